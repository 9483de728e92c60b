//! Moving a registry from one database to the other: every row of every table in one state, and both sides counted
//! and hashed before anything is called moved. A copy of a `PostgreSQL` is made so too: copies are files of `SQLite`,
//! whatever they are of, and are read back and restored alike.
//!
//! A copy is whole each time. Far beyond ten million records a site wants streaming copies, and a safe mark that is
//! raised by a synchronous standby; neither is built.

use super::sql::{Connection, Held, Result as SqlResult, Row, ToValue, multi_row, params, sqlite};
use super::{Access, Database, StoreError};
use sha2::{Digest, Sha256};
use std::path::Path;
use terms::Timestamp;

/// The tables, each after those it points to.
pub(super) const TABLES: &[&str] = &[
    "offices",
    "staff",
    "sessions",
    "sign_in_failures",
    "known_browsers",
    "agents",
    "devices",
    "used_challenges",
    "agent_keys",
    "agent_marks",
    "one_time_codes",
    "policies",
    "readings",
    "enrolments",
    "vouchers",
    "notices",
    "confirmation_codes",
    "contact_changes",
    "applicant_sessions",
    "returns",
    "codes_asked",
    "staff_resets",
    "registry_state",
    "chains",
    "envelopes",
    "tamper_cases",
    "claimed_times",
    "opening_work",
    "leases",
    "feed_changes",
    "statements",
    "displaced_statements",
    "clock_remarks",
    "facts",
    "match_keys",
    "counted_keys",
    "lease_uses",
    "matches",
    "acts",
    "resolutions",
    "to_judge",
    "orders",
    "said_again",
    "reviews",
    "decided_again",
    "stop_files",
    "stop_file_lines",
    "checks",
    "identities",
    "enrolment_identities",
    "identity_events",
    "ledger",
    "rounds",
    "windows",
    "places",
    "appointments",
    "quarantine_decisions",
    "older_devices",
    "staff_factors",
    "acts_of_staff",
    "four_eyes",
];
/// Those of the enrolments' keys.
const KEY_TABLES: &[&str] = &["wrapping_folder", "wrapping_keys", "search_keys", "enrolment_keys"];
/// Rows carried at once.
const LOAD: usize = 200;

/// What was moved of a table: the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub table: &'static str,
    /// Its rows.
    pub rows: u64,
    /// SHA-256 of them, in the order of the primary key.
    pub hash: [u8; 32],
}

impl Moved {
    /// The beginning of the hash, as people compare it.
    pub fn hash(&self) -> String {
        base16ct::lower::encode_string(&self.hash[..8])
    }
}

/// Writes the state of a database into a new file.
pub(super) fn to_file(database: &Database, to: &Path) -> Result<Vec<Moved>, StoreError> {
    let file = sqlite::open(to)?;
    let moved = in_one_state(&database.open(&Access::Read)?, &file, TABLES, &sqlite::shape()?)?;
    sqlite::close_as_one_file(file)?;
    Ok(moved)
}

/// Writes what is in a file of this version into a database that is empty and that no server works on.
pub fn from_file(file: &Path, database: &Database) -> Result<Vec<Moved>, StoreError> {
    into_empty(file, &database.open(&Access::Alone)?)
}

/// The same, where another registry may stand there: it stays, under a name that tells the time. Where anything goes
/// wrong it stays in its place.
pub fn in_place_of(file: &Path, database: &Database, now: Timestamp) -> Result<Vec<Moved>, StoreError> {
    let beside = database.open(&Access::Beside)?;
    let moved = into_empty(file, &beside)?;
    beside.take_place(now.0)?;
    Ok(moved)
}

/// Carries the enrolments' keys over; those of a registry in a file are in that file's folder.
pub fn keys(from: (&Database, &Path), to: (&Database, &Path)) -> Result<Vec<Moved>, StoreError> {
    let open = |(database, folder): (&Database, &Path)| database.open(&Access::Keys(folder.to_owned()));
    let (from, to) = (open(from)?, open(to)?);
    let shape = sqlite::keys_shape()?;
    match refuse_unless_empty(&to, KEY_TABLES) {
        // A move that was stopped after the keys and before the registry goes on.
        Err(StoreError::NotEmpty) => KEY_TABLES
            .iter()
            .map(|name| {
                let table = Table::of(&shape, name)?;
                let (there, here) = (table.hashed(&to)?, table.hashed(&from)?);
                if there == here { Ok(here) } else { Err(StoreError::NotEmpty) }
            })
            .collect(),
        Err(other) => Err(other),
        Ok(()) => in_one_state(&from, &to, KEY_TABLES, &shape),
    }
}

fn into_empty(file: &Path, to: &Connection) -> Result<Vec<Moved>, StoreError> {
    let from = sqlite::open_to_read(file)?;
    if !super::is_up_to_date(&from)? {
        return Err(StoreError::NotOurs);
    }
    refuse_unless_empty(to, TABLES)?;
    let moved = in_one_state(&from, to, TABLES, &sqlite::shape()?)?;
    if to.as_sqlite().is_none() {
        // The next reading gets a number after those that came along.
        to.execute_batch(
            "SELECT setval(pg_get_serial_sequence('readings', 'id'),
                           (SELECT coalesce(max(id), 0) + 1 FROM readings), false)",
        )?;
    }
    Ok(moved)
}

