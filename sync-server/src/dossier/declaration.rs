//! From what was typed to what the rules judge. It must not judge anything itself.

use super::contact::NewContact;
use crate::model::ContactKind;
use proofing::applicant::{self, PostalAddress};
use proofing::eligibility::{Field, judge, normalise_mobile};
use terms::{BirthDate, Day, Personal, Problem, Sex};
use wire::v1::enrolment::Declaration;

/// A declaration that may be submitted, as the rules read it; or every field that stands against it. What
/// was typed is tidied in place: what nobody sees and spaces at the ends go, the mobile is written as E.164.
pub fn eligible(
    typed: &mut Declaration,
    on: Day,
) -> Result<applicant::Declaration, Vec<(&'static str, Problem)>> {
    tidy(typed);
    let declaration = match understood(typed) {
        Ok(declaration) => declaration,
        Err(unread) => return Err(all_problems(typed, &unread, on)),
    };
    let against = judge(&declaration, on);
    if !against.is_empty() {
        return Err(against.into_iter().map(|(field, problem)| (field.word(), problem)).collect());
    }
    if let Some(mobile) = normalise_mobile(typed.mobile.reveal()) {
        typed.mobile = mobile.into();
    }
    Ok(declaration)
}

/// What stands against some fields of a declaration that is being typed, in the order of the form.
pub fn problems_of(mut typed: Declaration, fields: &[String], on: Day) -> Vec<(&'static str, Problem)> {
    let against = eligible(&mut typed, on).err().unwrap_or_default();
    against.into_iter().filter(|(field, _)| fields.iter().any(|asked| asked == field)).collect()
}

/// New contact data as they would be declared, or what stands against them; nothing else of the declaration is judged anew.
pub fn eligible_contact(
    declared: &Declaration,
    new: NewContact,
    on: Day,
) -> Result<NewContact, Vec<(&'static str, Problem)>> {
    let kind = new.kind();
    let fields: &[Field] = match kind {
        ContactKind::Mobile => &[Field::Mobile],
        ContactKind::Email => &[Field::Email],
        ContactKind::Postal => {
            &[Field::AddressLine, Field::AddressComplement, Field::Postcode, Field::Locality, Field::Country]
        }
    };
    let mut typed = declared.clone();
    new.put_into(&mut typed);
    let mut against = eligible(&mut typed, on).err().unwrap_or_default();
    against.retain(|(word, _)| fields.iter().any(|field| field.word() == *word));
    if !against.is_empty() {
        return Err(against);
    }
    if let Some(mobile) = normalise_mobile(typed.mobile.reveal()) {
        typed.mobile = mobile.into();
    }
    Ok(NewContact::declared(kind, &typed))
}

/// The declaration as the rules read it, or the fields that have no such reading.
pub fn understood(typed: &Declaration) -> Result<applicant::Declaration, Vec<(Field, Problem)>> {
    let birth_date: Option<BirthDate> = typed.birth_date.reveal().parse().ok();
    let sex = Sex::from_word(typed.sex.reveal());
    if let (Some(birth_date), Some(sex)) = (birth_date, sex) {
        return Ok(with(typed, birth_date, sex));
    }
    let mut unread = Vec::new();
    if birth_date.is_none() {
        unread.push((Field::BirthDate, of_unread(&typed.birth_date)));
    }
    if sex.is_none() {
        unread.push((Field::Sex, of_unread(&typed.sex)));
    }
    Err(unread)
}

fn of_unread(text: &Personal<String>) -> Problem {
    if text.reveal().is_empty() { Problem::FieldMissing } else { Problem::FieldInvalid }
}

/// The unread fields together with whatever stands against the others, in the order of the form: an
/// applicant corrects everything in one go.
fn all_problems(typed: &Declaration, unread: &[(Field, Problem)], on: Day) -> Vec<(&'static str, Problem)> {
    let is_unread = |field: Field| unread.iter().any(|(other, _)| *other == field);
    let birth_date = typed.birth_date.reveal().parse().ok();
    let birth_date = birth_date.or_else(|| BirthDate::new(1900, Some(1), Some(1)).ok());
    let sex = Sex::from_word(typed.sex.reveal()).unwrap_or(Sex::Unspecified);
    let others = birth_date.map_or_else(Vec::new, |birth_date| judge(&with(typed, birth_date, sex), on));
    let mut all: Vec<(Field, Problem)> = others.into_iter().filter(|(field, _)| !is_unread(*field)).collect();
    all.extend_from_slice(unread);
    all.sort_by_key(|(field, _)| *field);
    all.into_iter().map(|(field, problem)| (field.word(), problem)).collect()
}

fn with(typed: &Declaration, birth_date: BirthDate, sex: Sex) -> applicant::Declaration {
    let address = &typed.address;
    applicant::Declaration {
        birth_name: typed.birth_name.clone(),
        usage_name: typed.usage_name.clone(),
        given_names: typed.given_names.clone(),
        birth_date: Personal::new(birth_date),
        birth_place: typed.birth_place.clone(),
        birth_country: typed.birth_country.clone(),
        sex: Personal::new(sex),
        nationality: typed.nationality.clone(),
        address: Personal::new(PostalAddress {
            line: address.line.reveal().clone(),
            complement: address.complement.as_ref().map(|text| text.reveal().clone()),
            postcode: address.postcode.reveal().clone(),
            locality: address.locality.reveal().clone(),
            country: address.country.reveal().clone(),
        }),
        email: typed.email.clone(),
        mobile: typed.mobile.clone(),
    }
}

fn tidy(typed: &mut Declaration) {
    let address = &mut typed.address;
    let fields = [
        &mut typed.birth_name,
        &mut typed.given_names,
        &mut typed.birth_date,
        &mut typed.birth_place,
        &mut typed.birth_country,
        &mut typed.sex,
        &mut typed.nationality,
        &mut typed.email,
        &mut typed.mobile,
        &mut address.line,
        &mut address.postcode,
        &mut address.locality,
        &mut address.country,
    ];
    for field in fields {
        trim(field);
    }
    for field in [&mut typed.usage_name, &mut address.complement] {
        field.iter_mut().for_each(trim);
        // An empty box is nothing declared.
        field.take_if(|text| text.reveal().is_empty());
    }
}

fn trim(text: &mut Personal<String>) {
    *text = Personal::new(terms::text::typed(text.reveal()));
}
