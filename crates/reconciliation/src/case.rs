//! The facts of one enrolment put in order: where several speak of the same thing, which one counts. Every
//! choice here is by content, never by position, so that [`crate::reconcile`] sees a set.

use crate::clearing::Clearing;
use crate::fact::{CoSignature, Declared, DocumentStatus, Fact, OpenedStatement};
use crate::order::{OrderSeen, Touched};
use crate::standings::Standings;
use statement::{Hash, RecordId, StatementKind, encode};
use std::collections::{BTreeMap, BTreeSet};
use terms::{EnrolmentId, Interval, OrderId, Timestamp};

/// A statement with what follows from all that was received of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    pub(crate) statement: &'a OpenedStatement,
    pub(crate) first_received: Timestamp,
    /// Believes nothing of the device: for rules that guard against agent or device.
    pub(crate) proven: Interval,
    /// Narrowed by the clock within one boot: for rules that protect the applicant.
    pub(crate) measured: Interval,
}

impl<'a> Seen<'a> {
    fn new(statement: &'a OpenedStatement, first_received: Timestamp) -> Self {
        let time = &statement.header.stated.time;
        let (proven, measured) = (time.proven(first_received), time.measured(first_received));
        Self { statement, first_received, proven, measured }
    }

    pub(crate) fn kind(&self) -> StatementKind {
        self.statement.header.stated.kind
    }

    /// True for what concludes a check, the first time or in correction.
    pub(crate) fn is_check(&self) -> bool {
        matches!(self.kind(), StatementKind::Check | StatementKind::Correction)
    }

    /// Earliest first. *Earliest* goes by the end of the interval, the instant by which the check surely
    /// was made: an unknown beginning must not win.
    pub(crate) fn order(&self) -> (Timestamp, Timestamp, Hash) {
        (self.measured.latest, self.measured.earliest, self.statement.envelope)
    }

    /// The statement this one corrects: only an earlier one of its own chain can be.
    fn corrects(&self) -> Option<RecordId> {
        let header = &self.statement.header;
        let back = header.stated.refers_to.filter(|_| self.kind() == StatementKind::Correction)?;
        (back.chain == header.chain && back.sequence < header.sequence)
            .then_some(RecordId { chain: back.chain, sequence: back.sequence })
    }
}

/// The facts in order.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    /// The declaration received last.
    pub(crate) declared: Option<&'a Declared>,
    /// One statement per place, earliest first.
    pub(crate) statements: Vec<Seen<'a>>,
    /// What came later for a place that was taken.
    pub(crate) displaced: Vec<Seen<'a>>,
    /// Which statement was corrected by which.
    pub(crate) corrected: BTreeMap<RecordId, RecordId>,
    pub(crate) standings: Standings<'a>,
    pub(crate) statuses: Vec<&'a DocumentStatus>,
    /// Other enrolments with the same document or person, with the time of the first word of each.
    pub(crate) matches: BTreeMap<EnrolmentId, Timestamp>,
    pub(crate) confirmed: BTreeSet<RecordId>,
    pub(crate) withdrawn: bool,
    /// When somebody last said that it was not them.
    pub(crate) contested: Option<Timestamp>,
    /// The orders that hold, by name and by what they are about.
    pub(crate) orders: BTreeMap<(OrderId, Touched), &'a OrderSeen>,
    pub(crate) clearing: Clearing<'a>,
}

