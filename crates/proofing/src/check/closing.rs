//! The last steps of a check: features looked at, face compared, and the conclusion that the facts give.

use super::presented::Presented;
use super::record::{Concluded, Record, TypedFields};
use super::step::Step;
use crate::comparison::ComparisonAnswer;
use crate::conclusion::{self, Discreet, Facts};
use crate::features::FeatureAnswer;
use documents::{FeatureCode, Reading};
use terms::{Problem, Timestamp};

/// The features were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    pub(super) presented: Presented,
    features: Vec<(FeatureCode, FeatureAnswer)>,
}

impl Presented {
    /// Takes the answers for the three features, one each and no other. The check comes back with
    /// [`Problem::WrongStep`] before the fields were typed and confirmed, [`Problem::FieldMissing`] when a feature
    /// has no answer, [`Problem::FieldInvalid`] when an answer is about another feature or given twice.
    pub fn examine(
        mut self,
        answers: &[(FeatureCode, FeatureAnswer)],
        at: Timestamp,
    ) -> Result<Examined, (Self, Problem)> {
        if !self.fields_are_done() {
            return Err((self, Problem::WrongStep));
        }
        let drawn = self.features_to_look_at();
        let of = |code: &FeatureCode| answers.iter().find(|(answered, _)| answered == code).copied();
        let features: Vec<(FeatureCode, FeatureAnswer)> = drawn.iter().filter_map(of).collect();
        if features.len() < drawn.len() {
            return Err((self, Problem::FieldMissing));
        }
        if answers.len() > drawn.len() {
            return Err((self, Problem::FieldInvalid));
        }
        self.opened.watch = self.opened.watch.end(Step::Features, at);
        Ok(Examined::new(self, features))
    }
}

impl Examined {
    pub(super) const fn new(presented: Presented, features: Vec<(FeatureCode, FeatureAnswer)>) -> Self {
        Self { presented, features }
    }
    /// What the lines say.
    pub const fn reading(&self) -> &Reading {
        self.presented.reading()
    }
    /// The document it is about.
    pub const fn presented(&self) -> &Presented {
        &self.presented
    }
    /// Takes the agent's answer on face and portrait.
    pub fn compare(mut self, comparison: ComparisonAnswer, at: Timestamp) -> Compared {
        self.presented.opened.watch = self.presented.opened.watch.end(Step::Comparison, at);
        Compared { examined: self, comparison }
    }
    pub(super) fn into_record(self) -> Record {
        Record { features: self.features, ..self.presented.into_record() }
    }
}

/// The face was compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub(super) examined: Examined,
    comparison: ComparisonAnswer,
}

impl Compared {
    /// What the lines say.
    pub const fn reading(&self) -> &Reading {
        self.examined.reading()
    }
    /// The document it is about.
    pub const fn presented(&self) -> &Presented {
        &self.examined.presented
    }
    /// Ends the check. The outcome is computed from the facts and shown to nobody at the counter.
    pub fn conclude(self, discreet: Discreet, at: Timestamp) -> Concluded {
        let Presented { evidence, typed, confirmed, opened, seal } = &self.examined.presented;
        let answers: Vec<FeatureAnswer> = self.examined.features.iter().map(|(_, answer)| *answer).collect();
        let outcome = conclusion::outcome(&Facts {
            original_in_hand: evidence.original_in_hand,
            validity_accepted: evidence.validity().accepted,
            typed_agrees: typed.is_some_and(TypedFields::agree) && confirmed.agrees(),
            seal_sound: seal.as_ref().is_none_or(|seal| seal.is_sound()),
            seal_agrees: seal.as_ref().is_none_or(|seal| !seal.differs(evidence)),
            answers: &answers,
            comparison: self.comparison,
            discreet,
        });
        let durations_ds = opened.watch.end(Step::Conclusion, at).durations_ds();
        Concluded { record: Record { outcome: Some(outcome), discreet, durations_ds, ..self.into_record() } }
    }
    pub(super) fn into_record(self) -> Record {
        Record { comparison: Some(self.comparison), ..self.examined.into_record() }
    }
}
