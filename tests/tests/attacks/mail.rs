//! A mail server that accepts and never answers: SMS leave all the while, the mail is tried again, and the server stops.

use crate::deployment;
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::people::Applicant;
use tokio::net::TcpListener;

#[tokio::test]
async fn a_silent_mail_server_holds_up_neither_codes_nor_the_stop() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let silent = TcpListener::bind("127.0.0.1:0").await?;
    let port = silent.local_addr()?.port();
    let accepting = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = silent.accept().await {
            held.push(stream);
        }
    });
    deployment.restart_with(&format!(
        "[smtp]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"Post <post@exemple.test>\"\ntls = \"none\"\n"
    ))?;

    let server = deployment.server_folder();
    Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    for person in [cast::LUDIVINE, cast::SIDONIE] {
        let applicant = Applicant::declare(&deployment.url(), &person).await?;
        let asked = Instant::now();
        applicant.sms_code(&server, &person).await?;
        assert!(asked.elapsed() < Duration::from_secs(3), "a code took {:?}", asked.elapsed());
    }
    let mut postponed = 0;
    for _ in 0..300 {
        let log = deployment.log()?;
        let late = |line: &&serde_json::Value| {
            line["fields"]["message"] == "a notice was not taken; it is tried again later"
        };
        postponed = log.iter().filter(late).count();
        if postponed > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(postponed > 0, "the log says that mail is not taken");
    let stopping = Instant::now();
    tokio::task::spawn_blocking(move || deployment.stop_server()).await??;
    assert!(stopping.elapsed() < Duration::from_secs(10), "stopped after {:?}", stopping.elapsed());
    accepting.abort();
    Ok(())
}
