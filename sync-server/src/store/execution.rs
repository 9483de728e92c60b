//! Where the store's work runs. In a simulation everything happens in its turn, so that one seed tells one story.

use super::StoreError;
use terms::Doing;

/// Where what blocks runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Execution {
    /// On threads that may block.
    Threads,
    /// On the thread of whoever asks, one after the other.
    Inline,
}

impl Execution {
    /// Runs what blocks; refused where it panics.
    pub async fn blocking<R: Send + 'static>(
        self,
        work: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, StoreError> {
        match self {
            Self::Threads => {
                let span = tracing::Span::current();
                let done = tokio::task::spawn_blocking(move || span.in_scope(work)).await;
                // The panic hook said where; the panic's message may quote what the work was given.
                done.ok().doing("running what blocks: it panicked").map_err(StoreError::Away)
            }
            Self::Inline => Ok(work()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_that_panics_is_refused_without_the_message_of_the_panic() {
        let refused = Execution::Threads.blocking::<()>(|| panic!("EXEMPLE<<CAMILLE")).await.unwrap_err();
        assert!(!format!("{refused:?}").contains("CAMILLE"), "{refused:?}");
    }
}
