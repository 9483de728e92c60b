//! A check whose document was read: the printed fields typed blind, and the features drawn.

use super::Step;
use super::closing::Examined;
use super::opened::Opened;
use super::record::Record;
use super::sealed::{SealSays, SealSeen};
use crate::features::{self, FeatureAnswer};
use crate::printed::{Confirmed, PrintedField};
use documents::validity::{self, Dates, fits_issue};
use documents::visible_seal::{Seal, Verdict};
use documents::{FeatureCode, Finding, FindingCode, Model, PermitTerm, Reading, Scheme, Validity, catalogue};
use terms::{Day, Personal, Problem, Timestamp};

/// How many characters of the number's end are typed blind.
const TYPED_END: usize = 3;

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
    fn findings(self) -> impl Iterator<Item = Finding> {
        let differ = [
            (!self.issue_agrees, FindingCode::PrintedIssueDiffers),
            (!self.expiry_agrees, FindingCode::PrintedExpiryDiffers),
        ];
        differ.into_iter().filter(|(found, _)| *found).map(|(_, code)| Finding { code, place: None })
    }
}

/// What was presented, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) reading: Reading,
    /// The accepted models that the reading can be of, one of them the model.
    candidates: Vec<&'static Model>,
    pub(super) original_in_hand: bool,
    pub(super) on: Day,
    /// The day of issue, typed.
    issued: Option<Day>,
    /// The last day where no lines hold it, typed.
    expiry: Option<Day>,
    term: PermitTerm,
    /// The end of the number, typed.
    number_end: Option<Personal<String>>,
}

impl Evidence {
    pub(super) const fn new(
        reading: Reading,
        candidates: Vec<&'static Model>,
        original_in_hand: bool,
        on: Day,
    ) -> Self {
        Self {
            reading,
            candidates,
            original_in_hand,
            on,
            issued: None,
            expiry: None,
            term: PermitTerm::Over,
            number_end: None,
        }
    }
    /// What was typed, where anything was.
    pub(super) fn printed(&self) -> Printed<'_> {
        Printed {
            number_end: self.number_end.as_ref().map(|end| end.reveal().as_str()),
            expiry: self.expiry,
            issued: self.issued,
        }
    }
    /// The model issued on the typed day, or the newest.
    fn model(&self) -> Option<&'static Model> {
        catalogue::newest(self.candidates.iter().copied(), self.issued)
    }
    /// The printed last day, from the lines or typed.
    fn printed_expiry(&self) -> Option<Day> {
        self.reading.expiry.or(self.expiry)
    }
    pub(super) fn validity(&self) -> Validity {
        let born = self.reading.birth.as_ref().map(|birth| *birth.reveal());
        let dates = Dates { issued: self.issued, born, printed_expiry: self.printed_expiry() };
        let scheme = self.model().map_or(Scheme::Passport, |model| model.scheme);
        validity::decide(scheme, dates, self.on, self.term)
    }
    /// Whether a typed last day is the one of the lines; where they hold none, whether it goes with the
    /// month of issue that they do hold.
    fn expiry_agrees(&self, typed: Day) -> bool {
        match (self.reading.expiry, self.reading.issue_month) {
            (Some(read), _) => read == typed,
            (None, Some(month)) => fits_issue(month, self.issued.filter(|day| month.has(*day)), typed),
            (None, None) => false,
        }
    }
    fn issue_agrees(&self) -> bool {
        let (Some(issued), Some(month)) = (self.issued, self.reading.issue_month) else { return true };
        month.has(issued)
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
    pub(super) seal: Option<Box<SealSeen>>,
}

/// What was typed from the print; a part is absent until it was.
#[derive(Clone, Copy)]
pub(super) struct Printed<'a> {
    /// The last characters of the number, in capitals.
    pub(super) number_end: Option<&'a str>,
    /// The last day.
    pub(super) expiry: Option<Day>,
    /// The day of issue.
    pub(super) issued: Option<Day>,
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
        self.seal = Some(Box::new(SealSeen::new(seal, verdict)));
        self
    }
    /// What the visible seal is worth, once it was read.
    pub fn seal_verdict(&self) -> Option<Verdict> {
        self.seal.as_ref().map(|seal| seal.verdict)
    }
    /// What the visible seal says, field by field; nothing before it was read.
    pub fn seal_says(&self) -> Vec<SealSays> {
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
        let typed_end = Personal::new(number_end.trim().to_ascii_uppercase());
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
