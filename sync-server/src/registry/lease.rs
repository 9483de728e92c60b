//! Leases: an office and its hours for a clerk, a round for a carrier. The lists of the same span come in a page.
//!
//! A counter's lease lasts 24 hours; a round's lasts until 24 hours after its last window, at most seven days. Lease
//! and standing are judged on the proven interval, so honest work that is delivered after the lease's end is held for a
//! person.

use super::asker::Asker;
use super::feeds::{Reader, RoundAsked, WhichRound, page_after};
use crate::State;
use crate::bookings::{RoundForLease, round_for_lease};
use crate::local_time::LocalTime;
use crate::refusal::Refusal;
use crate::store::queries::provisioning;
use crate::store::queries::registry::leases;
use statement::{Blob, Challenge, Cursor, Lease, Order, Ordered, PublicKey, Purpose, Scope, Span};
use terms::{AgentId, AgentKind, Day, DeviceId, Doing, Interval, LeaseId, OfficeId, Problem, Timestamp};
use wire::v1::device::{Asked, Hex};

/// A counter's lease: a working day and the night after, so that a morning without network can begin.
const OFFICE_HOURS: i64 = 24;
/// Checks a clerk may open under one lease.
const OFFICE_CHECKS: u16 = 300;
/// Checks a carrier may open for each visit: a document read in vain, a second try.
const CHECKS_PER_VISIT: u16 = 4;

/// How lists are asked for: by whom, after a cursor, under a challenge that the answer repeats.
pub(super) struct ListsAsked {
    pub asker: Asker,
    pub after: Option<Cursor>,
    pub challenge: Challenge,
}

/// Grants an agent a lease on a device.
pub(super) async fn grant(
    state: &State,
    device: DeviceId,
    agent: AgentId,
    ListsAsked { asker, after, challenge }: ListsAsked,
) -> Result<Asked, Refusal> {
    let now = state.now();
    let found = state
        .store
        .read(move |conn| {
            let row = provisioning::agent(conn, agent)?;
            Ok::<_, Refusal>(row.zip(provisioning::agent_key(conn, agent, device)?))
        })
        .await?;
    let (row, key) = found.ok_or(Problem::NotAllowed)?;
    if !row.is_active_at(now) {
        return Err(Problem::NotAllowed.into());
    }
    trained(state, row.trained_on, row.office, now).await?;
    let agent_key = PublicKey(<[u8; 32]>::try_from(key).ok().doing("reading the key of an agent")?);
    let mut round_given = None;
    let (scope, span, checks) = match row.kind {
        AgentKind::Clerk => {
            let span = Interval::between(now, now.plus_hours(OFFICE_HOURS));
            (Scope::Office { office: row.office }, span, OFFICE_CHECKS)
        }
        AgentKind::Carrier => {
            let sealed_to = asker.sealing_key()?;
            let round = round_for_lease(state, agent, now).await?.ok_or(Problem::NotFound)?;
            let checks =
                u16::try_from(round.stops.len()).unwrap_or(u16::MAX).saturating_mul(CHECKS_PER_VISIT);
            let (scope, span) = (round_scope(&round), round.span);
            round_given = Some(RoundAsked { sealed_to, which: WhichRound::Given(round) });
            (scope, span, checks)
        }
    };
    let id = LeaseId(state.draw());
    let lease = Lease {
        id,
        agent,
        kind: row.kind,
        device,
        agent_key,
        checks,
        scope,
        from: span.earliest,
        until: span.latest,
    };
    let signed = lease.sign(state.signing_keys.deployment(), state.signing_keys.in_use(Purpose::Lease, now));
    let granted = Ordered::LeaseGranted(Blob(signed.clone()));
    state.log_order(Order { ordered: granted, at: now }).await?;
    let kept = signed.clone();
    state.store.write(move |tx| Ok::<_, Refusal>(leases::add(tx, &lease, &kept, now)?)).await?;
    let keys = state.signing_keys.certificates.iter().cloned().map(Hex).collect();
    let reader = Reader { device, agent, challenge, round: round_given };
    let page = page_after(state, reader, after).await?;
    Ok(Asked::Leased { lease: Hex(signed), page: Hex(page), keys })
}

/// Refuses while the day of the training is ahead, by the clock of the agent's office. One that is to be confirmed stops
/// nobody.
async fn trained(state: &State, on: Option<Day>, office: OfficeId, now: Timestamp) -> Result<(), Refusal> {
    let Some(on) = on else { return Ok(()) };
    let zone =
        state.store.read(move |conn| Ok::<_, Refusal>(provisioning::office_zone(conn, office)?)).await?;
    let is_ahead = on > LocalTime::of_zone(zone.as_deref()).day_of(now)?;
    if is_ahead { Err(Refusal::until(on, Problem::NotTrainedYet)) } else { Ok(()) }
}

fn round_scope(round: &RoundForLease) -> Scope {
    let span = |stop: &crate::bookings::LeaseStop| Span {
        enrolment: stop.enrolment,
        from: stop.promise.from(),
        until: stop.promise.to(),
    };
    Scope::Round { round: round.round.id, visits: round.stops.iter().map(span).collect() }
}
