//! Reading a file of documents to stop: its lines as they are carried out, and what is wrong with the others. A line that
//! cannot be read stops nobody else's. It must not know what is stopped already.

use super::stop_list::NamedDocument;
use crate::local_time::LocalTime;
use documents::DocumentKind;
use statement::OrderReason;
use std::collections::BTreeMap;
use terms::{Day, Timestamp};
use wire::v1::stop_file::{FaultyLine, MAX_STOP_FILE_BYTES, MAX_STOP_FILE_LINES, StopFileFault};

/// What the first line names, in any order.
const COLUMNS: [&str; 5] = ["kind", "issuer", "number", "since", "reason"];
/// Why a document is stopped.
const REASONS: [OrderReason; 5] =
    [OrderReason::Lost, OrderReason::Stolen, OrderReason::Invalid, OrderReason::Death, OrderReason::Court];
/// Letters of the longest number; the longest of a zone has nine, of a printed one a few more.
const LONGEST_NUMBER: usize = 32;

/// A document to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ToStop {
    /// Its keyed hash.
    pub document: [u8; 32],
    /// From when on; none means ever.
    pub from: Option<Timestamp>,
    /// Why.
    pub reason: OrderReason,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct StopFileRead {
    /// Lines, without the first and those that are empty.
    pub lines: u32,
    /// Each document once.
    pub documents: Vec<ToStop>,
    /// Lines that name a document of another line.
    pub repeated: u32,
    /// Lines that stop nothing.
    pub faults: Vec<FaultyLine>,
}

/// How a document that is named becomes its keyed hash; else the field that names none.
pub(super) type KeyOf<'k> = &'k dyn Fn(&NamedDocument) -> Result<[u8; 32], &'static str>;

/// Reads a file; no day of it may lie behind `now`.
pub(super) fn read_stop_file(bytes: &[u8], key_of: KeyOf<'_>, now: Timestamp) -> StopFileRead {
    let whole =
        |fault| StopFileRead { faults: vec![FaultyLine { line: 1, fault }], ..StopFileRead::default() };
    if bytes.len() > MAX_STOP_FILE_BYTES {
        return whole(StopFileFault::TooLarge);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return whole(StopFileFault::NotText) };
    let mut lines = text.trim_start_matches('\u{feff}').lines().zip(1_u32..);
    let Some(header) = lines.next().and_then(|(line, _)| Header::read(line)) else {
        return whole(StopFileFault::Header);
    };
    let lines: Vec<_> = lines.filter(|(line, _)| !line.trim().is_empty()).collect();
    if lines.len() > MAX_STOP_FILE_LINES {
        return whole(StopFileFault::TooManyLines);
    }
    let mut read =
        StopFileRead { lines: u32::try_from(lines.len()).unwrap_or(u32::MAX), ..StopFileRead::default() };
    let mut known = BTreeMap::new();
    for (text, line) in lines {
        match header.document(text, key_of, now) {
            Err(fault) => read.faults.push(FaultyLine { line, fault }),
            Ok(new) => match known.get(&new.document).and_then(|at: &usize| read.documents.get_mut(*at)) {
                None => {
                    known.insert(new.document, read.documents.len());
                    read.documents.push(new);
                }
                Some(old) => {
                    read.repeated += 1;
                    // None is ever, and the earliest.
                    if new.from < old.from {
                        *old = new;
                    }
                }
            },
        }
    }
    read
}

/// What stands between the fields, and where each column is.
struct Header {
    separator: char,
    places: [usize; COLUMNS.len()],
    count: usize,
}

impl Header {
    fn read(line: &str) -> Option<Self> {
        let separator = if line.contains(';') { ';' } else { ',' };
        let names = fields(line, separator)?;
        let place = |column: &str| names.iter().position(|name| name.trim().eq_ignore_ascii_case(column));
        let mut places = [0; COLUMNS.len()];
        for (to, column) in places.iter_mut().zip(COLUMNS) {
            *to = place(column)?;
        }
        Some(Self { separator, places, count: names.len() })
    }

    fn document(&self, line: &str, key_of: KeyOf<'_>, now: Timestamp) -> Result<ToStop, StopFileFault> {
        let fields = fields(line, self.separator).filter(|fields| fields.len() == self.count);
        let fields = fields.ok_or(StopFileFault::Columns)?;
        let [kind, issuer, number, since, reason] =
            self.places.map(|place| fields.get(place).map_or("", |field| field.trim()));
        if number.chars().count() > LONGEST_NUMBER {
            return Err(StopFileFault::Number);
        }
        let named = NamedDocument {
            kind: DocumentKind::from_word(kind),
            issuer: issuer.to_owned(),
            number: number.to_owned().into(),
        };
        let document = key_of(&named).map_err(|field| match field {
            "kind" => StopFileFault::Kind,
            "issuer" => StopFileFault::Issuer,
            _ => StopFileFault::Number,
        })?;
        let reason = OrderReason::from_word(reason).filter(|reason| REASONS.contains(reason));
        let reason = reason.ok_or(StopFileFault::Reason)?;
        Ok(ToStop { document, from: since_when(since, now).ok_or(StopFileFault::Since)?, reason })
    }
}

/// From when on: nothing is ever. None where it is no day, or one to come.
#[expect(clippy::option_option, reason = "no instant is an answer, and so is no day")]
fn since_when(text: &str, now: Timestamp) -> Option<Option<Timestamp>> {
    if text.is_empty() {
        return Some(None);
    }
    let day: Day = text.parse().ok()?;
    LocalTime::MAINLAND.start_of(day).filter(|from| *from <= now).map(Some)
}

/// The fields of a line (RFC 4180, without fields over several lines); none where a quotation mark stands alone.
fn fields(line: &str, separator: char) -> Option<Vec<String>> {
    let (mut found, mut rest) = (Vec::new(), line);
    loop {
        let (field, after) = if let Some(quoted) = rest.strip_prefix('"') {
            in_quotes(quoted)?
        } else {
            let (field, after) = rest.split_at(rest.find(separator).unwrap_or(rest.len()));
            (field.to_owned(), after)
        };
        found.push(field);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None if after.is_empty() => return Some(found),
            None => return None,
        }
    }
}

/// A field up to the quotation mark that ends it, and what follows; two in a row are one that belongs to it.
fn in_quotes(text: &str) -> Option<(String, &str)> {
    let (mut field, mut rest) = (String::new(), text);
    loop {
        let (before, after) = rest.split_once('"')?;
        field.push_str(before);
        match after.strip_prefix('"') {
            Some(next) => {
                field.push('"');
                rest = next;
            }
            None => return Some((field, after)),
        }
    }
}

#[cfg(test)]
mod tests;
