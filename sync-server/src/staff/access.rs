//! The record that staff read personal data. It is written before the answer leaves: an answer whose
//! record failed is not sent.

use crate::model::{AccessRecord, Account};
use crate::store::queries::acts;
use crate::store::sql::{self, Transaction};
use terms::{EnrolmentId, Timestamp};

/// Records a reading, in the transaction that also fetches what is read.
pub fn record_access(
    tx: &Transaction<'_>,
    who: &Account,
    reading: AccessRecord,
    at: Timestamp,
) -> sql::Result<()> {
    acts::add_reading(tx, &who.login, reading, at)
}

/// Records a reading by an agent on a device, in the transaction that also fetches what is read.
pub fn record_agents_access(
    tx: &Transaction<'_>,
    login: &str,
    what: &'static str,
    purpose: &'static str,
    enrolment: EnrolmentId,
    at: Timestamp,
) -> sql::Result<()> {
    acts::add_reading(tx, &format!("agent {login}"), AccessRecord { what, purpose, enrolment }, at)
}
