//! Passwords: guesses that another login hides, guesses from many places, and wrong ones that shut a colleague out.

use crate::deployment;
use reqwest::StatusCode;
use serde_json::json;
use testkit::attackers::{ask_for_a_hash, try_password};
use testkit::cast;
use testkit::people::Staff;

#[tokio::test]
async fn guesses_at_one_login_are_not_forgotten_for_guesses_at_another() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (base, login) = (deployment.url(), cast::ADMINISTRATOR.0);
    let mut paused = 0;
    for round in 0..10 {
        for _ in 0..4 {
            let answer = try_password("127.0.0.9", &base, (login, &format!("guess {round}")), None).await?;
            paused += u32::from(answer.status() == StatusCode::TOO_MANY_REQUESTS);
        }
        for _ in 0..5 {
            try_password("127.0.0.9", &base, ("invented", "a guess"), None).await?;
        }
    }
    assert!(paused >= 35, "{paused} of 40 guesses met the pause");
    Ok(())
}

#[tokio::test]
async fn who_guesses_from_many_addresses_meets_the_pause_and_who_works_does_not() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (base, login) = (deployment.url(), cast::MANAGER.0);
    deployment.manager().await?;
    let known = Staff::in_browser(&base, (login, cast::PASSWORD), &deployment.security_key()?, None).await?;

    let mut looked_at = 0;
    for host in 0..60 {
        let answer = try_password(&format!("127.0.9.{host}"), &base, (login, "a guess"), None).await?;
        looked_at += u32::from(answer.status() == StatusCode::UNAUTHORIZED);
    }
    assert!(looked_at <= 30, "{looked_at} of 60 guesses were looked at");
    let stranger = try_password("127.0.0.1", &base, (login, cast::PASSWORD), None).await?;
    assert_eq!(stranger.status(), StatusCode::TOO_MANY_REQUESTS);
    let colleague = try_password("127.0.0.1", &base, (login, cast::PASSWORD), Some(&known)).await?;
    assert_eq!(colleague.status(), StatusCode::OK, "the browser they work in is known");
    Ok(())
}

#[tokio::test]
async fn the_current_password_is_not_guessed_from_a_session() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let manager = deployment.manager().await?;
    let mut paused = 0;
    for guess in 0..20 {
        let body = json!({ "current": format!("guess {guess}"), "wanted": "another-long-password" });
        let (status, _) = manager.try_post("/v1/me/password", body).await?;
        paused += u32::from(status == 429);
    }
    assert_eq!(paused, 15);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_passwords_and_invented_links_keeps_no_colleague_out() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.restart_with("[limits]\nconnections_from_one = 4096\n")?;
    let (base, login) = (deployment.url(), cast::MANAGER.0);
    deployment.manager().await?;
    let key = deployment.security_key()?;
    let mut known = Staff::in_browser(&base, (login, cast::PASSWORD), &key, None).await?;
    let (client, mut flood) = (reqwest::Client::new(), tokio::task::JoinSet::new());
    for number in 0..400u32 {
        let base = base.clone();
        let client = client.clone();
        flood.spawn(async move { ask_for_a_hash(&client, &base, number).await });
    }
    for _ in 0..3 {
        let next = Staff::in_browser(&base, (login, cast::PASSWORD), &key, Some(&known)).await?;
        let before = std::mem::replace(&mut known, next);
        assert_ne!(before, known, "a browser has another token each time");
    }
    while let Some(answered) = flood.join_next().await {
        let status = answered??;
        assert!(status.is_client_error() || status == StatusCode::SERVICE_UNAVAILABLE, "{status}");
    }
    Ok(())
}
