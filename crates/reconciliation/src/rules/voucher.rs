//! The voucher's own end: devices warn of it and the registry judges it (design section 5, Voucher). The secret is right,
//! so it is a hold. Outages add to it as they add to the deadline it was issued for.

use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::hold::Hold;
use crate::judgement::Judgement;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, bounds: &Bounds<'_>, judgement: &mut Judgement) {
    let Some(until) = check.statement.voucher_until else { return };
    let from = case.declared.map_or(until, |declared| declared.submitted.unwrap_or(declared.at));
    let end = bounds.extended(from, until);
    // One that ends with the deadline is judged by the deadline.
    if bounds.deadline.is_none_or(|deadline| end < deadline) && check.measured.latest > end {
        judgement.hold(Hold::VoucherExpired, [check.name()]);
    }
}
