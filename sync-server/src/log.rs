//! The server's log: one JSON object a line on standard output. A line that cannot be written is lost and harms nobody:
//! whoever closes the pipe must not end requests.

use tracing_subscriber::EnvFilter;

/// Begins to log, at the levels that `VISAVIS_LOG` names; `info` where it names none.
pub fn start() {
    let filter = EnvFilter::try_from_env("VISAVIS_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    // Where a line cannot be written, the library would say so on standard error, and panic when that is closed too.
    tracing_subscriber::fmt().json().with_env_filter(filter).log_internal_errors(false).init();
    std::panic::set_hook(Box::new(|panic| {
        // Never its message: that may quote what the code worked on.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let thread = std::thread::current();
        tracing::error!(place, thread = thread.name().unwrap_or_default(), "panicked");
    }));
}
