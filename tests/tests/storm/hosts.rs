//! What runs on the simulated machines: the registry's own `serve`, and counters whose agents open cases and leave
//! them while delivery goes on beside.

use crate::chance::SharedDice;
use crate::checker::{Book, beside};
use crate::disk::Shared;
use crate::link::StormLink;
use crate::streams::{Wire, Wires};
use crate::template::{PIN, StormHost, open_server};
use device::{Abandon, Desk, OpenCase, RetryPolicy, SignIn, VoucherShown};
use statement::{Order, Ordered};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use sync_server::State;
use sync_server::model::RevocationReason;
use sync_server::refusal::Refusal;
use sync_server::store::queries::provisioning;
use terms::{AgentId, DeviceId, EnrolmentId, Personal};
use testkit::doubles::StoppedClock;
use turmoil::net::TcpListener;

/// Quicker than in the field, so that an hour of faults fits a few minutes.
const PACE: RetryPolicy = RetryPolicy {
    first: Duration::from_millis(500),
    longest: Duration::from_secs(30),
    idle: Duration::from_secs(15),
    ask: Duration::from_mins(1),
};

/// The simulated network's door, as `axum` wants one.
struct Door(TcpListener, Wires);

impl axum::serve::Listener for Door {
    type Io = Wire;
    type Addr = SocketAddr;
    async fn accept(&mut self) -> (Wire, SocketAddr) {
        loop {
            if let Ok((stream, from)) = self.0.accept().await {
                return (self.1.keep(stream), from);
            }
        }
    }
    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// Orders on their way to the registry, and those that were answered.
#[derive(Clone, Default)]
pub struct Orders(Arc<Mutex<(Vec<DeviceId>, BTreeSet<DeviceId>)>>);

impl Orders {
    /// An administrator revokes a device as soon as the registry answers.
    pub fn order(&self, device: DeviceId) {
        self.0.lock().unwrap().0.push(device);
    }

    /// The devices whose revocation was answered.
    pub fn given(&self) -> BTreeSet<DeviceId> {
        self.0.lock().unwrap().1.clone()
    }

    async fn carry_out(self, state: State) {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let next = self.0.lock().unwrap().0.last().copied();
            let Some(device) = next else { continue };
            let (at, reason) = (state.now(), RevocationReason::Lost);
            let order = Order { ordered: Ordered::DeviceRevoked(device, reason.code()), at };
            let carried_out = async {
                state.log_order(order).await?;
                state
                    .store
                    .write(move |tx| Ok::<_, Refusal>(provisioning::revoke_device(tx, device, reason, at)?))
                    .await
            };
            if carried_out.await.is_ok() {
                let mut orders = self.0.lock().unwrap();
                orders.0.pop();
                orders.1.insert(device);
            }
        }
    }
}

/// The server of a folder.
#[derive(Clone)]
pub struct Registry {
    pub folder: PathBuf,
    pub disk: Shared,
    pub clock: StoppedClock,
    pub chance: SharedDice,
    pub orders: Orders,
    pub wires: Wires,
}

impl Registry {
    /// Serves until the power goes.
    pub async fn serve(self) -> turmoil::Result {
        let state = match open_server(&self.folder, Arc::new(self.clock), self.chance) {
            Ok(state) => state,
            Err(_) if self.disk.lock().unwrap().is_off => return Ok(()),
            Err(error) => panic!("the registry does not open again: {error:?}"),
        };
        let _ending = self.wires.end_with_me();
        let door = Door(TcpListener::bind("0.0.0.0:80").await?, self.wires.clone());
        tokio::spawn(self.orders.carry_out(state.clone()));
        sync_server::serve(door, state, std::future::pending()).await;
        Ok(())
    }
}

/// One counter and its agent.
#[derive(Clone)]
pub struct Counter {
    pub folder: PathBuf,
    pub disk: Shared,
    pub host: StormHost,
    pub link: StormLink,
    pub book: Book,
    pub dice: SharedDice,
    pub agent: AgentId,
    pub enrolments: Vec<EnrolmentId>,
}

impl Counter {
    /// Works until the power goes; once the storm is over, only delivers.
    pub async fn run(self) -> turmoil::Result {
        let _ending = self.link.wires.end_with_me();
        let opened = Desk::open_in_turn(&self.folder, self.host.clone(), self.link.clone());
        let desk = match opened {
            Ok(desk) => desk,
            Err(_) if self.is_off() => return Ok(()),
            Err(error) => panic!("the outbox does not open again: {error:?}"),
        };
        tokio::spawn(desk.clone().keep_delivering(PACE));
        let signed_in = desk.sign_in(SignIn { agent: self.agent, pin: Personal::from(PIN) }).await;
        if signed_in.is_ok() {
            self.work(&desk).await;
        }
        std::future::pending().await
    }

    async fn work(&self, desk: &Desk) {
        let outbox = beside(&self.folder.join("outbox.sqlite"));
        while self.link.is_rough.load(Ordering::Relaxed) {
            let (pause, which) =
                self.dice.roll(|dice| (dice.between(500..20_000), dice.below(self.enrolments.len() as u64)));
            tokio::time::sleep(Duration::from_millis(pause)).await;
            let shown = VoucherShown::None(self.enrolments[usize::try_from(which).unwrap()]);
            // Refused where one is open still, or a clock that jumped says that the lease is over.
            let _ = desk.open_case(OpenCase { visit: None, shown }).await;
            let left = Abandon { reason: proofing::AbandonReason::ALL[0], fraud: false, duress: false };
            if desk.abandon(left).await.is_ok() && !self.is_off() {
                self.book.sealed(self.link.device, &outbox);
            }
        }
    }

    fn is_off(&self) -> bool {
        self.disk.lock().unwrap().is_off
    }
}
