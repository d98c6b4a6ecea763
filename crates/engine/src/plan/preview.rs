//! What would happen if a session were moved: for each day, whether it fits and why not.

use jiff::civil::{Date, DateTime, Time};

use super::strain::{Shared, Strain};
use super::{Plan, Planned, PlannedDay};
use crate::exercise::Muscle;

/// Seconds in an hour. Source: definition.
const SECONDS_PER_HOUR: f64 = 3_600.0;

/// A strength session on the calendar with what it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bout {
    /// Its key, where it is a planned one or carried one out.
    pub(super) key: Option<String>,
    /// Its name for people.
    pub(super) name: String,
    /// When it begins.
    pub(super) starts: DateTime,
    /// When it ends; a planned one is counted from its start.
    pub(super) ends: DateTime,
    /// What it asks of each muscle.
    pub(super) strain: Strain,
}

/// What a plan knows about distances between sessions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Spacing {
    /// Strength sessions with a day, done ones included.
    pub(super) bouts: Vec<Bout>,
    /// Open sessions with no day.
    pub(super) unplaced: Vec<(String, Strain)>,
    /// Days on which the person is away.
    pub(super) unavailable: Vec<Date>,
    /// When she usually begins.
    pub(super) usual_start: Time,
    /// The date the plan was made for.
    pub(super) today: Date,
}

/// How a session would fit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fits {
    /// Nothing speaks against it.
    Fits,
    /// A muscle would have less than the hours it is expected to need; allowed.
    Close(Nearness),
    /// A muscle would have less than the floor; allowed when the person insists.
    TooClose(Nearness),
    /// The day cannot be chosen.
    Locked(Lock),
}

/// Why a day is close to another session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearness {
    /// The name of the other session.
    pub session: String,
    /// The muscle that both train.
    pub muscle: Muscle,
    /// Whole hours between them.
    pub hours: i64,
    /// Hours that the muscle is expected to need: our default, not tested.
    pub expected_hours: u16,
}

/// Why a day cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lock {
    /// It has passed.
    Past,
    /// The program is paused.
    Paused,
    /// The person is away.
    Away,
    /// Another strength session is on it.
    Taken {
        /// The name of that session.
        session: String,
    },
    /// The session itself is done.
    Done,
}

/// A day with how a session would fit on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayFit {
    /// The athlete's local date.
    pub date: Date,
    /// How the session fits.
    pub fits: Fits,
}

/// How a strength session would fit on every day of the plan from the date it was made for.
///
/// Distances are counted to every other session that trains one of its muscles directly, from the
/// end of a performed one and between the usual hours of planned ones. Empty for an unknown key and
/// for recovery sessions, which fit everywhere.
pub fn move_preview(plan: &Plan, key: &str) -> Vec<DayFit> {
    let Some(strain) = strain_of(plan, key) else {
        return Vec::new();
    };
    plan.days
        .iter()
        .filter(|day| plan.spacing.today <= day.date)
        .map(|day| DayFit {
            date: day.date,
            fits: fits_on(plan, key, &strain, day),
        })
        .collect()
}

fn strain_of(plan: &Plan, key: &str) -> Option<Strain> {
    let placed = plan
        .spacing
        .bouts
        .iter()
        .find(|b| b.key.as_deref() == Some(key));
    let open = || plan.spacing.unplaced.iter().find(|(k, _)| k == key);
    placed
        .map(|bout| bout.strain)
        .or_else(|| open().map(|(_, strain)| *strain))
}

fn fits_on(plan: &Plan, key: &str, strain: &Strain, day: &PlannedDay) -> Fits {
    if let Some(lock) = lock_on(plan, key, day) {
        return Fits::Locked(lock);
    }
    let start = day.date.to_datetime(plan.spacing.usual_start);
    let others = plan
        .spacing
        .bouts
        .iter()
        .filter(|b| b.key.as_deref() != Some(key));
    let near: Vec<(f64, Shared, &Bout)> = others
        .filter_map(|bout| {
            let (hours, shared) = distance(bout, start, strain)?;
            (hours < f64::from(shared.expected_h)).then_some((hours, shared, bout))
        })
        .collect();
    let nearest = near.iter().min_by(|a, b| {
        let short = |(hours, shared, _): &(f64, Shared, &Bout)| hours - shared.gate_h();
        short(a).total_cmp(&short(b))
    });
    match nearest {
        None => Fits::Fits,
        Some((hours, shared, bout)) => {
            let nearness = nearness(*hours, *shared, bout);
            if *hours < shared.gate_h() {
                Fits::TooClose(nearness)
            } else {
                Fits::Close(nearness)
            }
        }
    }
}

fn lock_on(plan: &Plan, key: &str, day: &PlannedDay) -> Option<Lock> {
    let is_done = |key: &str| plan.done.iter().any(|done| done.key == key);
    if is_done(key) {
        return Some(Lock::Done);
    }
    if day.date < plan.spacing.today {
        return Some(Lock::Past);
    }
    if day.is_paused {
        return Some(Lock::Paused);
    }
    if plan.spacing.unavailable.contains(&day.date) {
        return Some(Lock::Away);
    }
    let taken = match &day.planned {
        Planned::Strength(slot) if slot.key != key => Some(slot.name.clone()),
        Planned::Strength(_) | Planned::Recovery(_) | Planned::RestDay => plan
            .spacing
            .bouts
            .iter()
            .find(|b| b.starts.date() == day.date && b.key.as_deref() != Some(key))
            .map(|b| b.name.clone()),
    };
    taken.map(|session| Lock::Taken { session })
}

