//! The visible seal on the document: read with the scanner or camera, judged by the list of this device.
//!
//! Only the seal of an identity document counts (types 07, 08 and 13 of the first perimeter), on a model that bears
//! one, and only if it names the holder or the number. The seal of a bill is genuine too, agrees with everything, and
//! proves nothing about a person.

use super::read_document::{local_day, take_step};
use crate::case::Step;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::Snapshot;
use documents::Reading;
use documents::symbol::SymbolKind;
use documents::visible_seal::{
    Malformed, Seal, SealField, SealedField, SignatureVerdict, Trust, Verdict, beside,
};
use proofing::Check;
use serde::Deserialize;
use terms::{Day, Personal, Problem};
use ts_rs::TS;

/// The fault of a whole seal that is of another kind of document.
const OTHER_DOCUMENT: &str = "other-document";
/// A scanner types by one of so many keyboard layouts.
const MOST_LAYOUTS: usize = 4;

/// The code on the document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadVisibleSeal {
    /// Its text as a scanner typed it, by each keyboard layout it may be of; none when the camera is to be
    /// asked.
    #[ts(type = "Array<string>")]
    pub texts: Vec<Personal<String>>,
}

impl Desk {
    /// Reads the seal. A seal that is false, or says another thing than the lines, is a finding; a code that
    /// was not read whole is refused and can be read again.
    pub async fn read_visible_seal(&self, typed: ReadVisibleSeal) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let case = state.case.as_ref().ok_or(Problem::NoCase)?;
            let Some(Check::Presented(presented)) = case.check() else {
                return Err(Problem::WrongStep.into());
            };
            if !presented.model().seal {
                return Err(Problem::WrongStep.into());
            }
            let reading = presented.reading().clone();
            let mut texts = typed.texts;
            texts.truncate(MOST_LAYOUTS);
            if texts.is_empty() {
                let scanned = inner.host.scan(SymbolKind::DataMatrix);
                let scanned = scanned.map_err(Refusal::because(Problem::ScannerAway))?;
                texts.push(Personal::new(scanned));
            }
            let trust = state.session()?.trust(&state.identity()?)?;
            let (text, verdict) = read(texts, &reading, &trust, local_day(inner, state)?)?;
            take_step(inner, state, Step::Sealed { text, verdict })
        })
        .await
    }
}

/// The text whose signature is right; failing that, one that says what the lines say; failing that, the first: a
/// keyboard layout must accuse nobody.
fn read(
    texts: Vec<Personal<String>>,
    reading: &Reading,
    trust: &Trust,
    on: Day,
) -> Result<(Personal<String>, Verdict), Refusal> {
    let (mut found, mut is_another, mut furthest) = (Vec::new(), false, Malformed::NotASeal);
    for text in texts {
        match Seal::read(text.reveal()) {
            Ok(seal) => {
                let told = beside(&seal, reading, on);
                if !(seal.is_of_identity() && names_something(&told)) {
                    is_another = true;
                    continue;
                }
                let verdict = seal.judge(trust, on);
                let differs = told.iter().any(|told| !told.agrees);
                found.push(((verdict.signature != SignatureVerdict::Right, differs), text, verdict));
            }
            // What was read furthest tells most.
            Err(malformed) => furthest = furthest.max(malformed),
        }
    }
    let fault = if is_another { OTHER_DOCUMENT } else { furthest.word() };
    let best = found.into_iter().min_by_key(|(rank, ..)| *rank);
    best.map(|(_, text, verdict)| (text, verdict))
        .ok_or_else(|| Refusal::of_field(fault, Problem::SealUnreadable))
}

/// True when a seal says something of who or what is in the lines: one that does not, however genuine, would agree
/// with everything.
fn names_something(told: &[SealedField]) -> bool {
    told.iter().any(|told| matches!(told.field, SealField::Name | SealField::Number) && told.read.is_some())
}
