//! Which unit a file is in, when it does not say: a guess with its reason.
//!
//! Three kinds of evidence, strongest first: the dust that conversion between
//! units leaves (`44.09245243697551` is 20 kg shown in pounds), the bars people
//! load (135, 225 lb), and the steps between loads (62.5 and 22 are kilogram steps).

use std::collections::BTreeMap;

use crate::cell::decimal::{BILLION, Decimal};
use recoup_engine::unit::MassUnit;

use crate::cell::mass;
use crate::parsed::{UnitFinding, UnitGuess, UnitSample};

/// A load as the file writes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RawLoad {
    pub(crate) value: Decimal,
    /// Its unit, when the row or the header says it.
    pub(crate) unit: Option<MassUnit>,
    /// More than six digits after the point: the mark of a conversion.
    pub(crate) dusty: bool,
}

/// Digits after the point from which a number was computed, not typed.
const DUSTY_PLACES: usize = 6;

impl RawLoad {
    /// The load in `text`.
    pub(crate) fn parse(text: &str, unit: Option<MassUnit>) -> Option<RawLoad> {
        let value = Decimal::parse(text)?;
        let places = text.find('.').map_or(0, |point| text.len() - point - 1);
        Some(RawLoad {
            value,
            unit,
            dusty: DUSTY_PLACES < places,
        })
    }
}

/// Why a load speaks for a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// Computed from a round number of the other unit or of its own.
    Dust,
    /// A bar with pairs of 45 lb plates, or 25 lb more.
    LoadedBar,
    /// A step that only plates of this unit make.
    Step,
}

/// How much one set with a computed load counts against one with a typed load.
///
/// Choice: conversions leave no doubt; one such set outvotes twenty round ones.
const DUST_VOTES: u64 = 20;

/// Bars loaded with 45 lb plates, in pounds: 45 plus 90, 180, 270, 360, 450,
/// and the same with a pair of 25s.
const LOADED_BARS: [i64; 9] = [135, 185, 225, 275, 315, 365, 405, 455, 495];

/// Closeness at which a computed number is a round one, in billionths.
const COMPUTED_TOLERANCE: i64 = BILLION / 2000;

/// What one load says: unit, why, votes.
fn vote(load: RawLoad) -> Option<(MassUnit, Evidence, u64)> {
    let value = load.value;
    if value.billionths() <= 0 {
        return None;
    }
    if load.dusty {
        return vote_of_dust(value).map(|unit| (unit, Evidence::Dust, DUST_VOTES));
    }
    let whole = value.is_whole();
    let number = value.rounded();
    let quarter = value.billionths() % (BILLION / 4) == 0;
    let half = value.billionths() % (BILLION / 2) == 0;
    match () {
        () if !quarter => vote_of_cents(value).map(|unit| (unit, Evidence::Dust, 2)),
        () if !half => Some((MassUnit::Kilogram, Evidence::Step, 1)),
        () if !whole && 40 <= number => Some((MassUnit::Kilogram, Evidence::Step, 2)),
        () if !whole => None,
        () if LOADED_BARS.contains(&number) => Some((MassUnit::Pound, Evidence::LoadedBar, 2)),
        () if number % 5 == 0 => {
            (105 <= number && number % 10 == 5).then_some((MassUnit::Pound, Evidence::Step, 1))
        }
        () if 10 < number => Some((MassUnit::Kilogram, Evidence::Step, 1)),
        () => None,
    }
}

/// A number with many places: round in its own unit after dusting means pounds,
/// because apps store kilograms; round in the other unit means it was shown in this.
fn vote_of_dust(value: Decimal) -> Option<MassUnit> {
    let near = |value: Decimal, unit: MassUnit| {
        mass::distance(mass::nearest_step(value, unit), value) <= COMPUTED_TOLERANCE
    };
    match () {
        () if near(value, MassUnit::Pound) => Some(MassUnit::Pound),
        () if near(mass::convert(value, MassUnit::Pound), MassUnit::Kilogram) => {
            Some(MassUnit::Pound)
        }
        () if near(mass::convert(value, MassUnit::Kilogram), MassUnit::Pound) => {
            Some(MassUnit::Kilogram)
        }
        () => None,
    }
}

