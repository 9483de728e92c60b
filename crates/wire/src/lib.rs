//! The bodies that pages, apps and the server exchange as JSON, by version. No behaviour: what is signed
//! lives in `statement`, what is decided lives in the rooms.

pub mod json;
pub mod v1;
