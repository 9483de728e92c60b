//! That the description of the server's routes names what its router has. Reads the lines that add routes, as tokens;
//! must not know what a route does.

use crate::none;
use crate::sources::{production, sources};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
/// What programs ask for; pages are for people, and not described.
const DESCRIBED: [&str; 4] = ["/v1/", "/healthz", "/readyz", "/openapi.json"];

/// Every `.route("path", method(…).method(…))` of a source, as `method path`.
fn added(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let is_call = group.delimiter() == Delimiter::Parenthesis;
        if is_call && at > 0 && tokens[at - 1].to_string() == "route" {
            found.extend(of_route(group.stream()));
        } else {
            added(group.stream(), found);
        }
    }
}

fn of_route(arguments: TokenStream) -> Vec<String> {
    let tokens: Vec<String> = arguments.into_iter().map(|token| token.to_string()).collect();
    let path = tokens[0].trim_matches('"').to_owned();
    let calls = tokens.windows(2).filter(|pair| pair[1].starts_with('('));
    let methods = calls.map(|pair| pair[0].as_str()).filter(|name| METHODS.contains(name));
    methods.map(|method| format!("{method} {path}")).collect()
}

#[test]
fn every_route_for_programs_is_described_and_nothing_else_is() {
    let mut routed = BTreeSet::new();
    for source in sources(&["rs"]).iter().filter(|source| source.path.starts_with("sync-server/src/http/")) {
        let text = production(&source.text);
        added(text.parse().unwrap_or_else(|cause| panic!("{}: {cause}", source.path)), &mut routed);
    }
    routed.retain(|route| DESCRIBED.iter().any(|start| route.split_once(' ').unwrap().1.starts_with(start)));
    assert!(routed.len() > 40, "the routes are not read: {} found", routed.len());

    let description = sync_server::http::openapi_description();
    let mut described = BTreeSet::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        described.extend(item.as_object().unwrap().keys().map(|method| format!("{method} {path}")));
    }
    let silent = routed.difference(&described).map(|route| format!("{route} has no entry in the table"));
    let absent = described.difference(&routed).map(|route| format!("{route} is in the table and no route"));
    none(&silent.chain(absent).collect::<Vec<_>>());
}
