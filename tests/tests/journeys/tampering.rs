//! Evidence of tampering: other bytes under a key that is taken, damaged bytes, frames under a foreign
//! certificate.

use crate::deployment;
use crate::forger::Forger;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use statement::{Hash, QuarantineReason};
use std::time::Duration;
use testkit::cast;
use testkit::deployment::Deployment;

fn count(deployment: &Deployment, sql: &str) -> anyhow::Result<i64> {
    let path = deployment.server_folder().join("registry.sqlite");
    let registry = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(registry.query_row(sql, [], |row| row.get(0))?)
}

#[tokio::test]
async fn the_same_envelope_twice_gives_the_same_receipt() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let mut device = Forger::enrol(&deployment, 1).await?;
    let (envelope, _) = device.sealed_start(0, Hash::ZERO)?;
    let first = device.deliver(0, std::slice::from_ref(&envelope)).await?;
    tokio::time::sleep(Duration::from_millis(30)).await;
    let second = device.deliver(0, &[envelope]).await?;
    assert_eq!(first.receipts, second.receipts);
    assert_eq!((first.epoch, first.mark), (second.epoch, second.mark));
    assert_eq!(count(&deployment, "SELECT count(*) FROM envelopes")?, 1);
    assert_eq!(count(&deployment, "SELECT count(*) FROM tamper_cases")?, 0);
    Ok(())
}

#[tokio::test]
async fn other_bytes_under_the_same_key_are_kept_and_open_one_tamper_case() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let mut device = Forger::enrol(&deployment, 2).await?;
    let (envelope, _) = device.sealed_start(0, Hash::ZERO)?;
    let (other, _) = device.sealed_start(0, Hash::ZERO)?;
    assert_ne!(envelope, other);
    device.deliver(0, std::slice::from_ref(&envelope)).await?;
    for _ in 0..2 {
        let answer = device.deliver(0, std::slice::from_ref(&other)).await?;
        assert_eq!(answer.conflicting, [0]);
        assert!(answer.receipts.is_empty(), "other bytes get no receipt");
        assert_eq!(answer.mark.map(|mark| mark.envelope), Some(statement::hash(&envelope)));
    }
    assert_eq!(count(&deployment, "SELECT count(*) FROM tamper_cases")?, 1);
    let devices = deployment.administrator().await?.get("/v1/admin/devices").await?;
    assert!(devices[0]["doubled_at"].is_number(), "the console shows it with the device: {devices}");
    assert_eq!(count(&deployment, "SELECT count(*) FROM envelopes")?, 1);
    Ok(())
}

#[tokio::test]
async fn a_damaged_record_is_quarantined_with_its_reason_and_the_next_one_goes_on() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let mut device = Forger::enrol(&deployment, 3).await?;
    let (start, header) = device.sealed_start(0, Hash::ZERO)?;
    let (mut damaged, damaged_header) = device.sealed_start(1, header)?;
    let (next, _) = device.sealed_start(2, damaged_header)?;
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let answer = device.deliver(0, &[start, damaged, next]).await?;
    assert_eq!(answer.receipts.len(), 3, "all three are kept");
    assert_eq!(answer.mark.map(|mark| mark.sequence), Some(2));

    let mut told = answer;
    for _ in 0..200 {
        told = device.deliver(3, &[]).await?;
        if !told.quarantined.is_empty() && count(&deployment, "SELECT count(*) FROM statements")? == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let set_aside: Vec<_> = told.quarantined.iter().map(|record| (record.sequence, record.reason)).collect();
    assert_eq!(set_aside, [(1, QuarantineReason::SealBroken)]);
    assert_eq!(count(&deployment, "SELECT count(*) FROM statements")?, 2, "the next one was opened");
    let listed = deployment.administrator().await?.get("/v1/quarantine").await?;
    assert_eq!((&listed[0]["sequence"], &listed[0]["reason"]), (&1.into(), &"seal-broken".into()));
    refuse(&deployment, &listed[0]).await?;
    assert_eq!(device.deliver(3, &[]).await?.quarantined, [], "nothing is left to decide");
    Ok(())
}

/// A reviewer refuses a record, with a reason; nobody else does, and nothing opens what does not open.
async fn refuse(deployment: &Deployment, listed: &Value) -> anyhow::Result<()> {
    assert_eq!(listed["choices"], json!(["refuse"]));
    let decision = |decision: &str, note: &str| {
        let (chain, sequence) = (&listed["chain"], &listed["sequence"]);
        json!({ "chain": chain, "sequence": sequence, "decision": decision, "note": note })
    };
    let reviewer = deployment.staff(cast::REVIEWER.0).await?;
    let manager = deployment.manager().await?;
    assert_eq!(manager.try_post("/v1/quarantine", decision("refuse", "damaged")).await?.0, 403);
    let (status, told) = reviewer.try_post("/v1/quarantine", decision("refuse", "  ")).await?;
    assert_eq!((status, &told["fields"][0]["field"]), (422, &"note".into()));
    assert_eq!(reviewer.try_post("/v1/quarantine", decision("release", "damaged")).await?.0, 404);
    assert_eq!(reviewer.try_post("/v1/quarantine", decision("refuse", "damaged")).await?.0, 201);
    assert_eq!(reviewer.get("/v1/quarantine").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn a_frame_with_a_foreign_devices_certificate_claims_nothing() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let mut victim = Forger::enrol(&deployment, 4).await?;
    let thief = Forger::enrol(&deployment, 5).await?;
    let (envelope, _) = victim.sealed_start(0, Hash::ZERO)?;

    // The victim's certificate over the thief's signature.
    let borrowed = victim.frame(victim.chain, 0, std::slice::from_ref(&envelope));
    assert_eq!(thief.send(&borrowed).await?.err(), Some(403));
    assert_eq!(count(&deployment, "SELECT count(*) FROM envelopes")?, 0);
    assert_eq!(count(&deployment, "SELECT count(*) FROM chains")?, 0);

    // The thief's own certificate on the victim's chain.
    victim.deliver(0, std::slice::from_ref(&envelope)).await?;
    let squatting = thief.frame(victim.chain, 1, &[envelope]);
    assert_eq!(thief.send(&squatting).await?.err(), Some(403));
    assert_eq!(count(&deployment, "SELECT count(*) FROM envelopes")?, 1);
    Ok(())
}

#[tokio::test]
async fn a_record_that_does_not_continue_the_chain_is_set_aside() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let mut device = Forger::enrol(&deployment, 6).await?;
    let (start, _) = device.sealed_start(0, Hash::ZERO)?;
    let (forked, _) = device.sealed_start(1, Hash([9; 32]))?;
    device.deliver(0, &[start, forked]).await?;
    for _ in 0..200 {
        let told = device.deliver(2, &[]).await?;
        if let [record] = told.quarantined.as_slice() {
            assert_eq!((record.sequence, record.reason), (1, QuarantineReason::ChainBroken));
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    anyhow::bail!("the break was not found")
}
