//! Do the four outcomes and the experiment find a known truth as often as they say?
//!
//! Simulated answers with known changes, over many seeds: the share of intervals that hold the truth
//! is the number on the tin. The figures are in `docs/science/outcomes.md`.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use recoup_engine::History;
use recoup_engine::outcome::experiment::{
    Arm, Finding, LOOKS, Measure, NotEligible, Toss, eligible, standing, toss,
};
use recoup_engine::outcome::{Aspect, Outcome, Outcomes, Period, Verdict, outcomes};
use recoup_engine::safety::Health;
use recoup_engine::session::Session;
use recoup_engine::unit::{Level, Load, Rating, Reps, Rir};
use recoup_engine::wellness::{CheckIn, Evening};

use crate::kit::{exercises, session};

const START: Date = date(2026, 5, 4);
const PERIOD: Period = Period {
    from: START,
    to: date(2026, 7, 2),
};
/// Simulated people for each claim.
const PEOPLE: u64 = 400;

fn day(n: i64) -> Date {
    START.saturating_add(n.days())
}

struct Chance(Pcg32);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(Pcg32::new(seed, 7))
    }

    /// Standard normal by the sum of twelve.
    fn normal(&mut self) -> f64 {
        let unit = |x: u32| f64::from(x) / f64::from(u32::MAX);
        (0..12).map(|_| unit(self.0.next_u32())).sum::<f64>() - 6.0
    }
}

/// What is true of a simulated person: changes over the 60 days.
struct Truth {
    fatigue: f64,
    energy: f64,
    strength: f64,
    adaptation: f64,
    /// How alike neighbouring answers are.
    likeness: f64,
}

/// Days of strength: Monday, Wednesday, Friday.
fn training_days() -> impl Iterator<Item = i64> {
    (0..60).filter(|n| [0, 2, 4].contains(&(n % 7)))
}

/// A person whose tiredness and energy step on day 30, between the windows that are compared.
fn live(truth: &Truth, seed: u64) -> History {
    let mut chance = Chance::new(seed);
    let (mut sessions, mut evenings, mut mornings) = (vec![], vec![], vec![]);
    let (mut tired, mut spry) = (0.0, 0.0);
    let mut lifts = [60.0_f64, 70.0, 40.0];
    let mut new_load = 20_000;
    for (nth, n) in training_days().enumerate() {
        let step = if n < 30 { 0.0 } else { 1.0 };
        let keep = (1.0 - truth.likeness * truth.likeness).sqrt();
        tired = truth.likeness * tired + keep * chance.normal();
        spry = truth.likeness * spry + keep * chance.normal();
        let answer = |x: f64, low: i64, high: i64| {
            #[expect(clippy::cast_possible_truncation, reason = "clamped to a scale")]
            let points = x.round() as i64;
            points.clamp(low, high)
        };
        evenings.push(Evening {
            date: day(n),
            tiredness: Level::try_new(answer(5.5 + truth.fatigue * step + 1.3 * tired, 0, 10))
                .unwrap(),
        });
        let mut morning = CheckIn::empty(day(n + 1));
        let energy = answer(3.0 + truth.energy * step + 0.7 * spry, 1, 5);
        morning.energy = Rating::try_new(energy).ok();
        mornings.push(morning);
        #[expect(clippy::cast_precision_loss, reason = "days")]
        let share = n as f64 / 59.0;
        let form = 0.008 * chance.normal();
        let mut done = session(day(n), "squat 3*60x5@8, deadlift 3*70x5@8, bench 3*40x5@8");
        for (performed, base) in done.exercises.iter_mut().zip(&mut lifts) {
            let noise = form + 0.026 * chance.normal();
            let kilograms = *base * (truth.strength * share + noise).exp();
            let load = Load::from_mass(
                (kilograms * 100.0).round() / 100.0,
                recoup_engine::unit::MassUnit::Kilogram,
            );
            performed
                .sets
                .iter_mut()
                .for_each(|s| s.load = load.as_ref().ok().copied());
        }
        if nth % 2 == 0 {
            new_load += 2_500;
        }
        let gain = if n < 28 { 1.0 } else { 1.0 + truth.adaptation };
        let again = if nth % 2 == 0 { 0.0 } else { gain };
        done.exercises
            .push(curl(new_load, 8.0 + again + 0.8 * chance.normal()));
        sessions.push(done);
    }
    History::new(sessions, vec![], mornings, Health::default()).with_evenings(evenings)
}

