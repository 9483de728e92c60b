//! What a signature covers: every bit of the message, its kind, its deployment and the key that made it.

use crate::cast::{
    certificate, device_authority, device_certificate, lease_key, office_lease, root, stranger,
};
use crate::messages::messages;
use crate::targets::deployment;
use proptest::prelude::*;
use statement::{Certificate, DeviceCertificate, Kind, Lease, Sign1, SignatureError, sign};
use terms::DeploymentId;

const ELSEWHERE: DeploymentId = DeploymentId([0xee; 8]);

#[test]
fn every_flipped_bit_of_every_message_is_refused() {
    for message in messages() {
        for at in 0..message.bytes.len() * 8 {
            let mut touched = message.bytes.clone();
            touched[at / 8] ^= 1 << (at % 8);
            assert!(!(message.believes)(&touched), "{}: bit {at}", message.name);
        }
    }
}

#[test]
fn a_message_cut_anywhere_is_refused() {
    for message in messages() {
        for end in 0..message.bytes.len() {
            assert!(!(message.believes)(&message.bytes[..end]), "{}: {end} bytes", message.name);
        }
    }
}

#[test]
fn a_message_signed_for_one_kind_never_verifies_as_another() {
    for message in messages() {
        let read = Sign1::read(&message.bytes).unwrap();
        for kind in Kind::ALL {
            let verified = read.verify(*kind, deployment(), &message.key.public());
            assert_eq!(verified.is_ok(), *kind == message.kind, "{} as {kind:?}", message.name);
        }
    }
}

#[test]
fn the_same_record_signed_for_another_kind_is_refused_by_its_own_reader() {
    for message in messages() {
        for kind in Kind::ALL.iter().filter(|kind| **kind != message.kind) {
            let misused = sign(*kind, deployment(), &message.key, message.payload());
            assert!(!(message.believes)(&misused), "{} signed as {kind:?}", message.name);
        }
    }
}

#[test]
fn a_message_for_another_deployment_is_refused() {
    for message in messages() {
        let read = Sign1::read(&message.bytes).unwrap();
        let verified = read.verify(message.kind, ELSEWHERE, &message.key.public());
        assert_eq!(verified, Err(SignatureError::Wrong), "{}", message.name);
        let foreign = sign(message.kind, ELSEWHERE, &message.key, message.payload());
        assert!(!(message.believes)(&foreign), "{} from elsewhere", message.name);
    }
}

#[test]
fn a_message_under_another_key_is_refused() {
    for message in messages() {
        let read = Sign1::read(&message.bytes).unwrap();
        let verified = read.verify(message.kind, deployment(), &stranger().public());
        assert_eq!(verified, Err(SignatureError::OtherKey), "{}", message.name);
        let forged = sign(message.kind, deployment(), &stranger(), message.payload());
        assert!(!(message.believes)(&forged), "{} under a stranger's key", message.name);
    }
}

/// RFC 9052 section 4.2 puts the signature last; the key's name stays that of the genuine key.
#[test]
fn a_strangers_signature_under_a_genuine_keys_name_is_wrong() {
    for message in messages() {
        let forged = sign(message.kind, deployment(), &stranger(), message.payload());
        let (genuine, _) = message.bytes.split_at(message.bytes.len() - 64);
        let (_, signature) = forged.split_at(forged.len() - 64);
        let read = Sign1::read(&[genuine, signature].concat()).unwrap();
        let verified = read.verify(message.kind, deployment(), &message.key.public());
        assert_eq!(verified, Err(SignatureError::Wrong), "{}", message.name);
    }
}

#[test]
fn a_signature_by_a_key_of_small_order_is_never_right() {
    // The identity point with R = identity and s = 0 satisfies the lax equation for every message.
    let mut identity = [0; 32];
    identity[0] = 1;
    let weak = statement::PublicKey(identity);
    let genuine = office_lease().sign(deployment(), &lease_key());
    let (head, _) = genuine.split_at(genuine.len() - 64);
    let mut forged = head.to_vec();
    let (from, to) = (lease_key().public().id(), weak.id());
    let at = forged.windows(8).position(|window| window == from.0).unwrap();
    forged.splice(at..at + 8, to.0);
    forged.extend(identity);
    forged.extend([0; 32]);
    assert_eq!(Lease::verify(&forged, deployment(), &weak), Err(SignatureError::Wrong));
}

#[test]
fn each_refusal_says_which_it_was() {
    let lease = office_lease().sign(deployment(), &lease_key());
    let [key, other] = [lease_key().public(), stranger().public()];
    let refusal = |bytes: &[u8], deployment, key| Lease::verify(bytes, deployment, key).unwrap_err();
    assert_eq!(refusal(b"", deployment(), &key), SignatureError::Malformed);
    assert_eq!(refusal(&lease, deployment(), &other), SignatureError::OtherKey);
    assert_eq!(refusal(&lease, ELSEWHERE, &key), SignatureError::Wrong);
}

#[test]
fn a_key_of_one_purpose_serves_no_other() {
    let by_lease_key = certificate().sign(&lease_key());
    assert_eq!(Certificate::verify(&by_lease_key, &root().public()), Err(SignatureError::OtherKey));
    let by_root = device_certificate().sign(deployment(), &root());
    let read = DeviceCertificate::verify(&by_root, deployment(), &device_authority().public());
    assert_eq!(read, Err(SignatureError::OtherKey));
}

#[test]
fn a_certificate_covers_both_its_ends_and_nothing_beyond() {
    let certificate = certificate();
    assert!(certificate.covers(certificate.from) && certificate.covers(certificate.until));
    assert!(!certificate.covers(certificate.from.plus_ms(-1)));
    assert!(!certificate.covers(certificate.until.plus_ms(1)));
}

proptest! {
    #[test]
    fn no_damage_is_believed(which: prop::sample::Index, at: prop::sample::Index, other: Vec<u8>, cut in 0usize..8) {
        let messages = messages();
        let message = which.get(&messages);
        let at = at.index(message.bytes.len());
        let mut damaged = message.bytes.clone();
        let end = (at + cut).min(damaged.len());
        damaged.splice(at..end, other);
        prop_assume!(damaged != message.bytes);
        prop_assert!(!(message.believes)(&damaged));
    }

    #[test]
    fn no_bytes_panic_and_none_are_believed(bytes: Vec<u8>) {
        for message in messages() {
            prop_assert!(!(message.believes)(&bytes));
            prop_assert!(!(message.believes)(&message.signed_over(bytes.clone())));
        }
    }
}
