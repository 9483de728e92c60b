//! The lines of a zone cut into their fields and digits, for whoever shows them: each field with its legend,
//! each digit with its verdict, also while the lines are still being typed. It judges nothing else.

use super::check_digit::{compare, compare_parts};
use super::line::{FILLER, Line};
use crate::reading::{Digit, Format, MrzField};

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

/// Positions of a piece, from 1, both ends included.
type Piece = (usize, usize, Kind);

#[derive(Clone, Copy)]
enum Kind {
    Field(MrzField),
    Digit(MrzField),
    Composite,
}

const TD3: [&[Piece]; 2] = [
    &[
        (1, 2, Kind::Field(MrzField::DocumentCode)),
        (3, 5, Kind::Field(MrzField::Issuer)),
        (6, 44, Kind::Field(MrzField::Name)),
    ],
    &[
        (1, 9, Kind::Field(MrzField::Number)),
        (10, 10, Kind::Digit(MrzField::Number)),
        (11, 13, Kind::Field(MrzField::Nationality)),
        (14, 19, Kind::Field(MrzField::Birth)),
        (20, 20, Kind::Digit(MrzField::Birth)),
        (21, 21, Kind::Field(MrzField::Sex)),
        (22, 27, Kind::Field(MrzField::Expiry)),
        (28, 28, Kind::Digit(MrzField::Expiry)),
        (44, 44, Kind::Composite),
    ],
];

const TD1: [&[Piece]; 3] = [
    &[
        (1, 2, Kind::Field(MrzField::DocumentCode)),
        (3, 5, Kind::Field(MrzField::Issuer)),
        (6, 14, Kind::Field(MrzField::Number)),
        (15, 15, Kind::Digit(MrzField::Number)),
    ],
    &[
        (1, 6, Kind::Field(MrzField::Birth)),
        (7, 7, Kind::Digit(MrzField::Birth)),
        (8, 8, Kind::Field(MrzField::Sex)),
        (9, 14, Kind::Field(MrzField::Expiry)),
        (15, 15, Kind::Digit(MrzField::Expiry)),
        (16, 18, Kind::Field(MrzField::Nationality)),
        (30, 30, Kind::Composite),
    ],
    &[(1, 30, Kind::Field(MrzField::Name))],
];

/// Cuts the lines as a layout has them. Digits whose characters are not all there yet are absent; so is a
/// filler in the place of a number's digit (the number runs on, TD1).
pub fn zone(format: Format, lines: &[&str]) -> Vec<Vec<Span>> {
    let texts: Vec<String> = lines.iter().map(|line| line.trim().to_ascii_uppercase()).collect();
    let read: Vec<Line> = texts.iter().map(|line| Line::new(line)).collect();
    let layout: &[&[Piece]] = match format {
        Format::Td3 => &TD3,
        Format::Td1 => &TD1,
    };
    let composite = composite(format, &read, &texts);
    let cut = |(at, text): (usize, &String)| {
        let pieces = layout.get(at).copied().unwrap_or_default();
        spans(text, read.get(at), pieces, composite)
    };
    texts.iter().enumerate().map(cut).collect()
}

fn spans(text: &str, line: Option<&Line>, pieces: &[Piece], composite: Digit) -> Vec<Span> {
    let letters: Vec<char> = text.chars().collect();
    let part = |from: usize, to: usize| -> String {
        letters.iter().skip(from.saturating_sub(1)).take((to + 1).saturating_sub(from)).collect()
    };
    let mut spans = Vec::new();
    let mut next = 1;
    for (from, to, kind) in pieces {
        spans.push(Span { covered: Covered::Other, text: part(next, from - 1) });
        let covered = match kind {
            Kind::Field(field) => Covered::Field(*field),
            Kind::Digit(field) => Covered::DigitOf(*field, digit_before(line, *from, pieces)),
            Kind::Composite => Covered::Composite(composite),
        };
        spans.push(Span { covered, text: part(*from, *to) });
        next = to + 1;
    }
    spans.push(Span { covered: Covered::Other, text: part(next, letters.len().max(next)) });
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The verdict on the digit at a position: it covers the piece before it.
fn digit_before(line: Option<&Line>, at: usize, pieces: &[Piece]) -> Digit {
    let covered = pieces.iter().find(|(_, to, _)| to + 1 == at);
    match (line, covered) {
        (Some(line), Some((from, to, _))) if line.part(at, at).len() == 1 && line.at(at) != FILLER => {
            compare(line.part(*from, *to), line.at(at))
        }
        _ => Digit::Absent,
    }
}

fn composite(format: Format, lines: &[Line], texts: &[String]) -> Digit {
    let is_whole = |length: usize| texts.iter().all(|text| text.chars().count() == length);
    match (format, lines) {
        (Format::Td3, [_, second]) if is_whole(44) => {
            compare_parts(&[second.part(1, 10), second.part(14, 20), second.part(22, 43)], second.at(44))
        }
        (Format::Td1, [first, second, _]) if is_whole(30) => compare_parts(
            &[first.part(6, 30), second.part(1, 7), second.part(9, 15), second.part(19, 29)],
            second.at(30),
        ),
        _ => Digit::Absent,
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
    fn no_text_of_any_length_or_alphabet_makes_it_panic() {
        for text in ["", "é", "<", "IDFRAÉ4RTBPFW46", &"X".repeat(500), "\u{0}\u{7}"] {
            for format in [Format::Td1, Format::Td3] {
                let spans = zone(format, &[text, text, text, text]);
                assert_eq!(spans.len(), 4);
            }
        }
    }
}
