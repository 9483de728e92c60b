//! Today's server over a kept installation, in this process, by the clock of the installation's day. Must not know what
//! is asked of it.

use crate::installation::Installation;
use anyhow::{Context, ensure};
use device::{Host, Machine};
use std::sync::Arc;
use sync_server::State;
use sync_server::chance::Chance;
use sync_server::config::{Overrides, Settings};
use terms::{Clock, Timestamp};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The machine's clock, set to another day.
struct OfThatDay {
    machine: Machine,
    shift_ms: i64,
}

impl Clock for OfThatDay {
    fn now(&self) -> Timestamp {
        self.machine.clocks().wall.plus_ms(self.shift_ms)
    }
}

/// The machine's chance.
struct OfTheMachine(Machine);

impl Chance for OfTheMachine {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.chance(bytes);
    }
}

/// A server that runs.
pub struct Registry {
    /// Where it is.
    pub url: String,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl Registry {
    /// Starts it, at a free address.
    pub async fn start(kept: &Installation) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let mut settings = Settings::load(Overrides {
            config: Some(kept.settings()),
            data: Some(kept.path("server")),
            public_url: Some(url.replace("127.0.0.1", "localhost")),
            ..Overrides::default()
        })?;
        // Nobody waits for half an hour here.
        settings.telling.after_seconds = [0, 0];
        let clock = OfThatDay { machine: Machine::at("/"), shift_ms: kept.shift_ms() };
        let chance = OfTheMachine(Machine::at("/"));
        let opened = tokio::task::spawn_blocking(|| State::open(settings, Arc::new(clock), Arc::new(chance)));
        let state = opened.await?.context("today's server does not open the kept installation")?;
        let (stop, stopped) = oneshot::channel();
        let served = tokio::spawn(sync_server::serve(listener, state, async {
            let _ = stopped.await;
        }));
        Ok(Self { url, stop, served })
    }

    /// Stops it in good order.
    pub async fn stop(self) -> anyhow::Result<()> {
        ensure!(self.stop.send(()).is_ok(), "it had stopped by itself");
        Ok(self.served.await?)
    }
}
