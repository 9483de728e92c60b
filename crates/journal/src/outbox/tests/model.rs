//! The outbox's rules without a store, as small as they can be said. The property test beside this file checks that
//! SQL does what they say; the models of the whole house (`tests/tests/models`) explore what follows from them.

/// Where an envelope stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// It waits.
    Queued,
    /// The registry said that it is kept.
    Kept,
    /// It was set aside, for that reason.
    Quarantined(u8),
    /// The registry keeps other bytes under its number.
    Conflicting,
}

/// An envelope on the device.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Envelope {
    /// Where it stands.
    pub stands: Stands,
    /// When the registry first received it, once it said so.
    pub received: Option<i64>,
    /// The epoch that said so last.
    pub epoch: Option<u64>,
    /// The device still holds its bytes.
    pub held: bool,
    /// Stands for its bytes: two envelopes are one where this is the same.
    pub content: u64,
}

/// One chain on the device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chain {
    /// Its envelopes, from the first.
    pub envelopes: Vec<Envelope>,
    /// Epoch and mark of the last answer.
    pub answered: Option<(u64, Option<u64>)>,
}

/// What an answer says of the chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Told {
    /// The registry's epoch.
    pub epoch: u64,
    /// Up to where it keeps the chain, and the content there.
    pub mark: Option<(u64, u64)>,
    /// What of the frame is kept, and since when.
    pub receipts: Vec<(u64, i64)>,
    /// What is set aside, and why.
    pub quarantined: Vec<(u64, u8)>,
    /// Where it keeps other bytes.
    pub conflicting: Vec<u64>,
    /// Up to where devices may let go.
    pub safe: Option<u64>,
}

/// How the registry's mark stands to this chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStanding {
    /// It names an envelope of this chain, or nothing.
    Agrees,
    /// It is beyond the chain's end.
    BeyondHead,
    /// It names another envelope.
    Disagrees,
}

impl Chain {
    /// Seals an envelope.
    pub fn seal(&mut self, content: u64) {
        let waits = Envelope { stands: Stands::Queued, received: None, epoch: None, held: true, content };
        self.envelopes.push(waits);
    }

    /// Applies an answer.
    pub fn answer(&mut self, told: &Told) -> MarkStanding {
        let mark = told.mark.map(|(sequence, _)| sequence);
        let standing = self.standing(told.mark);
        let lost = self.answered.is_some_and(|(epoch, before)| epoch != told.epoch || mark < before);
        let above = mark.filter(|_| standing == MarkStanding::Agrees);
        for (sequence, envelope) in (0u64..).zip(&mut self.envelopes) {
            if lost && envelope.held && above.is_none_or(|above| sequence > above) {
                envelope.stands = Stands::Queued;
                envelope.epoch = None;
            }
            envelope.settle(sequence, told);
            if envelope.stands == Stands::Kept && told.safe.is_some_and(|safe| sequence <= safe) {
                envelope.held = false;
            }
        }
        self.answered = Some((told.epoch, mark));
        standing
    }

    fn standing(&self, mark: Option<(u64, u64)>) -> MarkStanding {
        let Some((sequence, content)) = mark else { return MarkStanding::Agrees };
        match usize::try_from(sequence).ok().and_then(|at| self.envelopes.get(at)) {
            None => MarkStanding::BeyondHead,
            Some(envelope) if envelope.content == content => MarkStanding::Agrees,
            Some(_) => MarkStanding::Disagrees,
        }
    }
}

impl Envelope {
    fn settle(&mut self, sequence: u64, told: &Told) {
        if let Some((_, at)) = told.receipts.iter().find(|(kept, _)| *kept == sequence) {
            self.received.get_or_insert(*at);
            self.epoch = Some(told.epoch);
            self.stands = Stands::Kept;
        }
        // What an answer no longer names as set aside was cured.
        if matches!(self.stands, Stands::Quarantined(_)) && self.received.is_some() && self.epoch.is_some() {
            self.stands = Stands::Kept;
        }
        if let Some((_, reason)) = told.quarantined.iter().find(|(bad, _)| *bad == sequence) {
            self.stands = Stands::Quarantined(*reason);
        }
        if told.conflicting.contains(&sequence) {
            self.stands = Stands::Conflicting;
        }
    }
}
