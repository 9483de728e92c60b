//! The French card of 1988 to 2021: ten years, which for some became fifteen without a trace on the card
//! (decree 2013-1188 of 18 December 2013; standards section 3.2, rules 2 to 6).
//!
//! The lines of this card name no expiry and no nationality. Expiry and day of issue are typed blind and compared with
//! the month of issue in the number (findings 63, 64); the nationality is implied by the issuer, and the reading says
//! so (finding 44). A card whose printed term nobody issued is not accepted, and its term is never prolonged.

use super::rules::{Dates, ValidityRule};
use terms::{BirthDate, Day};

/// The first day of issue whose ten years were still running when cards became valid for fifteen.
const EXTENDED_FROM: Day = Day::of(2004, 1, 2);
/// From this day on fifteen years are printed for adults.
const FIFTEEN_FROM: Day = Day::of(2014, 1, 1);
/// The first of these cards, and the end of the year in which the last were issued.
const FIRST: Day = Day::of(1987, 12, 1);
const LAST: Day = Day::of(2021, 12, 31);
/// The first cards of the model that followed (pilot of Oise).
pub(super) const NEW_CARD: Day = Day::of(2021, 3, 15);
const EXTENSION_YEARS: i32 = 5;
const MAJORITY_YEARS: i32 = 18;
/// For how long these cards were issued: ten years, and fifteen to adults from 2014.
const TERMS: [i32; 2] = [10, 15];
/// From the first to the last day of the longest month.
const DAYS_OF_A_MONTH: i32 = 30;

/// A year and a month of issue: as much as an old French card's number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueMonth {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
}

impl IssueMonth {
    /// True when the day lies in that month.
    pub fn has(self, day: Day) -> bool {
        day.year() == self.year && day.month() == u32::from(self.month)
    }
}

/// True when no such card was issued on that day.
pub(super) fn is_outside(issued: Day) -> bool {
    issued < FIRST || LAST < issued
}

/// The rule and the last day.
pub(super) fn rule(dates: Dates, printed: Day) -> (ValidityRule, Day) {
    let Some(issued) = dates.issued else { return (ValidityRule::CardIssueUnknown, printed) };
    if issued < EXTENDED_FROM {
        return (ValidityRule::CardBeforeExtension, printed);
    }
    let adult = dates.born.and_then(|born| was_adult(born, issued));
    // Ten years for everybody, fifteen for adults from 2014: another term was written by nobody who issues cards.
    let terms: &[i32] = if adult == Some(false) || issued < FIFTEEN_FROM { &TERMS[..1] } else { &TERMS };
    if !goes_with(issued, issued, printed, terms) {
        return (ValidityRule::CardTermDoesNotFit, printed);
    }
    match adult {
        None => (ValidityRule::CardAgeUnknown, printed),
        Some(false) => (ValidityRule::CardOfMinor, printed),
        Some(true) if issued < FIFTEEN_FROM => (ValidityRule::CardPlusFiveYears, five_years_on(printed)),
        Some(true) => (ValidityRule::CardOfFifteenYears, printed),
    }
}

/// True when a printed last day goes with the issue: ten or fifteen years later, the day before the
/// anniversary or the anniversary itself. Where only the month of issue is known, any day of it will do.
pub fn fits_issue(month: IssueMonth, issued: Option<Day>, printed: Day) -> bool {
    let first = Day::from_ymd(month.year, u32::from(month.month), 1);
    let (from, until) = match (issued, first) {
        (Some(issued), _) => (issued, issued),
        (None, Ok(first)) => (first, first.plus_days(DAYS_OF_A_MONTH)),
        (None, Err(_)) => return false,
    };
    goes_with(from, until, printed, &TERMS)
}

/// True when a card issued between two days for one of the terms can print that day.
fn goes_with(from: Day, until: Day, printed: Day, terms: &[i32]) -> bool {
    let of = |years: &i32| from.plus_years(*years).plus_days(-1)..=until.plus_years(*years);
    terms.iter().any(|years| of(years).contains(&printed))
}

/// Five years beyond the printed day. A card of 1 March prints the last of February, in every year.
fn five_years_on(printed: Day) -> Day {
    let is_leap_day = (printed.month(), printed.day()) == (2, 29);
    if is_leap_day {
        printed.plus_days(-1).plus_years(EXTENSION_YEARS)
    } else {
        printed.plus_years(EXTENSION_YEARS)
    }
}

/// Whether somebody was eighteen on a day; unknown when the known part of the birth leaves both open.
fn was_adult(born: BirthDate, on: Day) -> Option<bool> {
    let adult = |born: Day| born.plus_years(MAJORITY_YEARS) <= on;
    let (earliest, latest) = (adult(born.earliest()), adult(born.latest()));
    (earliest == latest).then_some(earliest)
}
