//! What a window shows: one snapshot of everything, made anew after each gesture.

mod ledger;
mod rows;

use crate::desk::Desk;
use crate::identity::Identity;
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use crate::views::{
    AgentView, CaseView, DeviceView, LeaseView, OutboxView, RoundNewsView, RoundView, Snapshot, TrafficView,
    VisitView,
};
use terms::AgentKind;

impl Desk {
    /// Everything a window shows, now.
    pub async fn snapshot(&self) -> Result<Snapshot, Refusal> {
        self.local(|inner, state| {
            state.lock_if_idle(inner);
            take(inner, state)
        })
        .await
    }
}

pub(crate) fn take(inner: &Inner, state: &State) -> Result<Snapshot, Refusal> {
    let identity = Identity::stored(&state.outbox)?;
    let counts = state.outbox.counts()?;
    let entries = crate::drafts::entries(state)?;
    let agents = state.outbox.list_vaults()?;
    let agents = agents
        .into_iter()
        .map(|vault| AgentView {
            id: vault.agent,
            label: vault.label.into_inner(),
            kind: None,
            tries_left: vault.tries_left,
        })
        .collect();
    Ok(Snapshot {
        taken: inner.count_snapshot(),
        device: DeviceView {
            enrolled: identity.is_some(),
            label: identity.as_ref().map(|identity| identity.label.clone()),
            office: identity.as_ref().map(|identity| identity.office_name.clone()),
            zone: state
                .session()
                .ok()
                .zip(identity.as_ref())
                .map(|(session, known)| session.zone(known))
                .transpose()?
                .flatten(),
            awaits: identity
                .as_ref()
                .filter(|identity| identity.awaits.is_some())
                .and_then(Identity::fingerprint),
        },
        agents,
        signed_in: state.session.as_ref().map(|session| AgentView {
            id: session.agent,
            label: session.label.clone(),
            kind: Some(session.kind),
            tries_left: journal::PIN_TRIES,
        }),
        lease: lease_view(inner, state)?,
        round: round_view(state)?,
        case: case_view(state, identity.as_ref())?,
        parked: crate::drafts::parked(state)?.iter().map(|(_, case)| case.parked_view()).collect(),
        entries: entries.texts,
        focus: entries.focus,
        locked: state.locked,
        now: inner.now(state)?.1,
        away_since: state.away_since,
        ledger: ledger::view(inner, state)?,
        outbox: OutboxView {
            done: counts.done,
            kept: counts.kept,
            waiting: counts.waiting,
            quarantined: counts.quarantined,
        },
        fates: rows::fates(inner, state)?,
        today: rows::today(inner, state)?,
        online: state.online,
        traffic: TrafficView {
            frames: state.traffic.frames,
            envelopes: state.traffic.envelopes,
            sent_bytes: state.traffic.sent_bytes,
            answer_bytes: state.traffic.answer_bytes,
        },
        parcel: state.parcel.clone(),
        brought: state.brought,
    })
}

fn lease_view(inner: &Inner, state: &State) -> Result<Option<LeaseView>, Refusal> {
    let (Ok(session), Ok(identity)) = (state.session(), state.identity()) else { return Ok(None) };
    let Some(lease) = session.lease(&identity)? else { return Ok(None) };
    let (_, now) = inner.now(state)?;
    let checks_left = lease.checks.saturating_sub(session.lease_used()?);
    let lists_of = session.feed_ages()?.iter().map(|age| age.made).max();
    let ended = session.has_ended_at(&identity, now)?;
    let valid = lease.is_valid_at(now) && !ended;
    Ok(Some(LeaseView { until: lease.until, valid, ended, checks_left, lists_of }))
}

fn case_view(state: &State, identity: Option<&Identity>) -> Result<Option<CaseView>, Refusal> {
    let (Some(case), Some(identity)) = (&state.case, identity) else { return Ok(None) };
    Ok(Some(case.view(state.outbox.head(identity.chain)?.sequence)))
}

fn round_view(state: &State) -> Result<Option<RoundView>, Refusal> {
    let Ok(session) = state.session() else { return Ok(None) };
    if session.kind != AgentKind::Carrier {
        return Ok(None);
    }
    let sealed = crate::round::sealed_enrolments(session)?;
    let sealed_as = |enrolment| -> Result<Option<u8>, Refusal> {
        let Some((_, place)) = sealed.iter().find(|(other, _)| *other == enrolment) else { return Ok(None) };
        Ok(state.outbox.recorded_at(place.chain, place.sequence)?.map(|row| row.kind))
    };
    let view = |(order, visit): (u16, statement::Visit)| -> Result<VisitView, Refusal> {
        Ok(VisitView {
            number: order.saturating_add(1),
            enrolment: visit.enrolment,
            from: visit.from,
            until: visit.until,
            address: visit.address,
            zone: visit.zone,
            initials: visit.initials,
            birth_year: visit.birth_year,
            sealed_as: sealed_as(visit.enrolment)?,
        })
    };
    let visits = session.visits()?.into_iter().map(view).collect::<Result<_, _>>()?;
    let news = session.round_news()?;
    let news = news.map(|news| RoundNewsView { at: news.at, added: news.added, gone: news.gone });
    Ok(Some(RoundView { visits, total: session.round_size()?, news }))
}
