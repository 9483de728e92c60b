//! The rules of 3.2, one by one.

use super::*;
use proptest::prelude::*;
use terms::BirthDate;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn on(scheme: Scheme, issued: &str, born: &str, printed: &str, on: &str) -> Validity {
    let dates =
        Dates { issued: issued.parse().ok(), born: born.parse().ok(), printed_expiry: printed.parse().ok() };
    decide(scheme, dates, day(on), PermitTerm::Over)
}

fn card(issued: &str, born: &str, printed: &str, asked: &str) -> (bool, String, ValidityRule) {
    let validity = on(Scheme::FrenchCard1988, issued, born, printed, asked);
    (validity.accepted, validity.until.unwrap().to_string(), validity.rule)
}

fn permit(issued: &str, until: &str, term: PermitTerm) -> Validity {
    let dates = Dates { issued: issued.parse().ok(), born: None, printed_expiry: until.parse().ok() };
    decide(Scheme::ResidencePermit, dates, day("2026-11-21"), term)
}

#[test]
fn a_document_counts_on_its_printed_day_and_not_on_the_next() {
    for scheme in [Scheme::FrenchCard2021, Scheme::Passport] {
        assert!(on(scheme, "", "", "2026-11-21", "2026-11-21").accepted);
        assert!(!on(scheme, "", "", "2026-11-21", "2026-11-22").accepted);
        assert_eq!(on(scheme, "", "", "2026-11-21", "2026-11-22").rule, ValidityRule::PrintedDate);
    }
}

#[test]
fn an_adults_card_of_2004_to_2013_runs_five_years_beyond_its_printed_day() {
    let rule = ValidityRule::CardPlusFiveYears;
    let expect = |accepted, until: &str| (accepted, until.to_owned(), rule);
    let born = "1980-05-05";
    assert_eq!(card("2004-01-02", born, "2014-01-01", "2019-01-01"), expect(true, "2019-01-01"));
    assert_eq!(card("2004-01-02", born, "2014-01-01", "2019-01-02"), expect(false, "2019-01-01"));
    assert_eq!(card("2011-11-22", born, "2021-11-21", "2026-11-21"), expect(true, "2026-11-21"));
    assert_eq!(card("2011-11-21", born, "2021-11-20", "2026-11-21"), expect(false, "2026-11-20"));
    assert_eq!(card("2013-12-31", born, "2023-12-30", "2028-12-30"), expect(true, "2028-12-30"));
    assert_eq!(card("2006-03-01", born, "2016-02-29", "2021-02-28"), expect(true, "2021-02-28"));
}

#[test]
fn a_card_of_before_2004_or_from_2014_ends_as_printed() {
    let born = "1980-05-05";
    assert_eq!(card("2004-01-01", born, "2013-12-31", "2014-01-01").2, ValidityRule::CardBeforeExtension);
    let later = card("2014-01-01", born, "2028-12-31", "2028-12-31");
    assert_eq!(later, (true, "2028-12-31".to_owned(), ValidityRule::CardOfFifteenYears));
    assert!(!card("2014-01-01", born, "2028-12-31", "2029-01-01").0);
}

#[test]
fn a_minors_card_is_never_extended_and_majority_begins_on_the_birthday() {
    let minor = card("2012-06-01", "1999-08-21", "2022-05-31", "2022-06-01");
    assert_eq!(minor, (false, "2022-05-31".to_owned(), ValidityRule::CardOfMinor));
    let eve = card("2012-06-01", "1994-06-02", "2022-05-31", "2026-11-21");
    let birthday = card("2012-06-01", "1994-06-01", "2022-05-31", "2026-11-21");
    assert_eq!((eve.0, eve.2), (false, ValidityRule::CardOfMinor));
    assert_eq!((birthday.0, birthday.2), (true, ValidityRule::CardPlusFiveYears));
    assert_eq!(card("2016-06-01", "2004-08-21", "2026-05-31", "2026-05-31").2, ValidityRule::CardOfMinor);
}

#[test]
fn a_birth_known_in_part_decides_only_where_it_can() {
    let of = |born| card("2012-06-15", born, "2022-06-14", "2026-11-21").2;
    assert_eq!(of("1993-00-00"), ValidityRule::CardPlusFiveYears);
    assert_eq!(of("1994-00-00"), ValidityRule::CardAgeUnknown);
    assert_eq!(of("1994-06-00"), ValidityRule::CardAgeUnknown);
    assert_eq!(of("1994-05-00"), ValidityRule::CardPlusFiveYears);
    assert_eq!(of("1995-00-00"), ValidityRule::CardOfMinor);
    assert_eq!(of(""), ValidityRule::CardAgeUnknown);
}

#[test]
fn without_its_day_of_issue_a_card_ends_as_printed() {
    let known = card("", "1980-05-05", "2022-06-14", "2022-06-15");
    assert_eq!(known, (false, "2022-06-14".to_owned(), ValidityRule::CardIssueUnknown));
}

