//! The number of a restore: devices tell a later one by it, and by no clock.

use crate::house::{House, MORNING, settings, state_over};
use std::path::{Path, PathBuf};
use sync_server::backup::{copy_and_read_back, restore};
use sync_server::config::Settings;
use sync_server::refusal::Refusal;
use sync_server::store::queries::registry as rows;
use sync_server::store::sql::Transaction;
use sync_server::witness::{Witness, believed};
use terms::Timestamp;
use testkit::doubles::StoppedClock;

/// Restores a copy at an instant, whatever the clock said before; gives the number that was signed.
async fn restored(settings: &Settings, copy: &Path, drawn: u64, at: Timestamp) -> u64 {
    restore(settings, copy, true, drawn, at).unwrap();
    let state = state_over(&settings.data_dir, StoppedClock::at(MORNING), drawn);
    let signed = state.store.read(|conn| Ok::<_, Refusal>(rows::restored(conn)?)).await.unwrap();
    let number = believed(&signed.unwrap(), &state.signing_keys).unwrap().number;
    let noted = Witness::read(&settings.backup_folder()).unwrap().unwrap().restores;
    assert_eq!(noted, number, "the witness knows it, and so does the registry");
    number
}

/// A copy of the registry as it is, aside from the others.
async fn copied(settings: &Settings, name: &str) -> PathBuf {
    let state = state_over(&settings.data_dir, StoppedClock::at(MORNING.plus_days(1)), 77);
    // As a server that has answered a device.
    sync_server::registry::epoch(&state).await.unwrap();
    copy_and_read_back(&state).await.unwrap();
    drop(state);
    let files = std::fs::read_dir(settings.backup_folder()).unwrap().map(|entry| entry.unwrap().path());
    let newest = files.filter(|file| file.extension().is_some_and(|kind| kind == "sqlite")).max().unwrap();
    let aside = settings.data_dir.join(name);
    std::fs::copy(newest, &aside).unwrap();
    aside
}

fn of(at: Timestamp) -> u64 {
    u64::try_from(at.0).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_has_a_number_above_all_before_it_whatever_the_clock_says_and_whoever_forgot() {
    let folder = House::open().await.stop().await;
    let settings = settings(folder.path());
    let days_before = |days: i64| MORNING.plus_days(-days);
    let first = copied(&settings, "first.copy").await;
    assert_eq!(restored(&settings, &first, 11, MORNING).await, of(MORNING), "nothing is known: the clock is");
    // The same copy again, which is of before every restore: the witness knows the one there was.
    assert_eq!(
        restored(&settings, &first, 12, days_before(1)).await,
        of(MORNING) + 1,
        "the clock was set back"
    );
    assert_eq!(restored(&settings, &first, 13, days_before(2)).await, of(MORNING) + 2);
    // A copy of since, and no witness any more: the copy knows.
    let since = copied(&settings, "since.copy").await;
    std::fs::remove_file(settings.backup_folder().join("witness.toml")).unwrap();
    assert_eq!(
        restored(&settings, &since, 14, days_before(3)).await,
        of(MORNING) + 3,
        "the witness was lost"
    );
    assert_eq!(restored(&settings, &first, 15, MORNING.plus_days(2)).await, of(MORNING.plus_days(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_a_restore_that_somebody_else_signed_is_not_counted_on() {
    let house = House::open().await;
    let signed = statement::Restored {
        epoch: 1,
        continues: 0,
        size: 0,
        head: statement::Hash::ZERO,
        at: MORNING,
        number: u64::MAX - 1,
    };
    let stranger = statement::SigningKey::generate(&mut testkit::doubles::SeededChance::new(77));
    let forged = signed.sign(house.state.signing_keys.deployment(), &stranger);
    house.write(move |tx: &Transaction<'_>| Ok(rows::set_restored(tx, &forged)?)).await;
    let folder = house.stop().await;
    let settings = settings(folder.path());
    let copy = copied(&settings, "forged.copy").await;
    assert_eq!(restored(&settings, &copy, 11, MORNING).await, of(MORNING));
}
