//! A check whose voucher was shown: reading the document, with a limit on wrong readings.

use super::Step;
use super::presented::{Evidence, Presented};
use super::record::Record;
use super::stopwatch::Stopwatch;
use documents::catalogue::{self, ModelId};
use documents::{FindingCode, Model, Reading, mrz};
use terms::{Day, Personal, Problem, Timestamp};

/// Wrong readings after which a check can only be abandoned; the same agent cannot override it.
pub const MOST_READINGS: u8 = 3;

/// The voucher was shown; no document was read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub(super) watch: Stopwatch,
    pub(super) readings_tried: u8,
    // Whoever knows the seed knows the features beforehand, so Debug must not show it.
    pub(super) seed: Personal<[u8; 32]>,
}

impl Opened {
    pub(super) fn new(at: Timestamp, seed: [u8; 32]) -> Self {
        Self { watch: Stopwatch::starting(at), readings_tried: 0, seed: Personal::new(seed) }
    }
    /// Says that the voucher's step began before the check was opened; otherwise it took no time.
    #[must_use]
    pub fn begun(self, voucher_asked: Timestamp, opened: Timestamp) -> Self {
        Self { watch: Stopwatch::starting(voucher_asked).end(Step::Voucher, opened), ..self }
    }
    /// Readings tried so far.
    pub const fn readings_tried(&self) -> u8 {
        self.readings_tried
    }
    /// Reads a document's lines on the day of the check. `original_in_hand` is the agent's explicit word
    /// that it is no copy; `accepted` is the deployment's list of models.
    ///
    /// The check comes back with [`Problem::CheckDigitsWrong`] or [`Problem::MrzUnreadable`] (read again),
    /// [`Problem::DocumentNotAccepted`] (ask for another document) or, at the third wrong reading and ever
    /// after, [`Problem::TooManyReadings`] (abandon). Lines of no known layout are not counted.
    pub fn present(
        mut self,
        on: Day,
        lines: &[&str],
        original_in_hand: bool,
        accepted: &[ModelId],
        at: Timestamp,
    ) -> Result<Presented, (Self, Problem)> {
        if self.readings_tried >= MOST_READINGS {
            return Err((self, Problem::TooManyReadings));
        }
        let reading = mrz::read(lines, on);
        let judged = judge(&reading, accepted);
        // A sound document of a model that is not accepted costs no attempt: another one may be shown.
        let is_wrong = matches!(judged, Err(Problem::CheckDigitsWrong | Problem::MrzUnreadable));
        if reading.format.is_some() && (is_wrong || judged.is_ok()) {
            self.readings_tried += 1;
        }
        match judged {
            Ok(candidates) => {
                self.watch = self.watch.end(Step::Document, at);
                Ok(Presented::new(self, Evidence::new(reading, candidates, original_in_hand, on)))
            }
            Err(_) if is_wrong && self.readings_tried >= MOST_READINGS => {
                Err((self, Problem::TooManyReadings))
            }
            Err(problem) => Err((self, problem)),
        }
    }
    pub(super) fn into_record(self) -> Record {
        Record::of_nothing(self.readings_tried)
    }
}

/// The models that a reading fit to go on with can be of: several where one design followed another. An
/// expired document is fit: that is a fact for the record.
fn judge(reading: &Reading, accepted: &[ModelId]) -> Result<Vec<&'static Model>, Problem> {
    if reading.has(FindingCode::Visa) || reading.has(FindingCode::FrenchLicence) {
        return Err(Problem::DocumentNotAccepted);
    }
    if reading.format.is_some() && !reading.digits_right() {
        return Err(Problem::CheckDigitsWrong);
    }
    if !reading.is_readable() {
        return Err(Problem::MrzUnreadable);
    }
    let candidates: Vec<_> =
        catalogue::candidates(reading).filter(|model| accepted.contains(&model.id)).collect();
    if candidates.is_empty() { Err(Problem::DocumentNotAccepted) } else { Ok(candidates) }
}
