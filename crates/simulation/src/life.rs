//! A life, day by day: wake, check in, be told, plan, train, log.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use recoup_engine::History;
use recoup_engine::decision::{Day, Decision, State, Work, decide};
use recoup_engine::exercise::{Exercise, ExerciseId, Loading, Measure};
use recoup_engine::plan::{
    Choices, Experience, Fit, Kit, Planned, PlannedExercise, Shown, StrengthSlot, Swap, fit_load,
    plan_from,
};
use recoup_engine::safety::Health;
use recoup_engine::session::{PerformedExercise, RecoverySession, Session, Set};
use recoup_engine::unit::{Effort, Load, MassUnit, Minutes, Reps, Rir, Seconds};
use recoup_engine::warning::{EASE_POINTS, HOLD_POINTS, warning};
use recoup_engine::wellness::{CheckIn, Evening};

use crate::Lives;
use crate::chance::Chance;
use crate::person::{Person, Truth};
use crate::tally::{Summary, Tally};

/// What is done with a morning's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coach {
    /// The engine decides, and she does what it says.
    Decides,
    /// She trains as planned unless she is ill.
    PlanAsWritten,
}

/// A day on which early-warning points were computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warned {
    /// Day of the life, from 0.
    pub day: i32,
    /// Points, 0 to 14.
    pub points: u8,
    /// Whether she is truly ill.
    pub is_ill: bool,
}

/// A life that was lived.
#[derive(Debug, Clone)]
pub struct Lived {
    /// What it added up to.
    pub tally: Tally,
    /// Its early-warning points, day by day.
    pub warned: Vec<Warned>,
    /// Its log.
    pub history: History,
}

/// The first day of every life: a Monday.
pub const START: Date = date(2026, 1, 5);
/// Days after the program's length that are lived at most, for pauses and moves.
const SPARE_DAYS: i32 = 3;
/// A true deficit below which a day is fine, as a share of strength.
/// Choice: half of the 5 to 6 % that a bar's smallest step is of a middling lift; nobody sees less.
const FINE: f64 = 0.03;

/// Lives all lives.
pub fn live(lives: Lives<'_>, coach: Coach) -> Summary {
    let one = |n: u32| live_with(lives, coach, n).tally;
    Summary {
        people: (0..lives.athletes).map(one).collect(),
    }
}

/// Lives the n-th life.
pub fn live_with(lives: Lives<'_>, coach: Coach, n: u32) -> Lived {
    let mut life = Life::begin(lives, coach, n);
    let days = i32::from(lives.program.length_days) + SPARE_DAYS;
    for day in 0..days {
        life.day(day);
    }
    life.end()
}

struct Life<'a> {
    lives: Lives<'a>,
    coach: Coach,
    /// What happens to her; the same whatever the coach says.
    fate: Chance,
    /// How she answers and performs.
    hand: Chance,
    person: Person,
    truth: Truth,
    choices: Choices,
    sessions: Vec<Session>,
    recovery: Vec<RecoverySession>,
    check_ins: Vec<CheckIn>,
    evenings: Vec<Evening>,
    tally: Tally,
    asked: BTreeSet<String>,
    warned: Vec<Warned>,
}

impl<'a> Life<'a> {
    fn begin(lives: Lives<'a>, coach: Coach, n: u32) -> Self {
        let stream = u64::from(n) * 2;
        let mut fate = Chance::new(lives.seed, stream);
        let person = Person::draw(&mut fate);
        let mut choices = Choices::starting(START, lives.program.training_days);
        choices.experience = Experience::Regular;
        choices.kit = Kit::usual(MassUnit::Kilogram);
        Self {
            lives,
            coach,
            fate,
            hand: Chance::new(lives.seed, stream + 1),
            person,
            truth: Truth::default(),
            choices,
            sessions: Vec::new(),
            recovery: Vec::new(),
            check_ins: Vec::new(),
            evenings: Vec::new(),
            tally: Tally::default(),
            asked: BTreeSet::new(),
            warned: Vec::new(),
        }
    }

    fn history(&self) -> History {
        History::new(
            self.sessions.clone(),
            self.recovery.clone(),
            self.check_ins.clone(),
            Health::default(),
        )
        .with_evenings(self.evenings.clone())
    }

