//! Nothing personal where it does not belong: with all files of a device in hand and no PIN, and in the
//! server's logs, error answers, database and backup, no byte of a name, birth date, address or document
//! number is found, in any of the forms bytes take.

use crate::{deployment, now_ms};
use anyhow::Context;
use serde_json::json;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use testkit::cast::{self, Person};
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::program;
use testkit::story::{book_visit, check_document, open_and_read};

/// The forms in which a text could lie in a file.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let utf8 = text.as_bytes().to_vec();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
    let hex = |upper: bool| -> Vec<u8> {
        let digits: String = utf8
            .iter()
            .map(|byte| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") })
            .collect();
        digits.into_bytes()
    };
    let mut forms =
        vec![utf8.clone(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), hex(false), hex(true)];
    // Base64 depends on where the text begins: three alignments, without the letters the neighbours share.
    for shift in 0..3 {
        let mut shifted = vec![0; shift];
        shifted.extend(&utf8);
        let encoded = base64(&shifted);
        let skip = [0, 2, 3][shift];
        let whole = shifted.len() / 3 * 4;
        forms.extend(encoded.get(skip..whole).map(<[u8]>::to_vec));
    }
    forms
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            (0..4).map(move |at| LETTERS[(group >> (18 - 6 * at) & 63) as usize])
        })
        .collect()
}

/// Every file below a folder.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// Needles by their first four bytes, in lower case: a file is read once, however many there are.
struct Needles(HashMap<[u8; 4], Vec<Vec<u8>>>);

impl Needles {
    fn of(people: &[&Person]) -> Self {
        let mut needles: HashMap<[u8; 4], Vec<Vec<u8>>> = HashMap::new();
        let secrets = people.iter().flat_map(|person| person.secrets()).filter(|secret| secret.len() >= 6);
        for form in secrets.flat_map(|secret| forms(&secret)).filter(|form| form.len() >= 6) {
            let form = form.to_ascii_lowercase();
            needles.entry([form[0], form[1], form[2], form[3]]).or_default().push(form);
        }
        Self(needles)
    }

    fn found_in(&self, bytes: &[u8]) -> bool {
        let bytes = bytes.to_ascii_lowercase();
        bytes.windows(4).enumerate().any(|(at, start)| {
            let candidates = self.0.get(<&[u8; 4]>::try_from(start).expect("a window of four"));
            candidates.is_some_and(|needles| needles.iter().any(|needle| bytes[at..].starts_with(needle)))
        })
    }
}

#[test]
fn the_search_finds_what_it_looks_for() {
    let secret = cast::THEODORE.line;
    let needles = Needles::of(&[&cast::THEODORE]);
    for form in forms(secret) {
        let hidden = [b"....".as_slice(), &form, b"...."].concat();
        assert!(needles.found_in(&hidden));
    }
    let inside = base64(format!("xx{secret}yy").as_bytes());
    assert!(needles.found_in(&inside), "Base64 inside a longer text");
    assert!(!needles.found_in(&[b'.'; 4096]));
}

/// A deployment in which everything has happened once: a counter check, a prepared round, a draft left open.
async fn lived_in(deployment: &Deployment) -> anyhow::Result<()> {
    let server = deployment.server_folder();
    let noemie = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let (counter, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    counter.gesture("prepare", json!({})).await?;
    check_document(&counter, json!({ "scanned": noemie.voucher().await?.qr }), &cast::NOEMIE).await?;
    noemie.wait_for("activated").await?;

    let theodore = Applicant::enrol(&deployment.url(), &server, &cast::THEODORE, "home").await?;
    let (field, carrier) = deployment.equip("tournée", "carrier", cast::CARRIER, &["--no-delivery"]).await?;
    book_visit(deployment, &carrier, &theodore.enrolment, now_ms()).await?;
    field.gesture("prepare", json!({})).await?;
    let shown = json!({ "scanned": theodore.voucher().await?.qr });
    open_and_read(&field, shown.clone(), &cast::THEODORE).await?;
    field.kill();

    let ludivine = Applicant::enrol(&deployment.url(), &server, &cast::LUDIVINE, "counter").await?;
    open_and_read(&counter, json!({ "scanned": ludivine.voucher().await?.qr }), &cast::LUDIVINE).await?;
    counter.kill();
    Ok(())
}

#[tokio::test]
async fn nothing_personal_lies_in_a_devices_files_or_in_the_servers_logs_database_and_backup()
-> anyhow::Result<()> {
    let (folder, mut deployment) = deployment().await?;
    lived_in(&deployment).await?;
    let server = deployment.server_folder();
    let backup = folder.path().join("backup.sqlite");
    let status = std::process::Command::new(program("sync-server")?)
        .args(["backup", backup.to_str().context("text")?, "--data", server.to_str().context("text")?])
        .stdout(std::process::Stdio::null())
        .status()?;
    assert!(status.success());
    deployment.stop_server()?;

    let needles = Needles::of(&[&cast::NOEMIE, &cast::THEODORE, &cast::LUDIVINE]);
    let mut looked_at = files(&deployment.device_folder("guichet"))?;
    looked_at.extend(files(&deployment.device_folder("tournée"))?);
    // The folders of SMS and mail are doubles of what leaves the house: they are meant to be read.
    let leaves =
        |path: &PathBuf| path.starts_with(server.join("sms")) || path.starts_with(server.join("notices"));
    looked_at.extend(files(&server)?.into_iter().filter(|path| !leaves(path)));
    looked_at.push(backup);
    assert!(looked_at.len() > 12, "{looked_at:?}");
    for path in looked_at {
        assert!(!needles.found_in(&std::fs::read(&path)?), "{} holds a secret of the cast", path.display());
    }
    Ok(())
}

#[tokio::test]
async fn error_answers_do_not_repeat_what_was_sent() -> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let client = reqwest::Client::new();
    let post = |body: String| {
        client
            .post(format!("{}/v1/enrolments", deployment.url()))
            .header("content-type", "application/json")
            .body(body)
    };
    let mut declaration = cast::NOEMIE.declaration();
    declaration["mobile"] = json!("12");
    declaration["birth_date"] = json!("1987-02-30");
    let invalid = json!({ "declaration": declaration, "notice_version": 1 }).to_string();
    let broken = invalid.replace("\"notice_version\"", "notice_version");
    let unknown = invalid.replace("birth_place", "place_of_birth");
    for body in [invalid, broken, unknown] {
        let answer = post(body).send().await?;
        assert!(answer.status().is_client_error());
        assert!(!Needles::of(&[&cast::NOEMIE]).found_in(&answer.bytes().await?));
    }
    let document =
        json!({ "kind": cast::NOEMIE.birth_name, "issuer": "FRA", "number": cast::NOEMIE.document.number });
    let (status, body) = deployment.administrator().await?.try_post("/v1/admin/stop-list", document).await?;
    assert_eq!(status, 422);
    assert!(!Needles::of(&[&cast::NOEMIE]).found_in(body.to_string().as_bytes()));
    Ok(())
}
