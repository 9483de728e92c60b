//! What partners and their programs read before they ask: the server's JSON routes as an `OpenAPI` 3.1 description, made
//! from one table of routes and the types of `wire`. It must not know what a route does.

mod entry;
mod schemas;
mod table;

use crate::State;
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use entry::{Body, Entry, Who};
use schemas::Schemas;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use terms::Role;
use wire::v1::problem::ProblemBody;

pub(super) fn routes() -> Router<State> {
    Router::new().route("/openapi.json", get(show))
}

static TEXT: LazyLock<Bytes> = LazyLock::new(|| openapi_description().to_string().into());

async fn show() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], TEXT.clone())
}

/// The whole description, as it is served.
pub fn openapi_description() -> Value {
    let mut schemas = Schemas::new();
    let problem = schemas.told(entry::schema_of::<ProblemBody>);
    let mut paths = Map::new();
    for entry in table::entries() {
        let operation = operation(&entry, &problem, &mut schemas);
        let item = paths.entry(entry.path).or_insert_with(|| json!({}));
        item[entry.method] = operation;
    }
    let mut description = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Vis-à-vis",
            "summary": "The registry's server: enrolments, bookings, administration.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache License 2.0", "identifier": "Apache-2.0" },
        },
        "paths": paths,
        "components": { "securitySchemes": security_schemes() },
    });
    description["components"]["schemas"] = schemas.settle(&mut description).into();
    description
}

fn security_schemes() -> Value {
    json!({
        "staff": {
            "type": "http",
            "scheme": "bearer",
            "description": "The token that signing in gives to a program; a browser has a cookie. Roles do not include \
                            one another.",
        },
        "applicant": {
            "type": "http",
            "scheme": "bearer",
            "description": "The continuation that opening the enrolment gives to a program; a browser has a cookie.",
        },
    })
}

fn operation(entry: &Entry, problem: &Value, schemas: &mut Schemas) -> Value {
    let mut operation = json!({
        "operationId": entry.id(),
        "summary": entry.summary,
        "tags": [entry.tag()],
        "security": security(entry.who),
        "responses": responses(entry, problem, schemas),
    });
    let parameters = parameters(entry, schemas);
    if !parameters.is_empty() {
        operation["parameters"] = parameters.into();
    }
    if let Some(body) = &entry.takes {
        let content = content(body, |schema| schemas.sent(schema));
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    operation
}

/// One alternative for each role: `OpenAPI` reads a list inside one alternative as roles that are needed together.
fn security(who: Who) -> Value {
    match who {
        Who::Anybody => json!([]),
        Who::Applicant => json!([{ "applicant": [] }]),
        Who::Staff(roles) if roles.len() == Role::ALL.len() => json!([{ "staff": [] }]),
        Who::Staff(roles) => roles.iter().map(|role| json!({ "staff": [role.word()] })).collect(),
    }
}

fn parameters(entry: &Entry, schemas: &mut Schemas) -> Vec<Value> {
    let mut found = Vec::new();
    if let (Some(name), Some(schema)) = (entry.parameter(), entry.at) {
        found.push(json!({ "name": name, "in": "path", "required": true, "schema": schemas.sent(schema) }));
    }
    for (name, schema, must) in entry.query.iter().copied() {
        found.push(json!({ "name": name, "in": "query", "required": must, "schema": schemas.sent(schema) }));
    }
    found
}

fn responses(entry: &Entry, problem: &Value, schemas: &mut Schemas) -> Value {
    let mut responses = Map::new();
    let mut done = json!({ "description": "Done." });
    if let Some(body) = &entry.gives {
        done["content"] = content(body, |schema| schemas.told(schema));
    }
    if entry.may_wait {
        let mut waits = done.clone();
        waits["description"] = "Proposed: it is done once a second administrator confirmed it.".into();
        responses.insert("202".to_owned(), waits);
    }
    responses.insert(entry.status.to_string(), done);
    let refusals = entry.refusals().into_iter().map(|status| (status.to_string(), meaning(status)));
    let failures = [("5XX".to_owned(), "The server failed or is busy, and nothing was done: ask again.")];
    for (status, meaning) in refusals.chain(failures) {
        let content = json!({ "application/json": { "schema": problem } });
        responses.insert(status, json!({ "description": meaning, "content": content }));
    }
    responses.into()
}

fn content(body: &Body, schema_of: impl FnOnce(entry::SchemaOf) -> Value) -> Value {
    match body {
        Body::Json(schema) => json!({ "application/json": { "schema": schema_of(*schema) } }),
        Body::Other(kind) => json!({ *kind: {} }),
    }
}

const fn meaning(status: u16) -> &'static str {
    match status {
        400 => "The body, the path or the query cannot be read.",
        401 => "Nobody is signed in, or what was shown as proof is wrong.",
        403 => "Not for this caller, or asked from another site's page.",
        404 => "No such thing, or not for this caller: the two are not told apart.",
        409 => "Not in the state that it is in.",
        410 => "The link is used or has run out.",
        413 => "The body is too long.",
        415 => "The body is not said to be JSON.",
        429 => "Too many tries: wait.",
        _ => "A field is not accepted, or the body is not of this form.",
    }
}
