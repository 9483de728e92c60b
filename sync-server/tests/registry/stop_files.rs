//! Files of documents to stop: counted first, then stopped one order a document, over kills, and lifted as one.

use crate::device::{Device, active};
use crate::house::{DAY, House};
use std::time::Instant;
use sync_server::model::{EnrolmentState, OrderRow};
use sync_server::refusal::Refusal;
use sync_server::registry::{self, StopFileCounts};
use sync_server::staff::Word;
use sync_server::store::sql::{Connection, params};
use terms::{Problem, Route, StopFileId};
use testkit::cast::{NOEMIE, Person, THEODORE};
use wire::v1::stop_file::{StopFileFault, StopFileState};

const HEADER: &str = "kind,issuer,number,since,reason\n";

fn line(person: &Person) -> String {
    format!("identity-card,FRA,{},,stolen\n", person.document.number)
}

/// Documents that nobody showed.
fn strangers(count: usize) -> String {
    let line = |number| format!("passport,FRA,26AB{number:05},,lost\n");
    (0..count).map(line).collect::<Vec<_>>().concat()
}

async fn count(house: &House, file: &str) -> StopFileCounts {
    registry::count_stop_file(&house.state, file.as_bytes().to_vec()).await.unwrap()
}

async fn stop(house: &House, file: &str) -> Option<(StopFileId, u32)> {
    let word = Word::of_operator(&house.state);
    registry::stop_file(&house.state, word, file.as_bytes().to_vec()).await.unwrap()
}

async fn lift(house: &House, file: StopFileId) -> Result<(), Problem> {
    let lifted = registry::lift_stop_file(&house.state, Word::of_operator(&house.state), file).await;
    lifted.map_err(|refusal| refusal.problem())
}

async fn entries(house: &House) -> (Vec<OrderRow>, i64) {
    let (entries, count, _) = registry::stopped(&house.state, 1).await.unwrap();
    (entries, count)
}

async fn at(house: &House) -> (StopFileState, u32, u32) {
    let file = registry::stop_files(&house.state).await.unwrap().remove(0);
    (file.state, file.done, file.documents)
}

/// Carries until the first piece of the file is done.
async fn first_piece(house: &House) {
    while at(house).await.1 == 0 {
        registry::carry_due(&house.state).await.unwrap();
    }
}

