//! What a thief of the disk could read: nothing an applicant declared.

use crate::house::{House, declaration, settings};
use serde_json::json;
use std::fs;
use std::path::Path;

/// A text in the forms it could hide in.
fn disguises(text: &str) -> Vec<Vec<u8>> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let digits = text.bytes().flat_map(|byte| [byte >> 4, byte & 15]);
    let hex: String = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect();
    let mut disguises = vec![
        text.as_bytes().to_vec(),
        text.to_lowercase().into_bytes(),
        text.to_uppercase().into_bytes(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
    ];
    // Base64 depends on where in a group of three the text begins: the letters that do not are looked for.
    disguises.extend((0..3).map(|shift| {
        let shifted = [vec![0; shift], text.as_bytes().to_vec()].concat();
        let whole = base64(&shifted);
        let last = shifted.len() / 3 * 4;
        whole.into_iter().take(last).skip(if shift == 0 { 0 } else { 4 }).collect()
    }));
    disguises
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups =
        bytes.chunks_exact(3).map(|group| group.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)));
    groups.flat_map(|group| [18, 12, 6, 0].map(|shift| ALPHABET[(group >> shift & 63) as usize])).collect()
}

/// Looks at whole windows only where the first byte is right: the databases are long.
fn is_in(bytes: &[u8], form: &[u8]) -> bool {
    let Some(first) = form.first() else { return true };
    let starts = bytes.iter().enumerate().filter(|(_, byte)| *byte == first);
    starts.into_iter().any(|(at, _)| bytes[at..].starts_with(form))
}

fn databases(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.contains(".sqlite"))
        .map(|name| (name.clone(), fs::read(folder.join(&name)).unwrap()))
        .collect()
}

#[test]
fn a_text_is_found_in_each_of_its_disguises() {
    for shift in 0..3 {
        let text = [vec![b'x'; shift], b"Kerzhaouen".to_vec(), b"yyyy".to_vec()].concat();
        let encoded = base64(&text);
        let found = disguises("Kerzhaouen").iter().any(|form| encoded.windows(form.len()).any(|w| w == form));
        assert!(found, "shift {shift}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_an_applicant_declared_can_be_read_in_the_databases() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    house.post(&format!("/v1/enrolments/{id}/route"), &token, json!({ "route": "home" })).await;
    let (_, voucher) = house.get(&format!("/v1/enrolments/{id}/voucher"), &token).await;
    let (_, _, code) = house.draft(&declaration()).await;
    let typed = voucher["typed"].as_str().unwrap();
    let secrets = [
        "Kerzhaouen",
        "Tréguidel",
        "Maïwennig",
        "Solenn",
        "1991-04-23",
        "Sémaphore",
        "Arzano",
        "29233",
        "maiwennig.kt",
        "639980012",
        "06 39 98 00 12",
        typed,
        &token,
        voucher["qr"].as_str().unwrap(),
    ];
    // What a registry holds is the same in either database; that one is no file that could be read here is all.
    if testkit::postgres::for_folder(house.folder()).is_some() {
        let copy = house.folder().join("copy.sqlite");
        let database = settings(house.folder()).database().unwrap();
        tokio::task::block_in_place(|| sync_server::store::back_up(&database, &copy)).unwrap();
    }
    let databases = databases(house.folder());
    let held = |name: &String| name == "registry.sqlite-wal" || name == "copy.sqlite";
    assert!(databases.iter().any(|(name, bytes)| held(name) && bytes.len() > 10_000));
    for (name, bytes) in &databases {
        for secret in secrets {
            for form in disguises(secret) {
                assert!(!is_in(bytes, &form), "{secret} is readable in {name}");
            }
        }
        // Six digits are short enough to turn up in random bytes in other forms.
        assert!(!is_in(bytes, code.as_bytes()), "the code is readable in {name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_enrolment_opens_for_nobody() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    house.state.enrolment_keys.destroy(id.parse().unwrap()).unwrap();
    let (status, body) = house.get(&format!("/v1/enrolments/{id}/voucher"), &token).await;
    assert_eq!((status.as_u16(), body["problem"].as_str()), (404, Some("not-found")));
}
