//! Random sequences of gestures, answers and losses of power, on the outbox and on a model of it in memory.

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Envelope {
    standing: Standing,
    first_received: Option<Timestamp>,
    epoch: Option<u64>,
    held: bool,
}

#[derive(Default)]
struct Model {
    envelopes: Vec<Envelope>,
    answered: Option<(u64, Option<u64>)>,
}

impl Model {
    fn answer(&mut self, answered: &Answered<'_>) -> MarkStanding {
        let mark = answered.mark.map(|mark| mark.sequence);
        let standing = match answered.mark {
            Some(mark) if mark.sequence >= self.envelopes.len() as u64 => MarkStanding::BeyondHead,
            Some(mark) if mark.envelope_hash != envelope_hash(mark.sequence) => MarkStanding::Disagrees,
            _ => MarkStanding::Agrees,
        };
        let lost = self.answered.is_some_and(|(epoch, before)| epoch != answered.epoch || mark < before);
        let above = mark.filter(|_| standing == MarkStanding::Agrees);
        for (sequence, envelope) in (0u64..).zip(&mut self.envelopes) {
            if lost && envelope.held && above.is_none_or(|above| sequence > above) {
                envelope.standing = Standing::Queued;
                envelope.epoch = None;
            }
            if let Some((_, at)) = answered.receipts.iter().find(|(kept, _)| *kept == sequence) {
                let first_received = *envelope.first_received.get_or_insert(*at);
                envelope.epoch = Some(answered.epoch);
                envelope.standing = Standing::Kept { first_received, epoch: answered.epoch };
            }
            if let (Standing::Quarantined { .. }, Some(first_received), Some(epoch)) =
                (envelope.standing, envelope.first_received, envelope.epoch)
            {
                envelope.standing = Standing::Kept { first_received, epoch };
            }
            if let Some((_, reason)) = answered.quarantined.iter().find(|(bad, _)| *bad == sequence) {
                envelope.standing = Standing::Quarantined { reason: *reason };
            }
            if answered.conflicting.contains(&sequence) {
                envelope.standing = Standing::Conflicting;
            }
            if matches!(envelope.standing, Standing::Kept { .. }) && Some(sequence) <= answered.safe_mark {
                envelope.held = false;
            }
        }
        self.answered = Some((answered.epoch, mark));
        standing
    }

    fn agrees_with(&self, outbox: &Outbox) {
        let mut listed: Vec<_> = outbox.list(u32::MAX).unwrap().iter().map(|row| row.standing).collect();
        listed.reverse();
        assert_eq!(listed, self.envelopes.iter().map(|envelope| envelope.standing).collect::<Vec<_>>());
        let sequences = |chosen: fn(&Envelope) -> bool| {
            (0u64..)
                .zip(&self.envelopes)
                .filter(|(_, envelope)| chosen(envelope))
                .map(|(sequence, _)| sequence)
                .collect::<Vec<_>>()
        };
        assert_eq!(bytes_held(outbox), sequences(|envelope| envelope.held));
        assert_eq!(pending(outbox), sequences(|envelope| envelope.standing == Standing::Queued));
        // Nothing waits without its bytes, and only what the registry has received ever lost them.
        assert!(self.envelopes.iter().all(|envelope| envelope.held || envelope.first_received.is_some()));
        assert_eq!(outbox.head(CHAIN).unwrap().sequence, self.envelopes.len() as u64);
        assert_eq!(outbox.counts().unwrap().done, self.envelopes.len() as u64);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_outbox_does_what_its_model_does(steps in vec(step(), 1..24)) {
        let mut folder = TempDir::new().unwrap();
        let mut outbox = open(&folder);
        let mut model = Model::default();
        for (moment, step) in (0i64..).zip(steps) {
            match step {
                Step::Seal => {
                    seal(&mut outbox, model.envelopes.len() as u64);
                    let standing = Standing::Queued;
                    model.envelopes.push(Envelope { standing, first_received: None, epoch: None, held: true });
                }
                Step::SealOnAnOldHead => {
                    let Some(last) = model.envelopes.len().checked_sub(1) else { continue };
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
                        epoch,
                        mark,
                        quarantined: &quarantined,
                        conflicting: &conflicting,
                        safe_mark: safe,
                        ..keeping(0, &receipts)
                    };
                    prop_assert_eq!(outbox.apply_answer(&answered).unwrap(), model.answer(&answered));
                    prop_assert_eq!(outbox.remembered_mark(CHAIN).unwrap(), mark);
                }
                Step::LosePower => {
                    let found = after_power_loss(&folder);
                    outbox = open(&found);
                    folder = found;
                }
            }
            model.agrees_with(&outbox);
        }
    }
}
