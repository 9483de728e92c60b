//! Bodies of statements as a device makes them: a specimen's lines through the steps of a check. It must not
//! know who signs them.

use documents::ModelId;
use proofing::{AbandonReason, Check, ComparisonAnswer, Discreet, FeatureAnswer, PrintedField, Record};
use statement::{Blob, Body, DocumentSeen, FeatureSeen, IdentityRead, Secret, Typed};
use terms::{Day, Timestamp};
use testkit::cast::Person;

const ACCEPTED: [ModelId; 3] = [ModelId(1), ModelId(2), ModelId(3)];
const SALT: [u8; 16] = [0x5a; 16];

/// What the agent answers.
#[derive(Clone, Copy, Debug)]
pub struct Answers {
    pub features: FeatureAnswer,
    pub comparison: ComparisonAnswer,
}

/// Nothing speaks against the person.
pub const ALL_RIGHT: Answers = Answers { features: FeatureAnswer::Seen, comparison: ComparisonAnswer::Same };

/// A concluded check of a person who shows their document.
pub fn concluded(person: &Person, answers: Answers, secret: Option<Secret>, at: Timestamp) -> Body {
    let seed = secret.map_or([7; 32], |secret| secret.features_seed());
    let lines = person.lines();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let presented = Check::open(at, seed).present(day_of(at), &lines, true, &ACCEPTED, at).unwrap();
    let presented = presented.type_fields(person.number_end(), person.expiry(), None);
    let presented = PrintedField::ALL.iter().fold(presented, |shown, field| shown.confirm(*field, true));
    let drawn: Vec<_> =
        presented.features_to_look_at().iter().map(|feature| (*feature, answers.features)).collect();
    let examined = presented.examine(&drawn, at).unwrap();
    body_of(&examined.compare(answers.comparison, at).conclude(Discreet::default(), at).record)
}

/// A case that was opened and left before any document was read.
pub fn abandoned(reason: AbandonReason, at: Timestamp) -> Body {
    body_of(&Check::open(at, [7; 32]).abandon(reason, Discreet::default(), at).record)
}

/// Nothing was read, nothing was answered: nobody home, a chain's start.
pub fn nothing() -> Body {
    Body::empty(SALT)
}

fn day_of(at: Timestamp) -> Day {
    Day::from_epoch_days(i32::try_from(at.seconds() / 86_400).unwrap()).unwrap()
}

fn body_of(record: &Record) -> Body {
    let reading = record.reading.as_ref();
    let document = reading.map(|reading| DocumentSeen {
        kind: reading.kind.unwrap(),
        issuer: reading.issuer.clone(),
        number: reading.number.clone(),
        expires: reading.expiry,
        issued: None,
        model: record.model.unwrap(),
        digits_right: reading.digits_right(),
        findings: Blob(reading.findings.iter().map(|finding| finding.code.code()).collect()),
        readings: record.readings_tried,
        original_in_hand: record.original_in_hand,
    });
    let identity = reading.map(|reading| IdentityRead {
        primary: reading.primary.clone(),
        secondary: reading.secondary.clone(),
        truncated: reading.name_maybe_truncated,
        birth: reading.birth.clone().unwrap(),
        sex: reading.sex.unwrap(),
        nationality: reading.nationality.clone(),
    });
    let typed = record.typed.map(|typed| Typed {
        number_agrees: typed.number_agrees,
        expiry_agrees: typed.expiry_agrees,
        tries: typed.tries,
    });
    let features = record.features.iter();
    let features = features.map(|(feature, answer)| FeatureSeen { feature: feature.0, answer: *answer });
    Body {
        document,
        identity,
        typed,
        features: features.collect(),
        comparison: record.comparison,
        outcome: record.outcome,
        reason: record.reason,
        flags: (record.discreet.fraud, record.discreet.duress),
        durations_ds: record.durations_ds,
        ..Body::empty(SALT)
    }
}
