//! The log of orders outside the database: signed records one after the other, on disk before an order is
//! answered. A record that was cut by a crash was never answered, and ends the log.
//!
//! An order is logged before it is carried out. After a crash between the two, a restore repeats an order that nobody
//! was told of: it was asked for, and repeating it changes nothing. Leases are logged too. What is sealed under a lease
//! is judged by it for days; a registry restored from a copy older than the lease would set all of that work aside.

use crate::State;
use crate::keys::SigningKeys;
use crate::refusal::Refusal;
use statement::{Order, PublicKey, Purpose};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use terms::Doing;

const NAME: &str = "orders.log";
/// No record is longer; a round's lease names every visit.
const LONGEST: usize = 64 * 1024;
/// Two orders at once must not both find a record cut.
static APPENDING: Mutex<()> = Mutex::new(());

/// The log of a folder.
#[derive(Clone, Debug)]
pub struct OrderLog(PathBuf);

impl OrderLog {
    /// The log of that folder.
    pub fn of(folder: &Path) -> Self {
        Self(folder.join(NAME))
    }

    /// Writes an order down; it is on disk once this returns.
    pub fn append(&self, order: &Order, keys: &SigningKeys) -> Result<(), Refusal> {
        let signed = order.sign(keys.deployment(), keys.in_use(Purpose::Answer, order.at));
        Ok(self.write(&signed).doing("writing an order to the log outside the database")?)
    }

    fn write(&self, signed: &[u8]) -> std::io::Result<()> {
        let _one_at_a_time = APPENDING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = self.0.parent() {
            crate::files::private_folder(folder)?;
        }
        let is_new = !self.0.exists();
        let mut file = OpenOptions::new().create(true).append(true).open(&self.0)?;
        // Nor two servers that share the folder.
        file.lock()?;
        self.drop_cut_record()?;
        let length = u32::try_from(signed.len()).map_err(std::io::Error::other)?;
        // One write: a record is there whole, or its length says that it is not.
        file.write_all(&[&length.to_be_bytes(), signed].concat())?;
        file.sync_all()?;
        match self.0.parent() {
            Some(folder) if is_new => File::open(folder)?.sync_all(),
            _ => Ok(()),
        }
    }

    /// Takes off a record that a crash cut: what follows it could not be read.
    fn drop_cut_record(&self) -> std::io::Result<()> {
        let bytes = self.bytes()?;
        let whole: usize = records(&bytes).map(|record| record.len() + 4).sum();
        let rest = bytes.len() - whole;
        if rest > 4 + LONGEST {
            // No crash leaves so much: what follows the damage was answered, and is for a person to look at.
            return Err(std::io::Error::other("the log of orders is damaged in its middle"));
        }
        if rest > 0 {
            let file = OpenOptions::new().write(true).open(&self.0)?;
            file.set_len(u64::try_from(whole).map_err(std::io::Error::other)?)?;
            file.sync_all()?;
        }
        Ok(())
    }

    fn bytes(&self) -> std::io::Result<Vec<u8>> {
        match std::fs::read(&self.0) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            read => read,
        }
    }

    /// Every order of the log in the order they were given; those that this deployment did not sign are left
    /// out and counted.
    pub fn orders(&self, keys: &SigningKeys) -> std::io::Result<(Vec<Order>, usize)> {
        let (mut orders, mut foreign) = (Vec::new(), 0);
        for record in records(&self.bytes()?) {
            let verify = |key: &PublicKey| Order::verify(record, keys.deployment(), key).ok();
            match keys.verified(Purpose::Answer, verify) {
                Some(order) => orders.push(order),
                None => foreign += 1,
            }
        }
        Ok((orders, foreign))
    }
}

/// Writes an order down outside the database before it is carried out: a restored registry is told it again.
pub async fn log_order(state: &State, order: Order) -> Result<(), Refusal> {
    let (log, keys) = (OrderLog::of(&state.settings.backup_folder()), state.signing_keys.clone());
    state.execution.blocking(move || log.append(&order, &keys)).await?
}

/// The whole records, up to the first that is cut.
fn records(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok().filter(|length| *length <= LONGEST)?;
        let (record, next) = after.split_at_checked(length)?;
        rest = next;
        Some(record)
    })
}

#[cfg(test)]
mod tests;
