//! The registry's server: enrolments, staff, notices, bookings and the registry itself, behind HTTP.
//!
//! A library so that tests start it in their own process over a listener they opened. It knows no clock
//! and no chance of its own: both come with [`State`].

pub mod administration;
pub mod backup;
pub mod bookings;
pub mod chance;
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
pub mod tls;
pub mod transports;
pub mod vouchers;
pub mod witness;

use axum::serve::Listener;
use http::{Callers, serve_listener};
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
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
        job!("due", scheduler::run_until),
        job!("backup", backup::keep_safe_until),
        job!("verification", backup::verify_until),
    ]
}
