//! Rehearsals of the vault: what it keeps, what a file gives away, and the ten tries.

use super::*;
use crate::test_support::{
    AGENT, CHAIN, CHEAP, SeededChance, after_power_loss, create_vault, draft, on_disk, open, pin, seal,
    secret,
};
use crate::{Outbox, erase_sealed_drafts};
use std::fs;
use tempfile::TempDir;

fn vault_file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join(format!("vault-{AGENT}.sqlite"))
}

fn wrong_pins(outbox: &mut Outbox, times: u8) {
    for _ in 0..times {
        let wrong = outbox.unlock(AGENT, &pin("000001"), &secret());
        assert!(matches!(wrong, Err(UnlockError::WrongPin { .. })));
    }
}

#[test]
fn a_vault_gives_back_what_was_put_into_it_after_it_was_locked() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let vault = create_vault(&mut outbox);
    let visit = EnrolmentId([4; 16]);
    vault.put("seed", b"old").unwrap();
    vault.put("seed", b"new").unwrap();
    vault.put("lease", b"lease").unwrap();
    vault.remove("lease").unwrap();
    vault.put_round_entry(visit, b"visit").unwrap();
    vault.save_draft(draft(1), b"first", Timestamp(10)).unwrap();
    vault.save_draft(draft(2), b"second", Timestamp(20)).unwrap();
    drop((vault, outbox));

    let mut outbox = open(&folder);
    let vault = outbox.unlock(AGENT, &pin("482057"), &secret()).unwrap();
    assert_eq!(vault.agent(), AGENT);
    assert_eq!(vault.get("seed").unwrap().unwrap().as_slice(), b"new");
    assert!(vault.get("lease").unwrap().is_none());
    assert_eq!(
        vault.round_entries().unwrap(),
        [RoundEntry { enrolment: visit, content: Personal::new(b"visit".to_vec()) }]
    );
    vault.remove_round_entry(visit).unwrap();
    assert!(vault.round_entries().unwrap().is_empty());
    let names: Vec<_> = vault.drafts().unwrap().into_iter().map(|draft| draft.id).collect();
    assert_eq!(names, [draft(2), draft(1)]);
    assert_eq!(vault.drafts().unwrap()[1].content.reveal(), b"first");
}

#[test]
fn the_files_of_a_vault_have_no_header_and_show_none_of_its_bytes() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let vault = create_vault(&mut outbox);
    let seed = [b"unmistakable-plain-bytes".as_slice(); 400].concat();
    vault.put("seed", &seed).unwrap();
    assert!(!on_disk(&folder, b"unmistakable-plain-bytes"));
    vault.flush_erasures().unwrap();
    let file = fs::read(vault_file(&folder)).unwrap();
    assert!(file.len() > seed.len() && !file.starts_with(b"SQLite format 3"));
    assert!(!on_disk(&folder, b"unmistakable-plain-bytes"));
}

#[test]
fn another_key_does_not_open_the_file() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    drop(create_vault(&mut outbox));
    let guessed = Zeroizing::new([0; 32]);
    assert!(Vault::open(&vault_file(&folder), AGENT, &guessed, false).is_err());
}

#[test]
fn a_weak_pin_or_a_second_vault_is_refused() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let (label, weak, good, secret) = (Personal::from("A. L."), pin("123456"), pin("482057"), secret());
    let new = NewVault {
        agent: AGENT,
        label: &label,
        pin: &weak,
        device_secret: &secret,
        cost: CHEAP,
        items: Personal::new(&[]),
    };
    let mut chance = SeededChance::new(5);
    assert!(matches!(outbox.create_vault(&new, &mut chance), Err(CreateVaultError::PinTooWeak(_))));
    assert!(outbox.list_vaults().unwrap().is_empty());
    let new = NewVault { pin: &good, ..new };
    drop(outbox.create_vault(&new, &mut chance).unwrap());
    assert!(matches!(outbox.create_vault(&new, &mut chance), Err(CreateVaultError::AlreadyExists)));
    assert_eq!(outbox.list_vaults().unwrap(), [ListedVault { agent: AGENT, label, tries_left: 10 }]);
}

#[test]
fn wrong_pins_are_counted_through_losses_of_power_and_forgotten_after_the_right_one() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    drop(create_vault(&mut outbox));
    wrong_pins(&mut outbox, 4);
    let found = after_power_loss(&folder);
    let mut outbox = open(&found);
    let fifth = outbox.unlock(AGENT, &pin("000001"), &secret());
    assert!(matches!(fifth, Err(UnlockError::WrongPin { tries_left: 5 })));
    outbox.unlock(AGENT, &pin("482057"), &secret()).unwrap();
    assert_eq!(outbox.list_vaults().unwrap()[0].tries_left, PIN_TRIES);
}

