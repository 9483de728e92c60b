//! The rules, one file per family. Each looks at one statement in its case and adds reasons; none decides
//! what becomes of the enrolment, and none knows decisions.

mod co_signature;
mod conflict;
mod contest;
mod deadline;
mod discretion;
mod document;
mod duplicates;
mod examination;
mod identity;
mod lease;
mod level;
mod orders;
mod standing;
mod status;

use crate::case::{Case, Seen};
use crate::judgement::{Judgement, Raised};
use crate::policy::Policy;

pub(crate) use conflict::{judge as judge_conflict, speaks_against};
pub(crate) use level::{judge as judge_level, level};

/// What the rules say of a check.
pub(crate) fn judge(check: &Seen<'_>, case: &Case<'_>, policy: &Policy) -> Judgement {
    let mut judgement = Judgement::default();
    co_signature::judge(check, case, &mut judgement);
    deadline::judge(check, case, policy, &mut judgement);
    document::judge(check, policy, &mut judgement);
    status::judge(check, case, policy, &mut judgement);
    identity::judge(check, case, &mut judgement);
    standing::judge(check, case, &mut judgement);
    lease::judge(check, &mut judgement);
    orders::judge(check, case, &mut judgement);
    examination::judge(check, &mut judgement);
    judgement
}

/// What holds the enrolment as a whole, whichever check decides.
pub(crate) fn judge_enrolment(case: &Case<'_>) -> Vec<Raised> {
    let mut judgement = Judgement::default();
    duplicates::judge(case, &mut judgement);
    discretion::judge(case, &mut judgement);
    contest::judge(case, &mut judgement);
    orders::judge_enrolment(case, &mut judgement);
    judgement.raised
}
