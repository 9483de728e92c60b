//! `sync-server check`: what a start would find, in sentences, before it is made. It reads what lies there and changes
//! nothing: no file is made, no schema migrated, no lock taken, and a server may run meanwhile. It must not mend anything.

mod kept;
mod line;
mod machine;
mod ways;

use crate::chance::Chance;
use crate::config::{Settings, SettingsError};
use line::told;
use std::io::Write;
use std::sync::Arc;
use terms::Timestamp;

pub use line::{Line, Verdict};

/// Looks at everything that a start needs.
pub async fn examine(
    settings: Result<Settings, SettingsError>,
    now: Timestamp,
    chance: Arc<dyn Chance>,
) -> Vec<Line> {
    let settings = match settings {
        Ok(settings) => settings,
        Err(error) => {
            let next = "correct the file, the variable or the flag that it names";
            return vec![Line::wrong("settings", format!("They cannot be used: {}.", told(error)), next)];
        }
    };
    let mut lines = vec![Line::right("settings", "They can be read and used.")];
    lines.extend(machine::folder(&settings));
    lines.extend(kept::examine(&settings, now, &chance));
    lines.extend(machine::examine(&settings));
    lines.extend(ways::examine(&settings, now, chance.as_ref()).await);
    lines
}

/// Writes the lines down, for people or for programs; gives how many are wrong.
pub fn tell(lines: &[Line], as_json: bool, out: &mut impl Write) -> anyhow::Result<usize> {
    let wrong = lines.iter().filter(|line| line.verdict == Verdict::Wrong).count();
    if as_json {
        serde_json::to_writer_pretty(&mut *out, lines)?;
        writeln!(out)?;
        return Ok(wrong);
    }
    for Line { what, verdict, said, next } in lines {
        writeln!(out, "{:7} {what}: {said}", verdict.word())?;
        if let Some(next) = next {
            writeln!(out, "        next: {next}")?;
        }
    }
    Ok(wrong)
}
