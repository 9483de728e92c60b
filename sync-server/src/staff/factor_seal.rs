//! What is kept of a second factor, sealed to its login: whoever writes to the database gives nobody another's. It must not
//! know what a factor proves.

use crate::State;
use crate::keys::{EnrolmentKeys, KeyError};
use crate::refusal::Refusal;
use crate::store::queries::factors::{self as rows, FactorRow};
use crate::store::sql::Transaction;
use zeroize::Zeroizing;

/// What secrets and keys are sealed for.
const PURPOSE: &str = "second-factor";
/// The same from V19 on, where the login is part of the seal.
const BOUND: &str = "second-factor-of";

/// The id has one length: it ends where the login begins.
fn whose(id: [u8; 16], login: &str) -> Vec<u8> {
    [&id[..], login.as_bytes()].concat()
}

/// Seals what is kept of a factor.
pub(super) fn seal(keys: &EnrolmentKeys, id: [u8; 16], login: &str, plain: &[u8]) -> Vec<u8> {
    keys.seal_of_house(BOUND, &whose(id, login), plain)
}

/// Opens it; none where another hand put it there.
pub(super) fn open(keys: &EnrolmentKeys, row: &FactorRow) -> Result<Option<Zeroizing<Vec<u8>>>, Refusal> {
    match keys.open_of_house(BOUND, &whose(row.id, &row.login), &row.sealed) {
        Ok(plain) => Ok(Some(plain)),
        Err(KeyError::DoesNotOpen) => {
            tracing::error!("a second factor is not what was kept: another hand wrote to the database");
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// At each start: factors of before V19 are sealed to the login that has them.
pub async fn bind_factors(state: &State) -> Result<(), Refusal> {
    let shared = state.clone();
    let bind = move |tx: &Transaction<'_>| {
        let keys = &shared.enrolment_keys;
        for row in rows::unbound(tx)? {
            match keys.open_of_house(PURPOSE, &row.id, &row.sealed) {
                Ok(plain) => rows::bind(tx, row.id, &seal(keys, row.id, &row.login, &plain))?,
                Err(KeyError::DoesNotOpen) => tracing::error!("a second factor of before does not open"),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    };
    state.store.write(bind).await
}
