//! Lists that change while an agent is at work: a round, an agent's own standing. A device hears of it at its next
//! contact; what it holds meanwhile goes on working.

use crate::{deployment, now_ms};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::cast;
use testkit::deployment::text;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::story::round_of;

/// Signs out and in again, which asks for what changed, and waits until the window shows it.
async fn hear(device: &DeviceProcess, shows: impl Fn(&Value) -> bool) -> anyhow::Result<Value> {
    let agent = text(&device.gesture("snapshot", json!({})).await?, "/signedIn/id")?;
    device.gesture("sign-out", json!({})).await?;
    device.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    let mut last = Value::Null;
    for _ in 0..200 {
        last = device.gesture("snapshot", json!({})).await?;
        if shows(&last) {
            return Ok(last);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    anyhow::bail!("never shown: {} {}", last["round"], last["lease"])
}

fn numbers(snapshot: &Value) -> Vec<u64> {
    let visits = snapshot["round"]["visits"].as_array().cloned().unwrap_or_default();
    visits.iter().filter_map(|visit| visit["number"].as_u64()).collect()
}

#[tokio::test]
async fn a_round_that_changes_after_it_was_prepared_changes_in_the_carriers_hand() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let (device, carrier) = deployment.equip("tournée", "carrier", cast::CARRIER, &[]).await?;
    let manager = deployment.manager().await?;
    let round = manager.post("/v1/rounds", round_of(now_ms(), &carrier, 4)).await?;
    let window = text(&round, "/windows/0/id")?;
    let first = Applicant::enrol(&deployment.url(), &server, &cast::THEODORE, "home").await?;
    let book = |enrolment: String| {
        manager.post("/v1/appointments", json!({ "enrolment": enrolment, "window": window }))
    };
    let booked = book(first.enrolment.clone()).await?;
    let prepared = device.gesture("prepare", json!({})).await?;
    assert_eq!((numbers(&prepared), prepared["round"]["news"].is_null()), (vec![1], true));

    let second = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "home").await?;
    book(second.enrolment.clone()).await?;
    let heard = hear(&device, |shown| numbers(shown) == [1, 2] && shown["lease"]["checksLeft"] == 8).await?;
    let news = &heard["round"]["news"];
    assert_eq!((news["added"].as_u64(), news["gone"].as_u64()), (Some(1), Some(0)));

    // The lease was renewed with it: nothing about the new visit has to be looked at by a person.
    let voucher = second.voucher().await?;
    let opened = device.gesture("open-case", json!({ "shown": { "scanned": voucher.qr } })).await?;
    assert_eq!(opened["case"]["warnings"].as_array().map(Vec::len), Some(0), "{}", opened["case"]);
    device.gesture("abandon", json!({ "reason": "applicant-leaves" })).await?;

    let appointment = text(&booked, "/id")?;
    let cancel = format!("/v1/appointments/{appointment}/cancel");
    manager.post(&cancel, json!({ "reason": "applicant-asked" })).await?;
    let heard = hear(&device, |shown| !numbers(shown).contains(&1)).await?;
    assert_eq!(heard["round"]["news"]["gone"].as_u64(), Some(1));
    let prepared = device.gesture("prepare", json!({})).await?;
    assert!(prepared["round"]["news"].is_null(), "whoever prepares has seen it");
    Ok(())
}

#[tokio::test]
async fn an_agent_whose_right_to_work_ended_opens_no_further_case() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, agent) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    let administrator = deployment.administrator().await?;
    administrator.try_post(&format!("/v1/admin/agents/{agent}/close"), json!({})).await?;
    let heard = hear(&device, |shown| shown["lease"]["ended"] == true).await?;
    assert_eq!(heard["lease"]["valid"], false);
    let shown = json!({ "shown": { "scanned": applicant.voucher().await?.qr } });
    let refused = device.try_gesture("open-case", shown).await?;
    assert_eq!(refused.err().map(|refused| refused.problem), Some("standing-ended".to_owned()));
    Ok(())
}

#[tokio::test]
async fn a_case_open_when_the_right_to_work_ended_is_concluded_and_kept_and_does_not_count()
-> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, agent) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    testkit::story::open_and_read(&device, shown, &cast::NOEMIE).await?;
    let administrator = deployment.administrator().await?;
    administrator.try_post(&format!("/v1/admin/agents/{agent}/close"), json!({})).await?;
    hear(&device, |shown| shown["lease"]["ended"] == true && !shown["case"].is_null()).await?;
    testkit::story::finish_check(&device, &cast::NOEMIE).await?;
    let delivered = hear(&device, |shown| shown["outbox"]["waiting"] == 0).await?;
    assert_eq!(delivered["outbox"]["kept"], delivered["outbox"]["done"], "nothing sealed is turned away");
    // Made after the end, as the registry's own time in it proves: it is kept, and another agent has to check.
    assert_eq!(applicant.state().await?, "awaiting-check");
    Ok(())
}

#[tokio::test]
async fn lists_that_are_asked_for_twice_at_once_are_taken_in_twice() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    let administrator = deployment.administrator().await?;
    for days in 21..41 {
        // Each time there is something new, so that the first answer moves the cursor that the second was asked after.
        let policy = json!({ "accepted_models": [1, 2, 3], "deadline_days": days });
        administrator.post("/v1/admin/policy", policy).await?;
        let prepare = || device.try_gesture("prepare", json!({}));
        let (one, other, third) = tokio::join!(prepare(), prepare(), prepare());
        for prepared in [one?, other?, third?] {
            assert!(prepared.is_ok(), "{:?}", prepared.err());
        }
    }
    Ok(())
}
