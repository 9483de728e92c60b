//! The queries of evidence: under which keys an enrolment is found, as far as its checks count. Every look-up is one of the
//! primary key, so it costs what it finds, however many enrolments there are.

use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, ToValue, Transaction, multi_row, params};
use reconciliation::KeyKind;
use statement::Hash;
use std::collections::BTreeMap;
use terms::{EnrolmentId, Timestamp};

/// When and by what a key was shown: the smaller one is the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// Since when that check counts.
    pub since: Timestamp,
    /// Its envelope, where two count since one instant.
    pub envelope: Hash,
}

/// A key of matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What it is made of.
    pub kind: KeyKind,
    /// The keyed hash of that.
    pub key: [u8; 32],
}

/// What of an enrolment says that another one of the same person is a renewal. Both are keyed hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The declared birthplace.
    pub place: [u8; 32],
    /// The confirmed telephone.
    pub channel: [u8; 32],
}

/// Keys of an enrolment, each with when it was shown first; the exact ones of a person with whose they are.
pub type CountedKeys = BTreeMap<Key, (Shown, Option<Whose>)>;

/// A key that another enrolment has too.
#[derive(Clone, Copy, Debug)]
pub struct Shared {
    /// The key of this one.
    pub own: Key,
    /// The other one.
    pub enrolment: EnrolmentId,
    /// When the other one showed it first.
    pub shown: Shown,
    /// Whose it is there.
    pub whose: Option<Whose>,
}

/// The keys that count for an enrolment.
pub fn of(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<CountedKeys> {
    conn.prepare_cached(
        "SELECT kind, key, since, envelope, place, channel FROM counted_keys WHERE enrolment = ?1",
    )?
    .query_map(params![enrolment.0], |row| {
        let key = Key { kind: coded(row, 0, KeyKind::from_code)?, key: row.get(1)? };
        let shown = Shown { since: Timestamp(row.get(2)?), envelope: Hash(row.get(3)?) };
        let whose = row.get::<Option<[u8; 32]>>(4)?.zip(row.get::<Option<[u8; 32]>>(5)?);
        Ok((key, (shown, whose.map(|(place, channel)| Whose { place, channel }))))
    })?
    .collect()
}

/// Replaces them.
pub fn set(tx: &Transaction<'_>, enrolment: EnrolmentId, keys: &CountedKeys) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM counted_keys WHERE enrolment = ?1")?.run(params![enrolment.0])?;
    let rows: Vec<_> = keys
        .iter()
        .map(|(key, (shown, whose))| {
            let (place, channel) = whose.map(|whose| (whose.place, whose.channel)).unzip();
            (key.kind.code(), key.key, shown.since.0, shown.envelope.0, place, channel)
        })
        .collect();
    for some in multi_row::pieces(&rows) {
        let mut values: Vec<&dyn ToValue> = vec![&enrolment.0];
        for (kind, key, since, envelope, place, channel) in some {
            values.extend([kind as &dyn ToValue, key, since, envelope, place, channel]);
        }
        let rows = multi_row::rows(some.len(), 2, 6, |columns| format!("(?1, {columns})"));
        let sql = format!(
            "INSERT INTO counted_keys (enrolment, kind, key, since, envelope, place, channel) VALUES {rows}"
        );
        tx.prepare_cached(&sql)?.run(&values)?;
    }
    Ok(())
}

/// The other enrolments that have keys which meet these.
pub fn sharing(conn: &Connection, keys: &CountedKeys, enrolment: EnrolmentId) -> sql::Result<Vec<Shared>> {
    let wanted: Vec<(Key, u8)> = keys.keys().map(|key| (*key, key.kind.meets().code())).collect();
    let mut all = Vec::new();
    for some in multi_row::pieces(&wanted) {
        let mut values: Vec<&dyn ToValue> = vec![&enrolment.0];
        for (key, kind) in some {
            values.extend([kind as &dyn ToValue, &key.key]);
        }
        let sql = sharing_sql(some.len());
        all.extend(shared(conn, &sql, &values)?);
    }
    Ok(all)
}

/// One look-up of the primary key for each key.
pub(in crate::store) fn sharing_sql(keys: usize) -> String {
    let one = |at: usize| {
        let (kind, key) = (2 + 2 * at, 3 + 2 * at);
        format!(
            "SELECT kind, key, enrolment, since, envelope, place, channel FROM counted_keys
             WHERE kind = ?{kind} AND key = ?{key} AND enrolment <> ?1"
        )
    };
    (0..keys).map(one).collect::<Vec<_>>().join(" UNION ALL ")
}

fn shared(conn: &Connection, sql: &str, values: &[&dyn ToValue]) -> sql::Result<Vec<Shared>> {
    conn.prepare_cached(sql)?
        .query_map(values, |row| {
            let kind: KeyKind = coded(row, 0, KeyKind::from_code)?;
            let whose = row.get::<Option<[u8; 32]>>(5)?.zip(row.get::<Option<[u8; 32]>>(6)?);
            Ok(Shared {
                own: Key { kind: kind.meets(), key: row.get(1)? },
                enrolment: EnrolmentId(row.get(2)?),
                shown: Shown { since: Timestamp(row.get(3)?), envelope: Hash(row.get(4)?) },
                whose: whose.map(|(place, channel)| Whose { place, channel }),
            })
        })?
        .collect()
}
