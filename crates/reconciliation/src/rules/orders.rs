//! Orders (scenarios 6 and 14): what an agent, a device or an office did in a span, a document that is stopped. The span may
//! lie in the past, and the order may come long after the check. The rule guards against agent and device, so it asks the
//! proven interval.

use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::digest::of_order;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::order::{OrderSeen, Touched};
use statement::Effect;
use terms::{Interval, Timestamp};

/// How much of an interval lies in the span of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    All,
    Some,
    None,
}

/// What the orders say of a check.
pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    for order in case.orders.values().filter(|order| touches(order, check)) {
        let causes = [of_order(order), check.name()];
        match (share(order, check.proven), order.effect, hold_of(order.touched)) {
            (Share::None, ..) => {}
            (_, Effect::Rests, _) => judgement.hold(Hold::Ordered, causes),
            // What a source says of a document is a person's to weigh, as before.
            (_, Effect::Voids, Hold::DocumentListed) => judgement.hold(Hold::DocumentListed, causes),
            (Share::All, Effect::Voids, hold) => judgement.bar(hold, causes),
            (Share::Some, Effect::Voids, hold) => judgement.hold(hold, causes),
        }
    }
}

/// What they say of the enrolment as a whole, from the first instant of their span to its end.
pub(super) fn judge_enrolment(case: &Case<'_>, bounds: &Bounds<'_>, judgement: &mut Judgement) {
    let holds_now = |order: &&OrderSeen| share(order, Interval::at(bounds.instant)) == Share::All;
    for order in on_enrolment(case).filter(holds_now) {
        judgement.hold(Hold::EnrolmentOrdered, [of_order(order)]);
    }
}

/// When the next order on the enrolment as a whole begins or ends.
pub(crate) fn orders_change_after(case: &Case<'_>, instant: Timestamp) -> Option<Timestamp> {
    let ends = on_enrolment(case).flat_map(|order| [order.from, order.until]).flatten();
    ends.filter(|end| *end > instant).min()
}

fn on_enrolment<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c OrderSeen> {
    case.orders.values().copied().filter(|order| order.touched == Touched::Enrolment)
}

/// True where the orders are about who checked, on what or where: another agent's check is worth all that this one was
/// (scenario 14, who is asked to come again).
pub(crate) fn another_check_helps(case: &Case<'_>) -> bool {
    case.orders.values().all(|order| !matches!(order.touched, Touched::Document(_) | Touched::Enrolment))
}

fn touches(order: &OrderSeen, check: &Seen<'_>) -> bool {
    let lease = check.statement.lease;
    match order.touched {
        Touched::Agent(agent) => lease.is_some_and(|lease| lease.agent == agent),
        Touched::Device(device) => lease.is_some_and(|lease| lease.device == device),
        Touched::Office(office) => lease.is_some_and(|lease| lease.office == Some(office)),
        Touched::Document(place) => check.statement.place == place,
        Touched::Enrolment => false,
    }
}

const fn hold_of(touched: Touched) -> Hold {
    match touched {
        Touched::Agent(_) => Hold::AgentNotInStanding,
        Touched::Device(_) => Hold::DeviceNotInStanding,
        Touched::Office(_) => Hold::OfficeNotInStanding,
        Touched::Document(_) => Hold::DocumentListed,
        Touched::Enrolment => Hold::EnrolmentOrdered,
    }
}

/// A span includes its first instant and not its end; an interval includes both its ends.
fn share(order: &OrderSeen, interval: Interval) -> Share {
    let (from, until) = (order.from.unwrap_or(Timestamp::MIN), order.until.unwrap_or(Timestamp::MAX));
    let ends_after = |instant: Timestamp| order.until.is_none() || until > instant;
    if from > interval.latest || !ends_after(interval.earliest) {
        Share::None
    } else if from <= interval.earliest && ends_after(interval.latest) {
        Share::All
    } else {
        Share::Some
    }
}
