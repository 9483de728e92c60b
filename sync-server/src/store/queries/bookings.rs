//! The queries of the bookings room. It must not know which turn of an appointment is allowed: the crate
//! `booking` decides, this keeps, and two constraints hold whatever anybody decides: one visit per place,
//! one live appointment per enrolment.
//! `window` is a word of SQL: it stands in quotes, or behind its table.

use super::codes::coded;
use super::enrolments;
use super::registry::feeds::{self, Subject};
use crate::model::EnrolmentState;
use crate::store::sql::{self, Connection, Error, OptionalExtension, Row, Transaction, params};
use booking::{Appointment, AppointmentState, Booking, CancelReason, FreeWindow, Promise, Round, Window};
use terms::{
    AgentId, AppointmentId, Day, DeviceId, EnrolmentId, OfficeId, RoundId, Route, Timestamp, WindowId,
};

/// The states in which an appointment is still to come or under way ([`AppointmentState::LIVE`]).
macro_rules! live {
    () => {
        "(1, 2, 3, 4)"
    };
}
/// The states in which an appointment has given its place up ([`AppointmentState::GONE`]).
macro_rules! gone {
    () => {
        "(8, 9)"
    };
}

/// A constraint refused the row: somebody else has what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken;

/// A window with how many of its places are booked.
pub type WindowUse = (Window, u16);

/// Adds a round; `Taken` when the carrier already has one that day.
pub fn insert_round(conn: &Connection, round: &Round, at: Timestamp) -> sql::Result<Result<(), Taken>> {
    conn.prepare_cached(
        "INSERT INTO rounds (id, carrier, office, day, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (carrier, day) DO NOTHING",
    )?
    .execute(params![round.id.0, round.carrier.0, round.office.0, round.day.epoch_days(), at.0])
    .map(taken)
}

/// Adds a window with its places.
pub fn insert_window(conn: &Connection, window: &Window) -> sql::Result<()> {
    conn.prepare_cached("INSERT INTO windows (id, round, from_at, to_at) VALUES (?1, ?2, ?3, ?4)")?
        .run(params![window.id.0, window.round.0, window.promise.from().0, window.promise.to().0])?;
    add_places(conn, window.id, window.places)
}

/// Adds free places to a window.
pub fn add_places(conn: &Connection, window: WindowId, count: u16) -> sql::Result<()> {
    let mut next =
        conn.prepare_cached("SELECT coalesce(max(number) + 1, 0) FROM places AS p WHERE p.window = ?1")?;
    let first: i64 = next.query_row(params![window.0], |row| row.get(0))?;
    let mut add = conn.prepare_cached("INSERT INTO places (\"window\", number) VALUES (?1, ?2)")?;
    for number in first..first + i64::from(count) {
        add.run(params![window.0, number])?;
    }
    Ok(())
}

/// Gives back places that were withdrawn while booked, and still are.
pub fn restore_places(conn: &Connection, window: WindowId, count: u16) -> sql::Result<()> {
    conn.prepare_cached(concat!(
        "UPDATE places SET withdrawn = 0 WHERE places.window = ?1 AND number IN (
            SELECT p.number FROM places AS p WHERE p.window = ?1 AND p.withdrawn = 1 AND EXISTS (
                SELECT 1 FROM appointments AS a
                WHERE a.window = p.window AND a.place = p.number AND a.state NOT IN ",
        gone!(),
        ")
            ORDER BY p.number LIMIT ?2)"
    ))?
    .run(params![window.0, count])?;
    Ok(())
}

/// Takes free places of a window away.
pub fn drop_free_places(conn: &Connection, window: WindowId, count: u16) -> sql::Result<()> {
    // A place that an ended appointment points at stays as a row, withdrawn.
    conn.prepare_cached(concat!(
        "UPDATE places SET withdrawn = 1 WHERE places.window = ?1 AND number IN (
            SELECT number FROM places AS p WHERE p.window = ?1 AND p.withdrawn = 0 AND NOT EXISTS (
                SELECT 1 FROM appointments AS a
                WHERE a.window = p.window AND a.place = p.number AND a.state NOT IN ",
        gone!(),
        ")
            ORDER BY number DESC LIMIT ?2)"
    ))?
    .run(params![window.0, count])?;
    Ok(())
}

