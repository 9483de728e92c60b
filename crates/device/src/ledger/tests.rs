//! What a device makes of the registry's words, one after the other.

use super::*;
use journal::Outbox;
use statement::Challenge;
use terms::ChainId;

fn head(byte: u8) -> Hash {
    Hash([byte; 32])
}

/// The registry's word: asked about a size, with the head there, and as it is now.
fn word(epoch: u64, (asked, head_at): (u64, Option<u8>), (size, now): (u64, u8)) -> Heard {
    let told = LedgerTold {
        challenge: Challenge([0; 16]),
        epoch,
        asked,
        head_at: head_at.map(head),
        size,
        head: head(now),
        restored: None,
        time: Timestamp(i64::try_from(size).unwrap() * 1000),
    };
    Heard { signed: vec![u8::try_from(size).unwrap(), now], told, restored: None }
}

/// Restores have numbers; their clocks say nothing.
fn restore(epoch: u64, continues: u64, size: u64, number: u64) -> Restored {
    Restored { epoch, continues, size, head: head(0), at: Timestamp(-1_000_000), number }
}

/// A device that has seen hundred entries of an epoch that the third restore began.
fn seen() -> Ledger {
    let restored = Some(restore(7, 6, 80, 3));
    let first = Ledger::Unseen.hear(Heard { restored, ..word(7, (0, Some(0)), (90, 9)) });
    first.hear(word(7, (90, Some(9)), (100, 10)))
}

fn is_restored(ledger: &Ledger) -> bool {
    matches!(ledger, Ledger::Follows { restored: Some(_), .. })
}

#[test]
fn a_ledger_that_grows_is_followed() {
    let Ledger::Follows { seen, restored: None } = seen() else { panic!("{:?}", seen()) };
    assert_eq!((seen.epoch, seen.size, seen.head), (7, 100, head(10)));
    assert_eq!(seen.told, Blob(vec![100, 10]), "as it was signed");
}

#[test]
fn a_ledger_with_another_past_is_doubted_and_both_words_are_kept() {
    for other in [Some(11), None] {
        let doubted = seen().hear(word(7, (100, other), (120, 12)));
        let Ledger::Contradicts { seen, doubt, told, .. } = &doubted else { panic!("{doubted:?}") };
        assert_eq!(
            (doubt, &seen.told, told),
            (&LedgerDoubt::Rewritten, &Blob(vec![100, 10]), &Blob(vec![120, 12]))
        );
    }
    let same_size = seen().hear(word(7, (100, Some(10)), (100, 11)));
    assert_eq!(same_size.doubt(), Some(LedgerDoubt::Rewritten), "two heads of one size in one word");
}

#[test]
fn a_shorter_ledger_is_doubted() {
    assert_eq!(seen().hear(word(7, (100, None), (99, 9))).doubt(), Some(LedgerDoubt::Shorter));
}

#[test]
fn an_answer_to_an_older_question_says_nothing() {
    assert_eq!(seen().hear(word(7, (90, Some(8)), (95, 8))), seen());
}

#[test]
fn another_epoch_without_a_signed_restore_is_doubted() {
    let asked = (100, Some(10));
    assert_eq!(seen().hear(word(8, asked, (120, 12))).doubt(), Some(LedgerDoubt::Unannounced));
    let of_another = Heard { restored: Some(restore(9, 7, 110, 4)), ..word(8, asked, (120, 12)) };
    assert_eq!(seen().hear(of_another).doubt(), Some(LedgerDoubt::Unannounced));
    let before_it_was_seen = Heard { restored: Some(restore(8, 7, 110, 3)), ..word(8, asked, (120, 12)) };
    assert_eq!(
        seen().hear(before_it_was_seen).doubt(),
        Some(LedgerDoubt::Unannounced),
        "an epoch that was left"
    );
}

#[test]
fn a_restore_is_told_and_is_no_alarm_whether_the_copy_is_older_or_not() {
    let older = Heard { restored: Some(restore(8, 7, 80, 4)), ..word(8, (100, Some(13)), (120, 12)) };
    let heard = seen().hear(older);
    let Ledger::Follows { seen: now, restored: Some(news) } = &heard else { panic!("{heard:?}") };
    assert_eq!((news.epochs, news.sizes, now.size), ((7, 8), (100, 80), 120));
    assert_eq!(news.before, [Blob(vec![100, 10])], "what was signed before is kept");
    let shorter = Heard { restored: Some(restore(8, 7, 80, 4)), ..word(8, (100, None), (85, 8)) };
    assert!(is_restored(&seen().hear(shorter)));
    let whole = Heard { restored: Some(restore(8, 7, 110, 4)), ..word(8, (100, Some(10)), (120, 12)) };
    assert!(is_restored(&seen().hear(whole)));
    let of_an_epoch_before =
        Heard { restored: Some(restore(8, 6, 110, 4)), ..word(8, (100, Some(13)), (120, 12)) };
    assert!(is_restored(&seen().hear(of_an_epoch_before)), "the epoch that was seen is given up");
}

#[test]
fn a_restored_copy_of_a_ledger_made_anew_is_doubted_all_the_same() {
    let laundered = Heard { restored: Some(restore(8, 7, 110, 4)), ..word(8, (100, Some(11)), (120, 12)) };
    assert_eq!(seen().hear(laundered).doubt(), Some(LedgerDoubt::Rewritten));
    let cut = Heard { restored: Some(restore(8, 7, 80, 4)), ..word(8, (100, None), (79, 7)) };
    assert_eq!(seen().hear(cut).doubt(), Some(LedgerDoubt::Shorter), "shorter than its own copy");
}

