//! The transports that the settings ask for, by channel.

use super::{Folder, MailServer, PostError, Transport};
use crate::config::Settings;
use crate::model::Channel;
use crate::store::Execution;

/// The transports of this server.
pub struct Post {
    mail: Box<dyn Transport>,
    sms: Box<dyn Transport>,
}

impl Post {
    /// The transports that the settings ask for.
    pub fn open(settings: &Settings, execution: Execution) -> Result<Self, PostError> {
        let mail: Box<dyn Transport> = match &settings.smtp {
            Some(smtp) => Box::new(MailServer::open(smtp)?),
            None => Box::new(Folder::open(settings.notices_folder(), Channel::Mail, execution)?),
        };
        Ok(Self { mail, sms: Box::new(Folder::open(settings.sms_folder(), Channel::Sms, execution)?) })
    }

    /// Transports of one's own.
    pub fn through(mail: Box<dyn Transport>, sms: Box<dyn Transport>) -> Self {
        Self { mail, sms }
    }

    /// The transport of a channel.
    pub fn transport(&self, channel: Channel) -> &dyn Transport {
        match channel {
            Channel::Mail => self.mail.as_ref(),
            Channel::Sms => self.sms.as_ref(),
        }
    }
}
