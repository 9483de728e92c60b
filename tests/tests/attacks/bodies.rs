//! Bodies that are begun and never end: they take no memory from others, and no honest caller is kept away.

use crate::deployment;
use std::time::{Duration, Instant};
use testkit::attackers::{connect, memory};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinSet;

const CALLERS: usize = 1500;

/// Announces a body and sends all but its last byte, then waits for what it is told.
async fn begin(from: String, to: std::net::SocketAddr, path: &str, bytes: usize) -> anyhow::Result<String> {
    let mut stream = connect(&from, to).await?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: {bytes}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    // A server that says no closes the door on the rest.
    let _ = stream.write_all(&vec![b' '; bytes - 1]).await;
    let mut told = vec![0; 512];
    let read = tokio::time::timeout(Duration::from_secs(40), stream.read(&mut told)).await??;
    Ok(String::from_utf8_lossy(&told[..read]).lines().next().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_never_end_take_no_memory_and_keep_nobody_away() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.restart_with("[limits]\nconnections_from_one = 4096\nbodies_bytes = 16777216\n")?;
    let to = deployment.url().trim_start_matches("http://").parse()?;
    let process = deployment.process()?;
    let before = memory(process)?;
    let mut callers = JoinSet::new();
    for number in 0..CALLERS {
        // Of six networks, which may hold three quarters: to a page's door with 255 kB, and to the devices' with what a frame may have.
        let from = format!("127.0.5.{}", number % 6);
        let (path, bytes) =
            if number % 2 == 0 { ("/v1/enrolments", 255_000) } else { ("/v1/frames", 33_000) };
        callers.spawn(begin(from, to, path, bytes));
    }
    let (begun, mut most, mut answered) = (Instant::now(), 0, 0);
    while begun.elapsed() < Duration::from_secs(15) {
        most = most.max(memory(process)?);
        let asked = reqwest::Client::new().get(format!("{}/healthz", deployment.url()));
        answered += u32::from(asked.timeout(Duration::from_secs(5)).send().await?.status().is_success());
        // A small body of another network is read all the while.
        let small = reqwest::Client::new().post(format!("{}/v1/enrolments/check", deployment.url()));
        let status =
            small.json(&serde_json::json!({})).timeout(Duration::from_secs(5)).send().await?.status();
        assert!(status.is_client_error(), "{status}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert!(answered > 10);
    assert!(most < before + 120, "{before} MB before, {most} MB at most");
    let (mut no_room, mut too_slow, mut too_long) = (0, 0, 0);
    while let Some(told) = callers.join_next().await {
        // Whoever was cut off heard nothing.
        let Ok(told) = told? else { continue };
        no_room += u32::from(told.contains(" 503"));
        too_slow += u32::from(told.contains(" 408"));
        too_long += u32::from(told.contains(" 413"));
    }
    assert!(no_room > 0 && too_slow > 0, "503: {no_room}, 408: {too_slow}, 413: {too_long}");
    Ok(())
}
