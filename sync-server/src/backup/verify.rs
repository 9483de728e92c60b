//! Reading everything that is kept, and asking of each byte whether it is what was kept: the database's pages, the ledger
//! from its start, every envelope's hash, every signature, every seal; rows and entries of the ledger in both directions.
//!
//! What it finds names a table and a place, never a person. It mends nothing: a person restores a copy, and devices send
//! again what the copy lacks.

use crate::chance::Chance;
use crate::config::Settings;
use crate::keys::{EnrolmentKeys, KeyError, KeyPlaces, SigningKeys};
use crate::staff::is_sealed;
use crate::store::Database;
use crate::store::queries::acts;
use crate::store::queries::registry::identities as turns;
use crate::store::queries::registry::ledger::{self, Entry};
use crate::store::queries::registry::verify as rows;
use crate::store::queries::staff as accounts;
use crate::store::sql::Connection;
use crate::{dossier, notices, registry, vouchers};
use anyhow::Context;
use statement::{Header, Lease, PublicKey, Purpose, Sign1, decode, hash};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use terms::{DeploymentId, EnrolmentId, KeyId, Timestamp};

/// How many of each kind were read, and what is not as it was kept.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// Read, by kind.
    pub read: BTreeMap<&'static str, u64>,
    /// What is wrong, and where.
    pub findings: Vec<Finding>,
}

/// One thing that is not as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub what: &'static str,
    /// Where: numbers and hashes, nothing of a person.
    pub place: String,
}

/// What it reads with.
pub struct Verifier<'v> {
    /// The keys that signed.
    pub signing_keys: &'v SigningKeys,
    /// The keys of the enrolments; a copy needs those of its deployment.
    pub enrolment_keys: &'v EnrolmentKeys,
}

/// Reads the registry that the settings name, or a copy of it. The server may run.
pub fn verify(settings: &Settings, keys: &Verifier<'_>, copy: Option<&Path>) -> anyhow::Result<Verified> {
    let mut found = Verified::default();
    let opened = if let Some(copy) = copy {
        anyhow::ensure!(copy.is_file(), "{} is not there", copy.display());
        if let Some(false) = super::digests::agrees(copy).context("reading the digest of the copy")? {
            let name = copy.file_name().unwrap_or_default().to_string_lossy();
            found.note("the file is not what was copied", &name);
        }
        crate::store::open_copy(copy)
    } else {
        let database = settings.database()?;
        if let Database::Sqlite(path) = &database
            && super::at_rest::has_changed(path)
        {
            found.note("the file is not what it was when the server stopped", "registry.sqlite");
        }
        crate::store::open_to_read(&database)
    };
    let read = opened.map_err(anyhow::Error::from).and_then(|conn| keys.read(&conn, &mut found));
    if let Err(error) = read {
        // So damaged that it cannot even be read: said as a finding, and the cause in the log.
        tracing::error!(cause = format!("{error:#}"), "the registry could not be read to its end");
        found.note("it cannot be read to its end", "database");
    }
    Ok(found)
}

/// Verifies with the keys of the settings' folders, and writes down what was read and found; an error where something was.
pub fn verify_and_tell(
    settings: &Settings,
    copy: Option<&Path>,
    (chance, now): (Arc<dyn Chance>, Timestamp),
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let database = settings.database()?;
    if let Database::Sqlite(path) = &database {
        anyhow::ensure!(path.exists(), "{} is not there: nothing to verify", path.display());
    }
    let signing_keys = SigningKeys::load(&settings.keys_folder())?;
    let enrolment_keys = EnrolmentKeys::open(&KeyPlaces::of(settings), &database, chance, now)?;
    let keys = Verifier { signing_keys: &signing_keys, enrolment_keys: &enrolment_keys };
    let Verified { read, findings } = verify(settings, &keys, copy)?;
    for (kind, count) in &read {
        writeln!(out, "{count} {kind} read")?;
    }
    for Finding { what, place } in &findings {
        writeln!(out, "{what}: {place}")?;
    }
    let many = findings.len();
    anyhow::ensure!(
        many == 0,
        "{many} found: restore a copy that verifies, and devices send again what it lacks"
    );
    Ok(writeln!(out, "all of it is as it was kept")?)
}

impl Verified {
    fn note(&mut self, what: &'static str, place: &str) {
        self.findings.push(Finding { what, place: place.to_owned() });
    }

    fn read(&mut self, kind: &'static str) {
        *self.read.entry(kind).or_default() += 1;
    }

    fn expect(&mut self, holds: bool, what: &'static str, place: impl FnOnce() -> String) {
        if !holds {
            self.note(what, &place());
        }
    }
}

