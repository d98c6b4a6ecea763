//! Recovery times: the table where nothing is known, the truth of simulated people where much is.

use jiff::ToSpan;
use jiff::civil::{Time, date};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use recoup_engine::History;
use recoup_engine::exercise::Muscle;
use recoup_engine::readiness::{LearnedTime, learned_times};
use recoup_engine::safety::Health;
use recoup_engine::unit::Level;
use recoup_engine::wellness::CheckIn;

use crate::kit::{Athlete, ago, exercises, session};

fn times(athlete: &Athlete) -> Vec<LearnedTime> {
    learned_times(&athlete.history(), &exercises(), ago(0))
}

fn quads(times: &[LearnedTime]) -> LearnedTime {
    *times.iter().find(|t| t.muscle == Muscle::Quads).unwrap()
}

fn regular() -> Athlete {
    let days = [30, 27, 24, 21, 18];
    days.into_iter().fold(Athlete::default(), |a, d| {
        a.did(session(ago(d), "squat 3*100x5@8"))
    })
}

#[test]
fn one_bout_without_a_word_is_the_table() {
    let squat = quads(&times(
        &Athlete::default()
            .did(session(ago(60), "jump 1x5@5"))
            .did(session(ago(50), "jump 1x5@5"))
            .did(session(ago(3), "squat 3*100x5@8")),
    ));
    assert_eq!((squat.table_h, squat.bouts), (72.0, 0));
    assert!((squat.middle_h / squat.table_h - 1.0).abs() < 0.02);
    let (low, high) = squat.four_in_five_h;
    assert!(low < 0.55 * squat.table_h && 1.8 * squat.table_h < high);
}

#[test]
fn longer_soreness_means_longer_times() {
    let sore_for = |days: i64| {
        let log = (17 - days..18).fold(regular(), |a, d| a.said(sore(d, 7)));
        quads(&times(&log.said(sore(16 - days, 1)))).middle_h
    };
    assert!(sore_for(0) < sore_for(1));
    assert!(sore_for(1) < sore_for(3));
}

fn sore(days_ago: i64, level: i64) -> CheckIn {
    let mut check_in = CheckIn::empty(ago(days_ago));
    check_in
        .sore_muscles
        .insert(Muscle::Quads, Level::try_new(level).unwrap());
    check_in
}

#[test]
fn other_muscles_of_the_person_count_too() {
    let own = quads(&times(&regular()));
    let mut slow = regular();
    for days in [29, 26, 23, 20, 17] {
        slow = slow.did(session(ago(days), "bench 3*60x5@8"));
        let mut morning = CheckIn::empty(ago(days - 2));
        morning
            .sore_muscles
            .insert(Muscle::Chest, Level::try_new(8).unwrap());
        slow = slow.said(morning);
    }
    let leaning = quads(&times(&slow));
    assert!(own.middle_h < leaning.middle_h);
    assert_eq!(leaning.bouts, own.bouts);
}

/// A made-up person: her true shifts, and a log that follows from them.
struct Made {
    chance: Pcg32,
}

impl Made {
    fn unit(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let x = (self.chance.next_u64() >> 11) as f64;
        x / 9_007_199_254_740_992.0
    }

    fn normal(&mut self) -> f64 {
        let (a, b) = (self.unit().max(1e-12), self.unit());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }

    /// Three sessions a week for so many weeks, a morning's body map each day.
    fn log(&mut self, weeks: i64) -> (History, Vec<(Muscle, f64)>) {
        const LIFTS: [(&str, Muscle); 3] = [
            ("squat 3*100x5@8", Muscle::Quads),
            ("bench 3*60x5@8", Muscle::Chest),
            ("row 3*60x5@8", Muscle::UpperBack),
        ];
        let person = 0.45 * self.normal();
        let truth: Vec<(Muscle, f64)> = LIFTS
            .iter()
            .map(|(_, m)| (*m, person + 0.40 * self.normal()))
            .collect();
        let mut sessions = vec![session(date(2024, 1, 1), "jump 1x5@5")];
        sessions.push(session(ago(weeks * 7 + 7), "jump 1x5@5"));
        let mut mornings: std::collections::BTreeMap<i64, CheckIn> = (0..weeks * 7)
            .map(|d| (d, CheckIn::empty(ago(d))))
            .collect();
        for (n, days) in (1..weeks * 7).rev().step_by(4).enumerate() {
            let (text, muscle) = LIFTS[n % LIFTS.len()];
            sessions.push(session(ago(days), text));
            let shift = truth.iter().find(|(m, _)| *m == muscle).unwrap().1;
            let takes = 48.0 * (shift + 0.35 * self.normal()).exp();
            for after in 1..=7 {
                let Some(morning) = mornings.get_mut(&(days - after)) else {
                    continue;
                };
                #[expect(clippy::cast_precision_loss, reason = "a week")]
                let hours = 24.0 * after as f64 - 11.0;
                let level = if hours < takes { 6 } else { 1 };
                let level = Level::try_new(level).unwrap();
                morning.sore_muscles.insert(muscle, level);
            }
        }
        let log = History::new(
            sessions,
            vec![],
            mornings.into_values().collect(),
            Health::default(),
        );
        (log, truth)
    }
}

#[test]
fn truth_of_simulated_people_is_found() {
    let (mut inside, mut all) = (0, 0);
    let (mut learned_error, mut table_error) = (0.0, 0.0);
    for seed in 0..60 {
        let mut made = Made {
            chance: Pcg32::new(seed, 7),
        };
        let (log, truth) = made.log(16);
        let times = learned_times(&log, &exercises(), ago(0));
        for (muscle, shift) in truth {
            let time = times.iter().find(|t| t.muscle == muscle).unwrap();
            let hours = time.table_h * f64::exp(shift);
            let (low, high) = time.four_in_five_h;
            inside += u32::from(low <= hours && hours <= high);
            all += 1;
            learned_error += (time.middle_h / hours).ln().abs();
            table_error += shift.abs();
        }
    }
    let coverage = f64::from(inside) / f64::from(all);
    println!(
        "coverage {coverage:.3}, error {:.3} of the table's",
        learned_error / table_error
    );
    assert!((0.72..=0.88).contains(&coverage), "{coverage}");
    assert!(
        learned_error < 0.5 * table_error,
        "{learned_error} {table_error}"
    );
}

#[test]
fn time_of_day_of_the_last_session_does_not_matter_to_the_count() {
    let mut early = regular();
    for s in &mut early.sessions {
        s.start = Some(Time::constant(6, 0, 0, 0));
    }
    let next = ago(18).checked_add(1.day()).unwrap();
    early.check_ins.push(CheckIn {
        date: next,
        ..sore(0, 1)
    });
    assert_eq!(
        quads(&times(&early)).bouts,
        quads(&times(&regular())).bouts + 1
    );
}
