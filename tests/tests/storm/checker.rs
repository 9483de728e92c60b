//! The checker: it knows what devices sealed, sent and were told, and what the registry's file holds at the end. It
//! knows nothing of how either works.

use device::LinkAnswer;
use rusqlite::{Connection, OpenFlags};
use statement::{Answer, Frame, PublicKey, hash};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use terms::{ChainId, DeploymentId, DeviceId, Timestamp};

/// One sealed envelope: its chain, its place there, the hash of its bytes.
pub type Record = (ChainId, u64, [u8; 32]);

/// What happened in one storm.
#[derive(Default)]
pub struct Pages {
    /// What a device had committed when it said *recorded*.
    pub sealed: BTreeMap<Record, usize>,
    /// What went over the line, whole or in part.
    pub sent: BTreeSet<Record>,
    /// Receipts that reached a device: the epoch and the first received time of each.
    pub told: BTreeMap<Record, BTreeSet<(u64, Timestamp)>>,
    /// What went with a machine that was put back to an older image.
    pub lost_with_device: BTreeSet<Record>,
    /// Of those, what the registry had lost too: to no one's fault.
    pub excused: BTreeSet<Record>,
    /// Envelopes sent, each time.
    pub deliveries: u64,
    pub faults: BTreeMap<&'static str, u64>,
    /// What happened, in order, in short: the same seed must give the same.
    pub trace: Vec<String>,
}

/// The book that all write in.
#[derive(Clone)]
pub struct Book {
    pages: Arc<Mutex<Pages>>,
    deployment: DeploymentId,
    answer_key: PublicKey,
}

impl Book {
    pub fn new(deployment: DeploymentId, answer_key: PublicKey) -> Self {
        Self { pages: Arc::default(), deployment, answer_key }
    }

    pub fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A fault that chance threw in.
    pub fn fault(&self, kind: &'static str) {
        let mut pages = self.pages();
        *pages.faults.entry(kind).or_default() += 1;
        pages.note(kind, &[]);
    }

    /// A device sends.
    pub fn sent(&self, path: &str, body: &[u8]) {
        let mut pages = self.pages();
        pages.note(path, body);
        for record in records(body) {
            pages.deliveries += 1;
            pages.sent.insert(record);
        }
    }

    /// An answer reached a device.
    pub fn told(&self, device: usize, path: &str, body: &[u8], answer: &LinkAnswer) {
        let mut pages = self.pages();
        pages.note(&format!("device {device} was told {}", answer.status), &answer.body);
        if path != "/v1/frames" || answer.status != 200 {
            return;
        }
        let answer =
            Answer::verify(&answer.body, self.deployment, &self.answer_key).expect("a signed answer");
        for record in records(body) {
            if let Some(receipt) = answer.receipts.iter().find(|receipt| receipt.sequence == record.1) {
                pages.told.entry(record).or_default().insert((answer.epoch, receipt.first_received));
            }
        }
    }

    /// What a device's outbox holds now is sealed: its window said *recorded*.
    pub fn sealed(&self, device: usize, outbox: &Connection) {
        let mut pages = self.pages();
        for record in in_outbox(outbox, "envelope_hash IS NOT NULL") {
            pages.sealed.entry(record).or_insert(device);
        }
    }
}

impl Pages {
    fn note(&mut self, what: &str, bytes: &[u8]) {
        let [first, second, ..] = hash(bytes).0;
        self.trace.push(format!("{what}, {} bytes, {first:02x}{second:02x}", bytes.len()));
    }
}

fn records(body: &[u8]) -> Vec<Record> {
    let Ok((_, frame)) = Frame::read(body) else { return Vec::new() };
    let chain = frame.chain;
    frame.envelopes.iter().zip(frame.first..).map(|(bytes, at)| (chain, at, hash(&bytes.0).0)).collect()
}

