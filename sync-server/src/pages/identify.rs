//! Who is there: the pages that lead to a code by SMS and take it.

use super::Frame;
use super::forms::{Fault, button, code_field, message, told};
use maud::{Markup, html};
use terms::{EnrolmentId, Personal, Problem};
use words::Key;

/// Offers a code to the mobile that was confirmed.
pub fn identify(frame: &Frame, enrolment: EnrolmentId, mobile_end: &Personal<String>) -> Markup {
    let words = frame.words;
    let lead = words.text_with(Key::PageIdentifyLead, &[("end", mobile_end.reveal())]);
    let actions = html! {
        div class="actions" {
            (button(&format!("/enrolments/{enrolment}/return-code"), &words.text(Key::PageIdentifySend), "btn btn-primary"))
        }
        p class="muted" { (words.text(Key::PageIdentifyOther)) }
    };
    frame.notice_page(Key::PageIdentifyTitle, &lead, &actions)
}

/// Asks for a code that is on its way; `to` takes it, `again` sends another.
pub fn code_page(
    frame: &Frame,
    to: &str,
    again: Option<&str>,
    lead: Key,
    problem: Option<Problem>,
) -> Markup {
    let words = frame.words;
    let actions = html! {
        form method="post" action=(to) class="stack" novalidate {
            (code_field(words, problem, Key::PageCodeLabel))
            div class="actions" {
                button class="btn btn-primary" type="submit" { (words.text(Key::PageCodeGo)) }
            }
        }
        @if let Some(again) = again { (button(again, &words.text(Key::PageCodeAgain), "btn btn-quiet")) }
        @else {
            p class="muted" { (words.text(Key::PageReturnNone)) }
            p { a href="/return" { (words.text(Key::PageReturn)) } " · " a href="/enrol" { (words.text(Key::PageOpenAnother)) } }
        }
    };
    frame.notice_page(Key::PageCodeTitle, &words.text(lead), &actions)
}

/// A draft whose mobile is not confirmed yet.
pub fn draft(frame: &Frame, enrolment: EnrolmentId, problem: Option<Problem>) -> Markup {
    let words = frame.words;
    let actions = html! {
        form method="post" action={ "/enrolments/" (enrolment) "/confirm" } class="stack" novalidate {
            (code_field(words, problem, Key::PageCodeLabel))
            div class="actions" {
                button class="btn btn-primary" type="submit" { (words.text(Key::PageCodeGo)) }
            }
        }
        (button(&format!("/enrolments/{enrolment}/code"), &words.text(Key::PageCodeAgain), "btn btn-quiet"))
    };
    frame.notice_page(Key::PageDraftTitle, &words.text(Key::PageDraftLead), &actions)
}

/// What was typed to come back, shown again when it does not do.
#[derive(Clone, Debug, Default)]
pub struct ReturnForm {
    /// The mobile.
    pub mobile: Personal<String>,
    /// Day, month, year of birth.
    pub birth: [Personal<String>; 3],
    /// What is wrong.
    pub fault: Option<Fault>,
}

/// Asks for mobile and date of birth.
pub fn ask_return(frame: &Frame, form: &ReturnForm) -> Markup {
    let words = frame.words;
    let mobile = Fault::of(form.fault, "mobile");
    let birth = Fault::of(form.fault, "birth");
    let boxes = [
        ("day", Key::PageReturnDay, 2),
        ("month", Key::PageReturnMonth, 2),
        ("year", Key::PageReturnYear, 4),
    ];
    let actions = html! {
        form method="post" action="/return" class="stack" novalidate {
            div class="field" {
                label for="mobile" { (words.text(Key::PageReturnMobile)) }
                p class="hint" id="mobile-hint" { (words.text(Key::PageReturnMobileHint)) }
                (message(words, "mobile", mobile))
                input class="input" id="mobile" name="mobile" type="tel" autocomplete="tel" maxlength="32"
                    value=(form.mobile.reveal()) autofocus[mobile.is_some()]
                    aria-invalid=[mobile.is_some().then_some("true")]
                    aria-describedby=(if mobile.is_some() { "mobile-hint mobile-error" } else { "mobile-hint" });
            }
            fieldset class="field" aria-describedby=(if birth.is_some() { "birth-hint birth-error" } else { "birth-hint" }) {
                legend { (words.text(Key::PageReturnBirth)) }
                p class="hint" id="birth-hint" { (words.text(Key::PageReturnBirthHint)) }
                @if birth.is_some() { (told("birth", &words.text(Key::PageReturnBirthWrong))) }
                div class="date" {
                    @for ((name, label, length), value) in boxes.iter().zip(&form.birth) {
                        div class="field" {
                            label for=(name) { (words.text(*label)) }
                            input class="input" id=(name) name=(name) inputmode="numeric" maxlength=(length)
                                autocomplete={ "bday-" (name) } value=(value.reveal())
                                autofocus[birth.is_some() && *name == "day"]
                                aria-invalid=[birth.is_some().then_some("true")];
                        }
                    }
                }
            }
            div class="actions" {
                button class="btn btn-primary" type="submit" { (words.text(Key::PageReturnGo)) }
            }
        }
    };
    frame.notice_page(Key::PageReturnTitle, &words.text(Key::PageReturnLead), &actions)
}
