//! The applicant's enrolment: what is declared, confirmed, chosen and shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::{EnrolmentId, Personal, Route, Timestamp};
use ts_rs::TS;

/// What an applicant declares. Every field is text as typed, so that each can be refused by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Declaration {
    /// Name at birth, as on the document.
    #[ts(type = "string")]
    pub birth_name: Personal<String>,
    /// Name used since, as on the document.
    #[ts(type = "string | null")]
    #[serde(default)]
    pub usage_name: Option<Personal<String>>,
    /// Given names, as on the document.
    #[ts(type = "string")]
    pub given_names: Personal<String>,
    /// `YYYY-MM-DD`, 00 for what the document does not know.
    #[ts(type = "string")]
    pub birth_date: Personal<String>,
    /// Born in France: INSEE's code of the commune at the time (`75107`). Elsewhere: the place in words.
    #[ts(type = "string")]
    pub birth_place: Personal<String>,
    /// Country of birth: INSEE's code, 99100 for France.
    #[ts(type = "string")]
    pub birth_country: Personal<String>,
    /// `female`, `male` or `unspecified`.
    #[ts(type = "string")]
    pub sex: Personal<String>,
    /// Three letters (ISO 3166-1).
    #[ts(type = "string")]
    pub nationality: Personal<String>,
    /// Where letters and carriers go.
    pub address: PostalAddress,
    /// E-mail.
    #[ts(type = "string")]
    pub email: Personal<String>,
    /// Mobile, as typed.
    #[ts(type = "string")]
    pub mobile: Personal<String>,
}

/// A postal address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PostalAddress {
    /// Number and street.
    #[ts(type = "string")]
    pub line: Personal<String>,
    /// Flat, floor, building.
    #[ts(type = "string | null")]
    #[serde(default)]
    pub complement: Option<Personal<String>>,
    /// Postcode.
    #[ts(type = "string")]
    pub postcode: Personal<String>,
    /// Town.
    #[ts(type = "string")]
    pub locality: Personal<String>,
    /// Three letters (ISO 3166-1), `FRA`.
    #[ts(type = "string")]
    pub country: Personal<String>,
}

/// An enrolment is opened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NewEnrolment {
    /// What is declared.
    pub declaration: Declaration,
    /// Version of the notice that was shown before.
    pub notice_version: u16,
}

/// `POST /v1/enrolments/check`: what stands against some fields of a declaration that is being typed. The
/// rules are the same as those of the whole; nothing is kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckDeclaration {
    /// What is typed so far; fields not reached are empty.
    pub declaration: Declaration,
    /// The words of the fields to judge (`birth-name`).
    pub fields: Vec<String>,
}

/// The enrolment is drafted and a code is on its way.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenedEnrolment {
    /// Its id.
    #[ts(type = "string")]
    pub id: EnrolmentId,
    /// What the applicant's browser proves itself with. Shown here and never again.
    #[ts(type = "string")]
    pub continuation: Personal<String>,
    /// Last instant of the SMS code's validity.
    #[ts(type = "number")]
    pub code_expires_at: Timestamp,
}

/// The SMS code, as typed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Confirmation {
    /// Six digits.
    #[ts(type = "string")]
    pub code: Personal<String>,
}

/// A code is on its way again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CodeSent {
    /// Last instant of its validity.
    #[ts(type = "number")]
    pub expires_at: Timestamp,
}

/// How the applicant wants to be checked.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RouteChoice {
    /// Counter or home.
    #[ts(type = "\"counter\" | \"home\" | \"online\"")]
    pub route: Route,
}

/// Where an enrolment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EnrolmentStatus {
    /// Its id.
    #[ts(type = "string")]
    pub id: EnrolmentId,
    /// The word of its state.
    pub state: String,
    /// The route that holds.
    #[ts(type = "\"counter\" | \"home\" | \"online\"")]
    pub route: Route,
    /// The word of what the applicant can do next.
    pub next_step: String,
    /// When it was submitted, once it is.
    #[ts(type = "number | null")]
    pub submitted_at: Option<Timestamp>,
    /// Until when a check counts, once submitted.
    #[ts(type = "number | null")]
    pub deadline: Option<Timestamp>,
}

/// The voucher, to be shown on a screen or on paper.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct VoucherView {
    /// The text of the QR code.
    #[ts(type = "string")]
    pub qr: Personal<String>,
    /// The same secret as letters to type.
    #[ts(type = "string")]
    pub typed: Personal<String>,
    /// Last instant of its validity.
    #[ts(type = "number")]
    pub expires_at: Timestamp,
}

/// `GET /v1/paper`: the way on paper.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperRoute {
    /// The postal address that letters go to, a line each; no line where letters are not taken.
    pub address: Vec<String>,
}
