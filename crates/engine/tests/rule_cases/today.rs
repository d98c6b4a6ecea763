//! Cases of the rules of the day and of a session, R15 to R28, R34, R35, R45 to R50.

use recoup_engine::decision::State;
use recoup_engine::exercise::{ExerciseId, Muscle};
use recoup_engine::in_session::{AfterSet, FirstSet, Rolling, When};
use recoup_engine::in_session::{drop_off, first_set, rir_floor, rolling};
use recoup_engine::plan::Experience;
use recoup_engine::readiness::{Variability, muscles, with_variability};
use recoup_engine::reason::Rule;
use recoup_engine::safety::{CycleView, Health, LifeStage, cycle_view};
use recoup_engine::strength::Usual;
use recoup_engine::unit::Rir;
use recoup_engine::wellness::{Site, SleepBand, Slept};

use super::{Case, fires, three};
use crate::kit::{Athlete, TODAY, ago, at_hour, athlete, check_in, exercises, prs, session, sets};

fn well() -> Athlete {
    athlete().said(prs(TODAY, 8))
}

pub(super) fn cases() -> Vec<Case> {
    [
        composite(),
        band(),
        sleep_floor(),
        short_night(),
        one_item(),
        warning(),
        all_early(),
        some_early(),
        sore_but_ready(),
        variability(),
        first_work_set(),
        fewer_reps(),
        never_to_the_limit(),
        rolls(),
        time_off(),
        short_of_time(),
        phases(),
        symptoms(),
        contraception(),
        sex(),
        menopause(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn composite() -> Vec<Case> {
    let with = |items| {
        let athlete = athlete().usual_mornings(1).said(check_in(TODAY, items));
        fires(&athlete, Rule::R15)
    };
    three(
        Rule::R15,
        [
            (
                "just above one deviation below",
                false,
                with([6, 3, 3, 4, 3]),
            ),
            ("just beyond one deviation", true, with([6, 3, 3, 3, 3])),
            ("beyond two", true, with([4, 2, 2, 2, 2])),
        ],
    )
}

fn band() -> Vec<Case> {
    let said = |points| fires(&athlete().said(prs(TODAY, points)), Rule::R16);
    three(
        Rule::R16,
        [
            ("6 of 10", false, said(6)),
            ("5 of 10", true, said(5)),
            ("4 of 10", true, said(4)),
        ],
    )
}

fn sleep_floor() -> Vec<Case> {
    let slept = |hours| fires(&well().slept(hours), Rule::R17);
    let nights = (1..3).fold(well(), |a, d| {
        let mut morning = prs(ago(d), 8);
        morning.slept = Some(Slept::About(SleepBand::FiveToSix));
        a.said(morning)
    });
    let third = nights.slept_about(SleepBand::FiveToSix);
    three(
        Rule::R17,
        [
            ("5 hours", false, slept(5.0)),
            ("a minute under 5 hours", true, slept(4.98)),
            (
                "the third short night of four",
                true,
                fires(&third, Rule::R17),
            ),
        ],
    )
}

fn short_night() -> Vec<Case> {
    let slept = |hours| fires(&well().slept(hours), Rule::R18);
    three(
        Rule::R18,
        [
            ("6 hours", false, slept(6.0)),
            ("a minute under 6 hours", true, slept(5.98)),
            ("5 hours", true, slept(5.0)),
        ],
    )
}

fn one_item() -> Vec<Case> {
    let with = |items| {
        let athlete = athlete().usual_mornings(1).said(check_in(TODAY, items));
        fires(&athlete, Rule::R19)
    };
    three(
        Rule::R19,
        [
            ("nothing low", false, with([7, 4, 4, 4, 4])),
            ("sleep low alone", true, with([7, 4, 2, 4, 4])),
            ("sleep and energy low", false, with([8, 5, 2, 2, 5])),
        ],
    )
}

fn warning() -> Vec<Case> {
    let points = |n| fires(&well().warned(n), Rule::R20);
    three(
        Rule::R20,
        [
            ("2 points", false, points(2)),
            ("3 points", true, points(3)),
            ("5 points", true, points(5)),
        ],
    )
}

/// Squats that ended so many minutes before 18:00 today.
fn squatted(minutes: i64, planned: &[&str]) -> Athlete {
    let began = TODAY
        .at(18, 0, 0, 0)
        .saturating_sub(jiff::Span::new().minutes(minutes));
    let mut done = at_hour(session(began.date(), "squat 3*100x5@8"), 0, 0);
    done.start = Some(began.time());
    well().plans(planned).did(done)
}

/// Three quarters of 48 hours, in minutes.
const GATE: i64 = 36 * 60;

fn all_early() -> Vec<Case> {
    let after = |minutes| fires(&squatted(minutes, &["squat"]), Rule::R21);
    three(
        Rule::R21,
        [
            ("a minute after the gate", false, after(GATE + 1)),
            ("at the gate", false, after(GATE)),
            ("a minute before the gate", true, after(GATE - 1)),
        ],
    )
}

fn some_early() -> Vec<Case> {
    let after = |minutes| fires(&squatted(minutes, &["squat", "bench"]), Rule::R22);
    three(
        Rule::R22,
        [
            ("a minute after the gate", false, after(GATE + 1)),
            ("at the gate", false, after(GATE)),
            ("a minute before the gate", true, after(GATE - 1)),
        ],
    )
}

fn sore_but_ready() -> Vec<Case> {
    let sore = |level| {
        let athlete = well().plans(&["squat"]).sore(Muscle::Quads, level);
        fires(&athlete, Rule::R23)
    };
    three(
        Rule::R23,
        [
            ("3 of 10", false, sore(3)),
            ("4 of 10", true, sore(4)),
            ("6 of 10", true, sore(6)),
        ],
    )
}

fn variability() -> Vec<Case> {
    let moves = |valid_days, composite| {
        let nudged = with_variability(
            composite,
            Variability {
                z: -2.0,
                valid_days,
            },
        );
        nudged != composite
    };
    three(
        Rule::R24,
        [
            ("2 valid days", false, moves(2, Some(0.5))),
            ("3 valid days", true, moves(3, Some(0.5))),
            ("7 valid days and no composite", false, moves(7, None)),
        ],
    )
}

fn first_work_set() -> Vec<Case> {
    let usual = Usual {
        mean: 100.0,
        sd: 1.0,
        sessions: 6,
    };
    let lightened = |estimate| first_set(estimate, &usual) != FirstSet::GoOn;
    three(
        Rule::R25,
        [
            ("2.9 % below", false, lightened(97.1)),
            ("3 % below", false, lightened(97.0)),
            ("3.1 % below", true, lightened(96.9)),
        ],
    )
}

fn fewer_reps() -> Vec<Case> {
    let after = |last| {
        let (first, last) = (&sets("100x8@8")[0], &sets(last)[0]);
        drop_off(first, last, Rir::from_reps(2).unwrap()) != AfterSet::GoOn
    };
    three(
        Rule::R26,
        [
            ("one of eight fewer", false, after("100x7@8")),
            ("a quarter fewer", false, after("100x6@8")),
            ("three of eight fewer", true, after("100x5@8")),
        ],
    )
}

fn never_to_the_limit() -> Vec<Case> {
    let known = exercises();
    let floor = |id, experience, stage| {
        let exercise = known.find(&ExerciseId::new(id)).unwrap();
        rir_floor(exercise, experience, stage).is_some()
    };
    let stage = Some(LifeStage::Postpartum);
    three(
        Rule::R27,
        [
            (
                "used to it",
                false,
                floor("squat", Experience::Regular, None),
            ),
            (
                "new, several joints",
                true,
                floor("squat", Experience::New, None),
            ),
            (
                "after birth, one joint",
                true,
                floor("curl", Experience::Regular, stage),
            ),
        ],
    )
}

fn rolls() -> Vec<Case> {
    let none = std::collections::BTreeSet::new();
    let blocked = [Site::Shin].into();
    let waits = |blocked, when| rolling(Site::Shin, blocked, when) == Rolling::AfterSession;
    three(
        Rule::R28,
        [
            ("apart from a session", false, waits(&none, When::Apart)),
            ("between sets", true, waits(&none, When::BetweenSets)),
            (
                "between sets on a wound: not at all",
                false,
                waits(&blocked, When::BetweenSets),
            ),
        ],
    )
}

fn time_off() -> Vec<Case> {
    let off = |days| {
        let athlete = Athlete::default()
            .did(session(ago(300), "squat 100x5@8"))
            .did(session(ago(days), "squat 100x5@8"))
            .plans(&["squat"])
            .said(prs(TODAY, 8));
        fires(&athlete, Rule::R34)
    };
    three(
        Rule::R34,
        [
            ("7 days", false, off(7)),
            ("8 days", true, off(8)),
            ("15 days", true, off(15)),
        ],
    )
}

fn short_of_time() -> Vec<Case> {
    let has = |minutes| fires(&well().minutes(minutes), Rule::R35);
    three(
        Rule::R35,
        [
            ("16 minutes", false, has(16)),
            ("15 minutes", false, has(15)),
            ("14 minutes", true, has(14)),
        ],
    )
}

/// R45 never acts: whatever day of bleeding it is, the day is the same.
fn phases() -> Vec<Case> {
    let changes = |days_ago: i64| {
        let mut then = prs(ago(days_ago), 8);
        let light = recoup_engine::unit::Symptom::try_new(1).unwrap();
        then.symptoms.insert("bleeding".to_owned(), light);
        let told = well().said(then).decide();
        let untold = well().said(prs(ago(days_ago), 8)).decide();
        (told.state, told.sentence, told.effect) != (untold.state, untold.sentence, untold.effect)
    };
    three(
        Rule::R45,
        [
            ("bleeding began yesterday", false, changes(1)),
            ("two weeks ago", false, changes(14)),
            ("26 days ago", false, changes(26)),
        ],
    )
}

fn symptoms() -> Vec<Case> {
    let strength = |level| fires(&well().symptom("cramps", level), Rule::R46);
    let before = (1..=14).fold(well(), |a, d| {
        let mut morning = prs(ago(d), 7);
        let none = recoup_engine::unit::Symptom::try_new(0).unwrap();
        morning.symptoms.insert("bloating".to_owned(), none);
        a.said(morning)
    });
    let sum = before.symptom("bloating", 2);
    three(
        Rule::R46,
        [
            ("2 of 3", false, strength(2)),
            ("3 of 3", true, strength(3)),
            (
                "2, two deviations above her own",
                true,
                fires(&sum, Rule::R46),
            ),
        ],
    )
}

fn contraception() -> Vec<Case> {
    let hides = |health: &Health| cycle_view(health) == CycleView::SymptomsOnly;
    let on_pill = Health {
        hormonal_contraception: true,
        ..Health::default()
    };
    let pregnant = Health {
        life_stage: Some(LifeStage::Pregnant),
        ..Health::default()
    };
    three(
        Rule::R48,
        [
            ("nothing told", false, hides(&Health::default())),
            ("hormonal contraception", true, hides(&on_pill)),
            ("pregnant", true, hides(&pregnant)),
        ],
    )
}

/// R49 never acts: nothing that tells of sex reaches the expected hours.
fn sex() -> Vec<Case> {
    let hours = |change: fn(&mut Health)| {
        let log = well()
            .did(session(ago(1), "squat 3*100x5@8"))
            .health(change);
        let at = TODAY.at(18, 0, 0, 0);
        muscles(&log.history(), &exercises(), at, None, None)[&Muscle::Quads]
            .expected
            .hours()
    };
    let plain = hours(|_| ());
    let shifts = |change| (hours(change) - plain).abs() > 0.0;
    three(
        Rule::R49,
        [
            ("nothing told", false, shifts(|_| ())),
            (
                "hormonal contraception",
                false,
                shifts(|h| h.hormonal_contraception = true),
            ),
            (
                "around menopause",
                false,
                shifts(|h| h.around_menopause = true),
            ),
        ],
    )
}

fn menopause() -> Vec<Case> {
    let jumps = |around, cleared| {
        let decision = well()
            .plans(&["squat", "jump"])
            .health(|h| (h.around_menopause, h.bones_cleared) = (around, cleared))
            .decide();
        assert_eq!(decision.state, State::Push);
        decision.dropped.iter().any(|d| d.rule == Rule::R50)
    };
    three(
        Rule::R50,
        [
            ("not told", false, jumps(false, false)),
            ("around menopause", true, jumps(true, false)),
            ("bones cleared", false, jumps(true, true)),
        ],
    )
}
