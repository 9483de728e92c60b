//! One record has one byte string (RFC 8949 section 4.2.1). Every other spelling of it is refused, even
//! when the right key signed that spelling.

use crate::cast::{answer_key, answer_named, lease_key, office_lease};
use crate::messages::messages;
use crate::targets::deployment;
use coset::cbor::Value;
use coset::{CborSerializable, CoseSign1, CoseSign1Builder, HeaderBuilder, iana};
use statement::{Answer, FrameVersion, Kind, Lease, Sign1, SignatureError, external_aad, sign};

/// Another spelling of the same CBOR map, and what is odd about it.
type Spelling = (&'static str, fn(&[u8]) -> Vec<u8>);
/// A change of a map's entries, and its name.
type Change = (&'static str, fn(&mut Vec<(Value, Value)>));

const SPELLINGS: [Spelling; 8] = [
    ("a trailing byte", |map| [map, &[0x00]].concat()),
    ("a second record behind it", |map| [map, map].concat()),
    ("a long-form length", |map| [&[0xb8, map[0] & 0x1f], &map[1..]].concat()),
    ("a long-form key", |map| [&[map[0], 0x18], &map[1..]].concat()),
    ("an indefinite length", |map| [&[0xbf], &map[1..], &[0xff]].concat()),
    ("a tag", |map| [&[0xc1], map].concat()),
    ("keys in another order", |map| rewritten(map, |entries| entries.reverse())),
    ("a key twice", |map| rewritten(map, |entries| entries.extend_from_within(..1))),
];

fn rewritten(map: &[u8], change: fn(&mut Vec<(Value, Value)>)) -> Vec<u8> {
    let Value::Map(mut entries) = coset::cbor::from_reader(map).unwrap() else { panic!("not a map") };
    change(&mut entries);
    let mut bytes = Vec::new();
    coset::cbor::into_writer(&Value::Map(entries), &mut bytes).unwrap();
    bytes
}

/// The auditor's reader compares whole headers and reads no record.
fn records() -> impl Iterator<Item = crate::messages::Message> {
    messages().into_iter().filter(|message| message.kind != Kind::Statement)
}

#[test]
fn another_spelling_of_a_record_is_refused_although_rightly_signed() {
    for message in records() {
        let payload = message.payload();
        assert_eq!(
            rewritten(&payload, |_| ()),
            payload,
            "{}: the second codec writes the same",
            message.name
        );
        for (name, spelling) in SPELLINGS {
            let spelt = spelling(&payload);
            assert_ne!(spelt, payload, "{}: {name}", message.name);
            assert!(!(message.believes)(&message.signed_over(spelt)), "{}: {name}", message.name);
        }
    }
}

#[test]
fn an_unknown_key_a_text_key_and_a_written_null_are_refused() {
    const CHANGES: [Change; 3] = [
        ("an unknown key", |entries| entries.push((Value::from(200), Value::from(1)))),
        ("a text key", |entries| entries.push((Value::from("x"), Value::from(1)))),
        ("a written null", |entries| entries.push((Value::from(100), Value::Null))),
    ];
    for message in records() {
        for (name, change) in CHANGES {
            let spelt = rewritten(&message.payload(), change);
            assert!(!(message.believes)(&message.signed_over(spelt)), "{}: {name}", message.name);
        }
    }
}

#[test]
fn an_absent_field_is_left_out_and_never_null() {
    let absent = Answer { safe_mark: None, ..answer_named() };
    let signed = absent.sign(FrameVersion::Named, deployment(), &answer_key());
    let null = rewritten(Sign1::read(&signed).unwrap().unverified_payload(), |entries| {
        entries.insert(6, (Value::from(6), Value::Null));
    });
    let signed = sign(Kind::Answer, deployment(), &answer_key(), null);
    let read = Answer::verify(&signed, deployment(), &answer_key().public());
    assert_eq!(read, Err(SignatureError::Malformed));
}

/// A lease whose COSE headers another implementation wrote; its signature is right.
fn lease_with(protected: HeaderBuilder, unprotected: HeaderBuilder) -> CoseSign1 {
    let genuine = office_lease().sign(deployment(), &lease_key());
    let signer = ed25519_dalek::SigningKey::from_bytes(&lease_key().seed());
    CoseSign1Builder::new()
        .protected(protected.build())
        .unprotected(unprotected.build())
        .payload(Sign1::read(&genuine).unwrap().unverified_payload().to_vec())
        .create_signature(&external_aad(Kind::Lease, deployment()), |bytes| {
            ed25519_dalek::Signer::sign(&signer, bytes).to_bytes().to_vec()
        })
        .build()
}

fn profile() -> HeaderBuilder {
    HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).key_id(lease_key().public().id().0.to_vec())
}

fn read(message: CoseSign1) -> Result<Lease, SignatureError> {
    Lease::verify(&message.to_vec().unwrap(), deployment(), &lease_key().public())
}

#[test]
fn any_header_beside_the_profiles_two_is_refused_although_rightly_signed() {
    let none = HeaderBuilder::new;
    let kid = || none().key_id(lease_key().public().id().0.to_vec());
    assert_eq!(read(lease_with(profile(), none())), Ok(office_lease()));
    let refused = [
        ("another algorithm", kid().algorithm(iana::Algorithm::ES256), none()),
        ("no algorithm", kid(), none()),
        ("no key", none().algorithm(iana::Algorithm::EdDSA), none()),
        ("a content type", profile().content_type("text/plain".to_owned()), none()),
        ("a critical header", profile().add_critical(iana::HeaderParameter::Alg), none()),
        ("a private header", profile().value(-70_000, Value::from(1)), none()),
        ("an unprotected key", profile(), kid()),
        ("an unprotected algorithm", profile(), none().algorithm(iana::Algorithm::EdDSA)),
        ("an unprotected text header", profile(), none().text_value("x".to_owned(), Value::from(1))),
    ];
    for (name, protected, unprotected) in refused {
        assert_eq!(read(lease_with(protected, unprotected)), Err(SignatureError::Malformed), "{name}");
    }
}

#[test]
fn another_spelling_of_the_message_around_a_record_is_refused() {
    for message in messages() {
        let [0x84, rest @ ..] = message.bytes.as_slice() else { panic!("not an array of four") };
        let spellings = [
            ("a trailing byte", [&message.bytes, &[0x00][..]].concat()),
            ("a long-form length", [&[0x98, 0x04], rest].concat()),
            ("an indefinite length", [&[0x9f], rest, &[0xff]].concat()),
            // RFC 9052 section 2: tag 18 is COSE_Sign1; the profile is untagged.
            ("a tag", [&[0xd2], message.bytes.as_slice()].concat()),
            ("a fifth item", [&[0x85], rest, &[0x00]].concat()),
        ];
        for (name, spelt) in spellings {
            assert!(!(message.believes)(&spelt), "{}: {name}", message.name);
            assert_eq!(
                Sign1::read(&spelt).err(),
                Some(SignatureError::Malformed),
                "{}: {name}",
                message.name
            );
        }
    }
}

#[test]
fn a_detached_payload_is_no_message_here() {
    let detached = CoseSign1 { payload: None, ..lease_with(profile(), HeaderBuilder::new()) };
    assert_eq!(read(detached), Err(SignatureError::Malformed));
}
