//! The queries of soft marks: steps of checks that were shorter than their floor, counted by agent and day. Whoever judges
//! reads none of them.

use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, Transaction, params};
use proofing::Haste;
use terms::{AgentId, Day};

/// Counts one more.
pub fn add(tx: &Transaction<'_>, agent: AgentId, day: Day, haste: Haste) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO agent_marks (agent, day, code, count) VALUES (?1, ?2, ?3, 1)
         ON CONFLICT (agent, day, code) DO UPDATE SET count = agent_marks.count + 1",
    )?
    .run(params![agent.0, day.epoch_days(), haste.code()])
}

/// How many each agent has of each kind from a day on.
pub fn since(conn: &Connection, first: Day) -> sql::Result<Vec<(AgentId, Haste, u32)>> {
    conn.prepare_cached(
        "SELECT agent, code, CAST(sum(count) AS BIGINT) FROM agent_marks WHERE day >= ?1
         GROUP BY agent, code ORDER BY agent, code",
    )?
    .query_map(params![first.epoch_days()], |row| {
        Ok((AgentId(row.get(0)?), coded(row, 1, Haste::from_code)?, row.get(2)?))
    })?
    .collect()
}
