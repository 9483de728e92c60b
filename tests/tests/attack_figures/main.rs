//! What honest people feel while somebody attacks, in figures: `cargo xtask bench attacks [--minutes N] [NAME…]`. Takes the
//! minutes of a silent mail server and the names of what is played; asked for nothing, it plays none. Figures judge nothing
//! by time: what is refused, lost or not answered fails.

mod callers; // connections that drip
mod kills; // kills of the server while devices send
mod mail; // a mail server that says nothing
mod passwords; // hashes on demand of anybody
mod strangers; // a flood of what costs a write

use std::time::Duration;
use testkit::deployment::Deployment;

/// A deployment of one's own, in a folder that goes with it.
async fn deployment() -> anyhow::Result<(tempfile::TempDir, Deployment)> {
    let folder = tempfile::tempdir()?;
    let deployment = Deployment::found(folder.path()).await?;
    Ok((folder, deployment))
}

/// Median, 99th percentile and longest, in milliseconds.
fn told(mut took: Vec<Duration>) -> String {
    took.sort();
    let at = |share: usize| took.get((took.len() * share / 100).min(took.len().saturating_sub(1)));
    let ms = |found: Option<&Duration>| found.map_or(0.0, |took| took.as_secs_f64() * 1000.0);
    format!("p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms", ms(at(50)), ms(at(99)), ms(took.last()))
}

#[expect(clippy::print_stdout, reason = "its output is its whole purpose")]
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(minutes) = arguments.next().and_then(|minutes| minutes.parse::<u64>().ok()) else {
        return Ok(());
    };
    let wanted: Vec<String> = arguments.collect();
    for name in ["callers", "passwords", "strangers", "mail", "kills"] {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| wanted == name) {
            continue;
        }
        let found = match name {
            "callers" => callers::play().await?,
            "passwords" => passwords::play().await?,
            "strangers" => strangers::play().await?,
            "mail" => mail::play(Duration::from_secs(60 * minutes)).await?,
            _ => kills::play().await?,
        };
        for line in found {
            println!("{name}: {line}");
        }
    }
    Ok(())
}
