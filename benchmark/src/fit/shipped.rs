//! Writes fitted parameters as the engine's source: `forecast/population.rs`.
//!
//! Numbers are rounded to six places, so that the file does not depend on the last bit of a fit.
//! The checksum is over the rounded numbers in their order.

use std::fmt::Write as _;

use recoup_engine::forecast::Population;
use recoup_engine::forecast::best::{Recall, Shift, Similarity, Width};
use recoup_engine::forecast::morning::{Answer, MorningPopulations};
use recoup_engine::forecast::reps::Feature;
use recoup_engine::forecast::shortfall::Sign;
use sha2::{Digest, Sha256};

/// What the generated file says of itself.
const HEAD: &str =
    "//! The weights everyone starts from. Generated: `recoup-benchmark fit --data DIR`.
//!
//! Learned from the benchmark's logs alone; how, is on each model's page in `docs/science`.

use super::best::{BestPopulation, Recall};
use super::morning::{MorningPopulation, MorningPopulations};
use super::person::Population;
use super::reps::{Pace, RepsPopulation};
use super::shortfall::ShortfallPopulation;
";

/// Collects numbers as source and as a checksum.
struct Source {
    text: String,
    hash: Sha256,
}

impl Source {
    fn number(&mut self, value: f64) -> String {
        let rounded = format!("{value:.6}");
        self.hash.update(rounded.as_bytes());
        self.hash.update(b"\n");
        match rounded.split_once('.') {
            Some((whole, part)) => format!("{whole}.{}_{}", &part[..3], &part[3..]),
            None if value.is_infinite() => "f64::INFINITY".to_owned(),
            None => rounded,
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.text, "{}{text}", "    ".repeat(depth));
    }

    fn named(&mut self, depth: usize, field: &str, values: &[f64], names: &[&str]) {
        self.line(depth, &format!("{field}: ["));
        for (value, name) in values.iter().zip(names) {
            let number = self.number(*value);
            self.line(depth + 1, &format!("{number}, // {name}"));
        }
        self.line(depth, "],");
    }

    fn plain(&mut self, depth: usize, field: &str, values: &[f64]) {
        let numbers: Vec<String> = values.iter().map(|value| self.number(*value)).collect();
        self.line(depth, &format!("{field}: [{}],", numbers.join(", ")));
    }

    fn field(&mut self, depth: usize, field: &str, value: f64) {
        let number = self.number(value);
        self.line(depth, &format!("{field}: {number},"));
    }

    fn recall(&mut self, field: &str, recall: &Recall) {
        self.line(2, &format!("{field}: Recall {{"));
        self.plain(3, "bias", &recall.bias);
        self.named(3, "similarity", &recall.similarity, Similarity::NAMES);
        self.line(2, "},");
    }
}

/// The file's text and the checksum of its numbers.
pub(crate) fn source(population: &Population, mornings: &MorningPopulations) -> (String, String) {
    let mut out = Source {
        text: HEAD.to_owned(),
        hash: Sha256::new(),
    };
    strength(&mut out, population);
    morning(&mut out, mornings);
    let Source { mut text, hash } = out;
    let checksum: String = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let _ = write!(
        text,
        "\n/// SHA-256 of the numbers above, each with six places and a line feed.\n\
         /// Source: `recoup-benchmark fit`, which prints it.\n\
         pub const CHECKSUM: &str =\n    \"{checksum}\";\n"
    );
    (text, checksum)
}

fn strength(out: &mut Source, population: &Population) {
    out.line(0, "");
    out.line(0, "/// Of the log forecasters.");
    out.line(
        0,
        "/// Source: `recoup-benchmark fit` on the core lifters of the benchmark's logs.",
    );
    out.line(0, "pub const POPULATION: Population = Population {");
    let best = &population.best;
    out.line(1, "best: BestPopulation {");
    out.recall("echo", &best.echo);
    out.recall("around", &best.around);
    out.recall("change", &best.change);
    out.plain(2, "broad_bias", &best.broad_bias);
    out.plain(2, "broad_volatility", &best.broad_volatility);
    out.plain(2, "broad_ln_spread", &best.broad_ln_spread);
    out.field(2, "echo_ln_spread", best.echo_ln_spread);
    out.field(2, "change_ln_spread", best.change_ln_spread);
    out.named(2, "shift", &best.shift, Shift::NAMES);
    out.named(2, "width", &best.width, Width::NAMES);
    out.field(2, "width_per_place", best.width_per_place);
    out.line(1, "},");
    let reps = &population.reps;
    out.line(1, "reps: RepsPopulation {");
    out.named(2, "weights", &reps.weights, Feature::NAMES);
    let names: Vec<String> = (1..=30).map(|reps| format!("{reps} repetitions")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    out.named(2, "intercepts", &reps.intercepts, &names);
    out.line(2, "paces: [");
    for pace in &reps.paces {
        out.line(3, "Pace {");
        out.field(4, "prior_precision", pace.prior_precision);
        out.field(4, "keep_precision", pace.keep_precision);
        out.field(4, "exercise_precision", pace.exercise_precision);
        out.line(3, "},");
    }
    out.line(2, "],");
    out.line(1, "},");
    out.line(1, "shortfall: ShortfallPopulation {");
    let shortfall = &population.shortfall;
    out.named(2, "weights", &shortfall.weights, Sign::NAMES);
    out.named(
        2,
        "prior_precisions",
        &shortfall.prior_precisions,
        Sign::NAMES,
    );
    out.line(1, "},");
    out.line(0, "};");
}

fn morning(out: &mut Source, mornings: &MorningPopulations) {
    out.line(0, "");
    out.line(0, "/// Of tomorrow's answers.");
    out.line(
        0,
        "/// Source: `recoup-benchmark fit` on PMData's 16 people.",
    );
    out.line(0, "pub const MORNINGS: MorningPopulations = [");
    for (one, name) in mornings.iter().zip(Answer::NAMES) {
        out.line(1, &format!("// {name}"));
        out.line(1, "MorningPopulation {");
        out.field(2, "mean", one.mean);
        out.plain(2, "centre", &one.centre);
        out.plain(2, "scale", &one.scale);
        out.plain(2, "weights", &one.weights);
        out.field(2, "noise", one.noise);
        out.line(1, "},");
    }
    out.line(0, "];");
}

#[cfg(test)]
mod tests {
    use recoup_engine::forecast::{CHECKSUM, MORNINGS, POPULATION};

    use super::*;

    #[test]
    fn shipped_numbers_have_the_checksum_of_their_fit() {
        let (_, checksum) = source(&POPULATION, &MORNINGS);
        assert_eq!(checksum, CHECKSUM);
    }

    #[test]
    fn one_changed_number_changes_the_checksum() {
        let mut population = POPULATION.clone();
        population.reps.weights[3] += 1e-5;
        assert_ne!(source(&population, &MORNINGS).1, CHECKSUM);
    }
}
