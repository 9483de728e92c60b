//! A scanned text: read, or refused for one of four reasons, each told apart.

use crate::cast::{NOON, SECRET, SeededChance, stranger, voucher, voucher_key};
use crate::targets::deployment;
use proptest::prelude::*;
use statement::{Code, Kind, Secret, Voucher, VoucherError, encode, sign};
use terms::DeploymentId;

const ELSEWHERE: DeploymentId = DeploymentId([0xee; 8]);
/// The alphanumeric mode of a QR code (ISO/IEC 18004, table 5).
const ALPHANUMERIC: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

fn text() -> String {
    voucher().sign(&voucher_key())
}

fn read(text: &str) -> Result<Voucher, VoucherError> {
    Voucher::read(text, deployment(), &[stranger().public(), voucher_key().public()])
}

fn text_of(message: &[u8]) -> String {
    format!("VAV1:{}", base45::encode(message))
}

#[test]
fn a_voucher_is_read_among_several_keys_with_or_without_space_around() {
    assert_eq!(read(&text()), Ok(voucher()));
    assert_eq!(read(&format!(" {}\r\n", text())), Ok(voucher()));
}

#[test]
fn a_voucher_is_written_in_the_alphanumeric_mode_of_a_qr_code() {
    assert!(text().chars().all(|letter| ALPHANUMERIC.contains(letter)), "{}", text());
}

#[test]
fn a_forged_voucher_is_forged() {
    let claimed = encode(&voucher());
    let forged = sign(Kind::Voucher, deployment(), &stranger(), claimed.clone());
    let genuine = sign(Kind::Voucher, deployment(), &voucher_key(), claimed);
    let (head, _) = genuine.split_at(genuine.len() - 64);
    let (_, signature) = forged.split_at(forged.len() - 64);
    assert_eq!(read(&text_of(&[head, signature].concat())), Err(VoucherError::Forged));
}

#[test]
fn a_message_of_another_kind_is_a_forged_voucher() {
    let misused = sign(Kind::Lease, deployment(), &voucher_key(), encode(&voucher()));
    assert_eq!(read(&text_of(&misused)), Err(VoucherError::Forged));
}

#[test]
fn a_voucher_of_another_deployment_is_foreign() {
    let foreign = Voucher { deployment: ELSEWHERE, ..voucher() }.sign(&voucher_key());
    assert_eq!(read(&foreign), Err(VoucherError::Foreign));
    assert_eq!(Voucher::read_unverified(&foreign, deployment()), Err(VoucherError::Foreign));
}

#[test]
fn a_voucher_signed_elsewhere_that_claims_to_be_ours_is_forged() {
    let lying = sign(Kind::Voucher, ELSEWHERE, &voucher_key(), encode(&voucher()));
    assert_eq!(read(&text_of(&lying)), Err(VoucherError::Forged));
}

#[test]
fn a_voucher_under_an_unknown_key_is_not_verifiable_and_can_still_be_worked_on() {
    let known = [stranger().public()];
    let unknown = VoucherError::NotVerifiable(voucher_key().public().id());
    assert_eq!(Voucher::read(&text(), deployment(), &known), Err(unknown));
    assert_eq!(Voucher::read(&text(), deployment(), &[]), Err(unknown));
    assert_eq!(Voucher::read_unverified(&text(), deployment()), Ok(voucher()));
}

#[test]
fn an_expired_voucher_is_read_like_any_other_and_says_so() {
    let expired = Voucher { expires: NOON.plus_ms(-1), ..voucher() };
    let read = read(&expired.sign(&voucher_key())).unwrap();
    assert_eq!(read, expired);
    assert!(read.has_expired(NOON) && !read.has_expired(expired.expires) && !voucher().has_expired(NOON));
}

#[test]
fn a_text_that_is_no_voucher_is_unreadable() {
    let text = text();
    let lower = text.to_lowercase();
    let twice = text.repeat(2);
    let other_version = text.replace("VAV1", "VAV2");
    for damaged in
        ["", "VAV1", "VAV1:", "VAV1:A", "vav1:", &text[5..], &text[..40], &lower, &twice, &other_version]
    {
        assert_eq!(read(damaged), Err(VoucherError::Unreadable), "{damaged}");
    }
}

/// RFC 9285 section 6: two letters at the end that stand for more than 255 are no Base45. Vouchers of both
/// parities are tried, because only an odd number of bytes ends in two letters.
#[test]
fn a_voucher_has_one_text() {
    for initials in ["NL", "NLD"] {
        let text = Voucher { initials: initials.into(), ..voucher() }.sign(&voucher_key());
        assert!(read(&text).is_ok());
        for at in 0..text.len() {
            for letter in ALPHANUMERIC.chars() {
                let touched = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
                let is_same = touched.trim() == text;
                assert_eq!(read(&touched).is_ok(), is_same, "{letter} at {at}");
            }
        }
        let (head, end) = text.split_at(text.len() - 2);
        for pair in ALPHANUMERIC.chars().flat_map(|a| ALPHANUMERIC.chars().map(move |b| format!("{a}{b}"))) {
            let touched = format!("{head}{pair}");
            assert_eq!(read(&touched).is_ok(), pair == end, "{pair} at the end");
        }
    }
}

#[test]
fn a_typed_code_is_the_same_secret_as_the_scanned_one() {
    assert_eq!(Code::parse(SECRET.code().as_str()), Ok(read(&text()).unwrap().secret));
}

#[test]
fn a_secret_is_drawn_from_the_chance_that_is_handed_in() {
    let drawn = |seed| *Secret::draw(&mut SeededChance(seed)).as_bytes();
    assert_eq!(drawn(1), drawn(1));
    assert_ne!(drawn(1), drawn(2));
}

#[test]
fn neither_voucher_nor_code_shows_its_secret() {
    let shown = format!("{:?} {:?} {:?}", voucher(), SECRET, SECRET.code());
    for word in [SECRET.code().as_str(), "NL\"", "1987", "0x01, 0x23", "[1, 35"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
}

proptest! {
    #[test]
    fn no_text_with_the_prefix_panics(rest in "[0-9A-Z $%*+./:-]{0,200}") {
        let text = format!("VAV1:{rest}");
        prop_assert!(read(&text).is_err());
    }
}
