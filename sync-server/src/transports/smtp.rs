//! Mail over SMTP. It must not know what a message says, and logs neither addresses nor server replies.

use crate::config::{Smtp, Tls};
use crate::transports::{Carried, Message, NotCarried, PostError, Transport};
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::{Duration, UNIX_EPOCH};
use terms::{Cause, Doing};

/// A mail server that takes our messages.
pub struct MailServer {
    from: Mailbox,
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl MailServer {
    /// Prepares connections to it; the first is made with the first message.
    pub fn open(settings: &Smtp) -> Result<Self, PostError> {
        let from: Mailbox = settings.from.parse()?;
        let builder = match settings.tls {
            Tls::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host),
            Tls::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host)?,
            Tls::Implicit => AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host)?,
        };
        let hello = settings.hello.clone().unwrap_or_else(|| from.email.domain().to_owned());
        let builder = builder.port(port(settings)).hello_name(ClientId::Domain(hello));
        let mut builder = builder.timeout(Some(Duration::from_secs(20)));
        if let (Some(user), Some(password)) = (&settings.user, &settings.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        Ok(Self { from, server: builder.build() })
    }
}

/// The port that is set, else the usual one of the protection.
fn port(settings: &Smtp) -> u16 {
    settings.port.unwrap_or(match settings.tls {
        Tls::None => SMTP_PORT,
        Tls::Starttls => SUBMISSION_PORT,
        Tls::Implicit => SUBMISSIONS_PORT,
    })
}

impl Transport for MailServer {
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a> {
        Box::pin(async move {
            let mail = mail(&self.from, message)?;
            let sent = self.server.send(mail).await.map_err(|error| NotTaken::of(&error));
            sent.map(|_| ()).map_err(|error| error.while_doing("handing a mail to the mail server"))
        })
    }

    /// Connects, greets and signs in.
    fn try_way(&self) -> Carried<'_> {
        Box::pin(async move {
            let greeted = self.server.test_connection().await.map_err(|error| NotTaken::of(&error));
            let greeted = greeted.map_err(|error| error.while_doing("greeting the mail server"))?;
            let hung_up = "greeting the mail server: it ended the connection";
            greeted.then_some(()).doing(hung_up).map_err(NotCarried::Closed)
        })
    }
}

/// What may be said of a mail server's refusal: its words name the address.
#[derive(Debug, thiserror::Error)]
#[error("status {status}, for good: {is_permanent}, no answer in time: {is_timeout}")]
struct NotTaken {
    status: String,
    is_permanent: bool,
    is_timeout: bool,
}

impl NotTaken {
    fn of(error: &lettre::transport::smtp::Error) -> Self {
        let status = error.status().map_or_else(|| "none".to_owned(), |code| code.to_string());
        Self { status, is_permanent: error.is_permanent(), is_timeout: error.is_timeout() }
    }

    /// Without a status nobody answered; with some the server lets nobody in: the way is closed, whatever the message.
    fn while_doing(self, what: &'static str) -> NotCarried {
        let is_closed = ["none", "421", "454", "530", "534", "535", "538"].contains(&self.status.as_str());
        let cause = Cause::of(what, self);
        if is_closed { NotCarried::Closed(cause) } else { NotCarried::Refused(cause) }
    }
}

/// No machine answers it (RFC 3834 section 5).
#[derive(Clone, Debug)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The sender of mail that goes nowhere.
pub(crate) fn nobody() -> Mailbox {
    let address = Address::new("notices", "vis-a-vis.invalid").expect("both parts are valid");
    Mailbox::new(Some("Vis-à-vis".into()), address)
}

/// The message as a mail (RFC 5322). Its id follows from the notice's, so that a reader's mailbox can tell
/// a message that was carried twice.
pub(crate) fn mail(from: &Mailbox, message: &Message) -> Result<lettre::Message, NotCarried> {
    let to: Address = message.to.reveal().parse().ok().doing("reading the address of a mail")?;
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(message.at.0).unwrap_or(0));
    let mail = lettre::Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .message_id(Some(format!("<{}@{}>", message.id, from.email.domain())))
        .date(at)
        .subject(message.subject.clone().unwrap_or_default())
        .header(ContentType::TEXT_PLAIN)
        .header(AutoSubmitted)
        .body(message.body.reveal().clone());
    Ok(mail.doing("composing a mail")?)
}

#[cfg(test)]
mod tests {
    use crate::transports::smtp::*;
    use terms::Timestamp;
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    /// Takes one message as RFC 5321 asks, and gives everything it was told.
    async fn take_one(listener: TcpListener) -> String {
        let (stream, _) = listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 double\r\n").await.unwrap();
        let (mut told, mut in_text) = (String::new(), false);
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).await.unwrap();
            told.push_str(&line);
            let reply = match line.trim_end() {
                "." => "250 taken\r\n",
                _ if in_text => continue,
                "DATA" => "354 go on\r\n",
                "" | "QUIT" => return told,
                _ => "250 yes\r\n",
            };
            in_text = reply.starts_with("354");
            stream.write_all(reply.as_bytes()).await.unwrap();
            if reply == "250 taken\r\n" {
                return told;
            }
        }
    }

    #[tokio::test]
    async fn a_mail_server_is_handed_a_message_with_its_sender_reader_and_id() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let settings = Smtp {
            host: "127.0.0.1".into(),
            port: Some(listener.local_addr().unwrap().port()),
            hello: None,
            user: None,
            password: None,
            from: "Vis-à-vis <notices@example.org>".into(),
            tls: Tls::None,
        };
        let double = tokio::spawn(take_one(listener));
        let message = Message {
            id: "0a0b".into(),
            to: "maiwennig.kt@example.org".into(),
            subject: Some("Votre invitation est prête".into()),
            body: "Bonjour".into(),
            at: Timestamp(1_795_283_894_000),
        };
        MailServer::open(&settings).unwrap().carry(&message).await.unwrap();
        let told = double.await.unwrap();
        for expected in [
            "EHLO example.org\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "MAIL FROM:<notices@example.org>",
            "RCPT TO:<maiwennig.kt@example.org>",
            "Message-ID: <0a0b@example.org>",
            "Date: Sat, 21 Nov 2026 17:58:14 +0000",
        ] {
            assert!(told.contains(expected), "{expected} in {told}");
        }
    }

    #[tokio::test]
    async fn a_mail_server_without_a_port_is_asked_at_the_usual_one_of_its_protection() {
        for (tls, usual) in [(Tls::None, 25), (Tls::Starttls, 587), (Tls::Implicit, 465)] {
            let set = |set: Option<u16>| Smtp {
                host: "mail.example".into(),
                port: set,
                hello: None,
                user: None,
                password: None,
                from: "notices@example.org".into(),
                tls,
            };
            assert_eq!((port(&set(None)), port(&set(Some(2525)))), (usual, 2525));
            assert!(MailServer::open(&set(None)).is_ok());
        }
    }

    #[tokio::test]
    async fn a_mail_server_that_is_away_takes_nothing() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let settings = Smtp {
            host: "127.0.0.1".into(),
            port: Some(port),
            hello: None,
            user: None,
            password: None,
            from: "notices@example.org".into(),
            tls: Tls::None,
        };
        let message = Message {
            id: "0a0b".into(),
            to: "maiwennig.kt@example.org".into(),
            subject: None,
            body: "Bonjour".into(),
            at: Timestamp(0),
        };
        assert!(MailServer::open(&settings).unwrap().carry(&message).await.is_err());
    }
}
