//! Every kind of signed message, each with the key that signed it and the entry point that believes it.

use crate::cast::{
    agent_key, agents_request, answer_key, answer_named, certificate, countersigned, device_authority,
    device_certificate, device_key, feed_key, frame_named, header, lease_key, ledger_told, office_lease,
    page, policy_feed, restored, root, round_feed, round_lease, statement, voucher, voucher_key,
};
use crate::targets::{PLACE, deployment};
use statement::{
    Answer, Certificate, DeviceCertificate, Feed, Frame, FrameVersion, Kind, Lease, LedgerTold, Page,
    Request, Restored, Sign1, Voucher,
};
use statement::{SigningKey, Statement, sign};

/// A signed message of the cast.
pub struct Message {
    pub name: &'static str,
    pub kind: Kind,
    pub key: SigningKey,
    pub bytes: Vec<u8>,
    /// The public entry point: true when it believes the bytes.
    pub believes: fn(&[u8]) -> bool,
}

impl Message {
    pub fn payload(&self) -> Vec<u8> {
        Sign1::read(&self.bytes).unwrap().unverified_payload().to_vec()
    }
    /// Another payload, rightly signed: only the codec can refuse it.
    pub fn signed_over(&self, payload: Vec<u8>) -> Vec<u8> {
        sign(self.kind, deployment(), &self.key, payload)
    }
}

/// The `COSE_Sign1` that a voucher's text carries.
fn voucher_message() -> Vec<u8> {
    base45::decode(voucher().sign(&voucher_key()).strip_prefix("VAV1:").unwrap()).unwrap()
}

fn is_voucher(message: &[u8]) -> bool {
    let text = format!("VAV1:{}", base45::encode(message));
    Voucher::read(&text, deployment(), &[voucher_key().public()]).is_ok()
}

fn is_frame(bytes: &[u8]) -> bool {
    Frame::read(bytes)
        .is_ok_and(|(message, _)| Frame::verify(&message, deployment(), &device_key().public()).is_ok())
}

fn is_request(bytes: &[u8]) -> bool {
    Request::read(bytes).is_ok_and(|(message, request)| {
        request.verify(&message, deployment(), &device_key().public()).is_ok()
    })
}

/// The registry derives the header and never reads one; an auditor does.
fn is_audited_statement(bytes: &[u8]) -> bool {
    Sign1::read(bytes).is_ok_and(|message| {
        let header = message.verify(Kind::Statement, deployment(), &agent_key().public());
        header.is_ok_and(|header| *header == statement().header(PLACE).to_bytes())
    })
}

/// One message, or more, of every kind that is a message by itself.
pub fn messages() -> Vec<Message> {
    let ours = deployment();
    let message = |name, kind, key, bytes, believes| Message { name, kind, key, bytes, believes };
    let is_lease: fn(&[u8]) -> bool =
        |bytes| Lease::verify(bytes, deployment(), &lease_key().public()).is_ok();
    let is_feed: fn(&[u8]) -> bool = |bytes| Feed::verify(bytes, deployment(), &feed_key().public()).is_ok();
    vec![
        message("certificate", Kind::Certificate, root(), certificate().sign(&root()), |bytes| {
            Certificate::verify(bytes, &root().public()).is_ok()
        }),
        message(
            "device certificate",
            Kind::DeviceCertificate,
            device_authority(),
            device_certificate().sign(ours, &device_authority()),
            |bytes| DeviceCertificate::verify(bytes, deployment(), &device_authority().public()).is_ok(),
        ),
        message("office lease", Kind::Lease, lease_key(), office_lease().sign(ours, &lease_key()), is_lease),
        message("round lease", Kind::Lease, lease_key(), round_lease().sign(ours, &lease_key()), is_lease),
        message("voucher", Kind::Voucher, voucher_key(), voucher_message(), is_voucher),
        message("statement", Kind::Statement, agent_key(), audited(&statement()), is_audited_statement),
        message(
            "frame",
            Kind::Frame,
            device_key(),
            frame_named().sign(FrameVersion::Named, ours, &device_key()),
            is_frame,
        ),
        message(
            "answer",
            Kind::Answer,
            answer_key(),
            answer_named().sign(FrameVersion::Named, ours, &answer_key()),
            |bytes| Answer::verify(bytes, deployment(), &answer_key().public()).is_ok(),
        ),
        message("ledger", Kind::LedgerTold, answer_key(), ledger_told().sign(ours, &answer_key()), |bytes| {
            LedgerTold::verify(bytes, deployment(), &answer_key().public()).is_ok()
        }),
        message("restore", Kind::Restored, answer_key(), restored().sign(ours, &answer_key()), |bytes| {
            Restored::verify(bytes, deployment(), &answer_key().public()).is_ok()
        }),
        message("policy feed", Kind::Feed, feed_key(), policy_feed().sign(ours, &feed_key()), is_feed),
        message("round feed", Kind::Feed, feed_key(), round_feed().sign(ours, &feed_key()), is_feed),
        message("page", Kind::Page, feed_key(), page().sign(ours, &feed_key()), |bytes| {
            Page::verify(bytes, deployment(), &feed_key().public()).is_ok()
        }),
        message(
            "request",
            Kind::Request,
            device_key(),
            agents_request().sign(ours, &device_key()),
            is_request,
        ),
    ]
}

/// The agent's signature as an auditor keeps it.
pub fn audited(statement: &Statement) -> Vec<u8> {
    statement.to_cose(&header(), agent_key().public().id())
}

#[test]
fn every_message_of_the_cast_is_believed() {
    for message in messages() {
        assert!((message.believes)(&message.bytes), "{}", message.name);
    }
    assert_eq!(
        audited(&statement()),
        audited(&countersigned()),
        "a second signature changes nothing of the first"
    );
}
