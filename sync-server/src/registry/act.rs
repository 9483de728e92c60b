//! Acting: the state an enrolment shows, the identity that becomes live, the notices that go out.

use crate::State;
use crate::enrolments::{EnrolmentState, deadline, issue_voucher, open_declaration};
use crate::http::Refusal;
use crate::notices::{self, NoticeKind, Telling, Values};
use crate::store::sql::Transaction;
use crate::store::verbs::enrolments;
use crate::store::verbs::registry::facts;
use proofing::Level;
use reconciliation::{Act, Resolution, State as Standing};
use terms::{EnrolmentId, IdentityId, Problem, Timestamp};

/// Moves the enrolment's own state along with its resolution. What its machine does not allow from where it
/// stands (a late fact after the end) leaves it there: the resolution keeps the truth.
pub(super) fn follow(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    resolution: &Resolution,
) -> Result<(), Refusal> {
    let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
    let received = || row.state.receive_check();
    let next = match resolution.state {
        Standing::AwaitingCheck => row.state.ask_again(),
        Standing::UnderReview => received().and_then(EnrolmentState::review),
        Standing::Provable => received().and_then(EnrolmentState::activate),
        Standing::Refused => received().and_then(EnrolmentState::refuse),
        Standing::Lapsed => row.state.lapse(),
        Standing::Withdrawn => row.state.withdraw(),
    };
    match next {
        Ok(next) if next != row.state => Ok(enrolments::set_state(tx, enrolment, next, state.now())?),
        _ => Ok(()),
    }
}

/// Does one act, after so many that were done before this judgement. Whatever it writes is in the
/// transaction that found it due.
pub(super) fn perform(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    (before, act): (usize, Act),
    resolution: &Resolution,
    checked: Option<Timestamp>,
) -> Result<(), Refusal> {
    // One letter for what one judgement says twice (under review, suspended), another for the next one's.
    let tell = |kind: NoticeKind| {
        tell(tx, state, enrolment, kind, format!("{} {enrolment} {before}", kind.word()), checked)
    };
    match act {
        Act::IssueVoucher => {
            issue_voucher(tx, state, enrolment)?;
            // Under review it is there just in case: nobody is asked to come again.
            if resolution.state == Standing::AwaitingCheck { tell(NoticeKind::Again) } else { Ok(()) }
        }
        Act::Activate => activate(tx, state, enrolment, resolution),
        Act::Suspend => Ok(facts::set_identity_state(tx, enrolment, facts::SUSPENDED)?),
        Act::Reinstate => Ok(facts::set_identity_state(tx, enrolment, facts::ACTIVE)?),
        // The review itself is the enrolment's state, which `follow` has set.
        Act::OpenReview => Ok(()),
        Act::TellChecked => tell(NoticeKind::Checked),
        Act::TellUnderReview => tell(NoticeKind::Review),
        Act::TellSuspended => tell(NoticeKind::Suspended),
        Act::TellActivated => tell(NoticeKind::Activated),
        Act::TellRefused => tell(NoticeKind::Refused),
        Act::TellLapsed => tell(NoticeKind::Lapsed),
        Act::TellWithdrawn => tell(NoticeKind::Withdrawn),
    }
}

/// Makes the identity live. Who has a live one already keeps it: a renewal gives no second identity.
fn activate(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    resolution: &Resolution,
) -> Result<(), Refusal> {
    let level = resolution.level.map_or(Level::Low.code(), Level::code);
    let person = person_key(tx, state, enrolment)?;
    let id = IdentityId(state.draw());
    facts::activate(tx, id, &person, enrolment, level, state.now())?;
    Ok(())
}

/// The exact key of a person: birth name, given names, date, place, country and sex, hashed under a key.
fn person_key(tx: &Transaction<'_>, state: &State, enrolment: EnrolmentId) -> Result<[u8; 32], Refusal> {
    let (declared, _) = open_declaration(tx, state, enrolment)?;
    let fields = [
        &declared.birth_name,
        &declared.given_names,
        &declared.birth_date,
        &declared.birth_place,
        &declared.birth_country,
        &declared.sex,
    ];
    let folded: Vec<String> = fields.iter().map(|field| folded(field.reveal())).collect();
    Ok(state.enrolment_keys.keyed_hash("person", folded.join("\n").as_bytes()))
}

/// The form two spellings of one name share; a name outside the table keeps its own letters.
fn folded(text: &str) -> String {
    documents::names::to_mrz(text).unwrap_or_else(|_| text.to_uppercase())
}

fn tell(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    kind: NoticeKind,
    act: String,
    checked: Option<Timestamp>,
) -> Result<(), Refusal> {
    let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
    let ends = row.submitted_at.map(|at| deadline(at, row.policy_days, row.extension_days));
    let values = Values { day: Some(checked.unwrap_or(state.now())), deadline: ends, ..Values::default() };
    notices::tell(tx, state, &Telling { act, enrolment, kind, values })
}
