//! Tours as carriers walk them.

use super::*;
use proptest::prelude::*;
use terms::Timestamp;

const HOUR: i64 = 3_600_000;

fn stop(id: u8, hour: i64, postcode: &str, street: &str) -> Stop {
    Stop {
        appointment: AppointmentId([id; 8]),
        promise: Promise::between(Timestamp(hour * HOUR), Timestamp((hour + 2) * HOUR)).unwrap(),
        postcode: Personal::from(postcode),
        locality: Personal::from("Valbrune-sur-Orle"),
        street: Personal::from(street),
    }
}

fn streets(stops: Vec<Stop>) -> Vec<String> {
    travel_order(stops).into_iter().map(|stop| stop.street.into_inner()).collect()
}

#[test]
fn a_street_is_walked_by_number_and_not_by_letter() {
    let lines = [
        "31 rue Haute",
        "12 bis rue Haute",
        "2 quai Bas",
        "9 rue Haute",
        "12, rue Haute",
        "Le Moulin",
        "12B rue Haute",
    ];
    let tour = streets(lines.iter().zip(1..).map(|(line, id)| stop(id, 8, "99000", line)).collect());
    assert_eq!(
        tour,
        [
            "Le Moulin",
            "2 quai Bas",
            "9 rue Haute",
            "12, rue Haute",
            "12B rue Haute",
            "12 bis rue Haute",
            "31 rue Haute"
        ]
    );
}

#[test]
fn the_promise_goes_before_the_shorter_walk() {
    let tour = streets(vec![
        stop(1, 14, "99000", "1 rue Haute"),
        stop(2, 8, "99001", "40 rue Basse"),
        stop(3, 14, "99000", "3 rue Haute"),
    ]);
    assert_eq!(tour, ["40 rue Basse", "1 rue Haute", "3 rue Haute"]);
}

#[test]
fn accents_and_case_do_not_make_two_streets() {
    let tour = streets(vec![
        stop(1, 8, "99000", "8 place de l’Église"),
        stop(2, 8, "99000", "2 PLACE DE L'EGLISE"),
        stop(3, 8, "99000", "5 place de l’église"),
    ]);
    assert_eq!(tour, ["2 PLACE DE L'EGLISE", "5 place de l’église", "8 place de l’Église"]);
}

proptest! {
    #[test]
    fn any_texts_in_any_order_give_one_tour_that_keeps_every_stop_and_every_promise(
        lines in prop::collection::vec(("\\PC{0,12}", 0_i64..4), 0..12), turn in 0_usize..12,
    ) {
        let stops: Vec<Stop> =
            lines.iter().zip(0..).map(|((line, hour), id)| stop(id, *hour, line, line)).collect();
        let tour = travel_order(stops.clone());
        prop_assert_eq!(tour.len(), stops.len());
        prop_assert!(tour.is_sorted_by_key(|stop| stop.promise));
        let mut turned = stops;
        let middle = turn.min(turned.len());
        turned.rotate_left(middle);
        prop_assert_eq!(travel_order(turned), tour);
    }

    #[test]
    fn house_numbers_are_walked_upwards(mut numbers in prop::collection::btree_set(1_u32..100_000, 1..10)) {
        let stops = numbers.iter().rev().zip(0..).map(|(n, id)| stop(id, 8, "99000", &format!("{n} rue Haute"))).collect();
        let expected: Vec<String> = std::iter::from_fn(|| numbers.pop_first()).map(|n| format!("{n} rue Haute")).collect();
        prop_assert_eq!(streets(stops), expected);
    }
}
