//! Keeping: a frame whose device signed it is on disk before it is answered. Whether what it holds counts is
//! decided later, also when the device is revoked.

use super::received;
use crate::State;
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::provisioning;
use crate::store::queries::registry::claims::Earlier;
use crate::store::queries::registry::envelopes::{self, Envelopes};
use crate::store::sql::Transaction;
use statement::{Answer, DeviceCertificate, Frame, FrameVersion, Parcel, PublicKey, Purpose};
use terms::{DeviceId, Doing, Problem};
use tracing::Instrument;
use wire::v1::administration::Act;
use wire::v1::device::ParcelTaken;

/// Bytes that the registry keeps of a device after it was revoked, if nobody brings them in a file: what it sealed before
/// is evidence, and whoever took it could fill the disk.
const AFTER_REVOCATION: i64 = 4 * 1024 * 1024;

/// Who brings a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Carrier {
    /// The device itself, as fast and as much as it may.
    Device,
    /// A person, in a file.
    Person,
}

/// Keeps a frame and gives the signed answer, in the frame's version.
pub async fn keep(state: &State, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let Answered { answer, version, .. } = keep_and_count(state, bytes, Carrier::Device).await?;
    let keys = &state.signing_keys;
    Ok(answer.sign(version, keys.deployment(), keys.in_use(Purpose::Answer, answer.time)))
}

