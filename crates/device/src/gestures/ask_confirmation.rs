//! Whether somebody in the console compared this device's letters and found them the same. Until then it waits.

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::views::Snapshot;
use statement::Ask;
use terms::Cause;
use wire::v1::device::Asked;

impl Desk {
    /// Asks the registry. It is refused while nobody confirmed the device.
    pub async fn ask_confirmation(&self) -> Result<Snapshot, Refusal> {
        // Nobody is enlisted here yet: the device asks alone.
        let (asked, _) = self.ask_signed(Ask::Confirmation, |request, _, _| Ok(request)).await?;
        let Asked::Confirmed = asked else {
            return Err(
                Cause::missing("asking for the confirmation: the server answered something else").into()
            );
        };
        self.local(|inner, state| take(inner, state)).await
    }
}
