//! Passwords of staff: Argon2id, always on a blocking thread and a few at a time.

use crate::model::Hashed;
use crate::refusal::Refusal;
use argon2::{Algorithm, Argon2, Params, Version};
use terms::{Doing, Personal, Problem};
use tokio::sync::Semaphore;

/// Hashes computed at once; each holds 19 MiB.
static PLACES: Semaphore = Semaphore::const_new(4);

impl Hashed {
    /// Hashes a new password.
    pub async fn make(password: Personal<String>, salt: [u8; 16]) -> Result<Self, Refusal> {
        let hash = compute(password, salt).await?;
        Ok(Self { salt, hash })
    }

    /// True when the password is the one that was hashed.
    pub async fn is_of(self, password: Personal<String>) -> Result<bool, Refusal> {
        let hash = compute(password, self.salt).await?;
        Ok(crate::keys::is_same(hash.as_ref(), &self.hash))
    }

    /// A password that nobody has: checking it takes as long as checking a real one, so that a login that
    /// does not exist cannot be told from one that does.
    pub const fn of_nobody() -> Self {
        Self { salt: [0; 16], hash: [0; 32] }
    }
}

async fn compute(password: Personal<String>, salt: [u8; 16]) -> Result<[u8; 32], Refusal> {
    let place = PLACES
        .acquire()
        .await
        .doing("waiting to hash a password")
        .map_err(Refusal::because(Problem::Busy))?;
    let hash = tokio::task::spawn_blocking(move || {
        // The place is kept until the work is done, also when nobody waits for it any more.
        let _place = place;
        let params =
            Params::new(19 * 1024, 2, 1, Some(32)).expect("the parameters are within Argon2's ranges");
        let mut hash = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.reveal().as_bytes(), &salt, &mut hash)
            .map(|()| hash)
    })
    .await;
    let hash = hash.ok().doing("running Argon2id: it panicked")?;
    Ok(hash.doing("hashing a password")?)
}
