//! Opening: unseal, believe the agent's signature, find the enrolment, seal again under its key, judge. One
//! transaction per envelope takes it from *kept* to *opened* or sets it aside with a reason; a crash between
//! the two steps loses nothing, because the work row is still there.

use super::fact::{add_fact, facts_of, is_erased};
use super::judge::judge;
use crate::State;
use crate::bookings;
use crate::enrolments::{secrets_of, voucher_hash};
use crate::http::Refusal;
use crate::store::sqlite::registry::envelopes::{self, ToOpen};
use crate::store::sqlite::registry::{leases, statements};
use crate::store::sqlite::{enrolments, premises};
use reconciliation::{CoSignature, Fact, LeaseSeen, OpenedStatement};
use rusqlite::{Connection, Transaction};
use statement::{
    Body, Hash, Header, HowRead, Lease, OpenError, Place, PublicKey, QuarantineReason, Scope, Statement,
    StatementKind, decode, hash,
};
use terms::{AgentId, EnrolmentId, Problem, Timestamp};
use tokio::sync::watch;

/// Envelopes opened between two transactions.
const BATCH: u32 = 64;

/// An envelope that was unsealed and believed.
struct Examined {
    header: Header,
    body: Body,
    signed: Vec<u8>,
    enrolment: Option<EnrolmentId>,
    co_signature: CoSignature,
    lease: Option<LeaseSeen>,
}

/// Opens what is kept until `stopped` says so. Each keeping wakes it; nothing is lost if it does not run.
pub async fn open_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        match open_due(&state).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(refusal) => tracing::error!(problem = refusal.problem().word(), "opening stopped short"),
        }
        tokio::select! {
            () = state.registry.kept.notified() => {}
            () = tokio::time::sleep(std::time::Duration::from_secs(5)) => {}
            _ = stopped.changed() => return,
        }
    }
}

/// Opens up to a batch of what is kept; gives how many. One that fails for a reason of ours keeps its work
/// row and delays none behind it.
pub async fn open_due(state: &State) -> Result<usize, Refusal> {
    let desk = state.clone();
    let examined = state
        .store
        .read(move |conn| {
            let due = envelopes::to_open(conn, BATCH)?;
            Ok::<_, Refusal>(
                due.into_iter().map(|sealed| examine_one(conn, &desk, sealed)).collect::<Vec<_>>(),
            )
        })
        .await?;
    let (mut opened, mut failed) = (0, None);
    for (sealed, outcome) in examined {
        let (desk, place) = (state.clone(), sealed.place);
        match state.store.write(move |tx| settle(tx, &desk, &sealed, outcome?)).await {
            Ok(()) => opened += 1,
            Err(refusal) => {
                state.store.write(move |tx| Ok::<_, Refusal>(envelopes::postpone(tx, place)?)).await?;
                failed = Some(refusal);
            }
        }
    }
    failed.filter(|_| opened == 0).map_or(Ok(opened), Err)
}

type Outcome = Result<Result<Examined, QuarantineReason>, Refusal>;

fn examine_one(conn: &Connection, state: &State, sealed: ToOpen) -> (ToOpen, Outcome) {
    let outcome = match examine(conn, state, &sealed) {
        Ok(examined) => Ok(Ok(examined)),
        Err(NotOpened::Reason(reason)) => Ok(Err(reason)),
        Err(NotOpened::Failed(refusal)) => Err(refusal),
    };
    (sealed, outcome)
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

fn examine(conn: &Connection, state: &State, sealed: &ToOpen) -> Result<Examined, NotOpened> {
    let deployment = state.signing_keys.deployment();
    let plain = unseal(state, sealed)?;
    let statement = Statement::from_bytes(&plain).map_err(|_| QuarantineReason::Malformed)?;
    let (key, lease) = signer(conn, state, sealed, &statement)?;
    let second = second_person(conn, &statement, lease.as_ref())?;
    let header = statement
        .verify(sealed.place, deployment, &key, second.as_ref())
        .map_err(|_| QuarantineReason::SignatureWrong)?;
    let body = statement.body().map_err(|_| QuarantineReason::Malformed)?;
    let enrolment = enrolment_of(conn, state, &header, &body)?;
    let co_signature = co_signature(conn, state, &header, enrolment)?;
    let lease = lease.map(|lease| seen(&lease, enrolment));
    let signed = statement.to_cose(&header, key.id());
    Ok(Examined { header, body, signed, enrolment, co_signature, lease })
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
        let key = premises::device(conn, sealed.device)?.and_then(|device| device.public_key);
        let key: [u8; 32] =
            key.and_then(|key| key.try_into().ok()).ok_or(QuarantineReason::SignatureWrong)?;
        return Ok((PublicKey(key), None));
    }
    let named = statement.stated.lease.ok_or(QuarantineReason::LeaseUnknown)?;
    let bytes = leases::signed(conn, named)?.ok_or(QuarantineReason::LeaseUnknown)?;
    let keys = &state.signing_keys;
    let lease = Lease::verify(&bytes, keys.deployment(), &keys.lease.public());
    let lease = lease.map_err(|_| QuarantineReason::LeaseUnknown)?;
    // A lease certifies a key on one device: on another's chain it certifies nothing.
    if lease.device != sealed.device {
        return Err(QuarantineReason::SignatureWrong.into());
    }
    Ok((lease.agent_key, Some(lease)))
}

