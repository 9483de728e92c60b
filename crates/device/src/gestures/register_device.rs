//! The machine's enrolment: a one-time code, a key drawn here, a root pinned, and the start of a chain.
//!
//! A machine that does not believe the registry's ledger may be enrolled again, as the same device: a code made by one
//! administrator and letters compared by another say that somebody looked. A row in the database says that of nobody, so the
//! registry cannot take its word back by itself.

use crate::chain::{self, StartReason};
use crate::desk::Desk;
use crate::identity::{Awaits, Identity};
use crate::ledger::Ledger;
use crate::link::{HttpLink, Server};
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use serde::Deserialize;
use statement::{Blob, DerivedCode, Hash, PublicKey};
use terms::{Cause, Doing, Problem};
use ts_rs::TS;
use wire::json;
use wire::v1::device as body;

/// What the administrator gave the person who installs the machine.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RegisterDevice {
    /// The server's address.
    pub url: String,
    /// The one-time code.
    pub code: String,
}

impl Desk {
    /// Enrols this machine.
    pub async fn register_device(&self, typed: RegisterDevice) -> Result<Snapshot, Refusal> {
        let base = HttpLink::address(&typed.url)
            .doing("reading the address of the registry")
            .map_err(Refusal::because(Problem::FieldInvalid))?;
        let typed_code = typed.code.clone();
        let (key, code, nonce) = self
            .local(move |inner, state| {
                let is_over = Ledger::stored(&state.outbox)?.doubt().is_none();
                if is_over && Identity::stored(&state.outbox)?.is_some() {
                    return Err(Problem::AlreadyEnrolled.into());
                }
                inner.host.draw_keys().doing("drawing the device's keys")?;
                let key = inner.host.device_key().doing("reading the device's key")?.public();
                let mut nonce = [0; 16];
                inner.host.chance(&mut nonce);
                Ok((key, DerivedCode::of(&typed_code), nonce))
            })
            .await?;
        let request = body::EnrolDevice {
            locator: body::Hex(code.locator.0.to_vec()),
            key: body::Hex(key.0.to_vec()),
            nonce: body::Hex(nonce.to_vec()),
            proof: body::Hex(code.prove(&key, &nonce).0.to_vec()),
        };
        let request = json::encode(&request).doing("writing a question")?;
        // Whoever answers, the code tells: it signs what is pinned, and nothing secret is sent.
        let server = Server { base: base.clone(), pinned: None };
        let enrolled: body::DeviceEnrolled =
            self.ask_json(&server, "/v1/devices/enrol", "application/json", request).await?;
        self.local(move |inner, state| {
            let identity = pinned(inner, &code, base, enrolled)?;
            if !identity.certifies(&key) {
                return Err(Cause::missing("enrolling: the certificate is of another key").into());
            }
            if let Some(known) = Identity::stored(&state.outbox)? {
                return enrol_again(inner, state, &known, identity);
            }
            // The start first: a stop in between leaves a chain nobody goes on, never one without its start.
            chain::start(inner, state, &identity, StartReason::Enrolled)?;
            identity.store(&mut state.outbox)?;
            take(inner, state)
        })
        .await
    }
}

/// The same device of the same deployment goes on in its chain; its sealed envelopes stay, and so does the evidence.
fn enrol_again(
    inner: &Inner,
    state: &mut State,
    known: &Identity,
    identity: Identity,
) -> Result<Snapshot, Refusal> {
    if (known.device, known.root) != (identity.device, identity.root) {
        return Err(Problem::OneTimeCodeWrong.into());
    }
    Identity { chain: known.chain, ..identity }.store(&mut state.outbox)?;
    let (_, now) = inner.now(state)?;
    // The identity first: a stop in between leaves the alarm, never an alarm that ended by itself.
    crate::ledger::begin_anew(&mut state.outbox, now)?;
    take(inner, state)
}

/// Checks that whoever answered knows the code, and pins what they sent.
fn pinned(
    inner: &Inner,
    code: &DerivedCode,
    registry: String,
    enrolled: body::DeviceEnrolled,
) -> Result<Identity, Refusal> {
    let root: [u8; 32] = enrolled.root.0.try_into().ok().doing("reading a root key of 32 bytes")?;
    let root = PublicKey(root);
    let proof = Hash(enrolled.proof.0.try_into().ok().doing("reading a proof of 32 bytes")?);
    if code.key().server_proof(&root, &enrolled.certificate.0) != proof {
        return Err(Problem::OneTimeCodeWrong.into());
    }
    Ok(Identity {
        device: enrolled.device,
        label: enrolled.label,
        office: enrolled.office,
        office_name: enrolled.office_name,
        root,
        certificate: Blob(enrolled.certificate.0),
        keys: enrolled.keys.into_iter().map(|key| Blob(key.0)).collect(),
        registry,
        chain: chain::draw(inner),
        awaits: Some(Awaits::Comparison),
    })
}
