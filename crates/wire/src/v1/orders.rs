//! Orders, as administrators give, read and lift them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use statement::{Effect, OrderReason};
use terms::{AgentId, DeviceId, EnrolmentId, IdentityId, OfficeId, OrderId, Timestamp};
use ts_rs::TS;

/// What an order is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum OrderSubject {
    /// All that an agent checked.
    Agent {
        /// Which.
        #[ts(type = "string")]
        id: AgentId,
    },
    /// All that was checked on a device.
    Device {
        /// Which.
        #[ts(type = "string")]
        id: DeviceId,
    },
    /// All that was checked in an office.
    Office {
        /// Which.
        #[ts(type = "string")]
        id: OfficeId,
    },
    /// One enrolment.
    Enrolment {
        /// Which.
        #[ts(type = "string")]
        id: EnrolmentId,
    },
    /// One identity.
    Identity {
        /// Which.
        #[ts(type = "string")]
        id: IdentityId,
    },
}

/// `POST /v1/admin/orders`: an order; or, at `/preview`, what it would touch.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    /// About what.
    pub on: OrderSubject,
    /// What it does.
    #[ts(type = "OrderEffect")]
    pub effect: Effect,
    /// First instant of its span; none means ever.
    #[ts(type = "number | null")]
    pub from: Option<Timestamp>,
    /// First instant no longer in it; none means for good.
    #[ts(type = "number | null")]
    pub until: Option<Timestamp>,
    /// Why.
    #[ts(type = "OrderReason")]
    pub reason: OrderReason,
}

/// Enrolments in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct InState {
    /// The word of the state.
    pub state: String,
    /// How many.
    #[ts(type = "number")]
    pub count: i64,
}

/// What an order would touch of what is there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderImpact {
    /// Enrolments by their state.
    pub enrolments: Vec<InState>,
    /// Identities that are active.
    #[ts(type = "number")]
    pub active: i64,
}

/// An order that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderGiven {
    /// Its name.
    #[ts(type = "string")]
    pub id: OrderId,
}

/// `GET /v1/admin/orders`: one order, and how far it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderView {
    /// Its name.
    #[ts(type = "string")]
    pub id: OrderId,
    /// About what.
    pub on: OrderSubject,
    /// What it does.
    #[ts(type = "OrderEffect")]
    pub effect: Effect,
    /// First instant of its span; none means ever.
    #[ts(type = "number | null")]
    pub from: Option<Timestamp>,
    /// First instant no longer in it; none means for good.
    #[ts(type = "number | null")]
    pub until: Option<Timestamp>,
    /// Why.
    #[ts(type = "OrderReason")]
    pub reason: OrderReason,
    /// Who gave it.
    pub by: String,
    /// When.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// Who lifted it.
    pub lifted_by: Option<String>,
    /// When.
    #[ts(type = "number | null")]
    pub lifted_at: Option<Timestamp>,
    /// It, or its lifting, has come to everything that was opened before.
    pub is_carried: bool,
    /// Enrolments that it came to so far.
    #[ts(type = "number")]
    pub touched: i64,
}

/// A page of orders, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrdersPage {
    /// At most a hundred.
    pub entries: Vec<OrderView>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub count: i64,
    /// On how many pages.
    #[ts(type = "number")]
    pub pages: i64,
}
