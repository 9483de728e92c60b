//! A registry in this process, staffed and furnished through the rooms' own verbs; only devices go through
//! HTTP. It must not know what a story expects.

use reconciliation::{Hold, Resolution};
use reqwest::Client;
use serde_json::Value;
use statement::{Code, Secret};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::{Mutex, PoisonError};
use sync_server::backup;
use sync_server::chance::Chance;
use sync_server::config::{Settings, TellingSettings};
use sync_server::enrolments::{self, NewEnrolment};
use sync_server::keys::ceremony;
use sync_server::model::Policy;
use sync_server::model::{Account, NoticeKind};
use sync_server::model::{Agent, Device, Office};
use sync_server::notices;
use sync_server::refusal::Refusal;
use sync_server::registry::NewOrder;
use sync_server::staff::{self, Word};
use sync_server::store::queries::{provisioning, staff as accounts};
use sync_server::store::sql::{Connection, FromValue, Transaction, params};
use sync_server::store::{self, Database, StoreError, transfer};
use sync_server::vouchers;
use sync_server::{State, registry};
use tempfile::TempDir;
use terms::{AgentId, AgentKind, DeviceId, EnrolmentId, Language, OfficeId, OrderId, Role, Route, Timestamp};
use testkit::cast::{self, Person};
use testkit::doubles::{SeededChance, StoppedClock};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use wire::v1::administration::Act;
use wire::v1::policy::PolicyLimits;

/// Tuesday 24 November 2026, 7 h in mainland France: where every story begins.
pub const MORNING: Timestamp = Timestamp(1_795_500_000_000);
pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
/// Days from submission to the deadline.
pub const DEADLINE_DAYS: u16 = 30;

struct HouseChance(Mutex<SeededChance>);
impl Chance for HouseChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand_core::Rng::fill_bytes(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), bytes);
    }
}

pub struct House {
    pub state: State,
    pub clock: StoppedClock,
    pub client: Client,
    pub url: String,
    pub office: OfficeId,
    folder: Arc<TempDir>,
    served: JoinHandle<()>,
}