/// Keeps the frames of a parcel that somebody carried. What a frame claims, its own signature says: the carrier adds
/// and takes away nothing. Answers are not handed back: the device hears its own when it asks. Who brought it is entered
/// before any of it is kept.
pub async fn keep_parcel(state: &State, word: Word, bytes: &[u8]) -> Result<ParcelTaken, Refusal> {
    let parcel =
        Parcel::read(bytes).doing("reading a parcel").map_err(Refusal::because(Problem::Malformed))?;
    let digest =
        statement::hash(bytes).0.first_chunk::<8>().map(|first| base16ct::lower::encode_string(first));
    let (frames, now) = (parcel.frames.len() as u64, state.now());
    let brought = Act::BringParcel { digest: digest.unwrap_or_default(), frames };
    state.store.write(move |tx| word.enter(tx, brought, now)).await?;
    let mut taken = ParcelTaken::default();
    for frame in parcel.frames {
        match keep_and_count(state, &frame.0, Carrier::Person).await {
            Ok(Answered { answer, fresh, .. }) => {
                taken.kept += fresh;
                taken.recognised += (answer.receipts.len() as u64).saturating_sub(fresh);
                taken.conflicting += answer.conflicting.len() as u64;
            }
            Err(refusal) if matches!(refusal.problem(), Problem::Malformed | Problem::NotAllowed) => {
                taken.refused += 1;
            }
            // Ours to mend, or for later: whoever carries the file tries again, and what was kept is recognised.
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(taken)
}

/// What came of a frame.
struct Answered {
    answer: Answer,
    /// That of the frame.
    version: FrameVersion,
    /// How many records were not known.
    fresh: u64,
}

/// Keeps a frame.
async fn keep_and_count(state: &State, bytes: &[u8], carrier: Carrier) -> Result<Answered, Refusal> {
    let (message, frame) =
        Frame::read(bytes).doing("reading a frame").map_err(Refusal::because(Problem::Malformed))?;
    let device = certified(state, &frame.certificate.0)?;
    let (chain, first) = (frame.chain, frame.first);
    let span = tracing::error_span!("frame", device = %device.device, chain = %chain, first);
    let keeping = async {
        let version = Frame::verify(&message, state.signing_keys.deployment(), &device.key)
            .doing("verifying a frame")
            .map_err(Refusal::because(Problem::NotAllowed))?;
        // Later, never no: the device keeps what it sent and comes back, or a person brings it.
        let is_too_much = carrier == Carrier::Device
            && (state.store.is_crowded()
                || !state.registry.rate_limit.admits(device.device, bytes.len(), state.now()));
        if is_too_much {
            return Err(Problem::Busy.into());
        }
        let (answer, fresh) = keep_verified(state, frame, device, carrier).await?;
        Ok(Answered { answer, version, fresh })
    };
    keeping.instrument(span).await
}

async fn keep_verified(
    state: &State,
    frame: Frame,
    device: DeviceCertificate,
    carrier: Carrier,
) -> Result<(Answer, u64), Refusal> {
    if !can_be_counted(&frame) {
        return Err(Problem::Malformed.into());
    }
    let run = Envelopes {
        device: device.device,
        chain: frame.chain,
        first: frame.first,
        earlier: earlier_receipts(state, &frame),
        envelopes: frame.envelopes.into_iter().map(|envelope| envelope.0).collect(),
    };
    let (now, epoch) = (state.now(), super::epoch(state).await?);
    let (chain, shared) = (run.chain, state.clone());
    let kept = state
        .store
        .write_frame(move |tx| {
            provisioning::hear_device(tx, run.device, now)?;
            let kept = envelopes::keep(tx, &run, epoch, now)?;
            let is_fresh = kept.as_ref().is_some_and(|kept| kept.fresh > 0);
            // What is kept already is answered as ever, and what a person brings is kept.
            if is_fresh && carrier == Carrier::Device && has_sent_enough(tx, run.device)? {
                return Err(Refusal::from(Problem::Busy));
            }
            for displaced in kept.iter().flat_map(|kept| &kept.displaced) {
                received::tell_displaced(tx, &shared, displaced)?;
            }
            Ok(kept)
        })
        .await?;
    let kept = kept.ok_or(Problem::NotAllowed)?;
    state.registry.kept.notify_one();
    let metrics = &state.metrics;
    metrics.kept.inc_by(kept.fresh);
    metrics.recognised.inc_by((kept.receipts.len() as u64).saturating_sub(kept.fresh));
    metrics.conflicting.inc_by(kept.conflicting.len() as u64);
    let answer = Answer {
        epoch,
        chain,
        mark: kept.mark,
        receipts: kept.receipts,
        quarantined: kept.quarantined,
        conflicting: kept.conflicting,
        safe_mark: kept.safe_mark,
        ledger_size: kept.ledger.size,
        ledger_head: kept.ledger.head,
        time: now,
        opened: kept.opened,
    };
    Ok((answer, kept.fresh))
}

/// True for a revoked device of which so much is kept that the rest is for a person to bring.
fn has_sent_enough(tx: &Transaction<'_>, device: DeviceId) -> Result<bool, Refusal> {
    let revoked = provisioning::revoked_at(tx, device)?;
    let sent = revoked.map(|at| envelopes::bytes_since(tx, device, at)).transpose()?;
    Ok(sent.is_some_and(|sent| sent > AFTER_REVOCATION))
}

/// The receipts that answers of this deployment gave for the frame's chain: only what was signed here counts.
fn earlier_receipts(state: &State, frame: &Frame) -> Vec<Earlier> {
    let keys = &state.signing_keys;
    let answers = frame.earlier.iter();
    let answers = answers.filter_map(|bytes| {
        keys.verified(Purpose::Answer, |key| Answer::verify(&bytes.0, keys.deployment(), key).ok())
    });
    let of_chain = answers.filter(|answer| answer.chain == frame.chain);
    of_chain.flat_map(|answer| Earlier::of(&answer).collect::<Vec<_>>()).collect()
}

/// True when every sequence of the frame, and the one after it, is a number that stores keep.
fn can_be_counted(frame: &Frame) -> bool {
    let count = u64::try_from(frame.envelopes.len()).ok();
    let end = count.and_then(|count| frame.first.checked_add(count));
    end.is_some_and(|end| i64::try_from(end).is_ok())
}

/// The device of a certificate of this deployment. A revoked device, or one whose row is gone, is still
/// certified: its frames are kept.
pub(super) fn certified(state: &State, certificate: &[u8]) -> Result<DeviceCertificate, Refusal> {
    let keys = &state.signing_keys;
    let verify = |key: &PublicKey| DeviceCertificate::verify(certificate, keys.deployment(), key).ok();
    keys.verified(Purpose::Device, verify).ok_or_else(|| Problem::NotAllowed.into())
}
