//! What an applicant declared, told to the agent who holds the secret of their voucher and to nobody else.
//!
//! The question is signed, and the registry records the access. Offline, the window compares initials and year of
//! birth, and says that the registry compares the rest.

use crate::State;
use crate::dossier::open_declaration;
use crate::refusal::Refusal;
use crate::staff::record_agents_access;
use crate::store::queries::{enrolments, provisioning};
use crate::vouchers::voucher_hash;
use statement::Secret;
use terms::{AgentId, DeviceId, Problem};
use wire::v1::device::Asked;

/// Tells an agent on a device what was declared. That it was read is recorded before it leaves.
pub(super) async fn declared_for(
    state: &State,
    device: DeviceId,
    agent: AgentId,
    secret: Secret,
) -> Result<Asked, Refusal> {
    let hash = voucher_hash(&state.enrolment_keys, &secret);
    let (shared, now) = (state.clone(), state.now());
    state
        .store
        .write(move |tx| {
            let row = provisioning::agent(tx, agent)?.ok_or(Problem::NotAllowed)?;
            if !row.is_active_at(now) || provisioning::agent_key(tx, agent, device)?.is_none() {
                return Err(Refusal::from(Problem::NotAllowed));
            }
            let voucher = enrolments::voucher(tx, hash)?.ok_or(Problem::NotFound)?;
            let (declared, _) = open_declaration(tx, &shared, voucher.enrolment)?;
            record_agents_access(tx, &row.login, "declaration", "check", voucher.enrolment, now)?;
            Ok(Asked::Declared {
                birth_name: declared.birth_name,
                usage_name: declared.usage_name,
                given_names: declared.given_names,
                birth_date: declared.birth_date,
            })
        })
        .await
}
