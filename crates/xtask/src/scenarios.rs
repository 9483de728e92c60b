//! `cargo xtask test scenarios`: the table of what a registry with devices offline must get right, on both databases.
//! Owns how the table is put together; each line is told by a test, which has judged it already.

use crate::counts::{self, Counts};
use crate::program::watch;
use std::collections::BTreeMap;
use std::process::Command;

/// How many there are.
const SCENARIOS: u8 = 20;

/// One scenario as a test told it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    story: String,
    expected: String,
    got: String,
}

/// Plays all on `SQLite` and on `PostgreSQL`, and prints the table.
pub fn run(tests: impl Fn() -> Command) -> Result<Counts, String> {
    let (on_files, mut counts) = play(tests())?;
    let mut command = tests();
    command.env("VISAVIS_TEST_STORE", "postgres");
    let (on_postgres, more) = play(command)?;
    counts.add(more);
    println!("| | scenario | expected | got on SQLite | got on PostgreSQL |");
    println!("| --- | --- | --- | --- | --- |");
    let mut right = 0;
    for number in 1..=SCENARIOS {
        let (one, other) = (on_files.get(&number), on_postgres.get(&number));
        let known = one.or(other);
        let text = |told: Option<&Told>, part: fn(&Told) -> &str| told.map_or("not played", part).to_owned();
        println!(
            "| {number} | {} | {} | {} | {} |",
            text(known, |told| &told.story),
            text(known, |told| &told.expected),
            text(one, |told| &told.got),
            text(other, |told| &told.got)
        );
        let is_right = |told: Option<&Told>| told.is_some_and(|told| told.got == told.expected);
        if is_right(one) && is_right(other) {
            right += 1;
        }
    }
    // What came otherwise has failed as a test; what nobody plays is told.
    println!("{right} of {SCENARIOS} come to what is expected, on both");
    Ok(counts)
}

fn play(mut command: Command) -> Result<(BTreeMap<u8, Told>, Counts), String> {
    command.args(["--", "scenarios::", "--nocapture", "--test-threads=1"]);
    let (lines, succeeded) = watch(command)?;
    let told = lines.iter().filter_map(|line| read(line)).collect();
    Ok((told, counts::of_libtest(&lines).judged(succeeded)))
}

/// `scenario | 3 | the story | what is expected | what came`; libtest writes the test's name before it.
fn read(line: &str) -> Option<(u8, Told)> {
    let (_, told) = line.split_once("scenario | ")?;
    let parts: Vec<&str> = told.split(" | ").collect();
    let [number, story, expected, got] = parts.as_slice() else { return None };
    let told = Told { story: (*story).to_owned(), expected: (*expected).to_owned(), got: (*got).to_owned() };
    Some((number.parse().ok()?, told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_behind_the_name_of_its_test_and_anything_else_is_none() {
        let line = "test scenarios::s03 ... scenario | 3 | other bytes | kept; refused | kept";
        let (number, told) = read(line).unwrap();
        assert_eq!((number, told.story.as_str()), (3, "other bytes"));
        assert_eq!((told.expected.as_str(), told.got.as_str()), ("kept; refused", "kept"));
        assert_eq!(read("test scenarios::s03 ... ok"), None);
        assert_eq!(read("scenario | three | a | b | c"), None);
    }
}
