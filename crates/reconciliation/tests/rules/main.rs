//! The rules as a caller meets them: scenarios by number, the set property, the acts that follow.
#![expect(clippy::unwrap_used, reason = "the builders of a test fail as its assertions do")]

mod acts;
mod models; // what is said of a document, against the catalogue
mod order;
mod people; // what people answer for
mod scenarios;
mod story;
