//! What holds an identity back: the stop list, a document that stands in two enrolments, an identity that is
//! not the one declared, a secret used twice.

use crate::deployment;
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use testkit::cast::{self, Person};
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::story::check_document;

fn registry(deployment: &Deployment) -> anyhow::Result<Connection> {
    let path = deployment.server_folder().join("registry.sqlite");
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

async fn counter(deployment: &Deployment) -> anyhow::Result<DeviceProcess> {
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    Ok(device)
}

async fn check(
    deployment: &Deployment,
    device: &DeviceProcess,
    declared: &Person,
    shown: &Person,
) -> anyhow::Result<Applicant> {
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, declared, "counter").await?;
    let voucher = applicant.voucher().await?;
    check_document(device, json!({ "scanned": voucher.qr }), shown).await?;
    Ok(applicant)
}

#[tokio::test]
async fn a_document_on_the_stop_list_never_activates() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let stopped = json!({ "kind": "identity-card", "issuer": "FRA", "number": cast::NOEMIE.document.number });
    deployment.administrator().await?.try_post("/v1/admin/stop-list", stopped).await?;
    let device = counter(&deployment).await?;
    let applicant = check(&deployment, &device, &cast::NOEMIE, &cast::NOEMIE).await?;
    applicant.wait_for("under-review").await?;
    Ok(())
}

#[tokio::test]
async fn one_document_in_two_enrolments_holds_the_second() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let device = counter(&deployment).await?;
    let first = check(&deployment, &device, &cast::NOEMIE, &cast::NOEMIE).await?;
    first.wait_for("activated").await?;
    let twin = Person { mobile: "06 55 44 33 22", email: "autre@exemple.test", ..cast::NOEMIE };
    let second = check(&deployment, &device, &twin, &cast::NOEMIE).await?;
    second.wait_for("under-review").await?;
    Ok(())
}

#[tokio::test]
async fn an_identity_that_is_not_the_one_declared_is_held() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let device = counter(&deployment).await?;
    let applicant = check(&deployment, &device, &cast::NOEMIE, &cast::LUDIVINE).await?;
    applicant.wait_for("under-review").await?;
    Ok(())
}

#[tokio::test]
async fn a_second_check_under_one_secret_changes_nothing_for_the_first() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let device = counter(&deployment).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    check_document(&device, shown.clone(), &cast::NOEMIE).await?;
    applicant.wait_for("activated").await?;
    check_document(&device, shown, &cast::NOEMIE).await?;
    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], 2, "the second one is kept as well");
    assert_eq!(applicant.state().await?, "activated");
    Ok(())
}

#[tokio::test]
async fn two_checks_under_one_secret_before_any_was_judged_are_held() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    // The second one does not agree with the first: the card of somebody else under the same invitation.
    check_document(&device, shown.clone(), &cast::LUDIVINE).await?;
    check_document(&device, shown, &cast::NOEMIE).await?;
    device.gesture("deliver", json!({})).await?;
    applicant.wait_for("under-review").await?;
    let identities: i64 =
        registry(&deployment)?.query_row("SELECT count(*) FROM identities", [], |row| row.get(0))?;
    assert_eq!(identities, 0);
    Ok(())
}

#[tokio::test]
async fn an_abandoned_case_is_sealed_and_the_applicant_may_come_again() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let device = counter(&deployment).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    device.gesture("open-case", json!({ "shown": shown })).await?;
    let left = device.gesture("abandon", json!({ "reason": "applicant-leaves" })).await?;
    assert!(left["case"].is_null());
    device.gesture("deliver", json!({})).await?;
    // Its secret is spent: another voucher comes by itself, and the next check goes through.
    for _ in 0..400 {
        if applicant.voucher().await.is_ok_and(|voucher| json!({ "scanned": voucher.qr }) != shown) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let fresh = json!({ "scanned": applicant.voucher().await?.qr });
    assert_ne!(fresh, shown);
    check_document(&device, fresh, &cast::NOEMIE).await?;
    applicant.wait_for("activated").await?;
    Ok(())
}

#[tokio::test]
async fn a_revoked_devices_check_is_kept_and_does_not_count() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    let administrator = deployment.administrator().await?;
    let devices = administrator.get("/v1/admin/devices").await?;
    let id = testkit::deployment::text(&devices, "/0/id")?;
    let (status, _) = administrator
        .try_post(&format!("/v1/admin/devices/{id}/revoke"), json!({ "reason": "lost" }))
        .await?;
    assert_eq!(status, 204);

    let applicant = check(&deployment, &device, &cast::NOEMIE, &cast::NOEMIE).await?;
    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], 1, "a revoked device still delivers what it sealed");
    let registry = registry(&deployment)?;
    let opened = "SELECT count(*) FROM statements WHERE kind = 1";
    for _ in 0..400 {
        if registry.query_row(opened, [], |row| row.get::<_, i64>(0))? == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(registry.query_row(opened, [], |row| row.get::<_, i64>(0))?, 1, "it was opened and judged");
    assert_ne!(applicant.state().await?, "activated");
    assert_eq!(registry.query_row("SELECT count(*) FROM identities", [], |row| row.get::<_, i64>(0))?, 0);
    let refused = device.try_gesture("prepare", json!({})).await?;
    assert_eq!(refused.err().map(|refused| refused.problem), Some("not-allowed".to_owned()));
    Ok(())
}
