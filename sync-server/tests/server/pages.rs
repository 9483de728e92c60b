//! The plain pages: they need no script, tell strangers nothing, and every state has its way on.

use crate::house::{House, declaration};
use reqwest::{Client, Method, Response, StatusCode, header, redirect};
use sync_server::notices::contest_token;
use sync_server::refusal::Refusal;
use sync_server::store::sql::{Connection, params};
use terms::{Clock, EnrolmentId};

/// A browser without scripts: it keeps cookies by hand and follows no redirect by itself.
struct Browser<'a> {
    house: &'a House,
    client: Client,
    cookies: Vec<(String, String)>,
}

impl<'a> Browser<'a> {
    fn of(house: &'a House) -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { house, client, cookies: Vec::new() }
    }

    async fn get(&mut self, path: &str) -> (StatusCode, String) {
        let request = self.client.get(self.house.address(path)).header(header::COOKIE, self.jar());
        self.read(request.send().await.unwrap()).await
    }

    /// Sends a form and follows to where it leads.
    async fn send(&mut self, path: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self
            .client
            .post(self.house.address(path))
            .header(header::COOKIE, self.jar())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body.join("&"));
        let answer = request.send().await.unwrap();
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let read = self.read(answer).await;
        match to {
            Some(to) => self.get(&to).await,
            None => read,
        }
    }

    async fn read(&mut self, answer: Response) -> (StatusCode, String) {
        for set in answer.headers().get_all(header::SET_COOKIE) {
            let (name, value) = set.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        (answer.status(), answer.text().await.unwrap())
    }

    fn jar(&self) -> String {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_only_the_link_is_told_nothing_before_the_code() {
    let house = House::open().await;
    let (id, _) = house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    let (status, page) = browser.get(&format!("/enrolments/{id}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("se termine par 12"), "the end of one's own number is told");
    for secret in ["Kerzhaouen", "Solenn", "39980012", "39 98 00", "Sémaphore", "maiwennig"] {
        assert!(!page.contains(secret), "{secret} is told to a stranger");
    }
    let sent = browser.send(&format!("/enrolments/{id}/return-code"), &[]).await;
    assert_eq!(sent.0, StatusCode::OK);
    let code = house.code().await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let (_, page) = browser.send(&format!("/enrolments/{id}/return"), &[("code", wrong)]).await;
    assert!(page.contains("Ce n’est pas le code envoyé"), "a wrong code is told at its field");
    let (status, page) = browser.send(&format!("/enrolments/{id}/return"), &[("code", &code)]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Votre invitation est prête") && page.contains("<svg"), "the voucher is there");
    let (_, page) = browser.send(&format!("/enrolments/{id}/leave"), &[]).await;
    assert!(page.contains("Prouvez votre identité"));
    assert!(browser.get(&format!("/enrolments/{id}")).await.1.contains("se termine par"));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_leaving_neither_the_session_nor_the_continuation_token_is_answered_anything() {
    let house = House::open().await;
    let (id, continuation) = house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    browser.send(&format!("/enrolments/{id}/return-code"), &[]).await;
    let code = house.code().await;
    browser.send(&format!("/enrolments/{id}/return"), &[("code", &code)]).await;
    let known = |name: &str| browser.cookies.iter().find(|(known, _)| known == name).unwrap().1.clone();
    let tokens = [known("applicant"), continuation];
    let paths = [format!("/v1/enrolments/{id}/status"), format!("/v1/enrolments/{id}/voucher")];
    let ask = async |token: &str, path: &str| {
        let cookie = format!("applicant={token}");
        let by_cookie = house.send(Method::GET, path, &[("cookie", &cookie)], None).await.status();
        [house.get(path, token).await.0, by_cookie]
    };
    for (token, path) in tokens.iter().flat_map(|token| paths.iter().map(move |path| (token, path))) {
        assert_eq!(ask(token, path).await, [StatusCode::OK; 2], "{path}");
    }
    browser.send(&format!("/enrolments/{id}/leave"), &[]).await;
    for (token, path) in tokens.iter().flat_map(|token| paths.iter().map(move |path| (token, path))) {
        assert_eq!(ask(token, path).await, [StatusCode::NOT_FOUND; 2], "{path}");
        let mut again = Browser::of(&house);
        again.cookies.push(("applicant".into(), token.clone()));
        let page = again.get(&format!("/enrolments/{id}")).await.1;
        assert!(!page.contains("<svg") && page.contains("se termine par"), "a code is asked for: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn over_tls_answers_are_for_tls_alone_and_the_cookie_of_a_return_for_this_very_name() {
    let ask = async |house: &House| {
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        let form = "mobile=0639980012&day=23&month=4&year=1991";
        let asked = client.post(house.address("/return")).body(form);
        let asked = asked.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answers = [asked.send().await.unwrap(), client.get(house.address("/nope")).send().await.unwrap()];
        let text = |value: &header::HeaderValue| value.to_str().unwrap().to_owned();
        let set: Vec<String> = answers[0].headers().get_all(header::SET_COOKIE).iter().map(text).collect();
        let named = set.into_iter().find(|cookie| cookie.contains("return=")).expect("a cookie");
        let strict =
            answers.each_ref().map(|one| one.headers().get(header::STRICT_TRANSPORT_SECURITY).map(text));
        (named, strict)
    };
    let house = House::open().await;
    let (plain, strict) = ask(&house).await;
    assert!(plain.starts_with("return=") && !plain.contains("Secure"), "{plain}");
    assert_eq!(strict, [None, None], "on the loopback there is no TLS to insist on");

    let house = house.restart_with(|settings| settings.secure_cookies = true).await;
    let (cookie, strict) = ask(&house).await;
    let mut parts: Vec<&str> = cookie.split("; ").skip(1).collect();
    parts.sort_unstable();
    assert!(cookie.starts_with("__Host-return="), "{cookie}");
    assert_eq!(parts, ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"], "without a Domain: this name alone");
    assert_eq!(strict, [(); 2].map(|()| Some("max-age=63072000".to_owned())), "refusals too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_link_is_found_by_mobile_and_birth_and_a_stranger_learns_nothing() {
    let house = House::open().await;
    house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    let ask = |day| [("mobile", "0639980012"), ("day", day), ("month", "4"), ("year", "1991")];
    let (status, unknown) = browser.send("/return", &ask("24")).await;
    let (_, known) = browser.send("/return", &ask("23")).await;
    assert_eq!((status, &unknown), (StatusCode::OK, &known), "the two answers are the same");
    let code = house.code().await;
    let (_, page) = browser.send("/return/code", &[("code", &code)]).await;
    assert!(page.contains("Votre invitation est prête"));
    let (_, page) =
        browser.send("/return", &[("mobile", "abc"), ("day", "x"), ("month", "4"), ("year", "1991")]).await;
    assert!(page.contains("birth-error") && page.contains("value=\"abc\""), "what was typed is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_is_confirmed_by_the_code_of_its_mail() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    browser.cookies.push(("applicant".into(), token));
    let mut mail = String::new();
    while !mail.contains("Pour confirmer") {
        mail = house.messages("notices", "eml").await;
    }
    // The link holds digits too: the code stands alone.
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let code = mail.split_whitespace().find(is_code).unwrap().to_owned();
    let (_, page) = browser.send(&format!("/enrolments/{id}/email"), &[("code", "12")]).await;
    assert!(page.contains("code-error"));
    let (_, page) = browser.send(&format!("/enrolments/{id}/email"), &[("code", &code)]).await;
    assert!(page.contains("Adresse e-mail confirmée"));
}

#[tokio::test(flavor = "multi_thread")]
async fn seven_wrong_codes_tell_nobody_whether_there_is_a_request() {
    let house = House::open().await;
    house.submitted(&declaration()).await;
    let mut heard = Vec::new();
    for day in ["23", "24"] {
        let mut browser = Browser::of(&house);
        let ask = [("mobile", "0639980012"), ("day", day), ("month", "4"), ("year", "1991")];
        browser.send("/return", &ask).await;
        let mut pages = Vec::new();
        for _ in 0..7 {
            pages.push(browser.send("/return/code", &[("code", "000000")]).await);
        }
        heard.push(pages);
    }
    assert_eq!(heard[0], heard[1]);
    assert_ne!(heard[0][0], heard[0][6], "after five tries another code has to be asked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_past_its_last_day_is_extended_twice_and_then_opened_anew() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    browser.cookies.push(("applicant".into(), token));
    let page_of = format!("/enrolments/{id}");
    for _ in 0..2 {
        house.clock.advance_minutes(31 * 24 * 60);
        assert!(browser.get(&page_of).await.1.contains("Prolonger de trente jours"));
        let (status, page) = browser.send(&format!("{page_of}/extend"), &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("Votre invitation est prête"), "the same invitation holds again");
    }
    house.clock.advance_minutes(31 * 24 * 60);
    let (_, page) = browser.get(&page_of).await;
    assert!(!page.contains("Prolonger de trente jours") && page.contains("href=\"/enrol\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_request_shows_no_voucher_and_offers_another() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    browser.cookies.push(("applicant".into(), token));
    assert!(browser.get(&format!("/enrolments/{id}/withdraw")).await.1.contains("Garder ma demande"));
    let (_, page) = browser.send(&format!("/enrolments/{id}/withdraw"), &[]).await;
    assert!(page.contains("Votre demande est retirée") && page.contains("href=\"/enrol\""));
    assert!(!page.contains("class=\"slip\""));
    let (status, page) = browser.send(&format!("/enrolments/{id}/withdraw"), &[]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("Retour à ma demande"), "also a refusal has its way back");
}

/// The facts that the registry has.
async fn facts(house: &House) -> i64 {
    let count = |conn: &Connection| {
        Ok::<i64, Refusal>(conn.query_row("SELECT count(*) FROM facts", params![], |row| row.get(0))?)
    };
    house.state.store.read(count).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_got_a_message_that_was_not_theirs_can_say_so_once_and_a_stranger_cannot() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let mut browser = Browser::of(&house);
    let (keys, now) = (&house.state.enrolment_keys, house.clock.now());
    let (own, before) = (contest_token(keys, id.parse().unwrap(), now), facts(&house).await);
    let of_other = contest_token(keys, EnrolmentId([7; 16]), now);
    // The id stands in every QR code: it lets nobody speak.
    for path in [format!("/enrolments/{id}/not-me"), format!("/enrolments/{id}/not-me/{of_other}")] {
        assert!(!browser.get(&path).await.1.contains("Ce n’est pas vous"));
        browser.send(&path, &[]).await;
        assert_eq!(facts(&house).await, before, "{path}");
    }
    let link = format!("/enrolments/{id}/not-me/{own}");
    assert!(browser.get(&link).await.1.contains("Ce n’est pas moi"));
    for _ in 0..3 {
        let (_, page) = browser.send(&link, &[]).await;
        assert!(page.contains("C’est noté"));
        assert_eq!(facts(&house).await, before + 1, "said again, it changes nothing");
    }
    // It holds what comes later: the request itself goes on for its applicant.
    let (_, body) = house.get(&format!("/v1/enrolments/{id}/status"), &token).await;
    assert_eq!(body["state"], "submitted");
    house.clock.advance_minutes(11 * 24 * 60);
    assert!(!browser.get(&link).await.1.contains("Ce n’est pas vous"), "after ten days the link has ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_its_policy_and_both_languages_and_unknown_ones_a_way_on() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    for path in ["/", "/help", "/return"] {
        let answer = browser.client.get(house.address(path)).send().await.unwrap();
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert!(answer.text().await.unwrap().contains("lang=\"fr\""), "{path}");
    }
    browser.get("/language/en?to=/help").await;
    let (_, page) = browser.get("/help").await;
    assert!(page.contains("lang=\"en\"") && page.contains("I have lost my invitation"));
    let gone = format!("/enrolments/{}", "0".repeat(32));
    let (status, page) = browser.get(&gone).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("href=\"/return\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_of_language_leads_nowhere_else() {
    let house = House::open().await;
    let browser = Browser::of(&house);
    for (to, expected) in
        [("/help", "/help"), ("//evil.example", "/"), ("https://evil.example", "/"), ("", "/")]
    {
        let address = house.address(&format!("/language/fr?to={to}"));
        let answer = browser.client.get(address).send().await.unwrap();
        assert_eq!(answer.headers()[header::LOCATION], expected, "{to}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_is_judged_while_it_is_typed_by_the_rules_of_the_whole() {
    let house = House::open().await;
    let mut typed = declaration();
    typed["birth_date"] = "2015-01-01".into();
    typed["email"] = "".into();
    let ask = |fields: &[&str]| serde_json::json!({ "declaration": typed, "fields": fields });
    let (status, body) = house.post("/v1/enrolments/check", "", ask(&["birth-date"])).await;
    assert_eq!((status, body["problem"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("too-young")));
    assert_eq!(body["fields"].as_array().map(Vec::len), Some(1), "what was not reached is not judged");
    assert_eq!(house.post("/v1/enrolments/check", "", ask(&["birth-name"])).await.0, StatusCode::NO_CONTENT);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_there_is_not_is_a_page_for_a_person_and_a_problem_for_a_program() {
    let house = House::open().await;
    let client = Client::new();
    for path in ["/nope", "/enrolments/zzzz/visits"] {
        let asked = client.get(house.address(path)).header(header::ACCEPT, "text/html,*/*").send().await;
        let answer = asked.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        let page = answer.text().await.unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("href=\"/\""), "{page}");
        let answer = client.get(house.address(path)).send().await.unwrap();
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_on_paper_names_the_address_that_was_set_and_no_other() {
    let house = House::open().await;
    assert_eq!(house.get("/v1/paper", "").await.1, serde_json::json!({ "address": [] }));
    let lines = ["Registre, dossier papier", "29900 Concarneau"];
    let house = house.restart_with(|settings| settings.paper.address = lines.map(Into::into).into()).await;
    assert_eq!(house.get("/v1/paper", "").await.1, serde_json::json!({ "address": lines }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_of_birth_that_there_is_not_is_told_by_what_is_expected() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    for form in
        [[("day", "31"), ("month", "2"), ("year", "1987")], [("day", "1"), ("month", "1"), ("year", "")]]
    {
        let typed = [&[("mobile", "%2B33612345678")][..], &form].concat();
        let (_, page) = browser.send("/return", &typed).await;
        assert!(page.contains("par exemple 14 3 1987."), "{page}");
        assert!(!page.contains("d’une autre forme"), "{page}");
    }
}
