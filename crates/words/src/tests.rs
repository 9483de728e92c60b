use super::*;

const BOTH: [Words; 2] = [Words::new(Language::French), Words::new(Language::English)];

#[test]
fn every_problem_says_something_in_both_languages() {
    for words in BOTH {
        for problem in Problem::ALL {
            let text = words.problem(*problem);
            // The fact and the next step make two sentences, or one with a colon.
            let sentences = text.matches(['.', ':', ';']).count();
            assert!(sentences >= 2, "{problem:?}: {text}");
        }
    }
}

#[test]
fn a_key_is_found_by_its_identifier_and_nothing_else_is() {
    for key in Key::ALL {
        assert_eq!(Key::from_id(key.id()), Some(*key));
    }
    assert_eq!(Key::from_id("problem-"), None);
}

#[test]
fn a_code_keeps_its_leading_zero_and_is_not_grouped() {
    let text = BOTH[0].text_with(Key::NoticeSmsCode, &[("code", "042917")]);
    assert!(text.contains(" 042917."), "{text}");
    assert!(BOTH[1].text_with(Key::NoticeSmsCode, &[("code", "942917")]).contains("942917"));
}

#[test]
fn the_sms_fits_one_message_of_the_basic_alphabet() {
    // 3GPP TS 23.038 §6.2.1: 160 septets, as long as every character is in the default alphabet.
    const BEYOND_ASCII: &str = "àéèùìòÇØøÅåÆæßÉÄÖÑÜ§äöñü";
    for words in BOTH {
        let text = words.text_with(Key::NoticeSmsCode, &[("code", "000000")]);
        assert!(text.chars().count() <= 160, "{text}");
        assert!(
            text.chars()
                .all(|c| c.is_ascii_alphanumeric() || " .,:-".contains(c) || BEYOND_ASCII.contains(c))
        );
    }
}

#[test]
fn one_day_left_is_singular() {
    let left = |words: Words, days| words.text_with(Key::VoucherDaysLeft, &[("days", days)]);
    assert!(left(BOTH[0], "1").starts_with("Il reste 1\u{a0}jour."));
    assert!(left(BOTH[0], "18").starts_with("Il reste 18\u{a0}jours."));
    assert!(left(BOTH[1], "1").starts_with("1\u{a0}day left."));
    assert!(left(BOTH[1], "0").starts_with("Last day."));
}

#[test]
fn a_day_and_an_hour_are_told_as_people_say_them() {
    let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
    assert_eq!(BOTH[0].day(day(2026, 12, 12)), "samedi 12\u{a0}décembre 2026");
    assert_eq!(BOTH[0].day(day(2026, 2, 1)), "dimanche 1er\u{a0}février 2026");
    assert_eq!(BOTH[1].day(day(2026, 12, 12)), "Saturday 12\u{a0}December 2026");
    assert_eq!(BOTH[0].hour(14, 0), "14\u{a0}h");
    assert_eq!(BOTH[0].hour(9, 5), "9\u{a0}h\u{a0}05");
    assert_eq!(BOTH[1].hour(14, 0), "14:00");
    assert_eq!(BOTH[1].hour(9, 30), "9:30");
}
