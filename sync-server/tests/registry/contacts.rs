//! Contact data that change: what is told to whom until a change takes effect, and what it does to a check.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Sealed, Telling, active};
use crate::house::{DAY, HOUR, House, MINUTE, hex};
use reconciliation::Hold;
use reqwest::header::COOKIE;
use statement::StatementKind;
use sync_server::enrolments::{self, Asker, Contesting, NewContact, browser_of};
use sync_server::model::{ContactKind, NoticeKind};
use sync_server::notices::{self, Values};
use sync_server::staff::Token;
use terms::{EnrolmentId, Personal, Problem, Route};
use testkit::cast::NOEMIE;
use wire::v1::enrolment::PostalAddress;

pub const NEW_MOBILE: &str = "06 22 33 44 55";
pub const NEW_MOBILE_E164: &str = "+33622334455";
const NEW_EMAIL: &str = "nouvelle@exemple.test";

/// A mobile as messages name it.
pub fn e164(mobile: &str) -> String {
    format!("+33{}", mobile.replace(' ', "").trim_start_matches('0'))
}

pub fn old_mobile() -> String {
    e164(NOEMIE.mobile)
}

fn network() -> enrolments::Network {
    enrolments::Network::of(None)
}

/// What left for somebody, in one text; taken away with everything else that left.
async fn left_for(house: &House, address: &str) -> String {
    house.carry().await;
    let all = house.taken_messages("sms").into_iter().chain(house.taken_messages("notices"));
    let theirs = all.filter(|text| text.contains(&format!("To: {address}")));
    theirs.collect::<Vec<_>>().join("\n").replace("=\r\n", "").replace("=3D", "=")
}

/// The code that left for somebody.
pub async fn code_for(house: &House, address: &str) -> Personal<String> {
    let text = left_for(house, address).await;
    let mut runs = text.split(|c: char| !c.is_alphanumeric());
    let is_code = |run: &&str| run.len() == 6 && run.bytes().all(|byte| byte.is_ascii_digit());
    runs.rfind(is_code).unwrap().to_owned().into()
}

pub async fn asks(house: &House, who: EnrolmentId, new: NewContact) {
    enrolments::change_contact(&house.state, who, new, network()).await.unwrap();
}

/// A new mobile that is confirmed and not in effect.
pub async fn changes_mobile(house: &House, who: EnrolmentId) {
    left_for(house, "").await;
    asks(house, who, NewContact::Mobile(NEW_MOBILE.into())).await;
    let code = code_for(house, NEW_MOBILE_E164).await;
    enrolments::confirm_contact(&house.state, who, ContactKind::Mobile, code).await.unwrap();
}

/// Somebody comes back with a code to the mobile that counts.
pub async fn comes_back(house: &House, who: EnrolmentId, mobile: &str) -> Token {
    let by = Asker { network: network(), browser: Some(browser_of(&house.state, who)) };
    let asked = enrolments::send_return_code(&house.state, who, by).await.unwrap();
    let code = code_for(house, mobile).await;
    enrolments::return_with(&house.state, &asked, Some(who), code).await.unwrap().1
}

async fn check_alone(house: &House, device: &mut Device, who: EnrolmentId) -> Sealed {
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let check = device.seal(house, &Telling::without_voucher(StatementKind::Check, who, body));
    device.deliver_and_open(house, std::slice::from_ref(&check)).await;
    check
}

async fn settled(house: &House) -> usize {
    enrolments::settle_contacts(&house.state).await.unwrap()
}

