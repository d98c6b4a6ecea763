//! Time on the processor: what else runs on the machine does not count, nor does waiting for the
//! disk.

use std::time::{Duration, Instant};

/// A clock under way.
pub(crate) struct Stopwatch {
    start: Instant,
    before: Option<Duration>,
}

impl Stopwatch {
    /// Starts it.
    pub(crate) fn start() -> Stopwatch {
        Stopwatch {
            start: Instant::now(),
            before: on_processor(),
        }
    }

    /// What was taken since; by the clock on the wall where the system does not tell.
    pub(crate) fn took(&self) -> Duration {
        match (self.before, on_processor()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => self.start.elapsed(),
        }
    }
}

/// Time this process, which has one thread, was on a processor.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
