//! The committed bytes of every format. They change only with a version of their kind: a vector that differs
//! means that devices in the field could no longer be read. `VISAVIS_WRITE_GOLDEN=1` writes them, and the
//! seeds of the fuzz corpus with them.

use crate::cast::{
    SECRET, addressee, agents_request, answer, answer_key, answer_named, body, certificate, confirmation,
    countersigned, declared, device_authority, device_certificate, device_key, enlistment, envelope,
    envelope_key, feed_key, frame, frame_named, full_round, header, lease_key, ledger_told, office_lease,
    order, order_decided, order_given, order_lifted, order_said, page, policy, policy_feed, request,
    request_for_feeds, request_for_ledger, restored, root, round, round_feed, round_lease,
    sealed_declaration, sealed_round, sealing_key, standing, standing_feed, statement, trust, trust_feed,
    voucher, voucher_key,
};
use crate::targets::{PLACE, deployment};
use statement::{
    Answer, Body, Certificate, Code, DeclaredIdentity, DeviceCertificate, Feed, Frame, FrameVersion, Header,
    Lease, LedgerTold, Order, Page, Request, Restored, RoundFeed, Sign1, SignatureError, Statement, Told,
    Voucher, decode,
};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One format: its file, what its file says it is, its bytes, and whether bytes are read as its record.
struct Vector {
    file: &'static str,
    says: &'static str,
    made: Vec<u8>,
    is_read: fn(&[u8]) -> bool,
}

/// The vectors that also seed the fuzz corpus, by target.
pub const SEEDS: [(&str, &str); 20] = [
    ("frame", "frame"),
    ("frame", "frame-named"),
    ("answer", "answer"),
    ("answer", "answer-named"),
    ("answer", "frame"),
    ("request", "request-lease"),
    ("request", "request-enlist"),
    ("request", "request-feeds"),
    ("request", "request-of-agent"),
    ("request", "request-confirmation"),
    ("request", "request-ledger"),
    ("told", "sealed-round"),
    ("told", "sealed-declaration"),
    ("voucher", "voucher"),
    ("envelope", "envelope"),
    ("statement", "statement"),
    ("statement", "statement-countersigned"),
    ("lease", "lease-office"),
    ("lease", "lease-round"),
    ("lease", "certificate"),
];

/// Orders of version 2.
fn ordered() -> Vec<Vector> {
    let signed = |order: Order| order.sign(deployment(), &answer_key());
    vec![
        vector(
            "order-given",
            "all that an agent checked in a span rests (version 2)",
            signed(order_given()),
            |bytes| Order::verify(bytes, deployment(), &answer_key().public()) == Ok(order_given()),
        ),
        vector("order-lifted", "an order is lifted (version 2)", signed(order_lifted()), |bytes| {
            Order::verify(bytes, deployment(), &answer_key().public()) == Ok(order_lifted())
        }),
        vector(
            "order-said",
            "an applicant says that it was not them (version 2)",
            signed(order_said()),
            |bytes| Order::verify(bytes, deployment(), &answer_key().public()) == Ok(order_said()),
        ),
        vector(
            "order-decided",
            "a reviewer decided about an enrolment (version 2)",
            signed(order_decided()),
            |bytes| Order::verify(bytes, deployment(), &answer_key().public()) == Ok(order_decided()),
        ),
    ]
}

fn vectors() -> Vec<Vector> {
    let mut vectors = certified();
    vectors.extend(shown_and_stated());
    vectors.extend(framed());
    vectors.extend(exchanged());
    vectors.extend(ordered());
    vectors.extend(of_the_ledger());
    vectors
}

fn vector(file: &'static str, says: &'static str, made: Vec<u8>, is_read: fn(&[u8]) -> bool) -> Vector {
    Vector { file, says, made, is_read }
}

fn certified() -> Vec<Vector> {
    let ours = deployment();
    vec![
        vector("certificate", "the root certifies a lease key", certificate().sign(&root()), |bytes| {
            Certificate::verify(bytes, &root().public()) == Ok(certificate())
        }),
        vector(
            "device-certificate",
            "the device authority certifies a device",
            device_certificate().sign(ours, &device_authority()),
            |bytes| {
                let authority = device_authority().public();
                DeviceCertificate::verify(bytes, deployment(), &authority) == Ok(device_certificate())
            },
        ),
        vector("lease-office", "the lease of a clerk", office_lease().sign(ours, &lease_key()), |bytes| {
            Lease::verify(bytes, deployment(), &lease_key().public()) == Ok(office_lease())
        }),
        vector("lease-round", "the lease of a carrier", round_lease().sign(ours, &lease_key()), |bytes| {
            Lease::verify(bytes, deployment(), &lease_key().public()) == Ok(round_lease())
        }),
    ]
}

