//! Files of documents that must not be accepted: what one holds, told before anything is stopped, and how far each came.

use super::device::Hex;
use super::orders::OrderImpact;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::{StopFileId, Timestamp};
use ts_rs::TS;

/// Bytes of the largest file.
pub const MAX_STOP_FILE_BYTES: usize = 4 * 1024 * 1024;
/// Lines of the longest file, without its first.
pub const MAX_STOP_FILE_LINES: usize = 50_000;
/// Faults that are told one by one.
pub const MAX_TOLD_FAULTS: usize = 100;

terms::codes! {
    /// What is wrong with a line, or with the whole file. Its text is `console-stop-fault-<word>` in `words`.
    StopFileFault {
        /// The file is not text in UTF-8.
        NotText = 1, "not-text";
        /// The file is too large.
        TooLarge = 2, "too-large";
        /// The file has too many lines.
        TooManyLines = 3, "too-many-lines";
        /// The first line does not name the columns.
        Header = 4, "header";
        /// Another number of fields than the first line names.
        Columns = 5, "columns";
        /// No kind of document.
        Kind = 6, "kind";
        /// No issuing state.
        Issuer = 7, "issuer";
        /// No number of a document.
        Number = 8, "number";
        /// No day, or a day that is still to come.
        Since = 9, "since";
        /// No reason for which a document is stopped.
        Reason = 10, "reason";
    }
}

/// `POST /v1/admin/stop-list/files/preview`, and `POST /v1/admin/stop-list/files`: a file in UTF-8 whose first line names
/// the columns `kind`, `issuer`, `number`, `since` and `reason`, between commas or semicolons. `since` is a day
/// `YYYY-MM-DD` or empty, which means ever.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StopFile {
    /// Its bytes.
    #[ts(type = "string")]
    pub file: Hex,
}

/// A line that stops nothing, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FaultyLine {
    /// Its number; the first line of the file is 1.
    pub line: u32,
    /// What is wrong.
    #[ts(type = "StopFileFault")]
    pub fault: StopFileFault,
}

/// What a file holds. Nothing was changed by asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StopFilePreview {
    /// Lines that were read, without the first.
    pub lines: u32,
    /// Documents that would be stopped.
    pub new: u32,
    /// Documents that are stopped already, for as long or longer.
    pub stopped: u32,
    /// Lines that name a document of another line; the earlier day counts.
    pub repeated: u32,
    /// Lines that stop nothing because of a fault.
    pub faulty: u32,
    /// The first hundred of them.
    pub faults: Vec<FaultyLine>,
    /// What stopping the new ones would touch.
    pub impact: OrderImpact,
}

/// A file that was taken in; none where there was nothing to stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StopFileTaken {
    /// Its name.
    #[ts(type = "string | null")]
    pub id: Option<StopFileId>,
    /// Documents that are being stopped.
    pub documents: u32,
}

terms::codes! {
    /// Where a file is.
    StopFileState {
        /// Its lines are being taken in; nothing is stopped yet.
        Arriving = 1, "arriving";
        /// Its documents are being stopped.
        Stopping = 2, "stopping";
        /// They are stopped.
        Stopped = 3, "stopped";
        /// The stops are being lifted.
        Lifting = 4, "lifting";
        /// They are lifted.
        Lifted = 5, "lifted";
    }
}

/// `GET /v1/admin/stop-list/files`: a file, and how far it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StopFileView {
    /// Its name.
    #[ts(type = "string")]
    pub id: StopFileId,
    /// The login of who brought it.
    pub by: String,
    /// When.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// Where it is.
    #[ts(type = "StopFileState")]
    pub state: StopFileState,
    /// Documents that it names.
    pub documents: u32,
    /// How many of them are done: stopped, or lifted.
    pub done: u32,
    /// The login of who lifted it.
    pub lifted_by: Option<String>,
}
