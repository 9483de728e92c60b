//! Somebody in the middle of a device's registration, who sees all that is sent and may change it; and somebody with a
//! copy of the database while a code waits.

use crate::deployment;
use anyhow::Context;
use statement::{Ask, CodeKey, DerivedCode, SigningKey};
use testkit::doubles::SeededChance;
use testkit::hand_device::{Door, HandDevice, now, registration};
use wire::v1::device::{EnrolDevice, Hex};

async fn status(url: &str, body: &EnrolDevice) -> anyhow::Result<u16> {
    let answer = reqwest::Client::new().post(format!("{url}/v1/devices/enrol")).json(body).send().await?;
    Ok(answer.status().as_u16())
}

#[tokio::test]
async fn who_puts_another_key_into_a_registration_gets_no_certificate_and_spoils_nothing()
-> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (url, code) = (deployment.url(), deployment.add_device("guichet").await?);
    let mut chance = SeededChance::new(9);
    let (device, own) =
        (SigningKey::generate(&mut chance).public(), SigningKey::generate(&mut chance).public());
    let seen = registration(&code, &device);

    let mut tries = vec![
        // The locator alone, with a key and a proof of one's own.
        EnrolDevice { locator: seen.locator.clone(), ..registration("BCDF GHJK LNPR BCDF", &own) },
        // All that was seen, and another key.
        EnrolDevice { key: Hex(own.0.to_vec()), ..seen.clone() },
        // Another nonce.
        EnrolDevice { nonce: Hex(vec![1; 16]), ..seen.clone() },
    ];
    // Guesses at what the proof is made with.
    let locator = DerivedCode::of(&code).locator;
    for guess in 0..64u8 {
        let proof = CodeKey::from_bytes([guess; 32]).device_proof(&own, &locator, &[7; 16]);
        let (key, proof) = (Hex(own.0.to_vec()), Hex(proof.0.to_vec()));
        tries.push(EnrolDevice { key, proof, ..seen.clone() });
    }
    for body in &tries {
        assert_eq!(status(&url, body).await?, 422);
    }
    assert_eq!(status(&url, &seen).await?, 200, "the device itself registers all the same");
    assert_eq!(status(&url, &seen).await?, 422, "and its question, seen and sent again, is worth nothing");
    Ok(())
}

#[tokio::test]
async fn a_copy_of_the_database_does_not_tell_what_proves_a_code_that_waits() -> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    let code = deployment.add_device("guichet").await?;
    let derived = DerivedCode::of(&code);
    let copy = folder.path().join("copy.sqlite");
    deployment.stop_server()?;
    deployment.command(&["backup", copy.to_str().unwrap_or_default()])?;
    for file in [copy, deployment.server_folder().join("registry.sqlite")] {
        let bytes = std::fs::read(&file)?;
        let letters = code.replace(' ', "");
        for secret in [&derived.key().as_bytes()[..], &derived.locator.0, code.as_bytes(), letters.as_bytes()]
        {
            let is_there = bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!is_there, "{}", file.display());
        }
    }
    Ok(())
}

#[tokio::test]
async fn who_has_the_code_too_is_told_apart_by_the_letters() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let administrator = deployment.administrator().await?;
    let door = Door { url: deployment.url(), client: reqwest::Client::new() };
    let (agent, enlists) = deployment.add_agent("clerk", ("clerk", "Relais")).await?;
    let code = deployment.add_device("guichet").await?;
    let agent = agent.parse().ok().context("an agent's id")?;
    // Somebody read the code on the note, and registers first. The machine's own letters are of its own key.
    let machine = SigningKey::generate(&mut SeededChance::new(5)).public();
    let mut stranger = HandDevice::register(&door, 1, &code, agent, now()).await?;
    let shown = |devices: &serde_json::Value| Some(devices[0]["fingerprint"].as_str()?.to_owned());
    let devices = administrator.get("/v1/admin/devices").await?;
    assert_eq!(shown(&devices), Some(stranger.fingerprint()));
    assert!(administrator.confirm_device(&stranger.fingerprint_of(&machine)).await.is_err());

    let problem = |refused: anyhow::Error| refused.to_string().contains("device-not-confirmed");
    assert!(stranger.enlist(&door, "clerk", &enlists).await.is_err_and(problem));
    assert!(stranger.take_lease(&door, now()).await.is_err());
    assert!(stranger.ask(&door, Ask::Confirmation).await.is_err_and(problem));
    // Letters that were on the screen before the key changed confirm nothing.
    let id = devices[0]["id"].as_str().context("an id")?;
    let path = format!("/v1/admin/devices/{id}/confirm");
    let body = serde_json::json!({ "fingerprint": stranger.fingerprint_of(&machine) });
    assert_eq!(administrator.try_post(&path, body).await?.0, 422);
    let manager = deployment.manager().await?;
    let body = serde_json::json!({ "fingerprint": stranger.fingerprint() });
    assert_eq!(manager.try_post(&path, body).await?.0, 403);

    administrator.confirm_device(&stranger.fingerprint()).await?;
    stranger.enlist(&door, "clerk", &enlists).await?;
    stranger.take_lease(&door, now()).await
}
