//! TLS towards devices: they believe who the pinned root certified, in the server's own process and behind a proxy, and
//! nobody else; what was sealed waits.

use serde_json::{Value, json};
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use testkit::cast;
use testkit::deployment::{Deployment, free_address};
use testkit::nginx::Nginx;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::story::check_document;

fn free_port() -> anyhow::Result<u16> {
    Ok(free_address()?.rsplit_once(':').map_or("", |(_, port)| port).parse()?)
}

/// Enrols a counter by an address, and an agent on it.
async fn equip(deployment: &Deployment, name: &str, url: &str) -> anyhow::Result<DeviceProcess> {
    let device = DeviceProcess::start(&deployment.device_folder(name), &["--no-delivery"])?;
    deployment.register(&device, name, url).await?;
    Ok(device)
}

async fn enlist(deployment: &Deployment, device: &DeviceProcess) -> anyhow::Result<()> {
    let (_, code) = deployment.add_agent("clerk", cast::CLERK).await?;
    device.gesture("enlist", json!({ "login": cast::CLERK.0, "code": code, "pin": cast::PIN })).await?;
    device.gesture("prepare", json!({})).await?;
    Ok(())
}

async fn refused(device: &DeviceProcess, gesture: &str, body: Value) -> anyhow::Result<String> {
    let refused = device.try_gesture(gesture, body).await?.err();
    Ok(refused.map(|refused| refused.problem).unwrap_or_default())
}

#[tokio::test]
async fn a_device_delivers_over_tls_that_the_server_ends_itself() -> anyhow::Result<()> {
    let (folder, port) = (tempfile::tempdir()?, free_port()?);
    std::fs::create_dir_all(folder.path().join("server"))?;
    let settings = format!("[tls]\nlisten = \"127.0.0.1:{port}\"\nnames = [\"localhost\"]\n");
    std::fs::write(folder.path().join("server/server.toml"), settings)?;
    let deployment = Deployment::found(folder.path()).await?;
    let applicant =
        Applicant::enrol(&deployment.url(), &deployment.server_folder(), &cast::NOEMIE, "counter").await?;

    let device = equip(&deployment, "guichet 1", &format!("https://localhost:{port}")).await?;
    enlist(&deployment, &device).await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    check_document(&device, shown, &cast::NOEMIE).await?;
    assert_eq!(device.gesture("deliver", json!({})).await?["outbox"]["kept"], 1);
    applicant.wait_for("activated").await?;

    // A certificate is shown for its names: by another one the same server is a stranger. The code alone told it from
    // others when the device was enrolled.
    let other = DeviceProcess::start(&deployment.device_folder("guichet 2"), &["--no-delivery"])?;
    let (url, code) = (format!("https://127.0.0.1:{port}"), deployment.add_device("guichet 2").await?);
    other.gesture("register-device", json!({ "url": url, "code": code })).await?;
    assert_eq!(refused(&other, "ask-confirmation", json!({})).await?, "server-away");
    Ok(())
}

/// What an operator runs for a proxy.
fn issue(deployment: &Deployment, to: &Path) -> anyhow::Result<()> {
    let to = to.to_str().unwrap_or_default();
    deployment.command(&["keys", "tls", "--name", "localhost", "--to", to])
}

#[tokio::test]
async fn the_key_that_a_proxy_is_given_is_for_its_own_account_also_where_an_open_file_lay()
-> anyhow::Result<()> {
    let (folder, elsewhere) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let deployment = Deployment::found(folder.path()).await?;
    let key = elsewhere.path().join("tls.key.pem");
    let mode = || Ok::<_, std::io::Error>(std::fs::metadata(&key)?.permissions().mode() & 0o777);
    issue(&deployment, elsewhere.path())?;
    assert_eq!(mode()?, 0o600);
    let first = std::fs::read(&key)?;
    std::fs::set_permissions(&key, Permissions::from_mode(0o644))?;
    issue(&deployment, elsewhere.path())?;
    assert_eq!(mode()?, 0o600);
    assert_ne!(std::fs::read(&key)?, first, "it is another key");
    Ok(())
}

#[tokio::test]
async fn behind_a_proxy_a_stranger_in_its_place_is_told_nothing_and_what_was_sealed_waits()
-> anyhow::Result<()> {
    let (folder, elsewhere, port) = (tempfile::tempdir()?, tempfile::tempdir()?, free_port()?);
    let deployment = Deployment::found(folder.path()).await?;
    let stranger = Deployment::found(elsewhere.path()).await?;
    let (ours, theirs) = (folder.path().join("proxy"), elsewhere.path().join("proxy"));
    issue(&deployment, &ours)?;
    issue(&stranger, &theirs)?;
    let to = deployment.url().trim_start_matches("http://").to_owned();

    let proxy = Nginx::start(&ours, port, &to)?;
    let device = equip(&deployment, "guichet", &format!("https://localhost:{port}")).await?;
    enlist(&deployment, &device).await?;
    let applicant =
        Applicant::enrol(&deployment.url(), &deployment.server_folder(), &cast::NOEMIE, "counter").await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;

    // The same address, even the same server behind it, but a certificate of another deployment's authority.
    drop(proxy);
    let proxy = Nginx::start(&theirs, port, &to)?;
    assert_eq!(refused(&device, "deliver", json!({})).await?, "server-away");
    assert_eq!(device.gesture("snapshot", json!({})).await?["outbox"]["waiting"], 1);

    drop(proxy);
    let _proxy = Nginx::start(&ours, port, &to)?;
    assert_eq!(device.gesture("deliver", json!({})).await?["outbox"]["kept"], 1);
    applicant.wait_for("activated").await?;
    Ok(())
}
