//! The way back: a copy takes the database's place under a new epoch, the orders given since are told to it
//! again, and no notice leaves until a person has looked. Devices see the epoch and refill what is missing.

use crate::config::Settings;
use crate::keys::{LoadKeysError, SigningKeys};
use crate::model::{RevocationReason, revoked_for};
use crate::order_log::OrderLog;
use crate::registry::{entered, right_ends};
use crate::staff::SEALED;
use crate::store::queries::contacts;
use crate::store::queries::provisioning;
use crate::store::queries::registry::ledger::{self, Entry, Head};
use crate::store::queries::registry::{self as rows, leases, orders, reviews, safe};
use crate::store::queries::staff as accounts;
use crate::store::sql::{self, Transaction};
use crate::store::{self, Database, StoreError, transfer};
use crate::witness::{Witness, WitnessError, believed};
use statement::{Effect, Given, Lease, Order, Ordered, OrderedOn, PublicKey, Purpose};
use std::path::{Path, PathBuf};
use terms::Timestamp;

/// Why nothing was restored. The database in place is then as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// A file could not be read, written or moved.
    #[error("{0}")]
    File(PathBuf, #[source] std::io::Error),
    /// The copy could not be read or brought up to date.
    #[error("could not open the backup copy")]
    Store(#[from] StoreError),
    /// There is no such file.
    #[error("{0} is not there")]
    Missing(PathBuf),
    /// The copy is another deployment's.
    #[error("the copy belongs to another deployment than the keys in the keys folder")]
    Foreign,
    /// The copy is damaged.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    /// The keys of this deployment.
    #[error("could not load the keys of the deployment")]
    Keys(#[from] LoadKeysError),
    /// The witness.
    #[error("could not read or write witness.toml")]
    Witness(#[from] WitnessError),
    /// Devices were told that more is safe than the copy holds, and may have erased it.
    #[error(
        "the copy has {found} ledger entries, devices were told that {safe} are safe and may have erased the rest: restore a newer copy, or say --older"
    )]
    TooOld {
        /// What the copy holds.
        found: u64,
        /// What devices were told.
        safe: u64,
    },
}

/// What was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The new epoch.
    pub epoch: u64,
    /// Entries of the ledger in the copy.
    pub ledger: u64,
    /// Orders that the copy did not know yet.
    pub orders: usize,
}

/// Puts a copy in the database's place. The server must not run. What stood there is kept beside it.
/// `older` accepts a copy that holds less than devices were told.
pub fn restore(
    settings: &Settings,
    copy: &Path,
    older: bool,
    drawn: u64,
    now: Timestamp,
) -> Result<Restored, RestoreError> {
    let folder = settings.backup_folder();
    let keys = SigningKeys::load(&settings.keys_folder())?;
    if !copy.is_file() {
        return Err(RestoreError::Missing(copy.to_owned()));
    }
    let opened = store::open_copy(copy)?;
    if rows::deployment(&opened).ok().flatten().is_some_and(|noted| noted != keys.deployment().0) {
        return Err(RestoreError::Foreign);
    }
    let found = safe::read_back(&opened).map_err(|error| RestoreError::Damaged(error.to_string()))?;
    let witness = Witness::read(&folder)?.unwrap_or_default();
    if let Some(safe) = witness.missing_in(found.epoch, found.ledger).filter(|_| !older) {
        return Err(RestoreError::TooOld { found: found.ledger, safe });
    }
    let number = number_after(&opened, &keys, &witness, now)?;
    let log = OrderLog::of(&folder);
    let (logged, foreign) = log.orders(&keys).map_err(|error| RestoreError::File(folder.clone(), error))?;
    if foreign > 0 {
        tracing::error!(foreign, "the log of orders holds records that this deployment did not sign");
    }
    let next = settings.data_dir.join("registry.restoring");
    let file = |path: &Path| {
        let path = path.to_owned();
        move |error| RestoreError::File(path, error)
    };
    remove_database(&next).map_err(file(&next))?;
    std::fs::copy(copy, &next).map_err(file(&next))?;
    let mut is_of_before_seals = false;
    let told = store::prepare_restored(&next, |tx| {
        rows::set_epoch(tx, drawn)?;
        // Before the orders: what devices hold their memory against is the copy.
        let Head { size, head } = ledger::head(tx)?;
        let restored =
            statement::Restored { epoch: drawn, continues: found.epoch, size, head, at: now, number };
        rows::set_restored(tx, &restored.sign(keys.deployment(), keys.in_use(Purpose::Answer, now)))?;
        is_of_before_seals = !accounts::is_any_sealed(tx)?;
        provisioning::forget_ledger_doubts(tx)?;
        safe::pause_notices(tx, true)?;
        // Somebody may have said *not me* since.
        contacts::end_all(tx)?;
        let mut told = 0;
        for (position, order) in &logged {
            told += usize::from(repeat(tx, &keys, (*position, order), now)?);
        }
        Ok(told)
    })?;
    match settings.database()? {
        Database::Sqlite(database) => take_place(settings, &database, &next, now)?,
        database @ Database::Postgres(_) => {
            transfer::in_place_of(&next, &database, now)?;
            remove_database(&next).map_err(file(&next))?;
        }
    }
    if is_of_before_seals {
        // Its accounts are sealed at the next start, as at the first one after the upgrade.
        let marker = settings.data_dir.join(SEALED);
        match std::fs::remove_file(&marker) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(file(&marker)(error)),
            _ => {}
        }
    }
    let witness = Witness { restores: number, ..witness };
    witness.seeing(found.epoch, found.ledger).seeing(drawn, found.ledger).write(&folder)?;
    Ok(Restored { epoch: drawn, ledger: found.ledger, orders: told })
}

