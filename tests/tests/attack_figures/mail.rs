//! A mail server that accepts and never answers, while people ask for codes.

use crate::{deployment, told};
use anyhow::ensure;
use std::time::{Duration, Instant};
use testkit::attackers::silent_mail_server;
use testkit::cast;
use testkit::people::Applicant;

pub async fn play(time: Duration) -> anyhow::Result<Vec<String>> {
    let (_folder, mut deployment) = deployment().await?;
    let (accepting, settings) = silent_mail_server().await?;
    let free = "[codes]\nhour_of_a_network = 1000000\nday_of_a_network = 1000000\n";
    deployment.restart_with(&format!("{settings}{free}"))?;
    let (server, begun, mut took) = (deployment.server_folder(), Instant::now(), Vec::new());
    while begun.elapsed() < time {
        let mut person = cast::NOEMIE;
        let mobile = format!("06 40 12 {:02} {:02}", took.len() / 100 % 100, took.len() % 100);
        person.mobile = mobile.leak();
        let asked = Instant::now();
        // Confirming sends a mail each time: the queue grows before a server that says nothing.
        let applicant = Applicant::declare(&deployment.url(), &person).await?;
        let code = applicant.sms_code(&server, &person).await?;
        took.push(asked.elapsed());
        applicant.post("confirm", serde_json::json!({ "code": code })).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    let stopping = Instant::now();
    tokio::task::spawn_blocking(move || deployment.stop_server()).await??;
    accepting.abort();
    ensure!(stopping.elapsed() < Duration::from_secs(25), "the stop took {:?}", stopping.elapsed());
    let (asked, minutes) = (took.len(), time.as_secs() / 60);
    Ok(vec![format!(
        "{minutes} minutes of silence, {asked} codes from the request to the SMS: {}; the stop {:.1} s",
        told(took),
        stopping.elapsed().as_secs_f64()
    )])
}