/// The digests that the ledger has, by the code of their kind.
#[derive(Default)]
struct Entered(HashMap<u8, HashSet<[u8; 32]>>);

impl Entered {
    fn has(&self, entry: Entry, digest: &[u8; 32]) -> bool {
        self.0.get(&(entry as u8)).is_some_and(|all| all.contains(digest))
    }
}

impl Verifier<'_> {
    fn read(&self, conn: &Connection, found: &mut Verified) -> anyhow::Result<()> {
        for wrong in rows::pages(conn)? {
            found.note("a page of the database is damaged", &wrong);
        }
        if let Some(position) = ledger::first_break(conn)? {
            found.note("the ledger does not follow from here on", &position.to_string());
        }
        let mut entered = Entered::default();
        for (kind, digest) in rows::entries(conn)? {
            found.read("entries of the ledger");
            entered.0.entry(kind).or_default().insert(digest);
        }
        envelopes(conn, found, &entered)?;
        what_staff_did(conn, found, &entered)?;
        identities(conn, found, &entered)?;
        self.accounts(conn, found)?;
        self.statements(conn, found)?;
        self.leases(conn, found, &entered)?;
        self.sealed(conn, found, &entered)
    }

    fn accounts(&self, conn: &Connection, found: &mut Verified) -> anyhow::Result<()> {
        for row in accounts::account_rows(conn)? {
            found.read("accounts");
            // Those of before V23 are sealed at the first start after it.
            let is_kept = row.seal.is_none() || is_sealed(self.enrolment_keys, &row);
            found.expect(is_kept, "an account is not what was kept", || row.account.login.clone());
        }
        Ok(())
    }

    fn statements(&self, conn: &Connection, found: &mut Verified) -> anyhow::Result<()> {
        let deployment = self.signing_keys.deployment();
        let known: HashMap<KeyId, PublicKey> =
            rows::public_keys(conn)?.into_iter().map(|key| (PublicKey(key).id(), PublicKey(key))).collect();
        rows::statements(conn, |row| {
            found.read("statements");
            let place = || format!("{} {}", row.chain, row.sequence);
            found.expect(hash(&row.header).0 == row.header_hash, "a header is not what was opened", place);
            found.expect(
                is_signed(&row.signed, &row.header, &known, deployment),
                "a signature does not hold",
                place,
            );
        })?;
        Ok(())
    }

    fn leases(&self, conn: &Connection, found: &mut Verified, entered: &Entered) -> anyhow::Result<()> {
        let deployment = self.signing_keys.deployment();
        for (id, signed) in rows::leases(conn)? {
            found.read("leases");
            let verify = |key: &PublicKey| Lease::verify(&signed, deployment, key).ok();
            let is_signed =
                self.signing_keys.verified(Purpose::Lease, verify).is_some_and(|lease| lease.id == id);
            found.expect(is_signed, "a lease is not what was signed", || id.to_string());
            let is_entered = entered.has(Entry::Lease, &hash(&signed).0);
            found.expect(is_entered, "a lease is in no entry of the ledger", || id.to_string());
        }
        Ok(())
    }

    fn sealed(&self, conn: &Connection, found: &mut Verified, entered: &Entered) -> anyhow::Result<()> {
        for (kind, purpose, sql) in [
            ("declarations", dossier::PURPOSE, rows::DECLARATIONS),
            ("facts", registry::FACT_PURPOSE, rows::FACTS),
            ("invitations", vouchers::PURPOSE, rows::VOUCHERS),
            ("contact data to change", dossier::CONTACT_PURPOSE, rows::CONTACTS),
            ("notices that wait", notices::PURPOSE, rows::NOTICES),
        ] {
            let mut failed = None;
            rows::sealed(conn, sql, |row| {
                found.read(kind);
                let place = || format!("{kind} {}", place_of(&row.digest));
                match self.opened(row.enrolment, purpose, &row.sealed) {
                    Ok(Some(plain)) if kind == "facts" => {
                        found.expect(hash(&plain).0 == row.digest, "a fact is not what was entered", place);
                        let is_entered = entered.has(Entry::Fact, &row.digest);
                        found.expect(is_entered, "a fact is in no entry of the ledger", place);
                    }
                    Ok(_) => {}
                    Err(KeyError::DoesNotOpen) => found.note("a seal does not open", &place()),
                    Err(error) => failed = Some(error),
                }
            })?;
            if let Some(error) = failed {
                return Err(error).context("using the keys of the enrolments");
            }
        }
        Ok(())
    }

    /// None where the person was erased: nothing opens it any more, and nothing should.
    fn opened(
        &self,
        enrolment: EnrolmentId,
        purpose: &str,
        sealed: &[u8],
    ) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, KeyError> {
        match self.enrolment_keys.open_sealed(enrolment, purpose, sealed) {
            Ok(plain) => Ok(Some(plain)),
            Err(KeyError::Erased) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Every envelope against its hash, and against the ledger in both directions.
fn envelopes(conn: &Connection, found: &mut Verified, entered: &Entered) -> anyhow::Result<()> {
    let mut missing = entered.0.get(&(Entry::Envelope as u8)).cloned().unwrap_or_default();
    rows::envelopes(conn, |row| {
        found.read("envelopes");
        let place = || format!("{} {}", row.chain, row.sequence);
        found.expect(
            row.bytes.as_ref().is_none_or(|bytes| hash(bytes).0 == row.hash),
            "an envelope is not what was kept",
            place,
        );
        found.expect(row.bytes.is_some() || row.has_statement, "an opened envelope has no statement", place);
        let is_entered = entered.has(Entry::Envelope, &row.hash);
        found.expect(is_entered, "an envelope is in no entry of the ledger", place);
        missing.remove(&row.hash);
    })?;
    rows::tamper_cases(conn, |row| {
        found.read("tamper cases");
        let place = || format!("{} {}", row.chain, row.sequence);
        // One without bytes was opened before what came first took its place.
        let is_whole = row.bytes.as_ref().map_or(row.has_statement, |bytes| hash(bytes).0 == row.hash);
        missing.remove(&row.hash);
        found.expect(is_whole, "a tamper case is not what was kept", place);
        let is_entered = entered.has(Entry::Tamper, &row.hash);
        found.expect(is_entered, "a tamper case is in no entry of the ledger", place);
    })?;
    for digest in missing {
        found.note("an envelope of the ledger is gone", &base16ct::lower::encode_string(&digest));
    }
    Ok(())
}

/// Every turn of every identity against the ledger, in both directions, and the last one against what the identity is.
fn identities(conn: &Connection, found: &mut Verified, entered: &Entered) -> anyhow::Result<()> {
    let mut gone = entered.0.get(&(Entry::Identity as u8)).cloned().unwrap_or_default();
    turns::every_event(conn, |event| {
        found.read("turns of identities");
        let place = || event.digest.map(|digest| place_of(&digest.0)).unwrap_or_default();
        found.expect(!event.differs, "an identity is not what its history says", place);
        if let Some(digest) = event.digest {
            let is_entered = entered.has(Entry::Identity, &digest.0);
            found.expect(is_entered, "a turn of an identity is not what was entered", place);
            gone.remove(&digest.0);
        }
    })?;
    for digest in gone {
        found.note("a turn of an identity is gone", &place_of(&digest));
    }
    Ok(())
}

/// Every act of staff and every reading of personal data against the ledger, in both directions.
fn what_staff_did(conn: &Connection, found: &mut Verified, entered: &Entered) -> anyhow::Result<()> {
    let mut gone = entered.0.get(&(Entry::Staff as u8)).cloned().unwrap_or_default();
    acts::every(conn, |row, text| {
        found.read("acts of staff");
        let (made, decided) = acts::digests(&row, &text);
        for digest in [Some(made), decided].into_iter().flatten() {
            let is_entered = entered.has(Entry::Staff, &digest.0);
            found.expect(is_entered, "an act of staff is not what was entered", || place_of(&digest.0));
            gone.remove(&digest.0);
        }
    })?;
    for digest in gone {
        found.note("an act of staff is gone", &place_of(&digest));
    }
    let mut gone = entered.0.get(&(Entry::Reading as u8)).cloned().unwrap_or_default();
    acts::readings(conn, |digest| {
        found.read("readings of personal data");
        let is_entered = entered.has(Entry::Reading, &digest.0);
        found.expect(is_entered, "a reading is not what was entered", || place_of(&digest.0));
        gone.remove(&digest.0);
    })?;
    for digest in gone {
        found.note("a reading of personal data is gone", &place_of(&digest));
    }
    Ok(())
}

/// The first eight bytes of a name that says nothing of a person.
fn place_of(digest: &[u8; 32]) -> String {
    base16ct::lower::encode_string(digest.get(..8).unwrap_or_default())
}

/// True when a statement as an auditor keeps it holds that header, signed by the key it names. A machine that was
/// registered anew has left its key behind: then the header alone is compared.
fn is_signed(
    signed: &[u8],
    header: &[u8],
    known: &HashMap<KeyId, PublicKey>,
    deployment: DeploymentId,
) -> bool {
    let Ok(message) = Sign1::read(signed) else { return false };
    if message.unverified_payload() != header || decode::<Header>(header).is_err() {
        return false;
    }
    known
        .get(&message.key())
        .is_none_or(|key| message.verify(statement::Kind::Statement, deployment, key).is_ok())
}
