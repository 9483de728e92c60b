//! The declared identity against the one read. The registry compares; an agent never says
//! that two names are one.

use crate::case::{Case, Seen};
use crate::fact::DeclaredIdentity;
use crate::hold::Hold;
use crate::judgement::Judgement;
use crate::resolution::Note;
use documents::names::{NameMatch, NameParts, compare};
use documents::states::alpha_3;
use statement::IdentityRead;
use terms::{BirthDate, Day};

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    let Some(read) = check.statement.body.as_ref().and_then(|body| body.identity.as_ref()) else { return };
    let Some(declared) = case.declared else {
        judgement.hold(Hold::IdentityDiffers, [check.name()]);
        return;
    };
    let name = match_names(&declared.identity, read);
    if name == NameMatch::CompatibleWithTruncation {
        judgement.note(Note::NameTruncated);
    }
    let on = check.first_received.utc_day();
    if name == NameMatch::Different || !agree_beyond_names(&declared.identity, read, on) {
        judgement.hold(Hold::IdentityDiffers, case.identity_name().into_iter().chain([check.name()]));
    }
}

/// The better of birth name and name in use: issuers print one, the other or both.
fn match_names(declared: &DeclaredIdentity, read: &IdentityRead) -> NameMatch {
    let read_parts = NameParts { primary: read.primary.reveal(), secondary: read.secondary.reveal() };
    [Some(&declared.birth_name), declared.usage_name.as_ref()]
        .into_iter()
        .flatten()
        .map(|name| NameParts { primary: name.reveal(), secondary: declared.given_names.reveal() })
        .map(|parts| compare(parts, read_parts, read.truncated))
        .min()
        .unwrap_or(NameMatch::Different)
}

fn agree_beyond_names(declared: &DeclaredIdentity, read: &IdentityRead, on: Day) -> bool {
    let nationality = alpha_3(declared.nationality.reveal()) == alpha_3(read.nationality.reveal());
    nationality
        && *declared.sex.reveal() == read.sex
        && can_be_one(*declared.birth.reveal(), *read.birth.reveal(), on)
}

/// Parts unknown to either side contradict nothing (Doc 9303 part 3, section 4.8). The lines do not hold the century: the
/// declared one counts where its holder may live.
fn can_be_one(declared: BirthDate, read: BirthDate, on: Day) -> bool {
    let part = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
    declared.is_but_for_century(read, on)
        && part(declared.month(), read.month())
        && part(declared.day(), read.day())
}
