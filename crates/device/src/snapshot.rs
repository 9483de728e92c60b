//! What a window shows: one snapshot of everything, made anew after each gesture.

mod views;

pub use views::{
    AgentView, CaseStep, CaseView, DeviceView, FeatureView, FieldView, LeaseView, OutboxView, RoundView,
    RowView, Snapshot, TrafficView, VisitView,
};

use crate::case::Case;
use crate::desk::{Desk, Inner, State};
use crate::refusal::Refusal;
use terms::AgentKind;

const TODAY_ROWS: u32 = 50;

impl Desk {
    /// Everything a window shows, now.
    pub async fn snapshot(&self) -> Result<Snapshot, Refusal> {
        self.local(|inner, state| take(inner, state)).await
    }
}

pub(crate) fn take(inner: &Inner, state: &State) -> Result<Snapshot, Refusal> {
    let identity = crate::identity::Identity::stored(&state.outbox)?;
    let counts = state.outbox.counts()?;
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
        device: DeviceView {
            enrolled: identity.is_some(),
            label: identity.as_ref().map(|identity| identity.label.clone()),
            office: identity.as_ref().map(|identity| identity.office_name.clone()),
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
        case: state.case.as_ref().map(Case::view),
        outbox: OutboxView {
            done: counts.done,
            kept: counts.kept,
            waiting: counts.waiting,
            quarantined: counts.quarantined,
        },
        today: state.outbox.list(TODAY_ROWS)?.into_iter().map(row_view).collect(),
        online: state.online,
        traffic: TrafficView {
            frames: state.traffic.frames,
            envelopes: state.traffic.envelopes,
            sent_bytes: state.traffic.sent_bytes,
            answer_bytes: state.traffic.answer_bytes,
        },
    })
}

fn lease_view(inner: &Inner, state: &State) -> Result<Option<LeaseView>, Refusal> {
    let (Ok(session), Ok(identity)) = (state.session(), state.identity()) else { return Ok(None) };
    let Some(lease) = session.lease(&identity)? else { return Ok(None) };
    let (_, now) = inner.now(state)?;
    let checks_left = lease.checks.saturating_sub(session.lease_used()?);
    Ok(Some(LeaseView { until: lease.until, valid: lease.is_valid_at(now), checks_left }))
}

fn round_view(state: &State) -> Result<Option<RoundView>, Refusal> {
    let Ok(session) = state.session() else { return Ok(None) };
    if session.kind != AgentKind::Carrier {
        return Ok(None);
    }
    let sealed = crate::gestures::sealed_enrolments(session)?;
    let visits = session
        .visits()?
        .into_iter()
        .map(|visit| VisitView {
            enrolment: visit.enrolment,
            from: visit.from,
            until: visit.until,
            address: visit.address,
            initials: visit.initials,
            sealed: sealed.iter().any(|(enrolment, _)| *enrolment == visit.enrolment),
        })
        .collect();
    Ok(Some(RoundView { visits }))
}

fn row_view(row: journal::Recorded) -> RowView {
    let (received_at, set_aside) = match row.standing {
        journal::Standing::Kept { first_received, .. } => (Some(first_received), None),
        journal::Standing::Quarantined { reason } => (None, Some(reason)),
        // Other bytes are kept under this key: code 0, which no quarantine reason has.
        journal::Standing::Conflicting => (None, Some(0)),
        journal::Standing::Queued => (None, None),
    };
    RowView { sequence: row.sequence, kind: row.kind, sealed_at: row.sealed_at, received_at, set_aside }
}
