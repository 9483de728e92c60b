//! Everything that is signed or sealed: statement, envelope, chain, frame, answer, voucher, lease, feed,
//! certificates and time evidence (design.md section 5).
//!
//! This crate owns bytes. It knows no clock and no chance (both are arguments), no file and no network,
//! and it judges nothing: whether a right signature counts is the registry's business.
//!
//! One codec serves all formats: deterministic CBOR (RFC 8949 section 4.2.1) with integer keys, decoded,
//! encoded again and compared, so that one record has one byte string. A change of bytes is a new version
//! of its kind ([`Kind::version`]), never an edit; `tests/golden` holds one vector of each format and `tests/second_opinion.rs`
//! has another COSE implementation check them.

mod answer;
mod body;
mod certificate;
mod clock_remark;
mod codec;
mod cose;
mod cursor;
mod envelope;
mod feed;
mod filled;
mod frame;
mod frame_version;
mod header;
mod key;
mod lease;
mod ledger;
mod letters;
mod one_time_code;
mod order;
mod parcel;
mod request;
mod round_feed;
mod sealing;
mod signed;
mod time_evidence;
mod told;
mod voucher;

pub use answer::{Answer, Mark, QuarantineReason, Quarantined, Receipt};
pub use body::{Body, BodyError, DocumentSeen, FeatureSeen, FeedAge, IdentityRead, Salt, Typed, Versions};
pub use certificate::{Certificate, DeviceCertificate, Purpose, ROOT_NAME};
pub use clock_remark::{ClockChange, ClockRemark, clock_remarks};
pub use codec::{Blob, NotCanonical, decode, encode};
pub use cose::{Kind, Sign1, SignatureError, external_aad, sign};
pub use cursor::Cursor;
pub use envelope::{Envelope, RecordId, seal};
pub use feed::{Feed, FeedKind, Page, PolicyFeed, StandingFeed, TrustFeed};
pub use filled::Filled;
pub use frame::{Frame, MAX_FRAME_BYTES};
pub use frame_version::FrameVersion;
pub use header::{Back, Header, HowRead, Stated, StatementKind};
pub use key::{Hash, Proof, PublicKey, Signature, SigningKey, deployment_of, hash};
pub use lease::{Lease, Scope, Span};
pub use ledger::{LedgerTold, Restored};
pub use letters::{device_fingerprint, letters};
pub use one_time_code::{CodeKey, DerivedCode, code_locator};
pub use order::{Effect, Given, Order, OrderReason, Ordered, OrderedOn, Said};
pub use parcel::{MAX_PARCEL_BYTES, Parcel};
pub use request::{AgentPart, Ask, Challenge, LedgerDoubt, Request};
pub use round_feed::{RoundFeed, Shown, Visit};
pub use sealing::{OpenError, OpeningKey, SealError};
pub use signed::{
    Countersignature, Statement, StatementError, body_digest, countersign, header_of, sign_statement,
};
pub use time_evidence::TimeEvidence;
pub use told::{Addressee, DeclaredIdentity, Told};
pub use voucher::{Code, CodeError, Secret, Voucher, VoucherError};