fn curl(grams: i64, reps: f64) -> recoup_engine::session::PerformedExercise {
    #[expect(clippy::cast_possible_truncation, reason = "a dozen repetitions")]
    let reps = Reps::try_new(reps.round().max(1.0) as i64).unwrap();
    let set = recoup_engine::session::Set::working(Load::try_new(grams).unwrap(), reps);
    recoup_engine::session::PerformedExercise {
        exercise: recoup_engine::exercise::ExerciseId::new("curl"),
        sets: vec![set.with_rir(Rir::from_reps(2).unwrap())],
    }
}

fn found(history: &History) -> Outcomes {
    outcomes(history, &exercises(), PERIOD)
}

/// The share of people whose nine-in-ten interval holds the truth.
fn coverage(truth: &Truth, aspect: Aspect, value: f64) -> f64 {
    let held = (0..PEOPLE).filter(|seed| match found(&live(truth, *seed)).of(aspect) {
        Outcome::Changed(c) => c.nine_in_ten.0 <= value && value <= c.nine_in_ten.1,
        Outcome::TooFew { .. } => false,
    });
    let held = u32::try_from(held.count()).unwrap();
    f64::from(held) / f64::from(u32::try_from(PEOPLE).unwrap())
}

#[test]
fn nine_in_ten_intervals_hold_the_truth_nine_times_in_ten() {
    for likeness in [0.0, 0.3] {
        let truth = Truth {
            fatigue: -1.0,
            energy: 0.4,
            strength: 0.06,
            adaptation: 1.0,
            likeness,
        };
        let percent = 0.06_f64 * 56.0 / 59.0;
        for (aspect, value) in [
            (Aspect::Fatigue, -1.0),
            (Aspect::Energy, 0.4),
            (Aspect::Strength, percent.exp_m1() * 100.0),
            (Aspect::Adaptation, 1.0),
        ] {
            let share = coverage(&truth, aspect, value);
            println!(
                "likeness {likeness}, {}: {:.1} %",
                aspect.code(),
                share * 100.0
            );
            assert!((0.86..=0.98).contains(&share), "{} {share}", aspect.code());
        }
    }
}

#[test]
fn clear_words_are_rare_without_a_change() {
    let truth = Truth {
        fatigue: 0.0,
        energy: 0.0,
        strength: 0.0,
        adaptation: 0.0,
        likeness: 0.2,
    };
    for aspect in Aspect::ALL {
        let clear = (0..PEOPLE).filter(|seed| {
            let verdict = found(&live(&truth, *seed)).of(*aspect).verdict();
            [Verdict::ClearlyBetter, Verdict::ClearlyWorse].contains(&verdict)
        });
        let clear = clear.count();
        println!("{}: {clear} of {PEOPLE}", aspect.code());
        assert!(clear <= 36, "{} {clear}", aspect.code());
    }
}

#[test]
fn large_changes_are_said() {
    let truth = Truth {
        fatigue: -2.5,
        energy: 1.2,
        strength: 0.10,
        adaptation: 2.5,
        likeness: 0.2,
    };
    for aspect in Aspect::ALL {
        let said = (0..100).filter(|seed| {
            let verdict = found(&live(&truth, *seed)).of(*aspect).verdict();
            [Verdict::ClearlyBetter, Verdict::ProbablyBetter].contains(&verdict)
        });
        assert!(80 <= said.count(), "{}", aspect.code());
    }
}

#[test]
fn under_the_least_number_nothing_is_said() {
    let truth = Truth {
        fatigue: -3.0,
        energy: 2.0,
        strength: 0.2,
        adaptation: 3.0,
        likeness: 0.0,
    };
    let whole = live(&truth, 1);
    let until = |n: i64| {
        let last = day(n);
        let sessions: Vec<Session> = whole.sessions_before(last).to_vec();
        let evenings = whole.evenings().iter().copied().filter(|e| e.date < last);
        History::new(
            sessions,
            vec![],
            whole.check_ins_before(last).to_vec(),
            Health::default(),
        )
        .with_evenings(evenings.collect())
    };
    let at = |n: i64| {
        outcomes(
            &until(n),
            &exercises(),
            Period {
                from: START,
                to: day(n),
            },
        )
    };
    // Eleven evenings on day 24, twelve on day 26.
    assert_eq!(at(25).fatigue, Outcome::TooFew { have: 11, need: 12 });
    assert!(matches!(at(27).fatigue, Outcome::Changed(_)));
    assert_eq!(at(5).strength, Outcome::TooFew { have: 3, need: 4 });
    assert!(matches!(at(8).strength, Outcome::Changed(_)));
    assert_eq!(at(34).energy, Outcome::TooFew { have: 15, need: 16 });
    assert!(matches!(at(37).energy, Outcome::Changed(_)));
    assert_eq!(at(33).adaptation, Outcome::TooFew { have: 6, need: 8 });
}

