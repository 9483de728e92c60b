//! An order as the facts of an enrolment hold it. This file judges nothing.

use minicbor::{Decode, Encode};
use statement::{Effect, RecordId};
use terms::{AgentId, DeviceId, OfficeId, OrderId, Timestamp};

/// What of an enrolment an order is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Touched {
    /// Its checks by an agent.
    #[n(0)]
    Agent(#[n(0)] AgentId),
    /// Its checks on a device.
    #[n(1)]
    Device(#[n(0)] DeviceId),
    /// Its checks in an office.
    #[n(2)]
    Office(#[n(0)] OfficeId),
    /// The document of one check.
    #[n(3)]
    Document(#[n(0)] RecordId),
    /// The enrolment as a whole.
    #[n(4)]
    Enrolment,
}

/// An order that touches an enrolment. One that was lifted is a second fact of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct OrderSeen {
    /// Its name.
    #[n(0)]
    pub id: OrderId,
    /// What it is about.
    #[n(1)]
    pub touched: Touched,
    /// What it does.
    #[n(2)]
    pub effect: Effect,
    /// First instant of its span; none means ever.
    #[n(3)]
    pub from: Option<Timestamp>,
    /// First instant no longer in it; none means for good.
    #[n(4)]
    pub until: Option<Timestamp>,
    /// First received time: of the order, or of its lifting.
    #[n(5)]
    pub at: Timestamp,
    /// It holds no more.
    #[n(6)]
    pub is_lifted: bool,
}
