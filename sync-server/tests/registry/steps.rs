//! The next step of a resolution is what the page, the answer and the message tell, and the server takes what they ask for.

use crate::check::{ALL_RIGHT, Answers, abandoned, concluded, nothing};
use crate::device::{Device, Telling};
use crate::house::{DAY, HOUR, House, MORNING, hex, manager};
use proofing::{AbandonReason, ComparisonAnswer, FeatureAnswer};
use reconciliation::{Decision, Fact, Hold, NextStep, ResolutionState, Standing, Subject};
use reqwest::header::COOKIE;
use statement::{RecordId, Secret, StatementKind};
use sync_server::bookings::{self, Asker, RoundPlan};
use sync_server::enrolments::{self, NewEnrolment};
use sync_server::model::NoticeKind;
use sync_server::registry::{self, FACT_PURPOSE};
use sync_server::store::queries::registry::facts::{self, NewFact};
use sync_server::vouchers;
use terms::{AgentKind, EnrolmentId, Language, Problem, Route, WindowId};
use testkit::cast::{NOEMIE, Person};

/// A house, and somebody in it.
struct Scene {
    house: House,
    device: Device,
    who: EnrolmentId,
    secret: Secret,
}

impl Scene {
    async fn open(route: Route) -> Self {
        let house = House::open().await;
        let kind = if route == Route::Home { AgentKind::Carrier } else { AgentKind::Clerk };
        let device = Device::equip(&house, 1, kind, "agathe").await;
        let (who, secret) = house.applicant(&NOEMIE, route).await;
        Self { house, device, who, secret }
    }

    /// A check under the voucher.
    async fn checked(&mut self, answers: Answers) {
        let body = concluded(&NOEMIE, answers, Some(self.secret), self.house.state.now());
        let told = Telling::check(self.who, self.secret, body);
        self.deliver(&told).await;
    }

    async fn deliver(&mut self, told: &Telling) {
        let sealed = self.device.seal(&self.house, told);
        self.device.deliver_and_open(&self.house, &[sealed]).await;
    }

    async fn left_for(&mut self, reason: AbandonReason) {
        let body = abandoned(reason, self.house.state.now());
        let told = Telling { kind: StatementKind::Abandoned, ..Telling::check(self.who, self.secret, body) };
        self.deliver(&told).await;
    }

    /// What a later room will write: it is added as it would be, and judged.
    async fn learns(&self, fact: Fact) {
        let (state, who) = (self.house.state.clone(), self.who);
        let job = move |tx: &sync_server::store::sql::Transaction<'_>| {
            let plain = statement::encode(&fact);
            let sealed = state.enrolment_keys.seal(who, FACT_PURPOSE, &plain)?;
            let new = NewFact { digest: statement::hash(&plain), sealed, at: fact.received() };
            facts::add(tx, who, &[new])?;
            registry::judge(tx, &state, who)
        };
        self.house.write(job).await;
    }

    async fn decides(&self, refuses: bool, lifts: &[Hold]) {
        let mut open = self.house.resolution(self.who).await.holds;
        let lifts = lifts.iter().filter_map(|hold| open.remove_entry(hold)).collect();
        let (by, at) = ([0xee; 8], self.house.state.now());
        self.learns(Fact::Decision(Decision {
            by,
            agent: None,
            household: None,
            lifts,
            refuses,
            at,
            reason: None,
        }))
        .await;
    }

    /// The agent turns out to have had no standing when they checked.
    async fn loses_its_agent(&self) {
        let subject = Subject::Agent(self.device.worker.agent);
        let now = self.house.state.now();
        let from = MORNING.plus_days(-1);
        let span = Standing { subject, from, until: Some(from.plus_hours(1)), at: now };
        self.learns(Fact::Standing(span)).await;
    }

    async fn passes(&self, days: i64) {
        self.house.clock.advance_ms(days * DAY);
        self.house.wake_all().await;
        self.house.judge_all().await;
    }

    async fn step(&self) -> String {
        enrolments::status(&self.house.state, self.who).await.unwrap().next_step
    }

    async fn page(&self) -> String {
        let token = enrolments::begin_session(&self.house.state, self.who).await.unwrap().reveal();
        let request = self.house.client.get(format!("{}/enrolments/{}", self.house.url, self.who));
        let answer = request.header(COOKIE, format!("applicant={token}")).send().await.unwrap();
        assert_eq!(answer.status(), reqwest::StatusCode::OK);
        answer.text().await.unwrap()
    }

    /// The voucher is shown, and a check by it makes the identity active.
    async fn shows_the_voucher(&mut self) {
        let before = self.secret;
        self.secret = self.house.secret(self.who).await;
        assert!(self.secret == before || self.step().await != "show-voucher");
        let mut other = Device::counter(&self.house, 7, "basile").await;
        let check = other.seal_check(&self.house, self.who, self.secret, &NOEMIE);
        other.deliver_and_open(&self.house, &[check]).await;
        assert_eq!(self.house.shown(self.who).await, "activated");
    }

    async fn begins_again(&self) {
        let again = Person { mobile: "06 55 44 33 20", ..NOEMIE };
        self.house.applicant(&again, Route::Counter).await;
    }

    /// A carrier's round of tomorrow.
    async fn round(&self) -> WindowId {
        let (state, carrier) = (self.house.state.clone(), self.device.worker.agent);
        let from = self.house.state.now().plus_days(1);
        let day = sync_server::local_time::LocalTime::MAINLAND.day_of(from).unwrap();
        let plan = RoundPlan { carrier, day, windows: vec![(from, from.plus_hours(2), 2)] };
        let planned = self.house.write(move |tx| bookings::plan_round(tx, &state, &manager(), &plan)).await;
        planned.windows[0].0.id
    }

    async fn book(&self, window: WindowId) {
        let (state, who) = (self.house.state.clone(), self.who);
        self.house.write(move |tx| bookings::book(tx, &state, who, window, Asker::Applicant)).await;
    }
}

