//! What every request handler is handed. It must not know any room's rules.

mod registry;

use crate::chance::Chance;
use crate::config::Settings;
use crate::keys::{EnrolmentKeys, KeyError, KeyPlaces, LoadKeysError, SigningKeys};
use crate::metrics::Metrics;
use crate::monotonic_clock::{MonotonicClock, TOLERATED_MS};
use crate::order_log::OrderLog;
use crate::store::{Execution, Store, StoreError};
use crate::transports::Post;
use crate::witness::{Standing, Witness, WitnessError};
pub use registry::Registry;
use statement::Order;
use std::sync::Arc;
use std::time::Instant;
use terms::{Cause, Clock, Doing, Timestamp};
use tokio::sync::{Mutex, watch};
use wire::v1::health::Readiness;

/// What the server works with. Clones share it.
#[derive(Clone)]
pub struct State {
    /// What the operator set.
    pub settings: Arc<Settings>,
    /// The database.
    pub store: Store,
    /// Where what blocks execution.
    pub execution: Execution,
    /// The keys that seal personal data.
    pub enrolment_keys: Arc<EnrolmentKeys>,
    /// The keys that sign.
    pub signing_keys: Arc<SigningKeys>,
    /// The registry's own keys, epoch and signals.
    pub registry: Arc<Registry>,
    /// The list of those who sign visible seals, as devices are given it.
    pub seal_signers: Option<Arc<str>>,
    /// The log of orders outside the database.
    pub order_log: OrderLog,
    /// How messages leave.
    pub post: Arc<Post>,
    /// Woken when a message is ready to leave.
    pub notices_ready: watch::Sender<()>,
    /// Whether it could work when somebody last looked: by the machine's running clock, and by the registry's.
    pub readiness: Arc<Mutex<Option<(Instant, Timestamp, Readiness)>>>,
    /// What it tells about itself.
    pub metrics: Arc<Metrics>,
    /// The time; it does not go back, from one start to the next either.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub chance: Arc<dyn Chance>,
}

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data folder could not be made, or the log of orders not read.
    #[error("could not create the data directory or read the log of orders")]
    Folder(#[from] std::io::Error),
    /// The database.
    #[error("could not open the database")]
    Store(#[from] StoreError),
    /// The keys of the enrolments.
    #[error("could not open the keys of the enrolments")]
    EnrolmentKeys(#[from] KeyError),
    /// The keys that sign.
    #[error("could not load the signing keys")]
    SigningKeys(#[from] LoadKeysError),
    /// The database is not the one that its witness saw, or the witness cannot be read.
    #[error("could not start on this database: see witness.toml")]
    Witness(#[from] WitnessError),
    /// The trusted signers of visible seals.
    #[error("could not load the trusted signers of visible seals")]
    Seals(#[from] crate::seals::SealsError),
    /// Mail or SMS transport.
    #[error("could not configure mail or SMS transport")]
    Post(#[from] crate::transports::PostError),
}

impl State {
    /// Clocks of servers that differ by so much are right. What lies further ahead was noted under a clock that has been
    /// set back since.
    pub const CLOCKS_DIFFER_MS: i64 = TOLERATED_MS;

    /// Opens the databases and keys in the data folder, making those that must exist.
    pub fn open(
        settings: Settings,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, OpenError> {
        Self::open_to_run(settings, clock, chance, Execution::Threads)
    }

    /// The same, where the caller says how work execution: a simulation, each thing in its turn.
    pub fn open_to_run(
        settings: Settings,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        execution: Execution,
    ) -> Result<Self, OpenError> {
        crate::files::private_folder(&settings.data_dir)?;
        // Before the store: what a running server notes meanwhile is not held against it.
        let witness = Witness::read(&settings.backup_folder())?;
        let database = settings.database()?;
        let store = Store::open_to_commit(&database, execution, settings.group)?;
        let signing_keys = SigningKeys::load(&settings.keys_folder())?;
        if let Some(witness) = witness {
            // A line of its own.
            let reader = crate::store::open_to_read(&database)?;
            let found = Standing::read(&reader, Some(&signing_keys), &witness).map_err(StoreError::from)?;
            witness.allows(&found)?;
        }
        let order_log = OrderLog::of(&settings.backup_folder());
        order_log.find_end()?;
        let clock = Arc::new(MonotonicClock::after(store.newest_entry(), clock));
        Ok(Self {
            notices_ready: store.post_commit(),
            store,
            execution,
            enrolment_keys: Arc::new(EnrolmentKeys::open(
                &KeyPlaces::of(&settings),
                &database,
                Arc::clone(&chance),
                clock.now(),
            )?),
            signing_keys: Arc::new(signing_keys),
            registry: Arc::new(Registry::open(&settings.keys_folder())?),
            seal_signers: settings.seals.as_ref().map(crate::seals::load).transpose()?,
            order_log,
            post: Arc::new(Post::open(&settings, execution)?),
            readiness: Arc::default(),
            metrics: Arc::default(),
            settings: Arc::new(settings),
            clock,
            chance,
        })
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Writes an order down outside the database before it is carried out: a restored registry is told it again. Gives the
    /// position of its record.
    pub async fn log_order(&self, order: Order) -> Result<u64, Cause> {
        let (log, keys) = (self.order_log.clone(), Arc::clone(&self.signing_keys));
        let written = self.execution.blocking(move || log.append(&order, &keys)).await;
        let doing = "writing an order to the log outside the database";
        written.doing(doing)?.doing(doing)
    }

    /// The same of some orders at once.
    pub async fn log_orders(&self, orders: Vec<Order>) -> Result<Vec<u64>, Cause> {
        let (log, keys) = (self.order_log.clone(), Arc::clone(&self.signing_keys));
        let written = self.execution.blocking(move || log.append_all(&orders, &keys)).await;
        let doing = "writing orders to the log outside the database";
        written.doing(doing)?.doing(doing)
    }

    /// So many fresh random bytes.
    pub fn draw<const N: usize>(&self) -> [u8; N] {
        crate::chance::draw(self.chance.as_ref())
    }
}
