//! One route as the table says it: who may ask, with what, and what is answered. What follows from these by itself (no
//! session, a body that cannot be read) is added here, so that an entry names only what is its own.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::collections::BTreeSet;
use terms::{EnrolmentId, Role};
use wire::v1::administration::Done;

/// Makes the schema of one type.
pub type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// The schema of a type.
pub fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Who may ask.
#[derive(Clone, Copy)]
pub enum Who {
    Anybody,
    /// The applicant of the enrolment that the path names.
    Applicant,
    /// A member of staff of one of these roles.
    Staff(&'static [Role]),
}

/// What a request or an answer carries.
pub enum Body {
    Json(SchemaOf),
    /// Bytes of another content type.
    Other(&'static str),
}

/// A route with one of its methods.
pub struct Entry {
    pub method: &'static str,
    pub path: &'static str,
    pub summary: &'static str,
    pub who: Who,
    /// What the path's parameter is.
    pub at: Option<SchemaOf>,
    /// The parameters of the query, and whether each must stand there.
    pub query: Vec<(&'static str, SchemaOf, bool)>,
    pub takes: Option<Body>,
    /// The status when it is done.
    pub status: u16,
    /// A second person may be asked first: 202.
    pub may_wait: bool,
    pub gives: Option<Body>,
    refuses: &'static [u16],
}

/// A route that reads; anybody's, until `by` says whose.
pub fn get(path: &'static str, summary: &'static str) -> Entry {
    entry("get", path, summary)
}

/// A route that says something in place of what was said before.
pub fn put(path: &'static str, summary: &'static str) -> Entry {
    entry("put", path, summary)
}

/// A route that does something.
pub fn post(path: &'static str, summary: &'static str) -> Entry {
    entry("post", path, summary)
}

fn entry(method: &'static str, path: &'static str, summary: &'static str) -> Entry {
    let (who, takes, gives) = (Who::Anybody, None, None);
    Entry {
        method,
        path,
        summary,
        who,
        at: None,
        query: Vec::new(),
        takes,
        status: 204,
        may_wait: false,
        gives,
        refuses: &[],
    }
}

impl Entry {
    pub fn by(self, roles: &'static [Role]) -> Self {
        Self { who: Who::Staff(roles), ..self }
    }
    pub fn by_applicant(self) -> Self {
        Self { who: Who::Applicant, ..self }.at::<EnrolmentId>()
    }
    pub fn at<T: JsonSchema>(self) -> Self {
        Self { at: Some(schema_of::<T>), ..self }
    }
    pub fn with_query<T: JsonSchema>(self, name: &'static str) -> Self {
        self.query(name, schema_of::<T>, true)
    }
    pub fn may_have_query<T: JsonSchema>(self, name: &'static str) -> Self {
        self.query(name, schema_of::<T>, false)
    }
    fn query(mut self, name: &'static str, schema: SchemaOf, must: bool) -> Self {
        self.query.push((name, schema, must));
        self
    }
    pub fn takes<T: JsonSchema>(self) -> Self {
        Self { takes: Some(Body::Json(schema_of::<T>)), ..self }
    }
    pub fn takes_bytes(self, kind: &'static str) -> Self {
        Self { takes: Some(Body::Other(kind)), ..self }
    }
    pub fn gives<T: JsonSchema>(self, status: u16) -> Self {
        Self { status, gives: Some(Body::Json(schema_of::<T>)), ..self }
    }
    pub fn gives_bytes(self, status: u16, kind: &'static str) -> Self {
        Self { status, gives: Some(Body::Other(kind)), ..self }
    }
    /// Done, and nothing else to say: 204 where an entry says nothing.
    pub fn done(self, status: u16) -> Self {
        Self { status, ..self }
    }
    /// Done now, or once a second administrator confirmed it.
    pub fn asks_two(self) -> Self {
        Self { may_wait: true, ..self.gives::<Done>(201) }
    }
    /// Statuses that do not follow from who may ask with what.
    pub fn refuses(self, statuses: &'static [u16]) -> Self {
        Self { refuses: statuses, ..self }
    }

    /// The name inside the path's braces.
    pub fn parameter(&self) -> Option<&'static str> {
        Some(self.path.split_once('{')?.1.split_once('}')?.0)
    }
    /// A name of its own among all operations.
    pub fn id(&self) -> String {
        let words = self.path.split(['/', '{', '}', '.']).filter(|word| !word.is_empty());
        [self.method].into_iter().chain(words).collect::<Vec<_>>().join("-")
    }
    /// What it is about: the first word of its path after the version.
    pub fn tag(&self) -> &'static str {
        let mut words = self.path.split('/').filter(|word| !word.is_empty() && *word != "v1");
        words.next().unwrap_or_default()
    }

    /// Every status that refuses, in order.
    pub fn refusals(&self) -> Vec<u16> {
        let mut statuses: BTreeSet<u16> = self.refuses.iter().copied().collect();
        if self.method != "get" {
            // From another site's page.
            statuses.insert(403);
        }
        match self.who {
            Who::Anybody => {}
            Who::Applicant => statuses.extend([401, 404]),
            Who::Staff(roles) => {
                statuses.insert(401);
                if roles.len() < Role::ALL.len() {
                    statuses.insert(403);
                }
            }
        }
        if self.at.is_some() {
            statuses.extend([400, 404]);
        }
        if !self.query.is_empty() {
            statuses.insert(400);
        }
        if self.may_wait {
            // The same waits already, or too much does.
            statuses.extend([409, 429]);
        }
        match self.takes {
            None => {}
            Some(Body::Json(_)) => statuses.extend([400, 413, 415, 422]),
            Some(Body::Other(_)) => statuses.extend([400, 413]),
        }
        statuses.into_iter().collect()
    }
}