    fn day(&mut self, day: i32) {
        let on = START.saturating_add(day.days());
        self.person.wake(&mut self.truth, &mut self.fate);
        if let Some(decline) = self.lives.decline.filter(|d| d.from_day <= day) {
            Person::decline(&mut self.truth, decline.is_felt);
        }
        // Drawn in every life, so that the same things happen to both.
        let (answers, trains, moves) = (self.fate.unit(), self.fate.unit(), self.fate.unit());
        let morning = self.person.answers(&self.truth, on, &mut self.hand);
        if answers < self.person.checks_in {
            self.check_ins.push(morning);
        }
        let history = self.history();
        let exercises = self.lives.exercises;
        let plan = plan_from(self.lives.program, exercises, &history, &self.choices, on);
        for slot in plan.days.iter().filter_map(|d| strength(&d.planned)) {
            self.asked.insert(slot.key.clone());
        }
        self.choices.shown = Some(Shown {
            on,
            days: plan
                .days
                .iter()
                .filter_map(|d| Some((strength(&d.planned)?.key.clone(), d.date)))
                .collect(),
        });
        let points = warning(&history, exercises, on).points();
        self.warn(day, points);
        let Some(planned) = plan.on(on).filter(|d| !d.is_done && !d.is_paused) else {
            return;
        };
        let told = Day::new(&history, on)
            .with_planned(Some(planned))
            .with_warning(Some(points));
        let decision = decide(&history, exercises, &told);
        match &planned.planned {
            Planned::Strength(slot) => self.strength_day(on, slot, &decision, trains),
            Planned::Recovery(slot) if moves < 0.6 => {
                self.easy(on, &slot.template, slot.minutes);
            }
            Planned::Recovery(_) | Planned::RestDay => {}
        }
    }

    /// A warning counts on the day on which it first reaches its line.
    fn warn(&mut self, day: i32, points: u8) {
        let before = self.warned.last().map_or(0, |w| w.points);
        let reaches = |line: u8| u32::from(before < line && line <= points);
        self.tally.warnings += reaches(HOLD_POINTS);
        self.tally.deload_warnings += reaches(EASE_POINTS);
        self.warned.push(Warned {
            day,
            points,
            is_ill: self.truth.is_ill(),
        });
    }

    fn strength_day(&mut self, on: Date, slot: &StrengthSlot, decision: &Decision, trains: f64) {
        let exercises = self.lives.exercises;
        let known: Vec<&Exercise> = slot
            .exercises
            .iter()
            .filter_map(|p| exercises.find(&p.exercise))
            .collect();
        let worst = known
            .iter()
            .map(|e| self.truth.deficit(e))
            .fold(0.0, f64::max);
        let is_fine = worst < FINE && !self.truth.is_ill();
        self.tally.decided += 1;
        let goes = trains < self.person.trains;
        if self.coach == Coach::PlanAsWritten {
            if goes && !self.truth.is_ill() {
                self.train(on, slot, None, is_fine);
            }
            return;
        }
        let is_away = match decision.effect.work {
            Work::Strength | Work::Minimum => false,
            Work::Nothing | Work::Walking | Work::AsPlannedEasy | Work::Recovery => true,
        };
        if is_away {
            self.tally.swaps += 1;
            self.tally.false_swaps += u32::from(is_fine);
            self.choices.swapped.push(Swap {
                key: slot.key.clone(),
                on,
            });
            if decision.effect.work == Work::Recovery && goes {
                self.easy(on, "walk", Minutes::try_new(20).unwrap_or(Minutes::NONE));
            }
            return;
        }
        match decision.state {
            State::Hold | State::Ease => self.tally.holds += 1,
            State::Push | State::Swap | State::Rest | State::GetChecked | State::Stop => {}
        }
        if decision.state == State::Ease {
            self.choices.deloads.insert(on);
        }
        if goes {
            self.train(on, slot, Some(decision), is_fine);
        }
    }

    fn easy(&mut self, on: Date, template: &str, minutes: Minutes) {
        self.tally.recovery += 1;
        self.recovery.push(RecoverySession {
            id: 1 + self.recovery.len() as u128,
            date: on,
            start: None,
            template: template.to_owned(),
            minutes,
            met: None,
            effort: None,
        });
    }

    fn train(&mut self, on: Date, slot: &StrengthSlot, decision: Option<&Decision>, is_fine: bool) {
        let dropped: BTreeSet<&ExerciseId> = decision
            .map(|d| d.dropped.iter().map(|x| &x.exercise).collect())
            .unwrap_or_default();
        let mut performed = Vec::new();
        for planned in slot
            .exercises
            .iter()
            .filter(|p| !dropped.contains(&p.exercise))
        {
            let Some(exercise) = self.lives.exercises.find(&planned.exercise) else {
                continue;
            };
            let sets = self.sets(planned, exercise, decision);
            for _ in &sets {
                for (muscle, share) in &exercise.muscles {
                    self.person
                        .work(&mut self.truth, *muscle, share.set_weight());
                }
            }
            self.tally.sets += u32::try_from(sets.len()).unwrap_or(0);
            performed.push(PerformedExercise {
                exercise: exercise.id.clone(),
                sets,
            });
        }
        self.tally.done += 1;
        self.tally.hard_days += u32::from(!is_fine);
        self.sessions.push(Session {
            id: 1 + self.sessions.len() as u128,
            date: on,
            start: None,
            duration: Seconds::try_new(3_600).ok(),
            name: slot.name.clone(),
            exercises: performed,
            session_rpe: Effort::try_new(10).ok(),
            slot: Some(slot.key.clone()),
        });
        let tiredness = self.person.evening(&self.truth, &mut self.hand);
        self.evenings.extend(tiredness.map(|tiredness| Evening {
            date: on,
            tiredness,
        }));
    }

