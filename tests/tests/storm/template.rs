//! A deployment made once, by real gestures over real HTTP: a server's folder and the folders of a few counters,
//! each with an agent and a lease. Every storm begins in a copy of it.

use crate::chance::SharedDice;
use crate::house::{House, MORNING};
use device::{ClockReading, Desk, Enlist, Host, HttpLink, RegisterDevice};
use documents::symbol::SymbolKind;
use journal::{DeviceSecret, Outbox, PinChange, PinCost};
use statement::{PublicKey, Purpose, SigningKey};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use terms::{AgentId, AgentKind, Cause, Clock, DeploymentId, DeviceId, EnrolmentId, Personal, Route};
use testkit::cast;
use testkit::doubles::StoppedClock;
use zeroize::Zeroizing;

/// Counters of a deployment.
pub const DEVICES: usize = 4;
/// The agents' PIN.
pub const PIN: &str = "482057";

/// Where every storm begins.
pub struct Template {
    folder: TempDir,
    pub enrolments: Vec<EnrolmentId>,
    pub agents: Vec<AgentId>,
    pub devices: Vec<DeviceId>,
    pub deployment: DeploymentId,
    pub answer_key: PublicKey,
}

/// A machine of a storm: its clocks are the driver's, its chance the seed's, its key its number's. Nothing is
/// plugged into it.
#[derive(Clone)]
pub struct StormHost {
    pub number: usize,
    pub wall: StoppedClock,
    pub boottime_ms: Arc<AtomicI64>,
    pub boot: Arc<AtomicU64>,
    pub chance: SharedDice,
}

impl StormHost {
    pub fn new(number: usize, chance: SharedDice) -> Self {
        let wall = StoppedClock::at(MORNING);
        Self { number, wall, boottime_ms: Arc::new(AtomicI64::new(1_000)), boot: Arc::default(), chance }
    }
    /// Lets time pass.
    pub fn advance_ms(&self, ms: i64) {
        self.wall.advance_ms(ms);
        self.boottime_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Host for StormHost {
    fn clocks(&self) -> ClockReading {
        let boottime_ms = self.boottime_ms.load(Ordering::Relaxed).cast_unsigned();
        ClockReading {
            wall: self.wall.now(),
            zone_min: 60,
            boottime_ms,
            boot: self.boot.load(Ordering::Relaxed),
            suspended_ms: 0,
        }
    }
    fn chance(&self, bytes: &mut [u8]) {
        self.chance.roll(|dice| dice.fill(bytes));
    }
    fn draw_keys(&self) -> Result<(), Cause> {
        Ok(())
    }
    fn device_key(&self) -> Result<SigningKey, Cause> {
        let seed = statement::hash(format!("the key of counter {}", self.number).as_bytes());
        Ok(SigningKey::from_seed(&seed.0))
    }
    fn device_secret(&self) -> Result<Zeroizing<[u8; 32]>, Cause> {
        Ok(Zeroizing::new(statement::hash(format!("the secret of counter {}", self.number).as_bytes()).0))
    }
    fn parcels(&self) -> PathBuf {
        PathBuf::from("no parcel is written in a storm")
    }
    fn read_document(&self) -> Result<Vec<String>, Cause> {
        Err(Cause::missing("finding a document reader"))
    }
    fn scan(&self, _: SymbolKind) -> Result<String, Cause> {
        Err(Cause::missing("finding a camera"))
    }
}

/// The deployment that all storms of this process begin in.
pub fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(Template::make)
}

impl Template {
    /// Makes it.
    fn make() -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(async {
            let house = House::open().await;
            let folder = tempfile::tempdir().unwrap();
            let (mut enrolments, mut agents) = (Vec::new(), Vec::new());
            for person in [&cast::NOEMIE, &cast::THEODORE, &cast::LUDIVINE, &cast::SIDONIE, &cast::GASPARD] {
                enrolments.push(house.applicant(person, Route::Counter).await.0);
            }
            for number in 0..DEVICES {
                agents.push(equip(&house, number, &folder.path().join(device_folder(number))).await);
            }
            house.open_all().await;
            let devices = devices(&house).await;
            let (server, keys) = (folder.path().join("server"), house.state.signing_keys.clone());
            let from = house.folder().to_owned();
            // What is copied is what a stopped server leaves.
            let kept = house.stop().await;
            copy(&from, &server);
            drop(kept);
            let (deployment, answer_key) =
                (keys.deployment(), keys.in_use(Purpose::Answer, MORNING).public());
            Self { folder, enrolments, agents, devices, deployment, answer_key }
        })
    }

