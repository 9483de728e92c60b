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
#[error("the message was not taken: {}", .0.chain())]
pub struct NotCarried(pub Cause);

impl From<Cause> for NotCarried {
    fn from(cause: Cause) -> Self {
        Self(cause)
    }
}

/// What comes of carrying one message.
pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<(), NotCarried>> + Send + 'a>>;

/// A way for messages to leave. Carrying the same message twice must reach its reader once where the
/// transport allows it: the message's id is the same each time.
pub trait Transport: Send + Sync {
    /// Carries one message.
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a>;
}
