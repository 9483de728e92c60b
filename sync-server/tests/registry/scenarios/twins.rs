//! Two enrolments of one person or one document.

use super::{identities, tell};
use crate::device::{Device, checked};
use crate::house::{House, hex};
use sync_server::model::NoticeKind;
use terms::EnrolmentId;
use testkit::cast::{Document, LUDIVINE, NOEMIE, Person, THEODORE};

/// The state and the holds of an enrolment.
async fn stands(house: &House, enrolment: EnrolmentId) -> String {
    let holds: Vec<&str> = house.held_by(enrolment).await.iter().map(|hold| hold.word()).collect();
    let state = house.shown(enrolment).await;
    if holds.is_empty() { state } else { format!("{state} ({})", holds.join(", ")) }
}

#[tokio::test(flavor = "multi_thread")]
async fn s09_of_two_enrolments_of_one_person_or_document_the_later_waits_and_the_earlier_is_told() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let passport = |number| Document { model: 2, number, expiry: "2035-01-19" };
    let first = checked(&house, &mut device, &NOEMIE).await;
    let id = hex(&first.0);
    house.tamper(&format!("UPDATE enrolments SET email_confirmed_at = 1 WHERE id = {id}")).await;
    let renewal = Person { document: passport("26VV00079"), ..NOEMIE };
    let renewal = checked(&house, &mut device, &renewal).await;
    let stranger = Person { email: "autre@exemple.test", mobile: "06 55 44 33 22", ..NOEMIE };
    let person = Person { document: passport("26VV00077"), mobile: "06 55 44 33 23", ..stranger };
    let borrowed = Document { number: NOEMIE.document.number, ..LUDIVINE.document };
    let document = checked(&house, &mut device, &Person { document: borrowed, ..LUDIVINE }).await;
    let person = checked(&house, &mut device, &person).await;
    let alike = Person { birth_name: "Lacan", document: passport("26VV00078"), ..stranger };
    let alike = checked(&house, &mut device, &alike).await;
    let other = checked(&house, &mut device, &THEODORE).await;
    let told = [NoticeKind::DocumentShown, NoticeKind::PersonShown, NoticeKind::Suspended];
    let mut notices = Vec::new();
    for kind in told {
        notices.push(format!("{} {}", house.told(first, kind).await, kind.word()));
    }
    tell(
        9,
        "two enrolments, one person or one document",
        &[
            "the earlier: activated",
            "told 1 document-shown, 2 person-shown, 0 suspended",
            "the same document: under-review (document-in-two-enrolments)",
            "the same person: under-review (person-in-two-enrolments)",
            "alike: under-review (person-may-be-another)",
            "renewed by the same telephone: activated",
            "somebody else: activated",
            "2 active, 0 resting",
        ],
        &[
            format!("the earlier: {}", stands(&house, first).await),
            format!("told {}", notices.join(", ")),
            format!("the same document: {}", stands(&house, document).await),
            format!("the same person: {}", stands(&house, person).await),
            format!("alike: {}", stands(&house, alike).await),
            format!("renewed by the same telephone: {}", stands(&house, renewal).await),
            format!("somebody else: {}", stands(&house, other).await),
            identities(&house).await,
        ],
    );
}
