//! A double of the app on somebody's telephone that shows six digits (RFC 6238). The server draws its secret.

use crate::people::Staff;
use anyhow::Context;
use serde_json::json;
use std::path::Path;
use totp_rs::{Builder, Secret, Totp};

/// The app, with one secret.
#[derive(Debug)]
pub struct CodeApp {
    login: String,
    totp: Totp,
}

impl CodeApp {
    /// With the secret as it is typed: Base32.
    pub fn of(login: &str, secret: &str) -> anyhow::Result<Self> {
        let secret = Secret::try_from_base32(secret.trim()).context("a secret in Base32")?;
        let totp = Builder::new().with_secret(secret).with_account_name(login).build();
        Ok(Self { login: login.to_owned(), totp: totp.context("a secret of 16 bytes and more")? })
    }

    /// With the secret that a file holds.
    pub fn in_file(login: &str, path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Self::of(login, &text)
    }

    /// Adds itself as a second factor of somebody who is signed in; gives their next session too.
    pub async fn add_to(staff: &Staff, login: &str, now_ms: i64) -> anyhow::Result<(Self, Staff)> {
        let offered = staff.post("/v1/me/factors/code/start", json!({})).await?;
        let app = Self::of(login, offered["secret"].as_str().context("a secret")?)?;
        // The code of the half minute before: that of now is left for whoever signs in next.
        let body = json!({ "label": "application", "code": app.shows(now_ms - 30_000) });
        let proven = staff.post("/v1/me/factors/code", body).await?;
        let token = proven["token"].as_str().context("a token")?;
        Ok((app, staff.with_token(token)))
    }

    /// Whose it is.
    pub fn login(&self) -> &str {
        &self.login
    }

    /// The six digits at an instant, in milliseconds since 1970.
    pub fn shows(&self, now_ms: i64) -> String {
        self.totp.generate(now_ms.unsigned_abs() / 1000).to_string()
    }
}
