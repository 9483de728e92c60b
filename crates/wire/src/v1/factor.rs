//! The second factor of staff: what it is proven with, and how one is added. A password alone opens a session that can
//! do nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::{Personal, Timestamp};
use ts_rs::TS;

terms::codes! {
    /// What a member of staff proves with, beside the password.
    FactorKind {
        /// A key that a device or a browser keeps for this site (WebAuthn level 2).
        Passkey = 1, "passkey";
        /// Six digits of an app that count with the clock (RFC 6238).
        Code = 2, "code";
    }
}

/// A factor that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// What it is.
    #[ts(type = "\"passkey\" | \"code\"")]
    pub kind: FactorKind,
    /// What its owner calls it.
    pub label: String,
    /// When it was added.
    #[ts(type = "number")]
    pub added_at: Timestamp,
    /// When it was last proven.
    #[ts(type = "number | null")]
    pub used_at: Option<Timestamp>,
}

/// `GET /v1/me/factors`: what may be added, and what was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Factors {
    /// Passkeys may be: the server's public address is a name.
    pub passkeys: bool,
    /// Codes of an app may be: the operator allows them.
    pub codes: bool,
    /// Those that there are, the oldest first.
    pub factors: Vec<Factor>,
}

/// `POST /v1/sign-in/code`, while a session waits for its second factor.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProveCode {
    /// Six digits.
    #[ts(type = "string")]
    pub code: Personal<String>,
}

/// `POST /v1/sign-in/passkey/start` and `POST /v1/me/factors/passkey/start`: what the browser's `navigator.credentials`
/// is asked with.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PasskeyAsked {
    /// `PublicKeyCredentialRequestOptionsJSON` or `PublicKeyCredentialCreationOptionsJSON`.
    #[ts(type = "object")]
    pub options: serde_json::Value,
}

/// `POST /v1/sign-in/passkey`: what the browser answered.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProvePasskey {
    /// `PublicKeyCredential.toJSON()` of an assertion.
    #[ts(type = "object")]
    pub credential: serde_json::Value,
}

/// `POST /v1/me/factors/passkey`: a passkey was made.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPasskey {
    /// What its owner calls it.
    pub label: String,
    /// `PublicKeyCredential.toJSON()` of an attestation.
    #[ts(type = "object")]
    pub credential: serde_json::Value,
}

/// `POST /v1/me/factors/code/start`: a secret for an app. Shown here and never again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CodeSecret {
    /// The secret in Base32, to be typed.
    #[ts(type = "string")]
    pub secret: Personal<String>,
    /// The same as a picture that apps read: SVG.
    #[ts(type = "string")]
    pub picture: Personal<String>,
}

/// `POST /v1/me/factors/code`: a code of the app proves that it has the secret.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddCode {
    /// What its owner calls it.
    pub label: String,
    /// Six digits.
    #[ts(type = "string")]
    pub code: Personal<String>,
}
