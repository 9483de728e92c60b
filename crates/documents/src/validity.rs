//! Until when a document counts, by which rule (R-09; standards section 3.2). Knows no list of lost or
//! stolen documents: status beats date, elsewhere.

use crate::kind::DocumentKind;
use terms::{BirthDate, Day};

terms::codes! {
    /// The rule that decided; its number goes into the record.
    ValidityRule {
        /// The printed date, that day included.
        PrintedDate = 1, "printed-date";
        /// A permit issued for more than five years in all, until its printed date.
        PermitOverFiveYears = 2, "permit-over-five-years";
        /// A permit issued for five years or less is not accepted at any date.
        PermitTooShort = 3, "permit-too-short";
        /// A permit whose day of issue is not known: only its printed date was looked at.
        PermitIssueUnknown = 4, "permit-issue-unknown";
        /// No date of expiry was read.
        NoPrintedDate = 5, "no-printed-date";
        /// The day of issue is after the check or the expiry, or before the holder's birth.
        ImpossibleIssue = 6, "impossible-issue";
    }
}

/// Whether a document counts on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// It does.
    pub accepted: bool,
    /// Its last day, when there is one.
    pub until: Option<Day>,
    /// The rule that decided.
    pub rule: ValidityRule,
}

/// A permit must have been issued for more than this (*supérieur à 5 ans*).
const PERMIT_YEARS: i32 = 5;

/// Decides for a document on the day of the check, never a later one. `issued` is typed from the
/// card, because no MRZ holds it; `born` is absent when the document does not say.
pub fn decide(
    kind: DocumentKind,
    issued: Option<Day>,
    born: Option<BirthDate>,
    printed_expiry: Option<Day>,
    on: Day,
) -> Validity {
    let Some(until) = printed_expiry else {
        return Validity { accepted: false, until: None, rule: ValidityRule::NoPrintedDate };
    };
    let impossible = issued.is_some_and(|issued| {
        issued > on || issued > until || born.is_some_and(|born| issued.year() < i32::from(born.year()))
    });
    let rule = match (kind, issued) {
        _ if impossible => ValidityRule::ImpossibleIssue,
        (DocumentKind::IdentityCard | DocumentKind::Passport, _) => ValidityRule::PrintedDate,
        (DocumentKind::ResidencePermit, None) => ValidityRule::PermitIssueUnknown,
        (DocumentKind::ResidencePermit, Some(issued)) if until > issued.plus_years(PERMIT_YEARS) => {
            ValidityRule::PermitOverFiveYears
        }
        (DocumentKind::ResidencePermit, Some(_)) => ValidityRule::PermitTooShort,
    };
    let counts = !matches!(rule, ValidityRule::ImpossibleIssue | ValidityRule::PermitTooShort);
    Validity { accepted: counts && on <= until, until: Some(until), rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn permit(issued: &str, until: &str) -> Validity {
        decide(DocumentKind::ResidencePermit, Some(day(issued)), None, Some(day(until)), day("2026-11-21"))
    }

    #[test]
    fn a_document_counts_on_its_printed_day_and_not_on_the_next() {
        for kind in [DocumentKind::IdentityCard, DocumentKind::Passport] {
            let on = |on: &str| decide(kind, None, None, Some(day("2026-11-21")), day(on));
            assert!(on("2026-11-21").accepted);
            assert!(!on("2026-11-22").accepted);
            assert_eq!(on("2026-11-22").rule, ValidityRule::PrintedDate);
        }
    }

    #[test]
    fn a_permit_must_have_been_issued_for_more_than_five_years() {
        assert_eq!(permit("2022-06-01", "2027-06-01").rule, ValidityRule::PermitTooShort);
        assert!(!permit("2022-06-01", "2027-06-01").accepted);
        assert_eq!(permit("2022-06-01", "2027-06-02").rule, ValidityRule::PermitOverFiveYears);
        assert!(permit("2022-06-01", "2027-06-02").accepted);
        assert!(!permit("2016-01-01", "2026-01-01").accepted);
    }

    #[test]
    fn a_permit_of_unknown_issue_says_so() {
        let on = day("2026-11-21");
        let validity = decide(DocumentKind::ResidencePermit, None, None, Some(day("2030-01-01")), on);
        assert_eq!(
            validity,
            Validity {
                accepted: true,
                until: Some(day("2030-01-01")),
                rule: ValidityRule::PermitIssueUnknown
            }
        );
    }

    #[test]
    fn no_document_is_issued_before_its_holders_birth_or_after_the_check() {
        let born = Some("1990-05-05".parse().unwrap());
        for issued in ["1989-12-31", "2026-11-22", "2031-01-01"] {
            let until = Some(day("2030-01-01"));
            let validity = decide(DocumentKind::Passport, Some(day(issued)), born, until, day("2026-11-21"));
            assert_eq!((validity.accepted, validity.rule), (false, ValidityRule::ImpossibleIssue));
        }
    }

    #[test]
    fn a_document_without_a_date_is_not_accepted() {
        assert!(!decide(DocumentKind::Passport, None, None, None, day("2026-11-21")).accepted);
    }
}
