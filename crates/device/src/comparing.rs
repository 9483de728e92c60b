//! Asks the registry what its ledger was and is, and holds the answer against what is remembered: after what waits was
//! sent, which nothing may hold up, and before the registry is asked what is safe.

use crate::client::verified_by;
use crate::desk::Desk;
use crate::host::chance_of;
use crate::identity::Identity;
use crate::ledger::{Heard, Ledger};
use crate::refusal::Refusal;
use crate::state::{Inner, State};
use rand_core::Rng;
use statement::{Ask, Challenge, LedgerDoubt, LedgerTold, PublicKey, Request, Restored};
use terms::{Doing, Problem};
use wire::v1::device::LedgerAnswered;

impl Desk {
    /// Compares the ledger. A server of before there was this question leaves everything as it was.
    pub(crate) async fn compare_ledger(&self) -> Result<(), Refusal> {
        let doubt = self.ask_about_ledger(None).await?;
        if doubt.is_some() {
            // Said once the answer is known: a restore may just have ended it.
            self.ask_about_ledger(doubt).await?;
        }
        Ok(())
    }

    /// The same where what is waiting goes on without it; only a server that is away or busy ends the turn.
    pub(crate) async fn try_to_compare_ledger(&self) -> Result<(), Refusal> {
        match self.compare_ledger().await {
            Err(refusal) if matches!(refusal.problem, Problem::ServerAway | Problem::Busy) => Err(refusal),
            Err(refusal) => {
                tracing::debug!(%refusal, "the ledger was not compared");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    async fn ask_about_ledger(&self, doubt: Option<LedgerDoubt>) -> Result<Option<LedgerDoubt>, Refusal> {
        let asking = self.local(move |inner, state| {
            let (identity, mut drawn) = (state.identity()?, [0; 16]);
            chance_of(&*inner.host).fill_bytes(&mut drawn);
            let ask = Ask::Ledger { size: Ledger::stored(&state.outbox)?.size(), doubt };
            let key = inner.host.device_key().doing("reading the device's key")?;
            let request = Request::new(identity.certificate.0.clone(), drawn, ask);
            Ok((state.server()?, request.sign(identity.deployment(), &key), Challenge(drawn)))
        });
        let (server, question, drawn) = asking.await?;
        let LedgerAnswered { told } =
            self.ask_json(&server, "/v1/devices/ledger", "application/cbor", question).await?;
        let told = told.0;
        let bytes = told.clone();
        self.learn_signer(&server, move |identity| verified(identity, &bytes).is_some()).await?;
        self.local(move |inner, state| take(inner, state, &told, drawn)).await
    }
}

fn verified(identity: &Identity, bytes: &[u8]) -> Option<LedgerTold> {
    verified_by(identity, |deployment, key: &PublicKey| LedgerTold::verify(bytes, deployment, key).ok())
}

/// Takes an answer in, if the registry signed it to this question.
fn take(
    inner: &Inner,
    state: &mut State,
    bytes: &[u8],
    drawn: Challenge,
) -> Result<Option<LedgerDoubt>, Refusal> {
    let identity = state.identity()?;
    let told = verified(&identity, bytes).filter(|told| told.challenge == drawn);
    let told = told.doing("verifying what the registry says of its ledger")?;
    let time = told.time;
    let restore = |signed: &[u8]| {
        verified_by(&identity, |deployment, key: &PublicKey| Restored::verify(signed, deployment, key).ok())
    };
    let restored = told.restored.as_ref().and_then(|signed| restore(&signed.0));
    let before = Ledger::stored(&state.outbox)?;
    let after = before.clone().hear(Heard { told, signed: bytes.to_vec(), restored });
    if after != before {
        after.store(&mut state.outbox)?;
    }
    let (doubted, doubt) = (before.doubt(), after.doubt());
    if let Some(doubt) = doubt.filter(|_| doubted.is_none()) {
        tracing::error!(doubt = doubt.word(), "the registry's ledger is another one than it signed before");
    }
    state.ledger_compared_ms = Some(inner.host.clocks().boottime_ms);
    crate::device_clock::learn(&mut state.outbox, time, inner.host.clocks())?;
    Ok(doubt)
}

#[cfg(test)]
mod tests;
