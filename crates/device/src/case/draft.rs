//! The draft: what was shown and every step taken, as it lies in the vault.

use documents::FeatureCode;
use proofing::{ComparisonAnswer, FeatureAnswer};
use serde::{Deserialize, Serialize};
use terms::{Day, EnrolmentId, Personal, Problem, Timestamp};

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
    /// When the case was opened.
    pub opened: Timestamp,
    /// What the voucher was found to be when the case was opened; it is not judged again.
    pub warnings: Vec<Problem>,
    /// Draws the features where no secret was shown.
    pub fallback_seed: [u8; 32],
    /// The steps, in order.
    pub steps: Vec<(Timestamp, Step)>,
}