/// True where somebody finds their enrolment by this mobile.
async fn is_found_by(house: &House, mobile: &str) -> bool {
    left_for(house, "").await;
    let by = Asker { network: network(), browser: None };
    let birth = NOEMIE.declaration()["birth_date"].as_str().unwrap().parse().unwrap();
    enrolments::ask_to_return(&house.state, &mobile.into(), birth, by).await.unwrap();
    left_for(house, &e164(mobile)).await.contains("retrouver")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_mobile_is_told_at_the_earlier_one_at_once_and_takes_effect_after_three_days() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    changes_mobile(&house, who).await;
    let told = left_for(&house, &old_mobile()).await;
    assert!(told.contains("nouvelles coordonnées") && told.contains("not-me"), "{told}");
    assert!(!told.contains(NEW_MOBILE_E164));
    house.clock.advance_ms(72 * HOUR - MINUTE);
    check_alone(&house, &mut device, who).await;
    house.carry().await;
    let sms = house.taken_messages("sms").join("\n");
    assert!(
        sms.contains(&old_mobile()) && !sms.contains(NEW_MOBILE_E164),
        "what touches the identity: {sms}"
    );
    assert_eq!((settled(&house).await, is_found_by(&house, NEW_MOBILE).await), (0, false));
    house.clock.advance_ms(MINUTE);
    assert_eq!(settled(&house).await, 1);
    assert_eq!(house.told(who, NoticeKind::ContactChanged).await, 2, "both are told");
    assert!(is_found_by(&house, NEW_MOBILE).await && !is_found_by(&house, NOEMIE.mobile).await);
    assert_eq!(settled(&house).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_earlier_mobile_lets_the_new_one_count_at_once_and_holds_no_check() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (who, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    changes_mobile(&house, who).await;
    let kind = ContactKind::Mobile;
    enrolments::send_contact_code(&house.state, who, kind, network()).await.unwrap();
    let code = code_for(&house, &old_mobile()).await;
    let wrong = enrolments::confirm_contact_earlier(&house.state, who, kind, "000000".into()).await;
    assert_eq!(wrong.unwrap_err().problem(), Problem::CodeWrong);
    enrolments::confirm_contact_earlier(&house.state, who, kind, code).await.unwrap();
    assert!(is_found_by(&house, NEW_MOBILE).await);
    let check = device.seal_check(&house, who, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.shown(who).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_made_while_the_mobile_changes_waits_for_a_code_at_the_mobile_that_counts() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (who, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let before = enrolments::begin_session(&house.state, who).await.unwrap();
    house.clock.advance_ms(MINUTE);
    changes_mobile(&house, who).await;
    house.clock.advance_ms(HOUR);
    let check = device.seal_check(&house, who, secret, &NOEMIE);
    let place = check.place;
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(who).await, [Hold::ContactChanged]);
    let step = enrolments::status(&house.state, who).await.unwrap().next_step;
    assert_eq!((house.shown(who).await.as_str(), step.as_str()), ("under-review", "confirm-check"));
    let by_old = enrolments::confirm_check_by(&house.state, who, place, Some(&before)).await;
    assert_eq!(by_old.unwrap_err().problem(), Problem::SignInFirst);
    let nobody = enrolments::confirm_check_by(&house.state, who, place, None).await;
    assert_eq!(nobody.unwrap_err().problem(), Problem::SignInFirst);
    let back = comes_back(&house, who, &old_mobile()).await;
    enrolments::confirm_check_by(&house.state, who, place, Some(&back)).await.unwrap();
    assert_eq!(house.shown(who).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_not_me_by_the_link_of_the_message_undoes_the_change() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    changes_mobile(&house, who).await;
    enrolments::contest(&house.state, who, Contesting::ByLink).await.unwrap();
    assert_eq!(house.told(who, NoticeKind::ContactKept).await, 1);
    // Said once, it is no new word; another change of a thief's ends as well.
    house.clock.advance_ms(MINUTE);
    changes_mobile(&house, who).await;
    enrolments::contest(&house.state, who, Contesting::ByLink).await.unwrap();
    house.clock.advance_ms(4 * DAY);
    assert_eq!(settled(&house).await, 0);
    assert!(!is_found_by(&house, NEW_MOBILE).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undone_change_is_told_and_a_check_after_it_is_as_any() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (who, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    changes_mobile(&house, who).await;
    enrolments::cancel_contact(&house.state, who, ContactKind::Mobile).await.unwrap();
    assert!(left_for(&house, &old_mobile()).await.contains("annulé"));
    house.clock.advance_ms(MINUTE);
    device.take_lease(&house).await;
    let check = device.seal_check(&house, who, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.shown(who).await, "activated");
    // One that nobody confirmed ends without a word.
    asks(&house, who, NewContact::Mobile(NEW_MOBILE.into())).await;
    enrolments::cancel_contact(&house.state, who, ContactKind::Mobile).await.unwrap();
    assert_eq!(house.told(who, NoticeKind::ContactKept).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_changes_their_mail_address_as_an_applicant_does_and_visits_are_told_at_both() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let who = active(&house, &mut device, &NOEMIE).await;
    house.tamper(&format!("UPDATE enrolments SET email_confirmed_at = 1 WHERE id = {}", hex(&who.0))).await;
    left_for(&house, "").await;
    asks(&house, who, NewContact::Email(NEW_EMAIL.into())).await;
    assert_eq!(house.told(who, NoticeKind::ContactChanging).await, 0, "nothing counts yet");
    let code = code_for(&house, NEW_EMAIL).await;
    enrolments::confirm_contact(&house.state, who, ContactKind::Email, code).await.unwrap();
    assert_eq!(house.told(who, NoticeKind::ContactChanging).await, 2, "by mail and at the mobile");
    left_for(&house, "").await;
    for (act, kind) in [("a visit", NoticeKind::AppointmentAbsent), ("a rest", NoticeKind::Suspended)] {
        let telling = notices::Telling { act: act.into(), enrolment: who, kind, values: Values::default() };
        let state = house.state.clone();
        house.write(move |tx| notices::tell(tx, &state, &telling)).await;
    }
    let told = [NoticeKind::AppointmentAbsent, NoticeKind::Suspended].map(|kind| house.told(who, kind));
    let [visit, rest] = told;
    assert_eq!((visit.await, rest.await), (2, 1));
    assert!(left_for(&house, NEW_EMAIL).await.contains("facteur"));
    house.clock.advance_ms(72 * HOUR);
    assert_eq!(settled(&house).await, 1);
    enrolments::contest(&house.state, who, Contesting::ByCode).await.unwrap();
    let told = left_for(&house, NEW_EMAIL).await;
    assert!(told.contains("suspendue"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postal_address_wants_a_code_at_the_confirmed_mobile_and_counts_at_once() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    left_for(&house, "").await;
    let address = |postcode: &str| PostalAddress {
        line: "3 rue des Lilas".into(),
        complement: None,
        postcode: postcode.into(),
        locality: "Saint-Denis".into(),
        country: "FRA".into(),
    };
    let bad = NewContact::Postal(address("12"));
    let refused = enrolments::change_contact(&house.state, who, bad, network()).await.unwrap_err();
    assert_eq!(refused.fields().iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["postcode"]);
    let before = house.ask::<i64>("SELECT count(*) FROM facts").await;
    asks(&house, who, NewContact::Postal(address("97400"))).await;
    let code = code_for(&house, &old_mobile()).await;
    enrolments::confirm_contact(&house.state, who, ContactKind::Postal, code).await.unwrap();
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM facts").await, before + 1, "the household is a fact");
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM contact_changes").await, 0);
    assert_eq!(house.shown(who).await, "awaiting-check");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_of_a_change_says_on_its_page_what_comes_next() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    left_for(&house, "").await;
    let token = enrolments::begin_session(&house.state, who).await.unwrap().reveal();
    let base = format!("{}/enrolments/{who}/contact", house.url);
    let get = async || {
        let request = house.client.get(&base).header(COOKIE, format!("applicant={token}"));
        request.send().await.unwrap().text().await.unwrap()
    };
    let post = async |what: &str, body: String| {
        let request =
            house.client.post(format!("{base}/{what}")).header(COOKIE, format!("applicant={token}"));
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        request.send().await.unwrap().text().await.unwrap()
    };
    assert!(get().await.contains("contact/mobile"));
    assert!(post("mobile", "mobile=12".into()).await.contains("mobile-error"));
    post("mobile", "mobile=0622334455".into()).await;
    assert!(get().await.contains("contact/mobile/confirm"));
    assert!(post("mobile/confirm", "code=12".into()).await.contains("mobile-code-error"));
    let code = code_for(&house, NEW_MOBILE_E164).await;
    post("mobile/confirm", format!("code={}", code.reveal())).await;
    let page = get().await;
    assert!(page.contains("contact/mobile/earlier") && page.contains("prend effet le"), "{page}");
    let own = house.client.get(format!("{}/enrolments/{who}", house.url));
    let own = own.header(COOKIE, format!("applicant={token}")).send().await.unwrap().text().await.unwrap();
    assert!(own.contains("est en cours"), "their own page says that something changes");
    post("mobile/cancel", String::new()).await;
    assert!(!get().await.contains("contact/mobile/earlier"));
    let stranger = house.client.get(&base).send().await.unwrap().text().await.unwrap();
    assert!(!stranger.contains("contact/mobile"), "nobody else is shown anything");
}

#[tokio::test(flavor = "multi_thread")]
async fn contact_data_of_somebody_erased_change_no_more() {
    let house = House::open().await;
    let (who, _) = house.applicant(&NOEMIE, Route::Counter).await;
    changes_mobile(&house, who).await;
    house.state.enrolment_keys.destroy(who).unwrap();
    house.clock.advance_ms(72 * HOUR);
    assert_eq!((settled(&house).await, settled(&house).await), (1, 0));
}
