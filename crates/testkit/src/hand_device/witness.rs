//! What a device asks about the registry's ledger.

use super::{Door, HandDevice};
use crate::process::answer_of;
use anyhow::Context;
use reqwest::Response;
use statement::{Ask, LedgerDoubt, LedgerTold, Request};
use wire::v1::device::LedgerAnswered;

/// Where the ledger is asked about.
pub const LEDGER: &str = "/v1/devices/ledger";

impl HandDevice {
    /// The question about the ledger at a size, under sixteen bytes of the device's.
    pub fn about_ledger(&self, size: u64, doubt: Option<LedgerDoubt>) -> Request {
        Request::new(self.certificate.0.clone(), [0x1e; 16], Ask::Ledger { size, doubt })
    }

    /// Asks it there; gives whatever comes back.
    pub async fn send_about_ledger(&self, door: &Door, request: &Request) -> anyhow::Result<Response> {
        Ok(door.send(LEDGER, request.sign(self.deployment, &self.key)).await?)
    }

    /// Asks, and gives the registry's verified word.
    pub async fn ledger(
        &self,
        door: &Door,
        size: u64,
        doubt: Option<LedgerDoubt>,
    ) -> anyhow::Result<LedgerTold> {
        let request = self.about_ledger(size, doubt);
        let answered: LedgerAnswered = answer_of(self.send_about_ledger(door, &request).await?).await?;
        let told = LedgerTold::verify(&answered.told.0, self.deployment, &self.answer_key);
        let told = told.context("a word of the registry's")?;
        anyhow::ensure!(told.challenge == request.challenge, "an answer to another question");
        Ok(told)
    }
}
