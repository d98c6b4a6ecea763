//! Two things to know that count no points: progress that has bent, and a pain that comes back.
//!
//! The score of [`super::warning`] is about today; these are about weeks and about one place. They
//! never decide anything by themselves.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::exercise::ExerciseId;
use crate::forecast::trend::{Bend, TrendState};
use crate::forecast::{ExerciseKey, MAX_STRENGTH_REPS, Moment, ln_e1rm};
use crate::history::History;
use crate::session::{PerformedExercise, Session, Set};
use crate::unit::Reps;
use crate::wellness::Site;

/// Something worth knowing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Notice {
    /// Progress over all lifts has bent downwards, by the forecast's own trend.
    Plateau {
        /// The likeliest day on which it bent.
        since: Date,
        /// Sessions that say so.
        sessions: usize,
    },
    /// The same place hurt on three of her last five check-ins.
    Pain {
        /// Where.
        site: Site,
        /// On how many of them.
        check_ins: usize,
        /// Days since the first of those reports, today included.
        days: i32,
    },
}

/// Check-ins on which one place has hurt, of the last ones looked at.
/// Source: issue of the coach's judgement: 3 of 5 check-ins.
const HURT_ON: (usize, usize) = (3, 5);
/// Days that the five check-ins may lie back. Choice: two weeks; older ones are another story.
const RECENT_DAYS: i32 = 14;
/// Days of training that the trend looks at. Source: the trend's window of 140 days, and as many
/// before it to settle where each lift began.
const TREND_DAYS: i32 = 280;
/// Seconds in a day. Source: definition.
const DAY_S: i64 = 86_400;

/// What is worth knowing on a date, from the log up to it, today's check-in included.
///
/// A notice of pain clears with the check-in that makes it fewer than three of five; a plateau when
/// the trend no longer prefers a bend, which takes weeks.
pub fn notices(history: &History, date: Date) -> Vec<Notice> {
    let mut found = pains(history, date);
    found.extend(plateau(history, date));
    found
}

fn pains(history: &History, date: Date) -> Vec<Notice> {
    let tomorrow = date.saturating_add(1.day());
    let from = date.saturating_sub(RECENT_DAYS.days());
    let last: Vec<_> = history
        .check_ins_before(tomorrow)
        .iter()
        .rev()
        .take_while(|c| from <= c.date)
        .take(HURT_ON.1)
        .collect();
    let mut sites: BTreeMap<Site, (usize, Date)> = BTreeMap::new();
    for check_in in &last {
        let hurting: BTreeSet<Site> = check_in.pains.iter().map(|p| p.site).collect();
        for site in hurting {
            let (n, first) = sites.entry(site).or_insert((0, check_in.date));
            *n += 1;
            *first = check_in.date.min(*first);
        }
    }
    sites
        .into_iter()
        .filter(|(_, (n, _))| HURT_ON.0 <= *n)
        .map(|(site, (check_ins, first))| Notice::Pain {
            site,
            check_ins,
            days: (date - first).get_days() + 1,
        })
        .collect()
}

fn plateau(history: &History, date: Date) -> Option<Notice> {
    let from = date.saturating_sub(TREND_DAYS.days());
    let sessions = history.sessions_between(from, date);
    let mut keys: BTreeMap<&ExerciseId, u32> = BTreeMap::new();
    for performed in sessions.iter().flat_map(|s| &s.exercises) {
        let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        keys.entry(&performed.exercise).or_insert(next);
    }
    let mut state = TrendState::default();
    for session in sessions {
        state.step(moment(session, from), &bests(session, &keys));
    }
    let bend = state.bend().filter(Bend::is_alarm)?;
    #[expect(clippy::cast_possible_truncation, reason = "at most 84 days")]
    let ago = libm::round(bend.days_ago) as i64;
    let last = sessions.last()?.date;
    Some(Notice::Plateau {
        since: last.saturating_sub(ago.days()),
        sessions: bend.n_sessions,
    })
}

fn moment(session: &Session, from: Date) -> Moment {
    Moment {
        seconds: i64::from((session.date - from).get_days()) * DAY_S,
    }
}

/// The best ln e1RM of each exercise of a session.
fn bests(session: &Session, keys: &BTreeMap<&ExerciseId, u32>) -> Vec<(ExerciseKey, f64)> {
    let best = |performed: &PerformedExercise| {
        let sets = performed
            .sets
            .iter()
            .filter(|s| s.is_straight_work() && !s.is_suspect);
        let best = sets.filter_map(strength).max_by(f64::total_cmp)?;
        Some((ExerciseKey(*keys.get(&performed.exercise)?), best))
    };
    session.exercises.iter().filter_map(best).collect()
}

fn strength(set: &Set) -> Option<f64> {
    let load = set.load.filter(|load| 0 < load.grams())?;
    let reps = set.reps.map(Reps::count)?;
    let reps = u16::try_from(reps)
        .ok()
        .filter(|r| (1..=MAX_STRENGTH_REPS).contains(r))?;
    Some(ln_e1rm(load.kilograms(), reps))
}
