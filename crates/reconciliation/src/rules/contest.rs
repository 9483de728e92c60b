//! Somebody says that it was not them: nothing becomes active, what is active rests, and a person
//! looks.

use crate::case::Case;
use crate::hold::Hold;
use crate::judgement::Judgement;

pub(super) fn judge(case: &Case<'_>, judgement: &mut Judgement) {
    if let Some(at) = case.contested {
        judgement.hold(Hold::Contested, at);
    }
}