/// Hours between a session and a start, and the muscle that needs the longest; `None` where they
/// share no muscle.
fn distance(bout: &Bout, start: DateTime, strain: &Strain) -> Option<(f64, Shared)> {
    if bout.ends <= start {
        Some((hours_between(bout.ends, start), bout.strain.shared(strain)?))
    } else {
        Some((
            hours_between(start, bout.starts).max(0.0),
            strain.shared(&bout.strain)?,
        ))
    }
}

fn nearness(hours: f64, shared: Shared, bout: &Bout) -> Nearness {
    #[expect(clippy::cast_possible_truncation, reason = "a few days in hours")]
    let hours = libm::floor(hours) as i64;
    Nearness {
        session: bout.name.clone(),
        muscle: shared.muscle,
        hours,
        expected_hours: shared.expected_h,
    }
}

/// Hours from one local time to another; below zero when the second is earlier.
#[expect(
    clippy::cast_precision_loss,
    reason = "a span of days in seconds is far below 2^53"
)]
pub(super) fn hours_between(from: DateTime, to: DateTime) -> f64 {
    from.duration_until(to).as_secs() as f64 / SECONDS_PER_HOUR
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::kit::{
        choices, day, exercises, full_body, history, keyed, program, rir, session, strength,
    };
    use crate::plan::{Choices, Pause, plan_from};
    use crate::program::WeekSlot;
    use crate::session::Session;

    fn preview(key: &str, log: Vec<Session>, choices: &Choices, today: i32) -> Vec<DayFit> {
        let plan = plan_from(
            &full_body(),
            &exercises(),
            &history(log),
            choices,
            day(today),
        );
        move_preview(&plan, key)
    }

    /// A letter a day: `f`its, `c`lose, `t`oo close, `x` locked.
    fn draw(fits: &[DayFit], days: usize) -> String {
        let letter = |fit: &DayFit| match fit.fits {
            Fits::Fits => 'f',
            Fits::Close(_) => 'c',
            Fits::TooClose(_) => 't',
            Fits::Locked(_) => 'x',
        };
        fits.iter().take(days).map(letter).collect()
    }

    #[test]
    fn days_beside_hard_work_are_too_close() {
        let fits = preview("w1-b", vec![], &choices(), 0);
        assert_eq!(draw(&fits, 9), "xtftxttxt");
        let expected = Nearness {
            session: "Full body A".to_owned(),
            muscle: Muscle::Quads,
            hours: 24,
            expected_hours: 48,
        };
        assert_eq!(fits[1].fits, Fits::TooClose(expected));
        let session = "Full body A".to_owned();
        assert_eq!(fits[0].fits, Fits::Locked(Lock::Taken { session }));
    }

    #[test]
    fn work_to_the_limit_makes_two_days_close() {
        let mut slot = strength("Legs", &["squat"]);
        if let WeekSlot::Strength(template) = &mut slot {
            template.exercises[0].rir = rir(0);
        }
        let slots = [slot.clone(), slot];
        let plan = plan_from(
            &program(&slots),
            &exercises(),
            &history(vec![]),
            &choices(),
            day(0),
        );
        // Wednesday is two days from the Monday before, of three expected; Saturday from the next.
        assert_eq!(draw(&move_preview(&plan, "w1-b"), 8), "xtcffctx");
    }

    #[test]
    fn evening_before_counts_from_its_end() {
        let mut late = session(day(0), &[("squat", 60.0, &[8, 8, 8])]);
        late.start = Some(jiff::civil::time(22, 0, 0, 0));
        late.duration = crate::unit::Seconds::try_new(3_600).ok();
        let fits = preview("w1-b", vec![late], &choices(), 0);
        let Fits::TooClose(nearness) = &fits[1].fits else {
            panic!("{:?}", fits[1]);
        };
        assert_eq!(nearness.hours, 19);
    }

    #[test]
    fn paused_and_away_days_are_locked() {
        let mut choices = choices();
        choices.unavailable.insert(day(5));
        let (from, until) = (day(8), Some(day(9)));
        choices.pauses.push(Pause { from, until });
        let fits = preview("w1-c", vec![], &choices, 0);
        assert_eq!(fits[5].fits, Fits::Locked(Lock::Away));
        assert_eq!(fits[8].fits, Fits::Locked(Lock::Paused));
    }

    #[test]
    fn done_session_cannot_move() {
        let fits = preview("w1-a", vec![keyed("w1-a", day(0))], &choices(), 0);
        assert!(fits.iter().all(|f| f.fits == Fits::Locked(Lock::Done)));
        assert!(!fits.is_empty());
    }

    #[test]
    fn unknown_session_has_no_preview() {
        assert_eq!(preview("w1-z", vec![], &choices(), 0), []);
        assert_eq!(preview("w1-r1", vec![], &choices(), 0), []);
    }

    #[test]
    fn lost_session_can_be_placed_by_hand() {
        let log = vec![keyed("w1-a", day(0)), keyed("w1-b", day(2))];
        let fits = preview("w1-c", log, &choices(), 6);
        assert_eq!(draw(&fits, 3), "txt");
    }
}
