//! What each fuzz target does with one input, and the fixed keys its corpus is made with. Written once:
//! `fuzz_targets/` and, on stable Rust, `tests/corpus.rs` call it. It must not know where inputs come from.
//!
//! Every function says whether the input was taken as genuine; that nothing panics on the way is the point.

use statement::{
    Addressee, Answer, Challenge, DeclaredIdentity, DeviceCertificate, Frame, Lease, OpeningKey, Parcel,
    PublicKey, RecordId, Request, RoundFeed, SigningKey, Statement, Told, Voucher, deployment_of, encode,
};
use terms::{AgentId, ChainId, DeploymentId, DeviceId};

/// The root's seed: it makes the deployment.
pub const ROOT: [u8; 32] = [1; 32];
/// The seed of the key that certifies devices.
pub const DEVICE_AUTHORITY: [u8; 32] = [2; 32];
/// The seed of the lease key.
pub const LEASES: [u8; 32] = [3; 32];
/// The seed of the voucher key.
pub const VOUCHERS: [u8; 32] = [4; 32];
/// The seed of the answer key.
pub const ANSWERS: [u8; 32] = [5; 32];
/// The seed of the envelope key pair.
pub const ENVELOPES: [u8; 32] = [7; 32];
/// The seed of the agent's key.
pub const AGENT: [u8; 32] = [9; 32];
/// The seed of the second person's key.
pub const SECOND_PERSON: [u8; 32] = [10; 32];
/// The seed of the agent's key that others seal to.
pub const SEALED_TO: [u8; 32] = [11; 32];
/// Where the statement and the envelope of the corpus stand.
pub const PLACE: RecordId = RecordId { chain: ChainId([0xc4; 16]), sequence: 41 };

/// The deployment of the corpus.
pub fn deployment() -> DeploymentId {
    deployment_of(&public(&ROOT))
}

fn public(seed: &[u8; 32]) -> PublicKey {
    SigningKey::from_seed(seed).public()
}

fn certified(certificate: &[u8]) -> Option<PublicKey> {
    let certificate = DeviceCertificate::verify(certificate, deployment(), &public(&DEVICE_AUTHORITY));
    certificate.ok().map(|certificate| certificate.key)
}

/// A frame, as the server takes it from anyone.
pub fn frame(input: &[u8]) -> bool {
    let Ok((message, frame)) = Frame::read(input) else { return false };
    assert_eq!(encode(&frame), message.unverified_payload(), "one record, one byte string");
    certified(&frame.certificate.0)
        .is_some_and(|device| Frame::verify(&message, deployment(), &device).is_ok())
}

/// An answer of either version, as a device takes it from the network and a restored registry from a frame.
pub fn answer(input: &[u8]) -> bool {
    Answer::verify(input, deployment(), &public(&ANSWERS)).is_ok()
}

/// A device's question, as the server takes it from anyone.
pub fn request(input: &[u8]) -> bool {
    let Ok((message, request)) = Request::read(input) else { return false };
    assert_eq!(encode(&request), message.unverified_payload(), "one record, one byte string");
    certified(&request.certificate.0)
        .is_some_and(|device| request.verify(&message, deployment(), &device).is_ok())
}

/// A round and a declaration sealed to an agent, as a device takes them from the network.
pub fn told(input: &[u8]) -> bool {
    let (key, device) = (OpeningKey::from_seed(&SEALED_TO), DeviceId([0xde; 8]));
    let whom = Addressee {
        deployment: deployment(),
        device,
        agent: AgentId([0xa1; 8]),
        challenge: Challenge([0x5c; 16]),
    };
    RoundFeed::open_for(&whom, &key, input).is_ok() || DeclaredIdentity::open_for(&whom, &key, input).is_ok()
}

/// The text of a QR code, as a scanner types it.
pub fn voucher(input: &[u8]) -> bool {
    let Ok(text) = core::str::from_utf8(input) else { return false };
    let Ok(voucher) = Voucher::read(text, deployment(), &[public(&VOUCHERS)]) else { return false };
    assert_eq!(
        Voucher::read_unverified(text, deployment()),
        Ok(voucher),
        "what is believed is what was claimed"
    );
    true
}

/// A sealed statement, as the registry keeps it.
pub fn envelope(input: &[u8]) -> bool {
    OpeningKey::from_seed(&ENVELOPES).open(input, PLACE, deployment()).is_ok()
}

/// What an envelope held.
pub fn statement(input: &[u8]) -> bool {
    let Ok(statement) = Statement::from_bytes(input) else { return false };
    assert_eq!(statement.to_bytes(), input, "one record, one byte string");
    let body = statement.body();
    if let Ok(body) = &body {
        assert_eq!(body.to_bytes(), statement.body.0, "one body, one padding");
    }
    let verified = statement.verify(PLACE, deployment(), &public(&AGENT), Some(&public(&SECOND_PERSON)));
    body.is_ok() && verified.is_ok()
}

/// A lease, as a device takes it from the network.
pub fn lease(input: &[u8]) -> bool {
    Lease::verify(input, deployment(), &public(&LEASES)).is_ok()
}

/// A parcel, and every frame in it.
pub fn parcel(input: &[u8]) -> bool {
    let Ok(parcel) = Parcel::read(input) else { return false };
    assert_eq!(parcel.to_bytes(), input, "one parcel has one byte string");
    for inner in &parcel.frames {
        frame(&inner.0);
    }
    true
}
