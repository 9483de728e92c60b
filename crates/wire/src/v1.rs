//! Version 1 of the bodies. A change that an older reader would misread is a new version.

pub mod administration;
pub mod booking;
pub mod device;
pub mod enrolment;
pub mod factor;
pub mod health;
pub mod orders;
pub mod person;
pub mod policy;
pub mod problem;
pub mod review;
pub mod set_aside;
pub mod staff;
pub mod stop_file;
pub mod training;
