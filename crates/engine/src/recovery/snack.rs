//! Movement snacks: when a minute or a few of movement is suggested, and which (rule R42).
//!
//! A pure function of the day: waking hours, quiet hours, the strength session, what was trained or
//! is sore, and what she answered. Sending it anywhere is not done here.

use std::collections::BTreeSet;

use jiff::civil::{Time, Weekday};

use crate::decision::State;
use crate::exercise::Muscle;
use crate::movement::{Dose, Fit, Modality, Movement, MovementId, Movements, Prop};

use super::barred::{Out, barred};
use super::compose::{Ask, mix};

/// Most snacks a day. Source: R42.
pub const MOST_SNACKS: u8 = 6;
/// Least minutes between two. Source: R42, 45–60 min of sitting; RULES prompt policy.
pub const APART_MIN: i64 = 60;
/// How many in a row may go unanswered before they stop. Source: EVIDENCE 9, prompt policy.
const IGNORED_IN_A_ROW: usize = 3;
/// Minutes before a strength session in which nothing is suggested. Source: DESIGN 7.6.
const BEFORE_STRENGTH_MIN: i64 = 120;
/// Minutes by which a snack is put off. Source: DESIGN 7.6.
pub const POSTPONED_MIN: i64 = 15;
/// Minutes between the times that are tried. Choice: quarters of an hour, as a clock is read.
const STEP_MIN: i64 = 15;
/// Minutes in an hour. Source: definition.
const MINUTES_PER_HOUR: i64 = 60;
/// Thousandths of a MET above which a snack is more than gentle for a trained muscle.
/// Choice: walking at talking pace is 3 of 10 at most; sit-to-stands and stairs are not.
const GENTLE_MET: i64 = 2_999;

/// A stretch of a day, in minutes after midnight, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lull {
    /// Its first minute.
    pub from: i64,
    /// The first minute after it.
    pub to: i64,
}

impl Lull {
    const fn holds(self, minute: i64) -> bool {
        if self.from <= self.to {
            return self.from <= minute && minute < self.to;
        }
        self.from <= minute || minute < self.to
    }
}

/// When she wants snacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnackLimits {
    /// Whether she wants them.
    pub on: bool,
    /// On which days.
    pub days: Vec<Weekday>,
    /// The hours she is awake; may go past midnight.
    pub awake: Lull,
    /// Hours without suggestions.
    pub quiet: Vec<Lull>,
    /// At most so many a day, cut to [`MOST_SNACKS`].
    pub most: u8,
    /// Movements she does not want.
    pub muted: BTreeSet<MovementId>,
}

/// What became of a snack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnackPast {
    /// Done, at a minute of the day.
    Done(i64),
    /// Put off, at a minute of the day.
    Postponed(i64),
    /// Not answered.
    Ignored(i64),
    /// No more today.
    NotToday,
}

/// A day on which snacks are suggested.
#[derive(Debug, Clone, PartialEq)]
pub struct SnackDay<'a> {
    /// When she wants them.
    pub limits: &'a SnackLimits,
    /// Which day it is.
    pub weekday: Weekday,
    /// What the day was decided to be.
    pub state: State,
    /// Whether the health questions leave vigorous minutes open.
    pub gate_passed: bool,
    /// Strength sessions, planned or done.
    pub strength: Vec<Lull>,
    /// Muscles with hard sets within 48 hours.
    pub trained: BTreeSet<Muscle>,
    /// What must be left out, as for a session; its place is where she is.
    pub ask: &'a Ask,
    /// What became of today's, oldest first.
    pub today: &'a [SnackPast],
    /// What became of the last ones before today, oldest first.
    pub before: &'a [SnackPast],
}

/// A snack at its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snack {
    /// Minutes after midnight.
    pub minute: i64,
    /// The movement.
    pub movement: MovementId,
    /// How much of it.
    pub dose: Dose,
}

/// Why no snack is suggested for the rest of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SnackSkip {
    /// She does not want them, or not on this day.
    Off,
    /// Three in a row went unanswered.
    Ignored,
    /// Rest, or something to be looked at first.
    Resting,
    /// She said not today.
    NotToday,
    /// The day's number is reached, or no time is left.
    Enough,
}

impl SnackSkip {
    /// The code that stands for this among the words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Ignored => "ignored",
            Self::Resting => "resting",
            Self::NotToday => "not_today",
            Self::Enough => "enough",
        }
    }
}

/// The next snack at or after a minute of the day, or why there is none.
///
/// Never in quiet hours, during a strength session or two hours before it, on a day of rest or a
/// stop, more than six a day, or within an hour of another. One put off comes a quarter of an hour
/// later if that is allowed.
///
/// # Errors
/// [`SnackSkip`] for the rest of the day.
pub fn next_snack(day: &SnackDay<'_>, now: Time, all: &Movements) -> Result<Snack, SnackSkip> {
    stops(day)?;
    let now = i64::from(now.hour()) * MINUTES_PER_HOUR + i64::from(now.minute());
    let seen = day.today.iter().filter_map(|past| past.minute());
    let earliest = seen.map(|m| m + APART_MIN).max().unwrap_or(0);
    let wanted = match day.today.last() {
        Some(SnackPast::Postponed(at)) => at + POSTPONED_MIN,
        _ => earliest.max(now),
    };
    let times = snack_times(day);
    let is_put_off = matches!(day.today.last(), Some(SnackPast::Postponed(_)));
    let planned = times.into_iter().find(|t| wanted.max(now) <= *t);
    let minute = if is_put_off {
        (now.max(wanted)..day.limits.awake.to).find(|m| is_free(day, *m))
    } else {
        planned
    };
    let minute = minute.ok_or(SnackSkip::Enough)?;
    let (movement, dose) = choice(day, minute, all).ok_or(SnackSkip::Enough)?;
    Ok(Snack {
        minute,
        movement: movement.id.clone(),
        dose,
    })
}