    /// A copy of it to storm in.
    pub fn copy(&self) -> TempDir {
        let copied = tempfile::tempdir().unwrap();
        copy(self.folder.path(), copied.path());
        copied
    }
}

/// The name of a counter's folder.
pub fn device_folder(number: usize) -> PathBuf {
    PathBuf::from(format!("device-{number}"))
}

async fn devices(house: &House) -> Vec<DeviceId> {
    let devices = house.state.store.read(|conn| {
        let mut select = conn.prepare_cached("SELECT id FROM devices ORDER BY label")?;
        let rows = select.query_map(sync_server::store::sql::params![], |row| row.get(0).map(DeviceId))?;
        Ok::<_, sync_server::store::StoreError>(rows.collect::<Result<Vec<_>, _>>()?)
    });
    devices.await.unwrap()
}

async fn equip(house: &House, number: usize, folder: &Path) -> AgentId {
    std::fs::create_dir_all(folder).unwrap();
    let host = StormHost::new(number, SharedDice::of(number as u64, "the template"));
    host.wall.set(house.state.now());
    let desk = Desk::open(folder, host, HttpLink::new().unwrap()).unwrap();
    let code = house.add_device(&format!("guichet {number}")).await;
    desk.register_device(RegisterDevice { url: house.url.clone(), code }).await.unwrap();
    let waits = desk.snapshot().await.unwrap().device.awaits.unwrap();
    house.confirm_device(&waits).await;
    desk.ask_confirmation().await.unwrap();
    let login: &'static str = Box::leak(format!("agent{number}").into_boxed_str());
    let (agent, code) = house.add_agent(AgentKind::Clerk, login).await;
    desk.enlist(Enlist { login: login.to_owned(), code, pin: Personal::from(PIN) }).await.unwrap();
    desk.prepare().await.unwrap();
    desk.send_waiting().await.unwrap();
    drop(desk);
    stretch_less(number, folder, agent);
    agent
}

/// A storm signs in at each restart: the PIN's protection is not what it tests.
fn stretch_less(number: usize, folder: &Path, agent: AgentId) {
    let mut dice = SharedDice::of(number as u64, "the PIN");
    let secret = StormHost::new(number, dice.clone()).device_secret().unwrap();
    let (pin, secret) = (Personal::from(PIN), DeviceSecret::new(*secret));
    let cost = PinCost { memory_kib: 8, passes: 1, lanes: 1 };
    let change = PinChange { agent, old: &pin, new: &pin, device_secret: &secret, cost };
    let mut outbox = Outbox::open(&folder.join("outbox.sqlite")).unwrap();
    outbox.change_pin(&change, &mut dice).unwrap();
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A registry's state over a folder, each thing in its turn.
pub fn open_server(
    folder: &Path,
    clock: Arc<dyn Clock>,
    chance: SharedDice,
) -> Result<sync_server::State, sync_server::OpenError> {
    let settings = settings(folder);
    sync_server::State::open_to_run(settings, clock, Arc::new(chance), sync_server::store::Execution::Inline)
}

/// Settings of a storm: copies every minute.
pub fn settings(folder: &Path) -> sync_server::config::Settings {
    let mut settings = crate::house::settings(folder);
    settings.backup.every_seconds = 60;
    settings
}
