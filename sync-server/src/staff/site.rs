//! The site that passkeys are made for, as its public address says. It must not know whose they are.

use crate::State;
use crate::config::Settings;
use crate::refusal::Refusal;
use terms::Problem;
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// The site that passkeys are made for.
pub(super) struct Site(pub(super) Webauthn);

impl Site {
    /// The site of the public address. A passkey belongs to a name: an address of numbers has none.
    pub(super) fn of(settings: &Settings) -> Option<Self> {
        let url = Url::parse(&settings.public_url).ok()?;
        let name = url.domain()?.to_owned();
        let builder = WebauthnBuilder::new(&name, &url).ok()?.rp_name("Vis-à-vis");
        // On the loopback a proxy or a test may stand at another port.
        builder.allow_any_port(name == "localhost").build().ok().map(Self)
    }

    /// The same; refused where there is none.
    pub(super) fn require(state: &State) -> Result<Self, Refusal> {
        Self::of(&state.settings).ok_or_else(|| Problem::NotAllowed.into())
    }
}
