//! A file of documents to stop, as the store keeps it.

use statement::OrderReason;
use terms::{OrderId, StopFileId, Timestamp};
use wire::v1::stop_file::StopFileState;

/// A file, and how far it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopFileRow {
    /// Its name.
    pub id: StopFileId,
    /// Who brought it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Where it is.
    pub state: StopFileState,
    /// Documents that it names.
    pub documents: u32,
    /// The last of its lines that is done.
    pub done: u32,
    /// Who lifted it.
    pub lifted_by: Option<String>,
}

/// A line of it: a document to stop, by an order that has its name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StopFileLine {
    /// Its place among the lines that are carried out, from 1 on.
    pub number: u32,
    /// The document's keyed hash.
    pub document: [u8; 32],
    /// From when on; none means ever.
    pub from: Option<Timestamp>,
    /// Why.
    pub reason: OrderReason,
    /// The order that stops it.
    pub order: OrderId,
    /// True once that order was given; false where it was not needed.
    pub stopped: bool,
}
