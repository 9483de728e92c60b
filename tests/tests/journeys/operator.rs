//! What an operator sees: numbers on a listener of their own, and nobody's name among them.

use crate::{deployment, now_ms};
use serde_json::json;
use testkit::cast;
use testkit::deployment::{Deployment, free_address};
use testkit::people::Applicant;
use testkit::process::program;
use testkit::story::check_document;

/// The value of a metric without labels.
fn value(text: &str, name: &str) -> Option<i64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
}

#[tokio::test]
async fn metrics_count_what_was_done_and_name_nobody() -> anyhow::Result<()> {
    let (folder, address) = (tempfile::tempdir()?, free_address()?);
    std::fs::create_dir_all(folder.path().join("server"))?;
    let settings = format!("metrics = \"{address}\"\n[backup]\nevery_seconds = 2\n");
    std::fs::write(folder.path().join("server/server.toml"), settings)?;
    let deployment = Deployment::found(folder.path()).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;
    device.gesture("deliver", json!({})).await?;
    applicant.wait_for("activated").await?;

    let look = async || reqwest::get(format!("http://{address}/metrics")).await?.text().await;
    let mut text = look().await?;
    // A copy is read back within seconds: then all of it is safe.
    for _ in 0..100 {
        if value(&text, "visavis_not_safe") == Some(0)
            && value(&text, "visavis_envelopes_kept_total") == Some(2)
        {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        text = look().await?;
    }
    assert_eq!(
        value(&text, "visavis_envelopes_kept_total"),
        Some(2),
        "the chain's start and the check: {text}"
    );
    assert_eq!(value(&text, "visavis_not_safe"), Some(0), "{text}");
    for (name, expected) in [
        ("visavis_envelopes_opened_total", 2),
        ("visavis_envelopes_conflicting_total", 0),
        ("visavis_waiting_to_open", 0),
        ("visavis_waiting_to_judge", 0),
        ("visavis_parked", 0),
        ("visavis_set_aside", 0),
        ("visavis_tamper_cases", 0),
        ("visavis_notices_paused", 0),
    ] {
        assert_eq!(value(&text, name), Some(expected), "{name}");
    }
    assert!(value(&text, "visavis_last_copy_timestamp_seconds").is_some_and(|at| at > 1_700_000_000));
    let until = value(&text, "visavis_keys_until_timestamp_seconds").unwrap_or_default();
    assert!(until > now_ms() / 1000 + 300 * 86_400, "keys are believed for a year and more: {until}");
    assert!(text.contains("visavis_request_seconds_count{route=\"/v1/frames\",status=\"200\"}"), "{text}");
    for personal in [cast::NOEMIE.birth_name, cast::NOEMIE.given_names, cast::CLERK.0, &applicant.enrolment] {
        assert!(!text.to_lowercase().contains(&personal.to_lowercase()), "{personal} is told");
    }
    let elsewhere = reqwest::get(format!("{}/metrics", deployment.url())).await?;
    assert_eq!(elsewhere.status(), 404, "told on its own listener alone");
    Ok(())
}

#[test]
fn a_variable_overrules_the_file_and_a_flag_overrules_the_variable() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("server.toml");
    std::fs::write(
        &file,
        "listen = \"127.0.0.1:1\"\npublic_url = \"http://file.example\"\n[limits]\nconnections = 5\n",
    )?;
    let shown = std::process::Command::new(program("sync-server")?)
        .args(["serve", "--print-config", "--listen", "127.0.0.1:3", "--config"])
        .arg(&file)
        .env("VISAVIS_LISTEN", "127.0.0.1:2")
        .env("VISAVIS_PUBLIC_URL", "http://variable.example")
        .env("VISAVIS_LIMITS__CONNECTIONS", "17")
        .env("VISAVIS_DATABASE", "postgres://registry:20261129@db.example/registry")
        .env("VISAVIS_DATA", "2026")
        // Of other programs of the house: passed over.
        .env("VISAVIS_DEVICE_DIR", "/nowhere")
        .env("VISAVIS_BACKUP", "/mnt/copies")
        .output()?;
    let text = String::from_utf8(shown.stdout)?;
    let public_url = "public_url = \"http://variable.example\"";
    for line in ["listen = \"127.0.0.1:3\"", "data_dir = \"2026\"", public_url, "connections = 17"] {
        assert!(text.contains(line), "{line} is missing: {text}");
    }
    assert!(!text.contains("20261129"), "a password is printed: {text}");
    Ok(())
}

#[tokio::test]
async fn a_server_that_can_write_nothing_is_not_ready() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let ready = async || {
        Ok::<_, reqwest::Error>(reqwest::get(format!("{}/readyz", deployment.url())).await?.status())
    };
    assert_eq!(ready().await?, 200);
    // Somebody holds the database's only write lock, as a full disk holds every write.
    let registry = rusqlite::Connection::open(deployment.server_folder().join("registry.sqlite"))?;
    registry.busy_timeout(std::time::Duration::from_secs(5))?;
    registry.execute_batch("BEGIN IMMEDIATE")?;
    // A write of a moment ago still counts.
    tokio::time::sleep(std::time::Duration::from_secs(11)).await;
    assert_eq!(ready().await?, 503);
    registry.execute_batch("ROLLBACK")?;
    // A *no* counts for a second.
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(ready().await?, 200);
    Ok(())
}
