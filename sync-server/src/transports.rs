//! Transports for messages: SMTP for e-mail, and doubles that write files. It must not know an enrolment.

mod error;
mod folder;
mod message;
mod post;
pub(crate) mod smtp;

pub use error::PostError;
pub use folder::{Folder, sweep};
pub use message::{Carried, Message, NotCarried, Transport};
pub use post::Post;
pub use smtp::MailServer;
