//! The applicant's own page: where the request stands and the one thing to do next, in every state.

use super::forms::button;
use super::slip::slip;
use super::story::story;
use super::{Frame, offers};
use crate::local_time::LocalTime;
use crate::model::{Channel, EnrolmentState};
use crate::registry::ToConfirm;
use booking::{Appointment, Promise};
use maud::{Markup, html};
use reconciliation::{IdentityState, NextStep};
use terms::{EnrolmentId, Problem, Route, Timestamp};
use wire::v1::enrolment::VoucherView;
use words::{Key, Words};

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct StatusPage {
    /// The request.
    pub enrolment: EnrolmentId,
    /// Where it stands.
    pub state: EnrolmentState,
    /// How it is to be checked.
    pub route: Route,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// Until when a check counts.
    pub deadline: Option<Timestamp>,
    /// What its applicant can do next: the page is that.
    pub step: NextStep,
    /// The e-mail address is confirmed.
    pub email_confirmed: bool,
    /// Contact data are to change.
    pub is_changing: bool,
    /// By what its applicant is told.
    pub told_by: Option<Channel>,
    /// What the identity that came of it is.
    pub identity: Option<IdentityState>,
    /// The voucher with its drawing, while it can be shown.
    pub voucher: Option<(VoucherView, String)>,
    /// The visit that is booked, or the last one.
    pub visit: Option<(Appointment, Promise)>,
    /// Checks that wait for the reader's word.
    pub to_confirm: Vec<ToConfirm>,
    /// The clock of the applicant's address.
    pub local: LocalTime,
    /// Now.
    pub now: Timestamp,
}

impl StatusPage {
    /// True while the identity that was active rests.
    fn rests(&self) -> bool {
        self.identity == Some(IdentityState::Suspended)
    }
}

/// The page; `problem` is about a code for the e-mail address that was just typed.
pub fn status_page(frame: &Frame, shown: &StatusPage, problem: Option<Problem>) -> Markup {
    let words = frame.words;
    match &shown.voucher {
        Some((voucher, svg)) if shown.step.asks_for_a_check() => {
            let booked = promised(shown);
            let (title, lead) = asked(shown, booked.is_some());
            let title = words.text(title);
            frame.page(
                &title,
                &html! {
                    h1 { (title) }
                    @if shown.rests() { (resting(words)) }
                    @if let Some(promise) = booked { (appointment(words, shown, promise)) }
                    p class="lead" { (words.text(lead)) }
                    div class="voucher" {
                        div class="stack" { (slip((words, shown.local), shown.enrolment, voucher, svg, shown.now)) }
                        div class="stack" {
                            (confirmations(words, shown))
                            (bring(words, shown.step))
                            @if booked.is_none() { (place(words, shown)) }
                            (labelled(words, Key::VoucherThereLabel, Key::VoucherThere))
                            (rest(words, shown, problem))
                        }
                    }
                },
            )
        }
        _ => settled(frame, shown, problem),
    }
}

/// What the applicant is asked, where they show a voucher.
const fn asked(shown: &StatusPage, is_booked: bool) -> (Key, Key) {
    let title = match shown.step {
        NextStep::BringAnotherDocument => Key::PageBringTitle,
        NextStep::ShowAgain => Key::PageAgainTitle,
        _ if is_booked => Key::VoucherBooked,
        _ => Key::VoucherTitle,
    };
    let lead = match (shown.step, shown.route) {
        (NextStep::BringAnotherDocument, _) => Key::PageBringLead,
        (NextStep::ShowAgain, _) => Key::PageAgainLead,
        (_, Route::Home) if is_booked => Key::VoucherShowVisit,
        (_, Route::Home) => Key::VoucherShowHome,
        _ => Key::VoucherShowCounter,
    };
    (title, lead)
}

/// The identity rests meanwhile.
fn resting(words: Words) -> Markup {
    html! { p { span class="state" data-state="waits" { (words.text(Key::PageRestsTitle)) } } }
}

