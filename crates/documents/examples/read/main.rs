//! Reads one JSON object per line on standard input and answers one per line: a zone, a seal, a name or the
//! dates of a document. `README.md` of this crate shows each. Whatever comes in, every line gets an answer.
//!
//! `cargo run -q -p documents --example read`

mod mrz;
mod name;
mod seal;
mod validity;

use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{self, BufRead as _, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};
use terms::{Day, Language};
use words::{Key, Words};

/// One line. Exactly one of the four questions is asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    mrz: Option<Vec<String>>,
    seal: Option<String>,
    name: Option<name::Question>,
    validity: Option<validity::Question>,
    /// For a seal: the file of certificates, or a signed list.
    trust: Option<String>,
    /// For a signed list: the certificate of the key that signs it.
    root: Option<String>,
    /// The day of the check; today when it is left out.
    on: Option<String>,
}

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let answer = answer(&line).unwrap_or_else(|error| json!({ "error": error }));
        writeln!(output, "{answer}")?;
        line.clear();
    }
    Ok(())
}

/// The answer, or what is wrong with the question.
fn answer(line: &[u8]) -> Result<Value, String> {
    let is_object = line.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    if !is_object {
        return Err("a line is one JSON object".to_owned());
    }
    let request: Request = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let on = request.on.as_deref().map_or_else(today, day)?;
    match request {
        Request {
            mrz: Some(lines), seal: None, name: None, validity: None, trust: None, root: None, ..
        } => Ok(mrz::answer(&lines, on)),
        Request { mrz: None, seal: Some(seal), name: None, validity: None, trust, root, .. } => {
            seal::answer(&seal, trust.as_deref(), root.as_deref(), on)
        }
        Request {
            mrz: None, seal: None, name: Some(name), validity: None, trust: None, root: None, ..
        } => Ok(name::answer(&name)),
        Request {
            mrz: None, seal: None, name: None, validity: Some(dates), trust: None, root: None, ..
        } => validity::answer(&dates, on),
        _ => Err("ask one of mrz, seal, name, validity; trust and root belong to a seal".to_owned()),
    }
}

/// A day as JSON writes it.
fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| format!("{text:?} is no day (YYYY-MM-DD)"))
}

#[expect(clippy::disallowed_methods, reason = "a program on its own: the clock is handed in from here")]
fn today() -> Result<Day, String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
    let days = i32::try_from(since.as_secs() / 86_400).map_err(|error| error.to_string())?;
    Day::from_epoch_days(days).map_err(|error| error.to_string())
}

/// The English text under a key, or the key where there is none.
fn text(id: &str) -> String {
    Key::from_id(id).map_or_else(|| id.to_owned(), |key| Words::new(Language::English).text(key))
}
