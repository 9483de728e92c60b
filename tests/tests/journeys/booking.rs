//! Rounds and windows: places are a constraint, and what staff read is written down.

use crate::{deployment, now_ms};
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use testkit::cast::{self, Person};
use testkit::deployment::text;
use testkit::people::Applicant;
use testkit::story::{book_visit, day_in_france, round_of};

#[tokio::test]
async fn of_twenty_clients_at_once_exactly_one_books_the_last_place() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (carrier, _) = deployment.add_agent("carrier", cast::CARRIER).await?;
    let manager = deployment.manager().await?;
    let round = manager.post("/v1/rounds", round_of(now_ms(), &carrier, 1)).await?;
    let window = text(&round, "/windows/0/id")?;

    let mobiles: Vec<String> = (0..20).map(|n| format!("06 11 22 33 {n:02}")).collect();
    let mut clients = Vec::new();
    for mobile in &mobiles {
        let person = Person { mobile: Box::leak(mobile.clone().into_boxed_str()), ..cast::LUDIVINE };
        let server = deployment.server_folder();
        clients.push(Applicant::enrol(&deployment.url(), &server, &person, "home").await?);
    }
    let at_once = clients.iter().cloned().map(|client| {
        let body = json!({ "window": window });
        tokio::spawn(async move { client.try_post("appointment", body).await })
    });
    let mut won = 0;
    for attempt in at_once.collect::<Vec<_>>() {
        let (status, body) = attempt.await??;
        if (200..300).contains(&status) {
            won += 1;
        } else {
            assert_eq!((status, body["problem"].as_str()), (409, Some("window-full")));
            assert!(body["text"].as_str().is_some_and(|text| text.len() > 20), "the answer says what to do");
        }
    }
    assert_eq!(won, 1);
    Ok(())
}

#[tokio::test]
async fn what_a_manager_reads_of_an_applicant_is_written_down() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (carrier, _) = deployment.add_agent("carrier", cast::CARRIER).await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::THEODORE, "home").await?;
    book_visit(&deployment, &carrier, &applicant.enrolment, now_ms()).await?;
    let manager = deployment.manager().await?;
    let day = day_in_france(now_ms() + 2 * 3_600_000);
    let rounds = manager.get(&format!("/v1/rounds?day={day}")).await?;
    let round = text(&rounds, "/0/id")?;
    let page = manager.get(&format!("/v1/rounds/{round}")).await?;
    assert!(page.to_string().contains(cast::THEODORE.line), "the manager sees the address");

    let registry =
        Connection::open_with_flags(server.join("registry.sqlite"), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let readings: i64 =
        registry
            .query_row("SELECT count(*) FROM readings WHERE who = ?1", [cast::MANAGER.0], |row| row.get(0))?;
    assert!(readings >= 1);
    Ok(())
}
