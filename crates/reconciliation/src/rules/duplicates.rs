//! One document, one person, one enrolment (R-27, R-28; scenario 9). A match holds the later of the two until a person has
//! looked or the other one is over; nothing is merged by rule and nobody learns of the other account.

use crate::case::Case;
use crate::digest::of_match;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::match_kind::MatchKind;

pub(super) fn judge(case: &Case<'_>, judgement: &mut Judgement) {
    // One reason per other enrolment: a decision about one match has not seen the next.
    for (other, kind) in case.matches.holding() {
        let hold = match kind {
            MatchKind::Document => Hold::DocumentInTwoEnrolments,
            MatchKind::Person => Hold::PersonInTwoEnrolments,
            MatchKind::Near => Hold::PersonMayBeAnother,
            MatchKind::Renewal => continue,
        };
        judgement.hold(hold, [of_match(other, kind)]);
    }
}
