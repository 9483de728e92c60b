//! One message as it leaves, and what a transport promises. It must not know what a message is about.

use std::pin::Pin;
use terms::{Cause, Personal, Timestamp};

/// One message as it leaves.
#[derive(Clone, Debug)]
pub struct Message {
    /// The same at every try.
    pub id: String,
    /// A mobile number (E.164) or a mail address.
    pub to: Personal<String>,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// The text.
    pub body: Personal<String>,
    /// When it leaves.
    pub at: Timestamp,
}

/// A message was not taken; it is tried again later.
#[derive(Debug, thiserror::Error)]
pub enum NotCarried {
    /// This one was refused: others may be taken.
    #[error("the message was not taken: {}", .0.chain())]
    Refused(Cause),
    /// Nothing gets out this way.
    #[error("nothing gets out: {}", .0.chain())]
    Closed(Cause),
}

impl NotCarried {
    /// Why.
    pub const fn cause(&self) -> &Cause {
        match self {
            Self::Refused(cause) | Self::Closed(cause) => cause,
        }
    }
}

impl From<Cause> for NotCarried {
    fn from(cause: Cause) -> Self {
        Self::Refused(cause)
    }
}

/// What comes of carrying one message.
pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<(), NotCarried>> + Send + 'a>>;

/// A way for messages to leave. Carrying the same message twice must reach its reader once where the
/// transport allows it: the message's id is the same each time.
pub trait Transport: Send + Sync {
    /// Carries one message.
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a>;

    /// Tries whether anything would be taken, without a message.
    fn try_way(&self) -> Carried<'_> {
        Box::pin(async { Ok(()) })
    }

    /// False where it can be seen without asking anybody that nothing gets out.
    fn looks_open(&self) -> bool {
        true
    }
}
