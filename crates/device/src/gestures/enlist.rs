//! An agent's first sign-in on a machine: a one-time code, a key drawn here, a vault under their PIN.

use crate::desk::Desk;
use crate::host::chance_of;
use crate::refusal::Refusal;
use crate::session::{AGENT_KIND, KEY_SEED, Session};
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use journal::{CreateVaultError, DeviceSecret, NewVault, PinCost};
use serde::Deserialize;
use statement::{Ask, Challenge, Request, SigningKey};
use terms::{AgentId, AgentKind, Cause, Doing, Personal, Problem};
use ts_rs::TS;
use wire::v1::device::{Asked, ChallengeIssued};

/// What the agent types the first time.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Enlist {
    /// Their login.
    pub login: String,
    /// The one-time code the administrator gave them.
    pub code: String,
    /// The PIN they choose.
    #[ts(type = "string")]
    pub pin: Personal<String>,
}

impl Desk {
    /// Enlists an agent on this machine and signs them in.
    pub async fn enlist(&self, typed: Enlist) -> Result<Snapshot, Refusal> {
        let pin = journal::check_pin(typed.pin.reveal());
        pin.doing("checking a new PIN").map_err(Refusal::because(Problem::PinTooWeak))?;
        let key = self.local(|inner, _| Ok(SigningKey::generate(&mut chance_of(&*inner.host)))).await?;
        let ask = Ask::Enlist { login: typed.login, code: typed.code, key: key.public() };
        let Asked::Enlisted { agent, kind, label } = self.ask(ask).await? else {
            return Err(Cause::missing("enlisting: the server answered something else").into());
        };
        let pin = typed.pin;
        self.local(move |inner, state| {
            let session = new_vault(inner, state, agent, kind, label, &pin, &key)?;
            state.enter(Some(session));
            state.touched_ms = inner.host.clocks().boottime_ms;
            take(inner, state)
        })
        .await
    }

    /// Puts a signed question to the server, under a challenge of its own.
    pub(crate) async fn ask(&self, ask: Ask) -> Result<Asked, Refusal> {
        Ok(self.ask_under_challenge(ask).await?.0)
    }

    /// The same, with the challenge under which it was asked: a signed answer may have to repeat it.
    pub(crate) async fn ask_under_challenge(&self, ask: Ask) -> Result<(Asked, Challenge), Refusal> {
        let server = self.local(|_, state| state.server()).await?;
        let issued: ChallengeIssued =
            self.ask_json(&server, "/v1/devices/challenge", "application/json", b"{}".to_vec()).await?;
        let challenge: [u8; 16] =
            issued.challenge.0.try_into().ok().doing("reading a challenge of 16 bytes")?;
        let signed = self
            .local(move |inner, state| {
                let identity = state.identity()?;
                let key = inner.host.device_key().doing("reading the device's key")?;
                Ok(Request::new(identity.certificate.0.clone(), challenge, ask)
                    .sign(identity.deployment(), &key))
            })
            .await?;
        let asked = self.ask_json(&server, "/v1/devices/ask", "application/cbor", signed).await?;
        Ok((asked, Challenge(challenge)))
    }
}

fn new_vault(
    inner: &Inner,
    state: &mut State,
    agent: AgentId,
    kind: AgentKind,
    label: String,
    pin: &Personal<String>,
    key: &SigningKey,
) -> Result<Session, Refusal> {
    let secret = DeviceSecret::new(*inner.host.device_secret().doing("reading the device's secret")?);
    let (kind, seed) = (statement::encode(&kind), key.seed());
    let items: [(&str, &[u8]); 2] = [(AGENT_KIND, &kind), (KEY_SEED, seed.as_ref())];
    let new = NewVault {
        agent,
        label: &Personal::new(label.clone()),
        pin,
        device_secret: &secret,
        cost: PinCost::default(),
        items: Personal::new(&items),
    };
    let vault =
        state.outbox.create_vault(&new, &mut chance_of(&*inner.host)).map_err(|error| -> Refusal {
            match error {
                CreateVaultError::PinTooWeak(_) => Problem::PinTooWeak.into(),
                CreateVaultError::Store(error) => error.into(),
                other @ CreateVaultError::AlreadyExists => Cause::of("making a vault", other).into(),
            }
        })?;
    Session::of(agent, label, vault)
}
