//! Simulated people through the built-in programs, with decisions and without.

use std::fmt::Write as _;

use recoup_library::Library;
use recoup_simulation::{Lives, compare, table};

/// A table for each program that repeats weeks of its own.
const PROGRAMS: [&str; 3] = ["strong-in-sixty", "two-days", "four-days-upper-lower"];

/// The tables, as Markdown.
pub(crate) fn tables(athletes: u32, seed: u64) -> String {
    let library = Library::embedded();
    let mut out = String::new();
    for id in PROGRAMS {
        let Some(program) = library.program(id) else {
            continue;
        };
        let (with, without) = compare(Lives {
            program: &program.program,
            exercises: library.exercises(),
            athletes,
            seed,
            decline: None,
        });
        let _ = writeln!(
            out,
            "## {id}\n{athletes} people, seed {seed}.\n\n{}",
            table(&with, &without)
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_lives_the_same_lives() {
        let first = tables(2, 5);
        assert_eq!(first, tables(2, 5));
        assert_ne!(first, tables(2, 6));
        assert_eq!(first.matches("## ").count(), PROGRAMS.len());
    }
}
