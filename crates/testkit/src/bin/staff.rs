//! A member of staff from a shell: sign in, ask, change, confirm. It says what the console's pages would.

use anyhow::Context;
use clap::{Parser, Subcommand};
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use testkit::people::Staff;

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
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { url, login, password_file, command } = Arguments::parse();
    let staff = match password_file {
        None => Staff::sign_in(&url, &login).await?,
        Some(file) => {
            let password = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            Staff::sign_in_with(&url, &login, password.trim_end_matches(['\r', '\n'])).await?
        }
    };
    match command {
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
