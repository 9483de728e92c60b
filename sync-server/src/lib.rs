//! The registry's server: enrolments, staff, notices, bookings and the registry itself, behind HTTP.
//!
//! A library so that tests start it in their own process over a listener they opened. It knows no clock
//! and no chance of its own: both come with [`State`].

pub mod administration;
pub mod backup;
pub mod bookings;
pub mod chance;
pub mod check;
pub mod config;
mod dossier;
pub mod enrolments;
mod failpoint;
pub mod files;
pub mod http;
pub mod installation;
mod jobs;
pub mod keys;
pub mod local_time;
pub mod log;
pub mod metrics;
pub mod model;
pub mod monitoring;
mod monotonic_clock;
pub mod notices;
pub mod order_log;
mod pages;

pub mod provisioning;
pub mod rate_limit;
pub mod refusal;
pub mod registry;
pub mod scheduler;
pub mod seals;
pub mod staff;
mod state;
pub mod store;
pub mod supervisor;
pub mod tls;
pub mod transports;
pub mod vouchers;
pub mod witness;

use anyhow::Context;
use axum::serve::Listener;
use http::{Callers, TlsDoor, serve_listener};
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use state::{OpenError, State};

/// Jobs under way when the server stops are given this long.
const GRACE: Duration = Duration::from_secs(10);

/// Answers requests and sends notices until `shutdown` resolves; requests under way are finished first.
pub async fn serve<L>(listener: L, state: State, shutdown: impl Future<Output = ()> + Send + 'static)
where
    L: Listener<Addr = SocketAddr>,
{
    let (stop, stopped) = watch::channel(());
    // The door and the jobs hear of the end at once.
    let stopping = tokio::spawn(async move {
        shutdown.await;
        drop(stop);
    });
    if let Err(refusal) = registry::settle_feeds(&state).await {
        tracing::error!(%refusal, "devices may not be told of changed settings");
    }
    if let Err(refusal) = registry::retry_set_aside(&state).await {
        tracing::error!(%refusal, "what was set aside was not tried again");
    }
    if let Err(refusal) = seal_what_was_before(&state).await {
        tracing::error!(%refusal, "accounts and applicants of before the upgrade wait for the next start");
    }
    if let Err(refusal) = staff::bind_factors(&state).await {
        tracing::error!(%refusal, "second factors of before the upgrade prove nobody until the next start");
    }
    let jobs = start_jobs(&state, &stopped);
    let callers = if state.settings.behind_proxy { Callers::OneProxy } else { Callers::Anybody };
    let mut until = stopped.clone();
    let until = async move { drop(until.changed().await) };
    serve_listener(listener, callers, state.settings.limits, http::router(state), until).await;
    let ended = async {
        for job in jobs {
            if let Err(error) = job.await {
                tracing::error!(%error, "a background job could not be waited for");
            }
        }
    };
    if tokio::time::timeout(GRACE, ended).await.is_err() {
        tracing::warn!("background jobs were cut: what they had begun is done again");
    }
    stopping.abort();
}

/// Once, after the upgrade: the mark that it is done comes last.
async fn seal_what_was_before(state: &State) -> Result<(), refusal::Refusal> {
    enrolments::key_continuations(state).await?;
    staff::seal_accounts(state).await
}

/// Opens the doors beside the one for browsers, where the operator set them: for devices, with TLS ended here, and for
/// monitoring. Each is answered at until the sender of `stopped` is dropped.
pub async fn open_other_doors(
    state: &State,
    stopped: &watch::Receiver<()>,
) -> anyhow::Result<Vec<JoinHandle<()>>> {
    let until = || {
        let mut stopped = stopped.clone();
        async move { drop(stopped.changed().await) }
    };
    let (limits, mut doors) = (state.settings.limits, Vec::new());
    if let Some(settings) = &state.settings.tls {
        let door =
            TlsDoor::open(settings, state).await.context("could not open the TLS listener for devices")?;
        tracing::info!(address = %Listener::local_addr(&door)?, "listening over TLS");
        let routes = http::devices_router(state.clone());
        doors.push(tokio::spawn(serve_listener(door, Callers::Anybody, limits, routes, until())));
    }
    if let Some(address) = state.settings.metrics {
        let door = TcpListener::bind(address)
            .await
            .with_context(|| format!("could not listen on {address} for metrics"))?;
        tracing::info!(address = %door.local_addr()?, "serving metrics");
        let routes = http::metrics_router(state.clone());
        doors.push(tokio::spawn(serve_listener(door, Callers::Anybody, limits, routes, until())));
    }
    Ok(doors)
}

/// Starts what the server does beside answering.
fn start_jobs(state: &State, stopped: &watch::Receiver<()>) -> Vec<JoinHandle<()>> {
    macro_rules! job {
        ($name:literal, $work:path) => {{
            let (state, stopped) = (state.clone(), stopped.clone());
            let (metrics, stop) = (Arc::clone(&state.metrics), stopped.clone());
            jobs::keep_running($name, metrics, stop, move || $work(state.clone(), stopped.clone()))
        }};
    }
    vec![
        job!("sms", notices::deliver_sms_until),
        job!("mail", notices::deliver_mail_until),
        job!("folders", notices::sweep_until),
        job!("opening", registry::open_until),
        job!("orders", registry::carry_until),
        job!("judging", registry::judge_until),
        job!("keys", scheduler::renew_until),
        job!("due", scheduler::run_until),
        job!("backup", backup::keep_safe_until),
        job!("verification", backup::verify_until),
    ]
}