#[test]
fn only_a_later_restore_ends_an_alarm() {
    let doubted = seen().hear(word(7, (100, Some(11)), (120, 12)));
    assert_eq!(doubted.clone().hear(word(7, (100, Some(10)), (130, 13))), doubted, "the old word again");
    let earlier = Heard { restored: Some(restore(8, 7, 80, 3)), ..word(8, (100, None), (90, 9)) };
    assert_eq!(doubted.clone().hear(earlier), doubted);
    let anew = Heard { restored: Some(restore(8, 7, 110, 4)), ..word(8, (100, Some(11)), (140, 14)) };
    assert_eq!(doubted.clone().hear(anew), doubted, "the ledger that was made anew");
    let later = Heard { restored: Some(restore(8, 7, 80, 4)), ..word(8, (100, None), (90, 9)) };
    let Ledger::Follows { restored: Some(news), .. } = doubted.hear(later) else { panic!() };
    assert_eq!(news.before, [Blob(vec![100, 10]), Blob(vec![120, 12])], "both words stay");
}

#[test]
fn a_clock_that_was_ahead_when_the_registry_last_spoke_makes_no_restore_an_alarm() {
    let mut ahead = word(7, (100, Some(10)), (110, 11));
    ahead.told.time = Timestamp(900_000_000);
    let follows = seen().hear(ahead);
    let copy = Heard { restored: Some(restore(8, 7, 80, 4)), ..word(8, (110, None), (90, 9)) };
    assert!(is_restored(&follows.hear(copy.clone())));
    let mut ahead = word(7, (100, Some(11)), (110, 11));
    ahead.told.time = Timestamp(900_000_000);
    let doubted = seen().hear(ahead);
    assert_eq!(doubted.doubt(), Some(LedgerDoubt::Rewritten));
    let copy = Heard { told: LedgerTold { asked: 100, ..copy.told }, ..copy };
    assert!(is_restored(&doubted.hear(copy)), "an alarm that was heard then ends as well");
}

#[test]
fn an_alarm_is_not_ended_by_the_restore_that_its_own_word_named() {
    let laundered = || Heard { restored: Some(restore(8, 7, 110, 4)), ..word(8, (100, Some(11)), (120, 12)) };
    let doubted = seen().hear(laundered());
    let cut = Heard { restored: Some(restore(8, 7, 80, 4)), ..word(8, (100, None), (90, 9)) };
    assert_eq!(doubted.clone().hear(cut), doubted);
    let another = Heard { restored: Some(restore(9, 7, 80, 5)), ..word(9, (100, None), (90, 9)) };
    assert!(is_restored(&doubted.hear(another)));
}

#[test]
fn a_word_without_its_restore_forgets_no_number() {
    let later = seen().hear(word(7, (100, Some(10)), (120, 12)));
    let left = Heard { restored: Some(restore(6, 5, 80, 2)), ..word(6, (120, None), (130, 13)) };
    assert_eq!(later.hear(left).doubt(), Some(LedgerDoubt::Unannounced));
}

#[test]
fn a_safe_mark_is_obeyed_only_of_the_ledger_that_was_just_compared() {
    let answer = |epoch, ledger_size, byte| Answer {
        epoch,
        chain: ChainId([1; 16]),
        mark: None,
        receipts: Vec::new(),
        quarantined: Vec::new(),
        conflicting: Vec::new(),
        safe_mark: Some(1),
        ledger_size,
        ledger_head: head(byte),
        time: Timestamp(0),
        opened: None,
    };
    assert!(Ledger::Unseen.lets_erase(&answer(7, 5, 5), false), "a server of before devices asked");
    assert!(seen().lets_erase(&answer(7, 100, 10), true) && seen().lets_erase(&answer(7, 101, 11), true));
    assert!(!seen().lets_erase(&answer(7, 100, 10), false), "compared too long ago");
    for other in [answer(8, 101, 11), answer(7, 99, 9), answer(7, 100, 11)] {
        assert!(!seen().lets_erase(&other, true), "{other:?}");
    }
    let doubted = seen().hear(word(7, (100, Some(11)), (120, 12)));
    assert!(!doubted.lets_erase(&answer(7, 120, 12), true));
}

#[test]
fn what_is_known_is_kept_and_another_registration_begins_anew_beside_the_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let mut outbox = Outbox::open(&folder.path().join("outbox.sqlite")).unwrap();
    assert_eq!(Ledger::stored(&outbox).unwrap(), Ledger::Unseen);
    let doubted = seen().hear(word(7, (100, None), (99, 9)));
    doubted.store(&mut outbox).unwrap();
    assert_eq!(Ledger::stored(&outbox).unwrap(), doubted);
    let kept = outbox.get(NAME).unwrap().unwrap();
    assert_eq!(kept[..2], [0x82, 2], "the storm's checker reads an alarm so");
    begin_anew(&mut outbox, Timestamp(5)).unwrap();
    assert_eq!(Ledger::stored(&outbox).unwrap(), Ledger::Unseen);
    let kept = outbox.get("ledger-until-000000000000005").unwrap().unwrap();
    assert_eq!(statement::decode::<Ledger>(&kept).unwrap(), doubted);
}
