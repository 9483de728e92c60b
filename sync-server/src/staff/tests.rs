//! Logins, households, documents and codes, without a server.

use super::*;
use crate::chance::Chance;
use crate::keys::{EnrolmentKeys, KeyPlaces};
use crate::store::Database;
use statement::code_locator;
use std::sync::Arc;
use terms::Timestamp;

struct Sevens;
impl Chance for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

fn keys() -> (tempfile::TempDir, EnrolmentKeys) {
    let folder = tempfile::tempdir().unwrap();
    let (places, database) = (KeyPlaces::in_folder(folder.path()), Database::file(folder.path()));
    let keys = EnrolmentKeys::open(&places, &database, Arc::new(Sevens), Timestamp(0)).unwrap();
    (folder, keys)
}

#[test]
fn a_login_is_written_one_way() {
    assert_eq!(Login::parse(" Ronan.B ").unwrap().as_str(), "ronan.b");
    for refused in ["", "ab", "rönan", "a b c", &"x".repeat(65)] {
        assert!(Login::parse(refused).is_none(), "{refused}");
    }
}

#[test]
fn a_household_is_the_same_however_it_is_written() {
    let (_folder, keys) = keys();
    let one = household_hash(&keys, "14, venelle du Sémaphore", "29300", "Arzano");
    assert_eq!(one, household_hash(&keys, "14 VENELLE DU SEMAPHORE", " 29300", "ARZANO "));
    assert_ne!(one, household_hash(&keys, "15 venelle du Sémaphore", "29300", "Arzano"));
    // What moves from one line to the next is another address.
    assert_ne!(household_hash(&keys, "1", "29300", "A"), household_hash(&keys, "12", "9300", "A"));
}

#[test]
fn a_typed_code_is_the_same_in_any_case_and_grouping() {
    let (_folder, keys) = keys();
    let hash = code_hash(&keys, &code_locator("BCDF GHJK LNPR"));
    assert_eq!(hash, code_hash(&keys, &code_locator("bcdf-ghjk-lnpr")));
    assert_ne!(hash, code_hash(&keys, &code_locator("BCDF GHJK LNPS")));
}

#[test]
fn a_token_prints_nothing_and_is_read_back() {
    let token = Token::of([0xab; 32]);
    assert_eq!(format!("{token:?}"), "Token(…)");
    assert!(Token::parse(&token.reveal()) == Some(token));
    for foreign in ["", "ab", &"g".repeat(64), &"é".repeat(32), &"+f".repeat(32)] {
        assert!(Token::parse(foreign).is_none(), "{foreign}");
    }
}
