//! The content of a round's feed: the visits as their carrier sees them.

use minicbor::{Decode, Encode};
use terms::{EnrolmentId, Personal, RoundId, Timestamp};

/// One visit as the carrier sees it: an address and a glance, never a secret.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Visit {
    /// The enrolment.
    #[n(0)]
    pub enrolment: EnrolmentId,
    /// Start of the promised window.
    #[n(1)]
    pub from: Timestamp,
    /// End of the promised window.
    #[n(2)]
    pub until: Timestamp,
    /// Address lines, from the flat to the locality.
    #[n(3)]
    pub address: Vec<Personal<String>>,
    /// Initials, for a glance.
    #[n(4)]
    pub initials: Personal<String>,
    /// Year of birth, for a glance.
    #[n(5)]
    pub birth_year: Personal<u16>,
    /// The zone in which the address tells its hours, as the IANA database names it.
    #[n(6)]
    pub zone: Option<String>,
    /// The name at the bell.
    #[n(7)]
    pub name: Option<Shown>,
    /// The floor.
    #[n(8)]
    pub floor: Option<Shown>,
    /// The code of the door.
    #[n(9)]
    pub door_code: Option<Shown>,
    /// The mobile on which the applicant can be called.
    #[n(10)]
    pub mobile: Option<Shown>,
}

/// Something about a person that is shown from an instant on, and not before.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Shown {
    /// From when.
    #[n(0)]
    pub from: Timestamp,
    /// What.
    #[n(1)]
    pub text: Personal<String>,
}

/// The content of a round's feed, in travel order.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoundFeed {
    /// The round.
    #[n(0)]
    pub round: RoundId,
    /// Its visits.
    #[n(1)]
    pub visits: Vec<Visit>,
}
