//! What belongs together: a store, the keys that sign for its deployment, and the keys that open its people. A server that
//! starts on what does not belong together would show everybody as erased. It must not know what a key opens.

use crate::State;
use crate::keys::EnrolmentKeys;
use crate::refusal::Refusal;
use crate::registry;
use crate::store::queries::{enrolments, registry as rows};
use crate::store::sql::Connection;
use terms::{DeploymentId, EnrolmentId};

/// Enrolments whose keys are looked for: the newest that are under way or active, which nobody erases.
const LOOKED_AT: u32 = 20;

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum InstallationError {
    /// The store was another deployment's, or its keys are.
    #[error(
        "the registry belongs to another deployment than the keys in the keys folder: put back the keys that it was made with"
    )]
    ForeignStore,
    /// Nobody's key is there.
    #[error(
        "the keys of the enrolments are missing ({0} of the newest {0} have none): put back enrolment-keys.sqlite and wrapping.key, or the schema enrolment_keys"
    )]
    NoKeys(usize),
    /// The store did not answer.
    #[error("looking at what the registry belongs to: {0}")]
    Store(Refusal),
}

/// At each start: a new store notes whose it is and draws its epoch, so that a copy of it can be read back from the
/// beginning; one that is not new must belong to these keys.
pub async fn settle(state: &State) -> Result<(), InstallationError> {
    let ours = state.signing_keys.deployment().0;
    let settling = state.store.write(move |tx| {
        let noted = rows::deployment(tx)?;
        if noted.is_none() {
            rows::settle_deployment(tx, ours)?;
        }
        Ok::<_, Refusal>((noted, enrolments::newest_live(tx, LOOKED_AT)?))
    });
    let (noted, newest): (_, Vec<EnrolmentId>) = settling.await.map_err(InstallationError::Store)?;
    belong_together(noted, ours, &newest, Some(&state.enrolment_keys))?;
    registry::epoch(state).await.map_err(InstallationError::Store)?;
    Ok(())
}

/// Whether a store belongs to a deployment's keys, and the keys of its people to it. One key is enough: keys that are
/// another deployment's are so together.
fn belong_together(
    noted: Option<[u8; 8]>,
    ours: [u8; 8],
    newest: &[EnrolmentId],
    keys: Option<&EnrolmentKeys>,
) -> Result<(), InstallationError> {
    if noted.is_some_and(|noted| noted != ours) {
        return Err(InstallationError::ForeignStore);
    }
    for (enrolment, keys) in newest.iter().zip(keys.into_iter().cycle()) {
        if keys.has(*enrolment).map_err(|error| InstallationError::Store(error.into()))? {
            return Ok(());
        }
    }
    if newest.is_empty() { Ok(()) } else { Err(InstallationError::NoKeys(newest.len())) }
}

/// The same question of what lies there, before a start: nothing is noted.
pub fn examine(
    conn: &Connection,
    ours: DeploymentId,
    keys: Option<&EnrolmentKeys>,
) -> Result<(), InstallationError> {
    let look = || Ok::<_, Refusal>((rows::deployment(conn)?, enrolments::newest_live(conn, LOOKED_AT)?));
    let (noted, newest) = look().map_err(InstallationError::Store)?;
    belong_together(noted, ours.0, &newest, keys)
}
