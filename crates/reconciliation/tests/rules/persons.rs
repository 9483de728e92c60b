//! Keys of a person: what two documents of one person share, and what two persons do not.

use documents::Format;
use documents::mrz::{Fields, emit};
use documents::names::NameParts;
use reconciliation::{Birthplace, KeyKind, person_keys};
use statement::IdentityRead;
use std::collections::BTreeSet;
use terms::{BirthDate, Day, Personal, Sex};

const PARIS: Birthplace<'_> = Birthplace { place: "75107", country: "99100" };

fn read(primary: &str, secondary: &str, born: &str) -> IdentityRead {
    IdentityRead {
        primary: primary.to_owned().into(),
        secondary: secondary.to_owned().into(),
        truncated: false,
        birth: Personal::new(born.parse().unwrap()),
        sex: Sex::Female,
        nationality: "FRA".into(),
    }
}

/// What a document of that format says of a person.
fn shown(format: Format, primary: &str, secondary: &str) -> IdentityRead {
    let fields = Fields {
        document_code: if format == Format::Td3 { "P" } else { "ID" },
        issuer: "FRA",
        number: if format == Format::FrenchCard { "160775107123" } else { "VAV000017" },
        nationality: "FRA",
        birth: "1987-03-14".parse::<BirthDate>().ok(),
        sex: Sex::Female,
        expiry: Day::of(2033, 5, 8),
        name: NameParts { primary, secondary },
    };
    let lines = emit(format, &fields).unwrap();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let reading = documents::mrz::read(&lines, Day::of(2026, 11, 21));
    IdentityRead {
        primary: reading.primary,
        secondary: reading.secondary,
        truncated: reading.name_maybe_truncated,
        birth: reading.birth.unwrap(),
        sex: reading.sex.unwrap(),
        nationality: reading.nationality,
    }
}

/// The kinds of the first one's keys that meet a key of the second.
fn met(one: &IdentityRead, other: &IdentityRead) -> BTreeSet<KeyKind> {
    let place = |declared| Some(declared);
    let theirs = person_keys(other, place(PARIS));
    let has = |kind: KeyKind, text: &Personal<String>| {
        theirs.iter().any(|(of, theirs)| *of == kind && theirs.reveal() == text.reveal())
    };
    let own = person_keys(one, place(PARIS));
    own.iter().filter(|(kind, text)| has(kind.meets(), text)).map(|(kind, _)| *kind).collect()
}

fn is_one_person(one: &IdentityRead, other: &IdentityRead) -> bool {
    let there = met(one, other).iter().any(|kind| kind.is_exact());
    assert_eq!(there, met(other, one).iter().any(|kind| kind.is_exact()), "neither side is the first");
    there
}

#[test]
fn one_name_is_one_person_however_it_is_parted_and_whichever_century_was_guessed() {
    let one = read("MC DONALD", "ANNE MARIE", "1908-02-01");
    assert!(is_one_person(&one, &read("MCDONALD", "ANNEMARIE", "2008-02-01")));
    assert!(is_one_person(&read("SUPARMAN", "", "1987-03-14"), &read("", "SUPARMAN", "1987-03-14")));
    assert!(is_one_person(&read("SUPARMAN", "SUPARMAN", "1987-03-14"), &read("", "SUPARMAN", "1987-03-14")));
}

#[test]
fn another_name_day_or_sex_is_another_person() {
    let one = read("LACOMBE", "NOEMIE AURORE", "1987-03-14");
    for other in [
        read("LACOMBA", "NOEMIE AURORE", "1987-03-14"),
        read("LACOMBE", "NOEMIE", "1987-03-14"),
        read("LACOMBE", "NOEMIE AURORE", "1987-03-15"),
        read("LACOMBE", "NOEMIE AURORE", "1987-03-00"),
        IdentityRead { sex: Sex::Male, ..one.clone() },
    ] {
        assert!(!is_one_person(&one, &other));
    }
    // What parts the identifiers counts.
    assert!(!is_one_person(
        &read("MARTIN LOU", "ANNE", "1987-03-14"),
        &read("MARTIN", "LOU ANNE", "1987-03-14")
    ));
}

#[test]
fn a_name_that_one_zone_has_no_room_for_is_found_in_every_other_zone() {
    let formats = [Format::Td1, Format::Td2, Format::Td3, Format::FrenchCard];
    for (primary, secondary) in [
        ("Lacombe-Darvil de Montrevel", "Noémie Aurore Clémentine"),
        ("Vaubert-Lainé de la Roche-Guyon", "Sidonie"),
        ("Ostermann", "Ludivine Marie-Charlotte"),
        ("Kéravel", "Théodore Maël Ewen"),
    ] {
        let whole = shown(Format::Td3, primary, secondary);
        for format in formats {
            let other = shown(format, primary, secondary);
            // Cut twice from different lengths, two forms may be too far apart: a person sees them as near.
            let is_near = met(&whole, &other).contains(&KeyKind::NearName);
            assert!(is_one_person(&whole, &other) || (whole.truncated && is_near), "{primary} {format:?}");
        }
    }
}

#[test]
fn two_whole_names_that_only_could_be_cut_to_one_are_two_persons_alike() {
    let (one, other) = ("Noémie Aurore", "Noémie Aurélie");
    let (one, other) = [one, other].map(|given| shown(Format::Td3, "Lacombe-Darvil Montrev", given)).into();
    assert!(!one.truncated && !other.truncated);
    assert!(!is_one_person(&one, &other));
    assert!(met(&one, &other).contains(&KeyKind::NearName));
}

#[test]
fn a_birthplace_brings_near_those_of_one_given_name_and_no_stranger_of_that_day() {
    let one = read("LACOMBE", "NOEMIE AURORE", "1987-03-14");
    let married = read("DESTRADE", "NOEMIE AURORE", "1987-03-14");
    let stranger = read("DESTRADE", "IRIS", "1987-03-14");
    assert_eq!(met(&one, &married), [KeyKind::NearBirth].into());
    assert_eq!(met(&one, &stranger), [].into());
    let kinds = |place| person_keys(&one, place).iter().map(|(kind, _)| *kind).collect::<BTreeSet<_>>();
    let nowhere = Birthplace { place: " ", country: "99350" };
    assert!(!kinds(Some(nowhere)).contains(&KeyKind::NearBirth), "a country alone brings nobody near");
    assert!(!kinds(None).contains(&KeyKind::NearBirth));
}
