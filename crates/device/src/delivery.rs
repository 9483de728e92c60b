//! Delivery: frames at the device's own pace until nothing waits. It needs no PIN and reads nothing: it
//! carries sealed envelopes and believes only signed answers.
//!
//! A device asks when it starts, and every quarter of an hour while it holds anything that is not yet safe. Otherwise a
//! device with nothing to send would never learn of a restored registry.

use crate::client::{Posted, verified};
use crate::desk::Desk;
use crate::frames::{Contents, count, make_frame, sign_frame};
use crate::ledger::Ledger;
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use journal::Answered;
use statement::{Frame, Receipt};
use std::time::Duration;
use terms::{Cause, ChainId, Doing, Problem, Timestamp};
use tracing::Instrument;

/// How fast delivery goes when nobody asks.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// First wait after a failure.
    pub first: Duration,
    /// Longest wait.
    pub longest: Duration,
    /// Wait between two looks when nothing happens.
    pub idle: Duration,
    /// How often the registry is asked while it has not called safe what this device still holds: that is how
    /// a restored registry is found by a device that has nothing to send.
    pub ask: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(2),
            longest: Duration::from_mins(5),
            idle: Duration::from_mins(1),
            ask: Duration::from_mins(15),
        }
    }
}

impl Desk {
    /// Sends what waits, frame by frame, until nothing does or the server is away. What one chain meets does
    /// not keep the others.
    pub async fn send_waiting(&self) -> Result<(), Refusal> {
        let chains = self.local(|_, state| Ok(state.outbox.waiting_chains()?)).await?;
        let mut outcome = Ok(());
        for chain in chains {
            let delivered = self.deliver_chain(chain).await;
            let is_over = delivered.as_ref().is_err_and(is_of_the_server);
            outcome = outcome.and(delivered);
            if is_over {
                break;
            }
        }
        outcome
    }

    async fn deliver_chain(&self, chain: ChainId) -> Result<(), Refusal> {
        // Each frame begins at the first envelope that waits: an answer may have put earlier ones back.
        let mut before = None;
        while let Some((frame, bytes)) = self.next_frame(chain).await? {
            if before == Some(frame.first) {
                // An answer that neither keeps nor sets aside what it was sent: not again before the next round.
                return Err(
                    Cause::missing("delivering: an answer neither kept nor set aside what was sent").into()
                );
            }
            before = Some(frame.first);
            self.send_frame(chain, frame.envelopes.len(), bytes).await?;
        }
        Ok(())
    }

    async fn send_frame(&self, chain: ChainId, envelopes: usize, bytes: Vec<u8>) -> Result<(), Refusal> {
        let server = self
            .local({
                let sent = bytes.len();
                move |_, state| {
                    state.traffic.frames += 1;
                    state.traffic.envelopes += count(envelopes);
                    state.traffic.sent_bytes += count(sent);
                    state.rest = None;
                    state.server()
                }
            })
            .await?;
        match self.post_frame(&server, bytes).await? {
            Posted::Answered(answer) => {
                self.local(move |inner, state| apply(inner, state, chain, &answer)).await
            }
            // A server that refuses a frame has not kept it; the device keeps it and says so.
            Posted::Refused => Err(Cause::missing("delivering: the server refused a frame").into()),
        }
    }

    /// Asks what the registry holds of the chain this device seals into.
    pub(crate) async fn ask_standing(&self) -> Result<(), Refusal> {
        let chain = self.local(|_, state| Ok(state.identity()?.chain)).await?;
        self.ask_standing_of(chain).await
    }

    /// Asks what the registry holds of a chain: a frame without envelopes.
    async fn ask_standing_of(&self, chain: ChainId) -> Result<(), Refusal> {
        let bytes = self
            .local(move |inner, state| {
                let identity = state.identity()?;
                let first = state.outbox.head(chain)?.sequence;
                Ok(sign_frame(inner, state, &identity, chain, first, Contents::default())?.1)
            })
            .await?;
        self.send_frame(chain, 0, bytes).await
    }

    /// Asks about every chain of which something is still held here, then sends what an answer put back.
    async fn ask_after_held(&self) -> Result<(), Refusal> {
        let mut outcome = Ok(());
        for chain in self.local(|_, state| Ok(state.outbox.held_chains()?)).await? {
            let asked = self.ask_standing_of(chain).await;
            if asked.as_ref().is_err_and(is_of_the_server) {
                return asked;
            }
            // What one chain meets does not keep the others from being asked about.
            outcome = outcome.and(asked);
        }
        outcome.and(self.send_waiting().await)
    }

