//! The job that renews what wraps the enrolments' keys, and says how many people are erased. It must not know how.

use crate::State;
use crate::keys::Renewal;
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked whether a month began, or a retired key may be destroyed.
const PERIOD: Duration = Duration::from_hours(1);

/// Renews until `stopped` says so, turn by turn: whoever needs a key waits for one turn at most.
pub async fn renew_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        let (keys, now) = (state.enrolment_keys.clone(), state.now());
        let kept_days = state.settings.wrapping.kept_days;
        let turn = state.execution.blocking(move || keys.renew(now, kept_days)).await;
        let pause = match turn.map_err(anyhow::Error::from).and_then(|turn| Ok(turn?)) {
            Ok(Renewal::UnderWay) => Duration::ZERO,
            Ok(Renewal::Done { erased, waiting, damaged }) => {
                if damaged > 0 {
                    tracing::error!(
                        damaged,
                        "keys of enrolments do not open: `sync-server verify` says whose"
                    );
                }
                state.metrics.keys_damaged.set(damaged.into());
                state.metrics.erasures_waiting.set(waiting.into());
                if erased > 0 {
                    tracing::info!(erased, "a wrapping key was destroyed: these people are erased");
                }
                PERIOD
            }
            Err(error) => {
                tracing::error!(cause = format!("{error:#}"), "the wrapping keys were not renewed");
                PERIOD
            }
        };
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}
