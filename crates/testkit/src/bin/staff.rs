//! A member of staff from a shell: sign in, ask, change, confirm. It says what the console's pages would.

use anyhow::Context;
use clap::{Parser, Subcommand};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;
use testkit::cast;
use testkit::code_app::CodeApp;
use testkit::hand_device::now;
use testkit::people::Staff;
use testkit::security_key::SecurityKey;

/// Asks a server as a member of staff.
#[derive(Parser)]
struct Arguments {
    /// The server's address
    #[arg(long)]
    url: String,
    /// Who asks
    #[arg(long)]
    login: String,
    /// The file that holds the password; that of the fictional cast where none is named
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// The seed of a security key, drawn into this file when it is not there
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// The secret of an app that shows codes, in Base32
    #[arg(long, value_name = "FILE", conflicts_with = "key_file")]
    code_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read something: `get /v1/admin/devices`
    Get { path: String },
    /// Do something: `post /v1/admin/offices '{"name": "…", "locality": "…"}'`
    Post {
        path: String,
        #[arg(default_value = "{}")]
        body: String,
    },
    /// Confirm the device that shows these letters, if the registry shows them too
    Confirm { letters: String },
    /// Add an app that shows codes as a second factor, and print its secret
    AddCode,
    /// Confirm, as the second person, what another administrator proposed or took away: the id of an act
    Second { act: String },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { url, login, password_file, key_file, code_file, command } = Arguments::parse();
    let password = match password_file {
        None => cast::PASSWORD.to_owned(),
        Some(file) => {
            let typed = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            typed.trim_end_matches(['\r', '\n']).to_owned()
        }
    };
    let now = now().0;
    let staff = match (key_file, code_file) {
        (Some(key), _) => Staff::sign_in_with(&url, &login, &password, &SecurityKey::in_file(&key)?).await?,
        (None, Some(code)) => {
            let app = CodeApp::in_file(&login, &code)?;
            Staff::begin(&url, &login, &password).await?.prove_code(&app.shows(now)).await?
        }
        (None, None) => anyhow::bail!("name the second factor: --key-file or --code-file"),
    };
    match command {
        Command::AddCode => {
            let offered = staff.post("/v1/me/factors/code/start", json!({})).await?;
            let secret = offered["secret"].as_str().context("a secret")?;
            let code = CodeApp::of(&login, secret)?.shows(now - 30_000);
            staff.post("/v1/me/factors/code", json!({ "label": "application", "code": code })).await?;
            writeln!(std::io::stdout(), "{secret}")?;
        }
        Command::Second { act } => {
            let path = format!("/v1/admin/acts/{act}/decide");
            let done = staff.post(&path, json!({ "outcome": "confirmed" })).await?;
            writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&done)?)?;
        }
        Command::Get { path } => {
            writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&staff.get(&path).await?)?)?;
        }
        Command::Post { path, body } => {
            let body: Value = serde_json::from_str(&body).context("the body is no JSON")?;
            let (status, answer) = staff.try_post(&path, body).await?;
            writeln!(std::io::stdout(), "{status} {}", serde_json::to_string_pretty(&answer)?)?;
            anyhow::ensure!(status < 400, "refused");
        }
        Command::Confirm { letters } => staff.confirm_device(&letters).await?,
    }
    Ok(())
}
