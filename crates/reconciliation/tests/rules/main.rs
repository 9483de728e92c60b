//! The rules as a caller meets them: scenarios by number, the set property, the acts that follow.
#![expect(clippy::unwrap_used, reason = "the builders of a test fail as its assertions do")]

mod acts;
mod corrections; // what an agent says later
mod decisions; // what people lift, and what not
mod models; // what is said of a document, against the catalogue
mod order;
mod people; // what people answer for
mod policies; // which policy judges what
mod same_agent; // who doubted, and who passes
mod scenarios;
mod story;
mod time; // when at the earliest
