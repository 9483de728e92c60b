//! The rules as a caller meets them: scenarios by number, the set property, the acts that follow.

mod acts;
mod order;
mod scenarios;
mod story;
