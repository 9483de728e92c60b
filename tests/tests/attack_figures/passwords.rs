//! 1,200 requests at once that cost a password's hash, while a colleague signs in.

use crate::{deployment, told};
use anyhow::ensure;
use reqwest::StatusCode;
use std::time::{Duration, Instant};
use testkit::attackers::{ask_for_a_hash, memory, try_password};
use testkit::cast;
use testkit::people::Staff;
use tokio::task::JoinSet;

const REQUESTS: u32 = 1200;

pub async fn play() -> anyhow::Result<Vec<String>> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.restart_with("[limits]\nconnections_from_one = 4096\n")?;
    let (url, process) = (deployment.url(), deployment.process()?);
    let who = (cast::MANAGER.0, cast::PASSWORD);
    deployment.manager().await?;
    let known = Staff::in_browser(&url, who, &deployment.security_key()?, None).await?;
    let (mut alone, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        let asked = Instant::now();
        let answer = try_password("127.0.0.1", &url, who, Some(&known)).await?;
        ensure!(answer.status() == StatusCode::OK, "{}", answer.status());
        alone.push(asked.elapsed());
    }
    let before = memory(process)?;
    let (client, mut flood) = (reqwest::Client::new(), JoinSet::new());
    for number in 0..REQUESTS {
        let url = url.clone();
        let client = client.clone();
        flood.spawn(async move { ask_for_a_hash(&client, &url, number).await });
    }
    let mut most = before;
    while !flood.is_empty() {
        let asked = Instant::now();
        let answer = try_password("127.0.0.1", &url, who, Some(&known)).await?;
        ensure!(answer.status() == StatusCode::OK, "a colleague: {}", answer.status());
        beside.push(asked.elapsed());
        most = most.max(memory(process)?);
        while flood.try_join_next().is_some() {}
    }
    tokio::time::sleep(Duration::from_secs(20)).await;
    let after = memory(process)?;
    Ok(vec![
        format!("a known colleague signs in alone: {}", told(alone)),
        format!("beside {REQUESTS} requests at once: {} sign-ins, {}", beside.len(), told(beside)),
        format!("memory {before} MB before, {most} MB at most, {after} MB twenty seconds later"),
    ])
}
