//! One file per gesture. Each takes what the agent entered in the window and returns the new snapshot or a refusal. A gesture
//! must not know how a window shows its result. Only those that take input have a type of their own.

mod abandon;
mod answer_features;
mod ask_confirmation;
mod compare;
mod conclude;
mod confirm_printed;
mod deliver;
mod enlist;
mod export_parcel;
mod fetch_declared;
mod import_parcel;
mod nobody_home;
mod note;
mod open_case;
mod park;
mod prepare;
mod preview;
mod read_document;
mod read_visible_seal;
mod register_device;
mod scan;
mod sign_in;
mod touch;
mod type_fields;

pub use abandon::Abandon;
pub use answer_features::AnswerFeatures;
pub use compare::Compare;
pub use conclude::Conclude;
pub use confirm_printed::ConfirmPrinted;
pub use enlist::Enlist;
pub use nobody_home::NobodyHome;
pub use note::Note;
pub use open_case::OpenCase;
pub use park::Resume;
pub use preview::Preview;
pub use read_document::ReadDocument;
pub use read_visible_seal::ReadVisibleSeal;
pub use register_device::RegisterDevice;
pub use sign_in::SignIn;
pub use type_fields::TypeFields;
