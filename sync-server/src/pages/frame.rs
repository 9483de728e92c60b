//! What is around every page: head, language, help, and the two pages for when something is not there.

use maud::{DOCTYPE, Markup, html};
use terms::{Language, Problem};
use words::{Key, Words};

/// Around a page: its words and where it stands, for the switch of language.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The texts.
    pub words: Words,
    /// The page's own path. It names an enrolment at most, and nobody.
    pub path: String,
}

impl Frame {
    /// A whole document.
    pub fn page(&self, title: &str, content: &Markup) -> Markup {
        let words = self.words;
        let (other, name) = match words.language() {
            Language::French => ("en", "English"),
            Language::English => ("fr", "Français"),
        };
        html! {
            (DOCTYPE)
            html lang=(words.language().word()) data-app="applicant" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title.trim_end_matches(['.', '?', '\u{202f}'])) " – Vis-à-vis" }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href="/assets/applicant.css";
                    link rel="stylesheet" href="/assets/typeface.css";
                    script defer src="/plain.js" {}
                }
                body {
                    div class="page" {
                        header class="site" {
                            a class="brand" href="/" { (words.text(Key::PageBrand)) }
                            a lang=(other) hreflang=(other) href={ "/language/" (other) "?to=" (self.path) } { (name) }
                        }
                        main { (content) }
                        footer class="site-foot" {
                            a href="/help" { (words.text(Key::PageHelp)) }
                            a href="/return" { (words.text(Key::PageReturn)) }
                        }
                    }
                }
            }
        }
    }

    /// A page that is a title, a sentence and what can be done.
    pub fn notice_page(&self, title: Key, lead: &str, actions: &Markup) -> Markup {
        let title = self.words.text(title);
        self.page(
            &title,
            &html! {
                h1 { (title) }
                p class="lead" { (lead) }
                (actions)
            },
        )
    }
}

/// Nothing is there, or not for this visitor: the two are not told apart.
pub fn lost(frame: &Frame) -> Markup {
    let words = frame.words;
    let actions = html! {
        div class="actions" {
            a class="btn btn-primary" href="/return" { (words.text(Key::PageReturn)) }
            a class="btn" href="/" { (words.text(Key::PageEntranceBegin)) }
        }
    };
    frame.notice_page(Key::PageLostTitle, &words.text(Key::PageLostLead), &actions)
}

/// Something was not done: what, and the way back.
pub fn trouble(frame: &Frame, problem: Problem, back: &str) -> Markup {
    let words = frame.words;
    let actions = html! {
        div class="actions" { a class="btn btn-primary" href=(back) { (words.text(Key::PageBack)) } }
    };
    frame.notice_page(Key::PageTroubleTitle, &words.problem(problem), &actions)
}
