//! Visible seals of the cast's cards, signed by an authority that exists nowhere else: `FR00` is a test authority
//! by the specification. Its signer's key stands here and signs nothing but specimens.

use crate::cast::Person;
use documents::visible_seal::day_of_seal;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use terms::Day;

/// The signer's certificate (PEM, 2020 to 2049).
pub const SIGNER: &str = include_str!("seal_signer.pem");
const KEY: &str = "1323186a030f2c6190fffb6bdeb083208af60fbb6bb71c57e8d174e71dc28fde";
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const EPOCH: Day = Day::of(2000, 1, 1);
/// Ends a field of variable length, and begins the signature.
const SEPARATORS: [char; 2] = ['\u{1d}', '\u{1f}'];

/// The seal of a person's card, as it was signed when the card was made.
pub fn of(person: &Person) -> String {
    let [end, _] = SEPARATORS;
    let plain = |text: &str| documents::names::to_mrz(text).unwrap_or_default().replace('<', " ");
    let birth: Day = person.birth_date.parse().expect("a date of the cast");
    let sex = if person.sex == "female" { 'F' } else { 'M' };
    let given = plain(person.given_names).replace(' ', "/");
    let message = format!(
        "60{given}{end}62{name}{end}65ID66{number}{end}67FR68{sex}69{birth}6O{expiry}",
        name = plain(person.birth_name),
        number = person.document.number,
        birth = day_of_seal(birth),
        expiry = day_of_seal(person.expiry()),
    );
    signed("07", &message)
}

/// A seal of a type of document (07 is an identity title), signed like the cards of the cast.
pub fn signed(document_type: &str, message: &str) -> String {
    let [_, signature] = SEPARATORS;
    let made = Day::of(2025, 6, 1).epoch_days() - EPOCH.epoch_days();
    let signed = format!("DC04FR000256{made:04X}{made:04X}{document_type}01FR{message}");
    format!("{signed}{signature}{}", base32(&sign(signed.as_bytes())))
}

fn sign(bytes: &[u8]) -> Vec<u8> {
    let scalar: Vec<u8> = (0..KEY.len())
        .step_by(2)
        .filter_map(|at| u8::from_str_radix(KEY.get(at..at + 2)?, 16).ok())
        .collect();
    let key = SigningKey::from_slice(&scalar).expect("the specimen's key is one");
    let signature: Signature = key.sign(bytes);
    signature.to_bytes().to_vec()
}

fn base32(bytes: &[u8]) -> String {
    let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).peekable();
    let mut text = String::new();
    while bits.peek().is_some() {
        let five: Vec<u8> = bits.by_ref().take(5).collect();
        let value = (0..5).fold(0, |value, at| value << 1 | five.get(at).copied().unwrap_or(0));
        text.push(char::from(ALPHABET[usize::from(value)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::{LUDIVINE, NOEMIE, SIDONIE};
    use documents::visible_seal::{Reason, Seal, Trust, beside};

    #[test]
    fn a_card_of_the_cast_bears_a_seal_that_says_what_its_lines_say() {
        let (trust, on) = (Trust::read(SIGNER).unwrap(), "2026-11-22".parse().unwrap());
        for person in [NOEMIE, LUDIVINE, SIDONIE] {
            let seal = Seal::read(&of(&person)).unwrap();
            assert_eq!(seal.judge(&trust, on).reason, Reason::Signed);
            let lines = person.lines();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let told = beside(&seal, &documents::mrz::read(&lines, on), on);
            assert_eq!(told.len(), 7);
            assert!(told.iter().all(|told| told.agrees && told.read.is_some()), "{:?}", person.birth_name);
        }
    }
}
