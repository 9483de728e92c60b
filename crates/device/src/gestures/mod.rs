//! One file per gesture. Each takes what the window was given, and gives the new snapshot or a refusal.

mod abandon;
mod answer_features;
mod compare;
mod conclude;
mod confirm_printed;
mod enlist;
mod enrol_device;
mod fetch_declared;
mod hand_in;
mod hand_in_for;
mod hand_over;
mod hold;
mod nobody_home;
pub(crate) mod note;
mod open_case;
mod prepare;
mod preview;
mod read_document;
mod read_seal;
mod round;
mod scan;
mod sign_in;
mod touch;
mod type_fields;

pub use abandon::Abandon;
pub use answer_features::AnswerFeatures;
pub use compare::Compare;
pub use conclude::Conclude;
pub use confirm_printed::ConfirmPrinted;
pub use enlist::Enlist;
pub use enrol_device::EnrolDevice;
pub use hold::Resume;
pub use nobody_home::NobodyHome;
pub use note::Note;
pub use open_case::OpenCase;
pub use preview::Preview;
pub use read_document::ReadDocument;
pub use read_seal::ReadSeal;
pub use sign_in::SignIn;
pub use type_fields::TypeFields;

pub(crate) use hold::held;
pub(crate) use round::{
    done_here, erase_delivered, forget_visits_done, remember_sealed, sealed_enrolments, visits_done,
};
pub(crate) use touch::lock_if_idle;

use crate::desk::Desk;
use crate::link::Server;
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
    pub(crate) async fn ask_json<T: DeserializeOwned>(
        &self,
        server: &Server,
        path: &str,
        kind: &'static str,
        body: Vec<u8>,
    ) -> Result<T, Refusal> {
        let answer = self.inner.link.post(server, path, kind, body).await;
        let Ok(answer) = answer else {
            return Err(self.local(|inner, state| Ok(crate::delivery::away(inner, state))).await?);
        };
        self.local(|_, state| {
            state.reached();
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
