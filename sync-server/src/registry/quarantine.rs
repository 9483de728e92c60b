//! What is set aside: what staff may see of it, and what a person may decide about it.

use crate::State;
use crate::model::{Decided, Decision};
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::registry::decided;
use crate::store::queries::registry::set_aside::{self, SetAside};
use crate::store::sql::{Connection, Transaction};
use statement::{QuarantineReason, RecordId};
use terms::Problem;
use wire::v1::administration::Act;

/// Characters of the note that says why.
const LONGEST_NOTE: usize = 300;

/// Everything that is set aside.
pub async fn set_aside(state: &State) -> Result<Vec<SetAside>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(set_aside::all(conn)?)).await
}

/// What may be decided about a record set aside for that reason. A broken chain and a receipt that proves nothing leave a
/// person something to weigh: what does not open, or is not the agent's, no decision opens. Other bytes under a number are
/// evidence.
pub const fn choices(reason: Option<QuarantineReason>) -> &'static [Decision] {
    match reason {
        Some(QuarantineReason::ChainBroken | QuarantineReason::ReceiptUnproven) => {
            &[Decision::Release, Decision::Refuse]
        }
        Some(_) => &[Decision::Refuse],
        None => &[],
    }
}

/// Why a person decides, in their words: 1 to 300 characters.
#[derive(Clone, Debug)]
pub struct Note(String);

impl Note {
    /// Reads what was typed.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let text = terms::text::typed(text);
        match text.chars().count() {
            0 => Err(Refusal::of_field("note", Problem::FieldMissing)),
            1..=LONGEST_NOTE => Ok(Self(text)),
            _ => Err(Refusal::of_field("note", Problem::FieldInvalid)),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Refuses a decision that cannot be made about the record.
pub fn check_decision(conn: &Connection, place: RecordId, decision: Decision) -> Result<[u8; 32], Refusal> {
    let (reason, digest) = decided::set_aside_for(conn, place)?.ok_or(Problem::NotFound)?;
    if choices(reason).contains(&decision) { Ok(digest) } else { Err(Problem::NotFound.into()) }
}

/// Carries out what a person decided about a record that is set aside.
pub async fn decide(
    state: &State,
    word: Word,
    place: RecordId,
    decision: Decision,
    note: Note,
) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        let digest = check_decision(tx, place, decision)?;
        let RecordId { chain, sequence } = place;
        let login = word.login().to_owned();
        let decided = Decided { decision, login, note: note.0.clone(), at: now };
        decided::decide(tx, place, digest, &decided)?;
        match decision {
            Decision::Release => word.enter(tx, Act::Release { chain, sequence, note: note.0 }, now),
            Decision::Refuse => word.enter_taking(tx, Act::Refuse { chain, sequence, note: note.0 }, now),
        }
    };
    let done = state.store.write(job).await;
    state.registry.kept.notify_one();
    done
}
