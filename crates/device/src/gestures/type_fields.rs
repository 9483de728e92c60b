//! Two printed fields typed blind, against what was read.

use super::read_document::take_step;
use crate::case::Step;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::snapshot::Snapshot;
use serde::Deserialize;
use terms::{Day, Personal};

/// The end of the number, and the expiry.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypeFields {
    /// The last three characters of the document's number.
    pub number_end: Personal<String>,
    /// The printed end of validity.
    pub expiry: Day,
}

impl Desk {
    /// Compares the two fields. A difference is told and recorded; the case goes on either way.
    pub async fn type_fields(&self, typed: TypeFields) -> Result<Snapshot, Refusal> {
        let step = Step::Typed { number_end: typed.number_end, expiry: typed.expiry };
        self.local(move |inner, state| take_step(inner, state, step)).await
    }
}
