//! Where notices go: to an address that its person confirmed, and to no other.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling, checked};
use crate::house::{House, hex};
use reconciliation::Hold;
use statement::StatementKind;
use sync_server::enrolments::{self, Network};
use sync_server::model::NoticeKind;
use sync_server::notices::{self, Values};
use terms::{EnrolmentId, Route};
use testkit::cast::{NOEMIE, Person};

/// All that left by a folder, in one text.
async fn left(house: &House, folder: &str) -> String {
    house.carry().await;
    house.taken_messages(folder).join("\n").replace("=\r\n", "").replace("=3D", "=")
}

/// The code of the mail that confirms an address.
async fn mail_code(house: &House) -> String {
    let mail = left(house, "notices").await;
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    mail.split_whitespace().find(is_code).unwrap().to_owned()
}

async fn check_alone(house: &House, device: &mut Device, who: EnrolmentId) {
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let check = device.seal(house, &Telling::without_voucher(StatementKind::Check, who, body));
    device.deliver_and_open(house, &[check]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_goes_to_the_confirmed_mobile_until_the_mail_address_is_confirmed() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let code = mail_code(&house).await;
    let texts = left(&house, "sms").await;
    assert!(texts.contains("votre invitation est prête") && texts.contains(&who.to_string()), "{texts}");
    check_alone(&house, &mut device, who).await;
    assert_eq!(left(&house, "notices").await, "", "nobody confirmed that address");
    let texts = left(&house, "sms").await;
    assert!(texts.contains("not-me"), "it says how to say that it was not them: {texts}");
    assert!(!texts.contains(NOEMIE.birth_name) && !texts.contains(NOEMIE.given_names), "{texts}");

    enrolments::confirm_email(&house.state, who, code.into()).await.unwrap();
    enrolments::withdraw(&house.state, who).await.unwrap();
    assert!(left(&house, "notices").await.contains(NOEMIE.email));
    assert_eq!(left(&house, "sms").await, "", "one way, not both");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_confirms_an_address_goes_to_it_before_it_is_confirmed() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let mails = left(&house, "notices").await;
    assert!(mails.contains(NOEMIE.email) && mails.contains("Pour confirmer"), "{mails}");
    assert_eq!(mails.matches("Message-ID").count(), 1, "and nothing else does");
    let ended = house.ask::<i64>("SELECT count(*) FROM notices WHERE channel = 2").await;
    assert_eq!(ended, 1, "{who}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaves_for_somebody_who_confirmed_nothing() {
    let house = House::open().await;
    let asked = enrolments::NewEnrolment {
        declaration: serde_json::from_value(NOEMIE.declaration()).unwrap(),
        notice_version: 1,
        language: terms::Language::English,
        from: Network::of(None),
    };
    let draft = enrolments::open(&house.state, asked).await.unwrap().id;
    let (state, kind) = (house.state.clone(), NoticeKind::Review);
    let telling =
        notices::Telling { act: "an act".into(), enrolment: draft, kind, values: Values::default() };
    house.write(move |tx| notices::tell(tx, &state, &telling)).await;
    assert_eq!(house.told(draft, kind).await, 0);
    assert_eq!(house.told(draft, NoticeKind::SmsCode).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_told_once_whichever_way_is_open_when_it_is_told_again() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let (state, kind) = (house.state.clone(), NoticeKind::AppointmentAbsent);
    let telling = notices::Telling { act: "a visit".into(), enrolment: who, kind, values: Values::default() };
    let again = (state.clone(), telling.clone());
    house.write(move |tx| notices::tell(tx, &state, &telling)).await;
    house.tamper(&format!("UPDATE enrolments SET email_confirmed_at = 1 WHERE id = {}", hex(&who.0))).await;
    house.write(move |tx| notices::tell(tx, &again.0, &again.1)).await;
    assert_eq!(house.told(who, kind).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_the_release_between_wrote_as_mail_is_an_sms() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    left(&house, "sms").await;
    let by = enrolments::Asker { network: Network::of(None), browser: None };
    enrolments::send_return_code(&house.state, who, by).await.unwrap();
    house.tamper("UPDATE notices SET channel = 2 WHERE kind = 10").await;
    assert!(left(&house, "sms").await.contains("retrouver"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_there_first_is_told_by_sms_where_no_mail_address_is_confirmed() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = checked(&house, &mut device, &NOEMIE).await;
    left(&house, "sms").await;
    let twin = Person { email: "tiers@exemple.test", mobile: "06 55 44 33 21", ..NOEMIE };
    let second = checked(&house, &mut device, &twin).await;
    assert_eq!(house.held_by(second).await, [Hold::DocumentInTwoEnrolments]);
    assert_eq!(house.told(first, NoticeKind::DocumentShown).await, 1);
    let texts = left(&house, "sms").await;
    let mobile = format!("To: +33{}", NOEMIE.mobile.replace(' ', "").trim_start_matches('0'));
    assert!(texts.contains(&mobile) && texts.contains("déclarez-le"), "{texts}");
}
