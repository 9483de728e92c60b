//! Opening a case: a scan, a typed code, or a visit of the round without a voucher.

use crate::case::{Case, Draft, Entries, Opening, VoucherShown};
use crate::desk::Desk;
use crate::drafts::{forget_entries, save};
use crate::host::chance_of;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use journal::DraftId;
use rand_core::Rng;
use serde::Deserialize;
use statement::{Code, CodeError, Lease, Secret};
use terms::{EnrolmentId, Problem, Timestamp};
use ts_rs::TS;

/// What was shown.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct OpenCase {
    /// The visit of the round it is for, where letters are typed at a door: they name no enrolment here.
    #[serde(default)]
    #[ts(type = "string | null", optional)]
    pub visit: Option<EnrolmentId>,
    /// The voucher, or the visit without one.
    #[ts(type = "{ scanned: string } | { typed: string } | { none: string }")]
    pub shown: VoucherShown,
}

impl Desk {
    /// Opens a case.
    pub async fn open_case(&self, typed: OpenCase) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            if state.case.is_some() {
                return Err(Problem::CaseOpen.into());
            }
            let (_, now) = inner.now(state)?;
            let lease = valid_lease(state, now)?;
            let identity = state.identity()?;
            let mut opening = Opening::of(&typed.shown, &identity, now)
                .map_err(|problem| at_its_group(&typed.shown, problem))?;
            if !lease.covers(opening.enrolment) {
                opening.warnings.push(Problem::OutOfRound);
            }
            start(inner, state, typed, opening, now)?;
            take(inner, state)
        })
        .await
    }
}

/// A wrong letter is told at its group of four.
fn at_its_group(shown: &VoucherShown, problem: Problem) -> Refusal {
    let VoucherShown::Typed(code) = shown else { return problem.into() };
    match Code::parse(code.reveal()) {
        Err(CodeError::CheckLetter(group)) => {
            let fields = ["group-1", "group-2", "group-3", "group-4"];
            fields
                .get(usize::from(group).wrapping_sub(1))
                .map_or_else(|| problem.into(), |field| Refusal::of_field(field, problem))
        }
        _ => problem.into(),
    }
}

/// The lease, if it lets a new case open now. Its end never stops a case that is open.
fn valid_lease(state: &State, now: Timestamp) -> Result<Lease, Refusal> {
    let session = state.session()?;
    if session.has_ended_at(&state.identity()?, now)? {
        return Err(Problem::StandingEnded.into());
    }
    let lease = session.lease(&state.identity()?)?.filter(|lease| lease.is_valid_at(now));
    let lease = lease.ok_or(Problem::LeaseExpired)?;
    if session.lease_used()? >= lease.checks { Err(Problem::LeaseExhausted.into()) } else { Ok(lease) }
}

fn start(
    inner: &Inner,
    state: &mut State,
    typed: OpenCase,
    opening: Opening,
    now: Timestamp,
) -> Result<(), Refusal> {
    let identity = state.identity()?;
    let head = state.outbox.head(identity.chain)?;
    let mut id = [0; 16];
    chance_of(&*inner.host).fill_bytes(&mut id);
    let fallback_seed = Secret::features_seed_without(identity.chain, head.sequence);
    let warnings = opening.warnings.clone();
    let draft = Draft {
        shown: typed.shown,
        visit: typed.visit,
        opened: now,
        warnings,
        fallback_seed,
        steps: Vec::new(),
        entries: Entries::default(),
        declared: None,
    };
    let case = Case::open(DraftId(id), draft, opening);
    save(state, &case, now)?;
    forget_entries(state)?;
    state.session()?.use_lease()?;
    state.case = Some(case);
    Ok(())
}
