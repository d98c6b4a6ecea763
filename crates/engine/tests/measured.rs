//! What devices measure: it may nudge and fill a gap, and never decides anything by itself.

use recoup_engine::History;
use recoup_engine::decision::{Day, Decision, Input, State, decide};
use recoup_engine::reason::Rule;
use recoup_engine::unit::{RestingPulse, Rmssd, Sleep};
use recoup_engine::warning::{Marker, warning};
use recoup_engine::wellness::Measured;

use crate::kit::{Athlete, TODAY, ago, athlete, check_in, exercises};

fn nothing(days_ago: i64) -> Measured {
    Measured {
        date: ago(days_ago),
        slept: None,
        resting_pulse: None,
        rmssd: None,
    }
}

/// Sixty days of variability around 60 ms, the last seven at so many microseconds.
fn variability(now_us: i64) -> Vec<Measured> {
    let value = |n: i64| {
        if n < 7 {
            now_us
        } else {
            58_000 + 4_000 * (n % 2)
        }
    };
    let day = |n| Measured {
        rmssd: Rmssd::try_new(value(n)).ok(),
        ..nothing(n)
    };
    (0..60).map(day).collect()
}

/// Twenty usual mornings and today's.
fn mornings(today: [i64; 5]) -> Athlete {
    (1..=20)
        .fold(athlete(), |a, n| {
            let up = n % 2;
            a.said(check_in(ago(n), [6 + up, 4, 3 + up, 4, 4]))
        })
        .said(check_in(TODAY, today))
}

fn decided(athlete: &Athlete, measured: Vec<Measured>) -> Decision {
    let history = athlete.history().with_measured(measured);
    let day = Day::new(&history, TODAY).with_planned(athlete.planned.as_ref());
    decide(&history, &exercises(), &day)
}

fn slept(hours: f64) -> Vec<Measured> {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a night")]
    let minutes = (hours * 60.0) as i64;
    vec![Measured {
        slept: Sleep::try_new(minutes).ok(),
        ..nothing(0)
    }]
}

#[test]
fn low_variability_changes_no_usual_morning() {
    let usual = mornings([7, 4, 4, 4, 4]);
    let (without, with) = (
        decided(&usual, vec![]),
        decided(&usual, variability(20_000)),
    );
    assert_eq!((without.state, with.state), (State::Push, State::Push));
    assert!(with.composite < without.composite, "it is in the composite");
    assert!(with.used.iter().any(|u| u.input == Input::Variability));
    assert!(!with.fired.iter().any(|r| r.rule == Rule::R24));
}

#[test]
fn low_variability_is_named_on_a_morning_that_is_low_with_it() {
    let low = mornings([6, 4, 3, 4, 4]);
    assert_eq!(decided(&low, vec![]).state, State::Push);
    let with = decided(&low, variability(20_000));
    assert_eq!(with.state, State::Hold);
    assert!(
        with.fired.iter().any(|r| r.rule == Rule::R24),
        "{:?}",
        with.fired
    );
    assert_ne!(with.fired[0].rule, Rule::R24, "it never decides");
}

#[test]
fn high_variability_lifts_no_low_morning() {
    let low = mornings([4, 3, 2, 3, 3]);
    let (without, with) = (decided(&low, vec![]), decided(&low, variability(200_000)));
    assert_eq!(without.composite, with.composite);
    assert_eq!(without.state, with.state);
}

#[test]
fn variability_needs_a_composite_and_three_days() {
    let new = athlete().said(check_in(TODAY, [6, 4, 3, 4, 4]));
    assert_eq!(decided(&new, variability(20_000)).composite, None);
    let two_days: Vec<Measured> = variability(20_000)
        .into_iter()
        .filter(|m| m.date <= ago(7) || ago(2) < m.date)
        .collect();
    let usual = mornings([6, 4, 3, 4, 4]);
    let decision = decided(&usual, two_days);
    assert_eq!(decision.composite, decided(&usual, vec![]).composite);
}

#[test]
fn measured_night_alone_asks_for_no_easy_day() {
    let said = athlete().said(check_in(TODAY, [7, 4, 4, 4, 4]));
    let decision = decided(&said, slept(4.5));
    assert_eq!(decision.state, State::Push);
    assert!(
        !decision.effect.may_progress,
        "no record after such a night"
    );
    assert!(decision.fired.iter().any(|r| r.rule == Rule::R18));
    let nobody = decided(&athlete(), slept(4.5));
    assert!(
        nobody.fired.is_empty(),
        "without a check-in it says nothing"
    );
}

#[test]
fn measured_night_counts_in_full_where_she_calls_it_poor() {
    let poor = athlete().said(check_in(TODAY, [7, 4, 2, 4, 4]));
    assert_eq!(decided(&poor, slept(4.9)).state, State::Swap);
    assert_eq!(decided(&poor, slept(5.0)).state, State::Push);
    assert!(
        !decided(&poor, slept(4.9))
            .missing
            .contains(&Input::HoursSlept)
    );
}

#[test]
fn told_hours_win_over_measured_ones() {
    let mut morning = check_in(TODAY, [7, 4, 2, 4, 4]);
    morning.slept = Some(recoup_engine::wellness::Slept::Exactly(
        Sleep::try_new(420).unwrap(),
    ));
    let told = athlete().said(morning);
    assert_eq!(decided(&told, slept(4.0)).state, State::Push);
}

/// Two weeks at 50 beats, then three of the last four mornings at so many.
fn pulse(now: i64) -> History {
    let beats = |n: i64| if n < 3 { now } else { 50 };
    let day = |n| Measured {
        resting_pulse: RestingPulse::try_new(beats(n) * 1_000).ok(),
        ..nothing(n)
    };
    athlete()
        .history()
        .with_measured((0..18).map(day).collect())
}

#[test]
fn resting_pulse_counts_from_seven_beats_above_on_three_mornings() {
    let counts = |now| {
        let warned = warning(&pulse(now), &exercises(), TODAY);
        assert!(!warned.missing.contains(&Marker::RestingPulse));
        warned
            .signs
            .iter()
            .any(|s| s.marker == Marker::RestingPulse)
    };
    assert!(!counts(56));
    assert!(counts(57));
    let none = warning(&athlete().history(), &exercises(), TODAY);
    assert!(none.missing.contains(&Marker::RestingPulse));
}
