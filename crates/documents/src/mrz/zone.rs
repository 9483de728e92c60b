//! The lines of a zone cut into their fields and digits, for whoever shows them: each field with its legend,
//! each digit with its verdict, also while the lines are still being typed. It judges nothing else.

use super::check_digit::{part, verdict};
use super::few_lines;
use super::layout::{DigitAt, Layout};
use super::line::{FILLER, Line};
use super::recognition::recognise;
use crate::finding::FindingAt;
use crate::kind::Format;
use crate::reading::{Digit, MrzField};

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// A field.
    Field(MrzField),
    /// The check digit of a field.
    DigitOf(MrzField, Digit),
    /// The digit over the whole.
    Composite(Digit),
    /// Anything else: optional data, fillers, what lies beyond the layout.
    Other,
}

/// A piece of a line.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub covered: Covered,
    /// Its characters.
    pub text: String,
}

impl core::fmt::Debug for Span {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Span({:?})", self.covered)
    }
}

/// The layout that lines still being typed seem to have: what they begin with tells, before their length can.
pub fn likely_format(lines: &[&str]) -> Format {
    let (lines, count) = few_lines(lines);
    let Some((first, rest)) = lines.get(..count).and_then(<[Line]>::split_first) else { return Format::Td1 };
    if let Some(layout) = recognise(lines.get(..count).unwrap_or_default()) {
        return layout.format;
    }
    let is_card = first.part(1, 5) == b"IDFRA";
    match (first.at(1), first.at(2)) {
        (b'P', _) => Format::Td3,
        (b'V', _) if first.is_long(36) => Format::MrvB,
        (b'V', _) => Format::MrvA,
        (b'D', b'1') => Format::FrenchLicence,
        // Both French cards begin alike; the number of the new one ends at 14 and fillers follow it.
        _ if is_card && first.part(6, 14).iter().all(u8::is_ascii_uppercase) && first.is_longer_than(9) => {
            Format::FrenchCard
        }
        _ if is_card && first.is_longer_than(30) => Format::FrenchCard,
        _ if first.is_longer_than(30) && rest.len() < 2 => Format::Td2,
        _ => Format::Td1,
    }
}

/// Cuts the lines as a layout has them. Digits whose characters are not all there yet are absent; so is a
/// filler in the place of a number's digit (the number runs on).
pub fn zone(format: Format, lines: &[&str]) -> Vec<Vec<Span>> {
    let layout = Layout::of(format);
    let texts: Vec<String> = lines.iter().map(|line| terms::text::typed(line).to_ascii_uppercase()).collect();
    let read: Vec<Line> = texts.iter().map(|line| Line::new(line)).collect();
    // No layout has a line of that number: whatever comes after it is other text.
    let number = |at: usize| u8::try_from(at + 1).unwrap_or(u8::MAX);
    texts.iter().enumerate().map(|(at, text)| spans(layout, &read, number(at), text)).collect()
}

fn spans(layout: &Layout, lines: &[Line], number: u8, text: &str) -> Vec<Span> {
    let letters: Vec<char> = text.chars().collect();
    let part = |from: usize, to: usize| -> String {
        letters.iter().skip(from.saturating_sub(1)).take((to + 1).saturating_sub(from)).collect()
    };
    let mut spans = Vec::new();
    let mut next = 1;
    for (place, covered) in pieces(layout, lines).into_iter().filter(|(place, _)| place.line == number) {
        let (from, to) = (usize::from(place.from), usize::from(place.to));
        spans.push(Span { covered: Covered::Other, text: part(next, from - 1) });
        spans.push(Span { covered, text: part(from, to) });
        next = to + 1;
    }
    spans.push(Span { covered: Covered::Other, text: part(next, letters.len().max(next)) });
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The pieces of all lines, in order. Optional data and what an administration adds are nobody's legend.
fn pieces(layout: &Layout, lines: &[Line]) -> Vec<(FindingAt, Covered)> {
    let shown = |field: &MrzField| {
        !matches!(field, MrzField::Optional | MrzField::OptionalSecond | MrzField::Administrative)
    };
    let fields = layout.fields.iter().filter(|(field, _)| shown(field));
    let mut pieces: Vec<_> = fields.map(|(field, place)| (*place, Covered::Field(*field))).collect();
    let digits = layout.digits().filter(|(field, _)| shown(field));
    pieces.extend(digits.map(|(field, digit)| (digit.at, Covered::DigitOf(field, typed(lines, digit)))));
    let whole = layout.fits(lines);
    pieces.extend(layout.composite.map(|digit| {
        (digit.at, Covered::Composite(if whole { typed(lines, digit) } else { Digit::Absent }))
    }));
    pieces.sort_by_key(|(place, _)| (place.line, place.from));
    pieces
}

/// The verdict on a digit that may not be typed yet.
fn typed(lines: &[Line], digit: DigitAt) -> Digit {
    match part(lines, digit.at) {
        [] | [FILLER] => Digit::Absent,
        _ => verdict(lines, digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: [&str; 3] = [
        "IDFRAX4RTBPFW46<<<<<<<<<<<<<<<",
        "9007138F3002119FRA<<<<<<<<<<<6",
        "MARTIN<<MAELYS<GAELLE<MARIE<<<",
    ];

    fn digits(spans: &[Vec<Span>]) -> Vec<Digit> {
        let of = |span: &Span| match span.covered {
            Covered::DigitOf(_, digit) | Covered::Composite(digit) => Some(digit),
            Covered::Field(_) | Covered::Other => None,
        };
        spans.iter().flatten().filter_map(of).collect()
    }

    #[test]
    fn the_pieces_of_a_line_put_together_are_the_line() {
        for (line, spans) in CARD.iter().zip(zone(Format::Td1, &CARD)) {
            let whole: String = spans.into_iter().map(|span| span.text).collect();
            assert_eq!(whole, *line);
        }
    }

    #[test]
    fn every_digit_of_a_whole_card_is_judged() {
        assert_eq!(digits(&zone(Format::Td1, &CARD)), [Digit::Right; 4]);
        let wrong = [CARD[0], "9107138F3002119FRA<<<<<<<<<<<6", CARD[2]];
        assert_eq!(
            digits(&zone(Format::Td1, &wrong)),
            [Digit::Right, Digit::Wrong, Digit::Right, Digit::Wrong]
        );
    }

    #[test]
    fn a_digit_that_is_not_typed_yet_is_absent() {
        let typed = ["IDFRAX4RTBPFW4"];
        assert_eq!(digits(&zone(Format::Td1, &typed)), [] as [Digit; 0]);
        let typed = ["idfrax4rtbpfw46"];
        assert_eq!(digits(&zone(Format::Td1, &typed)), [Digit::Right]);
    }

    #[test]
    fn more_lines_than_anything_has_are_shown_as_they_are() {
        let many = vec!["A"; 300];
        assert_eq!(zone(Format::Td1, &many).len(), 300);
    }

    #[test]
    fn no_text_of_any_length_or_alphabet_makes_it_panic() {
        for text in ["", "é", "<", "IDFRAÉ4RTBPFW46", &"X".repeat(500), "\u{0}\u{7}"] {
            for format in Format::ALL.iter().copied() {
                let spans = zone(format, &[text, text, text, text]);
                assert_eq!(spans.len(), 4);
            }
        }
    }
}
