//! Cases of the rules of progression, volume, recovery and habit.

use recoup_engine::History;
use recoup_engine::decision::State;
use recoup_engine::exercise::{ExerciseId, Muscle};
use recoup_engine::forecast::{Proof, Standing as Shown};
use recoup_engine::outcome::experiment::{Finding, look_at};
use recoup_engine::outcome::{CyclePattern, IfThen, WeekState, pattern_of, rhythm};
use recoup_engine::plan::{
    Choices, Experience, LoadReason, Plan, Planned, Standing, flat_lift, offers_deload, plan_from,
};
use recoup_engine::program::{
    Amount, DeloadRule, Phase, Program, ProgramExercise, ProgramWeek, Progression, SetsRange,
    SetsVerdict, StrengthTemplate, WeekSlot, Weekdays,
};
use recoup_engine::reason::{Grade, Rule};
use recoup_engine::recovery::{Ceiling, Dose, DoseLabel, dose_label};
use recoup_engine::strength::estimate_reserve_bias;
use recoup_engine::training_load::weekly_cap;
use recoup_engine::unit::{Met, Minutes, Reps, Rir, Seconds};

use super::{Case, three};
use crate::kit::{Athlete, TODAY, ago, athlete, exercises, session};

pub(super) fn cases() -> Vec<Case> {
    [
        earned(),
        weekly_sets(),
        guard(),
        flat(),
        easier_week(),
        dose(),
        coin(),
        prediction(),
        reserve(),
        cycles(),
        if_then(),
        counts(),
        shown(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A program of bench presses, three times a week, with a deload that may be offered.
fn program() -> Program {
    let reps = |n| Reps::try_new(n).unwrap();
    let bench = ProgramExercise {
        exercise: ExerciseId::new("bench"),
        sets: 3,
        amount: Amount::Reps {
            low: reps(8),
            high: reps(10),
        },
        rir: Rir::from_reps(2).unwrap(),
        rest: Seconds::try_new(120).unwrap(),
        progression: Progression::Double,
        superset: None,
    };
    let strength = StrengthTemplate {
        name: "Bench".to_owned(),
        exercises: vec![bench],
        is_test: false,
    };
    let week = ProgramWeek {
        slots: vec![WeekSlot::Strength(strength); 3],
        is_deload: false,
    };
    Program {
        id: "bench".to_owned(),
        name: "Bench".to_owned(),
        author: "us".to_owned(),
        version: "1".to_owned(),
        summary: String::new(),
        length_days: 60,
        training_days: Weekdays::MON_WED_FRI,
        phases: vec![Phase {
            name: "All".to_owned(),
            weeks: vec![week; 9],
        }],
        deload: Some(DeloadRule::default()),
        substitutions: vec![],
    }
}

pub(crate) fn begun(days_ago: i64) -> Choices {
    Choices::starting(ago(days_ago), Weekdays::MON_WED_FRI)
}

pub(crate) fn plan(choices: &Choices, history: &History) -> Plan {
    plan_from(&program(), &exercises(), history, choices, TODAY)
}

fn earned() -> Vec<Case> {
    let after = |topped: i64| {
        let log = (1..=topped).fold(athlete(), |a, n| {
            a.did(session(ago(2 * n), "bench 3*60x10@8"))
        });
        let plan = plan(&begun(2), &log.history());
        let Planned::Strength(slot) = &plan.on(TODAY).unwrap().planned else {
            unreachable!("a Wednesday holds strength");
        };
        matches!(slot.exercises[0].load_reason, LoadReason::Earned { .. })
    };
    three(
        Rule::R29,
        [
            ("topped once", false, after(1)),
            ("topped twice", true, after(2)),
            ("topped three times", true, after(3)),
        ],
    )
}

fn weekly_sets() -> Vec<Case> {
    let range = SetsRange::aimed_at(Experience::Regular, 3);
    let speaks = |sets| range.verdict(sets) != SetsVerdict::Within;
    three(
        Rule::R30,
        [
            ("16 sets", false, speaks(16.0)),
            ("8 sets", false, speaks(8.0)),
            ("16 and a half", true, speaks(16.5)),
        ],
    )
}

fn guard() -> Vec<Case> {
    let log = athlete().did(session(ago(10), "squat 10*100x5@8"));
    let cap = weekly_cap(&log.history(), &exercises(), Muscle::Quads, TODAY).unwrap();
    three(
        Rule::R31,
        [
            ("11 sets after 10", false, cap < 11.0),
            ("12 sets after 10", false, cap < 12.0),
            ("13 sets after 10", true, cap < 13.0),
        ],
    )
}

/// Four weeks of squats, the newer two at another load.
fn four_weeks(newer: &str) -> History {
    let older = [27, 23, 19, 16].into_iter();
    let log = older.fold(Athlete::default(), |a, d| {
        a.did(session(ago(d), "squat 3*100x5@8"))
    });
    let newer_days = [13, 9, 5].into_iter();
    newer_days
        .fold(log, |a, d| a.did(session(ago(d), newer)))
        .history()
}

fn flat() -> Vec<Case> {
    let offered = |newer, points| {
        let squat = ExerciseId::new("squat");
        flat_lift(&four_weeks(newer), &exercises(), &squat, (TODAY, points))
    };
    let is_offered = |newer, points| offered(newer, points).is_some();
    assert_eq!(offered("squat 3*100x5@8", 2).map(|f| f.more_sets), Some(2));
    assert!(!is_offered("squat 3*94x5@8", 0), "down is not flat");
    assert!(!is_offered("squat 3*100x5@8", 3), "warned is not flat");
    three(
        Rule::R32,
        [
            ("up by 1.1 %", false, is_offered("squat 3*101.1x5@8", 0)),
            ("up by 0.9 %", true, is_offered("squat 3*100.9x5@8", 0)),
            ("the same, 2 points", true, is_offered("squat 3*100x5@8", 2)),
        ],
    )
}

fn easier_week() -> Vec<Case> {
    let offered = |day: i64, standing| {
        let choices = begun(day);
        let plan = plan(&choices, &History::default());
        offers_deload(&program(), &plan, &choices, (TODAY, standing))
    };
    let flat = Standing {
        points: 2,
        is_rising: false,
    };
    let well = Standing {
        points: 2,
        is_rising: true,
    };
    assert!(!offered(42, flat), "week seven");
    three(
        Rule::R33,
        [
            ("the last day of week five", false, offered(34, flat)),
            ("the first day of week six", true, offered(35, flat)),
            ("week six, and it goes well", false, offered(35, well)),
        ],
    )
}

fn dose() -> Vec<Case> {
    let is_training = |met| {
        let dose = Dose {
            met: Met::try_new(met).ok(),
            minutes: Minutes::try_new(20).unwrap(),
            effort: None,
        };
        let ceiling = Ceiling {
            most_met: None,
            experience: Experience::Regular,
            strength_load: None,
        };
        dose_label(&dose, &ceiling) != DoseLabel::Recovery
    };
    three(
        Rule::R37,
        [
            ("2.9 MET", false, is_training(2_900)),
            ("3.0 MET", false, is_training(3_000)),
            ("3.1 MET", true, is_training(3_100)),
        ],
    )
}

fn coin() -> Vec<Case> {
    let tells = |differences: &[f64]| look_at(differences).finding() != Finding::CannotTell;
    three(
        Rule::R44,
        [
            (
                "no difference",
                false,
                tells(&[1.0, -1.0, 0.5, -0.5, 0.0, 0.0]),
            ),
            ("two pairs of one point", false, tells(&[1.0, 1.0])),
            ("twelve pairs of one point", true, tells(&[1.0; 12])),
        ],
    )
}

fn prediction() -> Vec<Case> {
    let shows = |sessions: u32, forecast| {
        let mut proof = Proof::default();
        for _ in 0..sessions {
            proof.step(forecast, 1.0);
        }
        matches!(proof.standing(), Shown::Earned { .. })
    };
    three(
        Rule::R51,
        [
            ("better over 9 sessions", false, shows(9, 0.9)),
            ("better over 10 sessions", true, shows(10, 0.9)),
            ("no better over 20 sessions", false, shows(20, 1.0)),
        ],
    )
}

/// Sessions with three sets, the last of them to the limit, as many as asked for.
fn to_the_limit(sessions: usize) -> Vec<recoup_engine::session::Session> {
    (0..sessions)
        .map(|n| {
            let day = ago(3 * i64::try_from(n).unwrap() + 2);
            let mut session = session(day, "squat 3*100x8@8");
            let last = session.exercises[0].sets.last_mut().unwrap();
            last.kind = recoup_engine::session::SetKind::Failure;
            last.reps = Reps::try_new(12).ok();
            last.rir = Rir::from_reps(0).ok();
            session
        })
        .collect()
}

fn reserve() -> Vec<Case> {
    let said = Rir::from_reps(2).unwrap();
    let corrects = |n| estimate_reserve_bias(&to_the_limit(n)).corrected(said) != said;
    three(
        Rule::R52,
        [
            ("two sets to the limit", false, corrects(2)),
            ("three sets to the limit", true, corrects(3)),
            ("six sets to the limit", true, corrects(6)),
        ],
    )
}

fn cycles() -> Vec<Case> {
    let shows = |differences: &[f64]| matches!(pattern_of(differences), CyclePattern::Clear(_));
    three(
        Rule::R47,
        [
            ("two cycles, 9 % weaker", false, shows(&[-9.0, -9.0])),
            (
                "three cycles, 5 % weaker",
                false,
                shows(&[-5.0, -5.0, -5.0]),
            ),
            ("three cycles, 9 % weaker", true, shows(&[-9.0, -9.0, -9.0])),
        ],
    )
}

fn if_then() -> Vec<Case> {
    let kept = |then: &str| IfThen::try_new("it is Monday 18:00", then).is_ok();
    three(
        Rule::R53,
        [
            ("no words", false, kept(" ")),
            ("120 letters", true, kept(&"a".repeat(120))),
            ("121 letters", false, kept(&"a".repeat(121))),
        ],
    )
}

fn counts() -> Vec<Case> {
    let week = |change: fn(&mut Choices)| {
        let mut choices = begun(9);
        change(&mut choices);
        let log = History::default();
        rhythm(&plan(&choices, &log), &choices, &log, TODAY)[0].state == WeekState::AsMeant
    };
    three(
        Rule::R54,
        [
            ("a week without a word", false, week(|_| ())),
            (
                "one of three left out by choice",
                false,
                week(|c| c.left_out.extend(["w1-a"].map(str::to_owned))),
            ),
            (
                "all left out by choice",
                true,
                week(|c| {
                    c.left_out
                        .extend(["w1-a", "w1-b", "w1-c"].map(str::to_owned));
                }),
            ),
        ],
    )
}

fn shown() -> Vec<Case> {
    let on = |athlete: Athlete| {
        let decision = athlete.decide();
        let told = decision.fired.iter();
        told.filter(|r| r.grade() <= Grade::E && r.measured.number().is_finite())
            .any(|r| r.is_safety() || !r.evidence().is_empty())
    };
    let said = |points| athlete().said(crate::kit::prs(TODAY, points));
    assert_eq!(said(6).decide().state, State::Push);
    three(
        Rule::R55,
        [
            ("nothing to recommend", false, on(said(6))),
            ("a held day", true, on(said(5))),
            ("an easy day", true, on(said(3))),
        ],
    )
}
