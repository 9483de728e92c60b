//! What may be asked of two people: as somebody asks it, as it is kept while it waits, and how it is carried out.

use crate::State;
use crate::model::{ActRow, Agent, Decision, Policy, StaffPerson};
use crate::refusal::Refusal;
use crate::registry::{self, Note};
use crate::staff::{self, Half, IssuedCode, NewStaff, Token, Word};
use crate::store::queries::staff as accounts;
use crate::store::sql::Connection;
use crate::{notices, provisioning};
use statement::RecordId;
use terms::{AgentId, Day, OfficeId, OrderId, Personal, Problem, StopFileId};
use wire::v1::administration::{Act, Done};
use wire::v1::staff::{OneTimeCode, ResetLink};

/// What gives a right, read and found fit.
pub enum Asked {
    /// An agent, with a code for their first device.
    AddAgent(Agent),
    /// Another code for an agent.
    RenewAgentCode(AgentId),
    /// The day of an agent's training.
    SetTraining(AgentId, Day),
    /// A member of staff, with a link for their password.
    AddStaff(NewStaff),
    /// A link for a new password.
    ResetStaff {
        /// Whose.
        login: String,
        /// The second factors end with it.
        factors: bool,
    },
    /// Another office for a member of staff, or every one.
    MoveStaff {
        /// Whose.
        login: String,
        /// The office.
        office: Option<OfficeId>,
    },
    /// Who a member of staff is besides.
    LinkStaff(String, StaffPerson),
    /// Another policy, and the version it replaces; none of proposals that did not say.
    SetPolicy(Policy, Option<u32>),
    /// A record that is set aside is opened after all.
    Release(RecordId, Note),
    /// An order holds no more.
    LiftOrder(OrderId),
    /// The stops of a file hold no more: so many.
    LiftStopFile(StopFileId, u32),
    /// Notices leave again.
    ResumeNotices,
}

impl Asked {
    /// What is kept and shown of it.
    pub(super) fn act(&self) -> Act {
        match self {
            Self::AddAgent(agent) => provisioning::act_of(agent),
            Self::RenewAgentCode(agent) => Act::RenewAgentCode { agent: *agent },
            Self::SetTraining(agent, on) => Act::SetTraining { agent: *agent, on: *on },
            Self::AddStaff(new) => new.act(),
            Self::ResetStaff { login, factors } => {
                Act::ResetStaff { login: login.clone(), factors: *factors }
            }
            Self::MoveStaff { login, office } => Act::MoveStaff { login: login.clone(), office: *office },
            Self::LinkStaff(login, person) => staff::act_of_person(login, *person),
            Self::SetPolicy(policy, replaces) => policy.act(*replaces),
            Self::Release(RecordId { chain, sequence }, note) => {
                Act::Release { chain: *chain, sequence: *sequence, note: note.as_str().to_owned() }
            }
            Self::LiftOrder(order) => Act::LiftOrder { order: *order },
            Self::LiftStopFile(file, documents) => Act::LiftStopFile { file: *file, documents: *documents },
            Self::ResumeNotices => Act::ResumeNotices,
        }
    }

    /// What it is about: one proposal about the same thing waits at a time.
    pub(super) fn about(&self) -> String {
        match self {
            Self::AddAgent(agent) => format!("add-agent {}", agent.login),
            Self::RenewAgentCode(agent) => format!("agent-code {agent}"),
            Self::SetTraining(agent, _) => format!("training {agent}"),
            Self::AddStaff(new) => format!("add-staff {}", new.login()),
            Self::ResetStaff { login, .. } => format!("reset-staff {login}"),
            Self::MoveStaff { login, .. } => format!("move-staff {login}"),
            Self::LinkStaff(login, _) => format!("link-staff {login}"),
            Self::SetPolicy(..) => "policy".to_owned(),
            Self::Release(RecordId { chain, sequence }, _) => format!("release {chain} {sequence}"),
            Self::LiftOrder(order) => format!("lift {order}"),
            Self::LiftStopFile(file, _) => format!("lift-file {file}"),
            Self::ResumeNotices => "notices".to_owned(),
        }
    }

    /// What is kept of it beside that, and shown to nobody.
    pub(super) const fn household(&self) -> Option<[u8; 32]> {
        match self {
            Self::AddAgent(agent) => agent.household,
            Self::LinkStaff(_, person) => person.household,
            _ => None,
        }
    }

    /// What was kept, read again.
    pub(super) fn of(state: &State, row: ActRow) -> Result<Self, Refusal> {
        Ok(match row.act {
            Act::AddAgent { agent, kind, login, name, office } => Self::AddAgent(Agent {
                id: agent,
                kind,
                login,
                name,
                office,
                household: row.household,
                active_from: state.now(),
                active_to: None,
                trained_on: None,
            }),
            Act::RenewAgentCode { agent } => Self::RenewAgentCode(agent),
            Act::SetTraining { agent, on } => Self::SetTraining(agent, on),
            Act::AddStaff { login, name, role, office } => {
                Self::AddStaff(NewStaff::read(&login, &name, role, office)?)
            }
            Act::ResetStaff { login, factors } => Self::ResetStaff { login, factors },
            Act::MoveStaff { login, office } => Self::MoveStaff { login, office },
            Act::LinkStaff { login, agent, .. } => {
                Self::LinkStaff(login, StaffPerson { agent, household: row.household, is_said: true })
            }
            Act::SetPolicy { accepted_models, deadline_days, limits, replaces } => {
                Self::SetPolicy(Policy::proposed(accepted_models, deadline_days, limits)?, replaces)
            }
            Act::Release { chain, sequence, note } => {
                Self::Release(RecordId { chain, sequence }, Note::read(&note)?)
            }
            Act::LiftOrder { order } => Self::LiftOrder(order),
            Act::LiftStopFile { file, documents } => Self::LiftStopFile(file, documents),
            Act::ResumeNotices => Self::ResumeNotices,
            // The others wait for nobody before they are done.
            _ => return Err(Problem::NotFound.into()),
        })
    }

