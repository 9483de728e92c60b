//! What is in the registry in the end, read from a copy of it: every sealed record once, opened and judged; every fact,
//! act and link of the ledger that was there before. Asks for nothing but rows.

use crate::installation::{DEVICES, Installation};
use anyhow::ensure;
use rusqlite::Connection;
use statement::{Hash, hash};
use std::collections::BTreeSet;
use terms::Timestamp;
use testkit::hand_device::now;

/// Rows, each as text.
pub type Rows = BTreeSet<String>;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Records: chain, place, hash of the sealed bytes.
const SEALED: &str = "SELECT hex(chain) || ' ' || sequence || ' ' || hex(envelope_hash) FROM envelopes";
const KEPT: &str = "SELECT hex(chain) || ' ' || sequence || ' ' || hex(hash) FROM envelopes";
/// Those of them that were opened, each into one statement.
const OPENED: &str = "SELECT hex(e.chain) || ' ' || e.sequence || ' ' || hex(e.hash) FROM envelopes AS e
    JOIN statements AS s ON s.chain = e.chain AND s.sequence = e.sequence WHERE e.state = 2";
/// What never changes once it is there, whatever comes to it.
const FOR_GOOD: [(&str, &str); 7] = [
    (
        "a link of the ledger",
        "SELECT position || ' ' || kind || ' ' || hex(digest) || hex(head) || at FROM ledger",
    ),
    ("a fact", "SELECT hex(enrolment) || ' ' || hex(digest) || ' ' || at FROM facts"),
    ("an act", "SELECT hex(enrolment) || ' ' || number || ' ' || act || ' ' || at FROM acts"),
    ("a statement", "SELECT hex(chain) || ' ' || sequence || hex(header) || hex(signed) FROM statements"),
    // Its state follows the rules: who rested because of a later enrolment with their document is active again.
    ("an identity", "SELECT hex(id) || hex(person) || ' ' || level FROM identities"),
    ("a lease", "SELECT hex(id) || hex(agent) || hex(device) || hex(signed) FROM leases"),
    ("an appointment", "SELECT hex(id) || hex(enrolment) FROM appointments"),
];
/// Acts for those whose day was over. A note that what was told last no longer holds (6) tells nobody anything.
const OVER: &str = "SELECT hex(a.enrolment) || ' ' || a.number || ' ' || a.act FROM acts AS a
    JOIN enrolments AS e ON e.id = a.enrolment WHERE a.act <> 6 AND e.id IN";

/// Identities that rested, and those that came to be active since.
const RESTED: &str = "SELECT hex(id) FROM identities WHERE state = 2";
const WOKEN: &str = "SELECT DISTINCT hex(identity) FROM identity_events AS e WHERE state = 1 AND number > 0
    AND EXISTS (SELECT 1 FROM identity_events AS o WHERE o.identity = e.identity AND o.number = 0 AND o.state = 2)";

/// What waits: envelopes to be opened, enrolments to be judged again.
pub fn waiting(copy: &Connection) -> anyhow::Result<Rows> {
    let mut waiting = rows(copy, "SELECT 'to open: ' || hex(chain) || ' ' || sequence FROM opening_work")?;
    waiting
        .extend(rows(copy, "SELECT 'to judge: ' || hex(enrolment) FROM resolutions WHERE changes_at = 1")?);
    Ok(waiting)
}

/// Compares the registry as it is with all that the fixture holds.
pub fn nothing_is_lost(kept: &Installation) -> anyhow::Result<()> {
    let (copy, before) = (kept.look()?, kept.as_it_was("server/registry.sqlite")?);
    let mut sealed = rows(&before, KEPT)?;
    let waiting = count(&before, "SELECT count(*) FROM opening_work")?;
    ensure!(waiting > 20, "the fixture has a backlog: {waiting}");
    for device in DEVICES {
        sealed.extend(rows(&kept.as_it_was(&format!("{device}/outbox.sqlite"))?, SEALED)?);
    }
    let (held, opened) = (rows(&copy, KEPT)?, rows(&copy, OPENED)?);
    ensure!(sealed.is_subset(&opened), "not opened: {:?}", sealed.difference(&opened));
    // Two cases were concluded since; they are opened too.
    ensure!(held == opened && held.len() == sealed.len() + 2, "{} of {}", held.len(), sealed.len());
    ensure!(held.len() == usize::try_from(count(&copy, "SELECT count(DISTINCT hash) FROM envelopes")?)?);
    ensure!(count(&copy, "SELECT count(*) FROM tamper_cases")? == 0, "other bytes under a number");
    for (what, sql) in FOR_GOOD {
        let (was, is) = (rows(&before, sql)?, rows(&copy, sql)?);
        ensure!(!was.is_empty() && was.is_subset(&is), "{what} is gone: {:?}", was.difference(&is).next());
    }
    older_devices_are_answered(&copy)?;
    ledger_holds(&copy)?;
    everybody_was_judged_again(kept, &copy)?;
    nobody_was_acted_on_twice(&before, &copy)
}

