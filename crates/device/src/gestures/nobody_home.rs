//! The carrier rang and nobody opened: two taps, one statement.

use crate::desk::Desk;
use crate::host::chance_of;
use crate::refusal::Refusal;
use crate::sealing::{ToSeal, after_commit, seal_statement};
use crate::snapshot::take;
use crate::views::Snapshot;
use journal::DraftId;
use rand_core::Rng;
use serde::Deserialize;
use statement::{Body, HowRead, StatementKind};
use terms::{EnrolmentId, Problem};
use ts_rs::TS;

/// The visit.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct NobodyHome {
    /// Whose door it was.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
}

impl Desk {
    /// Seals that nobody was home.
    pub async fn nobody_home(&self, typed: NobodyHome) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let identity = state.identity()?;
            let session = state.session()?;
            let lease = session.lease(&identity)?.ok_or(Problem::LeaseExpired)?;
            if !lease.covers(Some(typed.enrolment)) {
                return Err(Problem::NotFound.into());
            }
            let is_of_visit = |(enrolment, _): &(EnrolmentId, _)| *enrolment == typed.enrolment;
            if crate::round::sealed_enrolments(session)?.iter().any(is_of_visit) {
                // Tapped twice: it is recorded already.
                return take(inner, state);
            }
            let (mut salt, mut draft) = ([0; 16], [0; 16]);
            chance_of(&*inner.host).fill_bytes(&mut salt);
            chance_of(&*inner.host).fill_bytes(&mut draft);
            let body =
                Body { feeds: session.feed_ages()?, versions: crate::case::versions(), ..Body::empty(salt) };
            let (agent, key) = (session.agent, session.key.clone());
            let what = ToSeal {
                kind: StatementKind::NobodyHome,
                enrolment: Some(typed.enrolment),
                lease: Some(lease.id),
                how_read: HowRead::None,
                secret: None,
                body: &body,
                draft: Some(DraftId(draft)),
                agent,
                key: &key,
            };
            let place = seal_statement(inner, state, &identity, &what)?;
            after_commit(
                "the note of the visit",
                crate::round::remember_sealed(state.session()?, typed.enrolment, place),
            );
            take(inner, state)
        })
        .await
    }
}
