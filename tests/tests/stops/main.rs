//! What was acknowledged outlives stops of the database, kills of a server and a failover: ten of them, under load. The
//! long campaign is `cargo xtask bench stops`.

mod campaign;
mod cluster;
mod load;
mod promises;
mod verify;

use cluster::Event;

#[tokio::test(flavor = "multi_thread")]
async fn after_ten_stops_everything_that_was_acknowledged_is_there() -> anyhow::Result<()> {
    let mut events = vec![Event::Stop; 7];
    events.extend([Event::Kill, Event::Kill, Event::FailOver]);
    let outcome = campaign::play(events, 1).await?;
    let told = outcome.told();
    assert!(outcome.found.acknowledged.values().all(|count| *count > 0), "{told}");
    assert_eq!(outcome.found.lost, [""; 0], "{told}");
    assert_eq!(outcome.broken_at, None);
    let ours = outcome.unanswered.keys().find(|heard| heard.starts_with("500"));
    assert_eq!(ours, None, "a database that is away is no fault of ours: {told}");
    Ok(())
}
