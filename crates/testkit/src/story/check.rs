//! One whole check by gestures, as a window would call them.

use crate::cast::Person;
use crate::process::DeviceProcess;
use serde_json::{Value, json};

/// Opens a case with what was shown, and reads the document on the reader.
pub async fn open_and_read(device: &DeviceProcess, shown: Value, person: &Person) -> anyhow::Result<Value> {
    device.gesture("open-case", json!({ "shown": shown })).await?;
    device.lay(&person.lines()).await?;
    device.gesture("read-document", json!({ "lines": null, "originalInHand": true })).await
}

/// Types the two fields, answers every feature, compares the face: all as it should be.
pub async fn do_all_but_conclude(device: &DeviceProcess, person: &Person) -> anyhow::Result<Value> {
    let fields = json!({ "numberEnd": person.number_end(), "expiry": person.expiry() });
    let typed = device.gesture("type-fields", fields).await?;
    let fields = typed["case"]["document"].as_array().cloned().unwrap_or_default();
    for field in fields.iter().filter(|field| field["toConfirm"] == true) {
        device.gesture("confirm-printed", json!({ "field": field["name"], "agrees": true })).await?;
    }
    let typed = device.gesture("snapshot", json!({})).await?;
    let features = typed["case"]["features"].as_array().cloned().unwrap_or_default();
    let answers: Vec<Value> = features.iter().map(|feature| json!([feature["code"], "seen"])).collect();
    device.gesture("answer-features", json!({ "answers": answers })).await?;
    device.gesture("compare", json!({ "answer": "same" })).await
}

/// The same, and concludes.
pub async fn finish_check(device: &DeviceProcess, person: &Person) -> anyhow::Result<Value> {
    do_all_but_conclude(device, person).await?;
    device.gesture("conclude", json!({})).await
}

/// A whole check with a document on the reader.
pub async fn check_document(device: &DeviceProcess, shown: Value, person: &Person) -> anyhow::Result<Value> {
    open_and_read(device, shown, person).await?;
    finish_check(device, person).await
}
