//! Passwords of staff: Argon2id on blocking threads, few at a time, in memory that is kept. Who was here before does not
//! wait behind strangers, and a queue that is full says so at once. Whatever can be looked up cheaply is looked up before
//! anything is hashed: that is the callers' part.

use crate::model::Hashed;
use crate::refusal::Refusal;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::{Mutex, PoisonError};
use terms::{Doing, Personal, Problem};
use tokio::sync::Semaphore;

/// KiB of memory that one hash works in, and how many times it goes over it: OWASP's least for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// Hashes that wait in a lane at most, those being computed included; further callers are told to come back.
const QUEUE: usize = 64;

/// Memory for hashes, as many blocks as hashes are computed at once. Allocated once: freed, it would stay with the
/// allocator of each thread that used it.
static KEPT: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());
static OF_STRANGERS: Queue = Queue::of(3);
static OF_KNOWN: Queue = Queue::of(2);

/// Who waits for a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// Anybody.
    Strangers,
    /// Who is signed in, or signed in from here before, or holds a link.
    Known,
}

/// Hashes of one lane.
struct Queue {
    waiting: Semaphore,
    places: Semaphore,
}

impl Queue {
    const fn of(at_once: usize) -> Self {
        Self { waiting: Semaphore::const_new(QUEUE), places: Semaphore::const_new(at_once) }
    }
}

impl Hashed {
    /// Hashes a new password.
    pub async fn make(password: Personal<String>, salt: [u8; 16]) -> Result<Self, Refusal> {
        let hash = compute(password, salt, Lane::Known).await?;
        Ok(Self { salt, hash })
    }

    /// True when the password is the one that was hashed.
    pub(crate) async fn is_of(&self, password: Personal<String>, lane: Lane) -> Result<bool, Refusal> {
        let hash = compute(password, self.salt, lane).await?;
        Ok(crate::keys::is_same(hash.as_ref(), &self.hash))
    }

    /// A password that nobody has: checking it takes as long as checking a real one, so that a login that
    /// does not exist cannot be told from one that does.
    pub const fn of_nobody() -> Self {
        Self { salt: [0; 16], hash: [0; 32] }
    }
}

async fn compute(password: Personal<String>, salt: [u8; 16], lane: Lane) -> Result<[u8; 32], Refusal> {
    let queue = match lane {
        Lane::Strangers => &OF_STRANGERS,
        Lane::Known => &OF_KNOWN,
    };
    let waiting = queue.waiting.try_acquire().ok();
    let _waiting =
        waiting.doing("hashing a password: the queue is full").map_err(Refusal::because(Problem::Busy))?;
    let place = queue.places.acquire().await;
    let place = place.doing("waiting to hash a password").map_err(Refusal::because(Problem::Busy))?;
    let hash = tokio::task::spawn_blocking(move || {
        // The place is kept until the work is done, also when nobody waits for it any more.
        let _place = place;
        hash_in_kept_memory(password.reveal().as_bytes(), &salt)
    })
    .await;
    let hash = hash.ok().doing("running Argon2id: it panicked")?;
    Ok(hash.doing("hashing a password")?)
}

fn hash_in_kept_memory(password: &[u8], salt: &[u8; 16]) -> Result<[u8; 32], argon2::Error> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32))?;
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let mut memory = kept().pop().unwrap_or_else(|| vec![Block::default(); params.block_count()]);
    let mut hash = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hashed = argon2.hash_password_into_with_memory(password, salt, &mut hash, &mut memory);
    kept().push(memory);
    hashed.map(|()| hash)
}
