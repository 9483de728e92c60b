//! Messages to applicants: written in the transaction of the act they tell of, carried afterwards, once
//! per act and address. It must not know why an act happened.

mod delivery;
mod folder;
mod kind;
mod message;
mod smtp;

use crate::State;
use crate::config::Settings;
use crate::enrolments::Dossier;
use crate::http::Refusal;
use crate::store::sql::Transaction;
use crate::store::{Runs, verbs};
use serde::{Deserialize, Serialize};
use std::pin::Pin;
use terms::{EnrolmentId, Language, Personal, Problem, Timestamp};

pub use delivery::{deliver_due, deliver_until};
pub use folder::Folder;
pub use kind::{Channel, NoticeKind};
pub use message::Message;
pub use smtp::MailServer;

/// What the sealed part of a notice is bound to.
const PURPOSE: &str = "notice";

/// Something to tell an applicant.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The act it tells of; telling the same act to the same address again does nothing.
    pub act: String,
    /// Whose enrolment.
    pub enrolment: EnrolmentId,
    /// What is told.
    pub kind: NoticeKind,
    /// The values in its text.
    pub values: Values,
}

/// The values that texts of notices name. Instants are told as a day or an hour of mainland France.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Values {
    /// The code of an SMS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Personal<String>>,
    /// Until when an invitation or a demand holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
    /// The day of a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Timestamp>,
    /// A window for a visit: from, to. It also gives the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<(Timestamp, Timestamp)>,
}

/// Where a message goes and what it says: the part of a notice that is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Contents {
    address: Personal<String>,
    values: Values,
}

/// Writes a notice, in the transaction of its act, to the address the applicant declared for its channel.
pub fn tell(tx: &Transaction<'_>, state: &State, telling: &Telling) -> Result<(), Refusal> {
    tell_in(tx, state, &Dossier::read(tx, state, telling.enrolment)?, telling)
}

/// The same, where the enrolment is at hand.
pub fn tell_in(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    telling: &Telling,
) -> Result<(), Refusal> {
    let declared = dossier.declared()?;
    let address = match telling.kind.channel() {
        Channel::Sms => &declared.mobile,
        Channel::Mail => &declared.email,
    };
    tell_at(tx, state, telling, address.clone(), dossier.row.language)
}

/// Writes a notice to an address that comes from elsewhere (R-30: preferably another than the declared one).
pub fn tell_at(
    tx: &Transaction<'_>,
    state: &State,
    telling: &Telling,
    address: Personal<String>,
    language: Language,
) -> Result<(), Refusal> {
    let address_hash = state.enrolment_keys.keyed_hash("notice-address", address.reveal().as_bytes());
    let contents = Contents { address, values: telling.values.clone() };
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(&contents).map_err(|_| Problem::Unexpected)?);
    let sealed = state.enrolment_keys.seal(telling.enrolment, PURPOSE, &plain)?;
    verbs::notices::add(
        tx,
        &verbs::notices::NewNotice {
            id: state.draw(),
            act: &telling.act,
            address_hash,
            enrolment: telling.enrolment,
            kind: telling.kind,
            language,
            sealed: &sealed,
            at: state.now(),
        },
    )?;
    state.store.ring();
    Ok(())
}

/// A message was not taken; it is tried again later.
#[derive(Debug, thiserror::Error)]
#[error("the message was not taken")]
pub struct NotCarried;

/// What comes of carrying one message.
pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<(), NotCarried>> + Send + 'a>>;

/// A way for messages to leave. Carrying the same message twice must reach its reader once where the
/// transport allows it: the message's id is the same each time.
pub trait Transport: Send + Sync {
    /// Carries one message.
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a>;
}

/// The ways out of this server.
pub struct Post {
    mail: Box<dyn Transport>,
    sms: Box<dyn Transport>,
}

/// Why there is no way out.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// A folder could not be made.
    #[error("a folder for messages")]
    Folder(#[from] std::io::Error),
    /// The mail server's settings are not usable.
    #[error("the settings of the mail server")]
    Mail(#[from] lettre::transport::smtp::Error),
    /// The sender is not an address.
    #[error("smtp.from is not an address")]
    Sender(#[from] lettre::address::AddressError),
}

impl Post {
    /// The transports that the settings ask for.
    pub fn open(settings: &Settings, runs: Runs) -> Result<Self, PostError> {
        let mail: Box<dyn Transport> = match &settings.smtp {
            Some(smtp) => Box::new(MailServer::open(smtp)?),
            None => Box::new(Folder::open(settings.notices_folder(), Channel::Mail, runs)?),
        };
        Ok(Self { mail, sms: Box::new(Folder::open(settings.sms_folder(), Channel::Sms, runs)?) })
    }

    /// Transports of one's own.
    pub fn through(mail: Box<dyn Transport>, sms: Box<dyn Transport>) -> Self {
        Self { mail, sms }
    }

    fn transport(&self, channel: Channel) -> &dyn Transport {
        match channel {
            Channel::Mail => self.mail.as_ref(),
            Channel::Sms => self.sms.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests;
