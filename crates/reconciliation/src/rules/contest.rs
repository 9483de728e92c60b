//! Somebody says that it was not them: nothing becomes active, what is active rests, and a person
//! looks.

use crate::case::Case;
use crate::digest::of_contest;
use crate::hold::Hold;
use crate::judgement::Judgement;

pub(super) fn judge(case: &Case<'_>, judgement: &mut Judgement) {
    // All that was said: who decided before the last word has not seen it.
    if !case.contested.is_empty() {
        judgement.hold(Hold::Contested, case.contested.iter().map(|at| of_contest(*at)));
    }
}
