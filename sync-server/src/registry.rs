//! The registry: keeps what devices sealed, opens it, reconciles it, acts on it. Everything else asks.
//!
//! Keeping and opening are two steps: *kept* means on disk, and is answered at once; opening comes behind,
//! from a row written in the same transaction. Only `examine` uses the private envelope keys.

mod act;
mod ask;
mod asker;
mod carrying;
mod challenge;
mod confirmation;
mod deciding;
mod declared;
mod examine;
mod fact;
mod fact_codes;
mod feeds;
mod identity;
mod identity_told;
mod judge;
mod keep;
mod lease;
mod ledger_told;
mod matching;
mod neighbours;
mod next_step;
mod open;
mod orders;
mod person;
mod policies;
mod quarantine;
mod received;
mod register;
mod reviewing;
mod schedule;
mod stop_file;
mod stop_list;
mod stop_many;
mod telling;
mod to_judge;
mod work_list;

pub use ask::answer_request;
pub use carrying::{carry_due, carry_until};
pub use challenge::give_challenge;
pub use confirmation::{ToConfirm, changed_while_checked, checks_to_confirm};
pub use deciding::{NewDecision, decide_review};
pub use fact::PURPOSE as FACT_PURPOSE;
pub(crate) use fact::is_erased;
pub use feeds::settle_feeds;
pub use judge::{
    check_confirming, confirm_check, contact_changed, contest, declare, is_new_contest, judge, withdraw,
};
pub use keep::{keep, keep_parcel};
pub use ledger_told::tell_ledger;
pub use next_step::{Told, told};
pub use orders::{NewOrder, check_lifting, give_order, give_order_alone, impact_of, lift_order, orders};
pub(crate) use orders::{entered, right_ends};
pub use quarantine::{Note, check_decision, choices, decide, set_aside};
pub use register::register_device;
pub use reviewing::{review, reviews};
pub use schedule::{open_due, open_until};
pub use stop_list::{NamedDocument, entry_name, find_stopped, impact_of_stopping, stop_document, stopped};
pub use stop_many::{
    StopFileCounts, check_lifting_file, count_stop_file, lift_stop_file, stop_file, stop_file_to_lift,
    stop_files,
};
pub use work_list::{judge_again, judge_due, judge_until, stuck, wake_due};

use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::registry as rows;

/// The epoch: drawn at first use, and again at each restore.
pub async fn epoch(state: &State) -> Result<u64, Refusal> {
    let settle = || async {
        // 48 bits: a signed integer of every store, and a CBOR integer without surprises.
        let drawn = u64::from_be_bytes(state.draw()) >> 16;
        state.store.write(move |tx| Ok::<_, Refusal>(rows::settle_epoch(tx, drawn)?)).await
    };
    state.registry.epoch.get_or_try_init(settle).await.copied()
}

/// At each start, what was set aside is tried again: newer software or keys may cure it.
pub async fn retry_set_aside(state: &State) -> Result<usize, Refusal> {
    state.store.write(|tx| Ok::<_, Refusal>(rows::set_aside::retry(tx)?)).await
}
