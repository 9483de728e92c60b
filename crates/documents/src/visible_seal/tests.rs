//! What the published vectors do not show: other curves, trust lists, revocation, the seal beside the zone. The
//! certificates of `test_signers.pem` were made for these tests, their keys stand here and sign nothing else.

use super::*;
use crate::mrz;
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer as _;
use terms::Day;

const SIGNERS: &str = include_str!("test_signers.pem");
const KEY_384: &str = "68b6d77f25da8c1eeae761d47426db6a740e94635fec0962f4456b479e214095\
     7bee292a7e77ef79eb27cf13d4547d16";
const KEY_521: &str = "00dac86e766a35f4b606d7d54c0bea714f288bad57322455acc054308cb905c6\
     eb00ca465e1ba6c8f4c83fed910bda4790ad4d10405c955475b7e0c4a32ad965\
     a5aa";

fn today() -> Day {
    "2026-12-01".parse().unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits = bytes.iter().map(|byte| format!("{byte:08b}")).collect::<Vec<_>>().concat();
    let groups = bits.as_bytes().chunks(5).map(|five| format!("{:0<5}", String::from_utf8_lossy(five)));
    groups.map(|five| char::from(ALPHABET[usize::from_str_radix(&five, 2).unwrap()])).collect()
}

/// A seal of an identity card, signed today by one of the two keys.
fn sealed(certificate: &str, message: &str) -> String {
    let days = today().epoch_days() - "2000-01-01".parse::<Day>().unwrap().epoch_days();
    let signed = format!("DC04FR00{certificate}{days:04X}{days:04X}0701FR{message}");
    let signature = if certificate == "0384" {
        let key = p384::ecdsa::SigningKey::from_slice(&bytes(KEY_384)).unwrap();
        let signature: p384::ecdsa::Signature = key.sign(signed.as_bytes());
        base32(&signature.to_bytes())
    } else {
        let key = p521::ecdsa::SigningKey::from_slice(&bytes(KEY_521)).unwrap();
        let signature: p521::ecdsa::Signature = key.sign(signed.as_bytes());
        base32(&signature.to_bytes())
    };
    format!("{signed}\u{1f}{signature}")
}

const MESSAGE: &str = "60CAMILLE/ALIX\u{1d}62EXEMPLE\u{1d}65ID66T7X62TZ79\u{1d}67FR68F6CFR";
const ZONE: [&str; 3] =
    ["IDFRAT7X62TZ799<<<<<<<<<<<<<<<", "9001011F3109155FRA<<<<<<<<<<<8", "EXEMPLE<<CAMILLE<ALIX<<<<<<<<<"];

fn judged(code: &str, trust: &str) -> (Outcome, Reason, SignatureVerdict) {
    let verdict = Seal::read(code).unwrap().judge(&Trust::read(trust).unwrap(), today());
    (verdict.reason.outcome(), verdict.reason, verdict.signature)
}

#[test]
fn every_curve_verifies_with_its_own_hash_and_no_changed_letter_does() {
    for (certificate, characters) in [("0384", 154), ("0521", 212)] {
        let code = sealed(certificate, MESSAGE);
        assert_eq!(code.split_once('\u{1f}').unwrap().1.len(), characters);
        assert_eq!(judged(&code, SIGNERS), (Outcome::Verified, Reason::Signed, SignatureVerdict::Right));
        let changed = code.replace("EXEMPLE", "EXAMPLE");
        assert_eq!(
            judged(&changed, SIGNERS),
            (Outcome::False, Reason::SignatureWrong, SignatureVerdict::Wrong)
        );
    }
}

#[test]
fn an_authoritys_own_certificate_beside_its_signers_is_passed_over() {
    assert!(SIGNERS.matches("BEGIN CERTIFICATE").count() == 3);
    let alone = SIGNERS.rsplit_once("-----BEGIN CERTIFICATE-----").unwrap().1;
    let alone = format!("-----BEGIN CERTIFICATE-----{alone}");
    assert_eq!(Trust::read(&alone), Err(BadList::Empty));
}

