//! What an account says of itself, under a key that is in no database: whoever writes rows makes nobody a colleague, and
//! gives no colleague another role, office or password. It must not know what an account may do.

use crate::State;
use crate::keys::{EnrolmentKeys, is_same};
use crate::model::{Account, Hashed, StaffPerson};
use crate::refusal::Refusal;
use crate::store::queries::staff::{self as rows, AccountRow};
use crate::store::sql::{Connection, Transaction};
use std::io::ErrorKind;
use terms::{Doing, Problem};

/// There once the accounts of before V23 are sealed: from then on one without a seal is another hand's.
pub(crate) const SEALED: &str = "accounts-sealed";

fn seal(keys: &EnrolmentKeys, AccountRow { account, password, person, .. }: &AccountRow) -> [u8; 32] {
    let Account { login, name, role, office } = account;
    let mut said = Vec::new();
    let agent = person.agent.as_ref().map_or(&[][..], |agent| &agent.0);
    let household = person.household.as_ref().map_or(&[][..], |hash| &hash[..]);
    let besides = [agent, household];
    // Of whom nothing was said, nothing is sealed: accounts of before V36 are sealed as they were.
    let besides = if *person == StaffPerson::default() { &[][..] } else { &besides[..] };
    // Each part is told by its length: no two accounts say the same.
    for part in [
        login.as_bytes(),
        name.as_bytes(),
        &role.code().to_be_bytes(),
        office.as_ref().map_or(&[][..], |office| &office.0),
        &password.salt,
        &password.hash,
    ]
    .iter()
    .chain(besides)
    {
        said.extend((part.len() as u64).to_be_bytes());
        said.extend(*part);
    }
    keys.keyed_hash("account", &said)
}

/// The account of a login, with its password; none where another hand wrote to it.
pub(super) fn whole(
    conn: &Connection,
    keys: &EnrolmentKeys,
    login: &str,
) -> Result<Option<(Account, Hashed)>, Refusal> {
    let Some(row) = rows::account(conn, login)? else { return Ok(None) };
    Ok(is_whole(keys, &row).then_some((row.account, row.password)))
}

/// The same question of a row that was read already; where another hand wrote to it, the log says so.
pub(super) fn is_whole(keys: &EnrolmentKeys, row: &AccountRow) -> bool {
    let is_whole = is_sealed(keys, row);
    if !is_whole {
        tracing::error!("an account is not what was kept: another hand wrote to the database");
    }
    is_whole
}

/// True where an account's row says what was sealed.
pub fn is_sealed(keys: &EnrolmentKeys, row: &AccountRow) -> bool {
    row.seal.is_some_and(|kept| is_same(&seal(keys, row), &kept))
}

/// Seals an account as it lies there, after a change by somebody who may make it.
pub(super) fn reseal(tx: &Transaction<'_>, keys: &EnrolmentKeys, login: &str) -> Result<(), Refusal> {
    let row = rows::account(tx, login)?.ok_or(Problem::NotFound)?;
    Ok(rows::set_seal(tx, login, seal(keys, &row))?)
}

/// At the first start after the upgrade: accounts of before are sealed as they lie there.
pub async fn seal_accounts(state: &State) -> Result<(), Refusal> {
    let marker = state.settings.data_dir.join(SEALED);
    if marker.exists() {
        return Ok(());
    }
    let shared = state.clone();
    let sealing = move |tx: &Transaction<'_>| {
        for row in rows::account_rows(tx)?.iter().filter(|row| row.seal.is_none()) {
            rows::set_seal(tx, &row.account.login, seal(&shared.enrolment_keys, row))?;
        }
        Ok::<_, Refusal>(())
    };
    state.store.write(sealing).await?;
    match crate::files::write_private(&marker, b"") {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(error).doing("noting that accounts are sealed")?
        }
        _ => Ok(()),
    }
}
