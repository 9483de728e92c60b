//! A double of a network operator or a mail server: each message becomes a file in a folder and goes no
//! further. It must not know what a message says.

use crate::model::Channel;
use crate::store::Execution;
use crate::transports::{Carried, Message, NotCarried, Transport, smtp};
use std::io;
use std::path::{Path, PathBuf};
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
            written.doing("writing a message")?.doing("writing a message to its folder")?;
            Ok(())
        })
    }
}

/// A reader of the folder sees a whole file or none.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("part");
    std::fs::write(&unfinished, bytes)?;
    std::fs::rename(&unfinished, path)
}
