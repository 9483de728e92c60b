//! The keys a server signs with, and apart from them those that open envelopes: only `registry/open` is
//! handed the latter.

use statement::{
    Certificate, Code, EnvelopeOpeningKey, PublicKey, Purpose, Secret, SigningKey, Voucher, deployment_of,
};
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

/// What signs.
#[derive(Clone, Debug)]
pub struct SigningKeys {
    /// The deployment's root, public half.
    pub root: PublicKey,
    /// Certifies devices.
    pub device: SigningKey,
    /// Signs leases.
    pub lease: SigningKey,
    /// Signs answers.
    pub answer: SigningKey,
    /// Signs feeds.
    pub feed: SigningKey,
    voucher: SigningKey,
    /// The certificates that devices are given.
    pub certificates: Vec<Vec<u8>>,
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
    /// Loads what `keys init` wrote.
    pub fn load(folder: &Path) -> Result<Self, LoadKeysError> {
        let root = PublicKey(*read_32(&folder.join("root.pub"))?);
        let mut certificates = Vec::new();
        for purpose in Purpose::ALL {
            let path = folder.join(format!("{}.cert", purpose.word()));
            let bytes = read(&path)?;
            let certificate = Certificate::verify(&bytes, &root).ok().filter(|c| c.purpose == *purpose);
            certificate.ok_or(LoadKeysError::Damaged(path))?;
            certificates.push(bytes);
        }
        let key = |purpose: Purpose| {
            read_32(&folder.join(format!("{}.key", purpose.word()))).map(|seed| SigningKey::from_seed(&seed))
        };
        Ok(Self {
            root,
            device: key(Purpose::Device)?,
            lease: key(Purpose::Lease)?,
            answer: key(Purpose::Answer)?,
            feed: key(Purpose::Feed)?,
            voucher: key(Purpose::Voucher)?,
            certificates,
        })
    }

    /// The deployment these keys belong to.
    pub fn deployment(&self) -> DeploymentId {
        deployment_of(&self.root)
    }

    /// Signs a voucher.
    pub fn issue_voucher(&self, claims: &VoucherClaims) -> IssuedVoucher {
        let voucher = Voucher {
            deployment: self.deployment(),
            enrolment: claims.enrolment,
            route: claims.route,
            expires: claims.expires,
            initials: claims.initials.clone(),
            birth_year: claims.birth_year.clone(),
            secret: claims.secret,
        };
        IssuedVoucher { qr: Personal::new(voucher.sign(&self.voucher)), typed: claims.secret.code() }
    }
}

/// What opens envelopes.
#[derive(Debug)]
pub struct OpeningKeys {
    keys: Vec<EnvelopeOpeningKey>,
}

impl OpeningKeys {
    /// Loads the private envelope keys.
    pub fn load(folder: &Path) -> Result<Self, LoadKeysError> {
        let seed = read_32(&folder.join(format!("{}.key", Purpose::Envelope.word())))?;
        Ok(Self { keys: vec![EnvelopeOpeningKey::from_seed(&seed)] })
    }
    /// Each key at hand, newest first.
    pub fn iter(&self) -> impl Iterator<Item = &EnvelopeOpeningKey> {
        self.keys.iter()
    }
}

fn read(path: &Path) -> Result<Vec<u8>, LoadKeysError> {
    std::fs::read(path).map_err(|error| LoadKeysError::File(path.to_owned(), error))
}

fn read_32(path: &Path) -> Result<Zeroizing<[u8; 32]>, LoadKeysError> {
    let bytes = Zeroizing::new(read(path)?);
    let seed = bytes.as_slice().try_into().map_err(|_| LoadKeysError::Damaged(path.to_owned()))?;
    Ok(Zeroizing::new(seed))
}
