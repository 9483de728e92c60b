//! Renewing what wraps the keys of the enrolments, on `PostgreSQL`: rows that were deleted or changed stay readable in its
//! pages, its log and the archives of both, so a person is erased once what wrapped their key is destroyed. Each month has
//! a key of its own; the rows of older ones are wrapped anew, and those are destroyed some days later. It must not know
//! what an enrolment's key seals.

use super::KeyError;
use super::enrolment_keys::{EnrolmentKeys, FROM_THE_START, KeyFile};
use super::rows::{
    Wrapped, erasures_waiting, fingerprint, is_in_use, needed, newest, note_destroyed, retire_before,
    retired, set_made_at, set_unused_since, wrap_anew, wrapped_before,
};
use super::wrapping::WrappingKey;
use std::collections::BTreeSet;
use std::mem::take;
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
        /// Keys that do not open, and stay as they are: what wraps them is not destroyed.
        damaged: u32,
    },
}

impl Renewal {
    const NOTHING: Self = Self::Done { erased: 0, waiting: 0, damaged: 0 };
}

impl EnrolmentKeys {
    /// Does one turn of the renewal: a new month's key, keys wrapped anew, keys destroyed that wrap nothing for so many
    /// days. A standby that is promoted, or a database put back from some days ago, still needs a retired key.
    pub fn renew(&self, now: Timestamp, kept_days: u32) -> Result<Renewal, KeyError> {
        let mut file = self.lock();
        if !self.is_renewed() {
            return Ok(Renewal::NOTHING);
        }
        let file = &mut *file;
        match newest(file.line.ready()?)? {
            // Its clock was ahead: the month is over when this one's is.
            Some((number, made_at)) if made_at > now.plus_days(1) => {
                set_made_at(file.line.ready()?, number, now)?;
            }
            Some((number, made_at)) if month(made_at) == month(now) => {
                // A stop may have come between the new key and the end of those before it.
                retire_before(file.line.ready()?, number, now)?;
            }
            Some((_, made_at)) if made_at > now => {}
            _ => self.begin_month(file, now)?,
        }
        if self.wrap_some_anew(file)? {
            return Ok(Renewal::UnderWay);
        }
        let (connection, mut erased) = (file.line.ready()?, 0);
        for (number, unused_since) in retired(connection)? {
            let unused_since = unused_since.filter(|since| *since <= now.plus_days(1));
            match (is_in_use(connection, number)?, unused_since) {
                (true, _) => set_unused_since(connection, number, None)?,
                (false, None) if kept_days > 0 => set_unused_since(connection, number, Some(now))?,
                (false, Some(since)) if since > now.plus_days(-i64::from(kept_days)) => {}
                (false, _) => {
                    file.ring.monthly.destroy(number, self.chance.as_ref())?;
                    erased += note_destroyed(connection, number, now)?;
                }
            }
        }
        // Another server may have destroyed some of what this one read: what nobody needs stays in no memory either.
        let needed = needed(connection)?;
        file.ring.held.retain(|number, _| needed.contains(number));
        file.at_hand.clear();
        Ok(Renewal::Done { erased, waiting: erasures_waiting(connection)?, damaged: take(&mut file.damaged) })
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
        let KeyFile { line, ring, after, damaged, .. } = file;
        let connection = line.ready()?;
        let Some((number, _)) = newest(connection)? else { return Ok(false) };
        let older = wrapped_before(connection, number, *after)?;
        let Some((last, _, by)) = older.last() else {
            *after = FROM_THE_START;
            return Ok(false);
        };
        let next = (*by, *last);
        let gone = gone_of(&older, |by| Ok(fingerprint(connection, by)?.is_some()))?;
        connection.execute_batch("BEGIN")?;
        let wrapped = older.iter().try_for_each(|(enrolment, wrapped, by)| {
            // Put back from a page or a dump: what wrapped it is destroyed, and it is nobody's key any more.
            let key = if gone.contains(by) {
                Err(KeyError::DoesNotOpen)
            } else {
                ring.get(connection, *by)?.unwrap(&enrolment.0, wrapped)
            };
            match key {
                Ok(key) => {
                    let anew = ring.get(connection, number)?.wrap(&enrolment.0, &key, self.chance.as_ref());
                    wrap_anew(connection, *enrolment, *by, &anew, number)?;
                }
                // One that rotted holds nobody else up. Its wrapping key is in use and stays.
                Err(KeyError::DoesNotOpen) => *damaged += 1,
                Err(error) => return Err(error),
            }
            Ok::<_, KeyError>(())
        });
        match wrapped {
            Ok(()) => connection.execute_batch("COMMIT")?,
            Err(error) => {
                connection.execute_batch("ROLLBACK")?;
                return Err(error);
            }
        }
        *after = next;
        Ok(true)
    }
}

/// Which keys that wrap these rows are destroyed: asked once a key, however many rows it wraps.
fn gone_of(
    rows: &[Wrapped],
    mut is_there: impl FnMut(u32) -> Result<bool, KeyError>,
) -> Result<BTreeSet<u32>, KeyError> {
    let mut gone = BTreeSet::new();
    let numbers: BTreeSet<u32> = rows.iter().map(|(_, _, by)| *by).collect();
    for number in numbers.into_iter().filter(|number| *number != WrappingKey::FIRST) {
        if !is_there(number)? {
            gone.insert(number);
        }
    }
    Ok(gone)
}

/// Year and month of an instant, UTC.
fn month(at: Timestamp) -> (i32, u32) {
    let day = at.utc_day();
    (day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use terms::EnrolmentId;

    #[test]
    fn a_wrapping_key_is_asked_about_once_however_many_rows_it_wraps() {
        let row = |number: u32| (EnrolmentId([7; 16]), Vec::new(), number);
        let rows = [WrappingKey::FIRST, 2, 2, 2, 3, 3].map(row);
        let mut asked = Vec::new();
        let gone = gone_of(&rows, |number| {
            asked.push(number);
            Ok(number == 3)
        });
        assert_eq!((gone.unwrap(), asked), (BTreeSet::from([2]), vec![2, 3]));
    }
}
