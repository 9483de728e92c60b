//! Where a request stands, as five steps: what is done, what is the reader's, what comes.

use crate::local_time::LocalTime;
use maud::{Markup, html};
use reconciliation::{IdentityState, NextStep};
use terms::Timestamp;
use words::{Key, Words};

/// The steps of a request; `yours` is what its applicant has to do for the check, and when.
pub(super) fn story(
    (words, local): (Words, LocalTime),
    step: NextStep,
    submitted_at: Option<Timestamp>,
    yours: Option<String>,
    identity: Option<IdentityState>,
) -> Markup {
    // How many steps are behind: opened, confirmed, checked, verified, ready.
    let was_ready = identity.is_some_and(|identity| {
        matches!(identity, IdentityState::Expired | IdentityState::Revoked | IdentityState::Erased)
    });
    let done = match step {
        _ if was_ready => 5,
        NextStep::ConfirmMobile => 1,
        NextStep::Wait if identity == Some(IdentityState::Suspended) => 4,
        NextStep::Wait | NextStep::ConfirmCheck | NextStep::CallUs | NextStep::DeclareAgain => 3,
        NextStep::Nothing => 5,
        _ => 2,
    };
    let submitted = submitted_at.map(|at| local.day(words, at));
    // Nothing more comes of this request.
    let is_over = matches!(step, NextStep::BeginAgain | NextStep::DeclareAgain);
    let yours = yours.filter(|_| done == 2 && step.asks_for_a_check());
    let steps = [
        (Key::StoryStepOpened, submitted.clone()),
        (Key::StoryStepConfirmed, submitted),
        (Key::StoryStepCheck, yours),
        (Key::StoryStepRegistry, (done < 4 && !is_over).then(|| words.text(Key::StoryStepSameDay))),
        (Key::StoryStepReady, None),
    ];
    html! {
        section {
            h2 { (words.text(Key::StoryTitle)) }
            ol class="path" {
                @for (at, (name, hint)) in steps.into_iter().enumerate() {
                    li aria-current=[(at == done && !is_over).then_some("step")] {
                        span class="shape" data-state=(shape(at, done, is_over)) {}
                        span {
                            span class="name" { (words.text(name)) }
                            @if let Some(hint) = hint { span class="hint" { (hint) } }
                        }
                    }
                }
            }
        }
    }
}

fn shape(at: usize, done: usize, is_over: bool) -> &'static str {
    match at.cmp(&done) {
        core::cmp::Ordering::Less => "agrees",
        core::cmp::Ordering::Equal if !is_over => "current",
        _ => "todo",
    }
}
