//! A log that a crash or a hand has touched.

use super::*;
use crate::keys::ceremony;
use statement::Ordered;
use terms::{AgentId, DeviceId, Timestamp};

struct Zeroes(std::sync::atomic::AtomicU8);

impl crate::chance::Chance for Zeroes {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    }
}

fn keys(folder: &Path, first: u8) -> SigningKeys {
    let chance = Zeroes(first.into());
    ceremony::init(&folder.join("keys"), &folder.join("root"), Timestamp(0), &chance).unwrap();
    SigningKeys::load(&folder.join("keys")).unwrap()
}

fn orders() -> [Order; 2] {
    [
        Order { ordered: Ordered::DeviceRevoked(DeviceId([1; 8]), 2), at: Timestamp(5) },
        Order { ordered: Ordered::AgentClosed(AgentId([2; 8])), at: Timestamp(9) },
    ]
}

fn told(log: &OrderLog, keys: &SigningKeys) -> (Vec<Order>, usize) {
    let (orders, foreign) = log.orders(keys).unwrap();
    (orders.into_iter().map(|(_, order)| order).collect(), foreign)
}

#[test]
fn orders_come_back_in_the_order_they_were_given() {
    let folder = tempfile::tempdir().unwrap();
    let (log, keys) = (OrderLog::of(&folder.path().join("backup")), keys(folder.path(), 1));
    assert_eq!(told(&log, &keys), (Vec::new(), 0));
    for order in orders() {
        log.append(&order, &keys).unwrap();
    }
    assert_eq!(told(&log, &keys), (orders().to_vec(), 0));
}

#[test]
fn a_record_that_was_cut_ends_the_log_wherever_it_was_cut() {
    let folder = tempfile::tempdir().unwrap();
    let (log, keys) = (OrderLog::of(folder.path()), keys(folder.path(), 1));
    for order in orders() {
        log.append(&order, &keys).unwrap();
    }
    let whole = std::fs::read(&log.path).unwrap();
    let first = 4 + usize::try_from(u32::from_be_bytes(whole[..4].try_into().unwrap())).unwrap();
    for cut in 0..whole.len() {
        std::fs::write(&log.path, &whole[..cut]).unwrap();
        let log = OrderLog::of(folder.path());
        let expected = if cut < first { &orders()[..0] } else { &orders()[..1] };
        assert_eq!(told(&log, &keys), (expected.to_vec(), 0), "cut at {cut}");
        let [_, next] = orders();
        log.append(&next, &keys).unwrap();
        assert_eq!(told(&log, &keys).0.last(), Some(&next), "after a cut at {cut}");
    }
}

#[test]
fn what_another_hand_wrote_is_counted_and_believed_by_nobody() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let log = OrderLog::of(folder.path());
    let (ours, theirs) = (keys(folder.path(), 1), keys(elsewhere.path(), 101));
    let [first, second] = orders();
    log.append(&first, &theirs).unwrap();
    log.append(&second, &ours).unwrap();
    assert_eq!(told(&log, &ours), (vec![second], 1));
}

#[test]
fn what_stands_before_the_end_that_was_found_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (log, keys) = (OrderLog::of(folder.path()), keys(folder.path(), 1));
    let [first, second] = orders();
    let positions = [log.append(&first, &keys).unwrap(), log.append(&second, &keys).unwrap()];
    // As a disk that gives wrong bytes would: an append that read the log would find it damaged in its middle.
    let mut bytes = std::fs::read(&log.path).unwrap();
    let whole = bytes.len();
    bytes[..4].copy_from_slice(&[0xFF; 4]);
    bytes.resize(whole, 0);
    std::fs::write(&log.path, &bytes).unwrap();
    assert_eq!(log.append(&second, &keys).unwrap(), u64::try_from(whole).unwrap());
    assert!(positions[0] == 0 && positions[1] > 0);
}

#[test]
fn a_second_server_goes_on_where_the_first_one_ended() {
    let folder = tempfile::tempdir().unwrap();
    let keys = keys(folder.path(), 1);
    let (one, other) = (OrderLog::of(folder.path()), OrderLog::of(folder.path()));
    one.find_end().unwrap();
    other.find_end().unwrap();
    let [first, second] = orders();
    for _ in 0..3 {
        one.append(&first, &keys).unwrap();
        other.append(&second, &keys).unwrap();
    }
    let told = told(&OrderLog::of(folder.path()), &keys).0;
    assert_eq!(told, [first.clone(), second.clone(), first.clone(), second.clone(), first, second]);
}

#[test]
fn a_log_that_another_one_took_the_place_of_is_looked_through_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (log, keys) = (OrderLog::of(folder.path()), keys(folder.path(), 1));
    let [first, second] = orders();
    log.append(&first, &keys).unwrap();
    log.append(&second, &keys).unwrap();
    std::fs::remove_file(&log.path).unwrap();
    log.append(&second, &keys).unwrap();
    assert_eq!(told(&log, &keys), (vec![second], 0));
}