impl House {
    /// A house with keys, one office and a policy that accepts the cast's documents.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let chance = HouseChance(Mutex::new(SeededChance::new(0)));
        let keys = settings(folder.path()).keys_folder();
        ceremony::init(&keys, &folder.path().join("root.key"), MORNING, &chance).unwrap();
        let house = Self::over(Arc::new(folder), StoppedClock::at(MORNING), 1).await;
        let office = Office {
            id: house.office,
            name: cast::OFFICE.0.to_owned(),
            locality: cast::OFFICE.1.to_owned(),
            zone: "Europe/Paris".to_owned(),
        };
        let policy = Policy {
            version: 1,
            ..Policy::proposed(vec![1, 2, 3], DEADLINE_DAYS, PolicyLimits::default()).unwrap()
        };
        house
            .write(move |tx| {
                provisioning::add_office(tx, &office, MORNING)?;
                Ok(accounts::add_policy(tx, &policy, cast::ADMINISTRATOR.0, MORNING)?)
            })
            .await;
        house
    }

    /// A house over a folder that is furnished; what it draws differs from what another seed draws.
    pub async fn over(folder: Arc<TempDir>, clock: StoppedClock, seed: u64) -> Self {
        let state = state_over(folder.path(), clock.clone(), seed);
        Self::serving(state, folder, clock).await
    }

    /// A house over a folder that was restored.
    pub async fn restored(folder: Arc<TempDir>, clock: StoppedClock) -> Self {
        Self::over(folder, clock, 9).await
    }

    async fn serving(state: State, folder: Arc<TempDir>, clock: StoppedClock) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = sync_server::http::router(state.clone());
        let served = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let office = OfficeId([0x0f; 8]);
        Self { state, clock, client: Client::new(), url, office, folder, served }
    }

    /// Stops where it stands, as a crash would, and opens again over the same folder.
    pub async fn restart(self) -> Self {
        let clock = self.clock.clone();
        Self::over(self.stop().await, clock, 2).await
    }

    /// Stops; what it leaves behind stays as long as the value.
    pub async fn stop(self) -> Arc<TempDir> {
        self.served.abort();
        // Aborted, so the join fails: what counts is that the task has let go of the store.
        let _ = self.served.await;
        drop(self.state);
        self.folder
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Adds an agent and gives the one-time code that enlists them.
    pub async fn add_agent(&self, kind: AgentKind, login: &'static str) -> (AgentId, String) {
        let (state, now, id) = (self.state.clone(), self.state.now(), AgentId(self.state.draw()));
        let agent = Agent {
            id,
            kind,
            login: login.to_owned(),
            name: login.to_owned(),
            office: self.office,
            household: None,
            active_from: MORNING.plus_days(-1),
            active_to: None,
            trained_on: None,
        };
        let first = staff::draw_first_half(&state);
        let drawn = staff::draw_last_half(&state, first.kept);
        let last = self.write(move |tx| {
            assert!(provisioning::add_agent(tx, &agent, now)?);
            Ok(staff::issue(tx, drawn, id.0, now)?.code.into_inner())
        });
        (id, format!("{} {}", first.letters.reveal(), last.await))
    }

    /// Adds a device and gives the one-time code that enrols it.
    pub async fn add_device(&self, label: &str) -> String {
        let (state, now, id) = (self.state.clone(), self.state.now(), DeviceId(self.state.draw()));
        let device = Device {
            id,
            label: label.to_owned(),
            office: self.office,
            public_key: None,
            enrolled_at: None,
            revoked_at: None,
            revoked_for: None,
            heard_at: None,
            confirmed_at: None,
            ledger_doubted_at: None,
        };
        let drawn = staff::draw_device_code(&state).await.unwrap();
        let code = self.write(move |tx| {
            provisioning::add_device(tx, &device, "administrator", now)?;
            Ok(staff::issue(tx, drawn, id.0, now)?.code.into_inner())
        });
        code.await
    }

    /// Confirms the device that shows these letters.
    pub async fn confirm_device(&self, letters: &str) {
        for (device, _) in sync_server::provisioning::devices(&self.state).await.unwrap() {
            if sync_server::provisioning::fingerprint(&self.state, &device).is_some_and(|its| its == letters)
            {
                let word = Word::of_operator(&self.state);
                let confirmed =
                    sync_server::provisioning::confirm_device(&self.state, word, device.id, letters).await;
                return confirmed.unwrap();
            }
        }
        panic!("no device shows {letters}")
    }

    /// A confirmed enrolment, and the secret of its voucher. A minute passes.
    pub async fn applicant(&self, person: &Person, route: Route) -> (EnrolmentId, Secret) {
        self.declaring(person.declaration(), route).await
    }

    /// The same, of somebody who declares this.
    pub async fn declaring(&self, declaration: Value, route: Route) -> (EnrolmentId, Secret) {
        let from = home(declaration["mobile"].as_str().unwrap());
        let asked = NewEnrolment {
            declaration: serde_json::from_value(declaration).unwrap(),
            notice_version: 1,
            language: Language::French,
            from: enrolments::Network::of(Some(from.into())),
        };
        let opened = enrolments::open(&self.state, asked).await.unwrap();
        self.carry().await;
        let code = six_digits(self.taken_messages("sms").iter().find(|sms| has_code(sms)).unwrap());
        enrolments::confirm(&self.state, opened.id, code.into()).await.unwrap();
        enrolments::choose_route(&self.state, opened.id, route).await.unwrap();
        let secret = self.secret(opened.id).await;
        self.clock.advance_ms(MINUTE);
        (opened.id, secret)
    }

    /// The secret of the voucher that the applicant would show now.
    pub async fn secret(&self, enrolment: EnrolmentId) -> Secret {
        let voucher = vouchers::view_voucher(&self.state, enrolment).await.unwrap();
        Code::parse(voucher.typed.reveal()).unwrap()
    }

    /// The word of the state that the applicant sees.
    pub async fn shown(&self, enrolment: EnrolmentId) -> String {
        enrolments::status(&self.state, enrolment).await.unwrap().state
    }

    /// What the rules made of the enrolment last.
    pub async fn resolution(&self, enrolment: EnrolmentId) -> Resolution {
        statement::decode(&last_resolution(&self.state, enrolment).await).unwrap()
    }

    /// What holds the enrolment.
    pub async fn held_by(&self, enrolment: EnrolmentId) -> Vec<Hold> {
        self.resolution(enrolment).await.holds.into_keys().collect()
    }

    /// How many identities are active, and how many rest.
    pub async fn identities(&self) -> [i64; 2] {
        let active = self.ask("SELECT count(*) FROM identities WHERE state = 1").await;
        [active, self.ask("SELECT count(*) FROM identities WHERE state = 2").await]
    }

    /// How many notices of a kind an enrolment was written.
    pub async fn told(&self, enrolment: EnrolmentId, kind: NoticeKind) -> i64 {
        let id = hex(&enrolment.0);
        self.ask(&format!("SELECT count(*) FROM notices WHERE enrolment = {id} AND kind = {}", kind.code()))
            .await
    }

    /// Lets messages leave.
    pub async fn carry(&self) {
        notices::deliver_due(&self.state).await.unwrap();
    }

    /// The messages in a folder; they are taken away.
    pub fn taken_messages(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder().join(folder)).unwrap();
        let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        let take = |path: &PathBuf| {
            let text = std::fs::read_to_string(path).unwrap();
            std::fs::remove_file(path).unwrap();
            text
        };
        paths.iter().map(take).collect()
    }

    /// The one envelope that is kept stays closed, until it is opened after all.
    pub async fn keep_closed(&self) {
        self.tamper("DELETE FROM opening_work").await;
    }

    /// Opens what was kept closed.
    pub async fn open_after_all(&self) {
        let closed = "SELECT e.chain, e.sequence FROM envelopes AS e WHERE NOT EXISTS (
            SELECT 1 FROM statements AS s WHERE s.chain = e.chain AND s.sequence = e.sequence)";
        self.tamper(&format!("INSERT INTO opening_work (chain, sequence) {closed}")).await;
        self.open_all().await;
    }

    /// Opens all that is kept, and judges whom it concerns.
    pub async fn open_all(&self) {
        while registry::open_due(&self.state).await.unwrap() > 0 {}
        self.judge_all().await;
    }

    /// Carries all orders to whom they touch, and judges those.
    pub async fn carry_orders(&self) {
        while registry::carry_due(&self.state).await.unwrap() > 0 {}
        self.judge_all().await;
    }

    /// Gives an order, which is not carried yet. What the console's history says of it is of no account to any story.
    pub async fn give_order(&self, new: NewOrder) -> OrderId {
        let (word, act) = (Word::of_operator(&self.state), |order| Act::LiftOrder { order });
        let given = registry::give_order(&self.state, word, new, act, |_| Ok(()), |_, _| Ok(()));
        given.await.unwrap()
    }

    /// Gives an order and carries it to all that it touches.
    pub async fn order(&self, new: NewOrder) -> OrderId {
        let id = self.give_order(new).await;
        self.carry_orders().await;
        id
    }

    /// Lifts an order, and carries that to all that it touched.
    pub async fn lift(&self, id: OrderId) {
        registry::lift_order(&self.state, Word::of_operator(&self.state), id).await.unwrap();
        self.carry_orders().await;
    }

    /// A copy of the registry as it stands.
    pub fn copied(&self) -> PathBuf {
        let copy = self.folder().join("copy.sqlite");
        store::back_up(&self.state.settings.database().unwrap(), &copy).unwrap();
        copy
    }

    /// The registry as a copy knows it, told by its log again what was ordered since, and how many orders that were.
    pub async fn restore(self, copy: &Path) -> (Self, usize) {
        let (settings, clock, now) = (self.state.settings.clone(), self.clock.clone(), self.state.now());
        let folder = self.stop().await;
        let told = backup::restore(&settings, copy, true, 7, now).unwrap();
        (Self::restored(folder, clock).await, told.orders)
    }

    /// Judges all that are due on the work list.
    pub async fn judge_all(&self) {
        while registry::judge_due(&self.state).await.unwrap() > 0 {}
    }

    /// Wakes all that is due.
    pub async fn wake_all(&self) {
        while registry::wake_due(&self.state).await.unwrap() > 0 {}
    }

    /// The one value of a question.
    pub async fn ask<T: FromValue + Send + 'static>(&self, sql: &str) -> T {
        let sql = in_its_dialect(sql);
        self.state
            .store
            .read(move |conn| Ok::<T, StoreError>(conn.query_row(&sql, params![], |row| row.get(0))?))
            .await
            .unwrap()
    }

    /// Changes something by hand, behind the registry's back.
    pub async fn tamper(&self, sql: &str) {
        let sql = in_its_dialect(sql);
        assert_eq!(self.write(move |tx| Ok(tx.execute(&sql, params![])?)).await, 1, "one row is changed");
    }

    /// Does something in a transaction of its own.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> T {
        self.state.store.write(job).await.unwrap()
    }
}