/// There were devices: those that are not upgraded yet are given thirty days, from when the registry was.
fn older_devices_are_answered(copy: &Connection) -> anyhow::Result<()> {
    let until: i64 = copy.query_row("SELECT answered_to FROM older_devices", [], |row| row.get(0))?;
    let days = Timestamp(until).ms_since(now()) / DAY_MS;
    ensure!((29..=30).contains(&days), "older devices are answered for {days} days more");
    Ok(())
}

/// Each entry follows from the one before it, as it did when it was entered.
fn ledger_holds(copy: &Connection) -> anyhow::Result<()> {
    let mut select = copy.prepare("SELECT position, kind, digest, head, at FROM ledger ORDER BY position")?;
    let mut entries = select.query([])?;
    let (mut previous, mut expected) = (Hash::ZERO, 1_i64);
    while let Some(entry) = entries.next()? {
        let (digest, head, at): ([u8; 32], [u8; 32], i64) = (entry.get(2)?, entry.get(3)?, entry.get(4)?);
        let linked = [previous.0.as_slice(), &[entry.get(1)?], &digest, &at.to_be_bytes()].concat();
        previous = hash(&linked);
        let is_next = entry.get::<_, i64>(0)? == expected && previous.0 == head;
        ensure!(is_next, "the ledger is broken at {expected}");
        expected += 1;
    }
    Ok(())
}

/// All facts of all enrolments were decoded by today's program: it judged everybody since the power came back.
fn everybody_was_judged_again(kept: &Installation, copy: &Connection) -> anyhow::Result<()> {
    let sql = "SELECT count(DISTINCT f.enrolment) FROM facts AS f WHERE NOT EXISTS
        (SELECT 1 FROM resolutions AS r WHERE r.enrolment = f.enrolment AND r.at >= ?1)";
    let missed: i64 = copy.query_row(sql, [kept.begins()], |row| row.get(0))?;
    ensure!(missed == 0, "{missed} were never judged again");
    Ok(())
}

/// Judged again, whoever was at their end is not activated, told or sent anything once more.
fn nobody_was_acted_on_twice(before: &Connection, copy: &Connection) -> anyhow::Result<()> {
    let over: Vec<String> = rows(before, "SELECT hex(id) FROM enrolments WHERE state IN (5, 6, 9)")?
        .into_iter()
        .map(|id| format!("x'{id}'"))
        .collect();
    let sql = format!("{OVER} ({})", over.join(", "));
    let (was, is) = (rows(before, &sql)?, rows(copy, &sql)?);
    ensure!(was == is, "acted on again: {:?}", is.symmetric_difference(&was).collect::<Vec<_>>());
    // Versions before held both of two enrolments with one document: the earlier is let go.
    let (rested, woken) = (rows(before, RESTED)?, rows(copy, WOKEN)?);
    ensure!(rested == woken, "not woken: {:?}", rested.symmetric_difference(&woken).collect::<Vec<_>>());
    let resting = count(copy, "SELECT count(*) FROM identities WHERE state = 2")?;
    ensure!(resting == 0, "{resting} identities rest for a later enrolment's sake");
    Ok(())
}

fn rows(conn: &Connection, sql: &str) -> anyhow::Result<Rows> {
    let mut select = conn.prepare(sql)?;
    let rows = select.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let set: Rows = rows.iter().cloned().collect();
    ensure!(set.len() == rows.len(), "twice the same row: {sql}");
    Ok(set)
}

fn count(conn: &Connection, sql: &str) -> anyhow::Result<i64> {
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}
