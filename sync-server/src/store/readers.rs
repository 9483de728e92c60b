//! A few connections that only read, each question in a transaction of its own so that it sees one state.

use super::sql::Connection;
use super::{Access, Database, Execution, Session, StoreError};
use std::sync::{Arc, Mutex, PoisonError};
use terms::Doing;
use tokio::sync::Semaphore;

/// Questions answered at the same time.
const CONNECTIONS: usize = 4;

pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Session>>>,
    places: Arc<Semaphore>,
    execution: Execution,
}

impl Readers {
    pub(super) fn open(database: &Database, execution: Execution) -> Result<Self, StoreError> {
        let idle = (0..CONNECTIONS)
            .map(|_| Session::open(database, Access::Read))
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(Self {
            idle: Arc::new(Mutex::new(idle)),
            places: Arc::new(Semaphore::new(CONNECTIONS)),
            execution,
        })
    }

    pub(super) async fn run<R, E, F>(&self, question: F) -> Result<R, E>
    where
        F: FnOnce(&Connection) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .doing("waiting for a reader")
            .map_err(StoreError::Away)?;
        let borrowed = Borrowed::take(&self.idle).doing("taking a reader").map_err(StoreError::Away)?;
        let ask = move || {
            let _place = place;
            borrowed.ask(question)
        };
        self.execution.blocking(ask).await?
    }
}

/// A session that goes back to the others even when its question panics.
struct Borrowed {
    session: Option<Session>,
    home: Arc<Mutex<Vec<Session>>>,
}

impl Borrowed {
    fn take(home: &Arc<Mutex<Vec<Session>>>) -> Option<Self> {
        let session = home.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
        Some(Self { session: Some(session), home: Arc::clone(home) })
    }

    fn ask<R, E: From<StoreError>>(
        mut self,
        question: impl FnOnce(&Connection) -> Result<R, E>,
    ) -> Result<R, E> {
        let session = self.session.as_mut().doing("using a reader").map_err(StoreError::Away)?;
        question(session.begin()?)
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            session.end();
            self.home.lock().unwrap_or_else(PoisonError::into_inner).push(session);
        }
    }
}
