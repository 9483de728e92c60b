//! Preparing the day: a lease and the lists of the same span, checked before they replace the old ones.

use crate::desk::{Desk, Inner, State};
use crate::refusal::Refusal;
use crate::session::{LEASE, LEASE_USED, verified_feed};
use crate::snapshot::{Snapshot, take};
use statement::{Ask, Lease, Purpose};
use terms::Problem;
use wire::v1::device::{Asked, Hex};

impl Desk {
    /// Fetches the lease of the agent signed in and the lists that go with it.
    pub async fn prepare(&self) -> Result<Snapshot, Refusal> {
        let agent = self.local(|_, state| Ok(state.session()?.agent)).await?;
        let Asked::Leased { lease, feeds, keys } = self.ask(Ask::Lease { agent }).await? else {
            return Err(Problem::Unexpected.into());
        };
        self.local(move |inner, state| {
            take_in(inner, state, &lease, &feeds, keys)?;
            take(inner, state)
        })
        .await
    }
}

fn take_in(
    inner: &Inner,
    state: &mut State,
    lease: &Hex,
    feeds: &[Hex],
    keys: Vec<Hex>,
) -> Result<(), Refusal> {
    let mut identity = state.identity()?;
    if identity.learn(keys.into_iter().map(|key| key.0)) {
        identity.store(&mut state.outbox)?;
    }
    let deployment = identity.deployment();
    let lease_keys = identity.keys_for(Purpose::Lease);
    let granted = lease_keys.iter().find_map(|key| Lease::verify(&lease.0, deployment, key).ok());
    let granted = granted.ok_or(Problem::Unexpected)?;
    let session = state.session()?;
    let ours = granted.device == identity.device
        && granted.agent == session.agent
        && granted.agent_key == session.key.public();
    if !ours {
        return Err(Problem::Unexpected.into());
    }
    let clocks = inner.host.clocks();
    for bytes in feeds {
        let feed = verified_feed(&identity, &bytes.0).ok_or(Problem::Unexpected)?;
        state.session()?.take_feed(&feed, &bytes.0)?;
        crate::times::learn(&mut state.outbox, feed.made, clocks)?;
    }
    let session = state.session()?;
    session.vault.put(LEASE_USED, &statement::encode(&0u16))?;
    Ok(session.vault.put(LEASE, &lease.0)?)
}
