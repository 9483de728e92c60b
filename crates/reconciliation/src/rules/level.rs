//! The level, computed from the record and never typed.

use super::status;
use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::fact::StatusAnswer;
use crate::hold::Hold;
use crate::judgement::Raised;
use documents::FeatureCode;
use proofing::assurance::{self, Grounds};
use proofing::{ComparisonAnswer, DocumentStatus, Level, TypedFields};
use statement::Typed;

/// The hold of a check that nothing else holds and whose record still falls short. What can be cured is
/// said first; this cannot: a fresh check can.
pub(crate) fn judge(
    check: &Seen<'_>,
    case: &Case<'_>,
    bounds: &Bounds<'_>,
    open: &[Raised],
) -> Option<Raised> {
    if !open.is_empty() {
        return None;
    }
    let asked = bounds.judging(check).map(|policy| policy.level).max();
    let falls_short = level(check, case, open).is_none_or(|level| Some(level) < asked);
    falls_short.then(|| Raised::hold(Hold::LevelNotReached, [check.name()]))
}

/// The level that the record gives. A person's look replaces the agent's doubt, typing and day (the reason
/// is then no longer `open`); it replaces neither features, nor digits, nor the document's status.
pub(crate) fn level(check: &Seen<'_>, case: &Case<'_>, open: &[Raised]) -> Option<Level> {
    let body = check.statement.body.as_ref()?;
    let document = body.document.as_ref()?;
    body.identity.as_ref()?;
    let is_open = |hold| open.iter().any(|raised| raised.hold == hold);
    let features: Vec<_> =
        body.features.iter().map(|seen| (FeatureCode(seen.feature), seen.answer)).collect();
    assurance::level(&Grounds {
        status: match status::answer(check, case) {
            Some(StatusAnswer::Clear) => DocumentStatus::Valid,
            Some(StatusAnswer::Listed) => DocumentStatus::Invalid,
            Some(StatusAnswer::Unknown) => DocumentStatus::Unknown,
            None => DocumentStatus::NotAsked,
        },
        model: Some(document.model),
        original_in_hand: document.original_in_hand,
        digits_right: document.digits_right,
        validity_accepted: !is_open(Hold::DocumentNotValid),
        typed: body.typed.map(|typed| looked_at(typed, is_open(Hold::TypedFieldsDiffer))),
        features: &features,
        comparison: body.comparison.map(|answer| match answer {
            ComparisonAnswer::Doubt if !is_open(Hold::ComparisonDoubt) => ComparisonAnswer::Same,
            answer => answer,
        }),
    })
}

fn looked_at(typed: Typed, differ: bool) -> TypedFields {
    TypedFields {
        number_agrees: !differ || typed.number_agrees,
        expiry_agrees: !differ || typed.expiry_agrees,
        // The day of issue stands in the statement itself: the rules on the document weigh it.
        issue_agrees: true,
        agreed_at_once: typed.number_agrees && typed.expiry_agrees && typed.tries <= 1,
        tries: typed.tries,
    }
}
