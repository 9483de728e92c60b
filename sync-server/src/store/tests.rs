//! The store: groups, failures inside a group, snapshots, what survives.

use super::*;
use rusqlite::params;

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("registry.sqlite"), Runs::OnThreads).unwrap();
    (folder, store)
}

fn add_office(tx: &Transaction<'_>, id: u8) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO offices (id, name, locality, created_at) VALUES (?1, 'Bureau', 'Ville', 0)",
        params![[id; 8]],
    )?;
    Ok(())
}

async fn offices(store: &Store) -> i64 {
    let count = |conn: &Connection| {
        Ok::<_, StoreError>(conn.query_row("SELECT count(*) FROM offices", [], |r| r.get(0))?)
    };
    store.read(count).await.unwrap()
}

#[tokio::test]
async fn a_job_that_fails_leaves_nothing_and_disturbs_nobody_in_its_group() {
    let (_folder, store) = store();
    let jobs = (0..100u8).map(|id| {
        let store = store.clone();
        tokio::spawn(async move {
            store
                .write(move |tx| {
                    add_office(tx, id)?;
                    if id % 3 == 0 { Err(StoreError::NotCommitted) } else { Ok(()) }
                })
                .await
                .is_ok()
        })
    });
    let mut kept = 0;
    for job in jobs.collect::<Vec<_>>() {
        kept += i64::from(job.await.unwrap());
    }
    assert_eq!((kept, offices(&store).await), (66, 66));
}

#[tokio::test]
async fn a_job_that_panics_is_undone_and_the_writer_goes_on() {
    let (_folder, store) = store();
    let panicked = store
        .write(|tx| {
            add_office(tx, 1)?;
            assert_eq!(offices_in(tx), 0, "a fault in one job");
            Ok::<(), StoreError>(())
        })
        .await;
    assert!(matches!(panicked, Err(StoreError::Away)));
    store.write(|tx| add_office(tx, 2)).await.unwrap();
    assert_eq!(offices(&store).await, 1);
}

fn offices_in(conn: &Connection) -> i64 {
    conn.query_row("SELECT count(*) FROM offices", [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn what_was_answered_is_there_after_opening_again() {
    let (folder, store) = store();
    store.write(|tx| add_office(tx, 1)).await.unwrap();
    drop(store);
    let again = Store::open(&folder.path().join("registry.sqlite"), Runs::OnThreads).unwrap();
    assert_eq!(offices(&again).await, 1);
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let (_folder, store) = store();
    let written = store.read(|conn| Ok::<_, StoreError>(conn.execute("DELETE FROM offices", [])?)).await;
    assert!(written.is_err());
}

#[tokio::test]
async fn the_writer_flushes_every_commit_and_overwrites_what_is_erased() {
    let (_folder, store) = store();
    let settings = store
        .write(|tx| {
            let pragma = |name: &str| tx.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            Ok::<_, StoreError>((pragma("synchronous")?, pragma("foreign_keys")?, pragma("secure_delete")?))
        })
        .await
        .unwrap();
    assert_eq!(settings, (2, 1, 1));
}
