//! What holds for every plan, whatever life does.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use proptest::prelude::*;

use super::kit::{choices, day, exercises, full_body, history, keyed, session, upper_lower};
use super::preview::hours_between;
use super::strain::Strain;
use super::{Choices, Experience, Move, Pause, Plan, Planned, Shown, Swap, plan_from};
use crate::program::Program;
use crate::recovery::{Ceiling, Dose, DoseLabel, dose_label, easy_minutes};
use crate::session::Session;
use crate::unit::{Effort, Minutes, Seconds};

/// A person somewhere in a program with whatever happened.
#[derive(Debug, Clone)]
struct World {
    program: Program,
    sessions: Vec<Session>,
    choices: Choices,
    today: Date,
}

impl World {
    fn plan(&self) -> Plan {
        self.plan_with(&self.choices)
    }

    fn plan_with(&self, choices: &Choices) -> Plan {
        let log = history(self.sessions.clone());
        plan_from(&self.program, &exercises(), &log, choices, self.today)
    }

    /// The sessions that are in the log by today.
    fn log(&self) -> impl Iterator<Item = &Session> {
        self.sessions.iter().filter(|s| s.date <= self.today)
    }

    fn strain(&self, key: &str) -> Strain {
        let (week, letter) = key[1..].split_once('-').unwrap();
        let week = self.program.week(week.parse().unwrap()).unwrap();
        let nth = usize::from(letter.as_bytes()[0] - b'a');
        Strain::of_template(week.strength().nth(nth).unwrap(), &exercises())
    }

    /// Whether the person put a session on a day herself.
    fn is_chosen(&self, key: &str, on: Date) -> bool {
        self.choices.last_move(key).is_some_and(|m| m.to == on)
    }
}

/// Easy on the effort scale, in half steps. Source: RULINGS 18, easy is 2 of 10.
const EASY_HALVES: i64 = 4;
/// Most minutes of a recovery session. Source: R36.
const MOST_EASY_MINUTES: i64 = 30;
/// The least that a recovery session is. Source: RULINGS 19.
const SHORTEST: Minutes = match Minutes::try_new(5) {
    Ok(minutes) => minutes,
    Err(_) => Minutes::NONE,
};

/// The last day of which something may be said. Choice: a week beyond the program.
const LAST_DAY: i32 = 66;

/// Worlds tried for each property. Choice: some seconds in all.
const N_WORLDS: u32 = 100;

fn key() -> impl Strategy<Value = String> {
    (1..=9, prop::sample::select(vec!["a", "b", "c", "d"])).prop_map(|(w, l)| format!("w{w}-{l}"))
}

fn log(today: i32) -> impl Strategy<Value = Vec<Session>> {
    let done = (0..=today.max(0), key(), 0..3).prop_map(|(n, key, kind)| match kind {
        0 => keyed(&key, day(n)),
        1 => session(day(n), &[("squat", 60.0, &[8, 8])]),
        _ => session(day(n), &[("bench", 40.0, &[8]), ("curl", 10.0, &[12])]),
    });
    prop::collection::vec(done, 0..20).prop_map(|mut log| {
        for (session, id) in log.iter_mut().zip(1..) {
            session.id = id;
        }
        log
    })
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (key(), 0..LAST_DAY, 0..9_i64).prop_map(|(key, to, at)| Move {
        key,
        to: day(to),
        at: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(at),
    });
    prop::collection::vec(one, 0..4)
}