impl SnackPast {
    const fn minute(self) -> Option<i64> {
        match self {
            Self::Done(at) | Self::Ignored(at) => Some(at),
            Self::Postponed(_) | Self::NotToday => None,
        }
    }
}

fn stops(day: &SnackDay<'_>) -> Result<(), SnackSkip> {
    let limits = day.limits;
    if !limits.on || !limits.days.contains(&day.weekday) {
        return Err(SnackSkip::Off);
    }
    let past: Vec<&SnackPast> = day.before.iter().chain(day.today).collect();
    let lately = past.iter().rev().take(IGNORED_IN_A_ROW);
    let ignored = lately
        .filter(|p| matches!(p, SnackPast::Ignored(_)))
        .count();
    if ignored == IGNORED_IN_A_ROW {
        return Err(SnackSkip::Ignored);
    }
    if matches!(day.state, State::Stop | State::GetChecked | State::Rest) {
        return Err(SnackSkip::Resting);
    }
    if day.today.contains(&SnackPast::NotToday) {
        return Err(SnackSkip::NotToday);
    }
    let counted = day.today.iter().filter_map(|p| p.minute()).count();
    if usize::from(limits.most.min(MOST_SNACKS)) <= counted {
        return Err(SnackSkip::Enough);
    }
    Ok(())
}

/// The minutes of the day at which snacks are suggested: spread over the waking hours, at least an
/// hour apart, moved on by quarters where the time is not free.
pub fn snack_times(day: &SnackDay<'_>) -> Vec<i64> {
    let awake = day.limits.awake;
    let most = i64::from(day.limits.most.min(MOST_SNACKS));
    let window = awake.to - awake.from;
    let apart = (window / (most + 1) / STEP_MIN * STEP_MIN).max(APART_MIN);
    let mut times: Vec<i64> = Vec::new();
    for i in 1..=most {
        let after = times.last().map_or(awake.from, |t| t + APART_MIN);
        let mut minute = (awake.from + i * apart).max(after);
        while minute < awake.to && !is_free(day, minute) {
            minute += STEP_MIN;
        }
        if awake.to <= minute {
            break;
        }
        times.push(minute);
    }
    times
}

fn is_free(day: &SnackDay<'_>, minute: i64) -> bool {
    let is_quiet = day.limits.quiet.iter().any(|q| q.holds(minute));
    let is_strength = |s: &Lull| s.from - BEFORE_STRENGTH_MIN <= minute && minute < s.to;
    day.limits.awake.holds(minute) && !is_quiet && !day.strength.iter().any(is_strength)
}

/// The movement for a time: allowed, not muted, another one than would come an hour earlier.
fn choice<'m>(day: &SnackDay<'_>, minute: i64, all: &'m Movements) -> Option<(&'m Movement, Dose)> {
    let pool = all.iter().filter(|m| m.fits.contains(&Fit::Snack));
    let allowed: Vec<(&Movement, Dose)> = pool
        .filter(|m| !day.limits.muted.contains(&m.id))
        .filter_map(|m| Some((m, snack_allowed(m, day)?)))
        .collect();
    let hour = u64::try_from(minute / MINUTES_PER_HOUR).unwrap_or(0);
    let seed = day.ask.seed.wrapping_add(hour);
    allowed.into_iter().min_by_key(|(m, _)| mix(seed, &m.id))
}

/// R42: how much of a movement may be a snack today; `None` if it may not.
///
/// Stairs only on days to push with the health questions passed, a strength snack on days to push or
/// hold, and neither for a muscle trained within 48 hours; other work of such a muscle is halved.
pub fn snack_allowed(movement: &Movement, day: &SnackDay<'_>) -> Option<Dose> {
    if !matches!(barred(movement, day.ask), None | Some(Out::Training)) {
        return None;
    }
    let is_trained = movement.muscles.iter().any(|m| day.trained.contains(m));
    let is_sore = movement
        .muscles
        .iter()
        .any(|m| day.ask.areas.get(m).is_some_and(|l| 0 < l.points()));
    if movement.is_training {
        let vigorous = movement.props.contains(&Prop::Stairs);
        let is_open = match day.state {
            State::Push => day.gate_passed || !vigorous,
            State::Hold => !vigorous,
            State::Stop | State::GetChecked | State::Rest | State::Swap | State::Ease => false,
        };
        return (is_open && !is_trained && !is_sore && day.ask.stage.is_none())
            .then_some(movement.dose);
    }
    let is_work = movement.modality == Modality::Snack
        && GENTLE_MET < movement.met.thousandths()
        && movement.props.iter().all(|p| *p != Prop::Path);
    if is_work && (is_trained || is_sore) {
        return Some(movement.dose.shorter().shorter());
    }
    Some(movement.dose)
}
