//! Messages to applicants: written in the transaction of the act they tell of, carried afterwards, once
//! per act and address. It must not know why an act happened.

mod contest_token;
mod delivery;
mod message;
mod way;

use crate::State;
use crate::dossier::Dossier;
use crate::model::NoticeKind;
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries;
use crate::store::queries::registry::safe;
use crate::store::sql::Transaction;
use crate::transports::sweep;
use serde::{Deserialize, Serialize};
use terms::{Doing, EnrolmentId, Language, Personal, Timestamp};
use wire::json;
use wire::v1::administration::Act;

pub use contest_token::{contest_token, may_contest};
pub use delivery::{deliver_due, deliver_mail_until, deliver_sms_until};
pub use way::{Way, channel_to, earlier_way};

/// What the sealed part of a notice is bound to.
pub const PURPOSE: &str = "notice";

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

/// The values that texts of notices name. Instants are told as a day or an hour where the applicant lives.
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
    /// The zone in which instants are told; mainland France where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// Where a message goes and what it says: the part of a notice that is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Contents {
    address: Personal<String>,
    values: Values,
}

/// Writes a notice, in the transaction of its act, to an address that the applicant confirmed. Where there is none they read
/// it on their page.
pub fn tell(tx: &Transaction<'_>, state: &State, telling: &Telling) -> Result<(), Refusal> {
    tell_in(tx, state, &Dossier::read(tx, state, telling.enrolment)?, telling, state.now())
}

/// The same, where the enrolment is at hand; it leaves when it is due.
pub fn tell_in(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    telling: &Telling,
    due: Timestamp,
) -> Result<(), Refusal> {
    // Told again once another way is open, it would be told twice.
    if queries::notices::is_told(tx, &telling.act)? {
        return Ok(());
    }
    let ways = way::ways_to(tx, state, dossier, telling.kind)?;
    write_to(tx, state, dossier, telling, (ways, due))
}

/// Writes a notice to every address that is confirmed: where one of them may be somebody else's, the other tells.
pub fn tell_everywhere(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    telling: &Telling,
) -> Result<(), Refusal> {
    write_to(tx, state, dossier, telling, (way::confirmed_ways(dossier)?, state.now()))
}

fn write_to(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    telling: &Telling,
    (ways, due): (Vec<Way>, Timestamp),
) -> Result<(), Refusal> {
    let zone = Some(dossier.local_time()?.name().to_owned());
    let telling = Telling { values: Values { zone, ..telling.values.clone() }, ..telling.clone() };
    ways.into_iter().try_for_each(|way| write(tx, state, &telling, (way, dossier.row.language), due))
}

/// Writes a notice to an address that comes from elsewhere (R-30: preferably another than the declared one).
pub fn tell_at(
    tx: &Transaction<'_>,
    state: &State,
    telling: &Telling,
    way: Way,
    language: Language,
) -> Result<(), Refusal> {
    write(tx, state, telling, (way, language), state.now())
}

fn write(
    tx: &Transaction<'_>,
    state: &State,
    telling: &Telling,
    (Way { channel, address }, language): (Way, Language),
    due: Timestamp,
) -> Result<(), Refusal> {
    let address_hash = state.enrolment_keys.keyed_hash("notice-address", address.reveal().as_bytes());
    let contents = Contents { address, values: telling.values.clone() };
    let plain = zeroize::Zeroizing::new(json::encode(&contents).doing("writing a notice to be sealed")?);
    let sealed = state.enrolment_keys.seal(telling.enrolment, PURPOSE, &plain)?;
    queries::notices::add(
        tx,
        &queries::notices::NewNotice {
            id: state.draw(),
            act: &telling.act,
            address_hash,
            enrolment: telling.enrolment,
            kind: telling.kind,
            channel,
            language,
            sealed: &sealed,
            at: state.now(),
            due,
        },
    )?;
    state.store.wake_after_commit();
    Ok(())
}

/// Between two looks into the folders of messages.
const SWEEP: std::time::Duration = std::time::Duration::from_mins(10);

/// Deletes messages that have lain in their folders for long enough, until `stopped` says so. Where a mail server carries
/// mail there is a folder of SMS only.
pub async fn sweep_until(state: State, mut stopped: tokio::sync::watch::Receiver<()>) {
    loop {
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = tokio::time::sleep(SWEEP) => {}
        }
        let now = std::time::UNIX_EPOCH + std::time::Duration::from_millis(state.now().0.unsigned_abs());
        let mut folders = vec![state.settings.sms_folder()];
        folders.extend(state.settings.smtp.is_none().then(|| state.settings.notices_folder()));
        let swept =
            state.execution.blocking(move || folders.iter().try_for_each(|folder| sweep(folder, now)));
        if let Err(error) = swept.await.map_err(anyhow::Error::from).and_then(|swept| Ok(swept?)) {
            tracing::warn!(cause = format!("{error:#}"), "old messages were not deleted");
        }
    }
}

/// Whether notices are held back, and how many wait.
pub async fn outlook(state: &State) -> Result<(bool, i64), Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(queries::registry::figures::notices(conn)?)).await
}

/// Lets notices leave again.
pub async fn resume_notices(state: &State, word: Word) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        safe::pause_notices(tx, false)?;
        word.enter(tx, Act::ResumeNotices, now)
    };
    state.store.write(job).await?;
    state.notices_ready.send_replace(());
    Ok(())
}

#[cfg(test)]
mod tests;
