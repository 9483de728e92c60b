//! A few connections that only read, each question in a transaction of its own so that it sees one state.

use super::{Runs, StoreError, sqlite};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Questions answered at the same time.
const CONNECTIONS: usize = 4;

pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    places: Arc<Semaphore>,
    runs: Runs,
}

impl Readers {
    pub(super) fn open(path: &Path, runs: Runs) -> Result<Self, StoreError> {
        let idle = (0..CONNECTIONS)
            .map(|_| {
                let connection = Connection::open_with_flags(
                    path,
                    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
                )?;
                sqlite::prepare_reader(&connection)?;
                Ok(connection)
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(Self { idle: Arc::new(Mutex::new(idle)), places: Arc::new(Semaphore::new(CONNECTIONS)), runs })
    }

    pub(super) async fn run<R, E, F>(&self, question: F) -> Result<R, E>
    where
        F: FnOnce(&Connection) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_| StoreError::Away)?;
        let borrowed = Borrowed::take(&self.idle).ok_or(StoreError::Away)?;
        let ask = move || {
            let _place = place;
            borrowed.ask(question)
        };
        self.runs.blocking(ask).await?
    }
}

/// A connection that goes back to the others even when its question panics.
struct Borrowed {
    connection: Option<Connection>,
    home: Arc<Mutex<Vec<Connection>>>,
}

impl Borrowed {
    fn take(home: &Arc<Mutex<Vec<Connection>>>) -> Option<Self> {
        let connection = home.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
        Some(Self { connection: Some(connection), home: Arc::clone(home) })
    }

    fn ask<R, E: From<StoreError>>(
        mut self,
        question: impl FnOnce(&Connection) -> Result<R, E>,
    ) -> Result<R, E> {
        let connection = self.connection.as_mut().ok_or(StoreError::Away)?;
        let snapshot = connection.transaction().map_err(StoreError::from)?;
        question(&snapshot)
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.home.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}
