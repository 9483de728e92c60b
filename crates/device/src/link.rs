//! The seam to the server: a request in, an answer out. `reqwest` in apps; the storm puts a simulated
//! network here.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// No answer came. Whether the server acted is unknown: everything sent is safe to send again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no answer from the server")]
pub struct LinkDown;

/// A server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// How long the server asks to be left alone.
    pub retry_after: Option<Duration>,
}

/// What [`Link::post`] gives.
pub type LinkFuture<'a> = Pin<Box<dyn Future<Output = Result<LinkAnswer, LinkDown>> + Send + 'a>>;

/// A way to the server.
pub trait Link: Send + Sync + 'static {
    /// Posts a body to a path of the server at `base`.
    fn post<'a>(&'a self, base: &'a str, path: &'a str, kind: &'static str, body: Vec<u8>) -> LinkFuture<'a>;
}

/// The address is not one a device may talk to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("only https, or http on the loopback, is a server's address")]
pub struct NotALink;

/// The largest answer that is read, in bytes: a round with its addresses fits many times.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// A server is not left alone for longer, whatever it asks.
const LONGEST_REST: Duration = Duration::from_mins(15);

/// HTTP over `reqwest`.
#[derive(Clone, Debug)]
pub struct HttpLink {
    client: reqwest::Client,
}

impl HttpLink {
    /// A link with short time-outs: a carrier's network comes and goes.
    pub fn new() -> Result<Self, NotALink> {
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(30))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| NotALink)?;
        Ok(Self { client })
    }

    /// Checks an address that somebody typed, and gives it without a trailing slash.
    pub fn address(typed: &str) -> Result<String, NotALink> {
        let url = reqwest::Url::parse(typed.trim()).map_err(|_| NotALink)?;
        let loopback = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        let allowed = url.scheme() == "https" || (url.scheme() == "http" && loopback);
        let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        if allowed && plain { Ok(url.as_str().trim_end_matches('/').to_owned()) } else { Err(NotALink) }
    }
}

impl Link for HttpLink {
    fn post<'a>(&'a self, base: &'a str, path: &'a str, kind: &'static str, body: Vec<u8>) -> LinkFuture<'a> {
        Box::pin(async move {
            let request = self.client.post(format!("{base}{path}")).header("content-type", kind).body(body);
            let mut answer = request.send().await.map_err(|_| LinkDown)?;
            let status = answer.status().as_u16();
            let asked = answer.headers().get("retry-after").and_then(|text| text.to_str().ok()?.parse().ok());
            let retry_after = asked.map(|seconds: u64| Duration::from_secs(seconds).min(LONGEST_REST));
            let mut body = Vec::new();
            while let Some(part) = answer.chunk().await.map_err(|_| LinkDown)? {
                if body.len() + part.len() > MAX_ANSWER_BYTES {
                    return Err(LinkDown);
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
        assert_eq!(HttpLink::address("http://127.0.0.1:8080/"), Ok("http://127.0.0.1:8080".to_owned()));
        assert_eq!(HttpLink::address("https://registre.example"), Ok("https://registre.example".to_owned()));
        for refused in ["http://registre.example", "ftp://127.0.0.1", "https://a:b@registre.example", "", "x"]
        {
            assert_eq!(HttpLink::address(refused), Err(NotALink), "{refused}");
        }
    }
}
