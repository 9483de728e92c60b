//! Examining an envelope: unseal it, believe its signature, find its enrolment and the voucher behind its
//! co-signature. It reads and changes nothing.

use super::fact::is_erased;
use crate::State;
use crate::keys::is_same;
use crate::refusal::Refusal;
use crate::store::queries::registry::opening::ToOpen;
use crate::store::queries::registry::{self, leases};
use crate::store::queries::{enrolments, provisioning};
use crate::store::sql::Connection;
use crate::vouchers::{voucher_hash, vouchers_of};
use crate::witness::believed;
use reconciliation::{CoSignature, LeaseSeen};
use statement::{
    Body, Header, HowRead, Lease, OpenError, PublicKey, Purpose, QuarantineReason, Statement, StatementKind,
};
use terms::{Cause, Doing, EnrolmentId, Interval, LeaseId};

/// An envelope that was unsealed and believed.
pub(super) struct Examined {
    pub header: Header,
    pub body: Body,
    pub signed: Vec<u8>,
    pub enrolment: Option<EnrolmentId>,
    pub co_signature: CoSignature,
    /// From the issue to the end of the voucher that it proves.
    pub voucher: Option<Interval>,
    pub lease: Option<LeaseSeen>,
}

/// What becomes of an envelope.
pub(super) enum Outcome {
    /// It was believed.
    Opened(Box<Examined>),
    /// It is set aside with a reason of its own.
    SetAside(QuarantineReason),
}

/// Examines an envelope. An error is a fault of ours: the envelope keeps its turn.
pub(super) fn examine(conn: &Connection, state: &State, sealed: &ToOpen) -> Result<Outcome, Refusal> {
    match verify(conn, state, sealed) {
        Ok(examined) => Ok(Outcome::Opened(Box::new(examined))),
        Err(NotOpened::Reason(reason)) => Ok(Outcome::SetAside(reason)),
        Err(NotOpened::Failed(refusal)) => Err(refusal),
    }
}

/// Why an envelope was not opened: its own fault, with a reason, or ours.
enum NotOpened {
    Reason(QuarantineReason),
    Failed(Refusal),
}

