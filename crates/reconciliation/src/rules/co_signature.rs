//! The applicant's secret co-signs (design section 5, Voucher): it stops an agent alone.
//!
//! An abandoned case spends its invitation, but is no check under its secret: the registry issues a new invitation. At
//! a door without a network the same person may show another document under the same code, and that second try is not
//! held for it; a third is. What was left because a device or a program failed counts for nothing.

use crate::case::{Case, Seen};
use crate::fact::CoSignature;
use crate::hold::Hold;
use crate::judgement::Judgement;
use proofing::AbandonReason;
use statement::{Hash, StatementKind};

/// Cases that may be left under a voucher's secret before the check it is for.
const RETRIES: usize = 1;

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    match check.statement.co_signature {
        CoSignature::Right { voucher } => used_before(check, case, voucher, judgement),
        CoSignature::Wrong => judgement.hold(Hold::CoSignatureWrong, [check.name()]),
        // Under an unknown key a voucher is not verifiable, never forged.
        CoSignature::Absent | CoSignature::VoucherUnknown => {
            if !case.confirmed.contains(&check.statement.place) {
                judgement.hold(Hold::NotCoSigned, [check.name()]);
            }
        }
    }
}

/// A second check under one secret is held; the first is not touched by it.
fn used_before(check: &Seen<'_>, case: &Case<'_>, voucher: u32, judgement: &mut Judgement) {
    let before = case.statements.iter().take_while(|other| other.order() < check.order());
    let under_it = before.filter(|other| other.statement.co_signature == CoSignature::Right { voucher });
    let (checks, others): (Vec<&Seen<'_>>, Vec<&Seen<'_>>) = under_it.partition(|other| other.is_check());
    if !checks.is_empty() {
        let names = checks.into_iter().map(Seen::name);
        judgement.hold(Hold::SecretUsedTwice, names.chain([check.name()]));
    }
    let left: Vec<Hash> = others.into_iter().filter(|other| was_left(other)).map(Seen::name).collect();
    if left.len() > RETRIES {
        judgement.hold(Hold::VoucherUsedUp, left.into_iter().chain([check.name()]));
    }
}

/// A case that somebody left; none that the device or the software ended.
fn was_left(seen: &Seen<'_>) -> bool {
    let reason = seen.statement.body.as_ref().and_then(|body| body.reason);
    seen.kind() == StatementKind::Abandoned
        && !matches!(reason, Some(AbandonReason::Technical | AbandonReason::Interrupted))
}
