//! What wraps the keys of the enrolments on `PostgreSQL`, from month to month: a database keeps what was deleted, in its
//! pages, its log and their archives, so the attacker here keeps every row there ever was. Always on a real `PostgreSQL`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use sync_server::chance::Chance;
use sync_server::keys::{EnrolmentKeys, Erasure, KeyError, KeyPlaces, Renewal, replace_wrapping_key};
use sync_server::store::{Database, transfer};
use terms::{EnrolmentId, Timestamp};
use testkit::postgres;
use tokio_postgres::NoTls;

const ONE: EnrolmentId = EnrolmentId([1; 16]);
const OTHER: EnrolmentId = EnrolmentId([2; 16]);
/// 2026-11-10.
const NOVEMBER: Timestamp = Timestamp(1_794_268_800_000);
const KEPT_DAYS: u32 = 7;

/// Different each time, which is all that is asked of it here.
struct Counting(AtomicU64);
impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.chunks_mut(8).for_each(|chunk| {
            let drawn =
                self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        });
    }
}

fn keys_at(folder: &Path, database: &Database, at: Timestamp) -> Result<EnrolmentKeys, KeyError> {
    let chance = Arc::new(Counting(AtomicU64::new(u64::from(std::process::id()))));
    EnrolmentKeys::open(&KeyPlaces::in_folder(folder), database, chance, at)
}

fn postgres_of(folder: &Path) -> (String, Database) {
    let address = postgres::of_folder(folder);
    let database = Database::at(&address).unwrap();
    (address, database)
}

/// Renews to the end; gives how many were erased, and how many wait.
fn renewed(keys: &EnrolmentKeys, at: Timestamp) -> (u32, u32) {
    loop {
        if let Renewal::Done { erased, waiting, .. } = keys.renew(at, KEPT_DAYS).unwrap() {
            return (erased, waiting);
        }
    }
}

/// What somebody who reads the database finds of a key, or puts back there.
async fn sql(address: &str, text: &str) -> Vec<tokio_postgres::SimpleQueryMessage> {
    let (client, line) = tokio_postgres::connect(address, NoTls).await.unwrap();
    tokio::spawn(line);
    client.simple_query(text).await.unwrap()
}