/// A number rounded to two places: 44.09 lb are 20 kg, 61.23 kg are 135 lb.
fn vote_of_cents(value: Decimal) -> Option<MassUnit> {
    let near = |unit: MassUnit| {
        let shown = mass::convert(value, unit);
        mass::distance(mass::nearest_step(shown, mass::other(unit)), shown) <= BILLION / 100
    };
    match (near(MassUnit::Pound), near(MassUnit::Kilogram)) {
        (true, false) => Some(MassUnit::Pound),
        (false, true) => Some(MassUnit::Kilogram),
        (true, true) | (false, false) => None,
    }
}

/// Votes for the two units, and the most frequent load behind each kind.
#[derive(Debug, Default)]
struct Tally {
    kilogram: u64,
    pound: u64,
    reasons: BTreeMap<(MassUnit, Evidence), (u64, Decimal, u64)>,
}

impl Tally {
    fn add(&mut self, load: RawLoad, count: u64) {
        let Some((unit, evidence, votes)) = vote(load) else {
            return;
        };
        let votes = votes * count;
        match unit {
            MassUnit::Kilogram => self.kilogram += votes,
            MassUnit::Pound => self.pound += votes,
        }
        let entry = self
            .reasons
            .entry((unit, evidence))
            .or_insert((0, load.value, 0));
        entry.0 += votes;
        if entry.2 < count {
            (entry.1, entry.2) = (load.value, count);
        }
    }

