//! The rules of names, on names nobody bears.

use super::*;
use proptest::prelude::*;

fn parts<'a>(primary: &'a str, secondary: &'a str) -> NameParts<'a> {
    NameParts { primary, secondary }
}

fn check(declared: (&str, &str), read: (&str, &str), truncated: bool, expected: NameMatch) {
    let found = compare(parts(declared.0, declared.1), parts(read.0, read.1), truncated);
    assert_eq!(found, expected, "{declared:?} against {read:?}");
}

#[test]
fn accents_hyphens_and_apostrophes_make_no_difference() {
    assert_eq!(to_mrz("d’Exemple-Noël").as_deref(), Ok("DEXEMPLE<NOEL"));
    assert_eq!(to_mrz("  Lœuvre   de  L'Haÿ ").as_deref(), Ok("LOEUVRE<DE<LHAY"));
    check(("D'Exemple", "Jérôme, Noël"), ("DEXEMPLE", "JEROME NOEL"), false, NameMatch::Equal);
}

#[test]
fn every_look_alike_of_an_apostrophe_or_a_hyphen_is_one_and_what_nobody_sees_is_nothing() {
    for apostrophe in
        ['\'', '’', '‘', '\u{2bb}', '\u{2bc}', '\u{2bf}', '\u{b4}', '`', '\u{2032}', '\u{a78c}', '\u{ff07}']
    {
        let (primary, secondary) = (format!("Te{apostrophe}iki"), format!("Heiari{apostrophe}i"));
        check((&primary, &secondary), ("TEIKI", "HEIARII"), false, NameMatch::Equal);
        check((&format!("D{apostrophe}Exemple"), ""), ("DEXEMPLE", ""), false, NameMatch::Equal);
    }
    for hyphen in
        ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}', '\u{fe63}', '\u{ff0d}', '\u{58a}', '\u{2e3a}']
    {
        check((&format!("Exemple{hyphen}Noël"), ""), ("EXEMPLE NOEL", ""), false, NameMatch::Equal);
    }
    for hidden in ['\u{200b}', '\u{ad}', '\u{202d}', '\u{feff}', '\u{3164}', '\u{fe0f}'] {
        check((&format!("Lacom{hidden}be"), "Zoé"), ("LACOMBE", "ZOE"), false, NameMatch::Equal);
    }
}

#[test]
fn a_letter_and_its_combining_mark_are_one_letter() {
    assert_eq!(to_mrz("Mu\u{308}ller"), to_mrz("Müller"));
    assert_eq!(to_mrz_spelt("Müller", Spelling::Plain).as_deref(), Ok("MULLER"));
    assert_eq!(to_mrz_spelt("Straße", Spelling::Plain).as_deref(), Ok("STRASSE"));
}

#[test]
fn every_spelling_the_table_allows_is_accepted_and_no_other() {
    for read in ["MUXXLLER", "MULLER"] {
        check(("Müller", "Åsa"), (read, "ASA"), false, NameMatch::EqualAfterAlternatives);
    }
    check(("Müller", "Åsa"), ("MUELLER", "AASA"), false, NameMatch::Equal);
    check(("Mueller", "Asa"), ("Müller", "Åsa"), false, NameMatch::EqualAfterAlternatives);
    check(("Mueller", "Asa"), ("MULLER", "ASA"), false, NameMatch::Different);
    check(("Muller", "Asa"), ("MUELLER", "ASA"), false, NameMatch::Different);
}

#[test]
fn a_cut_is_forgiven_only_where_the_field_is_full() {
    let declared = ("Bennelong Wooloomooloo", "Dingo Potoroo");
    check(declared, ("BENNELONG WOOL", "DI"), true, NameMatch::CompatibleWithTruncation);
    check(declared, ("BENNELONG WOOL", "DI"), false, NameMatch::Different);
    check(declared, ("BENNELONG", "POTOROO"), true, NameMatch::Different);
    check(("Exemple", "Zoë"), ("EXEMPLES", "ZOE"), true, NameMatch::Different);
}

#[test]
fn what_the_table_does_not_know_is_for_a_person() {
    assert_eq!(to_mrz("Əliyev"), Err(NotInTable));
    check(("Əliyev", "Ali"), ("ALIYEV", "ALI"), false, NameMatch::Different);
    assert_eq!(to_mrz("Exemple 2"), Err(NotInTable));
}

#[test]
fn a_name_without_given_names_equals_itself_only() {
    check(("Arkfreith", ""), ("ARKFREITH", ""), false, NameMatch::Equal);
    check(("Arkfreith", ""), ("ARKFREITH", "X"), false, NameMatch::Different);
}

fn reason(declared: (&str, &str), read: (&str, &str), truncated: bool) -> NameReason {
    explain(parts(declared.0, declared.1), parts(read.0, read.1), truncated).reason
}

