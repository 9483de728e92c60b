//! The queries of the notices room. It must not know what a notice says.

use super::codes::coded;
use crate::model::{Channel, NoticeKind};
use crate::store::sql::{self, Connection, Transaction, params};
use terms::{EnrolmentId, Language, Timestamp};

/// A notice to be carried.
pub struct NewNotice<'a> {
    /// Its id, the same at every try.
    pub id: [u8; 16],
    /// The act it tells of.
    pub act: &'a str,
    /// Keyed hash of the address.
    pub address_hash: [u8; 32],
    /// Whose enrolment.
    pub enrolment: EnrolmentId,
    /// What is told.
    pub kind: NoticeKind,
    /// By what it goes.
    pub channel: Channel,
    /// In which language.
    pub language: Language,
    /// Address and values, sealed.
    pub sealed: &'a [u8],
    /// Now.
    pub at: Timestamp,
    /// When it leaves.
    pub due: Timestamp,
}

/// A notice whose time has come.
pub struct DueNotice {
    /// Its id.
    pub id: [u8; 16],
    /// Whose enrolment.
    pub enrolment: EnrolmentId,
    /// What is told.
    pub kind: NoticeKind,
    /// In which language.
    pub language: Language,
    /// Address and values, sealed.
    pub sealed: Vec<u8>,
    /// Failed tries so far.
    pub tries: u32,
}

/// Adds a notice unless the same act was already told to the same address.
pub fn add(tx: &Transaction<'_>, notice: &NewNotice<'_>) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO notices (id, act, address_hash, enrolment, kind, language, sealed, created_at, due_at, channel)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (act, address_hash) DO NOTHING",
    )?
    .run(params![
        notice.id,
        notice.act,
        notice.address_hash,
        notice.enrolment.0,
        notice.kind.code(),
        notice.language.code(),
        notice.sealed,
        notice.at.0,
        notice.due.0,
        notice.channel.code(),
    ])?;
    Ok(())
}

/// True of an act that was told, to whatever address.
pub fn is_told(conn: &Connection, act: &str) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM notices WHERE act = ?1 LIMIT 1")?.exists(params![act])
}

/// What goes by a channel, and in which order it is taken: codes first, which are worth minutes. An older release that
/// knows the column from its default alone wrote codes by SMS as mail: their kind tells them.
const fn of_channel(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Sms => ("(channel = 1 OR kind IN (1, 10))", "kind NOT IN (1, 10), due_at"),
        Channel::Mail => ("channel = 2 AND kind NOT IN (1, 10)", "kind <> 11, due_at"),
    }
}

/// Longer than any notice waits for its next try: one that is due later was put off under a clock that has been set back
/// since, and is due.
const LONGEST_WAIT_MS: i64 = 25 * 60 * 60_000;

/// True when a notice of a channel is due.
pub fn is_any_due(conn: &Connection, channel: Channel, now: Timestamp) -> sql::Result<bool> {
    let (of_it, _) = of_channel(channel);
    conn.prepare_cached(&format!(
        "SELECT 1 FROM notices WHERE (due_at <= ?1 OR due_at > ?2) AND {of_it} LIMIT 1"
    ))?
    .exists(params![now.0, now.plus_ms(LONGEST_WAIT_MS).0])
}

/// Takes the notices of a channel that are due. Until `until` nobody else is given them; a carrier that dies with them
/// leaves them due again then.
pub fn claim_due(
    tx: &Transaction<'_>,
    channel: Channel,
    now: Timestamp,
    until: Timestamp,
    limit: u32,
) -> sql::Result<Vec<DueNotice>> {
    let (of_it, order) = of_channel(channel);
    tx.prepare_cached(&format!(
        "UPDATE notices SET due_at = ?2
         WHERE id IN (SELECT id FROM notices WHERE (due_at <= ?1 OR due_at > ?4) AND {of_it}
                      ORDER BY {order} LIMIT ?3)
         RETURNING id, enrolment, kind, language, sealed, tries"
    ))?
    .query_map(params![now.0, until.0, limit, now.plus_ms(LONGEST_WAIT_MS).0], |row| {
        Ok(DueNotice {
            id: row.get(0)?,
            enrolment: EnrolmentId(row.get(1)?),
            kind: coded(row, 2, NoticeKind::from_code)?,
            language: coded(row, 3, Language::from_code)?,
            sealed: row.get(4)?,
            tries: row.get(5)?,
        })
    })?
    .collect()
}

/// The notice left: what was sealed in it is removed.
pub fn mark_carried(tx: &Transaction<'_>, id: [u8; 16], at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached("UPDATE notices SET carried_at = ?2, sealed = NULL, due_at = NULL WHERE id = ?1")?
        .run(params![id, at.0])?;
    Ok(())
}

/// The notice is tried again at `due`.
pub fn postpone(tx: &Transaction<'_>, id: [u8; 16], due: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE notices SET tries = tries + 1, due_at = ?2 WHERE id = ?1 AND due_at IS NOT NULL",
    )?
    .run(params![id, due.0])?;
    Ok(())
}

/// The notice is never tried again: what was sealed in it is removed.
pub fn give_up(tx: &Transaction<'_>, id: [u8; 16]) -> sql::Result<()> {
    tx.prepare_cached("UPDATE notices SET sealed = NULL, due_at = NULL WHERE id = ?1")?.run(params![id])?;
    Ok(())
}

/// What waits to be told of an enrolment's outcome waits until an instant, where it would have been told before.
pub fn put_off_untold(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    now: Timestamp,
    until: Timestamp,
) -> sql::Result<()> {
    let kinds = NoticeKind::OUTCOMES.map(|kind| kind.code().to_string()).join(", ");
    tx.prepare_cached(&format!(
        "UPDATE notices SET due_at = ?3 WHERE enrolment = ?1 AND due_at > ?2 AND due_at < ?3 AND kind IN ({kinds})"
    ))?
    .run(params![enrolment.0, now.0, until.0])?;
    Ok(())
}

/// What waits to be told of an enrolment's outcome is never told: what was sealed in it is removed.
pub fn withdraw_untold(tx: &Transaction<'_>, enrolment: EnrolmentId, now: Timestamp) -> sql::Result<()> {
    let kinds = NoticeKind::OUTCOMES.map(|kind| kind.code().to_string()).join(", ");
    tx.prepare_cached(&format!(
        "UPDATE notices SET sealed = NULL, due_at = NULL WHERE enrolment = ?1 AND due_at > ?2 AND kind IN ({kinds})"
    ))?
    .run(params![enrolment.0, now.0])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_a_channel_are_those_that_go_by_it() {
        let sms = NoticeKind::ALL.iter().filter(|kind| kind.channel_of_code() == Some(Channel::Sms));
        let codes: Vec<String> = sms.map(|kind| kind.code().to_string()).collect();
        let codes = format!("({})", codes.join(", "));
        let (sms, mail) = (Channel::Sms.code(), Channel::Mail.code());
        assert_eq!(of_channel(Channel::Sms).0, format!("(channel = {sms} OR kind IN {codes})"));
        assert_eq!(of_channel(Channel::Mail).0, format!("channel = {mail} AND kind NOT IN {codes}"));
        assert!(of_channel(Channel::Sms).1.contains(&format!("kind NOT IN {codes}")));
        assert!(of_channel(Channel::Mail).1.contains(&format!("kind <> {}", NoticeKind::EmailCode.code())));
    }
}