pub fn settings(folder: &Path) -> Settings {
    let database = testkit::postgres::for_folder(folder).map(Into::into);
    // Told at once, where a story does not say otherwise.
    let telling = TellingSettings { after_seconds: [0, 0] };
    Settings { data_dir: folder.to_owned(), database, telling, ..Settings::default() }
}

/// A state over a folder that was furnished before.
pub fn state_over(folder: &Path, clock: StoppedClock, seed: u64) -> State {
    state_with(settings(folder), clock, seed)
}

/// The same, with settings of its own.
pub fn state_with(settings: Settings, clock: StoppedClock, seed: u64) -> State {
    let chance = Arc::new(HouseChance(Mutex::new(SeededChance::new(seed))));
    State::open(settings, Arc::new(clock), chance).unwrap()
}

/// Copies a house as it stands, whatever it is kept in: its two databases and its keys.
pub fn copy_house(from: &Settings, to: &Settings) {
    let (there, here) = (from.database().unwrap(), to.database().unwrap());
    let (source, target) = (from.data_dir.as_path(), to.data_dir.as_path());
    if let Database::Sqlite(file) = &here {
        store::back_up(&there, file).unwrap();
    } else {
        let carried = target.join("carried.sqlite");
        store::back_up(&there, &carried).unwrap();
        transfer::from_file(&carried, &here).unwrap();
    }
    transfer::keys((&there, source), (&here, target)).unwrap();
    std::fs::copy(source.join("wrapping.key"), target.join("wrapping.key")).unwrap();
    for folder in ["keys", "wrapping-keys"].into_iter().filter(|folder| source.join(folder).exists()) {
        std::fs::create_dir_all(target.join(folder)).unwrap();
        for key in std::fs::read_dir(source.join(folder)).unwrap() {
            let key = key.unwrap();
            std::fs::copy(key.path(), target.join(folder).join(key.file_name())).unwrap();
        }
    }
}

