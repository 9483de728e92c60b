//! Who asks, and from where: whose word about it counts, what a network may have sent, and what a browser's cookie is worth.

use crate::house::{House, declaration};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use reqwest::{Client, Method, StatusCode};
use serde_json::json;
use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll};
use std::time::Duration;
use sync_server::config::TlsDoorSettings;
use sync_server::enrolments::browser_of;
use sync_server::open_other_doors;
use sync_server::refusal::Refusal;
use sync_server::store::sql::Transaction;
use tokio::sync::watch;
use tokio::time::timeout;

/// Bytes of bodies that the server holds here; one network an eighth.
const BODIES: usize = 64 * 1024;
/// What a body announces, and what is sent of it: more than half of a network's share.
const ANNOUNCED: u64 = 7000;
const SENT: usize = 6000;

/// A body that is begun and never ends.
struct Unending(bool);

impl Body for Unending {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Pending;
        }
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![b' '; SENT])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(ANNOUNCED)
    }
}

/// True where two callers at one address, who say that they are two, are two for the server: each holds a share of its own.
async fn are_two(address: &str) -> bool {
    let client = Client::builder().danger_accept_invalid_certs(true).build().unwrap();
    let begin = |named: &str| {
        let request = client.post(address).header("content-type", "application/json");
        request.header("x-forwarded-for", named).body(reqwest::Body::wrap(Unending(false))).send()
    };
    let first = tokio::spawn(begin("192.0.2.1"));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let second = timeout(Duration::from_secs(2), begin("198.51.100.1")).await;
    assert!(!first.is_finished(), "the first one is read on");
    first.abort();
    match second {
        Ok(answer) => {
            assert_eq!(answer.unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
            false
        }
        Err(_) => true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_caller_says_of_its_address_counts_at_the_proxys_door_alone() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let house = House::open().await.restart_with(|settings| settings.limits.bodies_bytes = BODIES).await;
    assert!(!are_two(&house.address("/v1/enrolments")).await, "there is no proxy");
    let of_devices = SocketAddr::from(([127, 0, 0, 1], port));
    let house = house
        .restart_with(|settings| {
            settings.limits.bodies_bytes = BODIES;
            settings.behind_proxy = true;
            settings.tls = Some(TlsDoorSettings { listen: of_devices, names: vec!["localhost".into()] });
        })
        .await;
    let (_stop, stopped) = watch::channel(());
    open_other_doors(&house.state, &stopped).await.unwrap();
    assert!(are_two(&house.address("/v1/enrolments")).await, "the proxy names its callers");
    assert!(!are_two(&format!("https://localhost:{port}/v1/frames")).await, "devices come past the proxy");
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_by_e_mail_are_of_the_same_budget_as_those_by_telephone() {
    let house = House::open().await.restart_with(|settings| settings.codes.hour_of_a_network = 3).await;
    // The next hour begins.
    house.clock.advance_minutes(2);
    let (id, token) = house.submitted(&declaration()).await;
    let cookie = format!("applicant={token}");
    let mut told = Vec::new();
    for _ in 0..3 {
        house.clock.advance_minutes(2);
        let path = format!("/enrolments/{id}/email-code");
        let answer = house.send(Method::POST, &path, &[("cookie", &cookie)], None).await;
        told.push(answer.text().await.unwrap().contains("Trop de codes"));
    }
    assert_eq!(told, [false, false, true], "one by telephone, two by e-mail");
    let body = json!({ "declaration": declaration(), "notice_version": 1 });
    let (status, refused) = house.post("/v1/enrolments", "", body).await;
    assert_eq!((status.as_u16(), &refused["problem"]), (429, &json!("too-many-from-here")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browsers_cookie_that_is_not_really_known_costs_no_write_beyond_the_limit() {
    let house = House::open().await.restart_with(|settings| settings.codes.hour_of_a_network = 1).await;
    let (id, _) = house.submitted(&declaration()).await;
    let known = format!("known={}", browser_of(&house.state, id.parse().unwrap()).reveal());
    let invented = format!("known={}", "5".repeat(64));
    let ask = async |cookie: &str| {
        let path = format!("/enrolments/{id}/return-code");
        house.send(Method::POST, &path, &[("cookie", cookie)], None).await.text().await.unwrap()
    };
    let look_up = async |cookie: &str| {
        let headers = [("cookie", cookie), ("content-type", "application/x-www-form-urlencoded")];
        let form = "mobile=0639980012&day=23&month=4&year=1991";
        let client = Client::new().post(house.address("/return")).body(form);
        let asked = headers.iter().fold(client, |asked, (name, value)| asked.header(*name, *value));
        asked.send().await.unwrap().status()
    };
    ask("").await;
    // Somebody holds the one writer: whoever needs it waits.
    let (let_go, until) = mpsc::channel::<()>();
    let store = house.state.store.clone();
    let holding = tokio::spawn(async move {
        let hold = move |_: &Transaction<'_>| {
            // Let go of by a message, or by a story that ended.
            let _ = until.recv();
            Ok::<_, Refusal>(())
        };
        store.write(hold).await
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    for stranger in ["", &invented] {
        let refused = timeout(Duration::from_secs(5), ask(stranger)).await.expect("refused by a reader");
        assert!(refused.contains("Trop de codes"), "{stranger}: {refused}");
        let refused = timeout(Duration::from_secs(5), look_up(stranger)).await;
        assert_eq!(refused.expect("refused by a reader"), StatusCode::TOO_MANY_REQUESTS, "{stranger}");
    }
    let waits = timeout(Duration::from_millis(500), ask(&known)).await;
    assert!(waits.is_err(), "a browser that is known has a limit of its own");
    let_go.send(()).unwrap();
    holding.await.unwrap().unwrap();
}
