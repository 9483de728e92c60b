//! What a device says of a document, against what the catalogue and the rules of validity know.

use crate::story::*;
use documents::validity::ValidityRule;
use documents::{DocumentKind, ModelId};
use reconciliation::{Hold, Policies, Policy, ResolutionState, reconcile};
use statement::DocumentSeen;

/// The French card of 1988.
const OLD_CARD: ModelId = ModelId(6);

#[test]
fn s10_the_device_names_the_model_and_the_catalogue_says_whether_it_can_be_so() {
    for change in [
        (|document: &mut DocumentSeen| document.issuer = "ITA".into()) as fn(&mut DocumentSeen),
        |document| document.kind = DocumentKind::Passport,
    ] {
        let check = at_counter(0, day(1)).with(|body| change(body.document.as_mut().unwrap()));
        let resolution = resolve(&story(check.cleared()), day(2));
        assert_eq!(resolution.state, ResolutionState::AwaitingCheck);
        assert!(judged(&resolution, check.place).holds.contains(&Hold::ModelNotAccepted));
    }
}

#[test]
fn s10_a_permit_whose_day_of_issue_is_unknown_is_held_and_one_for_a_year_does_not_count() {
    let permit = |issued: Option<&str>| {
        at_counter(0, day(1)).with(|body| {
            let document = body.document.as_mut().unwrap();
            document.kind = DocumentKind::ResidencePermit;
            document.model = ModelId(3);
            document.expires = Some("2027-05-31".parse().unwrap());
            document.issued = issued.map(|day| day.parse().unwrap());
        })
    };
    let accepted = Policies::always(Policy::usual(1, vec![ModelId(1), ModelId(3)]));
    let resolve = |check: &Telling| reconcile(&story(check.cleared()), &accepted, day(2));
    let unknown = permit(None);
    assert!(holds(&resolve(&unknown)).contains(&Hold::DocumentNotValid));
    let one_year = permit(Some("2026-06-01"));
    let resolution = resolve(&one_year);
    assert_ne!(resolution.state, ResolutionState::Provable);
}

#[test]
fn every_record_names_the_rule_by_which_its_document_counted() {
    let rule = |check: &Telling| judged(&resolve(&story(check.cleared()), day(2)), check.place).rule;
    assert_eq!(rule(&at_counter(0, day(1))), Some(ValidityRule::PrintedDate));
    // Ten years printed, five more by decree: nothing on the card shows them.
    let old_card = |issued: &str, expires: &str| {
        at_counter(0, day(1)).with(|body| {
            let document = body.document.as_mut().unwrap();
            document.model = OLD_CARD;
            (document.issued, document.expires) =
                (Some(issued.parse().unwrap()), Some(expires.parse().unwrap()));
        })
    };
    let extended = old_card("2013-06-01", "2023-05-31");
    assert_eq!(rule(&extended), Some(ValidityRule::CardPlusFiveYears));
    assert_eq!(rule(&at_counter(0, day(1)).nobody_home()), None, "no document was looked at");
}
