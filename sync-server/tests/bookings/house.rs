//! A server in this process with a stopped clock and counted chance, staffed and ready for rounds. It must
//! not know what a test expects.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use sync_server::chance::Chance;
use sync_server::config::Settings;
use sync_server::keys::ceremony;
use sync_server::model::NoticeKind;
use sync_server::store::StoreError;
use sync_server::{State, serve, staff};
use tempfile::TempDir;
use terms::{Personal, Role, Timestamp};
use testkit::doubles::StoppedClock;
use testkit::security_key::SecurityKey;
use tokio::net::TcpListener;

/// Tuesday 24 November 2026, 7 h in mainland France.
pub const MORNING: Timestamp = Timestamp(1_795_500_000_000);
pub const HOUR: i64 = 3_600_000;
const PASSWORD: &str = "round table, twelve chairs";

/// SHA-256 of a counter: the same bytes in every run.
struct CountedChance(AtomicU64);
impl Chance for CountedChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::digest(self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            chunk.iter_mut().zip(block).for_each(|(byte, drawn)| *byte = drawn);
        }
    }
}

/// Somebody who asks the server something.
#[derive(Clone)]
pub struct Caller {
    client: Client,
    address: String,
    token: Option<String>,
}

impl Caller {
    pub async fn ask(&self, method: Method, path: &str, body: Value) -> (StatusCode, Value) {
        let mut request = self.client.request(method, format!("{}{path}", self.address)).json(&body);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.expect("the server answers");
        let status = answer.status();
        (status, answer.json().await.unwrap_or(Value::Null))
    }
    /// Posts and expects success.
    pub async fn post(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.ask(Method::POST, path, body).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }
    /// Gets and expects success.
    pub async fn get(&self, path: &str) -> Value {
        let (status, answer) = self.ask(Method::GET, path, Value::Null).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }
    /// Posts and expects a problem: its word.
    pub async fn problem(&self, path: &str, body: Value) -> String {
        let (status, answer) = self.ask(Method::POST, path, body).await;
        assert!(status.is_client_error(), "{path}: {status} {answer}");
        answer["problem"].as_str().unwrap_or_default().to_owned()
    }
}

/// An applicant with a confirmed enrolment.
#[derive(Clone)]
pub struct Applicant {
    pub id: String,
    pub caller: Caller,
}

impl Applicant {
    pub fn path(&self, rest: &str) -> String {
        format!("/v1/enrolments/{}/{rest}", self.id)
    }
    pub async fn book(&self, window: &str) -> Value {
        self.caller.post(&self.path("appointment"), json!({ "window": window })).await
    }
}

pub struct House {
    pub state: State,
    pub clock: StoppedClock,
    pub manager: Caller,
    pub administrator: Caller,
    pub office: String,
    anybody: Caller,
    folder: TempDir,
}

impl House {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = testkit::postgres::for_folder(folder.path()).map(Into::into);
        let settings = Settings { data_dir: folder.path().join("data"), database, ..Settings::default() };
        let clock = StoppedClock::at(MORNING);
        let chance = Arc::new(CountedChance(AtomicU64::new(0)));
        ceremony::init(&settings.keys_folder(), &folder.path().join("root.key"), MORNING, chance.as_ref())
            .expect("keys");
        let state = State::open(settings, Arc::new(clock.clone()), chance).expect("a house");
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(serve(listener, state.clone(), std::future::pending()));

