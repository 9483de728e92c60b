//! The facts of one enrolment put in order: where several speak of the same thing, which one counts. Every
//! choice here is by content, never by position, so that [`crate::reconcile`] sees a set.

use crate::clearing::Clearing;
use crate::contact_changes::ContactChanges;
use crate::digest::of_declared;
use crate::fact::{CoSignature, Declared, DocumentStatus, Fact, OpenedStatement};
use crate::match_kind::MatchKind;
use crate::matching::Matches;
use crate::order::{OrderSeen, Touched};
use crate::standings::Standings;
use statement::{Hash, RecordId, StatementKind, encode};
use std::collections::{BTreeMap, BTreeSet};
use terms::{AgentId, Interval, OrderId, Timestamp};

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
        let proven = statement.proven_from(first_received);
        let measured = statement.measured_from(first_received);
        Self { statement, first_received, proven, measured }
    }

    pub(crate) fn kind(&self) -> StatementKind {
        self.statement.header.stated.kind
    }

    /// True for what concludes a check. A correction only takes away from one.
    pub(crate) fn is_check(&self) -> bool {
        self.kind() == StatementKind::Check
    }

    /// Its name among the causes of a hold.
    pub(crate) fn name(&self) -> Hash {
        self.statement.envelope
    }

    pub(crate) fn agent(&self) -> Option<AgentId> {
        self.statement.lease.map(|lease| lease.agent)
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

/// When each content of a number came in, where that is a fact of its own.
type Arrivals = BTreeMap<RecordId, BTreeMap<Hash, Timestamp>>;

/// The facts in order.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    /// The declaration received last; of two received together the one that gives more time.
    pub(crate) declared: Option<&'a Declared>,
    declarations: Vec<&'a Declared>,
    /// One statement per place, earliest first.
    pub(crate) statements: Vec<Seen<'a>>,
    /// What came later for a place that was taken.
    pub(crate) displaced: Vec<Seen<'a>>,
    /// What was said later about a check, by its place.
    corrections: BTreeMap<RecordId, Vec<Seen<'a>>>,
    pub(crate) standings: Standings<'a>,
    pub(crate) statuses: Vec<&'a DocumentStatus>,
    pub(crate) matches: Matches,
    pub(crate) confirmed: BTreeSet<RecordId>,
    pub(crate) withdrawn: bool,
    /// When somebody said that it was not them, and until when that counts.
    pub(crate) contested: BTreeSet<(Timestamp, Option<Timestamp>)>,
    pub(crate) contact_changes: ContactChanges,
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
            declarations: Vec::new(),
            statements: Vec::new(),
            displaced: Vec::new(),
            corrections: BTreeMap::new(),
            standings: Standings::default(),
            statuses: Vec::new(),
            matches: Matches::default(),
            confirmed: BTreeSet::new(),
            withdrawn: false,
            contested: BTreeSet::new(),
            contact_changes: ContactChanges::default(),
            orders: BTreeMap::new(),
            clearing: Clearing::default(),
        };
        let (mut stated, mut decisions) = (Vec::new(), Vec::new());
        let mut arrivals = Arrivals::new();
        for fact in facts {
            match fact {
                Fact::Declared(declared) => case.declarations.push(declared),
                Fact::Stated(statement) => stated.push(statement.as_ref()),
                Fact::Standing(span) => case.standings.add(span),
                Fact::Status(status) => case.statuses.push(status),
                Fact::SameDocument { other, at, is_later } => {
                    case.matches.matched(*other, *at, MatchKind::Document, *is_later);
                }
                Fact::Matched { other, kind, at, is_later } => {
                    case.matches.matched(*other, *at, *kind, Some(*is_later));
                }
                Fact::MatchEnded { other, at } => case.matches.ended(*other, *at),
                Fact::FirstReceived { place, envelope, at } => {
                    let known = arrivals.entry(*place).or_default().entry(*envelope).or_insert(*at);
                    *known = (*known).min(*at);
                }
                Fact::Confirmed { place, .. } => {
                    case.confirmed.insert(*place);
                }
                Fact::Withdrawn { .. } => case.withdrawn = true,
                Fact::Contested { at, until } => {
                    case.contested.insert((*at, *until));
                }
                Fact::ContactChanged { at, since, until } => {
                    case.contact_changes.said(*since, *at, *until);
                }
                Fact::Order(order) => case.take_order(order),
                Fact::Decision(decision) => decisions.push(decision),
            }
        }
        // `max_by_key` takes the last of equals, which the order of bytes makes the same in every run.
        case.declared = case.declarations.iter().copied().max_by_key(|one| (one.at, one.deadline));
        case.clearing = Clearing::of(&decisions, &case.declarations, &stated);
        let mut by_place: BTreeMap<RecordId, Vec<&OpenedStatement>> = BTreeMap::new();
        for statement in stated {
            by_place.entry(statement.place).or_default().push(statement);
        }
        for (place, at_place) in by_place {
            case.take(&at_place, arrivals.get(&place).unwrap_or(&BTreeMap::new()));
        }
        case.orders.retain(|_, order| !order.is_lifted);
        case.link_corrections();
        case.statements.sort_by_key(Seen::order);
        case
    }

    /// How often the deadline was extended: each extension declares the same again, with a later end.
    pub(crate) fn extensions(&self) -> usize {
        let ends: BTreeSet<Timestamp> = self.declarations.iter().map(|one| one.deadline).collect();
        ends.len().saturating_sub(1)
    }

    /// Of an order that was given and lifted, the lifting counts.
    fn take_order(&mut self, order: &'a OrderSeen) {
        let known = self.orders.entry((order.id, order.touched)).or_insert(order);
        if order.is_lifted {
            *known = order;
        }
    }

    /// What was said later about a check.
    pub(crate) fn corrections_of(&self, check: RecordId) -> &[Seen<'a>] {
        self.corrections.get(&check).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of the declared identity among the causes of a hold: that of the first declaration of it, because an
    /// extension declares the same again.
    pub(crate) fn identity_name(&self) -> Option<Hash> {
        let identity = &self.declared?.identity;
        let same = self.declarations.iter().filter(|one| one.identity == *identity);
        same.min_by_key(|one| one.at).map(|first| of_declared(first))
    }

    /// Puts each correction to the check it is about, a correction of a correction to the same check. One whose check is
    /// not here waits. Statements are in order of place here, so what a correction points back to is already known.
    fn link_corrections(&mut self) {
        let mut about: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        for seen in &self.statements {
            let place = seen.statement.place;
            if seen.is_check() {
                about.insert(place, place);
            } else if let Some(check) = seen.corrects().and_then(|back| about.get(&back).copied()) {
                about.insert(place, check);
                self.corrections.entry(check).or_default().push(*seen);
            }
        }
    }

    /// Takes what was received for one place: the envelope that came first counts, other bytes under the
    /// same key are kept as evidence (design section 6). The one that came first may be about somebody else.
    fn take(&mut self, at_place: &[&'a OpenedStatement], arrived: &BTreeMap<Hash, Timestamp>) {
        let mut by_envelope: BTreeMap<Hash, Vec<&OpenedStatement>> = BTreeMap::new();
        for statement in at_place {
            by_envelope.entry(statement.envelope).or_default().push(statement);
        }
        let of_envelope = |(envelope, same): (&Hash, &Vec<&'a OpenedStatement>)| {
            best_informed(same, arrived.get(envelope).copied())
        };
        let mut seen: Vec<Seen<'_>> = by_envelope.iter().filter_map(of_envelope).collect();
        seen.sort_by_key(|seen| (seen.first_received, seen.statement.envelope));
        let others = arrived.iter().filter(|(envelope, _)| !by_envelope.contains_key(envelope));
        let other = others.map(|(envelope, at)| (*at, *envelope)).min();
        let mut seen = seen.into_iter().peekable();
        let came_first = seen.next_if(|first| {
            other.is_none_or(|other| (first.first_received, first.statement.envelope) < other)
        });
        self.statements.extend(came_first);
        self.displaced.extend(seen);
    }
}

/// Of several openings of one envelope, the one that knew most (a body, a voucher's key, a lease that were
/// missing at another time), with the first received time of all.
fn best_informed<'a>(openings: &[&'a OpenedStatement], arrived: Option<Timestamp>) -> Option<Seen<'a>> {
    let first_received = openings.iter().map(|opening| opening.first_received).chain(arrived).min()?;
    let knowledge = |opening: &OpenedStatement| {
        (opening.body.is_some(), opening.co_signature != CoSignature::VoucherUnknown, opening.lease.is_some())
    };
    // `max_by_key` takes the last of equals, which the canonical order makes the same in every run.
    let best = openings.iter().max_by_key(|opening| knowledge(opening))?;
    Some(Seen::new(best, first_received))
}
