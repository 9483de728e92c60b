//! What a finished check leaves behind, ready to be put into a statement. Plain facts: nothing here
//! can be changed into another check.

use super::step::Step;
use crate::comparison::ComparisonAnswer;
use crate::conclusion::{AbandonReason, Discreet, Outcome};
use crate::features::FeatureAnswer;
use documents::visible_seal::Verdict;
use documents::{FeatureCode, Finding, FindingCode, ModelId, Reading, Validity};
use terms::Day;

/// What the agent typed from the printed zone against what the lines say. Differences are stated, none is
/// corrected.
#[expect(clippy::struct_excessive_bools, reason = "one answer a field, and whether all came at once")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedFields {
    /// The end of the number agrees, in the last answer.
    pub number_agrees: bool,
    /// The date of expiry agrees, in the last answer.
    pub expiry_agrees: bool,
    /// The day of issue lies where the lines put it; true where none was asked for.
    pub issue_agrees: bool,
    /// All agreed in the first answer.
    pub agreed_at_once: bool,
    /// Answers given, stopping at 255.
    pub tries: u8,
}

impl TypedFields {
    /// True when every field agrees in the last answer.
    pub const fn agree(self) -> bool {
        self.number_agrees && self.expiry_agrees && self.issue_agrees
    }
}

impl TypedFields {
    /// What was typed from an old French card against the month of issue in its lines.
    pub(super) fn findings(self) -> impl Iterator<Item = Finding> {
        let differ = [
            (!self.issue_agrees, FindingCode::PrintedIssueDiffers),
            (!self.expiry_agrees, FindingCode::PrintedExpiryDiffers),
        ];
        differ.into_iter().filter(|(found, _)| *found).map(|(_, code)| Finding { code, place: None })
    }
}

/// The facts of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What the lines say; absent when no document was read.
    pub reading: Option<Reading>,
    /// The model of the document.
    pub model: Option<ModelId>,
    /// Readings of a known layout, the last one included.
    pub readings_tried: u8,
    /// The agent held the original, not a copy.
    pub original_in_hand: bool,
    /// The day of issue, where it was typed.
    pub issued: Option<Day>,
    /// The printed last day, read or typed.
    pub expires: Option<Day>,
    /// What was typed against what was read.
    pub typed: Option<TypedFields>,
    /// What the visible seal is worth; absent when none was read. What it says is among the findings.
    pub seal: Option<Verdict>,
    /// The features drawn and the answers, in the model's order; empty when not looked at.
    pub features: Vec<(FeatureCode, FeatureAnswer)>,
    /// Face against portrait.
    pub comparison: Option<ComparisonAnswer>,
    /// The discreet flags, always there.
    pub discreet: Discreet,
    /// Tenths of a second for each [`Step`], in order; 0 for steps not reached.
    pub durations_ds: [u16; Step::ALL.len()],
    /// Why the check was abandoned; absent when it was concluded.
    pub reason: Option<AbandonReason>,
    /// Whether the document counted on the day of the check, by which rule.
    pub validity: Option<Validity>,
    /// What the facts amount to; absent when the check was abandoned, which concludes nothing.
    pub outcome: Option<Outcome>,
}

impl Record {
    pub(super) fn of_nothing(readings_tried: u8) -> Self {
        Self {
            reading: None,
            model: None,
            readings_tried,
            original_in_hand: false,
            issued: None,
            expires: None,
            typed: None,
            seal: None,
            features: Vec::new(),
            comparison: None,
            discreet: Discreet::default(),
            durations_ds: [0; Step::ALL.len()],
            reason: None,
            validity: None,
            outcome: None,
        }
    }
}

/// A check that went through every step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concluded {
    /// Its facts, with an outcome and no reason.
    pub record: Record,
}

/// A check that was ended before its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abandoned {
    /// Its facts so far, with a reason and no outcome.
    pub record: Record,
}
