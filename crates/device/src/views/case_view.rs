//! The shapes of the case that a window shows.

use proofing::{AbandonReason, FieldsStage, Said};
use serde::Serialize;
use terms::{Day, Personal, Problem, Timestamp};
use ts_rs::TS;

/// Where a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CaseStep {
    /// The document is to be read.
    Document,
    /// Two printed fields are to be typed blind, the others confirmed.
    Fields,
    /// Features are to be looked at.
    Features,
    /// The face is to be compared.
    Face,
    /// The case is to be concluded.
    Conclusion,
}

/// A case parked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParkedView {
    /// Its draft: what takes it up again.
    pub draft: String,
    /// Where it is.
    pub step: CaseStep,
    /// Initials from the voucher.
    #[ts(type = "string | null")]
    pub initials: Option<Personal<String>>,
    /// Birth year from the voucher.
    #[ts(type = "number | null")]
    pub birth_year: Option<Personal<u16>>,
    /// When it was opened.
    #[ts(type = "number")]
    pub opened: Timestamp,
}

/// An open case.
#[expect(clippy::struct_excessive_bools, reason = "facts side by side, as a window shows them")]
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// The number it will be sealed under.
    #[ts(type = "number")]
    pub number: u64,
    /// The enrolment, where the voucher or the visit names it.
    pub enrolment: Option<String>,
    /// When it was opened.
    #[ts(type = "number")]
    pub opened: Timestamp,
    /// Where it is.
    pub step: CaseStep,
    /// How the voucher was read.
    #[ts(type = "\"scanned\" | \"typed\" | \"none\"")]
    pub voucher: &'static str,
    /// Initials from the voucher, for a glance.
    #[ts(type = "string | null")]
    pub initials: Option<Personal<String>>,
    /// Birth year from the voucher.
    #[ts(type = "number | null")]
    pub birth_year: Option<Personal<u16>>,
    /// Last instant of the voucher.
    #[ts(type = "number | null")]
    pub expires: Option<Timestamp>,
    /// What the agent should know: expired voucher, unknown key, out of scope.
    #[ts(type = "Array<string>")]
    pub warnings: Vec<Problem>,
    /// How much of the declaration is at hand: nothing, initials and year, all of it.
    #[ts(type = "\"none\" | \"glance\" | \"whole\"")]
    pub declared: &'static str,
    /// The key of the model's name, once it is known.
    pub model: Option<String>,
    /// The lines that were read, cut into fields and digits; what is typed blind is hidden.
    pub zone: Vec<Vec<SpanView>>,
    /// Lines that a misread document may bear; the agent compares and decides.
    pub proposal: Option<ProposalView>,
    /// What was read from the document, in the order of the page.
    pub document: Vec<FieldView>,
    /// The model bears a visible seal.
    pub bears_seal: bool,
    /// The model has a chip. Nothing here reads it.
    pub has_chip: bool,
    /// The visible seal, once it was read.
    pub seal: Option<VisibleSealView>,
    /// The day of issue is to be typed with the other two fields: no lines hold it.
    pub asks_for_issue: bool,
    /// The agent said that the original was in hand.
    pub original_in_hand: bool,
    /// Wrong readings so far.
    pub readings: u8,
    /// Readings left before the case can only be left.
    pub readings_left: u8,
    /// Where the step of the fields stands.
    #[ts(type = "FieldsStage")]
    pub fields_stage: FieldsStage,
    /// The two fields typed blind, once they were.
    pub typed: Option<TypedView>,
    /// Whether the document counts, and until when; once the fields were typed.
    pub validity: Option<ValidityView>,
    /// The features drawn.
    pub features: Vec<FeatureView>,
    /// The reasons to leave the case, in the order they are offered.
    pub reasons: Vec<ReasonView>,
}

/// A reason to leave a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReasonView {
    /// The reason. An interruption is the software's own.
    #[ts(type = "Exclude<AbandonReason, \"interrupted\">")]
    pub reason: AbandonReason,
    /// What is said to the person.
    #[ts(type = "Said")]
    pub said: Said,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanView {
    /// The field it belongs to, by its word; none for fillers.
    pub field: Option<&'static str>,
    /// Its characters; dots while the field is typed blind.
    #[ts(type = "string")]
    pub text: Personal<String>,
    /// The verdict, where it is a check digit.
    #[ts(type = "\"right\" | \"wrong\" | \"absent\" | null")]
    pub digit: Option<&'static str>,
}

