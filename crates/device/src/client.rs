//! Questions to the registry's server. JSON questions, whose refusals become the gesture's; and the keys that the registry
//! began to use since this device last prepared: delivery learns them by itself, since nobody may be there to sign in.
//! Only what the pinned root certified is learnt.

use crate::desk::Desk;
use crate::frames::count;
use crate::identity::Identity;
use crate::link::{LinkDown, Server};
use crate::refusal::Refusal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use statement::{Answer, PublicKey, Purpose};
use terms::{Cause, Day, DeploymentId, Doing, Problem};
use wire::json;
use wire::v1::device::KeysTold;

/// An answer by one of the keys that this device knows.
pub(crate) fn verified(identity: &Identity, bytes: &[u8]) -> Option<Answer> {
    verified_by(identity, |deployment, key| Answer::verify(bytes, deployment, key).ok())
}

/// What one of the keys verifies that the registry answers with.
pub(crate) fn verified_by<T>(
    identity: &Identity,
    verify: impl Fn(DeploymentId, &PublicKey) -> Option<T>,
) -> Option<T> {
    identity.verified(Purpose::Answer, |key| verify(identity.deployment(), key))
}

/// The body of a refusal, as the server writes it.
#[derive(Deserialize)]
struct Refused {
    problem: Problem,
    #[serde(default)]
    day: Option<Day>,
}

/// What came of a frame that was posted.
pub(crate) enum Posted {
    /// The registry's answer, to be verified.
    Answered(Vec<u8>),
    /// The server refused it for good: the frame is broken, or its device may not send.
    Refused,
}

impl Desk {
    /// Posts a frame, and learns the key that signed the answer where it is a new one. A server that is away or busy is
    /// remembered as such, and is the error.
    pub(crate) async fn post_frame(&self, server: &Server, frame: Vec<u8>) -> Result<Posted, Refusal> {
        let answer = self.inner.link.post(server, "/v1/frames", "application/cbor", frame).await;
        let answer = self
            .local(move |inner, state| {
                let answer = answer.map_err(|LinkDown(cause)| state.lose_server(inner, cause))?;
                state.traffic.answer_bytes += count(answer.body.len());
                // A parcel of another device must not end the rest that the server asked of this one.
                state.rest = state.rest.max(answer.retry_after);
                Ok(answer)
            })
            .await?;
        match answer.status {
            200 => {
                let body = answer.body.clone();
                self.learn_signer(server, move |identity| verified(identity, &body).is_some()).await?;
                Ok(Posted::Answered(answer.body))
            }
            400 | 403 => Ok(Posted::Refused),
            429 | 503 => Err(Problem::Busy.into()),
            _ => Err(Cause::missing("posting a frame: the server answered with another status").into()),
        }
    }

    /// Posts JSON to the server and reads its answer; a refusal of the server becomes the gesture's.
    pub(crate) async fn ask_json<T: DeserializeOwned>(
        &self,
        server: &Server,
        path: &str,
        kind: &'static str,
        body: Vec<u8>,
    ) -> Result<T, Refusal> {
        let answer = self.inner.link.post(server, path, kind, body).await;
        let answer = self
            .local(move |inner, state| {
                let answer = answer.map_err(|LinkDown(cause)| state.lose_server(inner, cause))?;
                state.reached();
                Ok(answer)
            })
            .await?;
        if answer.status == 200 {
            return Ok(json::decode(&answer.body).doing("reading an answer")?);
        }
        let refused: Refused = json::decode(&answer.body).doing("reading why a question was refused")?;
        Err(Refusal::until(refused.day, refused.problem))
    }

    /// Where an answer is signed by no key that is known here, asks which keys there are.
    pub(crate) async fn learn_signer(
        &self,
        server: &Server,
        is_known: impl FnOnce(&Identity) -> bool + Send + 'static,
    ) -> Result<(), Refusal> {
        if self.local(move |_, state| Ok(is_known(&state.identity()?))).await? {
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
