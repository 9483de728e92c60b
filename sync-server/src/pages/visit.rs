//! The page where an applicant chooses a window for a visit, by day, as a plain form. It decides nothing.

use super::Frame;
use super::forms::{button, message, told};
use crate::local_time::LocalTime;
use maud::{Markup, html};
use terms::{EnrolmentId, Problem, Timestamp, WindowId};
use words::{Key, Words};

/// A free window.
#[derive(Clone, Copy, Debug)]
pub struct FreeWindow {
    /// Its number.
    pub window: WindowId,
    /// Its beginning.
    pub from: Timestamp,
    /// Its end.
    pub to: Timestamp,
}

/// What there is to choose from.
#[derive(Clone, Copy, Debug)]
pub struct VisitOffer<'o> {
    /// The free windows, the earliest first.
    pub slots: &'o [FreeWindow],
    /// The clock of the applicant's address.
    pub local: LocalTime,
    /// They have an appointment already.
    pub moves: bool,
}

/// The page with the free windows.
pub fn choose_visit(
    frame: &Frame,
    enrolment: EnrolmentId,
    VisitOffer { slots, local, moves }: VisitOffer<'_>,
    problem: Option<Problem>,
) -> Markup {
    let words = frame.words;
    let base = format!("/enrolments/{enrolment}");
    if slots.is_empty() {
        let actions = html! {
            div class="actions" {
                a class="btn btn-primary" href=(base) { (words.text(Key::PageBack)) }
                @if !moves {
                    form method="post" action={ (base) "/way" } {
                        button class="btn" type="submit" name="route" value="counter" { (words.text(Key::StoryCounter)) }
                    }
                }
            }
        };
        return frame.notice_page(Key::PageVisitNoneTitle, &words.text(Key::PageVisitNone), &actions);
    }
    let lead = if moves { Key::PageVisitMoveLead } else { Key::PageVisitLead };
    let actions = html! {
        form method="post" action={ (base) "/visit" } class="stack" {
            @match problem {
                Some(Problem::FieldMissing) => { (told("window", &words.text(Key::PageVisitTitle))) }
                other => { (message(words, "window", other)) }
            }
            @for day in by_day((words, local), slots) {
                fieldset class="field group" {
                    legend { (day.0) }
                    div class="choices" {
                        @for slot in &day.1 {
                            label class="choice" {
                                input type="radio" name="window" value=(slot.window) required;
                                span class="dot" {}
                                span class="label" { (window_text((words, local), slot)) }
                            }
                        }
                    }
                }
            }
            div class="actions" {
                button class="btn btn-primary" type="submit" { (words.text(Key::PageVisitGo)) }
                a class="btn" href=(base) { (words.text(Key::PageBack)) }
            }
        }
        @if moves {
            (button(&format!("{base}/visit/cancel"), &words.text(Key::PageVisitCancel), "btn btn-quiet"))
        }
    };
    frame.notice_page(Key::PageVisitTitle, &words.text(lead), &actions)
}

fn window_text((words, local): (Words, LocalTime), slot: &FreeWindow) -> String {
    let (from, to) = (local.hour(words, slot.from), local.hour(words, slot.to));
    words.text_with(Key::PageVisitSlot, &[("from", &from), ("to", &to)])
}

fn by_day((words, local): (Words, LocalTime), slots: &[FreeWindow]) -> Vec<(String, Vec<FreeWindow>)> {
    let mut days: Vec<(String, Vec<FreeWindow>)> = Vec::new();
    for slot in slots {
        let day = local.day(words, slot.from);
        match days.last_mut().filter(|(known, _)| *known == day) {
            Some((_, of_day)) => of_day.push(*slot),
            None => days.push((day, vec![*slot])),
        }
    }
    days
}