#[test]
fn a_name_parted_elsewhere_is_the_same_name() {
    for (declared, read) in [
        ("McDonald", "MC DONALD"),
        ("de la Tour", "DELATOUR"),
        ("O'Exemple", "O EXEMPLE"),
        ("Jean-Noël", "JEANNOEL"),
    ] {
        check((declared, "Zoé"), (read, "ZOE"), false, NameMatch::EqualAfterAlternatives);
        assert_eq!(reason((declared, "Zoé"), (read, "ZOE"), false), NameReason::Parting);
    }
    check(("Marianne", ""), ("MARIE ANNE", ""), false, NameMatch::Different);
}

#[test]
fn a_holder_of_one_name_has_it_in_either_place_or_in_both() {
    for declared in [("Arkfreith", ""), ("", "Arkfreith"), ("Arkfreith", "Arkfreith")] {
        for read in [("ARKFREITH", ""), ("", "ARKFREITH")] {
            check(declared, read, false, NameMatch::Equal);
        }
    }
    assert_eq!(reason(("", "Arkfreith"), ("ARKFREITH", ""), false), NameReason::OneName);
    check(("Arkfreith", ""), ("", "SATRIYA"), false, NameMatch::Different);
    check(("Arkfreith", "Zoé"), ("ARKFREITH", ""), false, NameMatch::Different);
}

#[test]
fn the_reason_tells_what_a_clerk_can_see() {
    let cases = [
        (("Exemple", "Zoé"), ("EXEMPLE", "ZOE"), NameReason::Same),
        (("Müller", "Zoé"), ("MULLER", "ZOE"), NameReason::Spelling),
        (("Exemple", "Zoé Marie"), ("EXEMPLE", "ZOE"), NameReason::GivenNamesFewer),
        (("Exemple", "Zoé"), ("EXEMPLE", "CHLOE"), NameReason::GivenNamesDiffer),
        (("Exemple", "Zoé"), ("AUTRE", "ZOE"), NameReason::SurnameDiffers),
        (("Əliyev", "Ali"), ("ALIYEV", "ALI"), NameReason::NotInTable),
    ];
    for (declared, read, expected) in cases {
        assert_eq!(reason(declared, read, false), expected, "{declared:?} {read:?}");
    }
    assert_eq!(reason(("Exemple", "Zoé Marie"), ("EXEMPLE", "ZOE M"), true), NameReason::Shortened);
}

#[test]
fn what_is_too_long_to_be_a_name_is_equal_to_itself_and_compared_with_nothing_else() {
    let (long, other) = ("Å".repeat(400_000), "A".repeat(1_000_000));
    assert_eq!(reason((&long, ""), (&long, ""), true), NameReason::Same);
    assert_eq!(reason((&long, ""), (&other, ""), true), NameReason::TooLong);
    assert_eq!(reason(("Å", &other), ("A", ""), true), NameReason::TooLong);
}

#[test]
fn debug_shows_no_name() {
    assert_eq!(format!("{:?}", parts("EXEMPLE", "ZOE")), "NameParts(…)");
}

proptest! {
    #[test]
    fn no_text_panics(a in ".{0,40}", b in ".{0,40}", truncated: bool) {
        let _ = compare(parts(&a, &b), parts(&b, &a), truncated);
    }
    #[test]
    fn every_name_is_equal_to_itself(a in "\\PC{0,40}", b in "\\PC{0,40}", truncated: bool) {
        prop_assert_eq!(compare(parts(&a, &b), parts(&a, &b), truncated), NameMatch::Equal);
    }
    #[test]
    fn two_whole_names_relate_alike_both_ways(
        a in "[AUEÜü' -]{0,6}", b in "[AUEX -]{0,8}", c in "[AOÖ -]{0,5}", d in "[AOE -]{0,6}",
    ) {
        let (one, other) = (parts(&a, &c), parts(&b, &d));
        let (there, back) = (explain(one, other, false), explain(other, one, false));
        prop_assert_eq!(there, back);
    }
    #[test]
    fn the_mrz_form_is_its_own_mrz_form(name in "[A-Za-zÀ-ÿ' -]{0,40}") {
        if let Ok(written) = to_mrz(&name) {
            prop_assert!(written.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'<'));
            prop_assert_eq!(to_mrz(&written), Ok(written.clone()));
        }
    }
    #[test]
    fn equality_does_not_depend_on_which_side_is_which(a in "[AUEaueÄÜäü-]{0,8}", b in "[AUEX-]{0,12}") {
        let (a, b) = (parts(&a, ""), parts(&b, ""));
        prop_assert_eq!(compare(a, b, false), compare(b, a, false));
    }
    #[test]
    fn a_plain_spelling_always_meets_the_printed_name(name in "[A-Za-zÀ-ÖØ-öø-ÿ' -]{1,40}") {
        let written = to_mrz_spelt(&name, Spelling::Plain);
        prop_assume!(written.is_ok());
        let written = written.unwrap();
        prop_assert!(compare(parts(&name, ""), parts(&written, ""), false) <= NameMatch::EqualAfterAlternatives);
    }
}

#[test]
fn a_long_name_of_many_spellings_is_compared_in_little_time() {
    let (declared, read) = ("Ü".repeat(256), "U".repeat(255) + "UX");
    check((&declared, ""), (&read, ""), false, NameMatch::Different);
}
