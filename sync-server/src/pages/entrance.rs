//! The first page: what this is, what it takes, how it goes, and the way without internet.

use super::Frame;
use maud::{Markup, html};
use words::Key;

/// The entrance.
pub fn entrance(frame: &Frame) -> Markup {
    let words = frame.words;
    let text = |key| words.text(key);
    let needs = [
        Key::PageEntranceNeedAge,
        Key::PageEntranceNeedDocument,
        Key::PageEntranceNeedAddress,
        Key::PageEntranceNeedMobile,
    ];
    let steps = [
        Key::PageEntranceHowForm,
        Key::PageEntranceHowChoose,
        Key::PageEntranceHowCheck,
        Key::PageEntranceHowAnswer,
    ];
    let title = text(Key::PageEntranceTitle);
    frame.page(
        &title,
        &html! {
            h1 { (title) }
            p class="lead" { (text(Key::PageEntranceLead)) }
            div class="refusal" {
                div class="stack" {
                    section {
                        h2 { (text(Key::PageEntranceNeed)) }
                        ul class="bring" {
                            @for need in needs {
                                li { span class="state" data-state="agrees" { (text(need)) } }
                            }
                        }
                    }
                    div class="actions" {
                        a class="btn btn-primary" href="/enrol" { (text(Key::PageEntranceBegin)) }
                        a class="btn" href="/return" { (text(Key::PageReturn)) }
                    }
                }
                aside class="aside stack" {
                    section {
                        h2 { (text(Key::PageEntranceHow)) }
                        ol class="next" { @for step in steps { li { (text(step)) } } }
                    }
                    section {
                        h2 { (text(Key::PageEntrancePaper)) }
                        p { (text(Key::PageEntrancePaperHow)) }
                    }
                }
            }
        },
    )
}
