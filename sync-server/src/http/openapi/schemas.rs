//! The schemas of bodies, made from their types. A type that is read and written in two ways (a field that may be missing
//! where it is sent is always there where it is told) has two schemas under two names.

use super::entry::SchemaOf;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const TOLD: &str = "#/components/schemas/";
/// Where references to what is sent point until it is known which names differ.
const SENT: &str = "#/components/sent/";

pub struct Schemas {
    sent: SchemaGenerator,
    told: SchemaGenerator,
}

impl Schemas {
    pub fn new() -> Self {
        let at = |path: &'static str| {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = path.into();
                settings.meta_schema = None;
            })
        };
        Self {
            sent: at(SENT).for_deserialize().into_generator(),
            told: at(TOLD).for_serialize().into_generator(),
        }
    }

    /// The schema of a type as callers send it.
    pub fn sent(&mut self, schema: SchemaOf) -> Value {
        schema(&mut self.sent).into()
    }

    /// The schema of a type as the server tells it.
    pub fn told(&mut self, schema: SchemaOf) -> Value {
        schema(&mut self.told).into()
    }

    /// Turns every reference of a description to its last name, and gives the schemas under these names.
    pub fn settle(mut self, description: &mut Value) -> Map<String, Value> {
        let sent = self.sent.take_definitions(true);
        let mut all = self.told.take_definitions(true);
        let mut apart = BTreeSet::new();
        // A schema that refers to one that differs differs too.
        loop {
            let differs = |name: &&String| {
                let told = all.get(*name).filter(|_| !apart.contains(*name));
                told.is_some_and(|told| *told != relinked(&sent[*name], &apart))
            };
            let more: Vec<String> = sent.keys().filter(differs).cloned().collect();
            if more.is_empty() {
                break;
            }
            apart.extend(more);
        }
        all.extend(sent.iter().map(|(name, schema)| (last_name(name, &apart), relinked(schema, &apart))));
        *description = relinked(description, &apart);
        all
    }
}

fn last_name(name: &str, apart: &BTreeSet<String>) -> String {
    if apart.contains(name) { format!("{name}AsSent") } else { name.to_owned() }
}

fn relinked(value: &Value, apart: &BTreeSet<String>) -> Value {
    match value {
        Value::String(text) => match text.strip_prefix(SENT) {
            Some(name) => format!("{TOLD}{}", last_name(name, apart)).into(),
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| relinked(item, apart)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, field)| (name.clone(), relinked(field, apart))).collect()
        }
        _ => value.clone(),
    }
}
