//! One order over ten thousand active identities: how long it takes to reach them all, and how long somebody else's write
//! waits meanwhile; and what an order costs where the log holds a thousand, or a million.

use crate::device::Device;
use crate::house::House;
use crate::{RECORDS, person};
use statement::{Effect, Order, OrderReason, Ordered, OrderedOn};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use sync_server::order_log::OrderLog;
use sync_server::refusal::Refusal;
use sync_server::registry::{self, NewOrder};
use sync_server::staff::Word;
use sync_server::store::sql::{Transaction, params};
use terms::{AgentId, Route};
use wire::v1::administration::Act;

/// Identities that the order touches.
const IDENTITIES: usize = 10_000;
/// Between two writes of somebody else.
const PROBE: Duration = Duration::from_millis(2);

pub async fn order() {
    let house = House::open().await;
    log(&house);
    let mut device = Device::counter(&house, 1, "agathe").await;
    let begun = Instant::now();
    for from in (0..IDENTITIES).step_by(50) {
        device.take_lease(&house).await;
        let mut sealed = Vec::new();
        for number in from..from + 50 {
            let person = person(number);
            let (enrolment, secret) = house.applicant(&person, Route::Counter).await;
            sealed.push(device.seal_check(&house, enrolment, secret, &person));
        }
        for run in sealed.chunks(RECORDS) {
            device.deliver(&house, run).await;
        }
        house.open_all().await;
    }
    let active: i64 = house.ask("SELECT count(*) FROM identities WHERE state = 1").await;
    println!("{active} identities, laid down in {:.0} s", begun.elapsed().as_secs_f64());
    let alone = probed(&house, async { tokio::time::sleep(Duration::from_secs(2)).await }).await;
    println!("a write of somebody else, alone: {alone}");
    let begun = Instant::now();
    let during = probed(&house, suspend_all(&house, device.worker.agent)).await;
    let took = begun.elapsed().as_secs_f64();
    let rest: i64 = house.ask("SELECT count(*) FROM identities WHERE state = 2").await;
    println!(
        "one order: {rest} of {active} identities rest after {took:.1} s; a write of somebody else meanwhile: {during}"
    );
}

async fn suspend_all(house: &House, agent: AgentId) {
    let (on, reason) = (OrderedOn::Agent(agent), OrderReason::Inquiry);
    let new = NewOrder { on, effect: Effect::Rests, from: None, until: None, reason };
    let word = Word::of_operator(&house.state);
    let act = |order| Act::LiftOrder { order };
    registry::give_order(&house.state, word, new, act, |_| Ok(()), |_, _| Ok(())).await.unwrap();
    house.carry_orders().await;
}

/// Writes a little again and again while something is done; tells how long each waited.
async fn probed(house: &House, doing: impl Future<Output = ()>) -> String {
    let (stopped, state) = (Arc::new(AtomicBool::new(false)), house.state.clone());
    let until = Arc::clone(&stopped);
    let probing = tokio::spawn(async move {
        let mut each = Vec::new();
        while !until.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let touch = |tx: &Transaction<'_>| {
                tx.execute("UPDATE registry_state SET value = value WHERE name = 'epoch'", params![])?;
                Ok::<_, Refusal>(())
            };
            state.store.write(touch).await.unwrap();
            each.push(begun.elapsed());
            tokio::time::sleep(PROBE).await;
        }
        each
    });
    doing.await;
    stopped.store(true, Ordering::Relaxed);
    let mut each = probing.await.unwrap();
    each.sort();
    let at = |share: usize| each[(each.len() - 1) * share / 100].as_secs_f64() * 1e3;
    format!("{} writes, p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms", each.len(), at(50), at(99), at(100))
}

/// What one order costs in the log, behind a thousand and behind a million.
fn log(house: &House) {
    let (folder, keys) = (tempfile::tempdir().unwrap(), &house.state.signing_keys);
    let order = Order { ordered: Ordered::AgentClosed(AgentId([2; 8])), at: crate::house::MORNING };
    for count in [1_000_u32, 1_000_000] {
        let path = folder.path().join(count.to_string());
        let log = OrderLog::of(&path);
        log.append(&order, keys).unwrap();
        let record = std::fs::read(path.join("orders.log")).unwrap();
        let mut file = std::fs::File::options().append(true).open(path.join("orders.log")).unwrap();
        for _ in 0..count / 1000 {
            file.write_all(&record.repeat(1000)).unwrap();
        }
        file.sync_all().unwrap();
        let log = OrderLog::of(&path);
        let begun = Instant::now();
        log.find_end().unwrap();
        let found = begun.elapsed();
        let mut each: Vec<Duration> = (0..100)
            .map(|_| {
                let begun = Instant::now();
                log.append(&order, keys).unwrap();
                begun.elapsed()
            })
            .collect();
        each.sort();
        println!(
            "an order behind {count} in the log: p50 {:?}, p99 {:?}; the end found once in {found:?}",
            each[50], each[99]
        );
    }
}
