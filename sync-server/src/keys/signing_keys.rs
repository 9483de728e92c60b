//! The keys a server signs with, and apart from them those that open envelopes: only `registry/examine` is
//! handed the latter.

use statement::{
    Certificate, Code, OpeningKey, PublicKey, Purpose, Secret, SigningKey, Voucher, deployment_of,
};
use std::array::TryFromSliceError;
use std::path::{Path, PathBuf};
use terms::{DeploymentId, EnrolmentId, Personal, Route, Timestamp};
use zeroize::Zeroizing;

/// Why keys could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadKeysError {
    /// A file is missing: `sync-server keys init` draws them.
    #[error("{0} cannot be read: draw the deployment's keys with `sync-server keys init`")]
    File(PathBuf, #[source] std::io::Error),
    /// A file is not what it should be, or its certificate is another root's.
    #[error("{0} is not a key of this deployment")]
    Damaged(PathBuf),
}

/// A purpose's key and when it serves.
#[derive(Clone, Debug)]
struct Held {
    purpose: Purpose,
    from: Timestamp,
    key: SigningKey,
}

/// What signs. A purpose may have several keys: the one in use, earlier ones whose signatures still count, and one that
/// is published ahead of its use.
#[derive(Clone, Debug)]
pub struct SigningKeys {
    /// The deployment's root, public half.
    pub root: PublicKey,
    /// The certificates that devices are given.
    pub certificates: Vec<Vec<u8>>,
    /// By purpose, then by the first instant of use.
    held: Vec<Held>,
}

/// What a voucher says.
#[derive(Clone, Debug)]
pub struct VoucherClaims {
    /// The enrolment it fulfils.
    pub enrolment: EnrolmentId,
    /// The route it is made for.
    pub route: Route,
    /// End of validity.
    pub expires: Timestamp,
    /// Initials, for a glance.
    pub initials: Personal<String>,
    /// Year of birth, for a glance.
    pub birth_year: Personal<u16>,
    /// The applicant's secret.
    pub secret: Secret,
}

/// A voucher in both its forms.
#[derive(Clone, Debug)]
pub struct IssuedVoucher {
    /// The text of the QR code.
    pub qr: Personal<String>,
    /// The code to type.
    pub typed: Code,
}

impl SigningKeys {
    /// Loads what `keys init` and `keys renew` wrote.
    pub fn load(folder: &Path) -> Result<Self, LoadKeysError> {
        let root = PublicKey(*read_32(&folder.join("root.pub"))?);
        let (mut certificates, mut held) = (Vec::new(), Vec::new());
        for purpose in Purpose::ALL.iter().copied() {
            for file in files_of(folder, purpose) {
                let path = file.with_extension("cert");
                let bytes = read(&path)?;
                let certificate = Certificate::verify(&bytes, &root).ok().filter(|c| c.purpose == purpose);
                let from = certificate.ok_or(LoadKeysError::Damaged(path))?.from;
                certificates.push(bytes);
                // What opens envelopes is not here.
                if purpose != Purpose::Envelope {
                    let key = SigningKey::from_seed(&*read_32(&file.with_extension("key"))?);
                    held.push(Held { purpose, from, key });
                }
            }
        }
        held.sort_by_key(|held| (held.purpose.code(), held.from));
        Ok(Self { root, certificates, held })
    }

    /// The key that signs for a purpose at an instant: the newest that is in use by then.
    pub fn in_use(&self, purpose: Purpose, at: Timestamp) -> &SigningKey {
        let mut keys = self.of(purpose);
        let first = keys.next().expect("each purpose but the envelope's has a key: `load` read it");
        let newest = keys.take_while(|held| held.from <= at).last();
        &newest.unwrap_or(first).key
    }

    /// When the first purpose is left without a key that devices believe: the earliest end among the newest of each.
    pub fn first_end(&self) -> Option<Timestamp> {
        let certified: Vec<Certificate> = self
            .certificates
            .iter()
            .filter_map(|bytes| Certificate::verify(bytes, &self.root).ok())
            .collect();
        let last_of = |purpose: &Purpose| {
            let ends = certified.iter().filter(|one| one.purpose == *purpose).map(|one| one.until);
            ends.max()
        };
        Purpose::ALL.iter().filter_map(last_of).min()
    }

    /// What any key of a purpose verifies: what was signed before a renewal still counts.
    pub fn verified<T>(&self, purpose: Purpose, verify: impl Fn(&PublicKey) -> Option<T>) -> Option<T> {
        self.of(purpose).find_map(|held| verify(&held.key.public()))
    }

    fn of(&self, purpose: Purpose) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(move |held| held.purpose == purpose)
    }

    /// The deployment these keys belong to.
    pub fn deployment(&self) -> DeploymentId {
        deployment_of(&self.root)
    }

    /// Signs a voucher.
    pub fn issue_voucher(&self, claims: &VoucherClaims, at: Timestamp) -> IssuedVoucher {
        let voucher = Voucher {
            deployment: self.deployment(),
            enrolment: claims.enrolment,
            route: claims.route,
            expires: claims.expires,
            initials: claims.initials.clone(),
            birth_year: claims.birth_year.clone(),
            secret: claims.secret,
        };
        IssuedVoucher {
            qr: Personal::new(voucher.sign(self.in_use(Purpose::Voucher, at))),
            typed: claims.secret.code(),
        }
    }
}

/// What opens envelopes.
#[derive(Debug)]
pub struct OpeningKeys {
    keys: Vec<OpeningKey>,
}

impl OpeningKeys {
    /// Loads the private envelope keys: the old ones too, for what was sealed to them and arrives late.
    pub fn load(folder: &Path) -> Result<Self, LoadKeysError> {
        let seeds = files_of(folder, Purpose::Envelope).map(|file| read_32(&file.with_extension("key")));
        let mut keys =
            seeds.map(|seed| seed.map(|seed| OpeningKey::from_seed(&seed))).collect::<Result<Vec<_>, _>>()?;
        keys.reverse();
        Ok(Self { keys })
    }
    /// Each key at hand, newest first.
    pub fn iter(&self) -> impl Iterator<Item = &OpeningKey> {
        self.keys.iter()
    }
}

/// The files of a purpose's keys, without their endings, oldest first: the ceremony's, then those of each renewal. The
/// first is named whether or not it is there.
pub(super) fn files_of(folder: &Path, purpose: Purpose) -> impl Iterator<Item = PathBuf> {
    let first = folder.join(purpose.word());
    let later = (2..).map({
        let folder = folder.to_owned();
        move |number: u32| folder.join(format!("{}-{number}", purpose.word()))
    });
    std::iter::once(first).chain(later.take_while(|file| file.with_extension("cert").exists()))
}

fn read(path: &Path) -> Result<Vec<u8>, LoadKeysError> {
    std::fs::read(path).map_err(|error| LoadKeysError::File(path.to_owned(), error))
}

fn read_32(path: &Path) -> Result<Zeroizing<[u8; 32]>, LoadKeysError> {
    let bytes = Zeroizing::new(read(path)?);
    let seed = bytes
        .as_slice()
        .try_into()
        .map_err(|_: TryFromSliceError| LoadKeysError::Damaged(path.to_owned()))?;
    Ok(Zeroizing::new(seed))
}
