//! A check whose document was read: the printed fields typed blind, and the features drawn.

use super::Step;
use super::closing::Examined;
use super::opened::Opened;
use super::record::Record;
use crate::features::FeatureAnswer;
use crate::printed::{Confirmed, PrintedField};
use documents::{FeatureCode, Model, Reading, Validity, validity};
use terms::{Day, Personal, Problem, Timestamp};

/// How many characters of the number's end are typed blind.
const TYPED_END: usize = 3;

/// What the agent typed from the printed zone against what the lines say. Differences are stated, none is
/// corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedFields {
    /// The end of the number agrees, in the last answer.
    pub number_agrees: bool,
    /// The date of expiry agrees, in the last answer.
    pub expiry_agrees: bool,
    /// Both agreed in the first answer.
    pub agreed_at_once: bool,
    /// Answers given, stopping at 255.
    pub tries: u8,
}

impl TypedFields {
    /// True when both fields agree in the last answer.
    pub const fn agree(self) -> bool {
        self.number_agrees && self.expiry_agrees
    }
}

/// What was presented, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) reading: Reading,
    pub(super) model: &'static Model,
    pub(super) original_in_hand: bool,
    pub(super) on: Day,
    pub(super) issued: Option<Day>,
    pub(super) drawn: Vec<FeatureCode>,
}

impl Evidence {
    pub(super) fn validity(&self) -> Validity {
        let born = self.reading.birth.as_ref().map(|birth| *birth.reveal());
        validity::decide(self.model.kind, self.issued, born, self.reading.expiry, self.on)
    }
}

/// A document was read; its model is known and accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    pub(super) opened: Opened,
    // Boxed, so that a step tried in vain gives the state back cheaply.
    pub(super) evidence: Box<Evidence>,
    pub(super) typed: Option<TypedFields>,
    pub(super) confirmed: Confirmed,
}

impl Presented {
    pub(super) fn new(opened: Opened, evidence: Evidence) -> Self {
        Self { opened, evidence: Box::new(evidence), typed: None, confirmed: Confirmed::default() }
    }
    /// What the lines say.
    pub const fn reading(&self) -> &Reading {
        &self.evidence.reading
    }
    /// The agent said that the original was in hand.
    pub const fn original_in_hand(&self) -> bool {
        self.evidence.original_in_hand
    }
    /// The model of the document.
    pub const fn model(&self) -> &'static Model {
        self.evidence.model
    }
    /// Until when the document counts, by which rule, on the day of the check.
    pub fn validity(&self) -> Validity {
        self.evidence.validity()
    }
    /// What was typed so far.
    pub const fn typed(&self) -> Option<TypedFields> {
        self.typed
    }
    /// What was confirmed so far.
    pub const fn confirmed(&self) -> &Confirmed {
        &self.confirmed
    }
    /// True once both fields were typed and every printed field has its answer.
    pub fn fields_are_done(&self) -> bool {
        self.typed.is_some() && self.confirmed.is_whole(self.reading())
    }
    /// Takes the agent's word on one printed field against the reading. Asked for after the two fields
    /// were typed blind: before, it would show them. May be called again; the last answer holds.
    #[must_use]
    pub fn confirm(mut self, field: PrintedField, agrees: bool) -> Self {
        self.confirmed = self.confirmed.with(field, agrees);
        self
    }
    /// The three features to look at, the same at every restart.
    pub fn features_to_look_at(&self) -> &[FeatureCode] {
        &self.evidence.drawn
    }
    /// Adds the day of issue, typed from a residence permit: no MRZ holds it.
    #[must_use]
    pub fn issued_on(mut self, day: Day) -> Self {
        self.evidence.issued = Some(day);
        self
    }
    /// Compares what the agent typed from the printed zone, without seeing the reading: the last three
    /// characters of the number (case does not count) and the date of expiry. May be called again; the
    /// record keeps whether the first answer agreed, the last answer and how many there were.
    #[must_use]
    pub fn type_fields(mut self, number_end: &str, expiry: Day) -> Self {
        let number = self.evidence.reading.number.reveal();
        let read_end = number.char_indices().rev().nth(TYPED_END - 1).and_then(|(at, _)| number.get(at..));
        let typed_end = Personal::new(number_end.trim().to_ascii_uppercase());
        let number_agrees = read_end.unwrap_or(number) == typed_end.reveal();
        let expiry_agrees = self.evidence.reading.expiry == Some(expiry);
        let (agreed_at_once, before) = self
            .typed
            .map_or((number_agrees && expiry_agrees, 0), |typed| (typed.agreed_at_once, typed.tries));
        self.typed = Some(TypedFields {
            number_agrees,
            expiry_agrees,
            agreed_at_once,
            tries: before.saturating_add(1),
        });
        self
    }
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
        let drawn = &self.evidence.drawn;
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
    pub(super) fn into_record(self) -> Record {
        let validity = self.evidence.validity();
        let mut reading = self.evidence.reading;
        reading.findings.extend(self.confirmed.findings());
        Record {
            model: Some(self.evidence.model.id),
            original_in_hand: self.evidence.original_in_hand,
            reading: Some(reading),
            typed: self.typed,
            validity: Some(validity),
            ..self.opened.into_record()
        }
    }
}
