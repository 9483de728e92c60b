//! How many codes may go to mobiles that nobody confirmed, by the network that asks, by mobile, and over all; and to e-mail
//! addresses, by the network and over all. What is
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
/// Codes that one network, and all together, may have sent to one mobile in a day.
const CODES_FROM_HERE: u32 = 10;
const CODES_TO_A_MOBILE: u32 = 30;
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

/// What a network asks for: each has limits of its own, so that asking for one shuts nobody out of the other.
#[derive(Clone, Copy)]
enum Wanted {
    /// A code to a mobile or to an e-mail address that nobody confirmed.
    Code,
    /// A code to come back with, whether or not it finds somebody.
    Return,
}

impl Wanted {
    const fn domains(self) -> (&'static str, &'static str) {
        match self {
            Self::Code => ("codes-from", "codes-of-all"),
            Self::Return => ("returns-from", "returns-of-all"),
        }
    }
}

/// Refuses a draft of a mobile where a limit is reached. Asked by a reader first: a stranger's flood costs no write.
pub(super) fn allow_draft(
    conn: &Connection,
    state: &State,
    from: Network,
    mobile_hash: [u8; 32],
) -> Result<(), Refusal> {
    let (drafts, codes) = (Of::drafts(state, from, mobile_hash), Of::codes(state, from, mobile_hash));
    let counts = Counts { conn, hour: hour_of(state) };
    if counts.is_spent(drafts)? || counts.is_spent(codes)? {
        return Err(Problem::TooManyTries.into());
    }
    allow(conn, state, from, Wanted::Code)
}

/// Counts a draft of a mobile, and the code that goes to it, within the limits.
pub(super) fn count_draft(
    tx: &Transaction<'_>,
    state: &State,
    from: Network,
    mobile_hash: [u8; 32],
) -> Result<(), Refusal> {
    allow_draft(tx, state, from, mobile_hash)?;
    let drafts = Of::drafts(state, from, mobile_hash);
    raise(tx, state, &[drafts.both, drafts.mobile])?;
    raise_code(tx, state, from, mobile_hash)
}

/// Counts a code to a mobile that nobody confirmed, within the limits.
pub(super) fn count_code(
    tx: &Transaction<'_>,
    state: &State,
    from: Network,
    mobile_hash: [u8; 32],
) -> Result<(), Refusal> {
    let codes = Of::codes(state, from, mobile_hash);
    if (Counts { conn: tx, hour: hour_of(state) }).is_spent(codes)? {
        return Err(Problem::NoMoreCodes.into());
    }
    allow(tx, state, from, Wanted::Code)?;
    raise_code(tx, state, from, mobile_hash)
}

/// Counts a code that is asked for to an e-mail address, within the limits of the network and of all. The one that follows a
/// confirmed mobile is not counted again: a code to that mobile was.
pub(super) fn count_email_code(tx: &Transaction<'_>, state: &State, from: Network) -> Result<(), Refusal> {
    count(tx, state, from, Wanted::Code)
}

fn raise_code(
    tx: &Transaction<'_>,
    state: &State,
    from: Network,
    mobile_hash: [u8; 32],
) -> Result<(), Refusal> {
    let codes = Of::codes(state, from, mobile_hash);
    let (own, all) = keys_of(state, from, Wanted::Code);
    raise(tx, state, &[codes.both, codes.mobile, own, all])
}

/// Refuses a request to come back where a network asked for too many.
pub(super) fn allow_return(conn: &Connection, state: &State, from: Network) -> Result<(), Refusal> {
    allow(conn, state, from, Wanted::Return)
}

/// Counts a request to come back, within the limits.
pub(super) fn count_return(tx: &Transaction<'_>, state: &State, from: Network) -> Result<(), Refusal> {
    count(tx, state, from, Wanted::Return)
}

/// What is counted of a mobile in a day: from one network, and from all.
#[derive(Clone, Copy)]
struct Of {
    both: [u8; 32],
    mobile: [u8; 32],
    most: (u32, u32),
}

impl Of {
    fn drafts(state: &State, from: Network, mobile_hash: [u8; 32]) -> Self {
        let mobile = state.enrolment_keys.keyed_hash("drafts-of", &mobile_hash);
        let most = (DRAFTS_FROM_HERE, DRAFTS_OF_A_MOBILE);
        Self { both: from.key(state, "drafts-from", &mobile_hash), mobile, most }
    }

    fn codes(state: &State, from: Network, mobile_hash: [u8; 32]) -> Self {
        let mobile = state.enrolment_keys.keyed_hash("codes-to", &mobile_hash);
        let most = (CODES_FROM_HERE, CODES_TO_A_MOBILE);
        Self { both: from.key(state, "codes-to-from", &mobile_hash), mobile, most }
    }
}

fn allow(conn: &Connection, state: &State, from: Network, wanted: Wanted) -> Result<(), Refusal> {
    if from.is_exempt(state) {
        return Ok(());
    }
    let (limits, counts) = (&state.settings.codes, Counts { conn, hour: hour_of(state) });
    let (own, all) = keys_of(state, from, wanted);
    let is_braking = counts.of_hour(all)? >= limits.hour_of_all;
    let most = if is_braking { UNDER_THE_BRAKE } else { u32::MAX }.min(limits.hour_of_a_network);
    if counts.of_hour(own)? >= most || counts.of_day(own)? >= limits.day_of_a_network {
        state.metrics.codes_refused.inc();
        return Err(Problem::TooManyFromHere.into());
    }
    Ok(())
}

fn count(tx: &Transaction<'_>, state: &State, from: Network, wanted: Wanted) -> Result<(), Refusal> {
    allow(tx, state, from, wanted)?;
    let (own, all) = keys_of(state, from, wanted);
    raise(tx, state, &[own, all])
}

fn keys_of(state: &State, from: Network, wanted: Wanted) -> ([u8; 32], [u8; 32]) {
    let (own, all) = wanted.domains();
    (from.key(state, own, &[]), state.enrolment_keys.keyed_hash(all, &[]))
}

fn raise(tx: &Transaction<'_>, state: &State, keys: &[[u8; 32]]) -> Result<(), Refusal> {
    Ok(applicants::count_asked(tx, keys, hour_of(state), DAY_HOURS)?)
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

    fn is_spent(&self, of: Of) -> Result<bool, Refusal> {
        Ok(self.of_day(of.both)? >= of.most.0 || self.of_day(of.mobile)? >= of.most.1)
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
