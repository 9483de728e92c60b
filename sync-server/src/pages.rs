//! The plain pages of the applicant. They need no script. They can be printed and work on any phone. They show what the
//! rooms answer, with texts from `words`; they decide nothing and know no request.

mod agenda;
mod contact;
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

pub use agenda::{AgendaVisit, agenda};
pub use contact::{Changing, ContactForm, ContactPage, contact_page};
pub use entrance::entrance;
pub use forms::{Fault, not_me, not_me_done, withdraw};
pub use frame::{Frame, lost, trouble};
pub use help::help;
pub use identify::{ReturnForm, ask_return, code_page, draft, identify};
pub use status_page::{StatusPage, status_page};
pub use visit::{FreeWindow, VisitOffer, choose_visit};
