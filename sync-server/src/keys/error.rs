//! Why something could not be sealed, opened or kept.

use crate::store::StoreError;
use crate::store::sql;

/// Why something could not be sealed, opened or kept.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The enrolment has no key: it was erased, or never made.
    #[error("the enrolment has no key")]
    Erased,
    /// The sealed bytes are not what this key sealed for this purpose.
    #[error("the sealed bytes do not open")]
    DoesNotOpen,
    /// The wrapping key is missing although keys wrapped by it exist, or has another length.
    #[error("the wrapping key is missing or damaged")]
    NoWrappingKey,
    /// The wrapping key of a month is not in the folder that the servers share, or is another one.
    #[error(
        "the wrapping key {0:06}.key is missing or another: servers of one PostgreSQL share its folder ([wrapping] folder)"
    )]
    NoMonthlyKey(u32),
    /// A registry in a file writes over what it deletes: its wrapping key stays.
    #[error("only on PostgreSQL is wrapping.key replaced, once it wraps nobody's key")]
    NotRenewed,
    /// The folder of wrapping keys is another database's.
    #[error(
        "the folder of wrapping keys belongs to another database: each has one of its own ([wrapping] folder)"
    )]
    ForeignFolder,
    /// No server has made a wrapping key that is not retired.
    #[error("no wrapping key takes further keys")]
    NoneWraps,
    /// Where the keys are kept refused.
    #[error("the database of the keys refused")]
    Refused(#[from] sql::Error),
    /// Where the keys are kept could not be opened.
    #[error("could not open the database of the keys")]
    Store(#[from] StoreError),
    /// A file could not be read or written.
    #[error("could not read or write a wrapping key")]
    File(#[from] std::io::Error),
}
