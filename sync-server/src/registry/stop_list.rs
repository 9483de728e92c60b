//! Documents that must not be accepted. Each is an order on a document, of which only a keyed hash is kept.

use super::orders::{NewOrder, give_order, impact_of, page_of};
use crate::State;
use crate::model::{Impact, OrderRow};
use crate::refusal::Refusal;
use crate::staff::{Word, document_hash};
use crate::store::queries::registry::orders as rows;
use crate::store::sql::Connection;
use documents::DocumentKind;
use statement::{Effect, Hash, OrderReason, OrderedOn};
use terms::{Personal, Problem, Timestamp};
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

/// Enters a document: whatever was checked with it from that day on, or ever, is held. One that is stopped for as long or
/// longer is not entered again.
pub async fn stop_document(
    state: &State,
    word: Word,
    named: &NamedDocument,
    from: Option<Timestamp>,
) -> Result<(), Refusal> {
    let key = hash_of(state, named)?;
    if state.store.read(move |conn| is_stopped(conn, key, from)).await? {
        return Ok(());
    }
    let (on, reason) = (OrderedOn::Document(Hash(key)), OrderReason::Invalid);
    let new = NewOrder { on, effect: Effect::Voids, from, until: None, reason };
    let act = move |_| Act::StopDocument { reference: entry_name(&key) };
    give_order(state, word, new, act, |_| Ok(()), |_, _| Ok(())).await.map(|_id| ())
}

/// What stopping a document would touch of what was opened by now.
pub async fn impact_of_stopping(
    state: &State,
    named: &NamedDocument,
    from: Option<Timestamp>,
) -> Result<Impact, Refusal> {
    let (on, reason) = (OrderedOn::Document(Hash(hash_of(state, named)?)), OrderReason::Invalid);
    impact_of(state, NewOrder { on, effect: Effect::Voids, from, until: None, reason }).await
}

/// The eight letters that name an entry.
pub fn entry_name(document_hash: &[u8; 32]) -> String {
    statement::letters(&document_hash[..4])
}

/// The entries of a page, newest first, and how many entries and pages there are. Pages count from 1.
pub async fn stopped(state: &State, page: u32) -> Result<(Vec<OrderRow>, i64, i64), Refusal> {
    page_of(state, true, page).await
}

/// The entry of one document, if there is one.
pub async fn find_stopped(state: &State, named: &NamedDocument) -> Result<Option<OrderRow>, Refusal> {
    let key = hash_of(state, named)?;
    state.store.read(move |conn| Ok::<_, Refusal>(rows::stopping(conn, key)?)).await
}

fn hash_of(state: &State, named: &NamedDocument) -> Result<[u8; 32], Refusal> {
    key_of(state, named).map_err(|field| {
        let is_missing = field == "number";
        Refusal::of_field(field, if is_missing { Problem::FieldMissing } else { Problem::FieldInvalid })
    })
}

/// The keyed hash of a document that is named; else the field that does not name one.
pub(super) fn key_of(state: &State, named: &NamedDocument) -> Result<[u8; 32], &'static str> {
    let kind = named.kind.ok_or("kind")?;
    if !named.number.reveal().contains(|c: char| c.is_ascii_alphanumeric()) {
        return Err("number");
    }
    // As an MRZ names it: a stop list under another name would stop nothing.
    let issuer = terms::text::typed(&named.issuer).to_uppercase();
    if !documents::states::is_known(&issuer) {
        return Err("issuer");
    }
    Ok(document_hash(&state.enrolment_keys, kind.code(), &issuer, named.number.reveal()))
}

/// True where a document is stopped for as long or longer.
pub(super) fn is_stopped(
    conn: &Connection,
    document: [u8; 32],
    from: Option<Timestamp>,
) -> Result<bool, Refusal> {
    Ok(rows::stopping(conn, document)?.is_some_and(|order| order.given.from <= from))
}
