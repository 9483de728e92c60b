//! A mail server that accepts and never answers: SMS leave all the while, the mail is tried again, and the server stops.

use crate::deployment;
use std::time::{Duration, Instant};
use testkit::attackers::silent_mail_server;
use testkit::cast;
use testkit::people::Applicant;

#[tokio::test]
async fn a_silent_mail_server_holds_up_neither_codes_nor_the_stop() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let (accepting, settings) = silent_mail_server().await?;
    deployment.restart_with(&settings)?;

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
