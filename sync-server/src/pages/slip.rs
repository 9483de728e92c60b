//! The voucher: what is scanned, the letters, until when, and what to do with it. Always black on white.

use crate::local_time::LocalTime;
use maud::{Markup, PreEscaped, html};
use terms::{EnrolmentId, Timestamp};
use wire::v1::enrolment::VoucherView;
use words::{Key, Words};

/// The slip with its deadline and what can be done with it.
pub(super) fn slip(
    (words, local): (Words, LocalTime),
    enrolment: EnrolmentId,
    voucher: &VoucherView,
    svg: &str,
    now: Timestamp,
) -> Markup {
    let days = local.days_until(now, voucher.expires_at).to_string();
    html! {
        div class="slip" role="group" aria-label=(words.text(Key::VoucherQrLabel)) {
            // Drawn by the room of enrolments: a picture of modules, nothing anybody typed.
            (PreEscaped(drawing(svg)))
            p class="small" { (words.text(Key::VoucherCodeLabel)) }
            p class="letters" {
                @for group in voucher.typed.reveal().split_whitespace() { span { (group) } }
            }
        }
        div class="deadline" {
            p class="over" { (words.text(Key::VoucherBeforeLabel)) }
            p class="key" { (local.day(words, voucher.expires_at)) }
            p class="small muted" { (words.text_with(Key::VoucherDaysLeft, &[("days", &days)])) }
        }
        p class="small muted" { (words.text(Key::VoucherPersonal)) }
        div class="actions" {
            a class="btn btn-primary" href={ "/enrolments/" (enrolment) "/agenda.ics" } { (words.text(Key::VoucherCalendar)) }
            button class="btn" type="button" data-print hidden { (words.text(Key::VoucherPrint)) }
        }
    }
}

/// The picture without the declaration of its own file, which a page may not hold.
fn drawing(svg: &str) -> &str {
    svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or_default()
}
