//! The program: arguments, settings, the real clock and real chance, start and stop. It must not know any
//! room.

#[path = "main/key_commands.rs"]
mod key_commands;
#[path = "main/people.rs"]
mod people;

use anyhow::Context;
use clap::{Parser, Subcommand};
use statement::Purpose;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use sync_server::State;
use sync_server::chance::Chance;
use sync_server::config::{Overrides, Settings};
use sync_server::files::occupy;
use sync_server::installation::{self, InstallationError};
use sync_server::staff::Word;
use sync_server::store::{Database, Execution, Store, sql};
use sync_server::{backup, check, supervisor};
use terms::{Clock, Problem, Timestamp};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The registry's server of Vis-à-vis.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests until told to stop
    Serve {
        #[command(flatten)]
        overrides: Overrides,
        /// Write the address listened on to this file
        #[arg(long, value_name = "FILE")]
        address_file: Option<PathBuf>,
        /// Print the settings that hold, without secrets, and end
        #[arg(long)]
        print_config: bool,
    },
    /// Look at everything that a start needs and say what is right and wrong; nothing is changed, and the server may run.
    /// Ends with 1 where something is wrong
    Check {
        #[command(flatten)]
        overrides: Overrides,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Copy the database to a new file, while the server runs or not; keys are not in it
    Backup {
        #[command(flatten)]
        overrides: Overrides,
        /// The file to make
        file: PathBuf,
    },
    /// Read everything that is kept and say what is not as it was: hashes, signatures, seals, the ledger; a copy where
    /// one is named. The server may run; ends with 1 where something was found
    Verify {
        #[command(flatten)]
        overrides: Overrides,
        /// The copy
        copy: Option<PathBuf>,
    },
    /// Put a copy in the database's place, under a new epoch; the server must not run
    Restore {
        #[command(flatten)]
        overrides: Overrides,
        /// The copy
        file: PathBuf,
        /// Accept a copy that holds less than devices were told is safe: what they erased since is lost
        #[arg(long)]
        older: bool,
    },
    /// Bring the database's schema up to date, and end
    Migrate {
        #[command(flatten)]
        overrides: Overrides,
    },
    /// Move the registry from its file to the PostgreSQL that `database` names, keys of enrolments too; the server
    /// must not run
    Move {
        #[command(flatten)]
        overrides: Overrides,
    },
    /// Let notices leave again after a restore
    ResumeNotices {
        #[command(flatten)]
        overrides: Overrides,
    },
    /// The deployment's keys
    #[command(subcommand)]
    Keys(KeysCommand),
    /// People who administer the house
    #[command(subcommand)]
    Administrator(AdministratorCommand),
    /// Whom visible seals are believed from
    #[command(subcommand)]
    Seals(SealsCommand),
}

