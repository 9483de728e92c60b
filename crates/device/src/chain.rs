//! The chain this device seals into: how one begins, and when another has to. A device restored from an older
//! image would seal other bytes under numbers that are taken, so it goes on in a chain of its own.
//!
//! It learns this from the registry's mark, or from a number that is taken. The mark alone does not suffice: it may be
//! the device's own mark if the image had sealed further than the registry knew (found by the storm). The registry
//! keeps what was sealed under taken numbers as evidence of another envelope (a tamper case); the device shows it as
//! set aside.

use crate::host::chance_of;
use crate::identity::Identity;
use crate::refusal::Refusal;
use crate::sealing::{ToSeal, seal_statement};
use crate::state::{Inner, State};
use rand_core::Rng;
use statement::{Body, HowRead, StatementKind};
use terms::{AgentId, ChainId, Doing};

/// Why a chain began, as its first statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StartReason {
    /// The device was enrolled.
    Enrolled = 1,
    /// The registry's mark was beyond this device's head, or named another envelope.
    OlderImage = 2,
}

/// Draws a chain's id.
pub(crate) fn draw(inner: &Inner) -> ChainId {
    let mut chain = [0; 16];
    chance_of(&*inner.host).fill_bytes(&mut chain);
    ChainId(chain)
}

/// Seals the first statement of the identity's chain: signed by the device itself, since no agent may be at
/// work.
pub(crate) fn start(
    inner: &Inner,
    state: &mut State,
    identity: &Identity,
    reason: StartReason,
) -> Result<(), Refusal> {
    let mut salt = [0; 16];
    chance_of(&*inner.host).fill_bytes(&mut salt);
    let body = Body { start_reason: Some(reason as u8), ..Body::empty(salt) };
    let key = inner.host.device_key().doing("reading the device's key")?;
    let what = ToSeal {
        kind: StatementKind::ChainStart,
        enrolment: None,
        lease: None,
        how_read: HowRead::None,
        secret: None,
        body: &body,
        draft: None,
        agent: AgentId([0; 8]),
        key: &key,
    };
    seal_statement(inner, state, identity, &what).map(|_| ())
}

/// Goes on in another chain. What the old one holds stays where it is and is delivered as before; the registry
/// keeps what contradicts it as evidence.
pub(crate) fn go_on_in_another(inner: &Inner, state: &mut State) -> Result<(), Refusal> {
    let identity = Identity { chain: draw(inner), ..state.identity()? };
    // The start first: a stop in between leaves a chain nobody goes on, never one without its start.
    start(inner, state, &identity, StartReason::OlderImage)?;
    tracing::warn!("the registry knows more of this device than it does itself: it goes on in another chain");
    identity.store(&mut state.outbox)
}
