//! What is in a file of any kind: `cargo run -p recoup-import --example what_is_in FILE ...`

use std::fs::File;
use std::io::Write as _;

use recoup_import::{Options, parse_from};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let file = File::open(&path)?;
        match parse_from(file, &Options::default(), &mut |_| {}) {
            Err(refusal) => writeln!(out, "{path}: refused: {refusal}")?,
            Ok(parsed) => {
                let health = &parsed.health;
                writeln!(
                    out,
                    "{path}: {} ({}), {} sessions, {} sets, {} bouts, {} busy days, {} issues",
                    parsed.format,
                    parsed.family,
                    parsed.sessions.len(),
                    parsed.n_sets(),
                    health.bouts.len(),
                    health.busy_days.len(),
                    parsed.issues.len()
                )?;
                for (signal, n) in health.counts() {
                    let suspect = health
                        .readings
                        .iter()
                        .filter(|r| r.signal == signal && r.suspect);
                    writeln!(out, "  {n} x {signal}, {} suspect", suspect.count())?;
                }
                for issue in parsed.issues.iter().take(3) {
                    writeln!(out, "  ! {issue}")?;
                }
            }
        }
    }
    Ok(())
}
