//! Telling what an identity is to whoever it came of: always what it is, whichever enrolment was judged (B9). It must not
//! know why it is so.

use crate::State;
use crate::dossier::Dossier;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::registry::identities::{self as rows, IdentityRow, LinkRow};
use crate::store::sql::Transaction;
use reconciliation::{IdentityState, IdentityWhy, ResolutionState};
use terms::Timestamp;

/// Tells each enrolment of an identity what that is now, where it was told something else last. One that was withdrawn is
/// told nothing of it any more. No sooner than the enrolment that was judged is told what came of that.
pub(super) fn tell(
    tx: &Transaction<'_>,
    state: &State,
    row: &IdentityRow,
    links: &[LinkRow],
    judged: Option<&Dossier<'_>>,
) -> Result<(), Refusal> {
    let now = state.now();
    let due = judged.and_then(|dossier| dossier.row.untold_at(now)).map_or(now, |untold| untold.until);
    for link in links.iter().filter(|link| link.told != Some(row.state)) {
        let stands = link.linked.as_ref().map(|linked| linked.state);
        if link.told.is_none() && stands != Some(ResolutionState::Provable) {
            // It led to no identity yet: what it waits for is told by its own acts.
            continue;
        }
        let is_withdrawn = stands == Some(ResolutionState::Withdrawn);
        let is_own = |dossier: &&Dossier<'_>| dossier.id == link.enrolment;
        let kind = kind_of(row).filter(|_| !is_withdrawn);
        let was_told = match (kind, judged.filter(is_own)) {
            (None, _) => true,
            (Some(kind), Some(own)) => tell_one(tx, state, own, (row, kind), due).map(|()| true)?,
            // What cannot be read of one keeps nothing of another from being judged: it is told when that can be read again.
            (Some(kind), None) => match Dossier::read(tx, state, link.enrolment) {
                Ok(other) if other.declared().is_ok() => {
                    tell_one(tx, state, &other, (row, kind), due).map(|()| true)?
                }
                _ => false,
            },
        };
        if was_told {
            rows::set_told(tx, link.enrolment, row.state)?;
        }
    }
    Ok(())
}

/// What is told of an identity; nothing where its person knows: by their own word, or by the one that they have since.
const fn kind_of(row: &IdentityRow) -> Option<NoticeKind> {
    match (row.state, row.why) {
        (IdentityState::Withdrawn, _) | (_, IdentityWhy::Succeeded) => None,
        (IdentityState::Active, _) => Some(NoticeKind::Activated),
        (IdentityState::Suspended, _) => Some(NoticeKind::Suspended),
        (IdentityState::Expired, _) => Some(NoticeKind::Expired),
        (IdentityState::Revoked | IdentityState::Erased, _) => Some(NoticeKind::Ended),
    }
}

fn tell_one(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    (row, kind): (&IdentityRow, NoticeKind),
    due: Timestamp,
) -> Result<(), Refusal> {
    let number = rows::turns(tx, row.id)?;
    let own = dossier.row.untold_at(state.now()).map_or(due, |untold| untold.until.max(due));
    let telling = Telling {
        act: format!("{} {} {} i{number}", kind.word(), dossier.id, row.id),
        enrolment: dossier.id,
        kind,
        values: Values { day: Some(state.now()), ..Values::default() },
    };
    notices::tell_in(tx, state, dossier, &telling, own)
}
