//! 300 strangers ask for what costs a write, of as many networks, while a device sends.

use crate::{deployment, told};
use anyhow::ensure;
use statement::{Body, StatementKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use terms::{AgentId, EnrolmentId};
use testkit::attackers::ask_for_writes;
use testkit::hand_device::{Door, HandDevice, Telling, now};
use tokio::task::JoinSet;

const STRANGERS: usize = 300;
const FLOOD: Duration = Duration::from_secs(30);

/// Sends frames of one record for a while; gives how long each answer took, and how many were refused.
async fn send(
    door: &Door,
    device: &mut HandDevice,
    time: Duration,
) -> anyhow::Result<(Vec<Duration>, usize)> {
    let (begun, mut took, mut refused) = (Instant::now(), Vec::new(), 0);
    while begun.elapsed() < time {
        let kept = (took.len() as u128).to_be_bytes();
        let told = Telling::without_voucher(StatementKind::Check, EnrolmentId(kept), Body::empty(kept));
        let sealed = device.seal(&told, now())?;
        let asked = Instant::now();
        let answer = door.send("/v1/frames", device.sign(&device.frame(&[sealed]))).await?;
        took.push(asked.elapsed());
        refused += usize::from(!answer.status().is_success());
        // Two hundred a minute: a device may send 240.
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    Ok((took, refused))
}

pub async fn play() -> anyhow::Result<Vec<String>> {
    let (_folder, mut deployment) = deployment().await?;
    // No network is refused: the flood is to reach the writer.
    let free = "[codes]\nhour_of_a_network = 1000000\nday_of_a_network = 1000000\nhour_of_all = 1000000\n";
    deployment.restart_with(&format!("[limits]\nconnections_from_one = 4096\n{free}"))?;
    let door = Door { url: deployment.url(), client: reqwest::Client::new() };
    let code = deployment.add_device("guichet").await?;
    let mut device = HandDevice::register(&door, 1, &code, AgentId([1; 8]), now()).await?;
    let (alone, _) = send(&door, &mut device, Duration::from_secs(10)).await?;
    tokio::time::sleep(Duration::from_secs(50)).await;
    let (is_over, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let mut strangers = JoinSet::new();
    for which in 0..STRANGERS {
        let (url, is_over, answered) = (deployment.url(), Arc::clone(&is_over), Arc::clone(&answered));
        strangers.spawn(async move { ask_for_writes(&url, which, &is_over, &answered).await });
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (beside, refused) = send(&door, &mut device, FLOOD).await?;
    is_over.store(true, Ordering::Relaxed);
    while strangers.join_next().await.is_some() {}
    let (sent, asked) = (beside.len(), answered.load(Ordering::Relaxed));
    ensure!(refused == 0, "{refused} of {sent} frames were refused");
    Ok(vec![
        format!("frames alone: {}", told(alone)),
        format!(
            "beside {asked} requests of strangers in {} s: {sent} frames, {refused} refused, {}",
            FLOOD.as_secs(),
            told(beside)
        ),
    ])
}
