//! What every room speaks: identifiers as newtypes, [`Personal`], days, instants and intervals, and
//! the closed codes that screens and the wire see.
//!
//! This crate knows no clock, no chance, no file and no network. It derives the two serialisations of
//! the house (CBOR for what is signed, JSON for pages) and the schema of the second, because an identifier
//! has one form in each and nobody else may choose another.

mod cause;
mod code;
mod day;
mod decision;
mod id;
mod personal;
mod problem;
pub mod text;
mod time;

pub use cause::{Cause, Doing};
pub use code::{AgentKind, Language, Role, Route, Sex, UnknownCode};
pub use day::{BirthDate, Day, NotADate};
pub use decision::{Decision, ReviewReason, RevocationReason};
pub use id::{
    AgentId, AppointmentId, ChainId, DeploymentId, DeviceId, EnrolmentId, IdentityId, KeyId, LeaseId,
    NotAnId, OfficeId, OrderId, RoundId, StopFileId, WindowId,
};
pub use personal::Personal;
pub use problem::Problem;
pub use time::{Clock, Interval, Timestamp};

/// What the [`codes!`] macro needs at its call sites. Not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use minicbor::decode::Error as DecodeError;
    pub use minicbor::encode::{Error as EncodeError, Write};
    pub use minicbor::{Decode, Decoder, Encode, Encoder};
    pub use schemars::{JsonSchema, Schema, SchemaGenerator};
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn custom<E: serde::de::Error>(message: &str) -> E {
        E::custom(message)
    }

    /// The schema of a closed code: one of its words.
    pub fn one_of(words: &[&str]) -> Schema {
        schemars::json_schema!({ "type": "string", "enum": words })
    }
}
