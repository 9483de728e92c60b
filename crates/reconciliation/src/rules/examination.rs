//! What the agent did with the document and the face: digits and typed fields, the original in
//! hand, the visible seal, features and their draw, comparison. A step that is missing raises nothing
//! here: it lowers the level.

use crate::case::Seen;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::resolution::Note;
use documents::FindingCode;
use proofing::{ComparisonAnswer, FeatureAnswer, PrintedField};

pub(super) fn judge(check: &Seen<'_>, judgement: &mut Judgement) {
    let Some(body) = &check.statement.body else { return };
    let itself = || [check.name()];
    if body.document.as_ref().is_some_and(|document| !document.digits_right) {
        judgement.hold(Hold::DigitsWrong, itself());
    }
    let findings = body.document.as_ref().map(|document| document.findings.0.as_slice()).unwrap_or_default();
    let states = |code: FindingCode| findings.contains(&code.code());
    if states(FindingCode::SealSignatureWrong) {
        judgement.hold(Hold::SealFalse, itself());
    }
    if states(FindingCode::SealDiffers) {
        judgement.hold(Hold::SealDiffers, itself());
    }
    let printed_differs = PrintedField::ALL.iter().any(|field| states(field.finding()));
    if printed_differs || body.typed.is_some_and(|typed| !typed.number_agrees || !typed.expiry_agrees) {
        judgement.hold(Hold::TypedFieldsDiffer, itself());
    }
    let is_copy = body.document.as_ref().is_some_and(|document| !document.original_in_hand);
    if is_copy || body.features.iter().any(|feature| feature.answer == FeatureAnswer::NotSeen) {
        judgement.hold(Hold::FeaturesFail, itself());
    }
    // A correction speaks of the features that its check drew.
    match &check.statement.drawn {
        _ if !check.is_check() => {}
        Some(drawn) if body.features.iter().any(|seen| !drawn.0.contains(&seen.feature)) => {
            judgement.hold(Hold::FeaturesNotDrawn, itself());
        }
        Some(_) => {}
        None => judgement.note(Note::NotDrawnAgain),
    }
    match body.comparison {
        Some(ComparisonAnswer::Doubt) => judgement.hold(Hold::ComparisonDoubt, itself()),
        Some(ComparisonAnswer::Different) => judgement.hold(Hold::ComparisonDifferent, itself()),
        Some(ComparisonAnswer::Same) | None => {}
    }
}
