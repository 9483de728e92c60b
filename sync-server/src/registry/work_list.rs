//! The work list: every enrolment that has newer facts than what was judged. Whoever writes a fact writes its row in the
//! same transaction and judges at most the enrolment that the fact came for; the rest is done here, each in a savepoint of
//! its own. One that cannot be judged for a reason of ours is tried again later and later, then parked: a person sees it
//! and starts it again. It must not know why an enrolment is judged.

use super::identity::settle_due;
use crate::State;
use crate::jobs::work_until;
use crate::model::Stuck;
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::registry::to_judge;
use crate::store::sql::Transaction;
use std::time::Duration;
use terms::{EnrolmentId, Problem, Timestamp};
use tokio::sync::watch;
use wire::v1::administration::Act;

/// Enrolments judged before the writer turns to others.
const SOME: u32 = 16;
/// Failures after which one is parked: with the waits between them, an hour and a bit.
const MOST_TRIES: u32 = 8;
/// The first wait; each further one is twice as long.
const FIRST_WAIT_MS: i64 = 30_000;
/// How often the list is looked at without being told.
const PERIOD: Duration = Duration::from_secs(5);

/// Judges what is on the list until `stopped` says so.
pub async fn judge_until(state: State, stopped: watch::Receiver<()>) {
    let woken = (&state.registry.unjudged, PERIOD);
    work_until("judging", stopped, woken, || judge_due(&state)).await;
}

/// Judges some of those whose turn it is; gives how many were tried.
pub async fn judge_due(state: &State) -> Result<usize, Refusal> {
    let now = state.now();
    let due = state.store.read(move |conn| Ok::<_, Refusal>(to_judge::due(conn, now, SOME)?)).await?;
    let jobs = due.iter().map(|enrolment| {
        let (enrolment, shared) = (*enrolment, state.clone());
        move |tx: &Transaction<'_>| super::judge(tx, &shared, enrolment)
    });
    let outcomes = state.store.write_in_order(jobs.collect()).await;
    for (enrolment, outcome) in due.iter().zip(outcomes) {
        if let Err(refusal) = outcome {
            put_off(state, *enrolment, &refusal).await?;
        }
    }
    Ok(due.len())
}

/// One failed. It is not named in the log: an enrolment's number lets people ask for codes.
async fn put_off(state: &State, enrolment: EnrolmentId, refusal: &Refusal) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        let Some(tries) = to_judge::tries(tx, enrolment)? else { return Ok::<_, Refusal>(None) };
        let again = next_try(tries, now);
        to_judge::put_off(tx, enrolment, again, now)?;
        Ok(Some((tries + 1, again.is_none())))
    };
    if let Some((tries, is_parked)) = state.store.write(job).await? {
        tracing::error!(%refusal, tries, is_parked, "an enrolment could not be judged");
    }
    Ok(())
}

/// When one is tried again that failed so often before; none where it is parked.
fn next_try(before: u32, now: Timestamp) -> Option<Timestamp> {
    (before + 1 < MOST_TRIES).then(|| now.plus_ms(FIRST_WAIT_MS << before))
}

/// Judges again what changes by time alone, and settles identities that do; gives how many.
pub async fn wake_due(state: &State) -> Result<usize, Refusal> {
    let now = state.now();
    state.store.write(move |tx| Ok::<_, Refusal>(to_judge::put_due(tx, now, SOME)?)).await?;
    Ok(judge_due(state).await? + settle_due(state).await?)
}

/// What is stuck for a reason of ours.
pub async fn stuck(state: &State) -> Result<Stuck, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(to_judge::stuck(conn, MOST_TRIES)?)).await
}

/// A person starts all again that were parked; gives how many.
pub async fn judge_again(state: &State, word: Word) -> Result<usize, Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        let count = to_judge::start_again(tx, now)?;
        if count == 0 {
            return Err(Refusal::from(Problem::NotFound));
        }
        word.enter(tx, Act::JudgeAgain { enrolments: u32::try_from(count).unwrap_or(u32::MAX) }, now)?;
        Ok(count)
    };
    let count = state.store.write(job).await?;
    state.registry.unjudged.notify_one();
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_fails_is_tried_later_and_later_and_parked_after_an_hour() {
        let (mut now, mut waits) = (Timestamp(0), Vec::new());
        for before in 0.. {
            let Some(again) = next_try(before, now) else { break };
            waits.push((again.0 - now.0) / 1000);
            now = again;
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920]);
        assert!(now < Timestamp(0).plus_hours(2));
    }
}
