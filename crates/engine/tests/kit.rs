//! A small kit: an athlete's log in a few words.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Time, date};
use recoup_engine::History;
use recoup_engine::decision::{Day, Decision, decide};
use recoup_engine::exercise::{
    Exercise, ExerciseId, Exercises, Loading, Measure, Muscle, Pattern, Share, Sides,
};
use recoup_engine::plan::{LoadReason, Planned, PlannedDay, PlannedExercise, StrengthSlot};
use recoup_engine::safety::{Health, RedFlag};
use recoup_engine::session::{PerformedExercise, RecoverySession, Session, Set};
use recoup_engine::unit::{
    Level, Load, MassUnit, Minutes, Prs, Rating, Reps, Rir, Seconds, Sleep, Symptom,
};
use recoup_engine::wellness::{CheckIn, Illness, Pain, PainKind, Site, SleepBand, Slept};

/// The day that is decided: a Wednesday.
pub(crate) const TODAY: Date = date(2026, 5, 13);

/// The date so many days before today.
pub(crate) fn ago(days: i64) -> Date {
    TODAY.checked_sub(days.days()).unwrap()
}

/// `squat`, `deadlift`, `bench`, `row`, `curl`, `leg-curl`, `jump` and `walk`.
pub(crate) fn exercises() -> Exercises {
    use Muscle::{Biceps, Chest, Glutes, Hamstrings, LowerBack, Quads, Triceps, UpperBack};
    use Share::{Direct, Indirect};
    [
        exercise(
            "squat",
            Pattern::Squat,
            &[(Quads, Direct), (Glutes, Direct)],
        ),
        exercise(
            "deadlift",
            Pattern::Hinge,
            &[(Hamstrings, Direct), (LowerBack, Direct)],
        ),
        exercise(
            "bench",
            Pattern::HorizontalPush,
            &[(Chest, Direct), (Triceps, Indirect)],
        ),
        exercise(
            "row",
            Pattern::HorizontalPull,
            &[(UpperBack, Direct), (Biceps, Indirect)],
        ),
        exercise("curl", Pattern::UpperIsolation, &[(Biceps, Direct)]),
        exercise("leg-curl", Pattern::LowerIsolation, &[(Hamstrings, Direct)]),
        exercise("jump", Pattern::Jump, &[(Muscle::Calves, Direct)]),
        exercise("walk", Pattern::Cardio, &[(Glutes, Direct)]),
    ]
    .into_iter()
    .collect()
}

fn exercise(id: &str, pattern: Pattern, muscles: &[(Muscle, Share)]) -> Exercise {
    Exercise {
        id: ExerciseId::new(id),
        name: id.to_owned(),
        muscles: muscles.to_vec(),
        pattern,
        equipment: vec![],
        loading: Loading::External,
        measure: Measure::Reps,
        sides: Sides::Both,
        substitutes: vec![],
    }
}

/// Sets in shorthand: `100x5@8` is 100 kg, five repetitions, RPE 8; `3*` before it repeats.
pub(crate) fn sets(text: &str) -> Vec<Set> {
    let (n, set) = text.split_once('*').unwrap_or(("1", text));
    let (work, rpe) = match set.split_once('@') {
        Some((work, rpe)) => (work, rpe.parse().ok()),
        None => (set, None),
    };
    let (mass, reps) = work.split_once('x').unwrap();
    let load = Load::from_mass(mass.parse().unwrap(), MassUnit::Kilogram).unwrap();
    let mut set = Set::working(load, Reps::try_new(reps.parse().unwrap()).unwrap());
    set.rir = rpe.and_then(Rir::from_set_rpe);
    vec![set; n.parse().unwrap()]
}

/// A session on a date that began at 18:00 and took an instant: `squat 3*100x5@8, bench 60x5`.
pub(crate) fn session(on: Date, text: &str) -> Session {
    let exercises = text
        .split(", ")
        .map(|part| {
            let (id, work) = part.split_once(' ').unwrap();
            PerformedExercise {
                exercise: ExerciseId::new(id),
                sets: work.split(' ').flat_map(sets).collect(),
            }
        })
        .collect();
    Session {
        id: u128::from(on.day_of_year().unsigned_abs())
            + 400 * u128::from(on.year().unsigned_abs()),
        date: on,
        start: Some(Time::constant(18, 0, 0, 0)),
        duration: None,
        name: String::new(),
        exercises,
        session_rpe: None,
        slot: None,
    }
}

/// The same session with another hour.
pub(crate) fn at_hour(mut session: Session, hour: i8, minute: i8) -> Session {
    session.start = Some(Time::constant(hour, minute, 0, 0));
    session
}

/// A check-in with all five items: perceived recovery, soreness, sleep, energy, mood.
pub(crate) fn check_in(on: Date, items: [i64; 5]) -> CheckIn {
    let rating = |i: usize| Some(Rating::try_new(items[i]).unwrap());
    CheckIn {
        prs: Some(Prs::try_new(items[0]).unwrap()),
        soreness: rating(1),
        sleep: rating(2),
        energy: rating(3),
        mood: rating(4),
        ..CheckIn::empty(on)
    }
}

/// A check-in with perceived recovery only.
pub(crate) fn prs(on: Date, points: i64) -> CheckIn {
    CheckIn {
        prs: Some(Prs::try_new(points).unwrap()),
        ..CheckIn::empty(on)
    }
}

