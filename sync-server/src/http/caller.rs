//! Where a request comes from: the connection's address, or behind a proxy the one that the proxy names. It decides nothing.

use super::cookies;
use super::places::network;
use crate::State;
use crate::enrolments::{Asker, Network};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// Who is at the other end of the connection that a request came through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    /// Their address.
    pub(super) address: IpAddr,
    /// They came to the door that only the proxy comes to: what it says of callers counts.
    pub(super) is_proxy: bool,
}

/// The network of whoever asks, as text; empty where it is not known.
#[derive(Clone, Debug)]
pub(super) struct Caller(pub String);

impl FromRequestParts<State> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        let network = network_of(&parts.extensions, &parts.headers, state.settings.behind_proxy);
        Ok(Self(network.map_or_else(String::new, |network| network.to_string())))
    }
}

impl FromRequestParts<State> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        Ok(Self::of(address_of(&parts.extensions, &parts.headers, state.settings.behind_proxy)))
    }
}

impl FromRequestParts<State> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        let network = Network::from_request_parts(parts, state).await?;
        Ok(Self { network, browser: cookies::known_token(state, &parts.headers) })
    }
}

/// The network that a request comes from, where it is known.
pub(super) fn network_of(extensions: &Extensions, headers: &HeaderMap, behind_proxy: bool) -> Option<IpAddr> {
    address_of(extensions, headers, behind_proxy).map(network)
}

fn address_of(extensions: &Extensions, headers: &HeaderMap, behind_proxy: bool) -> Option<IpAddr> {
    let peer = extensions.get::<Peer>()?;
    let named = if behind_proxy && peer.is_proxy { named_by_proxy(headers) } else { None };
    Some(named.unwrap_or(peer.address))
}

/// The last address of `X-Forwarded-For`: the one that the proxy itself saw. Those before it are the caller's own words.
fn named_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    // What stands before the last comma may be anything, bytes that are no text too.
    let last = headers.get_all("x-forwarded-for").into_iter().next_back()?.as_bytes();
    let last = std::str::from_utf8(last.rsplit(|byte| *byte == b',').next()?).ok()?.trim();
    // Some proxies tell the port too.
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn what_a_caller_says_of_itself_before_the_proxys_word_is_passed_over() {
        let mut headers = HeaderMap::new();
        assert_eq!(named_by_proxy(&headers), None);
        headers.append("x-forwarded-for", HeaderValue::from_static("192.0.2.1"));
        headers.append("x-forwarded-for", HeaderValue::from_static("192.0.2.2, 198.51.100.9"));
        assert_eq!(named_by_proxy(&headers), "198.51.100.9".parse().ok());
        headers.append("x-forwarded-for", HeaderValue::from_bytes(b"\xff, 198.51.100.7").unwrap());
        assert_eq!(named_by_proxy(&headers), "198.51.100.7".parse().ok());
        headers.append("x-forwarded-for", HeaderValue::from_static("[2001:db8::7]:5678"));
        assert_eq!(named_by_proxy(&headers), "2001:db8::7".parse().ok());
    }
}
