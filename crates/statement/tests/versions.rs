//! Frames and answers of two versions: what one says is never read as the other.

use crate::cast::{answer, answer_key, answer_named, device_key, frame};
use crate::targets::deployment;
use proptest::prelude::*;
use statement::{
    Answer, Frame, FrameVersion, Hash, Kind, QuarantineReason, Quarantined, Receipt, Sign1, SignatureError,
    encode, sign,
};
use terms::Timestamp;

fn read(bytes: &[u8]) -> Result<Answer, SignatureError> {
    Answer::verify(bytes, deployment(), &answer_key().public())
}

#[test]
fn a_frame_says_in_which_version_it_was_signed() {
    for version in [FrameVersion::First, FrameVersion::Named] {
        let signed = frame().sign(version, deployment(), &device_key());
        let (message, _) = Frame::read(&signed).unwrap();
        assert_eq!(Frame::verify(&message, deployment(), &device_key().public()), Ok(version));
    }
    let other = sign(Kind::Answer, deployment(), &device_key(), encode(&frame()));
    let (message, _) = Frame::read(&other).unwrap();
    let verified = Frame::verify(&message, deployment(), &device_key().public());
    assert_eq!(verified, Err(SignatureError::Wrong), "no other purpose passes for a version");
}

#[test]
fn an_answer_of_version_1_says_what_a_device_of_then_can_read() {
    let signed = answer_named().sign(FrameVersion::First, deployment(), &answer_key());
    let read = read(&signed).unwrap();
    assert_eq!(read.receipts, answer().receipts, "no hash");
    let unproven = Quarantined { sequence: 12, reason: QuarantineReason::ChainBroken };
    assert_eq!(read.quarantined.last(), Some(&unproven), "no code that came later");
    assert_eq!(read.opened, None, "no key that came later");
}

#[test]
fn an_answer_of_version_1_that_says_what_was_opened_is_refused_although_rightly_signed() {
    let opened = Answer { opened: Some(3), ..answer() };
    let signed = sign(Kind::Answer, deployment(), &answer_key(), encode(&opened));
    assert_eq!(read(&signed), Err(SignatureError::Malformed));
}

#[test]
fn an_answer_of_version_2_without_a_hash_is_refused_although_rightly_signed() {
    let signed = answer().sign(FrameVersion::Named, deployment(), &answer_key());
    assert_eq!(read(&signed), Err(SignatureError::Malformed));
}

proptest! {
    #[test]
    fn an_answer_of_either_version_comes_back_as_it_was_signed(
        receipts in prop::collection::vec((any::<u64>(), any::<i64>(), any::<[u8; 32]>()), 0..40),
    ) {
        let named = receipts.iter().map(|(sequence, at, envelope)| Receipt {
            sequence: *sequence,
            first_received: Timestamp(*at),
            envelope: Some(Hash(*envelope)),
        });
        let named = Answer { receipts: named.collect(), ..answer_named() };
        let signed = named.sign(FrameVersion::Named, deployment(), &answer_key());
        prop_assert_eq!(read(&signed), Ok(named.clone()));
        let unnamed = named.receipts.iter().map(|receipt| Receipt { envelope: None, ..*receipt }).collect();
        let first = named.sign(FrameVersion::First, deployment(), &answer_key());
        prop_assert_eq!(read(&first).map(|answer| answer.receipts), Ok(unnamed));
        // The signature of one version never carries the bytes of the other.
        let payload = Sign1::read(&first).unwrap().unverified_payload().to_vec();
        let crossed = sign(Kind::Answer, deployment(), &answer_key(), payload);
        prop_assert_eq!(read(&crossed).is_ok(), receipts.is_empty());
    }
}
