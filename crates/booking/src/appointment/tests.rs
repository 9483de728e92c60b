//! Every road through the states of an appointment.

use super::*;
use proptest::prelude::*;

fn booked() -> Appointment {
    Appointment::booked(AppointmentId([1; 8]), EnrolmentId([2; 16]), WindowId([3; 8]))
}

#[test]
fn the_usual_visit_goes_from_offer_to_done() {
    let road = [Turn::Book, Turn::Confirm, Turn::SetOff, Turn::Finish];
    let end = road.into_iter().try_fold(AppointmentState::Offered, AppointmentState::after);
    assert_eq!(end, Ok(AppointmentState::Done));
}

#[test]
fn a_statement_from_a_device_that_was_silent_all_day_finishes_a_merely_booked_visit() {
    assert_eq!(booked().turn(Turn::Finish).unwrap().state, AppointmentState::Done);
    assert_eq!(booked().turn(Turn::FindNobody).unwrap().state, AppointmentState::ApplicantAbsent);
}

#[test]
fn a_carrier_who_did_not_come_costs_the_applicant_nothing() {
    let missed = booked().turn(Turn::MissVisit).unwrap();
    assert!(!missed.state.consumes_attempt());
    assert!(booked().turn(Turn::FindNobody).unwrap().state.consumes_attempt());
}

#[test]
fn a_presumed_absence_of_the_carrier_is_corrected_by_the_device_that_delivers_late() {
    let missed = booked().turn(Turn::MissVisit).unwrap();
    assert_eq!(missed.turn(Turn::Finish).unwrap().state, AppointmentState::Done);
    assert_eq!(missed.turn(Turn::Cancel), Err(NotFromHere { state: AppointmentState::CarrierAbsent }));
}

#[test]
fn a_move_leaves_one_live_appointment_of_the_same_enrolment() {
    let (old, new) = booked().move_to(AppointmentId([9; 8]), WindowId([8; 8])).unwrap();
    assert_eq!((old.state, new.state), (AppointmentState::Moved, AppointmentState::Booked));
    assert_eq!((old.enrolment, old.window), (new.enrolment, WindowId([3; 8])));
    assert!(old.move_to(AppointmentId([7; 8]), WindowId([6; 8])).is_err());
}

proptest! {
    #[test]
    fn no_road_leads_back_to_life_and_only_a_visit_at_the_door_costs_an_attempt(
        turns in prop::collection::vec(prop::sample::select(Turn::ALL), 0..12),
    ) {
        let mut state = AppointmentState::Offered;
        let mut stood_at_door = false;
        for turn in turns {
            let Ok(next) = state.after(turn) else { continue };
            prop_assert!(state.is_live() || !next.is_live());
            stood_at_door |= matches!(turn, Turn::Finish | Turn::FindNobody);
            state = next;
        }
        prop_assert_eq!(state.consumes_attempt(), stood_at_door);
    }
}
