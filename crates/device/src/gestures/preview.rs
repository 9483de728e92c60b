//! The lines of a zone while they are typed: cut into fields, each digit judged at once. Nothing is kept.

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::{SpanView, typed_zone};
use serde::Deserialize;
use terms::{Personal, Problem};
use ts_rs::TS;

/// A zone has three lines at most, and no line is long.
const MOST_LINES: usize = 3;
const LONGEST: usize = 120;

/// The lines as they stand.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Preview {
    /// From one to three.
    #[ts(type = "Array<string>")]
    pub lines: Vec<Personal<String>>,
}

impl Desk {
    /// Cuts lines that are being typed. Who types them has them before their eyes: nothing is hidden.
    #[expect(clippy::unused_async, reason = "all gestures are asked for alike")]
    pub async fn preview(&self, Preview { lines }: Preview) -> Result<Vec<Vec<SpanView>>, Refusal> {
        let is_long = |line: &Personal<String>| line.reveal().len() > LONGEST;
        if lines.len() > MOST_LINES || lines.iter().any(is_long) {
            return Err(Problem::MrzUnreadable.into());
        }
        let lines: Vec<&str> = lines.iter().map(|line| line.reveal().as_str()).collect();
        Ok(typed_zone(&lines))
    }
}