/// Withdraws the place of an appointment: it stands, and nobody gets the place after it.
pub fn withdraw_place_of(conn: &Connection, appointment: AppointmentId) -> sql::Result<()> {
    conn.prepare_cached(
        "UPDATE places SET withdrawn = 1
         WHERE (places.window, number) = (SELECT a.window, a.place FROM appointments AS a WHERE a.id = ?1)",
    )?
    .run(params![appointment.0])?;
    Ok(())
}

/// The rounds of a day.
pub fn rounds_of(conn: &Connection, day: Day) -> sql::Result<Vec<Round>> {
    conn.prepare_cached("SELECT id, carrier, office, day FROM rounds WHERE day = ?1 ORDER BY id")?
        .query_map(params![day.epoch_days()], round_from)?
        .collect()
}

/// A round.
pub fn round(conn: &Connection, id: RoundId) -> sql::Result<Option<Round>> {
    conn.prepare_cached("SELECT id, carrier, office, day FROM rounds WHERE id = ?1")?
        .query_row(params![id.0], round_from)
        .optional()
}

/// The carrier's first round that is not over at `now` and begins before `until`.
pub fn next_round_of(
    conn: &Connection,
    carrier: AgentId,
    now: Timestamp,
    until: Timestamp,
) -> sql::Result<Option<Round>> {
    conn.prepare_cached(
        "SELECT r.id, r.carrier, r.office, r.day FROM rounds AS r JOIN windows AS w ON w.round = r.id
         WHERE r.carrier = ?1 GROUP BY r.id HAVING max(w.to_at) > ?2 AND min(w.from_at) < ?3
         ORDER BY r.day LIMIT 1",
    )?
    .query_row(params![carrier.0, now.0, until.0], round_from)
    .optional()
}

