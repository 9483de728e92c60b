//! The people of the backlog: who they are, and what lets them ask.

use crate::cast::Person;
use crate::people::Applicant;
use anyhow::Context;
use serde_json::{Map, Value, json};

/// The people of the backlog, by their given names, and the invitations of those who show one.
pub(super) struct People {
    pub(super) known: Vec<(&'static str, Applicant)>,
    pub(super) shown: Map<String, Value>,
    pub(super) typed: Map<String, Value>,
}

impl People {
    pub(super) fn of(&self, person: &Person) -> anyhow::Result<&Applicant> {
        let found = self.known.iter().find(|(name, _)| *name == person.email);
        found.map(|(_, applicant)| applicant).with_context(|| format!("nobody enrolled {}", person.email))
    }

    pub(super) fn shown(&self, person: &Person) -> Value {
        json!({ "scanned": self.shown[person.email] })
    }

    /// Where each of them stands, and what lets them ask.
    pub(super) async fn told(&self) -> anyhow::Result<Map<String, Value>> {
        let mut told = Map::new();
        for (name, applicant) in &self.known {
            let state = applicant.state().await?;
            let (id, continuation) = (&applicant.enrolment, &applicant.continuation);
            let one = json!({ "enrolment": id, "continuation": continuation, "state": state });
            told.insert((*name).to_owned(), one);
        }
        Ok(told)
    }
}
