//! Calendar days, and birth dates whose day or month may be unknown.

use chrono::{Datelike, NaiveDate};
use core::fmt;
use core::str::FromStr;

/// Days from 1970-01-01 to chrono's day one (0001-01-01).
const EPOCH_FROM_CE: i32 = 719_163;

/// A calendar day (no zone: whoever makes one says whose day it is).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// The numbers or the text name no calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a calendar day")
    }
}
impl core::error::Error for NotADate {}

impl Day {
    /// The calendar's first day.
    pub const MIN: Self = Self(NaiveDate::MIN);
    /// The calendar's last day.
    pub const MAX: Self = Self(NaiveDate::MAX);
    /// The day of that year, month (1 to 12) and day of month.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, NotADate> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self).ok_or(NotADate)
    }
    /// A day that is written in a program: what does not exist stops the compiler, in a `const`.
    pub const fn of(year: i32, month: u32, day: u32) -> Self {
        Self(NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar"))
    }
    /// The day so many days after 1970-01-01.
    pub fn from_epoch_days(days: i32) -> Result<Self, NotADate> {
        days.checked_add(EPOCH_FROM_CE)
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .map(Self)
            .ok_or(NotADate)
    }
    /// Days since 1970-01-01.
    pub fn epoch_days(self) -> i32 {
        self.0.num_days_from_ce() - EPOCH_FROM_CE
    }
    /// Year of the common era.
    pub fn year(self) -> i32 {
        self.0.year()
    }
    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }
    /// Day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }
    /// The calendar day as chrono has it.
    pub const fn naive(self) -> NaiveDate {
        self.0
    }
    /// The day `n` days later (earlier when negative), or the calendar's own end.
    #[must_use]
    pub fn plus_days(self, n: i32) -> Self {
        Self::from_epoch_days(self.epoch_days().saturating_add(n)).unwrap_or(self)
    }
    /// The same day `n` years later; 29 February becomes 1 March where there is none.
    #[must_use]
    pub fn plus_years(self, n: i32) -> Self {
        let year = self.year().saturating_add(n);
        Self::from_ymd(year, self.month(), self.day()).or_else(|_| Self::from_ymd(year, 3, 1)).unwrap_or(self)
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A calendar day.", "type": "string", "format": "date" })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Day {
    type Err = NotADate;
    /// Reads `YYYY-MM-DD` and nothing else.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (year, month, day) = split_date(text)?;
        Self::from_ymd(year, month, day)
    }
}

fn split_date(text: &str) -> Result<(i32, u32, u32), NotADate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return Err(NotADate);
    }
    let mut parts = text.split('-');
    let mut next = || parts.next().and_then(|part| part.parse::<u32>().ok()).ok_or(NotADate);
    let year = i32::try_from(next()?).map_err(|_| NotADate)?;
    Ok((year, next()?, next()?))
}

/// Years that nobody alive has lived: the oldest person known reached 122.
const OLDEST: i32 = 125;

/// A date of birth. Month and day may be unknown on a real document (ICAO 9303 part 3, section 4.8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl BirthDate {
    /// A date whose unknown parts are `None`; a day without a month is refused, and so is a day that the
    /// month does not have.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, NotADate> {
        let possible = match (month, day) {
            (None, None) => (1..=9999).contains(&year),
            (Some(month), None) => Day::from_ymd(i32::from(year), u32::from(month), 1).is_ok(),
            (Some(month), Some(day)) => {
                Day::from_ymd(i32::from(year), u32::from(month), u32::from(day)).is_ok()
            }
            (None, Some(_)) => false,
        };
        if possible { Ok(Self { year, month, day }) } else { Err(NotADate) }
    }
    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }
    /// The month, where known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }
    /// The day of the month, where known.
    pub const fn day(self) -> Option<u8> {
        self.day
    }
    /// The earliest day the person can have been born on.
    pub fn earliest(self) -> Day {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        Day::from_ymd(i32::from(self.year), u32::from(month), u32::from(day)).unwrap_or(Day::MIN)
    }
    /// The latest day the person can have been born on: age rules that protect count from it.
    pub fn latest(self) -> Day {
        let year = i32::from(self.year);
        let month = self.month.map_or(12, u32::from);
        self.day
            .map(u32::from)
            .into_iter()
            .chain((28..=31).rev())
            .find_map(|day| Day::from_ymd(year, month, day).ok())
            .unwrap_or(Day::MAX)
    }
    /// True when the person is at least `years` old on `on`, counted from [`BirthDate::latest`].
    pub fn is_at_least(self, years: i32, on: Day) -> bool {
        self.latest().plus_years(years) <= on
    }
    /// True when somebody born then may live on `on`: not born later, and of no age that nobody has reached.
    pub fn may_live(self, on: Day) -> bool {
        let year = i32::from(self.year);
        year >= on.year() - OLDEST && self.earliest() <= on
    }
    /// True when both can be one date for somebody who lives on `on`, although one of them, of a machine-readable zone, has
    /// two digits of its year only: of the centuries that these may mean, the other date names one that may be.
    pub fn is_but_for_century(self, of_two_digits: Self, on: Day) -> bool {
        self.year % 100 == of_two_digits.year % 100 && self.may_live(on)
    }
    /// One number per date (`YYYYMMDD`, unknown parts 00): the form that is signed.
    pub fn packed(self) -> u32 {
        u32::from(self.year) * 10_000
            + u32::from(self.month.unwrap_or(0)) * 100
            + u32::from(self.day.unwrap_or(0))
    }
    /// Reads the packed form.
    pub fn from_packed(packed: u32) -> Result<Self, NotADate> {
        let part = |n: u32| u8::try_from(n).map_err(|_| NotADate).map(|n| (n != 0).then_some(n));
        let year = u16::try_from(packed / 10_000).map_err(|_| NotADate)?;
        Self::new(year, part(packed / 100 % 100)?, part(packed % 100)?)
    }
}

