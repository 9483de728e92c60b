//! A device as a process: real gestures, real stores, a scripted reader.

use clap::Parser;
use device::{Desk, HttpLink, RetryPolicy};
use std::path::PathBuf;
use testkit::doubles::ScriptedHost;
use testkit::loopback::router;

/// The loopback host of a device.
#[derive(Parser)]
struct Arguments {
    /// The device's folder
    #[arg(long)]
    device: PathBuf,
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: std::net::SocketAddr,
    /// Write the address listened on to this file
    #[arg(long)]
    address_file: Option<PathBuf>,
    /// Serve the pages of this folder too
    #[arg(long)]
    pages: Option<PathBuf>,
    /// Deliver only when asked to hand in
    #[arg(long)]
    no_delivery: bool,
    /// Let the outbox grow to so many pages only
    #[arg(long)]
    max_pages: Option<u32>,
    /// Set the wall clock wrong by so many milliseconds
    #[arg(long, default_value_t = 0, allow_hyphen_values = true)]
    wall_shift_ms: i64,
    /// Say that the machine was started anew since its files were written
    #[arg(long)]
    started_anew: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    std::fs::create_dir_all(&arguments.device)?;
    let host = ScriptedHost::at(&arguments.device);
    let host = if arguments.started_anew { host.started_anew() } else { host };
    host.shift_wall(arguments.wall_shift_ms);
    let desk = Desk::open(&arguments.device, host.clone(), HttpLink::new()?)?;
    if let Some(pages) = arguments.max_pages {
        desk.limit_pages(pages).map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
    }
    if !arguments.no_delivery {
        let pace = RetryPolicy {
            first: std::time::Duration::from_millis(200),
            longest: std::time::Duration::from_secs(2),
            idle: std::time::Duration::from_secs(1),
            ask: std::time::Duration::from_secs(1),
        };
        tokio::spawn(desk.clone().keep_delivering(pace));
    }
    let listener = tokio::net::TcpListener::bind(arguments.listen).await?;
    if let Some(path) = arguments.address_file {
        std::fs::write(path, listener.local_addr()?.to_string())?;
    }
    axum::serve(listener, router(desk, host, arguments.pages.as_deref())).await?;
    Ok(())
}
