//! Another COSE implementation (`coset`) and a bare Ed25519 are asked about our messages: does it read
//! what we write, sign what we sign, and write what we write?

use crate::cast::{agent_key, countersigned, header, second_key, statement, voucher, voucher_key};
use crate::messages::{Message, messages};
use crate::targets::{PLACE, deployment};
use coset::{CborSerializable, CoseSign1, CoseSign1Builder, Header, HeaderBuilder, iana};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use statement::{Kind, PublicKey, Voucher, external_aad};

/// {1: -8, 4: kid}: the protected header of the profile.
fn profile(key: PublicKey) -> Header {
    HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).key_id(key.id().0.to_vec()).build()
}

fn aad(kind: Kind) -> Vec<u8> {
    external_aad(kind, deployment())
}

/// `verify_strict` of ed25519-dalek over what coset says was signed.
fn agrees(message: &CoseSign1, kind: Kind, key: PublicKey) -> bool {
    let key = VerifyingKey::from_bytes(&key.0).unwrap();
    let verified = message.verify_signature(&aad(kind), |signature, bytes| {
        key.verify_strict(bytes, &Signature::from_slice(signature).unwrap())
    });
    verified.is_ok()
}

fn written_by_coset(message: &Message) -> Vec<u8> {
    let signer = SigningKey::from_bytes(&message.key.seed());
    let built = CoseSign1Builder::new()
        .protected(profile(message.key.public()))
        .payload(message.payload())
        .create_signature(&aad(message.kind), |bytes| signer.sign(bytes).to_bytes().to_vec());
    built.build().to_vec().unwrap()
}

#[test]
fn coset_reads_exactly_our_two_headers() {
    for message in messages() {
        let read = CoseSign1::from_slice(&message.bytes).unwrap();
        assert_eq!(read.protected.header, profile(message.key.public()), "{}", message.name);
        assert!(read.unprotected.is_empty(), "{}", message.name);
        assert_eq!(read.payload, Some(message.payload()), "{}", message.name);
        // A map of two; algorithm before key, as RFC 8949 section 4.2.1 orders them.
        let protected = read.protected.original_data.unwrap();
        assert!(protected.starts_with(&[0xa2, 0x01, 0x27, 0x04, 0x48]), "{}", message.name);
    }
}

#[test]
fn a_bare_ed25519_agrees_on_what_coset_says_was_signed() {
    for message in messages() {
        let read = CoseSign1::from_slice(&message.bytes).unwrap();
        assert!(agrees(&read, message.kind, message.key.public()), "{}", message.name);
        for other in Kind::ALL.iter().filter(|kind| **kind != message.kind) {
            assert!(!agrees(&read, *other, message.key.public()), "{} as {other:?}", message.name);
        }
    }
}

#[test]
fn coset_writes_the_same_bytes() {
    for message in messages() {
        assert_eq!(written_by_coset(&message), message.bytes, "{}", message.name);
        assert!((message.believes)(&written_by_coset(&message)), "{}", message.name);
    }
}

#[test]
fn the_external_data_is_kind_version_and_deployment() {
    for kind in Kind::ALL {
        let head = [0x83, kind.code(), kind.version(), 0x48];
        assert_eq!(aad(*kind), [&head[..], &deployment().0].concat(), "{kind:?}");
    }
}

#[test]
fn coset_agrees_with_both_signatures_of_a_statement() {
    let statement = countersigned();
    let second = statement.second.unwrap();
    let signed = |key: PublicKey, signature: statement::Signature| CoseSign1 {
        payload: Some(header().to_bytes()),
        signature: signature.0.to_vec(),
        ..CoseSign1Builder::new().protected(profile(key)).build()
    };
    let [agent, second_person] = [agent_key().public(), second_key().public()];
    assert_eq!(second.key, second_person.id());
    assert!(agrees(&signed(agent, statement.signature), Kind::Statement, agent));
    assert!(agrees(&signed(second_person, second.signature), Kind::Countersignature, second_person));
    assert!(!agrees(&signed(second_person, second.signature), Kind::Statement, second_person));
}

#[test]
fn what_an_auditor_keeps_holds_the_header_and_nothing_of_the_body() {
    let kept = statement().to_cose(&statement().header(PLACE), agent_key().public().id());
    let read = CoseSign1::from_slice(&kept).unwrap();
    assert_eq!(read.payload, Some(header().to_bytes()));
}

#[test]
fn a_voucher_is_base45_of_what_coset_writes() {
    let message = messages().into_iter().find(|message| message.kind == Kind::Voucher).unwrap();
    let text = format!("VAV1:{}", base45::encode(written_by_coset(&message)));
    assert_eq!(text, voucher().sign(&voucher_key()));
    assert_eq!(Voucher::read(&text, deployment(), &[voucher_key().public()]), Ok(voucher()));
}