    /// The sets of an exercise: as many repetitions as she truly can, short of what is to be left.
    fn sets(
        &mut self,
        planned: &PlannedExercise,
        exercise: &Exercise,
        decision: Option<&Decision>,
    ) -> Vec<Set> {
        let deficit = self.truth.deficit(exercise);
        let form = self.hand.around(1.0 - deficit, 0.025);
        let can_kg = self.person.fresh_kg(exercise, &self.truth) * form;
        let fresh = self.person.fresh_kg(exercise, &self.truth);
        self.person.adapt(&mut self.truth, exercise, deficit);
        let percent = |of: fn(&Decision) -> u8| decision.map_or(1.0, |d| f64::from(of(d)) / 100.0);
        let n = (f64::from(planned.sets) * percent(|d| d.effect.sets_percent))
            .round()
            .max(1.0);
        let rir = decision.and_then(|d| d.effect.rir_at_least);
        let rir = rir.map_or(planned.rir, |least| least.max(planned.rir));
        let load = self.load(planned, exercise, fresh);
        let load_kg = load.kilograms() * percent(|d| d.effect.load_percent);
        let load = kilograms(load_kg);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a handful of sets"
        )]
        let count = n as usize;
        (0..count)
            .map(|nth| one_set(planned, exercise, (load, can_kg, rir), nth))
            .collect()
    }

    /// The planned load, else one that leaves a middling number of repetitions.
    fn load(&self, planned: &PlannedExercise, exercise: &Exercise, fresh: f64) -> Load {
        if exercise.loading != Loading::External || exercise.measure != Measure::Reps {
            return Load::ZERO;
        }
        let to_limit = planned.reps_low.count() as f64 + planned.rir.reps() + 1.0;
        let first = kilograms(fresh / (1.0 + to_limit / 30.0));
        planned.load.unwrap_or_else(|| {
            fit_load(first, self.choices.kit.step, MassUnit::Kilogram, Fit::Down)
        })
    }

    fn end(mut self) -> Lived {
        self.tally.asked = u32::try_from(self.asked.len()).unwrap_or(0);
        self.tally.gain_percent = 100.0 * libm::expm1(self.truth.mean_gain());
        let answers = self.evenings.iter().map(|e| e.tiredness.points() as f64);
        self.tally.evening = answers.sum::<f64>() / self.evenings.len() as f64;
        Lived {
            tally: self.tally,
            history: self.history(),
            warned: self.warned,
        }
    }
}

fn strength(planned: &Planned) -> Option<&StrengthSlot> {
    match planned {
        Planned::Strength(slot) => Some(slot),
        Planned::Recovery(_) | Planned::RestDay => None,
    }
}

fn kilograms(kg: f64) -> Load {
    Load::from_mass(libm::round(kg * 2.0) / 2.0, MassUnit::Kilogram).unwrap_or(Load::ZERO)
}

fn one_set(
    planned: &PlannedExercise,
    exercise: &Exercise,
    of: (Load, f64, Rir),
    nth: usize,
) -> Set {
    let (load, can_kg, rir) = of;
    if exercise.measure != Measure::Reps {
        let mut set = Set::working(load, planned.reps_low);
        set.duration = planned.time.map(|(low, _)| low);
        return set;
    }
    let is_loaded = 0 < load.grams();
    // Each set leaves about half a repetition less for the next.
    let to_limit = if is_loaded {
        30.0 * (can_kg / load.kilograms() - 1.0) - 0.5 * nth as f64
    } else {
        12.0 - 0.5 * nth as f64
    };
    let most = planned.reps_high.count() as f64;
    let reps = libm::floor(to_limit - rir.reps()).clamp(1.0, most);
    let left = libm::round(2.0 * (to_limit - reps)).clamp(0.0, 10.0);
    #[expect(clippy::cast_possible_truncation, reason = "a dozen repetitions")]
    let (reps, halves) = (reps as i64, left as i64);
    let mut set = Set::working(load, Reps::try_new(reps).unwrap_or(planned.reps_low));
    set.rir = Rir::try_new(halves).ok();
    if !is_loaded {
        set.load = None;
    }
    set
}
