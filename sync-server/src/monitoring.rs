//! What a monitoring system is told: the counters, what the store says when somebody looks, and whether the server can
//! work.

use crate::State;
use crate::model::Channel;
use crate::refusal::Refusal;
use crate::store::is_up_to_date;
use crate::store::queries::registry::{figures, safe};
use crate::store::queries::{enrolments, notices};
use crate::store::sql::Connection;
use crate::witness::Witness;
use std::sync::Arc;
use std::time::{Duration, Instant};
use terms::{Doing, EnrolmentId, Timestamp};
use wire::v1::health::Readiness;

/// 2026-01-01: a clock before it has lost its battery.
const EARLIEST: Timestamp = Timestamp(1_767_225_600_000);

/// Everything, as Prometheus reads it.
pub async fn metrics_text(state: &State) -> Result<String, Refusal> {
    let now = state.now();
    let found = state.store.read(move |conn| Ok::<_, Refusal>(figures::look(conn, now)?)).await?;
    let copied = Witness::last_copy(&state.settings.backup_folder());
    let instants = [copied, state.signing_keys.first_end()];
    let text = state.metrics.text(&found, state.store.waiting(), instants);
    Ok(text.doing("writing the metrics")?)
}

/// An answer counts for so long: anybody may ask as often as they like.
const READY_COUNTS: Duration = Duration::from_secs(5);
/// One that says *not ready* for less: whoever mends something sees it.
const NOT_READY_COUNTS: Duration = Duration::from_secs(1);
/// A message that was due for so long was taken up by nobody.
const TAKEN_UP_MS: i64 = 5 * 60_000;

/// Whether the server can work, as it was found now or a few seconds ago. Whoever asks meanwhile waits for the same look,
/// and nothing outside of this machine and its database is asked.
pub async fn ready(state: &State) -> Readiness {
    let now = state.now();
    let mut kept = state.readiness.lock().await;
    if let Some((looked, at, found)) = *kept {
        let counts = if found.is_ready() { READY_COUNTS } else { NOT_READY_COUNTS };
        // By both clocks: the registry's may stand still, or have been set.
        let is_of_now = (0..=counts.as_millis().cast_signed()).contains(&i128::from(now.0 - at.0));
        if is_of_now && looked.elapsed() < counts {
            return found;
        }
    }
    let found = look(state, now).await.unwrap_or_else(|refusal| {
        tracing::error!(%refusal, "the store does not answer");
        Readiness::NOTHING
    });
    if !found.is_ready() {
        tracing::error!(?found, "not ready");
    }
    *kept = Some((Instant::now(), now, found));
    found
}

async fn look(state: &State, now: Timestamp) -> Result<Readiness, Refusal> {
    let long_due = now.plus_ms(-TAKEN_UP_MS);
    let read = move |conn: &Connection| {
        let (migrated, newest) = (is_up_to_date(conn)?, enrolments::newest_change(conn)?);
        // After a restore they wait for a person, and the server works all the while.
        let are_held = safe::are_notices_paused(conn)?;
        let is_stuck = |channel| Ok::<_, Refusal>(!are_held && notices::is_any_due(conn, channel, long_due)?);
        Ok::<_, Refusal>((migrated, newest, is_stuck(Channel::Mail)?, is_stuck(Channel::Sms)?))
    };
    let (migrated, newest, mail_is_stuck, sms_is_stuck) = state.store.read(read).await?;
    Ok(Readiness {
        store: true,
        migrated,
        clock: is_clock_right(now, newest),
        writes: can_write(state, now).await,
        keys: state.signing_keys.first_end().is_some_and(|end| end > now) && can_open(state).await,
        mail: !mail_is_stuck && state.post.is_open(Channel::Mail, now),
        sms: !sms_is_stuck && state.post.is_open(Channel::Sms, now),
    })
}

/// Asks the keys of the enrolments for one that nobody has.
async fn can_open(state: &State) -> bool {
    let keys = Arc::clone(&state.enrolment_keys);
    let asked = state.execution.blocking(move || keys.has(EnrolmentId([0; 16]))).await;
    let answered = asked.map_err(Refusal::from).and_then(|has| Ok(has?));
    answered
        .inspect_err(|refusal| tracing::error!(%refusal, "the keys of the enrolments do not answer"))
        .is_ok()
}

/// True of a clock that is neither before this program nor far behind the newest that the store knows.
pub fn is_clock_right(now: Timestamp, newest: Option<Timestamp>) -> bool {
    now >= EARLIEST && newest.is_none_or(|newest| now.plus_ms(State::CLOCKS_DIFFER_MS) >= newest)
}

/// Tries a write, now and then: anybody may ask, and there is one writer.
async fn can_write(state: &State, now: Timestamp) -> bool {
    if state.metrics.wrote_lately(now) {
        return true;
    }
    let tried = state.store.write(move |tx| Ok::<_, Refusal>(safe::note_ready(tx, now)?)).await;
    match tried {
        Ok(()) => state.metrics.note_written(now),
        Err(refusal) => tracing::error!(%refusal, "nothing can be written"),
    }
    state.metrics.wrote_lately(now)
}
