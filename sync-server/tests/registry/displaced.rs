//! Two contents under one number of a chain. Which of them counts is evidence, kept over a restore by the registry's own
//! receipts: the order in which they come back and are opened changes nothing.

use crate::device::{Device, Sealed};
use crate::house::House;
use crate::receipts::{copied, set_aside};
use reconciliation::{Note, ResolutionState};
use statement::{FrameVersion, Hash, hash};
use sync_server::backup::{Verifier, verify};
use sync_server::registry;
use terms::{EnrolmentId, Route};
use testkit::cast::{LUDIVINE, NOEMIE};

/// What is delivered to a restored registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// What the registry received first, before it was restored, with the answer that says so.
    First,
    /// What was sealed under the same number afterwards.
    Later,
}

/// A device that was put back to an older image after the registry was restored: one number, two people.
struct Fork {
    restored: House,
    device: Device,
    first: Sealed,
    later: Sealed,
    answer: Vec<u8>,
    /// Whom the first is about, and whom the later.
    people: [EnrolmentId; 2],
}

impl Fork {
    async fn of(version: FrameVersion) -> Self {
        let house = House::open().await;
        let mut device = Device::counter(&house, 1, "agathe").await;
        let (ludivine, hers) = house.applicant(&LUDIVINE, Route::Counter).await;
        let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
        let restored = copied(&house).await;
        let before = device.head();
        let first = device.seal_check(&house, ludivine, hers, &LUDIVINE);
        let answer = device.exchange(&house, version, std::slice::from_ref(&first), &[]).await;
        house.clock.advance_minutes(10);
        device.step_back(before);
        let later = device.seal_check(&restored, noemie, secret, &NOEMIE);
        Self { restored, device, first, later, answer, people: [ludivine, noemie] }
    }

    /// The same registry once more, as it was restored.
    async fn again(&self) -> House {
        copied(&self.restored).await
    }

    async fn deliver(&self, house: &House, piece: Piece) {
        let (sealed, earlier) = match piece {
            Piece::First => (&self.first, vec![self.answer.clone()]),
            Piece::Later => (&self.later, Vec::new()),
        };
        self.device.exchange(house, FrameVersion::Named, std::slice::from_ref(sealed), &earlier).await;
    }

    /// What stands in the end: of both people whether their check counts, and what is evidence.
    async fn outcome(&self, house: &House) -> ([ResolutionState; 2], Hash) {
        let [first, later] = self.people;
        let states = [house.resolution(first).await.state, house.resolution(later).await.state];
        let evidence: [u8; 32] = house.ask("SELECT hash FROM tamper_cases").await;
        (states, Hash(evidence))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_first_under_a_number_counts_whichever_was_opened_first() {
    use Piece::{First, Later};
    // The answer's mark names the record itself, so that a receipt of version 1 proves as much here.
    for version in [FrameVersion::First, FrameVersion::Named] {
        let fork = Fork::of(version).await;
        let expected =
            ([ResolutionState::Provable, ResolutionState::AwaitingCheck], hash(&fork.later.envelope));
        for (order, opens_between) in
            [([First, Later], true), ([Later, First], true), ([Later, First], false)]
        {
            let house = fork.again().await;
            for piece in order {
                fork.deliver(&house, piece).await;
                if opens_between {
                    house.open_all().await;
                }
            }
            house.open_all().await;
            assert_eq!(fork.outcome(&house).await, expected, "{version:?} {order:?} {opens_between}");
            assert_eq!(house.identities().await[0], 1, "one of both is active: {order:?}");
            assert_eq!(set_aside(&house).await, [(0, None)], "the other is shown, as evidence");
            is_whole(&house);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_displaced_check_tells_why_it_counts_no_more_and_loses_nothing() {
    let fork = Fork::of(FrameVersion::Named).await;
    let house = &fork.restored;
    fork.deliver(house, Piece::Later).await;
    house.open_all().await;
    let noemie = fork.people[1];
    assert_eq!(house.shown(noemie).await, "activated");
    let facts = house.ask::<i64>("SELECT count(*) FROM facts").await;
    house.tamper("UPDATE chains SET safe_sequence = 0").await;
    let answer = fork.device.exchange(
        house,
        FrameVersion::Named,
        std::slice::from_ref(&fork.first),
        std::slice::from_ref(&fork.answer),
    );
    let answer = fork.device.verified(&answer.await).unwrap();
    assert_eq!(answer.mark.map(|mark| mark.envelope), Some(hash(&fork.first.envelope)), "the mark follows");
    assert_eq!(answer.safe_mark, None, "no copy was found to hold what stands there now");
    assert_eq!((answer.receipts.len(), answer.conflicting.len()), (1, 0));
    house.open_all().await;
    let judged = house.resolution(noemie).await.reasons;
    assert!(judged.iter().all(|one| one.notes.contains(&Note::OtherBytes)), "{judged:?}");
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM displaced_statements").await, 1);
    assert!(
        house.ask::<i64>("SELECT count(*) FROM facts").await > facts,
        "facts are added, none is taken away"
    );
    // Its device sends it again, and is told the truth.
    let again = fork.device.deliver(house, std::slice::from_ref(&fork.later)).await;
    assert_eq!((again.receipts.len(), again.conflicting), (0, vec![0]));
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM tamper_cases").await, 1);
    is_whole(house);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_first_is_called_safe_no_sooner_than_a_copy_holds_it() {
    for opens in [true, false] {
        let fork = Fork::of(FrameVersion::Named).await;
        let house = &fork.restored;
        fork.deliver(house, Piece::Later).await;
        if opens {
            house.open_all().await;
        }
        house.tamper("UPDATE chains SET safe_sequence = 0").await;
        let (first, earlier) = (std::slice::from_ref(&fork.first), std::slice::from_ref(&fork.answer));
        let answer = fork.device.exchange(house, FrameVersion::Named, first, earlier).await;
        assert_eq!(fork.device.verified(&answer).unwrap().safe_mark, None, "opened: {opens}");
        assert_eq!(fork.device.deliver(house, &[]).await.safe_mark, None, "opened: {opens}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_about_what_stood_under_a_number_is_none_about_what_came_first() {
    let mut fork = Fork::of(FrameVersion::Named).await;
    // What stands there does not open: a person refuses it.
    let last = fork.later.envelope.len() - 1;
    fork.later.envelope[last] ^= 1;
    let house = &fork.restored;
    fork.deliver(house, Piece::Later).await;
    house.open_all().await;
    let (place, word) = (fork.later.place, sync_server::staff::Word::of_operator(&house.state));
    let note = registry::Note::read("unreadable").unwrap();
    let refuse = sync_server::model::Decision::Refuse;
    registry::decide(&house.state, word, place, refuse, note).await.unwrap();
    fork.deliver(house, Piece::First).await;
    house.open_all().await;
    assert_eq!(house.shown(fork.people[0]).await, "activated");
    assert_eq!(fork.outcome(house).await.1, hash(&fork.later.envelope), "and it is still there");
    is_whole(house);
}

/// Everything that is kept is what was kept.
fn is_whole(house: &House) {
    let keys =
        Verifier { signing_keys: &house.state.signing_keys, enrolment_keys: &house.state.enrolment_keys };
    let found = verify(&house.state.settings, &keys, None).unwrap().findings;
    assert_eq!(found, []);
}
