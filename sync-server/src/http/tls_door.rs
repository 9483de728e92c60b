//! The door that devices come through: TLS ended in this process, with a certificate that is renewed while it runs.

use super::places::Places;
use crate::State;
use crate::config::TlsDoorSettings;
use crate::tls::{Authority, TlsError};
use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use terms::{Cause, Timestamp};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// A caller that does not finish its handshake in time makes room for others.
const HANDSHAKE: Duration = Duration::from_secs(3);
/// Handshakes at the same time; further callers wait in the system's queue.
const HANDSHAKES: usize = 512;
/// Handshakes of one network at the same time; further ones are let go.
const HANDSHAKES_OF_ONE: usize = 16;
/// A certificate is shown for no longer than a day.
const RENEWAL_MS: i64 = 24 * 60 * 60_000;

/// A listener whose connections are past their handshake.
pub struct TlsDoor {
    address: SocketAddr,
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
}

/// What shows the certificate.
struct Showing {
    authority: Authority,
    names: Vec<String>,
    state: State,
    acceptor: TlsAcceptor,
    since: Timestamp,
}

impl TlsDoor {
    /// Opens the door. Must be called on the runtime that serves.
    pub async fn open(settings: &TlsDoorSettings, state: &State) -> anyhow::Result<Self> {
        let authority = Authority::load(&state.settings.keys_folder())?;
        let now = state.now();
        let acceptor = acceptor(&authority, &settings.names, state)?;
        let showing =
            Showing { authority, names: settings.names.clone(), state: state.clone(), acceptor, since: now };
        let listener = TcpListener::bind(settings.listen).await?;
        let address = listener.local_addr()?;
        let (sender, ready) = mpsc::channel(1);
        tokio::spawn(accept(listener, showing, sender));
        Ok(Self { address, ready })
    }
}

impl Listener for TlsDoor {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            // The task that accepts ends only with the runtime.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// Accepts until nobody takes connections any more. A handshake never holds up the next caller.
async fn accept(
    listener: TcpListener,
    mut showing: Showing,
    ready: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    let (places, of_each) = (Arc::new(Semaphore::new(HANDSHAKES)), Places::of_each(HANDSHAKES_OF_ONE));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let (stream, from) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file handles, mostly: others will be closed.
                tracing::error!(kind = ?error.kind(), "a connection was not accepted");
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
        };
        showing.renew();
        if ready.is_closed() {
            return;
        }
        let Some(own) = of_each.take(from.ip()) else { continue };
        let (acceptor, ready) = (showing.acceptor.clone(), ready.clone());
        tokio::spawn(async move {
            let _places = (place, own);
            // A caller that fails its handshake hears so from TLS itself.
            if let Ok(Ok(connection)) = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await {
                // Refused only once nobody takes connections any more.
                drop(ready.send((connection, from)).await);
            }
        });
    }
}

impl Showing {
    /// Issues another certificate once the one that is shown is a day old.
    fn renew(&mut self) {
        let now = self.state.now();
        if now.0.saturating_sub(self.since.0) < RENEWAL_MS {
            return;
        }
        match acceptor(&self.authority, &self.names, &self.state) {
            Ok(acceptor) => (self.acceptor, self.since) = (acceptor, now),
            Err(error) => {
                let cause = Cause::of("issuing a certificate", error).chain();
                tracing::error!(cause, "the TLS certificate was not renewed");
            }
        }
    }
}

fn acceptor(authority: &Authority, names: &[String], state: &State) -> Result<TlsAcceptor, TlsError> {
    let issued = authority.issue(names, state.now(), state.chance.as_ref())?;
    Ok(TlsAcceptor::from(Arc::new(issued.server_config()?)))
}
