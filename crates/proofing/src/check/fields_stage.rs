//! Where the two fields typed blind stand: to be typed, found to differ, or past. Must not know a window.

use super::presented::Presented;
use super::record::TypedFields;
use crate::printed::PrintedField;

terms::codes! {
    /// Where the step of the fields stands.
    FieldsStage {
        /// The fields are to be typed blind.
        Blind = 1, "blind";
        /// What was typed differs from what was read, and is looked at again.
        Differs = 2, "differs";
        /// The other printed fields are to be confirmed.
        Confirm = 3, "confirm";
    }
    /// What the agent makes of a difference.
    Difference {
        /// The document really says so.
        Kept = 1, "kept";
        /// The typing is corrected.
        Corrected = 2, "corrected";
    }
}

impl Presented {
    /// Where the step of the fields stands; `made` is what the agent made of the last difference. Once a printed
    /// field was confirmed the agent has gone on.
    pub fn fields_stage(&self, made: Option<Difference>) -> FieldsStage {
        let Some(typed) = self.typed() else { return FieldsStage::Blind };
        let confirmed = self.confirmed();
        let has_gone_on = PrintedField::ALL.iter().any(|field| confirmed.of(*field).is_some());
        match made {
            _ if TypedFields::agree(typed) || has_gone_on => FieldsStage::Confirm,
            Some(Difference::Kept) => FieldsStage::Confirm,
            Some(Difference::Corrected) => FieldsStage::Blind,
            None => FieldsStage::Differs,
        }
    }
}