async fn row_of(address: &str, enrolment: EnrolmentId) -> (String, u32) {
    let id = base16ct::lower::encode_string(&enrolment.0);
    let rows = sql(
        address,
        &format!(
            "SELECT encode(wrapped, 'hex'), wrapped_by FROM enrolment_keys.enrolment_keys
             WHERE enrolment = decode('{id}', 'hex')"
        ),
    )
    .await;
    let row = rows.iter().find_map(|row| match row {
        tokio_postgres::SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    let row = row.unwrap();
    (row.get(0).unwrap().to_owned(), row.get(1).unwrap().parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_keeps_every_row_and_every_key_that_is_left_opens_nobody_who_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let (address, database) = postgres_of(folder.path());
    let keys = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    for who in [ONE, OTHER] {
        keys.create(who).unwrap();
    }
    let sealed = keys.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
    let of_other = keys.seal(OTHER, "declaration", b"MUSTERMANN").unwrap();
    let (wrapped, number) = row_of(&address, ONE).await;
    assert_eq!(keys.destroy(ONE).unwrap(), Erasure::WithKey(number));
    assert_eq!(renewed(&keys, NOVEMBER.plus_days(1)), (0, 1), "the month is not over");

    let december = NOVEMBER.plus_days(25);
    assert_eq!(renewed(&keys, december), (0, 1), "a standby may still need the key of November");
    assert_ne!(row_of(&address, OTHER).await.1, number, "who stays is wrapped anew");
    assert_eq!(renewed(&keys, december.plus_days(i64::from(KEPT_DAYS))), (1, 0), "erased, and said so");
    let file = folder.path().join(format!("wrapping-keys/{number:06}.key"));
    assert!(!file.exists());

    // From a page or the log the row comes back, and every file that is left is at hand.
    let id = base16ct::lower::encode_string(&ONE.0);
    sql(
        &address,
        &format!(
            "INSERT INTO enrolment_keys.enrolment_keys
             VALUES (decode('{id}', 'hex'), decode('{wrapped}', 'hex'), {number})"
        ),
    )
    .await;
    let again = keys_at(folder.path(), &database, december).unwrap();
    assert!(matches!(again.open_sealed(ONE, "declaration", &sealed), Err(KeyError::NoMonthlyKey(_))));
    assert_eq!(again.open_sealed(OTHER, "declaration", &of_other).unwrap().as_slice(), b"MUSTERMANN");
    // Nor does such a row hold the months up.
    renewed(&again, december.plus_days(40));
    assert_eq!(row_of(&address, OTHER).await.1, number + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_beside_the_one_that_destroyed_a_months_key_holds_it_no_longer_either() {
    let folder = tempfile::tempdir().unwrap();
    let (address, database) = postgres_of(folder.path());
    let keys = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    keys.create(ONE).unwrap();
    keys.create(OTHER).unwrap();
    let sealed = keys.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
    let of_other = keys.seal(OTHER, "declaration", b"MUSTERMANN").unwrap();
    // One server beside it opened this person's declaration, another did not.
    let [beside, apart] = [(); 2].map(|()| keys_at(folder.path(), &database, NOVEMBER).unwrap());
    assert!(beside.open_sealed(ONE, "declaration", &sealed).is_ok());
    let (wrapped, number) = row_of(&address, ONE).await;
    keys.destroy(ONE).unwrap();
    let december = NOVEMBER.plus_days(25);
    renewed(&keys, december);
    assert_eq!(renewed(&keys, december.plus_days(i64::from(KEPT_DAYS))), (1, 0));
    let id = base16ct::lower::encode_string(&ONE.0);
    let back = format!(
        "INSERT INTO enrolment_keys.enrolment_keys
         VALUES (decode('{id}', 'hex'), decode('{wrapped}', 'hex'), {number})"
    );
    sql(&address, &back).await;
    for server in [beside, apart] {
        renewed(&server, december.plus_days(i64::from(KEPT_DAYS)));
        let opened = server.open_sealed(ONE, "declaration", &sealed);
        assert!(matches!(opened, Err(KeyError::NoMonthlyKey(_))), "it is opened from memory");
        assert_eq!(server.open_sealed(OTHER, "declaration", &of_other).unwrap().as_slice(), b"MUSTERMANN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_share_the_folder_does_not_start_and_one_that_does_follows_the_month() {
    let folder = tempfile::tempdir().unwrap();
    let (address, database) = postgres_of(folder.path());
    let first = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    let beside = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    let december = NOVEMBER.plus_days(25);
    renewed(&first, december);
    beside.create(ONE).unwrap();
    let sealed = first.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
    assert_eq!(beside.open_sealed(ONE, "declaration", &sealed).unwrap().as_slice(), b"ESPECIMEN");
    assert_eq!(row_of(&address, ONE).await.1, 3);

    let alone = tempfile::tempdir().unwrap();
    std::fs::copy(folder.path().join("wrapping.key"), alone.path().join("wrapping.key")).unwrap();
    assert!(matches!(keys_at(alone.path(), &database, december), Err(KeyError::NoMonthlyKey(3))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_added_while_a_month_begins_is_never_left_under_a_destroyed_one() {
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = postgres_of(folder.path());
    let keys = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    let beside = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    let is_over = AtomicBool::new(false);
    let added = std::thread::scope(|threads| {
        let adding = threads.spawn(|| {
            let mut added = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                let enrolment = EnrolmentId((added.len() as u128).to_be_bytes());
                beside.create(enrolment).unwrap();
                added.push((enrolment, beside.seal(enrolment, "declaration", b"ESPECIMEN").unwrap()));
            }
            added
        });
        for month in 1..12 {
            loop {
                let turn = keys.renew(NOVEMBER.plus_days(31 * month), 0).unwrap();
                if matches!(turn, Renewal::Done { .. }) {
                    break;
                }
            }
        }
        is_over.store(true, Ordering::Relaxed);
        adding.join().unwrap()
    });
    assert!(added.len() > 20, "{} were added meanwhile", added.len());
    let again = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    for (enrolment, sealed) in &added {
        assert!(again.open_sealed(*enrolment, "declaration", sealed).is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_a_version_before_are_wrapped_anew_by_the_first_renewal() {
    let folder = tempfile::tempdir().unwrap();
    let (here, (address, there)) = (Database::file(folder.path()), postgres_of(folder.path()));
    let before = keys_at(folder.path(), &here, NOVEMBER).unwrap();
    before.create(ONE).unwrap();
    let sealed = before.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
    drop(before);
    transfer::keys((&here, folder.path()), (&there, folder.path())).unwrap();
    assert_eq!(row_of(&address, ONE).await.1, 1);
    let keys = keys_at(folder.path(), &there, NOVEMBER).unwrap();
    assert_eq!(keys.open_sealed(ONE, "declaration", &sealed).unwrap().as_slice(), b"ESPECIMEN");
    renewed(&keys, NOVEMBER);
    assert_eq!(row_of(&address, ONE).await.1, 2);
    // What the old wrapping key wrapped lies in the log for good: it goes as well.
    let (old, hashed) = (folder.path().join("wrapping.key"), keys.keyed_hash("mobile", b"+33639981234"));
    let before = std::fs::read(&old).unwrap();
    drop(keys);
    // There is no registry beside these keys: it is made.
    let chance = Arc::new(Counting(AtomicU64::new(7)));
    replace_wrapping_key(&KeyPlaces::in_folder(folder.path()), &there, chance, NOVEMBER).unwrap();
    assert_ne!(std::fs::read(&old).unwrap(), before);
    let keys = keys_at(folder.path(), &there, NOVEMBER).unwrap();
    assert_eq!(keys.keyed_hash("mobile", b"+33639981234"), hashed, "who was found is found");
    // A stop before the new one took its name: the next opening ends it. One before it was used: it is left out.
    std::fs::rename(&old, folder.path().join("wrapping.key.new")).unwrap();
    std::fs::write(&old, before).unwrap();
    let keys = keys_at(folder.path(), &there, NOVEMBER).unwrap();
    drop(keys);
    std::fs::write(folder.path().join("wrapping.key.new"), [9; 32]).unwrap();
    let keys = keys_at(folder.path(), &there, NOVEMBER).unwrap();
    assert!(folder.path().join("wrapping.key.new").exists(), "what makes it the one may be on its way");
    assert_eq!(keys.open_sealed(ONE, "declaration", &sealed).unwrap().as_slice(), b"ESPECIMEN");
}

/// What a server of a database says that has a folder of its own.
fn places_of(folder: &Path, monthly: &Path) -> KeyPlaces {
    KeyPlaces { monthly: monthly.to_owned(), ..KeyPlaces::in_folder(folder) }
}

fn chance(from: u64) -> Arc<dyn Chance> {
    Arc::new(Counting(AtomicU64::new(from)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_two_folders_begin_at_once_is_the_month_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let (address, database) = postgres_of(folder.path());
    let first = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    // The other server has made the same number in a folder of its own, and is slower to note it.
    let apart = folder.path().join("apart");
    std::fs::create_dir(&apart).unwrap();
    std::fs::copy(folder.path().join("wrapping-keys/registry.id"), apart.join("registry.id")).unwrap();
    std::fs::copy(folder.path().join("wrapping-keys/000002.key"), apart.join("000002.key")).unwrap();
    let beside =
        EnrolmentKeys::open(&places_of(folder.path(), &apart), &database, chance(9), NOVEMBER).unwrap();
    std::fs::write(apart.join("000003.key"), [3; 32]).unwrap();
    let december = NOVEMBER.plus_days(25);
    renewed(&first, december);
    sql(&address, "UPDATE enrolment_keys.wrapping_keys SET made_at = 0, retired_at = NULL WHERE number = 3")
        .await;
    sql(&address, "DELETE FROM enrolment_keys.wrapping_keys WHERE number = 4").await;
    assert!(beside.create(ONE).is_err(), "nobody is wrapped by a key that no row names");
    first.create(ONE).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_back_from_before_the_last_keys_were_wrapped_anew_still_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (address, database) = postgres_of(folder.path());
    let keys = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    keys.create(ONE).unwrap();
    keys.create(OTHER).unwrap();
    let sealed = keys.seal(OTHER, "declaration", b"MUSTERMANN").unwrap();
    let rot =
        "UPDATE enrolment_keys.enrolment_keys SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)
               WHERE enrolment = decode('01010101010101010101010101010101', 'hex')";
    sql(&address, rot).await;
    // One that does not open holds nobody else up, and what wraps it stays.
    let december = NOVEMBER.plus_days(25);
    while keys.renew(december, KEPT_DAYS).unwrap() == Renewal::UnderWay {}
    assert_eq!(row_of(&address, OTHER).await.1, 3);
    let later = december.plus_days(20);
    loop {
        if let Renewal::Done { damaged, .. } = keys.renew(later, KEPT_DAYS).unwrap() {
            assert_eq!(damaged, 1);
            break;
        }
    }
    assert!(folder.path().join("wrapping-keys/000002.key").exists());
    // It is mended; the seven days begin only now.
    sql(&address, rot).await;
    let before = row_of(&address, ONE).await;
    renewed(&keys, later);
    assert_eq!(before.1, 2);
    assert!(folder.path().join("wrapping-keys/000002.key").exists(), "a dump of a minute ago still needs it");
    renewed(&keys, later.plus_days(i64::from(KEPT_DAYS)));
    assert!(!folder.path().join("wrapping-keys/000002.key").exists());
    let again = keys_at(folder.path(), &database, later).unwrap();
    assert_eq!(again.open_sealed(OTHER, "declaration", &sealed).unwrap().as_slice(), b"MUSTERMANN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_between_a_keys_end_and_the_note_of_it_keeps_no_server_from_starting() {
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = postgres_of(folder.path());
    let keys = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    keys.create(ONE).unwrap();
    let december = NOVEMBER.plus_days(25);
    renewed(&keys, december);
    std::fs::remove_file(folder.path().join("wrapping-keys/000002.key")).unwrap();
    let again = keys_at(folder.path(), &database, december).unwrap();
    renewed(&again, december.plus_days(i64::from(KEPT_DAYS)));
    again.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_database_neither_adopts_nor_destroys_the_keys_of_a_folder() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_, database) = postgres_of(folder.path());
    drop(keys_at(folder.path(), &database, NOVEMBER).unwrap());
    let (_, stranger) = postgres_of(other.path());
    let places = places_of(other.path(), &folder.path().join("wrapping-keys"));
    let refused = EnrolmentKeys::open(&places, &stranger, chance(5), NOVEMBER);
    assert!(matches!(refused, Err(KeyError::ForeignFolder)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_was_years_ahead_stops_no_month_and_no_erasing() {
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = postgres_of(folder.path());
    let keys = keys_at(folder.path(), &database, NOVEMBER).unwrap();
    keys.create(ONE).unwrap();
    renewed(&keys, NOVEMBER.plus_days(3 * 365));
    keys.destroy(ONE).unwrap();
    let mut erased = 0;
    for day in 0..80 {
        erased += renewed(&keys, NOVEMBER.plus_days(day)).0;
    }
    assert_eq!(erased, 1);
}
