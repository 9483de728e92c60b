//! Registering machines and enlisting agents on them: a one-time code each, a key each.

use crate::State;
use crate::keys::is_same;
use crate::model::CodePurpose;
use crate::refusal::Refusal;
use crate::staff;
use crate::store::queries::registry::ledger::{self, Entry};
use crate::store::queries::{provisioning, staff as accounts};
use crate::store::sql::Connection;
use statement::{CodeKey, DeviceCertificate, Hash, PublicKey, Purpose, hash};
use terms::{AgentId, DeviceId, Doing, Problem};
use wire::v1::device::{Asked, DeviceEnrolled, EnrolDevice, Hex};

/// Registers a machine: the code names the device, the machine brings its key and proves that it is the one which knows the
/// code. Whoever carries the question on with a key of their own does not.
pub async fn register_device(state: &State, body: EnrolDevice) -> Result<DeviceEnrolled, Refusal> {
    let malformed = || Problem::Malformed;
    let key: [u8; 32] = body.key.0.try_into().ok().ok_or_else(malformed)?;
    if !PublicKey(key).can_sign() {
        return Err(malformed().into());
    }
    let nonce: [u8; 16] = body.nonce.0.try_into().ok().ok_or_else(malformed)?;
    let shown = Hash(body.proof.0.try_into().ok().ok_or_else(malformed)?);
    let locator = Hash(body.locator.0.try_into().ok().ok_or_else(malformed)?);
    let (shared, now) = (state.clone(), state.now());
    let code_hash = staff::code_hash(&state.enrolment_keys, &locator);
    // Looked up by a reader first: anybody can invent a code, and there is one writer.
    let look = move |conn: &Connection| {
        Ok::<_, Refusal>(accounts::usable_code(conn, CodePurpose::EnrolDevice, code_hash, now)?)
    };
    let sealed = state.store.read(look).await?.and_then(|usable| usable.sealed_key);
    let sealed = sealed.ok_or(Problem::OneTimeCodeWrong)?;
    let code_key = CodeKey::from_bytes(*state.enrolment_keys.open_code_key(&code_hash, &sealed)?);
    if !is_same(&code_key.device_proof(&PublicKey(key), &locator, &nonce).0, &shown.0) {
        tracing::warn!(
            "a device's code was shown with another key than its own: somebody stands in the middle"
        );
        return Err(Problem::OneTimeCodeWrong.into());
    }
    let (device, office) = state
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
            Ok::<_, Refusal>((device, office.doing("finding the office of a device")?))
        })
        .await?;
    let keys = &state.signing_keys;
    let certificate = DeviceCertificate { device: device.id, key: PublicKey(key), enrolled: now };
    let certificate = certificate.sign(keys.deployment(), keys.in_use(Purpose::Device, now));
    let proof = code_key.server_proof(&keys.root, &certificate);
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

/// Enlists an agent on a device: the code is theirs, the key is new.
pub(super) async fn enlist(
    state: &State,
    device: DeviceId,
    login: String,
    code: &str,
    key: PublicKey,
) -> Result<Asked, Refusal> {
    let ([in_halves, whole], now) = (staff::agent_code_hashes(&state.enrolment_keys, code), state.now());
    if !state.registry.wrong_codes.is_free(&device, now) {
        return Err(Problem::TooManyTries.into());
    }
    let enlisting = state
        .store
        .write(move |tx| {
            let redeem = |hash| accounts::redeem_code(tx, CodePurpose::EnlistAgent, hash, now);
            let redeemed = match redeem(in_halves)? {
                None => redeem(whole)?,
                found => found,
            };
            let id = AgentId(redeemed.ok_or(Problem::OneTimeCodeWrong)?.subject);
            // A code works with its own agent's login only; otherwise it is not used up.
            let agent = provisioning::agent(tx, id)?
                .filter(|agent| agent.login == terms::text::typed(&login).to_lowercase());
            let agent = agent.ok_or(Problem::OneTimeCodeWrong)?;
            provisioning::add_agent_key(tx, id, device, &key.0, now)?;
            ledger::enter(tx, Entry::Key, hash(&key.0), now)?;
            Ok::<_, Refusal>(agent)
        })
        .await;
    if enlisting.as_ref().is_err_and(|refused| refused.problem() == Problem::OneTimeCodeWrong) {
        state.registry.wrong_codes.count(device, now);
        tracing::warn!(%device, "an agent's code was brought that there is not");
    }
    let agent = enlisting?;
    Ok(Asked::Enlisted { agent: agent.id, kind: agent.kind, label: agent.name })
}
