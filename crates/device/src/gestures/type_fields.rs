//! The agent types printed fields without seeing what was read. The step of the check compares them; this file must not.

use super::read_document::take_step;
use crate::case::{Case, Step};
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::Snapshot;
use serde::Deserialize;
use std::num::{ParseIntError, TryFromIntError};
use terms::{Day, NotADate, Personal, Problem, text};
use ts_rs::TS;

/// The end of the number, and the expiry.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TypeFields {
    /// The last three characters of the document's number.
    #[ts(type = "string")]
    pub number_end: Personal<String>,
    /// The printed end of validity, as it is typed: `19/01/2031`, `19012031`, `2031-01-19`.
    #[ts(type = "string")]
    pub expiry: Personal<String>,
    /// The printed day of issue, typed likewise, where the case asks for it (`asksForIssue`).
    #[ts(type = "string | null")]
    pub issued: Option<Personal<String>>,
}

impl Desk {
    /// Compares the two fields. A difference is told and recorded; the case goes on either way.
    pub async fn type_fields(&self, typed: TypeFields) -> Result<Snapshot, Refusal> {
        if text::typed(typed.number_end.reveal()).is_empty() {
            return Err(Refusal::of_field("number-end", Problem::FieldMissing));
        }
        let expiry = printed_day("expiry", typed.expiry.reveal())?;
        let issued = typed.issued.map(|issued| printed_day("issued", issued.reveal())).transpose()?;
        let step = Step::Typed { number_end: typed.number_end, expiry, issued };
        self.local(move |inner, state| {
            if issued.is_none() && state.case.as_ref().is_some_and(Case::asks_for_issue) {
                return Err(Refusal::of_field("issued", Problem::FieldMissing));
            }
            take_step(inner, state, step)
        })
        .await
    }
}

/// Years that a document of today is issued or ends in; another is a slip of the finger. An old card whose validity was
/// prolonged, and one without end, are within.
const YEARS: core::ops::RangeInclusive<i32> = 1950..=2099;

/// A day as it is printed on a document and typed by hand: day, month, year of four digits, with whatever
/// stands between them, or nothing; or as ISO 8601 writes it.
fn printed_day(field: &'static str, text: &str) -> Result<Day, Refusal> {
    let text = text::typed(text);
    if text.is_empty() {
        return Err(Refusal::of_field(field, Problem::FieldMissing));
    }
    let invalid = || Refusal::of_field(field, Problem::FieldInvalid);
    let plausible = |day: Day| if YEARS.contains(&day.year()) { Ok(day) } else { Err(invalid()) };
    if let Ok(day) = text.parse() {
        return plausible(day);
    }
    let parts: Vec<&str> = match text.len() {
        8 if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            [text.get(..2), text.get(2..4), text.get(4..)].into_iter().flatten().collect()
        }
        _ => text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect(),
    };
    let [day, month, year] = parts.as_slice() else { return Err(invalid()) };
    if year.len() != 4 {
        return Err(invalid());
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_: ParseIntError| invalid());
    let year = i32::try_from(number(year)?).map_err(|_: TryFromIntError| invalid())?;
    plausible(Day::from_ymd(year, number(month)?, number(day)?).map_err(|NotADate| invalid())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_day_is_understood_as_people_type_it() {
        for text in ["19/01/2031", "19012031", "19 01 2031", "19.1.2031", "2031-01-19", " 19-01-2031 "] {
            assert_eq!(
                printed_day("expiry", text).map(|day| day.to_string()),
                Ok("2031-01-19".to_owned()),
                "{text}"
            );
        }
        for text in [
            "31/02/2031",
            "19/01/31",
            "2031",
            "demain",
            "19/01/0033",
            "0033-01-19",
            "19/01/1033",
            "190120311",
            "19/01/2031/1",
        ] {
            assert_eq!(
                printed_day("expiry", text),
                Err(Refusal::of_field("expiry", Problem::FieldInvalid)),
                "{text}"
            );
        }
        assert_eq!(printed_day("expiry", " "), Err(Refusal::of_field("expiry", Problem::FieldMissing)));
    }
}
