//! The store: groups, failures inside a group, snapshots, what survives. Every case on both databases.

mod fate;
mod look_ups;

use super::*;
use crate::store::transfer::Moved;
use sql::params;
use testkit::postgres;

/// A fresh database of each kind, with the folder its files are in.
fn databases() -> [(tempfile::TempDir, Database); 2] {
    [false, true].map(|at_a_server| {
        let folder = tempfile::tempdir().unwrap();
        let database = if at_a_server {
            Database::at(&postgres::of_folder(folder.path())).unwrap()
        } else {
            Database::file(&folder.path().join("registry.sqlite"))
        };
        (folder, database)
    })
}

fn open(database: &Database) -> Store {
    Store::open(database, Execution::Threads).unwrap()
}

fn add_office(tx: &Transaction<'_>, id: u8) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO offices (id, name, locality, created_at) VALUES (?1, 'Bureau', 'Ville', 0)",
        params![[id; 8]],
    )?;
    Ok(())
}

async fn offices(store: &Store) -> i64 {
    store.read(|conn| Ok::<_, StoreError>(offices_in(conn))).await.unwrap()
}

fn offices_in(conn: &Connection) -> i64 {
    conn.query_row("SELECT count(*) FROM offices", params![], |row| row.get(0)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_fails_leaves_nothing_and_disturbs_nobody_in_its_group() {
    for (_folder, database) in databases() {
        let store = open(&database);
        let jobs = (0..100u8).map(|id| {
            move |tx: &Transaction<'_>| {
                add_office(tx, id)?;
                if id % 3 == 0 { Err(StoreError::NotCommitted(0)) } else { Ok(()) }
            }
        });
        let kept = store.write_in_order(jobs.collect()).await.iter().filter(|kept| kept.is_ok()).count();
        assert_eq!((kept, offices(&store).await), (66, 66), "{database:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_the_database_refuses_disturbs_nobody_in_its_group() {
    for (_folder, database) in databases() {
        let store = open(&database);
        let jobs = (0..30u8).map(|id| move |tx: &Transaction<'_>| add_office(tx, id / 2));
        let kept = store.write_in_order(jobs.collect()).await.iter().filter(|kept| kept.is_ok()).count();
        assert_eq!((kept, offices(&store).await), (15, 15), "{database:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_swallows_a_refusal_is_never_called_kept() {
    for (_folder, database) in databases() {
        let store = open(&database);
        store.write(|tx| add_office(tx, 1)).await.unwrap();
        let swallowed = store
            .write(|tx| {
                add_office(tx, 2)?;
                drop(add_office(tx, 1));
                Ok::<_, StoreError>(())
            })
            .await;
        assert_eq!(offices(&store).await, 1 + i64::from(swallowed.is_ok()), "{database:?}");
        store.write(|tx| add_office(tx, 3)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_that_nobody_waited_for_is_told_to_its_own_job_and_to_no_other() {
    for (_folder, database) in databases() {
        let store = open(&database);
        let jobs = (0..30u8).map(|number| {
            move |tx: &Transaction<'_>| {
                let sql =
                    "INSERT INTO offices (id, name, locality, created_at) VALUES (?1, 'Bureau', 'Ville', 0)";
                tx.prepare_cached(sql)?.run(params![[number / 2; 8]])?;
                if number % 5 == 4 { Err(StoreError::NotCommitted(0)) } else { Ok(()) }
            }
        });
        let told: Vec<bool> = store.write_in_order(jobs.collect()).await.iter().map(Result::is_ok).collect();
        let mut kept = std::collections::BTreeSet::new();
        let expected: Vec<bool> =
            (0..30u8).map(|number| number % 5 != 4 && kept.insert(number / 2)).collect();
        assert_eq!(told, expected, "{database:?}");
        assert_eq!(offices(&store).await, i64::try_from(kept.len()).unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_panics_is_undone_and_the_writer_goes_on() {
    for (_folder, database) in databases() {
        let store = open(&database);
        let panicked = store
            .write(|tx| {
                add_office(tx, 1)?;
                assert_eq!(offices_in(tx), 0, "a fault in one job");
                Ok::<(), StoreError>(())
            })
            .await;
        assert!(matches!(panicked, Err(StoreError::Away(_))));
        store.write(|tx| add_office(tx, 2)).await.unwrap();
        assert_eq!(offices(&store).await, 1, "{database:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_panics_gives_its_line_back() {
    for (_folder, database) in databases() {
        let store = open(&database);
        for _ in 0..9 {
            let asked = store.read(|conn| {
                assert_eq!(offices_in(conn), 1, "a fault");
                Ok::<_, StoreError>(())
            });
            assert!(asked.await.is_err());
        }
        assert_eq!(offices(&store).await, 0, "{database:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_there_after_opening_again() {
    for (_folder, database) in databases() {
        let store = open(&database);
        store.write(|tx| add_office(tx, 1)).await.unwrap();
        drop(store);
        assert_eq!(offices(&open(&database)).await, 1, "{database:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_cannot_write_and_sees_one_state() {
    for (_folder, database) in databases() {
        let store = open(&database);
        let written =
            store.read(|conn| Ok::<_, StoreError>(conn.execute("DELETE FROM offices", params![])?)).await;
        assert!(written.is_err());
        let (writes, handle) = (store.clone(), tokio::runtime::Handle::current());
        let seen = store.read(move |conn| {
            let before = offices_in(conn);
            handle.block_on(writes.write(|tx| add_office(tx, 1)))?;
            Ok::<_, StoreError>((before, offices_in(conn)))
        });
        assert_eq!(seen.await.unwrap(), (0, 0), "{database:?}");
        assert_eq!(offices(&store).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_writer_flushes_every_commit_and_overwrites_what_is_erased() {
    let [(_folder, file), (_other, at_a_server)] = databases();
    let (file, at_a_server) = (open(&file), open(&at_a_server));
    let settings = file.write(|tx| {
        let pragma = |name: &str| tx.query_row(&format!("PRAGMA {name}"), params![], |row| row.get::<i64>(0));
        Ok::<_, StoreError>((pragma("synchronous")?, pragma("foreign_keys")?, pragma("secure_delete")?))
    });
    assert_eq!(settings.await.unwrap(), (2, 1, 1));
    let waits = at_a_server.write(|tx| {
        Ok::<_, StoreError>(tx.query_row("SHOW synchronous_commit", params![], |row| row.get::<String>(0))?)
    });
    assert_eq!(waits.await.unwrap(), "on");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_servers_start_at_once_on_an_empty_database_and_give_positions_without_a_gap() {
    let [_, (_folder, database)] = databases();
    let servers = (0..4u8).map(|server| {
        let database = database.clone();
        tokio::task::spawn_blocking(move || (server, open(&database)))
    });
    let mut writing = Vec::new();
    for server in servers.collect::<Vec<_>>() {
        let (server, store) = server.await.unwrap();
        for number in 0..50u8 {
            let store = store.clone();
            writing.push(tokio::spawn(async move {
                let job = move |tx: &Transaction<'_>| {
                    add_office(tx, server * 50 + number)?;
                    let digest = statement::hash(&[server, number]);
                    let at = Timestamp(i64::from(number));
                    Ok::<_, StoreError>(queries::registry::ledger::enter(
                        tx,
                        queries::registry::ledger::Entry::Order,
                        digest,
                        at,
                    )?)
                };
                store.write(job).await
            }));
        }
    }
    for written in writing {
        written.await.unwrap().unwrap();
    }
    let store = open(&database);
    assert_eq!(offices(&store).await, 200);
    let broken = store.read(|conn| Ok::<_, StoreError>(queries::registry::ledger::first_break(conn)?));
    assert_eq!(broken.await.unwrap(), None);
}

/// Offices that another line sees while a second write is under way, after a first.
async fn committed_before_the_second(group: Group) -> i64 {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registry.sqlite");
    let store = Store::open_to_commit(&Database::file(&file), Execution::Threads, group).unwrap();
    let first = store.write(|tx| add_office(tx, 1));
    let second = store.write(move |tx| {
        add_office(tx, 2)?;
        let other = rusqlite::Connection::open(&file).unwrap();
        let seen = other.query_row("SELECT count(*) FROM offices", [], |row| row.get(0));
        Ok::<i64, StoreError>(seen.unwrap())
    });
    let (first, second) = tokio::join!(first, second);
    first.unwrap();
    second.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn how_writes_are_committed_together_is_the_operators_choice() {
    assert_eq!(committed_before_the_second(Group { most: 256, wait_ms: 300 }).await, 0, "one group of both");
    assert_eq!(committed_before_the_second(Group { most: 1, wait_ms: 300 }).await, 1, "a group each");
    assert_eq!(committed_before_the_second(Group { most: 0, wait_ms: 0 }).await, 1, "never none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registry_moves_to_a_server_and_comes_back_as_it_was() {
    let [(folder, file), (_other, at_a_server)] = databases();
    let store = open(&file);
    store
        .write(|tx| {
            (0..=255).try_for_each(|id| add_office(tx, id))?;
            tx.execute(
                "INSERT INTO readings (who, what, enrolment, purpose, at) VALUES ('maud', 'ß', ?1, '', -7)",
                params![[3u8; 16]],
            )?;
            let run = queries::registry::envelopes::Envelopes {
                device: terms::DeviceId([7; 8]),
                chain: terms::ChainId([1; 16]),
                first: 0,
                envelopes: vec![vec![0], vec![0xff; 600]],
                earlier: Vec::new(),
            };
            Ok::<_, StoreError>(queries::registry::envelopes::keep(tx, &run, 9, Timestamp(9))?)
        })
        .await
        .unwrap();
    drop(store);
    let there = transfer::from_file(&folder.path().join("registry.sqlite"), &at_a_server).unwrap();
    assert!(there.contains(&Moved {
        rows: 256,
        ..there.iter().find(|moved| moved.table == "offices").unwrap().clone()
    }));
    let copy = folder.path().join("copy.sqlite");
    back_up(&at_a_server, &copy).unwrap();
    let [(_folder, third), _] = databases();
    assert_eq!(transfer::from_file(&copy, &third).unwrap(), there);
    assert!(matches!(transfer::from_file(&copy, &at_a_server), Err(StoreError::NotEmpty)));
    // Numbers that the database gives go on after those that came along.
    let store = open(&at_a_server);
    let read_again = store.write(|tx| {
        tx.execute(
            "INSERT INTO readings (who, what, enrolment, purpose, at) VALUES ('maud', '', ?1, '', 0)",
            params![[3u8; 16]],
        )?;
        Ok::<_, StoreError>(tx.query_row("SELECT max(id) FROM readings", params![], |row| row.get::<i64>(0))?)
    });
    assert_eq!(read_again.await.unwrap(), 2);
    assert!(matches!(transfer::from_file(&copy, &at_a_server), Err(StoreError::InUse)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_takes_the_place_of_a_registry_whole_or_not_at_all() {
    let [(folder, file), (_other, at_a_server)] = databases();
    let store = open(&file);
    store.write(|tx| add_office(tx, 1)).await.unwrap();
    drop(store);
    let there = open(&at_a_server);
    there.write(|tx| (2..5).try_for_each(|id| add_office(tx, id))).await.unwrap();
    let copy = folder.path().join("registry.sqlite");
    let now = Timestamp(1_795_500_000_000);
    let while_it_runs = transfer::in_place_of(&copy, &at_a_server, now);
    assert!(matches!(while_it_runs, Err(StoreError::InUse)));
    drop(there);
    // A row that the other database cannot hold: nothing changes.
    let bad = folder.path().join("bad.sqlite");
    back_up(&file, &bad).unwrap();
    let by_hand = rusqlite::Connection::open(&bad).unwrap();
    by_hand.execute("UPDATE offices SET name = 'a' || char(0)", []).unwrap();
    drop(by_hand);
    assert!(transfer::in_place_of(&bad, &at_a_server, now).is_err());
    assert_eq!(offices(&open(&at_a_server)).await, 3);
    transfer::in_place_of(&copy, &at_a_server, now).unwrap();
    assert_eq!(offices(&open(&at_a_server)).await, 1);
}

#[test]
fn every_table_is_moved_and_has_the_same_columns_in_both_databases() {
    let [(_folder, file), (_other, at_a_server)] = databases();
    let names = |database: &Database, sql: &str| -> Vec<String> {
        let connection = database.open(&Access::Alone).unwrap();
        let mut select = connection.prepare_cached(sql).unwrap();
        let mut names: Vec<String> =
            select.query_map(params![], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        names.sort_unstable();
        names
    };
    let here = names(
        &file,
        "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || (CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 1 ELSE 0 END)
         FROM sqlite_master AS m, pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND m.name NOT LIKE 'refinery%' AND m.name NOT LIKE 'sqlite%'",
    );
    let there = names(
        &at_a_server,
        "SELECT table_name || '.' || column_name || ' ' ||
            (CASE data_type WHEN 'bytea' THEN 'BLOB' WHEN 'bigint' THEN 'INTEGER' ELSE upper(data_type) END)
            || ' ' || (CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END)
         FROM information_schema.columns WHERE table_schema = 'registry' AND table_name NOT LIKE 'refinery%' AND table_name <> 'write_groups'",
    );
    assert_eq!(here, there);
    let mut tables: Vec<&str> = here.iter().filter_map(|column| Some(column.split_once('.')?.0)).collect();
    tables.dedup();
    let mut moved = transfer::TABLES.to_vec();
    moved.sort_unstable();
    assert_eq!(moved, tables);
}