impl<'a> Case<'a> {
    pub(crate) fn of(facts: &'a [Fact]) -> Self {
        // Sorted by their bytes and without repetition: from here on nothing depends on how they came.
        let set: BTreeMap<Vec<u8>, &Fact> = facts.iter().map(|fact| (encode(fact), fact)).collect();
        let facts: Vec<&Fact> = set.into_values().collect();
        let mut case = Self {
            declared: None,
            statements: Vec::new(),
            displaced: Vec::new(),
            corrected: BTreeMap::new(),
            standings: Standings::default(),
            statuses: Vec::new(),
            matches: BTreeMap::new(),
            confirmed: BTreeSet::new(),
            withdrawn: false,
            contested: None,
            orders: BTreeMap::new(),
            clearing: Clearing::of(&facts),
        };
        let mut stated: BTreeMap<RecordId, Vec<&OpenedStatement>> = BTreeMap::new();
        for fact in facts {
            match fact {
                // Facts come in the order of their bytes, so of two declarations received together the
                // last is the same in every run.
                Fact::Declared(declared) => {
                    let newer = case.declared.is_none_or(|current| current.at <= declared.at);
                    case.declared = if newer { Some(declared) } else { case.declared };
                }
                Fact::Stated(statement) => stated.entry(statement.place).or_default().push(statement),
                Fact::Standing(span) => case.standings.add(span),
                Fact::Status(status) => case.statuses.push(status),
                Fact::SameDocument { other, at } => {
                    let first = case.matches.entry(*other).or_insert(*at);
                    *first = (*first).min(*at);
                }
                Fact::Confirmed { place, .. } => {
                    case.confirmed.insert(*place);
                }
                Fact::Withdrawn { .. } => case.withdrawn = true,
                Fact::Contested { at, .. } => {
                    // The last word counts: a decision made before it has not seen it.
                    case.contested = case.contested.max(Some(*at));
                }
                Fact::Order(order) => {
                    let known = case.orders.entry((order.id, order.touched)).or_insert(order);
                    if order.is_lifted {
                        *known = order;
                    }
                }
                Fact::Decision(_) => {}
            }
        }
        for at_place in stated.into_values() {
            case.take(&at_place);
        }
        case.orders.retain(|_, order| !order.is_lifted);
        case.link_corrections();
        case.statements.sort_by_key(Seen::order);
        case
    }

    /// A correction is about the check it points back to, so it was made when that check was: the rules
    /// that protect the applicant ask nothing else. Statements are in order of place here, so a correction
    /// of a correction finds its own target already dated. The last correction of a statement counts.
    fn link_corrections(&mut self) {
        let mut made: BTreeMap<RecordId, Interval> = BTreeMap::new();
        for seen in &mut self.statements {
            // Only a check is corrected: what corrects a visit in vain would be a check dated back.
            let target = seen.corrects().filter(|target| made.contains_key(target));
            if let Some(measured) = target.and_then(|target| made.get(&target)) {
                seen.measured = *measured;
            }
            if seen.is_check() {
                made.insert(seen.statement.place, seen.measured);
            }
            if let Some(target) = target {
                self.corrected.insert(target, seen.statement.place);
            }
        }
    }

    /// Takes what was received for one place: the envelope that came first counts, other bytes under the
    /// same key are kept as evidence (design section 6).
    fn take(&mut self, at_place: &[&'a OpenedStatement]) {
        let mut by_envelope: BTreeMap<Hash, Vec<&OpenedStatement>> = BTreeMap::new();
        for statement in at_place {
            by_envelope.entry(statement.envelope).or_default().push(statement);
        }
        let mut seen: Vec<Seen<'_>> = by_envelope.values().filter_map(|same| best_informed(same)).collect();
        seen.sort_by_key(|seen| (seen.first_received, seen.statement.envelope));
        let mut seen = seen.into_iter();
        self.statements.extend(seen.next());
        self.displaced.extend(seen);
    }
}

/// Of several openings of one envelope, the one that knew most (a body, a voucher's key, a lease that were
/// missing at another time), with the first received time of all.
fn best_informed<'a>(openings: &[&'a OpenedStatement]) -> Option<Seen<'a>> {
    let first_received = openings.iter().map(|opening| opening.first_received).min()?;
    let knowledge = |opening: &OpenedStatement| {
        (opening.body.is_some(), opening.co_signature != CoSignature::VoucherUnknown, opening.lease.is_some())
    };
    // `max_by_key` takes the last of equals, which the canonical order makes the same in every run.
    let best = openings.iter().max_by_key(|opening| knowledge(opening))?;
    Some(Seen::new(best, first_received))
}
