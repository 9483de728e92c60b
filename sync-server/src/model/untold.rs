//! What an enrolment shows while its outcome is not told: the same for every outcome. It must not know what was decided.

use super::EnrolmentState;
use terms::Timestamp;

/// What an enrolment shows until an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untold {
    /// From then on everybody is told.
    pub until: Timestamp,
    /// Where it seems to stand.
    pub state: EnrolmentState,
    /// The identity seems to rest.
    pub rests: bool,
}
