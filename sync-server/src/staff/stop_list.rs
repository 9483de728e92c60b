//! Documents that must not be accepted: which may be entered, and what is entered. Only their keyed hash is kept.

use super::Word;
use super::fingerprints::document_hash;
use crate::State;
use crate::model::Stopped;
use crate::refusal::Refusal;
use crate::store::queries::staff as rows;
use crate::store::sql::Transaction;
use documents::DocumentKind;
use terms::{Personal, Problem};
use wire::v1::administration::Act;

/// A document as somebody names it.
pub struct NamedDocument {
    /// Its kind.
    pub kind: Option<DocumentKind>,
    /// Who issued it, in letters.
    pub issuer: String,
    /// Its number.
    pub number: Personal<String>,
}

/// Enters a document.
pub async fn stop(state: &State, word: Word, named: &NamedDocument) -> Result<(), Refusal> {
    let (hash, now) = (hash_of(state, named)?, state.now());
    let job = move |tx: &Transaction<'_>| {
        rows::stop_document(tx, hash, word.login(), now)?;
        word.enter_taking(tx, Act::StopDocument { reference: entry_name(&hash) }, now)
    };
    state.store.write(job).await
}

/// The eight letters that name an entry.
pub fn entry_name(document_hash: &[u8; 32]) -> String {
    statement::letters(&document_hash[..4])
}

/// Every entry, newest first.
pub async fn stopped(state: &State) -> Result<Vec<Stopped>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(rows::stopped(conn)?)).await
}

/// The entry of one document, if there is one.
pub async fn find_stopped(state: &State, named: &NamedDocument) -> Result<Option<Stopped>, Refusal> {
    let hash = hash_of(state, named)?;
    state.store.read(move |conn| Ok::<_, Refusal>(rows::stopped_document(conn, hash)?)).await
}

fn hash_of(state: &State, named: &NamedDocument) -> Result<[u8; 32], Refusal> {
    let kind = named.kind.ok_or_else(|| Refusal::of_field("kind", Problem::FieldInvalid))?;
    if !named.number.reveal().contains(|c: char| c.is_ascii_alphanumeric()) {
        return Err(Refusal::of_field("number", Problem::FieldMissing));
    }
    // As an MRZ names it: a stop list under another name would stop nothing.
    let issuer = terms::text::typed(&named.issuer).to_uppercase();
    if !documents::states::is_known(&issuer) {
        return Err(Refusal::of_field("issuer", Problem::FieldInvalid));
    }
    Ok(document_hash(&state.enrolment_keys, kind.code(), &issuer, named.number.reveal()))
}
