//! The transports that the settings ask for, by channel.

use super::{Folder, MailServer, NotCarried, PostError, Transport};
use crate::config::Settings;
use crate::model::Channel;
use crate::store::Execution;
use std::sync::atomic::{AtomicI64, Ordering};
use terms::Timestamp;

/// A way that is closed for so long is said to be: a mail server that is started again is no alarm.
const TOLERATED_MS: i64 = 5 * 60_000;
/// Between two tries of a way that is closed, where no message tries it.
const TRIED_AGAIN_MS: i64 = 60_000;
const NEVER: i64 = i64::MIN;

/// The transports of this server.
pub struct Post {
    mail: Way,
    sms: Way,
}

/// A transport, and how it went lately.
struct Way {
    transport: Box<dyn Transport>,
    /// Since when nothing gets out, in milliseconds.
    closed_since: AtomicI64,
    tried: AtomicI64,
}

impl Way {
    fn through(transport: Box<dyn Transport>) -> Self {
        Self { transport, closed_since: AtomicI64::new(NEVER), tried: AtomicI64::new(NEVER) }
    }
}

impl Post {
    /// The transports that the settings ask for.
    pub fn open(settings: &Settings, execution: Execution) -> Result<Self, PostError> {
        let mail: Box<dyn Transport> = match &settings.smtp {
            Some(smtp) => Box::new(MailServer::open(smtp)?),
            None => Box::new(Folder::open(settings.notices_folder(), Channel::Mail, execution)?),
        };
        let sms = Box::new(Folder::open(settings.sms_folder(), Channel::Sms, execution)?);
        Ok(Self::through(mail, sms))
    }

    /// Transports of one's own.
    pub fn through(mail: Box<dyn Transport>, sms: Box<dyn Transport>) -> Self {
        Self { mail: Way::through(mail), sms: Way::through(sms) }
    }

    fn way(&self, channel: Channel) -> &Way {
        match channel {
            Channel::Mail => &self.mail,
            Channel::Sms => &self.sms,
        }
    }

    /// The transport of a channel.
    pub fn transport(&self, channel: Channel) -> &dyn Transport {
        self.way(channel).transport.as_ref()
    }

    /// Notes how a message fared, or a try without one. A refused message came to the other end.
    pub fn note(&self, channel: Channel, fared: &Result<(), NotCarried>, now: Timestamp) {
        let way = self.way(channel);
        way.tried.store(now.0, Ordering::Relaxed);
        if !matches!(fared, Err(NotCarried::Closed(_))) {
            way.closed_since.store(NEVER, Ordering::Relaxed);
        } else if way.closed_since.load(Ordering::Relaxed) == NEVER {
            way.closed_since.store(now.0, Ordering::Relaxed);
        }
    }

    /// True of a closed way that nothing has tried for a while.
    pub fn is_to_be_tried(&self, channel: Channel, now: Timestamp) -> bool {
        let way = self.way(channel);
        let since_tried = now.0.saturating_sub(way.tried.load(Ordering::Relaxed));
        way.closed_since.load(Ordering::Relaxed) != NEVER && !(0..TRIED_AGAIN_MS).contains(&since_tried)
    }

    /// False where nothing has got out for a while. Nobody is asked for it.
    pub fn is_open(&self, channel: Channel, now: Timestamp) -> bool {
        let way = self.way(channel);
        let since = way.closed_since.load(Ordering::Relaxed);
        way.transport.looks_open() && (since == NEVER || now.0.saturating_sub(since) <= TOLERATED_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use terms::Cause;

    #[test]
    fn a_way_is_closed_after_minutes_without_an_answer_and_open_at_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let open = |channel, name| {
            let path = folder.path().join(name);
            Box::new(Folder::open(path, channel, Execution::Inline).unwrap()) as Box<dyn Transport>
        };
        let post = Post::through(open(Channel::Mail, "mail"), open(Channel::Sms, "sms"));
        let at = |minute: i64| Timestamp(1_795_283_894_000 + minute * 60_000);
        let closed = || Err(NotCarried::Closed(Cause::missing("connecting")));
        let refused = || Err(NotCarried::Refused(Cause::missing("naming the reader")));
        assert!(post.is_open(Channel::Mail, at(0)) && !post.is_to_be_tried(Channel::Mail, at(0)));
        post.note(Channel::Mail, &closed(), at(0));
        assert!(!post.is_to_be_tried(Channel::Mail, at(0)) && post.is_to_be_tried(Channel::Mail, at(1)));
        post.note(Channel::Mail, &closed(), at(4));
        assert!(post.is_open(Channel::Mail, at(5)) && !post.is_open(Channel::Mail, at(6)));
        assert!(post.is_open(Channel::Sms, at(6)), "each way by itself");
        post.note(Channel::Mail, &refused(), at(7));
        assert!(post.is_open(Channel::Mail, at(7)), "one reader that is refused closes no way");
    }
}
