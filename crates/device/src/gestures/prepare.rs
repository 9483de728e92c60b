//! Preparing the day: a lease and the lists of the same span, checked before they replace the old ones.

use crate::desk::Desk;
use crate::feeds::take_page;
use crate::refusal::Refusal;
use crate::session::{LEASE, LEASE_USED};
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use statement::{Ask, Challenge, Lease, Purpose};
use terms::{Cause, Doing};
use wire::v1::device::{Asked, Hex};

impl Desk {
    /// Fetches the lease of the agent signed in and the lists that go with it.
    pub async fn prepare(&self) -> Result<Snapshot, Refusal> {
        // Delivery may be asking just now: asked after the same cursor, the second answer would follow nothing.
        let turn = self.inner.lists.lock().await;
        self.renew_lease().await?;
        drop(turn);
        self.local(move |inner, state| {
            state.session()?.forget_round_news()?;
            take(inner, state)
        })
        .await
    }

    /// The lease and the lists as they are now. Whoever calls it holds the lists.
    pub(crate) async fn renew_lease(&self) -> Result<(), Refusal> {
        let ask = self.local(|_, state| {
            let session = state.session()?;
            Ok(Ask::Lease { agent: session.agent, after: session.cursor()? })
        });
        let (asked, challenge) = self.ask(ask.await?).await?;
        let Asked::Leased { lease, page, keys } = asked else {
            return Err(Cause::missing("asking for a lease: the server answered something else").into());
        };
        let more = self
            .local(move |inner, state| {
                take_in(inner, state, &lease, PageAsked { page: &page, challenge }, keys)
            })
            .await?;
        if more { self.hear_pages().await } else { Ok(()) }
    }
}

/// A page of lists, and the challenge under which it was asked for.
struct PageAsked<'p> {
    page: &'p Hex,
    challenge: Challenge,
}

fn take_in(
    inner: &Inner,
    state: &mut State,
    lease: &Hex,
    PageAsked { page, challenge }: PageAsked<'_>,
    keys: Vec<Hex>,
) -> Result<bool, Refusal> {
    let mut identity = state.identity()?;
    if identity.learn(keys.into_iter().map(|key| key.0)) {
        identity.store(&mut state.outbox)?;
    }
    let deployment = identity.deployment();
    let granted = identity.verified(Purpose::Lease, |key| Lease::verify(&lease.0, deployment, key).ok());
    let granted = granted.doing("verifying a lease")?;
    let session = state.session()?;
    let ours = granted.device == identity.device
        && granted.agent == session.agent
        && granted.agent_key == session.key.public();
    if !ours {
        return Err(Cause::missing("taking a lease: it is another device's or agent's").into());
    }
    let more = take_page(inner, state, &page.0, challenge)?;
    let session = state.session()?;
    session.vault.put(LEASE_USED, &statement::encode(&0u16))?;
    session.vault.put(LEASE, &lease.0)?;
    Ok(more)
}
