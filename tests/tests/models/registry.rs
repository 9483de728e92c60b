//! The registry as far as delivery goes: what it keeps, what it answers, what copies of it hold.

use super::outbox::Told;

/// What a device sends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frame {
    pub chain: usize,
    pub first: u64,
    pub contents: Vec<u64>,
    /// Who sent it is gone: nobody hears the answer.
    pub is_orphan: bool,
}

/// A registry, or a copy of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Registry {
    pub epoch: u64,
    /// Per chain, the content under each number.
    pub kept: Vec<Vec<Option<u64>>>,
    /// Per chain, up to where devices may let go.
    pub safe: Vec<Option<u64>>,
    /// Entries of the ledger.
    pub entries: u64,
}

impl Registry {
    pub fn new(chains: usize) -> Self {
        Self { epoch: 1, kept: vec![Vec::new(); chains], safe: vec![None; chains], entries: 0 }
    }

    /// Keeps a frame, and answers.
    pub fn keep(&mut self, frame: &Frame) -> Told {
        let (mut receipts, mut conflicting) = (Vec::new(), Vec::new());
        let kept = &mut self.kept[frame.chain];
        for (sequence, content) in (frame.first..).zip(&frame.contents) {
            let at = usize::try_from(sequence).expect("few");
            kept.resize(kept.len().max(at + 1), None);
            match kept[at] {
                None => {
                    kept[at] = Some(*content);
                    self.entries += 1;
                    receipts.push((sequence, 0));
                }
                Some(same) if same == *content => receipts.push((sequence, 0)),
                Some(_) => conflicting.push(sequence),
            }
        }
        Told {
            epoch: self.epoch,
            mark: self.mark(frame.chain),
            receipts,
            quarantined: Vec::new(),
            conflicting,
            safe: self.safe[frame.chain],
        }
    }

    /// Up to where a chain is kept without a gap, and the content there.
    fn mark(&self, chain: usize) -> Option<(u64, u64)> {
        let run =
            (0u64..).zip(&self.kept[chain]).map_while(|(at, content)| content.map(|content| (at, content)));
        run.last()
    }

    /// Calls safe what a copy of this epoch holds.
    pub fn raise(&mut self, copy: &Self) {
        if copy.epoch == self.epoch {
            for chain in 0..self.safe.len() {
                self.safe[chain] = self.safe[chain].max(copy.mark(chain).map(|(sequence, _)| sequence));
            }
        }
    }

    pub fn holds(&self, content: u64) -> bool {
        self.kept.iter().flatten().any(|kept| *kept == Some(content))
    }

    /// True when it holds something twice.
    pub fn holds_twice(&self) -> bool {
        let mut all: Vec<u64> = self.kept.iter().flatten().filter_map(|content| *content).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        all.len() < count
    }
}
