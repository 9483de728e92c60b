//! A device from a shell, one command a step: register, enlist, lease, ask, seal, send. It has no screen and no rules: what
//! no honest device would do, it does when told.

use anyhow::{Context, ensure};
use clap::{Parser, Subcommand};
use serde_json::{Value, json};
use statement::{Ask, Body, Code, HowRead, Secret, StatementKind, decode};
use std::io::Write;
use std::path::PathBuf;
use terms::{AgentId, EnrolmentId};
use testkit::hand_device::{Door, HandDevice, Sealed, Telling, now};

/// Plays a device against a server.
#[derive(Parser)]
struct Arguments {
    /// The server's address
    #[arg(long)]
    url: String,
    /// The file in which the device is kept between commands
    #[arg(long, default_value = "device.json")]
    file: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Register with a one-time code; prints the letters to be compared in the console
    Register { code: String },
    /// Ask whether somebody confirmed the device
    Confirmed,
    /// Enlist an agent, by their number, login and one-time code
    Enlist { agent: String, login: String, code: String },
    /// Take a lease
    Lease,
    /// What was declared by the applicant whose invitation's sixteen letters these are
    Declared { letters: String },
    /// Seal a statement at the head of the chain, into a file
    Seal {
        /// The kind: its number (1 is a check)
        #[arg(long, default_value_t = 1)]
        kind: u8,
        /// The enrolment it is about
        #[arg(long)]
        enrolment: String,
        /// The invitation's sixteen letters: the applicant co-signs
        #[arg(long)]
        letters: Option<String>,
        /// A body as canonical CBOR in hexadecimal; an empty one where none is named
        #[arg(long)]
        body: Option<PathBuf>,
        /// Where the envelope is written
        to: PathBuf,
    },
    /// Send envelopes in one frame, in the order given; prints what the registry answered
    Send {
        /// The place of the first in the chain
        #[arg(long)]
        first: u64,
        envelopes: Vec<PathBuf>,
    },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { url, file, command } = Arguments::parse();
    let door = Door { url, client: reqwest::Client::new() };
    if let Command::Register { code } = command {
        // Its own chance: two devices in one folder are two machines.
        let number = u64::try_from(now().0)?;
        let mut device = HandDevice::register(&door, number, &code, AgentId([0; 8]), now()).await?;
        tell(&json!({ "device": device.id, "letters": device.fingerprint() }))?;
        return device.store(&file);
    }
    let mut device = HandDevice::take_up(&file)?;
    match command {
        Command::Register { .. } => {}
        Command::Confirmed => {
            let asked = device.question(&door, Ask::Confirmation).await?;
            let answer = device.send(&door, &asked).await?;
            writeln!(std::io::stdout(), "{} {}", answer.status(), answer.text().await?)?;
        }
        Command::Enlist { agent, login, code } => {
            device.worker.agent = agent.parse().ok().context("an agent's number")?;
            device.enlist(&door, &login, &code).await?;
            tell(&json!({ "enlisted": device.worker.agent }))?;
        }
        Command::Lease => {
            device.take_lease(&door, now()).await?;
            tell(&json!({ "lease": device.worker.lease }))?;
        }
        Command::Declared { letters } => {
            let told = device.declared(&door, secret(&letters)?).await?;
            let names =
                [&told.birth_name, &told.given_names, &told.birth_date].map(|text| text.reveal().clone());
            tell(&json!({ "declared": names }))?;
        }
        Command::Seal { kind, enrolment, letters, body, to } => {
            let told = telling(kind, &enrolment, letters.as_deref(), body)?;
            let Sealed { place, envelope } = device.seal(&told, now())?;
            std::fs::write(to, &envelope)?;
            tell(&json!({ "chain": place.chain, "sequence": place.sequence, "bytes": envelope.len() }))?;
        }
        Command::Send { first, envelopes } => send(&door, &device, first, envelopes).await?,
    }
    device.store(&file)
}

fn tell(what: &Value) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{what}")
}

fn secret(letters: &str) -> anyhow::Result<Secret> {
    Code::parse(letters).map_err(|error| anyhow::anyhow!("the letters: {error:?}"))
}

fn telling(
    kind: u8,
    enrolment: &str,
    letters: Option<&str>,
    body: Option<PathBuf>,
) -> anyhow::Result<Telling> {
    let kind = StatementKind::from_code(kind).ok().context("a kind of statement")?;
    let enrolment: EnrolmentId = enrolment.parse().ok().context("an enrolment's number")?;
    let body = match body {
        None => Body::empty([0; 16]),
        Some(file) => {
            let text = std::fs::read_to_string(file)?;
            let bytes = base16ct::mixed::decode_vec(text.trim()).ok().context("hexadecimal")?;
            decode(&bytes).ok().context("a body")?
        }
    };
    let secret = letters.map(secret).transpose()?;
    let how_read = if secret.is_some() { HowRead::Scanned } else { HowRead::None };
    Ok(Telling { kind, enrolment: Some(enrolment), how_read, secret, body })
}

async fn send(door: &Door, device: &HandDevice, first: u64, files: Vec<PathBuf>) -> anyhow::Result<()> {
    let mut frame = device.frame(&[]);
    frame.first = first;
    for file in files {
        frame.envelopes.push(statement::Blob(std::fs::read(file)?));
    }
    let answer = door.send("/v1/frames", device.sign(&frame)).await?;
    let status = answer.status();
    let bytes = answer.bytes().await?;
    ensure!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&bytes));
    writeln!(std::io::stdout(), "{:#?}", device.verified(&bytes)?)?;
    Ok(())
}
