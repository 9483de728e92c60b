//! Commands about the deployment's keys, and about whom visible seals are believed from. It must not know what a key signs.

use crate::{SystemChance, WallClock, take_up};
use anyhow::Context;
use statement::Purpose;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use sync_server::config::{Overrides, Seals, Settings};
use sync_server::keys::{KeyPlaces, ceremony, replace_wrapping_key};
use sync_server::tls::Authority;
use terms::Clock;
use wire::v1::device::Hex;

/// Issues what a proxy shows to devices.
pub fn issue_tls(overrides: Overrides, names: &[String], to: &Path) -> anyhow::Result<()> {
    let authority = Authority::load(&Settings::load(overrides)?.keys_folder())?;
    let issued = authority.issue(names, WallClock.now(), &SystemChance)?;
    // A new file takes the old one's place: what is there already may be readable by others, and stay so.
    let private = |name: &str, bytes: &[u8]| {
        let (path, next) = (to.join(name), to.join(format!("{name}.new")));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        let _ = std::fs::remove_file(&next);
        let written = options.open(&next).and_then(|mut file| file.write_all(bytes));
        written.and_then(|()| std::fs::rename(&next, &path)).with_context(|| path.display().to_string())
    };
    std::fs::create_dir_all(to)?;
    private("tls.key.pem", issued.key_pem().as_bytes())?;
    private("tls.chain.pem", issued.chain_pem().as_bytes())?;
    tracing::info!("issued for ninety days: tls.chain.pem and tls.key.pem");
    Ok(())
}

pub fn draw_keys(overrides: Overrides, root_file: &Path) -> anyhow::Result<()> {
    let folder = Settings::load(overrides)?.keys_folder();
    let root = ceremony::init(&folder, root_file, WallClock.now(), &SystemChance)?;
    tracing::info!(root = %root.id(), "keys drawn: carry the root's file away");
    Ok(())
}

pub fn renew_keys(
    overrides: Overrides,
    root_file: &Path,
    purposes: &[Purpose],
    in_days: i64,
) -> anyhow::Result<()> {
    let folder = Settings::load(overrides)?.keys_folder();
    let purposes = if purposes.is_empty() { Purpose::ALL } else { purposes };
    ceremony::renew(&folder, root_file, purposes, WallClock.now().plus_days(in_days), &SystemChance)?;
    tracing::info!(in_days, "keys drawn: start the server again, so that devices learn of them");
    Ok(())
}

pub fn rewrap(overrides: Overrides) -> anyhow::Result<()> {
    let settings = Settings::load(overrides)?;
    let _held = take_up(&settings)?;
    let (places, database) = (KeyPlaces::of(&settings), settings.database()?);
    let ended = replace_wrapping_key(&places, &database, Arc::new(SystemChance), WallClock.now())?;
    tracing::info!(
        ended,
        "wrapping.key is another: give it to the other servers, and make the devices' codes that ended again"
    );
    Ok(())
}

pub fn purpose(word: &str) -> Result<Purpose, &'static str> {
    Purpose::from_word(word).ok_or("device, lease, voucher, answer, feed or envelope")
}

pub fn sign_list(list: &Path, key: &Path, to: &Path) -> anyhow::Result<()> {
    let (signed, root) = sync_server::seals::sign(list, key, &SystemChance)?;
    std::fs::write(to, signed).context("the signed list")?;
    let set = Seals { list: to.to_owned(), root: Hex(root) };
    let lines = toml::to_string(&std::collections::BTreeMap::from([("seals", set)]))?;
    Ok(std::io::stdout().write_all(lines.as_bytes())?)
}
