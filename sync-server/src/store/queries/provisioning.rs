//! The queries for offices, agents and devices.

use super::codes::coded;
use super::registry::feeds::{self, Subject};
use crate::model::{Agent, Device, Office, RevocationReason};
use crate::store::sql::{self, Connection, OptionalExtension, Row, Transaction, params};
use terms::{AgentId, AgentKind, Day, DeviceId, OfficeId, Timestamp};

/// Adds an office.
pub fn add_office(tx: &Transaction<'_>, office: &Office, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO offices (id, name, locality, zone, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .run(params![office.id.0, office.name, office.locality, office.zone, at.0])?;
    Ok(())
}

/// Every office, by name.
pub fn offices(conn: &Connection) -> sql::Result<Vec<Office>> {
    conn.prepare_cached("SELECT id, name, locality, zone FROM offices ORDER BY name, id")?
        .query_map(params![], |row| {
            Ok(Office {
                id: OfficeId(row.get(0)?),
                name: row.get(1)?,
                locality: row.get(2)?,
                zone: row.get(3)?,
            })
        })?
        .collect()
}

/// The name of an office's zone.
pub fn office_zone(conn: &Connection, id: OfficeId) -> sql::Result<Option<String>> {
    conn.prepare_cached("SELECT zone FROM offices WHERE id = ?1")?
        .query_row(params![id.0], |row| row.get(0))
        .optional()
}

/// Sets an office's zone; false where there is no such office. Its devices are told with their next lists.
pub fn set_office_zone(tx: &Transaction<'_>, id: OfficeId, zone: &str, at: Timestamp) -> sql::Result<bool> {
    let rows =
        tx.prepare_cached("UPDATE offices SET zone = ?2 WHERE id = ?1")?.execute(params![id.0, zone])?;
    touched(tx, rows, Subject::Policy, at)
}

/// True when there is such an office.
pub fn has_office(conn: &Connection, id: OfficeId) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM offices WHERE id = ?1")?.exists(params![id.0])
}

/// Adds an agent; false when the login is taken.
pub fn add_agent(tx: &Transaction<'_>, agent: &Agent, at: Timestamp) -> sql::Result<bool> {
    tx.prepare_cached(
        "INSERT INTO agents (id, kind, login, name, office, household, active_from, active_to, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (login) DO NOTHING",
    )?
    .execute(params![
        agent.id.0,
        agent.kind.code(),
        agent.login,
        agent.name,
        agent.office.0,
        agent.household,
        agent.active_from.0,
        agent.active_to.map(|at| at.0),
        at.0,
    ])
    .map(|rows| rows == 1)
}

const AGENT: &str =
    "SELECT id, kind, login, name, office, household, active_from, active_to, trained_on FROM agents";

fn day_at(row: &Row<'_>, column: usize) -> sql::Result<Option<Day>> {
    let days: Option<i32> = row.get(column)?;
    days.map(|days| Day::from_epoch_days(days).map_err(|error| sql::Error::column(column, error))).transpose()
}

fn agent_of(row: &Row<'_>) -> sql::Result<Agent> {
    Ok(Agent {
        id: AgentId(row.get(0)?),
        kind: coded(row, 1, AgentKind::from_code)?,
        login: row.get(2)?,
        name: row.get(3)?,
        office: OfficeId(row.get(4)?),
        household: row.get(5)?,
        active_from: Timestamp(row.get(6)?),
        active_to: row.get::<Option<i64>>(7)?.map(Timestamp),
        trained_on: day_at(row, 8)?,
    })
}

/// Every agent, by name.
pub fn agents(conn: &Connection) -> sql::Result<Vec<Agent>> {
    conn.prepare_cached(&format!("{AGENT} ORDER BY name, id"))?.query_map(params![], agent_of)?.collect()
}

/// One agent.
pub fn agent(conn: &Connection, id: AgentId) -> sql::Result<Option<Agent>> {
    conn.prepare_cached(&format!("{AGENT} WHERE id = ?1"))?.query_row(params![id.0], agent_of).optional()
}

/// The agent of a login.
pub fn agent_by_login(conn: &Connection, login: &str) -> sql::Result<Option<Agent>> {
    conn.prepare_cached(&format!("{AGENT} WHERE login = ?1"))?.query_row(params![login], agent_of).optional()
}

/// Sets the day of an agent's training; false when there is no such agent or their right to work has ended.
pub fn set_training(tx: &Transaction<'_>, id: AgentId, on: Day) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE agents SET trained_on = ?2 WHERE id = ?1 AND active_to IS NULL")?
        .execute(params![id.0, on.epoch_days()])
        .map(|rows| rows == 1)
}

/// Which agent has a key on which device, all of them.
pub fn agents_on_devices(conn: &Connection) -> sql::Result<Vec<(AgentId, DeviceId)>> {
    conn.prepare_cached("SELECT DISTINCT agent, device FROM agent_keys ORDER BY agent, device")?
        .query_map(params![], |row| Ok((AgentId(row.get(0)?), DeviceId(row.get(1)?))))?
        .collect()
}

