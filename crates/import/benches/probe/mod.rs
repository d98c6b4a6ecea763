//! One measurement in a process of its own, so that its peak of memory is its own.

mod stopwatch;

use std::process::Command;
use std::time::Duration;

use stopwatch::Stopwatch;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Time on the processor.
    pub(crate) took: Duration,
    /// Largest resident set of the process, in bytes; 0 where the system does not tell.
    pub(crate) peak: u64,
}

/// Runs a command that prints the seconds it took and its peak in bytes on its last line; with what
/// it printed before.
pub(crate) fn run(command: &mut Command) -> Result<(Run, String), String> {
    let output = command.output().map_err(|why| why.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let told = text.lines().last().unwrap_or("").split_once(' ');
    let parsed = told.and_then(|(took, peak)| Some((took.parse().ok()?, peak.parse().ok()?)));
    match parsed {
        Some((took, peak)) if output.status.success() => {
            let took = Duration::from_secs_f64(took);
            let before: Vec<&str> = text.lines().collect();
            let before = before[..before.len() - 1].join(" ");
            Ok((Run { took, peak }, before))
        }
        Some(_) | None => Err(format!(
            "{command:?} ended with {}\n{text}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// The other side: does the work and says what it took.
pub(crate) fn tell(work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let clock = Stopwatch::start();
    work()?;
    println!("{} {}", clock.took().as_secs_f64(), peak());
    Ok(())
}

/// Largest resident set of this process so far, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.unwrap_or(0) * 1_024
}
