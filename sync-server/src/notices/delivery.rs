//! The loops that carry what is due, one a channel, with growing pauses after a failure. Mail that nobody takes holds up
//! no SMS, and no message longer than its time limit. It must not write any text.

use super::contest_token::contest_token;
use super::message::{Links, compose};
use super::{Contents, PURPOSE};
use crate::State;
use crate::failpoint;
use crate::keys::KeyError;
use crate::model::Channel;
use crate::store::StoreError;
use crate::store::queries::notices::{self, DueNotice};
use crate::store::queries::registry::safe;
use crate::store::sql::Connection;
use crate::transports::{Carried, NotCarried};
use std::time::Duration;
use terms::{Cause, Doing, Timestamp};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::{Instrument, Span};
use wire::json::{self, JsonError};

/// Messages claimed and carried at once.
const BATCH: u32 = 16;
/// How long carrying one message may take, from connecting to the last answer. Libraries limit single steps at best.
const PATIENCE: Duration = Duration::from_secs(20);
/// For how long messages are claimed: more than carrying takes. A server that dies with them leaves them due then.
const CLAIM_MINUTES: i64 = 2;
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

/// Carries SMS that are due until the sender of `stopped` is dropped.
pub async fn deliver_sms_until(state: State, stopped: watch::Receiver<()>) {
    deliver_until(state, Channel::Sms, stopped).await;
}

/// Carries mail that is due until the sender of `stopped` is dropped.
pub async fn deliver_mail_until(state: State, stopped: watch::Receiver<()>) {
    deliver_until(state, Channel::Mail, stopped).await;
}

async fn deliver_until(state: State, channel: Channel, mut stopped: watch::Receiver<()>) {
    let mut ready = state.notices_ready.subscribe();
    loop {
        // What is on its way when the server stops is due again: carried twice, it has the same id.
        let delivered = tokio::select! {
            biased;
            _ = stopped.changed() => return,
            delivered = async {
                try_closed_way(&state, channel).await;
                deliver_channel(&state, channel).await
            } => delivered,
        };
        if let Err(error) = delivered {
            tracing::error!(cause = Cause::of("delivering notices", error).chain(), "messages were not sent");
        }
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            _ = ready.changed() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Carries every message whose time has come; the number of those that left. Callers at the same time
/// share the work: each message is claimed by one.
pub async fn deliver_due(state: &State) -> Result<usize, StoreError> {
    Ok(deliver_channel(state, Channel::Sms).await? + deliver_channel(state, Channel::Mail).await?)
}

async fn deliver_channel(state: &State, channel: Channel) -> Result<usize, StoreError> {
    let mut carried = 0;
    loop {
        let batch = claim(state, channel).await?;
        let is_last = batch.len() < BATCH as usize;
        let mut under_way = JoinSet::new();
        for notice in batch {
            let state = state.clone();
            let carrying = async move {
                let fate = carry(&state, channel, &notice).await;
                let is_carried = matches!(fate, Fate::Carried);
                record(&state, notice.id, fate).await.map(|()| is_carried)
            };
            under_way.spawn(carrying.instrument(Span::current()));
        }
        let mut failed = None;
        while let Some(recorded) = under_way.join_next().await {
            // A panic's message may quote what it was about: its own hook has logged where it was.
            let recorded = recorded.ok().doing("carrying a notice: it panicked").map_err(StoreError::Away);
            // The others are on their way: one that failed must not break them off.
            match recorded.and_then(|recorded| recorded) {
                Ok(is_carried) => carried += usize::from(is_carried),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
        if is_last {
            return Ok(carried);
        }
    }
}

/// Tries a closed way without a message: those that wait are tried at growing pauses, and `/readyz` waits for none of them.
async fn try_closed_way(state: &State, channel: Channel) {
    if state.post.is_to_be_tried(channel, state.now()) {
        let tried = in_time(state.post.transport(channel).try_way()).await;
        state.post.note(channel, &tried, state.now());
    }
}

/// What comes of something that is carried, within the time that it may take.
async fn in_time(carrying: Carried<'_>) -> Result<(), NotCarried> {
    let taken = tokio::time::timeout(PATIENCE, carrying).await;
    taken.unwrap_or_else(|_| {
        Err(NotCarried::Closed(Cause::missing("waiting for a message to be taken: too long")))
    })
}

async fn claim(state: &State, channel: Channel) -> Result<Vec<DueNotice>, StoreError> {
    let now = state.now();
    // Asked first: an idle server writes nothing. After a restore a person looks first: what left already would
    // leave again.
    let may_leave = move |conn: &Connection| {
        Ok::<_, StoreError>(notices::is_any_due(conn, channel, now)? && !safe::are_notices_paused(conn)?)
    };
    if !state.store.read(may_leave).await? {
        return Ok(Vec::new());
    }
    let until = now.plus_ms(CLAIM_MINUTES * 60_000);
    state.store.write(move |tx| Ok(notices::claim_due(tx, channel, now, until, BATCH)?)).await
}

async fn carry(state: &State, channel: Channel, notice: &DueNotice) -> Fate {
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
    let token = contest_token(&state.enrolment_keys, notice.enrolment, state.now());
    let links = Links::of(&state.settings.public_url, notice.enrolment, &token);
    let told = (notice.kind, channel, notice.language);
    let message = compose(id, told, &links, contents, state.now());
    let carried = if failpoint::is_set("notice", notice.kind.word()) {
        Err(NotCarried::Closed(Cause::missing("handing over a message: a failpoint is set")))
    } else {
        in_time(state.post.transport(channel).carry(&message)).await
    };
    state.post.note(channel, &carried, state.now());
    match carried {
        Ok(()) => Fate::Carried,
        Err(refused) => {
            let (kind, tries, cause) = (notice.kind.word(), notice.tries, refused.cause());
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
