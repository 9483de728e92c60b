//! Leases and the lists issued for the same span: an office and its hours for a clerk, a round for a carrier.

use crate::State;
use crate::bookings::{RoundForLease, round_for_lease};
use crate::enrolments::{glance, open_declaration};
use crate::http::Refusal;
use crate::safekeeping::log_order;
use crate::store::verbs::registry::{leases, ledger};
use crate::store::verbs::{premises, staff as accounts};
use documents::ModelId;
use statement::{
    Blob, Feed, FeedKind, Lease, Order, Ordered, PolicyFeed, PublicKey, Purpose, RoundFeed, Scope, Span,
    TrustFeed, Visit,
};
use terms::{AgentId, AgentKind, DeviceId, Interval, LeaseId, Personal, Problem, Timestamp};
use wire::v1::device::{Asked, Hex};

/// A counter's lease: a working day and the night after, so that a morning without network can begin.
const OFFICE_HOURS: i64 = 24;
/// Checks a clerk may open under one lease.
const OFFICE_CHECKS: u16 = 300;
/// Checks a carrier may open for each visit: a document read in vain, a second try.
const CHECKS_PER_VISIT: u16 = 4;

/// Grants an agent a lease on a device.
pub(super) async fn grant(state: &State, device: DeviceId, agent: AgentId) -> Result<Asked, Refusal> {
    let now = state.now();
    let found = state
        .store
        .read(move |conn| {
            let row = premises::agent(conn, agent)?;
            Ok::<_, Refusal>(row.zip(premises::agent_key(conn, agent, device)?))
        })
        .await?;
    let (row, key) = found.ok_or(Problem::NotAllowed)?;
    if !row.is_active_at(now) {
        return Err(Problem::NotAllowed.into());
    }
    let agent_key = PublicKey(key.try_into().map_err(|_| Problem::Unexpected)?);
    let mut feeds = vec![policy_feed(state, device, now).await?];
    feeds.push(trust_feed(state, device, now).await?);
    let (scope, span, checks) = match row.kind {
        AgentKind::Clerk => {
            let span = Interval::between(now, now.plus_hours(OFFICE_HOURS));
            (Scope::Office { office: row.office }, span, OFFICE_CHECKS)
        }
        AgentKind::Carrier => {
            let round = round_for_lease(state, agent, now).await?.ok_or(Problem::NotFound)?;
            feeds.push(round_feed(state, device, &round, now).await?);
            let checks =
                u16::try_from(round.stops.len()).unwrap_or(u16::MAX).saturating_mul(CHECKS_PER_VISIT);
            (round_scope(&round), round.span, checks)
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
    log_order(state, Order { ordered: granted, at: now }).await?;
    let kept = signed.clone();
    state.store.write(move |tx| Ok::<_, Refusal>(leases::add(tx, &lease, &kept, now)?)).await?;
    let keys = state.signing_keys.certificates.iter().cloned().map(Hex).collect();
    Ok(Asked::Leased { lease: Hex(signed), feeds: feeds.into_iter().map(Hex).collect(), keys })
}

fn round_scope(round: &RoundForLease) -> Scope {
    let span = |stop: &crate::bookings::LeaseStop| Span {
        enrolment: stop.enrolment,
        from: stop.promise.from(),
        until: stop.promise.to(),
    };
    Scope::Round { round: round.round.id, visits: round.stops.iter().map(span).collect() }
}

async fn policy_feed(state: &State, device: DeviceId, now: Timestamp) -> Result<Vec<u8>, Refusal> {
    let (policy, position) = state
        .store
        .read(|conn| Ok::<_, Refusal>((accounts::policy(conn)?, ledger::head(conn)?.size)))
        .await?;
    let content = PolicyFeed {
        version: policy.version,
        accepted: policy.accepted_models.into_iter().map(ModelId).collect(),
        permit_term: Some(state.settings.permit_term),
    };
    Ok(signed_feed(state, FeedKind::Policy, device, super::epoch(state).await?, position, now, &content))
}

/// Whom seals are believed from: nobody where no list is set, so that a list taken back leaves devices too.
async fn trust_feed(state: &State, device: DeviceId, now: Timestamp) -> Result<Vec<u8>, Refusal> {
    let content = TrustFeed { list: state.seal_signers.as_deref().unwrap_or_default().to_owned() };
    let position = state.store.read(|conn| Ok::<_, Refusal>(ledger::head(conn)?.size)).await?;
    let epoch = super::epoch(state).await?;
    Ok(signed_feed(state, FeedKind::Trust, device, epoch, position, now, &content))
}

async fn round_feed(
    state: &State,
    device: DeviceId,
    round: &RoundForLease,
    now: Timestamp,
) -> Result<Vec<u8>, Refusal> {
    let (desk, stops) = (state.clone(), round.stops.clone());
    let (visits, position) = state
        .store
        .read(move |conn| {
            let mut visits = Vec::with_capacity(stops.len());
            for stop in &stops {
                let Some(address) = &stop.address else { continue };
                let (declared, _) = open_declaration(conn, &desk, stop.enrolment)?;
                let (initials, birth_year) = glance(&declared)?;
                let mut lines = vec![address.line.clone()];
                lines.extend(address.complement.clone());
                let town = format!("{} {}", address.postcode.reveal(), address.locality.reveal());
                lines.push(Personal::new(town));
                visits.push(Visit {
                    enrolment: stop.enrolment,
                    from: stop.promise.from(),
                    until: stop.promise.to(),
                    address: lines,
                    initials,
                    birth_year,
                });
            }
            Ok::<_, Refusal>((visits, ledger::head(conn)?.size))
        })
        .await?;
    let content = RoundFeed { round: round.round.id, visits };
    Ok(signed_feed(state, FeedKind::Round, device, super::epoch(state).await?, position, now, &content))
}

fn signed_feed<T: minicbor::Encode<()>>(
    state: &State,
    kind: FeedKind,
    device: DeviceId,
    epoch: u64,
    position: u64,
    now: Timestamp,
    content: &T,
) -> Vec<u8> {
    let feed = Feed { kind, device, epoch, position, made: now, content: Feed::content_of(content) };
    feed.sign(state.signing_keys.deployment(), state.signing_keys.in_use(Purpose::Feed, now))
}