/// Orders as the log outside the database has them.
fn logged(house: &House) -> usize {
    house.state.order_log.orders(&house.state.signing_keys).unwrap().0.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_counted_before_anything_is_stopped() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    active(&house, &mut device, &NOEMIE).await;
    house.applicant(&THEODORE, Route::Counter).await;
    stop(&house, &format!("{HEADER}{}", strangers(3))).await;
    house.carry_orders().await;
    let before = (entries(&house).await, logged(&house));
    let file = format!("{HEADER}{}{}{}pasport,FRA,1,,lost\n", line(&NOEMIE), line(&NOEMIE), strangers(5));
    let counted = count(&house, &file).await;
    assert_eq!((counted.lines, counted.new, counted.stopped, counted.repeated), (8, 3, 3, 1));
    let faults: Vec<_> = counted.faults.iter().map(|fault| (fault.line, fault.fault)).collect();
    assert_eq!((counted.faulty, faults), (1, vec![(9, StopFileFault::Kind)]));
    let activated = EnrolmentState::Activated.code();
    assert_eq!((counted.impact.enrolments, counted.impact.active), (vec![(activated, 1)], 1));
    assert_eq!((entries(&house).await, logged(&house)), before, "counting changes nothing");
    assert_eq!(house.identities().await, [1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_document_of_a_file_is_stopped_and_the_same_file_again_changes_nothing() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    active(&house, &mut device, &NOEMIE).await;
    house.clock.advance_ms(DAY);
    let file = format!("{HEADER}{}{}", line(&NOEMIE), strangers(150));
    let before = logged(&house);
    let (id, documents) = stop(&house, &file).await.unwrap();
    assert_eq!((documents, house.identities().await), (151, [1, 0]));
    house.carry_orders().await;
    assert_eq!((at(&house).await, house.identities().await), ((StopFileState::Stopped, 151, 151), [0, 1]));
    let (listed, count) = entries(&house).await;
    assert_eq!((count, logged(&house) - before), (151, 151));
    assert!(listed.iter().all(|order| order.carried_at.is_some()));
    assert_eq!(stop(&house, &file).await, None, "nothing is left to stop");
    house.carry_orders().await;
    assert_eq!((entries(&house).await.1, logged(&house) - before), (151, 151));
    lift(&house, id).await.unwrap();
    assert_eq!(lift(&house, id).await, Err(Problem::NotInThisState), "it is lifted once");
    house.carry_orders().await;
    assert_eq!((at(&house).await, house.identities().await), ((StopFileState::Lifted, 151, 151), [1, 0]));
    assert_eq!(logged(&house) - before, 302);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_in_while_a_file_held_wakes_once_the_file_is_lifted() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (id, _) = stop(&house, &format!("{HEADER}{}", line(&NOEMIE))).await.unwrap();
    house.carry_orders().await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.identities().await, [0, 0]);
    lift(&house, id).await.unwrap();
    house.carry_orders().await;
    assert_eq!((house.identities().await, house.shown(noemie).await), ([1, 0], "activated".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_on_where_it_was_when_the_server_was_killed() {
    let mut house = House::open().await;
    let (id, _) = stop(&house, &format!("{HEADER}{}", strangers(200))).await.unwrap();
    first_piece(&house).await;
    assert_eq!(at(&house).await, (StopFileState::Stopping, 64, 200));
    assert_eq!(lift(&house, id).await, Err(Problem::NotInThisState), "it is lifted once it is stopped");
    house = house.restart().await;
    assert_eq!(at(&house).await, (StopFileState::Stopping, 64, 200), "what was taken in is not lost");
    house.carry_orders().await;
    assert_eq!((at(&house).await, entries(&house).await.1), ((StopFileState::Stopped, 200, 200), 200));
    assert_eq!(logged(&house), 200, "each is logged once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_logged_before_a_kill_is_given_once() {
    let house = House::open().await;
    stop(&house, &format!("{HEADER}{}", strangers(100))).await.unwrap();
    first_piece(&house).await;
    registry::carry_due(&house.state).await.unwrap();
    assert_eq!(at(&house).await.0, StopFileState::Stopped);
    let names = |house: &House| {
        let orders = house.state.order_log.orders(&house.state.signing_keys).unwrap().0;
        orders.into_iter().map(|(_, order)| format!("{:?}", order.ordered)).collect::<Vec<_>>()
    };
    let once = names(&house);
    // As if the second piece had been logged, and the server killed before that was noted.
    let back = |tx: &sync_server::store::sql::Transaction<'_>| {
        tx.prepare_cached("UPDATE stop_files SET state = 2, done = 64")?.run(params![])?;
        tx.prepare_cached("UPDATE stop_file_lines SET stopped = 0 WHERE number > 64")?.run(params![])?;
        tx.prepare_cached(
            "DELETE FROM orders WHERE id IN (SELECT order_id FROM stop_file_lines WHERE number > 64)",
        )?
        .run(params![])?;
        Ok::<_, Refusal>(())
    };
    house.state.store.write(back).await.unwrap();
    registry::carry_due(&house.state).await.unwrap();
    let twice = names(&house);
    assert_eq!(twice[..100], once[..]);
    assert_eq!(twice[100..], once[64..], "the same orders under the same names");
    assert_eq!(entries(&house).await.1, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_stopped_for_longer_is_not_stopped_again_whichever_came_first() {
    let house = House::open().await;
    let since = |since: &str| format!("{HEADER}passport,FRA,26AB00001,{since},lost\n");
    for (file, new) in [(since("2026-11-02"), 1), (since(""), 1), (since(""), 0), (since("2026-11-02"), 0)] {
        assert_eq!(count(&house, &file).await.new, new, "{file}");
        stop(&house, &file).await;
        house.carry_orders().await;
        house.clock.advance_ms(DAY);
    }
    assert_eq!(entries(&house).await.1, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_number_of_a_document_stands_in_a_row() {
    let house = House::open().await;
    stop(&house, &format!("{HEADER}{}", strangers(1))).await.unwrap();
    house.carry_orders().await;
    let folder = house.folder().to_owned();
    let holds = |text: &[u8]| {
        let mut found = false;
        let mut folders = vec![folder.clone()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found |= std::fs::read(path).unwrap().windows(text.len()).any(|window| window == text);
                }
            }
        }
        found
    };
    assert!(!holds(b"26AB00000"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_never_arrived_whole_is_forgotten_and_stops_nothing() {
    let house = House::open().await;
    stop(&house, &format!("{HEADER}{}", strangers(2))).await.unwrap();
    let arriving = |tx: &sync_server::store::sql::Transaction<'_>| {
        Ok::<_, Refusal>(tx.prepare_cached("UPDATE stop_files SET state = 1")?.run(params![])?)
    };
    house.state.store.write(arriving).await.unwrap();
    house.clock.advance_ms(DAY);
    house.carry_orders().await;
    let rows = |conn: &Connection| {
        let count = |sql: &str| conn.query_row(sql, params![], |row| row.get::<i64>(0));
        let files = count("SELECT count(*) FROM stop_files")?;
        Ok::<_, Refusal>((files, count("SELECT count(*) FROM stop_file_lines")?))
    };
    assert_eq!(house.state.store.read(rows).await.unwrap(), (0, 0));
    assert_eq!(entries(&house).await.1, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_writer_is_never_held_for_long_by_a_large_file() {
    let house = House::open().await;
    stop(&house, &format!("{HEADER}{}", strangers(2_000))).await.unwrap();
    let state = house.state.clone();
    let carrying = tokio::spawn(async move { while registry::carry_due(&state).await.unwrap() > 0 {} });
    let mut waits = Vec::new();
    while !carrying.is_finished() {
        let begun = Instant::now();
        house.state.store.write(|_| Ok::<_, Refusal>(())).await.unwrap();
        waits.push(begun.elapsed());
    }
    carrying.await.unwrap();
    waits.sort();
    // The dev profile and other tests beside it: the median says what one piece costs.
    let median = waits[waits.len() / 2];
    assert!(median.as_millis() < 50, "{median:?} of {}", waits.len());
    assert_eq!(at(&house).await, (StopFileState::Stopped, 2_000, 2_000));
}
