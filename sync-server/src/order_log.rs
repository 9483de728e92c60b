//! The log of orders outside the database: signed records one after the other, on disk before an order is
//! answered. A record that was cut by a crash was never answered, and ends the log.
//!
//! An order is logged before it is carried out. After a crash between the two, a restore repeats an order that nobody
//! was told of: it was asked for, and repeating it changes nothing. Leases are logged too. What is sealed under a lease
//! is judged by it for days; a registry restored from a copy older than the lease would set all of that work aside.

use crate::keys::SigningKeys;
use statement::{Order, PublicKey, Purpose};
use std::fs::{File, OpenOptions};
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

const NAME: &str = "orders.log";
/// No record is longer; a round's lease names every visit.
const LONGEST: usize = 64 * 1024;

/// The log of a folder. Clones are one: two orders at once must not both find a record cut.
#[derive(Clone, Debug)]
pub struct OrderLog {
    path: PathBuf,
    /// Where the last whole record ends, as far as this process has looked: what stands before is never read again.
    end: Arc<Mutex<u64>>,
}

impl OrderLog {
    /// The log of that folder.
    pub fn of(folder: &Path) -> Self {
        Self { path: folder.join(NAME), end: Arc::default() }
    }

    /// Looks once through the whole log, so that no order has to.
    pub fn find_end(&self) -> std::io::Result<()> {
        let mut end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        match File::open(&self.path) {
            Ok(mut file) => *end = end_of(&mut file, 0)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => *end = 0,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Writes an order down, and gives the position of its record; it is on disk once this returns.
    pub fn append(&self, order: &Order, keys: &SigningKeys) -> std::io::Result<u64> {
        let positions = self.append_all(std::slice::from_ref(order), keys)?;
        positions.first().copied().ok_or_else(|| std::io::Error::other("no record was written"))
    }

    /// Writes some orders down at once, and gives the position of each record; they are on disk once this returns.
    pub fn append_all(&self, orders: &[Order], keys: &SigningKeys) -> std::io::Result<Vec<u64>> {
        let sign = |order: &Order| order.sign(keys.deployment(), keys.in_use(Purpose::Answer, order.at));
        self.write(&orders.iter().map(sign).collect::<Vec<_>>())
    }

    fn write(&self, signed: &[Vec<u8>]) -> std::io::Result<Vec<u64>> {
        let mut end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = self.path.parent() {
            crate::files::private_folder(folder)?;
        }
        let is_new = !self.path.exists();
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(&self.path)?;
        // Nor two servers that share the folder.
        file.lock()?;
        // A log that is shorter than it was is another one.
        let known = if file.metadata()?.len() < *end { 0 } else { *end };
        let mut position = drop_cut_record(&mut file, known)?;
        let (mut positions, mut bytes) = (Vec::with_capacity(signed.len()), Vec::new());
        for record in signed {
            let length = u32::try_from(record.len()).map_err(std::io::Error::other)?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(record);
            positions.push(position);
            position += 4 + u64::from(length);
        }
        // What a crash leaves of more would be taken for damage (`drop_cut_record`).
        if signed.len() > 1 && bytes.len() > LONGEST {
            return Err(std::io::Error::other("too many orders at once"));
        }
        // One write: a record is there whole, or its length says that it is not.
        file.write_all(&bytes)?;
        file.sync_all()?;
        *end = position;
        match self.path.parent() {
            Some(folder) if is_new => File::open(folder)?.sync_all()?,
            _ => {}
        }
        Ok(positions)
    }

    fn bytes(&self) -> std::io::Result<Vec<u8>> {
        match std::fs::read(&self.path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            read => read,
        }
    }

    /// Every order of the log with the position of its record, in the order they were given; those that this deployment
    /// did not sign are left out and counted.
    pub fn orders(&self, keys: &SigningKeys) -> std::io::Result<(Vec<(u64, Order)>, usize)> {
        let (mut orders, mut foreign, mut position) = (Vec::new(), 0, 0);
        for record in records(&self.bytes()?) {
            let verify = |key: &PublicKey| Order::verify(record, keys.deployment(), key).ok();
            match keys.verified(Purpose::Answer, verify) {
                Some(order) => orders.push((position, order)),
                None => foreign += 1,
            }
            position += 4 + record.len() as u64;
        }
        Ok((orders, foreign))
    }
}

/// Where the last whole record ends, from the end of one before it.
fn end_of(file: &mut File, from: u64) -> std::io::Result<u64> {
    let (whole, mut end) = (file.metadata()?.len(), from);
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(from))?;
    while whole - end >= 4 {
        let mut length = [0; 4];
        reader.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length);
        if length as usize > LONGEST || whole - end - 4 < u64::from(length) {
            break;
        }
        reader.seek_relative(i64::from(length))?;
        end += 4 + u64::from(length);
    }
    Ok(end)
}

/// Takes off a record that a crash cut: what follows it could not be read. Gives the end of the last whole one.
fn drop_cut_record(file: &mut File, known: u64) -> std::io::Result<u64> {
    let end = end_of(file, known)?;
    let rest = file.metadata()?.len() - end;
    if rest > 4 + LONGEST as u64 {
        // No crash leaves so much: what follows the damage was answered, and is for a person to look at.
        return Err(std::io::Error::other("the log of orders is damaged in its middle"));
    }
    if rest > 0 {
        file.set_len(end)?;
        file.sync_all()?;
    }
    Ok(end)
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