#[derive(Subcommand)]
enum SealsCommand {
    /// Sign a list of certificates and print the settings that name it; a key is drawn where there is none
    Sign {
        /// The list: certificates in PEM, with lines `Issued:`, `Next:`, `Revoked:` between them
        list: PathBuf,
        /// The file of the key that signs lists, kept offline
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Where the signed list is written
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Draw the deployment's keys, once
    Init {
        #[command(flatten)]
        overrides: Overrides,
        /// Where the root's seed is written, to be carried away and kept offline
        #[arg(long, value_name = "FILE")]
        root_file: PathBuf,
    },
    /// Draw one more key for some purposes, to be used from a day on; the server reads it when it starts again
    Renew {
        #[command(flatten)]
        overrides: Overrides,
        /// The root's seed, brought for the occasion
        #[arg(long, value_name = "FILE")]
        root_file: PathBuf,
        /// What the key is for: device, lease, voucher, answer, feed or envelope; all of them where none is named
        #[arg(long = "purpose", value_name = "PURPOSE", value_parser = key_commands::purpose)]
        purposes: Vec<Purpose>,
        /// Days until its first use: time for every device to learn of it with a lease
        #[arg(long, value_name = "DAYS", default_value_t = 14)]
        in_days: i64,
    },
    /// Replace wrapping.key on PostgreSQL, so that backups of before there were months' keys open nobody who is erased;
    /// no server must run, and every other one is given the new file
    Rewrap {
        #[command(flatten)]
        overrides: Overrides,
    },
    /// Issue the certificate that a proxy shows to devices; they trust no public authority
    Tls {
        #[command(flatten)]
        overrides: Overrides,
        /// A name or an address by which devices reach the proxy; several may be given
        #[arg(long = "name", required = true, value_name = "NAME")]
        names: Vec<String>,
        /// The folder that gets tls.chain.pem and tls.key.pem
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
}

#[derive(Subcommand)]
enum AdministratorCommand {
    /// Create an administrator
    Create {
        #[command(flatten)]
        overrides: Overrides,
        /// Their login
        #[arg(long)]
        login: String,
        /// Their name, as colleagues see it; the login when not given
        #[arg(long)]
        name: Option<String>,
        /// Read the password from standard input (its first line)
        #[arg(long, required = true)]
        password_stdin: bool,
    },
    /// Give an account another password and end its second factors: the way back when nobody else can
    Recover {
        #[command(flatten)]
        overrides: Overrides,
        /// Their login
        #[arg(long)]
        login: String,
        /// Read the password from standard input (its first line)
        #[arg(long, required = true)]
        password_stdin: bool,
    },
}

/// How long a database that is away when a server starts is asked again.
const DATABASE_STARTS: Duration = Duration::from_secs(30);
/// How long what blocks (a copy under way) is waited for at the end; what is half made is made anew.
const BLOCKED: Duration = Duration::from_secs(5);

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(run());
    runtime.shutdown_timeout(BLOCKED);
    done
}

async fn run() -> anyhow::Result<()> {
    // Whatever is made from here on is for the server's own account alone, also in a folder that others may enter.
    rustix::process::umask(rustix::fs::Mode::from_bits_truncate(0o077));
    sync_server::log::start();
    match Arguments::parse().command {
        Command::Serve { overrides, print_config: true, .. } => print_settings(overrides),
        Command::Serve { overrides, address_file, .. } => serve(overrides, address_file).await,
        Command::Check { overrides, json } => look(overrides, json).await,
        Command::Backup { overrides, file } => back_up(overrides, &file),
        Command::Restore { overrides, file, older } => restore(overrides, &file, older),
        Command::Verify { overrides, copy } => verify(overrides, copy.as_deref()),
        Command::Migrate { overrides } => migrate(overrides),
        Command::Move { overrides } => move_to_server(overrides),
        Command::ResumeNotices { overrides } => resume_notices(overrides).await,
        Command::Keys(KeysCommand::Init { overrides, root_file }) => {
            key_commands::draw_keys(overrides, &root_file)
        }
        Command::Keys(KeysCommand::Renew { overrides, root_file, purposes, in_days }) => {
            key_commands::renew_keys(overrides, &root_file, &purposes, in_days)
        }
        Command::Keys(KeysCommand::Rewrap { overrides }) => key_commands::rewrap(overrides),
        Command::Keys(KeysCommand::Tls { overrides, names, to }) => {
            key_commands::issue_tls(overrides, &names, &to)
        }
        Command::Seals(SealsCommand::Sign { list, key, to }) => key_commands::sign_list(&list, &key, &to),
        Command::Administrator(AdministratorCommand::Create { overrides, login, name, .. }) => {
            people::create_administrator(overrides, &login, name.as_deref().unwrap_or(&login)).await
        }
        Command::Administrator(AdministratorCommand::Recover { overrides, login, .. }) => {
            people::recover(overrides, &login).await
        }
    }
}

fn print_settings(overrides: Overrides) -> anyhow::Result<()> {
    let settings = toml::to_string_pretty(&Settings::load(overrides)?)?;
    std::io::stdout().write_all(settings.as_bytes())?;
    Ok(())
}

async fn serve(overrides: Overrides, address_file: Option<PathBuf>) -> anyhow::Result<()> {
    let settings = Settings::load(overrides)?;
    settings.may_serve()?;
    let _held = take_up(&settings)?;
    let listen = settings.listen;
    let listener =
        TcpListener::bind(listen).await.with_context(|| format!("could not listen on {listen}"))?;
    let address = listener.local_addr()?;
    let state = open(settings).await?;
    if let Some(path) = address_file {
        tokio::fs::write(&path, address.to_string()).await.context("could not write the address file")?;
    }
    tracing::info!(address = %address, "listening");
    if state.settings.telling.after_seconds == [0, 0] {
        tracing::warn!(
            "what came of a check is told at once: the wait tells a discreet flag ([telling] after_seconds)"
        );
    }
    if let Some(address) = state.settings.open_metrics() {
        tracing::warn!(
            address = %address,
            "figures are told off the loopback, to whoever reaches that address (metrics)"
        );
    }
    let (stop, stopped) = watch::channel(());
    let others = sync_server::open_other_doors(&state, &stopped).await?;
    tokio::spawn(async move {
        supervisor::stop_signal().await;
        supervisor::say("STOPPING=1");
        drop(stop);
    });
    supervisor::say("READY=1");
    supervisor::keep_watch(&state);
    let mut until = stopped.clone();
    let settings = Arc::clone(&state.settings);
    sync_server::serve(listener, state, async move { drop(until.changed().await) }).await;
    for door in others {
        door.await?;
    }
    backup::at_rest::lay_down(&settings);
    tracing::info!("stopped");
    Ok(())
}

/// Takes the data folder for this process alone. A database that changed while nobody had it is told: nothing of ours did.
fn take_up(settings: &Settings) -> anyhow::Result<impl Sized + use<>> {
    let held = occupy(&settings.data_dir).context("could not lock the data directory")?;
    backup::at_rest::take_up(settings);
    Ok(held)
}

async fn look(overrides: Overrides, as_json: bool) -> anyhow::Result<()> {
    let lines = check::examine(Settings::load(overrides), WallClock.now(), Arc::new(SystemChance)).await;
    let wrong = check::tell(&lines, as_json, &mut std::io::stdout())?;
    anyhow::ensure!(wrong == 0, "{wrong} of {} lines say that something is wrong", lines.len());
    Ok(())
}

fn back_up(overrides: Overrides, file: &Path) -> anyhow::Result<()> {
    let database = Settings::load(overrides)?.database()?;
    if let Database::Sqlite(path) = &database {
        anyhow::ensure!(path.exists(), "{} is not there: nothing to copy", path.display());
    }
    anyhow::ensure!(!file.exists(), "{} is there already: choose another name", file.display());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    anyhow::ensure!(folder.is_none_or(Path::is_dir), "the folder of {} is not there", file.display());
    sync_server::store::back_up(&database, file).with_context(|| format!("copying to {}", file.display()))?;
    tracing::info!("backed up");
    Ok(())
}

fn restore(overrides: Overrides, file: &Path, older: bool) -> anyhow::Result<()> {
    let settings = Settings::load(overrides)?;
    let _held = take_up(&settings)?;
    let drawn = u64::from_be_bytes(sync_server::chance::draw(&SystemChance)) >> 16;
    let restored = backup::restore(&settings, file, older, drawn, WallClock.now())?;
    tracing::info!(
        epoch = restored.epoch,
        ledger = restored.ledger,
        orders = restored.orders,
        "restored: devices send again what is missing; check the registry, then run resume-notices"
    );
    Ok(())
}

fn verify(overrides: Overrides, copy: Option<&Path>) -> anyhow::Result<()> {
    let drawn = (Arc::new(SystemChance) as Arc<dyn Chance>, WallClock.now());
    backup::verify_and_tell(&Settings::load(overrides)?, copy, drawn, &mut std::io::stdout())
}

fn migrate(overrides: Overrides) -> anyhow::Result<()> {
    let settings = Settings::load(overrides)?;
    let _held = take_up(&settings)?;
    drop(Store::open(&settings.database()?, Execution::Threads)?);
    tracing::info!("the schema is up to date");
    Ok(())
}

fn move_to_server(overrides: Overrides) -> anyhow::Result<()> {
    let settings = Settings::load(overrides)?;
    let _held = take_up(&settings)?;
    let moved =
        backup::move_to_server(&settings, &(Arc::new(SystemChance) as Arc<dyn Chance>), WallClock.now())?;
    for table in &moved {
        tracing::info!(
            table = table.table,
            rows = table.rows,
            hash = table.hash(),
            "copied: count and hash agree on both sides"
        );
    }
    let rows: u64 = moved.iter().map(|table| table.rows).sum();
    tracing::info!(tables = moved.len(), rows, "moved");
    tracing::warn!(
        "verify the new database, then delete moved-*: these files still contain people erased after the move"
    );
    Ok(())
}

async fn resume_notices(overrides: Overrides) -> anyhow::Result<()> {
    let state = open(Settings::load(overrides)?).await?;
    let (were_held, _) = sync_server::notices::outlook(&state)
        .await
        .map_err(|refusal| anyhow::anyhow!("not resumed: {refusal}"))?;
    if !were_held {
        tracing::info!("no notice was held");
        return Ok(());
    }
    let resumed = sync_server::notices::resume_notices(&state, Word::of_operator(&state)).await;
    resumed.map_err(|refusal| anyhow::anyhow!("not resumed: {refusal}"))?;
    tracing::info!("notices are sent again");
    Ok(())
}

/// Opens the store and what belongs to it. A database that is being started, or waits for its standby, is given a while.
async fn open(settings: Settings) -> anyhow::Result<State> {
    let until = tokio::time::Instant::now() + DATABASE_STARTS;
    loop {
        match try_to_open(settings.clone()).await {
            Err(error) if is_away(&error) && tokio::time::Instant::now() < until => {
                tracing::warn!(cause = format!("{error:#}"), "the database is away: it is asked again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            opened => return opened,
        }
    }
}

async fn try_to_open(settings: Settings) -> anyhow::Result<State> {
    let opened =
        tokio::task::spawn_blocking(|| State::open(settings, Arc::new(WallClock), Arc::new(SystemChance)));
    let state = opened.await??;
    installation::settle(&state).await?;
    Ok(state)
}

fn is_away(error: &anyhow::Error) -> bool {
    let of_store = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<sql::Error>().is_some_and(sql::Error::is_away)
    };
    let is_busy = matches!(
        error.downcast_ref(),
        Some(InstallationError::Store(refusal)) if refusal.problem() == Problem::Busy
    );
    is_busy || error.chain().any(of_store)
}

/// The machine's clock.
struct WallClock;

impl Clock for WallClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the time is handed in from")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The operating system's random bytes.
struct SystemChance;

impl Chance for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "this is where chance is handed in from")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("a machine without random bytes must not run a registry");
    }
}
