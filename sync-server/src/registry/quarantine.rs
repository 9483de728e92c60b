//! What is set aside: what staff may see of it, and what a person may decide about it.

use crate::State;
use crate::model::{Decided, Decision};
use crate::refusal::Refusal;
use crate::store::queries::registry::decided;
use crate::store::queries::registry::set_aside::{self, SetAside};
use statement::{QuarantineReason, RecordId};
use terms::Problem;

/// Characters of the note that says why.
const LONGEST_NOTE: usize = 300;

/// Everything that is set aside.
pub async fn set_aside(state: &State) -> Result<Vec<SetAside>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(set_aside::all(conn)?)).await
}

/// What may be decided about a record set aside for that reason. Only a broken chain leaves a person something to weigh:
/// what does not open, or is not the agent's, no decision opens. Other bytes under a number are evidence.
pub const fn choices(reason: Option<QuarantineReason>) -> &'static [Decision] {
    match reason {
        Some(QuarantineReason::ChainBroken) => &[Decision::Release, Decision::Refuse],
        Some(_) => &[Decision::Refuse],
        None => &[],
    }
}

/// Carries out what a person decided about a record that is set aside. The note says why, in their words.
pub async fn decide(
    state: &State,
    place: RecordId,
    decision: Option<Decision>,
    login: String,
    note: &str,
) -> Result<(), Refusal> {
    let decision = decision.ok_or_else(|| Refusal::of_field("decision", Problem::FieldMissing))?;
    let decided = Decided { decision, login, note: note_of(note)?, at: state.now() };
    let job = move |tx: &crate::store::sql::Transaction<'_>| {
        let (reason, digest) = decided::set_aside_for(tx, place)?.ok_or(Problem::NotFound)?;
        if !choices(reason).contains(&decision) {
            return Err(Refusal::from(Problem::NotFound));
        }
        Ok(decided::decide(tx, place, digest, &decided)?)
    };
    let done = state.store.write(job).await;
    state.registry.kept.notify_one();
    done
}

fn note_of(text: &str) -> Result<String, Refusal> {
    let text = terms::text::typed(text);
    match text.chars().count() {
        0 => Err(Refusal::of_field("note", Problem::FieldMissing)),
        1..=LONGEST_NOTE => Ok(text),
        _ => Err(Refusal::of_field("note", Problem::FieldInvalid)),
    }
}
