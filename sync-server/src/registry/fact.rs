//! Facts: how they are sealed and added, and which ones come with an opened statement.

use super::orders::orders_on;
use super::to_judge::ToJudge;
use crate::State;
use crate::dossier::{Dossier, understood};
use crate::keys::KeyError;
use crate::local_time::LocalTime;
use crate::refusal::Refusal;
use crate::staff::{document_hash, household_hash};
use crate::store::queries::provisioning;
use crate::store::queries::registry::facts::{self, NewFact};
use crate::store::queries::registry::matches;
use crate::store::sql::{Connection, Transaction};
use reconciliation::{
    Declared, DeclaredIdentity, DocumentStatus, Fact, Household, LeaseSeen, OpenedStatement, Standing,
    StatusAnswer, Subject,
};
use statement::{decode, encode, hash};
use terms::{Doing, EnrolmentId, Problem, Timestamp};
use zeroize::Zeroizing;

/// What a sealed fact is bound to.
pub const PURPOSE: &str = "fact";
/// The number of the local stop list among the sources of a document's status.
const LOCAL_STOP_LIST: u8 = 1;

/// Adds facts, each sealed under its enrolment's key: it is to be judged.
pub(super) fn add_facts(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    new: &[Fact],
) -> Result<ToJudge, Refusal> {
    let sealed = |fact: &Fact| {
        let plain = Zeroizing::new(encode(fact));
        let sealed = state.enrolment_keys.seal(enrolment, PURPOSE, &plain)?;
        Ok::<_, Refusal>(NewFact { digest: hash(&plain), sealed, at: fact.received() })
    };
    facts::add(tx, enrolment, &new.iter().map(sealed).collect::<Result<Vec<_>, _>>()?)?;
    Ok(ToJudge(enrolment))
}

/// True when the enrolment's key is destroyed: nothing about it is sealed, opened or judged any more.
pub(crate) fn is_erased(state: &State, enrolment: EnrolmentId) -> Result<bool, Refusal> {
    match state.enrolment_keys.seal(enrolment, PURPOSE, &[]) {
        Ok(_) => Ok(false),
        Err(KeyError::Erased) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Every fact of an enrolment.
pub(super) fn all_facts(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Vec<Fact>, Refusal> {
    let open = |sealed: Vec<u8>| {
        let plain = state.enrolment_keys.open_sealed(enrolment, PURPOSE, &sealed)?;
        Ok::<_, Refusal>(decode(&plain).doing("reading a sealed fact")?)
    };
    facts::sealed(conn, enrolment)?.into_iter().map(open).collect()
}

/// The facts that an opened statement brings: who was in standing, what was ordered, and itself.
pub(super) fn facts_of(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    fact: Fact,
) -> Result<Vec<Fact>, Refusal> {
    let mut all = Vec::new();
    // Only a chain's start is made without a lease, and it states no document.
    if let Fact::Stated(statement) = &fact
        && let Some(lease) = statement.lease
    {
        let key = document_key(state, statement);
        let found = provisioning::standings(conn, lease.agent, lease.device)?;
        all.extend(standings(statement, &lease, &found));
        if let Some(second) = statement.second {
            let found = provisioning::standings(conn, second, lease.device)?;
            let of_second = found.agent.map(|span| standing(statement, Subject::Agent(second), span));
            all.extend(of_second);
        }
        all.extend(key.map(|_| status(state, statement)));
        all.extend(orders_on(conn, enrolment, &lease, key.map(|key| (key, statement.place)))?);
    }
    all.push(fact);
    Ok(all)
}

/// Adds what the applicant declared, when they submit it.
pub(super) fn add_declaration(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<ToJudge, Refusal> {
    let fact = declared(tx, state, enrolment)?;
    add_facts(tx, state, enrolment, &[fact])
}

/// What the applicant declared, with the deadline of now: an extension makes a later fact, received when it is made.
fn declared(conn: &Connection, state: &State, enrolment: EnrolmentId) -> Result<Fact, Refusal> {
    let dossier = Dossier::read(conn, state, enrolment)?;
    let submitted = dossier.row.submitted_at.zip(dossier.deadline());
    let (submitted, deadline) = submitted.ok_or(Problem::NotInThisState)?;
    let address = &dossier.declared()?.address;
    let (line, postcode, locality) =
        (address.line.reveal(), address.postcode.reveal(), address.locality.reveal());
    let household = household_hash(&state.enrolment_keys, line, postcode, locality);
    let known = understood(dossier.declared()?).ok().doing("understanding what was declared")?;
    Ok(Fact::Declared(Declared {
        at: state.now(),
        deadline,
        identity: DeclaredIdentity {
            birth_name: known.birth_name,
            usage_name: known.usage_name,
            given_names: known.given_names,
            birth: known.birth_date,
            sex: known.sex,
            nationality: known.nationality,
        },
        salt: state.draw(),
        submitted: Some(submitted),
        household: Some(Household(household)),
    }))
}

/// The spans in standing of the agent, the device and the office that made a statement, and the agent's training.
fn standings(statement: &OpenedStatement, lease: &LeaseSeen, found: &provisioning::Standings) -> Vec<Fact> {
    let standing = |subject, span| standing(statement, subject, span);
    let agent = found.agent.map(|span| standing(Subject::Agent(lease.agent), span));
    let device = found.device.map(|span| standing(Subject::Device(lease.device), span));
    let office = lease.office.map(|office| standing(Subject::Office(office), (Timestamp::MIN, None)));
    let training = found.training.as_ref().and_then(|(day, zone)| {
        let from = LocalTime::of_zone(zone.as_deref()).start_of(*day)?;
        Some(standing(Subject::Training(lease.agent), (from, None)))
    });
    [agent, device, office, training].into_iter().flatten().collect()
}

/// A span in standing, as known when a statement came in.
fn standing(
    statement: &OpenedStatement,
    subject: Subject,
    (from, until): (Timestamp, Option<Timestamp>),
) -> Fact {
    // A span that has ended since is received later than one that was open.
    let at = until.map_or(statement.first_received, |until| until.max(statement.first_received));
    Fact::Standing(Standing { subject, from, until, at })
}

/// The keyed hash under which a statement's document is known, where it names one.
pub(super) fn document_key(state: &State, statement: &OpenedStatement) -> Option<[u8; 32]> {
    let document = statement.body.as_ref()?.document.as_ref()?;
    let (kind, number) = (document.kind.code(), document.number.reveal());
    Some(document_hash(&state.enrolment_keys, kind, &document.issuer, number))
}

/// What the local stop list answers, which is the deployment's only source and answers for every document. That a document
/// is stopped is an order, and a fact of its own.
fn status(state: &State, statement: &OpenedStatement) -> Fact {
    let (place, at) = (statement.place, state.now());
    Fact::Status(DocumentStatus { place, answer: StatusAnswer::Clear, source: LOCAL_STOP_LIST, at })
}

/// Notes that a statement's document was seen, so that an order on it finds the statement, whatever it is worth.
pub(super) fn note_document(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    fact: Option<&Fact>,
) -> Result<(), Refusal> {
    let Some(Fact::Stated(statement)) = fact else { return Ok(()) };
    let Some(key) = document_key(state, statement) else { return Ok(()) };
    Ok(matches::note_seen(tx, &key, enrolment)?)
}
