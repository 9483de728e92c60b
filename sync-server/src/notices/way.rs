//! The way to an applicant: an address that they confirmed, and no other. It must not know what is told.

use crate::State;
use crate::dossier::{Dossier, NewContact, contact_changes};
use crate::model::{Channel, ContactKind, NoticeKind};
use crate::refusal::Refusal;
use crate::store::sql::Connection;
use terms::{Personal, Problem};

/// A way to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// The way to what was confirmed before contact data change: the mobile for a mobile and for a postal address, and for an
/// e-mail address whatever counts until then.
pub fn earlier_way(dossier: &Dossier<'_>, kind: ContactKind) -> Result<Way, Refusal> {
    let channel = channel_to(dossier).ok_or(Problem::NotInThisState)?;
    match kind {
        ContactKind::Mobile | ContactKind::Postal => way(dossier, Channel::Sms),
        ContactKind::Email => way(dossier, channel),
    }
}

/// The ways of a notice. What confirms an address goes to that one; everything else where nobody else can have asked for it.
/// What is only practical also goes to an address that is confirmed and not in effect yet.
pub(super) fn ways_to(
    conn: &Connection,
    state: &State,
    dossier: &Dossier<'_>,
    kind: NoticeKind,
) -> Result<Vec<Way>, Refusal> {
    if let Some(channel) = kind.channel_of_code() {
        return Ok(vec![way(dossier, channel)?]);
    }
    let Some(channel) = channel_to(dossier) else { return Ok(Vec::new()) };
    let coming = if kind.is_practical() { coming(conn, state, dossier, channel)? } else { None };
    Ok([way(dossier, channel)?].into_iter().chain(coming).collect())
}

/// Every way that is confirmed.
pub(super) fn confirmed_ways(dossier: &Dossier<'_>) -> Result<Vec<Way>, Refusal> {
    let mobile = dossier.row.submitted_at.map(|_| Channel::Sms);
    let mail = dossier.row.email_confirmed_at.map(|_| Channel::Mail);
    mobile.into_iter().chain(mail).map(|channel| way(dossier, channel)).collect()
}

fn way(dossier: &Dossier<'_>, channel: Channel) -> Result<Way, Refusal> {
    let declared = dossier.declared()?;
    let address = match channel {
        Channel::Sms => declared.mobile.clone(),
        Channel::Mail => declared.email.clone(),
    };
    Ok(Way { channel, address })
}

/// The way that counts once what is confirmed has taken effect, where that is another one.
fn coming(
    conn: &Connection,
    state: &State,
    dossier: &Dossier<'_>,
    counts: Channel,
) -> Result<Option<Way>, Refusal> {
    let changes = contact_changes(conn, state, dossier.id)?;
    let confirmed = changes.into_iter().filter(|change| change.confirmed.is_some());
    let new = confirmed.filter_map(|change| match change.new {
        NewContact::Email(address) => Some(Way { channel: Channel::Mail, address }),
        NewContact::Mobile(address) if counts == Channel::Sms => Some(Way { channel: Channel::Sms, address }),
        NewContact::Mobile(_) | NewContact::Postal(_) => None,
    });
    // A mail address comes before a mobile.
    Ok(new.max_by_key(|way| way.channel == Channel::Mail))
}
