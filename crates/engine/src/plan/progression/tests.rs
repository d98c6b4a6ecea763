//! Loads as a coach would set them, one case a line.

use proptest::prelude::*;

use super::*;
use crate::exercise::ExerciseId;
use crate::plan::exposure::Exposures;
use crate::plan::kit::{day, exercise, kg, reps, rir, session, written};
use crate::session::Session;
use crate::unit::{MassUnit, Seconds};

/// One time of an exercise: days before day 30, load in kilograms, repetitions of its sets.
type Time<'a> = (i32, f64, &'a [i64]);

struct Case {
    written: ProgramExercise,
    kit: Kit,
    is_novice: bool,
}

impl Case {
    fn of(id: &str) -> Self {
        Self {
            written: written(id),
            kit: Kit::usual(MassUnit::Kilogram),
            is_novice: false,
        }
    }

    fn with(mut self, progression: Progression) -> Self {
        self.written.progression = progression;
        self
    }

    fn next_after(&self, log: &[Session]) -> Next {
        let id: ExerciseId = self.written.exercise.clone();
        let exercise = exercise(id.as_str());
        let exposures = Exposures::read([&id].into_iter(), log, day(30), |_| false);
        let progress = Progress {
            written: &self.written,
            exercise: &exercise,
            past: exposures.of(&id),
            kit: &self.kit,
            is_novice: self.is_novice,
        };
        progress.next()
    }

