//! Evidence of before a restore. Of two contents under one number the one that was first received counts, whichever the
//! registry opened first (`displaced.rs` of the queries).
//!
//! When a record was first received, where an answer of before a restore gave the time by its number alone: it counts for the
//! record that the chain of headers ties to the mark of the same answer. The mark names an envelope by its hash, that
//! envelope's header the header before it, and so on down to the record.
//!
//! A receipt that names another number's bytes, or none that can be tied, proves nothing: whoever holds a device could give
//! a check of today the time of one that the registry lost.

use super::examine::header_within;
use super::fact::{add_facts, is_erased};
use crate::State;
use crate::model::Why;
use crate::refusal::Refusal;
use crate::store::queries::registry::claims::{self, Numbered};
use crate::store::queries::registry::decided;
use crate::store::queries::registry::displaced::Displaced;
use crate::store::queries::registry::opening::ToOpen;
use crate::store::sql::{Connection, Transaction};
use reconciliation::Fact;
use statement::{Hash, Header, Mark, RecordId, decode, hash};
use terms::{Doing, Timestamp};

/// Records between one and the mark that ties it: more than a frame holds. What is further is for a person.
const FURTHEST: u64 = 512;

/// When a record was first received for which an earlier time is claimed: that time once it is proven, and the time at which
/// it came where a person released it. A person makes a record count, and gives it no time. None: it waits for one of both.
pub(super) fn when_claimed(
    tx: &Transaction<'_>,
    state: &State,
    sealed: &ToOpen,
    came: Timestamp,
) -> Result<Option<Timestamp>, Refusal> {
    if let Some(proven) = proven(tx, state, sealed.place, hash(&sealed.bytes))? {
        return Ok(Some(proven));
    }
    if !decided::is_released(tx, sealed.place)? {
        return Ok(None);
    }
    claims::forget(tx, sealed.place)?;
    Ok(Some(came))
}

/// The time that is proven of those claimed for a record; none where none is.
fn proven(
    tx: &Transaction<'_>,
    state: &State,
    place: RecordId,
    envelope: Hash,
) -> Result<Option<Timestamp>, Refusal> {
    for claim in claims::of(tx, place, envelope)? {
        let tied = tied(tx, state, place, claim.mark)?;
        if tied.last().is_some_and(|last| *last == (place.sequence, envelope)) {
            // What the same walk ties needs none of its own.
            claims::prove(tx, place.chain, claim.mark, &tied)?;
            return Ok(Some(claim.first_received));
        }
    }
    Ok(None)
}

/// What names the record that is looked for.
enum Named {
    Envelope(Hash),
    Header(Hash),
}

/// The records from the mark down to a place, as far as each header names the one before.
fn tied(conn: &Connection, state: &State, place: RecordId, mark: Mark) -> Result<Vec<Numbered>, Refusal> {
    let distance = mark.sequence.checked_sub(place.sequence);
    if distance.is_none_or(|distance| distance > FURTHEST) {
        return Ok(Vec::new());
    }
    let (mut named, mut tied) = (Named::Envelope(mark.envelope), Vec::new());
    for sequence in (place.sequence..=mark.sequence).rev() {
        let found = find(conn, state, RecordId { chain: place.chain, sequence }, &named)?;
        let Some((envelope, header)) = found else { break };
        tied.push((sequence, envelope));
        named = Named::Header(header.stated.previous);
    }
    Ok(tied)
}

/// The record in a place that is named so.
fn find(
    conn: &Connection,
    state: &State,
    place: RecordId,
    named: &Named,
) -> Result<Option<(Hash, Header)>, Refusal> {
    for candidate in claims::candidates(conn, place)? {
        if matches!(named, Named::Envelope(envelope) if *envelope != candidate.envelope) {
            continue;
        }
        let opened: Option<Header> =
            candidate.header.map(|bytes| decode(&bytes)).transpose().doing("reading a header")?;
        let header = match (opened, candidate.bytes) {
            (Some(header), _) => Some(header),
            (None, Some(bytes)) => header_within(state, &bytes, place),
            (None, None) => None,
        };
        let is_it = |header: &Header| match named {
            Named::Envelope(_) => true,
            Named::Header(hash) => header.hash() == *hash,
        };
        if let Some(header) = header.filter(is_it) {
            return Ok(Some((candidate.envelope, header)));
        }
    }
    Ok(None)
}

/// An enrolment is told that other bytes came first under the number of a statement about it, which counts no more.
pub(super) fn tell_displaced(
    tx: &Transaction<'_>,
    state: &State,
    displaced: &Displaced,
) -> Result<(), Refusal> {
    let Displaced { enrolment, place, by, at } = *displaced;
    if is_erased(state, enrolment)? {
        return Ok(());
    }
    let came = Fact::FirstReceived { place, envelope: by, at };
    add_facts(tx, state, enrolment, &[came])?.later(tx, state, Why::Statement)
}
