//! The page `docs/science/benchmark-plateau.md`, from committed results.

use std::fmt::Write as _;

use crate::plateau::Line;

/// What stands above the tables.
const HEAD: &str = "# How soon a plateau is seen

<!-- Generated: recoup-benchmark report --results benchmark/results/forecast.jsonl --out docs/science -->

Nobody knows the day on which a real person's progress stopped. A simulated athlete's is known (`benchmark/src/plateau/athlete.rs` says how she lives), so detectors can be timed.
Each is set so that it gives one false alarm in 180 days on athletes who progress steadily with planned deloads; those named with a number keep their textbook threshold.
By chance alone, one alarm in 180 days sees 14 % within 28 days and 27 % within 56.
The simulator's idea of a trend is also that of the change-point and of the filters, so absolute delays are optimistic: promise seven weeks for a plateau, not two.
A load ratio sees a decline after a ramp because the simulator put the ramp there: it measures training, not the athlete.

Run it: `cargo run --release -p recoup-benchmark -- plateau --data DIR`.

| detector | threshold | false alarms per 180 d | plateau: median, in 56 d | decline after a load ramp: median, in 28 d | decline, same load: median, in 28 d |
|---|---|---|---|---|---|
";

/// What stands above the rates on real people.
const REAL: &str = "
## On real people

Alarms per 180 days, false and true ones together, because nobody knows which is which. Rules that look at bests on the core logs; rules that look at loads on PMData, whose people trained for endurance: a rate far from 1 says that real life differs from the simulator.

| detector | threshold | on | people | alarms per 180 d |
|---|---|---|---|---|
";

/// The page.
pub(crate) fn page(lines: &[Line]) -> String {
    let (timed, real): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|line| !line.seen.is_empty());
    let mut out = HEAD.to_owned();
    for lines in timed.chunk_by(|a, b| a.detector == b.detector) {
        let cells = lines.iter().map(|line| {
            let window = usize::from(line.on == "plateau");
            format!(" {} |", seen(line, window))
        });
        let first = lines[0];
        let _ = writeln!(
            out,
            "| {} | {:.2} | {:.2} |{}",
            first.detector,
            first.threshold,
            first.alarms,
            cells.collect::<String>()
        );
    }
    let athletes = timed.first().map_or(0, |line| line.people);
    let _ = writeln!(
        out,
        "\n{athletes} athletes for each kind of change; intervals from resampling athletes."
    );
    if !real.is_empty() {
        out.push_str(REAL);
    }
    for line in real {
        let _ = writeln!(
            out,
            "| {} | {:.2} | {} | {} | {:.2} |",
            line.detector, line.threshold, line.on, line.people, line.alarms
        );
    }
    out
}

fn seen(line: &Line, window: usize) -> String {
    let days = line
        .median_days
        .map_or("never".to_owned(), |days| format!("{days:.0} d"));
    let (mean, low, high) = line.seen.get(window).copied().unwrap_or_default();
    let [mean, low, high] = [mean, low, high].map(|share| 100.0 * share);
    format!("{days}, {mean:.0} % [{low:.0}, {high:.0}]")
}
