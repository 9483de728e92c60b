//! Who can open an envelope, where, and how long it may be.

use crate::cast::{
    SECRET, SeededChance, agent_key, body, body_named, countersigned, envelope, envelope_key, sealed, stated,
    statement, statement_over,
};
use crate::targets::{PLACE, deployment};
use proptest::prelude::*;
use statement::{
    Body, OpenError, OpeningKey, PublicKey, RecordId, SealError, Stated, Statement, TimeEvidence, header_of,
    seal, sign_statement,
};
use terms::{ChainId, DeploymentId};

/// One record on the wire, sealed (design.md section 13).
const MOST_BYTES: usize = 512;

fn open(bytes: &[u8]) -> Result<Statement, OpenError> {
    envelope_key().open(bytes, PLACE, deployment()).map(|plain| Statement::from_bytes(&plain).unwrap())
}

#[test]
fn an_envelope_opens_at_its_place_with_its_key_in_its_deployment() {
    assert_eq!(open(&envelope()), Ok(statement()));
    assert_eq!(open(&sealed(&countersigned(), 13)), Ok(countersigned()));
}

#[test]
fn an_envelope_opens_at_no_other_place() {
    let others = [
        RecordId { sequence: PLACE.sequence - 1, ..PLACE },
        RecordId { sequence: PLACE.sequence + 1, ..PLACE },
        RecordId { chain: ChainId([0xc5; 16]), ..PLACE },
    ];
    for place in others {
        let opened = envelope_key().open(&envelope(), place, deployment());
        assert_eq!(opened.err(), Some(OpenError::Broken), "{place:?}");
    }
}

#[test]
fn an_envelope_opens_in_no_other_deployment() {
    let opened = envelope_key().open(&envelope(), PLACE, DeploymentId([0xee; 8]));
    assert_eq!(opened.err(), Some(OpenError::Broken));
}

#[test]
fn an_envelope_to_another_key_waits_for_it() {
    let other = OpeningKey::from_seed(&[70; 32]);
    assert_eq!(other.open(&envelope(), PLACE, deployment()).err(), Some(OpenError::UnknownKey));
}

#[test]
fn every_flipped_bit_of_an_envelope_is_refused() {
    let bytes = envelope();
    for at in 0..bytes.len() * 8 {
        let mut touched = bytes.clone();
        touched[at / 8] ^= 1 << (at % 8);
        assert!(open(&touched).is_err(), "bit {at}");
    }
}

#[test]
fn an_envelope_cut_or_lengthened_is_refused() {
    let bytes = envelope();
    for end in 0..bytes.len() {
        assert_eq!(open(&bytes[..end]), Err(OpenError::Malformed), "{end} bytes");
    }
    assert_eq!(open(&[bytes.as_slice(), &[0]].concat()), Err(OpenError::Malformed));
}

#[test]
fn sealing_twice_gives_other_bytes_and_the_same_chance_the_same() {
    assert_ne!(sealed(&statement(), 1), sealed(&statement(), 2));
    assert_eq!(sealed(&statement(), 1), sealed(&statement(), 1));
}

#[test]
fn nothing_is_sealed_to_a_key_that_is_none() {
    // A point of small order: the shared secret would be zero (RFC 9180 section 7.1.4).
    let refused = seal(b"statement", PLACE, deployment(), &PublicKey([0; 32]), &mut SeededChance(1));
    assert_eq!(refused, Err(SealError));
}

/// The length of a whole check sealed, of the longest name, with these clocks.
fn longest_check(time: TimeEvidence) -> (usize, String) {
    let mut body = body_named(&"A".repeat(30), &"B".repeat(30));
    // Lists that are all of one moment are one line; a machine that slept for days says so.
    body.feeds.truncate(1);
    body.suspended_s = Some(5 * 86_400);
    let header = header_of(PLACE, Stated { time, ..stated() }, &body.to_bytes()).co_signed(&SECRET);
    let statement = sign_statement(&header, body.to_bytes(), &agent_key(), deployment());
    let envelope = sealed(&statement, 1).len();
    let [padded, plain] = [body.to_bytes().len(), statement.to_bytes().len()];
    (envelope, format!("body {padded}, statement {plain}, envelope {envelope}"))
}

/// Two identifiers of thirty letters (a passport has room for 37 in all), three features, lists of one moment, a
/// finding, five days after the registry was last heard, three years after the boot, in the farthest zone.
#[test]
fn the_longest_check_of_one_agent_fits_the_wire() {
    let time = TimeEvidence {
        zone_quarters: 56,
        boottime_s: 3 * 365 * 86_400,
        since_registry_s: Some(5 * 86_400),
        ..stated().time
    };
    let (envelope, sizes) = longest_check(time);
    assert!(envelope <= MOST_BYTES, "{sizes}");
}

proptest! {
    #[test]
    fn discreet_flags_never_change_the_length_of_an_envelope(
        primary in "[A-Z]{1,30}", secondary in "[A-Z]{0,30}", flags: (bool, bool),
    ) {
        let quiet = body_named(&primary, &secondary);
        let flagged = Body { flags, ..quiet.clone() };
        prop_assert_eq!(
            sealed(&statement_over(&quiet), 1).len(),
            sealed(&statement_over(&flagged), 2).len()
        );
    }

    #[test]
    fn no_bytes_panic_and_none_are_opened(bytes: Vec<u8>) {
        prop_assert!(open(&bytes).is_err());
    }
}

#[test]
fn an_envelope_shows_nothing_of_the_person() {
    let bytes = envelope();
    for word in ["LACOMBE", "NOEMIE", "26VV00042"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    assert!(!format!("{:?}", body()).contains("LACOMBE"));
}
