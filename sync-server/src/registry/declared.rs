//! What an applicant declared, told to the agent who holds the secret of their voucher and to nobody else: the answer is
//! sealed to their key.
//!
//! The agent signed the question, and the registry records the access. A secret reads only while a check is awaited, and a carrier
//! only in their own round. Secrets that are none are counted: a device must not guess. Offline, the window compares
//! initials and year of birth, and says that the registry compares the rest.

use crate::State;
use crate::bookings::round_for_lease;
use crate::chance::generator;
use crate::dossier::open_declaration;
use crate::model::AccessRecord;
use crate::refusal::Refusal;
use crate::staff::record_agents_access;
use crate::store::queries::{enrolments, provisioning};
use crate::store::sql::Connection;
use crate::vouchers::voucher_hash;
use statement::{Addressee, DeclaredIdentity, PublicKey, Secret, Told};
use terms::{AgentId, AgentKind, Doing, EnrolmentId, Problem};
use wire::v1::device::{Asked, Hex};

/// Tells an agent on a device what was declared. That it was read is recorded before it leaves.
pub(super) async fn declared_for(
    state: &State,
    whom: Addressee,
    sealed_to: PublicKey,
    secret: Secret,
) -> Result<Asked, Refusal> {
    let Addressee { device, agent, .. } = whom;
    let (hash, now) = (voucher_hash(&state.enrolment_keys, &secret), state.now());
    if !state.registry.wrong_vouchers.is_free(&(device, agent), now) {
        return Err(Problem::TooManyTries.into());
    }
    let look = move |conn: &Connection| {
        let row = provisioning::agent(conn, agent)?.ok_or(Problem::NotAllowed)?;
        if !row.is_active_at(now) || provisioning::agent_key(conn, agent, device)?.is_none() {
            return Err(Refusal::from(Problem::NotAllowed));
        }
        Ok((row, enrolments::voucher(conn, hash)?))
    };
    let (row, voucher) = state.store.read(look).await?;
    let Some(voucher) = voucher else {
        state.registry.wrong_vouchers.count((device, agent), now);
        state.metrics.wrong_vouchers.inc();
        tracing::warn!(%device, "a voucher was asked about that there is not");
        return Err(Problem::NotFound.into());
    };
    let enrolment = voucher.enrolment;
    if row.kind == AgentKind::Carrier && !is_in_round(state, agent, enrolment).await? {
        return Err(Problem::NotFound.into());
    }
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let awaits =
                enrolments::enrolment(tx, enrolment)?.is_some_and(|row| row.state_at(now).may_be_checked());
            if !awaits {
                return Err(Refusal::from(Problem::NotFound));
            }
            let (declared, _) = open_declaration(tx, &shared, enrolment)?;
            let enrolments = &[enrolment];
            let reading = AccessRecord { what: "declaration", purpose: "check", enrolments };
            record_agents_access(tx, &row.login, reading, now)?;
            let told = DeclaredIdentity {
                birth_name: declared.birth_name,
                usage_name: declared.usage_name,
                given_names: declared.given_names,
                birth_date: declared.birth_date,
            };
            let sealed = told.seal_to(&whom, &sealed_to, &mut generator(shared.chance.as_ref()));
            let sealed = sealed.doing("sealing to an agent").map_err(Refusal::because(Problem::Malformed))?;
            Ok(Asked::Declared { sealed: Hex(sealed) })
        })
        .await
}

/// True where the carrier's round has a visit to this enrolment.
async fn is_in_round(state: &State, carrier: AgentId, enrolment: EnrolmentId) -> Result<bool, Refusal> {
    let round = round_for_lease(state, carrier, state.now()).await?;
    Ok(round.is_some_and(|round| round.stops.iter().any(|stop| stop.enrolment == enrolment)))
}
