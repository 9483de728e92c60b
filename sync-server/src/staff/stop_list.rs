//! Documents that must not be accepted: which may be entered, and what is entered. Only their keyed hash is kept.

use super::fingerprints::document_hash;
use crate::State;
use crate::model::Stopped;
use crate::refusal::Refusal;
use crate::store::queries::staff as rows;
use crate::store::sql::Connection;
use documents::DocumentKind;
use terms::{Personal, Problem};

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
pub async fn stop(state: &State, named: &NamedDocument, who: String) -> Result<(), Refusal> {
    let (hash, now) = (hash_of(state, named)?, state.now());
    state.store.write(move |tx| Ok::<_, Refusal>(rows::stop_document(tx, hash, &who, now)?)).await
}

/// Entries on a page.
const PAGE: u32 = 100;

/// The entries of a page, newest first, and how many entries and pages there are. Pages count from 1.
pub async fn stopped(state: &State, page: u32) -> Result<(Vec<Stopped>, i64, i64), Refusal> {
    let skip = page.max(1).saturating_sub(1).saturating_mul(PAGE);
    let read = move |conn: &Connection| Ok::<_, Refusal>(rows::stopped(conn, skip, PAGE)?);
    let (entries, count) = state.store.read(read).await?;
    Ok((entries, count, (count + i64::from(PAGE) - 1) / i64::from(PAGE)))
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
