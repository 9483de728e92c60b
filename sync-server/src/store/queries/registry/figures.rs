//! What an operator watches: counts.

use super::set_aside::QUARANTINED;
use super::{ledger, safe, to_judge};
use crate::store::queries::enrolments;
use crate::store::sql::{self, Connection, params};
use terms::Timestamp;

/// How much of what there is.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Envelopes kept and not opened yet.
    pub waiting_to_open: i64,
    /// Enrolments that wait to be judged.
    pub waiting_to_judge: i64,
    /// Those that could not be, and wait for a person.
    pub parked: i64,
    /// Envelopes in quarantine.
    pub set_aside: i64,
    /// Other bytes under a number that is taken.
    pub tamper_cases: i64,
    /// Envelopes below a chain's mark that no copy was found to hold.
    pub not_safe: i64,
    /// Entries of the ledger.
    pub ledger: i64,
    /// Messages that have not left.
    pub notices_waiting: i64,
    /// Enrolments whose outcome is not told yet.
    pub untold: i64,
    /// No message leaves.
    pub notices_paused: bool,
}

/// Whether messages are held back, and how many wait.
pub fn notices(conn: &Connection) -> sql::Result<(bool, i64)> {
    let waiting = conn
        .prepare_cached("SELECT count(*) FROM notices WHERE due_at IS NOT NULL")?
        .query_row(params![], |row| row.get(0))?;
    Ok((safe::are_notices_paused(conn)?, waiting))
}

/// Counts. Each question is answered by a short index or by the row of each chain.
pub fn look(conn: &Connection, now: Timestamp) -> sql::Result<Figures> {
    let count = |sql: &str| conn.prepare_cached(sql)?.query_row(params![], |row| row.get::<i64>(0));
    let (notices_paused, notices_waiting) = notices(conn)?;
    let (waiting_to_judge, parked) = to_judge::count(conn)?;
    Ok(Figures {
        waiting_to_open: count("SELECT count(*) FROM opening_work")?,
        waiting_to_judge,
        parked,
        set_aside: conn
            .prepare_cached("SELECT count(*) FROM envelopes WHERE state = ?1")?
            .query_row(params![QUARANTINED], |row| row.get(0))?,
        tamper_cases: count("SELECT count(*) FROM tamper_cases")?,
        not_safe: count(
            "SELECT CAST(coalesce(sum(mark_sequence - coalesce(safe_sequence, -1)), 0) AS BIGINT) FROM chains
             WHERE mark_sequence IS NOT NULL",
        )?,
        ledger: ledger::head(conn)?.size.cast_signed(),
        notices_waiting,
        notices_paused,
        untold: enrolments::count_untold(conn, now)?,
    })
}
