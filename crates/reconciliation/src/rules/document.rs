//! The document: an accepted model, valid on the day of the check and not on the day it comes in
//! . The rule protects the applicant, so it asks the measured interval.

use crate::case::Seen;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::policy::Policy;
use documents::validity::{Validity, ValidityRule};
use documents::{Dates, Model, Scheme, catalogue, validity};
use statement::{Body, DocumentSeen};
use terms::Day;

pub(super) fn judge(check: &Seen<'_>, policy: &Policy, judgement: &mut Judgement) {
    let Some(body) = &check.statement.body else { return };
    let Some(document) = &body.document else { return };
    if !policy.accepted.contains(&document.model) || !is_of_its_model(document) {
        judgement.bar(Hold::ModelNotAccepted, [check.name()]);
    }
    // What a permit or an old French card is worth is told by its day of issue, which no MRZ holds.
    let model = catalogue::model(document.model);
    if model.is_some_and(Model::asks_for_issue) && document.issued.is_none() {
        judgement.hold(Hold::DocumentNotValid, [check.name()]);
    }
    let (first, last) = valid_at_both_ends(check, policy, body, document);
    judgement.rule = Some(last.rule);
    match (first.counts, last.counts) {
        (true, true) => {}
        (false, false) => judgement.bar(Hold::DocumentNotValid, [check.name()]),
        _ => judgement.hold(Hold::DocumentNotValid, [check.name()]),
    }
}

/// The device names the model; the registry believes it only where the catalogue does.
fn is_of_its_model(document: &DocumentSeen) -> bool {
    catalogue::model(document.model)
        .is_some_and(|model| model.is_issued_by(&document.issuer) && document.kind == model.kind)
}

/// What the rule of its model says of a document on a day. Of a model that is not known here, which is barred above, the
/// printed date is all there is.
pub(crate) fn valid_on(day: Day, body: &Body, document: &DocumentSeen, policy: &Policy) -> Validity {
    let born = body.identity.as_ref().map(|identity| *identity.birth.reveal());
    let dates = Dates { issued: document.issued, born, printed_expiry: document.expires };
    let scheme = catalogue::model(document.model).map_or(Scheme::Passport, |model| model.scheme);
    validity::decide(scheme, dates, day, policy.permit_term)
}

/// What a rule of validity says of a day.
struct Answer {
    counts: bool,
    rule: ValidityRule,
}

/// The rule's answer on the first and the last day the check can have been made on. Days on which a document
/// counts follow each other, so two equal answers hold for the days between.
fn valid_at_both_ends(
    check: &Seen<'_>,
    policy: &Policy,
    body: &Body,
    document: &DocumentSeen,
) -> (Answer, Answer) {
    let (first, last) = policy.days_of(check.measured);
    // Nobody shows a document before it is issued: that part of a wide interval is no doubt.
    let first = document.issued.map_or(first, |issued| first.max(issued).min(last));
    let answer = |day| {
        let found = valid_on(day, body, document, policy);
        // A day of issue that nobody typed is asked of a person (above); it refuses nobody.
        let is_open =
            found.rule == ValidityRule::PermitIssueUnknown && found.until.is_some_and(|until| day <= until);
        Answer { counts: found.accepted || is_open, rule: found.rule }
    };
    (answer(first), answer(last))
}
