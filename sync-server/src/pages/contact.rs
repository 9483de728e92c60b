//! The page where an applicant changes a mobile, an e-mail address or a postal address. Each says what is asked next, and can
//! be undone. It decides nothing.

use super::Frame;
use super::forms::{button, message};
use crate::local_time::LocalTime;
use crate::model::ContactKind;
use maud::{Markup, html};
use terms::{EnrolmentId, Personal, Problem, Timestamp};
use words::{Key, Words};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ContactPage {
    /// Whose.
    pub enrolment: EnrolmentId,
    /// What is to change.
    pub changes: Vec<Changing>,
    /// The clock of the applicant's address.
    pub local: LocalTime,
    /// What was typed, or the postal address that counts.
    pub form: ContactForm,
    /// What stands against what was typed, by field.
    pub faults: Vec<(&'static str, Problem)>,
    /// What stands against a code that was typed.
    pub code_fault: Option<(ContactKind, Problem)>,
}

/// One change that is not in effect.
#[derive(Clone, Debug)]
pub struct Changing {
    /// Of what.
    pub kind: ContactKind,
    /// The new one, where a code went to it.
    pub new: Option<Personal<String>>,
    /// When it takes effect, once it is confirmed.
    pub effect: Option<Timestamp>,
}

/// The boxes of the page.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// The new mobile.
    pub mobile: Personal<String>,
    /// The new e-mail address.
    pub email: Personal<String>,
    /// Number and street.
    pub line: Personal<String>,
    /// Flat, stair, building.
    pub complement: Personal<String>,
    /// Postcode.
    pub postcode: Personal<String>,
    /// Town.
    pub locality: Personal<String>,
}

/// The page.
pub fn contact_page(frame: &Frame, shown: &ContactPage) -> Markup {
    let words = frame.words;
    let actions = html! {
        @for kind in ContactKind::ALL {
            section id=(kind.word()) class="change" {
                h2 { (words.text(title(*kind))) }
                @match shown.changes.iter().find(|change| change.kind == *kind) {
                    None => { (ask(words, shown, *kind)) }
                    Some(change) => { (pending(words, shown, change)) }
                }
            }
        }
        p class="muted" { (words.text(Key::PageContactLost)) }
        p { a class="btn" href={ "/enrolments/" (shown.enrolment) } { (words.text(Key::PageBack)) } }
    };
    frame.notice_page(Key::PageContactTitle, &words.text(Key::PageContactLead), &actions)
}

const fn title(kind: ContactKind) -> Key {
    match kind {
        ContactKind::Mobile => Key::PageContactMobile,
        ContactKind::Email => Key::PageContactEmail,
        ContactKind::Postal => Key::PageContactPostal,
    }
}

/// Where something of an applicant's contact data is sent to.
fn to(shown: &ContactPage, kind: ContactKind, what: &str) -> String {
    format!("/enrolments/{}/contact/{}{what}", shown.enrolment, kind.word())
}

/// The boxes for what is new.
fn ask(words: Words, shown: &ContactPage, kind: ContactKind) -> Markup {
    let form = &shown.form;
    html! {
        form method="post" action=(to(shown, kind, "")) class="stack" novalidate {
            @match kind {
                ContactKind::Mobile => {
                    (text(words, shown, ("mobile", "mobile", "tel"), Key::PageContactMobileNew, &form.mobile))
                }
                ContactKind::Email => {
                    (text(words, shown, ("email", "email", "email"), Key::PageContactEmailNew, &form.email))
                }
                ContactKind::Postal => {
                    p { (words.text(Key::PageContactPostalLead)) }
                    (text(words, shown, ("line", "address-line", "address-line1"), Key::PageContactAddressLine, &form.line))
                    (text(words, shown, ("complement", "address-complement", "address-line2"), Key::PageContactComplement, &form.complement))
                    (text(words, shown, ("postcode", "postcode", "postal-code"), Key::PageContactPostcode, &form.postcode))
                    (text(words, shown, ("locality", "locality", "address-level2"), Key::PageContactLocality, &form.locality))
                }
            }
            div class="actions" { button class="btn" type="submit" { (words.text(Key::PageContactChange)) } }
        }
    }
}

/// A box with its label and what stands against it.
fn text(
    words: Words,
    shown: &ContactPage,
    (name, field, fills): (&str, &str, &str),
    label: Key,
    value: &Personal<String>,
) -> Markup {
    let problem = shown.faults.iter().find(|(faulty, _)| *faulty == field).map(|(_, problem)| *problem);
    html! {
        div class="field" {
            label for=(name) { (words.text(label)) }
            (message(words, name, problem))
            input class="input" id=(name) name=(name) autocomplete=(fills) maxlength="256" value=(value.reveal())
                autofocus[problem.is_some()]
                aria-invalid=[problem.is_some().then_some("true")]
                aria-describedby=[problem.map(|_| format!("{name}-error"))];
        }
    }
}

/// What is asked next of a change: its code, or patience.
fn pending(words: Words, shown: &ContactPage, change: &Changing) -> Markup {
    let kind = change.kind;
    html! {
        @match change.effect {
            None => {
                p { (asked(words, change)) }
                (code(words, shown, kind, "/confirm", Key::PageCodeGo))
                (button(&to(shown, kind, "/code"), &words.text(Key::PageCodeAgain), "btn btn-quiet"))
            }
            Some(effect) => {
                p { (waits(words, shown.local, effect)) }
                p { (words.text(Key::PageContactSooner)) }
                (button(&to(shown, kind, "/code"), &words.text(Key::PageContactSoonerSend), "btn"))
                (code(words, shown, kind, "/earlier", Key::PageContactSoonerGo))
            }
        }
        (button(&to(shown, kind, "/cancel"), &words.text(Key::PageContactCancel), "btn btn-quiet"))
    }
}

fn asked(words: Words, change: &Changing) -> String {
    match &change.new {
        Some(new) => words.text_with(Key::PageContactAsked, &[("new", new.reveal())]),
        None => words.text(Key::PageContactAskedMobile),
    }
}

fn waits(words: Words, local: LocalTime, effect: Timestamp) -> String {
    let (day, hour) = (local.day(words, effect), local.hour(words, effect));
    words.text_with(Key::PageContactWaits, &[("day", &day), ("hour", &hour)])
}

/// The box for a code of one change.
fn code(words: Words, shown: &ContactPage, kind: ContactKind, what: &str, go: Key) -> Markup {
    let problem = shown.code_fault.filter(|(faulty, _)| *faulty == kind).map(|(_, problem)| problem);
    let id = format!("{}-code", kind.word());
    html! {
        form method="post" action=(to(shown, kind, what)) class="stack inline-form" novalidate {
            div class="field" {
                label for=(id) { (words.text(Key::PageCodeLabel)) }
                (message(words, &id, problem))
                input class="input code" id=(id) name="code" inputmode="numeric" autocomplete="one-time-code"
                    maxlength="12" autofocus[problem.is_some()]
                    aria-invalid=[problem.is_some().then_some("true")]
                    aria-describedby=[problem.map(|_| format!("{id}-error"))];
            }
            button class="btn btn-primary" type="submit" { (words.text(go)) }
        }
    }
}
