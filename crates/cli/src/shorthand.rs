//! Sets as people write them in a notebook: `squat 100x5@8`.
//!
//! A line is the name of an exercise and its sets. A set is `LOADxREPS`, with `xSETS` for several
//! alike, `@RPE` or `rRIR` for effort, `w` before it for a warm-up and `kg` or `lb` after the load.
//! `bw` stands for no added load, `+10` for added and `-20` for assistance; `45s` is a timed set.
//! Commas join sets as well as spaces do.
//!
//! ```text
//! squat w60x5 100x5x3@8        one warm-up, then three sets of five at 100 with two left
//! pull up bwx8 +5x6r1          bodyweight, then five more with one left
//! plank 45s 40s
//! ```

use recoup_engine::session::{Set, SetKind};
use recoup_engine::unit::{Load, MassUnit, Reps, Rir, Seconds};

/// An exercise and its sets, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The name as written, to be matched against the library.
    pub(crate) exercise: String,
    /// The sets, in order, with the unit each load was written in.
    pub(crate) sets: Vec<(Set, MassUnit)>,
}

/// What is wrong with a line, naming the part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Mistake {
    /// The line holds no set.
    #[error("no set in {0:?}; write the sets after the name, such as `squat 100x5@8`")]
    NoSet(String),
    /// The line holds no exercise.
    #[error("no exercise before {0:?}; write its name first, such as `squat 100x5@8`")]
    NoExercise(String),
    /// A part is no set.
    #[error("{0:?} is not a set; write LOADxREPS, LOADxREPSxSETS, or 45s, such as 100x5@8")]
    NotASet(String),
    /// A number is out of range.
    #[error("in {part:?}: {why}")]
    OutOfRange {
        /// The part of the line.
        part: String,
        /// The limit that it breaks.
        why: String,
    },
}

/// The most sets that one part may stand for.
const MOST_ALIKE: u32 = 20;

/// Reads a line; loads without a unit are in `unit`.
pub(crate) fn parse(line: &str, unit: MassUnit) -> Result<Line, Mistake> {
    let parts: Vec<&str> = line
        .split([' ', ',', '\t'])
        .filter(|p| !p.is_empty())
        .collect();
    let first = parts.iter().position(|p| looks_like_set(p));
    let Some(first) = first else {
        return Err(Mistake::NoSet(line.to_owned()));
    };
    if first == 0 {
        return Err(Mistake::NoExercise(parts[0].to_owned()));
    }
    let mut sets = Vec::new();
    for part in &parts[first..] {
        sets.extend(read_part(part, unit)?);
    }
    Ok(Line {
        exercise: parts[..first].join(" "),
        sets,
    })
}

/// A part is a set when a digit, a sign, `bw` or a warm-up mark is followed by a set's letters.
fn looks_like_set(part: &str) -> bool {
    let body = part.strip_prefix('w').unwrap_or(part);
    let starts = body.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '-')
        || body.starts_with("bwx");
    starts && (body.contains('x') || body.ends_with('s'))
}

fn read_part(part: &str, unit: MassUnit) -> Result<Vec<(Set, MassUnit)>, Mistake> {
    let not_a_set = || Mistake::NotASet(part.to_owned());
    let (kind, body) = match part.strip_prefix('w') {
        Some(rest) => (SetKind::WarmUp, rest),
        None => (SetKind::Working, part),
    };
    let (body, rir) = read_effort(body, part)?;
    if let Some(seconds) = body.strip_suffix('s').and_then(|s| s.parse().ok()) {
        let duration = Seconds::try_new(seconds).map_err(|e| out_of_range(part, &e))?;
        let set = Set {
            duration: Some(duration),
            reps: None,
            load: None,
            ..blank(kind, rir)
        };
        return Ok(vec![(set, unit)]);
    }
    let mut fields = body.split('x');
    let load = fields.next().ok_or_else(not_a_set)?;
    let reps = fields
        .next()
        .and_then(|r| r.parse().ok())
        .ok_or_else(not_a_set)?;
    let alike: u32 = fields
        .next()
        .map_or(Ok(1), |n| n.parse().map_err(|_| not_a_set()))?;
    if fields.next().is_some() {
        return Err(not_a_set());
    }
    if !(1..=MOST_ALIKE).contains(&alike) {
        let why = format!("sets must be between 1 and {MOST_ALIKE}, found {alike}");
        return Err(Mistake::OutOfRange {
            part: part.to_owned(),
            why,
        });
    }
    let (load, unit) = read_load(load, part, unit)?;
    let reps = Reps::try_new(reps).map_err(|e| out_of_range(part, &e))?;
    let set = Set {
        load,
        reps: Some(reps),
        ..blank(kind, rir)
    };
    Ok(vec![(set, unit); alike as usize])
}