/// Keeps an agent's key on a device. Earlier keys stay: what they signed must still be judged.
pub fn add_agent_key(
    tx: &Transaction<'_>,
    agent: AgentId,
    device: DeviceId,
    public_key: &[u8],
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("INSERT INTO agent_keys (agent, device, public_key, since) VALUES (?1, ?2, ?3, ?4)")?
        .run(params![agent.0, device.0, public_key, at.0])?;
    Ok(())
}

/// The newest key of an agent on a device.
pub fn agent_key(conn: &Connection, agent: AgentId, device: DeviceId) -> sql::Result<Option<Vec<u8>>> {
    conn.prepare_cached(
        "SELECT public_key FROM agent_keys WHERE agent = ?1 AND device = ?2 ORDER BY since DESC LIMIT 1",
    )?
    .query_row(params![agent.0, device.0], |row| row.get(0))
    .optional()
}

/// Until when devices are answered whose questions no agent signs; none where there never were any.
pub fn older_devices_until(conn: &Connection) -> sql::Result<Option<Timestamp>> {
    conn.prepare_cached("SELECT answered_to FROM older_devices")?
        .query_row(params![], |row| row.get(0).map(Timestamp))
        .optional()
}

/// What stands of an agent and a device at once: the spans in standing.
pub struct Standings {
    /// From, and until where that is set; none where there is no such agent.
    pub agent: Option<(Timestamp, Option<Timestamp>)>,
    /// The same of the device; none where it is not enrolled.
    pub device: Option<(Timestamp, Option<Timestamp>)>,
    /// The day of the agent's training and the zone of their office; none while it is to be confirmed.
    pub training: Option<(Day, Option<String>)>,
}

/// The standings of those who made a statement.
pub fn standings(conn: &Connection, agent: AgentId, device: DeviceId) -> sql::Result<Standings> {
    conn.prepare_cached(
        "SELECT a.active_from, a.active_to, d.enrolled_at, d.revoked_at, a.trained_on, o.zone
         FROM (SELECT 1 AS one) AS x LEFT JOIN agents AS a ON a.id = ?1 LEFT JOIN devices AS d ON d.id = ?2
         LEFT JOIN offices AS o ON o.id = a.office",
    )?
    .query_row(params![agent.0, device.0], |row| {
        let at = |column| row.get::<Option<i64>>(column).map(|at| at.map(Timestamp));
        let span = |from: Option<Timestamp>, until| from.map(|from| (from, until));
        let zone: Option<String> = row.get(5)?;
        let training = day_at(row, 4)?.map(|day| (day, zone));
        Ok(Standings { agent: span(at(0)?, at(1)?), device: span(at(2)?, at(3)?), training })
    })
}

/// Adds a device that is not enrolled yet.
pub fn add_device(tx: &Transaction<'_>, device: &Device, by: &str, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO devices (id, label, office, created_at, code_by) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .run(params![device.id.0, device.label, device.office.0, at.0, by])?;
    Ok(())
}

/// Notes who made the newest code of a device.
pub fn set_code_by(tx: &Transaction<'_>, id: DeviceId, by: &str) -> sql::Result<()> {
    tx.prepare_cached("UPDATE devices SET code_by = ?2 WHERE id = ?1")?.run(params![id.0, by])?;
    Ok(())
}

const DEVICE: &str = "SELECT id, label, office, public_key, enrolled_at, revoked_at, revoked_for, heard_at, confirmed_at, ledger_doubted_at FROM devices";

fn device_of(row: &Row<'_>) -> sql::Result<Device> {
    Ok(Device {
        id: DeviceId(row.get(0)?),
        label: row.get(1)?,
        office: OfficeId(row.get(2)?),
        public_key: row.get(3)?,
        enrolled_at: row.get::<Option<i64>>(4)?.map(Timestamp),
        revoked_at: row.get::<Option<i64>>(5)?.map(Timestamp),
        revoked_for: row.get::<Option<u8>>(6)?.and_then(|code| RevocationReason::from_code(code).ok()),
        heard_at: row.get::<Option<i64>>(7)?.map(Timestamp),
        confirmed_at: row.get::<Option<i64>>(8)?.map(Timestamp),
        ledger_doubted_at: row.get::<Option<i64>>(9)?.map(Timestamp),
    })
}

/// Every device, by label.
pub fn devices(conn: &Connection) -> sql::Result<Vec<Device>> {
    conn.prepare_cached(&format!("{DEVICE} ORDER BY label, id"))?.query_map(params![], device_of)?.collect()
}

/// One device.
pub fn device(conn: &Connection, id: DeviceId) -> sql::Result<Option<Device>> {
    conn.prepare_cached(&format!("{DEVICE} WHERE id = ?1"))?.query_row(params![id.0], device_of).optional()
}