const UNCLEAR: Answers = Answers { features: FeatureAnswer::Unclear, ..ALL_RIGHT };
const DOUBT: Answers = Answers { comparison: ComparisonAnswer::Doubt, ..ALL_RIGHT };

/// The mobile of whoever declared a date without its day.
const POORER: &str = "06 55 44 33 24";

/// A story that ends in a state with a step.
async fn story(state: ResolutionState, step: NextStep) -> Scene {
    use ResolutionState::{AwaitingCheck, Lapsed, Provable, Refused, UnderReview, Withdrawn};
    let route = if step == NextStep::BookAgain { Route::Home } else { Route::Counter };
    let mut scene = Scene::open(route).await;
    match (state, step) {
        (AwaitingCheck, NextStep::ShowVoucher) => {}
        (AwaitingCheck, NextStep::ConfirmMobile) => {
            let person = Person { mobile: "06 55 44 33 21", ..NOEMIE };
            let declaration = serde_json::from_value(person.declaration()).unwrap();
            let (language, from) = (Language::French, enrolments::Network::of(Some([10, 1, 1, 1].into())));
            let asked = NewEnrolment { declaration, notice_version: 1, language, from };
            scene.who = enrolments::open(&scene.house.state, asked).await.unwrap().id;
        }
        (AwaitingCheck, NextStep::ShowAgain) => scene.left_for(AbandonReason::ApplicantLeaves).await,
        (AwaitingCheck, NextStep::BringAnotherDocument) => scene.left_for(AbandonReason::Expired).await,
        (AwaitingCheck, NextStep::BookAgain) => {
            let window = scene.round().await;
            scene.book(window).await;
            scene.device.take_lease(&scene.house).await;
            scene.house.clock.advance_ms(DAY);
            let absent = Telling::without_voucher(StatementKind::NobodyHome, scene.who, nothing());
            scene.deliver(&absent).await;
        }
        (UnderReview, NextStep::Wait) => scene.checked(DOUBT).await,
        (UnderReview, NextStep::ConfirmCheck) => {
            let body = concluded(&NOEMIE, ALL_RIGHT, None, scene.house.state.now());
            scene.deliver(&Telling::without_voucher(StatementKind::Check, scene.who, body)).await;
        }
        (UnderReview, NextStep::ShowAgain) => scene.checked(UNCLEAR).await,
        (UnderReview, NextStep::BringAnotherDocument) => {
            // Their document shows the name in use, and none the name at birth.
            let in_use = Person { birth_name: "Destrade", mobile: "06 55 44 33 23", ..NOEMIE };
            let mut declares = in_use.declaration();
            declares["birth_name"] = NOEMIE.birth_name.into();
            declares["usage_name"] = in_use.birth_name.into();
            (scene.who, scene.secret) = scene.house.declaring(declares, Route::Counter).await;
            let check = scene.device.seal_check(&scene.house, scene.who, scene.secret, &in_use);
            scene.device.deliver_and_open(&scene.house, &[check]).await;
        }
        (UnderReview, NextStep::DeclareAgain) => {
            // Their document bears the day as well.
            let mut declares = Person { mobile: POORER, ..NOEMIE }.declaration();
            declares["birth_date"] = "1987-03-00".into();
            (scene.who, scene.secret) = scene.house.declaring(declares, Route::Counter).await;
            scene.checked(ALL_RIGHT).await;
        }
        (UnderReview, NextStep::Extend) => {
            scene.checked(UNCLEAR).await;
            scene.passes(31).await;
        }
        (UnderReview, NextStep::BeginAgain) => {
            scene.checked(UNCLEAR).await;
            scene.passes(61).await;
        }
        (Provable, NextStep::Nothing) => scene.checked(ALL_RIGHT).await,
        (Refused, NextStep::CallUs) => {
            scene.checked(DOUBT).await;
            scene.decides(true, &[]).await;
        }
        (Lapsed, NextStep::Extend) => scene.passes(31).await,
        (Lapsed, NextStep::BeginAgain) => scene.passes(61).await,
        (Withdrawn, NextStep::BeginAgain) => {
            enrolments::withdraw(&scene.house.state, scene.who).await.unwrap();
        }
        pair => panic!("{pair:?} has no story"),
    }
    scene
}

