//! What others may see of the registry: an identity by its enrolment, and what is set aside.

use crate::State;
use crate::http::Refusal;
use crate::store::sqlite::registry::envelopes::{self, SetAside};
use crate::store::sqlite::registry::facts;
use terms::{EnrolmentId, IdentityId, Timestamp};

/// A live identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityView {
    /// Its id.
    pub id: IdentityId,
    /// The level of the check behind it (`proofing::Level`).
    pub level: u8,
    /// When it was activated.
    pub activated_at: Timestamp,
}

/// The live identity an enrolment gave.
pub async fn identity_of(state: &State, enrolment: EnrolmentId) -> Result<Option<IdentityView>, Refusal> {
    let found = state.store.read(move |conn| Ok::<_, Refusal>(facts::identity_of(conn, enrolment)?)).await?;
    Ok(found.map(|(id, level, activated_at)| IdentityView { id, level, activated_at }))
}

/// Everything that is set aside.
pub async fn set_aside(state: &State) -> Result<Vec<SetAside>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(envelopes::all_set_aside(conn)?)).await
}
