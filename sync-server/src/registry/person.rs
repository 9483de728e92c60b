//! Who somebody is, by evidence: the keys of what was read at checks that count, and the key under which one person has one
//! live identity. It must not know what follows from a match.

use super::fact::document_key;
use crate::State;
use crate::dossier::Dossier;
use crate::refusal::Refusal;
use crate::store::queries::registry::counted_keys::{self, CountedKeys, Key, Shown, Whose};
use crate::store::queries::registry::identities::{self, IdentityRow};
use crate::store::sql::Connection;
use reconciliation::{
    Birthplace, Fact, KeyKind, OpenedStatement, Resolution, counted, person_keys as texts_of,
};
use statement::IdentityRead;
use std::collections::BTreeMap;
use wire::v1::enrolment::Declaration;

/// The keys that count for an enrolment, each with when and by what it was shown first. A channel counts as it was when the
/// key first did: whoever changes their telephone afterwards is the same person still.
pub(super) fn keys_of(
    state: &State,
    dossier: &Dossier<'_>,
    known: &[Fact],
    resolution: &Resolution,
    before: &CountedKeys,
) -> CountedKeys {
    let mut keys = CountedKeys::new();
    let counted = counted(known, resolution);
    if counted.is_empty() {
        return keys;
    }
    let whose = whose(state, dossier);
    for check in counted {
        let mut stated = known.iter().filter_map(Fact::statement);
        let Some(statement) = stated.find(|statement| statement.envelope == check.envelope) else { continue };
        let shown = Shown { since: check.since, envelope: check.envelope };
        for key in keys_of_check(state, dossier, statement) {
            let whose = whose.filter(|_| key.kind.is_exact()).map(|whose| Whose {
                channel: before
                    .get(&key)
                    .and_then(|(_, whose)| *whose)
                    .map_or(whose.channel, |known| known.channel),
                ..whose
            });
            let known = keys.entry(key).or_insert((shown, whose));
            known.0 = known.0.min(shown);
        }
    }
    keys
}

fn keys_of_check(state: &State, dossier: &Dossier<'_>, statement: &OpenedStatement) -> Vec<Key> {
    let document = document_key(state, statement).map(|key| Key { kind: KeyKind::Document, key });
    let read = statement.body.as_ref().and_then(|body| body.identity.as_ref());
    // A declaration that cannot be read says no birthplace; what was read stands without it.
    let born_in = dossier.declared().ok().map(born_in);
    let of_person = read.into_iter().flat_map(|read| texts_of(read, born_in)).map(|(kind, text)| Key {
        kind,
        key: state.enrolment_keys.keyed_hash(domain(kind), text.reveal().as_bytes()),
    });
    document.into_iter().chain(of_person).collect()
}

/// Keys that are to meet have one domain.
const fn domain(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Document => "document",
        KeyKind::Person | KeyKind::Cut | KeyKind::Uncut => "person-read",
        KeyKind::NearName => "person-near-name",
        KeyKind::NearBirth => "person-near-birth",
    }
}

fn born_in(declared: &Declaration) -> Birthplace<'_> {
    Birthplace { place: declared.birth_place.reveal(), country: declared.birth_country.reveal() }
}

/// By what an enrolment is of the person that another is of: the confirmed telephone and the declared birthplace.
fn whose(state: &State, dossier: &Dossier<'_>) -> Option<Whose> {
    let declared = dossier.declared().ok()?;
    let place = state.enrolment_keys.keyed_hash("birthplace", born_in(declared).text().reveal().as_bytes());
    Some(Whose { place, channel: dossier.row.mobile_hash })
}

/// The key under which one person has one live identity (what the deciding check read, and the declared birthplace), and
/// the identity that the person has by now. Two of one name, day and sex but of two birthplaces come here only after a
/// person said that they are two.
///
/// An identity that the person has already is found by the documents of its enrolment, by that key, or by the key of before
/// (what was declared).
pub(super) fn recognised(
    conn: &Connection,
    state: &State,
    dossier: &Dossier<'_>,
    known: &[Fact],
    resolution: &Resolution,
) -> Result<([u8; 32], Option<IdentityRow>), Refusal> {
    let declared = declared_key(state, dossier)?;
    let stated = known.iter().filter_map(Fact::statement);
    let mut deciding = stated.filter(|statement| Some(statement.place) == resolution.deciding);
    let deciding = deciding.find_map(|statement| statement.body.as_ref());
    // Without a body nothing is activated; should it ever be, then under the key of before.
    let person = match deciding.and_then(|body| body.identity.as_ref()) {
        Some(read) => read_key(state, dossier, read)?,
        None => declared,
    };
    if let Some(row) = identities::live_of_person(conn, &person)? {
        return Ok((person, Some(row)));
    }
    let found = match identity_of_same_person(conn, dossier, known)? {
        Some(row) => Some(row),
        None => identities::live_of_person(conn, &declared)?,
    };
    Ok((person, found))
}

fn shares_person(known: &[Fact]) -> bool {
    known.iter().any(|fact| matches!(fact, Fact::Matched { .. } | Fact::SameDocument { .. }))
}

/// The live identity that another enrolment led to, where both are of one person and one birthplace.
pub(super) fn identity_of_same_person(
    conn: &Connection,
    dossier: &Dossier<'_>,
    known: &[Fact],
) -> Result<Option<IdentityRow>, Refusal> {
    if !shares_person(known) {
        return Ok(None);
    }
    let own = counted_keys::of(conn, dossier.id)?;
    let place_of = |whose: Option<Whose>| whose.map(|whose| whose.place);
    let exact: BTreeMap<_, _> = own.into_iter().filter(|(key, _)| key.kind.is_exact()).collect();
    let mut found = Vec::new();
    for other in counted_keys::sharing(conn, &exact, dossier.id)? {
        let own = exact.get(&other.own).and_then(|(_, whose)| place_of(*whose));
        if own.is_some() && own == place_of(other.whose) {
            found.extend(identities::live_of(conn, other.enrolment)?);
        }
    }
    match found.into_iter().min() {
        Some((_, identity)) => Ok(identities::identity(conn, identity)?),
        None => Ok(None),
    }
}

fn read_key(state: &State, dossier: &Dossier<'_>, read: &IdentityRead) -> Result<[u8; 32], Refusal> {
    let born_in = born_in(dossier.declared()?);
    let whole = texts_of(read, None).into_iter().find(|(kind, _)| *kind == KeyKind::Person);
    let read = whole.map(|(_, text)| text.into_inner()).unwrap_or_default();
    let named = format!("{read}\n{}", born_in.text().reveal());
    Ok(state.enrolment_keys.keyed_hash("person-proved", named.as_bytes()))
}

/// The key of before: birth name, given names, date, place, country and sex as they were declared.
fn declared_key(state: &State, dossier: &Dossier<'_>) -> Result<[u8; 32], Refusal> {
    let declared = dossier.declared()?;
    let fields = [
        &declared.birth_name,
        &declared.given_names,
        &declared.birth_date,
        &declared.birth_place,
        &declared.birth_country,
        &declared.sex,
    ];
    let folded: Vec<String> = fields.iter().map(|field| documents::names::folded(field.reveal())).collect();
    Ok(state.enrolment_keys.keyed_hash("person", folded.join("\n").as_bytes()))
}
