//! Contact data that are to change: what is asked for, sealed until it takes effect. It must not know when that is.

use crate::State;
use crate::model::ContactKind;
use crate::refusal::Refusal;
use crate::store::queries::contacts::{self, ChangeRow};
use crate::store::sql::Connection;
use serde::{Deserialize, Serialize};
use terms::{Doing, EnrolmentId, Personal, Timestamp};
use wire::json;
use wire::v1::enrolment::{Declaration, PostalAddress};

/// What a sealed change is bound to.
pub const CONTACT_PURPOSE: &str = "contact-change";

/// New contact data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewContact {
    /// A mobile.
    Mobile(Personal<String>),
    /// An e-mail address.
    Email(Personal<String>),
    /// A postal address.
    Postal(PostalAddress),
}

impl NewContact {
    /// Of what it is.
    pub const fn kind(&self) -> ContactKind {
        match self {
            Self::Mobile(_) => ContactKind::Mobile,
            Self::Email(_) => ContactKind::Email,
            Self::Postal(_) => ContactKind::Postal,
        }
    }

    /// The one of a declaration.
    pub fn declared(kind: ContactKind, declared: &Declaration) -> Self {
        match kind {
            ContactKind::Mobile => Self::Mobile(declared.mobile.clone()),
            ContactKind::Email => Self::Email(declared.email.clone()),
            ContactKind::Postal => Self::Postal(declared.address.clone()),
        }
    }

    /// Puts it in the place of the declared one.
    pub fn put_into(self, declared: &mut Declaration) {
        match self {
            Self::Mobile(mobile) => declared.mobile = mobile,
            Self::Email(email) => declared.email = email,
            Self::Postal(address) => declared.address = address,
        }
    }
}

/// A change that is not in effect.
#[derive(Clone, Debug)]
pub struct ContactChange {
    /// What is new.
    pub new: NewContact,
    /// When it was confirmed, and when it takes effect.
    pub confirmed: Option<(Timestamp, Timestamp)>,
}

/// The changes of an enrolment that are not in effect.
pub fn contact_changes(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Vec<ContactChange>, Refusal> {
    let open = |row: ChangeRow| {
        let plain = state.enrolment_keys.open_sealed(enrolment, CONTACT_PURPOSE, &row.sealed)?;
        let new = json::decode(&plain).doing("reading a change of contact data")?;
        Ok::<_, Refusal>(ContactChange { new, confirmed: row.confirmed })
    };
    contacts::changes(conn, enrolment)?.into_iter().map(open).collect()
}
