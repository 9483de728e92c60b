//! Somebody inside: a password that was seen, an administrator alone, a hand in the database.

use crate::deployment;
use anyhow::{Context, ensure};
use reqwest::Client;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::cast;
use testkit::deployment::{Deployment, text};
use testkit::hand_device::{Door, HandDevice, now};
use testkit::people::Staff;
use testkit::security_key::SecurityKey;

const SECOND: &str = "sauvage";

/// A deployment of two administrators.
async fn of_two() -> anyhow::Result<(tempfile::TempDir, Deployment, Staff, Staff)> {
    let (folder, deployment) = deployment().await?;
    let first = deployment.administrator().await?;
    first.hire(SECOND, "Second", "administrator").await?;
    let second = deployment.staff(SECOND).await?;
    Ok((folder, deployment, first, second))
}

#[tokio::test]
async fn a_password_that_was_seen_opens_nothing() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    deployment.administrator().await?;
    let (client, base) = (Client::new(), deployment.url());
    let body = json!({ "login": cast::ADMINISTRATOR.0, "password": cast::PASSWORD, "bearer": true });
    let begun: Value = client.post(format!("{base}/v1/sign-in")).json(&body).send().await?.json().await?;
    let thief = Staff::begun(&base, &text(&begun, "/token")?);
    for path in ["/v1/admin/devices", "/v1/admin/staff", "/v1/quarantine", "/v1/rounds?day=2026-11-24"] {
        ensure!(thief.get(path).await.is_err(), "{path}");
    }
    ensure!(
        thief.prove(cast::ADMINISTRATOR.0, &SecurityKey::of([66; 32])).await.is_err(),
        "a key of their own"
    );
    let mut paused = 0;
    for number in 0..20 {
        let guess = json!({ "code": format!("{number:06}") });
        let (status, _) = thief.try_post("/v1/sign-in/code", guess).await?;
        ensure!(status != 200, "guessed");
        paused += u32::from(status == 429);
    }
    ensure!(paused >= 14, "{paused} of 20 guesses met the pause");
    Ok(())
}

#[tokio::test]
async fn an_administrator_alone_gets_no_device_no_agent_and_no_colleague() -> anyhow::Result<()> {
    let (_folder, deployment, first, second) = of_two().await?;
    let door = Door { url: deployment.url(), client: Client::new() };
    let label = json!({ "label": "guichet 9", "office": deployment.office });
    let code = text(&first.post("/v1/admin/devices", label).await?, "/code/code")?;
    let nobody = terms::AgentId([0; 8]);
    let device = HandDevice::register(&door, 9, &code, nobody, now()).await?;
    let refused = first.confirm_device(&device.fingerprint()).await;
    ensure!(refused.is_err_and(|error| error.to_string().contains("second-person")), "confirmed alone");
    // A colleague's later code says nothing of the key that is there.
    let listed = first.get("/v1/admin/devices").await?;
    let id = text(&listed, "/0/id")?;
    second.post(&format!("/v1/admin/devices/{id}/code"), json!({})).await?;
    let refused = first.confirm_device(&device.fingerprint()).await;
    ensure!(
        refused.is_err_and(|error| error.to_string().contains("second-person")),
        "confirmed after a newer code"
    );
    let agent = json!({ "kind": "clerk", "login": "puppet", "name": "Puppet", "office": deployment.office });
    let waits = first.post("/v1/admin/agents", agent).await?;
    ensure!(waits["code"].is_null(), "an agent alone: {waits}");
    let decide = format!("/v1/admin/acts/{}/decide", text(&waits, "/waits")?);
    let (status, _) = first.try_post(&decide, json!({ "outcome": "confirmed" })).await?;
    ensure!(status == 403, "{status}");
    // Not even once the other one is sent away, nor by a link to the other one's account.
    let reset = format!("/v1/admin/staff/{SECOND}/reset");
    ensure!(first.post(&reset, json!({ "factors": true })).await?["link"].is_null(), "a colleague's account");
    let (closed, _) = first.try_post(&format!("/v1/admin/staff/{SECOND}/close"), json!({})).await?;
    ensure!(closed == 204, "{closed}");
    let puppet = json!({ "login": "puppet", "name": "Puppet", "role": "administrator" });
    ensure!(
        first.post("/v1/admin/staff", puppet).await?["link"].is_null(),
        "a colleague of one's own making"
    );
    ensure!(second.get("/v1/me").await.is_err(), "what takes away is done at once");
    let acts = first.get("/v1/admin/acts").await?;
    let waiting = acts["waiting"].as_array().context("acts")?;
    let looked_at = waiting.iter().filter(|act| act["awaits"] == "review").count();
    ensure!(looked_at == 1, "the closing waits for a look: {acts}");
    Ok(())
}

