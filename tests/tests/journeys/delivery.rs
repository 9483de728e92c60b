//! Delivery that cannot lose: devices are killed at the worst moments, and the registry still holds one check,
//! once.

use crate::deployment;
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::proxy::Proxy;
use testkit::story::check_document;
use tokio::net::TcpListener;

/// How many checks (not chain starts) the registry has opened.
fn checks_opened(deployment: &Deployment) -> anyhow::Result<i64> {
    let path = deployment.server_folder().join("registry.sqlite");
    let registry = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(registry.query_row("SELECT count(*) FROM statements WHERE kind = 1", [], |row| row.get(0))?)
}

#[tokio::test]
async fn a_device_killed_between_sealing_and_delivery_delivers_one_check_once() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let applicant =
        Applicant::enrol(&deployment.url(), &deployment.server_folder(), &cast::NOEMIE, "counter").await?;
    let flags = ["--no-delivery"];
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &flags).await?;
    device.gesture("prepare", json!({})).await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    let sealed = check_document(&device, shown, &cast::NOEMIE).await?;
    assert_eq!(sealed["outbox"]["waiting"], 1);
    assert_eq!(checks_opened(&deployment)?, 0);

    device.kill();
    let device = DeviceProcess::start(&deployment.device_folder("guichet"), &flags)?;
    let reopened = device.gesture("snapshot", json!({})).await?;
    assert_eq!(reopened["outbox"]["waiting"], 1, "the sealed check survived, nobody had to sign in");
    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], 1);
    applicant.wait_for("activated").await?;
    device.gesture("deliver", json!({})).await?;
    assert_eq!(checks_opened(&deployment)?, 1);
    Ok(())
}

#[tokio::test]
async fn a_device_killed_between_delivery_and_answer_delivers_one_check_once() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let link = Proxy::open(deployment.url().trim_start_matches("http://").to_owned()).await?;
    let flags = ["--no-delivery"];
    let folder = deployment.device_folder("guichet");
    let device = DeviceProcess::start(&folder, &flags)?;
    let url = format!("http://{}", link.address);
    deployment.register(&device, "guichet", &url).await?;
    let (_, code) = deployment.add_agent("clerk", cast::CLERK).await?;
    device.gesture("enlist", json!({ "login": cast::CLERK.0, "code": code, "pin": cast::PIN })).await?;
    device.gesture("prepare", json!({})).await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;

    link.swallow_answers(true);
    // The device waits for an answer that never comes; the registry has kept and opened meanwhile.
    let waiting = tokio::spawn(async move {
        let _ = device.try_gesture("deliver", json!({})).await;
        device
    });
    applicant.wait_for("activated").await?;
    assert!(link.swallowed() > 0, "the answer was on its way");
    waiting.abort();
    let _ = waiting.await;
    link.swallow_answers(false);

    let device = DeviceProcess::start(&folder, &flags)?;
    let reopened = device.gesture("snapshot", json!({})).await?;
    assert_eq!(reopened["outbox"]["waiting"], 1, "without an answer nothing turns green");
    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], 1);
    assert_eq!(checks_opened(&deployment)?, 1);
    Ok(())
}

#[tokio::test]
async fn a_server_killed_after_keeping_opens_what_it_kept_when_it_is_back() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;
    device.gesture("deliver", json!({})).await?;
    deployment.kill_server()?;
    deployment.start_server()?;
    applicant.wait_for("activated").await?;
    assert_eq!(checks_opened(&deployment)?, 1);
    Ok(())
}

#[tokio::test]
async fn a_window_killed_in_the_middle_of_a_check_opens_again_at_the_same_step() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, agent) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    testkit::story::open_and_read(&device, shown, &cast::NOEMIE).await?;
    let fields = json!({ "numberEnd": cast::NOEMIE.number_end(), "expiry": cast::NOEMIE.expiry() });
    let before = device.gesture("type-fields", fields).await?;

    device.kill();
    let device = DeviceProcess::start(&deployment.device_folder("guichet"), &[])?;
    let after = device.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    assert_eq!(after["case"], before["case"]);
    assert_eq!(after["case"]["step"], "fields", "the printed fields are still to be confirmed");
    Ok(())
}

#[tokio::test]
async fn a_device_that_meets_renewed_keys_learns_them_by_itself_and_delivers() -> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;

    deployment.stop_server()?;
    let root = folder.path().join("root.key");
    let root = root.to_str().unwrap_or_default();
    deployment.command(&["keys", "renew", "--root-file", root, "--in-days", "0"])?;
    deployment.start_server()?;
    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], 1);
    applicant.wait_for("activated").await?;

    // And the day goes on under the new keys.
    device.gesture("prepare", json!({})).await?;
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::THEODORE, "counter").await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::THEODORE).await?;
    device.gesture("deliver", json!({})).await?;
    applicant.wait_for("activated").await?;
    Ok(())
}

/// A server that is there, has no time, and says for how long; gives how often it was asked.
async fn busy_server(address: &str) -> anyhow::Result<Arc<AtomicUsize>> {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let busy = Router::new().fallback(move || {
        counter.fetch_add(1, Ordering::SeqCst);
        async { (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "60")]) }
    });
    let listener = TcpListener::bind(address).await?;
    tokio::spawn(async move { axum::serve(listener, busy).await });
    Ok(asked)
}

#[tokio::test]
async fn a_busy_server_is_left_alone_for_as_long_as_it_asked_whatever_is_sealed_meanwhile()
-> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    let shown = json!({ "shown": { "scanned": applicant.voucher().await?.qr } });
    deployment.stop_server()?;
    let asked = busy_server(deployment.url().trim_start_matches("http://")).await?;
    for sealed in 1..=3 {
        device.gesture("open-case", shown.clone()).await?;
        let after = device.gesture("abandon", json!({ "reason": "applicant-leaves" })).await?;
        assert_eq!(after["outbox"]["waiting"], sealed);
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1, "asked once, and not again before the minute is over");
    Ok(())
}
