//! A household as a keyed hash, so that an agent never checks their own without anyone keeping where they
//! live.

use crate::keys::EnrolmentKeys;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The keyed hash of an address: street line, postcode and locality, without case, accents, punctuation
/// or spacing. Applicants' addresses and agents' go through the same.
pub fn fingerprint(keys: &EnrolmentKeys, line: &str, postcode: &str, locality: &str) -> [u8; 32] {
    let plain = [plain(line), plain(postcode), plain(locality)].join("\n");
    keys.keyed_hash("household", plain.as_bytes())
}

fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}
