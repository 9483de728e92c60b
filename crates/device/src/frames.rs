//! Frames: which envelopes go together, with which proofs, signed by the device. It must not know when they are sent.

use crate::identity::Identity;
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use journal::{KeptAnswer, Queued};
use statement::{Blob, Frame, FrameVersion, MAX_FRAME_BYTES, Mark};
use terms::{ChainId, Doing};

/// Room in a frame for everything but envelopes: certificate, marks, signature, and three bytes of head for
/// each envelope.
const FRAME_OVERHEAD: usize = 2048;
/// Room for the answers that prove when a restored registry first received what it is sent again.
const PROOF_ROOM: usize = 8 * 1024;

/// Every frame that would have to be sent, of every chain, up to so many bytes.
pub(crate) fn frames_of_all(
    inner: &Inner,
    state: &State,
    most: usize,
) -> Result<Vec<(Frame, Vec<u8>)>, Refusal> {
    let (mut frames, mut bytes) = (Vec::new(), 0);
    for chain in state.outbox.waiting_chains()? {
        let mut after = None;
        while let Some((frame, signed)) = make_frame(inner, state, chain, after)? {
            // Room for the head of each byte string.
            bytes += signed.len() + 16;
            if bytes > most {
                return Ok(frames);
            }
            after = Some(frame.first + count(frame.envelopes.len()).saturating_sub(1));
            frames.push((frame, signed));
        }
    }
    Ok(frames)
}

pub(crate) fn make_frame(
    inner: &Inner,
    state: &State,
    chain: ChainId,
    after: Option<u64>,
) -> Result<Option<(Frame, Vec<u8>)>, Refusal> {
    let identity = state.identity()?;
    let queued = state.outbox.pending(chain, after, MAX_FRAME_BYTES - FRAME_OVERHEAD)?;
    let Some(first) = queued.first().map(|queued| queued.sequence) else { return Ok(None) };
    // Where something was received before, its proofs need room, and it goes with them or waits for its own.
    let last = queued.last().map_or(first, |queued| queued.sequence);
    let proofs = proofs_of(state, chain, &queued, (first, last))?;
    let room = MAX_FRAME_BYTES - FRAME_OVERHEAD - if proofs.is_empty() { 0 } else { PROOF_ROOM };
    let is_proven = |queued: &Queued| {
        let covers = |proof: &KeptAnswer| (proof.first..=proof.last).contains(&queued.sequence);
        queued.first_received.is_none() || proofs.iter().any(covers)
    };
    // A frame is a run without a gap; the rest goes with the next one.
    let mut bytes = 0;
    let run = queued.into_iter().zip(first..).take_while(|(queued, expected)| {
        bytes += queued.envelope.len();
        let fits = queued.sequence == first || (bytes <= room && is_proven(queued));
        queued.sequence == *expected && fits
    });
    let run: Vec<Queued> = run.map(|(queued, _)| queued).collect();
    let until = run.last().map_or(first, |queued| queued.sequence);
    let earlier =
        proofs.into_iter().filter(|proof| proof.first <= until).map(|proof| Blob(proof.raw)).collect();
    sign_frame(inner, state, &identity, chain, first, Contents { run, earlier }).map(Some)
}

/// The answers of other epochs that say when what waits was first received.
fn proofs_of(
    state: &State,
    chain: ChainId,
    queued: &[Queued],
    between: (u64, u64),
) -> Result<Vec<KeptAnswer>, Refusal> {
    let was_received = queued.iter().any(|queued| queued.first_received.is_some());
    match state.outbox.last_answer(chain)?.filter(|_| was_received) {
        Some(last) => Ok(state.outbox.proofs(chain, last.epoch, between, PROOF_ROOM)?),
        None => Ok(Vec::new()),
    }
}

/// What goes into a frame: a run of envelopes without a gap, and the answers that prove when they were first received.
#[derive(Default)]
pub(crate) struct Contents {
    run: Vec<Queued>,
    earlier: Vec<Blob>,
}

pub(crate) fn sign_frame(
    inner: &Inner,
    state: &State,
    identity: &Identity,
    chain: ChainId,
    first: u64,
    Contents { run, earlier }: Contents,
) -> Result<(Frame, Vec<u8>), Refusal> {
    let last = state.outbox.last_answer(chain)?;
    let frame = Frame {
        certificate: identity.certificate.clone(),
        chain,
        first,
        remembered: last
            .as_ref()
            .and_then(|last| last.mark)
            .map(|mark| Mark { sequence: mark.sequence, envelope: statement::Hash(mark.envelope_hash) }),
        epoch: last.map(|last| last.epoch),
        earlier,
        envelopes: run.into_iter().map(|queued| Blob(queued.envelope)).collect(),
    };
    let key = inner.host.device_key().doing("reading the device's key")?;
    let bytes = frame.sign(FrameVersion::Named, identity.deployment(), &key);
    Ok((frame, bytes))
}

/// A count as it travels.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