#[test]
fn ten_wrong_pins_destroy_the_vault_and_the_outbox_still_delivers() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    drop(create_vault(&mut outbox));
    seal(&mut outbox, 0);
    let wrapped_key: [u8; 48] =
        outbox.connection.query_row("SELECT wrapped_key FROM vaults", [], |row| row.get(0)).unwrap();
    assert!(on_disk(&folder, &wrapped_key));
    wrong_pins(&mut outbox, 9);
    let tenth = outbox.unlock(AGENT, &pin("000001"), &secret());
    assert!(matches!(tenth, Err(UnlockError::Destroyed)));
    let right = outbox.unlock(AGENT, &pin("482057"), &secret());
    assert!(matches!(right, Err(UnlockError::Destroyed)));
    assert!(!vault_file(&folder).exists());
    assert!(!on_disk(&folder, &wrapped_key));
    assert_eq!(outbox.pending(CHAIN, None, usize::MAX).unwrap().len(), 1);
    // The agent is enrolled anew.
    let vault = create_vault(&mut outbox);
    assert!(vault.draft_ids().unwrap().is_empty());
}

#[test]
fn a_stop_during_the_last_try_ends_in_destruction_at_the_next_start() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    drop(create_vault(&mut outbox));
    outbox.connection.execute("UPDATE vaults SET tries_left = 0", []).unwrap();
    let found = after_power_loss(&folder);
    assert!(vault_file(&found).exists());
    let mut outbox = open(&found);
    assert!(!vault_file(&found).exists());
    assert!(matches!(outbox.unlock(AGENT, &pin("482057"), &secret()), Err(UnlockError::Destroyed)));
}

#[test]
fn a_cost_that_cannot_be_paid_costs_no_try() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    drop(create_vault(&mut outbox));
    outbox.connection.execute("UPDATE vaults SET memory_kib = 4294967295", []).unwrap();
    let unpayable = outbox.unlock(AGENT, &pin("482057"), &secret());
    assert!(matches!(unpayable, Err(UnlockError::Store(StoreError::Derivation))));
    assert_eq!(outbox.list_vaults().unwrap()[0].tries_left, PIN_TRIES);
}

#[test]
fn a_changed_pin_opens_the_same_vault_and_the_old_one_does_not() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let vault = create_vault(&mut outbox);
    vault.put("seed", b"seed").unwrap();
    let (old, new, wrong, secret) = (pin("482057"), pin("750284"), pin("000001"), secret());
    let change = PinChange { agent: AGENT, old: &wrong, new: &new, device_secret: &secret, cost: CHEAP };
    let mut rng = SeededChance::new(6);
    let refused = outbox.change_pin(&change, &mut rng);
    assert!(matches!(refused, Err(ChangePinError::Unlock(UnlockError::WrongPin { tries_left: 9 }))));
    outbox.change_pin(&PinChange { old: &old, ..change }, &mut rng).unwrap();
    assert!(outbox.unlock(AGENT, &old, &secret).is_err());
    let again = outbox.unlock(AGENT, &new, &secret).unwrap();
    assert_eq!(again.get("seed").unwrap().unwrap().as_slice(), b"seed");
}

#[test]
fn an_agent_without_a_vault_is_not_found() {
    let folder = TempDir::new().unwrap();
    let unknown = open(&folder).unlock(AGENT, &pin("482057"), &secret());
    assert!(matches!(unknown, Err(UnlockError::NotFound)));
}

#[test]
fn a_draft_whose_check_is_sealed_is_removed_on_sight() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let vault = create_vault(&mut outbox);
    vault.save_draft(draft(0), b"sealed before the stop", Timestamp(1)).unwrap();
    vault.save_draft(draft(9), b"still open", Timestamp(2)).unwrap();
    seal(&mut outbox, 0);
    assert_eq!(erase_sealed_drafts(&outbox, &vault).unwrap(), 1);
    assert_eq!(erase_sealed_drafts(&outbox, &vault).unwrap(), 0);
    assert_eq!(vault.draft_ids().unwrap(), [draft(9)]);
}

#[test]
fn nothing_personal_is_printed() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let vault = create_vault(&mut outbox);
    vault.save_draft(draft(0), b"MARTIN", Timestamp(1)).unwrap();
    let printed = format!("{vault:?} {:?} {:?} {outbox:?}", vault.drafts(), outbox.list_vaults());
    assert!(!printed.contains("A. L.") && !printed.contains("77, 65"), "{printed}");
}
