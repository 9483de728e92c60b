//! What becomes of writes when PostgreSQL is away, stops at once, or a commit's answer is lost.

use super::{add_office, offices, offices_in, open};
use crate::store::sql::params;
use crate::store::{Database, StoreError};
use std::sync::Arc;
use testkit::postgres::Postgres;

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_broke_is_opened_again_and_nobody_hears_of_it() {
    let server = Postgres::start(false).unwrap();
    let store = open(&Database::at(&server.database("registry").unwrap()).unwrap());
    store.write(|tx| add_office(tx, 1)).await.unwrap();
    for number in 2..5 {
        server.restart("restart -m immediate").unwrap();
        assert_eq!(offices(&store).await, i64::from(number) - 1);
        store.write(move |tx| add_office(tx, number)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_nothing_is_called_kept() {
    let server = Postgres::start(false).unwrap();
    let store = open(&Database::at(&server.database("registry").unwrap()).unwrap());
    server.restart("stop -m immediate").unwrap();
    assert!(matches!(store.write(|tx| add_office(tx, 1)).await, Err(StoreError::NotCommitted(_))));
    let asked = store.read(|conn| Ok::<_, StoreError>(offices_in(conn))).await;
    assert!(matches!(asked, Err(StoreError::Refused(error)) if error.is_away()), "later it may answer");
    server.restart("start").unwrap();
    assert_eq!(offices(&store).await, 0);
    store.write(|tx| add_office(tx, 1)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_whose_answer_was_lost_is_asked_for_and_never_assumed() {
    let server = Postgres::start(false).unwrap();
    let address = server.database("registry").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cut = cutting::Socket::between(folder.path(), &address);
    let there = folder.path().to_string_lossy();
    let store = open(&Database::at(&format!("host={there} user=postgres dbname=registry")).unwrap());
    store.write(|tx| add_office(tx, 0)).await.unwrap();
    for number in 1..9u8 {
        let arrives = number.is_multiple_of(2);
        cut.next_commit(arrives);
        let written = store.write(move |tx| add_office(tx, number)).await;
        assert_eq!(written.is_ok(), arrives, "{number}: {written:?}");
        let found = store.read(move |conn| {
            let mut select = conn.prepare_cached("SELECT 1 FROM offices WHERE id = ?1")?;
            Ok::<_, StoreError>(select.exists(params![[number; 8]])?)
        });
        assert_eq!(found.await.unwrap(), arrives);
    }
}

/// Where a commit never reached the disk, its transaction's number is given to whoever comes next.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_a_stopped_database_lost_is_undone_though_its_number_is_given_again() {
    let server = Arc::new(Postgres::start(true).unwrap());
    let address = server.database("registry").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cut = cutting::Socket::between(folder.path(), &address);
    let there = folder.path().to_string_lossy();
    let store = open(&Database::at(&format!("host={there} user=postgres dbname=registry")).unwrap());
    server.say("registry", "CREATE TABLE others (number BIGINT)").unwrap();
    for number in 0..5u8 {
        let (database, before) = (Arc::clone(&server), offices(&store).await);
        cut.next_commit_meets(move || {
            database.restart("restart -m immediate").unwrap();
            for _ in 0..5 {
                database.say("registry", "INSERT INTO others VALUES (1)").unwrap();
            }
        });
        let written = store.write(move |tx| add_office(tx, number)).await;
        assert!(matches!(written, Err(StoreError::NotCommitted(_))), "{number}: {written:?}");
        assert_eq!(offices(&store).await, before);
        store.write(move |tx| add_office(tx, 100 + number)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_waits_for_a_standby_in_vain_is_unknown_and_found_later() {
    let server = Postgres::start(false).unwrap();
    let store = open(&Database::at(&server.database("registry").unwrap()).unwrap());
    server.say("registry", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'").unwrap();
    server.say("registry", "SELECT pg_reload_conf()").unwrap();
    // The server's processes hear of the setting one after the other: until all have, commits wait for nobody.
    let mut unanswered = 1u8;
    let refused = loop {
        match store.write(move |tx| add_office(tx, unanswered)).await {
            Ok(()) => unanswered = unanswered.checked_add(1).unwrap(),
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::Unknown(_)), "{refused:?}");
    server.say("registry", "ALTER SYSTEM RESET synchronous_standby_names").unwrap();
    server.say("registry", "SELECT pg_reload_conf()").unwrap();
    // Asked again, as a device does: the record is there, or is kept now. Here it was there.
    let again = store.write(|tx| Ok::<_, StoreError>(offices_in(tx)));
    assert_eq!(again.await.unwrap(), i64::from(unanswered));
}

/// A crash ends the wait for a standby: the commit is there, and a failover would still take it away.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_only_a_stopped_primary_has_is_neither_kept_nor_shown() {
    let server = Arc::new(Postgres::start(true).unwrap());
    let store = open(&Database::at(&server.database("registry").unwrap()).unwrap());
    store.write(|tx| add_office(tx, 1)).await.unwrap();
    server.say("registry", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'").unwrap();
    server.restart("restart -m fast").unwrap();
    let stopping = Arc::clone(&server);
    let stops = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_secs(2));
        stopping.restart("restart -m immediate").unwrap();
    });
    let written = store.write(|tx| add_office(tx, 2)).await;
    assert!(matches!(written, Err(StoreError::Unknown(_))), "{written:?}");
    stops.join().unwrap();
    assert_eq!(server.say("registry", "SELECT count(*) FROM registry.offices").unwrap(), "2", "it is there");
    let shown = store.read(|conn| Ok::<_, StoreError>(offices_in(conn))).await;
    assert!(shown.is_err(), "{shown:?}");
    server.say("registry", "ALTER SYSTEM RESET synchronous_standby_names").unwrap();
    server.say("registry", "SELECT pg_reload_conf()").unwrap();
    assert_eq!(offices(&store).await, 2);
}

/// A wire to a database that is cut when a commit passes.
mod cutting {
    use std::path::Path;
    use std::sync::{Arc, Mutex};
    use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
    use tokio::net::{UnixListener, UnixStream};

    /// What the next commit meets.
    #[derive(Default)]
    enum Next {
        #[default]
        Nothing,
        /// It arrives, and its answer does not.
        CutAfter,
        /// It does not arrive.
        CutBefore,
        /// It does not arrive, and something happens to the database before anybody can ask.
        Event(Box<dyn FnOnce() + Send>),
    }

    pub struct Socket(Arc<Mutex<Next>>);

    impl Socket {
        pub fn between(folder: &Path, address: &str) -> Self {
            let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
            let (host, _) = address.strip_prefix("host=").unwrap().split_once(' ').unwrap();
            let real = Path::new(host).join(".s.PGSQL.5432");
            let next = Arc::new(Mutex::new(Next::Nothing));
            let told = Arc::clone(&next);
            tokio::spawn(async move {
                while let Ok((client, _)) = listener.accept().await {
                    // A database that is being started refuses; so does the wire.
                    if let Ok(server) = UnixStream::connect(&real).await {
                        tokio::spawn(carry(client, server, Arc::clone(&told)));
                    }
                }
            });
            Self(next)
        }

        /// The next commit arrives and its answer does not, or it does not even arrive.
        pub fn next_commit(&self, arrives: bool) {
            *self.0.lock().unwrap() = if arrives { Next::CutAfter } else { Next::CutBefore };
        }

        /// The next commit does not arrive, and this happens to the database.
        pub fn next_commit_meets(&self, event: impl FnOnce() + Send + 'static) {
            *self.0.lock().unwrap() = Next::Event(Box::new(event));
        }
    }

    async fn carry(client: UnixStream, server: UnixStream, next: Arc<Mutex<Next>>) {
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        let mut back = tokio::spawn(async move {
            let _ = copy(&mut from_server, &mut to_client).await;
            to_client
        });
        let mut buffer = vec![0; 65_536];
        while let Ok(length @ 1..) = from_client.read(&mut buffer).await {
            let commits = buffer[..length].windows(7).any(|word| word == b"COMMIT\0");
            let cut = if commits { std::mem::take(&mut *next.lock().unwrap()) } else { Next::Nothing };
            match cut {
                Next::Nothing => {
                    if to_server.write_all(&buffer[..length]).await.is_err() {
                        return;
                    }
                }
                Next::Event(event) => {
                    tokio::task::block_in_place(event);
                    back.abort();
                    return;
                }
                cut => {
                    back.abort();
                    let _ = (&mut back).await;
                    if matches!(cut, Next::CutAfter) {
                        to_server.write_all(&buffer[..length]).await.unwrap();
                    }
                    // Time to commit what arrived: a server that finds nobody to answer may leave off before it.
                    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                    return;
                }
            }
        }
    }
}
