//! How much callers may ask for: bytes, connections, codes.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::net::IpAddr;
use std::time::Duration;

/// Limits on requests.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest body, in bytes; frames of devices (33 kB) and parcels have limits of their own.
    pub body_bytes: usize,
    /// How long a body may take to come, in seconds.
    pub body_seconds: u64,
    /// Bytes of bodies that are held at the same time, at each address; of one network an eighth.
    pub bodies_bytes: usize,
    /// How long one request may take, in seconds.
    pub request_seconds: u64,
    /// Connections open at the same time, at each address.
    pub connections: usize,
    /// Of those, connections of one caller: an IPv4 address, or an IPv6 /48. A proxy is not counted.
    pub connections_from_one: usize,
    /// How long a connection may keep silent, in seconds.
    pub silence_seconds: u64,
    /// How long the head of a request may take, and the wait for a next request, in seconds.
    pub head_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 16 * 1024,
            body_seconds: 20,
            bodies_bytes: 64 * 1024 * 1024,
            request_seconds: 30,
            connections: 8192,
            connections_from_one: 256,
            silence_seconds: 75,
            head_seconds: 10,
        }
    }
}

impl Limits {
    /// How long one request may take.
    pub const fn request_time(self) -> Duration {
        Duration::from_secs(self.request_seconds)
    }

    /// How long a body may take to come.
    pub const fn body_time(self) -> Duration {
        Duration::from_secs(self.body_seconds)
    }

    /// How long the head of a request may take.
    pub const fn head(self) -> Duration {
        Duration::from_secs(self.head_seconds)
    }

    /// How long a connection may keep silent.
    pub const fn silence(self) -> Duration {
        Duration::from_secs(self.silence_seconds)
    }
}

/// How many codes strangers may have sent. A network is an IPv4 /24 or an IPv6 /48.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodesSettings {
    /// Codes that one network may ask for in an hour.
    pub hour_of_a_network: u32,
    /// Codes that one network may ask for in a day.
    pub day_of_a_network: u32,
    /// Codes that all networks together may ask for in an hour; beyond it each gets two.
    pub hour_of_all: u32,
    /// Addresses whose networks are not counted: kiosks, a help desk.
    #[serde(deserialize_with = "addresses")]
    pub exempt: Vec<IpAddr>,
}

/// Addresses as they are written. No name is looked up: it would be another network's from one day to the next.
fn addresses<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpAddr>, D::Error> {
    let address = |text: String| {
        text.parse().map_err(|_: std::net::AddrParseError| {
            D::Error::custom(format!(
                "codes.exempt: {text:?} is no IP address (its /24 or /48 is freed); write each without a name, a port or a \
                 mask, as \"192.0.2.7\" or \"2001:db8::7\""
            ))
        })
    };
    Vec::<String>::deserialize(from)?.into_iter().map(address).collect()
}

impl Default for CodesSettings {
    fn default() -> Self {
        Self { hour_of_a_network: 30, day_of_a_network: 100, hour_of_all: 5_000, exempt: Vec::new() }
    }
}
