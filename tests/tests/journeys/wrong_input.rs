//! Wrong input: each gets its own clear answer and loses nothing.

use crate::deployment;
use crate::forger::Forger;
use serde_json::{Value, json};
use statement::{Secret, SigningKey, Voucher};
use terms::{DeploymentId, EnrolmentId, Route, Timestamp};
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::doubles::SeededChance;
use testkit::people::Applicant;
use testkit::process::{DeviceProcess, Refused};
use testkit::story::check_document;

async fn refused(device: &DeviceProcess, gesture: &str, body: Value) -> anyhow::Result<Refused> {
    let outcome = device.try_gesture(gesture, body).await?;
    outcome.err().ok_or_else(|| anyhow::anyhow!("{gesture} was done"))
}

async fn counter(
    deployment: &Deployment,
    flags: &[&str],
) -> anyhow::Result<(DeviceProcess, Applicant, String)> {
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, agent) = deployment.equip("guichet", "clerk", cast::CLERK, flags).await?;
    device.gesture("prepare", json!({})).await?;
    Ok((device, applicant, agent))
}

#[tokio::test]
async fn ten_wrong_pins_destroy_the_vault_and_what_was_sealed_is_still_delivered() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant, agent) = counter(&deployment, &["--no-delivery"]).await?;
    check_document(&device, json!({ "scanned": applicant.voucher().await?.qr }), &cast::NOEMIE).await?;
    device.gesture("sign-out", json!({})).await?;

    for left in (1..10).rev() {
        let wrong = refused(&device, "sign-in", json!({ "agent": agent, "pin": "000111" })).await?;
        assert_eq!((wrong.problem.as_str(), wrong.tries_left), ("wrong-pin", Some(left)));
    }
    let last = refused(&device, "sign-in", json!({ "agent": agent, "pin": "000111" })).await?;
    assert_eq!(last.problem, "vault-destroyed");
    let right = refused(&device, "sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    assert_eq!(right.problem, "vault-destroyed", "the right PIN comes too late");
    assert!(right.text.len() > 20, "the answer says what to do");

    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], 1);
    applicant.wait_for("activated").await?;
    Ok(())
}

/// A voucher signed by the deployment's own key, or another.
fn voucher(deployment: DeploymentId, key: &SigningKey, expires: Timestamp) -> String {
    Voucher {
        deployment,
        enrolment: EnrolmentId([3; 16]),
        route: Route::Counter,
        expires,
        initials: "ZZ".into(),
        birth_year: 1990.into(),
        secret: Secret::draw(&mut SeededChance::new(11)),
    }
    .sign(key)
}

#[tokio::test]
async fn every_wrong_voucher_has_its_own_answer() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant, _) = counter(&deployment, &[]).await?;
    let ours = Forger::enrol(&deployment, 9).await?.deployment()?;
    let stranger = SigningKey::from_seed(&[4; 32]);
    let seed: [u8; 32] =
        std::fs::read(deployment.server_folder().join("keys/voucher.key"))?.try_into().unwrap();
    let own_key = SigningKey::from_seed(&seed);
    let later = Timestamp(crate::now_ms()).plus_days(3);

    let open = |shown: Value| refused(&device, "open-case", json!({ "shown": shown }));
    let foreign = open(json!({ "scanned": voucher(DeploymentId([1; 8]), &stranger, later) })).await?;
    assert_eq!(foreign.problem, "voucher-foreign");

    // Forged: a right voucher with one letter changed inside the signed part or the signature.
    let right = applicant.voucher().await?;
    let forged = one_letter_changed(&right.qr);
    let problem = open(json!({ "scanned": forged })).await?.problem;
    assert!(["voucher-forged", "voucher-unreadable"].contains(&problem.as_str()), "{problem}");
    let mut payload_forged = voucher(ours, &own_key, later);
    let other = voucher(ours, &own_key, later.plus_days(1));
    // The other's signature under this one's claims.
    payload_forged.truncate(payload_forged.len() - 90);
    payload_forged.push_str(&other[other.len() - 90..]);
    assert_eq!(open(json!({ "scanned": payload_forged })).await?.problem, "voucher-forged");

    assert_eq!(open(json!({ "scanned": "https://exemple.test" })).await?.problem, "voucher-unreadable");
    let wrong_letter = wrong_letter(&right.typed);
    assert_eq!(open(json!({ "typed": wrong_letter })).await?.problem, "voucher-letter-wrong");
    assert_eq!(open(json!({ "typed": "BCDF" })).await?.problem, "voucher-unreadable");

    // Expired, or under a key this device does not know: worked on with a warning, judged by the registry.
    let expired = voucher(ours, &own_key, Timestamp(crate::now_ms()).plus_days(-1));
    let opened = device.gesture("open-case", json!({ "shown": { "scanned": expired } })).await?;
    assert_eq!(opened["case"]["warnings"], json!(["voucher-expired"]));
    device.gesture("abandon", json!({ "reason": "applicant-leaves" })).await?;
    let unknown = voucher(ours, &stranger, later);
    let opened = device.gesture("open-case", json!({ "shown": { "scanned": unknown } })).await?;
    assert_eq!(opened["case"]["warnings"], json!(["voucher-not-verifiable"]));
    Ok(())
}

fn one_letter_changed(qr: &str) -> String {
    let middle = qr.len() / 2;
    let changed = if qr.as_bytes()[middle] == b'7' { '8' } else { '7' };
    qr.chars().enumerate().map(|(at, c)| if at == middle { changed } else { c }).collect()
}

