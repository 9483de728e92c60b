//! What the story says and measures.

use crate::measure::Parts;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

/// A step that was played.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// What happened.
    pub what: String,
    /// Milliseconds it took.
    pub ms: u128,
}

/// The report of a story.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Where each byte of the sealed records goes.
    pub records: Vec<Parts>,
    /// What the registry answered, by place: the device's count.
    pub answers: BTreeMap<String, Value>,
    #[serde(skip)]
    begun: Option<(String, Instant)>,
}

impl Report {
    /// Says what happens now.
    pub fn begin(&mut self, what: &str) {
        say(&format!("  {what} … "));
        self.begun = Some((what.to_owned(), Instant::now()));
    }
    /// Says how long it took.
    pub fn end(&mut self) {
        if let Some((what, begun)) = self.begun.take() {
            let ms = begun.elapsed().as_millis();
            say(&format!("{ms} ms\n"));
            self.steps.push(Step { what, ms });
        }
    }
    /// Notes an answer.
    pub fn answer(&mut self, place: &str, answer: Value) {
        self.answers.insert(place.to_owned(), answer);
    }
}

/// Says something at once, also when nobody listens any more.
fn say(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