        let anybody = Caller { client: Client::new(), address, token: None };
        let administrator = hired(&state, &anybody, "ines.administrator", Role::Administrator).await;
        let manager = hired(&state, &anybody, "helene.manager", Role::Manager).await;
        let office = json!({ "name": "Valbrune", "locality": "Valbrune-sur-Orle" });
        let office = text(&administrator.post("/v1/admin/offices", office).await["id"]);
        Self { state, clock, manager, administrator, office, anybody, folder }
    }

    /// The manager after hours: a session ends when nobody uses it.
    pub async fn signed_in_again(&self) -> Caller {
        signed_in(&self.anybody, "helene.manager").await
    }

    /// A carrier, with a household where one is given.
    pub async fn carrier(&self, login: &str, household: Value) -> String {
        self.agent(login, "carrier", household).await
    }

    pub async fn agent(&self, login: &str, kind: &str, household: Value) -> String {
        let agent = json!({ "kind": kind, "name": login, "login": login, "office": self.office,
            "household": household });
        text(&self.administrator.post("/v1/admin/agents", agent).await["id"])
    }

    /// A round today with windows of two hours: (hours after the morning, places). Gives the windows' ids.
    pub async fn round(&self, carrier: &str, windows: &[(i64, u16)]) -> (String, Vec<String>) {
        let round = self.manager.post("/v1/rounds", plan(carrier, windows)).await;
        let ids = round["windows"].as_array().expect("windows").iter().map(|window| text(&window["id"]));
        (text(&round["id"]), ids.collect())
    }

    /// An applicant whose mobile is confirmed and who lives at `line`, on the home route.
    pub async fn applicant(&self, number: usize, line: &str) -> Applicant {
        let applicant = self.confirmed(number, line).await;
        applicant.caller.post(&applicant.path("route"), json!({ "route": "home" })).await;
        applicant
    }

    /// An applicant who has not chosen a route.
    pub async fn confirmed(&self, number: usize, line: &str) -> Applicant {
        self.confirmed_at(number, line, "63999").await
    }

    /// One who lives elsewhere, on the home route.
    pub async fn applicant_at(&self, number: usize, postcode: &str) -> Applicant {
        let applicant = self.confirmed_at(number, "1 rue Haute", postcode).await;
        applicant.caller.post(&applicant.path("route"), json!({ "route": "home" })).await;
        applicant
    }

    async fn confirmed_at(&self, number: usize, line: &str, postcode: &str) -> Applicant {
        let mobile = format!("+3361234{number:04}");
        let opened = json!({ "notice_version": 1, "declaration": {
            "birth_name": "Spécimen", "given_names": "Camille", "birth_date": "1987-03-14",
            "birth_place": "75107", "birth_country": "99100", "sex": "unspecified", "nationality": "FRA",
            "email": format!("camille.{number}@example.org"), "mobile": mobile,
            "address": { "line": line, "postcode": postcode, "locality": "Valbrune-sur-Orle", "country": "FRA" },
        }});
        let opened = self.anybody.post("/v1/enrolments", opened).await;
        let caller = Caller { token: Some(text(&opened["continuation"])), ..self.anybody.clone() };
        let applicant = Applicant { id: text(&opened["id"]), caller };
        let code = self.sms_code(&mobile).await;
        applicant.caller.post(&applicant.path("confirm"), json!({ "code": code })).await;
        applicant
    }

    /// An applicant's own page, as their browser has it.
    pub async fn page_of(&self, applicant: &Applicant) -> String {
        let id = applicant.id.parse().expect("an enrolment");
        let session = sync_server::enrolments::begin_session(&self.state, id).await.expect("a session");
        let address = format!("{}/enrolments/{}", self.anybody.address, applicant.id);
        let request = self.anybody.client.get(address);
        let request = request.header("cookie", format!("applicant={}", session.reveal()));
        request.send().await.expect("a page").text().await.expect("its text")
    }

    /// The first SMS to leave that holds a text.
    pub async fn sms_with(&self, text: &str) -> String {
        let folder = self.folder.path().join("data/sms");
        until(|| files(&folder).into_iter().find(|sms| sms.contains(text))).await
    }

    async fn sms_code(&self, mobile: &str) -> String {
        let folder = self.folder.path().join("data/sms");
        let to_them = format!("To: {mobile}\n");
        let is_theirs = |text: &String| text.starts_with(&to_them) && text.contains(" code ");
        let sent = until(|| files(&folder).into_iter().find(is_theirs)).await;
        let (_, body) = sent.split_once("\n\n").expect("a body");
        let digits: String = body.chars().filter(char::is_ascii_digit).collect();
        digits.get(..6).expect("six digits").to_owned()
    }

    /// How many notices of a kind were written, whether they have left or not.
    pub async fn notices(&self, kind: NoticeKind) -> i64 {
        self.count(format!("SELECT count(*) FROM notices WHERE kind = {}", kind.code())).await
    }

    /// How many readings of personal data were recorded.
    pub async fn readings(&self) -> i64 {
        self.count("SELECT count(*) FROM readings".into()).await
    }

    /// How many entries of the ledger are of readings, each with a digest of its own.
    pub async fn entries_of_readings(&self) -> i64 {
        self.count("SELECT count(DISTINCT digest) FROM ledger WHERE kind = 11".into()).await
    }

    async fn count(&self, question: String) -> i64 {
        let counted = self.state.store.read(move |conn| {
            Ok::<i64, StoreError>(
                conn.query_row(&question, sync_server::store::sql::params![], |row| row.get(0))?,
            )
        });
        counted.await.expect("a count")
    }
}

/// A round of today.
pub fn plan(carrier: &str, windows: &[(i64, u16)]) -> Value {
    let window = |(from, places): &(i64, u16)| {
        let from = MORNING.plus_hours(*from);
        json!({ "from": from, "to": from.plus_hours(2), "places": places })
    };
    json!({ "carrier": carrier, "day": "2026-11-24", "windows": windows.iter().map(window).collect::<Vec<_>>() })
}

pub fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

async fn hired(state: &State, anybody: &Caller, login: &str, role: Role) -> Caller {
    staff::create_account(state, login, login, role, Personal::from(PASSWORD)).await.expect("an account");
    signed_in(anybody, login).await
}

async fn signed_in(anybody: &Caller, login: &str) -> Caller {
    let body = json!({ "login": login, "password": PASSWORD, "bearer": true });
    let signed_in = anybody.post("/v1/sign-in", body).await;
    let begun = testkit::people::Staff::begun(&anybody.address, &text(&signed_in["token"]));
    let token = begun.prove(login, &SecurityKey::of([7; 32])).await.expect("a second factor");
    Caller { token: Some(token), ..anybody.clone() }
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder of messages").flatten();
    entries
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind != "part"))
        .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
        .collect()
}

/// Waits for what another task is about to do: thirty seconds at most, on a machine shared with others.
async fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..3000 {
        if let Some(found) = look() {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing came in thirty seconds");
}
