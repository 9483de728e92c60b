//! Rounds, windows and appointments as pages exchange them. Instants are milliseconds since 1970 (UTC).

use super::enrolment::PostalAddress;
use ::booking::{AppointmentState, CancelReason};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::{AgentId, AppointmentId, Day, EnrolmentId, OfficeId, Personal, RoundId, Timestamp, WindowId};
use ts_rs::TS;

/// `POST /v1/rounds`: a carrier's tour of one day, with its windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewRound {
    /// The carrier.
    #[ts(type = "string")]
    pub carrier: AgentId,
    /// The day, as the office's calendar has it.
    #[ts(type = "string")]
    pub day: Day,
    /// At least one window; none overlaps another.
    pub windows: Vec<NewWindow>,
}

/// A window to promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewWindow {
    /// Its beginning.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// Its end, 30 minutes to 6 hours later.
    #[ts(type = "number")]
    pub to: Timestamp,
    /// How many visits fit, 1 to 100.
    #[schemars(range(min = 1, max = 100))]
    pub places: u16,
}

/// A round and its windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoundBody {
    /// The round.
    #[ts(type = "string")]
    pub id: RoundId,
    /// Who walks it.
    #[ts(type = "string")]
    pub carrier: AgentId,
    /// From where.
    #[ts(type = "string")]
    pub office: OfficeId,
    /// When.
    #[ts(type = "string")]
    pub day: Day,
    /// Its windows, earliest first.
    pub windows: Vec<WindowBody>,
}

/// A window, with what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WindowBody {
    /// The window.
    #[ts(type = "string")]
    pub id: WindowId,
    /// Its beginning.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// Its end.
    #[ts(type = "number")]
    pub to: Timestamp,
    /// How many visits fit.
    pub places: u16,
    /// How many are booked; more than `places` after a cut, until the applicants have chosen.
    pub booked: u16,
}

/// `GET /v1/enrolments/{id}/windows`: a window with a free place. How many are left is nobody's business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FreeWindowBody {
    /// The window.
    #[ts(type = "string")]
    pub id: WindowId,
    /// Its beginning.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// Its end.
    #[ts(type = "number")]
    pub to: Timestamp,
    /// The clock of the address that is visited, as the IANA database names it.
    pub zone: String,
}

/// `GET /v1/rounds/{id}`: the round with its appointments, in the order they are walked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoundPage {
    /// The round.
    pub round: RoundBody,
    /// Every appointment of its windows, ended ones too.
    pub appointments: Vec<VisitBody>,
}

/// An appointment as a manager sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VisitBody {
    /// The appointment.
    pub appointment: AppointmentBody,
    /// Where; absent once the enrolment is erased. Every answer that carries it is recorded as a reading.
    pub address: Option<PostalAddress>,
    /// Initials; absent where the address is.
    #[ts(type = "string | null")]
    pub initials: Option<Personal<String>>,
}

/// `GET /v1/visits/to-book`: somebody who chose a visit at home and has none. Each answer is recorded as a
/// reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ToBook {
    /// The enrolment.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// Initials.
    #[ts(type = "string")]
    pub initials: Personal<String>,
    /// Where.
    pub address: PostalAddress,
    /// Until when a check counts.
    #[ts(type = "number")]
    pub deadline: Timestamp,
    /// The state of the last appointment; none when there was none.
    #[ts(type = "AppointmentState | null")]
    pub last: Option<AppointmentState>,
}

/// `GET /v1/visits/not-back`: visits whose window is over and of which nothing came back, by carrier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NotBack {
    /// The carrier.
    #[ts(type = "string")]
    pub carrier: AgentId,
    /// Their name.
    pub name: String,
    /// What their device is called, where one is known.
    pub device: Option<String>,
    /// When the registry last received a frame of that device.
    #[ts(type = "number | null")]
    pub heard_at: Option<Timestamp>,
    /// The visits, oldest first.
    pub visits: Vec<AppointmentBody>,
}

/// An appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AppointmentBody {
    /// The appointment.
    #[ts(type = "string")]
    pub id: AppointmentId,
    /// Whose.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// The window it holds a place of.
    #[ts(type = "string")]
    pub window: WindowId,
    /// What is promised: the beginning.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// What is promised: the end.
    #[ts(type = "number")]
    pub to: Timestamp,
    /// Where it stands.
    #[ts(type = "AppointmentState")]
    pub state: AppointmentState,
}

/// `POST /v1/appointments`: a manager books for an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BookFor {
    /// Whose appointment.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// The window.
    #[ts(type = "string")]
    pub window: WindowId,
}

/// `POST /v1/appointments/{id}/move` and `POST /v1/enrolments/{id}/appointment`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseWindow {
    /// The window.
    #[ts(type = "string")]
    pub window: WindowId,
}

/// `POST /v1/appointments/{id}/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelFor {
    /// Why. A word that is no reason is refused at this field.
    #[ts(type = "CancelReason")]
    #[schemars(with = "CancelReason")]
    pub reason: String,
}

/// `POST /v1/windows/{id}/places`: how many visits fit from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPlaces {
    /// 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub places: u16,
}

/// What a change of places meant for those booked. Nobody was cancelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlacesSet {
    /// Unaffected, oldest booking first.
    #[ts(type = "string[]")]
    pub kept: Vec<AppointmentId>,
    /// Asked to choose another window, oldest booking first.
    pub asked: Vec<AskedToMove>,
}

/// Somebody asked to choose another window; the appointment stands until then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AskedToMove {
    /// The appointment.
    #[ts(type = "string")]
    pub appointment: AppointmentId,
    /// What was proposed, the nearest first.
    #[ts(type = "string[]")]
    pub alternatives: Vec<WindowId>,
}
