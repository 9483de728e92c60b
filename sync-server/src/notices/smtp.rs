//! Mail over SMTP. It must not know what a message says, and logs neither addresses nor server replies.

use super::{Carried, Message, NotCarried, PostError, Transport};
use crate::config::{Smtp, Tls};
use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::{Duration, UNIX_EPOCH};

/// A mail server that takes our messages.
pub struct MailServer {
    from: Mailbox,
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl MailServer {
    /// Prepares connections to it; the first is made with the first message.
    pub fn open(settings: &Smtp) -> Result<Self, PostError> {
        let from = settings.from.parse()?;
        let builder = match settings.tls {
            Tls::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host),
            Tls::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host)?,
            Tls::Implicit => AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host)?,
        };
        let mut builder = builder.port(settings.port).timeout(Some(Duration::from_secs(20)));
        if let (Some(user), Some(password)) = (&settings.user, &settings.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        Ok(Self { from, server: builder.build() })
    }
}

impl Transport for MailServer {
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a> {
        Box::pin(async move {
            let mail = mail(&self.from, message)?;
            self.server.send(mail).await.map(|_| ()).map_err(|error| {
                tracing::warn!(permanent = error.is_permanent(), timeout = error.is_timeout(), "mail not taken");
                NotCarried
            })
        })
    }
}

/// The sender of mail that goes nowhere.
pub(super) fn nobody() -> Mailbox {
    let address = Address::new("notices", "vis-a-vis.invalid").expect("both parts are valid");
    Mailbox::new(Some("Vis-à-vis".into()), address)
}

/// The message as a mail (RFC 5322). Its id follows from the notice's, so that a reader's mailbox can tell
/// a message that was carried twice.
pub(super) fn mail(from: &Mailbox, message: &Message) -> Result<lettre::Message, NotCarried> {
    let to: Address = message.to.reveal().parse().map_err(|_| NotCarried)?;
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(message.at.0).unwrap_or(0));
    lettre::Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .message_id(Some(format!("<{}@{}>", message.id, from.email.domain())))
        .date(at)
        .subject(message.subject.clone().unwrap_or_default())
        .header(ContentType::TEXT_PLAIN)
        .body(message.body.reveal().clone())
        .map_err(|_| NotCarried)
}
