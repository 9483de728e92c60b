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
use terms::{BirthDate, Day, Personal};

pub(super) fn judge(check: &Seen<'_>, case: &Case<'_>, judgement: &mut Judgement) {
    let Some(read) = check.statement.body.as_ref().and_then(|body| body.identity.as_ref()) else { return };
    let Some(declared) = case.declared else {
        judgement.hold(Hold::IdentityDiffers, [check.name()]);
        return;
    };
    let declared = &declared.identity;
    let names = [Some(&declared.birth_name), declared.usage_name.as_ref()];
    let [birth_name, usage_name] = names.map(|name| relation(name, declared, read));
    if birth_name.min(usage_name) == NameMatch::CompatibleWithTruncation {
        judgement.note(Note::NameTruncated);
    }
    let causes = || case.identity_name().into_iter().chain([check.name()]);
    let on = check.first_received.utc_day();
    let born = birth(*declared.birth.reveal(), *read.birth.reveal(), on);
    if birth_name.min(usage_name) == NameMatch::Different
        || born == Birth::Differs
        || !agree_beside(declared, read)
    {
        judgement.hold(Hold::IdentityDiffers, causes());
        return;
    }
    // Issuers print either name or both; only what a document shows is evidence.
    if birth_name == NameMatch::Different {
        judgement.hold(Hold::BirthNameNotShown, causes());
    }
    if born == Birth::Incomplete {
        judgement.hold(Hold::BirthDateIncomplete, causes());
    }
}

fn relation(name: Option<&Personal<String>>, declared: &DeclaredIdentity, read: &IdentityRead) -> NameMatch {
    let Some(name) = name else { return NameMatch::Different };
    let declared = NameParts { primary: name.reveal(), secondary: declared.given_names.reveal() };
    let shown = NameParts { primary: read.primary.reveal(), secondary: read.secondary.reveal() };
    compare(declared, shown, read.truncated)
}

fn agree_beside(declared: &DeclaredIdentity, read: &IdentityRead) -> bool {
    alpha_3(declared.nationality.reveal()) == alpha_3(read.nationality.reveal())
        && *declared.sex.reveal() == read.sex
}

/// How two dates of birth relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Birth {
    Same,
    /// One of them leaves out a part that the other says.
    Incomplete,
    Differs,
}

/// Somebody may be born on an unknown day (Doc 9303 part 3, section 4.8): then document and declaration both say so. The
/// lines do not hold the century: the declared one counts where its holder may live.
fn birth(declared: BirthDate, read: BirthDate, on: Day) -> Birth {
    let parts = [(declared.month(), read.month()), (declared.day(), read.day())];
    if !declared.is_but_for_century(read, on)
        || parts.iter().any(|(one, other)| one.zip(*other).is_some_and(|(one, other)| one != other))
    {
        Birth::Differs
    } else if parts.iter().any(|(one, other)| one != other) {
        Birth::Incomplete
    } else {
        Birth::Same
    }
}