impl From<QuarantineReason> for NotOpened {
    fn from(reason: QuarantineReason) -> Self {
        Self::Reason(reason)
    }
}
impl<E: Into<Refusal>> From<E> for NotOpened {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

fn verify(conn: &Connection, state: &State, sealed: &ToOpen) -> Result<Examined, NotOpened> {
    let deployment = state.signing_keys.deployment();
    let plain = unseal(state, sealed)?;
    let statement = Statement::from_bytes(&plain)
        .doing("reading a statement")
        .map_err(because(QuarantineReason::Malformed))?;
    let (key, lease) = signer(conn, state, sealed, &statement)?;
    let second = second_person(conn, &statement, lease.as_ref())?;
    let header = statement
        .verify(sealed.place, deployment, &key, second.as_ref())
        .doing("verifying a statement")
        .map_err(because(QuarantineReason::SignatureWrong))?;
    let body = statement.body().doing("reading a body").map_err(because(QuarantineReason::Malformed))?;
    let enrolment = enrolment_of(conn, state, &header, &body)?;
    let (co_signature, voucher) = co_signature(conn, state, &header, enrolment)?;
    let lease = lease.map(|lease| seen(&lease, enrolment));
    let signed = statement.to_cose(&header, key.id());
    Ok(Examined { header, body, signed, enrolment, co_signature, voucher, lease })
}

fn unseal(state: &State, sealed: &ToOpen) -> Result<zeroize::Zeroizing<Vec<u8>>, QuarantineReason> {
    let mut reason = QuarantineReason::KeyUnknown;
    for key in state.registry.opening.iter() {
        match key.open(&sealed.bytes, sealed.place, state.signing_keys.deployment()) {
            Ok(plain) => return Ok(plain),
            Err(OpenError::UnknownKey) => {}
            Err(OpenError::Malformed | OpenError::Broken) => reason = QuarantineReason::SealBroken,
        }
    }
    Err(reason)
}

/// Whose signature to ask for: the agent's, certified by the lease, or the device's own on a chain start.
fn signer(
    conn: &Connection,
    state: &State,
    sealed: &ToOpen,
    statement: &Statement,
) -> Result<(PublicKey, Option<Lease>), NotOpened> {
    if statement.stated.kind == StatementKind::ChainStart {
        let key = provisioning::device(conn, sealed.device)?.and_then(|device| device.public_key);
        let key: [u8; 32] =
            key.and_then(|key| key.try_into().ok()).ok_or(QuarantineReason::SignatureWrong)?;
        return Ok((PublicKey(key), None));
    }
    let named = statement.stated.lease.ok_or(QuarantineReason::LeaseUnknown)?;
    let lease = lease_named(conn, state, named)?.ok_or(QuarantineReason::LeaseUnknown)?;
    // A lease certifies a key on one device: on another's chain it certifies nothing.
    if lease.device != sealed.device {
        return Err(QuarantineReason::SignatureWrong.into());
    }
    Ok((lease.agent_key, Some(lease)))
}

/// The lease of that name, where this registry issued it.
pub(super) fn lease_named(
    conn: &Connection,
    state: &State,
    named: LeaseId,
) -> Result<Option<Lease>, Refusal> {
    let keys = &state.signing_keys;
    let verified = |bytes: Vec<u8>| {
        keys.verified(Purpose::Lease, |key| Lease::verify(&bytes, keys.deployment(), key).ok())
    };
    Ok(leases::signed(conn, named)?.and_then(verified))
}

/// The key of the second person: another agent, enlisted on the same device.
fn second_person(
    conn: &Connection,
    statement: &Statement,
    lease: Option<&Lease>,
) -> Result<Option<PublicKey>, NotOpened> {
    let (Some(second), Some(lease)) = (&statement.second, lease) else { return Ok(None) };
    let keys = provisioning::keys_of_others(conn, lease.device, lease.agent)?;
    Ok(keys.into_iter().map(PublicKey).find(|key| key.id() == second.key))
}

/// The enrolment that a statement is about. A typed code names it only through its keyed hash.
fn enrolment_of(
    conn: &Connection,
    state: &State,
    header: &Header,
    body: &Body,
) -> Result<Option<EnrolmentId>, NotOpened> {
    if header.stated.kind == StatementKind::ChainStart {
        return Ok(None);
    }
    let named = match (header.stated.enrolment, body.typed_code) {
        (Some(enrolment), _) => Some(enrolment),
        (None, Some(secret)) => {
            let secret_hash = voucher_hash(&state.enrolment_keys, &secret);
            enrolments::voucher(conn, secret_hash)?.map(|voucher| voucher.enrolment)
        }
        (None, None) => None,
    };
    let known = named.map(|id| enrolments::enrolment(conn, id)).transpose()?.flatten();
    let named = named.filter(|_| known.is_some()).ok_or(QuarantineReason::EnrolmentUnknown)?;
    // Without a key to seal the body under, it stays in its envelope.
    if is_erased(state, named)? { Err(QuarantineReason::EnrolmentUnknown.into()) } else { Ok(Some(named)) }
}

fn co_signature(
    conn: &Connection,
    state: &State,
    header: &Header,
    enrolment: Option<EnrolmentId>,
) -> Result<(CoSignature, Option<Interval>), NotOpened> {
    let (Some(proof), Some(enrolment)) = (header.stated.proof, enrolment) else {
        let shown = header.stated.how_read != HowRead::None;
        return Ok((if shown { CoSignature::Wrong } else { CoSignature::Absent }, None));
    };
    let issued = vouchers_of(conn, state, enrolment)?;
    let proven =
        issued.iter().zip(0..).find(|(issued, _)| is_same(&header.proof_by(&issued.secret).0, &proof.0));
    match proven {
        Some((issued, voucher)) => Ok((CoSignature::Right { voucher }, Some(issued.valid))),
        None if may_be_lost(conn, state, enrolment)? => Ok((CoSignature::VoucherUnknown, None)),
        None => Ok((CoSignature::Wrong, None)),
    }
}

/// True when a voucher of the enrolment may have been issued after the copy that the registry was restored from: a proof by
/// it cannot be verified, and accuses nobody.
fn may_be_lost(conn: &Connection, state: &State, enrolment: EnrolmentId) -> Result<bool, NotOpened> {
    let signed = registry::restored(conn)?;
    let restored = signed.and_then(|signed| believed(&signed, &state.signing_keys));
    let Some(restored) = restored else { return Ok(false) };
    let submitted = enrolments::enrolment(conn, enrolment)?.and_then(|row| row.submitted_at);
    Ok(submitted.is_some_and(|submitted| submitted <= restored.at))
}

fn seen(lease: &Lease, enrolment: Option<EnrolmentId>) -> LeaseSeen {
    LeaseSeen {
        id: lease.id,
        agent: lease.agent,
        device: lease.device,
        office: lease.scope.office(),
        from: lease.from,
        until: lease.until,
        covers: lease.covers(enrolment),
    }
}

/// Sets an envelope aside for a reason; what led to it stays in the log, under the envelope's span.
fn because(reason: QuarantineReason) -> impl FnOnce(Cause) -> QuarantineReason {
    move |cause| {
        tracing::warn!(reason = reason.word(), cause = cause.chain(), "an envelope is set aside");
        reason
    }
}
