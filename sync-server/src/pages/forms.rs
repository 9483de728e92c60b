//! Pieces of forms, and the pages that are one question: withdraw, and "it was not me".

use super::Frame;
use maud::{Markup, html};
use terms::{EnrolmentId, Problem};
use words::{Key, Words};

/// What went wrong with a form that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, by its name in the form.
    pub field: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

impl Fault {
    /// The fault of a field, if it is this one's.
    pub(super) fn of(fault: Option<Self>, field: &str) -> Option<Problem> {
        fault.filter(|fault| fault.field == field).map(|fault| fault.problem)
    }
}

/// The message over a field, in its place between hint and control.
pub(super) fn message(words: Words, field: &str, problem: Option<Problem>) -> Markup {
    html! { @if let Some(problem) = problem { (told(field, &words.problem(problem))) } }
}

/// The same in words of the field's own.
pub(super) fn told(field: &str, text: &str) -> Markup {
    html! { p class="error state" data-state="refused" id={ (field) "-error" } { (text) } }
}

/// The box for a code of six digits.
pub(super) fn code_field(words: Words, problem: Option<Problem>, label: Key) -> Markup {
    html! {
        div class="field" {
            label for="code" { (words.text(label)) }
            (message(words, "code", problem))
            input class="input code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code"
                maxlength="12" required autofocus[problem.is_some()]
                aria-invalid=[problem.is_some().then_some("true")]
                aria-describedby=[problem.map(|_| "code-error")];
        }
    }
}

/// A button that sends a form with nothing in it.
pub(super) fn button(to: &str, label: &str, look: &str) -> Markup {
    html! {
        form method="post" action=(to) { button class=(look) type="submit" { (label) } }
    }
}

/// Whether the enrolment is to be withdrawn.
pub fn withdraw(frame: &Frame, enrolment: EnrolmentId) -> Markup {
    let words = frame.words;
    let actions = html! {
        div class="actions" {
            (button(&format!("/enrolments/{enrolment}/withdraw"), &words.text(Key::PageWithdrawGo), "btn btn-stop"))
            a class="btn" href={ "/enrolments/" (enrolment) } { (words.text(Key::PageWithdrawKeep)) }
        }
    };
    frame.notice_page(Key::PageWithdrawTitle, &words.text(Key::PageWithdrawLead), &actions)
}

/// Whether somebody used the reader's name; the token is that of the message which led here, if one did.
pub fn not_me(frame: &Frame, enrolment: EnrolmentId, token: &str, lasts: bool) -> Markup {
    let words = frame.words;
    let from_message = if token.is_empty() { String::new() } else { format!("/{token}") };
    let to = format!("/enrolments/{enrolment}/not-me{from_message}");
    let actions = html! {
        div class="actions" {
            (button(&to, &words.text(Key::PageNotMeGo), "btn btn-stop"))
            a class="btn" href={ "/enrolments/" (enrolment) } { (words.text(Key::PageBack)) }
        }
    };
    let lead = if lasts { Key::PageNotMeLead } else { Key::PageNotMeLeadLink };
    frame.notice_page(Key::PageNotMeTitle, &words.text(lead), &actions)
}

/// It was noted; by a link alone for some days, and until a person decides once it is said after a code.
pub fn not_me_done(frame: &Frame, enrolment: EnrolmentId, lasts: bool) -> Markup {
    let words = frame.words;
    let actions = html! {
        div class="actions" {
            @if !lasts {
                a class="btn btn-primary" href={ "/enrolments/" (enrolment) "/not-me" } {
                    (words.text(Key::PageNotMeByCode))
                }
            }
            @if lasts {
                a class="btn btn-primary" href={ "/enrolments/" (enrolment) } { (words.text(Key::PageBack)) }
            }
        }
    };
    let lead = if lasts { Key::PageNotMeDoneLead } else { Key::PageNotMeDoneLeadLink };
    frame.notice_page(Key::PageNotMeDoneTitle, &words.text(lead), &actions)
}
