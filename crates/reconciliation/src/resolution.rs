//! What the rules make of all facts. It is stored, so it has one byte string.

use crate::hold::{Hold, Holds};
use crate::next_step::NextStep;
use documents::validity::ValidityRule;
use minicbor::{Decode, Encode};
use proofing::Level;
use statement::{Hash, RecordId, encode};
use std::collections::BTreeSet;
use terms::Timestamp;

terms::codes! {
    /// Where the enrolment stands by its facts. *Activated* is an act, not a state of the evidence.
    ResolutionState {
        /// No check counts yet.
        AwaitingCheck = 1, "awaiting-check";
        /// A check is there and something holds it.
        UnderReview = 2, "under-review";
        /// Activation may commit.
        Provable = 3, "provable";
        /// A person refused.
        Refused = 4, "refused";
        /// The deadline passed without a check; one made in time reopens it.
        Lapsed = 5, "lapsed";
        /// The applicant withdrew: never activates.
        Withdrawn = 6, "withdrawn";
    }
    /// Something worth recording that blocks nothing.
    Note {
        /// The check was made in time and came in after the deadline.
        AcceptedLate = 1, "accepted-late";
        /// The name on the document may be cut; what is there agrees.
        NameTruncated = 2, "name-truncated";
        /// Other bytes were received earlier for the same place: kept as evidence of tampering.
        OtherBytes = 3, "other-bytes";
        /// The registry could not draw the features again: it knows no secret, or another version of rules or catalogue.
        NotDrawnAgain = 4, "not-drawn-again";
    }
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Verdict {
    /// It decides.
    #[n(0)]
    Accepted,
    /// Another one stands in its place and it corroborates.
    #[n(1)]
    Superseded {
        /// The other one.
        #[n(0)]
        by: RecordId,
    },
    /// It may count once its holds are lifted.
    #[n(2)]
    Held,
    /// It does not count.
    #[n(3)]
    Refused,
    /// Nobody home, abandoned, a correction: no check was concluded.
    #[n(4)]
    NotACheck,
}

/// One statement, judged.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Judged {
    /// Where it stands.
    #[n(0)]
    pub place: RecordId,
    /// The envelope it came in: one place can have two.
    #[n(1)]
    pub envelope: Hash,
    /// What became of it.
    #[n(2)]
    pub verdict: Verdict,
    /// Its own reasons, as far as nothing lifted them.
    #[n(3)]
    pub holds: BTreeSet<Hold>,
    /// What else is worth recording.
    #[n(4)]
    pub notes: BTreeSet<Note>,
    /// The rule by which its document's validity was decided for the last day it can have been made on. None where no
    /// document was looked at, and in resolutions of earlier versions.
    #[n(5)]
    pub rule: Option<ValidityRule>,
}

/// The resolution of one enrolment.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Resolution {
    /// Where the enrolment stands.
    #[n(0)]
    pub state: ResolutionState,
    /// What blocks activation. A reason for which a check does not count at all stands in
    /// [`Resolution::reasons`] only. Each stands with the facts that raise it, which a decision must name to lift it.
    #[n(1)]
    pub holds: Holds,
    /// Every statement, by place and envelope.
    #[n(2)]
    pub reasons: Vec<Judged>,
    /// The check that decides, when provable.
    #[n(3)]
    pub deciding: Option<RecordId>,
    /// The level it reaches.
    #[n(4)]
    pub level: Option<Level>,
    /// What the applicant can do.
    #[n(5)]
    pub next_step: NextStep,
    /// The next instant at which this changes without a new fact.
    #[n(6)]
    pub changes_at: Option<Timestamp>,
    /// The statement that the next step follows from, where the applicant is asked to come again.
    #[n(7)]
    pub follows: Option<Hash>,
}

impl ResolutionState {
    /// The steps that the rules give in a state. Each is told by a page, and by a message where it came without the
    /// applicant.
    pub const fn next_steps(self) -> &'static [NextStep] {
        match self {
            Self::AwaitingCheck => &[
                NextStep::ConfirmMobile,
                NextStep::ShowVoucher,
                NextStep::ShowAgain,
                NextStep::BookAgain,
                NextStep::BringAnotherDocument,
            ],
            Self::UnderReview => &[
                NextStep::Wait,
                NextStep::ConfirmCheck,
                NextStep::ShowAgain,
                NextStep::BringAnotherDocument,
                NextStep::DeclareAgain,
                NextStep::Extend,
                NextStep::BeginAgain,
            ],
            Self::Provable => &[NextStep::Nothing],
            Self::Refused => &[NextStep::CallUs],
            Self::Lapsed => &[NextStep::Extend, NextStep::BeginAgain],
            Self::Withdrawn => &[NextStep::BeginAgain],
        }
    }
}

impl Resolution {
    /// True when a check passes: whatever is still open, no other one is asked of the applicant.
    pub fn asks_for_no_check(&self) -> bool {
        let is_there = matches!(self.state, ResolutionState::Provable | ResolutionState::UnderReview);
        let passes = |judged: &Judged| match judged.verdict {
            Verdict::Accepted => true,
            Verdict::Held => judged.holds.is_empty(),
            Verdict::Superseded { .. } | Verdict::Refused | Verdict::NotACheck => false,
        };
        is_there && self.reasons.iter().any(passes)
    }

    /// Its one byte string: the same facts, policy and instant give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }
}
