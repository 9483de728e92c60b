//! How fast documents are read: `cargo xtask bench documents`. One thread; each figure is the median of
//! several rounds, printed with what was measured. Compared with the `mrz` crate where formats overlap.
#![expect(clippy::print_stdout, reason = "its output is its whole purpose")]

use documents::mrz::read;
use documents::names::{NameParts, compare};
use documents::symbol::Picture;
use documents::visible_seal::{Seal, Trust};
use rxing::{BarcodeFormat, MultiFormatWriter, Writer as _};
use serde_json::Value;
use std::hint::black_box;
use std::time::Instant;
use terms::Day;

const ROUNDS: usize = 7;

fn main() {
    let on: Day = "2026-11-21".parse().expect("published data");
    println!("one thread, release profile, median of {ROUNDS} rounds");
    zones(on);
    names();
    seals(on);
    pictures();
}

/// The median time of one call, in nanoseconds, over so many calls a round.
fn median(calls: u32, mut work: impl FnMut()) -> f64 {
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..calls {
                work();
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

fn show(what: &str, nanoseconds: f64) {
    println!("{what:<44} {nanoseconds:>12.0} ns {:>14.0} /s", 1e9 / nanoseconds);
}

fn zones(on: Day) {
    let cases: Value =
        serde_json::from_str(include_str!("../tests/mrz_specimens.json")).expect("published data");
    let of = |format: &str| -> Vec<Vec<String>> {
        let lines = |case: &Value| -> Vec<String> {
            case["lines"]
                .as_array()
                .expect("published data")
                .iter()
                .map(|line| line.as_str().expect("published data").to_owned())
                .collect()
        };
        let all = cases["specimens"].as_array().expect("published data").iter();
        all.filter(|case| case["format"] == format && case["valid"] == true).map(lines).collect()
    };
    for format in ["TD1", "TD2", "TD3", "MRVA", "MRVB", "FR_CNI_2X36", "FR_DL_1X30"] {
        let specimens = of(format);
        let lines: Vec<Vec<&str>> =
            specimens.iter().map(|lines| lines.iter().map(String::as_str).collect()).collect();
        let mut turn = 0;
        let ours = median(200_000, || {
            turn = (turn + 1) % lines.len();
            black_box(read(black_box(&lines[turn]), on));
        });
        show(&format!("zone {format}, documents"), ours);
        if format.starts_with("FR") {
            continue;
        }
        let mut turn = 0;
        let theirs = median(200_000, || {
            turn = (turn + 1) % lines.len();
            let _ = black_box(by_the_crate(format, black_box(&lines[turn])));
        });
        show(&format!("zone {format}, crate mrz"), theirs);
        println!("{:<44} {:>12.2} times as long as the crate mrz", "", ours / theirs);
    }
}

/// The same lines, read by the `mrz` crate.
fn by_the_crate(format: &str, lines: &[&str]) -> Result<mrz::MrzData, mrz::MrzError> {
    match (format, lines) {
        ("TD1", [one, two, three]) => mrz::parse_td1(one, two, three),
        ("TD2", [one, two]) => mrz::parse_td2(one, two),
        ("TD3", [one, two]) => mrz::parse_td3(one, two),
        ("MRVA", [one, two]) => mrz::parse_mrv_a(one, two),
        (_, [one, two]) => mrz::parse_mrv_b(one, two),
        _ => mrz::parse_td2("", ""),
    }
}

fn names() {
    let printed = NameParts { primary: "Müller-d’Exemple", secondary: "Jérôme Noël" };
    let read = NameParts { primary: "MUELLER DEXEMPLE", secondary: "JEROME NOEL" };
    show(
        "name, equal after alternatives",
        median(50_000, || {
            black_box(compare(black_box(printed), read, false));
        }),
    );
}

fn seals(on: Day) {
    let cases: Value =
        serde_json::from_str(include_str!("../tests/visible_seal_vectors.json")).expect("published data");
    let trust = Trust::read(cases["test_certificate"]["pem"].as_str().expect("published data"))
        .expect("published data");
    let codes: Vec<&str> = cases["vectors"]
        .as_array()
        .expect("published data")
        .iter()
        .map(|case| case["code"].as_str().expect("published data"))
        .collect();
    let mut turn = 0;
    show(
        "seal, read only",
        median(20_000, || {
            turn = (turn + 1) % codes.len();
            black_box(Seal::read(black_box(codes[turn]))).expect("published data");
        }),
    );
    show(
        "seal, read and verified (P-256)",
        median(300, || {
            turn = (turn + 1) % codes.len();
            black_box(Seal::read(codes[turn]).expect("published data").judge(&trust, on));
        }),
    );
}

/// A seal of a published length in a picture as a document scanner gives it, and what a picture without one
/// costs.
fn pictures() {
    let cases: Value =
        serde_json::from_str(include_str!("../tests/visible_seal_vectors.json")).expect("published data");
    let code = cases["vectors"][0]["code"].as_str().expect("published data");
    let matrix = MultiFormatWriter.encode(code, &BarcodeFormat::DATA_MATRIX, 0, 0).expect("published data");
    let (width, height) = (1280u32, 960u32);
    for (what, module, skew) in [
        ("flat, 6 pixels a module", 6, 0),
        ("askew, 6 pixels a module", 6, 40),
        ("flat, 3 pixels a module", 3, 0),
    ] {
        let mut grey = vec![235u8; (width * height) as usize];
        for y in 0..matrix.height() * module {
            for x in 0..matrix.width() * module {
                let (at_x, at_y) = (300 + x + y * skew / 1000, 200 + y + x * skew / 1000);
                if matrix.get(x / module, y / module) && at_x < width && at_y < height {
                    grey[(at_y * width + at_x) as usize] = 35;
                }
            }
        }
        let picture = Picture::new(width, height, grey).expect("published data");
        let found = picture.symbol().is_some_and(|symbol| symbol.text.reveal() == code);
        show(
            &format!("picture 1280 × 960, {what}{}", if found { "" } else { " (NOT READ)" }),
            median(10, || drop(black_box(picture.symbol()))),
        );
    }
    let blank = Picture::new(width, height, vec![235; (width * height) as usize]).expect("published data");
    show("picture 1280 × 960, nothing in it", median(3, || drop(black_box(blank.symbol()))));
}
