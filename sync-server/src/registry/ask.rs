//! What a device may ask: signed questions under a challenge of ours, each handed to its room.

use super::asker::asker;
use super::challenge;
use super::declared::declared_for;
use super::feeds::{Reader, RoundAsked, WhichRound, page_after};
use super::keep::certified;
use super::lease::{ListsAsked, grant};
use super::register::enlist;
use crate::State;
use crate::model::Device;
use crate::refusal::Refusal;
use crate::store::queries::provisioning;
use statement::{Addressee, Ask, DeviceCertificate, Request};
use terms::{Doing, Problem};
use wire::v1::device::{Asked, Hex};

/// Answers a device's signed question under a challenge of ours.
pub async fn answer_request(state: &State, bytes: &[u8]) -> Result<Asked, Refusal> {
    let (message, request) = Request::read(bytes)
        .doing("reading a device's request")
        .map_err(Refusal::because(Problem::Malformed))?;
    let certificate = certified(state, &request.certificate.0)?;
    let deployment = state.signing_keys.deployment();
    request
        .verify(&message, deployment, &certificate.key)
        .doing("verifying a device's request")
        .map_err(Refusal::because(Problem::NotAllowed))?;
    if !challenge::redeem(state, request.challenge.0).await? {
        return Err(Problem::NotAllowed.into());
    }
    in_standing(state, &certificate, &request.ask).await?;
    let asker = asker(state, certificate.device, &request).await?;
    match request.ask {
        Ask::Enlist { login, code, key } => enlist(state, certificate.device, login, &code, key).await,
        Ask::Lease { agent, after } => {
            let lists = ListsAsked { asker, after, challenge: request.challenge };
            grant(state, certificate.device, agent, lists).await
        }
        Ask::Feeds { agent, round, after } => {
            let device = certificate.device;
            // An older device hears its lists, without the round.
            let round = asker.sealing_key().ok().zip(round);
            let round = round.map(|(sealed_to, id)| RoundAsked { sealed_to, which: WhichRound::Changed(id) });
            let reader = Reader { device, agent, challenge: request.challenge, round };
            Ok(Asked::Fed { page: Hex(page_after(state, reader, after).await?) })
        }
        Ask::Confirmation => Ok(Asked::Confirmed),
        // It has a door of its own, which uses no challenge up.
        Ask::Ledger { .. } => Err(Problem::Malformed.into()),
        Ask::Declared { agent, secret } => {
            let whom =
                Addressee { deployment, device: certificate.device, agent, challenge: request.challenge };
            declared_for(state, whom, asker.sealing_key()?, secret).await
        }
    }
}

/// Rounds, leases and lists go only to a device that is not revoked, under the key it was last enrolled with, once somebody
/// confirmed that key. One that was revoked may still query changes, of which it receives its revocation alone, and stays a
/// witness of the ledger.
pub(super) async fn in_standing(
    state: &State,
    certificate: &DeviceCertificate,
    ask: &Ask,
) -> Result<Device, Refusal> {
    let device = certificate.device;
    let row = state.store.read(move |conn| Ok::<_, Refusal>(provisioning::device(conn, device)?)).await?;
    let is_its_key = |key: &[u8]| key == certificate.key.0;
    let may_ask =
        |row: &Device| row.revoked_at.is_none() || matches!(ask, Ask::Feeds { .. } | Ask::Ledger { .. });
    let usable = |row: &Device| may_ask(row) && row.public_key.as_deref().is_some_and(is_its_key);
    let row = row.filter(usable).ok_or(Problem::NotAllowed)?;
    if row.confirmed_at.is_some() { Ok(row) } else { Err(Problem::DeviceNotConfirmed.into()) }
}
