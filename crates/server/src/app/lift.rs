//! A lift: what was done, what to expect next time, and how the guesses landed.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use recoup_engine::decision::usual_start;
use recoup_engine::exercise::{ExerciseId, Loading, Measure};
use recoup_engine::forecast::{
    Asked, HIGH, LOW, LOWER_HALF, Landing, Lifter, MAX_STRENGTH_REPS, MIDDLE, Moment, Side,
    UPPER_HALF, ln_e1rm,
};
use recoup_engine::plan::{Planned, PlannedDay, StrengthSlot};
use recoup_engine::session::{Session, Set};
use recoup_engine::strength::{E1rm, estimate_personal_best, session_e1rm};
use recoup_engine::unit::{Load, MassUnit, Reps, Seconds};
use recoup_store::Tx;

use super::forecast::{Speaker, grams, lifter_before, step_on};
use super::log::Log;
use super::plan::Planning;
use super::{Desk, Error, Result};
use crate::wire;

/// Sessions that a lift's page draws. Choice: a season of two sessions a week.
const CHARTED: usize = 30;
/// Sessions that a lift's line draws. Choice: what a thumb-wide line can hold.
const RECENT: usize = 12;
/// Sessions before a lift's best can be forecast. Source: the forecast's own card.
const FORECAST_FROM: usize = 4;
/// Chance from which a record is clear. Source: DESIGN 7.9.
const CLEAR: f64 = 0.97;
/// Chance from which a record is likely. Source: DESIGN 7.9.
const LIKELY: f64 = 0.85;

/// The lifts she does, the latest first, and how good the guesses were.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept.
pub fn list_lifts(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::Lifts> {
    let ahead = Ahead::read(tx, desk)?;
    let mut by_exercise: BTreeMap<&ExerciseId, Vec<Bout<'_>>> = BTreeMap::new();
    for bout in ahead.log.history.sessions().iter().flat_map(bouts) {
        by_exercise.entry(bout.exercise).or_default().push(bout);
    }
    let mut lifts: Vec<wire::LiftCard> = by_exercise
        .values()
        .filter_map(|bouts| ahead.card(bouts))
        .collect();
    lifts.sort_by(|a, b| (b.last_day, b.sessions, &a.name).cmp(&(a.last_day, a.sessions, &b.name)));
    Ok(wire::Lifts {
        lifts,
        comparisons: ahead.speaker().comparisons(),
    })
}

/// One lift.
///
/// # Errors
/// [`Error::Absent`] when she never did it with a load; [`Error::NoProfile`] before the settings
/// are kept.
pub fn show_lift(tx: &mut Tx<'_>, desk: &Desk<'_>, exercise: &str) -> Result<wire::Lift> {
    let ahead = Ahead::read(tx, desk)?;
    let sessions = ahead.log.history.sessions().iter();
    let bouts: Vec<Bout<'_>> = sessions
        .flat_map(bouts)
        .filter(|bout| bout.exercise.as_str() == exercise)
        .collect();
    ahead.lift(&bouts).ok_or_else(|| Error::Absent {
        what: "lift",
        id: exercise.to_owned(),
    })
}

/// An exercise in a session, with its best set.
#[derive(Clone, Copy)]
struct Bout<'a> {
    exercise: &'a ExerciseId,
    session: &'a Session,
    set: &'a Set,
    best_kg: f64,
}

/// What of a session tells about strength, by exercise.
fn bouts(session: &Session) -> Vec<Bout<'_>> {
    let mut best: BTreeMap<&ExerciseId, Bout<'_>> = BTreeMap::new();
    for (exercise, set) in session.work() {
        let Some(best_kg) = as_one_rep(set) else {
            continue;
        };
        let bout = Bout {
            exercise,
            session,
            set,
            best_kg,
        };
        let held = best.entry(exercise).or_insert(bout);
        if held.best_kg < best_kg {
            *held = bout;
        }
    }
    best.into_values().collect()
}

/// A set read as one repetition, on the scale of the forecasts, in kilograms.
fn as_one_rep(set: &Set) -> Option<f64> {
    let load = set.load.filter(|load| 0 < load.grams())?;
    let reps = u16::try_from(set.reps?.count()).ok()?;
    let tells = !set.is_suspect && (1..=MAX_STRENGTH_REPS).contains(&reps);
    tells.then(|| ln_e1rm(load.kilograms(), reps).exp())
}

/// Her log with her forecasts ahead of it.
struct Ahead<'a> {
    desk: &'a Desk<'a>,
    log: Log,
    lifter: Lifter,
    planning: Option<Planning>,
    today: Date,
}

