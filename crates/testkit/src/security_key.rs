//! A double of a security key: it makes a passkey a login and proves it, as an authenticator with a PIN does (`WebAuthn`
//! level 2, sections 6.1 and 6.5). Its keys come from one seed, drawn where it is first used and kept in a file.

use anyhow::Context;
use data_encoding::BASE64URL_NOPAD;
use device::{Host, Machine};
use minicbor::Encoder;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The person was there, and was verified.
const PRESENT_AND_VERIFIED: u8 = 0b0000_0101;
/// A public key comes with it.
const WITH_KEY: u8 = 0b0100_0000;

/// The key.
#[derive(Clone, Debug)]
pub struct SecurityKey {
    seed: [u8; 32],
}

impl SecurityKey {
    /// One whose keys come from a seed.
    pub const fn of(seed: [u8; 32]) -> Self {
        Self { seed }
    }

    /// The one of a file; it is drawn when the file is not there.
    pub fn in_file(path: &Path) -> anyhow::Result<Self> {
        if let Ok(kept) = std::fs::read(path) {
            let seed =
                kept.as_slice().try_into().with_context(|| format!("{} is no seed", path.display()))?;
            return Ok(Self::of(seed));
        }
        let mut seed = [0; 32];
        Machine::at("/").chance(&mut seed);
        std::fs::write(path, seed)?;
        Ok(Self::of(seed))
    }

    fn signing_key(&self, login: &str) -> anyhow::Result<SigningKey> {
        let drawn = Sha256::new().chain_update(self.seed).chain_update(login).finalize();
        SigningKey::from_slice(&drawn).context("a scalar")
    }

    fn id(&self, login: &str) -> [u8; 32] {
        Sha256::new().chain_update(b"id").chain_update(self.seed).chain_update(login).finalize().into()
    }

    /// What a browser would answer to `navigator.credentials.create`.
    pub fn make(&self, login: &str, options: &Value) -> anyhow::Result<Value> {
        let asked = &options["publicKey"];
        let site = asked["rp"]["id"].as_str().context("the name of a site")?;
        let client = client_data("webauthn.create", site, asked)?;
        let (id, point) = (self.id(login), self.signing_key(login)?.verifying_key().to_sec1_point(false));
        let (x, y) = (point.x().context("x")?, point.y().context("y")?);
        let mut key = Encoder::new(Vec::new());
        // RFC 9053, 7.1.1: EC2, ES256, P-256.
        key.map(5)?.i8(1)?.i8(2)?.i8(3)?.i8(-7)?.i8(-1)?.i8(1)?.i8(-2)?.bytes(x)?.i8(-3)?.bytes(y)?;
        let mut data = authenticator_data(site, PRESENT_AND_VERIFIED | WITH_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len())?.to_be_bytes());
        data.extend(id);
        data.extend(key.into_writer());
        let mut attested = Encoder::new(Vec::new());
        attested.map(3)?.str("fmt")?.str("none")?.str("attStmt")?.map(0)?.str("authData")?.bytes(&data)?;
        let response = json!({
            "clientDataJSON": BASE64URL_NOPAD.encode(&client),
            "attestationObject": BASE64URL_NOPAD.encode(&attested.into_writer()),
        });
        Ok(credential(&id, &response))
    }

    /// What a browser would answer to `navigator.credentials.get`.
    pub fn prove(&self, login: &str, options: &Value) -> anyhow::Result<Value> {
        let asked = &options["publicKey"];
        let site = asked["rpId"].as_str().context("the name of a site")?;
        let client = client_data("webauthn.get", site, asked)?;
        let data = authenticator_data(site, PRESENT_AND_VERIFIED);
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature: Signature = self.signing_key(login)?.sign(&signed);
        let response = json!({
            "clientDataJSON": BASE64URL_NOPAD.encode(&client),
            "authenticatorData": BASE64URL_NOPAD.encode(&data),
            "signature": BASE64URL_NOPAD.encode(signature.to_der().as_bytes()),
            "userHandle": null,
        });
        Ok(credential(&self.id(login), &response))
    }
}

fn client_data(kind: &str, site: &str, asked: &Value) -> anyhow::Result<Vec<u8>> {
    let challenge = asked["challenge"].as_str().context("a challenge")?;
    let scheme = if site == "localhost" { "http" } else { "https" };
    let origin = format!("{scheme}://{site}");
    let data = json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false });
    Ok(serde_json::to_vec(&data)?)
}

fn authenticator_data(site: &str, flags: u8) -> Vec<u8> {
    let mut data = Sha256::digest(site).to_vec();
    data.push(flags);
    // A counter that stands at zero is none.
    data.extend([0; 4]);
    data
}

fn credential(id: &[u8], response: &Value) -> Value {
    let id = BASE64URL_NOPAD.encode(id);
    json!({
        "id": id,
        "rawId": id,
        "type": "public-key",
        "response": response,
        "clientExtensionResults": {},
    })
}