fn shown_and_stated() -> Vec<Vector> {
    vec![
        vector("voucher", "the text of a QR code", voucher().sign(&voucher_key()).into_bytes(), |bytes| {
            let text = str::from_utf8(bytes).unwrap();
            Voucher::read(text, deployment(), &[voucher_key().public()]) == Ok(voucher())
        }),
        vector("code", "the voucher's secret as typed letters", SECRET.code().as_str().into(), |bytes| {
            Code::parse(str::from_utf8(bytes).unwrap()) == Ok(SECRET)
        }),
        vector("header", "the header of a check", header().to_bytes(), |bytes| {
            decode::<Header>(bytes) == Ok(header())
        }),
        vector("body", "the body of a check, padded", body().to_bytes(), |bytes| {
            Body::from_bytes(bytes) == Ok(body())
        }),
        vector("statement", "a check before it is sealed", statement().to_bytes(), |bytes| {
            Statement::from_bytes(bytes) == Ok(statement())
        }),
        vector(
            "statement-countersigned",
            "the same check with a second person's signature",
            countersigned().to_bytes(),
            |bytes| Statement::from_bytes(bytes) == Ok(countersigned()),
        ),
        vector("envelope", "the check sealed, with seeded chance", envelope(), |bytes| {
            let opened = envelope_key().open(bytes, PLACE, deployment());
            opened.is_ok_and(|opened| *opened == statement().to_bytes())
        }),
    ]
}

fn is_frame(bytes: &[u8], expected: &Frame, version: FrameVersion) -> bool {
    let (message, read) = Frame::read(bytes).unwrap();
    Frame::verify(&message, deployment(), &device_key().public()) == Ok(version) && read == *expected
}

/// Frames and answers, in both versions.
fn framed() -> Vec<Vector> {
    let ours = deployment();
    vec![
        vector(
            "frame",
            "a frame with one envelope",
            frame().sign(FrameVersion::First, ours, &device_key()),
            |bytes| is_frame(bytes, &frame(), FrameVersion::First),
        ),
        vector(
            "answer",
            "the answer to that frame",
            answer().sign(FrameVersion::First, ours, &answer_key()),
            |bytes| Answer::verify(bytes, deployment(), &answer_key().public()) == Ok(answer()),
        ),
        vector(
            "frame-named",
            "a frame with one envelope and answers of both versions (version 2)",
            frame_named().sign(FrameVersion::Named, ours, &device_key()),
            |bytes| is_frame(bytes, &frame_named(), FrameVersion::Named),
        ),
        vector(
            "answer-named",
            "the answer to that frame, whose receipt names the envelope (version 2)",
            answer_named().sign(FrameVersion::Named, ours, &answer_key()),
            |bytes| Answer::verify(bytes, deployment(), &answer_key().public()) == Ok(answer_named()),
        ),
    ]
}

fn exchanged() -> Vec<Vector> {
    let ours = deployment();
    vec![
        vector("feed-policy", "the policy for a device", policy_feed().sign(ours, &feed_key()), |bytes| {
            let feed = Feed::verify(bytes, deployment(), &feed_key().public());
            feed == Ok(policy_feed()) && feed.is_ok_and(|feed| feed.read() == Ok(policy()))
        }),
        vector("feed-round", "a round for a device", round_feed().sign(ours, &feed_key()), |bytes| {
            let feed = Feed::verify(bytes, deployment(), &feed_key().public());
            feed == Ok(round_feed()) && feed.is_ok_and(|feed| feed.read() == Ok(round()))
        }),
        vector("feed-trust", "who signs seals", trust_feed().sign(ours, &feed_key()), |bytes| {
            let feed = Feed::verify(bytes, deployment(), &feed_key().public());
            feed == Ok(trust_feed()) && feed.is_ok_and(|feed| feed.read() == Ok(trust()))
        }),
        vector("feed-standing", "an agent left", standing_feed().sign(ours, &feed_key()), |bytes| {
            let feed = Feed::verify(bytes, deployment(), &feed_key().public());
            feed == Ok(standing_feed()) && feed.is_ok_and(|feed| feed.read() == Ok(standing()))
        }),
        vector("page", "a page of what changed", page().sign(ours, &feed_key()), |bytes| {
            Page::verify(bytes, deployment(), &feed_key().public()) == Ok(page())
        }),
        vector("order", "a device is revoked", order().sign(ours, &answer_key()), |bytes| {
            Order::verify(bytes, deployment(), &answer_key().public()) == Ok(order())
        }),
        vector(
            "sealed-round",
            "a round sealed to its carrier, with seeded chance",
            sealed_round(),
            |bytes| RoundFeed::open_for(&addressee(), &sealing_key(), bytes) == Ok(full_round()),
        ),
        vector("sealed-declaration", "what was declared, sealed to a clerk", sealed_declaration(), |bytes| {
            DeclaredIdentity::open_for(&addressee(), &sealing_key(), bytes) == Ok(declared())
        }),
        vector(
            "request-of-agent",
            "an agent asks for a lease (version 2)",
            agents_request().sign(ours, &device_key()),
            |bytes| is_request(bytes) == Ok(agents_request()),
        ),
        vector("request-lease", "a device asks for a lease", request().sign(ours, &device_key()), |bytes| {
            is_request(bytes) == Ok(request())
        }),
        vector(
            "request-feeds",
            "a device asks what changed",
            request_for_feeds().sign(ours, &device_key()),
            |bytes| is_request(bytes) == Ok(request_for_feeds()),
        ),
        vector(
            "request-confirmation",
            "a device asks whether it was confirmed",
            confirmation().sign(ours, &device_key()),
            |bytes| is_request(bytes) == Ok(confirmation()),
        ),
        vector(
            "request-enlist",
            "an agent's first sign-in",
            enlistment().sign(ours, &device_key()),
            |bytes| is_request(bytes) == Ok(enlistment()),
        ),
    ]
}