impl<'a> Ahead<'a> {
    fn read(tx: &mut Tx<'_>, desk: &'a Desk<'a>) -> Result<Self> {
        let log = Log::read(tx, desk, None)?;
        let today = log.settings.today(desk);
        let mut lifter = lifter_before(tx, desk, &log, today)?;
        step_on(&mut lifter, desk, log.history.sessions());
        let planning = Planning::read(tx, desk, &log, today)?;
        Ok(Self {
            desk,
            log,
            lifter,
            planning,
            today,
        })
    }

    fn speaker(&self) -> Speaker<'_> {
        Speaker {
            desk: self.desk,
            lifter: &self.lifter,
            unit: self.log.settings.unit,
        }
    }

    fn card(&self, bouts: &[Bout<'_>]) -> Option<wire::LiftCard> {
        let last = bouts.last()?;
        let recent = &bouts[bouts.len().saturating_sub(RECENT)..];
        Some(wire::LiftCard {
            exercise_id: last.exercise.as_str().to_owned(),
            name: self.desk.exercise_name(last.exercise.as_str()),
            sessions: u32::try_from(bouts.len()).unwrap_or(u32::MAX),
            last_day: last.session.date,
            last_text: self.set_text(last.exercise, last.set),
            recent_g: recent.iter().map(|bout| grams(bout.best_kg)).collect(),
            coming: self.coming(last),
        })
    }

    fn lift(&self, bouts: &[Bout<'_>]) -> Option<wire::Lift> {
        let last = bouts.last()?;
        let charted = &bouts[bouts.len().saturating_sub(CHARTED)..];
        let coming = self.coming(last);
        let is_shown = self.learning().is_none();
        let landings = if is_shown {
            self.lifter.landings(last.exercise)
        } else {
            vec![]
        };
        Some(wire::Lift {
            exercise_id: last.exercise.as_str().to_owned(),
            name: self.desk.exercise_name(last.exercise.as_str()),
            lead: self.lead(bouts, charted),
            latest_g: grams(last.best_kg),
            latest_text: self.desk.say("lift.guess", &[]),
            sessions: charted.iter().map(|bout| self.session(bout)).collect(),
            finding: self.finding(charted, coming.as_ref()),
            learning: coming.is_none().then(|| self.why_not(bouts)),
            landed_text: (!landings.is_empty()).then(|| self.landed(&landings)),
            landings: landings.iter().map(landing).collect(),
            comparisons: self.speaker().comparisons(),
            personal_best: self.personal_best(bouts),
            coming,
        })
    }

    fn session(&self, bout: &Bout<'_>) -> wire::LiftSession {
        wire::LiftSession {
            day: bout.session.date,
            set_text: self.set_text(bout.exercise, bout.set),
            best_g: grams(bout.best_kg),
        }
    }

    fn set_text(&self, exercise: &ExerciseId, set: &Set) -> String {
        let known = self.desk.exercises().find(exercise);
        let loading = known.map_or(Loading::External, |exercise| exercise.loading);
        let is_timed = known.is_some_and(|exercise| exercise.measure == Measure::Time);
        set_text(self.desk, set, loading, is_timed, self.log.settings.unit)
    }

    fn lead(&self, bouts: &[Bout<'_>], charted: &[Bout<'_>]) -> String {
        let before = bouts.len() - charted.len();
        let key = match (charted.len(), before) {
            (1, _) => "lead_one",
            (_, 0) => "lead",
            (_, _) => "lead_before",
        };
        let from = charted.first().map_or_else(String::new, |bout| {
            self.desk.date_of_year(bout.session.date)
        });
        let values = [
            ("n", charted.len().to_string()),
            ("from", from),
            ("before", before.to_string()),
        ];
        self.desk.say(&format!("lift.{key}"), &values)
    }

    fn finding(&self, charted: &[Bout<'_>], coming: Option<&wire::ComingBest>) -> String {
        let (Some(first), Some(last)) = (charted.first(), charted.last()) else {
            return String::new();
        };
        let speaker = self.speaker();
        let values = [
            ("first", speaker.mass(grams(first.best_kg))),
            ("from", self.desk.date_of_year(first.session.date)),
            ("last", speaker.mass(grams(last.best_kg))),
            ("to", self.desk.date_of_year(last.session.date)),
            ("n", charted.len().to_string()),
        ];
        let key = if charted.len() == 1 {
            "finding_one"
        } else {
            "finding"
        };
        let mut finding = self.desk.say(&format!("lift.{key}"), &values);
        if let Some(coming) = coming {
            let values = [
                ("day", self.desk.date_of_year(coming.day)),
                ("middle", speaker.mass(coming.middle_g)),
                ("low", speaker.about(coming.low_g)),
                ("high", speaker.mass(coming.high_g)),
            ];
            finding.push(' ');
            finding.push_str(&self.desk.say("lift.finding_band", &values));
        }
        finding
    }

    /// Why bands are not shown yet; none when they are.
    fn learning(&self) -> Option<String> {
        self.speaker().still_learning(&self.lifter.proofs().best)
    }

    /// Why this lift has no band.
    fn why_not(&self, bouts: &[Bout<'_>]) -> String {
        if let Some(learning) = self.learning() {
            return learning;
        }
        if bouts.len() < FORECAST_FROM {
            let n = ("n", bouts.len().to_string());
            return self.desk.say("lift.few", &[n]);
        }
        self.desk.say("lift.long_ago", &[])
    }

    /// The band of the next session of a lift, where it has earned to be shown.
    fn coming(&self, last: &Bout<'_>) -> Option<wire::ComingBest> {
        if self.learning().is_some() {
            return None;
        }
        let (at, order) = self.next(last);
        let asked: Vec<Asked<'_>> = order
            .iter()
            .map(|exercise| Asked {
                exercise,
                load: None,
            })
            .collect();
        let place = order.iter().position(|one| *one == last.exercise)?;
        let expected = self.lifter.predict(at, &asked, self.desk.exercises());
        let best = expected.get(place)?.best.as_ref()?;
        let at_level = |level| grams(best.e1rm_kg(level));
        let speaker = self.speaker();
        let (low_g, middle_g, high_g) = (at_level(LOW), at_level(MIDDLE), at_level(HIGH));
        let n = self.lifter.proofs().best.sessions();
        let title = [
            ("day", self.desk.date_of_year(at.date())),
            ("low", speaker.about(low_g)),
            ("high", speaker.mass(high_g)),
        ];
        Some(wire::ComingBest {
            day: at.date(),
            low_g,
            lower_g: at_level(LOWER_HALF),
            middle_g,
            upper_g: at_level(UPPER_HALF),
            high_g,
            title: self.desk.say("lift.band_title", &title),
            text: self
                .desk
                .say("lift.band_text", &[("middle", speaker.mass(middle_g))]),
            why: self.desk.say("lift.band_why", &[("n", n.to_string())]),
        })
    }

    /// When a lift comes next, and what is done in that session, in its order: as planned, or like
    /// the last time on the next day without a session.
    fn next<'b>(&'b self, last: &Bout<'b>) -> (DateTime, Vec<&'b ExerciseId>) {
        let start = self
            .log
            .settings
            .usual_start
            .unwrap_or_else(|| usual_start(&self.log.history, self.today));
        let planned = self
            .planning
            .iter()
            .flat_map(|planning| &planning.plan.days);
        let next = planned
            .filter(|day| self.today <= day.date && !day.is_done)
            .find_map(|day| slot_with(day, last.exercise));
        if let Some((date, slot)) = next {
            let order = slot.exercises.iter().map(|one| &one.exercise).collect();
            return (date.to_datetime(start), order);
        }
        let date = if last.session.date < self.today {
            self.today
        } else {
            last.session.date.tomorrow().unwrap_or(self.today)
        };
        let order = last.session.exercises.iter().map(|one| &one.exercise);
        (date.to_datetime(start), order.collect())
    }

    fn landed(&self, landings: &[Landing]) -> String {
        let inside = landings.iter().filter(|one| one.side() == Side::Inside);
        let values = [
            ("inside", inside.count().to_string()),
            ("of", landings.len().to_string()),
        ];
        self.desk.say("lift.landed", &values)
    }

    /// The best session by an estimate that knows what was left, and how sure it is.
    fn personal_best(&self, bouts: &[Bout<'_>]) -> Option<wire::LiftBest> {
        let exercise = self.desk.exercises().find(bouts.last()?.exercise)?;
        let estimated: Vec<(&Bout<'_>, E1rm)> = bouts
            .iter()
            .filter_map(|bout| Some((bout, session_e1rm(bout.session, exercise)?)))
            .collect();
        let bests: Vec<E1rm> = estimated.iter().map(|(_, best)| *best).collect();
        let found = estimate_personal_best(&bests)?;
        let (bout, _) = estimated.get(found.place)?;
        let before = found.before.and_then(|before| {
            let (earlier, _) = estimated.get(before.place)?;
            Some((before.chance, self.set_text(earlier.exercise, earlier.set)))
        });
        let day = self.desk.date_of_year(bout.session.date);
        let key = match &before {
            None => "first",
            Some((chance, _)) if CLEAR <= *chance => "clear",
            Some((chance, _)) if LIKELY <= *chance => "likely",
            Some(_) => "unclear",
        };
        let before = before.map_or_else(String::new, |(_, text)| text);
        Some(wire::LiftBest {
            day: bout.session.date,
            title: self.desk.say(
                "lift.record",
                &[
                    ("set", self.set_text(bout.exercise, bout.set)),
                    ("day", day),
                ],
            ),
            text: self
                .desk
                .say(&format!("lift.record_{key}"), &[("before", before)]),
        })
    }
}

/// A set in words: "77.5 kg × 5, 2 left", "10 reps", "+10 kg × 5", "−20 kg assist × 8", "45 s".
fn set_text(
    desk: &Desk<'_>,
    set: &Set,
    loading: Loading,
    is_timed: bool,
    unit: MassUnit,
) -> String {
    let load = set
        .load
        .filter(|load| *load != Load::ZERO)
        .map(|load| load_text(desk, load, loading, unit));
    let seconds = set.duration.filter(|_| is_timed || set.reps.is_none());
    let key = match (&load, seconds) {
        (None, None) => "set_reps",
        (Some(_), None) => "set",
        (None, Some(_)) => "set_time",
        (Some(_), Some(_)) => "set_load_time",
    };
    let reps = set.reps.map_or(0, Reps::count);
    let values = [
        ("load", load.unwrap_or_default()),
        ("reps", reps.to_string()),
        ("seconds", seconds.map_or(0, Seconds::count).to_string()),
    ];
    let text = desk.say(&format!("lift.{key}"), &values);
    let Some(rir) = set.rir.filter(|_| seconds.is_none()) else {
        return text;
    };
    let values = [("set", text), ("rir", rir.reps().to_string())];
    desk.say("lift.set_left", &values)
}

/// A load by what it means: lifted, added to the body, or help.
fn load_text(desk: &Desk<'_>, load: Load, loading: Loading, unit: MassUnit) -> String {
    let size = Load::try_new(load.grams().abs()).unwrap_or(load);
    let mass = desk.load(size, unit);
    let key = match loading {
        _ if load < Load::ZERO => "help",
        Loading::Bodyweight => "added",
        Loading::External | Loading::Assisted => return mass,
    };
    desk.say(&format!("lift.{key}"), &[("load", mass)])
}

fn slot_with<'a>(day: &'a PlannedDay, exercise: &ExerciseId) -> Option<(Date, &'a StrengthSlot)> {
    let Planned::Strength(slot) = &day.planned else {
        return None;
    };
    let has = slot.exercises.iter().any(|one| one.exercise == *exercise);
    has.then_some((day.date, slot))
}

fn landing(landing: &Landing) -> wire::Landing {
    wire::Landing {
        day: day_of(landing.start),
        side: match landing.side() {
            Side::Below => wire::Side::Below,
            Side::Inside => wire::Side::Inside,
            Side::Above => wire::Side::Above,
        },
        low_g: grams(landing.low_kg),
        middle_g: grams(landing.middle_kg),
        high_g: grams(landing.high_kg),
        carried_g: grams(landing.carried_kg),
        best_g: grams(landing.best_kg),
    }
}

/// The local day of a moment.
fn day_of(moment: Moment) -> Date {
    let first = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0);
    let at = first.saturating_add(SignedDuration::from_secs(moment.seconds));
    at.date()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A set in words: its load in kilograms, repetitions, seconds.
    fn text(
        loading: Loading,
        load: Option<f64>,
        reps: Option<i64>,
        seconds: Option<i64>,
    ) -> String {
        let library = recoup_library::Library::embedded();
        let desk = Desk::of_nobody(&library);
        let set = Set {
            load: load.map(|kg| Load::from_mass(kg, MassUnit::Kilogram).unwrap()),
            reps: reps.map(|n| Reps::try_new(n).unwrap()),
            duration: seconds.map(|n| Seconds::try_new(n).unwrap()),
            ..Set::working(Load::ZERO, Reps::try_new(1).unwrap())
        };
        set_text(&desk, &set, loading, seconds.is_some(), MassUnit::Kilogram)
    }

    #[test]
    fn a_set_says_what_was_done_and_no_load_that_was_not_there() {
        let body = Loading::Bodyweight;
        assert_eq!(
            text(Loading::External, Some(77.5), Some(5), None),
            "77.5\u{202f}kg × 5"
        );
        assert_eq!(text(body, Some(0.0), Some(10), None), "10 reps");
        assert_eq!(text(body, None, Some(10), None), "10 reps");
        assert_eq!(text(body, Some(10.0), Some(5), None), "+10\u{202f}kg × 5");
        assert_eq!(
            text(Loading::Assisted, Some(-20.0), Some(8), None),
            "−20\u{202f}kg assist × 8"
        );
        assert_eq!(text(body, Some(0.0), Some(1), Some(45)), "45 s");
        assert_eq!(
            text(body, Some(10.0), Some(1), Some(45)),
            "+10\u{202f}kg × 45 s"
        );
    }
}