    fn winner(&self) -> Option<MassUnit> {
        match self.kilogram.cmp(&self.pound) {
            std::cmp::Ordering::Less => Some(MassUnit::Pound),
            std::cmp::Ordering::Greater => Some(MassUnit::Kilogram),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn reason(&self, unit: MassUnit) -> String {
        let best = self
            .reasons
            .iter()
            .filter(|((for_unit, _), _)| *for_unit == unit);
        let best = best.max_by_key(|(_, (votes, _, _))| *votes);
        let Some(((_, evidence), &(_, value, count))) = best else {
            return String::new();
        };
        let value = value.to_cents();
        let sets = if count == 1 {
            "1 set".to_owned()
        } else {
            format!("{count} sets")
        };
        match (evidence, unit) {
            (Evidence::Dust, MassUnit::Pound) => {
                format!("{sets} at {value}: kilograms shown in pounds")
            }
            (Evidence::Dust, MassUnit::Kilogram) => {
                format!("{sets} at {value}: pounds shown in kilograms")
            }
            (Evidence::LoadedBar, _) => format!("{sets} at {value}, a bar with 45 lb plates"),
            (Evidence::Step, _) => format!("{sets} at {value}, a step of {} plates", unit.code()),
        }
    }
}

/// How the unit of `loads` (exercise, load) is known, when the caller did not say.
///
/// Only loads without a unit of their own are looked at: one of them is enough to ask.
pub(crate) fn find_unit<'a>(
    loads: impl Iterator<Item = (&'a str, RawLoad)>,
    stated: Option<MassUnit>,
) -> UnitFinding {
    let mut unsaid: BTreeMap<&str, BTreeMap<(Decimal, bool), u64>> = BTreeMap::new();
    let mut said = false;
    for (exercise, load) in loads {
        match load.unit {
            Some(_) => said = true,
            None if load.value.billionths() == 0 => {}
            None => {
                let loads = unsaid.entry(exercise).or_default();
                *loads.entry((load.value, load.dusty)).or_default() += 1;
            }
        }
    }
    match stated {
        Some(unit) => UnitFinding::Stated(unit),
        None if said && unsaid.is_empty() => UnitFinding::PerRow,
        None => guess(&unsaid),
    }
}

type LoadsByExercise<'a> = BTreeMap<&'a str, BTreeMap<(Decimal, bool), u64>>;

fn guess(loads: &LoadsByExercise<'_>) -> UnitFinding {
    let mut all = Tally::default();
    for (&(value, dusty), &count) in loads.values().flatten() {
        all.add(
            RawLoad {
                value,
                unit: None,
                dusty,
            },
            count,
        );
    }
    let sample = sample(loads);
    match (all.winner(), sample) {
        (Some(unit), Some(sample)) => UnitFinding::Guessed(UnitGuess {
            unit,
            reason: all.reason(unit),
            sample,
            doubtful: doubtful(loads, unit),
        }),
        (_, sample) => UnitFinding::Unknown(sample),
    }
}

/// The load done most often, as something a person will remember.
fn sample(loads: &LoadsByExercise<'_>) -> Option<UnitSample> {
    let all = loads.iter().flat_map(|(exercise, loads)| {
        loads
            .iter()
            .map(move |(&(value, _), &count)| (count, value, *exercise))
    });
    let (_, value, exercise) = all.max_by_key(|&(count, value, _)| (count, value))?;
    let written = value.to_cents().to_string();
    Some(UnitSample {
        exercise: exercise.to_owned(),
        written,
    })
}

/// Exercises where computed loads speak for the other unit and nothing for this.
fn doubtful(loads: &LoadsByExercise<'_>, unit: MassUnit) -> Vec<String> {
    let speaks_against = |loads: &BTreeMap<(Decimal, bool), u64>| {
        let mut tally = Tally::default();
        for (&(value, dusty), &count) in loads {
            tally.add(
                RawLoad {
                    value,
                    unit: None,
                    dusty,
                },
                count,
            );
        }
        let dust = tally
            .reasons
            .contains_key(&(mass::other(unit), Evidence::Dust));
        dust && tally.winner() == Some(mass::other(unit))
    };
    let names = loads.iter().filter(|(_, loads)| speaks_against(loads));
    names.map(|(name, _)| (*name).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(loads: &[&str]) -> String {
        let loads = loads.iter().map(|text| {
            let (exercise, text) = text.split_once('=').unwrap_or(("Squat", text));
            (exercise, RawLoad::parse(text, None).expect("a load"))
        });
        match find_unit(loads, None) {
            UnitFinding::Guessed(guess) => {
                let UnitSample { exercise, written } = guess.sample;
                format!(
                    "{}: {}; {exercise} {written}; {:?}",
                    guess.unit.code(),
                    guess.reason,
                    guess.doubtful
                )
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn each_kind_of_evidence_finds_its_unit() {
        insta::assert_snapshot!(check(&["74.99999999999999", "60", "62.5"]), @"lb: 1 set at 75: kilograms shown in pounds; Squat 75; []");
        insta::assert_snapshot!(check(&["44.09245243697551"]), @"lb: 1 set at 44.09: kilograms shown in pounds; Squat 44.09; []");
        insta::assert_snapshot!(check(&["44.09", "264.55"]), @"lb: 1 set at 44.09: kilograms shown in pounds; Squat 264.55; []");
        insta::assert_snapshot!(check(&["135.0", "135.0", "225.0"]), @"lb: 2 sets at 135, a bar with 45 lb plates; Squat 135; []");
        insta::assert_snapshot!(check(&["62.5", "22", "60"]), @"kg: 1 set at 22, a step of kg plates; Squat 62.5; []");
        insta::assert_snapshot!(check(&["100", "50", "20"]), @r#"Unknown(Some(UnitSample { exercise: "Squat", written: "100" }))"#);
        insta::assert_snapshot!(check(&["0"]), @"Unknown(None)");
    }

    #[test]
    fn an_exercise_in_the_other_unit_is_named() {
        insta::assert_snapshot!(
            check(&["62.5", "67.5", "82.5", "87.5", "97.5", "112.5", "52.5", "57.5", "102.5", "107.5", "72.5", "77.5", "Row=44.09245243697551"]),
            @r#"kg: 1 set at 52.5, a step of kg plates; Squat 112.5; ["Row"]"#
        );
    }
}
