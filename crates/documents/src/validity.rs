//! Until when a document counts, by which rule (R-09; standards section 3.2). Knows no list of lost or
//! stolen documents: status beats date, elsewhere.
//!
//! A permit counts if it runs for more than five years, or for at least five: a setting of the server (`permit_term`),
//! which devices get with the policy feed. A feed without it means *more than five*. Without a day of issue a permit
//! counts only if it runs that long from the day of the check. What no machine-readable zone tells is held for a
//! person.

mod french_card;
mod rules;

#[cfg(test)]
mod tests;

pub use french_card::{IssueMonth, fits_issue};
pub use rules::{Dates, PermitTerm, Scheme, Validity, ValidityRule};

use terms::Day;

/// Years a permit must have been issued for.
const PERMIT_YEARS: i32 = 5;

/// Decides for a document on the day of the check, never a later one.
pub fn decide(scheme: Scheme, dates: Dates, on: Day, term: PermitTerm) -> Validity {
    let Some(printed) = dates.printed_expiry else {
        return Validity { accepted: false, until: None, rule: ValidityRule::NoPrintedDate };
    };
    let (rule, until) = match scheme {
        _ if is_impossible(scheme, dates, printed, on) => (ValidityRule::ImpossibleIssue, printed),
        Scheme::FrenchCard2021 | Scheme::Passport => (ValidityRule::PrintedDate, printed),
        Scheme::FrenchCard1988 => french_card::rule(dates, printed),
        Scheme::ResidencePermit => (permit(dates.issued, printed, on, term), printed),
    };
    let counts = !matches!(
        rule,
        ValidityRule::ImpossibleIssue
            | ValidityRule::PermitTooShort
            | ValidityRule::PermitIssueUnknown
            | ValidityRule::CardTermDoesNotFit
    );
    Validity { accepted: counts && on <= until, until: Some(until), rule }
}

fn permit(issued: Option<Day>, printed: Day, on: Day, term: PermitTerm) -> ValidityRule {
    let is_long_enough_from = |issued: Day| match term {
        PermitTerm::Over => printed > issued.plus_years(PERMIT_YEARS),
        PermitTerm::AtLeast => printed >= issued.plus_years(PERMIT_YEARS),
    };
    match issued {
        Some(issued) if is_long_enough_from(issued) => ValidityRule::PermitOverFiveYears,
        Some(_) => ValidityRule::PermitTooShort,
        // It was issued by today at the latest: what runs that long from today was issued for longer.
        None if is_long_enough_from(on) => ValidityRule::PermitOverFiveYears,
        None => ValidityRule::PermitIssueUnknown,
    }
}

/// Nobody is issued a document after it is shown or has run out, before being born, or of a model that is not
/// made yet or any more.
fn is_impossible(scheme: Scheme, dates: Dates, printed: Day, on: Day) -> bool {
    let Some(issued) = dates.issued else { return false };
    let before_birth = dates.born.is_some_and(|born| issued < born.earliest());
    let outside = match scheme {
        Scheme::FrenchCard1988 => french_card::is_outside(issued),
        Scheme::FrenchCard2021 => issued < french_card::NEW_CARD,
        Scheme::Passport | Scheme::ResidencePermit => false,
    };
    issued > on || issued > printed || before_birth || outside
}