/// The key of the second person: another agent, enlisted on the same device.
fn second_person(
    conn: &Connection,
    statement: &Statement,
    lease: Option<&Lease>,
) -> Result<Option<PublicKey>, NotOpened> {
    let (Some(second), Some(lease)) = (&statement.second, lease) else { return Ok(None) };
    let keys = premises::keys_of_others(conn, lease.device, lease.agent)?;
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
) -> Result<CoSignature, NotOpened> {
    let (Some(proof), Some(enrolment)) = (header.stated.proof, enrolment) else {
        let shown = header.stated.how_read != HowRead::None;
        return Ok(if shown { CoSignature::Wrong } else { CoSignature::Absent });
    };
    let secrets = secrets_of(conn, state, enrolment)?;
    let number = secrets.iter().zip(0..).find(|(secret, _)| header.proof_by(secret) == proof);
    Ok(number.map_or(CoSignature::Wrong, |(_, voucher)| CoSignature::Right { voucher }))
}

fn seen(lease: &Lease, enrolment: Option<EnrolmentId>) -> LeaseSeen {
    LeaseSeen {
        id: lease.id,
        agent: lease.agent,
        device: lease.device,
        office: match lease.scope {
            Scope::Office { office } => Some(office),
            Scope::Round { .. } => None,
        },
        from: lease.from,
        until: lease.until,
        covers: lease.covers(enrolment),
    }
}

/// Takes one envelope from *kept* to where it belongs.
fn settle(
    tx: &Transaction<'_>,
    state: &State,
    sealed: &ToOpen,
    outcome: Result<Examined, QuarantineReason>,
) -> Result<(), Refusal> {
    let now = state.now();
    let outcome = match outcome {
        Ok(examined) if !continues(tx, sealed.place, &examined.header)? => Err(QuarantineReason::ChainBroken),
        outcome => outcome,
    };
    let examined = match outcome {
        Ok(examined) => examined,
        Err(reason) => return Ok(envelopes::set_aside(tx, sealed.place, reason, now)?),
    };
    statements::add(tx, &examined.header, &examined.signed, examined.enrolment, now)?;
    envelopes::set_opened(tx, sealed.place)?;
    let Some(enrolment) = examined.enrolment else { return Ok(()) };
    let agent = examined.lease.map(|lease| lease.agent);
    let (kind, envelope) = (examined.header.stated.kind, hash(&sealed.bytes));
    let fact = stated_fact(sealed.place, envelope, sealed.first_received, examined);
    for fact in facts_of(tx, state, &fact)? {
        add_fact(tx, state, enrolment, &fact)?;
    }
    for other in super::fact::match_documents(tx, state, enrolment, &fact)? {
        judge(tx, state, other)?;
    }
    tell_bookings(tx, state, enrolment, kind, agent)?;
    judge(tx, state, enrolment)
}

/// True when a record agrees with the header before it and, where it fills a gap, with the one after it. A
/// neighbour that is not here yet contradicts nothing: a gap never delays a record.
fn continues(conn: &Connection, place: Place, header: &Header) -> Result<bool, Refusal> {
    let at = |sequence| Place { sequence, ..place };
    let previous = match place.sequence.checked_sub(1) {
        Some(before) => statements::header_hash(conn, at(before))?,
        None => Some(Hash::ZERO),
    };
    let next = place.sequence.checked_add(1).map(|after| statements::header(conn, at(after)));
    let next: Option<Header> = match next.transpose()?.flatten() {
        Some(bytes) => Some(decode(&bytes).map_err(|_| Problem::Unexpected)?),
        None => None,
    };
    Ok(previous.is_none_or(|previous| previous == header.stated.previous)
        && next.is_none_or(|next| next.stated.previous == header.hash()))
}

fn stated_fact(place: Place, envelope: Hash, first_received: Timestamp, examined: Examined) -> Fact {
    Fact::Stated(Box::new(OpenedStatement {
        place,
        envelope,
        header: examined.header,
        body: Some(examined.body),
        first_received,
        co_signature: examined.co_signature,
        lease: examined.lease,
    }))
}

fn tell_bookings(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    kind: StatementKind,
    agent: Option<AgentId>,
) -> Result<(), Refusal> {
    let agent = agent.ok_or(Problem::Unexpected)?;
    match kind {
        StatementKind::Check => bookings::record_check(tx, state, enrolment, agent),
        StatementKind::NobodyHome => bookings::record_nobody_home(tx, state, enrolment, agent),
        StatementKind::Abandoned | StatementKind::Correction | StatementKind::ChainStart => Ok(()),
    }
}
