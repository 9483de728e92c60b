//! An installation of an earlier version, kept as its demo left it: today's programs upgrade it, go on with what was
//! under way, and lose nothing. A fixture is never made anew and never mended: who breaks this test breaks somebody's
//! registry. It must not know how a version stores anything but the one that was kept, and what a copy holds today.
//!
//! The registry runs in this process, by the clock of that day: nothing in a fixture ever expires. Devices, and what an
//! operator types, are the real programs.

mod afterwards; // what is in the registry in the end
mod day; // the rest of the day that was cut
mod installation; // the fixture, and a copy to work in
mod registry; // today's server over it

use anyhow::ensure;
use installation::{Installation, fixture};
use testkit::postgres::Postgres;

/// The versions of which an installation was kept.
const KEPT: &str = "bedb132";
const NAME: &str = "registry";
/// What a fixture may weigh.
const MOST_BYTES: u64 = 1 << 20;

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_of_bedb132_is_upgraded_and_ends_its_day() -> anyhow::Result<()> {
    let kept = Installation::copied(KEPT)?;
    kept.judge_everybody_again()?;
    day::ends(&kept).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_of_bedb132_on_postgresql_is_upgraded_and_ends_its_day() -> anyhow::Result<()> {
    let (kept, postgres) = (Installation::copied(KEPT)?, Postgres::start(false)?);
    let address = postgres.database(NAME)?;
    postgres.load(NAME, &kept.path("registry.sql"))?;
    postgres.say(NAME, &format!("SET search_path TO registry; {}", installation::WAKE))?;
    kept.lies_at(&address)?;
    // An operator may upgrade the schema ahead of the start; the other test leaves it to the start.
    kept.run(&["migrate"])?;
    day::ends(&kept).await
}

#[test]
fn a_kept_installation_weighs_at_most_a_megabyte() -> anyhow::Result<()> {
    let (mut folders, mut bytes) = (vec![fixture(KEPT)], 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let (path, found) = entry.and_then(|entry| Ok((entry.path(), entry.metadata()?)))?;
            if found.is_dir() {
                folders.push(path);
            } else {
                bytes += found.len();
            }
        }
    }
    ensure!(bytes <= MOST_BYTES, "{bytes} bytes");
    Ok(())
}
