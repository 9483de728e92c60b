//! The way to an applicant: an address that they confirmed, and no other. It must not know what is told.

use crate::dossier::Dossier;
use crate::model::{Channel, NoticeKind};
use crate::refusal::Refusal;
use terms::Personal;

/// A way to somebody.
#[derive(Clone, Debug)]
pub struct Way {
    /// By what.
    pub channel: Channel,
    /// Their address there.
    pub address: Personal<String>,
}

/// By what an applicant hears of us, or nothing but their page: a confirmed e-mail address, else the confirmed mobile.
pub fn channel_to(dossier: &Dossier<'_>) -> Option<Channel> {
    let row = &dossier.row;
    let mail = row.email_confirmed_at.map(|_| Channel::Mail);
    // A mobile is confirmed by what submits the enrolment.
    mail.or_else(|| row.submitted_at.map(|_| Channel::Sms))
}

/// The way of a notice. What confirms an address goes to that one; everything else where nobody else can have asked for it.
pub(super) fn way_to(dossier: &Dossier<'_>, kind: NoticeKind) -> Result<Option<Way>, Refusal> {
    let Some(channel) = kind.channel_of_code().or_else(|| channel_to(dossier)) else { return Ok(None) };
    let declared = dossier.declared()?;
    let address = match channel {
        Channel::Sms => declared.mobile.clone(),
        Channel::Mail => declared.email.clone(),
    };
    Ok(Some(Way { channel, address }))
}
