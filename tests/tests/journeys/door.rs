//! The door: a round is worked without a network, nobody is home, and the round hands itself in.

use crate::{deployment, now_ms};
use serde_json::json;
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::story::{book_visit, check_document};

async fn round_with(
    deployment: &Deployment,
    person: &cast::Person,
) -> anyhow::Result<(DeviceProcess, Applicant, String)> {
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, person, "home").await?;
    let (device, carrier) = deployment.equip("tournée", "carrier", cast::CARRIER, &[]).await?;
    book_visit(deployment, &carrier, &applicant.enrolment, now_ms()).await?;
    device.gesture("prepare", json!({})).await?;
    Ok((device, applicant, carrier))
}

#[tokio::test]
async fn nobody_home_costs_no_attempt_and_offers_another_visit() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let (device, applicant, _) = round_with(&deployment, &cast::LUDIVINE).await?;
    deployment.stop_server()?;
    let sealed = device.gesture("nobody-home", json!({ "enrolment": applicant.enrolment })).await?;
    assert_eq!(sealed["outbox"]["waiting"], 1);
    deployment.start_server()?;
    for _ in 0..400 {
        let appointment = applicant.get("appointment").await?;
        if appointment["state"] == "applicant-absent" {
            assert_eq!(applicant.state().await?, "awaiting-check");
            let status = applicant.get("status").await?;
            assert_eq!(status["next_step"], "book-again");
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    anyhow::bail!("the visit is not shown as missed: {}", applicant.get("appointment").await?)
}

#[tokio::test]
async fn a_typed_code_opens_a_case_offline_and_the_registry_finds_the_enrolment() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let (device, applicant, _) = round_with(&deployment, &cast::THEODORE).await?;
    let voucher = applicant.voucher().await?;
    deployment.stop_server()?;
    let typed = voucher.typed.to_lowercase().replace(' ', "");
    check_document(&device, json!({ "typed": typed }), &cast::THEODORE).await?;
    deployment.start_server()?;
    // The lease names enrolments; a typed code names none on the device, and the registry judges the scope.
    applicant.wait_for("activated").await?;
    Ok(())
}

#[tokio::test]
async fn a_check_without_the_applicants_secret_is_held() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant, _) = round_with(&deployment, &cast::THEODORE).await?;
    check_document(&device, json!({ "none": applicant.enrolment }), &cast::THEODORE).await?;
    applicant.wait_for("under-review").await?;
    Ok(())
}

#[tokio::test]
async fn a_device_whose_clock_is_wrong_by_years_still_works_and_is_believed_no_more() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let years = (4 * 365 * 86_400_000_i64).to_string();
    let flags = ["--wall-shift-ms", years.as_str()];
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &flags).await?;
    device.gesture("prepare", json!({})).await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;
    applicant.wait_for("activated").await?;
    Ok(())
}
