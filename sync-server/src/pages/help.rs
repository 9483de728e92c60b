//! Help: what people ask, each with its answer and the way there.

use super::Frame;
use maud::{Markup, html};
use words::Key;

const QUESTIONS: [(Key, Key); 8] = [
    (Key::PageHelpLost, Key::PageHelpLostHow),
    (Key::PageHelpCode, Key::PageHelpCodeHow),
    (Key::PageHelpLate, Key::PageHelpLateHow),
    (Key::PageHelpDocument, Key::PageHelpDocumentHow),
    (Key::PageHelpHome, Key::PageHelpHomeHow),
    (Key::PageHelpAnswer, Key::PageHelpAnswerHow),
    (Key::PageHelpData, Key::PageHelpDataHow),
    (Key::PageHelpTalk, Key::PageHelpTalkHow),
];

/// The help page.
pub fn help(frame: &Frame) -> Markup {
    let words = frame.words;
    let title = words.text(Key::PageHelpTitle);
    frame.page(
        &title,
        &html! {
            h1 { (title) }
            div class="stack answers" {
                @for (question, answer) in QUESTIONS {
                    section { h2 { (words.text(question)) } p { (words.text(answer)) } }
                }
            }
            div class="actions" {
                a class="btn btn-primary" href="/return" { (words.text(Key::PageReturn)) }
                a class="btn" href="/enrol" { (words.text(Key::PageEntranceBegin)) }
            }
        },
    )
}
