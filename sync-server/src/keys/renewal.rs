//! Renewing what wraps the keys of the enrolments, on `PostgreSQL`: rows that were deleted or changed stay readable in its
//! pages, its log and the archives of both, so a person is erased once what wrapped their key is destroyed. Each month has
//! a key of its own; the rows of older ones are wrapped anew, and those are destroyed some days later. It must not know
//! what an enrolment's key seals.

use super::KeyError;
use super::enrolment_keys::{EnrolmentKeys, KeyFile};
use super::rows::{
    erasures_waiting, is_in_use, newest, note_destroyed, retired_before, wrap_anew, wrapped_before,
};
use terms::Timestamp;

/// What one turn of a renewal has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// There is more to wrap anew.
    UnderWay,
    /// Nothing is left to do before the next month, or before a retired key has been kept long enough.
    Done {
        /// Enrolments that are erased from now on: what wrapped their keys was destroyed in this turn.
        erased: u32,
        /// Enrolments whose keys were deleted, and whose wrapping key waits to be destroyed.
        waiting: u32,
    },
}

impl EnrolmentKeys {
    /// Does one turn of the renewal: a new month's key, keys wrapped anew, keys destroyed that were retired so many days
    /// ago and wrap nothing any more. A standby that is promoted, or a database put back from some days ago, still needs a
    /// retired key.
    pub fn renew(&self, now: Timestamp, kept_days: u32) -> Result<Renewal, KeyError> {
        let mut file = self.lock();
        if !self.is_renewed() {
            return Ok(Renewal::Done { erased: 0, waiting: 0 });
        }
        let file = &mut *file;
        let newest = newest(file.line.ready()?)?;
        // A clock that was ahead has made its month's key already: it serves until that month is over.
        if newest.is_none_or(|(_, made_at)| month(made_at) < month(now)) {
            self.begin_month(file, now)?;
        }
        if self.wrap_some_anew(file)? {
            return Ok(Renewal::UnderWay);
        }
        let connection = file.line.ready()?;
        let mut erased = 0;
        for number in retired_before(connection, now.plus_days(-i64::from(kept_days)))? {
            if !is_in_use(connection, number)? {
                file.ring.monthly.destroy(number, self.chance.as_ref())?;
                file.ring.held.remove(&number);
                erased += note_destroyed(connection, number, now)?;
            }
        }
        Ok(Renewal::Done { erased, waiting: erasures_waiting(connection)? })
    }

    /// Wraps every key anew under a month's key, so that what is carried to another database was never wrapped by what
    /// stays. No server must run.
    pub fn wrap_all_anew(&self, now: Timestamp) -> Result<(), KeyError> {
        let mut file = self.lock();
        if newest(file.line.ready()?)?.is_none() {
            self.begin_month(&mut file, now)?;
        }
        while self.wrap_some_anew(&mut file)? {}
        Ok(())
    }

    /// Wraps some keys of older months anew; false when there are none.
    fn wrap_some_anew(&self, file: &mut KeyFile) -> Result<bool, KeyError> {
        let connection = file.line.ready()?;
        let Some((number, _)) = newest(connection)? else { return Ok(false) };
        let older = wrapped_before(connection, number)?;
        if older.is_empty() {
            return Ok(false);
        }
        connection.execute_batch("BEGIN")?;
        let wrapped = older.iter().try_for_each(|(enrolment, wrapped, by)| {
            let key = file.ring.get(connection, *by)?.unwrap(&enrolment.0, wrapped)?;
            let anew = file.ring.get(connection, number)?.wrap(&enrolment.0, &key, self.chance.as_ref());
            Ok::<_, KeyError>(wrap_anew(connection, *enrolment, *by, &anew, number)?)
        });
        match wrapped {
            Ok(()) => connection.execute_batch("COMMIT")?,
            Err(error) => {
                connection.execute_batch("ROLLBACK")?;
                return Err(error);
            }
        }
        Ok(true)
    }
}

/// Year and month of an instant, UTC.
fn month(at: Timestamp) -> (i32, u32) {
    let day = at.utc_day();
    (day.year(), day.month())
}
