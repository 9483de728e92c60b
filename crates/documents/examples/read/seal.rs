//! A visible seal, with the header names of `tests/visible_seal_vectors.json`.

use crate::text as text_of;
use documents::visible_seal::{BadList, Certificate, Header, Malformed, Seal, Trust, header, signature_of};
use serde_json::{Map, Value, json};
use std::fs;
use terms::Day;

pub fn answer(seal: &str, trust: Option<&str>, root: Option<&str>, on: Day) -> Result<Value, String> {
    let trust = read_trust(trust, root)?;
    let read = match Seal::read(seal) {
        Ok(read) => read,
        Err(fault) => return Ok(malformed(seal, fault, &trust)),
    };
    let verdict = read.judge(&trust, on);
    Ok(json!({
        "outcome": verdict.reason.outcome().word(),
        "reason": verdict.reason.word(),
        "message": text_of(&format!("seal-reason-{}", verdict.reason.word())),
        "header": told(&read.header),
        "fields": fields(&read),
        "signature": verdict.signature.word(),
        "trust": {
            "issued": trust.issued.map(|day| day.to_string()),
            "next": trust.next.map(|day| day.to_string()),
            "overdue": trust.next.is_some_and(|next| next < on),
        },
        "oddities": read.oddities.iter().map(|oddity| oddity.word()).collect::<Vec<_>>(),
    }))
}

/// A code that is no whole seal proves nothing and accuses nobody; its header is told where it can be read.
fn malformed(text: &str, fault: Malformed, trust: &Trust) -> Value {
    json!({
        "outcome": "not_verifiable",
        "reason": format!("malformed-{}", fault.word()),
        "message": text_of(&format!("seal-malformed-{}", fault.word())),
        "header": header(text).ok().map(|header| told(&header)),
        "fields": {},
        "signature": signature_of(text, trust).word(),
    })
}

/// Nobody is believed where no file is named.
fn read_trust(path: Option<&str>, root: Option<&str>) -> Result<Trust, String> {
    let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let Some(path) = path else { return Ok(Trust::default()) };
    let file = read(path)?;
    let trust = match root {
        None => Trust::read(&file),
        Some(root) => {
            let root = Certificate::from_pem(&read(root)?).map_err(|error| error.to_string())?;
            Trust::read_signed(&file, root.key())
        }
    };
    match trust {
        // A file of authorities that sign no seal is read, and believes nobody.
        Err(BadList::Empty) if file.contains("BEGIN CERTIFICATE") => Ok(Trust::default()),
        read => read.map_err(|error| format!("{path}: {error}")),
    }
}

fn told(header: &Header) -> Map<String, Value> {
    let day = |day: Option<Day>| json!(day.map(|day| day.to_string()));
    let mut all = Map::new();
    let mut put = |name: &str, value: Value| drop(all.insert(name.to_owned(), value));
    put("version", json!(header.version));
    put("ca_id", json!(header.authority));
    put("cert_id", json!(header.certificate));
    put("emission_date_hex", json!(header.issued_hex));
    put("emission_date", day(header.issued));
    put("signature_date_hex", json!(header.signed_hex));
    put("signature_date", day(header.signed));
    put("document_type", json!(header.document_type));
    put("perimeter", json!(header.perimeter));
    if let Some(country) = &header.country {
        put("country", json!(country));
    }
    all
}

/// Values by identifier; an identifier that comes again has a list of them.
fn fields(seal: &Seal) -> Map<String, Value> {
    let mut fields: Map<String, Value> = Map::new();
    for field in &seal.fields {
        let value = json!(field.value.reveal());
        match fields.get_mut(&field.id) {
            None => drop(fields.insert(field.id.clone(), value)),
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = json!([first.clone(), value]),
        }
    }
    fields
}
