//! A check whose document was read: the printed fields typed blind, and the features drawn.

use super::evidence::Evidence;
use super::opened::{MOST_READINGS, Opened};
use super::record::{Record, TypedFields};
use super::step::Step;
use super::visible_seal::{VisibleSealSays, VisibleSealSeen};
use crate::features;
use crate::printed::{Confirmed, PrintedField};
use documents::catalogue::{self, ModelId};
use documents::visible_seal::{Seal, Verdict};
use documents::{FeatureCode, FindingCode, Model, PermitTerm, Reading, Validity, mrz};
use terms::{Day, Personal, Problem, Timestamp};

/// How many characters of the number's end are typed blind.
pub const TYPED_END: usize = 3;

/// A document was read; its model is known and accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    pub(super) opened: Opened,
    // Boxed, so that a step tried in vain gives the state back cheaply.
    pub(super) evidence: Box<Evidence>,
    pub(super) typed: Option<TypedFields>,
    pub(super) confirmed: Confirmed,
    pub(super) seal: Option<Box<VisibleSealSeen>>,
}

impl Presented {
    pub(super) fn new(opened: Opened, evidence: Evidence) -> Self {
        let evidence = Box::new(evidence);
        Self { opened, evidence, typed: None, confirmed: Confirmed::default(), seal: None }
    }
    /// What the lines say.
    pub const fn reading(&self) -> &Reading {
        &self.evidence.reading
    }
    /// The day of the check.
    pub const fn on(&self) -> Day {
        self.evidence.on
    }
    /// The agent said that the original was in hand.
    pub const fn original_in_hand(&self) -> bool {
        self.evidence.original_in_hand
    }
    /// The model of the document.
    pub fn model(&self) -> &'static Model {
        self.evidence.model().expect("a presented document has a model")
    }
    /// The printed last day, from the lines or typed.
    pub fn printed_expiry(&self) -> Option<Day> {
        self.evidence.printed_expiry()
    }
    /// The day of issue, once it was typed.
    pub fn issued(&self) -> Option<Day> {
        self.evidence.issued
    }
    /// True when the day of issue is to be typed with the other two.
    pub fn asks_for_issue(&self) -> bool {
        self.model().asks_for_issue()
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
    /// Takes the visible seal, and what it is worth. May be called again; the last one read holds.
    #[must_use]
    pub fn take_seal(mut self, seal: Seal, verdict: Verdict) -> Self {
        self.seal = Some(Box::new(VisibleSealSeen::new(seal, verdict)));
        self
    }
    /// What the visible seal is worth, once it was read.
    pub fn seal_verdict(&self) -> Option<Verdict> {
        self.seal.as_ref().map(|seal| seal.verdict)
    }
    /// What the visible seal says, field by field; nothing before it was read.
    pub fn seal_says(&self) -> Vec<VisibleSealSays> {
        self.seal.as_ref().map(|seal| seal.says(&self.evidence)).unwrap_or_default()
    }
    /// The features to look at, the same at every restart.
    pub fn features_to_look_at(&self) -> Vec<FeatureCode> {
        features::draw(*self.opened.seed.reveal(), self.model())
    }
    /// Says which side of five years counts for a permit: what the deployment decides.
    #[must_use]
    pub fn under(mut self, term: PermitTerm) -> Self {
        self.evidence.term = term;
        self
    }
    /// Compares what the agent typed from the printed zone, without seeing the reading: the last three
    /// characters of the number (case does not count), the date of expiry and, where the model asks for it,
    /// the day of issue. May be called again; the record keeps whether the first answer agreed, the last
    /// answer and how many there were.
    #[must_use]
    pub fn type_fields(mut self, number_end: &str, expiry: Day, issued: Option<Day>) -> Self {
        self.evidence.issued = issued;
        self.evidence.expiry = Some(expiry);
        let number = self.evidence.reading.number.reveal();
        let read_end = number.char_indices().rev().nth(TYPED_END - 1).and_then(|(at, _)| number.get(at..));
        let typed_end = Personal::new(terms::text::typed(number_end).to_ascii_uppercase());
        let number_agrees = read_end.unwrap_or(number) == typed_end.reveal();
        self.evidence.number_end = Some(typed_end);
        let expiry_agrees = self.evidence.expiry_agrees(expiry);
        let issue_agrees = self.evidence.issue_agrees();
        let all_agree = number_agrees && expiry_agrees && issue_agrees;
        let (agreed_at_once, before) =
            self.typed.map_or((all_agree, 0), |typed| (typed.agreed_at_once, typed.tries));
        self.typed = Some(TypedFields {
            number_agrees,
            expiry_agrees,
            issue_agrees,
            agreed_at_once,
            tries: before.saturating_add(1),
        });
        self
    }
    pub(super) fn into_record(self) -> Record {
        let validity = self.evidence.validity();
        let model = self.evidence.model().map(|model| model.id);
        let expires = self.evidence.printed_expiry();
        let sealed = self.seal.as_ref().map(|seal| seal.findings(&self.evidence)).unwrap_or_default();
        let mut reading = self.evidence.reading;
        let of_card = reading.issue_month.is_some();
        reading.findings.extend(self.typed.filter(|_| of_card).into_iter().flat_map(TypedFields::findings));
        reading.findings.extend(self.confirmed.findings());
        reading.findings.extend(sealed);
        Record {
            model,
            original_in_hand: self.evidence.original_in_hand,
            issued: self.evidence.issued,
            expires,
            reading: Some(reading),
            typed: self.typed,
            seal: self.seal.map(|seal| seal.verdict),
            validity: Some(validity),
            ..self.opened.into_record()
        }
    }
}