fn refuse_unless_empty(to: &Connection, tables: &[&str]) -> Result<(), StoreError> {
    for table in tables {
        if to.prepare_cached(&format!("SELECT 1 FROM {table} LIMIT 1"))?.exists(params![])? {
            return Err(StoreError::NotEmpty);
        }
    }
    Ok(())
}

/// Carries tables over, one state of them, all or none.
fn in_one_state(
    from: &Connection,
    to: &Connection,
    tables: &[&'static str],
    shape: &Connection,
) -> Result<Vec<Moved>, StoreError> {
    from.begin_reading()?;
    to.begin()?;
    let moved = tables.iter().map(|table| carry(&Table::of(shape, table)?, from, to)).collect();
    from.roll_back();
    match &moved {
        Ok(_) => to.commit()?,
        Err(_) => to.roll_back(),
    }
    moved
}

fn carry(table: &Table, from: &Connection, to: &Connection) -> Result<Moved, StoreError> {
    let mut read = Hashing::default();
    table.walk(from, |rows| {
        read.take(rows);
        table.insert(to, rows)
    })?;
    let read = read.end(table.name);
    if read == table.hashed(to)? { Ok(read) } else { Err(StoreError::MovedBadly(table.name)) }
}

/// A table's columns, those of the primary key among them.
struct Table {
    name: &'static str,
    columns: Vec<String>,
    key: Vec<usize>,
}

impl Table {
    fn of(shape: &Connection, name: &'static str) -> SqlResult<Self> {
        let columns = shape
            .prepare_cached("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?
            .query_map(params![name], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))?
            .collect::<SqlResult<Vec<_>>>()?;
        let mut key: Vec<usize> = (0..columns.len()).filter(|column| columns[*column].1 > 0).collect();
        key.sort_by_key(|column| columns[*column].1);
        Ok(Self { name, columns: columns.into_iter().map(|(name, _)| format!("\"{name}\"")).collect(), key })
    }

    /// Every row in the order of the key, load by load.
    fn walk(&self, conn: &Connection, mut each: impl FnMut(&[Vec<Held>]) -> SqlResult<()>) -> SqlResult<()> {
        let key = self.key.iter().map(|column| self.columns[*column].as_str()).collect::<Vec<_>>().join(", ");
        let numbers = (1..=self.key.len()).map(|number| format!("?{number}")).collect::<Vec<_>>().join(", ");
        let (columns, name) = (self.columns.join(", "), self.name);
        let first = format!("SELECT {columns} FROM {name} ORDER BY {key} LIMIT {LOAD}");
        let next =
            format!("SELECT {columns} FROM {name} WHERE ({key}) > ({numbers}) ORDER BY {key} LIMIT {LOAD}");
        let mut last: Option<Vec<Held>> = None;
        loop {
            let after: Vec<Held> =
                last.iter().flat_map(|row| self.key.iter().map(|column| row[*column].clone())).collect();
            let after: Vec<&dyn ToValue> = after.iter().map(|value| value as &dyn ToValue).collect();
            let sql = if last.is_some() { &next } else { &first };
            let rows = conn
                .prepare_cached(sql)?
                .query_map(&after, |row| self.read(row))?
                .collect::<SqlResult<Vec<_>>>()?;
            each(&rows)?;
            if rows.len() < LOAD {
                return Ok(());
            }
            last = rows.into_iter().next_back();
        }
    }

    /// Its rows, counted and hashed.
    fn hashed(&self, conn: &Connection) -> SqlResult<Moved> {
        let mut found = Hashing::default();
        self.walk(conn, |rows| {
            found.take(rows);
            Ok(())
        })?;
        Ok(found.end(self.name))
    }

    fn read(&self, row: &Row<'_>) -> SqlResult<Vec<Held>> {
        (0..self.columns.len()).map(|column| row.value(column).map(Held::from)).collect()
    }

    fn insert(&self, to: &Connection, rows: &[Vec<Held>]) -> SqlResult<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let places = multi_row::rows(rows.len(), 1, self.columns.len(), |columns| format!("({columns})"));
        let sql = format!("INSERT INTO {} ({}) VALUES {places}", self.name, self.columns.join(", "));
        let values: Vec<&dyn ToValue> = rows.iter().flatten().map(|value| value as &dyn ToValue).collect();
        to.execute(&sql, &values).map(|_| ())
    }
}

/// Rows counted and hashed: each value behind its kind and its length, so that no two tables look alike.
#[derive(Default)]
struct Hashing {
    rows: u64,
    hasher: Sha256,
}

impl Hashing {
    fn take(&mut self, rows: &[Vec<Held>]) {
        self.rows += rows.len() as u64;
        for value in rows.iter().flatten() {
            let number;
            let (kind, bytes): (u8, &[u8]) = match value {
                Held::Null => (0, &[]),
                Held::Integer(integer) => {
                    number = integer.to_be_bytes();
                    (1, &number)
                }
                Held::Text(text) => (2, text.as_bytes()),
                Held::Bytes(bytes) => (3, bytes),
            };
            self.hasher.update([kind]);
            self.hasher.update((bytes.len() as u64).to_be_bytes());
            self.hasher.update(bytes);
        }
    }

    fn end(self, table: &'static str) -> Moved {
        Moved { table, rows: self.rows, hash: self.hasher.finalize().into() }
    }
}
