//! Files of documents to stop, as the console asks for them.

use crate::house::{House, PASSWORD};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sync_server::registry;
use sync_server::staff::create_account;
use terms::Role;

const FILES: &str = "/v1/admin/stop-list/files";

fn file(text: &str) -> Value {
    json!({ "file": base16ct::lower::encode_string(text.as_bytes()) })
}

async fn carry(house: &House) {
    while registry::carry_due(&house.state).await.unwrap() > 0 {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_counted_stopped_at_once_looked_at_by_a_second_person_and_lifted_by_two() {
    let house = House::open().await;
    create_account(&house.state, "second", "Second", Role::Administrator, PASSWORD.into()).await.unwrap();
    let (first, second) = (house.sign_in("admin").await, house.sign_in("second").await);
    let body = file(
        "kind;issuer;number;since;reason\npassport;FRA;26VV00042;2026-11-12;stolen\npassport;FRA;26VV00043;;lost\nx;;;;\n",
    );
    let preview = format!("{FILES}/preview");
    let (status, counted) = house.post(&preview, &first, body.clone()).await;
    let expected = json!({
        "lines": 3, "new": 2, "stopped": 0, "repeated": 0, "faulty": 1,
        "faults": [{ "line": 4, "fault": "kind" }], "impact": { "enrolments": [], "active": 0 },
    });
    assert_eq!((status, counted), (StatusCode::OK, expected));
    let (status, taken) = house.post(FILES, &first, body.clone()).await;
    assert_eq!((status, &taken["documents"]), (StatusCode::ACCEPTED, &json!(2)));
    carry(&house).await;
    let (_, listed) = house.get(FILES, &second).await;
    assert_eq!(
        (&listed[0]["state"], &listed[0]["done"], &listed[0]["by"]),
        (&json!("stopped"), &json!(2), &json!("admin"))
    );
    let (_, again) = house.post(FILES, &second, body).await;
    assert_eq!(again, json!({ "id": null, "documents": 0 }), "the same file changes nothing");
    let (_, acts) = house.get("/v1/admin/acts", &second).await;
    let act = &acts["waiting"][0];
    assert_eq!((&act["act"]["what"], &act["awaits"]), (&json!("stop-file"), &json!("review")));
    assert!(!acts.to_string().contains("26VV"), "an act names no document");
    let lift = format!("{FILES}/{}/lift", taken["id"].as_str().unwrap());
    let (status, waits) = house.post(&lift, &first, json!({})).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    carry(&house).await;
    assert_eq!(house.get(FILES, &first).await.1[0]["state"], "stopped", "one person lifts nothing");
    let decide = format!("/v1/admin/acts/{}/decide", waits["waits"].as_str().unwrap());
    let (status, _) = house.post(&decide, &second, json!({ "outcome": "confirmed" })).await;
    assert_eq!(status, StatusCode::OK);
    carry(&house).await;
    let (_, listed) = house.get(FILES, &first).await;
    assert_eq!((&listed[0]["state"], &listed[0]["lifted_by"]), (&json!("lifted"), &json!("admin")));
    assert_eq!(house.post(&lift, &first, json!({})).await.0, StatusCode::CONFLICT, "once");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_bring_files_and_one_that_is_too_large_says_so() {
    let house = House::open().await;
    let (admin, manager) = (house.sign_in("admin").await, house.sign_in("manager").await);
    let preview = format!("{FILES}/preview");
    for path in [FILES, &preview] {
        assert_eq!(house.post(path, &manager, file("")).await.0, StatusCode::FORBIDDEN, "{path}");
    }
    let large = " ".repeat(wire::v1::stop_file::MAX_STOP_FILE_BYTES + 1);
    let (status, counted) = house.post(&preview, &admin, file(&large)).await;
    assert_eq!((status, &counted["faults"]), (StatusCode::OK, &json!([{ "line": 1, "fault": "too-large" }])));
}
