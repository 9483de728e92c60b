//! A double of a network operator or a mail server: each message becomes a file in a folder and goes no
//! further. It must not know what a message says.

use crate::model::Channel;
use crate::store::Execution;
use crate::transports::{Carried, Message, NotCarried, Transport, smtp};
use rustix::fs::{Access, access};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use terms::Doing;

/// Keeps messages as files, one each: `<id>.eml` for mail, `<id>.txt` for SMS.
pub struct Folder {
    path: PathBuf,
    channel: Channel,
    execution: Execution,
}

impl Folder {
    /// Makes the folder where it is missing.
    pub fn open(path: PathBuf, channel: Channel, execution: Execution) -> io::Result<Self> {
        crate::files::private_folder(&path)?;
        Ok(Self { path, channel, execution })
    }

    fn file(&self, message: &Message) -> Result<(PathBuf, Vec<u8>), NotCarried> {
        match self.channel {
            Channel::Mail => {
                let mail = smtp::mail(&smtp::nobody(), message)?;
                Ok((self.path.join(format!("{}.eml", message.id)), mail.formatted()))
            }
            Channel::Sms => {
                let text = format!("To: {}\n\n{}\n", message.to.reveal(), message.body.reveal());
                Ok((self.path.join(format!("{}.txt", message.id)), text.into_bytes()))
            }
        }
    }
}

impl Transport for Folder {
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a> {
        Box::pin(async move {
            let (path, bytes) = self.file(message)?;
            let written = self.execution.blocking(move || write_whole(&path, &bytes)).await;
            let written = written.map_err(io::Error::other).flatten();
            written.doing("writing a message to its folder").map_err(NotCarried::Closed)
        })
    }

    fn looks_open(&self) -> bool {
        access(&self.path, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }
}

/// A message that was read is deleted so long after; one that nobody read, a day after it was written.
const READ: Duration = Duration::from_hours(1);
const UNREAD: Duration = Duration::from_hours(24);

/// Deletes the messages of a folder that have lain there for long enough: they hold codes and addresses in clear.
pub fn sweep(folder: &Path, now: SystemTime) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_message = path.extension().is_some_and(|kind| kind == "eml" || kind == "txt");
        // Somebody else may have taken it away meanwhile.
        let Ok(found) = std::fs::metadata(&path) else { continue };
        let since = |at: io::Result<SystemTime>| at.ok().and_then(|at| now.duration_since(at).ok());
        let (written, read) = (found.modified()?, found.accessed()?);
        let is_old = since(Ok(written)).is_some_and(|age| age > UNREAD);
        let was_read = read > written && since(Ok(read)).is_some_and(|age| age > READ);
        if is_message && (is_old || was_read) {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// A reader of the folder sees a whole file or none.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("part");
    std::fs::write(&unfinished, bytes)?;
    std::fs::rename(&unfinished, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::FileTimes;

    #[test]
    fn a_message_goes_an_hour_after_it_was_read_or_a_day_after_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        // The day of all tests: whatever the machine's clock says.
        let now = SystemTime::UNIX_EPOCH + Duration::from_hours(498_684);
        let ago = |hours: u64| now - Duration::from_hours(hours) - Duration::from_mins(1);
        for (name, written, read) in [
            ("fresh.txt", 0, 0),
            ("unread.txt", 23, 23),
            ("read-now.txt", 23, 0),
            ("read.txt", 23, 1),
            ("forgotten.eml", 24, 24),
            ("other.file", 99, 50),
        ] {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            let times = FileTimes::new().set_modified(ago(written)).set_accessed(ago(read));
            file.set_times(times).unwrap();
        }
        sweep(folder.path(), now).unwrap();
        let mut left: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["fresh.txt", "other.file", "read-now.txt", "unread.txt"]);
    }
}
