//! The loop that carries what is due, with growing pauses after a failure. It must not write any text.

use super::message::{compose, link};
use super::{Contents, PURPOSE};
use crate::State;
use crate::failpoint;
use crate::keys::KeyError;
use crate::store::StoreError;
use crate::store::queries::notices::{self, DueNotice};
use crate::store::queries::registry::safe;
use crate::store::sql::Connection;
use crate::transports::NotCarried;
use std::time::Duration;
use terms::{Cause, Timestamp};
use tokio::sync::watch;
use wire::json::{self, JsonError};

/// Messages claimed at once, and for how long: more than their slowest carrying takes.
const BATCH: u32 = 16;
const CLAIM_MINUTES: i64 = 10;
/// How long the loop sleeps when nobody wakes it: what waits for a later try becomes due by the clock.
const PAUSE: Duration = Duration::from_secs(1);
/// Pauses after the first, second … failed try, in minutes. After the last one the message is given up.
const BACK_OFF: [i64; 9] = [1, 2, 5, 15, 60, 180, 360, 720, 1440];

/// What became of one message.
enum Fate {
    Carried,
    Later(Timestamp),
    GivenUp,
}

/// Carries what is due until the sender of `stopped` is dropped.
pub async fn deliver_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        if let Err(error) = deliver_due(&state).await {
            tracing::error!(cause = Cause::of("delivering notices", error).chain(), "messages were not sent");
        }
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = state.notices_ready.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Carries every message whose time has come; the number of those that left. Callers at the same time
/// share the work: each message is claimed by one.
pub async fn deliver_due(state: &State) -> Result<usize, StoreError> {
    let mut carried = 0;
    loop {
        let batch = claim(state).await?;
        let is_last = batch.len() < BATCH as usize;
        for notice in batch {
            let fate = carry(state, &notice).await;
            carried += usize::from(matches!(fate, Fate::Carried));
            record(state, notice.id, fate).await?;
        }
        if is_last {
            return Ok(carried);
        }
    }
}

async fn claim(state: &State) -> Result<Vec<DueNotice>, StoreError> {
    let now = state.now();
    // Asked first: an idle server writes nothing. After a restore a person looks first: what left already would
    // leave again.
    let may_leave = move |conn: &Connection| {
        Ok::<_, StoreError>(notices::is_any_due(conn, now)? && !safe::are_notices_paused(conn)?)
    };
    if !state.store.read(may_leave).await? {
        return Ok(Vec::new());
    }
    let until = now.plus_ms(CLAIM_MINUTES * 60_000);
    state.store.write(move |tx| Ok(notices::claim_due(tx, now, until, BATCH)?)).await
}

async fn carry(state: &State, notice: &DueNotice) -> Fate {
    let contents = match open(state, notice) {
        Ok(contents) => contents,
        // Erased since: nobody is left to be told.
        Err(Unopened::Key(KeyError::Erased)) => return Fate::GivenUp,
        Err(error) => {
            let is_for_good = matches!(error, Unopened::Key(KeyError::DoesNotOpen) | Unopened::Form(_));
            let (kind, cause) = (notice.kind.word(), Cause::of("opening a notice", error).chain());
            tracing::error!(kind, cause, is_for_good, "a notice could not be opened");
            return if is_for_good { Fate::GivenUp } else { later(state.now(), notice.tries) };
        }
    };
    let id = base16ct::lower::encode_string(&notice.id);
    let link = link(&state.settings.public_url, notice.enrolment);
    let message = compose(id, notice.kind, notice.language, &link, contents, state.now());
    let carried = if failpoint::is_set("notice", notice.kind.word()) {
        Err(NotCarried(Cause::missing("handing over a message: a failpoint is set")))
    } else {
        state.post.transport(notice.kind.channel()).carry(&message).await
    };
    match carried {
        Ok(()) => Fate::Carried,
        Err(NotCarried(cause)) => {
            let (kind, tries) = (notice.kind.word(), notice.tries);
            tracing::warn!(
                kind,
                tries,
                cause = cause.chain(),
                "a notice was not taken; it is tried again later"
            );
            later(state.now(), notice.tries)
        }
    }
}

/// Why a notice cannot be put into words.
#[derive(Debug, thiserror::Error)]
enum Unopened {
    #[error("its key")]
    Key(#[from] KeyError),
    #[error("its form")]
    Form(#[from] JsonError),
}

fn open(state: &State, notice: &DueNotice) -> Result<Contents, Unopened> {
    let plain = state.enrolment_keys.open_sealed(notice.enrolment, PURPOSE, &notice.sealed)?;
    Ok(json::decode(&plain)?)
}

fn later(now: Timestamp, tries: u32) -> Fate {
    BACK_OFF.get(tries as usize).map_or(Fate::GivenUp, |minutes| Fate::Later(now.plus_ms(minutes * 60_000)))
}

async fn record(state: &State, id: [u8; 16], fate: Fate) -> Result<(), StoreError> {
    let now = state.now();
    state
        .store
        .write(move |tx| {
            match fate {
                Fate::Carried => notices::mark_carried(tx, id, now)?,
                Fate::Later(due) => notices::postpone(tx, id, due)?,
                Fate::GivenUp => {
                    tracing::warn!("a notice was given up");
                    notices::give_up(tx, id)?;
                }
            }
            Ok(())
        })
        .await
}