const WINDOW: &str = concat!(
    "SELECT w.id, w.round, w.from_at, w.to_at,
    (SELECT count(*) FROM places AS p WHERE p.window = w.id AND p.withdrawn = 0),
    (SELECT count(*) FROM appointments AS a WHERE a.window = w.id AND a.state NOT IN ",
    gone!(),
    ")
    FROM windows AS w"
);

/// The windows of a round, earliest first.
pub fn windows_of(conn: &Connection, round: RoundId) -> sql::Result<Vec<WindowUse>> {
    conn.prepare_cached(&format!("{WINDOW} WHERE w.round = ?1 ORDER BY w.from_at, w.id"))?
        .query_map(params![round.0], window_from)?
        .collect()
}

/// A window.
pub fn window(conn: &Connection, id: WindowId) -> sql::Result<Option<WindowUse>> {
    conn.prepare_cached(&format!("{WINDOW} WHERE w.id = ?1"))?
        .query_row(params![id.0], window_from)
        .optional()
}

/// The windows that begin at or after `from`, still have a place and whose carrier still works then and
/// does not live in `household`; earliest first.
pub fn free_windows(
    conn: &Connection,
    from: Timestamp,
    household: Option<[u8; 32]>,
    most: u16,
) -> sql::Result<Vec<FreeWindow>> {
    conn.prepare_cached(concat!(
        "SELECT w.id, w.from_at, w.to_at, count(*) FROM windows AS w
         JOIN rounds AS r ON r.id = w.round
         JOIN agents AS c ON c.id = r.carrier AND (c.active_to IS NULL OR c.active_to >= w.to_at)
             AND (c.household IS NULL OR c.household <> ?2 OR ?2 IS NULL)
         JOIN places AS p ON p.window = w.id AND p.withdrawn = 0
         WHERE w.from_at >= ?1 AND NOT EXISTS (
             SELECT 1 FROM appointments AS a
             WHERE a.window = p.window AND a.place = p.number AND a.state NOT IN ",
        gone!(),
        ")
         GROUP BY w.id ORDER BY w.from_at, w.id LIMIT ?3"
    ))?
    .query_map(params![from.0, household, most], |row| {
        Ok(FreeWindow { id: WindowId(row.get(0)?), promise: promise_from(row, 1)?, free: row.get(3)? })
    })?
    .collect()
}

/// The lowest place of a window that nobody holds.
pub fn free_slot(conn: &Connection, window: WindowId) -> sql::Result<Option<u16>> {
    conn.prepare_cached(concat!(
        "SELECT min(p.number) FROM places AS p WHERE p.window = ?1 AND p.withdrawn = 0 AND NOT EXISTS (
            SELECT 1 FROM appointments AS a
            WHERE a.window = p.window AND a.place = p.number AND a.state NOT IN ",
        gone!(),
        ")"
    ))?
    .query_row(params![window.0], |row| row.get(0))
}

/// Adds an appointment in a place; `Taken` when the place is held or the enrolment has a live appointment.
pub fn insert_appointment(
    tx: &Transaction<'_>,
    appointment: &Appointment,
    place: u16,
    at: Timestamp,
) -> sql::Result<Result<(), Taken>> {
    touch_round_of(tx, appointment.window, at)?;
    tx.prepare_cached(
        "INSERT INTO appointments (id, enrolment, \"window\", place, state, booked_at, changed_at)
         SELECT ?1, ?2, p.window, p.number, ?5, ?6, ?6 FROM places AS p WHERE p.window = ?3 AND p.number = ?4
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        appointment.id.0,
        appointment.enrolment.0,
        appointment.window.0,
        place,
        appointment.state.code(),
        at.0
    ])
    .map(taken)
}

/// Records the state an appointment is in from `at` on, with the reason of a cancellation and the
/// replacement of a move.
pub fn set_state(
    tx: &Transaction<'_>,
    appointment: &Appointment,
    reason: Option<CancelReason>,
    replaced_by: Option<AppointmentId>,
    at: Timestamp,
) -> sql::Result<()> {
    touch_round_of(tx, appointment.window, at)?;
    tx.prepare_cached(
        "UPDATE appointments SET state = ?2, reason = ?3, replaced_by = ?4, changed_at = ?5 WHERE id = ?1",
    )?
    .run(params![
        appointment.id.0,
        appointment.state.code(),
        reason.map(CancelReason::code),
        replaced_by.map(|id| id.0),
        at.0
    ])?;
    Ok(())
}

/// An appointment.
pub fn appointment(conn: &Connection, id: AppointmentId) -> sql::Result<Option<Appointment>> {
    conn.prepare_cached("SELECT id, enrolment, \"window\", state FROM appointments WHERE id = ?1")?
        .query_row(params![id.0], appointment_from)
        .optional()
}

/// The newest appointment of an enrolment: the live one where there is one. Never a moved one: what
/// replaced it stands for it.
pub fn newest_appointment(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<Appointment>> {
    conn.prepare_cached(concat!(
        "SELECT id, enrolment, \"window\", state FROM appointments WHERE enrolment = ?1 AND state <> 9
         ORDER BY state IN ",
        live!(),
        " DESC, booked_at DESC, changed_at DESC, id LIMIT 1"
    ))?
    .query_row(params![enrolment.0], appointment_from)
    .optional()
}

/// How many appointments an enrolment was given since an instant, and until another.
pub fn booked_since(
    conn: &Connection,
    enrolment: EnrolmentId,
    since: Timestamp,
    until: Timestamp,
) -> sql::Result<u32> {
    conn.prepare_cached(
        "SELECT count(*) FROM appointments WHERE enrolment = ?1 AND booked_at > ?2 AND booked_at <= ?3",
    )?
    .query_row(params![enrolment.0, since.0, until.0], |row| row.get::<i64>(0))
    .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
}

/// How often an enrolment's visit was booked, moved or cancelled, the first booking not counted.
pub fn visit_changes(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<u32> {
    conn.prepare_cached(
        "SELECT 2 * count(*) + coalesce(sum(CASE WHEN state = 8 THEN 1 ELSE 0 END), 0) FROM appointments WHERE enrolment = ?1",
    )?
    .query_row(params![enrolment.0], |row| row.get::<i64>(0))
    .map(|changes| u32::try_from(changes - 2).unwrap_or(0))
}

/// The appointments of a round's windows, ended ones too.
pub fn appointments_of(conn: &Connection, round: RoundId) -> sql::Result<Vec<(Appointment, Promise)>> {
    conn.prepare_cached(
        "SELECT a.id, a.enrolment, a.window, a.state, w.from_at, w.to_at
         FROM windows AS w JOIN appointments AS a ON a.window = w.id WHERE w.round = ?1 ORDER BY a.id",
    )?
    .query_map(params![round.0], |row| Ok((appointment_from(row)?, promise_from(row, 4)?)))?
    .collect()
}

/// The live bookings of a window that hold a place still given.
pub fn bookings_of(conn: &Connection, window: WindowId) -> sql::Result<Vec<Booking>> {
    conn.prepare_cached(concat!(
        "SELECT a.id, a.booked_at FROM appointments AS a
         JOIN places AS p ON p.window = a.window AND p.number = a.place AND p.withdrawn = 0
         WHERE a.window = ?1 AND a.state IN ",
        live!()
    ))?
    .query_map(params![window.0], |row| {
        Ok(Booking { appointment: AppointmentId(row.get(0)?), booked_at: Timestamp(row.get(1)?) })
    })?
    .collect()
}

/// A live visit whose window is over, with the carrier and their device.
#[derive(Clone, Debug)]
pub struct Overdue {
    /// The appointment.
    pub appointment: Appointment,
    /// What was promised.
    pub promise: Promise,
    /// Who was to come.
    pub carrier: AgentId,
    /// Their name.
    pub name: String,
    /// The office of the round.
    pub office: OfficeId,
    /// What the device is called that has their newest lease.
    pub device: Option<String>,
    /// When the registry last received a frame of it.
    pub heard_at: Option<Timestamp>,
}

/// Live visits whose window ended before `now`, oldest first.
pub fn overdue(conn: &Connection, now: Timestamp, most: u32) -> sql::Result<Vec<Overdue>> {
    conn.prepare_cached(concat!(
        "SELECT a.id, a.enrolment, a.window, a.state, w.from_at, w.to_at, c.id, c.name, r.office,
           (SELECT d.label FROM leases AS l JOIN devices AS d ON d.id = l.device
            WHERE l.agent = c.id ORDER BY l.issued_at DESC LIMIT 1),
           (SELECT d.heard_at FROM leases AS l JOIN devices AS d ON d.id = l.device
            WHERE l.agent = c.id ORDER BY l.issued_at DESC LIMIT 1)
         FROM appointments AS a JOIN windows AS w ON w.id = a.window
         JOIN rounds AS r ON r.id = w.round JOIN agents AS c ON c.id = r.carrier
         WHERE a.state IN ",
        live!(),
        " AND w.to_at <= ?1 ORDER BY w.to_at, a.id LIMIT ?2"
    ))?
    .query_map(params![now.0, most], |row| {
        Ok(Overdue {
            appointment: appointment_from(row)?,
            promise: promise_from(row, 4)?,
            carrier: AgentId(row.get(6)?),
            name: row.get(7)?,
            office: OfficeId(row.get(8)?),
            device: row.get(9)?,
            heard_at: row.get::<Option<i64>>(10)?.map(Timestamp),
        })
    })?
    .collect()
}

/// Live visits whose window has begun, of carriers whose newest lease is on a device: what they did there may be lost.
pub fn begun_on(conn: &Connection, device: DeviceId, now: Timestamp) -> sql::Result<Vec<AppointmentId>> {
    conn.prepare_cached(concat!(
        "SELECT a.id FROM appointments AS a JOIN windows AS w ON w.id = a.window
         JOIN rounds AS r ON r.id = w.round WHERE a.state IN ",
        live!(),
        " AND w.from_at <= ?1 AND ?2 =
           (SELECT l.device FROM leases AS l WHERE l.agent = r.carrier ORDER BY l.issued_at DESC LIMIT 1)
         ORDER BY w.from_at, a.id"
    ))?
    .query_map(params![now.0, device.0], |row| Ok(AppointmentId(row.get(0)?)))?
    .collect()
}

/// Enrolments that await a check at home and have no live appointment. Those whose outcome is not told show nothing.
/// In the order in which they were submitted, from after one of them on.
pub fn without_visit(
    conn: &Connection,
    now: Timestamp,
    after: (Timestamp, EnrolmentId),
    most: u32,
) -> sql::Result<Vec<(Timestamp, EnrolmentId)>> {
    conn.prepare_cached(concat!(
        "SELECT submitted_at, id FROM enrolments AS e WHERE e.state = ?1 AND e.route = ?2
         AND (e.told_at IS NULL OR e.told_at <= ?4 OR e.told_at > ?5) AND (e.submitted_at, e.id) > (?6, ?7) AND NOT EXISTS (
             SELECT 1 FROM appointments AS a WHERE a.enrolment = e.id AND a.state IN ",
        live!(),
        ")
         ORDER BY e.submitted_at, e.id LIMIT ?3"
    ))?
    .query_map(
        params![
            EnrolmentState::AwaitingCheck.code(),
            Route::Home.code(),
            most,
            now.0,
            now.plus_ms(enrolments::LONGEST_UNTOLD_MS).0,
            after.0.0,
            after.1.0
        ],
        |row| Ok((Timestamp(row.get(0)?), EnrolmentId(row.get(1)?))),
    )?
    .collect()
}

/// The round of a window is another for its carrier.
fn touch_round_of(tx: &Transaction<'_>, window: WindowId, at: Timestamp) -> sql::Result<()> {
    let round = tx
        .prepare_cached("SELECT round FROM windows WHERE id = ?1")?
        .query_row(params![window.0], |row| row.get(0).map(RoundId))
        .optional()?;
    round.map_or(Ok(()), |round| feeds::touch(tx, Subject::Round(round), at))
}

/// A constraint that kept a row out.
fn taken(rows: usize) -> Result<(), Taken> {
    if rows == 1 { Ok(()) } else { Err(Taken) }
}

fn round_from(row: &Row<'_>) -> sql::Result<Round> {
    let day = Day::from_epoch_days(row.get(3)?).map_err(|error| unreadable(3, error))?;
    Ok(Round { id: RoundId(row.get(0)?), carrier: AgentId(row.get(1)?), office: OfficeId(row.get(2)?), day })
}

fn window_from(row: &Row<'_>) -> sql::Result<WindowUse> {
    let promise = promise_from(row, 2)?;
    let window =
        Window { id: WindowId(row.get(0)?), round: RoundId(row.get(1)?), promise, places: row.get(4)? };
    Ok((window, row.get(5)?))
}

fn appointment_from(row: &Row<'_>) -> sql::Result<Appointment> {
    Ok(Appointment {
        id: AppointmentId(row.get(0)?),
        enrolment: EnrolmentId(row.get(1)?),
        window: WindowId(row.get(2)?),
        state: coded(row, 3, AppointmentState::from_code)?,
    })
}

fn promise_from(row: &Row<'_>, at: usize) -> sql::Result<Promise> {
    let promise = Promise::between(Timestamp(row.get(at)?), Timestamp(row.get(at + 1)?));
    promise.map_err(|error| unreadable(at, error))
}

fn unreadable(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::column(column, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set_of(states: &[AppointmentState]) -> String {
        let codes: Vec<String> = states.iter().map(|state| state.code().to_string()).collect();
        format!("({})", codes.join(", "))
    }

    #[test]
    fn queries_and_indexes_name_the_sets_of_states_that_the_rules_name() {
        assert_eq!(set_of(&AppointmentState::LIVE), live!());
        assert_eq!(set_of(&AppointmentState::GONE), gone!());
        for migration in [
            include_str!("../../../migrations/sqlite/V3__bookings.sql"),
            include_str!("../../../migrations/postgres/V3__bookings.sql"),
        ] {
            assert!(migration.contains(concat!("WHERE state IN ", live!())));
            assert!(migration.contains(concat!("WHERE state NOT IN ", gone!())));
        }
    }
}
