//! How many codes may go to mobiles that nobody confirmed: by the network that asks, by mobile, and over all. What is
//! counted is kept for a day under keyed hashes, so that neither a number nor an address can be read from it. It must not
//! know what a code is.

use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::applicants;
use crate::store::sql::{Connection, Transaction};
use std::net::{IpAddr, Ipv4Addr};
use terms::{EnrolmentId, Problem};

/// Drafts that one network may open for one mobile in a day.
const DRAFTS_FROM_HERE: u32 = 5;
/// Drafts that all networks together may open for one mobile in a day: a stranger alone does not use them up.
const DRAFTS_OF_A_MOBILE: u32 = 20;
/// What a network still gets in an hour in which the registry as a whole was asked too often.
const UNDER_THE_BRAKE: u32 = 2;
const HOUR_MS: i64 = 3_600_000;
const DAY_HOURS: i64 = 24;

/// The network that a request comes from: an IPv4 /24 or an IPv6 /48, what one caller can easily change within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address; callers without one share a network.
    pub fn of(address: Option<IpAddr>) -> Self {
        let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => IpAddr::V4((v4.to_bits() & (!0 << 8)).into()),
            IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & (!0 << 80)).into()),
        })
    }

    fn is_exempt(self, state: &State) -> bool {
        state.settings.codes.exempt.iter().any(|address| Self::of(Some(*address)) == self)
    }

    /// The lane of its requests to come back to an enrolment.
    pub(super) fn lane(self, state: &State, enrolment: EnrolmentId) -> [u8; 32] {
        self.key(state, "return-from", &enrolment.0)
    }

    /// The bytes that its counts are kept under, with what they count.
    fn key(self, state: &State, of: &str, about: &[u8]) -> [u8; 32] {
        state.enrolment_keys.keyed_hash(of, &[self.0.to_string().as_bytes(), b"\n", about].concat())
    }
}

/// Refuses a draft of a mobile where a limit is reached. Asked by a reader first: a stranger's flood costs no write.
pub(super) fn allow_draft(
    conn: &Connection,
    state: &State,
    from: Network,
    mobile_hash: [u8; 32],
) -> Result<(), Refusal> {
    let (of_both, of_mobile) = draft_keys(state, from, mobile_hash);
    let counts = Counts { conn, hour: hour_of(state) };
    if counts.of_day(of_both)? >= DRAFTS_FROM_HERE || counts.of_day(of_mobile)? >= DRAFTS_OF_A_MOBILE {
        return Err(Problem::TooManyTries.into());
    }
    allow_code(conn, state, from)
}

/// Counts a draft of a mobile, and the code that goes to it, within the limits.
pub(super) fn count_draft(
    tx: &Transaction<'_>,
    state: &State,
    from: Network,
    mobile_hash: [u8; 32],
) -> Result<(), Refusal> {
    allow_draft(tx, state, from, mobile_hash)?;
    let (of_both, of_mobile) = draft_keys(state, from, mobile_hash);
    raise(tx, state, of_both)?;
    raise(tx, state, of_mobile)?;
    count_code(tx, state, from)
}

fn draft_keys(state: &State, from: Network, mobile_hash: [u8; 32]) -> ([u8; 32], [u8; 32]) {
    (from.key(state, "drafts-from", &mobile_hash), state.enrolment_keys.keyed_hash("drafts-of", &mobile_hash))
}

/// Refuses a code where a network asked for too many.
pub(super) fn allow_code(conn: &Connection, state: &State, from: Network) -> Result<(), Refusal> {
    if from.is_exempt(state) {
        return Ok(());
    }
    let (limits, counts) = (&state.settings.codes, Counts { conn, hour: hour_of(state) });
    let (own, all) = code_keys(state, from);
    let is_braking = counts.of_hour(all)? >= limits.hour_of_all;
    let most = if is_braking { UNDER_THE_BRAKE } else { u32::MAX }.min(limits.hour_of_a_network);
    if counts.of_hour(own)? >= most || counts.of_day(own)? >= limits.day_of_a_network {
        state.metrics.codes_refused.inc();
        return Err(Problem::TooManyFromHere.into());
    }
    Ok(())
}

/// Counts a code that a network asks for, within the limits. A request to come back counts whether or not it finds
/// somebody.
pub(super) fn count_code(tx: &Transaction<'_>, state: &State, from: Network) -> Result<(), Refusal> {
    allow_code(tx, state, from)?;
    let (own, all) = code_keys(state, from);
    raise(tx, state, own)?;
    raise(tx, state, all)
}

fn code_keys(state: &State, from: Network) -> ([u8; 32], [u8; 32]) {
    (from.key(state, "codes-from", &[]), state.enrolment_keys.keyed_hash("codes-of-all", &[]))
}

fn raise(tx: &Transaction<'_>, state: &State, key: [u8; 32]) -> Result<(), Refusal> {
    Ok(applicants::count_asked(tx, key, hour_of(state), DAY_HOURS)?)
}

/// Hours since 1970.
fn hour_of(state: &State) -> i64 {
    state.now().0.div_euclid(HOUR_MS)
}

/// The counts of the last day, by the hour.
struct Counts<'a> {
    conn: &'a Connection,
    hour: i64,
}

impl Counts<'_> {
    fn of_hour(&self, key: [u8; 32]) -> Result<u32, Refusal> {
        Ok(applicants::asked_between(self.conn, key, self.hour, self.hour)?)
    }

    /// Hours ahead were counted under a clock that was set back since, and bar nobody.
    fn of_day(&self, key: [u8; 32]) -> Result<u32, Refusal> {
        Ok(applicants::asked_between(self.conn, key, self.hour - DAY_HOURS + 1, self.hour)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_caller_are_one_network_and_others_are_not() {
        let of = |text: &str| Network::of(Some(text.parse().unwrap()));
        assert_eq!(of("192.0.2.1"), of("192.0.2.254"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.9"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("2001:db8:7:1::1"), of("2001:db8:7:ffff::2"));
        assert_ne!(of("2001:db8:7::1"), of("2001:db8:8::1"));
    }
}
