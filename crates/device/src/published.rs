//! Keys that the registry began to use since this device last prepared: delivery learns them by itself, since nobody may
//! be there to sign in. Only what the pinned root certified is learnt.

use crate::desk::Desk;
use crate::identity::Identity;
use crate::link::Server;
use crate::refusal::Refusal;
use statement::{Answer, Purpose};
use wire::v1::device::KeysTold;

/// An answer by one of the keys that this device knows.
pub(crate) fn verified(identity: &Identity, bytes: &[u8]) -> Option<Answer> {
    identity.verified(Purpose::Answer, |key| Answer::verify(bytes, identity.deployment(), key).ok())
}

impl Desk {
    /// Where an answer is signed by no key that is known here, asks which keys there are.
    pub(crate) async fn learn_signer(&self, server: &Server, answer: &[u8]) -> Result<(), Refusal> {
        let answer = answer.to_vec();
        let is_known =
            self.local(move |_, state| Ok(verified(&state.identity()?, &answer).is_some())).await?;
        if is_known {
            return Ok(());
        }
        let told: KeysTold =
            self.ask_json(server, "/v1/devices/keys", "application/json", b"{}".to_vec()).await?;
        self.local(move |_, state| {
            let mut identity = state.identity()?;
            if identity.learn(told.keys.into_iter().map(|key| key.0)) {
                identity.store(&mut state.outbox)?;
            }
            Ok(())
        })
        .await
    }
}
