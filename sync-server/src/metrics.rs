//! What the server tells about itself: numbers, no names. Counted while it works, or asked of the store when somebody
//! looks.

use crate::store::queries::registry::figures::Figures;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeMetric};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::{Family, MetricConstructor};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Metric, Registry};
use statement::ClockChange;
use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use terms::Timestamp;

/// Upper bounds of what a request took, in seconds.
const SECONDS: [f64; 9] = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// A route and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    route: String,
    status: u16,
}

/// What a device's clock did.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Clock {
    change: String,
}

/// A job of the server's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    job: &'static str,
}

#[derive(Clone)]
struct Buckets;

impl MetricConstructor<Histogram> for Buckets {
    fn new_metric(&self) -> Histogram {
        Histogram::new(SECONDS)
    }
}

/// The server's counters.
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Histogram, Buckets>,
    /// Envelopes that came and were not known.
    pub kept: Counter,
    /// Envelopes that came again.
    pub recognised: Counter,
    /// Other bytes under a number that is taken.
    pub conflicting: Counter,
    /// Envelopes opened or set aside.
    pub opened: Counter,
    /// Vouchers that agents asked about and that there were not.
    pub wrong_vouchers: Counter,
    /// Codes that networks asked for beyond their limits.
    pub codes_refused: Counter,
    /// Keys of enrolments that do not open.
    pub keys_damaged: Gauge,
    /// People whose keys were deleted, and whose wrapping key waits to be destroyed.
    pub erasures_waiting: Gauge,
    /// What the last verification found damaged.
    pub verify_findings: Gauge,
    /// When a probe last wrote, in milliseconds since 1970.
    written: AtomicI64,
    clocks: Family<Clock, Counter>,
    panics: Family<Job, Counter>,
    waiting_to_open: Gauge,
    waiting_to_judge: Gauge,
    parked: Gauge,
    set_aside: Gauge,
    tamper_cases: Gauge,
    not_safe: Gauge,
    ledger: Gauge,
    notices_waiting: Gauge,
    notices_paused: Gauge,
    untold: Gauge,
    writes_waiting: Gauge,
    last_copy: Gauge,
    keys_until: Gauge,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

fn register_metric<M: Metric + EncodeMetric + Clone>(
    registry: &mut Registry,
    name: &str,
    about: &str,
    metric: M,
) -> M {
    registry.register(name, about, metric.clone());
    metric
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("visavis");
        let all = &mut registry;
        Self {
            requests: register_metric(
                all,
                "request_seconds",
                "Requests by route and status",
                Family::new_with_constructor(Buckets),
            ),
            kept: counter(all, "envelopes_kept", "Envelopes that came and were not known"),
            recognised: counter(all, "envelopes_recognised", "Envelopes that came again"),
            conflicting: counter(all, "envelopes_conflicting", "Other bytes under a number that is taken"),
            opened: counter(all, "envelopes_opened", "Envelopes opened or set aside"),
            keys_damaged: gauge(all, "keys_damaged", "Keys of enrolments that do not open"),
            erasures_waiting: gauge(
                all,
                "erasures_waiting",
                "People whose wrapping key is not destroyed yet",
            ),
            verify_findings: gauge(
                all,
                "verify_findings",
                "What the last verification of the registry found damaged",
            ),
            wrong_vouchers: counter(
                all,
                "wrong_vouchers",
                "Vouchers that agents asked about and that there were not",
            ),
            codes_refused: counter(all, "codes_refused", "Codes that networks asked for beyond their limits"),
            written: AtomicI64::new(i64::MIN),
            clocks: register_metric(
                all,
                "clock_remarks",
                "What the clocks of devices did",
                Family::default(),
            ),
            panics: register_metric(
                all,
                "job_panics",
                "Background jobs that panicked and were started again",
                Family::default(),
            ),
            waiting_to_open: gauge(all, "waiting_to_open", "Envelopes kept and not opened yet"),
            waiting_to_judge: gauge(all, "waiting_to_judge", "Enrolments that wait to be judged"),
            parked: gauge(all, "parked", "Enrolments that could not be judged and wait for a person"),
            set_aside: gauge(all, "set_aside", "Envelopes in quarantine"),
            tamper_cases: gauge(all, "tamper_cases", "Other bytes under a number that is taken, as evidence"),
            not_safe: gauge(all, "not_safe", "Envelopes kept that no copy was found to hold"),
            ledger: gauge(all, "ledger_entries", "Entries of the ledger"),
            notices_waiting: gauge(all, "notices_waiting", "Messages that have not left"),
            notices_paused: gauge(all, "notices_paused", "1 after a restore, until a person has looked"),
            untold: gauge(
                all,
                "outcomes_untold",
                "Enrolments whose outcome is decided or pending and not told yet",
            ),
            writes_waiting: gauge(all, "writes_waiting", "Jobs before the one writer"),
            keys_until: gauge(
                all,
                "keys_until_timestamp_seconds",
                "When the first purpose is left without a key that devices believe",
            ),
            last_copy: gauge(
                all,
                "last_copy_timestamp_seconds",
                "When the newest copy that was read back was made",
            ),
            registry,
        }
    }
}

fn gauge(all: &mut Registry, name: &str, about: &str) -> Gauge {
    register_metric(all, name, about, Gauge::default())
}

fn counter(all: &mut Registry, name: &str, about: &str) -> Counter {
    register_metric(all, name, about, Counter::default())
}

/// For so long a write that a probe made counts.
const WRITTEN_MS: i64 = 10_000;

impl Metrics {
    /// A probe's write was kept.
    pub fn note_written(&self, now: Timestamp) {
        self.written.store(now.0, Ordering::Relaxed);
    }

    /// True where a probe's write was kept not long ago.
    pub fn wrote_lately(&self, now: Timestamp) -> bool {
        let written = self.written.load(Ordering::Relaxed);
        (0..WRITTEN_MS).contains(&now.0.saturating_sub(written))
    }

    /// A request was answered.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        let request = Request { route: route.to_owned(), status };
        self.requests.get_or_create(&request).observe(took.as_secs_f64());
    }

    /// A background job panicked.
    pub fn job_panicked(&self, job: &'static str) {
        self.panics.get_or_create(&Job { job }).inc();
    }

    /// How often a background job panicked.
    pub fn job_panics(&self, job: &'static str) -> u64 {
        self.panics.get_or_create(&Job { job }).get()
    }

    /// A device's clock did something.
    pub fn remark_clock(&self, change: ClockChange) {
        self.clocks.get_or_create(&Clock { change: change.word().to_owned() }).inc();
    }

    /// Everything, as Prometheus reads it, with what the store was asked for just now.
    pub fn text(
        &self,
        found: &Figures,
        writes_waiting: usize,
        [last_copy, keys_until]: [Option<Timestamp>; 2],
    ) -> Result<String, fmt::Error> {
        self.waiting_to_open.set(found.waiting_to_open);
        self.waiting_to_judge.set(found.waiting_to_judge);
        self.parked.set(found.parked);
        self.set_aside.set(found.set_aside);
        self.tamper_cases.set(found.tamper_cases);
        self.not_safe.set(found.not_safe);
        self.ledger.set(found.ledger);
        self.notices_waiting.set(found.notices_waiting);
        self.notices_paused.set(i64::from(found.notices_paused));
        self.untold.set(found.untold);
        self.writes_waiting.set(i64::try_from(writes_waiting).unwrap_or(i64::MAX));
        self.last_copy.set(last_copy.map_or(0, |at| at.0 / 1000));
        self.keys_until.set(keys_until.map_or(0, |at| at.0 / 1000));
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