impl fmt::Display for BirthDate {
    /// `YYYY-MM-DD` with 00 for unknown parts, as FranceConnect writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month.unwrap_or(0), self.day.unwrap_or(0))
    }
}
impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthDate(…)")
    }
}
impl FromStr for BirthDate {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (year, month, day) = split_date(text)?;
        let part = |n: u32| u8::try_from(n).map_err(|_| NotADate).map(|n| (n != 0).then_some(n));
        Self::new(u16::try_from(year).map_err(|_| NotADate)?, part(month)?, part(day)?)
    }
}

macro_rules! text_and_number {
    ($name:ident, $number:ty, $to:expr, $from:expr) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                context: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                let number: $number = $to(*self);
                number.encode(e, context)
            }
        }
        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                context: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                let number = <$number>::decode(d, context)?;
                $from(number).map_err(|_| minicbor::decode::Error::message("not a calendar day"))
            }
        }
    };
}
text_and_number!(Day, i32, Day::epoch_days, Day::from_epoch_days);
text_and_number!(BirthDate, u32, BirthDate::packed, BirthDate::from_packed);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nobody_was_born_before_anybody_who_lives_or_after_today() {
        let on = Day::of(2026, 11, 21);
        for (born, may) in [
            ("1908-02-01", true),
            ("1901-00-00", true),
            ("2008-11-21", true),
            ("2026-11-21", true),
            ("2026-00-00", true),
            ("2026-11-22", false),
            ("2027-00-00", false),
            ("1900-12-31", false),
            ("1887-04-17", false),
            ("0087-04-17", false),
            ("0001-01-01", false),
        ] {
            assert_eq!(born.parse::<BirthDate>().unwrap().may_live(on), may, "{born}");
        }
    }

    #[test]
    fn two_digits_of_a_year_are_those_of_a_century_that_may_be() {
        let (read, on): (BirthDate, _) = ("1987-03-14".parse().unwrap(), Day::of(2026, 11, 21));
        for (declared, is) in
            [("1987-03-14", true), ("1887-03-14", false), ("0087-03-14", false), ("2087-03-14", false)]
        {
            assert_eq!(declared.parse::<BirthDate>().unwrap().is_but_for_century(read, on), is, "{declared}");
        }
        let read: BirthDate = "2008-02-01".parse().unwrap();
        assert!("1908-02-01".parse::<BirthDate>().unwrap().is_but_for_century(read, on));
    }

    #[test]
    fn the_thirtieth_of_february_is_no_day() {
        assert_eq!(Day::from_ymd(2026, 2, 30), Err(NotADate));
        assert_eq!("2026-02-30".parse::<Day>(), Err(NotADate));
        assert_eq!("2026-2-03".parse::<Day>(), Err(NotADate));
        assert_eq!("+026-02-03".parse::<Day>(), Err(NotADate));
    }

    #[test]
    fn someone_born_on_leap_day_comes_of_age_on_the_first_of_march() {
        let born: BirthDate = "2008-02-29".parse().unwrap();
        assert!(!born.is_at_least(18, "2026-02-28".parse().unwrap()));
        assert!(born.is_at_least(18, "2026-03-01".parse().unwrap()));
    }

    #[test]
    fn unknown_parts_count_against_the_applicant_until_the_year_is_over() {
        let born: BirthDate = "2008-00-00".parse().unwrap();
        assert_eq!(born.latest(), "2008-12-31".parse().unwrap());
        assert!(!born.is_at_least(18, "2026-12-30".parse().unwrap()));
        assert!(born.is_at_least(18, "2026-12-31".parse().unwrap()));
    }

    proptest! {
        #[test]
        fn days_survive_their_number_and_their_text(days in -700_000i32..2_000_000) {
            let day = Day::from_epoch_days(days).unwrap();
            prop_assert_eq!(day.epoch_days(), days);
            if (0..=9999).contains(&day.year()) {
                prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
            }
        }
        #[test]
        fn no_text_panics(text in ".{0,12}") {
            let _ = text.parse::<Day>();
            let _ = text.parse::<BirthDate>();
        }
    }
}
