//! Somebody says that it was not them: nothing becomes active, what is active rests, and a person looks. A word that
//! nothing confirmed counts for a while and ends by itself; one that a confirmed channel carried stays until a person decides.

use crate::bounds::Bounds;
use crate::case::Case;
use crate::digest::of_contest;
use crate::hold::Hold;
use crate::judgement::Judgement;
use terms::Timestamp;

pub(super) fn judge(case: &Case<'_>, bounds: &Bounds<'_>, judgement: &mut Judgement) {
    let counts = |until: Option<Timestamp>| until.is_none_or(|until| bounds.instant < until);
    let mut said = case.contested.iter().filter(|(_, until)| counts(*until)).peekable();
    // All that was said: who decided before the last word has not seen it.
    if said.peek().is_some() {
        judgement.hold(Hold::Contested, said.map(|(at, until)| of_contest(*at, *until)));
    }
}

/// The next instant at which some word counts no more.
pub(crate) fn ends_after(case: &Case<'_>, instant: Timestamp) -> Option<Timestamp> {
    case.contested.iter().filter_map(|(_, until)| *until).filter(|until| *until > instant).min()
}
