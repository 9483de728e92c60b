//! Notices: every text is there, and a message that is not taken waits longer each time.

use super::message::Links;
use super::*;
use crate::chance::Chance;
use crate::config::Settings;
use crate::keys::ceremony;
use crate::model::Channel;
use crate::store::StoreError;
use crate::transports::smtp;
use crate::transports::{Carried, Message, NotCarried, Post, Transport};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use terms::{Cause, Clock};
use testkit::doubles::StoppedClock;

const ENROLMENT: EnrolmentId = EnrolmentId([7; 16]);

struct Counted(AtomicUsize);
impl Chance for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        let count = self.0.fetch_add(1, Ordering::SeqCst).to_le_bytes();
        bytes.iter_mut().zip(count.into_iter().cycle()).for_each(|(to, from)| *to = from);
    }
}

/// A transport that refuses a number of times, then takes.
#[derive(Clone, Default)]
struct Stubborn {
    refusals: Arc<AtomicUsize>,
    taken: Arc<Mutex<Vec<Message>>>,
}
impl Transport for Stubborn {
    fn carry<'a>(&'a self, message: &'a Message) -> Carried<'a> {
        Box::pin(async move {
            if self
                .refusals
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1))
                .is_ok()
            {
                return Err(NotCarried::Refused(Cause::missing("taking it")));
            }
            self.taken.lock().unwrap().push(message.clone());
            Ok(())
        })
    }
}

fn house(transport: &Stubborn) -> (tempfile::TempDir, StoppedClock, State) {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { data_dir: folder.path().to_owned(), ..Settings::default() };
    let clock = StoppedClock::at(Timestamp(1_795_283_894_000));
    let chance = Arc::new(Counted(AtomicUsize::new(1)));
    ceremony::init(&settings.keys_folder(), &folder.path().join("root.key"), clock.now(), chance.as_ref())
        .unwrap();
    let mut state = State::open(settings, Arc::new(clock.clone()), chance).unwrap();
    state.post = Arc::new(Post::through(Box::new(transport.clone()), Box::new(transport.clone())));
    state.enrolment_keys.create(ENROLMENT).unwrap();
    (folder, clock, state)
}

async fn tell_of(state: &State, act: &'static str) {
    let shared = state.clone();
    let telling = Telling {
        act: act.into(),
        enrolment: ENROLMENT,
        kind: NoticeKind::SmsCode,
        values: Values { code: Some("042917".into()), ..Values::default() },
    };
    let way = Way { channel: Channel::Sms, address: "+262639980012".into() };
    let told = state.store.write(move |tx| tell_at(tx, &shared, &telling, way, Language::French));
    told.await.unwrap();
}

#[test]
fn every_kind_of_notice_has_its_texts_by_every_way_it_may_go() {
    for kind in NoticeKind::ALL {
        let ways = kind.channel_of_code().map_or(vec![Channel::Sms, Channel::Mail], |only| vec![only]);
        for channel in ways {
            let (subject, body) = kind.keys(channel);
            assert!(body.is_some(), "{kind:?} {channel:?}");
            assert_eq!(subject.is_some(), channel == Channel::Mail, "{kind:?} {channel:?}");
        }
    }
}

#[tokio::test]
async fn a_message_that_is_not_taken_is_tried_again_later_and_never_twice_after() {
    let transport = Stubborn { refusals: Arc::new(AtomicUsize::new(2)), ..Stubborn::default() };
    let (_folder, clock, state) = house(&transport);
    tell_of(&state, "an act").await;
    tell_of(&state, "an act").await;
    for (minutes, carried) in [(0, 0), (0, 0), (1, 0), (1, 0), (1, 1), (600, 0)] {
        clock.advance_minutes(minutes);
        assert_eq!(deliver_due(&state).await.unwrap(), carried, "after {minutes} more minutes");
    }
    let taken = transport.taken.lock().unwrap();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to.reveal(), "+262639980012");
    assert!(taken[0].body.reveal().contains("042917"));
}

#[tokio::test]
async fn what_a_carried_notice_said_is_removed() {
    let (_folder, _clock, state) = house(&Stubborn::default());
    tell_of(&state, "an act").await;
    deliver_due(&state).await.unwrap();
    let sealed = state
        .store
        .read(|conn| {
            Ok::<Option<Vec<u8>>, StoreError>(conn.query_row(
                "SELECT sealed FROM notices",
                crate::store::sql::params![],
                |row| row.get(0),
            )?)
        })
        .await;
    assert_eq!(sealed.unwrap(), None);
}

#[tokio::test]
async fn a_notice_of_an_erased_enrolment_is_given_up() {
    let transport = Stubborn::default();
    let (_folder, _clock, state) = house(&transport);
    tell_of(&state, "an act").await;
    state.enrolment_keys.destroy(ENROLMENT).unwrap();
    assert_eq!(deliver_due(&state).await.unwrap(), 0);
    assert!(transport.taken.lock().unwrap().is_empty());
}

#[test]
fn a_mail_names_no_one_but_its_address_and_says_the_day_of_mainland_france() {
    let contents = Contents {
        address: "maiwennig.kt@example.org".into(),
        // 22 November, 08:00 to 10:30 UTC: 09:00 to 11:30 in Paris.
        values: Values {
            window: Some((Timestamp(1_795_334_400_000), Timestamp(1_795_343_400_000))),
            ..Values::default()
        },
    };
    let at = Timestamp(1_795_283_894_000);
    let message = message::compose(
        "0a".into(),
        (NoticeKind::AppointmentBooked, Channel::Mail, Language::English),
        &Links { own: "https://v.example/e".into(), contest: "https://v.example/e/not-me".into() },
        contents,
        at,
    );
    let body = message.body.reveal().replace(['\u{a0}', '\u{202f}'], " ");
    assert!(body.contains("22 November 2026") && body.contains("9:00") && body.contains("11:30"), "{body}");
    let mail = smtp::mail(&smtp::nobody(), &message).unwrap().formatted();
    let mail = String::from_utf8(mail).unwrap();
    assert!(
        mail.contains("To: maiwennig.kt@example.org") && mail.contains("Message-ID: <0a@vis-a-vis.invalid>")
    );
}
