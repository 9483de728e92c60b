//! What another device could not send, this one sends for it, from the file that device wrote. Each frame in it is
//! signed by its own device: whoever carries it adds nothing and reads nothing, and the answers are the registry's.

use crate::client::{Posted, verified};
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::BroughtView;
use crate::views::Snapshot;
use statement::Parcel;
use terms::{Doing, Problem};
use wire::v1::device::HandInParcel;

impl Desk {
    /// Sends every frame of the file; the snapshot says what the registry answered. Sent in part, it is sent again
    /// whole: what was kept is recognised.
    pub async fn import_parcel(&self, file: HandInParcel) -> Result<Snapshot, Refusal> {
        let server = self
            .local(|_, state| {
                state.session()?;
                state.brought = None;
                state.server()
            })
            .await?;
        let parcel = Parcel::read(&file.parcel.0)
            .doing("reading a parcel")
            .map_err(Refusal::because(Problem::Malformed))?;
        let mut brought = BroughtView::default();
        for frame in parcel.frames {
            match self.post_frame(&server, frame.0).await? {
                Posted::Answered(answer) => {
                    let counted =
                        self.local(move |_, state| Ok(verified(&state.identity()?, &answer))).await?;
                    let counted = counted.doing("verifying an answer")?;
                    brought.kept += counted.receipts.len() as u64;
                    brought.conflicting += counted.conflicting.len() as u64;
                }
                Posted::Refused => brought.refused += 1,
            }
        }
        self.local(move |_, state| {
            state.reached();
            state.brought = Some(brought);
            Ok(())
        })
        .await?;
        self.snapshot().await
    }
}
