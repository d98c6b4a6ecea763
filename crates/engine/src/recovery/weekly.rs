//! The week's recovery as a dose: minutes moved easily, what they cost, and the target.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::History;
use crate::safety::{Health, LifeStage};
use crate::training_load::is_easy;
use crate::unit::{Met, Minutes};

/// Days of a week. Source: definition.
const WEEK_D: i64 = 7;
/// Minutes a week that are meant where the plan says none: three sessions of twenty minutes.
/// Choice: ours, not tested; EVIDENCE 1.10 has twenty minutes as the usual session, and a program
/// here has three days without lifting.
const TARGET_MIN: i64 = 60;
/// Minutes a week to build up to after birth. Source: R13 (CSEP25).
const TARGET_POSTPARTUM_MIN: i64 = 120;
/// Energy cost where none was noted. Choice: 2.5 MET, the middle of light movement (INT11).
const USUAL_MET: f64 = 2.5;

/// A week of recovery.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeeklyDose {
    /// Minutes of recovery sessions and of easy activity done.
    pub session_minutes: i64,
    /// Minutes of movement snacks done.
    pub snack_minutes: i64,
    /// Energy cost × minutes of both.
    pub met_minutes: f64,
    /// Days with any of it.
    pub days: u8,
    /// Minutes that are meant.
    pub target: Minutes,
}

impl WeeklyDose {
    /// All minutes.
    pub const fn minutes(&self) -> i64 {
        self.session_minutes + self.snack_minutes
    }

    /// Whether the target is reached. There is no more to gain from going past it.
    pub const fn is_reached(&self) -> bool {
        self.target.count() <= self.minutes()
    }
}

/// A snack that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoneSnack {
    /// The athlete's local date.
    pub date: Date,
    /// Minutes moved.
    pub minutes: Minutes,
    /// Its energy cost.
    pub met: Option<Met>,
}

/// The week from a Monday: what was done, and the target, which is what the plan holds but at least
/// an hour; after birth two hours to build up to.
///
/// Other activity counts where it was easy. Choice: a walk is a walk, whether it was led or not; R36
/// asks for light movement and does not ask whose idea it was.
pub fn weekly_dose(
    history: &History,
    snacks: &[DoneSnack],
    monday: Date,
    planned: Minutes,
) -> WeeklyDose {
    let end = monday.saturating_add(WEEK_D.days());
    let is_in = |date: Date| monday <= date && date < end;
    let recovery = history
        .recovery()
        .iter()
        .map(|r| (r.date, r.minutes, r.met));
    let activities = history.activities().iter().filter(|a| is_easy(a));
    let sessions: Vec<_> = recovery
        .chain(activities.map(|a| (a.date, a.minutes, None)))
        .filter(|(date, ..)| is_in(*date))
        .collect();
    let snacks: Vec<_> = snacks
        .iter()
        .filter(|s| is_in(s.date))
        .map(|s| (s.date, s.minutes, s.met))
        .collect();
    let minutes = |of: &[(Date, Minutes, Option<Met>)]| of.iter().map(|d| d.1.count()).sum();
    let all = || sessions.iter().chain(&snacks);
    let dates: std::collections::BTreeSet<Date> = all().map(|d| d.0).collect();
    WeeklyDose {
        session_minutes: minutes(&sessions),
        snack_minutes: minutes(&snacks),
        met_minutes: all().map(|(_, m, met)| cost(*m, *met)).sum(),
        days: u8::try_from(dates.len()).unwrap_or(u8::MAX),
        target: target(history.health(), planned),
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 1,440")]
fn cost(minutes: Minutes, met: Option<Met>) -> f64 {
    minutes.count() as f64 * met.map_or(USUAL_MET, Met::met)
}

fn target(health: &Health, planned: Minutes) -> Minutes {
    let least = match health.life_stage {
        Some(LifeStage::Postpartum) => TARGET_POSTPARTUM_MIN,
        Some(LifeStage::Pregnant) | None => TARGET_MIN,
    };
    Minutes::try_new(planned.count().max(least)).unwrap_or(planned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::RecoverySession;

    fn minutes(m: i64) -> Minutes {
        Minutes::try_new(m).unwrap()
    }

    fn walk(day: i8, m: i64, met: Option<i64>) -> RecoverySession {
        RecoverySession {
            id: u128::from(day.unsigned_abs()),
            date: jiff::civil::date(2026, 3, day),
            start: None,
            template: "easy-walk".into(),
            minutes: minutes(m),
            met: met.and_then(|m| Met::try_new(m).ok()),
            effort: None,
        }
    }

    fn dose(recovery: Vec<RecoverySession>, snacks: &[DoneSnack], planned: i64) -> WeeklyDose {
        let history = History::new(Vec::new(), recovery, Vec::new(), Health::default());
        let monday = jiff::civil::date(2026, 3, 2);
        weekly_dose(&history, snacks, monday, minutes(planned))
    }

    #[test]
    fn sessions_and_snacks_of_the_week_count_together() {
        let snack = DoneSnack {
            date: jiff::civil::date(2026, 3, 3),
            minutes: minutes(5),
            met: Met::try_new(3_000).ok(),
        };
        let week = dose(
            vec![walk(1, 30, None), walk(3, 20, Some(3_000))],
            &[snack],
            0,
        );
        assert_eq!((week.minutes(), week.days), (25, 1));
        assert!((week.met_minutes - 75.0).abs() < 1e-9);
        assert!(!week.is_reached());
    }

    #[test]
    fn easy_activity_counts_and_hard_activity_does_not() {
        use crate::session::{Activity, ActivityKind};
        use crate::unit::Effort;
        let activity = |day, effort| Activity {
            id: 1,
            date: jiff::civil::date(2026, 3, day),
            start: None,
            kind: ActivityKind::Hike,
            minutes: minutes(40),
            effort: Effort::try_new(effort).ok(),
        };
        let history = History::new(Vec::new(), Vec::new(), Vec::new(), Health::default())
            .with_activities(vec![activity(3, 4), activity(4, 12), activity(9, 4)]);
        let monday = jiff::civil::date(2026, 3, 2);
        let week = weekly_dose(&history, &[], monday, minutes(0));
        assert_eq!((week.minutes(), week.days), (40, 1));
    }

    #[test]
    fn target_is_the_plan_but_at_least_an_hour() {
        assert_eq!(dose(Vec::new(), &[], 20).target, minutes(60));
        assert_eq!(dose(Vec::new(), &[], 88).target, minutes(88));
        assert!(dose(vec![walk(2, 60, None)], &[], 20).is_reached());
    }

    #[test]
    fn cost_that_was_not_noted_is_taken_as_light() {
        let week = dose(vec![walk(4, 10, None)], &[], 0);
        assert!((week.met_minutes - 25.0).abs() < 1e-9);
    }
}
