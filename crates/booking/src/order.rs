//! The order in which a carrier walks a round: by promise first, then as the street goes. It must not
//! change a promise, and it knows no map: the carrier does.

use crate::Promise;
use core::cmp::Ordering;
use terms::{AppointmentId, Personal};

/// One door of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The visit.
    pub appointment: AppointmentId,
    /// What the applicant was promised.
    pub promise: Promise,
    /// Postcode.
    pub postcode: Personal<String>,
    /// Locality.
    pub locality: Personal<String>,
    /// Number and street, as written: « 12 bis rue Haute ».
    pub street: Personal<String>,
}

/// Sorts the stops of a round: by window, then postcode, locality, street and house number in natural
/// order (9 before 31, 12 before 12 bis). The same stops in any order give the same tour.
pub fn travel_order(mut stops: Vec<Stop>) -> Vec<Stop> {
    stops.sort_by_cached_key(|stop| {
        let (number, street) = split_house_number(stop.street.reveal());
        (
            stop.promise,
            natural(stop.postcode.reveal()),
            natural(stop.locality.reveal()),
            natural(street),
            natural(number),
            stop.appointment,
        )
    });
    stops
}

/// « 12 bis rue Haute » is (« 12 bis », « rue Haute »); without a leading number the street is all.
fn split_house_number(line: &str) -> (&str, &str) {
    let line = line.trim();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return ("", line);
    }
    let (_, rest) = line.split_at_checked(digits).unwrap_or((line, ""));
    let (suffix, street) = rest.trim_start().split_once(' ').unwrap_or(("", rest));
    let suffix = suffix.trim_end_matches(',');
    let is_suffix = matches!(fold(suffix).as_str(), "bis" | "ter" | "quater") || suffix.chars().count() == 1;
    let street = if is_suffix { street } else { rest };
    (line.strip_suffix(street).unwrap_or(line), street.trim_start_matches([' ', ',']))
}

/// A run of a text: digits compare as numbers of any length, the rest as folded letters.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Run {
    Digits(String),
    Letters(String),
}

impl Ord for Run {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Digits(a), Self::Digits(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
            (Self::Letters(a), Self::Letters(b)) => a.cmp(b),
            (Self::Digits(_), Self::Letters(_)) => Ordering::Less,
            (Self::Letters(_), Self::Digits(_)) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Run {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The runs of a text, without what separates words, and without leading zeros.
fn natural(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for word in fold(text).split(|c: char| !c.is_alphanumeric()) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
            let (run, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            runs.push(if digits {
                Run::Digits(run.trim_start_matches('0').to_owned())
            } else {
                Run::Letters(run.to_owned())
            });
            rest = after;
        }
    }
    runs
}

/// Lower case without the accents of French, so that « Eglise » and « Église » are one street.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' => folded.push('a'),
            'ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' => folded.push('i'),
            'ô' | 'ö' => folded.push('o'),
            'ù' | 'û' | 'ü' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            _ => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests;
