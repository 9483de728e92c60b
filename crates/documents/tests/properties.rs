//! What holds for every input: nothing panics, and what a check digit sees. The figures are printed with
//! `--nocapture`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "the helpers of a test may panic as its cases do, and print"
)]

use documents::mrz::{check_digit, cut, propose, read};
use documents::names::{NameParts, explain};
use documents::visible_seal::Seal;
use documents::{MrzField, catalogue};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use terms::Day;

/// How many inputs no reader may panic on.
const INPUTS: u32 = 1_000_000;
const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
const FOREIGN: &[u8] = b"a/ ?";

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn specimens() -> Vec<Vec<String>> {
    let cases: Value = serde_json::from_str(include_str!("mrz_specimens.json")).unwrap();
    let lines = |case: &Value| -> Vec<String> {
        case["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
    };
    let sound = |case: &&Value| case["valid"] == true;
    cases["specimens"].as_array().unwrap().iter().filter(sound).map(lines).collect()
}

/// Chance from a number: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }
    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| u8::try_from(self.next() & 0xff).unwrap()).collect()
    }
}

#[test]
fn no_bytes_make_a_reader_panic() {
    let (mut chance, specimens) = (Chance(1), specimens());
    for number in 0..INPUTS {
        match number % 4 {
            // A specimen with a few bytes of anything in it.
            0 | 1 => {
                let mut text = specimens[chance.below(specimens.len())].join("\n").into_bytes();
                for _ in 0..=chance.below(4) {
                    let at = chance.below(text.len());
                    text[at] = u8::try_from(chance.next() & 0xff).unwrap();
                }
                let text = String::from_utf8_lossy(&text);
                let lines: Vec<&str> = text.split('\n').collect();
                catalogue::model_for(&read(&lines, today()), None);
                if number % 64 == 0 {
                    propose(&lines, today());
                }
            }
            2 => {
                let bytes = chance.bytes(120);
                read(&String::from_utf8_lossy(&bytes).split('\n').collect::<Vec<_>>(), today());
            }
            _ => {
                let seal: String =
                    b"DC04".iter().chain(&chance.bytes(80)).map(|byte| char::from(*byte)).collect();
                let _ = Seal::read(&seal);
                let bytes = chance.bytes(24);
                let text = String::from_utf8_lossy(&bytes);
                let (primary, secondary) = text.split_at(text.floor_char_boundary(12));
                explain(
                    NameParts { primary, secondary },
                    NameParts { primary: secondary, secondary: primary },
                    true,
                );
            }
        }
    }
}

/// A character's value modulo 10: what a digit sees of it.
fn seen(byte: u8) -> Option<u8> {
    check_digit(&[0, 0, byte].map(|byte| if byte == 0 { b'<' } else { byte }))
}

#[test]
fn every_change_of_a_protected_field_is_found_unless_its_value_stays() {
    let (mut found, mut blind) = (0u32, BTreeMap::<(char, char), u32>::new());
    for lines in specimens() {
        let refs: Vec<&str> = lines.iter().map(String::as_str).collect();
        let whole = cut(&refs).unwrap();
        for field in [MrzField::Number, MrzField::Birth, MrzField::Expiry] {
            let Some(place) = whole.place(field) else { continue };
            for (position, other) in (place.from..=place.to)
                .flat_map(|at| ALPHABET.iter().chain(FOREIGN).map(move |byte| (at, *byte)))
            {
                let mut changed = lines.clone();
                let line = usize::from(place.line) - 1;
                let mut bytes = changed[line].clone().into_bytes();
                let before = std::mem::replace(&mut bytes[usize::from(position) - 1], other);
                if before == other {
                    continue;
                }
                changed[line] = String::from_utf8(bytes).unwrap();
                let reading = read(&changed.iter().map(String::as_str).collect::<Vec<_>>(), today());
                if !reading.is_well_formed() {
                    found += 1;
                    continue;
                }
                assert_eq!(
                    seen(before),
                    seen(other),
                    "{} became {} unseen",
                    char::from(before),
                    char::from(other)
                );
                *blind.entry((char::from(before), char::from(other))).or_default() += 1;
            }
        }
    }
    let unseen: u32 = blind.values().sum();
    let kinds: BTreeSet<String> = blind.keys().map(|(one, other)| format!("{one}{other}")).collect();
    println!("{found} changes found, {unseen} not: {kinds:?}");
    // Only letters of a number hide: in a date every other character is another value or no digit.
    assert!(found > 20_000 && unseen * 5 < found, "{found} {unseen}");
    assert!(kinds.contains("6G") && kinds.contains("1L"), "{kinds:?}");
}