/// What the page says, and which message was written, where the two are told a step.
const fn telling(state: ResolutionState, step: NextStep) -> (&'static str, NoticeKind) {
    match step {
        NextStep::ConfirmMobile => ("Il reste à confirmer votre téléphone", NoticeKind::SmsCode),
        NextStep::ShowVoucher => ("Votre invitation est prête", NoticeKind::Invitation),
        NextStep::ShowAgain => ("Un nouveau contrôle est nécessaire", NoticeKind::Again),
        NextStep::BringAnotherDocument => ("Apportez un autre document", NoticeKind::BringAnother),
        NextStep::BookVisit => ("Choisir un créneau", NoticeKind::Invitation),
        NextStep::BookAgain => ("Choisissez un autre créneau", NoticeKind::AppointmentAbsent),
        NextStep::Wait => ("Votre contrôle est reçu", NoticeKind::Review),
        NextStep::ConfirmCheck => ("C’était moi", NoticeKind::ConfirmCheck),
        NextStep::Nothing => ("Votre identité numérique est prête", NoticeKind::Activated),
        NextStep::CallUs => ("Dans tout bureau de poste, avec ce numéro", NoticeKind::Refused),
        NextStep::Extend => ("Prolonger de trente jours", NoticeKind::Lapsed),
        NextStep::DeclareAgain => {
            ("Votre date de naissance est à déclarer de nouveau", NoticeKind::DeclareAgain)
        }
        NextStep::BeginAgain => match state {
            ResolutionState::Withdrawn => ("Votre demande est retirée", NoticeKind::Withdrawn),
            _ => ("La date limite est passée", NoticeKind::BeginAgain),
        },
    }
}

