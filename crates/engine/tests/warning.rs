//! Early warning: each sign at its limit, and none from what is missing.

use jiff::ToSpan;
use recoup_engine::exercise::Muscle;
use recoup_engine::warning::{Marker, Notice, Warning, notices, warning};
use recoup_engine::wellness::{Illness, PainKind, Site, SleepBand, Slept};

use crate::kit::{Athlete, TODAY, ago, athlete, check_in, exercises, pain, prs, session};

fn of(athlete: &Athlete) -> Warning {
    warning(&athlete.history(), &exercises(), TODAY)
}

fn signs(athlete: &Athlete) -> Vec<Marker> {
    of(athlete).signs.iter().map(|s| s.marker).collect()
}

/// Three weeks of squats and bench presses, then two sessions of these.
fn lifted(last: [&str; 2]) -> Athlete {
    let weeks = [29, 26, 22, 19, 15, 12]
        .into_iter()
        .fold(athlete(), |a, d| {
            a.did(session(ago(d), "squat 3*100x5@8, bench 3*80x5@8"))
        });
    weeks
        .did(session(ago(5), last[0]))
        .did(session(ago(2), last[1]))
}

#[test]
fn steady_lifter_gives_no_sign() {
    let steady = lifted(["squat 3*100x5@8, bench 3*80x5@8"; 2]);
    assert_eq!(signs(&steady), []);
    assert!(!of(&steady).missing.contains(&Marker::Performance));
}

#[test]
fn two_lifts_down_five_percent_twice_count_three() {
    let slightly = lifted(["squat 3*95.1x5@8, bench 3*76.1x5@8"; 2]);
    assert_eq!(signs(&slightly), []);
    let down = lifted(["squat 3*94.9x5@8, bench 3*75.9x5@8"; 2]);
    assert_eq!(signs(&down), [Marker::Performance]);
    assert_eq!(of(&down).points(), 3);
    assert!(of(&down).is_performance_down());
}

#[test]
fn one_lift_or_one_session_down_counts_nothing() {
    let one_lift = lifted(["squat 3*90x5@8, bench 3*80x5@8"; 2]);
    assert_eq!(signs(&one_lift), []);
    let one_session = lifted([
        "squat 3*100x5@8, bench 3*80x5@8",
        "squat 3*90x5@8, bench 3*70x5@8",
    ]);
    assert_eq!(signs(&one_session), []);
}

#[test]
fn lighter_days_without_reserve_noted_are_not_weaker_days() {
    let unknown = lifted(["squat 3*60x5, bench 3*50x5"; 2]);
    assert!(!signs(&unknown).contains(&Marker::Performance));
}

#[test]
fn same_work_felt_harder_twice_counts_two() {
    let a_little = lifted(["squat 3*100x5@9, bench 3*80x5@8"; 2]);
    assert_eq!(signs(&a_little), []);
    let harder = lifted(["squat 3*100x5@9.5, bench 3*80x5@8"; 2]);
    assert_eq!(signs(&harder), [Marker::EffortDrift]);
    let once = lifted([
        "squat 3*100x5@8, bench 3*80x5@8",
        "squat 3*100x5@10, bench 3*80x5@8",
    ]);
    assert_eq!(signs(&once), []);
}

#[test]
fn three_low_mornings_of_four_count_two() {
    let low = [5, 2, 3, 2, 2];
    let twice = athlete()
        .usual_mornings(2)
        .said(check_in(ago(1), low))
        .said(check_in(TODAY, [6, 3, 3, 3, 3]));
    assert!(!signs(&twice).contains(&Marker::Composite));
    let thrice = athlete()
        .usual_mornings(3)
        .said(check_in(ago(2), low))
        .said(check_in(ago(1), low))
        .said(check_in(TODAY, [5, 3, 3, 3, 3]));
    assert!(signs(&thrice).contains(&Marker::Composite));
}

#[test]
fn three_short_nights_of_seven_count_one() {
    let nights = |n: i64| {
        (0..n).fold(athlete(), |a, d| {
            let mut morning = prs(ago(d), 7);
            morning.slept = Some(Slept::About(SleepBand::FiveToSix));
            a.said(morning)
        })
    };
    assert_eq!(signs(&nights(2)), []);
    assert_eq!(signs(&nights(3)), [Marker::Sleep]);
    let sign = of(&nights(3)).signs[0];
    assert_eq!(sign.clears, Some(TODAY.saturating_add(5.days())));
}

#[test]
fn soreness_that_does_not_fade_counts_one() {
    let sore = |days, level| {
        athlete()
            .did(session(ago(days), "squat 3*100x5@8"))
            .sore(Muscle::Quads, level)
    };
    assert_eq!(signs(&sore(3, 5)), []);
    assert_eq!(signs(&sore(4, 4)), []);
    assert_eq!(signs(&sore(4, 5)), [Marker::Soreness]);
}

#[test]
fn illness_counts_for_a_week() {
    let ill = |days| {
        let mut then = prs(ago(days), 4);
        then.illness = Some(Illness::Cold);
        athlete().said(then).said(prs(TODAY, 7))
    };
    assert_eq!(signs(&ill(6)), [Marker::Illness]);
    assert_eq!(signs(&ill(7)), []);
}

#[test]
fn what_nobody_told_is_missing_and_counts_nothing() {
    let silent = of(&Athlete::default());
    assert_eq!(silent.points(), 0);
    assert_eq!(silent.missing, Marker::ALL);
}

#[test]
fn the_same_place_on_three_of_five_check_ins_is_noticed() {
    let hurting = |days: &[i64]| {
        let mut person = Athlete::default();
        for n in 0..5 {
            let mut morning = prs(ago(n), 7);
            if days.contains(&n) {
                morning.pains.push(pain(Site::Elbow, PainKind::Ache, 3));
            }
            person = person.said(morning);
        }
        notices(&person.history(), TODAY)
    };
    assert_eq!(hurting(&[0, 2]), []);
    assert_eq!(
        hurting(&[0, 2, 4]),
        [Notice::Pain {
            site: Site::Elbow,
            check_ins: 3,
            days: 5
        }]
    );
}

#[test]
fn pain_of_weeks_ago_is_no_longer_noticed() {
    let mut person = Athlete::default();
    for n in 15..20 {
        let mut morning = prs(ago(n), 7);
        morning.pains.push(pain(Site::Knee, PainKind::Ache, 3));
        person = person.said(morning);
    }
    assert_eq!(notices(&person.history(), TODAY), []);
}

/// Three sessions a week of a squat that gains half a percent a week until so many days ago.
fn lifter(until: i64) -> Athlete {
    let mut person = Athlete::default();
    for n in (1..200).rev().filter(|n| [1, 3, 5].contains(&(n % 7))) {
        #[expect(clippy::cast_precision_loss, reason = "days")]
        let grown = (200 - n.max(until)) as f64 / 7.0 * 0.005;
        let wobble = if n % 2 == 0 { 0.2 } else { 0.0 };
        let text = format!("squat 3*{:.2}x5@8", 100.0 * grown.exp() + wobble);
        person = person.did(session(ago(n), &text));
    }
    person
}

#[test]
fn progress_that_stops_is_noticed_and_dated() {
    let [Notice::Plateau { since, sessions }] = notices(&lifter(70).history(), TODAY)[..] else {
        panic!("one plateau")
    };
    assert!((ago(90)..=ago(50)).contains(&since), "{since}");
    assert!(30 <= sessions);
    assert_eq!(notices(&lifter(0).history(), TODAY), []);
}