fn read_load(text: &str, part: &str, unit: MassUnit) -> Result<(Option<Load>, MassUnit), Mistake> {
    if text == "bw" {
        return Ok((Some(Load::ZERO), unit));
    }
    let (number, unit) = match (text.strip_suffix("kg"), text.strip_suffix("lb")) {
        (Some(number), _) => (number, MassUnit::Kilogram),
        (None, Some(number)) => (number, MassUnit::Pound),
        (None, None) => (text, unit),
    };
    let mass: f64 = number
        .replace(',', ".")
        .parse()
        .map_err(|_| Mistake::NotASet(part.to_owned()))?;
    let load = Load::from_mass(mass, unit).map_err(|e| out_of_range(part, &e))?;
    Ok((Some(load), unit))
}

/// Splits `@RPE` or `rRIR` from the end of a set.
fn read_effort<'p>(body: &'p str, part: &str) -> Result<(&'p str, Option<Rir>), Mistake> {
    let refused = |why: &str| Mistake::OutOfRange {
        part: part.to_owned(),
        why: why.to_owned(),
    };
    if let Some((set, rpe)) = body.split_once('@') {
        let rir = rpe.parse().ok().and_then(Rir::from_set_rpe);
        return Ok((
            set,
            Some(rir.ok_or_else(|| refused("RPE must be between 0 and 10"))?),
        ));
    }
    if let Some((set, left)) = body.split_once('r') {
        let rir = left.parse().ok().and_then(|reps| Rir::from_reps(reps).ok());
        return Ok((
            set,
            Some(rir.ok_or_else(|| refused("reps left must be between 0 and 10"))?),
        ));
    }
    Ok((body, None))
}

const fn blank(kind: SetKind, rir: Option<Rir>) -> Set {
    Set {
        kind,
        load: None,
        reps: None,
        rir,
        duration: None,
        distance: None,
        is_suspect: false,
    }
}

fn out_of_range(part: &str, why: &dyn std::fmt::Display) -> Mistake {
    Mistake::OutOfRange {
        part: part.to_owned(),
        why: why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kg(line: &str) -> Line {
        parse(line, MassUnit::Kilogram).unwrap()
    }

    fn shown(line: &str) -> String {
        let shown = |(set, unit): &(Set, MassUnit)| {
            let load = set.load.map_or("-".to_owned(), |l| l.to_text(*unit));
            let reps = set.reps.map_or("-".to_owned(), |r| r.count().to_string());
            let rir = set
                .rir
                .map_or(String::new(), |r| format!(" rir {}", r.reps()));
            format!("{} {load}x{reps}{rir}", set.kind.code())
        };
        kg(line)
            .sets
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn one_set_with_effort() {
        assert_eq!(kg("squat 100x5@8").exercise, "squat");
        assert_eq!(shown("squat 100x5@8"), "working 100x5 rir 2");
    }

    #[test]
    fn several_alike_after_a_warm_up() {
        assert_eq!(
            shown("bench press w40x5 80x5x2r1"),
            "warm_up 40x5; working 80x5 rir 1; working 80x5 rir 1"
        );
    }

    #[test]
    fn bodyweight_added_and_assisted() {
        assert_eq!(
            shown("pull up bwx8 +5x6 -20x10"),
            "working 0x8; working 5x6; working -20x10"
        );
    }

    #[test]
    fn pounds_stay_pounds() {
        let line = kg("deadlift 225lbx5");
        assert_eq!(line.sets[0].1, MassUnit::Pound);
        assert_eq!(line.sets[0].0.load.unwrap().to_text(MassUnit::Pound), "225");
    }

    #[test]
    fn timed_sets_have_no_load() {
        let sets = kg("plank 45s, 40s").sets;
        assert_eq!(sets[1].0.duration.map(Seconds::count), Some(40));
        assert_eq!(sets[1].0.load, None);
    }

    #[test]
    fn mistakes_name_the_part() {
        let wrong = |line| parse(line, MassUnit::Kilogram).unwrap_err().to_string();
        assert!(wrong("squat").starts_with("no set in \"squat\""));
        assert!(wrong("100x5").starts_with("no exercise before"));
        assert!(wrong("squat 100xfive").starts_with("\"100xfive\" is not a set"));
        assert!(wrong("squat 100x5@12").contains("RPE must be between 0 and 10"));
        assert!(wrong("squat 100x5x99").contains("found 99"));
        assert!(wrong("squat 99999x5").contains("load must be between"));
    }
}