impl Opened {
    /// Reads a document's lines on the day of the check. `original_in_hand` is the agent's explicit word
    /// that it is no copy; `accepted` is the deployment's list of models.
    ///
    /// The check comes back with [`Problem::CheckDigitsWrong`] or [`Problem::MrzUnreadable`] (read again),
    /// [`Problem::DocumentNotAccepted`] (ask for another document) or, at the third wrong reading and ever
    /// after, [`Problem::TooManyReadings`] (abandon). Lines of no known layout are not counted.
    pub fn present(
        mut self,
        on: Day,
        lines: &[&str],
        original_in_hand: bool,
        accepted: &[ModelId],
        at: Timestamp,
    ) -> Result<Presented, (Self, Problem)> {
        if self.readings_tried >= MOST_READINGS {
            return Err((self, Problem::TooManyReadings));
        }
        let reading = mrz::read(lines, on);
        let judged = judge(&reading, accepted);
        // A sound document of a model that is not accepted costs no attempt: another one may be shown.
        let is_wrong = matches!(judged, Err(Problem::CheckDigitsWrong | Problem::MrzUnreadable));
        if reading.format.is_some() && (is_wrong || judged.is_ok()) {
            self.readings_tried += 1;
        }
        match judged {
            Ok(candidates) => {
                self.watch = self.watch.end(Step::Document, at);
                Ok(Presented::new(self, Evidence::new(reading, candidates, original_in_hand, on)))
            }
            Err(_) if is_wrong && self.readings_tried >= MOST_READINGS => {
                Err((self, Problem::TooManyReadings))
            }
            Err(problem) => Err((self, problem)),
        }
    }
}

/// The models that a reading fit to go on with can be of: several where one design followed another. An
/// expired document is fit: that is a fact for the record.
fn judge(reading: &Reading, accepted: &[ModelId]) -> Result<Vec<&'static Model>, Problem> {
    if reading.has(FindingCode::Visa) || reading.has(FindingCode::FrenchLicence) {
        return Err(Problem::DocumentNotAccepted);
    }
    if reading.format.is_some() && !reading.digits_right() {
        return Err(Problem::CheckDigitsWrong);
    }
    if !reading.is_readable() {
        return Err(Problem::MrzUnreadable);
    }
    let candidates: Vec<_> =
        catalogue::candidates(reading).filter(|model| accepted.contains(&model.id)).collect();
    if candidates.is_empty() { Err(Problem::DocumentNotAccepted) } else { Ok(candidates) }
}
