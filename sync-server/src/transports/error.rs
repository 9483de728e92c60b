//! Why messages cannot be sent: mail or SMS transport could not be configured.

/// Why there is no way out.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// A folder could not be made.
    #[error("could not create a folder for messages")]
    Folder(#[from] std::io::Error),
    /// The mail server's settings are not usable.
    #[error("the settings of the mail server cannot be used")]
    Mail(#[from] lettre::transport::smtp::Error),
    /// The sender is not an address.
    #[error("smtp.from is not an address")]
    Sender(#[from] lettre::address::AddressError),
}
