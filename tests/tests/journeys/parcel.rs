//! What no line carries, somebody carries: a file from the device to the administration. It changes nothing for
//! anybody but the person it was waiting for.

use crate::deployment;
use anyhow::Context;
use serde_json::{Value, json};
use testkit::cast;
use testkit::people::Applicant;
use testkit::story::check_document;
use wire::v1::device::Hex;

fn hex(bytes: &[u8]) -> Hex {
    Hex(bytes.to_vec())
}

#[tokio::test]
async fn a_file_carried_by_hand_delivers_once_and_another_hand_adds_nothing_to_it() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let server = deployment.server_folder();
    let applicant = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    device.gesture("deliver", json!({})).await?;
    let nothing = device.try_gesture("export-parcel", json!({})).await?;
    assert!(nothing.is_err(), "nothing waits: no file is written");
    let shown = json!({ "scanned": applicant.voucher().await?.qr });
    check_document(&device, shown, &cast::NOEMIE).await?;

    let written = device.gesture("export-parcel", json!({})).await?;
    assert_eq!((&written["parcel"]["records"], &written["outbox"]["waiting"]), (&json!(1), &json!(1)));
    let path = written["parcel"]["path"].as_str().context("the window is told where")?;
    let file = std::fs::read(path)?;
    let secrets = [cast::NOEMIE.birth_name, cast::NOEMIE.document.number];
    let text = String::from_utf8_lossy(&file);
    assert!(secrets.iter().all(|secret| !text.contains(secret)), "whoever carries it reads nothing");

    let administrator = deployment.administrator().await?;
    let hand_in = async |bytes: &[u8]| {
        administrator.try_post("/v1/admin/parcel", json!({ "parcel": hex(bytes) })).await
    };
    let taken = |kept: u64, recognised: u64, refused: u64| -> Value {
        json!({ "kept": kept, "recognised": recognised, "conflicting": 0, "refused": refused })
    };
    // Damaged on the way: a signature no longer fits, or it is no such file at all.
    let mut damaged = file.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    assert_eq!(hand_in(&damaged).await?, (200, taken(0, 0, 1)));
    assert_eq!(hand_in(&file[..last]).await?.0, 400);
    let manager = deployment.manager().await?;
    assert_eq!(manager.try_post("/v1/admin/parcel", json!({ "parcel": hex(&file) })).await?.0, 403);

    // Another device has a line: its agent hands the file in, and the administrator finds that it is known.
    let (other, _) =
        deployment.equip("autre guichet", "clerk", ("basile.clerc", "Basile Clerc"), &[]).await?;
    let brought = other.gesture("import-parcel", json!({ "parcel": hex(&file) })).await?;
    assert_eq!(brought["brought"], json!({ "kept": 1, "conflicting": 0, "refused": 0 }));
    assert_eq!(brought["outbox"]["done"], 0, "it is not this device's work");
    let damaged = other.gesture("import-parcel", json!({ "parcel": hex(&damaged) })).await?;
    assert_eq!(damaged["brought"], json!({ "kept": 0, "conflicting": 0, "refused": 1 }));
    assert!(other.try_gesture("import-parcel", json!({ "parcel": hex(&file[..last]) })).await?.is_err());

    assert_eq!(hand_in(&file).await?, (200, taken(0, 1, 0)));
    applicant.wait_for("activated").await?;
    assert_eq!(hand_in(&file).await?, (200, taken(0, 1, 0)), "handed in twice, kept once");
    // The device finds out by itself when it comes back.
    let back = device.gesture("deliver", json!({})).await?;
    assert_eq!((&back["outbox"]["waiting"], &back["outbox"]["quarantined"]), (&json!(0), &json!(0)));
    Ok(())
}
