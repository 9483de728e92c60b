//! The record that staff read personal data. It is written before the answer leaves: an answer whose
//! record failed is not sent. One is entered for who reads, whom, what, why and the hour: a list that is opened again a
//! minute later says nothing new.

use crate::model::{AccessRecord, Account};
use crate::store::queries::acts;
use crate::store::sql::{self, Transaction};
use terms::Timestamp;

/// Records a reading, in the transaction that also fetches what is read.
pub fn record_access(
    tx: &Transaction<'_>,
    who: &Account,
    reading: AccessRecord<'_>,
    at: Timestamp,
) -> sql::Result<()> {
    acts::add_readings(tx, &who.login, reading, at)
}

/// Records a reading by an agent on a device, before it is answered.
pub fn record_agents_access(
    tx: &Transaction<'_>,
    login: &str,
    reading: AccessRecord<'_>,
    at: Timestamp,
) -> sql::Result<()> {
    acts::add_readings(tx, &format!("agent {login}"), reading, at)
}
