//! The key ceremony: an offline root certifies one key per purpose. It draws and writes keys, once; it
//! serves nobody.
//!
//! The root's seed is written to a file of its own, to be carried away: no server needs it.

use crate::chance::{Chance, ChanceRng, draw};
use crate::tls;
use statement::{Certificate, EnvelopeOpeningKey, PublicKey, Purpose, SigningKey};
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
    let root = SigningKey::generate(&mut ChanceRng(chance));
    crate::config::private_folder(folder).map_err(|error| CeremonyError::File(folder.to_owned(), error))?;
    write_new(root_file, root.seed().as_ref())?;
    write_new(&folder.join("root.pub"), &root.public().0)?;
    for purpose in Purpose::ALL {
        let seed = Zeroizing::new(draw::<32>(chance));
        let certificate = Certificate {
            purpose: *purpose,
            key: public_of(*purpose, &seed),
            from: now,
            until: now.plus_days(VALID_DAYS),
        };
        write_new(&folder.join(format!("{}.key", purpose.word())), seed.as_ref())?;
        write_new(&folder.join(format!("{}.cert", purpose.word())), &certificate.sign(&root))?;
    }
    let seed = Zeroizing::new(draw::<32>(chance));
    let until = now.plus_days(TLS_DAYS);
    let certificate = tls::certify_authority(&root, &seed, now, until).map_err(CeremonyError::Tls)?;
    write_new(&folder.join(tls::AUTHORITY_KEY), seed.as_ref())?;
    write_new(&folder.join(tls::AUTHORITY), certificate.as_bytes())?;
    Ok(root.public())
}

/// The public half of a purpose's seed: X25519 for envelopes, Ed25519 for what is signed.
fn public_of(purpose: Purpose, seed: &[u8; 32]) -> PublicKey {
    match purpose {
        Purpose::Envelope => EnvelopeOpeningKey::from_seed(seed).public(),
        _ => SigningKey::from_seed(seed).public(),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), CeremonyError> {
    crate::config::write_private(path, bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => CeremonyError::Exists(path.to_owned()),
        _ => CeremonyError::File(path.to_owned(), error),
    })
}
