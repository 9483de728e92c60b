//! The server's other work: loops that run beside the requests until it stops. A loop that panics is counted, said in the
//! log under its name, and started again: one bad row must not end all notices. It must not know what a job does.

use crate::metrics::Metrics;
use crate::refusal::Refusal;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tracing::Instrument;

/// Before a job that panicked is started again: one that always panics must not take a core.
const PAUSE: Duration = Duration::from_millis(if cfg!(test) { 1 } else { 1000 });

/// Runs a job until it ends by itself, or panics while the server stops.
pub(crate) fn keep_running<Work>(
    name: &'static str,
    metrics: Arc<Metrics>,
    mut stopped: watch::Receiver<()>,
    start: impl Fn() -> Work + Send + 'static,
) -> JoinHandle<()>
where
    Work: Future<Output = ()> + Send + 'static,
{
    let span = tracing::error_span!("job", job = name);
    let keeping = async move {
        while tokio::spawn(start().instrument(tracing::Span::current())).await.is_err() {
            metrics.job_panicked(name);
            tracing::error!("a background job panicked and is started again");
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                // The sender is dropped when the server stops: that, and nothing else, is what changes.
                _ = stopped.changed() => return,
            }
        }
    };
    tokio::spawn(keeping.instrument(span))
}

/// Works until `stopped` says so: on while there is something left, then again once it is woken or a while has passed.
pub(crate) async fn work_until<Work>(
    what: &'static str,
    mut stopped: watch::Receiver<()>,
    (woken, period): (&Notify, Duration),
    work: impl Fn() -> Work,
) where
    Work: Future<Output = Result<usize, Refusal>>,
{
    loop {
        match work().await {
            Ok(0) => {}
            // A backlog does not hold up the end of the server: the sender is dropped then.
            Ok(_) if stopped.has_changed().is_err() => return,
            Ok(_) => continue,
            Err(refusal) => tracing::error!(%refusal, "{what} stopped early"),
        }
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = woken.notified() => {}
            () = tokio::time::sleep(period) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[tokio::test]
    async fn a_job_that_panics_is_started_again_and_counted() {
        let (metrics, starts) = (Arc::new(Metrics::default()), Arc::new(AtomicU32::new(0)));
        let counted = Arc::clone(&starts);
        let start = move || {
            let turn = counted.fetch_add(1, Ordering::SeqCst);
            async move { assert!(turn > 1, "the first two turns panic") }
        };
        let (_stop, stopped) = watch::channel(());
        keep_running("test", Arc::clone(&metrics), stopped, start).await.unwrap();
        assert_eq!(starts.load(Ordering::SeqCst), 3);
        assert_eq!(metrics.job_panics("test"), 2);
    }

    #[tokio::test]
    async fn a_job_that_always_panics_ends_when_the_server_stops() {
        let (stop, stopped) = watch::channel(());
        let job = keep_running("test", Arc::default(), stopped, || async { panic!("always") });
        drop(stop);
        tokio::time::timeout(Duration::from_secs(10), job).await.unwrap().unwrap();
    }
}
