//! The lines of today's list: a number, a time, a state and a receipt. No name exists in them.

use crate::refusal::Refusal;
use crate::state::{Inner, State};
use crate::views::{FatesView, RowView};
use journal::{DeliveryState, Fates, Recorded};
use statement::{RecordId, letters};
use terms::Timestamp;

const MOST_ROWS: u32 = 200;
const DAY_MS: i64 = 86_400_000;

/// The last midnight where the device stands.
fn midnight(inner: &Inner, state: &State) -> Result<Timestamp, Refusal> {
    let (clocks, now) = inner.now(state)?;
    let zone_ms = i64::from(clocks.zone_min) * 60_000;
    Ok(now.plus_ms(-(now.0 + zone_ms).rem_euclid(DAY_MS)))
}

/// What became of what was sealed since midnight: of an office's day, or of a round, which is of one day.
pub(super) fn fates(inner: &Inner, state: &State) -> Result<FatesView, Refusal> {
    let Fates { sealed, kept, opened, set_aside } = state.outbox.fates_since(midnight(inner, state)?)?;
    Ok(FatesView { sealed, kept, opened, set_aside })
}

/// What was sealed since midnight where the device stands, and older cases that are still on their way.
pub(super) fn today(inner: &Inner, state: &State) -> Result<Vec<RowView>, Refusal> {
    let visits = state.session().ok().map(crate::round::visits_done).transpose()?.unwrap_or_default();
    let visit_at = |row: &Recorded| {
        let place = RecordId { chain: row.chain, sequence: row.sequence };
        visits.iter().find(|(_, at)| *at == place).map(|(number, _)| *number)
    };
    let rows = state.outbox.today(midnight(inner, state)?, MOST_ROWS)?;
    Ok(rows.into_iter().map(|row| row_view(&row, visit_at(&row))).collect())
}

fn row_view(row: &Recorded, visit: Option<u16>) -> RowView {
    let (received_at, set_aside) = match row.standing {
        DeliveryState::Kept { first_received, .. } => (Some(first_received), None),
        DeliveryState::Quarantined { reason } => (None, Some(reason)),
        // Other bytes are kept under this key: code 0, which no quarantine reason has.
        DeliveryState::Conflicting => (None, Some(0)),
        DeliveryState::Queued => (None, None),
    };
    RowView {
        sequence: row.sequence,
        kind: row.kind,
        sealed_at: row.sealed_at,
        received_at,
        set_aside,
        // What two people compare by telephone: the first bytes of the envelope's hash.
        receipt: received_at.map(|_| letters(row.envelope_hash.get(..4).unwrap_or_default())),
        visit,
    }
}
