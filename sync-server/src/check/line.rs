//! One line of what was found: the thing, the verdict, the sentence, and the next step. Must not know what was looked at.

use serde::Serialize;

/// What was found of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Right,
    /// A start works; a person should know.
    Remark,
    /// A start fails, or what it starts does not work.
    Wrong,
}

impl Verdict {
    /// As people read it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Remark => "remark",
            Self::Wrong => "wrong",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it is.
    pub what: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// The same in a sentence.
    pub said: String,
    /// What to do, where something is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Line {
    pub(super) fn right(what: &'static str, said: impl Into<String>) -> Self {
        Self { what, verdict: Verdict::Right, said: said.into(), next: None }
    }

    pub(super) fn remark(what: &'static str, said: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what, verdict: Verdict::Remark, said: said.into(), next: Some(next.into()) }
    }

    pub(super) fn wrong(what: &'static str, said: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what, verdict: Verdict::Wrong, said: said.into(), next: Some(next.into()) }
    }
}

/// An error and every one below it, as the end of a sentence.
pub(super) fn told(error: impl Into<anyhow::Error>) -> String {
    format!("{:#}", error.into())
}
