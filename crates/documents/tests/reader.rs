//! The reader that anyone can run, as a process, over everything that was published: `mrz_specimens.json`,
//! `visible_seal_vectors.json` and made-up dates. Both files are copies; their `about` and `source` fields
//! say where each case comes from.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as its cases do")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Once;

const ON: &str = "2026-11-21";

/// The reader as it is now: cargo builds examples beside tests, but not for one test file alone.
fn reader() -> PathBuf {
    static BUILT: Once = Once::new();
    BUILT.call_once(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "-q", "--workspace", "--example", "read"]).stdin(Stdio::null());
        assert!(cargo.status().unwrap().success());
    });
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().parent().unwrap().join("examples/read")
}

/// What the reader answers to lines of bytes, and that it ends well.
fn answers_to_bytes(lines: &[Vec<u8>]) -> Vec<Value> {
    let mut reader = Command::new(reader()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = reader.stdin.take().unwrap();
    let output = BufReader::new(reader.stdout.take().unwrap());
    let lines = lines.to_vec();
    let writing = std::thread::spawn(move || {
        for mut line in lines {
            line.push(b'\n');
            input.write_all(&line).unwrap();
        }
    });
    let answers: Vec<Value> =
        output.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    writing.join().unwrap();
    assert_eq!(reader.wait().unwrap().code(), Some(0));
    answers
}

fn answers(questions: &[Value]) -> Vec<Value> {
    let lines: Vec<Vec<u8>> = questions.iter().map(|question| question.to_string().into_bytes()).collect();
    let answers = answers_to_bytes(&lines);
    assert_eq!(answers.len(), questions.len());
    answers
}

fn specimens() -> Value {
    serde_json::from_str(include_str!("mrz_specimens.json")).unwrap()
}

fn seals() -> Value {
    serde_json::from_str(include_str!("visible_seal_vectors.json")).unwrap()
}

/// The test authority's certificate in a file of its own.
fn authority() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(seals()["test_certificate"]["pem"].as_str().unwrap().as_bytes()).unwrap();
    file
}

#[test]
fn every_specimen_comes_out_as_its_file_says() {
    let cases = specimens();
    let cases = cases["specimens"].as_array().unwrap();
    let questions: Vec<Value> = cases.iter().map(|case| json!({ "mrz": case["lines"], "on": ON })).collect();
    for (case, answer) in cases.iter().zip(answers(&questions)) {
        let id = &case["id"];
        assert_eq!(answer["format"], case["format"], "{id}");
        assert_eq!(answer["valid"], case["valid"], "{id}: {}", answer["findings"]);
        assert_eq!(answer["checks"], case["checks"], "{id}");
        if !case["fields"].is_null() {
            assert_eq!(answer["fields"], case["fields"], "{id}");
        }
        assert_eq!(
            answer["valid"] == false,
            answer["findings"].as_array().unwrap().iter().any(spoils),
            "{id}"
        );
        if case["repaired_lines"].is_array() {
            assert_eq!(answer["proposal"], case["repaired_lines"], "{id}");
        } else if case["valid"] == true {
            assert!(answer["proposal"].is_null(), "{id}");
        }
    }
}

/// A finding that says why lines are not valid.
fn spoils(finding: &Value) -> bool {
    let code = finding["code"].as_str().unwrap();
    documents::FindingCode::from_word(code).unwrap().breaks_the_form()
}

#[test]
fn repaired_lines_are_read_as_their_file_says() {
    let cases = specimens();
    for case in cases["specimens"].as_array().unwrap().iter().filter(|case| case["repaired_lines"].is_array())
    {
        let answer = &answers(&[json!({ "mrz": case["repaired_lines"], "on": ON })])[0];
        assert_eq!((&answer["valid"], &answer["fields"]), (&json!(true), &case["repaired_fields"]));
    }
}