fn wishes(today: i32) -> impl Strategy<Value = Choices> {
    let swaps = prop::collection::vec((key(), 0..=today.max(0)), 0..4);
    let pauses = prop::collection::vec((0..50_i32, prop::option::weighted(0.9, 1..12_i32)), 0..2);
    let weekdays = || {
        prop::sample::subsequence(
            Weekday::Monday.cycle_forward().take(7).collect::<Vec<_>>(),
            0..=7,
        )
    };
    let changes = prop::option::of((0..50_i32, weekdays()));
    let away = prop::collection::btree_set(0..LAST_DAY, 0..8);
    let out = prop::collection::btree_set(key(), 0..3);
    let entry = prop::option::weighted(0.2, 1..55_u16);
    (
        weekdays(),
        moves(),
        swaps,
        pauses,
        changes,
        away,
        out,
        entry,
    )
        .prop_map(
            |(weekdays, moves, swaps, pauses, changes, away, out, entry)| Choices {
                training_days: weekdays.into_iter().collect(),
                changed_days: changes
                    .into_iter()
                    .map(|(from, days)| (day(from), days.into_iter().collect()))
                    .collect(),
                moves,
                swapped: swaps
                    .into_iter()
                    .map(|(key, on)| Swap { key, on: day(on) })
                    .collect(),
                pauses: pauses
                    .into_iter()
                    .map(|(from, length)| Pause {
                        from: day(from),
                        until: length.map(|n| day(from + n)),
                    })
                    .collect(),
                unavailable: away.into_iter().map(day).collect(),
                left_out: out,
                enters_at: entry.unwrap_or(1),
                ..choices()
            },
        )
}

fn world() -> impl Strategy<Value = World> {
    (-3..LAST_DAY, any::<bool>()).prop_flat_map(|(today, is_split)| {
        (log(today), wishes(today)).prop_map(move |(sessions, choices)| World {
            program: if is_split { upper_lower() } else { full_body() },
            sessions,
            choices,
            today: day(today),
        })
    })
}

/// The day of every key that has one.
fn keys(plan: &Plan) -> BTreeMap<String, Date> {
    let keys = plan
        .days
        .iter()
        .filter_map(|d| Some((d.planned.key()?, d.date)));
    keys.map(|(key, date)| (key.to_owned(), date)).collect()
}

/// The open strength sessions in order of date.
fn open(plan: &Plan) -> Vec<(&str, Date)> {
    plan.days
        .iter()
        .filter_map(|d| match &d.planned {
            Planned::Strength(slot) if !d.is_done => Some((slot.key.as_str(), d.date)),
            Planned::Strength(_) | Planned::Recovery(_) | Planned::RestDay => None,
        })
        .collect()
}

/// The keys of all sessions from the week that the person entered in.
fn all_keys(world: &World) -> BTreeSet<String> {
    let entered = world.choices.enters_at.saturating_sub(1) / 7 + 1;
    let weeks = (1_u16..).zip(world.program.weeks());
    weeks
        .filter(|(n, _)| entered <= *n)
        .flat_map(|(n, week)| {
            let strength = ('a'..).take(week.strength().count());
            let strength = strength.map(move |letter| format!("w{n}-{letter}"));
            let easy = (1..=week.recovery().count()).map(move |r| format!("w{n}-r{r}"));
            strength.chain(easy)
        })
        .collect()
}

