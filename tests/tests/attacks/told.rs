//! Somebody stands beside an applicant and looks at their telephone: a clean check and one with a discreet flag look the
//! same until they are told, over a kill of the server too.

use crate::deployment;
use anyhow::ensure;
use reqwest::Client;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::people::Applicant;
use testkit::story::{do_all_but_conclude, open_and_read};

/// What their telephone shows and answers, without what is somebody's own: their number, instants.
async fn telephone(url: &str, who: &Applicant) -> anyhow::Result<Vec<String>> {
    let (client, id) = (Client::new(), &who.enrolment);
    let (page, api) = (format!("{url}/enrolments/{id}"), format!("{url}/v1/enrolments/{id}"));
    let mut shown = Vec::new();
    for path in ["", "/agenda.ics", "/visit", "/withdraw"] {
        shown.push(client.get(format!("{page}{path}")));
    }
    for path in ["status", "voucher", "appointment", "windows"] {
        shown.push(client.get(format!("{api}/{path}")));
    }
    shown.push(client.post(format!("{page}/extend")));
    let mut texts = Vec::new();
    for request in shown {
        let answer = request.header("cookie", format!("applicant={}", who.continuation)).send().await?;
        let (status, length) = (answer.status(), answer.content_length());
        let text = answer.text().await?.replace(id.as_str(), "ID");
        // The agenda says when it was asked for, to the second.
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("DTSTAMP:")).collect();
        let text = kept.join("\n");
        let without = |text: &str| -> String {
            let parts = text.split(|c: char| !c.is_ascii_digit());
            let instants = parts.filter(|run| run.len() >= 12).map(str::to_owned).collect::<Vec<_>>();
            instants.iter().fold(text.to_owned(), |text, instant| text.replace(instant, "INSTANT"))
        };
        texts.push(format!("{status} {length:?} {}", without(&text)));
    }
    Ok(texts)
}

fn metric(text: &str, name: &str) -> Option<i64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_telephones_show_the_same_until_they_are_told_although_one_check_is_flagged() -> anyhow::Result<()>
{
    let (_folder, mut deployment) = deployment().await?;
    let metrics = testkit::deployment::free_address()?;
    deployment.stop_server()?;
    let there = std::fs::read_to_string(deployment.server_folder().join("server.toml"))?;
    deployment.set(&format!("metrics = \"{metrics}\"\n{there}\n[telling]\nafter_seconds = [14, 16]\n"))?;
    deployment.start_server()?;
    let (url, server) = (deployment.url(), deployment.server_folder());
    let clean = Applicant::enrol(&url, &server, &cast::NOEMIE, "counter").await?;
    let flagged = Applicant::enrol(&url, &server, &cast::LUDIVINE, "counter").await?;
    let (desk, _) = deployment.equip("guichet 4", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    desk.gesture("prepare", json!({})).await?;
    for (who, person, flags) in
        [(&clean, &cast::NOEMIE, json!({})), (&flagged, &cast::LUDIVINE, json!({ "duress": true }))]
    {
        open_and_read(&desk, json!({ "scanned": who.voucher().await?.qr }), person).await?;
        do_all_but_conclude(&desk, person).await?;
        desk.gesture("conclude", flags).await?;
    }
    desk.gesture("deliver", json!({})).await?;
    clean.wait_for("check-received").await?;
    let seen = Instant::now();
    flagged.wait_for("check-received").await?;
    let counted = Client::new().get(format!("http://{metrics}/metrics")).send().await?.text().await?;
    ensure!(metric(&counted, "visavis_outcomes_untold") == Some(2), "{counted}");

    deployment.kill_server()?;
    deployment.start_server()?;
    let mut looks = 0;
    while seen.elapsed() < Duration::from_secs(11) {
        let (one, other) = (telephone(&url, &clean).await?, telephone(&url, &flagged).await?);
        assert_eq!(one, other, "after {:?}", seen.elapsed());
        assert!(one[0].contains("Votre contrôle est reçu"), "{}", one[0]);
        looks += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(looks > 3);
    clean.wait_for("activated").await?;
    flagged.wait_for("under-review").await?;
    let told = seen.elapsed();
    assert!((Duration::from_secs(12)..Duration::from_secs(22)).contains(&told), "told after {told:?}");
    let status: Value = clean.get("status").await?;
    assert_eq!(status["next_step"], "nothing");
    Ok(())
}