#[test]
fn what_is_not_known_or_was_taken_back_is_told_apart() {
    let code = sealed("0384", MESSAGE);
    let revoked = format!("Issued: 2026-11-01\nRevoked: FR00 0384\n{SIGNERS}");
    assert_eq!(
        judged(&code, &revoked),
        (Outcome::NotVerifiable, Reason::CertificateRevoked, SignatureVerdict::Right)
    );
    let other = code.replacen("FR000384", "FR000777", 1);
    let not_checked = SignatureVerdict::NotChecked;
    assert_eq!(judged(&other, SIGNERS), (Outcome::NotVerifiable, Reason::UnknownCertificate, not_checked));
    let foreign = code.replacen("FR000384", "FR050384", 1);
    assert_eq!(judged(&foreign, SIGNERS), (Outcome::NotVerifiable, Reason::UnknownAuthority, not_checked));
    let later = Seal::read(&code).unwrap().judge(&Trust::read(SIGNERS).unwrap(), today().plus_days(-1));
    assert_eq!((later.reason.outcome(), later.reason), (Outcome::NotVerifiable, Reason::SignedLater));
}

#[test]
fn a_signed_list_is_believed_whole_or_not_at_all() {
    let list = format!("Issued: 2026-11-01\nNext: 2027-02-01\nRevoked: FR00 0521\n{SIGNERS}");
    let (list, root) = sign_list(&list, &[7; 32]).unwrap();
    assert_eq!(sign_list("", &[0; 32]), Err(BadList::Signature));
    let trust = Trust::read_signed(&list, &root).unwrap();
    assert_eq!(trust.next, Some("2027-02-01".parse().unwrap()));
    assert!(matches!(trust.of("FR00", "0384"), Trusted::Known(_)));
    assert!(matches!(trust.of("FR00", "0521"), Trusted::Revoked(Some(_))));
    let other = SigningKey::from_slice(&[8; 32]).unwrap().verifying_key().to_sec1_point(false);
    for (list, root) in [
        (list.replace("0521", "0522"), root.as_slice()),
        (list.replace("Revoked: FR00 0521\n", ""), root.as_slice()),
        (SIGNERS.to_owned(), root.as_slice()),
        (list.clone(), other.as_bytes()),
        (list.clone(), &[]),
    ] {
        assert_eq!(Trust::read_signed(&list, root), Err(BadList::Signature));
    }
}

#[test]
fn a_file_that_is_no_list_says_where() {
    assert_eq!(Trust::read(""), Err(BadList::Empty));
    assert_eq!(Trust::read("Issued: yesterday\n"), Err(BadList::Line(1)));
    assert_eq!(Trust::read("\nhello\n"), Err(BadList::Empty));
    assert_eq!(Trust::read("Issued: 2026-11-01\nhello\n"), Err(BadList::Line(2)));
    for slip in [
        "Revoked: FR00  0384",
        "Revoked: FR00 0384  # lost",
        "Revoked: FR00",
        "Revoked : FR00 0384",
        "revoked: FR00 0384",
        "Revoqué: FR00 0384",
    ] {
        let list = format!("{slip}\n{SIGNERS}");
        assert_eq!(Trust::read(&list), Err(BadList::Line(1)), "{slip}: nobody would be revoked");
    }
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assert_eq!(Trust::read(broken), Err(BadList::Certificate(1, NotACertificate::Unreadable)));
}

