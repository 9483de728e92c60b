//! Six digits and no century. The rules that choose one are here and nowhere else.

use super::line::{FILLER, is_empty};
use crate::validity::IssueMonth;
use terms::{BirthDate, Day};

/// A French card, the longest there is, was valid for fifteen years (standards 3.2).
const LONGEST_VALIDITY_YEARS: i32 = 15;

/// What a date field says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read<T> {
    Date(T),
    Unknown,
    NotADate,
}

fn two_digits(pair: &[u8]) -> Option<u8> {
    match pair {
        [tens @ b'0'..=b'9', units @ b'0'..=b'9'] => Some((tens - b'0') * 10 + (units - b'0')),
        _ => None,
    }
}

/// The years that two digits can mean on that day, latest first: next century, this one, the last.
fn years(two: u8, on: Day) -> impl Iterator<Item = i32> {
    let this = on.year().div_euclid(100);
    [this + 1, this, this - 1].into_iter().map(move |century| century * 100 + i32::from(two))
}

/// A date of birth: the latest century that does not put it after `on`. Unknown months and days are
/// fillers (Doc 9303 part 3, section 4.8).
pub(super) fn birth(field: &[u8], on: Day) -> Read<BirthDate> {
    let [y1, y2, m1, m2, d1, d2] = field else { return Read::NotADate };
    if is_empty(field) {
        return Read::Unknown;
    }
    let Some(year) = two_digits(&[*y1, *y2]) else { return Read::NotADate };
    // A part that is neither fillers nor digits becomes 00, which no calendar has.
    let part = |pair: [u8; 2]| (pair != [FILLER, FILLER]).then(|| two_digits(&pair).unwrap_or(0));
    let (month, day) = (part([*m1, *m2]), part([*d1, *d2]));
    years(year, on)
        .filter_map(|year| BirthDate::new(u16::try_from(year).ok()?, month, day).ok())
        .find(|date| date.earliest() <= on)
        .map_or(Read::NotADate, Read::Date)
}

/// A date of expiry: the latest century that puts it at most fifteen years after `on`.
pub(super) fn expiry(field: &[u8], on: Day) -> Read<Day> {
    if is_empty(field) {
        return Read::Unknown;
    }
    let mut pairs = field.chunks(2).map(two_digits);
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) = (pairs.next(), pairs.next(), pairs.next())
    else {
        return Read::NotADate;
    };
    let latest = on.plus_years(LONGEST_VALIDITY_YEARS);
    years(year, on)
        .filter_map(|year| Day::from_ymd(year, u32::from(month), u32::from(day)).ok())
        .find(|date| *date <= latest)
        .map_or(Read::NotADate, Read::Date)
}

/// Year and month of issue: the latest century that does not put them after `on`.
pub(super) fn issue_month(field: &[u8], on: Day) -> Option<IssueMonth> {
    let [y1, y2, m1, m2] = field else { return None };
    let (year, month) = (two_digits(&[*y1, *y2])?, two_digits(&[*m1, *m2])?);
    let first = |year| Day::from_ymd(year, u32::from(month), 1).ok().filter(|first| *first <= on);
    let first = years(year, on).find_map(first)?;
    Some(IssueMonth { year: first.year(), month })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_birth_is_never_put_in_the_future() {
        let on = day("2026-11-21");
        assert_eq!(birth(b"261121", on), Read::Date("2026-11-21".parse().unwrap()));
        assert_eq!(birth(b"261122", on), Read::Date("1926-11-22".parse().unwrap()));
        assert_eq!(birth(b"26<<<<", on), Read::Date("2026-00-00".parse().unwrap()));
    }

    #[test]
    fn unknown_parts_are_fillers_and_a_day_needs_its_month() {
        let on = day("2026-11-21");
        assert_eq!(birth(b"<<<<<<", on), Read::Unknown);
        assert_eq!(birth(b"7408<<", on), Read::Date("1974-08-00".parse().unwrap()));
        for field in [&b"74<<12"[..], b"<<0812", b"740230", b"850229", b"74O812", b"7408", b"74<812", b""] {
            assert_eq!(birth(field, on), Read::NotADate, "{field:?}");
        }
    }

    #[test]
    fn an_expiry_is_at_most_fifteen_years_ahead() {
        let on = day("2026-11-21");
        assert_eq!(expiry(b"411121", on), Read::Date(day("2041-11-21")));
        assert_eq!(expiry(b"411122", on), Read::Date(day("1941-11-22")));
        assert_eq!(expiry(b"950712", on), Read::Date(day("1995-07-12")));
        assert_eq!(expiry(b"050101", day("2095-01-01")), Read::Date(day("2105-01-01")));
        assert_eq!(expiry(b"<<<<<<", on), Read::Unknown);
        assert_eq!(expiry(b"2611<<", on), Read::NotADate);
    }
}
