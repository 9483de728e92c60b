//! Strangers' writes: anybody can ask for them without a session, and they must not send devices away.

use crate::deployment;
use statement::{Body, StatementKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use terms::{AgentId, EnrolmentId};
use testkit::attackers::ask_for_writes;
use testkit::hand_device::{Door, HandDevice, Telling, now};
use tokio::task::JoinSet;

/// Callers that flood at once, and for how long.
const STRANGERS: usize = 300;
const FLOOD: Duration = Duration::from_secs(6);

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
        let (url, is_over, answered) = (deployment.url(), Arc::clone(&is_over), Arc::clone(&answered));
        strangers.spawn(async move { ask_for_writes(&url, which, &is_over, &answered).await });
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
