//! Time spent computing, which a busy machine does not stretch.

use std::sync::LazyLock;
use std::time::Instant;

/// When the process began to look at the clock.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Seconds this thread has had of a processor so far, to a scheduler's tick; where the system does
/// not tell, seconds that went by.
pub(crate) fn seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat");
    let spent = told.ok().and_then(|line| {
        let nanoseconds = line.split_whitespace().next()?;
        nanoseconds.parse::<f64>().ok()
    });
    spent.map_or_else(|| START.elapsed().as_secs_f64(), |spent| spent / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_does_not_go_back() {
        let before = seconds();
        assert!(before <= seconds());
    }
}