fn of_the_ledger() -> Vec<Vector> {
    let ours = deployment();
    vec![
        vector(
            "request-ledger",
            "a device asks about the ledger",
            request_for_ledger().sign(ours, &device_key()),
            |bytes| is_request(bytes) == Ok(request_for_ledger()),
        ),
        vector(
            "ledger",
            "the registry's word on its ledger",
            ledger_told().sign(ours, &answer_key()),
            |bytes| LedgerTold::verify(bytes, deployment(), &answer_key().public()) == Ok(ledger_told()),
        ),
        vector("restored", "a restore", restored().sign(ours, &answer_key()), |bytes| {
            Restored::verify(bytes, deployment(), &answer_key().public()) == Ok(restored())
        }),
    ]
}

fn is_request(bytes: &[u8]) -> Result<Request, SignatureError> {
    let (message, request): (Sign1, Request) = Request::read(bytes)?;
    request.verify(&message, deployment(), &device_key().public())?;
    Ok(request)
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn path_of(file: &str) -> PathBuf {
    folder("tests/golden").join(format!("{file}.hex"))
}

/// The vectors, written first where that is asked for; once, because the tests run side by side.
static VECTORS: LazyLock<Vec<Vector>> = LazyLock::new(|| {
    let vectors = vectors();
    if std::env::var_os("VISAVIS_WRITE_GOLDEN").is_some() {
        for vector in &vectors {
            fs::write(path_of(vector.file), in_hex(vector.says, &vector.made)).unwrap();
        }
        for (target, file) in SEEDS {
            let seed = vectors.iter().find(|vector| vector.file == file).unwrap();
            fs::write(seed_path(target, file), &seed.made).unwrap();
        }
    }
    vectors
});

/// Where the corpus keeps a vector: what a target takes is called so, what it refuses as well.
pub fn seed_path(target: &str, file: &str) -> PathBuf {
    let fate = if file.starts_with(target) || target == "told" { "taken" } else { "refused" };
    folder("fuzz/corpus").join(target).join(format!("{fate}-{file}"))
}

/// The vectors' bytes, for the seeds of the corpus.
pub fn made(file: &str) -> &'static [u8] {
    &VECTORS.iter().find(|vector| vector.file == file).unwrap().made
}

/// A comment line, then hexadecimal wrapped at 64 columns.
fn in_hex(says: &str, bytes: &[u8]) -> String {
    let mut text = format!("# {says}\n");
    for line in bytes.chunks(32) {
        for byte in line {
            write!(text, "{byte:02x}").unwrap();
        }
        text.push('\n');
    }
    text
}

fn committed(file: &str) -> Vec<u8> {
    let path = path_of(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    let digits: String = text.lines().filter(|line| !line.starts_with('#')).collect();
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else { panic!("{file}: an odd number of digits") };
    pairs.iter().map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn every_format_gives_its_committed_bytes() {
    for vector in VECTORS.iter() {
        assert!(
            vector.made == committed(vector.file),
            "{} differs from tests/golden/{}.hex: bytes in the field would no longer be read. A change of \
             bytes is a new version; VISAVIS_WRITE_GOLDEN=1 writes the vectors of one",
            vector.says,
            vector.file
        );
    }
}

#[test]
fn every_committed_vector_is_read_as_its_record() {
    for vector in VECTORS.iter() {
        assert!((vector.is_read)(&committed(vector.file)), "{}", vector.says);
    }
}

#[test]
fn every_committed_file_belongs_to_a_format() {
    let expected: BTreeSet<PathBuf> = VECTORS.iter().map(|vector| path_of(vector.file)).collect();
    let found: BTreeSet<PathBuf> =
        fs::read_dir(folder("tests/golden")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(found, expected);
}
