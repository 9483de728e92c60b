//! Callers that hold connections with a byte now and then: 64 of one address, then 2,000 of as many, against honest ones.

use crate::{deployment, told};
use anyhow::ensure;
use std::time::{Duration, Instant};
use testkit::attackers::drip;
use tokio::task::JoinSet;

const HONEST: usize = 300;
const PATIENCE: Duration = Duration::from_secs(10);

/// What honest callers waited for the first page, each along a connection of its own.
async fn honest(url: &str) -> anyhow::Result<(usize, Vec<Duration>)> {
    let (mut answers, mut took) = (0, Vec::new());
    for _ in 0..HONEST {
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        let asked = Instant::now();
        let answer = client.get(url).send().await;
        answers += usize::from(answer.is_ok_and(|answer| answer.status().is_success()));
        took.push(asked.elapsed());
    }
    Ok((answers, took))
}

pub async fn play() -> anyhow::Result<Vec<String>> {
    let (_folder, deployment) = deployment().await?;
    let (url, to) = (deployment.url(), deployment.url().trim_start_matches("http://").parse()?);
    let mut lines = Vec::new();
    let mut slow = JoinSet::new();
    for (beside, callers) in
        [("nobody", 0), ("64 slow callers of one address", 64), ("2,000 more of as many", 2000)]
    {
        for caller in 0..callers {
            let from = if callers == 64 {
                "127.0.0.9".to_owned()
            } else {
                format!("127.1.{}.{}", caller / 250, caller % 250 + 1)
            };
            slow.spawn(drip(from, to));
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        let (answers, took) = honest(&url).await?;
        lines.push(format!("beside {beside}: {answers} of {HONEST} answered, {}", told(took)));
        ensure!(answers == HONEST, "{answers} of {HONEST} honest callers were answered beside {beside}");
    }
    Ok(lines)
}
