//! Wrapping the vault's key: what the PIN and the device secret make together, and nothing else opens. It
//! must not know where the wrapped key is kept, nor count tries.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use terms::AgentId;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Separates this use of SHA-256 and of the cipher from every other.
const DOMAIN: &[u8] = b"vis-a-vis vault key v1";

/// The raw key of a vault's file.
pub(crate) type VaultKey = Zeroizing<[u8; 32]>;

/// 32 bytes from the machine's key store: without them a copied disk leaves no PIN to try.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DeviceSecret([u8; 32]);

impl DeviceSecret {
    /// Takes the bytes over.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl core::fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DeviceSecret(…)")
    }
}

/// What one try of a PIN costs (Argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for PinCost {
    /// 64 MiB and 3 passes: the second recommended option of RFC 9106 section 4, on one lane.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl PinCost {
    /// The cost is read back from a file anyone can write: it may not ask for more than a machine has.
    const MOST: Self = Self { memory_kib: 1024 * 1024, passes: 64, lanes: 16 };

    fn params(self) -> Option<Params> {
        let bounded = self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes;
        bounded.then(|| Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()).flatten()
    }
}

/// A vault's key as the outbox holds it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct WrappedKey {
    pub salt: [u8; 16],
    pub cost: PinCost,
    pub nonce: [u8; 12],
    pub sealed: [u8; 48],
}

/// Why a wrapped key did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnwrapError {
    /// PIN, device secret or wrapped bytes are wrong: the three are not told apart.
    Refused,
    /// The PIN could not be stretched at all.
    Underivable,
}

pub(crate) fn draw_key(rng: &mut (impl CryptoRng + ?Sized)) -> VaultKey {
    let mut key = Zeroizing::new([0; 32]);
    rng.fill_bytes(key.as_mut_slice());
    key
}

impl WrappedKey {
    /// Wraps a key under a new salt; none when the cost is out of bounds or memory is short.
    pub fn wrap(
        key: &VaultKey,
        agent: AgentId,
        pin: &str,
        device_secret: &DeviceSecret,
        cost: PinCost,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Option<Self> {
        let (mut salt, mut nonce) = ([0; 16], [0; 12]);
        rng.fill_bytes(&mut salt);
        rng.fill_bytes(&mut nonce);
        let cipher = cipher(pin, device_secret, &salt, cost)?;
        let payload = Payload { msg: key.as_slice(), aad: &bound_to(agent) };
        let sealed = cipher.encrypt(&Nonce::from(nonce), payload).ok()?;
        Some(Self { salt, cost, nonce, sealed: sealed.try_into().ok()? })
    }

    pub fn unwrap_with(
        &self,
        agent: AgentId,
        pin: &str,
        device_secret: &DeviceSecret,
    ) -> Result<VaultKey, UnwrapError> {
        let cipher = cipher(pin, device_secret, &self.salt, self.cost).ok_or(UnwrapError::Underivable)?;
        let payload = Payload { msg: &self.sealed, aad: &bound_to(agent) };
        let opened = cipher.decrypt(&Nonce::from(self.nonce), payload).map_err(|_| UnwrapError::Refused)?;
        let opened = Zeroizing::new(opened);
        let key: &[u8; 32] = opened.as_slice().try_into().map_err(|_| UnwrapError::Refused)?;
        Ok(Zeroizing::new(*key))
    }
}

/// A wrapped key moved to another agent's row does not open.
fn bound_to(agent: AgentId) -> Vec<u8> {
    [DOMAIN, agent.as_bytes()].concat()
}

fn cipher(
    pin: &str,
    device_secret: &DeviceSecret,
    salt: &[u8; 16],
    cost: PinCost,
) -> Option<ChaCha20Poly1305> {
    let mut stretched = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?)
        .hash_password_into(pin.as_bytes(), salt, stretched.as_mut_slice())
        .ok()?;
    let digest = Sha256::new()
        .chain_update(DOMAIN)
        .chain_update(stretched.as_slice())
        .chain_update(device_secret.0.as_slice())
        .finalize();
    let key = Zeroizing::new(<[u8; 32]>::from(digest));
    Some(ChaCha20Poly1305::new(<&Key>::from(&*key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{CHEAP, SeededChance};

    const AGENT: AgentId = AgentId([7; 8]);

    fn wrapped(secret: &DeviceSecret) -> (VaultKey, WrappedKey) {
        let mut chance = SeededChance::new(1);
        let key = draw_key(&mut chance);
        let wrapped = WrappedKey::wrap(&key, AGENT, "482057", secret, CHEAP, &mut chance).unwrap();
        (key, wrapped)
    }

    #[test]
    fn a_key_opens_only_with_its_pin_its_machine_and_its_agent() {
        let secret = DeviceSecret::new([1; 32]);
        let (key, wrapped) = wrapped(&secret);
        assert!(wrapped.unwrap_with(AGENT, "482057", &secret) == Ok(key));
        let refused = Err(UnwrapError::Refused);
        assert!(wrapped.unwrap_with(AGENT, "482058", &secret) == refused);
        assert!(wrapped.unwrap_with(AGENT, "482057", &DeviceSecret::new([2; 32])) == refused);
        assert!(wrapped.unwrap_with(AgentId([8; 8]), "482057", &secret) == refused);
    }

    #[test]
    fn a_stored_cost_beyond_the_machine_is_refused_before_it_is_paid() {
        let secret = DeviceSecret::new([1; 32]);
        let (_, mut wrapped) = wrapped(&secret);
        wrapped.cost.memory_kib = u32::MAX;
        assert!(wrapped.unwrap_with(AGENT, "482057", &secret) == Err(UnwrapError::Underivable));
    }

    #[test]
    fn a_device_secret_prints_nothing() {
        assert_eq!(format!("{:?}", DeviceSecret::new([1; 32])), "DeviceSecret(…)");
    }
}