    /// Refuses what could not be carried out now: whoever proposes is told, not whoever confirms.
    pub(super) fn check(&self, conn: &Connection) -> Result<(), Refusal> {
        let require_staff = |login: &str| match accounts::account(conn, login)? {
            Some(_) => Ok(()),
            None => Err(Refusal::from(Problem::NotFound)),
        };
        match self {
            Self::AddAgent(agent) => provisioning::check_agent(conn, agent),
            Self::RenewAgentCode(agent) | Self::SetTraining(agent, _) => {
                provisioning::require_agent(conn, *agent)
            }
            Self::AddStaff(new) => new.check(conn),
            Self::ResetStaff { login, .. } => require_staff(login),
            Self::MoveStaff { login, office } => staff::check_move(conn, login, *office),
            Self::LinkStaff(login, person) => staff::check_person(conn, login, *person),
            Self::Release(place, _) => {
                registry::check_decision(conn, *place, Decision::Release).map(|_digest| ())
            }
            Self::SetPolicy(_, replaces) => staff::check_replaced(conn, *replaces).map(|_version| ()),
            Self::LiftOrder(order) => registry::check_lifting(conn, *order),
            Self::LiftStopFile(file, _) => registry::check_lifting_file(conn, *file).map(|_file| ()),
            Self::ResumeNotices => Ok(()),
        }
    }

    /// The half that whoever asks is shown, where what comes of it takes two: a link has its code, an agent's code its
    /// first letters.
    pub(super) fn half(&self, state: &State) -> Option<Half> {
        match self {
            Self::AddStaff(new) => Some(staff::draw_link_code(state, new.login())),
            Self::ResetStaff { login, .. } => Some(staff::draw_link_code(state, login)),
            Self::AddAgent(_) | Self::RenewAgentCode(_) => Some(staff::draw_first_half(state)),
            _ => None,
        }
    }

    /// Does it; what comes of it is used with the half of that hash, and is the other one.
    pub(super) async fn carry_out(
        self,
        state: &State,
        word: Word,
        half: Option<[u8; 32]>,
    ) -> Result<Done, Refusal> {
        // Without one it does not come about: one person alone could use it.
        let half = || half.ok_or_else(|| Refusal::from(Problem::NotFound));
        let of_code = |id: Option<AgentId>, issued: IssuedCode| Done {
            id: id.map(|id| id.to_string()),
            last_letters: Some(OneTimeCode { code: issued.code, expires_at: issued.expires_at }),
            ..Done::default()
        };
        let of_link = |(token, expires_at)| Done {
            link: Some(ResetLink { link: link_of(state, &token), expires_at }),
            ..Done::default()
        };
        match self {
            Self::AddAgent(agent) => {
                let id = agent.id;
                Ok(of_code(Some(id), provisioning::add_agent(state, word, agent, half()?).await?))
            }
            Self::RenewAgentCode(id) => {
                Ok(of_code(None, provisioning::renew_agent_code(state, word, id, half()?).await?))
            }
            Self::SetTraining(id, on) => done(provisioning::set_training(state, word, id, on).await),
            Self::AddStaff(new) => Ok(of_link(staff::add_staff(state, word, new, half()?).await?)),
            Self::ResetStaff { login, factors } => {
                Ok(of_link(staff::make_reset(state, word, &login, factors, half()?).await?))
            }
            Self::MoveStaff { login, office } => done(staff::move_staff(state, word, login, office).await),
            Self::LinkStaff(login, person) => done(staff::set_person(state, word, login, person).await),
            Self::SetPolicy(policy, replaces) => done(staff::set_policy(state, word, policy, replaces).await),
            Self::Release(place, note) => {
                done(registry::decide(state, word, place, Decision::Release, note).await)
            }
            Self::LiftOrder(order) => done(registry::lift_order(state, word, order).await),
            Self::LiftStopFile(file, _) => done(registry::lift_stop_file(state, word, file).await),
            Self::ResumeNotices => done(notices::resume_notices(state, word).await),
        }
    }
}

fn done(outcome: Result<(), Refusal>) -> Result<Done, Refusal> {
    outcome.map(|()| Done::default())
}

/// The address of the page on which a link's owner chooses a password. The token stands after the number sign: browsers
/// send it to nobody, and no log on the way sees it.
fn link_of(state: &State, token: &Token) -> Personal<String> {
    format!("{}/console/reset#{}", state.settings.public_url, token.reveal()).into()
}