#[tokio::test]
async fn neither_of_two_administrators_alone_enlists_as_the_agent_whose_code_both_made() -> anyhow::Result<()>
{
    let (_folder, deployment, first, second) = of_two().await?;
    let door = Door { url: deployment.url(), client: Client::new() };
    let agent = json!({ "kind": "clerk", "login": "puppet", "name": "Puppet", "office": deployment.office });
    let proposed = first.post("/v1/admin/agents", agent).await?;
    let decide = format!("/v1/admin/acts/{}/decide", text(&proposed, "/waits")?);
    let confirmed = second.post(&decide, json!({ "outcome": "confirmed" })).await?;
    let agent = text(&confirmed, "/id")?.parse().ok().context("an agent's id")?;
    let label = json!({ "label": "guichet 9", "office": deployment.office });
    let code = text(&first.post("/v1/admin/devices", label).await?, "/code/code")?;
    let device = HandDevice::register(&door, 9, &code, agent, now()).await?;
    second.confirm_device(&device.fingerprint()).await?;
    ensure!(confirmed["code"].is_null(), "whoever confirms is given the whole code: {confirmed}");
    let (begin, end) = (text(&proposed, "/first_letters")?, text(&confirmed, "/last_letters/code")?);
    ensure!(begin.len() == 9 && end.len() == 9, "eight letters each: {begin}, {end}");
    for alone in
        [&begin, &end, &format!("{begin} {begin}"), &format!("{end} {end}"), &format!("{end} {begin}")]
    {
        ensure!(device.enlist(&door, "puppet", alone).await.is_err(), "{alone} was enough");
    }
    device.enlist(&door, "puppet", &format!("{begin} {end}")).await
}

#[tokio::test]
async fn whoever_has_half_of_a_code_does_not_guess_the_other_half() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let administrator = deployment.administrator().await?;
    let door = Door { url: deployment.url(), client: Client::new() };
    let (agent, code) = deployment.add_agent("clerk", ("puppet", "Puppet")).await?;
    let agent = agent.parse().ok().context("an agent's id")?;
    let device =
        HandDevice::register(&door, 9, &deployment.add_device("guichet 9").await?, agent, now()).await?;
    administrator.confirm_device(&device.fingerprint()).await?;
    for number in 0..20 {
        let guess = format!("{} {}", &code[..9], statement::letters(&u32::to_be_bytes(number)));
        let refused = device.enlist(&door, "puppet", &guess).await;
        ensure!(refused.is_err_and(|error| error.to_string().contains("enrolment-code-wrong")), "{number}");
    }
    let late = device.enlist(&door, "puppet", &code).await;
    ensure!(late.is_err_and(|error| error.to_string().contains("too-many-tries")), "guessed on and on");
    Ok(())
}

#[tokio::test]
async fn a_session_that_another_hand_wrote_into_the_database_is_none() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let honest = deployment.administrator().await?;
    deployment.stop_server()?;
    let registry = Connection::open(deployment.server_folder().join("registry.sqlite"))?;
    let (token, at) = ([7u8; 32], now().0);
    registry.execute(
        "INSERT INTO sessions (token_hash, login, created_at, seen_at, proven, seal)
         VALUES (?1, ?2, ?3, ?3, 1, ?1)",
        params![Sha256::digest(token).to_vec(), cast::ADMINISTRATOR.0, at],
    )?;
    drop(registry);
    deployment.start_server()?;
    let forged = Staff::begun(&deployment.url(), &base16ct::lower::encode_string(&token));
    ensure!(forged.get("/v1/me").await.is_err_and(|error| error.to_string().starts_with("401")), "signed in");
    ensure!(honest.get("/v1/me").await.is_ok(), "sessions outlive a stop");
    Ok(())
}
