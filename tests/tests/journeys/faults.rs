//! A fault is found from its request's id or its job's name alone: five places are told to fail, and the test reads the
//! log as an operator would, with nothing else at hand.

use crate::deployment;
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;
use testkit::cast;
use testkit::deployment::{Deployment, free_address};
use testkit::people::Applicant;
use testkit::process::program;

/// The value of a field of a line, or of a span around it.
fn field<'l>(line: &'l Value, name: &str) -> Option<&'l str> {
    let spans = line["spans"].as_array().into_iter().flatten();
    line["fields"][name].as_str().or_else(|| spans.rev().find_map(|span| span[name].as_str()))
}

/// The one line at the level of an error in which a field has this value.
fn only_error(deployment: &Deployment, name: &str, value: &str) -> anyhow::Result<Value> {
    let lines = deployment.log()?;
    let found: Vec<&Value> =
        lines.iter().filter(|line| line["level"] == "ERROR" && field(line, name) == Some(value)).collect();
    ensure!(found.len() == 1, "{} lines have {name} {value}: {found:?}", found.len());
    Ok(found[0].clone())
}

/// Asks what must fail, and finds why in the log by the id of the answer.
async fn cause_of(
    deployment: &Deployment,
    asked: reqwest::RequestBuilder,
    route: &str,
) -> anyhow::Result<String> {
    let answer = asked.send().await?;
    ensure!(answer.status() == 500, "{route} answered {}", answer.status());
    let id = answer.headers().get("x-request-id").context("an answer bears its id")?.to_str()?.to_owned();
    let line = only_error(deployment, "id", &id)?;
    assert_eq!(field(&line, "route"), Some(route));
    assert_eq!(line["fields"]["status"], 500);
    Ok(field(&line, "cause").context("the line says why")?.to_owned())
}

/// Waits until a job has logged a line that is not below this level.
async fn line_of_job(deployment: &Deployment, job: &str, level: &str) -> anyhow::Result<Value> {
    for _ in 0..200 {
        let lines = deployment.log()?;
        let mut found =
            lines.into_iter().filter(|line| line["level"] == level && field(line, "job") == Some(job));
        if let Some(line) = found.next() {
            return Ok(line);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("the job {job} logs nothing at {level}")
}

#[tokio::test]
async fn a_fault_is_found_from_the_id_of_its_request() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let applicant =
        Applicant::enrol(&deployment.url(), &deployment.server_folder(), &cast::NOEMIE, "counter").await?;
    let own = format!("{}/v1/enrolments/{}", deployment.url(), applicant.enrolment);

    deployment.stop_server()?;
    deployment.start_server_failing("query=INTO offices;key-file=enrolment_keys")?;
    let client = reqwest::Client::new();
    let administrator = deployment.administrator().await?;
    let office = client
        .post(format!("{}/v1/admin/offices", deployment.url()))
        .bearer_auth(administrator.token())
        .json(&json!({ "name": "Zymbelia", "locality": "Quillebosse" }));
    let cause = cause_of(&deployment, office, "/v1/admin/offices").await?;
    assert!(cause.contains("INSERT INTO offices") && cause.contains("failpoint"), "{cause}");

    let voucher = client.get(format!("{own}/voucher")).bearer_auth(&applicant.continuation);
    let cause = cause_of(&deployment, voucher, "/v1/enrolments/{id}/voucher").await?;
    assert!(cause.contains("using the key of an enrolment") && cause.contains("failpoint"), "{cause}");

    deployment.stop_server()?;
    deployment.start_server_failing("row=EnrolmentState")?;
    // The connections of the server before are gone.
    let client = reqwest::Client::new();
    let status = client.get(format!("{own}/status")).bearer_auth(&applicant.continuation);
    let cause = cause_of(&deployment, status, "/v1/enrolments/{id}/status").await?;
    assert!(cause.contains("SELECT version, state") && cause.contains("column"), "{cause}");

    // Nothing of the person, nor the id that suffices to have codes sent, is in any line.
    let log = std::fs::read_to_string(deployment.server_folder().join("sync-server.log"))?.to_lowercase();
    for secret in cast::NOEMIE.secrets().into_iter().chain([applicant.enrolment.clone()]) {
        assert!(!log.contains(&secret.to_lowercase()), "{secret} is in the log");
    }
    Ok(())
}

#[tokio::test]
async fn a_fault_of_a_job_is_found_from_its_name_and_the_job_goes_on() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.stop_server()?;
    let metrics = free_address()?;
    let settings = std::fs::read_to_string(deployment.server_folder().join("server.toml"))?;
    deployment.set(&format!("metrics = \"{metrics}\"\n{settings}"))?;
    deployment.start_server_failing("notice=sms-code;panic=opening")?;

    Applicant::declare(&deployment.url(), &cast::NOEMIE).await?;
    let line = line_of_job(&deployment, "sms", "WARN").await?;
    assert_eq!(field(&line, "kind"), Some("sms-code"));
    assert!(field(&line, "cause").is_some_and(|cause| cause.contains("failpoint")), "{line}");

    let line = line_of_job(&deployment, "opening", "ERROR").await?;
    assert!(field(&line, "place").is_some_and(|place| place.contains("schedule.rs")), "{line}");
    let counted = reqwest::get(format!("http://{metrics}/metrics")).await?.text().await?;
    let panics = counted.lines().find(|line| line.starts_with("visavis_job_panics_total{job=\"opening\"}"));
    assert!(panics.is_some(), "{counted}");
    assert_eq!(reqwest::get(format!("{}/healthz", deployment.url())).await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn a_log_that_cannot_be_written_takes_no_request_with_it() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    deployment.stop_server()?;
    let data = deployment.server_folder();
    let address = free_address()?;
    let mut server = Command::new(program("sync-server")?)
        .args(["serve", "--listen", &address, "--data"])
        .arg(&data)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // Somebody reads the first byte and goes away, as `head` does.
    server.stdout.take().context("a pipe")?.read_exact(&mut [0])?;
    drop(server.stderr.take());
    let mut answered = None;
    for _ in 0..100 {
        match reqwest::get(format!("http://{address}/healthz")).await {
            Ok(answer) => answered = Some(answer.status()),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
        if answered.is_some() {
            break;
        }
    }
    let enrolled = Applicant::declare(&format!("http://{address}"), &cast::NOEMIE).await;
    server.kill()?;
    server.wait()?;
    assert_eq!(answered.map(|status| status.as_u16()), Some(200));
    enrolled.context("a write that was committed is answered")?;
    Ok(())
}
