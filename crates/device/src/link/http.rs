//! The link of the apps: HTTP over `reqwest`, and over TLS beyond the loopback.

use super::pinned::PinnedRoot;
use super::{Link, LinkAnswer, LinkDown, LinkFuture, Pinned, Server};
use statement::PublicKey;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use terms::{Cause, Doing};

/// The address is not one a device may talk to.
#[derive(Clone, Debug, thiserror::Error)]
#[error("only https, or http on the loopback, is a server's address")]
pub struct NotALink(#[source] Cause);

/// The largest answer that is read, in bytes: a round with its addresses fits many times.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// A server is not left alone for longer, whatever it asks.
const LONGEST_REST: Duration = Duration::from_mins(15);

/// HTTP over `reqwest`.
#[derive(Clone, Debug)]
pub struct HttpLink {
    /// For the loopback, and for a server that a one-time code tells from others.
    open: reqwest::Client,
    /// For the deployment that was pinned.
    pinned: Arc<Mutex<Option<ToPinned>>>,
}

#[derive(Clone, Debug)]
struct ToPinned {
    root: PublicKey,
    verifier: Arc<PinnedRoot>,
    client: reqwest::Client,
}

impl HttpLink {
    /// A link with short time-outs: a carrier's network comes and goes.
    pub fn new() -> Result<Self, NotALink> {
        let open = client()
            .tls_danger_accept_invalid_certs(true)
            .build()
            .doing("preparing requests")
            .map_err(NotALink)?;
        Ok(Self { open, pinned: Arc::default() })
    }

    /// Checks an address that somebody typed, and gives it without a trailing slash.
    pub fn address(typed: &str) -> Result<String, NotALink> {
        let url = reqwest::Url::parse(typed.trim()).doing("reading an address").map_err(NotALink)?;
        let loopback = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        let allowed = url.scheme() == "https" || (url.scheme() == "http" && loopback);
        let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        if allowed && plain {
            Ok(url.as_str().trim_end_matches('/').to_owned())
        } else {
            Err(NotALink(Cause::missing(
                "reading an address: https, or http on the loopback, and nothing secret in it",
            )))
        }
    }

    /// The client that talks to a server that shows what was pinned.
    fn client_of(&self, server: &Server) -> Result<reqwest::Client, LinkDown> {
        let Some(Pinned { root, at }) = server.pinned else { return Ok(self.open.clone()) };
        let mut kept = self.pinned.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.as_ref().filter(|known| known.root == root) {
            known.verifier.learn(at);
            return Ok(known.client.clone());
        }
        let (verifier, config) = PinnedRoot::of(&root, at).doing("preparing to verify the server")?;
        let client = client().tls_backend_preconfigured(config).build().doing("preparing requests")?;
        *kept = Some(ToPinned { root, verifier, client: client.clone() });
        Ok(client)
    }
}

fn client() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(30))
        .redirect(reqwest::redirect::Policy::none())
}

impl Link for HttpLink {
    fn post<'a>(
        &'a self,
        server: &'a Server,
        path: &'a str,
        kind: &'static str,
        body: Vec<u8>,
    ) -> LinkFuture<'a> {
        Box::pin(async move {
            let client = self.client_of(server)?;
            let url = format!("{}{path}", server.base);
            let request = client.post(url).header("content-type", kind).body(body);
            let mut answer = request.send().await.doing("sending a request")?;
            let status = answer.status().as_u16();
            let asked = answer.headers().get("retry-after").and_then(|text| text.to_str().ok()?.parse().ok());
            let retry_after = asked.map(|seconds: u64| Duration::from_secs(seconds).min(LONGEST_REST));
            let mut body = Vec::new();
            while let Some(part) = answer.chunk().await.doing("receiving an answer")? {
                if body.len() + part.len() > MAX_ANSWER_BYTES {
                    return Err(Cause::missing("receiving an answer: it is too long").into());
                }
                body.extend_from_slice(&part);
            }
            Ok(LinkAnswer { status, body, retry_after })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_the_loopback_only() {
        assert_eq!(
            HttpLink::address("http://127.0.0.1:8080/").ok(),
            Some("http://127.0.0.1:8080".to_owned())
        );
        assert_eq!(
            HttpLink::address("https://registre.example").ok(),
            Some("https://registre.example".to_owned())
        );
        for refused in ["http://registre.example", "ftp://127.0.0.1", "https://a:b@registre.example", "", "x"]
        {
            assert_eq!(HttpLink::address(refused).ok(), None, "{refused}");
        }
    }
}
