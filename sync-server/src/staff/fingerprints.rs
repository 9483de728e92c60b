//! What is recognised without being kept, as keyed hashes: a household, so that an agent never checks their own although
//! nobody stores where they live; a document, by kind, issuer and number, for the stop list and for duplicates; and a mobile,
//! for whoever comes back by it.

use crate::keys::EnrolmentKeys;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The keyed hash of an address: street line, postcode and locality, without case, accents, punctuation
/// or spacing. Applicants' addresses and agents' go through the same.
pub fn household_hash(keys: &EnrolmentKeys, line: &str, postcode: &str, locality: &str) -> [u8; 32] {
    let plain = [plain(line), plain(postcode), plain(locality)].join("\n");
    keys.keyed_hash("household", plain.as_bytes())
}

/// The keyed hash of a mobile in its one form ([`proofing::eligibility::normalise_mobile`]).
pub fn mobile_hash(keys: &EnrolmentKeys, mobile: &str) -> [u8; 32] {
    keys.keyed_hash("mobile", mobile.as_bytes())
}

fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The keyed hash of a document. Case, spaces and fillers do not matter.
pub fn document_hash(keys: &EnrolmentKeys, kind: u8, issuer: &str, number: &str) -> [u8; 32] {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    let named = format!("{kind}\n{}\n{}", plain(issuer), plain(number));
    keys.keyed_hash("document", named.as_bytes())
}
