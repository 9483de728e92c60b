//! The rules of the form, each on a declaration that is right but for one thing.

use super::*;
use terms::{Personal, Sex};

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn declaration() -> Declaration {
    Declaration {
        birth_name: "Exemple-Noël".into(),
        usage_name: None,
        given_names: "Camille, Zoé".into(),
        birth_date: Personal::new("1987-04-17".parse().unwrap()),
        birth_place: "75107".into(),
        birth_country: "99100".into(),
        sex: Personal::new(Sex::Female),
        nationality: "FRA".into(),
        address: Personal::new(PostalAddress {
            line: "4 rue des Tilleuls".to_owned(),
            complement: None,
            postcode: "97411".to_owned(),
            locality: "Valbrune-sur-Orle".to_owned(),
            country: "FRA".to_owned(),
        }),
        email: "camille@example.fr".into(),
        mobile: "06 12 34 56 78".into(),
    }
}

fn check(change: impl FnOnce(&mut Declaration), expected: &[(Field, Problem)]) {
    let mut declaration = declaration();
    change(&mut declaration);
    assert_eq!(judge(&declaration, today()), expected);
}

fn check_address(change: impl FnOnce(&mut PostalAddress), expected: &[(Field, Problem)]) {
    check(
        |declaration| {
            let mut address = declaration.address.reveal().clone();
            change(&mut address);
            declaration.address = Personal::new(address);
        },
        expected,
    );
}

#[test]
fn a_complete_declaration_has_nothing_against_it() {
    check(|_| {}, &[]);
    check(|declaration| declaration.birth_name = "Əliyev".into(), &[]);
}

#[test]
fn a_person_of_eighteen_today_may_apply_and_not_a_day_before() {
    check(|declaration| declaration.birth_date = Personal::new("2008-11-21".parse().unwrap()), &[]);
    check(
        |declaration| declaration.birth_date = Personal::new("2008-11-22".parse().unwrap()),
        &[(Field::BirthDate, Problem::TooYoung)],
    );
    check(
        |declaration| declaration.birth_date = Personal::new("2027-01-01".parse().unwrap()),
        &[(Field::BirthDate, Problem::FieldInvalid)],
    );
}

#[test]
fn an_address_abroad_is_told_apart_from_a_wrong_one() {
    check_address(
        |address| {
            address.country = "BEL".to_owned();
            address.postcode = "1000".to_owned();
        },
        &[(Field::Country, Problem::AddressNotInFrance)],
    );
    for postcode in ["1000", "00100", "96000", "7501A", "750011"] {
        check_address(
            |address| address.postcode = postcode.to_owned(),
            &[(Field::Postcode, Problem::FieldInvalid)],
        );
    }
}

#[test]
fn every_missing_field_is_named_at_once() {
    check(
        |declaration| {
            declaration.birth_name = " ".into();
            declaration.given_names = "".into();
            declaration.mobile = "".into();
        },
        &[
            (Field::BirthName, Problem::FieldMissing),
            (Field::GivenNames, Problem::FieldMissing),
            (Field::Mobile, Problem::FieldMissing),
        ],
    );
}

#[test]
fn a_name_has_letters_no_digits_and_an_end() {
    for name in ["X Æ 12", "--", "Exem\u{7}ple", &"a".repeat(257)] {
        check(
            |declaration| declaration.usage_name = Some(name.into()),
            &[(Field::UsageName, Problem::FieldInvalid)],
        );
    }
    check(|declaration| declaration.birth_name = "é".repeat(256).as_str().into(), &[]);
}

