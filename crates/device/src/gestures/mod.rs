//! One file per gesture. Each takes what the window was given, and gives the new snapshot or a refusal.

mod abandon;
mod answer_features;
mod compare;
mod conclude;
mod enlist;
mod enrol_device;
mod hand_in;
mod nobody_home;
mod open_case;
mod prepare;
mod read_document;
mod round;
mod sign_in;
mod type_fields;

pub use abandon::Abandon;
pub use answer_features::AnswerFeatures;
pub use compare::Compare;
pub use conclude::Conclude;
pub use enlist::Enlist;
pub use enrol_device::EnrolDevice;
pub use nobody_home::NobodyHome;
pub use open_case::OpenCase;
pub use read_document::ReadDocument;
pub use sign_in::SignIn;
pub use type_fields::TypeFields;

pub(crate) use round::{erase_delivered, remember_sealed, sealed_enrolments};

use crate::desk::Desk;
use crate::refusal::Refusal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use terms::Problem;

/// The body of a refusal, as the server writes it.
#[derive(Deserialize)]
struct Refused {
    problem: Problem,
}

impl Desk {
    /// Posts JSON to the server and reads its answer; a refusal of the server becomes the gesture's.
    async fn ask_json<T: DeserializeOwned>(
        &self,
        base: &str,
        path: &str,
        kind: &'static str,
        body: Vec<u8>,
    ) -> Result<T, Refusal> {
        let answer = self.inner.link.post(base, path, kind, body).await;
        let Ok(answer) = answer else {
            return Err(self.local(|_, state| Ok(crate::delivery::away(state))).await?);
        };
        self.local(|_, state| {
            state.online = Some(true);
            Ok(())
        })
        .await?;
        if answer.status == 200 {
            // The error of the parser would quote the answer.
            return serde_json::from_slice(&answer.body).map_err(|_| Problem::Unexpected.into());
        }
        let refused: Option<Refused> = serde_json::from_slice(&answer.body).ok();
        Err(refused.map_or(Problem::Unexpected, |refused| refused.problem).into())
    }
}