/// When the carrier comes, where a visit is booked.
fn promised(shown: &StatusPage) -> Option<Promise> {
    let is_booked =
        |(appointment, _): &(Appointment, Promise)| shown.route == Route::Home && appointment.state.is_live();
    shown.visit.filter(is_booked).map(|(_, promise)| promise)
}

/// What was promised: the day, the two hours, and how to change them.
fn appointment(words: Words, shown: &StatusPage, promise: Promise) -> Markup {
    let local = shown.local;
    let (from, to) = (local.hour(words, promise.from()), local.hour(words, promise.to()));
    html! {
        section class="deadline booked" {
            p class="over" { (words.text(Key::VoucherVisitLabel)) }
            p class="key" { (local.day(words, promise.from())) }
            p class="key" { (words.text_with(Key::VoucherVisitHours, &[("from", &from), ("to", &to)])) }
            p { a href={ "/enrolments/" (shown.enrolment) "/visit" } { (words.text(Key::PageVisitMove)) } }
        }
    }
}

/// The steps for which nothing is shown to an agent.
fn settled(frame: &Frame, shown: &StatusPage, problem: Option<Problem>) -> Markup {
    let words = frame.words;
    let base = format!("/enrolments/{}", shown.enrolment);
    let another = html! { a class="btn" href="/enrol" { (words.text(Key::PageOpenAnother)) } };
    let (title, lead, next) = match shown.step {
        NextStep::Nothing => (Key::PageReadyTitle, Key::PageReadyLead, html! {}),
        NextStep::BeginAgain | NextStep::CallUs if shown.state == EnrolmentState::Activated => {
            over(words, shown.identity, another)
        }
        NextStep::CallUs => (Key::PageRefusedTitle, Key::PageRefusedLead, refused(words, shown.enrolment)),
        NextStep::ConfirmCheck => (Key::PageWasPageTitle, Key::PageWasPageLead, html! {}),
        NextStep::Extend => {
            let go = words.text(Key::PageExtendGo);
            let next = html! { (button(&format!("{base}/extend"), &go, "btn btn-primary")) (another) };
            (Key::PageExtendTitle, Key::PageExtendLead, next)
        }
        NextStep::BeginAgain if shown.state == EnrolmentState::Withdrawn => {
            (Key::PageWithdrawnTitle, Key::PageWithdrawnLead, another)
        }
        NextStep::BeginAgain => (Key::PageExtendTitle, Key::PageExtendOver, another),
        NextStep::DeclareAgain => {
            let withdraw = words.text(Key::VoucherWithdraw);
            let next = html! { a class="btn btn-primary" href={ (base) "/withdraw" } { (withdraw) } };
            (Key::PageDeclareTitle, Key::PageDeclareLead, next)
        }
        _ if shown.rests() => (Key::PageRestsTitle, Key::PageRestsLead, html! {}),
        _ => (Key::PageWaitTitle, Key::PageWaitLead, html! {}),
    };
    let is_told_apart = shown.rests() && !matches!(shown.step, NextStep::Wait | NextStep::Nothing);
    let title = words.text(title);
    frame.page(
        &title,
        &html! {
            h1 { (title) }
            @if is_told_apart { (resting(words)) }
            p class="lead" { (words.text(lead)) }
            div class="refusal" {
                div class="stack" { (confirmations(words, shown)) div class="actions" { (next) } }
                div class="stack" { (rest(words, shown, problem)) }
            }
        },
    )
}

/// An identity that was active and is no more: its time is over, or an order ended it.
fn over(words: Words, identity: Option<IdentityState>, another: Markup) -> (Key, Key, Markup) {
    match identity {
        Some(IdentityState::Expired) => (Key::PageExpiredTitle, Key::PageExpiredLead, another),
        Some(IdentityState::Revoked) => {
            let call = html! { p { (words.text(Key::PageEndedCall)) } };
            (Key::PageEndedTitle, Key::PageEndedLead, call)
        }
        _ => (Key::PageEndedTitle, Key::PageEndedAgain, another),
    }
}

