//! Who holds a server up: callers that drip bytes, floods of what costs a write or a hash, a mail server that says nothing.
//! They play against the real program, from addresses of the loopback; each ends when its task is dropped.

use crate::cast;
use reqwest::{Client, StatusCode};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// Connects from an address of this machine.
pub async fn connect(from: &str, to: SocketAddr) -> anyhow::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(format!("{from}:0").parse()?)?;
    Ok(socket.connect(to).await?)
}

/// Sends the head of a request byte by byte and never ends it; comes back when it is let go.
pub async fn drip(from: String, to: SocketAddr) {
    loop {
        if let Ok(mut stream) = connect(&from, to).await {
            while stream.write_all(b"G").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Asks for what costs a write, again and again: codes that there are not, ways back, drafts. Counts what is answered.
pub async fn ask_for_writes(url: &str, which: usize, is_over: &AtomicBool, answered: &AtomicU32) {
    let client = Client::new();
    let hex = |byte: &str| byte.repeat(32);
    while !is_over.load(Ordering::Relaxed) {
        let request = match which % 3 {
            0 => client
                .post(format!("{url}/v1/devices/enrol"))
                .json(&json!({ "locator": hex("ab"), "key": hex("58"), "nonce": "ab".repeat(16), "proof": hex("cd") })),
            1 => client
                .post(format!("{url}/return"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body("mobile=0612345678&day=1&month=2&year=1990"),
            _ => client
                .post(format!("{url}/v1/enrolments"))
                .json(&json!({ "declaration": cast::NOEMIE.declaration(), "notice_version": 1 })),
        };
        answered.fetch_add(u32::from(request.send().await.is_ok()), Ordering::Relaxed);
    }
}

/// A guess at an invented login, or a password for an invented link, by turns.
pub async fn ask_for_a_hash(client: &Client, url: &str, number: u32) -> reqwest::Result<StatusCode> {
    let request = if number.is_multiple_of(2) {
        let body = json!({ "token": format!("{number:064x}"), "code": "BCDF", "password": "a-long-enough-password" });
        client.post(format!("{url}/v1/staff/reset")).json(&body)
    } else {
        let body = json!({ "login": format!("invented-{number}"), "password": "a guess" });
        client.post(format!("{url}/v1/sign-in")).json(&body)
    };
    request.send().await.map(|answer| answer.status())
}

/// A guess, or the right password, from an address of the loopback, with the cookie of a browser or without.
pub async fn try_password(
    from: &str,
    url: &str,
    (login, password): (&str, &str),
    cookie: Option<&str>,
) -> anyhow::Result<reqwest::Response> {
    let client = Client::builder().local_address(Some(from.parse()?)).build()?;
    let mut request =
        client.post(format!("{url}/v1/sign-in")).json(&json!({ "login": login, "password": password }));
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    Ok(request.send().await?)
}

/// Accepts and never answers; gives the settings of a server that hands its mail over there.
pub async fn silent_mail_server() -> anyhow::Result<(tokio::task::JoinHandle<()>, String)> {
    let silent = TcpListener::bind("127.0.0.1:0").await?;
    let port = silent.local_addr()?.port();
    let accepting = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = silent.accept().await {
            held.push(stream);
        }
    });
    let settings = format!(
        "[smtp]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"Post <post@exemple.test>\"\ntls = \"none\"\n"
    );
    Ok((accepting, settings))
}

/// Resident memory of a process, in MB.
pub fn memory(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    Ok(line.split_whitespace().next().unwrap_or_default().parse::<u64>()? / 1024)
}
