//! Every sentence a person reads: French first, English complete, held in `texts/` as Fluent files and
//! embedded. It owns wording, plurals and how a day is told; it must not know when a text is shown, to
//! whom, or what any of it means.
//!
//! Variables are inserted as they are given: whoever shows a text in HTML escapes the whole.

#[macro_use]
mod key;
mod keys;
mod language;
mod texts;

pub use keys::Key;
pub use language::from_accept_language;

use fluent_bundle::{FluentArgs, FluentValue};
use terms::{Day, Language, Problem};

/// The texts of one language. Costs nothing to make or copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(Language);

impl Words {
    /// The texts of that language.
    pub const fn new(language: Language) -> Self {
        Self(language)
    }

    /// The language these texts are in.
    pub const fn language(self) -> Language {
        self.0
    }

    /// A text without variables.
    pub fn text(self, key: Key) -> String {
        self.text_with(key, &[])
    }

    /// A text with its variables. A value that is a whole number also chooses the plural.
    pub fn text_with(self, key: Key, args: &[(&str, &str)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|&(name, value)| (name, plural_or_text(value))).collect();
        texts::format(self.0, key.id(), &args)
    }

    /// What happened and what to do next.
    #[expect(clippy::missing_panics_doc, reason = "a test finds a text for every problem")]
    pub fn problem(self, problem: Problem) -> String {
        let key = Key::from_id(&format!("problem-{}", problem.word()));
        self.text(key.expect("a test finds a text for every problem"))
    }

    /// A day as it is told: « samedi 12 décembre 2026 », "Saturday 12 December 2026".
    pub fn day(self, day: Day) -> String {
        let weekday = day.naive().format("calendar-weekday-%u").to_string();
        let month = day.naive().format("calendar-month-%m").to_string();
        let part = |id: &str| Key::from_id(id).map_or_else(String::new, |key| self.text(key));
        let date = if day.day() == 1 { self.text(Key::CalendarFirst) } else { day.day().to_string() };
        let year = day.year().to_string();
        self.text_with(
            Key::CalendarDay,
            &[("weekday", &part(&weekday)), ("date", &date), ("month", &part(&month)), ("year", &year)],
        )
    }

    /// An hour people are promised, of the day's own clock (0 to 23, 0 to 59): « 14 h », "14:00".
    pub fn hour(self, hour: u32, minute: u32) -> String {
        let hour = hour.to_string();
        if minute == 0 {
            return self.text_with(Key::CalendarHour, &[("hour", &hour)]);
        }
        self.text_with(Key::CalendarHourMinute, &[("hour", &hour), ("minute", &format!("{minute:02}"))])
    }
}

/// Only a short, canonical whole number is a number: an SMS code such as `042917` keeps its zero.
fn plural_or_text(value: &str) -> FluentValue<'_> {
    match value.parse::<u16>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

#[cfg(test)]
mod tests;
