//! Cases in their author's vault: saved at every step, set aside, taken up again, and what is typed before one is open.

use crate::case::{Case, Entries};
use crate::refusal::Refusal;
use crate::state::State;
use journal::DraftId;
use terms::{Doing, Timestamp};
use wire::json;

const ENTRIES: &str = "entries";

/// Saves the case as it stands. Every step ends here before it is shown.
pub(crate) fn save(state: &State, case: &Case, at: Timestamp) -> Result<(), Refusal> {
    let bytes = zeroize::Zeroizing::new(json::encode(&case.draft).doing("writing a draft")?);
    Ok(state.session()?.vault.save_draft(case.id, &bytes, at)?)
}

/// Opens the draft last saved among those wanted; none of them is no error.
pub(crate) fn resume(state: &mut State, is_wanted: impl Fn(DraftId) -> bool) -> Result<(), Refusal> {
    let identity = state.identity()?;
    let session = state.session()?;
    let saved = session.vault.drafts()?.into_iter().find(|draft| is_wanted(draft.id));
    let Some(saved) = saved else { return Ok(()) };
    let policy = session.policy(&identity)?.unwrap_or_default();
    match Case::resume(&identity, saved.id, saved.content.reveal(), &policy) {
        Ok(case) => state.case = Some(case),
        // The draft stays where it is; it must not keep its author from signing in.
        Err(refusal) => tracing::error!(%refusal, "a draft could not be taken up again"),
    }
    Ok(())
}

/// The cases parked, oldest first, with the name of their drafts.
pub(crate) fn parked(state: &State) -> Result<Vec<(DraftId, Case)>, Refusal> {
    let (Ok(session), Ok(identity)) = (state.session(), state.identity()) else { return Ok(Vec::new()) };
    let open = state.case.as_ref().map(|case| case.id);
    let policy = session.policy(&identity)?.unwrap_or_default();
    let mut held: Vec<(DraftId, Case)> = session
        .vault
        .drafts()?
        .into_iter()
        .filter(|draft| Some(draft.id) != open)
        .filter_map(|draft| {
            let case = Case::resume(&identity, draft.id, draft.content.reveal(), &policy).ok()?;
            Some((draft.id, case))
        })
        .collect();
    held.sort_by_key(|(_, case)| case.draft.opened);
    Ok(held)
}

/// Saves what stands in the fields: in the case's draft, or beside the drafts while no case is open.
pub(crate) fn save_entries(state: &mut State, entries: Entries, at: Timestamp) -> Result<(), Refusal> {
    if let Some(mut case) = state.case.take() {
        case.draft.entries = entries;
        let saved = save(state, &case, at);
        state.case = Some(case);
        return saved;
    }
    let bytes = json::encode(&entries).doing("writing what is being typed")?;
    Ok(state.session()?.vault.put(ENTRIES, &zeroize::Zeroizing::new(bytes))?)
}

/// What stands in the fields.
pub(crate) fn entries(state: &State) -> Result<Entries, Refusal> {
    if let Some(case) = &state.case {
        return Ok(case.draft.entries.clone());
    }
    let Ok(session) = state.session() else { return Ok(Entries::default()) };
    let stored = session.vault.get(ENTRIES)?;
    Ok(stored.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// Forgets what was typed before a case was open: it has become the case.
pub(crate) fn forget_entries(state: &State) -> Result<(), Refusal> {
    Ok(state.session()?.vault.remove(ENTRIES)?)
}
