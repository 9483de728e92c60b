//! Before, at and after a start: what `check` says and leaves as it is, a first start that says nothing bad, and what the
//! service manager is told.

use crate::deployment;
use serde_json::Value;
use std::collections::BTreeMap;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::program;

/// By thing: the verdict, and the sentence.
type Found = BTreeMap<String, (String, String)>;

/// What `check --json` says of a data folder, by thing, and whether it ends well.
fn check(data: &Path, more: &[&str]) -> anyhow::Result<(Found, bool)> {
    let output = Command::new(program("sync-server")?)
        .args(["check", "--json", "--data"])
        .arg(data)
        .args(more)
        .output()?;
    let lines: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    for line in &lines {
        assert!(line["verdict"] == "right" || !word(line, "next").is_empty(), "no next step: {line}");
    }
    // The worst line of each thing counts.
    let mut found = Found::new();
    for line in &lines {
        let stands = (word(line, "verdict"), word(line, "said"));
        let entry = found.entry(word(line, "what")).or_insert_with(|| stands.clone());
        if stands.0 == "wrong" {
            *entry = stands;
        }
    }
    Ok((found, output.status.success()))
}

/// Every file below a folder, with its size and when it was last written. The index of a log that was left is the memory
/// of whoever reads: it has no time.
fn files(folder: &Path) -> anyhow::Result<BTreeMap<String, (u64, std::time::SystemTime)>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)? {
            let entry = entry?;
            let about = entry.metadata()?;
            if about.is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path().display().to_string();
                let written =
                    if path.ends_with("-shm") { std::time::UNIX_EPOCH } else { about.modified()? };
                found.insert(path, (about.len(), written));
            }
        }
    }
    Ok(found)
}

#[tokio::test]
async fn a_check_before_a_start_says_what_is_wrong_and_changes_nothing() -> anyhow::Result<()> {
    let empty = tempfile::tempdir()?;
    let (found, is_well) = check(&empty.path().join("none"), &[])?;
    assert!(!is_well && found["data folder"].0 == "wrong" && found["keys"].0 == "wrong", "{found:?}");
    assert_eq!(std::fs::read_dir(empty.path())?.count(), 0);

    let (folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (found, is_well) = check(&server, &[])?;
    assert!(is_well && found["data folder"].1.contains("a server runs on it"), "while it runs: {found:?}");

    // After a kill its log lies there; after a stop there is none. Either is looked at as it lies.
    deployment.kill_server()?;
    let before = files(&server)?;
    let (found, is_well) = check(&server, &[])?;
    assert!(is_well, "{found:?}");
    assert_eq!(files(&server)?, before, "after a kill");
    deployment.start_server()?;
    deployment.stop_server()?;
    let before = files(&server)?;
    let (found, is_well) = check(&server, &[])?;
    assert!(is_well && found["what belongs together"].0 == "right", "{found:?}");
    assert_eq!(found["witness"].0, "right", "{found:?}");
    assert_eq!(files(&server)?, before, "after a stop");

    let aside = folder.path().join("aside");
    for name in ["enrolment-keys.sqlite", "wrapping.key"] {
        std::fs::rename(server.join(name), &aside)?;
        let (found, is_well) = check(&server, &[])?;
        let thing = if name == "wrapping.key" { "keys of the enrolments" } else { "what belongs together" };
        assert!(!is_well && found[thing].0 == "wrong", "without {name}: {found:?}");
        std::fs::rename(&aside, server.join(name))?;
    }
    std::fs::rename(server.join("keys"), &aside)?;
    deployment.command(&["keys", "init", "--root-file", path(&folder.path().join("other.key"))])?;
    let (found, is_well) = check(&server, &[])?;
    assert!(!is_well && found["what belongs together"].1.contains("another deployment"), "{found:?}");
    Ok(())
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

#[tokio::test]
async fn a_check_tells_an_older_schema_and_migrates_nothing() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    deployment.stop_server()?;
    let forget = "DELETE FROM refinery_schema_history
         WHERE version = (SELECT max(version) FROM refinery_schema_history)";
    let registry = rusqlite::Connection::open(server.join("registry.sqlite"))?;
    registry.execute_batch(forget)?;
    registry.close().map_err(|(_, error)| error)?;
    let before = files(&server)?;
    let (found, _) = check(&server, &[])?;
    assert!(
        found["database"].0 == "remark" && found["database"].1.contains("a start brings it to"),
        "{found:?}"
    );
    assert_eq!(files(&server)?, before);
    Ok(())
}

#[tokio::test]
async fn a_check_greets_the_mail_server_within_a_time_limit_and_reads_the_addresses() -> anyhow::Result<()> {
    let (folder, deployment) = deployment().await?;
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let settings = folder.path().join("check.toml");
    let smtp = format!(
        "public_url = \"http://registry.example\"\n[tls]\nlisten = \"127.0.0.1:0\"\nnames = [\"devices.example\"]\n\
         [smtp]\nhost = \"127.0.0.1\"\nport = {}\nfrom = \"a@exemple.test\"\ntls = \"none\"\n",
        silent.local_addr()?.port()
    );
    std::fs::write(&settings, smtp)?;
    let asked = Instant::now();
    let (found, is_well) = check(&deployment.server_folder(), &["--config", path(&settings)])?;
    assert!(asked.elapsed() < Duration::from_secs(20), "took {:?}", asked.elapsed());
    assert!(!is_well && found["mail"].0 == "wrong", "{found:?}");
    assert!(found["public_url"].0 == "wrong" && found["public_url"].1.contains("passkey"), "{found:?}");
    assert_eq!(found["TLS for devices"].0, "right", "{found:?}");
    std::fs::write(&settings, "liste = 1\n")?;
    let (found, is_well) = check(&deployment.server_folder(), &["--config", path(&settings)])?;
    assert!(!is_well && found["settings"].0 == "wrong", "{found:?}");
    Ok(())
}

#[tokio::test]
async fn a_first_start_logs_no_warning_and_no_error() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("server"))?;
    let metrics = testkit::deployment::free_address()?;
    let settings = format!("metrics = \"{metrics}\"\n[backup]\nevery_seconds = 1\n[telling]\n");
    std::fs::write(folder.path().join("server/server.toml"), settings)?;
    let deployment = Deployment::found(folder.path()).await?;
    Applicant::enrol(&deployment.url(), &deployment.server_folder(), &cast::NOEMIE, "counter").await?;
    let asked = Instant::now();
    while deployment.newest_copy().is_err() && asked.elapsed() < Duration::from_secs(20) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let log = deployment.log()?;
    assert!(log.iter().any(|line| line["fields"]["message"] == "backed up, read back"));
    let loud: Vec<&Value> =
        log.iter().filter(|line| line["level"] == "WARN" || line["level"] == "ERROR").collect();
    assert!(loud.is_empty(), "{loud:?}");
    let told = std::fs::read_to_string(deployment.server_folder().join("sync-server.log"))?;
    assert!(!told.contains("Ok("), "a value is told as it is debugged");
    Ok(())
}