/// The applicant does what they are told, and the server takes it.
async fn obey(scene: &mut Scene, step: NextStep) {
    let (state, who) = (scene.house.state.clone(), scene.who);
    match step {
        NextStep::ConfirmMobile => {
            enrolments::send_code_again(&state, who, enrolments::Network::of(None)).await.unwrap_err();
            let page = scene.page().await;
            assert!(page.contains(&format!("action=\"/enrolments/{who}/confirm\"")));
        }
        NextStep::ShowVoucher | NextStep::ShowAgain | NextStep::BringAnotherDocument => {
            assert!(scene.page().await.contains("class=\"slip\""));
            scene.shows_the_voucher().await;
        }
        NextStep::BookVisit | NextStep::BookAgain => {
            let window = scene.round().await;
            scene.book(window).await;
            assert_eq!(scene.step().await, "show-voucher", "to the carrier who comes");
            assert!(scene.page().await.contains("Rendez-vous pris"));
        }
        NextStep::ConfirmCheck => {
            let place = RecordId { chain: scene.device.chain, sequence: newest(scene).await };
            enrolments::confirm_check(&state, who, place).await.unwrap();
            assert_eq!(scene.house.shown(who).await, "activated");
        }
        NextStep::Extend => {
            enrolments::extend(&state, who).await.unwrap();
            assert!(["show-voucher", "show-again"].contains(&scene.step().await.as_str()));
            vouchers::view_voucher(&state, who).await.unwrap();
        }
        NextStep::BeginAgain | NextStep::CallUs => {
            assert!(scene.page().await.contains("href=\"/enrol\""));
            scene.begins_again().await;
        }
        NextStep::DeclareAgain => declare_again(scene).await,
        NextStep::Wait | NextStep::Nothing => {}
    }
}

/// Withdrawn as the page offers, and declared anew as the document bears the date: the next check proves them.
async fn declare_again(scene: &mut Scene) {
    let page = scene.page().await;
    let withdraws = format!("class=\"btn btn-primary\" href=\"/enrolments/{}/withdraw\"", scene.who);
    assert!(page.contains(&withdraws) && !page.contains("date limite est passée"), "{page}");
    assert_eq!(scene.house.told(scene.who, NoticeKind::BeginAgain).await, 0);
    enrolments::withdraw(&scene.house.state, scene.who).await.unwrap();
    assert!(scene.page().await.contains("href=\"/enrol\""));
    let again = Person { mobile: POORER, ..NOEMIE };
    (scene.who, scene.secret) = scene.house.applicant(&again, Route::Counter).await;
    scene.checked(ALL_RIGHT).await;
    assert_eq!(scene.house.shown(scene.who).await, "activated");
}

