//! The applicant's secret co-signs (design section 5, Voucher): it stops an agent alone.
//!
//! An abandoned case spends its invitation, but is no check under its secret: the registry issues a new invitation. At
//! a door without a network the same person may show another document under the same code, and that second try is not
//! held for it.

use crate::case::{Case, Seen};
use crate::fact::CoSignature;
use crate::hold::Hold;
use crate::judgement::Judgement;
use statement::Hash;

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
    let earlier = case
        .statements
        .iter()
        .take_while(|other| other.order() < check.order())
        .filter(|other| other.is_check())
        .filter(|other| other.statement.co_signature == CoSignature::Right { voucher });
    let names: Vec<Hash> = earlier.map(Seen::name).collect();
    if !names.is_empty() {
        judgement.hold(Hold::SecretUsedTwice, names.into_iter().chain([check.name()]));
    }
}
