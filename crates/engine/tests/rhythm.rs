//! Which weeks went as she meant them: whatever life or the coach did counts, silence does not.

use recoup_engine::History;
use recoup_engine::outcome::{RhythmWeek, WeekState, rhythm};
use recoup_engine::plan::{Choices, Pause, Swap};
use recoup_engine::session::Session;
use recoup_engine::wellness::Illness;

use crate::kit::{Athlete, TODAY, ago, check_in, session};
use crate::rule_cases::planned::{begun, plan};

/// Week 1 began nine days ago, on a Monday: it has passed, and week 2 is under way.
const BEGUN: i64 = 9;
/// The days of week 1 on which strength was planned, and its keys.
const FIRST_WEEK: [(&str, i64); 3] = [("w1-a", 9), ("w1-b", 7), ("w1-c", 5)];

fn weeks(athlete: &Athlete, choices: &Choices) -> Vec<RhythmWeek> {
    let log: History = athlete.history();
    rhythm(&plan(choices, &log), choices, &log, TODAY)
}

fn first(athlete: &Athlete, choices: &Choices) -> (u32, u32, WeekState) {
    let week = weeks(athlete, choices)[0];
    (week.counted, week.sessions, week.state)
}

fn keyed(nth: usize, sets: &str) -> Session {
    let (key, days_ago) = FIRST_WEEK[nth];
    Session {
        slot: Some(key.to_owned()),
        ..session(ago(days_ago), sets)
    }
}

/// Who did so many of the first week's sessions as planned.
fn did(sessions: usize) -> Athlete {
    (0..sessions).fold(Athlete::default(), |a, nth| {
        a.did(keyed(nth, "bench 3*60x8@8"))
    })
}

#[test]
fn counts_below_at_and_above_what_was_meant() {
    let asks = begun(BEGUN);
    assert_eq!(first(&did(0), &asks), (0, 3, WeekState::InPart));
    assert_eq!(first(&did(2), &asks), (2, 3, WeekState::InPart));
    assert_eq!(first(&did(3), &asks), (3, 3, WeekState::AsMeant));
    let more = did(3).did(session(ago(4), "row 3*40x8@8"));
    assert_eq!(first(&more, &asks), (3, 3, WeekState::AsMeant));
}

#[test]
fn held_and_short_sessions_count_in_full() {
    let short = did(2).did(keyed(2, "bench 1*60x8@8"));
    assert_eq!(first(&short, &begun(BEGUN)).2, WeekState::AsMeant);
    let held = did(2).did(keyed(2, "bench 3*50x8@6"));
    assert_eq!(first(&held, &begun(BEGUN)).2, WeekState::AsMeant);
}

#[test]
fn what_was_swapped_left_out_or_fell_to_a_pause_counts() {
    let last = FIRST_WEEK[2];
    let mut swapped = begun(BEGUN);
    swapped.swapped.push(Swap {
        key: last.0.to_owned(),
        on: ago(last.1),
    });
    let mut rested = begun(BEGUN);
    rested.left_out.insert(last.0.to_owned());
    let mut paused = begun(BEGUN);
    paused.pauses.push(Pause {
        from: ago(last.1),
        until: None,
    });
    for choices in [swapped, rested, paused] {
        let (counted, sessions, state) = first(&did(2), &choices);
        assert_eq!((counted, sessions), (3, 3), "{choices:?}");
        assert_ne!(state, WeekState::InPart, "{choices:?}");
    }
}

#[test]
fn a_day_of_illness_counts_and_a_silent_one_does_not() {
    let (_, days_ago) = FIRST_WEEK[2];
    let mut ill = check_in(ago(days_ago), [2; 5]);
    ill.illness = Some(Illness::Fever);
    let asks = begun(BEGUN);
    assert_eq!(first(&did(2).said(ill), &asks), (3, 3, WeekState::AsMeant));
    let well = check_in(ago(days_ago), [4; 5]);
    assert_eq!(first(&did(2).said(well), &asks), (2, 3, WeekState::InPart));
}

#[test]
fn weeks_to_come_are_neither_counted_nor_missed() {
    let all = weeks(&did(3), &begun(BEGUN));
    let begun_ones: Vec<u8> = all
        .iter()
        .filter(|w| w.has_begun())
        .map(|w| w.week)
        .collect();
    assert_eq!((all.len(), begun_ones), (9, vec![1, 2]));
    assert_eq!(all[1].state, WeekState::UnderWay);

    let mut rests_later = begun(BEGUN);
    rests_later
        .left_out
        .extend(["w5-a", "w5-b", "w5-c"].map(str::to_owned));
    let fifth = weeks(&did(3), &rests_later)[4];
    assert_eq!((fifth.state, fifth.has_begun()), (WeekState::Ahead, false));
}
