//! How a document is named without being kept: the keyed hash of kind, issuer and number. Stop list and
//! duplicates use the same.

use crate::keys::EnrolmentKeys;

/// The keyed hash of a document. Case, spaces and fillers do not matter.
pub fn document_hash(keys: &EnrolmentKeys, kind: u8, issuer: &str, number: &str) -> [u8; 32] {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    let named = format!("{kind}\n{}\n{}", plain(issuer), plain(number));
    keys.keyed_hash("document", named.as_bytes())
}
