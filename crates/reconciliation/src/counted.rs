//! Which checks count: the document that was shown there is evidence of who somebody is, and may match another enrolment's.

use crate::case::{Case, Seen};
use crate::fact::{CoSignature, Fact};
use crate::hold::Hold;
use crate::resolution::{Judged, Resolution, ResolutionState, Verdict};
use statement::{Hash, RecordId};
use terms::Timestamp;

/// A check that counts: the document that was shown at it is evidence of who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its place.
    pub place: RecordId,
    /// The envelope it came in.
    pub envelope: Hash,
    /// Since when all that it needs is here: itself, and the applicant's word where they had not co-signed.
    pub since: Timestamp,
}

/// The checks that count: not barred, and not by an agent alone. None of an enrolment that has ended.
pub fn counted(facts: &[Fact], resolution: &Resolution) -> Vec<Counted> {
    let is_over = matches!(
        resolution.state,
        ResolutionState::Refused | ResolutionState::Lapsed | ResolutionState::Withdrawn
    );
    if is_over {
        return Vec::new();
    }
    // A secret that was used before may have been kept by the agent.
    let by_agent_alone = [Hold::NotCoSigned, Hold::CoSignatureWrong, Hold::SecretUsedTwice];
    let counts = |seen: &Seen<'_>| {
        resolution.reasons.iter().any(|judged| {
            (judged.place, judged.envelope) == (seen.statement.place, seen.name())
                && !matches!(judged.verdict, Verdict::Refused | Verdict::NotACheck)
                && by_agent_alone.iter().all(|hold| !judged.holds.contains(hold))
        })
    };
    let case = Case::of(facts);
    let counting = case.statements.iter().filter(|seen| counts(seen));
    counting
        .map(|seen| Counted {
            place: seen.statement.place,
            envelope: seen.name(),
            since: seen.first_received.max(word_for(seen, facts).unwrap_or(Timestamp::MIN)),
        })
        .collect()
}

/// True where a later enrolment of the same person may renew this one: it stands, or nothing speaks against it but what is
/// not about the person. Neither who doubted nor who said that it was not them is passed by in a new enrolment.
pub fn may_be_renewed(resolution: &Resolution) -> bool {
    let has_reservation = |judged: &Judged| judged.holds.iter().any(|hold| hold.is_reservation());
    let is_spoken_against = resolution.holds.keys().any(|hold| hold.speaks_against_identity());
    resolution.state == ResolutionState::Provable
        || !(is_spoken_against || resolution.reasons.iter().any(has_reservation))
}

/// When somebody else than the agent stood up for a check: the applicant, or else a person who decided.
fn word_for(check: &Seen<'_>, facts: &[Fact]) -> Option<Timestamp> {
    if matches!(check.statement.co_signature, CoSignature::Right { .. }) {
        return None;
    }
    let confirmed = facts.iter().filter_map(|fact| match fact {
        Fact::Confirmed { place, at } if *place == check.statement.place => Some(*at),
        _ => None,
    });
    let decided = facts.iter().filter_map(|fact| match fact {
        Fact::Decision(decision) => {
            let lifted = [Hold::NotCoSigned, Hold::CoSignatureWrong].map(|hold| decision.lifts.get(&hold));
            let named = lifted.into_iter().flatten().any(|causes| causes.contains(&check.name()));
            named.then_some(decision.at)
        }
        _ => None,
    });
    confirmed.min().or_else(|| decided.min())
}
