//! What the registry says of its ledger to a device that remembers what it was. Three rows are read and nothing is written, but
//! for the first word of a device that it does not believe it. A registry that wrote its ledger anew has to sign another
//! head for a size, or another size, than it signed before: the device keeps both.
//!
//! A device that was revoked is answered too: somebody who may write to the database could revoke every witness. One that nobody
//! confirmed is not, as elsewhere; whom nobody answers erases nothing.

use super::ask::in_standing;
use super::keep::certified;
use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::provisioning;
use crate::store::queries::registry::{self as rows, ledger};
use crate::store::sql::{Connection, Transaction};
use statement::{Ask, Blob, DeviceCertificate, Hash, LedgerDoubt, LedgerTold, Purpose, Request};
use terms::{Doing, Problem};
use wire::v1::device::{Hex, LedgerAnswered};

/// Answers a device's signed question about the ledger.
pub async fn tell_ledger(state: &State, bytes: &[u8]) -> Result<LedgerAnswered, Refusal> {
    let (message, request) =
        Request::read(bytes).doing("reading a question").map_err(Refusal::because(Problem::Malformed))?;
    let Ask::Ledger { size: asked, doubt } = request.ask else { return Err(Problem::Malformed.into()) };
    let certificate = certified(state, &request.certificate.0)?;
    let keys = &state.signing_keys;
    request
        .verify(&message, keys.deployment(), &certificate.key)
        .doing("verifying a question about the ledger")
        .map_err(Refusal::because(Problem::NotAllowed))?;
    let now = state.now();
    if !state.registry.rate_limit.admits(certificate.device, bytes.len(), now) {
        return Err(Problem::Busy.into());
    }
    let device = in_standing(state, &certificate, &request.ask).await?;
    if let Some(doubt) = doubt.filter(|_| device.ledger_doubted_at.is_none()) {
        note_doubt(state, &certificate, doubt).await?;
    }
    let epoch = super::epoch(state).await?;
    let read = move |conn: &Connection| {
        // The older head first: the ledger only grows, so the size read behind it is not below it.
        let head_at = if asked == 0 { Some(Hash::ZERO) } else { ledger::head_at(conn, asked)? };
        Ok::<_, Refusal>((head_at, ledger::head(conn)?, rows::restored(conn)?))
    };
    let (head_at, head, restored) = state.store.read(read).await?;
    let told = LedgerTold {
        challenge: request.challenge,
        epoch,
        asked,
        head_at,
        size: head.size,
        head: head.head,
        restored: restored.map(Blob),
        time: now,
    };
    Ok(LedgerAnswered { told: Hex(told.sign(keys.deployment(), keys.in_use(Purpose::Answer, now))) })
}

/// Notes that a device does not believe the ledger, once for each key that it is enrolled with. It is logged then as well,
/// because whoever wrote the ledger anew can write that row: taken out, it is noted and logged again.
async fn note_doubt(
    state: &State,
    certificate: &DeviceCertificate,
    doubt: LedgerDoubt,
) -> Result<(), Refusal> {
    let (device, key, now) = (certificate.device, certificate.key, state.now());
    let noting = move |tx: &Transaction<'_>| {
        Ok::<_, Refusal>(provisioning::note_ledger_doubt(tx, device, &key.0, now)?)
    };
    if state.store.write(noting).await? {
        tracing::error!(%device, doubt = doubt.word(), "a device was told another ledger before");
    }
    Ok(())
}
