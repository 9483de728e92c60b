//! The rules, one file per family. Each looks at one statement in its case and adds reasons; none decides
//! what becomes of the enrolment, and none knows decisions.

mod another_agent;
mod co_signature;
mod conflict;
mod contact;
mod content;
mod contest;
mod correction;
mod deadline;
mod discretion;
mod document;
mod duplicates;
mod examination;
mod identity;
mod lease;
mod level;
mod orders;
mod second_person;
mod standing;
mod status;
mod versions;
mod voucher;

use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::judgement::{Judgement, Raised};

pub(crate) use another_agent::{judge as judge_agent, reservation};
pub(crate) use conflict::{judge as judge_conflict, speaks_against};
pub(crate) use contest::ends_after as contest_ends_after;
pub(crate) use correction::judge as judge_correction;
pub(crate) use document::valid_on;
pub(crate) use level::{judge as judge_level, level};
pub(crate) use orders::{another_check_helps, orders_change_after};

/// What the rules say of a check, and of what was said of it later.
pub(crate) fn judge(check: &Seen<'_>, case: &Case<'_>, bounds: &Bounds<'_>) -> Judgement {
    let mut judgement = Judgement::default();
    co_signature::judge(check, case, &mut judgement);
    contact::judge(check, case, &mut judgement);
    voucher::judge(check, case, bounds, &mut judgement);
    deadline::judge(check, case, bounds, &mut judgement);
    standing::judge(check, case, &mut judgement);
    second_person::judge(check, case, &mut judgement);
    lease::judge(check, &mut judgement);
    orders::judge(check, case, &mut judgement);
    content::judge(check, case, bounds, &mut judgement);
    for correction in case.corrections_of(check.statement.place) {
        judgement.raised.extend(judge_correction(check, correction, case, bounds));
    }
    judgement
}

/// What holds the enrolment as a whole, whichever check decides.
pub(crate) fn judge_enrolment(case: &Case<'_>, bounds: &Bounds<'_>) -> Vec<Raised> {
    let mut judgement = Judgement::default();
    duplicates::judge(case, &mut judgement);
    discretion::judge(case, &mut judgement);
    contest::judge(case, bounds, &mut judgement);
    orders::judge_enrolment(case, bounds, &mut judgement);
    judgement.raised.extend(case.clearing.refusals());
    judgement.raised
}
