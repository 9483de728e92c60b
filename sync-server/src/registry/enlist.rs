//! Enrolling machines and enlisting agents on them: a one-time code each, a key each.

use super::challenge;
use super::declared::declared_for;
use super::feeds::{Reader, RoundAsked, page_after};
use super::keep::certified;
use super::lease::grant;
use crate::State;
use crate::model::CodePurpose;
use crate::model::Device;
use crate::refusal::Refusal;
use crate::staff;
use crate::store::queries::registry::ledger::{self, Entry};
use crate::store::queries::{provisioning, staff as accounts};
use crate::store::sql::Connection;
use statement::{
    Ask, DeviceCertificate, Hash, PublicKey, Purpose, Request, code_locator, enrolment_proof, hash,
};
use terms::{AgentId, DeviceId, Doing, Problem};
use wire::v1::device::{Asked, DeviceEnrolled, EnrolDevice, Hex};

/// Enrols a machine: the code names the device, the machine brings its key.
pub async fn register_device(state: &State, body: EnrolDevice) -> Result<DeviceEnrolled, Refusal> {
    let key: [u8; 32] = <[u8; 32]>::try_from(body.key.0).ok().ok_or(Problem::Malformed)?;
    let (shared, now) = (state.clone(), state.now());
    let locator = Hash(<[u8; 32]>::try_from(body.locator.0).ok().ok_or(Problem::Malformed)?);
    let code_hash = staff::code_hash(&state.enrolment_keys, &locator);
    let (device, office, proof_key) = state
        .store
        .write(move |tx| {
            let redeemed = accounts::redeem_code(tx, CodePurpose::EnrolDevice, code_hash, now)?;
            let redeemed = redeemed.ok_or(Problem::OneTimeCodeWrong)?;
            let id = DeviceId(redeemed.subject);
            provisioning::give_key(tx, id, &key, now)?;
            ledger::enter(tx, Entry::Key, hash(&key), shared.now())?;
            let device =
                provisioning::device(tx, id)?.doing("finding the device that a code was issued for")?;
            let office = provisioning::offices(tx)?.into_iter().find(|office| office.id == device.office);
            let proof_key = Hash(redeemed.proof_key.doing("finding the proof key of a device's code")?);
            Ok::<_, Refusal>((device, office.doing("finding the office of a device")?, proof_key))
        })
        .await?;
    let keys = &state.signing_keys;
    let certificate = DeviceCertificate { device: device.id, key: PublicKey(key), enrolled: now };
    let certificate = certificate.sign(keys.deployment(), keys.in_use(Purpose::Device, now));
    let proof = enrolment_proof(&proof_key, &keys.root, &certificate);
    Ok(DeviceEnrolled {
        device: device.id,
        label: device.label,
        office: office.id,
        office_name: office.name,
        root: Hex(keys.root.0.to_vec()),
        certificate: Hex(certificate),
        keys: keys.certificates.iter().cloned().map(Hex).collect(),
        proof: Hex(proof.0.to_vec()),
    })
}

/// Answers a device's signed question under a challenge of ours.
pub async fn answer_request(state: &State, bytes: &[u8]) -> Result<Asked, Refusal> {
    let (message, request) = Request::read(bytes)
        .doing("reading a device's request")
        .map_err(Refusal::because(Problem::Malformed))?;
    let certificate = certified(state, &request.certificate.0)?;
    let deployment = state.signing_keys.deployment();
    Request::verify(&message, deployment, &certificate.key)
        .doing("verifying a device's request")
        .map_err(Refusal::because(Problem::NotAllowed))?;
    redeem(state, request.challenge.0).await?;
    in_standing(state, &certificate, &request.ask).await?;
    match request.ask {
        Ask::Enlist { login, code, key } => enlist(state, certificate.device, login, &code, key).await,
        Ask::Lease { agent, after } => {
            grant(state, certificate.device, agent, (after, request.challenge)).await
        }
        Ask::Feeds { agent, round, after } => {
            let device = certificate.device;
            enlisted_there(state, agent, device).await?;
            let (challenge, round) = (request.challenge, round.map(RoundAsked::Changed));
            let reader = Reader { device, agent, challenge, round };
            Ok(Asked::Fed { page: Hex(page_after(state, reader, after).await?) })
        }
        Ask::Declared { agent, secret } => declared_for(state, certificate.device, agent, secret).await,
    }
}

/// Uses a challenge up: ours, of the last minute, and not used before, whichever server it was shown to.
async fn redeem(state: &State, challenge: [u8; 16]) -> Result<(), Refusal> {
    let now = state.now();
    let is_ours = challenge::is_fresh(&state.enrolment_keys, &challenge, now);
    let is_first = is_ours
        && state
            .store
            .write(move |tx| {
                provisioning::forget_challenges(tx, now.plus_ms(-2 * challenge::LIFE_MS))?;
                Ok::<_, Refusal>(provisioning::use_challenge(tx, challenge, now)?)
            })
            .await?;
    if is_first { Ok(()) } else { Err(Problem::NotAllowed.into()) }
}

/// Rounds, leases and lists go only to a device that is not revoked, under the key it was last enrolled with. One that
/// was revoked may still query changes; the only change it receives is its revocation.
async fn in_standing(state: &State, certificate: &DeviceCertificate, ask: &Ask) -> Result<(), Refusal> {
    let device = certificate.device;
    let row = state.store.read(move |conn| Ok::<_, Refusal>(provisioning::device(conn, device)?)).await?;
    let is_its_key = |key: &[u8]| key == certificate.key.0;
    let may_ask = |row: &Device| row.revoked_at.is_none() || matches!(ask, Ask::Feeds { .. });
    let usable = row.is_some_and(|row| may_ask(&row) && row.public_key.as_deref().is_some_and(is_its_key));
    if usable { Ok(()) } else { Err(Problem::NotAllowed.into()) }
}

/// An agent's lists, their round among them, go only to devices on which they are enlisted.
async fn enlisted_there(state: &State, agent: AgentId, device: DeviceId) -> Result<(), Refusal> {
    let key = move |conn: &Connection| Ok::<_, Refusal>(provisioning::agent_key(conn, agent, device)?);
    if state.store.read(key).await?.is_some() { Ok(()) } else { Err(Problem::NotAllowed.into()) }
}

async fn enlist(
    state: &State,
    device: DeviceId,
    login: String,
    code: &str,
    key: PublicKey,
) -> Result<Asked, Refusal> {
    let code_hash = staff::code_hash(&state.enrolment_keys, &code_locator(code));
    let now = state.now();
    let agent = state
        .store
        .write(move |tx| {
            let redeemed = accounts::redeem_code(tx, CodePurpose::EnlistAgent, code_hash, now)?;
            let id = AgentId(redeemed.ok_or(Problem::OneTimeCodeWrong)?.subject);
            // A code works with its own agent's login only; otherwise it is not used up.
            let agent =
                provisioning::agent(tx, id)?.filter(|agent| agent.login == login.trim().to_lowercase());
            let agent = agent.ok_or(Problem::OneTimeCodeWrong)?;
            provisioning::add_agent_key(tx, id, device, &key.0, now)?;
            ledger::enter(tx, Entry::Key, hash(&key.0), now)?;
            Ok::<_, Refusal>(agent)
        })
        .await?;
    Ok(Asked::Enlisted { agent: agent.id, kind: agent.kind, label: agent.name })
}
