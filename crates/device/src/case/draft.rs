//! The draft: what was shown and every step taken, as it lies in the vault.

use documents::FeatureCode;
use documents::visible_seal::Verdict;
use proofing::{ComparisonAnswer, Difference, FeatureAnswer, PrintedField};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use terms::{BirthDate, Day, EnrolmentId, Personal, Problem, Timestamp};

/// What the applicant showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoucherShown {
    /// The QR code's text.
    Scanned(Personal<String>),
    /// The sixteen letters.
    Typed(Personal<String>),
    /// Nothing: a visit of the round, to be held as not co-signed.
    None(EnrolmentId),
}

/// A step of the check as it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The machine-readable zone was read or typed.
    Read {
        /// Its lines.
        lines: Vec<Personal<String>>,
        /// The agent holds the original.
        original_in_hand: bool,
        /// The day it was, where the device stands.
        on: Day,
    },
    /// Two printed fields were typed blind.
    Typed {
        /// The last three characters of the number.
        number_end: Personal<String>,
        /// The printed end of validity.
        expiry: Day,
        /// The printed day of issue, where the model asks for it.
        #[serde(default)]
        issued: Option<Day>,
    },
    /// A printed field was confirmed, or found to differ.
    Confirmed {
        /// The field.
        field: PrintedField,
        /// It is what was read.
        agrees: bool,
    },
    /// The visible seal was read. What it was worth then stands: a later list does not judge it again.
    Sealed {
        /// The code's text.
        text: Personal<String>,
        /// What it was worth.
        verdict: Verdict,
    },
    /// The features were looked at.
    Features {
        /// An answer to each.
        answers: Vec<(FeatureCode, FeatureAnswer)>,
    },
    /// The face was compared.
    Compared {
        /// The answer.
        answer: ComparisonAnswer,
    },
}

/// A case as it lies in the vault until it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What was shown.
    pub shown: VoucherShown,
    /// The visit of the round it is for, where the voucher does not name its enrolment.
    #[serde(default)]
    pub visit: Option<EnrolmentId>,
    /// When the case was opened.
    pub opened: Timestamp,
    /// What the voucher was found to be when the case was opened; it is not judged again.
    pub warnings: Vec<Problem>,
    /// Draws the features where no secret was shown.
    pub fallback_seed: [u8; 32],
    /// The steps, in order.
    pub steps: Vec<(Timestamp, Step)>,
    /// What stands in the fields and is no step yet.
    #[serde(default)]
    pub entries: Entries,
    /// What the applicant declared, where the registry told it.
    #[serde(default)]
    pub declared: Option<Declared>,
}

/// What is being typed: it is saved with every change, so that no lock and no power cut loses it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entries {
    /// The text of each field, by the window's name for it.
    pub texts: BTreeMap<String, Personal<String>>,
    /// The field that has the focus.
    pub focus: Option<String>,
}

/// The entry in which a window keeps what the agent made of a difference, so that a lock does not ask again.
pub const DIFFERENCE_ENTRY: &str = "difference";

impl Entries {
    /// What the agent made of the last difference.
    pub(super) fn difference(&self) -> Option<Difference> {
        Difference::from_word(self.texts.get(DIFFERENCE_ENTRY)?.reveal())
    }
}

/// What an applicant declared, as far as a document bears it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// Name at birth.
    pub birth_name: Personal<String>,
    /// Name used since, if another.
    pub usage_name: Option<Personal<String>>,
    /// Given names.
    pub given_names: Personal<String>,
    /// Date of birth.
    pub birth: Personal<BirthDate>,
}
