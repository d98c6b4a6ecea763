//! Cases of the rules of recovery: how much, what for, when, R36 to R43.

use recoup_engine::decision::State;
use recoup_engine::movement::Modality;
use recoup_engine::plan::Experience;
use recoup_engine::reason::Rule;
use recoup_engine::recovery::{
    Ask, Ceiling, Goal, Lull, SnackDay, SnackLimits, cold_blunts_gains, easy_minutes, for_goal,
    for_soreness, monotony_and_strain, offers_period_ease, snack_times,
};
use recoup_engine::session::RecoverySession;
use recoup_engine::unit::{Effort, Level, Minutes, Seconds, Symptom};
use recoup_engine::wellness::CheckIn;

use super::{Case, three};
use crate::kit::{Athlete, TODAY, ago, session};

pub(super) fn cases() -> Vec<Case> {
    [
        minutes(),
        soreness(),
        goals(),
        period_pain(),
        cold(),
        snacks(),
        strain(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const UNKNOWN: Ceiling = Ceiling {
    most_met: None,
    experience: Experience::Regular,
    strength_load: None,
};

fn of(minutes: i64) -> Minutes {
    Minutes::try_new(minutes).unwrap()
}

fn minutes() -> Vec<Case> {
    let cuts = |wanted| easy_minutes(of(wanted), &UNKNOWN) != of(wanted);
    three(
        Rule::R36,
        [
            ("10 minutes", false, cuts(10)),
            ("30 minutes", false, cuts(30)),
            ("31 minutes", true, cuts(31)),
        ],
    )
}

fn soreness() -> Vec<Case> {
    let rests = |points| {
        let offered = for_soreness(Level::try_new(points).unwrap());
        assert!(!offered.contains(&Modality::Stretching));
        !offered.contains(&Modality::LightContraction)
    };
    three(
        Rule::R38,
        [
            ("6 of 10: light work first", false, rests(6)),
            ("7 of 10: hands and warmth only", true, rests(7)),
            ("8 of 10: hands and warmth only", true, rests(8)),
        ],
    )
}

fn goals() -> Vec<Case> {
    let sore = for_soreness(Level::try_new(5).unwrap());
    let stretches = |offered: &[Modality]| offered.contains(&Modality::Stretching);
    three(
        Rule::R39,
        [
            ("less soreness", false, stretches(sore)),
            ("range of motion", true, stretches(for_goal(Goal::Range))),
            ("calm", true, stretches(for_goal(Goal::Calm))),
        ],
    )
}

fn period_pain() -> Vec<Case> {
    let offers = |level| {
        let mut check_in = CheckIn::empty(TODAY);
        let level = Symptom::try_new(level).unwrap();
        check_in.symptoms.insert("cramps".to_owned(), level);
        offers_period_ease(&check_in, &recoup_engine::safety::Health::default()).is_some()
    };
    three(
        Rule::R40,
        [
            ("none", false, offers(0)),
            ("1 of 3", true, offers(1)),
            ("3 of 3", true, offers(3)),
        ],
    )
}

fn cold() -> Vec<Case> {
    three(
        Rule::R41,
        [
            ("6.1 hours after", false, cold_blunts_gains(6.1)),
            ("6 hours after", true, cold_blunts_gains(6.0)),
            ("5.9 hours after", true, cold_blunts_gains(5.9)),
        ],
    )
}

/// Whether she gets fewer suggestions than she wishes for.
fn snacks() -> Vec<Case> {
    let cuts = |most: u8| {
        let limits = SnackLimits {
            on: true,
            days: vec![TODAY.weekday()],
            awake: Lull {
                from: 420,
                to: 1_320,
            },
            quiet: vec![],
            most,
            muted: [].into(),
        };
        let ask = Ask::plain(of(5), UNKNOWN);
        let day = SnackDay {
            limits: &limits,
            weekday: TODAY.weekday(),
            state: State::Push,
            gate_passed: true,
            strength: vec![],
            trained: [].into(),
            ask: &ask,
            today: &[],
            before: &[],
        };
        snack_times(&day).len() < usize::from(most)
    };
    three(
        Rule::R42,
        [
            ("5 a day", false, cuts(5)),
            ("6 a day", false, cuts(6)),
            ("7 a day", true, cuts(7)),
        ],
    )
}

/// R43 leaves recovery out: with or without it the strain of a week is the same.
fn strain() -> Vec<Case> {
    let week = |recovery: i64| {
        let hard = |days| {
            let mut hard = session(ago(days), "squat 3*100x5@8");
            hard.duration = Seconds::try_new(3_600).ok();
            hard.session_rpe = Effort::try_new(14).ok();
            hard
        };
        let mut log = Athlete::default().did(hard(1)).did(hard(3));
        log.recovery = (0..recovery)
            .map(|n| RecoverySession {
                id: u128::from(n.unsigned_abs()),
                date: ago(n),
                start: None,
                template: "easy-walk".to_owned(),
                minutes: of(30),
                met: None,
                effort: None,
            })
            .collect();
        monotony_and_strain(&log.history(), TODAY)
    };
    assert!(week(0).is_some());
    let moves = |recovery| week(recovery) != week(0);
    three(
        Rule::R43,
        [
            ("one easy day", false, moves(1)),
            ("three easy days", false, moves(3)),
            ("six easy days", false, moves(6)),
        ],
    )
}
