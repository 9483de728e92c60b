//! Opening a case with the camera: what stands before it is a voucher or is told not to be one.

use crate::case::VoucherShown;
use crate::desk::Desk;
use crate::gestures::OpenCase;
use crate::refusal::Refusal;
use crate::views::Snapshot;
use documents::symbol::SymbolKind;
use terms::{Personal, Problem};

impl Desk {
    /// Scans the voucher before the camera and opens its case.
    pub async fn scan(&self) -> Result<Snapshot, Refusal> {
        let scanned = self
            .local(|inner, state| {
                state.session()?;
                if state.case.is_some() {
                    return Err(Problem::CaseOpen.into());
                }
                inner.host.scan(SymbolKind::Qr).map_err(Refusal::because(Problem::ScannerAway))
            })
            .await?;
        self.open_case(OpenCase { shown: VoucherShown::Scanned(Personal::new(scanned)), visit: None }).await
    }
}
