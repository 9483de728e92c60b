//! A hand-played device in a file between two commands of a shell. Its keys lie there in clear: it plays, it protects nobody.

use super::{HandDevice, Worker};
use crate::doubles::SeededChance;
use anyhow::Context;
use rand_core::Rng;
use serde::{Deserialize, Serialize};
use statement::{Blob, Hash, OpeningKey, PublicKey, SigningKey, deployment_of};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use terms::{AgentId, ChainId, DeviceId, LeaseId, Timestamp};
use wire::v1::device::Hex;

#[derive(Serialize, Deserialize)]
struct Stored {
    device: DeviceId,
    key: Hex,
    root: Hex,
    certificate: Hex,
    seals_to: Hex,
    answer_key: Hex,
    chain: ChainId,
    next: u64,
    previous: Hex,
    learnt: Timestamp,
    boot: u64,
    agent: AgentId,
    agent_key: Hex,
    sealing_seed: Hex,
    lease: LeaseId,
    chance: u64,
}

impl HandDevice {
    /// Writes it down, for its owner alone.
    pub fn store(&mut self, file: &Path) -> anyhow::Result<()> {
        let stored = Stored {
            device: self.id,
            key: Hex(self.key.seed().to_vec()),
            root: Hex(self.root.0.to_vec()),
            certificate: Hex(self.certificate.0.clone()),
            seals_to: Hex(self.seals_to.0.to_vec()),
            answer_key: Hex(self.answer_key.0.to_vec()),
            chain: self.chain,
            next: self.next,
            previous: Hex(self.previous.0.to_vec()),
            learnt: self.learnt,
            boot: self.boot,
            agent: self.worker.agent,
            agent_key: Hex(self.worker.key.seed().to_vec()),
            sealing_seed: Hex(self.worker.sealing_seed.to_vec()),
            lease: self.worker.lease,
            chance: self.chance.next_u64(),
        };
        let mut options = std::fs::OpenOptions::new();
        let mut opened = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
        Ok(opened.write_all(serde_json::to_string_pretty(&stored)?.as_bytes())?)
    }

    /// Takes it up again.
    pub fn take_up(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("{} is not there: `register` first", file.display()))?;
        let stored: Stored = serde_json::from_str(&text).context("a device's file")?;
        let root = PublicKey(bytes(stored.root)?);
        let sealing_seed: [u8; 32] = bytes(stored.sealing_seed)?;
        Ok(Self {
            id: stored.device,
            chain: stored.chain,
            worker: Worker {
                agent: stored.agent,
                key: SigningKey::from_seed(&bytes(stored.agent_key)?),
                sealing_key: OpeningKey::from_seed(&sealing_seed),
                sealing_seed,
                lease: stored.lease,
            },
            second: None,
            seals_to: PublicKey(bytes(stored.seals_to)?),
            learnt: stored.learnt,
            wall_shift_s: 0,
            boot: stored.boot,
            deployment: deployment_of(&root),
            key: SigningKey::from_seed(&bytes(stored.key)?),
            certificate: Blob(stored.certificate.0),
            root,
            answer_key: PublicKey(bytes(stored.answer_key)?),
            chance: SeededChance::new(stored.chance),
            next: stored.next,
            previous: Hash(bytes(stored.previous)?),
        })
    }
}

fn bytes<const N: usize>(hex: Hex) -> anyhow::Result<[u8; N]> {
    hex.0.try_into().ok().with_context(|| format!("{N} bytes"))
}