#[test]
fn small_sessions_are_not_compared() {
    let truth = Truth {
        fatigue: 0.0,
        energy: 0.0,
        strength: 0.0,
        adaptation: 0.0,
        likeness: 0.0,
    };
    let whole = live(&truth, 2);
    let mut sessions = whole.sessions().to_vec();
    let last = sessions.len() - 6;
    for eased in &mut sessions[last..] {
        eased.exercises.truncate(1);
    }
    let eased = History::new(sessions, vec![], vec![], Health::default())
        .with_evenings(whole.evenings().to_vec());
    let n_now = |history: &History| match found(history).fatigue {
        Outcome::Changed(c) => c.n_now,
        Outcome::TooFew { .. } => 0,
    };
    assert_eq!((n_now(&whole), n_now(&eased)), (9, 6));
}

/// Squats on twelve strength days: five repetitions at this load, with this after them.
fn squats(of: impl Fn(usize) -> (f64, &'static str)) -> Outcome {
    let sessions = training_days().take(12).enumerate().map(|(nth, n)| {
        let (load, rpe) = of(nth);
        session(day(n), &format!("squat 3*{load}x5{rpe}"))
    });
    let history = History::new(sessions.collect(), vec![], vec![], Health::default());
    found(&history).strength
}

#[test]
fn work_as_planned_with_no_reserve_told_is_not_weaker() {
    // Two were left each time; from the seventh session on she no longer says so.
    let silent = squats(|nth| (100.0, if nth < 6 { "@8" } else { "" }));
    let Outcome::Changed(change) = silent else {
        panic!("six sessions with their reserve are enough");
    };
    assert_eq!((change.n_now, change.middle), (6, 0.0));
    assert_ne!(silent.verdict(), Verdict::ProbablyWorse);
    // More on the bar with nothing told does not say how much of it is the limit.
    let heavier = squats(|nth| match nth {
        0..6 => (100.0, "@8"),
        _ => (105.0, ""),
    });
    assert_eq!(heavier, silent);
}

#[test]
fn strength_without_any_reserve_cannot_be_told() {
    let never = squats(|_| (100.0, ""));
    assert_eq!(never, Outcome::TooFew { have: 0, need: 4 });
    let thrice = squats(|nth| (100.0, if nth < 3 { "@8" } else { "" }));
    assert_eq!(thrice, Outcome::TooFew { have: 3, need: 4 });
}

#[test]
fn set_to_the_limit_needs_no_reserve() {
    let sessions = training_days().take(6).map(|n| {
        let mut done = session(day(n), "squat 100x5 100x6");
        done.exercises[0].sets[1].kind = recoup_engine::session::SetKind::Failure;
        done
    });
    let history = History::new(sessions.collect(), vec![], vec![], Health::default());
    assert!(matches!(found(&history).strength, Outcome::Changed(c) if c.n_now == 6));
}

#[test]
fn same_log_gives_the_same_bits() {
    let truth = Truth {
        fatigue: -1.0,
        energy: 0.5,
        strength: 0.05,
        adaptation: 1.0,
        likeness: 0.3,
    };
    assert_eq!(found(&live(&truth, 9)), found(&live(&truth, 9)));
}

/// An experiment in which recovery adds `effect` spreads to the next morning's perceived recovery.
fn experiment(effect: f64, seed: u64, coins: usize) -> (History, Vec<Toss>) {
    let mut chance = Chance::new(seed);
    let (mut tosses, mut mornings) = (vec![], vec![]);
    for idx in 0..coins {
        let on = day(i64::try_from(idx * 2).unwrap());
        let arm = toss(u128::from(seed) << 3, idx);
        let helped = if arm == Arm::Recovery { effect } else { 0.0 };
        let mut morning = CheckIn::empty(on.saturating_add(1.day()));
        #[expect(clippy::cast_possible_truncation, reason = "clamped to a scale")]
        let points = (5.0 + 1.5 * (helped + chance.normal())).round() as i64;
        morning.prs = recoup_engine::unit::Prs::try_new(points.clamp(0, 10)).ok();
        tosses.push(Toss { date: on, arm });
        mornings.push(morning);
    }
    (
        History::new(vec![], vec![], mornings, Health::default()),
        tosses,
    )
}

#[test]
fn experiment_is_rarely_wrong_and_finds_what_is_large() {
    let findings = |effect: f64, people: u64| {
        let mut all = [0_u32; 3];
        let mut held = 0_u32;
        for seed in 0..people {
            let (history, tosses) = experiment(effect, seed, 72);
            let standing = standing(&history, &tosses, Measure::Recovery);
            let result = standing.difference.unwrap();
            assert!(standing.has_ended());
            all[match result.finding() {
                Finding::Helps => 0,
                Finding::BetterToRest => 1,
                Finding::CannotTell => 2,
            }] += 1;
            let truth = 1.5 * effect;
            held += u32::from(result.interval.0 <= truth && truth <= result.interval.1);
        }
        (all, held)
    };
    let (null, held) = findings(0.0, 2_000);
    println!("no effect, of 2000: helps/rest/cannot tell {null:?}, interval holds {held}");
    // 5 % of 2,000 is 100; two standard errors are 20.
    assert!(null[0] + null[1] <= 120, "{null:?}");
    assert!(1_880 <= held, "{held}");
    let (large, held) = findings(0.9, 500);
    println!("effect of 0.9 spreads, of 500: {large:?}, interval holds {held}");
    assert!(400 <= large[0] && large[1] == 0, "{large:?}");
    assert!(460 <= held, "{held}");
}

#[test]
fn nothing_is_shown_before_pair_twelve() {
    let (history, tosses) = experiment(5.0, 1, 23);
    let early = standing(&history, &tosses, Measure::Recovery);
    assert_eq!(
        (early.pairs, early.next_look, early.difference),
        (11, Some(LOOKS[0]), None)
    );
    let (history, tosses) = experiment(5.0, 1, 24);
    let first = standing(&history, &tosses, Measure::Recovery);
    assert_eq!(first.difference.map(|d| d.finding()), Some(Finding::Helps));
    assert!(first.has_ended());
}

#[test]
fn coins_are_even_in_each_block_and_fixed_by_the_seed() {
    for seed in 0..50_u128 {
        for block in 0..9 {
            let of = |arm| (0..4).filter(|i| toss(seed, block * 4 + i) == arm).count();
            assert_eq!((of(Arm::Recovery), of(Arm::Rest)), (2, 2));
        }
    }
    let first: Vec<Arm> = (0..200_u128).map(|seed| toss(seed << 64, 0)).collect();
    let recovery = first.iter().filter(|arm| **arm == Arm::Recovery).count();
    assert!((70..=130).contains(&recovery), "{recovery}");
}

#[test]
fn coins_fall_only_where_a_morning_can_tell() {
    let (today, next) = (day(1), day(2));
    let log = |change: &dyn Fn(&mut CheckIn)| {
        let mut check_in = CheckIn::empty(today);
        change(&mut check_in);
        let done = session(day(0), "squat 3*60x5@8");
        History::new(vec![done], vec![], vec![check_in], Health::default())
    };
    let fine = log(&|_| {});
    assert_eq!(eligible(&fine, &[], today, false), Ok(()));
    assert_eq!(
        eligible(&fine, &[], today, true),
        Err(NotEligible::Training)
    );
    assert_eq!(
        eligible(&fine, &[], next, false),
        Err(NotEligible::NoSessionBefore)
    );
    let earlier = [Toss {
        date: day(0),
        arm: Arm::Rest,
    }];
    assert_eq!(
        eligible(&fine, &earlier, today, false),
        Err(NotEligible::Washout)
    );
    let ill = log(&|c| c.illness = Some(recoup_engine::wellness::Illness::Cold));
    assert_eq!(eligible(&ill, &[], today, false), Err(NotEligible::Safety));
    let silent = History::new(fine.sessions().to_vec(), vec![], vec![], Health::default());
    assert_eq!(
        eligible(&silent, &[], today, false),
        Err(NotEligible::NoCheckIn)
    );
}