    fn next(&self, times: &[Time<'_>]) -> Next {
        let id = self.written.exercise.as_str();
        let log: Vec<_> = times
            .iter()
            .map(|(ago, load, sets)| session(day(30 - ago), &[(id, *load, sets)]))
            .collect();
        self.next_after(&log)
    }

    /// The next load in kilograms as text.
    fn load(&self, times: &[Time<'_>]) -> String {
        let load = self.next(times).0;
        load.map_or("none".to_owned(), |l| l.to_text(self.kit.unit))
    }
}

const TOP: &[i64] = &[10, 10, 10];

#[test]
fn first_time_has_no_load() {
    assert_eq!(Case::of("bench").next(&[]), (None, LoadReason::FirstTime));
}

#[test]
fn two_topped_sessions_earn_a_step() {
    let bench = Case::of("bench");
    assert_eq!(bench.load(&[(2, 60.0, TOP)]), "60");
    assert_eq!(bench.load(&[(4, 60.0, TOP), (2, 60.0, TOP)]), "62.5");
    assert_eq!(bench.load(&[(4, 57.5, TOP), (2, 60.0, TOP)]), "60");
    assert_eq!(bench.load(&[(4, 60.0, TOP), (2, 60.0, &[10, 10, 9])]), "60");
    assert_eq!(bench.load(&[(4, 60.0, TOP), (2, 60.0, &[10, 10])]), "60");
    let (_, reason) = bench.next(&[(4, 60.0, TOP), (2, 60.0, TOP)]);
    assert_eq!(reason, LoadReason::Earned { last: kg(60.0) });
}

#[test]
fn novice_earns_after_one() {
    let mut bench = Case::of("bench");
    bench.is_novice = true;
    assert_eq!(bench.load(&[(2, 60.0, TOP)]), "62.5");
}

#[test]
fn legs_rise_by_five_percent() {
    let squat = Case::of("squat");
    assert_eq!(squat.load(&[(4, 100.0, TOP), (2, 100.0, TOP)]), "105");
    assert_eq!(squat.load(&[(4, 60.0, TOP), (2, 60.0, TOP)]), "62.5");
}

#[test]
fn step_above_a_tenth_waits() {
    let curl = Case::of("curl");
    let next = curl.next(&[(4, 10.0, TOP), (2, 10.0, TOP)]);
    let last = kg(10.0);
    assert_eq!(next, (Some(last), LoadReason::StepTooLarge { last }));
    assert_eq!(curl.load(&[(4, 20.0, TOP), (2, 20.0, TOP)]), "22");
}

#[test]
fn little_left_does_not_earn() {
    let bench = Case::of("bench");
    let mut hard = session(day(28), &[("bench", 60.0, TOP)]);
    hard.exercises[0].sets[2].rir = Some(rir(0));
    let before = session(day(26), &[("bench", 60.0, TOP)]);
    let (load, _) = bench.next_after(&[before, hard]);
    assert_eq!(load, Some(kg(60.0)));
}

#[test]
fn sets_under_the_range_lower_the_load() {
    let bench = Case::of("bench");
    let next = bench.next(&[(2, 60.0, &[7, 6, 6])]);
    let last = kg(60.0);
    assert_eq!(next, (Some(kg(57.5)), LoadReason::Lowered { last }));
    assert_eq!(bench.load(&[(2, 60.0, &[8, 7, 6])]), "60");
}

#[test]
fn other_range_goes_by_the_estimate() {
    // 100 kg for five: 116.7 kg once by Epley; ten with two left is 71.4 % of it, 83.3 kg.
    let (load, reason) = Case::of("bench").next(&[(2, 100.0, &[5, 5, 5])]);
    assert_eq!(load, Some(kg(82.5)));
    assert!(matches!(reason, LoadReason::Percent { percent: 71, .. }));
}

#[test]
fn linear_rises_each_time_and_resets_after_two() {
    let bench = Case::of("bench").with(Progression::Linear { step: kg(2.5) });
    assert_eq!(bench.load(&[(2, 60.0, &[8, 8, 8])]), "62.5");
    assert_eq!(bench.load(&[(2, 60.0, &[7, 7, 7])]), "60");
    assert_eq!(
        bench.load(&[(4, 60.0, &[7, 7, 7]), (2, 60.0, &[7, 6, 6])]),
        "55"
    );
}

#[test]
fn linear_step_is_capped_at_a_tenth() {
    let bench = Case::of("bench").with(Progression::Linear { step: kg(10.0) });
    assert_eq!(bench.load(&[(2, 60.0, &[8, 8, 8])]), "62.5");
    assert_eq!(bench.load(&[(2, 100.0, &[8, 8, 8])]), "110");
}

#[test]
fn percent_takes_the_best_of_late() {
    let bench = Case::of("bench").with(Progression::PercentOfE1rm { percent: 80 });
    assert_eq!(bench.load(&[(9, 90.0, &[5]), (2, 100.0, &[5])]), "92.5");
    assert_eq!(bench.load(&[(2, 60.0, &[15])]), "none");
}

#[test]
fn rir_led_follows_what_was_left() {
    let bench = Case::of("bench").with(Progression::RirLed);
    let left = |n| {
        let mut session = session(day(28), &[("bench", 60.0, &[9, 9, 9])]);
        for set in &mut session.exercises[0].sets {
            set.rir = Some(rir(n));
        }
        bench.next_after(&[session]).0
    };
    assert_eq!(left(4), Some(kg(62.5)));
    assert_eq!(left(2), Some(kg(60.0)));
    assert_eq!(left(1), Some(kg(57.5)));
}

#[test]
fn help_shrinks_when_earned_and_grows_when_eased() {
    let assisted = Case::of("assisted-pull-up");
    assert_eq!(assisted.load(&[(4, -20.0, TOP), (2, -20.0, TOP)]), "-17.5");
    assert_eq!(assisted.load(&[(4, -1.0, TOP), (2, -1.0, TOP)]), "0");
    assert_eq!(assisted.load(&[(2, -20.0, &[6, 6, 6])]), "-22.5");
}

#[test]
fn body_alone_asks_for_more_reps() {
    let pull_up = Case::of("pull-up");
    let (load, reason) = pull_up.next(&[(4, 0.0, TOP), (2, 0.0, TOP)]);
    assert_eq!(load, Some(Load::ZERO));
    assert_eq!(
        reason,
        LoadReason::MoreReps {
            reps: Some(reps(10))
        }
    );
    assert_eq!(pull_up.load(&[(4, 10.0, TOP), (2, 10.0, TOP)]), "12.5");
}

#[test]
fn long_holds_ask_for_more() {
    let mut plank = Case::of("plank");
    let seconds = |n| Seconds::try_new(n).unwrap();
    plank.written.amount = Amount::Time {
        low: seconds(30),
        high: seconds(45),
    };
    let hold = |ago: i32, time| {
        let mut session = session(day(30 - ago), &[("plank", 0.0, &[1, 1, 1])]);
        for set in &mut session.exercises[0].sets {
            set.duration = Some(seconds(time));
            set.load = None;
        }
        session
    };
    let reason = |time| plank.next_after(&[hold(4, time), hold(2, time)]).1;
    assert!(matches!(reason(45), LoadReason::MoreReps { .. }));
    assert!(matches!(reason(44), LoadReason::SameAsLast { .. }));
}

#[test]
fn load_climbs_back_after_a_break() {
    let bench = Case::of("bench");
    let (load, reason) = bench.next(&[(24, 100.0, &[8, 8, 8]), (2, 80.0, &[8, 8])]);
    assert_eq!(load, Some(kg(87.5)));
    let (last, before) = (kg(80.0), kg(100.0));
    assert_eq!(reason, LoadReason::Regaining { last, before });
    let later = &[
        (24, 100.0, TOP),
        (6, 80.0, TOP),
        (4, 87.5, TOP),
        (2, 95.0, TOP),
    ];
    assert_eq!(bench.load(later), "100");
}

#[test]
fn old_logs_tell_nothing() {
    assert_eq!(Case::of("bench").load(&[(181, 60.0, TOP)]), "none");
}

#[test]
fn pounds_rise_in_pounds() {
    let mut bench = Case::of("bench");
    bench.kit = Kit::usual(MassUnit::Pound);
    let lb = |mass: f64| mass * 0.453_592_37;
    assert_eq!(
        bench.load(&[(4, lb(135.0), TOP), (2, lb(135.0), TOP)]),
        "140"
    );
}

proptest! {
    #[test]
    fn no_rise_is_above_a_tenth(load in 1_000_i64..300_000, id in prop::sample::select(vec!["squat", "bench", "curl"]), linear in any::<bool>()) {
        let mut case = Case::of(id);
        if linear {
            case.written.progression = Progression::Linear { step: kg(20.0) };
        }
        let mass = Load::try_new(load).unwrap().kilograms();
        let (next, reason) = case.next(&[(4, mass, TOP), (2, mass, TOP)]);
        let next = next.unwrap().grams();
        prop_assert!(load <= next || reason == LoadReason::FirstTime);
        prop_assert!(next * 10 <= load * 11, "{load} {next}");
    }

    #[test]
    fn easing_never_makes_harder(load in -80_000_i64..300_000, percent in 50_u8..=100, id in prop::sample::select(vec!["squat", "bench", "curl", "pull-up", "assisted-pull-up"])) {
        let case = Case::of(id);
        let exercise = exercise(id);
        let progress = Progress {
            written: &case.written,
            exercise: &exercise,
            past: &[],
            kit: &case.kit,
            is_novice: false,
        };
        let load = Load::try_new(load).unwrap();
        prop_assert!(progress.eased(load, f64::from(percent) / 100.0) <= load);
    }
}
