//! Devices: added with a code for the machine, listed, revoked.

use super::codes::renew_code;
use super::offices::require_office;
use super::text::short;
use crate::State;
use crate::bookings;
use crate::model::{Device, RevocationReason, reason_of};
use crate::refusal::Refusal;
use crate::registry::{NewOrder, give_order};
use crate::staff::{self, IssuedCode, Word};
use crate::store::queries::acts;
use crate::store::queries::provisioning as rows;
use crate::store::queries::registry::{clocks, set_aside};
use crate::store::sql::{Connection, Transaction};
use statement::{ClockRemark, Effect, OrderedOn, PublicKey, device_fingerprint};
use terms::{DeviceId, OfficeId, Problem, Timestamp};
use wire::v1::administration::Act;

/// For how long what was seen of a device is shown.
const SEEN_DAYS: i64 = 30;

/// Adds a device; gives its id and the code for the machine.
pub async fn add_device(
    state: &State,
    word: Word,
    label: &str,
    office: OfficeId,
) -> Result<(DeviceId, IssuedCode), Refusal> {
    let device = Device {
        id: DeviceId(state.draw()),
        label: short("label", label)?,
        office,
        public_key: None,
        enrolled_at: None,
        revoked_at: None,
        revoked_for: None,
        heard_at: None,
        confirmed_at: None,
        ledger_doubted_at: None,
    };
    let (id, now) = (device.id, state.now());
    let drawn = staff::draw_device_code(state).await?;
    let job = move |tx: &Transaction<'_>| {
        require_office(tx, device.office)?;
        rows::add_device(tx, &device, word.login(), now)?;
        let act = Act::AddDevice { device: device.id, label: device.label.clone(), office: device.office };
        word.enter(tx, act, now)?;
        Ok::<_, Refusal>(staff::issue(tx, drawn, device.id.0, now)?)
    };
    Ok((id, state.store.write(job).await?))
}

/// What a person has to look at of a device, of late.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// What its clock did.
    pub clock: Option<(ClockRemark, Timestamp)>,
    /// When other bytes came under a number that it had used.
    pub doubled_at: Option<Timestamp>,
}

/// Every device, by label, with what was seen of it.
pub async fn devices(state: &State) -> Result<Vec<(Device, Seen)>, Refusal> {
    let since = state.now().plus_days(-SEEN_DAYS);
    let read = move |conn: &Connection| {
        Ok::<_, Refusal>((
            rows::devices(conn)?,
            clocks::newest(conn, since)?,
            set_aside::doubled(conn, since)?,
        ))
    };
    let (devices, remarks, doubled) = state.store.read(read).await?;
    let seen_of = |device: DeviceId| Seen {
        clock: remarks.iter().find(|(other, ..)| *other == device).map(|(_, remark, at)| (*remark, *at)),
        doubled_at: doubled.iter().find(|(other, _)| *other == device).map(|(_, at)| *at),
    };
    Ok(devices.into_iter().map(|device| (device.clone(), seen_of(device.id))).collect())
}

/// The letters that a device shows too, by which somebody tells that its key is the machine's; none while it has no key.
pub fn fingerprint(state: &State, device: &Device) -> Option<String> {
    let key: [u8; 32] = device.public_key.as_deref()?.try_into().ok()?;
    Some(device_fingerprint(&state.signing_keys.root, &PublicKey(key)))
}

/// Somebody compared the letters of a device and found them the same: from now on it is answered. Letters of another key
/// than the one it has now confirm nothing. Where there are two administrators it is not the one whose code brought its key.
pub async fn confirm_device(state: &State, word: Word, id: DeviceId, letters: &str) -> Result<(), Refusal> {
    let device = state.store.read(move |conn| Ok::<_, Refusal>(rows::device(conn, id)?)).await?;
    let device = device.ok_or(Problem::NotFound)?;
    let differ = || Refusal::of_field("fingerprint", Problem::FieldsDiffer);
    if fingerprint(state, &device).is_none_or(|shown| shown != letters) {
        return Err(differ());
    }
    let (key, now) = (device.public_key.unwrap_or_default(), state.now());
    let confirm = move |tx: &Transaction<'_>| {
        let needs_another = acts::four_eyes(tx)?.is_some();
        if needs_another && rows::key_of_device_by(tx, id)?.as_deref() == Some(word.login()) {
            return Err(Refusal::of_field("fingerprint", Problem::SecondPerson));
        }
        if !rows::confirm_device(tx, id, &key, word.login(), now)? {
            return Err(differ());
        }
        word.enter(tx, Act::ConfirmDevice { device: id }, now)
    };
    state.store.write(confirm).await
}

/// Another code for a machine whose device is not revoked.
pub async fn renew_device_code(state: &State, word: Word, id: DeviceId) -> Result<IssuedCode, Refusal> {
    let (act, by) = (Act::RenewDeviceCode { device: id }, word.login().to_owned());
    let drawn = staff::draw_device_code(state).await?;
    renew_code(state, drawn, id.0, word, act, move |tx| {
        let usable = rows::device(tx, id)?.is_some_and(|device| device.revoked_at.is_none());
        if !usable {
            return Err(Problem::NotFound.into());
        }
        Ok(rows::set_code_by(tx, id, &by)?)
    })
    .await
}

/// From now on the device gets no lease and no list. What it sealed before is kept; what was checked on it since an instant
/// in the past does not count.
pub async fn revoke_device(
    state: &State,
    word: Word,
    id: DeviceId,
    reason: RevocationReason,
    since: Option<Timestamp>,
) -> Result<(), Refusal> {
    let from = Some(since.unwrap_or(state.now()));
    let (on, why) = (OrderedOn::Device(id), reason_of(reason));
    let new = NewOrder { on, effect: Effect::Voids, from, until: None, reason: why };
    let act = move |_| Act::RevokeDevice { device: id, reason, since };
    let shared = state.clone();
    let revoke = move |tx: &Transaction<'_>, at| {
        if !rows::revoke_device(tx, id, reason, at)? {
            return Err(Problem::NotFound.into());
        }
        let is_gone = matches!(reason, RevocationReason::Lost | RevocationReason::Stolen);
        if is_gone { bookings::miss_visits_on(tx, &shared, id) } else { Ok(()) }
    };
    let may = move |conn: &Connection| match rows::device(conn, id)? {
        Some(device) if device.revoked_at.is_none() => Ok(()),
        _ => Err(Problem::NotFound.into()),
    };
    give_order(state, word, new, act, may, revoke).await.map(|_id| ())
}