fn rest(words: Words, shown: &StatusPage, problem: Option<Problem>) -> Markup {
    html! {
        (story((words, shown.local), shown.step, shown.submitted_at, yours(words, shown), shown.identity))
        @if !shown.state.is_over() || problem.is_some() {
            (offers::email(words, shown.enrolment, shown.email_confirmed, problem))
        }
        @if !matches!(shown.state, EnrolmentState::Refused | EnrolmentState::Withdrawn) {
            (offers::contact(words, shown.enrolment, shown.told_by, shown.is_changing))
        }
        (offers::others(words, shown.enrolment, shown.state, shown.route, shown.rests()))
    }
}

/// What the check is waiting for: the visit, else the applicant before the deadline.
fn yours(words: Words, shown: &StatusPage) -> Option<String> {
    let day = |at: Timestamp| shown.local.day(words, at);
    let visit =
        promised(shown).map(|promise| words.text_with(Key::StoryStepVisit, &[("day", &day(promise.from()))]));
    let before = |at| words.text_with(Key::StoryStepYours, &[("deadline", &day(at))]);
    visit.or_else(|| shown.deadline.map(before))
}

fn confirmations(words: Words, shown: &StatusPage) -> Markup {
    html! {
        @for check in &shown.to_confirm {
            (offers::confirm_check((words, shown.local), shown.enrolment, check.place, check.at))
        }
    }
}

fn bring(words: Words, step: NextStep) -> Markup {
    let document = match step {
        NextStep::BringAnotherDocument => Key::PageBringDocument,
        _ => Key::VoucherBringDocument,
    };
    html! {
        section {
            h2 { (words.text(Key::VoucherBringLabel)) }
            ul class="bring" {
                li { span class="state" data-state="agrees" { (words.text(document)) } }
                li class="muted" { (words.text(Key::VoucherBringNothingElse)) }
            }
        }
    }
}

fn labelled(words: Words, title: Key, text: Key) -> Markup {
    html! { section { h2 { (words.text(title)) } p { (words.text(text)) } } }
}

/// Where: any counter, or what became of the last visit and how to book one.
fn place(words: Words, shown: &StatusPage) -> Markup {
    let base = format!("/enrolments/{}", shown.enrolment);
    html! {
        section {
            h2 { (words.text(Key::VoucherWhereLabel)) }
            @match shown.route {
                Route::Home => {
                    @if let Some((appointment, _)) = shown.visit {
                        p { (words.text(ended(appointment))) }
                    }
                    p { a class="btn btn-primary" href={ (base) "/visit" } { (words.text(Key::PageVisitChoose)) } }
                }
                _ => { p { (words.text(Key::VoucherWhereCounter)) } }
            }
        }
    }
}

/// What became of a visit that is over.
const fn ended(appointment: Appointment) -> Key {
    use booking::AppointmentState::{ApplicantAbsent, CarrierAbsent, Done};
    match appointment.state {
        Done => Key::StoryAppointmentDone,
        ApplicantAbsent => Key::StoryAppointmentApplicantAbsent,
        CarrierAbsent => Key::StoryAppointmentCarrierAbsent,
        _ => Key::StoryAppointmentCancelled,
    }
}

/// A refusal is never the end: another document, a person who reads again, another way.
fn refused(words: Words, enrolment: EnrolmentId) -> Markup {
    let number = enrolment.to_string();
    html! {
        section {
            h2 { (words.text(Key::PageRefusedWays)) }
            ol class="next" {
                li {
                    h3 { (words.text(Key::PageRefusedAgain)) }
                    p { (words.text(Key::PageRefusedAgainHow)) }
                    a class="btn btn-primary" href="/enrol" { (words.text(Key::PageRefusedAgain)) }
                }
                li {
                    h3 { (words.text(Key::PageRefusedRead)) }
                    p { (words.text_with(Key::PageRefusedReadHow, &[("number", &number)])) }
                }
                li {
                    h3 { (words.text(Key::PageRefusedPaper)) }
                    p { (words.text(Key::PageRefusedPaperHow)) }
                }
            }
            p class="small muted" { (words.text(Key::PageRefusedHarmless)) }
        }
    }
}