fn wrong_letter(typed: &str) -> String {
    let first = if typed.starts_with('B') { 'C' } else { 'B' };
    typed.chars().enumerate().map(|(at, c)| if at == 0 { first } else { c }).collect()
}

#[tokio::test]
async fn wrong_check_digits_are_told_counted_and_limited_and_the_case_stays() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant, _) = counter(&deployment, &[]).await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    device.gesture("open-case", json!({ "shown": shown })).await?;
    let mut wrong = cast::NOEMIE.lines();
    wrong[0] = wrong[0].replace("VAV000017", "VAV000018");
    let body = json!({ "lines": wrong, "originalInHand": true });
    for expected in ["check-digits-wrong", "check-digits-wrong", "too-many-readings"] {
        assert_eq!(refused(&device, "read-document", body.clone()).await?.problem, expected);
    }
    let snapshot = device.gesture("snapshot", json!({})).await?;
    assert_eq!((&snapshot["case"]["step"], &snapshot["case"]["readings"]), (&json!("document"), &json!(3)));
    device.gesture("abandon", json!({ "reason": "mrz-fails" })).await?;
    Ok(())
}

#[tokio::test]
async fn without_a_server_the_answer_says_so_and_work_goes_on() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let (device, applicant, _) = counter(&deployment, &[]).await?;
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    deployment.stop_server()?;
    let away = refused(&device, "prepare", json!({})).await?;
    assert_eq!(away.problem, "server-away");
    let sealed = check_document(&device, shown, &cast::NOEMIE).await?;
    assert_eq!(sealed["outbox"]["waiting"], 1);
    assert_eq!(refused(&device, "deliver", json!({})).await?.problem, "server-away");
    assert_eq!(device.gesture("snapshot", json!({})).await?["online"], false);
    Ok(())
}

#[tokio::test]
async fn a_full_store_seals_nothing_and_loses_nothing() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (device, applicant, agent) = counter(&deployment, &["--no-delivery"]).await?;
    device.kill();

    // The outbox may not grow any more: cases are left and sealed until its last page is full.
    let folder = deployment.device_folder("guichet");
    let full = DeviceProcess::start(&folder, &["--no-delivery", "--max-pages", "1"])?;
    full.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    let visit = json!({ "shown": { "none": applicant.enrolment } });
    let mut sealed = 0;
    let refused = loop {
        full.gesture("open-case", visit.clone()).await?;
        match full.try_gesture("abandon", json!({ "reason": "technical" })).await? {
            Ok(_) => sealed += 1,
            Err(refused) => break refused,
        }
        anyhow::ensure!(sealed < 200, "the store never fills up");
    };
    assert_eq!(refused.problem, "store-full");
    let still = full.gesture("snapshot", json!({})).await?;
    assert!(still["case"].is_object(), "the case is still open");
    assert_eq!(still["outbox"]["done"], sealed);
    full.kill();

    let device = DeviceProcess::start(&folder, &["--no-delivery"])?;
    let back = device.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    assert!(back["case"].is_object(), "and it is there after a restart");
    let abandoned = device.gesture("abandon", json!({ "reason": "technical" })).await?;
    assert_eq!(abandoned["outbox"]["done"], sealed + 1);
    let handed_in = device.gesture("deliver", json!({})).await?;
    assert_eq!(handed_in["outbox"]["kept"], sealed + 1);
    Ok(())
}

#[tokio::test]
async fn a_second_window_on_the_same_device_is_refused() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let _first = DeviceProcess::start(folder.path(), &[])?;
    let second = DeviceProcess::start(folder.path(), &[]);
    assert!(second.is_err_and(|error| error.to_string().contains("ended")));
    Ok(())
}

#[tokio::test]
async fn a_devices_refusals_say_the_same_in_both_languages() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let device = DeviceProcess::start(folder.path(), &[])?;
    for (gesture, body, problem) in [
        ("sign-in", json!({ "agent": "0000000000000000", "pin": "000111" }), "device-not-enrolled"),
        ("conclude", json!({}), "no-case"),
        ("open-case", json!({ "shown": { "typed": "BCDF" } }), "sign-in-first"),
        ("prepare", json!({}), "sign-in-first"),
        ("register-device", json!({ "url": "http://exemple.test", "code": "BCDF" }), "field-invalid"),
    ] {
        let mut told = Vec::new();
        for language in ["fr", "en"] {
            let outcome = device.try_gesture_in(language, gesture, body.clone()).await?;
            let refused = outcome.err().ok_or_else(|| anyhow::anyhow!("{gesture} was done"))?;
            assert_eq!(refused.problem, problem, "{gesture}");
            told.push(refused.text);
        }
        assert!(told.iter().all(|text| text.len() > 20), "{told:?}");
        assert_ne!(told[0], told[1], "{gesture}");
    }
    Ok(())
}

#[tokio::test]
async fn the_servers_answers_come_in_the_callers_language() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let client = reqwest::Client::new();
    let mut told = Vec::new();
    for language in ["fr-FR", "en-GB"] {
        let answer = client
            .post(format!("{}/v1/sign-in", deployment.url()))
            .header("accept-language", language)
            .json(&json!({ "login": "personne", "password": "rien-du-tout-ici" }))
            .send()
            .await?;
        assert_eq!(answer.status(), 401);
        let body: Value = answer.json().await?;
        assert_eq!(body["problem"], "wrong-password");
        told.push(body["text"].as_str().unwrap_or_default().to_owned());
    }
    assert_ne!(told[0], told[1]);
    Ok(())
}