/// An athlete: a log that grows word by word, and a day to decide.
#[derive(Debug, Clone, Default)]
pub(crate) struct Athlete {
    pub(crate) sessions: Vec<Session>,
    pub(crate) recovery: Vec<RecoverySession>,
    pub(crate) check_ins: Vec<CheckIn>,
    pub(crate) health: Health,
    pub(crate) planned: Option<PlannedDay>,
    pub(crate) warning: Option<u8>,
    pub(crate) ease_until: Option<Date>,
}

/// An athlete who lifts since a year, with nothing in the last days but a light press a week ago.
pub(crate) fn athlete() -> Athlete {
    Athlete::default()
        .did(session(ago(365), "jump 3*1x5@5"))
        .did(session(ago(7), "jump 3*1x5@5"))
        .plans(&["squat", "bench"])
}

impl Athlete {
    pub(crate) fn did(mut self, session: Session) -> Self {
        self.sessions.push(session);
        self
    }

    pub(crate) fn said(mut self, check_in: CheckIn) -> Self {
        self.check_ins.push(check_in);
        self
    }

    /// Changes today's check-in, which is made if there is none.
    pub(crate) fn today(mut self, change: impl FnOnce(&mut CheckIn)) -> Self {
        if !self.check_ins.iter().any(|c| c.date == TODAY) {
            self.check_ins.push(CheckIn::empty(TODAY));
        }
        let today = self.check_ins.iter_mut().find(|c| c.date == TODAY);
        change(today.unwrap());
        self
    }

    pub(crate) fn health(mut self, change: impl FnOnce(&mut Health)) -> Self {
        change(&mut self.health);
        self
    }

    pub(crate) fn plans(mut self, ids: &[&str]) -> Self {
        self.planned = Some(planned_day(Planned::Strength(slot(ids))));
        self
    }

    pub(crate) fn plans_rest(mut self) -> Self {
        self.planned = Some(planned_day(Planned::RestDay));
        self
    }

    pub(crate) fn warned(mut self, points: u8) -> Self {
        self.warning = Some(points);
        self
    }

    pub(crate) fn ticks(self, flag: RedFlag) -> Self {
        self.today(|c| {
            c.flags.insert(flag);
        })
    }

    pub(crate) fn sore(self, muscle: Muscle, level: i64) -> Self {
        self.today(|c| {
            c.sore_muscles
                .insert(muscle, Level::try_new(level).unwrap());
        })
    }

    pub(crate) fn slept(self, hours: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a night")]
        let minutes = (hours * 60.0).round() as i64;
        self.today(|c| c.slept = Some(Slept::Exactly(Sleep::try_new(minutes).unwrap())))
    }

    pub(crate) fn slept_about(self, band: SleepBand) -> Self {
        self.today(|c| c.slept = Some(Slept::About(band)))
    }

    pub(crate) fn hurts(self, site: Site, kind: PainKind, level: i64) -> Self {
        self.today(|c| c.pains.push(pain(site, kind, level)))
    }

    pub(crate) fn ill(self, illness: Illness) -> Self {
        self.today(|c| c.illness = Some(illness))
    }

    pub(crate) fn symptom(self, name: &str, level: i64) -> Self {
        self.today(|c| {
            c.symptoms
                .insert(name.to_owned(), Symptom::try_new(level).unwrap());
        })
    }

    pub(crate) fn minutes(self, minutes: i64) -> Self {
        self.today(|c| c.minutes_available = Some(Minutes::try_new(minutes).unwrap()))
    }

    /// Four weeks of ordinary mornings up to so many days ago, with some spread.
    pub(crate) fn usual_mornings(mut self, until: i64) -> Self {
        for days in until..until + 28 {
            let up = days % 2;
            let side = (days / 2) % 2;
            self.check_ins.push(check_in(
                ago(days),
                [6 + up, 3 + side, 3 + up, 4 - side, 3 + up],
            ));
        }
        self
    }

    pub(crate) fn history(&self) -> History {
        History::new(
            self.sessions.clone(),
            self.recovery.clone(),
            self.check_ins.clone(),
            self.health.clone(),
        )
    }

    pub(crate) fn decide(&self) -> Decision {
        let history = self.history();
        let mut day = Day::new(&history, TODAY)
            .with_planned(self.planned.as_ref())
            .with_warning(self.warning);
        day.ease_until = self.ease_until;
        decide(&history, &exercises(), &day)
    }
}

pub(crate) fn pain(site: Site, kind: PainKind, level: i64) -> Pain {
    Pain {
        site,
        level: Level::try_new(level).unwrap(),
        kind,
        during: None,
        since: None,
    }
}

fn planned_day(planned: Planned) -> PlannedDay {
    PlannedDay::new(TODAY, 10, planned)
}

fn slot(ids: &[&str]) -> StrengthSlot {
    StrengthSlot {
        key: "w2-a".to_owned(),
        name: "Lower A".to_owned(),
        week: 2,
        exercises: ids.iter().map(|id| planned_exercise(id)).collect(),
        is_test: false,
        eased: None,
    }
}

fn planned_exercise(id: &str) -> PlannedExercise {
    PlannedExercise {
        exercise: ExerciseId::new(id),
        sets: 3,
        reps_low: Reps::try_new(5).unwrap(),
        reps_high: Reps::try_new(8).unwrap(),
        rir: Rir::from_reps(2).unwrap(),
        rest: Seconds::try_new(180).unwrap(),
        time: None,
        sides: Sides::Both,
        superset: None,
        stands_in_for: None,
        load: None,
        load_reason: LoadReason::FirstTime,
    }
}

/// The ids of what a decision took out.
pub(crate) fn dropped(decision: &Decision) -> BTreeSet<&str> {
    decision
        .dropped
        .iter()
        .map(|d| d.exercise.as_str())
        .collect()
}