/// The bytes of the resolution recorded last.
pub async fn last_resolution(state: &State, enrolment: EnrolmentId) -> Vec<u8> {
    let last = move |conn: &Connection| {
        let sql = "SELECT resolution FROM resolutions WHERE enrolment = ?1 ORDER BY version DESC LIMIT 1";
        Ok::<_, StoreError>(conn.query_row(sql, params![enrolment.0], |row| row.get(0))?)
    };
    state.store.read(last).await.unwrap()
}

/// Bytes are written in two ways, as many as there are databases.
pub fn in_its_dialect(sql: &str) -> String {
    match std::env::var(testkit::postgres::VARIABLE) {
        Ok(_) => sql.replace("x'", "'\\x"),
        Err(_) => sql.to_owned(),
    }
}

/// Bytes as SQL writes them.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits: String = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect();
    format!("x'{digits}'")
}

/// Everybody asks from a network of their own: who is many, as in a bench, is not one caller.
fn home(mobile: &str) -> Ipv4Addr {
    let digits = mobile.bytes().filter(u8::is_ascii_digit);
    let number =
        digits.fold(0_u32, |number, digit| number.wrapping_mul(10).wrapping_add(u32::from(digit - b'0')));
    Ipv4Addr::from((number << 8) | 1)
}

/// Notices that go by SMS hold no code.
fn has_code(message: &str) -> bool {
    message.contains("Votre code")
}

fn six_digits(message: &str) -> String {
    let (_, body) = message.split_once("\n\n").unwrap();
    body.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).unwrap().to_owned()
}

/// A manager of every office.
pub fn manager() -> Account {
    let (login, name) = ("manager".to_owned(), "Manager".to_owned());
    Account { login, name, role: Role::Manager, office: None }
}