#[test]
fn a_birth_in_france_needs_the_code_of_the_commune() {
    for place in ["2A004", "97411", "98735", "01001"] {
        check(|declaration| declaration.birth_place = place.into(), &[]);
    }
    // 20 was Corsica until 1976; a postcode of a prefecture is no commune.
    check(
        |declaration| {
            declaration.birth_place = "20004".into();
            declaration.birth_date = BirthDate::new(1975, Some(12), Some(31)).unwrap().into();
        },
        &[],
    );
    for place in
        ["20004", "75000", "97400", "98700", "Lyon", "96001", "97911", "99352", "2C001", "7510", "é751"]
    {
        check(
            |declaration| declaration.birth_place = place.into(),
            &[(Field::BirthPlace, Problem::FieldInvalid)],
        );
    }
    for place in ["", "Valbrune"] {
        check(
            |declaration| {
                declaration.birth_place = place.into();
                declaration.birth_country = "99131".into();
            },
            &[],
        );
    }
    check(
        |declaration| declaration.birth_country = "FRA".into(),
        &[(Field::BirthCountry, Problem::FieldInvalid)],
    );
}

#[test]
fn a_social_security_number_is_refused_wherever_it_is_typed() {
    check_address(
        |address| address.complement = Some("bât. 2 95 10 99 126 111 93".to_owned()),
        &[(Field::AddressComplement, Problem::NirRefused)],
    );
    check(
        |declaration| declaration.given_names = "Camille 295109912611193".into(),
        &[(Field::GivenNames, Problem::NirRefused)],
    );
}

#[test]
fn nationality_mail_and_mobile_have_their_forms() {
    check(
        |declaration| declaration.nationality = "UTO".into(),
        &[(Field::Nationality, Problem::FieldInvalid)],
    );
    check(|declaration| declaration.email = "camille".into(), &[(Field::Email, Problem::FieldInvalid)]);
    check(
        |declaration| declaration.mobile = "0112345678".into(),
        &[(Field::Mobile, Problem::MobileNotAccepted)],
    );
}

#[test]
fn debug_shows_nothing_of_the_person() {
    let shown = format!("{:?}", declaration());
    for secret in ["Exemple", "Camille", "1987", "Tilleuls", "97411", "6 12"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn a_year_in_which_nobody_alive_was_born_is_refused() {
    let refused = [(Field::BirthDate, Problem::FieldInvalid)];
    for born in ["0087-04-17", "0001-01-01", "1887-04-17", "1900-12-31", "2026-11-22"] {
        check(|declaration| declaration.birth_date = Personal::new(born.parse().unwrap()), &refused);
    }
    for born in ["1901-01-01", "1908-00-00"] {
        check(|declaration| declaration.birth_date = Personal::new(born.parse().unwrap()), &[]);
    }
}

#[test]
fn a_commune_of_mayotte_counts_for_those_born_while_it_was_one() {
    let born = |place: &'static str, date: &str| {
        let date: BirthDate = date.parse().unwrap();
        move |declaration: &mut Declaration| {
            declaration.birth_place = place.into();
            declaration.birth_date = Personal::new(date);
        }
    };
    let refused = [(Field::BirthPlace, Problem::FieldInvalid)];
    for place in ["98501", "98511", "98517", "97611"] {
        check(born(place, "1990-05-01"), &[]);
    }
    for place in ["98500", "98518", "98411", "98911", "9851"] {
        check(born(place, "1990-05-01"), &refused);
    }
    let young = [(Field::BirthDate, Problem::TooYoung), refused[0]];
    check(born("98511", "2011-03-31"), &young);
    check(born("98511", "2011-03-30"), &young[..1]);
}

#[test]
fn what_nobody_sees_is_missing_and_hides_in_no_field() {
    check_address(
        |address| address.line = "\u{200b}\u{2060}".to_owned(),
        &[(Field::AddressLine, Problem::FieldMissing)],
    );
    check(
        |declaration| declaration.birth_name = "\u{feff} ".into(),
        &[(Field::BirthName, Problem::FieldMissing)],
    );
    let hidden = [(Field::BirthName, Problem::FieldInvalid)];
    check(|declaration| declaration.birth_name = "Lacom\u{200b}be".into(), &hidden);
}