/// How many devices have a key that nobody confirmed, and of how many of those this login made the code.
pub fn devices_to_confirm(conn: &Connection, login: &str) -> sql::Result<(u32, u32)> {
    conn.prepare_cached(
        "SELECT count(*), coalesce(sum(CASE WHEN key_by = ?1 THEN 1 ELSE 0 END), 0) FROM devices
         WHERE enrolled_at IS NOT NULL AND confirmed_at IS NULL AND revoked_at IS NULL",
    )?
    .query_row(params![login], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who made the code that brought the key a device has now; none where it came before that was noted.
pub fn key_of_device_by(conn: &Connection, id: DeviceId) -> sql::Result<Option<String>> {
    let by: Option<Option<String>> = conn
        .prepare_cached("SELECT key_by FROM devices WHERE id = ?1")?
        .query_row(params![id.0], |row| row.get(0))
        .optional()?;
    Ok(by.flatten())
}

/// Gives a device its key, and notes who made the code that brought it. A device enrolled again (repaired, reset) gets the new
/// one; its standing goes on from the first, and the new key has to be confirmed. It remembers no other ledger any more.
pub fn give_key(tx: &Transaction<'_>, id: DeviceId, public_key: &[u8], at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE devices SET public_key = ?2, enrolled_at = coalesce(enrolled_at, ?3), confirmed_at = NULL,
            confirmed_by = NULL, key_by = code_by, ledger_doubted_at = NULL WHERE id = ?1",
    )?
    .run(params![id.0, public_key, at.0])?;
    Ok(())
}

/// Notes who confirmed a device's key, once; false where the key is another by now.
pub fn confirm_device(
    tx: &Transaction<'_>,
    id: DeviceId,
    key: &[u8],
    who: &str,
    at: Timestamp,
) -> sql::Result<bool> {
    let rows = tx
        .prepare_cached(
            "UPDATE devices SET confirmed_at = coalesce(confirmed_at, ?3), confirmed_by = coalesce(confirmed_by, ?4)
             WHERE id = ?1 AND public_key = ?2 AND revoked_at IS NULL",
        )?
        .execute(params![id.0, key, at.0, who])?;
    Ok(rows == 1)
}

/// Every other agent enlisted on a device, now or before, with their public key.
pub fn keys_of_others(
    conn: &Connection,
    device: DeviceId,
    agent: AgentId,
) -> sql::Result<Vec<(AgentId, [u8; 32])>> {
    conn.prepare_cached(
        "SELECT agent, public_key FROM agent_keys WHERE device = ?1 AND agent <> ?2 ORDER BY since",
    )?
    .query_map(params![device.0, agent.0], |row| Ok((AgentId(row.get(0)?), row.get(1)?)))?
    .collect()
}

/// Ends a device's standing; false when there is no such device or it has ended already.
pub fn revoke_device(
    tx: &Transaction<'_>,
    id: DeviceId,
    reason: RevocationReason,
    at: Timestamp,
) -> sql::Result<bool> {
    tx.prepare_cached(
        "UPDATE devices SET revoked_at = ?2, revoked_for = ?3 WHERE id = ?1 AND revoked_at IS NULL",
    )?
    .execute(params![id.0, at.0, reason.code()])
    .and_then(|rows| touched(tx, rows, Subject::Device(id), at))
}

/// Devices are told of a standing that ended.
fn touched(tx: &Transaction<'_>, rows: usize, subject: Subject, at: Timestamp) -> sql::Result<bool> {
    if rows == 1 {
        feeds::touch(tx, subject, at)?;
    }
    Ok(rows == 1)
}

/// Ends an agent's right to work; false when there is no such agent or it has ended already.
pub fn close_agent(tx: &Transaction<'_>, id: AgentId, at: Timestamp) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE agents SET active_to = ?2 WHERE id = ?1 AND active_to IS NULL")?
        .execute(params![id.0, at.0])
        .and_then(|rows| touched(tx, rows, Subject::Agent(id), at))
}

/// Notes that a frame of a device came, once a minute at most.
pub fn hear_device(tx: &Transaction<'_>, id: DeviceId, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE devices SET heard_at = ?2 WHERE id = ?1 AND coalesce(heard_at, 0) + 60000 < ?2",
    )?
    .run(params![id.0, at.0])?;
    Ok(())
}

/// Notes that a device does not believe the ledger; true the first time since it has that key.
pub fn note_ledger_doubt(tx: &Transaction<'_>, id: DeviceId, key: &[u8], at: Timestamp) -> sql::Result<bool> {
    let rows = tx
        .prepare_cached(
            "UPDATE devices SET ledger_doubted_at = ?3
             WHERE id = ?1 AND public_key = ?2 AND ledger_doubted_at IS NULL",
        )?
        .execute(params![id.0, key, at.0])?;
    Ok(rows == 1)
}

/// Forgets every doubt: the registry was restored, and a device that still has one says so again.
pub fn forget_ledger_doubts(tx: &Transaction<'_>) -> sql::Result<()> {
    tx.prepare_cached("UPDATE devices SET ledger_doubted_at = NULL WHERE ledger_doubted_at IS NOT NULL")?
        .run(params![])?;
    Ok(())
}

/// When a device was revoked.
pub fn revoked_at(conn: &Connection, id: DeviceId) -> sql::Result<Option<Timestamp>> {
    conn.prepare_cached("SELECT revoked_at FROM devices WHERE id = ?1 AND revoked_at IS NOT NULL")?
        .query_row(params![id.0], |row| row.get(0).map(Timestamp))
        .optional()
}
