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
use crate::vouchers::{Issued, voucher_hash, vouchers_of};
use crate::witness::believed;
use reconciliation::{CoSignature, LeaseSeen};
use statement::{
    Blob, Body, Header, HowRead, Lease, OpenError, PublicKey, Purpose, QuarantineReason, RecordId, Secret,
    Statement, StatementKind,
};
use terms::{AgentId, Cause, Doing, EnrolmentId, Interval, LeaseId};

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
    /// How many cases may be opened under that lease.
    pub allowed: Option<u16>,
    /// The second agent whose signature is right.
    pub second: Option<AgentId>,
    /// The features drawn again.
    pub drawn: Option<Blob>,
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
    let plain = unseal(state, &sealed.bytes, sealed.place)?;
    let statement = Statement::from_bytes(&plain)
        .doing("reading a statement")
        .map_err(because(QuarantineReason::Malformed))?;
    let (key, lease) = signer(conn, state, sealed, &statement)?;
    let second = second_person(conn, &statement, lease.as_ref())?;
    let header = statement
        .verify(sealed.place, deployment, &key, second.as_ref().map(|(_, key)| key))
        .doing("verifying a statement")
        .map_err(because(QuarantineReason::SignatureWrong))?;
    let body = statement.body().doing("reading a body").map_err(because(QuarantineReason::Malformed))?;
    let enrolment = enrolment_of(conn, state, &header, &body)?;
    let CoSigned { co_signature, by } = co_signature(conn, state, &header, enrolment)?;
    let signed = statement.to_cose(&header, key.id());
    Ok(Examined {
        drawn: by.as_ref().and_then(|by| drawn_again(by.secret, &body)),
        voucher: by.map(|by| by.valid),
        allowed: lease.as_ref().map(|lease| lease.checks),
        lease: lease.map(|lease| seen(&lease, enrolment)),
        second: second.map(|(agent, _)| agent),
        header,
        body,
        signed,
        enrolment,
        co_signature,
    })
}

fn unseal(
    state: &State,
    bytes: &[u8],
    place: RecordId,
) -> Result<zeroize::Zeroizing<Vec<u8>>, QuarantineReason> {
    let mut reason = QuarantineReason::KeyUnknown;
    for key in state.registry.opening.iter() {
        match key.open(bytes, place, state.signing_keys.deployment()) {
            Ok(plain) => return Ok(plain),
            Err(OpenError::UnknownKey) => {}
            Err(OpenError::Malformed | OpenError::Broken) => reason = QuarantineReason::SealBroken,
        }
    }
    Err(reason)
}

/// The header inside an envelope, whoever signed it; none where it does not open.
pub(super) fn header_within(state: &State, bytes: &[u8], place: RecordId) -> Option<Header> {
    let plain = unseal(state, bytes, place).ok()?;
    Some(Statement::from_bytes(&plain).ok()?.header(place))
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

/// The second person and their key: another agent, enlisted on the same device.
fn second_person(
    conn: &Connection,
    statement: &Statement,
    lease: Option<&Lease>,
) -> Result<Option<(AgentId, PublicKey)>, NotOpened> {
    let (Some(second), Some(lease)) = (&statement.second, lease) else { return Ok(None) };
    let keys = provisioning::keys_of_others(conn, lease.device, lease.agent)?;
    let mut keys = keys.into_iter().map(|(agent, key)| (agent, PublicKey(key)));
    Ok(keys.find(|(_, key)| key.id() == second.key))
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

/// What became of a co-signature, and the voucher that it proves.
struct CoSigned {
    co_signature: CoSignature,
    by: Option<Issued>,
}

fn co_signature(
    conn: &Connection,
    state: &State,
    header: &Header,
    enrolment: Option<EnrolmentId>,
) -> Result<CoSigned, NotOpened> {
    let without = |co_signature| CoSigned { co_signature, by: None };
    let (Some(proof), Some(enrolment)) = (header.stated.proof, enrolment) else {
        let shown = header.stated.how_read != HowRead::None;
        return Ok(without(if shown { CoSignature::Wrong } else { CoSignature::Absent }));
    };
    let issued = vouchers_of(conn, state, enrolment)?;
    let mut numbered = issued.into_iter().zip(0..);
    match numbered.find(|(issued, _)| is_same(&header.proof_by(&issued.secret).0, &proof.0)) {
        Some((by, voucher)) => Ok(CoSigned { co_signature: CoSignature::Right { voucher }, by: Some(by) }),
        None if may_be_lost(conn, state, enrolment)? => Ok(without(CoSignature::VoucherUnknown)),
        None => Ok(without(CoSignature::Wrong)),
    }
}

/// The features that the voucher's secret draws for the document that was shown: what the device had to draw. None
/// without a document, and for rules or a catalogue whose draw this registry cannot repeat.
fn drawn_again(secret: Secret, body: &Body) -> Option<Blob> {
    let model = documents::catalogue::model(body.document.as_ref()?.model)?;
    let made_with = (body.versions.rules, body.versions.catalogue);
    let drawn = proofing::features::draw_again(secret.features_seed(), model, made_with)?;
    Some(Blob(drawn.into_iter().map(|feature| feature.0).collect()))
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
