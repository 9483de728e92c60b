//! What can be done beside the next step: confirm the address, change the place, withdraw, say it was not me.

use super::forms::{button, code_field};
use crate::local_time::LocalTime;
use crate::model::{Channel, EnrolmentState};
use maud::{Markup, html};
use statement::RecordId;
use terms::{EnrolmentId, Problem, Route, Timestamp};
use words::{Key, Words};

/// The e-mail address: a code to type, or that it is confirmed.
pub(super) fn email(
    words: Words,
    enrolment: EnrolmentId,
    is_confirmed: bool,
    problem: Option<Problem>,
) -> Markup {
    html! {
        section id="email" {
            @if is_confirmed {
                p { span class="state" data-state="agrees" { (words.text(Key::PageEmailDone)) } }
            } @else {
                h2 { (words.text(Key::PageEmailTitle)) }
                p { (words.text(Key::PageEmailLead)) }
                form method="post" action={ "/enrolments/" (enrolment) "/email" } class="stack inline-form" novalidate {
                    (code_field(words, problem, Key::PageCodeLabel))
                    button class="btn" type="submit" { (words.text(Key::PageEmailGo)) }
                }
                (button(&format!("/enrolments/{enrolment}/email-code"), &words.text(Key::PageEmailAgain), "btn btn-quiet"))
            }
        }
    }
}

/// Where our messages go, and how to change that.
pub(super) fn contact(
    words: Words,
    enrolment: EnrolmentId,
    channel: Option<Channel>,
    is_changing: bool,
) -> Markup {
    let text = match channel {
        Some(Channel::Mail) => Key::PageMessagesMail,
        Some(Channel::Sms) => Key::PageMessagesSms,
        None => Key::PageMessagesNone,
    };
    html! {
        section {
            h2 { (words.text(Key::PageContactTitle)) }
            p { (words.text(text)) }
            @if is_changing {
                p { span class="state" data-state="waits" { (words.text(Key::PageContactPending)) } }
            }
            p { a href={ "/enrolments/" (enrolment) "/contact" } { (words.text(Key::PageContactLink)) } }
        }
    }
}

/// A check that was made without the voucher: was it the reader?
pub(super) fn confirm_check(
    (words, local): (Words, LocalTime),
    enrolment: EnrolmentId,
    place: RecordId,
    at: Timestamp,
) -> Markup {
    let lead = words.text_with(Key::PageWasLead, &[("day", &local.day(words, at))]);
    html! {
        section class="panel attention" {
            h2 { (words.text(Key::PageWasTitle)) }
            p { (lead) }
            div class="actions" {
                form method="post" action={ "/enrolments/" (enrolment) "/was-me" } {
                    input type="hidden" name="chain" value=(place.chain);
                    input type="hidden" name="sequence" value=(place.sequence);
                    button class="btn" type="submit" { (words.text(Key::PageWasYes)) }
                }
                a class="btn" href={ "/enrolments/" (enrolment) "/not-me" } { (words.text(Key::PageWasNo)) }
            }
        }
    }
}

/// The rest, at the foot of the page.
pub(super) fn others(
    words: Words,
    enrolment: EnrolmentId,
    state: EnrolmentState,
    route: Route,
    rests: bool,
) -> Markup {
    let base = format!("/enrolments/{enrolment}");
    html! {
        section class="others" {
            h2 { (words.text(Key::PageActions)) }
            ul {
                @if state.may_be_checked() {
                    li {
                        form method="post" action={ (base) "/way" } {
                            @if route == Route::Home {
                                button class="btn btn-quiet" name="route" value="counter" { (words.text(Key::StoryCounter)) }
                            } @else {
                                button class="btn btn-quiet" name="route" value="home" { (words.text(Key::StoryHome)) }
                            }
                        }
                    }
                }
                @if !state.is_over() {
                    li { a href={ (base) "/withdraw" } { (words.text(Key::VoucherWithdraw)) } }
                }
                @if !rests {
                    li { a href={ (base) "/not-me" } { (words.text(Key::StoryNotMe)) } }
                }
                li { (button(&format!("{base}/leave"), &words.text(Key::PageLeave), "btn btn-quiet")) }
            }
            p class="small muted" { (words.text_with(Key::PageNumber, &[("number", &enrolment.to_string())])) }
        }
    }
}