async fn newest(scene: &Scene) -> u64 {
    let sequence: i64 = scene.house.ask("SELECT max(sequence) FROM statements").await;
    u64::try_from(sequence).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_of_every_state_is_told_by_page_answer_and_message_and_can_be_done() {
    for state in ResolutionState::ALL {
        for step in state.next_steps() {
            let mut scene = story(*state, *step).await;
            let (on_page, kind) = telling(*state, *step);
            if *step != NextStep::ConfirmMobile {
                let resolution = scene.house.resolution(scene.who).await;
                assert_eq!((resolution.state, resolution.next_step), (*state, *step));
            }
            assert_eq!(scene.step().await, step.word(), "{state:?}");
            let page = scene.page().await;
            assert!(page.contains(on_page), "{state:?}, {step:?}: {page}");
            assert_eq!(scene.house.told(scene.who, kind).await, 1, "{state:?}, {step:?}: {kind:?}");
            obey(&mut scene, *step).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_check_loses_its_worth_after_activation_is_asked_again_and_can_come_again() {
    let mut scene = Scene::open(Route::Counter).await;
    scene.checked(ALL_RIGHT).await;
    assert_eq!(scene.house.shown(scene.who).await, "activated");
    scene.loses_its_agent().await;
    assert_eq!(scene.house.identities().await, [0, 1]);
    assert_eq!(
        (scene.house.shown(scene.who).await.as_str(), scene.step().await.as_str()),
        ("awaiting-check", "show-again")
    );
    let page = scene.page().await;
    assert!(
        page.contains("Votre identité numérique est suspendue") && page.contains("class=\"slip\""),
        "{page}"
    );
    assert_eq!(scene.house.told(scene.who, NoticeKind::Again).await, 1);
    scene.house.clock.advance_ms(HOUR);
    scene.shows_the_voucher().await;
    assert_eq!(scene.house.identities().await, [1, 0]);
    assert!(scene.page().await.contains("Votre identité numérique est prête"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_that_is_taken_back_leaves_no_page_that_says_refused() {
    let mut scene = Scene::open(Route::Counter).await;
    scene.checked(ALL_RIGHT).await;
    scene.decides(true, &[]).await;
    assert_eq!(
        (scene.house.shown(scene.who).await.as_str(), scene.step().await.as_str()),
        ("refused", "call-us")
    );
    scene.decides(false, &[Hold::RefusedByPerson]).await;
    assert_eq!(
        (scene.house.shown(scene.who).await.as_str(), scene.step().await.as_str()),
        ("activated", "nothing")
    );
    assert_eq!(scene.house.identities().await, [1, 0]);
    scene.house.clock.advance_ms(HOUR);
    scene.decides(true, &[]).await;
    assert_eq!(
        scene.house.told(scene.who, NoticeKind::Refused).await,
        2,
        "a second refusal is told as the first"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn past_the_deadline_a_review_that_comes_to_nothing_is_lapsed_and_not_under_review_for_ever() {
    let mut scene = Scene::open(Route::Counter).await;
    scene.checked(DOUBT).await;
    scene.passes(31).await;
    assert_eq!(scene.house.shown(scene.who).await, "under-review");
    scene.loses_its_agent().await;
    assert_eq!(
        (scene.house.shown(scene.who).await.as_str(), scene.step().await.as_str()),
        ("lapsed", "extend")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_tells_that_the_last_day_has_passed_before_anybody_is_judged_again() {
    let scene = Scene::open(Route::Counter).await;
    scene.house.clock.advance_ms(30 * DAY + HOUR);
    assert_eq!(scene.step().await, "extend");
    assert!(scene.page().await.contains("Prolonger de trente jours"));
    scene.house.clock.advance_ms(31 * DAY);
    assert_eq!(scene.step().await, "begin-again", "thirty days more would not do");
    let refused = enrolments::extend(&scene.house.state, scene.who).await;
    assert_eq!(refused.unwrap_err().problem(), Problem::NotInThisState);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_check_in_ones_name_is_told_with_its_own_day_and_a_second_lapse_too() {
    let mut scene = Scene::open(Route::Counter).await;
    scene.checked(DOUBT).await;
    scene.house.clock.advance_ms(2 * DAY);
    scene.device.take_lease(&scene.house).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, None, scene.house.state.now());
    scene.deliver(&Telling::without_voucher(StatementKind::Check, scene.who, body)).await;
    assert_eq!(scene.house.told(scene.who, NoticeKind::Checked).await, 2);

    let other = Scene::open(Route::Counter).await;
    other.passes(31).await;
    enrolments::extend(&other.house.state, other.who).await.unwrap();
    other.passes(30).await;
    assert_eq!(other.house.told(other.who, NoticeKind::Lapsed).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_about_a_check_tells_its_day_and_not_that_of_a_later_visit() {
    let mut scene = Scene::open(Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, None, scene.house.state.now());
    let check =
        scene.device.seal(&scene.house, &Telling::without_voucher(StatementKind::Check, scene.who, body));
    scene.house.clock.advance_ms(3 * DAY);
    let mut carrier = Device::equip(&scene.house, 2, AgentKind::Clerk, "basile").await;
    let absent = Telling::without_voucher(StatementKind::NobodyHome, scene.who, nothing());
    let absent = carrier.seal(&scene.house, &absent);
    carrier.deliver_and_open(&scene.house, &[absent]).await;
    scene.house.carry().await;
    scene.house.taken_messages("sms");
    scene.device.deliver_and_open(&scene.house, &[check]).await;
    scene.house.carry().await;
    let told = scene.house.taken_messages("sms").join("\n").replace('\u{a0}', " ");
    assert!(told.contains("24 novembre") && !told.contains("27 novembre"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stands_elsewhere_is_found_again_when_an_older_version_had_left_them_behind() {
    let mut scene = Scene::open(Route::Counter).await;
    scene.checked(ALL_RIGHT).await;
    scene.loses_its_agent().await;
    // As the machine of before left it: its end was never left again.
    let id = hex(&scene.who.0);
    scene.house.tamper(&format!("UPDATE enrolments SET state = 6 WHERE id = {id}")).await;
    let (state, who) = (scene.house.state.clone(), scene.who);
    scene.house.write(move |tx| registry::judge(tx, &state, who)).await;
    assert_eq!(scene.house.shown(scene.who).await, "awaiting-check");
    scene.house.secret(scene.who).await;
}
