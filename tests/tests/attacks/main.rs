//! What an attacker tried, one file a kind: each attack is played against the real program and must not succeed. No code
//! of the product runs in the test but the formats it needs.

mod at_rest; // what lies there while no server runs
mod bodies; // bodies that never end
mod callers; // connections that are held open
mod copied; // a device copied, a line read
mod epoch; // another epoch, so that the witness looks away
mod insider; // a password that was seen, an administrator alone, a hand in the database
mod ledger; // another past, behind the backs of devices
mod mail; // a mail server that says nothing
mod messages; // codes that nobody asked for
mod middle; // between a device and the server
mod pages; // what other sites send and show
mod passwords; // guessing, and shutting others out
mod told; // what a telephone shows beside its owner
mod writes; // a flood of what costs a write

use testkit::deployment::Deployment;

/// A deployment of one's own, in a folder that goes with it.
async fn deployment() -> anyhow::Result<(tempfile::TempDir, Deployment)> {
    let folder = tempfile::tempdir()?;
    let deployment = Deployment::found(folder.path()).await?;
    Ok((folder, deployment))
}
