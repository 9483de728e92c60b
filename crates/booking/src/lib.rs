//! Home visits before they happen: rounds, the windows promised to applicants, the places of a window,
//! the states of an appointment, what a cut of places does, the span of a round's lease and the order a
//! carrier walks in.
//!
//! Pure: no clock, no store, no network. It must not know how a place is won by one of many (the store's
//! constraint does that) nor what is recorded at the door.

mod appointment;
mod capacity;
mod order;
mod round;
mod span;
mod window;
mod zone;

pub use appointment::{Appointment, AppointmentState, CancelReason, NotFromHere, Turn};
pub use capacity::{Booking, Cut, FreeWindow, Surplus, cut_places};
pub use order::{Stop, travel_order};
pub use round::Round;
pub use span::lease_span;
pub use window::{NotAPromise, NotBookable, Promise, Window};
pub use zone::{MAINLAND, zone_of_postcode, zones};
