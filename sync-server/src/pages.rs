//! The plain pages of the applicant: they need no script, print, and work on any phone. They arrange what the
//! rooms say in the words of `words`; they decide nothing and know no HTTP.

mod agenda;
mod entrance;
mod forms;
mod frame;
mod help;
mod identify;
mod offers;
mod slip;
mod status_page;
mod story;
mod visit;

pub use agenda::agenda;
pub use entrance::entrance;
pub use forms::{Fault, not_me, not_me_done, withdraw};
pub use frame::{Frame, lost, trouble};
pub use help::help;
pub use identify::{ReturnForm, ask_return, code_page, draft, identify};
pub use status_page::{StatusPage, status_page};
pub use visit::{Slot, choose_visit};
