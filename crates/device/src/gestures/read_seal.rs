//! The visible seal on the document: read with the scanner or camera, judged by the list of this device.

use super::read_document::{local_day, take_step};
use crate::case::Step;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::snapshot::Snapshot;
use documents::symbol::SymbolKind;
use documents::visible_seal::{Malformed, Seal, SignatureVerdict, Trust, Verdict};
use proofing::Check;
use serde::Deserialize;
use terms::{Day, Personal, Problem};
use ts_rs::TS;

/// A scanner types by one of so many keyboard layouts.
const MOST_LAYOUTS: usize = 4;

/// The code on the document.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadSeal {
    /// Its text as a scanner typed it, by each keyboard layout it may be of; none when the camera is to be
    /// asked.
    #[ts(type = "Array<string>")]
    pub texts: Vec<Personal<String>>,
}

impl Desk {
    /// Reads the seal. A seal that is false, or says another thing than the lines, is a finding; a code that
    /// was not read whole is refused and can be read again.
    pub async fn read_seal(&self, typed: ReadSeal) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let case = state.case.as_ref().ok_or(Problem::NoCase)?;
            if !matches!(case.check(), Some(Check::Presented(_))) {
                return Err(Problem::WrongStep.into());
            }
            let mut texts = typed.texts;
            texts.truncate(MOST_LAYOUTS);
            if texts.is_empty() {
                let scanned = inner.host.scan(SymbolKind::DataMatrix).map_err(|_| Problem::ScannerAway)?;
                texts.push(Personal::new(scanned));
            }
            let trust = state.session()?.trust(&state.identity()?)?;
            let (text, verdict) = read(texts, &trust, local_day(inner, state)?)?;
            take_step(inner, state, Step::Sealed { text, verdict })
        })
        .await
    }
}

/// The text whose signature is right, or the first that is a seal: a keyboard layout must accuse nobody.
fn read(
    texts: Vec<Personal<String>>,
    trust: &Trust,
    on: Day,
) -> Result<(Personal<String>, Verdict), Refusal> {
    let (mut first, mut fault) = (None, Malformed::NotASeal);
    for text in texts {
        match Seal::read(text.reveal()).map(|seal| seal.judge(trust, on)) {
            Ok(verdict) if verdict.signature == SignatureVerdict::Right => return Ok((text, verdict)),
            Ok(verdict) => first = first.or(Some((text, verdict))),
            // What was read furthest tells most.
            Err(malformed) => fault = fault.max(malformed),
        }
    }
    first.ok_or_else(|| Refusal::of_field(fault.word(), Problem::SealUnreadable))
}
