//! Journeys: the whole stack on port 0, one file per story, real processes and real HTTP. No code of the
//! product runs in the test but the formats it needs to play an adversary.

mod booking; // rounds, windows, the last place
mod delivery; // kills and cuts between sealing and receipt
mod disaster; // what comes back after a loss
mod door; // the round without a network
mod faults; // what is found from the log alone
mod forger; // a device built by hand, to send what no real device sends
mod installation; // what belongs together
mod lists; // lists that change while an agent is at work
mod mail; // a real SMTP server
mod operator; // what monitoring is told
mod parcel; // a file carried by hand
mod postgres; // the other database, several servers
mod rules; // what holds an identity back
mod seal; // the visible seal of a card
mod secrecy; // nothing personal where it does not belong
mod starts; // before, at and after a start
mod story; // the demo's own
mod tampering; // other bytes, damaged bytes, foreign certificates
mod tls; // who may answer a device
mod wrong_input; // what people mistype, and what devices run out of

use device::{Host, Machine};
use testkit::deployment::Deployment;

/// A deployment of one's own, in a folder that goes with it.
async fn deployment() -> anyhow::Result<(tempfile::TempDir, Deployment)> {
    let folder = tempfile::tempdir()?;
    let deployment = Deployment::found(folder.path()).await?;
    Ok((folder, deployment))
}

/// The time now: journeys run on the machine's clock.
fn now_ms() -> i64 {
    Machine::at("/").clocks().wall.0
}
