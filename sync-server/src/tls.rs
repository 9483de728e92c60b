//! TLS towards devices. They pinned the deployment's root when they were enrolled, so no public authority has a say:
//! the root certifies an authority of the deployment, and that one the certificates that servers and proxies show.

mod authority;

pub use authority::{AUTHORITY, AUTHORITY_KEY, Authority, Issued, TlsError, certify_authority};