#[test]
fn every_published_name_field_agrees_with_its_printed_name() {
    let cases = specimens();
    let cases = cases["name_fields"].as_array().unwrap();
    let question = |case: &Value| {
        json!({ "name": {
            "format": case["format"], "field": case["field"],
            "primary": case["visual_primary"], "secondary": case["visual_secondary"],
        }})
    };
    let questions: Vec<Value> = cases.iter().map(question).collect();
    for (case, answer) in cases.iter().zip(answers(&questions)) {
        let whole = ["equal"].contains(&answer["match"].as_str().unwrap());
        let cut =
            case["last_position_is_a_letter"] == true && answer["match"] == "compatible_with_truncation";
        assert!(whole || cut, "{case} {answer}");
        assert!(!answer["why"].as_str().unwrap().is_empty());
    }
}

#[test]
fn every_seal_comes_out_as_its_file_says() {
    let (cases, trust) = (seals(), authority());
    let cases: Vec<&Value> =
        ["vectors", "negative_vectors"].iter().flat_map(|list| cases[list].as_array().unwrap()).collect();
    let questions: Vec<Value> =
        cases.iter().map(|case| json!({ "seal": case["code"], "trust": trust.path(), "on": ON })).collect();
    for (case, answer) in cases.iter().zip(answers(&questions)) {
        let id = &case["id"];
        assert_eq!(answer["header"], case["header"], "{id}");
        if let Some(fields) = case["fields"].as_array() {
            let expected: serde_json::Map<String, Value> = fields
                .iter()
                .map(|field| (field["di"].as_str().unwrap().to_owned(), field["value"].clone()))
                .collect();
            assert_eq!(answer["fields"], json!(expected), "{id}");
        }
        let right = case["signature_valid"] == true;
        assert_eq!(answer["signature"], if right { "right" } else { "wrong" }, "{id}");
        // The test certificate's period ended on 1 November 2015.
        let signed = case["header"]["signature_date"].as_str();
        let expected = match signed {
            Some(day) if !("2012-11-01"..="2015-11-01").contains(&day) => "not_verifiable",
            _ if right => "verified",
            _ => "false",
        };
        assert_eq!(answer["outcome"], expected, "{id}: {}", answer["reason"]);
    }
}

#[test]
fn every_published_header_is_read() {
    let cases = seals();
    for case in cases["headers"].as_array().unwrap() {
        let alone = &answers(&[json!({ "seal": case["header"], "on": ON })])[0];
        assert_eq!((&alone["header"], &alone["signature"]), (&case["expected"], &json!("not_checked")));
        let seal = format!("{}60EXEMPLE\u{1f}AAAA", case["header"].as_str().unwrap());
        let answer = &answers(&[json!({ "seal": seal, "on": ON })])[0];
        assert_eq!(answer["header"], case["expected"]);
        assert_eq!(
            (&answer["outcome"], &answer["reason"]),
            (&json!("not_verifiable"), &json!("unknown-authority"))
        );
    }
}

#[test]
fn the_dates_of_a_document_are_decided_by_a_named_rule() {
    let cases = [
        (
            json!({ "kind": "french_card_1988", "issued": "2012-06-15", "born": "1980-01-01", "printed_expiry": "2022-06-14", "on": ON }),
            json!({ "accepted": true, "until": "2027-06-14", "rule": "card-plus-five-years" }),
        ),
        (
            json!({ "kind": "french_card_1988", "issued": "2012-06-15", "born": "1999-08-21", "printed_expiry": "2022-06-14", "on": ON }),
            json!({ "accepted": false, "until": "2022-06-14", "rule": "card-of-minor" }),
        ),
        (
            json!({ "kind": "french_card_2021", "printed_expiry": ON, "on": ON }),
            json!({ "accepted": true, "until": ON, "rule": "printed-date" }),
        ),
        (
            json!({ "kind": "passport", "printed_expiry": "2026-11-20", "on": ON }),
            json!({ "accepted": false, "until": "2026-11-20", "rule": "printed-date" }),
        ),
        (
            json!({ "kind": "residence_permit", "issued": "2022-01-10", "printed_expiry": "2027-01-10", "on": ON }),
            json!({ "accepted": false, "until": "2027-01-10", "rule": "permit-too-short" }),
        ),
        (
            json!({ "kind": "residence_permit", "issued": "2022-01-10", "printed_expiry": "2027-01-10", "on": ON, "permit": "at-least" }),
            json!({ "accepted": true, "until": "2027-01-10", "rule": "permit-over-five-years" }),
        ),
    ];
    let questions: Vec<Value> = cases.iter().map(|(question, _)| json!({ "validity": question })).collect();
    for ((question, expected), answer) in cases.iter().zip(answers(&questions)) {
        assert_eq!(&answer, expected, "{question}");
    }
}

