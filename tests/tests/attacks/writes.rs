//! Strangers' writes: anybody can ask for them without a session, and they must not send devices away.

use crate::deployment;
use serde_json::json;
use statement::{Body, StatementKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use terms::{AgentId, EnrolmentId};
use testkit::cast;
use testkit::hand_device::{Door, HandDevice, Telling, now};
use tokio::task::JoinSet;

/// Callers that flood at once, and for how long.
const STRANGERS: usize = 300;
const FLOOD: Duration = Duration::from_secs(6);

/// Asks for what costs a write, again and again: codes that there are not, ways back, drafts.
async fn flood(url: String, which: usize, is_over: Arc<AtomicBool>, answered: Arc<AtomicU32>) {
    let client = reqwest::Client::new();
    let hex = |byte: &str| byte.repeat(32);
    while !is_over.load(Ordering::Relaxed) {
        let request = match which % 3 {
            0 => client
                .post(format!("{url}/v1/devices/enrol"))
                .json(&json!({ "locator": hex("ab"), "key": hex("58"), "nonce": "ab".repeat(16), "proof": hex("cd") })),
            1 => client
                .post(format!("{url}/return"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body("mobile=0612345678&day=1&month=2&year=1990"),
            _ => client
                .post(format!("{url}/v1/enrolments"))
                .json(&json!({ "declaration": cast::NOEMIE.declaration(), "notice_version": 1 })),
        };
        answered.fetch_add(u32::from(request.send().await.is_ok()), Ordering::Relaxed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn frames_are_kept_beside_a_flood_of_strangers_writes() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.restart_with("[limits]\nconnections_from_one = 4096\n")?;
    let door = Door { url: deployment.url(), client: reqwest::Client::new() };
    let code = deployment.add_device("guichet").await?;
    let mut device = HandDevice::register(&door, 1, &code, AgentId([1; 8]), now()).await?;

    let (is_over, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let mut strangers = JoinSet::new();
    for which in 0..STRANGERS {
        strangers.spawn(flood(deployment.url(), which, Arc::clone(&is_over), Arc::clone(&answered)));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (begun, mut kept) = (Instant::now(), 0u8);
    // On a machine that others use too, a few frames take longer.
    while begun.elapsed() < FLOOD || (kept <= 5 && begun.elapsed() < 10 * FLOOD) {
        let told =
            Telling::without_voucher(StatementKind::Check, EnrolmentId([kept; 16]), Body::empty([kept; 16]));
        let sealed = device.seal(&told, now())?;
        let answer = door.send("/v1/frames", device.sign(&device.frame(&[sealed]))).await?;
        assert!(answer.status().is_success(), "a frame was refused: {}", answer.status());
        assert_eq!(device.verified(&answer.bytes().await?)?.receipts.len(), 1);
        kept += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    is_over.store(true, Ordering::Relaxed);
    while strangers.join_next().await.is_some() {}
    assert!(answered.load(Ordering::Relaxed) > 500, "the flood was one: {answered:?}");
    assert!(kept > 5, "{kept} frames in {FLOOD:?}");
    Ok(())
}
