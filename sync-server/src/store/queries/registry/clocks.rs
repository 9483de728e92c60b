//! The queries of what the clocks of devices did.

use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, Transaction, params};
use statement::{ClockChange, ClockRemark, RecordId};
use terms::{DeviceId, Timestamp};

/// Keeps what was seen at a place, first received then. Seen again, it is the same.
pub fn add(tx: &Transaction<'_>, place: RecordId, remarks: &[ClockRemark], at: Timestamp) -> sql::Result<()> {
    for remark in remarks {
        tx.prepare_cached(
            "INSERT INTO clock_remarks (chain, sequence, change, by_s, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (chain, sequence, change) DO NOTHING",
        )?
        .run(params![
            place.chain.0,
            place.sequence.cast_signed(),
            remark.change.code(),
            i64::try_from(remark.by_s).unwrap_or(i64::MAX),
            at.0,
        ])?;
    }
    Ok(())
}

/// What was last seen of each device's clocks since an instant, of what a person has to look at: a machine that slept or
/// was started again works as it should.
pub fn newest(conn: &Connection, since: Timestamp) -> sql::Result<Vec<(DeviceId, ClockRemark, Timestamp)>> {
    let mut newest: Vec<(DeviceId, ClockRemark, Timestamp)> = Vec::new();
    let mut select = conn.prepare_cached(
        "SELECT c.device, r.change, r.by_s, r.at FROM clock_remarks AS r JOIN chains AS c ON c.chain = r.chain
         WHERE r.at >= ?1 AND r.change NOT IN (?2, ?3) ORDER BY r.at DESC, r.chain, r.sequence DESC, r.change",
    )?;
    let (slept, rebooted) = (ClockChange::Suspended.code(), ClockChange::RebootedOffline.code());
    let mut rows = select.query(params![since.0, slept, rebooted])?;
    while let Some(row) = rows.next()? {
        let device = DeviceId(row.get(0)?);
        if newest.iter().all(|(known, ..)| *known != device) {
            let change = coded(&row, 1, ClockChange::from_code)?;
            let remark = ClockRemark { change, by_s: row.get::<i64>(2)?.cast_unsigned() };
            newest.push((device, remark, Timestamp(row.get(3)?)));
        }
    }
    Ok(newest)
}
