//! Coming back: by the link of a message or by mobile and date of birth, each with a code.

use super::my_page::page_of;
use super::response::{Visitor, go, noted, shown};
use crate::State;
use crate::enrolments::{self, Asker};
use crate::http::cookies;
use crate::pages::{self, Fault, ReturnForm};
use crate::refusal::Refusal;
use axum::extract::{self, Path};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use terms::{BirthDate, EnrolmentId, Personal, Problem};
use words::Key;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/return", get(ask).post(look_up))
        .route("/return/code", post(with_code))
        .route("/enrolments/{id}/return-code", post(send))
        .route("/enrolments/{id}/return", post(come_back))
}

#[derive(Deserialize)]
pub(super) struct Code {
    #[serde(default)]
    pub(super) code: Personal<String>,
}

async fn ask(visitor: Visitor) -> Response {
    shown(pages::ask_return(&visitor.frame, &ReturnForm::default()))
}

#[derive(Deserialize)]
struct LookUp {
    #[serde(default)]
    mobile: Personal<String>,
    #[serde(default)]
    day: Personal<String>,
    #[serde(default)]
    month: Personal<String>,
    #[serde(default)]
    year: Personal<String>,
}

async fn look_up(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    asker: Asker,
    Form(typed): Form<LookUp>,
) -> Response {
    let outcome = match birth_of(&typed) {
        Some(birth) => enrolments::ask_to_return(&state, &typed.mobile, birth, asker).await,
        None => Err(Refusal::of_field("birth", Problem::FieldInvalid)),
    };
    match outcome {
        Ok(token) => {
            let page = pages::code_page(&visitor.frame, "/return/code", None, Key::PageReturnCodeLead, None);
            (cookies::of_return(&state, &token), shown(page)).into_response()
        }
        Err(refusal) => match refusal.fields().first().copied() {
            Some((field, problem)) => {
                let form = ReturnForm {
                    mobile: typed.mobile,
                    birth: [typed.day, typed.month, typed.year],
                    fault: Some(Fault { field, problem }),
                };
                noted(shown(pages::ask_return(&visitor.frame, &form)), refusal)
            }
            None => visitor.refused(refusal, "/return"),
        },
    }
}

/// Three boxes; zero or nothing for a day or a month that the document does not show.
fn birth_of(typed: &LookUp) -> Option<BirthDate> {
    let year: u16 = terms::text::typed(typed.year.reveal()).parse().ok()?;
    let part = |text: &Personal<String>| match terms::text::typed(text.reveal()).as_str() {
        "" => Some(None),
        text => text.parse::<u8>().ok().map(|number| Some(number).filter(|number| *number > 0)),
    };
    BirthDate::new(year, part(&typed.month)?, part(&typed.day)?).ok()
}

async fn with_code(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(typed): Form<Code>,
) -> Response {
    match try_code(&state, &headers, None, typed.code).await {
        Ok(back) => back,
        Err(refusal) => {
            let problem = Some(refusal.problem());
            let page =
                pages::code_page(&visitor.frame, "/return/code", None, Key::PageReturnCodeLead, problem);
            noted(shown(page), refusal)
        }
    }
}

async fn send(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    asker: Asker,
    Path(id): Path<EnrolmentId>,
) -> Response {
    match enrolments::send_return_code(&state, id, asker).await {
        Ok(token) => {
            (cookies::of_return(&state, &token), shown(own_code(&visitor, id, None))).into_response()
        }
        // The last code still holds, or the limit says when another may come.
        Err(refusal) => match refusal.problem() {
            problem @ (Problem::CodeOnItsWay | Problem::NoMoreCodes | Problem::TooManyFromHere) => {
                noted(shown(own_code(&visitor, id, Some(problem))), refusal)
            }
            _ => visitor.refused(refusal, &page_of(id)),
        },
    }
}

async fn come_back(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<EnrolmentId>,
    Form(typed): Form<Code>,
) -> Response {
    match try_code(&state, &headers, Some(id), typed.code).await {
        Ok(back) => back,
        Err(refusal) => match refusal.problem() {
            problem @ (Problem::CodeWrong | Problem::CodeExpired) => {
                noted(shown(own_code(&visitor, id, Some(problem))), refusal)
            }
            _ => visitor.refused(refusal, &page_of(id)),
        },
    }
}

/// The right code opens a session and makes this browser a known one.
async fn try_code(
    state: &State,
    headers: &HeaderMap,
    of: Option<EnrolmentId>,
    code: Personal<String>,
) -> Result<Response, Refusal> {
    let asked = cookies::return_token(state, headers).ok_or(Problem::CodeExpired)?;
    let (enrolment, token) = enrolments::return_with(state, &asked, of, code).await?;
    let known = cookies::of_known(state, Some(&enrolments::browser_of(state, enrolment)));
    Ok((cookies::of_applicant(state, Some(&token)), known, go(&page_of(enrolment))).into_response())
}

fn own_code(visitor: &Visitor, id: EnrolmentId, problem: Option<Problem>) -> maud::Markup {
    let (to, again) = (format!("/enrolments/{id}/return"), format!("/enrolments/{id}/return-code"));
    // A code page stands where its request was posted: the switch of language goes to the enrolment.
    let frame = pages::Frame { path: page_of(id), ..visitor.frame.clone() };
    pages::code_page(&frame, &to, Some(&again), Key::PageCodeLead, problem)
}
