//! Changing contact data: one page, and a form for each thing that can be done there.

use super::my_page::Own;
use super::response::{go, noted, shown};
use super::returning::Code;
use crate::State;
use crate::dossier::{ContactChange, NewContact};
use crate::enrolments::{self, Network};
use crate::model::ContactKind;
use crate::pages::{self, Changing, ContactForm, ContactPage};
use crate::refusal::Refusal;
use axum::extract::{self, Path};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use terms::{EnrolmentId, Personal, Problem};
use wire::v1::enrolment::PostalAddress;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/enrolments/{id}/contact", get(page))
        .route("/enrolments/{id}/contact/{kind}", post(change))
        .route("/enrolments/{id}/contact/{kind}/code", post(send_code))
        .route("/enrolments/{id}/contact/{kind}/confirm", post(confirm))
        .route("/enrolments/{id}/contact/{kind}/earlier", post(confirm_earlier))
        .route("/enrolments/{id}/contact/{kind}/cancel", post(cancel))
}

/// Which of the contact data a form is about.
#[derive(Clone, Copy, Deserialize)]
struct Of {
    kind: ContactKind,
}

/// What stands against a form that was sent.
#[derive(Default)]
struct Against {
    form: Option<ContactForm>,
    refusal: Option<(ContactKind, Refusal)>,
}

async fn page(extract::State(state): extract::State<State>, own: Own) -> Response {
    show(&state, &own, Against::default()).await
}

async fn change(
    extract::State(state): extract::State<State>,
    own: Own,
    Path(Of { kind }): Path<Of>,
    from: Network,
    Form(form): Form<ContactForm>,
) -> Response {
    let new = match kind {
        ContactKind::Mobile => NewContact::Mobile(form.mobile.clone()),
        ContactKind::Email => NewContact::Email(form.email.clone()),
        ContactKind::Postal => NewContact::Postal(PostalAddress {
            line: form.line.clone(),
            complement: Some(form.complement.clone()),
            postcode: form.postcode.clone(),
            locality: form.locality.clone(),
            country: "FRA".into(),
        }),
    };
    let turn = enrolments::change_contact(&state, own.id, new, from).await;
    after(&state, &own, (kind, turn), Some(form)).await
}

async fn send_code(
    extract::State(state): extract::State<State>,
    own: Own,
    Path(Of { kind }): Path<Of>,
    from: Network,
) -> Response {
    let turn = enrolments::send_contact_code(&state, own.id, kind, from).await;
    after(&state, &own, (kind, turn), None).await
}

async fn confirm(
    extract::State(state): extract::State<State>,
    own: Own,
    Path(Of { kind }): Path<Of>,
    Form(typed): Form<Code>,
) -> Response {
    let turn = enrolments::confirm_contact(&state, own.id, kind, typed.code).await;
    after(&state, &own, (kind, turn), None).await
}

async fn confirm_earlier(
    extract::State(state): extract::State<State>,
    own: Own,
    Path(Of { kind }): Path<Of>,
    Form(typed): Form<Code>,
) -> Response {
    let turn = enrolments::confirm_contact_earlier(&state, own.id, kind, typed.code).await;
    after(&state, &own, (kind, turn), None).await
}

async fn cancel(
    extract::State(state): extract::State<State>,
    own: Own,
    Path(Of { kind }): Path<Of>,
) -> Response {
    let turn = enrolments::cancel_contact(&state, own.id, kind).await;
    after(&state, &own, (kind, turn), None).await
}

/// The page again, after a turn that was taken; or with what stands against it.
async fn after(
    state: &State,
    own: &Own,
    (kind, turn): (ContactKind, Result<(), Refusal>),
    form: Option<ContactForm>,
) -> Response {
    match turn {
        Ok(()) => go(&format!("{}/contact#{}", own.page(), kind.word())),
        Err(refusal) => match refusal.problem() {
            Problem::CodeWrong
            | Problem::CodeExpired
            | Problem::CodeOnItsWay
            | Problem::NoMoreCodes
            | Problem::TooManyFromHere => {
                show(state, own, Against { form, refusal: Some((kind, refusal)) }).await
            }
            _ if !refusal.fields().is_empty() => {
                show(state, own, Against { form, refusal: Some((kind, refusal)) }).await
            }
            _ => own.visitor.refused(refusal, &own.page()),
        },
    }
}

async fn show(state: &State, own: &Own, against: Against) -> Response {
    let view = match enrolments::contact_view(state, own.id).await {
        Ok(view) => view,
        Err(refusal) => return own.visitor.refused(refusal, &own.page()),
    };
    let refused = against.refusal.as_ref();
    let faults = refused.map_or_else(Vec::new, |(_, refusal)| refusal.fields().to_vec());
    let of_code = refused.filter(|_| faults.is_empty());
    let page = page_of(own.id, view, against.form, faults, of_code.map(|(kind, why)| (*kind, why.problem())));
    let frame = pages::Frame { path: format!("{}/contact", own.page()), ..own.visitor.frame.clone() };
    let answer = shown(pages::contact_page(&frame, &page));
    match against.refusal {
        Some((_, refusal)) => noted(answer, refusal),
        None => answer,
    }
}

fn page_of(
    enrolment: EnrolmentId,
    view: enrolments::ContactView,
    typed: Option<ContactForm>,
    mut faults: Vec<(&'static str, Problem)>,
    code_fault: Option<(ContactKind, Problem)>,
) -> ContactPage {
    let PostalAddress { line, complement, postcode, locality, .. } = view.address;
    let known = ContactForm {
        line,
        complement: complement.unwrap_or_default(),
        postcode,
        locality,
        ..ContactForm::default()
    };
    let changes: Vec<Changing> = view.changes.into_iter().map(changing).collect();
    // No box of a code is there to say it at: it is said at that of what is new.
    if let Some((kind, problem)) = code_fault
        && !changes.iter().any(|change| change.kind == kind)
    {
        faults.push((first_box(kind), problem));
    }
    ContactPage { enrolment, changes, local: view.local, form: typed.unwrap_or(known), faults, code_fault }
}

const fn first_box(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Mobile => "mobile",
        ContactKind::Email => "email",
        ContactKind::Postal => "address-line",
    }
}

fn changing(change: ContactChange) -> Changing {
    let kind = change.new.kind();
    let new: Option<Personal<String>> = match change.new {
        NewContact::Mobile(new) | NewContact::Email(new) => Some(new),
        NewContact::Postal(_) => None,
    };
    Changing { kind, new, effect: change.confirmed.map(|(_, effect)| effect) }
}
