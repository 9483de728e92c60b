//! The one way from a conclusion to the outbox: header, co-signature, signature, seal, and one transaction.

use crate::host::{ClockReading, chance_of};
use crate::identity::Identity;
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use journal::{DraftId, SealError, Sealed};
use statement::{
    Body, Hash, HowRead, Purpose, RecordId, Secret, SigningKey, Stated, StatementKind, header_of, seal,
    sign_statement,
};
use terms::{AgentId, Cause, Doing, EnrolmentId, LeaseId, Problem};

/// What is to be stated.
pub(crate) struct ToSeal<'a> {
    pub kind: StatementKind,
    pub enrolment: Option<EnrolmentId>,
    pub lease: Option<LeaseId>,
    pub how_read: HowRead,
    /// The applicant's secret, which co-signs.
    pub secret: Option<&'a Secret>,
    pub body: &'a Body,
    pub draft: Option<DraftId>,
    pub agent: AgentId,
    pub key: &'a SigningKey,
}

/// Seals a statement and commits chain head and envelope together. Once this returns, the statement
/// survives a loss of power; before, nothing has happened.
pub(crate) fn seal_statement(
    inner: &Inner,
    state: &mut State,
    identity: &Identity,
    what: &ToSeal<'_>,
) -> Result<RecordId, Refusal> {
    let (clocks, now) = inner.now(state)?;
    let head = state.outbox.head(identity.chain)?;
    let place = RecordId { chain: identity.chain, sequence: head.sequence };
    let stated = Stated {
        kind: what.kind,
        previous: Hash(head.previous),
        enrolment: what.enrolment,
        lease: what.lease,
        refers_to: None,
        how_read: what.how_read,
        proof: None,
        time: crate::device_clock::evidence(&state.outbox, clocks)?,
    };
    let body = Body { suspended_s: slept_s(state, clocks), ..what.body.clone() };
    let padded = body.to_bytes();
    let mut header = header_of(place, stated, &padded);
    if let Some(secret) = what.secret {
        header = header.co_signed(secret);
    }
    let statement = sign_statement(&header, padded, what.key, identity.deployment());
    let to = identity.key_in_use(Purpose::Envelope, now)?;
    let mut chance = chance_of(&*inner.host);
    let envelope = seal(&statement.to_bytes(), place, identity.deployment(), &to, &mut chance)
        .doing("sealing a statement")?;
    let sealed = Sealed {
        chain: place.chain,
        sequence: place.sequence,
        previous: head.previous,
        header_hash: header.hash().0,
        envelope: &envelope,
        draft: what.draft,
        kind: what.kind.code(),
        agent: what.agent,
        sealed_at: now,
    };
    match state.outbox.seal(&sealed) {
        // A draft is sealed once: what this attempt made is thrown away, the first stands.
        Ok(()) | Err(SealError::AlreadySealed) => {}
        Err(SealError::StoreFull) => return Err(Problem::StoreFull.into()),
        Err(other) => return Err(Cause::of("committing a sealed statement", other).into()),
    }
    state.suspended_ms = clocks.suspended_ms;
    after_commit("the stamp", crate::device_clock::stamp(&mut state.outbox, now));
    inner.wake.notify_one();
    Ok(place)
}

/// Seconds the machine slept since something was last sealed; none where it did not.
fn slept_s(state: &State, clocks: ClockReading) -> Option<u32> {
    let slept = clocks.suspended_ms.saturating_sub(state.suspended_ms) / 1000;
    (slept > 0).then(|| u32::try_from(slept).unwrap_or(u32::MAX))
}

/// What follows the commit is tidying: it must not tell anybody that nothing was sealed.
pub(crate) fn after_commit(what: &'static str, done: Result<(), Refusal>) {
    if let Err(refusal) = done {
        tracing::error!(%refusal, what, "left undone after sealing");
    }
}
