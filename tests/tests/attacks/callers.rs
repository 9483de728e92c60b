//! Callers that hold connections with a byte now and then, from one address and from many; and the stop of the server.

use crate::deployment;
use std::time::{Duration, Instant};
use testkit::attackers::drip;
use tokio::task::JoinSet;

/// How many of some honest callers are answered within five seconds each.
async fn answered(url: &str, callers: usize) -> usize {
    let mut answers = 0;
    for _ in 0..callers {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).build();
        let answer = match client {
            Ok(client) => client.get(format!("{url}/healthz")).send().await.ok(),
            Err(_) => None,
        };
        answers += usize::from(answer.is_some_and(|answer| answer.status().is_success()));
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_callers_of_one_address_and_of_many_keep_no_honest_one_away() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.restart_with("[limits]\nconnections = 64\nconnections_from_one = 16\nhead_seconds = 2\n")?;
    let (url, to) = (deployment.url(), deployment.url().trim_start_matches("http://").parse()?);

    let mut slow = JoinSet::new();
    for _ in 0..64 {
        slow.spawn(drip("127.0.0.9".to_owned(), to));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(answered(&url, 20).await, 20, "beside 64 slow callers of one address");
    for host in 0..40 {
        slow.spawn(drip(format!("127.0.7.{host}"), to));
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(answered(&url, 20).await, 20, "beside slow callers of forty more addresses");

    let stopping = Instant::now();
    tokio::task::spawn_blocking(move || deployment.stop_server()).await??;
    assert!(stopping.elapsed() < Duration::from_secs(25), "stopped after {:?}", stopping.elapsed());
    Ok(())
}

#[tokio::test]
async fn the_devices_door_leads_to_no_console_and_no_sign_in() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let door = testkit::deployment::free_address()?;
    deployment.restart_with(&format!("[tls]\nlisten = \"{door}\"\nnames = [\"127.0.0.1\"]\n"))?;
    let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build()?;
    assert!(client.get(format!("https://{door}/healthz")).send().await?.status().is_success());
    for path in ["/", "/console", "/enrol", "/return", "/v1/me", "/v1/admin/staff", "/readyz"] {
        let answer = client.get(format!("https://{door}{path}")).send().await?;
        assert_eq!(answer.status(), 404, "{path}");
    }
    let body =
        serde_json::json!({ "login": testkit::cast::ADMINISTRATOR.0, "password": testkit::cast::PASSWORD });
    let signed_in = client.post(format!("https://{door}/v1/sign-in")).json(&body).send().await?;
    assert_eq!(signed_in.status(), 404);
    Ok(())
}