/// A number above that of every restore before. The copy and the witness know them; where both are of before, or lost, the
/// clock does, which need not be right for that: devices compare numbers alone.
fn number_after(
    copy: &sql::Connection,
    keys: &SigningKeys,
    witness: &Witness,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let noted = rows::restored(copy)?.and_then(|signed| believed(&signed, keys));
    let known = noted.map_or(0, |restored| restored.number).max(witness.restores);
    Ok(known.saturating_add(1).max(u64::try_from(now.0).unwrap_or(0)))
}

/// Tells an order again; false where the copy knew it.
fn repeat(
    tx: &Transaction<'_>,
    keys: &SigningKeys,
    (position, order): (u64, &Order),
    now: Timestamp,
) -> sql::Result<bool> {
    let (is_new, subject) = match &order.ordered {
        Ordered::DeviceRevoked(device, reason) => {
            let reason = RevocationReason::from_code(*reason).unwrap_or(RevocationReason::Lost);
            (provisioning::revoke_device(tx, *device, reason, order.at)?, device.0)
        }
        Ordered::AgentClosed(agent) => (provisioning::close_agent(tx, *agent, order.at)?, agent.0),
        Ordered::LeaseGranted(signed) => return grant_again(tx, keys, &signed.0, order.at),
        Ordered::Given(given) => return give_again(tx, given, position, order.at, now),
        Ordered::Lifted(id, by) => return orders::lift(tx, *id, by.reveal(), order.at),
        Ordered::Said(enrolment, said) => return orders::say_again(tx, *enrolment, *said, order.at),
        Ordered::Decided(enrolment, decision) => {
            return reviews::decide_again(tx, *enrolment, &decision.0, order.at);
        }
    };
    if is_new {
        ledger::enter(tx, Entry::Order, statement::hash(&subject), now)?;
    }
    Ok(is_new)
}

/// Gives an order again, with what it does to a right to work. What it touches, the server's next start finds.
fn give_again(
    tx: &Transaction<'_>,
    given: &Given,
    position: u64,
    at: Timestamp,
    now: Timestamp,
) -> sql::Result<bool> {
    let is_new = orders::add(tx, given, at, position)?;
    if given.effect == Effect::Voids && given.until.is_none() {
        let ends = right_ends(given.from, at);
        match given.on {
            OrderedOn::Agent(agent) => provisioning::close_agent(tx, agent, ends)?,
            OrderedOn::Device(device) => {
                provisioning::revoke_device(tx, device, revoked_for(given.reason), at)?
            }
            _ => false,
        };
    }
    if is_new {
        ledger::enter(tx, Entry::Order, entered(given), now)?;
    }
    Ok(is_new)
}

/// Keeps a lease that the copy does not know. One of an agent or a device that came after the copy names nobody.
fn grant_again(tx: &Transaction<'_>, keys: &SigningKeys, signed: &[u8], at: Timestamp) -> sql::Result<bool> {
    let verify = |key: &PublicKey| Lease::verify(signed, keys.deployment(), key).ok();
    let Some(lease) = keys.verified(Purpose::Lease, verify) else { return Ok(false) };
    let is_known = leases::signed(tx, lease.id)?.is_some();
    if is_known
        || provisioning::agent(tx, lease.agent)?.is_none()
        || provisioning::device(tx, lease.device)?.is_none()
    {
        return Ok(false);
    }
    leases::add(tx, &lease, signed, at)?;
    Ok(true)
}

/// Moves the database that stands there aside, and the restored one in.
fn take_place(settings: &Settings, database: &Path, next: &Path, now: Timestamp) -> Result<(), RestoreError> {
    let aside =
        |suffix: &str| settings.data_dir.join(format!("registry.replaced-{:015}.sqlite{suffix}", now.0));
    for suffix in ["-wal", "-shm", ""] {
        let from = beside(database, suffix);
        if from.exists() {
            std::fs::rename(&from, aside(suffix)).map_err(|error| RestoreError::File(from, error))?;
        }
    }
    let moved = std::fs::rename(next, database)
        .and_then(|()| std::fs::File::open(&settings.data_dir))
        .and_then(|folder| folder.sync_all());
    moved.map_err(|error| RestoreError::File(database.to_owned(), error))
}

fn remove_database(path: &Path) -> std::io::Result<()> {
    for suffix in ["-wal", "-shm", ""] {
        let file = beside(path, suffix);
        if file.exists() {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
