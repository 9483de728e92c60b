//! The key ceremony: an offline root certifies one key per purpose, and one more at each renewal. It draws and writes
//! keys; it serves nobody.
//!
//! The root's seed is written to a file of its own, to be carried away: no server needs it.
//!
//! A renewal adds a key that is used from a day on (by default in 14 days), so that devices have time to learn of it.
//! The newest key in use signs; all of them verify, and every envelope key opens. Devices get all certificates with
//! each lease, and a device that meets an answer under an unknown key asks for them by itself. The operator renews the
//! envelope key monthly and the others before their 400 days are over. A device whose clock is outside every span seals
//! to the newest key it knows.

use super::signing_keys::files_of;
use crate::chance::{Chance, draw, generator};
use crate::tls;
use statement::{Certificate, OpeningKey, PublicKey, Purpose, SigningKey};
use std::path::{Path, PathBuf};
use terms::Timestamp;
use zeroize::Zeroizing;

/// How long the first keys may be used.
const VALID_DAYS: i64 = 400;
/// How long the authority for TLS issues: only the root renews it, and a device that cannot connect learns no other.
const TLS_DAYS: i64 = 3650;

/// Why the ceremony stopped. Nothing that exists is ever overwritten.
#[derive(Debug, thiserror::Error)]
pub enum CeremonyError {
    /// A key file is there already.
    #[error("{0} is there already: a deployment's keys are drawn once")]
    Exists(PathBuf),
    /// A file could not be written.
    #[error("writing {0}")]
    File(PathBuf, #[source] std::io::Error),
    /// The file is not the seed of this deployment's root.
    #[error("{0} is not the root of these keys")]
    NotTheRoot(PathBuf),
    /// The authority for TLS could not be certified.
    #[error("certifying the authority for TLS")]
    Tls(#[source] tls::TlsError),
}

/// Draws root and purpose keys. `folder` gets what a server needs, `root_file` the seed to be taken away.
pub fn init(
    folder: &Path,
    root_file: &Path,
    now: Timestamp,
    chance: &dyn Chance,
) -> Result<PublicKey, CeremonyError> {
    // Looked for first: a root's file that belongs to no deployment must not be carried away.
    let drawn = folder.join("root.pub");
    if drawn.exists() {
        return Err(CeremonyError::Exists(drawn));
    }
    let root = SigningKey::generate(&mut generator(chance));
    crate::files::private_folder(folder).map_err(|error| CeremonyError::File(folder.to_owned(), error))?;
    write_new(root_file, root.seed().as_ref())?;
    write_new(&folder.join("root.pub"), &root.public().0)?;
    for purpose in Purpose::ALL {
        certify(&folder.join(purpose.word()), &root, *purpose, now, chance)?;
    }
    let seed = Zeroizing::new(draw::<32>(chance));
    let until = now.plus_days(TLS_DAYS);
    let certificate = tls::certify_authority(&root, &seed, now, until).map_err(CeremonyError::Tls)?;
    write_new(&folder.join(tls::AUTHORITY_KEY), seed.as_ref())?;
    write_new(&folder.join(tls::AUTHORITY), certificate.as_bytes())?;
    Ok(root.public())
}

/// Draws one more key for each of some purposes, certified by the root, to be used from an instant on: until then
/// devices learn of it with their leases. The server reads it when it starts.
pub fn renew(
    folder: &Path,
    root_file: &Path,
    purposes: &[Purpose],
    from: Timestamp,
    chance: &dyn Chance,
) -> Result<(), CeremonyError> {
    let read = |path: &Path| {
        let bytes = std::fs::read(path).map(Zeroizing::new);
        bytes.map_err(|error| CeremonyError::File(path.to_owned(), error))
    };
    let seed = read(root_file)?;
    let root = seed.as_slice().try_into().map(SigningKey::from_seed).ok();
    let ours = read(&folder.join("root.pub"))?;
    let root = root.filter(|root| root.public().0.as_slice() == ours.as_slice());
    let root = root.ok_or_else(|| CeremonyError::NotTheRoot(root_file.to_owned()))?;
    for purpose in purposes {
        let number = files_of(folder, *purpose).count() + 1;
        certify(&folder.join(format!("{}-{number}", purpose.word())), &root, *purpose, from, chance)?;
    }
    Ok(())
}

/// Draws a key and writes it and its certificate beside each other. The certificate comes last: a stop in between
/// leaves a key that nobody uses.
fn certify(
    file: &Path,
    root: &SigningKey,
    purpose: Purpose,
    from: Timestamp,
    chance: &dyn Chance,
) -> Result<(), CeremonyError> {
    let seed = Zeroizing::new(draw::<32>(chance));
    let until = from.plus_days(VALID_DAYS);
    let certificate = Certificate { purpose, key: public_of(purpose, &seed), from, until };
    write_new(&file.with_extension("key"), seed.as_ref())?;
    write_new(&file.with_extension("cert"), &certificate.sign(root))
}

/// The public half of a purpose's seed: X25519 for envelopes, Ed25519 for what is signed.
fn public_of(purpose: Purpose, seed: &[u8; 32]) -> PublicKey {
    match purpose {
        Purpose::Envelope => OpeningKey::from_seed(seed).public(),
        _ => SigningKey::from_seed(seed).public(),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), CeremonyError> {
    crate::files::write_private(path, bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => CeremonyError::Exists(path.to_owned()),
        _ => CeremonyError::File(path.to_owned(), error),
    })
}