#[test]
fn a_permit_must_have_been_issued_for_more_than_five_years() {
    let over = |issued, until| permit(issued, until, PermitTerm::Over);
    assert_eq!(over("2022-06-01", "2027-06-01").rule, ValidityRule::PermitTooShort);
    assert!(!over("2022-06-01", "2027-06-01").accepted);
    assert_eq!(over("2022-06-01", "2027-06-02").rule, ValidityRule::PermitOverFiveYears);
    assert!(over("2022-06-01", "2027-06-02").accepted);
    assert!(!over("2016-01-01", "2026-01-01").accepted);
    assert!(permit("2022-06-01", "2027-06-01", PermitTerm::AtLeast).accepted);
    assert!(!permit("2022-06-01", "2027-05-31", PermitTerm::AtLeast).accepted);
}

#[test]
fn a_permit_of_unknown_issue_says_so() {
    let validity = permit("", "2030-01-01", PermitTerm::Over);
    let rule = ValidityRule::PermitIssueUnknown;
    assert_eq!(validity, Validity { accepted: false, until: Some(day("2030-01-01")), rule });
    // What runs for more than five years from the check was issued for more than five years.
    assert_eq!(permit("", "2031-11-21", PermitTerm::Over).rule, rule);
    let long = permit("", "2031-11-22", PermitTerm::Over);
    assert_eq!((long.accepted, long.rule), (true, ValidityRule::PermitOverFiveYears));
    assert!(permit("", "2031-11-21", PermitTerm::AtLeast).accepted);
}

#[test]
fn a_card_that_prints_a_term_nobody_issued_is_not_accepted_let_alone_prolonged() {
    for (issued, born, printed) in [
        ("2013-06-01", "1980-01-01", "2028-05-31"),
        ("2013-06-01", "1980-01-01", "9999-12-31"),
        ("2015-06-01", "1980-01-01", "2035-05-31"),
        ("2015-06-01", "2010-06-01", "2030-05-31"),
        ("2012-06-15", "1980-01-01", "2022-06-13"),
    ] {
        let (accepted, until, rule) = card(issued, born, printed, "2026-11-21");
        assert_eq!((accepted, rule), (false, ValidityRule::CardTermDoesNotFit), "{issued} {printed}");
        assert_eq!(until, printed, "nothing is added to it");
    }
    // The anniversary itself is printed on some; both are ten years.
    for printed in ["2023-05-31", "2023-06-01"] {
        assert_eq!(
            card("2013-06-01", "1980-01-01", printed, "2026-11-21").2,
            ValidityRule::CardPlusFiveYears
        );
    }
}

#[test]
fn no_document_is_issued_before_its_holders_birth_or_after_the_check_or_outside_its_years() {
    for (scheme, issued) in [
        (Scheme::Passport, "1989-12-31"),
        (Scheme::Passport, "2026-11-22"),
        (Scheme::Passport, "2031-01-01"),
        (Scheme::FrenchCard1988, "2022-01-01"),
        (Scheme::FrenchCard2021, "2021-03-14"),
    ] {
        let validity = on(scheme, issued, "1990-05-05", "2030-01-01", "2026-11-21");
        assert_eq!((validity.accepted, validity.rule), (false, ValidityRule::ImpossibleIssue), "{issued}");
    }
}

#[test]
fn a_document_without_a_date_is_not_accepted() {
    for scheme in Scheme::ALL {
        let validity = on(*scheme, "", "", "", "2026-11-21");
        assert_eq!((validity.accepted, validity.until), (false, None));
    }
}

#[test]
fn a_printed_day_goes_with_the_issue_or_it_does_not() {
    let month = IssueMonth { year: 2012, month: 6 };
    let fits = |issued: &str, printed| fits_issue(month, issued.parse().ok(), day(printed));
    for printed in ["2022-06-14", "2022-06-15", "2027-06-14"] {
        assert!(fits("2012-06-15", printed), "{printed}");
    }
    assert!(!fits("2012-06-15", "2022-06-13") && !fits("2012-06-15", "2023-06-14"));
    assert!(fits("", "2022-05-31") && fits("", "2022-06-29") && !fits("", "2022-08-01"));
}

fn days() -> impl Strategy<Value = Option<Day>> {
    prop::option::of((-4000i32..4000).prop_map(|days| day("2016-02-29").plus_days(days)))
}

proptest! {
    #[test]
    fn days_on_which_a_document_counts_follow_each_other(
        scheme in prop::sample::select(Scheme::ALL), issued in days(), printed in days(), year in 1930u16..2020, asked in days(),
    ) {
        let dates = Dates { issued, born: BirthDate::new(year, None, None).ok(), printed_expiry: printed };
        let Some(asked) = asked else { return Ok(()) };
        let now = decide(scheme, dates, asked, PermitTerm::Over);
        let next = decide(scheme, dates, asked.plus_days(1), PermitTerm::Over);
        prop_assert!(!next.accepted || now.accepted || issued.is_some_and(|issued| asked < issued));
        prop_assert!(now.until.is_none_or(|until| !now.accepted || asked <= until));
    }
}