#[tokio::test]
async fn off_the_loopback_a_start_needs_a_word_about_sms_and_warns_of_metrics() -> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    let there = std::fs::read_to_string(server.join("server.toml")).unwrap_or_default();
    let settings = folder.path().join("check.toml");
    let door = "\n[tls]\nlisten = \"0.0.0.0:0\"\nnames = [\"devices.example\"]\n";
    std::fs::write(&settings, format!("metrics = \"0.0.0.0:0\"\n{there}{door}"))?;
    let (found, is_well) = check(&server, &["--config", path(&settings)])?;
    assert!(!is_well && found["SMS"].0 == "wrong", "{found:?}");
    assert!(found["metrics"].0 == "remark" && found["metrics"].1.contains("0.0.0.0:0"), "{found:?}");

    deployment.stop_server()?;
    std::fs::copy(&settings, server.join("server.toml"))?;
    assert!(deployment.start_server().is_err(), "as it was checked");
    let told = std::fs::read_to_string(server.join("sync-server.log"))?;
    assert!(told.contains("sms_folder_off_loopback = true"), "{told}");

    let (variable, said) = ("VISAVIS_SMS_FOLDER_OFF_LOOPBACK", "true");
    deployment.start_server_in(&[(variable, said)])?;
    // Its doors are open, and what it had to say is said.
    assert!(reqwest::get(format!("{}/healthz", deployment.url())).await?.status().is_success());
    let warned = |line: &Value| {
        line["level"] == "WARN"
            && line["fields"]["message"].as_str().is_some_and(|it| it.contains("(metrics)"))
    };
    assert_eq!(deployment.log()?.iter().filter(|line| warned(line)).count(), 1);
    std::fs::write(&settings, format!("sms_folder_off_loopback = true\n{there}{door}"))?;
    let (found, is_well) = check(&server, &["--config", path(&settings)])?;
    assert!(is_well && found["SMS"].0 == "remark" && !found.contains_key("metrics"), "{found:?}");
    Ok(())
}

#[tokio::test]
async fn systemd_hears_when_the_server_is_ready_lives_and_stops() -> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    deployment.stop_server()?;
    let socket = folder.path().join("notify");
    let heard = UnixDatagram::bind(&socket)?;
    heard.set_read_timeout(Some(Duration::from_secs(20)))?;
    let next = || {
        let mut word = [0; 64];
        let length = heard.recv(&mut word)?;
        Ok::<_, anyhow::Error>(String::from_utf8_lossy(&word[..length]).into_owned())
    };
    let variables = [("NOTIFY_SOCKET", path(&socket)), ("WATCHDOG_USEC", "600000")];
    deployment.start_server_in(&variables)?;
    assert_eq!(next()?, "READY=1");
    for _ in 0..3 {
        assert_eq!(next()?, "WATCHDOG=1");
    }
    assert!(reqwest::get(format!("{}/healthz", deployment.url())).await?.status().is_success());
    deployment.stop_server()?;
    let mut last = next()?;
    while last == "WATCHDOG=1" {
        last = next()?;
    }
    assert_eq!(last, "STOPPING=1");
    Ok(())
}

#[tokio::test]
async fn secrets_that_systemd_hands_over_are_used() -> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    let server = deployment.server_folder();
    deployment.stop_server()?;
    let handed_over = folder.path().join("credentials");
    std::fs::create_dir(&handed_over)?;
    std::fs::rename(server.join("wrapping.key"), handed_over.join("wrapping.key"))?;
    assert!(deployment.start_server().is_err(), "without its key it does not start");
    deployment.start_server_in(&[("CREDENTIALS_DIRECTORY", path(&handed_over))])?;
    Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    assert!(!server.join("wrapping.key").exists(), "no second one is drawn");
    Ok(())
}
