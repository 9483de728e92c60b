//! Files as authorities write them, and as people damage them.

use super::*;
use StopFileFault as Fault;

/// A hash that only these tests know.
fn key_of(named: &NamedDocument) -> Result<[u8; 32], &'static str> {
    named.kind.ok_or("kind")?;
    if named.issuer.len() != 3 {
        return Err("issuer");
    }
    let mut key = [0; 32];
    let number = named.number.reveal().as_bytes();
    key.get_mut(..number.len()).filter(|_| !number.is_empty()).ok_or("number")?.copy_from_slice(number);
    Ok(key)
}

/// The 30th of November 2026, in the afternoon.
const NOW: Timestamp = Timestamp(1_796_050_000_000);
const HEADER: &str = "kind,issuer,number,since,reason";

fn read(text: &str) -> StopFileRead {
    read_stop_file(text.as_bytes(), &key_of, NOW)
}

fn faults(read: &StopFileRead) -> Vec<(u32, Fault)> {
    read.faults.iter().map(|found| (found.line, found.fault)).collect()
}

#[test]
fn a_file_is_read_with_commas_semicolons_quotation_marks_and_whatever_ends_its_lines() {
    let with_commas =
        format!("{HEADER}\npassport,FRA,26VV00042,2026-11-02,stolen\nidentity-card,FRA,AB12,,lost\n");
    let as_a_spreadsheet_writes = "\u{feff}Reason;Number;Issuer;Kind;Since\r\nstolen;\"26VV00042\";FRA;passport;2026-11-02\r\n\r\nlost;AB12;FRA; identity-card ;\r\n";
    let (one, other) = (read(&with_commas), read(as_a_spreadsheet_writes));
    assert_eq!((one.lines, faults(&one)), (2, vec![]));
    assert_eq!(one.documents, other.documents);
    // Midnight in France, an hour before that of UTC.
    let days = [Some(Timestamp(1_793_574_000_000)), None];
    assert_eq!(one.documents.iter().map(|document| document.from).collect::<Vec<_>>(), days);
    assert_eq!(one.documents[0].reason, OrderReason::Stolen);
}

#[test]
fn a_faulty_line_is_told_by_its_number_and_stops_no_other() {
    let text = format!(
        "{HEADER}\npasport,FRA,1,,lost\npassport,France,1,,lost\npassport,FRA,,,lost\n\npassport,FRA,1,2026-11-31,lost\n\
         passport,FRA,1,2026-12-01,lost\npassport,FRA,1,,because\npassport,FRA,1,,ended\npassport,FRA,1\n\
         passport,FRA,\"1,,lost\npassport,FRA,2,2026-11-30,lost\npassport,FRA,{},,lost\n",
        "1".repeat(33)
    );
    let found = read(&text);
    let expected = [
        (2, Fault::Kind),
        (3, Fault::Issuer),
        (4, Fault::Number),
        (6, Fault::Since),
        (7, Fault::Since),
        (8, Fault::Reason),
        (9, Fault::Reason),
        (10, Fault::Columns),
        (11, Fault::Columns),
        (13, Fault::Number),
    ];
    assert_eq!(faults(&found), expected);
    assert_eq!((found.lines, found.documents.len()), (11, 1));
}

#[test]
fn a_document_on_two_lines_is_stopped_once_since_the_earlier_day() {
    let line = |since: &str| format!("passport,FRA,7,{since},stolen\n");
    let text = format!("{HEADER}\n{}{}{}", line("2026-11-03"), line("2026-11-01"), line("2026-11-02"));
    let found = read(&text);
    assert_eq!((found.documents.len(), found.repeated), (1, 2));
    assert_eq!(found.documents[0].from, since_when("2026-11-01", NOW).unwrap());
    let ever = read(&format!("{text}{}", line("")));
    assert_eq!((ever.documents[0].from, ever.repeated), (None, 3));
}

#[test]
fn a_file_that_is_none_is_refused_as_a_whole() {
    let whole = |bytes: &[u8]| faults(&read_stop_file(bytes, &key_of, NOW));
    assert_eq!(whole(b""), [(1, Fault::Header)]);
    assert_eq!(whole(b"passport,FRA,1,,lost\n"), [(1, Fault::Header)]);
    assert_eq!(whole(b"kind,issuer,number,since,reason\npassport,FRA,\xe9,,lost"), [(1, Fault::NotText)]);
    assert_eq!(whole(&vec![b' '; MAX_STOP_FILE_BYTES + 1]), [(1, Fault::TooLarge)]);
    let long = format!("{HEADER}\n{}", "passport,FRA,1,,lost\n".repeat(MAX_STOP_FILE_LINES + 1));
    assert_eq!(whole(long.as_bytes()), [(1, Fault::TooManyLines)]);
}