#[test]
fn a_long_question_is_answered_in_little_time_and_an_array_is_no_question() {
    let name = |field: String, primary: String| json!({ "name": { "format": "TD3", "field": field, "primary": primary, "secondary": "" } });
    let answers = answers(&[
        name(format!("{}C", "A".repeat(1500)), format!("{}B", "Å".repeat(1000))),
        name("MARTIN".to_owned(), "Å".repeat(500_000)),
        json!([["D1FRA13AA000026181231MARTIN<<9"], null, null, null, null, null, ON]),
        json!({ "validity": { "kind": "french_card_1988", "issued": "2013-06-01", "born": "1980-01-01", "printed_expiry": "9999-12-31", "on": "2030-01-01" } }),
    ]);
    assert!(answers[0]["error"].is_string() && answers[2]["error"].is_string());
    assert_eq!(answers[1]["match"], "different");
    assert_eq!(answers[3]["rule"], "card-term-does-not-fit");
}

#[test]
fn whatever_comes_in_is_answered() {
    let megabyte = "<A0".repeat(350_000);
    let lines: Vec<Vec<u8>> = vec![
        b"".to_vec(),
        b"{".to_vec(),
        b"null".to_vec(),
        b"[]".to_vec(),
        b"{\"mrz\": 1}".to_vec(),
        b"{}".to_vec(),
        b"\xff\xfe\x00".to_vec(),
        json!({ "mrz": ["P<UTO"], "colour": 1 }).to_string().into_bytes(),
        json!({ "mrz": ["P<UTO"], "seal": "DC04" }).to_string().into_bytes(),
        json!({ "mrz": ["P<UTO"], "on": "2026-02-30" }).to_string().into_bytes(),
        json!({ "seal": "DC04", "trust": "no/such/file" }).to_string().into_bytes(),
        json!({ "name": { "format": "TD9", "field": "", "primary": "", "secondary": "" } })
            .to_string()
            .into_bytes(),
        json!({ "validity": { "kind": "visa" } }).to_string().into_bytes(),
        json!({ "mrz": [], "on": ON }).to_string().into_bytes(),
        json!({ "mrz": ["", "\u{0}\u{7}", "é"], "on": ON }).to_string().into_bytes(),
        json!({ "mrz": [megabyte, megabyte], "on": ON }).to_string().into_bytes(),
        json!({ "seal": megabyte, "on": ON }).to_string().into_bytes(),
        json!({ "name": { "format": "TD3", "field": megabyte, "primary": megabyte, "secondary": "" } })
            .to_string()
            .into_bytes(),
        megabyte.as_bytes().to_vec(),
    ];
    let found = answers_to_bytes(&lines);
    assert_eq!(found.len(), lines.len());
    for (line, answer) in lines.iter().zip(found) {
        let told = answer["error"].is_string()
            || answer["findings"].as_array().is_some_and(|found| !found.is_empty())
            || answer["outcome"] == "not_verifiable"
            || answer["match"].is_string();
        assert!(told, "{answer} to {} bytes", line.len());
    }
}
