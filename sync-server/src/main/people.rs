//! Commands about people who administer the house. It must not know how they sign in.

use crate::open;
use anyhow::Context;
use std::io::Read;
use sync_server::config::{Overrides, Settings};
use terms::{Personal, Role};

/// The first line of standard input.
fn password_typed() -> anyhow::Result<Personal<String>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("the password on standard input")?;
    Ok(Personal::from(text.lines().next().unwrap_or_default()))
}

pub async fn recover(overrides: Overrides, login: &str) -> anyhow::Result<()> {
    let password = password_typed()?;
    let state = open(Settings::load(overrides)?).await?;
    sync_server::staff::recover(&state, login, password).await.map_err(|refusal| {
        anyhow::anyhow!(
            "not recovered: {refusal} ({}; the login is there, a password has 12 to 256 characters)",
            refusal.fields_named()
        )
    })?;
    tracing::info!("another password holds, and the second factors ended");
    Ok(())
}

pub async fn create_administrator(overrides: Overrides, login: &str, name: &str) -> anyhow::Result<()> {
    let password = password_typed()?;
    let state = open(Settings::load(overrides)?).await?;
    sync_server::staff::create_account(&state, login, name, Role::Administrator, password).await.map_err(
        |refusal| {
            anyhow::anyhow!(
                "not created: {refusal} ({}; a login is free and has 3 to 64 of a-z, 0-9, dot, hyphen and underscore, a password has 12 to 256 characters)",
                refusal.fields_named()
            )
        },
    )?;
    tracing::info!("administrator created");
    Ok(())
}
