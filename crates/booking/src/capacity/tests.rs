//! Cuts of places: who stays, who is asked, what they are offered.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const HOUR: i64 = 3_600_000;

fn promise(hour: i64) -> Promise {
    Promise::between(Timestamp(hour * HOUR), Timestamp((hour + 2) * HOUR)).unwrap()
}

fn booking(id: u8, booked_at: i64) -> Booking {
    Booking { appointment: AppointmentId([id; 8]), booked_at: Timestamp(booked_at) }
}

fn free(id: u8, hour: i64, free: u16) -> FreeWindow {
    FreeWindow { id: WindowId([id; 8]), promise: promise(hour), free }
}

#[test]
fn the_oldest_bookings_stay_and_the_surplus_is_offered_the_nearest_free_windows() {
    let others = [free(1, 60, 4), free(2, 16, 1), free(3, 8, 2), free(4, 15, 0)];
    let cut = cut_places(promise(14), vec![booking(7, 30), booking(8, 10), booking(9, 20)], 1, &others);
    assert_eq!(cut.kept, [AppointmentId([8; 8])]);
    let windows = |ids: [u8; 3]| ids.map(|id| WindowId([id; 8])).to_vec();
    // The single place at 16 h was dealt to the older of the two, so the younger sees it last.
    assert_eq!(
        cut.surplus,
        [
            Surplus { appointment: AppointmentId([9; 8]), alternatives: windows([2, 3, 1]) },
            Surplus { appointment: AppointmentId([7; 8]), alternatives: windows([3, 1, 2]) },
        ]
    );
}

#[test]
fn with_nothing_free_the_surplus_is_still_listed_and_nobody_is_cancelled() {
    let cut = cut_places(promise(14), vec![booking(1, 1), booking(2, 2)], 0, &[free(1, 16, 0)]);
    assert!(cut.kept.is_empty());
    assert!(cut.surplus.len() == 2 && cut.surplus.iter().all(|surplus| surplus.alternatives.is_empty()));
}

proptest! {
    #[test]
    fn everybody_is_kept_or_asked_and_nobody_kept_is_younger_than_somebody_asked(
        ages in prop::collection::vec(0_i64..50, 0..20), places in 0_u16..25,
        frees in prop::collection::vec((0_i64..100, 0_u16..3), 0..6), turn in 0_usize..20,
    ) {
        let bookings: Vec<Booking> =
            ages.iter().zip(0..).map(|(age, id)| booking(id, *age)).collect();
        let others: Vec<FreeWindow> =
            frees.iter().zip(0..).map(|((hour, places), id)| free(id, *hour, *places)).collect();
        let cut = cut_places(promise(14), bookings.clone(), places, &others);

        prop_assert_eq!(cut.kept.len(), bookings.len().min(usize::from(places)));
        let all: BTreeSet<AppointmentId> =
            cut.kept.iter().copied().chain(cut.surplus.iter().map(|surplus| surplus.appointment)).collect();
        prop_assert_eq!(all.len(), bookings.len());

        let age = |id: &AppointmentId| bookings.iter().find(|b| b.appointment == *id).unwrap().booked_at;
        let youngest_kept = cut.kept.iter().map(age).max();
        let oldest_asked = cut.surplus.iter().map(|surplus| age(&surplus.appointment)).min();
        prop_assert!(youngest_kept.zip(oldest_asked).is_none_or(|(kept, asked)| kept <= asked));
        for offered in cut.surplus.iter().flat_map(|surplus| &surplus.alternatives) {
            prop_assert!(others.iter().any(|other| other.id == *offered && other.free > 0));
        }

        let mut turned = bookings;
        let middle = turn.min(turned.len());
        turned.rotate_left(middle);
        prop_assert_eq!(cut_places(promise(14), turned, places, &others), cut);
    }
}
