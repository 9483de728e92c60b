//! What was read and answered, whoever states it: a check, or a correction of one. It owns no rule; it asks those of the
//! check's day once for each policy that was in force in some part of its interval.

use super::{document, examination, identity, status, versions};
use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::judgement::{Judgement, agreed};
use crate::policy::Policy;

/// What the rules say of what was read and answered, whoever states it.
pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, bounds: &Bounds<'_>, judgement: &mut Judgement) {
    identity::judge(check, case, judgement);
    examination::judge(check, judgement);
    let mut rule = None;
    let by_policy = bounds.judging(check).map(|policy| {
        let mut reasons = Judgement::default();
        by_the_day(check, case, policy, &mut reasons);
        // Of several policies the last one's names the rule.
        rule = reasons.rule;
        reasons.raised
    });
    let raised = agreed(by_policy.collect());
    judgement.raised.extend(raised);
    judgement.rule = rule;
}

/// What the policy of the check's day decides.
fn by_the_day(check: &Seen<'_>, case: &Case<'_>, policy: &Policy, judgement: &mut Judgement) {
    document::judge(check, policy, judgement);
    status::judge(check, case, policy, judgement);
    versions::judge(check, policy, judgement);
}
