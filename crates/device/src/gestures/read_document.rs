//! Reading the document, and the steps after it: each is saved before it is shown.

use crate::case::Step;
use crate::desk::Desk;
use crate::drafts::save;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use serde::Deserialize;
use terms::{Day, Doing, Personal, Problem, Timestamp};
use ts_rs::TS;

/// The machine-readable zone, read or typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadDocument {
    /// Its lines as typed; none when the reader is to be asked.
    #[ts(type = "Array<string> | null")]
    pub lines: Option<Vec<Personal<String>>>,
    /// The agent holds the original in hand.
    pub original_in_hand: bool,
}

impl Desk {
    /// Reads the document.
    pub async fn read_document(&self, typed: ReadDocument) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            if state.case.is_none() {
                return Err(Problem::NoCase.into());
            }
            let lines = match typed.lines {
                Some(lines) => lines,
                None => inner
                    .host
                    .read_document()
                    .map_err(Refusal::because(Problem::ReaderAway))?
                    .into_iter()
                    .map(Personal::new)
                    .collect(),
            };
            let on = local_day(inner, state)?;
            take_step(inner, state, Step::Read { lines, original_in_hand: typed.original_in_hand, on })
        })
        .await
    }
}

/// Takes a step of the open case, saves it, and shows the case. A refused step is saved like any other: what
/// was typed is not lost, and a wrong reading counts.
pub(super) fn take_step(inner: &Inner, state: &mut State, step: Step) -> Result<Snapshot, Refusal> {
    let (_, now) = inner.now(state)?;
    let identity = state.identity()?;
    let policy = state.session()?.policy(&identity)?.unwrap_or_default();
    let mut case = state.case.take().ok_or(Problem::NoCase)?;
    let taken = case.take_step(step, now, &policy);
    let saved = save(state, &case, now);
    state.case = Some(case);
    saved?;
    taken?;
    take(inner, state)
}

/// The day it is where the device stands.
pub(super) fn local_day(inner: &Inner, state: &State) -> Result<Day, Refusal> {
    let (clocks, now) = inner.now(state)?;
    let local: Timestamp = now.plus_ms(i64::from(clocks.zone_min) * 60_000);
    let days = i32::try_from(local.seconds().div_euclid(86_400)).doing("counting days")?;
    Ok(Day::from_epoch_days(days).doing("finding today")?)
}
