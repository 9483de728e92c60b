//! What the service manager is told (`sd_notify`): ready, alive, stopping; and its wish that the server stops. Without one
//! nobody is told. It must not know what the server does: it asks the store whether work gets done.
//!
//! Of our own, because the protocol is one datagram: a library would be more than these lines.

use crate::State;
use std::ffi::OsStr;
use std::io;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::Duration;
use terms::Cause;

/// Says something to the service manager, where there is one.
pub fn say(what: &str) {
    let Some(socket) = std::env::var_os("NOTIFY_SOCKET") else { return };
    if let Err(error) = send(&socket, what) {
        let cause = Cause::of("speaking to the service manager", error).chain();
        tracing::warn!(cause, what, "the service manager was not told");
    }
}

/// A datagram to a socket: a path, or after an `@` a name that is in no folder.
fn send(socket: &OsStr, what: &str) -> io::Result<()> {
    let address = match socket.as_bytes() {
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name)?,
        _ => SocketAddr::from_pathname(socket)?,
    };
    UnixDatagram::unbound()?.send_to_addr(what.as_bytes(), &address).map(|_| ())
}

/// Tells the service manager that the server works for as long as it does, where it wants to be told. A task of the
/// runtime asks the writer for its turn; no answer, no word, and the service manager starts the server anew. An answer that
/// says *no* is one too: a restart mends no full disk and brings no database back.
pub fn keep_watch(state: &State) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let is_meant = number("WATCHDOG_PID").is_none_or(|process| process == u64::from(std::process::id()));
    let Some(period) = number("WATCHDOG_USEC").filter(|_| is_meant) else { return };
    let state = state.clone();
    let answers = move || {
        let store = state.store.clone();
        async move { store.answers().await }
    };
    tokio::spawn(watch(Duration::from_micros(period), answers, || say("WATCHDOG=1")));
}

/// Says so each time that an answer came, three times a period.
async fn watch<Answer: Future<Output = ()>>(period: Duration, answers: impl Fn() -> Answer, say: impl Fn()) {
    loop {
        answers().await;
        say();
        tokio::time::sleep(period / 3).await;
    }
}

/// Ends when the server is asked to stop.
pub async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    if let Ok(mut terminate) = signal(SignalKind::terminate()) {
        tokio::select! {
            _ = terminate.recv() => return,
            _ = tokio::signal::ctrl_c() => return,
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn a_word_reaches_a_socket_in_a_folder_and_one_without() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notify");
        let name = format!("vis-a-vis-test-{}", std::process::id());
        let abstract_one = SocketAddr::from_abstract_name(&name).unwrap();
        let told = format!("@{name}");
        for (heard, socket) in [
            (UnixDatagram::bind(&path).unwrap(), path.as_os_str()),
            (UnixDatagram::bind_addr(&abstract_one).unwrap(), OsStr::new(&told)),
        ] {
            send(socket, "READY=1").unwrap();
            let mut buffer = [0; 32];
            let length = heard.recv(&mut buffer).unwrap();
            assert_eq!(&buffer[..length], b"READY=1");
        }
        assert!(send(OsStr::new("/nowhere/notify"), "READY=1").is_err());
    }

    #[tokio::test]
    async fn nothing_is_said_while_nothing_answers() {
        let said = AtomicU32::new(0);
        let say = || {
            said.fetch_add(1, Ordering::SeqCst);
        };
        let period = Duration::from_millis(60);
        let stuck = watch(period, std::future::pending, say);
        drop(tokio::time::timeout(Duration::from_millis(200), stuck).await);
        assert_eq!(said.load(Ordering::SeqCst), 0);
        let answering = watch(period, || async {}, say);
        drop(tokio::time::timeout(Duration::from_millis(500), answering).await);
        assert!(said.load(Ordering::SeqCst) > 3);
    }
}
