//! Who a member of staff is besides: an agent, of a household. A decision carries both, so that whoever checked somebody, or
//! lives with them, does not also decide. It must not know what is decided.

use super::Word;
use super::account_seal::{reseal, whole};
use super::fingerprints::household_hash;
use crate::State;
use crate::keys::EnrolmentKeys;
use crate::model::StaffPerson;
use crate::refusal::Refusal;
use crate::store::queries::{provisioning, staff as rows};
use crate::store::sql::{Connection, Transaction};
use terms::{AgentId, Personal, Problem};
use wire::v1::administration::Act;

/// What is entered of it: which agent, and that a household was said.
pub fn act_of_person(login: &str, person: StaffPerson) -> Act {
    Act::LinkStaff { login: login.to_owned(), agent: person.agent, household: person.household.is_some() }
}

/// Reads what was said: of the street line, the postcode and the locality where they live only a keyed hash is kept.
pub fn read_person(
    state: &State,
    agent: Option<AgentId>,
    home: Option<[Personal<String>; 3]>,
) -> StaffPerson {
    let household = home.map(|[line, postcode, locality]| {
        household_hash(&state.enrolment_keys, line.reveal(), postcode.reveal(), locality.reveal())
    });
    StaffPerson { agent, household, is_said: true }
}

/// Refuses a member of staff or an agent that there is not.
pub fn check_person(conn: &Connection, login: &str, person: StaffPerson) -> Result<(), Refusal> {
    rows::account(conn, login)?.ok_or(Problem::NotFound)?;
    match person.agent {
        Some(agent) if provisioning::agent(conn, agent)?.is_none() => {
            Err(Refusal::of_field("agent", Problem::NotFound))
        }
        _ => Ok(()),
    }
}

/// Who a member of staff is besides.
pub async fn person(state: &State, login: String) -> Result<StaffPerson, Refusal> {
    let read = move |conn: &Connection| {
        Ok::<_, Refusal>(rows::account(conn, &login)?.ok_or(Problem::NotFound)?.person)
    };
    state.store.read(read).await
}

/// Says who a member of staff is besides, in place of what was said before.
pub async fn set_person(
    state: &State,
    word: Word,
    login: String,
    person: StaffPerson,
) -> Result<(), Refusal> {
    let (now, shared) = (state.now(), state.clone());
    let job = move |tx: &Transaction<'_>| {
        check_person(tx, &login, person)?;
        whole(tx, &shared.enrolment_keys, &login)?.ok_or(Problem::NotFound)?;
        if !rows::set_person(tx, &login, person)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        reseal(tx, &shared.enrolment_keys, &login)?;
        word.enter(tx, act_of_person(&login, person), now)
    };
    state.store.write(job).await
}

/// The name of an account inside a decision: keyed, so that a decision alone names nobody.
pub fn author_name(keys: &EnrolmentKeys, login: &str) -> [u8; 8] {
    let hash = keys.keyed_hash("author", login.as_bytes());
    hash.first_chunk().copied().unwrap_or_default()
}

/// The name and the person of whoever decides; an agent's household is theirs where they said no other. Refuses an account
/// that another hand wrote to: it could be made somebody else's.
pub fn author(
    conn: &Connection,
    keys: &EnrolmentKeys,
    login: &str,
) -> Result<([u8; 8], StaffPerson), Refusal> {
    whole(conn, keys, login)?.ok_or(Problem::SignInFirst)?;
    let StaffPerson { agent, household, is_said } =
        rows::account(conn, login)?.ok_or(Problem::SignInFirst)?.person;
    let of_agent = match agent {
        Some(agent) => provisioning::agent(conn, agent)?.and_then(|agent| agent.household),
        None => None,
    };
    Ok((author_name(keys, login), StaffPerson { agent, household: household.or(of_agent), is_said }))
}