fn shown(plan: &Plan, on: Date) -> Shown {
    Shown {
        on,
        days: keys(plan),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(N_WORLDS))]

    #[test]
    fn no_session_is_lost_in_silence(world in world()) {
        let plan = world.plan();
        let placed = keys(&plan);
        let unplaced: BTreeSet<String> = plan.unplaced.iter().map(|u| u.key.clone()).collect();
        let done: BTreeSet<String> = plan.done.iter().map(|d| d.key.clone()).collect();
        prop_assert_eq!(unplaced.len(), plan.unplaced.len());
        let listed: BTreeSet<String> = placed.keys().cloned().chain(done.clone()).collect();
        prop_assert!(listed.is_disjoint(&unplaced));
        let known: BTreeSet<String> = listed.union(&unplaced).cloned().collect();
        let missing: Vec<_> = all_keys(&world).difference(&known).cloned().collect();
        let entered = format!("w{}-", world.choices.enters_at.saturating_sub(1) / 7 + 1);
        let before_entry = |key: &String| 1 < world.choices.enters_at && key.starts_with(&entered);
        prop_assert!(missing.iter().all(before_entry), "{missing:?}");
    }

    #[test]
    fn planning_twice_changes_nothing(world in world()) {
        let first = world.plan();
        let mut choices = world.choices.clone();
        choices.shown = Some(shown(&first, world.today));
        let second = world.plan_with(&choices);
        prop_assert_eq!(keys(&first), keys(&second));
        prop_assert_eq!(&first.unplaced, &second.unplaced);
    }

    #[test]
    fn sessions_keep_their_distance(world in world()) {
        let plan = world.plan();
        for pair in open(&plan).windows(2) {
            let ((earlier, on), (later, then)) = (pair[0], pair[1]);
            if world.is_chosen(earlier, on) || world.is_chosen(later, then) {
                continue;
            }
            let hours = hours_between(on.to_datetime(jiff::civil::time(18, 0, 0, 0)), then.to_datetime(jiff::civil::time(18, 0, 0, 0)));
            let gate = world.strain(earlier).gate_h(&world.strain(later));
            prop_assert!(gate <= hours, "{earlier} {on} {later} {then}");
        }
    }

    #[test]
    fn sessions_keep_away_from_what_was_done(world in world()) {
        let plan = world.plan();
        for (key, on) in open(&plan) {
            if on <= world.today || world.is_chosen(key, on) {
                continue;
            }
            let start = on.to_datetime(world.choices.usual_start);
            for done in world.log() {
                let gate = Strain::of_session(done, &exercises()).gate_h(&world.strain(key));
                prop_assert!(gate <= hours_between(done.ended(), start));
            }
        }
    }

    #[test]
    fn what_is_done_or_chosen_stays(world in world()) {
        let plan = world.plan();
        for done in &plan.done {
            prop_assert!(world.log().any(|s| s.id == done.session && s.date == done.on));
        }
        for (key, on) in open(&plan) {
            let is_chosen = world.is_chosen(key, on);
            prop_assert!(world.today <= on);
            prop_assert!(!world.choices.is_paused(on));
            prop_assert!(is_chosen || !world.choices.unavailable.contains(&on));
            prop_assert!(world.log().all(|s| s.date != on));
            prop_assert!(world.choices.swapped.iter().all(|s| s.key != key || s.on != on));
            prop_assert!(!world.choices.left_out.contains(key));
        }
    }

    #[test]
    fn order_of_entries_changes_nothing(world in world(), turn in 0..20_usize) {
        let mut turned = world.clone();
        let n_sessions = turned.sessions.len().max(1);
        turned.sessions.rotate_left(turn % n_sessions);
        turned.sessions.reverse();
        turned.choices.swapped.reverse();
        prop_assert_eq!(world.plan(), turned.plan());
    }

    #[test]
    fn recovery_stays_under_its_dose(world in world(), (rpe, minutes) in (10..=20_i64, 30..=120_i64)) {
        let mut log = world.sessions.clone();
        for done in &mut log {
            done.session_rpe = Effort::try_new(rpe).ok();
            done.duration = Seconds::try_new(minutes * 60).ok();
        }
        let log = history(log);
        let plan = world.plan();
        for day in &plan.days {
            let Planned::Recovery(slot) = &day.planned else {
                continue;
            };
            let ceiling = Ceiling::of(&log, Experience::Regular, day.date);
            let dose = Dose {
                met: None,
                minutes: easy_minutes(slot.minutes, &ceiling),
                effort: Effort::try_new(EASY_HALVES).ok(),
            };
            prop_assert!(dose.minutes <= slot.minutes.max(SHORTEST));
            prop_assert!(dose.minutes.count() <= MOST_EASY_MINUTES);
            prop_assert_eq!(dose_label(&dose, &ceiling), DoseLabel::Recovery);
        }
    }

    #[test]
    fn days_follow_without_a_gap(world in world()) {
        let plan = world.plan();
        for pair in plan.days.windows(2) {
            prop_assert_eq!(pair[0].date.tomorrow().ok(), Some(pair[1].date));
            let step = pair[1].number - pair[0].number;
            prop_assert_eq!(step, u16::from(!pair[1].is_paused && pair[0].number + 1 == pair[1].number));
        }
        prop_assert!(plan.days.iter().all(|d| 1 <= d.number && d.number <= 60));
    }
}