#[test]
fn text_around_certificates_and_other_blocks_count_for_nothing_in_a_plain_file() {
    let plain = Trust::read(SIGNERS).unwrap();
    let around = format!(
        "\u{feff}Bag Attributes\n    friendlyName: signer\nsubject=CN = 0384\n{SIGNERS}-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    );
    assert_eq!(Trust::read(&around), Ok(plain));
}

#[test]
fn two_certificates_of_one_name_make_no_list_and_one_twice_is_one() {
    assert_eq!(Trust::read(&format!("{SIGNERS}{SIGNERS}")), Trust::read(SIGNERS));
    let mut certificates = SIGNERS
        .split_inclusive("-----END CERTIFICATE-----\n")
        .filter_map(|pem| Certificate::from_pem(pem).ok());
    let one = certificates.next().unwrap();
    let mut trust = Trust::default();
    trust.add(one.clone(), 1).unwrap();
    trust.add(one.clone(), 2).unwrap();
    let mut namesake = one;
    namesake.from = namesake.from.plus_days(1);
    assert_eq!(trust.add(namesake, 3), Err(BadList::Twice(3)));
}

#[test]
fn the_signature_of_a_broken_message_is_judged_all_the_same() {
    let trust = Trust::read(SIGNERS).unwrap();
    let code = sealed("0384", MESSAGE);
    assert_eq!(signature_of(&code, &trust), SignatureVerdict::Right);
    let broken = code.replacen('\u{1d}', "", 1);
    assert_eq!(signature_of(&broken, &trust), SignatureVerdict::Wrong);
    let (signed, _) = code.split_once('\u{1f}').unwrap();
    assert_eq!(signature_of(signed, &trust), SignatureVerdict::NotChecked);
    let emptied = format!("{signed}\u{1f}");
    assert_eq!(Seal::read(&emptied), Err(Malformed::NoSignature), "what was cut off accuses nobody");
    assert_eq!(signature_of(&emptied, &trust), SignatureVerdict::NotChecked);
}

#[test]
fn a_seal_that_says_what_the_zone_says_differs_in_nothing() {
    let reading = mrz::read(&ZONE, today());
    let fields = |message: &str| -> Vec<SealField> {
        let seal = Seal::read(&sealed("0384", message)).unwrap();
        beside(&seal, &reading, today())
            .into_iter()
            .filter(|told| !told.agrees)
            .map(|told| told.field)
            .collect()
    };
    assert_eq!(fields(MESSAGE), []);
    assert_eq!(fields(&MESSAGE.replace("EXEMPLE", "AUTRE")), [SealField::Name]);
    assert_eq!(fields(&MESSAGE.replace("ALIX", "ZOE")), [SealField::GivenNames]);
    assert_eq!(fields(&MESSAGE.replace("TZ79", "TZ97")), [SealField::Number]);
    assert_eq!(fields(&MESSAGE.replace("67FR68F", "67DE68M")), [SealField::Sex, SealField::Nationality]);
    assert_eq!(fields(&format!("{MESSAGE}6901011990")), []);
    assert_eq!(fields(&format!("{MESSAGE}6902011990")), [SealField::Birth]);
    assert_eq!(fields(&format!("{MESSAGE}6O15092031")), []);
    assert_eq!(fields(&format!("{MESSAGE}6O15092032")), [SealField::Expiry]);
    let zone = ZONE.concat().replace('<', " ");
    assert_eq!(fields(&format!("6F{zone}")), []);
    assert_eq!(fields(&format!("6F{}", zone.replace("CAMILLE", "CAROLE "))), [SealField::GivenNames]);
}

#[test]
fn separators_end_values_as_published_codes_have_it() {
    let read = |message: &str| {
        let seal = Seal::read(&format!("DC04FR0500011FD71FD70701FR{message}\u{1f}AAAA")).unwrap();
        let fields: Vec<(String, String, bool)> = seal
            .fields
            .iter()
            .map(|field| (field.id.clone(), field.value.reveal().clone(), field.shortened))
            .collect();
        (fields, seal.oddities)
    };
    let field = |id: &str, value: &str, shortened| (id.to_owned(), value.to_owned(), shortened);
    let (fields, oddities) = read("62LONG\u{1e}60A/B\u{1d}68F");
    assert_eq!(fields, [field("62", "LONG", true), field("60", "A/B", false), field("68", "F", false)]);
    assert_eq!(oddities, []);
    let (fields, oddities) = read("ZZWHAT\u{1d}67F\u{1d}68F\u{1d}");
    assert_eq!(fields, [field("ZZ", "WHAT", false), field("67", "F", false), field("68", "F", false)]);
    assert_eq!(oddities, [Oddity::UnknownIdentifier, Oddity::TooShort, Oddity::SpareSeparator]);
    let full = "A".repeat(38);
    let (fields, _) = read(&format!("62{full}68F"));
    assert_eq!(fields, [field("62", &full, false), field("68", "F", false)]);
    for broken in ["6", "67F", "\u{1d}62A"] {
        let code = format!("DC04FR0500011FD71FD70701FR{broken}\u{1f}AAAA");
        assert_eq!(Seal::read(&code), Err(Malformed::Message), "{broken:?}");
    }
}

#[test]
fn an_annex_after_the_signature_is_not_signed_and_not_read() {
    let code = sealed("0384", MESSAGE) + "\u{1d}62AUTRE";
    let seal = Seal::read(&code).unwrap();
    assert_eq!(seal.value("62"), Some("EXEMPLE"));
    assert_eq!(judged(&code, SIGNERS).0, Outcome::Verified);
}

#[test]
fn the_table_of_identifiers_is_the_published_one() {
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("../../tests/visible_seal_vectors.json")).unwrap();
    let published = cases["data_identifiers"].as_object().unwrap();
    assert_eq!(identifiers().count(), published.len());
    for found in identifiers() {
        let expected = &published[found.id];
        assert_eq!(Some(found.min as u64), expected["min"].as_u64(), "{}", found.id);
        assert_eq!(found.max.map(|max| max as u64), expected["max"].as_u64(), "{}", found.id);
    }
}
