//! Offices: added and listed.

use super::text::short;
use crate::State;
use crate::local_time::LocalTime;
use crate::model::{Account, Office};
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::provisioning as rows;
use crate::store::sql::{Connection, Transaction};
use terms::{OfficeId, Problem};
use wire::v1::administration::Act;

/// Adds an office. Where no zone is named, it is in mainland France.
pub async fn add_office(
    state: &State,
    word: Word,
    name: &str,
    locality: &str,
    zone: Option<&str>,
) -> Result<Office, Refusal> {
    let office = Office {
        id: OfficeId(state.draw()),
        name: short("name", name)?,
        locality: short("locality", locality)?,
        zone: zone.map_or(Ok(LocalTime::MAINLAND), known)?.name().to_owned(),
    };
    let (stored, now) = (office.clone(), state.now());
    let job = move |tx: &Transaction<'_>| {
        rows::add_office(tx, &stored, now)?;
        word.enter(tx, Act::AddOffice { office: stored.id, name: stored.name }, now)
    };
    state.store.write(job).await?;
    Ok(office)
}

/// Sets the clock of an office.
pub async fn set_office_zone(state: &State, word: Word, id: OfficeId, zone: &str) -> Result<(), Refusal> {
    let (zone, now) = (known(zone)?.name(), state.now());
    let job = move |tx: &Transaction<'_>| {
        if !rows::set_office_zone(tx, id, zone, now)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        word.enter(tx, Act::SetOfficeZone { office: id, zone: zone.to_owned() }, now)
    };
    state.store.write(job).await
}

/// A zone in which France has addresses.
fn known(zone: &str) -> Result<LocalTime, Refusal> {
    let is_french = booking::zones().any(|known| known == zone);
    let found = LocalTime::named(zone).filter(|_| is_french);
    found.ok_or_else(|| Refusal::of_field("zone", Problem::FieldInvalid))
}

/// Every office, by name.
pub async fn offices(state: &State) -> Result<Vec<Office>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(rows::offices(conn)?)).await
}

/// The clock of the offices that somebody sees; mainland France's where they have several, or there is none.
pub async fn zone_of(state: &State, who: &Account) -> Result<LocalTime, Refusal> {
    let mut offices = offices(state).await?;
    offices.retain(|office| who.sees(office.id));
    let first = offices.first().and_then(|office| LocalTime::named(&office.zone));
    let is_one = offices.iter().all(|office| first.is_some_and(|first| first.name() == office.zone));
    Ok(first.filter(|_| is_one).unwrap_or(LocalTime::MAINLAND))
}

/// Refuses an office that there is not.
pub(super) fn require_office(conn: &Connection, office: OfficeId) -> Result<(), Refusal> {
    if rows::has_office(conn, office)? { Ok(()) } else { Err(Refusal::of_field("office", Problem::NotFound)) }
}
