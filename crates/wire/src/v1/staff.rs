//! Sign-in of staff, and what an administrator sets: offices, agents, devices, staff, policy.

use super::policy::PolicyLimits;
use super::training::AgentMark;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use statement::ClockChange;
use terms::{
    AgentId, AgentKind, Day, DeviceId, OfficeId, OrderId, Personal, RevocationReason, Role, Timestamp,
};
use ts_rs::TS;

/// A member of staff signs in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignIn {
    /// Login.
    pub login: String,
    /// Password.
    #[ts(type = "string")]
    pub password: Personal<String>,
    /// True for a program that wants the token in the body instead of a cookie.
    #[serde(default)]
    pub bearer: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignedIn {
    /// The account.
    pub account: Me,
    /// The session's token, only when it was asked for.
    pub token: Option<String>,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StaffMember {
    /// Login.
    pub login: String,
    /// Name, as colleagues see it.
    pub name: String,
    /// What they may do.
    #[ts(type = "\"administrator\" | \"manager\" | \"reviewer\"")]
    pub role: Role,
    /// The office whose rounds and visits they see; none means every office.
    #[ts(type = "string | null")]
    pub office: Option<OfficeId>,
}

/// `GET /v1/me`: who is signed in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Me {
    /// Their account.
    #[serde(flatten)]
    pub member: StaffMember,
    /// The clock of the offices, as the IANA database names it; mainland France's where they have several.
    pub zone: String,
    /// They proved their second factor. Until then the session does nothing else than ask for it.
    pub proven: bool,
}

/// A new member of staff. They choose their password by the link that comes of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NewStaffMember {
    /// Login: 3 to 64 of a-z, 0-9, dot, hyphen, underscore.
    #[schemars(regex(pattern = "^[a-z0-9._-]{3,64}$"))]
    pub login: String,
    /// Name, as colleagues see it.
    pub name: String,
    /// What they may do.
    #[ts(type = "\"administrator\" | \"manager\" | \"reviewer\"")]
    pub role: Role,
    /// The office whose rounds and visits they see; none means every office.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub office: Option<OfficeId>,
}

/// `POST /v1/admin/staff/{login}/office`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetStaffOffice {
    /// The office; none means every office.
    #[ts(type = "string | null")]
    pub office: Option<OfficeId>,
}

/// `POST /v1/admin/staff/{login}/reset`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AskReset {
    /// Their second factors are gone: they add one again when they sign in.
    #[serde(default)]
    pub factors: bool,
}

/// `POST /v1/me/password`: a member of staff chooses another password; their other sessions end.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The one that holds now.
    #[ts(type = "string")]
    pub current: Personal<String>,
    /// The one from now on: 12 to 256 characters.
    #[schemars(length(min = 12, max = 256))]
    #[ts(type = "string")]
    pub wanted: Personal<String>,
}

/// A link to choose a password. Shown once and never again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ResetLink {
    /// The whole address, to be handed over in person.
    #[ts(type = "string")]
    pub link: Personal<String>,
    /// Last instant of its validity.
    #[ts(type = "number")]
    pub expires_at: Timestamp,
}

/// `POST /v1/staff/reset`: the link's owner chooses a password. No session is needed, and none begins.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    /// What the link carries after `#`.
    #[ts(type = "string")]
    pub token: Personal<String>,
    /// The letters that were handed over beside it.
    #[ts(type = "string")]
    pub code: Personal<String>,
    /// 12 to 256 characters.
    #[schemars(length(min = 12, max = 256))]
    #[ts(type = "string")]
    pub password: Personal<String>,
}

/// `POST /v1/staff/reset/login`: whoever has a link asks whose it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AskLinkOwner {
    /// What the link carries after `#`.
    #[ts(type = "string")]
    pub token: Personal<String>,
}

/// Whose a link for a password is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkOwner {
    /// What they will sign in with, beside the password that they choose.
    pub login: String,
}

/// A new office.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NewOffice {
    /// Name over the door.
    pub name: String,
    /// Town.
    pub locality: String,
    /// Its clock, as the IANA database names it; mainland France's where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
}

/// `POST /v1/admin/offices/{id}/zone`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetOfficeZone {
    /// Its clock, as the IANA database names it.
    pub zone: String,
}

/// An office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Office {
    /// Its id.
    #[ts(type = "string")]
    pub id: OfficeId,
    /// Name over the door.
    pub name: String,
    /// Town.
    pub locality: String,
    /// Its clock, as the IANA database names it: rounds are planned, and hours told, by it.
    pub zone: String,
}

