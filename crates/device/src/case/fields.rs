//! The fields of the document beside what was declared. With the voucher alone only an initial and a year can
//! be compared; the registry compares the rest.

use crate::case::{Declared, Draft, Opening, visible_seal};
use crate::views::FieldView;
use documents::names::{NameComparison, explain, to_mrz};
use documents::{FindingCode, Format, MrzField, NameMatch, NameParts, Protection};
use proofing::{Presented, PrintedField};
use terms::{BirthDate, Day, Personal};

/// The fields in the order of the page. Number and expiry are hidden until they were typed.
pub(super) fn of(presented: &Presented, voucher: &Opening, draft: &Draft) -> Vec<FieldView> {
    let reading = presented.reading();
    let birth = reading.birth.as_ref().map(|birth| Personal::new(birth.reveal().to_string()));
    let sex = reading.sex.map(|sex| Personal::from(sex.word()));
    let day = |day: Option<Day>| day.map(|day| Personal::new(day.to_string()));
    let is_typed = presented.typed().is_some();
    let field = |name, of, read| field(name, of, reading.format, read);
    let mut fields = vec![
        field("name", MrzField::Name, Some(reading.primary.clone())),
        field("given-names", MrzField::Name, Some(reading.secondary.clone())),
        field("birth-date", MrzField::Birth, birth),
        field("sex", MrzField::Sex, sex),
        field("nationality", MrzField::Nationality, Some(reading.nationality.clone())),
        field("number", MrzField::Number, Some(reading.number.clone()).filter(|_| is_typed)),
        field("expiry", MrzField::Expiry, day(reading.expiry).filter(|_| is_typed)),
    ];
    for shown in &mut fields {
        match shown.name {
            "nationality" if reading.has(FindingCode::NationalityImplied) => shown.from("implied"),
            "expiry" if reading.expiry.is_none() => {
                shown.read = day(presented.printed_expiry());
                shown.from("printed");
            }
            _ => {}
        }
    }
    if presented.asks_for_issue() {
        // No layout has this field: what it says is what is printed.
        let mut issued = field("issued", MrzField::Expiry, day(presented.issued()));
        issued.from("printed");
        fields.push(issued);
    }
    visible_seal::write_beside(&mut fields, presented);
    for shown in &mut fields {
        let Some(printed) = PrintedField::from_word(shown.name) else { continue };
        shown.to_confirm = printed.is_in(reading);
        shown.printed = presented.confirmed().of(printed);
        let told = match &draft.declared {
            Some(declared) => Some(whole(printed, presented, declared)),
            None => glance(printed, presented, voucher),
        };
        if let Some((declared, relation, why)) = told {
            shown.declared = Some(declared);
            shown.relation = Some(relation);
            shown.why = why;
        }
    }
    fields
}

fn field(
    name: &'static str,
    of: MrzField,
    format: Option<Format>,
    read: Option<Personal<String>>,
) -> FieldView {
    let covered = format.is_some_and(|format| of.protection(format) == Protection::Digit);
    FieldView {
        name,
        read,
        source: "zone",
        covered,
        sealed: None,
        declared: None,
        relation: None,
        why: None,
        to_confirm: false,
        printed: None,
    }
}

/// What was declared, how it relates to what was read, and why where that is no matter of course.
type Told = (Personal<String>, &'static str, Option<&'static str>);

/// What was declared, and how it relates to what was read.
fn whole(field: PrintedField, presented: &Presented, declared: &Declared) -> Told {
    let reading = presented.reading();
    let cut = reading.name_maybe_truncated;
    let primary = |name: &str| {
        let parts = |primary| NameParts { primary, secondary: "" };
        explain(parts(name), parts(reading.primary.reveal()), cut)
    };
    match field {
        PrintedField::Name => {
            let birth = primary(declared.birth_name.reveal());
            let usage = declared.usage_name.as_ref().map(|name| (name, primary(name.reveal())));
            let (name, relation) = match usage {
                Some((name, found)) if found.relation < birth.relation => (name, found),
                _ => (&declared.birth_name, birth),
            };
            compared_with_declared(name.clone(), relation)
        }
        PrintedField::GivenNames => {
            let parts = |secondary| NameParts { primary: "", secondary };
            let names = declared.given_names.reveal();
            compared_with_declared(
                declared.given_names.clone(),
                explain(parts(names), parts(reading.secondary.reveal()), cut),
            )
        }
        PrintedField::BirthDate => {
            let birth = *declared.birth.reveal();
            let agrees = reading.birth_agrees(birth, presented.on());
            let relation = if agrees { NameMatch::Equal } else { NameMatch::Different };
            (Personal::new(birth.to_string()), relation.word(), None)
        }
    }
}

fn compared_with_declared(declared: Personal<String>, found: NameComparison) -> Told {
    let why = (found.relation != NameMatch::Equal).then(|| found.reason.word());
    (declared, found.relation.word(), why)
}

/// What the voucher carries: the first letters of given and birth name, and the year.
fn glance(field: PrintedField, presented: &Presented, voucher: &Opening) -> Option<Told> {
    let reading = presented.reading();
    let initial = |at: usize, read: &str| {
        let letter = voucher.initials.as_ref()?.reveal().chars().nth(at)?;
        let begins = to_mrz(&letter.to_string())
            .is_ok_and(|plain| plain.chars().next().is_some_and(|first| read.starts_with(first)));
        Some((Personal::new(format!("{letter}.")), begins))
    };
    let (declared, agrees) = match field {
        PrintedField::GivenNames => initial(0, reading.secondary.reveal())?,
        PrintedField::Name => initial(1, reading.primary.reveal())?,
        PrintedField::BirthDate => {
            let year = *voucher.birth_year.as_ref()?.reveal();
            let declared = BirthDate::new(year, None, None).ok();
            let agrees = declared
                .zip(reading.birth.as_ref())
                .is_some_and(|(declared, read)| declared.is_but_for_century(*read.reveal(), presented.on()));
            (Personal::new(year.to_string()), agrees)
        }
    };
    Some((declared, if agrees { "glance" } else { "different" }, None))
}
