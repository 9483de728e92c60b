//! Signing in with a PIN, signing out, and taking a case up again where it was left.

use crate::desk::Desk;
use crate::drafts::resume;
use crate::host::chance_of;
use crate::refusal::Refusal;
use crate::session::Session;
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use journal::{DeviceSecret, UnlockError};
use serde::Deserialize;
use terms::{AgentId, Doing, Personal, Problem};
use ts_rs::TS;

/// An agent and their PIN.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SignIn {
    /// The agent.
    #[ts(type = "string")]
    pub agent: AgentId,
    /// Six to twelve digits.
    #[ts(type = "string")]
    pub pin: Personal<String>,
}

impl Desk {
    /// Signs an agent in. A case they left open opens again at the same step.
    pub async fn sign_in(&self, typed: SignIn) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let session = unlock(inner, state, &typed)?;
            journal::erase_sealed_drafts(&state.outbox, &session.vault)?;
            state.enter(Some(session));
            state.touched_ms = inner.host.clocks().boottime_ms;
            resume(state, |_| true)?;
            inner.wake.notify_one();
            erase_and_take(inner, state)
        })
        .await
    }

    /// Signs out. The case stays as a draft in the agent's vault; what was sealed goes on being delivered.
    pub async fn sign_out(&self) -> Result<Snapshot, Refusal> {
        self.local(|inner, state| {
            state.enter(None);
            take(inner, state)
        })
        .await
    }
}

fn unlock(inner: &Inner, state: &mut State, typed: &SignIn) -> Result<Session, Refusal> {
    state.identity()?;
    let secret = DeviceSecret::new(*inner.host.device_secret().doing("reading the device's secret")?);
    let vault = state.outbox.unlock(typed.agent, &typed.pin, &secret).map_err(|error| match error {
        UnlockError::WrongPin { tries_left } => Refusal::wrong_pin(tries_left),
        UnlockError::Destroyed => Problem::VaultDestroyed.into(),
        UnlockError::NotFound => Problem::NotFound.into(),
        UnlockError::Store(error) => error.into(),
    })?;
    let label = state.outbox.list_vaults()?.into_iter().find(|listed| listed.agent == typed.agent);
    let label = label.map(|listed| listed.label.into_inner()).unwrap_or_default();
    Session::of(typed.agent, label, vault, &mut chance_of(&*inner.host))
}

fn erase_and_take(inner: &Inner, state: &mut State) -> Result<Snapshot, Refusal> {
    crate::round::erase_delivered(state)?;
    take(inner, state)
}
