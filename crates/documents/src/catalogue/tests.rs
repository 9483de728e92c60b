//! The shipped catalogue, and files that are refused.

use super::*;
use serde_json::{Value, json};

fn shipped() -> Value {
    serde_json::from_str(SHIPPED).unwrap()
}

#[test]
fn the_shipped_file_is_a_catalogue_of_its_version() {
    let catalogue = Catalogue::read(SHIPPED).unwrap();
    assert_eq!(catalogue.version, VERSION);
    assert_eq!(models().len(), shipped()["models"].as_array().unwrap().len());
}

#[test]
fn a_file_that_contradicts_itself_is_refused_and_says_why() {
    let faults: [(&str, Value, Fault); 12] = [
        ("/models/1/id", json!(1), Fault::Number),
        ("/models/1/key", json!("model-cnie-2021"), Fault::Key),
        ("/models/0/features/1/key", json!("feature-cnie-2021-hologram"), Fault::Key),
        ("/models/0/features/1/code", json!(1), Fault::FeatureNumber),
        ("/models/0/features/0/sense", json!("touch"), Fault::Sense),
        ("/models/0/draw", json!(2), Fault::Draw),
        ("/models/4/draw", json!(5), Fault::Draw),
        ("/models/0/features/0/where/x", json!(800), Fault::Outside),
        ("/models/0/features/0/where/side", json!("page"), Fault::Outside),
        ("/models/0/issued/until", json!("1999-01-01"), Fault::Years),
        ("/models/0/format", json!("mrv-a"), Fault::Format),
        ("/models/0/specimen", json!(true), Fault::Specimen),
    ];
    for (path, value, fault) in faults {
        let mut file = shipped();
        *file.pointer_mut(path).unwrap() = value;
        match Catalogue::read(&file.to_string()) {
            Err(CatalogueError::Inconsistent { fault: found, .. }) => assert_eq!(found, fault, "{path}"),
            other => panic!("{path}: {other:?}"),
        }
    }
    let mut unfelt = shipped();
    let features = unfelt.pointer_mut("/models/0/features").unwrap().as_array_mut().unwrap();
    features.retain(|feature| feature["sense"] == "optical");
    let error = Catalogue::read(&unfelt.to_string()).unwrap_err();
    assert_eq!(error.to_string(), "model 1: one-sense");
}

#[test]
fn what_is_no_catalogue_says_where() {
    for text in
        ["", "[]", "{}", "{\"version\": 2, \"models\": [{}]}", "{\"version\": 2, \"models\": [], \"x\": 1}"]
    {
        assert!(matches!(Catalogue::read(text), Err(CatalogueError::Unreadable(_))), "{text}");
    }
    assert_eq!(Catalogue::read("{\"version\": 2, \"models\": []}"), Err(CatalogueError::Empty));
    let error = Catalogue::read("{\"version\": 2,\n \"models\": 3}").unwrap_err().to_string();
    assert!(error.contains("line 2"), "{error}");
}

#[test]
fn keys_are_made_of_the_model_and_a_word() {
    for model in models() {
        let start = format!("feature-{}-", model.key.trim_start_matches("model-"));
        assert!(model.features.iter().all(|feature| feature.key.starts_with(&start)), "{}", model.key);
    }
}

#[test]
fn the_day_of_issue_chooses_between_models_that_followed_each_other() {
    let lines = [
        "IRFRAT7X62TZ799<<<<<<<<<<<<<<<",
        "9001011<3109155MAR<<<<<<<<<<<6",
        "EXEMPLE<<CAMILLE<ALIX<<<<<<<<<",
    ];
    let on = "2026-11-21".parse().unwrap();
    let reading = crate::mrz::read(&lines, on);
    let of = |issued: Option<&str>| {
        model_for(&reading, issued.map(|day| day.parse().unwrap())).map(|model| model.key.as_str())
    };
    assert_eq!(of(None), Some("model-permit-2020"));
    assert_eq!(of(Some("2022-01-01")), Some("model-permit-2020"));
    assert_eq!(of(Some("2018-01-01")), Some("model-permit-2011"));
    assert_eq!(of(Some("1999-01-01")), Some("model-permit-2020"));
}

#[test]
fn the_old_french_card_is_a_model_of_its_own() {
    let lines = ["IDFRAPETIT<<<<<<<<<<<<<<<<<<<<069002", "1206692000073LUCAS<<<<<<<<<9908213M8"];
    let reading = crate::mrz::read(&lines, "2026-11-21".parse().unwrap());
    let model = model_for(&reading, None).unwrap();
    assert_eq!((model.key.as_str(), model.scheme), ("model-card-1988", Scheme::FrenchCard1988));
    assert!(model.asks_for_issue());
}
