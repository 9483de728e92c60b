//! The question about the ledger and its answers, before a server that is played.

use super::*;
use crate::link::{Link, LinkAnswer, LinkFuture, Server};
use crate::machine::Machine;
use statement::{Blob, Certificate, Hash, Purpose, SigningKey};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use terms::{ChainId, DeviceId, OfficeId, Timestamp};
use wire::json;
use wire::v1::device::Hex;

/// What a server answers to a question about the ledger.
type Answers = fn(&Request) -> LinkAnswer;

/// A server that answers so, and keeps what it was asked.
#[derive(Clone)]
struct Played {
    answers: Answers,
    asked: Arc<Mutex<Vec<Ask>>>,
}

impl Link for Played {
    fn post<'a>(&'a self, _: &'a Server, path: &'a str, _: &'static str, body: Vec<u8>) -> LinkFuture<'a> {
        Box::pin(async move {
            if path != "/v1/devices/ledger" {
                return Ok(plain(404, Vec::new()));
            }
            let (_, request) = Request::read(&body).unwrap();
            self.asked.lock().unwrap().push(request.ask.clone());
            Ok((self.answers)(&request))
        })
    }
}

const fn plain(status: u16, body: Vec<u8>) -> LinkAnswer {
    LinkAnswer { status, body, retry_after: None }
}

fn root() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn answer_key() -> SigningKey {
    SigningKey::from_seed(&[2; 32])
}

/// A ledger of so many entries whose heads are that byte.
fn told(request: &Request, (size, byte): (u64, u8), key: &SigningKey) -> LinkAnswer {
    let Ask::Ledger { size: asked, .. } = request.ask else { panic!("{:?}", request.ask) };
    let told = LedgerTold {
        challenge: request.challenge,
        epoch: 7,
        asked,
        head_at: (asked <= size).then_some(Hash([byte; 32])),
        size,
        head: Hash([byte; 32]),
        restored: None,
        time: Timestamp(1_795_500_000_000),
    };
    let told = told.sign(statement::deployment_of(&root().public()), key);
    plain(200, json::encode(&LedgerAnswered { told: Hex(told) }).unwrap())
}

/// A device that is enrolled, before a server that answers so.
fn device(folder: &TempDir, answers: Answers) -> (Desk, Played) {
    let played = Played { answers, asked: Arc::default() };
    let desk = Desk::open_in_turn(folder.path(), Machine::at(folder.path()), played.clone()).unwrap();
    desk.inner.host.draw_keys().unwrap();
    let (from, until) = (Timestamp::MIN, Timestamp(i64::MAX));
    let answers = Certificate { purpose: Purpose::Answer, key: answer_key().public(), from, until };
    let identity = Identity {
        device: DeviceId([1; 8]),
        label: "guichet 3".into(),
        office: OfficeId([2; 8]),
        office_name: "Valbrune-sur-Orle".into(),
        root: root().public(),
        certificate: Blob(Vec::new()),
        keys: vec![Blob(answers.sign(&root()))],
        registry: "http://127.0.0.1:1".into(),
        awaits: None,
        chain: ChainId([4; 16]),
    };
    identity.store(&mut desk.inner.lock().outbox).unwrap();
    (desk, played)
}

fn known(desk: &Desk) -> Ledger {
    Ledger::stored(&desk.inner.lock().outbox).unwrap()
}

fn asked(played: &Played) -> Vec<Ask> {
    std::mem::take(&mut *played.asked.lock().unwrap())
}

#[tokio::test]
async fn a_server_of_before_there_was_this_question_leaves_everything_as_it_was() {
    let in_words: Answers = |_| plain(404, br#"{"problem":"not-found"}"#.to_vec());
    for answers in [|_: &Request| plain(404, Vec::new()), in_words] {
        let folder = tempfile::tempdir().unwrap();
        let (desk, played) = device(&folder, answers);
        desk.try_to_compare_ledger().await.unwrap();
        assert_eq!(asked(&played), [Ask::Ledger { size: 0, doubt: None }]);
        assert_eq!(known(&desk), Ledger::Unseen);
    }
}

#[tokio::test]
async fn a_busy_server_ends_the_turn() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _) = device(&folder, |_| plain(429, br#"{"problem":"busy"}"#.to_vec()));
    assert_eq!(desk.try_to_compare_ledger().await.unwrap_err().problem, Problem::Busy);
}

#[tokio::test]
async fn a_contradiction_is_told_at_once_and_as_long_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, played) = device(&folder, |request| told(request, (100, 9), &answer_key()));
    desk.compare_ledger().await.unwrap();
    desk.compare_ledger().await.unwrap();
    assert_eq!(asked(&played).last(), Some(&Ask::Ledger { size: 100, doubt: None }));
    drop(desk);
    let (desk, played) = device(&folder, |request| told(request, (120, 8), &answer_key()));
    desk.compare_ledger().await.unwrap();
    desk.compare_ledger().await.unwrap();
    let doubt = Some(LedgerDoubt::Rewritten);
    let with = |doubt| Ask::Ledger { size: 100, doubt };
    assert_eq!(asked(&played), [with(None), with(doubt), with(None), with(doubt)]);
    assert_eq!(known(&desk).doubt(), doubt);
}

#[tokio::test]
async fn what_the_registry_did_not_sign_to_this_question_says_nothing() {
    let another_key: Answers = |request| told(request, (120, 8), &SigningKey::from_seed(&[3; 32]));
    let another_question: Answers = |request| {
        let older = Request { challenge: Challenge([0; 16]), ..request.clone() };
        told(&older, (120, 8), &answer_key())
    };
    for answers in [another_key, another_question] {
        let folder = tempfile::tempdir().unwrap();
        let (desk, _) = device(&folder, |request| told(request, (100, 9), &answer_key()));
        desk.compare_ledger().await.unwrap();
        let before = known(&desk);
        drop(desk);
        let (desk, _) = device(&folder, answers);
        desk.try_to_compare_ledger().await.unwrap();
        assert_eq!(known(&desk), before);
    }
}
