//! What is told to partners: that the description is one of `OpenAPI` 3.1, and that the server does as it says.

use crate::house::{House, told};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::collections::BTreeSet;

async fn description(house: &House) -> Value {
    let response = house.send(Method::GET, "/openapi.json", &[], None).await;
    assert_eq!(response.headers()["content-type"], "application/json");
    let (status, description) = told(response).await;
    assert_eq!(status, StatusCode::OK);
    description
}

/// Every operation, with its method and its path.
fn operations(description: &Value) -> Vec<(Method, String, Value)> {
    let paths = description["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().clone().into_iter();
        let path = path.clone();
        methods.map(move |(method, said)| (method.to_uppercase().parse().unwrap(), path.clone(), said))
    };
    paths.iter().flat_map(of_path).collect()
}

/// Every value inside, the outermost first.
fn inside<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    found.push(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| inside(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| inside(field, found)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_whole() {
    let house = House::open().await;
    let description = description(&house).await;
    assert_eq!(description["openapi"], "3.1.0");
    assert!(description["info"]["title"].is_string() && description["info"]["version"].is_string());

    let mut ids = BTreeSet::new();
    for (method, path, said) in operations(&description) {
        assert!(ids.insert(said["operationId"].to_string()), "{method} {path} has a name of another");
        let named: BTreeSet<&str> =
            path.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
        let parameters = said["parameters"].as_array().cloned().unwrap_or_default();
        let in_path = parameters.iter().filter(|parameter| parameter["in"] == "path");
        let told: BTreeSet<&str> = in_path.map(|parameter| parameter["name"].as_str().unwrap()).collect();
        assert_eq!(named, told, "{method} {path}");
        let must = |parameter: &Value| parameter["in"] != "path" || parameter["required"] == true;
        assert!(parameters.iter().all(must), "{method} {path}");
        let responses = said["responses"].as_object().unwrap();
        assert!(responses.values().all(|response| response["description"].is_string()), "{method} {path}");
    }

    let mut values = Vec::new();
    inside(&description, &mut values);
    let references: Vec<&str> = values.iter().filter_map(|value| value.get("$ref")?.as_str()).collect();
    assert!(references.len() > 100, "{}", references.len());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_be_left_out_by_the_sender_is_always_told() {
    let house = House::open().await;
    let schemas = description(&house).await["components"]["schemas"].take();
    let required = |name: &str| schemas[name]["required"].as_array().unwrap().contains(&"complement".into());
    assert!(required("PostalAddress") && !required("PostalAddressAsSent"));
    assert_eq!(
        schemas["Declaration"]["properties"]["address"]["$ref"],
        "#/components/schemas/PostalAddressAsSent"
    );
    assert_eq!(schemas["CancelFor"]["additionalProperties"], false);
    assert_eq!(schemas["RevocationReason"]["enum"][0], "lost");
}

/// Whatever needs somebody is refused to nobody, and what a role may not read is refused to that role.
#[tokio::test(flavor = "multi_thread")]
async fn who_may_ask_is_as_the_description_says() {
    let house = House::open().await;
    let roles = ["administrator", "manager", "reviewer"];
    let mut tokens = Vec::new();
    for (role, login) in roles.into_iter().zip(["admin", "manager", "reviewer"]) {
        tokens.push((role, house.sign_in(login).await));
    }
    let description = description(&house).await;
    let mut refused = 0;
    for (method, path, said) in operations(&description) {
        let who = said["security"].as_array().unwrap();
        let asked = path.replace("{id}", "0001020304050607").replace("{login}", "nobody");
        let asked = if path == "/v1/rounds" { format!("{asked}?day=2026-11-21") } else { asked };
        let (status, _) = told(house.send(method.clone(), &asked, &[], None).await).await;
        assert_eq!(status == StatusCode::UNAUTHORIZED, !who.is_empty(), "{method} {path}: {status}");
        let of_staff: Vec<&Value> = who.iter().filter_map(|one| one.get("staff")).collect();
        for (role, token) in &tokens {
            // Who may do something is asked once the body was read.
            if of_staff.is_empty() || said.get("requestBody").is_some() || path.starts_with("/v1/sign-out") {
                continue;
            }
            let may = of_staff.iter().any(|roles| {
                let roles = roles.as_array().unwrap();
                roles.is_empty() || roles.iter().any(|one| one == role)
            });
            let bearer = format!("Bearer {token}");
            let answer = house.send(method.clone(), &asked, &[("authorization", &bearer)], None).await;
            let status = answer.status();
            assert_eq!(status != StatusCode::FORBIDDEN, may, "{method} {path} by {role}: {status}");
            refused += usize::from(!may);
        }
    }
    assert!(refused > 20, "{refused}");
}
