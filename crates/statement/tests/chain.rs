//! A chain of headers: whoever has them all can tell that none was dropped, inserted, moved or altered,
//! and needs no body for it.

use crate::cast::{NOON, stated};
use proptest::prelude::*;
use statement::{Hash, Header, RecordId, Stated, StatementKind, hash, header_of};
use std::sync::LazyLock;
use terms::ChainId;

const CHAIN: ChainId = ChainId([0xcc; 16]);
const LENGTH: usize = 100;

/// A hundred headers, each naming the one before; the last is named by what came after.
static HEADERS: LazyLock<Vec<Header>> = LazyLock::new(|| {
    let mut headers: Vec<Header> = Vec::new();
    for sequence in 0..100 {
        headers.push(linked(headers.last(), sequence));
    }
    headers
});

fn linked(before: Option<&Header>, sequence: u64) -> Header {
    let previous = before.map_or(Hash::ZERO, Header::hash);
    let kind = if before.is_none() { StatementKind::ChainStart } else { StatementKind::Check };
    let mut stated = Stated { kind, previous, ..stated() };
    stated.time.registry = Some(NOON.plus_ms(i64::try_from(sequence).unwrap()));
    header_of(RecordId { chain: CHAIN, sequence }, stated, &sequence.to_be_bytes())
}

/// What an auditor does with headers and the head they were told.
fn is_whole(headers: &[Header], head: Hash) -> bool {
    let mut before = Hash::ZERO;
    for (sequence, header) in (0u64..).zip(headers) {
        if header.chain != CHAIN || header.sequence != sequence || header.stated.previous != before {
            return false;
        }
        before = header.hash();
    }
    before == head
}

fn head() -> Hash {
    HEADERS.last().unwrap().hash()
}

#[test]
fn a_chain_of_a_hundred_headers_is_whole() {
    assert_eq!(HEADERS.len(), LENGTH);
    assert!(is_whole(&HEADERS, head()));
}

#[test]
fn a_header_taken_out_anywhere_breaks_the_chain() {
    for at in 0..LENGTH {
        let mut shorter = HEADERS.clone();
        shorter.remove(at);
        assert!(!is_whole(&shorter, head()), "without {at}");
        // Numbered anew, the hashes still tell.
        for (sequence, header) in (0..).zip(&mut shorter) {
            header.sequence = sequence;
        }
        assert!(!is_whole(&shorter, head()), "without {at}, numbered anew");
    }
}

#[test]
fn a_header_put_in_anywhere_breaks_the_chain() {
    for at in 0..=LENGTH {
        let (before, after) = HEADERS.split_at(at);
        let inserted = linked(before.last(), u64::try_from(at).unwrap());
        let mut longer = [before, &[inserted], after].concat();
        for (sequence, header) in (0..).zip(&mut longer) {
            header.sequence = sequence;
        }
        assert!(!is_whole(&longer, head()), "one more at {at}");
    }
}

proptest! {
    #[test]
    fn two_headers_exchanged_break_the_chain(a in 0..LENGTH, b in 0..LENGTH) {
        prop_assume!(a != b);
        let mut moved = HEADERS.clone();
        moved.swap(a, b);
        prop_assert!(!is_whole(&moved, head()));
        for (sequence, header) in (0..).zip(&mut moved) {
            header.sequence = sequence;
        }
        prop_assert!(!is_whole(&moved, head()));
    }

    #[test]
    fn a_header_altered_anywhere_breaks_the_chain(at in 0..LENGTH, other: [u8; 8]) {
        let mut altered = HEADERS.clone();
        altered[at].body = hash(&other);
        prop_assert!(!is_whole(&altered, head()));
    }
}