/// Lines that would be sound, and where they differ from what was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProposalView {
    /// The lines.
    #[ts(type = "Array<string>")]
    pub lines: Vec<Personal<String>>,
    /// Line and position of each other character, from 1.
    pub changes: Vec<(u8, u8)>,
}

/// The visible seal, once it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisibleSealView {
    /// What it is worth.
    #[ts(type = "\"verified\" | \"not_verifiable\" | \"false\"")]
    pub outcome: &'static str,
    /// Why, by its word.
    pub reason: &'static str,
    /// Its signature is wrong, even where that did not decide.
    pub signature_wrong: bool,
    /// Words of the fields on which it says another thing than the lines or the print.
    pub differs: Vec<&'static str>,
}

/// What the seal says of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisibleSealFieldView {
    /// Its value; none while the field is typed blind.
    #[ts(type = "string | null")]
    pub value: Option<Personal<String>>,
    /// It is what the lines say, or what was typed where they say nothing.
    pub agrees: bool,
    /// It is what was typed; none where nothing of the field was typed.
    pub agrees_with_typed: Option<bool>,
    /// The signature over it is right.
    pub signed: bool,
}

/// A field of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Its word.
    #[ts(
        type = "\"name\" | \"given-names\" | \"birth-date\" | \"sex\" | \"nationality\" | \"number\" | \"expiry\" | \"issued\""
    )]
    pub name: &'static str,
    /// What was read; none while it is typed blind.
    #[ts(type = "string | null")]
    pub read: Option<Personal<String>>,
    /// Where the value comes from: the lines, the print alone, or the kind of document.
    #[ts(type = "\"zone\" | \"printed\" | \"implied\"")]
    pub source: &'static str,
    /// A check digit covers it.
    pub covered: bool,
    /// What the visible seal says of it, once the seal was read and where it says anything.
    pub sealed: Option<VisibleSealFieldView>,
    /// What was declared, as far as it is at hand.
    #[ts(type = "string | null")]
    pub declared: Option<Personal<String>>,
    /// How the two relate (`NameMatch`); `glance` when only an initial or a year could be compared and
    /// agrees.
    #[ts(
        type = "\"equal\" | \"equal-after-alternatives\" | \"compatible-with-truncation\" | \"different\" | \"glance\" | null"
    )]
    pub relation: Option<&'static str>,
    /// Why they relate so (`NameReason`), where that is no matter of course.
    #[ts(type = "string | null")]
    pub why: Option<&'static str>,
    /// The agent is to confirm the printed field.
    pub to_confirm: bool,
    /// The agent's word on the printed field, once given.
    pub printed: Option<bool>,
}

impl FieldView {
    /// Says that the value does not come from the lines, so no digit covers it.
    pub(crate) fn from(&mut self, source: &'static str) {
        self.source = source;
        self.covered = false;
    }
}

/// The two fields typed blind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TypedView {
    /// The end of the number agrees.
    pub number_agrees: bool,
    /// The date of expiry agrees.
    pub expiry_agrees: bool,
    /// The day of issue agrees; true where none was asked for.
    pub issue_agrees: bool,
    /// Answers given.
    pub tries: u8,
}

/// Whether the document counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ValidityView {
    /// It counts today.
    pub accepted: bool,
    /// Last day.
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    /// The word of the rule that decided.
    pub rule: &'static str,
}

/// A rectangle, in tenths of a millimetre from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RectangleView {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

/// One side of a model in outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutlineView {
    /// Which side.
    #[ts(type = "\"front\" | \"back\" | \"page\"")]
    pub side: &'static str,
    /// The document's width.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// What is on the side, and where.
    #[ts(type = "Array<[\"portrait\" | \"text\" | \"zone\" | \"chip\" | \"seal\", RectangleView]>")]
    pub parts: Vec<(&'static str, RectangleView)>,
}

/// A feature to look at or feel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FeatureView {
    /// Its code.
    pub code: u8,
    /// The key of its text.
    pub key: String,
    /// What the agent does.
    #[ts(type = "\"tilt\" | \"look-through\" | \"feel\" | \"magnify\"")]
    pub gesture: &'static str,
    /// Where on the document, in tenths of a millimetre: the side with what is on it, and the place.
    pub outline: OutlineView,
    /// The place.
    pub area: RectangleView,
}
