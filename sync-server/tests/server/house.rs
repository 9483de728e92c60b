//! A whole server for one test, and the few gestures every story needs. It must not assert anything that
//! a story is about.

use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use sync_server::chance::Chance;
use sync_server::config::Settings;
use sync_server::keys::ceremony;
use sync_server::staff::create_account;
use sync_server::{State, serve};
use tempfile::TempDir;
use terms::{Role, Timestamp};
use testkit::doubles::StoppedClock;
use testkit::people::Staff;
use testkit::security_key::SecurityKey;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// 2026-11-21T17:58:14Z, where every story begins.
pub const START: Timestamp = Timestamp(1_795_283_894_000);
/// The password of everyone in the stories.
pub const PASSWORD: &str = "tiroir bleu horizon";

/// SHA-256 of a counter: different every time, the same in every run.
struct CountedChance(AtomicU64);

impl Chance for CountedChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::digest(self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
            chunk.iter_mut().zip(block).for_each(|(to, from)| *to = from);
        }
    }
}

pub struct House {
    pub clock: StoppedClock,
    pub state: State,
    chance: Arc<CountedChance>,
    folder: TempDir,
    base: String,
    client: Client,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl House {
    /// A house with keys and one account per role: `admin`, `manager`, `reviewer`.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = StoppedClock::at(START);
        let chance = Arc::new(CountedChance(AtomicU64::new(0)));
        let keys = settings(folder.path()).keys_folder();
        ceremony::init(&keys, &folder.path().join("root.key"), START, chance.as_ref()).unwrap();
        let house = Self::start(folder, clock, chance).await;
        for (login, role) in
            [("admin", Role::Administrator), ("manager", Role::Manager), ("reviewer", Role::Reviewer)]
        {
            create_account(&house.state, login, login, role, PASSWORD.into()).await.unwrap();
        }
        house
    }

    async fn start(folder: TempDir, clock: StoppedClock, chance: Arc<CountedChance>) -> Self {
        let settings = settings(folder.path());
        Self::start_with(settings, folder, clock, chance).await
    }

    async fn start_with(
        settings: Settings,
        folder: TempDir,
        clock: StoppedClock,
        chance: Arc<CountedChance>,
    ) -> Self {
        let state = State::open(settings, Arc::new(clock.clone()), chance.clone()).unwrap();
        let listener = TcpListener::bind(state.settings.listen).await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let served = tokio::spawn(serve(listener, state.clone(), async {
            let _ = stopped.await;
        }));
        Self { clock, state, chance, folder, base, client: Client::new(), stop, served }
    }

    /// Stops the server and starts another over the same folder.
    pub async fn restart(self) -> Self {
        self.restart_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn restart_with(self, change: impl FnOnce(&mut Settings)) -> Self {
        drop(self.client);
        self.stop.send(()).unwrap();
        self.served.await.unwrap();
        drop(self.state);
        let mut settings = settings(self.folder.path());
        change(&mut settings);
        Self::start_with(settings, self.folder, self.clock, self.chance).await
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Response {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        request.send().await.unwrap()
    }

    pub async fn post(&self, path: &str, token: &str, body: Value) -> (StatusCode, Value) {
        let bearer = format!("Bearer {token}");
        told(self.send(Method::POST, path, &[("authorization", &bearer)], Some(&body)).await).await
    }

    pub async fn get(&self, path: &str, token: &str) -> (StatusCode, Value) {
        let bearer = format!("Bearer {token}");
        told(self.send(Method::GET, path, &[("authorization", &bearer)], None).await).await
    }

    /// Signs in and gives the session's token.
    pub async fn sign_in(&self, login: &str) -> String {
        let body = json!({ "login": login, "password": PASSWORD, "bearer": true });
        let (status, body) = self.post("/v1/sign-in", "", body).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        let begun = Staff::begun(&self.base, body["token"].as_str().unwrap());
        begun.prove(login, &SecurityKey::of([7; 32])).await.unwrap()
    }

    /// Signs in as a browser does; gives the cookie by which it is known from then on.
    pub async fn in_browser(&self, login: &str, cookie: &str) -> anyhow::Result<String> {
        let key = SecurityKey::of([7; 32]);
        Staff::in_browser(&self.base, (login, PASSWORD), &key, Some(cookie)).await
    }

    /// Opens an enrolment: its id, its token and the SMS code.
    pub async fn draft(&self, declaration: &Value) -> (String, String, String) {
        let body = json!({ "declaration": declaration, "notice_version": 1 });
        let (status, body) = self.post("/v1/enrolments", "", body).await;
        assert_eq!(status, StatusCode::CREATED, "{body}");
        let text = |name: &str| body[name].as_str().unwrap().to_owned();
        (text("id"), text("continuation"), self.code().await)
    }

    /// Opens and confirms an enrolment: its id and its token.
    pub async fn submitted(&self, declaration: &Value) -> (String, String) {
        let (id, token, code) = self.draft(declaration).await;
        let (status, body) =
            self.post(&format!("/v1/enrolments/{id}/confirm"), &token, json!({ "code": code })).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        (id, token)
    }

    /// The code of the one SMS that is waiting with one.
    pub async fn code(&self) -> String {
        let mut sms = self.messages("sms", "txt").await;
        while !sms.contains("Votre code") {
            sms = self.messages("sms", "txt").await;
        }
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let body = sms.split_once("\n\n").unwrap().1;
        body.split_whitespace().map(digits).find(|digits| digits.len() == 6).unwrap()
    }

    /// Waits for the next message in a folder, takes it away and gives its text.
    pub async fn messages(&self, folder: &str, extension: &str) -> String {
        for _ in 0..500 {
            for entry in fs::read_dir(self.folder().join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|found| found == extension) {
                    let text = fs::read_to_string(&path).unwrap();
                    fs::remove_file(&path).unwrap();
                    return text;
                }
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no message came");
    }
}

/// What whoever was handed a link and its code sends with their new password.
pub fn reset_by(made: &Value, password: &str) -> Value {
    let token = made["link"]["link"].as_str().unwrap().split_once('#').unwrap().1;
    json!({ "token": token, "code": made["link_code"], "password": password })
}

pub async fn told(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    (status, serde_json::from_str(&response.text().await.unwrap()).unwrap_or(Value::Null))
}

pub fn settings(folder: &Path) -> Settings {
    let database = testkit::postgres::for_folder(folder).map(Into::into);
    let listen = "127.0.0.1:0".parse().unwrap();
    Settings { listen, data_dir: folder.to_owned(), database, ..Settings::default() }
}

/// A declaration that is accepted. The person is invented; the number is of the range kept for fiction.
pub fn declaration() -> Value {
    json!({
        "birth_name": "Kerzhaouen-Tréguidel",
        "usage_name": null,
        "given_names": "Maïwennig Solenn",
        "birth_date": "1991-04-23",
        "birth_place": "29233",
        "birth_country": "99100",
        "sex": "female",
        "nationality": "FRA",
        "address": {
            "line": "14 venelle du Sémaphore",
            "complement": "",
            "postcode": "29300",
            "locality": "Arzano",
            "country": "FRA"
        },
        "email": "maiwennig.kt@example.org",
        "mobile": "06 39 98 00 12"
    })
}