/// A household, so that an agent never checks their own. Only its keyed hash is kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Household {
    /// Number and street.
    #[ts(type = "string")]
    pub line: Personal<String>,
    /// Postcode.
    #[ts(type = "string")]
    pub postcode: Personal<String>,
    /// Town.
    #[ts(type = "string")]
    pub locality: Personal<String>,
}

/// A new agent.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NewAgent {
    /// Clerk or carrier.
    #[ts(type = "\"clerk\" | \"carrier\"")]
    pub kind: AgentKind,
    /// Name, as colleagues see it.
    pub name: String,
    /// Login on devices.
    pub login: String,
    /// The office they work from.
    #[ts(type = "string")]
    pub office: OfficeId,
    /// Where they live, if they said.
    pub household: Option<Household>,
}

/// An agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Agent {
    /// Their id.
    #[ts(type = "string")]
    pub id: AgentId,
    /// Clerk or carrier.
    #[ts(type = "\"clerk\" | \"carrier\"")]
    pub kind: AgentKind,
    /// Name, as colleagues see it.
    pub name: String,
    /// Login on devices.
    pub login: String,
    /// The office they work from.
    #[ts(type = "string")]
    pub office: OfficeId,
    /// First instant of their right to work.
    #[ts(type = "number")]
    pub active_from: Timestamp,
    /// End of it, once set.
    #[ts(type = "number | null")]
    pub active_to: Option<Timestamp>,
    /// The day of their training, before which they begin no check; none while it is to be confirmed.
    #[ts(type = "string | null")]
    pub trained_on: Option<Day>,
    /// Steps of their checks of the last thirty days that were shorter than their floor; told to administrators. They decide
    /// nothing.
    pub marks: Option<Vec<AgentMark>>,
    /// True when their household's keyed hash is kept.
    pub household_known: bool,
    /// Devices that hold a vault of theirs.
    #[ts(type = "string[]")]
    pub devices: Vec<DeviceId>,
}

/// A code that is used once, in three groups of four letters. Shown here and never again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OneTimeCode {
    /// The letters.
    #[ts(type = "string")]
    pub code: Personal<String>,
    /// Last instant of its validity.
    #[ts(type = "number")]
    pub expires_at: Timestamp,
}

/// A new device.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NewDevice {
    /// What stands on its sticker.
    pub label: String,
    /// The office it belongs to.
    #[ts(type = "string")]
    pub office: OfficeId,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Device {
    /// Its id.
    #[ts(type = "string")]
    pub id: DeviceId,
    /// What stands on its sticker.
    pub label: String,
    /// The office it belongs to.
    #[ts(type = "string")]
    pub office: OfficeId,
    /// When it was enrolled, once it is.
    #[ts(type = "number | null")]
    pub enrolled_at: Option<Timestamp>,
    /// The letters that the device shows too, once it is enrolled.
    pub fingerprint: Option<String>,
    /// When somebody confirmed that both show the same, once they have.
    #[ts(type = "number | null")]
    pub confirmed_at: Option<Timestamp>,
    /// When it was revoked, once it is.
    #[ts(type = "number | null")]
    pub revoked_at: Option<Timestamp>,
    /// Why it was revoked, once it is.
    #[ts(type = "RevocationReason | null")]
    pub revoked_for: Option<RevocationReason>,
    /// When the registry last received a frame of it.
    #[ts(type = "number | null")]
    pub heard_at: Option<Timestamp>,
    /// What its clock last did that a person has to look at, in the last month.
    pub clock: Option<DeviceClock>,
    /// When other bytes last came under a number that it had used, in the last month: somebody has a copy of it, or it was
    /// set back to an older image.
    #[ts(type = "number | null")]
    pub doubled_at: Option<Timestamp>,
    /// When it said that the registry's ledger is not the one it was told before. It deletes nothing until the registry is
    /// restored or it is registered anew.
    #[ts(type = "number | null")]
    pub ledger_doubted_at: Option<Timestamp>,
}

/// What the clock of a device did, as its statements show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeviceClock {
    /// What it did, of that which a person has to look at.
    #[ts(type = "Exclude<ClockChange, \"suspended\" | \"rebooted-offline\">")]
    pub change: ClockChange,
    /// By how many seconds.
    #[ts(type = "number")]
    pub by_s: u64,
    /// When the statement came that shows it.
    #[ts(type = "number")]
    pub at: Timestamp,
}

