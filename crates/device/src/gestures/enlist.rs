//! An agent's first sign-in on a machine: a one-time code, a key drawn here, a vault under their PIN.

use crate::desk::Desk;
use crate::host::chance_of;
use crate::identity::{Awaits, Identity};
use crate::refusal::Refusal;
use crate::session::{AGENT_KIND, AgentKeys, KEY_SEED, SEALING_SEED, Session};
use crate::snapshot::take;
use crate::state::{Inner, State};
use crate::views::Snapshot;
use journal::{CreateVaultError, DeviceSecret, NewVault, PinCost};
use serde::Deserialize;
use statement::{Ask, Challenge, Request};
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
        let Enlist { login, code, pin } = typed;
        let keys = self.local(|inner, _| Ok(AgentKeys::draw(&mut chance_of(&*inner.host)))).await?;
        let ask = Ask::Enlist { login, code, key: keys.signing.public() };
        // There is no vault yet: the keys that will lie in it are at hand.
        let (signing, seals_to) = (keys.signing.clone(), keys.seals_to());
        let by_agent = move |request: Request, _: &State, identity: &Identity| {
            Ok(request.by_agent(identity.deployment(), &signing, seals_to))
        };
        let (asked, _) = self.ask_signed(ask, by_agent).await?;
        let Asked::Enlisted { agent, kind, label } = asked else {
            return Err(Cause::missing("enlisting: the server answered something else").into());
        };
        self.local(move |inner, state| {
            let session = new_vault(inner, state, agent, kind, label, &pin, &keys)?;
            state.enter(Some(session));
            state.touched_ms = inner.host.clocks().boottime_ms;
            take(inner, state)
        })
        .await
    }

    /// Puts a question of the agent signed in to the server, and gives the challenge under which it was asked: the answer
    /// repeats it, or is bound to it.
    pub(crate) async fn ask(&self, ask: Ask) -> Result<(Asked, Challenge), Refusal> {
        let by_agent = |request, state: &State, identity: &Identity| {
            Ok(state.session()?.sign_request(request, identity))
        };
        self.ask_signed(ask, by_agent).await
    }

    /// Puts a question to the server, signed by an agent and by this device, under a challenge of the server's.
    pub(crate) async fn ask_signed(
        &self,
        ask: Ask,
        by_agent: impl FnOnce(Request, &State, &Identity) -> Result<Request, Refusal> + Send + 'static,
    ) -> Result<(Asked, Challenge), Refusal> {
        let server = self.local(|_, state| state.server()).await?;
        let issued: ChallengeIssued =
            self.ask_json(&server, "/v1/devices/challenge", "application/json", b"{}".to_vec()).await?;
        let challenge: [u8; 16] =
            issued.challenge.0.try_into().ok().doing("reading a challenge of 16 bytes")?;
        let signed = self
            .local(move |inner, state| {
                let identity = state.identity()?;
                let key = inner.host.device_key().doing("reading the device's key")?;
                let request = Request::new(identity.certificate.0.clone(), challenge, ask);
                Ok(by_agent(request, state, &identity)?.sign(identity.deployment(), &key))
            })
            .await?;
        let asked = self.ask_json(&server, "/v1/devices/ask", "application/cbor", signed).await;
        match &asked {
            Ok(_) => self.note_comparison(None).await?,
            Err(refused) if refused.problem == Problem::DeviceNotConfirmed => {
                self.note_comparison(Some(Awaits::Comparison)).await?;
            }
            Err(_) => {}
        }
        Ok((asked?, Challenge(challenge)))
    }

    /// Who is answered was confirmed; where the registry knows of nobody who did that, the letters are shown (again).
    async fn note_comparison(&self, awaits: Option<Awaits>) -> Result<(), Refusal> {
        self.local(move |_, state| {
            let mut identity = state.identity()?;
            if identity.awaits == awaits {
                return Ok(());
            }
            identity.awaits = awaits;
            identity.store(&mut state.outbox)
        })
        .await
    }
}

fn new_vault(
    inner: &Inner,
    state: &mut State,
    agent: AgentId,
    kind: AgentKind,
    label: String,
    pin: &Personal<String>,
    keys: &AgentKeys,
) -> Result<Session, Refusal> {
    let secret = DeviceSecret::new(*inner.host.device_secret().doing("reading the device's secret")?);
    let (kind, seed) = (statement::encode(&kind), keys.signing.seed());
    let items: [(&str, &[u8]); 3] =
        [(AGENT_KIND, &kind), (KEY_SEED, seed.as_ref()), (SEALING_SEED, keys.sealing_seed.as_ref())];
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
    Session::of(agent, label, vault, &mut chance_of(&*inner.host))
}