    /// Delivers what waits and, where it is time, asks; `asked` is when that was, by the boot's clock.
    async fn deliver_or_ask(&self, pace: RetryPolicy, asked: &mut Option<u64>) -> Result<(), Refusal> {
        let delivered = self.send_waiting().await;
        if delivered.as_ref().is_err_and(is_of_the_server) {
            return delivered;
        }
        let now = self.inner.host.clocks().boottime_ms;
        let is_time = asked.is_none_or(|asked| u128::from(now.abs_diff(asked)) >= pace.ask.as_millis());
        if is_time {
            self.try_to_compare_ledger().await?;
            self.ask_after_held().await?;
            *asked = Some(now);
        }
        let is_due = std::mem::take(&mut self.inner.lock().lists_due);
        if is_time || is_due {
            // Work goes on by the lists at hand; they are asked for again in their time.
            match self.refresh_lists().await {
                Err(refusal) if is_of_the_server(&refusal) => return Err(refusal),
                Err(refusal) => tracing::warn!(%refusal, "the lists were not refreshed"),
                Ok(()) => {}
            }
        }
        delivered
    }

    /// Delivers forever: at once when something was sealed, after a growing wait while the server is away.
    /// The timer re-enters sending by itself; nothing but the end of the process stops it.
    pub async fn keep_delivering(self, pace: RetryPolicy) {
        let (mut wait, mut asked) = (pace.first, None);
        loop {
            let turn = self.deliver_or_ask(pace, &mut asked).instrument(tracing::error_span!("delivery"));
            let (rest, pause) = if let Err(refusal) = turn.await {
                tracing::warn!(%refusal, "delivery stopped; it goes on later");
                let rest = self.inner.lock().rest.unwrap_or_default().min(pace.longest);
                let pause = wait.max(rest);
                wait = (wait * 2).min(pace.longest);
                (rest, pause)
            } else {
                wait = pace.first;
                (Duration::ZERO, pace.idle)
            };
            let pause = pause + pause.mul_f32(self.jitter() * 0.25);
            // A busy server is left alone for as long as it asked, whatever is sealed meanwhile.
            tokio::time::sleep(rest).await;
            let pause = pause.saturating_sub(rest);
            tokio::select! {
                biased;
                () = self.inner.wake.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    fn jitter(&self) -> f32 {
        let mut byte = [0];
        self.inner.host.chance(&mut byte);
        f32::from(byte[0]) / 255.0
    }

    async fn next_frame(&self, chain: ChainId) -> Result<Option<(Frame, Vec<u8>)>, Refusal> {
        self.local(move |inner, state| make_frame(inner, state, chain, None)).await
    }
}

/// The server is away or busy: no other chain fares better now.
fn is_of_the_server(refusal: &Refusal) -> bool {
    matches!(refusal.problem, Problem::ServerAway | Problem::Busy)
}

/// The receipts of what was sealed here: one that names other bytes turns nothing green.
fn receipts_of_ours(
    state: &State,
    chain: ChainId,
    receipts: &[Receipt],
) -> Result<Vec<(u64, Timestamp)>, Refusal> {
    let mut ours = Vec::with_capacity(receipts.len());
    for receipt in receipts {
        let sealed = state.outbox.envelope_hash(chain, receipt.sequence)?;
        if receipt.envelope.is_none_or(|named| sealed.is_none_or(|sealed| sealed == named.0)) {
            ours.push((receipt.sequence, receipt.first_received));
        }
    }
    Ok(ours)
}

/// Applies an answer if the registry signed it: only then does anything turn green or is anything erased.
fn apply(inner: &Inner, state: &mut State, chain: ChainId, bytes: &[u8]) -> Result<(), Refusal> {
    let identity = state.identity()?;
    let answer =
        verified(&identity, bytes).filter(|answer| answer.chain == chain).doing("verifying an answer")?;
    let receipts = receipts_of_ours(state, chain, &answer.receipts)?;
    let quarantined: Vec<_> =
        answer.quarantined.iter().map(|record| (record.sequence, record.reason.code())).collect();
    // What is not obeyed now is said again when it is next asked.
    let is_compared = state.has_compared_ledger(inner.host.clocks().boottime_ms);
    let may_erase = Ledger::stored(&state.outbox)?.lets_erase(&answer, is_compared);
    let standing = state.outbox.apply_answer(&Answered {
        chain,
        epoch: answer.epoch,
        mark: answer
            .mark
            .map(|mark| journal::Mark { sequence: mark.sequence, envelope_hash: mark.envelope.0 }),
        receipts: &receipts,
        quarantined: &quarantined,
        conflicting: &answer.conflicting,
        safe_mark: answer.safe_mark.filter(|_| may_erase),
        opened: answer.opened,
        raw: bytes,
    })?;
    // The mark may be ours although numbers below it are taken: where more was sealed than the registry had. That is
    // asked of the outbox and not of this answer: a stop may have come between an earlier one and what follows here.
    let is_ours = standing == journal::MarkStanding::Agrees && !state.outbox.has_taken_number(chain)?;
    if !is_ours && chain == identity.chain {
        crate::chain::go_on_in_another(inner, state)?;
    }
    crate::device_clock::learn(&mut state.outbox, answer.time, inner.host.clocks())?;
    state.reached();
    crate::round::erase_delivered(state)
}