/// `POST /v1/admin/devices/{id}/confirm`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDevice {
    /// The letters that were compared: those of a key that came since confirm nothing.
    pub fingerprint: String,
}

/// `POST /v1/admin/devices/{id}/revoke`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RevokeDevice {
    /// Why. A word that is no reason is refused at this field.
    #[ts(type = "RevocationReason")]
    #[schemars(with = "RevocationReason")]
    pub reason: String,
    /// Since when what was checked on it does not count; none means from now on.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub since: Option<Timestamp>,
}

/// `POST /v1/admin/agents/{id}/close`.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseAgent {
    /// Since when what they checked does not count; none means from now on.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub since: Option<Timestamp>,
}

/// A new device exists.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CreatedDevice {
    /// Its id.
    #[ts(type = "string")]
    pub id: DeviceId,
    /// What it enrols with.
    pub code: OneTimeCode,
}

/// A new policy. Each is a version; none is edited.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NewPolicy {
    /// Numbers of the accepted models of the catalogue.
    pub accepted_models: Vec<u16>,
    /// Days from submission to the deadline, 7 to 365.
    #[schemars(range(min = 7, max = 365))]
    pub deadline_days: u16,
    /// What it says in time; nothing where it is left out.
    #[serde(default)]
    pub limits: PolicyLimits,
    /// The version that it replaces; that which holds where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub replaces: Option<u32>,
}

/// The policy that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Policy {
    /// Its version.
    pub version: u32,
    /// Numbers of the accepted models of the catalogue.
    pub accepted_models: Vec<u16>,
    /// Days from submission to the deadline.
    pub deadline_days: u16,
    /// What it says in time.
    pub limits: PolicyLimits,
}

/// `GET /v1/admin/models`: a model of the catalogue this server knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct KnownModel {
    /// Its number.
    pub id: u16,
    /// The key of its name in the texts.
    pub key: String,
    /// A specimen of Utopia: for demonstrations, never on a production list.
    pub specimen: bool,
}

/// `GET /v1/admin/stop-list`: an entry. The document itself is kept as a keyed hash and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StoppedEntry {
    /// Eight letters that name the entry.
    pub reference: String,
    /// The login of who entered it.
    pub by: String,
    /// When.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// From when on it is stopped; none means ever.
    #[ts(type = "number | null")]
    pub from: Option<Timestamp>,
    /// Enrolments that were opened before and that it came to.
    #[ts(type = "number")]
    pub touched: i64,
    /// When it was lifted.
    #[ts(type = "number | null")]
    pub lifted_at: Option<Timestamp>,
    /// The order behind it: what lifts it.
    #[ts(type = "string")]
    pub order: OrderId,
}

/// `GET /v1/admin/stop-list?page=1`: a page of entries, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StoppedPage {
    /// At most a hundred.
    pub entries: Vec<StoppedEntry>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub count: i64,
    /// On how many pages.
    #[ts(type = "number")]
    pub pages: i64,
}

/// `POST /v1/admin/stop-list/find`: the entry of a document, if it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StopSearch {
    /// The entry; none when the document is not listed.
    pub entry: Option<StoppedEntry>,
}

/// A document that must not be accepted. Only its keyed hash is kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct StoppedDocument {
    /// Kind of document: the word of its code.
    pub kind: String,
    /// Issuing state, three letters.
    pub issuer: String,
    /// Document number.
    #[ts(type = "string")]
    pub number: Personal<String>,
    /// From when on what is checked with it does not count, when it is added; none means ever.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub from: Option<Timestamp>,
}
/// `GET /v1/admin/stuck`: what is stuck for a reason of the registry's own. Nothing of it is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Stuck {
    /// Enrolments that could not be judged and wait for a person.
    #[ts(type = "number")]
    pub parked: i64,
    /// Since when the first of them is to be judged.
    #[ts(type = "number | null")]
    pub since: Option<Timestamp>,
    /// Envelopes that were tried often and could not be opened; they are tried on.
    #[ts(type = "number")]
    pub unopened: i64,
}
/// `GET /v1/admin/notices`: whether messages leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NoticesState {
    /// None leaves: the registry was restored, and nobody has looked yet.
    pub paused: bool,
    /// Messages that wait.
    #[ts(type = "number")]
    pub waiting: i64,
}
