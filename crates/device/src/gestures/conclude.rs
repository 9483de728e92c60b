//! Concluding: the facts become a statement, signed, chained, sealed and committed. The window says
//! *recorded*, online or not; the outcome is told to nobody here.

use crate::case::Case;
use crate::desk::Desk;
use crate::host::chance_of;
use crate::refusal::Refusal;
use crate::sealing::{ToSeal, after_commit, seal_statement};
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use proofing::{Discreet, Record};
use rand_core::Rng;
use serde::Deserialize;
use statement::StatementKind;
use terms::Problem;
use ts_rs::TS;

/// The discreet flags.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
pub struct Conclude {
    /// Something is wrong with the document or the person.
    #[serde(default)]
    pub fraud: bool,
    /// The agent or the applicant is under pressure.
    #[serde(default)]
    pub duress: bool,
}

impl Desk {
    /// Concludes and seals the open case.
    pub async fn conclude(&self, typed: Conclude) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let (_, now) = inner.now(state)?;
            let discreet = Discreet { fraud: typed.fraud, duress: typed.duress };
            let record = state.case.as_ref().ok_or(Problem::NoCase)?.concluded(discreet, now)?;
            seal_case(inner, state, StatementKind::Check, &record)?;
            take(inner, state)
        })
        .await
    }
}

/// Seals the open case as what its record says. Until the outbox has committed, the case stays open and the
/// draft in the vault; after it, the draft is removed on sight, also after a crash right here.
pub(super) fn seal_case(
    inner: &Inner,
    state: &mut State,
    kind: StatementKind,
    record: &Record,
) -> Result<(), Refusal> {
    let case = state.case.take().ok_or(Problem::NoCase)?;
    let sealed = seal_as(inner, state, &case, kind, record);
    if sealed.is_err() {
        state.case = Some(case);
        return sealed;
    }
    let removed = state.session()?.vault.remove_draft(case.id).map_err(Refusal::from);
    after_commit("removing the draft", removed);
    Ok(())
}

fn seal_as(
    inner: &Inner,
    state: &mut State,
    case: &Case,
    kind: StatementKind,
    record: &Record,
) -> Result<(), Refusal> {
    let identity = state.identity()?;
    let session = state.session()?;
    let mut salt = [0; 16];
    chance_of(&*inner.host).fill_bytes(&mut salt);
    let body = case.body(record, session.feed_ages()?, salt);
    let (agent, key) = (session.agent, session.key.clone());
    let lease = session.lease(&identity)?.map(|lease| lease.id);
    let what = ToSeal {
        kind,
        enrolment: case.voucher.enrolment,
        lease,
        how_read: case.voucher.how_read,
        secret: case.voucher.secret.as_ref(),
        body: &body,
        draft: Some(case.id),
        agent,
        key: &key,
    };
    let place = seal_statement(inner, state, &identity, &what)?;
    if let Some(enrolment) = case.voucher.enrolment.or(case.draft.visit) {
        after_commit(
            "the note of the visit",
            crate::round::remember_sealed(state.session()?, enrolment, place),
        );
    }
    Ok(())
}
