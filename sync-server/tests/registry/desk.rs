//! Reviewers before the desk of a house, signed in over its own routes. It must not know what a story expects.

use crate::check::{ALL_RIGHT, Answers, concluded};
use crate::device::{Device, Telling};
use crate::house::{DEADLINE_DAYS, House};
use proofing::ComparisonAnswer;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use statement::Body;
use sync_server::model::Policy;
use sync_server::staff::{self, Word, create_account};
use sync_server::store::queries::staff as accounts;
use terms::{EnrolmentId, Role, Route};
use testkit::cast::{self, Person};
use testkit::people;
use testkit::security_key::SecurityKey;
use wire::v1::policy::PolicyLimits;

/// Somebody of the staff, signed in to a house.
pub struct Staff<'a> {
    house: &'a House,
    token: String,
}

impl<'a> Staff<'a> {
    /// A new account of that role, signed in.
    pub async fn join(house: &'a House, login: &str, role: Role) -> Self {
        Self::join_unsaid(house, login, role).await;
        let (word, person) = (Word::of_operator(&house.state), staff::read_person(&house.state, None, None));
        staff::set_person(&house.state, word, login.to_owned(), person).await.unwrap();
        Self::sign_in(house, login).await
    }

    /// The same; nobody said who they are besides.
    pub async fn join_unsaid(house: &'a House, login: &str, role: Role) -> Self {
        create_account(&house.state, login, login, role, cast::PASSWORD.into()).await.unwrap();
        Self::sign_in(house, login).await
    }

    pub async fn sign_in(house: &'a House, login: &str) -> Self {
        let begun = people::Staff::begin(&house.url, login, cast::PASSWORD).await.unwrap();
        let token = begun.prove(login, &SecurityKey::of([7; 32])).await.unwrap();
        Self { house, token }
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> (StatusCode, Value) {
        let url = format!("{}{path}", self.house.url);
        let mut request = self.house.client.request(method, url).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap_or(Value::Null))
    }

    /// What waits, by hold where one is named.
    pub async fn list(&self, hold: Option<&str>) -> Value {
        let query = hold.map_or_else(String::new, |hold| format!("?hold={hold}"));
        let (status, list) = self.send(Method::GET, &format!("/v1/reviews{query}"), None).await;
        assert_eq!(status, StatusCode::OK, "{list}");
        list
    }

    pub async fn see(&self, enrolment: EnrolmentId) -> Value {
        let (status, seen) = self.send(Method::GET, &format!("/v1/reviews/{enrolment}"), None).await;
        assert_eq!(status, StatusCode::OK, "{seen}");
        seen
    }

    /// Sends a decision as it is.
    pub async fn decide(&self, enrolment: EnrolmentId, body: Value) -> (StatusCode, Value) {
        self.send(Method::POST, &format!("/v1/reviews/{enrolment}"), Some(&body)).await
    }

    /// Lifts some holds by what they see now.
    pub async fn lift(&self, enrolment: EnrolmentId, holds: &[&str]) -> (StatusCode, Value) {
        let body = lifting(&self.see(enrolment).await, holds);
        self.decide(enrolment, body).await
    }

    /// Refuses by what they see now.
    pub async fn refuse(&self, enrolment: EnrolmentId) -> (StatusCode, Value) {
        let body = refusing(&self.see(enrolment).await);
        self.decide(enrolment, body).await
    }

    /// Says who a member of staff is besides.
    pub async fn link(&self, login: &str, body: Value) -> (StatusCode, Value) {
        self.send(Method::PUT, &format!("/v1/admin/staff/{login}/person"), Some(&body)).await
    }
}

/// The words of the holds that a list or a page shows.
pub fn words(holds: &Value) -> Vec<&str> {
    holds.as_array().unwrap().iter().map(|hold| hold.as_str().unwrap()).collect()
}

/// What lifts these holds, each with all its causes, by what was seen. Whoever is shown none names a cause out of the air.
pub fn lifting(seen: &Value, holds: &[&str]) -> Value {
    if seen["may_not"] != Value::Null {
        let lifts: Vec<Value> =
            holds.iter().map(|hold| json!({ "hold": hold, "causes": ["00".repeat(32)] })).collect();
        return json!({ "seen": seen["seen"], "lifts": lifts, "refuses": false, "reason": "explained" });
    }
    let named = seen["holds"].as_array().unwrap().iter();
    let named = named.filter(|hold| holds.contains(&hold["hold"].as_str().unwrap()));
    let lifts: Vec<Value> =
        named.map(|hold| json!({ "hold": hold["hold"], "causes": hold["causes"] })).collect();
    assert_eq!(lifts.len(), holds.len(), "{seen}");
    json!({ "seen": seen["seen"], "lifts": lifts, "refuses": false, "reason": "explained" })
}

/// What refuses, by what was seen.
pub fn refusing(seen: &Value) -> Value {
    json!({ "seen": seen["seen"], "lifts": [], "refuses": true, "reason": "not-the-person" })
}

/// An enrolment whose agent doubted that face and portrait are one person.
pub async fn doubted(house: &House, device: &mut Device, person: &Person) -> EnrolmentId {
    held(house, device, person, Answers { comparison: ComparisonAnswer::Doubt, ..ALL_RIGHT }, |_| ()).await
}

/// An enrolment with a check of those answers, changed like this.
pub async fn held(
    house: &House,
    device: &mut Device,
    person: &Person,
    answers: Answers,
    change: impl FnOnce(&mut Body),
) -> EnrolmentId {
    let (enrolment, secret) = house.applicant(person, Route::Counter).await;
    let mut body = concluded(person, answers, Some(secret), house.state.now());
    change(&mut body);
    let check = device.seal(house, &Telling::check(enrolment, secret, body));
    device.deliver_and_open(house, &[check]).await;
    enrolment
}

/// From now on a hold is lifted by two reviewers.
pub async fn ask_two(house: &House) {
    let limits = PolicyLimits { two_decide: true, ..PolicyLimits::default() };
    let policy = Policy { version: 2, ..Policy::proposed(vec![1, 2, 3], DEADLINE_DAYS, limits).unwrap() };
    let now = house.state.now();
    house.write(move |tx| Ok(accounts::add_policy(tx, &policy, cast::ADMINISTRATOR.0, now)?)).await;
}
