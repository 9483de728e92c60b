//! Offices: added and listed.

use super::text::short;
use crate::State;
use crate::model::Office;
use crate::refusal::Refusal;
use crate::store::queries::provisioning as rows;
use crate::store::sql::Connection;
use terms::{OfficeId, Problem};

/// Adds an office.
pub async fn add_office(state: &State, name: &str, locality: &str) -> Result<Office, Refusal> {
    let office = Office {
        id: OfficeId(state.draw()),
        name: short("name", name)?,
        locality: short("locality", locality)?,
    };
    let (stored, now) = (office.clone(), state.now());
    state.store.write(move |tx| Ok::<_, Refusal>(rows::add_office(tx, &stored, now)?)).await?;
    Ok(office)
}

/// Every office, by name.
pub async fn offices(state: &State) -> Result<Vec<Office>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(rows::offices(conn)?)).await
}

/// Refuses an office that there is not.
pub(super) fn require_office(conn: &Connection, office: OfficeId) -> Result<(), Refusal> {
    if rows::has_office(conn, office)? { Ok(()) } else { Err(Refusal::of_field("office", Problem::NotFound)) }
}
