//! What happens when a window's places are cut below its bookings: the oldest are kept, the surplus is
//! offered other windows, and nobody is cancelled unseen. It must not decide for the applicant.

use crate::Promise;
use terms::{AppointmentId, Timestamp, WindowId};

/// How many other windows one applicant is shown: enough to choose, few enough to read.
const ALTERNATIVES: usize = 3;

/// One live booking of the window whose places are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booking {
    /// The appointment.
    pub appointment: AppointmentId,
    /// When the applicant booked: age is the right to stay.
    pub booked_at: Timestamp,
}

/// Another window, still bookable, with its free places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeWindow {
    /// The window.
    pub id: WindowId,
    /// What it promises.
    pub promise: Promise,
    /// How many visits still fit.
    pub free: u16,
}

/// A booking beyond the new number of places. It stands until its applicant has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surplus {
    /// The appointment.
    pub appointment: AppointmentId,
    /// Windows to offer instead, the nearest in time first; none when nothing is free.
    pub alternatives: Vec<WindowId>,
}

/// What a cut of places means for the people booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Unaffected, oldest booking first.
    pub kept: Vec<AppointmentId>,
    /// To be asked, oldest booking first.
    pub surplus: Vec<Surplus>,
}

/// Sorts the bookings of a window that promised `promise` into those that fit `places` and those to ask.
///
/// Free places are dealt out, oldest booking first, so that as many as possible find theirs still free.
pub fn cut_places(promise: Promise, mut bookings: Vec<Booking>, places: u16, others: &[FreeWindow]) -> Cut {
    bookings.sort_by_key(|booking| (booking.booked_at, booking.appointment));
    let beyond = bookings.split_off(bookings.len().min(usize::from(places)));
    let mut free: Vec<FreeWindow> = others.iter().copied().filter(|other| other.free > 0).collect();
    free.sort_by_key(|other| (other.promise.from().0.abs_diff(promise.from().0), other.id));
    let surplus = beyond
        .into_iter()
        .map(|booking| Surplus { appointment: booking.appointment, alternatives: deal(&mut free) })
        .collect();
    Cut { kept: bookings.into_iter().map(|booking| booking.appointment).collect(), surplus }
}

/// The nearest windows with a place that nobody before was dealt, then those whose places were all dealt
/// (somebody before may choose otherwise). Deals one place of the first.
fn deal(free: &mut [FreeWindow]) -> Vec<WindowId> {
    let mut order: Vec<&mut FreeWindow> = free.iter_mut().collect();
    order.sort_by_key(|window| window.free == 0);
    if let Some(first) = order.first_mut() {
        first.free = first.free.saturating_sub(1);
    }
    order.iter().map(|window| window.id).take(ALTERNATIVES).collect()
}

#[cfg(test)]
mod tests;
