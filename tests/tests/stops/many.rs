//! As many stops as asked for, under load: `cargo xtask bench stops [--stops N] [--kills N] [--failovers N] [--seed S]`.
//! Takes stops, kills, failovers and the seed; asked for nothing, it plays none.

mod campaign;
mod cluster;
mod load;
mod promises;
mod verify;

use cluster::Event;

#[expect(clippy::print_stdout, reason = "its output is its whole purpose")]
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let [stops, kills, failovers, seed] = numbers[..] else { return Ok(()) };
    let events = [(Event::Stop, stops), (Event::Kill, kills), (Event::FailOver, failovers)];
    let events = events.into_iter().flat_map(|(event, count)| vec![event; count]).collect();
    let outcome = campaign::play(events, seed as u64).await?;
    println!(
        "{stops} stops of the database at once, {kills} kills of a server, {failovers} failovers, seed {seed}: {}",
        outcome.told()
    );
    for lost in &outcome.found.lost {
        println!("  lost: {lost}");
    }
    println!("ledger: {}", outcome.broken_at.map_or("unbroken".to_owned(), |at| format!("broken at {at}")));
    anyhow::ensure!(outcome.found.lost.is_empty() && outcome.broken_at.is_none(), "something was lost");
    Ok(())
}
