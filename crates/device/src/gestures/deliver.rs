//! Handing in: everything that waits is sent now, then the registry is asked what it made of it. Delivery
//! does the same at its own pace; this is for somebody who wants to go home.

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::Snapshot;

impl Desk {
    /// Sends what waits and asks for the registry's count: done, kept, set aside and why.
    pub async fn deliver(&self) -> Result<Snapshot, Refusal> {
        self.send_waiting().await?;
        self.try_to_compare_ledger().await?;
        self.ask_standing().await?;
        self.snapshot().await
    }
}
