//! What the agent's signature, the second person's and the applicant's proof each cover; and the body.

use crate::cast::{
    SECRET, agent_key, body, body_named, countersigned, header, second_key, statement, stranger,
};
use crate::targets::{PLACE, deployment};
use proptest::prelude::*;
use statement::{
    Back, Blob, Body, BodyError, Header, HowRead, RecordId, Secret, Signature, Stated, Statement,
    StatementError, StatementKind, countersign, hash, sign_statement,
};
use terms::{ChainId, DeploymentId, EnrolmentId, LeaseId, Timestamp};

const REFUSED: Result<Header, StatementError> = Err(StatementError::Signature);

fn verify(statement: &Statement) -> Result<Header, StatementError> {
    statement.verify(PLACE, deployment(), &agent_key().public(), Some(&second_key().public()))
}

/// A field, and a change of it.
type Change = (&'static str, fn(&mut Stated));

/// One change of every field that is stated, but for the proof.
const CHANGES: [Change; 15] = [
    ("kind", |stated| stated.kind = StatementKind::Abandoned),
    ("previous", |stated| stated.previous = hash(b"another header")),
    ("enrolment", |stated| stated.enrolment = Some(EnrolmentId([0xe2; 16]))),
    ("no enrolment", |stated| stated.enrolment = None),
    ("lease", |stated| stated.lease = Some(LeaseId([0x1f; 8]))),
    ("no lease", |stated| stated.lease = None),
    ("refers to", |stated| stated.refers_to = Some(Back { chain: PLACE.chain, sequence: 3 })),
    ("how read", |stated| stated.how_read = HowRead::Typed),
    ("wall clock", |stated| stated.time.wall_s += 1),
    ("zone", |stated| stated.time.zone_quarters = 8),
    ("boot time", |stated| stated.time.boottime_s += 1),
    ("boot", |stated| stated.time.boot ^= 1),
    ("registry time", |stated| stated.time.registry = Some(Timestamp(0))),
    ("no registry time", |stated| stated.time.registry = None),
    ("since", |stated| stated.time.since_registry_s = None),
];

#[test]
fn a_statement_is_believed_at_its_place() {
    assert_eq!(verify(&statement()), Ok(header()));
    assert_eq!(verify(&countersigned()), Ok(header()));
    assert_eq!(Statement::from_bytes(&statement().to_bytes()), Ok(statement()));
}

#[test]
fn a_statement_moved_to_another_place_is_refused() {
    let others = [
        RecordId { sequence: PLACE.sequence + 1, ..PLACE },
        RecordId { sequence: 0, ..PLACE },
        RecordId { chain: ChainId([0xc5; 16]), ..PLACE },
    ];
    for place in others {
        assert_eq!(
            statement().verify(place, deployment(), &agent_key().public(), None),
            REFUSED,
            "{place:?}"
        );
    }
}

#[test]
fn a_statement_for_another_deployment_or_by_another_agent_is_refused() {
    let elsewhere = DeploymentId([0xee; 8]);
    assert_eq!(statement().verify(PLACE, elsewhere, &agent_key().public(), None), REFUSED);
    assert_eq!(statement().verify(PLACE, deployment(), &stranger().public(), None), REFUSED);
}

#[test]
fn no_stated_field_can_be_changed_after_signing() {
    for (name, change) in CHANGES {
        let mut changed = statement();
        change(&mut changed.stated);
        assert_ne!(changed, statement(), "{name}");
        assert_eq!(verify(&changed), REFUSED, "{name}");
    }
    let mut unproven = statement();
    unproven.stated.proof = None;
    assert_eq!(verify(&unproven), REFUSED, "proof");
}

#[test]
fn the_body_cannot_be_exchanged_after_signing() {
    let other = body_named("KERAVEL", "THEODORE").to_bytes();
    assert_eq!(verify(&Statement { body: Blob(other), ..statement() }), REFUSED);
    assert_eq!(verify(&Statement { body: Blob::default(), ..statement() }), REFUSED);
}

#[test]
fn every_flipped_bit_of_a_countersigned_statement_is_refused() {
    let bytes = countersigned().to_bytes();
    for at in 0..bytes.len() * 8 {
        let mut touched = bytes.clone();
        touched[at / 8] ^= 1 << (at % 8);
        assert!(Statement::from_bytes(&touched).and_then(|read| verify(&read)).is_err(), "bit {at}");
    }
}

#[test]
fn a_second_signature_is_checked_against_the_second_persons_key() {
    let countersigned = countersigned();
    let agent = agent_key().public();
    assert_eq!(countersigned.verify(PLACE, deployment(), &agent, None), REFUSED, "nobody to ask");
    let wrong = countersigned.verify(PLACE, deployment(), &agent, Some(&stranger().public()));
    assert_eq!(wrong, REFUSED, "a stranger");
    let own = countersigned.verify(PLACE, deployment(), &agent, Some(&agent));
    assert_eq!(own, REFUSED, "the agent");
}

#[test]
fn an_agents_own_signature_is_no_second_signature() {
    let mut doubled = countersign(statement(), &header(), &agent_key(), deployment());
    doubled.second.as_mut().unwrap().signature = doubled.signature;
    let agent = agent_key().public();
    assert_eq!(doubled.verify(PLACE, deployment(), &agent, Some(&agent)), REFUSED);
}

#[test]
fn a_second_signature_under_another_name_or_header_is_refused() {
    let mut renamed = countersigned();
    renamed.second.as_mut().unwrap().key = stranger().public().id();
    assert_eq!(verify(&renamed), REFUSED);
    let elsewhere = statement().header(RecordId { sequence: 7, ..PLACE });
    assert_eq!(verify(&countersign(statement(), &elsewhere, &second_key(), deployment())), REFUSED);
    let mut empty = countersigned();
    empty.second.as_mut().unwrap().signature = Signature([0; 64]);
    assert_eq!(verify(&empty), REFUSED);
}

#[test]
fn the_proof_covers_every_field_of_the_header_but_itself() {
    let header = header();
    let proof = header.stated.proof.unwrap();
    assert_eq!(header.proof_by(&SECRET), proof);
    for (name, change) in CHANGES {
        let mut changed = header.clone();
        change(&mut changed.stated);
        assert_ne!(changed.proof_by(&SECRET), proof, "{name}");
    }
    let moved = [
        Header { chain: ChainId([0xc5; 16]), ..header.clone() },
        Header { sequence: header.sequence + 1, ..header.clone() },
        Header { body: hash(b"another body"), ..header.clone() },
    ];
    for moved in moved {
        assert_ne!(moved.proof_by(&SECRET), proof, "{moved:?}");
    }
}

proptest! {
    #[test]
    fn only_the_applicants_secret_gives_the_proof(other: [u8; 6]) {
        prop_assume!(other != *SECRET.as_bytes());
        prop_assert_ne!(Some(header().proof_by(&Secret::from_bytes(other))), header().stated.proof);
    }

    #[test]
    fn a_body_of_any_name_is_padded_to_blocks_and_read_back(
        primary in "[A-Z ]{0,80}", secondary in "[A-Z ]{0,80}", flags: (bool, bool),
    ) {
        let body = Body { flags, ..body_named(&primary, &secondary) };
        let bytes = body.to_bytes();
        prop_assert_eq!(bytes.len() % 64, 0);
        prop_assert_eq!(Body::from_bytes(&bytes), Ok(body));
    }

    #[test]
    fn no_touched_body_is_read_as_the_same(at: prop::sample::Index, bit in 0u8..8) {
        let mut bytes = body().to_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        // A body is not signed by itself: it may read as another, never as this one.
        prop_assert_ne!(Body::from_bytes(&bytes), Ok(body()));
    }

    #[test]
    fn no_bytes_panic_as_a_statement_or_body(bytes: Vec<u8>) {
        prop_assert!(Statement::from_bytes(&bytes).is_err());
        prop_assert!(Body::from_bytes(&bytes).is_err());
    }
}

#[test]
fn a_body_that_is_none_is_told_apart_from_a_wrong_signature() {
    let nonsense = vec![0xff; 64];
    let header = statement::header_of(PLACE, crate::cast::stated(), &nonsense);
    let signed = sign_statement(&header, nonsense, &agent_key(), deployment());
    assert_eq!(verify(&signed), Ok(header));
    assert_eq!(signed.body(), Err(StatementError::Body));
    assert_eq!(Body::from_bytes(&[0xff; 64]), Err(BodyError));
}
