//! One printed field, confirmed against what was read, or found to differ.

use super::read_document::take_step;
use crate::case::Step;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::Snapshot;
use proofing::PrintedField;
use serde::Deserialize;
use ts_rs::TS;

/// The agent's word on one field.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ConfirmPrinted {
    /// The field.
    #[ts(type = "\"name\" | \"given-names\" | \"birth-date\"")]
    pub field: PrintedField,
    /// It is what was read.
    pub agrees: bool,
}

impl Desk {
    /// Takes the agent's word on a printed field. A difference is recorded; the case goes on either way.
    pub async fn confirm_printed(&self, typed: ConfirmPrinted) -> Result<Snapshot, Refusal> {
        let step = Step::Confirmed { field: typed.field, agrees: typed.agrees };
        self.local(move |inner, state| take_step(inner, state, step)).await
    }
}
