//! Random sequences of gestures, answers and losses of power, on the outbox and on a model of it in memory.

use super::model::{self, Chain, Envelope, Stands, Told};
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Seal,
    SealOnAnOldHead,
    Answer {
        epoch: u64,
        mark: Option<(u64, bool)>,
        receipts: Vec<u64>,
        quarantined: Vec<u64>,
        conflicting: Vec<u64>,
        safe: Option<u64>,
    },
    LosePower,
}

fn step() -> impl Strategy<Value = Step> {
    let mark = prop_oneof![Just(None), (0..12u64, prop::bool::weighted(0.8)).prop_map(Some)];
    let safe = prop_oneof![Just(None), (0..12u64).prop_map(Some)];
    prop_oneof![
        6 => Just(Step::Seal),
        1 => Just(Step::SealOnAnOldHead),
        6 => (1..3u64, mark, vec(0..12u64, 0..6), vec(0..12u64, 0..2), vec(0..12u64, 0..2), safe).prop_map(
            |(epoch, mark, receipts, quarantined, conflicting, safe)| {
                Step::Answer { epoch, mark, receipts, quarantined, conflicting, safe }
            }
        ),
        1 => Just(Step::LosePower),
    ]
}

fn told(answered: &Answered<'_>) -> Told {
    // Any two hashes that differ are two contents; an envelope's content is its sequence.
    let content = |mark: Mark| {
        if mark.envelope_hash == envelope_hash(mark.sequence) { mark.sequence } else { u64::MAX }
    };
    Told {
        epoch: answered.epoch,
        mark: answered.mark.map(|mark| (mark.sequence, content(mark))),
        receipts: answered.receipts.iter().map(|(sequence, at)| (*sequence, at.0)).collect(),
        quarantined: answered.quarantined.to_vec(),
        conflicting: answered.conflicting.to_vec(),
        safe: answered.safe_mark,
    }
}

fn answer(chain: &mut Chain, answered: &Answered<'_>) -> MarkStanding {
    match chain.answer(&told(answered)) {
        model::MarkStanding::Agrees => MarkStanding::Agrees,
        model::MarkStanding::BeyondHead => MarkStanding::BeyondHead,
        model::MarkStanding::Disagrees => MarkStanding::Disagrees,
    }
}

fn standing(envelope: &Envelope) -> DeliveryState {
    match (envelope.stands, envelope.received, envelope.epoch) {
        (Stands::Kept, Some(received), Some(epoch)) => {
            DeliveryState::Kept { first_received: Timestamp(received), epoch }
        }
        (Stands::Quarantined(reason), ..) => DeliveryState::Quarantined { reason },
        (Stands::Conflicting, ..) => DeliveryState::Conflicting,
        _ => DeliveryState::Queued,
    }
}

fn agrees(chain: &Chain, outbox: &Outbox) {
    let mut listed: Vec<_> = outbox.list(u32::MAX).unwrap().iter().map(|row| row.standing).collect();
    listed.reverse();
    assert_eq!(listed, chain.envelopes.iter().map(standing).collect::<Vec<_>>());
    let sequences = |chosen: fn(&Envelope) -> bool| {
        (0u64..)
            .zip(&chain.envelopes)
            .filter(|(_, envelope)| chosen(envelope))
            .map(|(sequence, _)| sequence)
            .collect::<Vec<_>>()
    };
    assert_eq!(bytes_held(outbox), sequences(|envelope| envelope.held));
    assert_eq!(pending(outbox), sequences(|envelope| envelope.stands == Stands::Queued));
    // Nothing waits without its bytes, and only what the registry has received ever lost them.
    assert!(chain.envelopes.iter().all(|envelope| envelope.held || envelope.received.is_some()));
    assert_eq!(outbox.head(CHAIN).unwrap().sequence, chain.envelopes.len() as u64);
    assert_eq!(outbox.counts().unwrap().done, chain.envelopes.len() as u64);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_outbox_does_what_its_model_does(steps in vec(step(), 1..24)) {
        let mut folder = TempDir::new().unwrap();
        let mut outbox = open(&folder);
        let mut chain = Chain::default();
        for (moment, step) in (0i64..).zip(steps) {
            match step {
                Step::Seal => {
                    seal(&mut outbox, chain.envelopes.len() as u64);
                    chain.seal(chain.envelopes.len() as u64);
                }
                Step::SealOnAnOldHead => {
                    let Some(last) = chain.envelopes.len().checked_sub(1) else { continue };
                    let bytes = envelope(last as u64);
                    let stale = Sealed { draft: None, ..sealed(last as u64, &bytes) };
                    prop_assert!(matches!(outbox.seal(&stale), Err(SealError::HeadMoved(_))));
                }
                Step::Answer { epoch, mark, receipts, quarantined, conflicting, safe } => {
                    let receipts: Vec<_> = receipts.into_iter().map(|kept| (kept, Timestamp(moment))).collect();
                    let quarantined: Vec<_> = quarantined.into_iter().map(|bad| (bad, 3)).collect();
                    let mark = mark.map(|(sequence, ours)| Mark {
                        sequence,
                        envelope_hash: if ours { envelope_hash(sequence) } else { [9; 32] },
                    });
                    let answered = Answered {
                        opened: None,
                        epoch,
                        mark,
                        quarantined: &quarantined,
                        conflicting: &conflicting,
                        safe_mark: safe,
                        ..keeping(0, &receipts)
                    };
                    prop_assert_eq!(outbox.apply_answer(&answered).unwrap(), answer(&mut chain, &answered));
                    prop_assert_eq!(outbox.remembered_mark(CHAIN).unwrap(), mark);
                }
                Step::LosePower => {
                    let found = after_power_loss(&folder);
                    outbox = open(&found);
                    folder = found;
                }
            }
            agrees(&chain, &outbox);
        }
    }
}