/// A file, to be read beside whoever writes it.
pub fn beside(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// The records of an outbox of which something holds.
pub fn in_outbox(outbox: &Connection, which: &str) -> BTreeSet<Record> {
    let sql = format!("SELECT chain, sequence, envelope_hash FROM envelopes WHERE {which}");
    three(outbox, &sql).into_iter().collect()
}

/// The devices that the registry knows to be revoked.
pub fn revoked(registry: &Connection) -> BTreeSet<DeviceId> {
    let mut select = registry.prepare("SELECT id FROM devices WHERE revoked_at IS NOT NULL").unwrap();
    let rows = select.query_map([], |row| row.get(0).map(DeviceId)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// The records the registry holds: those that count, and those that contradict them.
pub fn in_registry(registry: &Connection) -> (BTreeSet<Record>, BTreeSet<Record>) {
    let kept = three(registry, "SELECT chain, sequence, hash FROM envelopes");
    let set = kept.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(set.len(), kept.len(), "doubled");
    let against = three(registry, "SELECT chain, sequence, hash FROM tamper_cases");
    (set, against.into_iter().collect())
}

fn three(conn: &Connection, sql: &str) -> Vec<Record> {
    let mut select = conn.prepare(sql).unwrap();
    let rows = select.query_map([], |row| {
        Ok((ChainId(row.get(0)?), row.get::<_, i64>(1)?.cast_unsigned(), row.get::<_, [u8; 32]>(2)?))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

/// What is wrong at the end; nothing, if nothing was lost, doubled or changed.
pub fn judge(book: &Book, registry: &Connection, outboxes: &[Connection]) -> Vec<String> {
    let pages = book.pages();
    let (kept, against) = in_registry(registry);
    let held = |record: &Record| kept.contains(record) || against.contains(record);
    let mut wrong = Vec::new();
    let mut say = |what: &str, record: &Record| {
        wrong.push(format!("{what}: chain {:02x?}… sequence {}", &record.0.0[..3], record.1));
    };
    for record in pages.told.keys().filter(|record| !held(record) && !pages.excused.contains(record)) {
        say("acknowledged and lost", record);
    }
    for record in pages.sealed.keys().filter(|it| !held(it) && !pages.lost_with_device.contains(it)) {
        say("recorded and lost", record);
    }
    for record in kept.iter().chain(&against).filter(|it| !pages.sent.contains(it)) {
        if !is_of_the_template(record, &pages) {
            say("stored, sealed by nobody", record);
        }
    }
    for (record, told) in &pages.told {
        let epochs: BTreeSet<u64> = told.iter().map(|(epoch, _)| *epoch).collect();
        if epochs.len() != told.len() {
            say("first received at two times", record);
        }
    }
    whole(registry, &kept, &pages.lost_with_device, &mut wrong);
    unchanged(registry, &mut wrong);
    for (number, outbox) in outboxes.iter().enumerate() {
        for record in in_outbox(outbox, "state = 'queued'") {
            wrong.push(format!("device {number} still waits to deliver sequence {}", record.1));
        }
        if doubts_the_ledger(outbox) {
            wrong.push(format!("device {number} doubts a ledger that nobody wrote anew"));
        }
        let taken = in_outbox(outbox, "state = 'conflicting'");
        let chains: BTreeSet<ChainId> =
            in_outbox(outbox, "TRUE").into_iter().map(|record| record.0).collect();
        if !taken.is_empty() && chains.len() == 1 {
            wrong.push(format!("device {number} goes on in a chain whose numbers are taken"));
        }
    }
    wrong
}

/// What a device makes of the ledger, as `device::ledger` keeps it: of its three states the third is the alarm.
fn doubts_the_ledger(outbox: &Connection) -> bool {
    let kept = "SELECT substr(content, 1, 2) = x'8202' FROM settings WHERE name = 'ledger'";
    outbox.query_row(kept, [], |row| row.get(0)).unwrap_or_else(|error| match error {
        rusqlite::Error::QueryReturnedNoRows => false,
        other => panic!("{other}"),
    })
}

/// The start of each device's chain was delivered before the storm.
fn is_of_the_template(record: &Record, pages: &Pages) -> bool {
    record.1 == 0 && pages.sealed.contains_key(record)
}

/// Each chain is whole but for what a machine took with it, and all of it was opened or set aside with a reason.
fn whole(registry: &Connection, kept: &BTreeSet<Record>, gone: &BTreeSet<Record>, wrong: &mut Vec<String>) {
    let mut next: BTreeMap<ChainId, u64> = BTreeMap::new();
    for (chain, sequence, _) in kept {
        let expected = next.entry(*chain).or_default();
        let is_gone = |at: u64| {
            gone.range((*chain, at, [0; 32])..).next().is_some_and(|it| (it.0, it.1) == (*chain, at))
        };
        if let Some(missing) = (*expected..*sequence).find(|at| !is_gone(*at)) {
            wrong.push(format!("chain {:02x?}… lacks {missing}", &chain.0[..3]));
        }
        *expected = sequence + 1;
    }
    let waiting: i64 = registry.query_row("SELECT count(*) FROM opening_work", [], |row| row.get(0)).unwrap();
    if waiting > 0 {
        wrong.push(format!("{waiting} envelopes were never opened"));
    }
}

/// What is still sealed has the bytes its hash names; what is not was opened into a statement.
fn unchanged(registry: &Connection, wrong: &mut Vec<String>) {
    let sql = "SELECT hash, bytes, sequence FROM envelopes WHERE bytes IS NOT NULL
               UNION ALL SELECT hash, bytes, sequence FROM tamper_cases WHERE bytes IS NOT NULL";
    let mut select = registry.prepare(sql).unwrap();
    let rows = select.query_map([], |row| {
        Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, i64>(2)?))
    });
    for (named, bytes, sequence) in rows.unwrap().map(Result::unwrap) {
        if hash(&bytes).0 != named {
            wrong.push(format!("other bytes under sequence {sequence}"));
        }
    }
    let sql = "SELECT count(*) FROM envelopes e WHERE bytes IS NULL AND NOT EXISTS
               (SELECT 1 FROM statements s WHERE s.chain = e.chain AND s.sequence = e.sequence)";
    let gone: i64 = registry.query_row(sql, [], |row| row.get(0)).unwrap();
    if gone > 0 {
        wrong.push(format!("{gone} envelopes are gone without a statement"));
    }
}
