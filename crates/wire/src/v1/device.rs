//! Bodies between a device and the server that are not signed bytes themselves: enrolment of the device,
//! the challenge, and the wrappers around signed messages.

use super::set_aside::SetAsideReason;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use terms::{AgentId, AgentKind, ChainId, Decision, DeviceId, OfficeId, Timestamp};
use ts_rs::TS;

/// Bytes in JSON: lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hex(pub Vec<u8>);

impl Serialize for Hex {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base16ct::lower::encode_string(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        base16ct::mixed::decode_vec(text).map(Self).map_err(|_| serde::de::Error::custom("not hexadecimal"))
    }
}

impl JsonSchema for Hex {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Hex".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^([0-9a-fA-F]{2})*$" })
    }
}

/// `POST /v1/devices/enrol`: a machine shows that it has a one-time code, and the public key it drew.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EnrolDevice {
    /// What stands in for the one-time code (`statement::DerivedCode`): the code itself is not sent.
    pub locator: Hex,
    /// The device's Ed25519 public key.
    pub key: Hex,
    /// Sixteen bytes that the device drew.
    pub nonce: Hex,
    /// The proof that whoever brings the key knows the code, over key, locator and nonce.
    pub proof: Hex,
}

/// The answer: everything the device pins.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DeviceEnrolled {
    /// The device's id.
    pub device: DeviceId,
    /// What people call it ("guichet 3").
    pub label: String,
    /// Its office.
    pub office: OfficeId,
    /// The office's name.
    pub office_name: String,
    /// The deployment's root public key, to be pinned.
    pub root: Hex,
    /// The device's certificate.
    pub certificate: Hex,
    /// The certified keys of the deployment, one per purpose or more.
    pub keys: Vec<Hex>,
    /// HMAC of root and certificate under a key that the one-time code gives: who answers knows the code.
    pub proof: Hex,
}

/// `POST /v1/devices/challenge`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ChallengeIssued {
    /// Sixteen bytes to be signed within a minute, once.
    pub challenge: Hex,
}

/// The answer to a signed request (`POST /v1/devices/ask`).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "answer")]
pub enum Asked {
    /// The agent is enlisted on the device.
    Enlisted {
        /// The agent.
        agent: AgentId,
        /// Clerk or carrier.
        kind: AgentKind,
        /// What the window calls the agent.
        label: String,
    },
    /// Somebody confirmed the device.
    Confirmed,
    /// A lease and the lists of the same span.
    Leased {
        /// The signed lease.
        lease: Hex,
        /// The signed page of what changed of the lists.
        page: Hex,
        /// The certified keys, with any new ones.
        keys: Vec<Hex>,
    },
    /// What changed of the lists.
    Fed {
        /// A signed page.
        page: Hex,
    },
    /// What the applicant declared, as far as a document bears it out. Recorded as a reading.
    Declared {
        /// Sealed to the agent who asked (`statement::DeclaredIdentity`).
        sealed: Hex,
    },
}

/// `POST /v1/devices/keys`: the certificates of every key in use, of those that were and of those that will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeysTold {
    /// Each signed by the root.
    pub keys: Vec<Hex>,
}

/// `POST /v1/devices/ledger`: the registry's word on its ledger, held against what the device remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerAnswered {
    /// Signed (`statement::LedgerTold`).
    pub told: Hex,
}

/// `GET /v1/quarantine`: one record that is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SetAside {
    /// Its chain.
    #[ts(type = "string")]
    pub chain: ChainId,
    /// Place in the chain.
    #[ts(type = "number")]
    pub sequence: u64,
    /// The device whose chain it is.
    #[ts(type = "string")]
    pub device: DeviceId,
    /// Why.
    #[ts(type = "SetAsideReason")]
    pub reason: SetAsideReason,
    /// When it came.
    #[ts(type = "number")]
    pub first_received: Timestamp,
    /// What a person may decide about it.
    #[ts(type = "Decision[]")]
    pub choices: Vec<Decision>,
}

/// `POST /v1/quarantine`: what a person decides about a record that is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecideSetAside {
    /// Its chain.
    #[ts(type = "string")]
    pub chain: ChainId,
    /// Place in the chain.
    #[ts(type = "number")]
    pub sequence: u64,
    /// One of its choices. A word that is no decision is refused at this field.
    #[ts(type = "Decision")]
    #[schemars(with = "Decision")]
    pub decision: String,
    /// Why, in a few words.
    pub note: String,
}

/// `POST /v1/admin/parcel`: a file that a device wrote and somebody carried.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct HandInParcel {
    /// Its bytes.
    #[ts(type = "string")]
    pub parcel: Hex,
}

/// What was in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct ParcelTaken {
    /// Records that the registry did not have.
    #[ts(type = "number")]
    pub kept: u64,
    /// Records that it had already.
    #[ts(type = "number")]
    pub recognised: u64,
    /// Records under whose number it keeps other bytes: kept as evidence.
    #[ts(type = "number")]
    pub conflicting: u64,
    /// Frames that no device of this deployment signed.
    #[ts(type = "number")]
    pub refused: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_their_text_and_odd_texts_are_refused() {
        let bytes = Hex(vec![0, 1, 0xfe, 0xff]);
        let text = serde_json::to_string(&bytes).unwrap();
        assert_eq!(text, "\"0001feff\"");
        assert_eq!(serde_json::from_str::<Hex>(&text).unwrap(), bytes);
        assert!(serde_json::from_str::<Hex>("\"0\"").is_err());
        assert!(serde_json::from_str::<Hex>("\"zz\"").is_err());
    }
}
