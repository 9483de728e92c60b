//! The visible seal: verified on the device by the list the server gave it, weighed by the registry.

use crate::deployment;
use serde_json::{Value, json};
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::seal;
use testkit::story::{finish_check, open_and_read};

async fn at_the_counter(deployment: &Deployment) -> anyhow::Result<(DeviceProcess, Applicant)> {
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let voucher = applicant.voucher().await?;
    open_and_read(&device, json!({ "scanned": voucher.qr }), &cast::NOEMIE).await?;
    Ok((device, applicant))
}

fn seal_of(answer: &Value) -> &Value {
    &answer["case"]["seal"]
}

#[tokio::test]
async fn a_verified_seal_is_shown_beside_the_fields_and_the_identity_activates() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let (device, applicant) = at_the_counter(&deployment).await?;
    // The list came with the lease: no network is needed.
    deployment.stop_server()?;
    let read = device.gesture("read-visible-seal", json!({ "texts": [seal::of(&cast::NOEMIE)] })).await?;
    assert_eq!(seal_of(&read)["outcome"], "verified");
    assert_eq!(seal_of(&read)["differs"], json!([]));
    let field = |answer: &Value, name: &str| {
        let fields = answer["case"]["document"].as_array().cloned().unwrap_or_default();
        fields.into_iter().find(|field| field["name"] == name).unwrap_or_default()
    };
    assert_eq!(field(&read, "birth-date")["sealed"]["value"], cast::NOEMIE.birth_date);
    assert_eq!(field(&read, "number")["sealed"]["value"], Value::Null, "typed blind: not shown before");
    deployment.start_server()?;
    finish_check(&device, &cast::NOEMIE).await?;
    applicant.wait_for("activated").await?;
    Ok(())
}

#[tokio::test]
async fn a_seal_whose_content_was_changed_is_false_and_the_check_is_held() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant) = at_the_counter(&deployment).await?;
    let forged = seal::of(&cast::LUDIVINE).replace("OSTERMANN", "LACOMBE");
    device.show(&forged).await?;
    let read = device.gesture("read-visible-seal", json!({ "texts": [] })).await?;
    assert_eq!(seal_of(&read)["outcome"], "false");
    finish_check(&device, &cast::NOEMIE).await?;
    applicant.wait_for("under-review").await?;
    Ok(())
}

#[tokio::test]
async fn a_true_seal_of_another_card_is_held_too() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant) = at_the_counter(&deployment).await?;
    let read = device.gesture("read-visible-seal", json!({ "texts": [seal::of(&cast::LUDIVINE)] })).await?;
    assert_eq!(seal_of(&read)["outcome"], "verified");
    assert!(seal_of(&read)["differs"].as_array().is_some_and(|fields| fields.contains(&json!("name"))));
    finish_check(&device, &cast::NOEMIE).await?;
    applicant.wait_for("under-review").await?;
    Ok(())
}

#[tokio::test]
async fn a_seal_cut_short_is_refused_by_name_and_can_be_read_again() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, _applicant) = at_the_counter(&deployment).await?;
    let whole = seal::of(&cast::NOEMIE);
    let (content, _) = whole.split_once('\u{1f}').unwrap_or_default();
    let Err(refused) = device.try_gesture("read-visible-seal", json!({ "texts": [content] })).await? else {
        anyhow::bail!("half a seal was read");
    };
    assert_eq!(
        (refused.problem.as_str(), refused.field.as_deref()),
        ("seal-unreadable", Some("no-signature"))
    );
    // A scanner of another layout: the text whose signature is right is taken.
    let swapped = whole.replace('A', "*").replace('Q', "A").replace('*', "Q");
    let read = device.gesture("read-visible-seal", json!({ "texts": [swapped, whole] })).await?;
    assert_eq!(seal_of(&read)["outcome"], "verified");
    Ok(())
}

#[tokio::test]
async fn a_genuine_seal_of_a_bill_and_one_on_a_passport_prove_nothing() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, _applicant) = at_the_counter(&deployment).await?;
    let bill = seal::signed("01", "10ALIX EXEMPLE");
    let Err(refused) = device.try_gesture("read-visible-seal", json!({ "texts": [bill] })).await? else {
        anyhow::bail!("a bill proved somebody");
    };
    assert_eq!(refused.field.as_deref(), Some("other-document"));
    let (field, _) = deployment.equip("autre", "clerk", cast::CARRIER, &[]).await?;
    field.gesture("prepare", json!({})).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::THEODORE, "counter").await?;
    let voucher = applicant.voucher().await?;
    open_and_read(&field, json!({ "scanned": voucher.qr }), &cast::THEODORE).await?;
    let refused =
        field.try_gesture("read-visible-seal", json!({ "texts": [seal::of(&cast::NOEMIE)] })).await?;
    assert_eq!(refused.err().map(|refused| refused.problem).as_deref(), Some("wrong-step"));
    Ok(())
}
