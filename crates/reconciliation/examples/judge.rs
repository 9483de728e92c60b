//! Puts stories to the rules: one JSON object a line on standard input (`reconciliation::json` says how), one answer a
//! line on standard output: what the enrolment comes to, and what its identity is. `cargo run -q -p reconciliation --example judge < crates/reconciliation/examples/story.jsonl`

use reconciliation::json::Story;
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    for (line, number) in stdin().lock().lines().zip(1..) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let story: Story = serde_json::from_str(&line).map_err(|error| format!("line {number}: {error}"))?;
        writeln!(out, "{}", serde_json::to_string(&story.judged())?)?;
    }
    Ok(())
}
