//! The visible seal as a window shows it: what it is worth, and beside each field what it says of it. Number and
//! expiry stay hidden until they were typed.

use crate::views::{FieldView, VisibleSealFieldView, VisibleSealView};
use documents::visible_seal::{Outcome, SealField, SignatureVerdict};
use proofing::{Presented, VisibleSealSays};
use terms::Personal;

/// What the seal is worth, and on what it differs.
pub(super) fn of(presented: &Presented) -> Option<VisibleSealView> {
    let verdict = presented.seal_verdict()?;
    let differs = |says: &VisibleSealSays| says.differs().then(|| says.told.field.word());
    Some(VisibleSealView {
        outcome: verdict.reason.outcome().word(),
        reason: verdict.reason.word(),
        signature_wrong: verdict.signature == SignatureVerdict::Wrong,
        differs: presented.seal_says().iter().filter_map(differs).collect(),
    })
}

/// Writes beside each field what the seal says of it.
pub(super) fn write_beside(fields: &mut [FieldView], presented: &Presented) {
    let Some(verdict) = presented.seal_verdict() else { return };
    let signed = verdict.reason.outcome() == Outcome::Verified;
    for says in presented.seal_says() {
        let VisibleSealSays { told, agrees_with_typed } = &says;
        let Some(shown) = fields.iter_mut().find(|shown| shown.name == told.field.word()) else { continue };
        let is_blind = matches!(told.field, SealField::Number | SealField::Expiry | SealField::Issued)
            && presented.typed().is_none();
        shown.sealed = Some(VisibleSealFieldView {
            value: (!is_blind).then(|| as_shown(told.field, &told.sealed)),
            agrees: !says.differs(),
            agrees_with_typed: *agrees_with_typed,
            signed,
        });
    }
}

/// A day as the other columns show it; anything else as it is written.
fn as_shown(field: SealField, value: &Personal<String>) -> Personal<String> {
    let is_day = matches!(field, SealField::Birth | SealField::Expiry | SealField::Issued);
    let text = value.reveal();
    match (text.get(..2), text.get(2..4), text.get(4..)) {
        (Some(day), Some(month), Some(year)) if is_day && year.len() == 4 => {
            Personal::new(format!("{year}-{month}-{day}"))
        }
        _ => value.clone(),
    }
}
