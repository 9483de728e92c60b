//! A settings file that is not of the documented form: where, and what was expected. It must not know a setting.

/// What of a settings file is not of the documented form. It quotes no line and no value, because any of them may be a
/// secret, except where a setting that is none says itself what it was given.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Fault {
    line: usize,
    what: String,
}

impl Fault {
    pub(super) fn of(error: &toml::de::Error, text: &str) -> Self {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let message = error.message();
        // Of a value that is of the wrong type or out of range, the message quotes the value.
        let what = match message.split_once(", expected ") {
            Some((found, expected)) if found.starts_with("invalid ") => format!("expected {expected}"),
            _ if message.starts_with("invalid ") => "a value that does not fit".to_owned(),
            _ => message.to_owned(),
        };
        Self { line: before.matches('\n').count() + 1, what }
    }
}
