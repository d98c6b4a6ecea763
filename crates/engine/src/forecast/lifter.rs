//! One athlete by the names of her exercises: the forecasters over her log as the product keeps it.
//!
//! [`Person`] knows numbered exercises; here they are numbered by first appearance in the log, so
//! that the same log always gives the same numbers. A lifter also remembers how her last forecasts
//! landed, for the record that every lift shows, and how far in the log she has come, so that a
//! saved one can tell whether it may step on or must be replayed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use jiff::civil::{Date, DateTime, date};

use super::best::{BestForecast, Coming};
use super::codec::{DecodeError, Reader, Writer};
use super::person::{Person, Population, Proofs, Settled};
use super::reps::{NextSet, RepsForecast};
use super::seen::{ExerciseKey, Moment, MuscleKey, SetSeen};
use crate::exercise::{ExerciseId, Exercises, Loading, Muscle};
use crate::session::{Session, Set};
use crate::unit::{Load, Rir};

/// Version of the saved form. Choice: counts the layouts there have been.
const VERSION: u32 = 1;

/// Landings remembered for each exercise. Choice: the dozen that a lift's page draws.
const MAX_LANDINGS: usize = 12;

/// Level below which one in ten lies: the lower end of "8 in 10". Choice: DESIGN 8.6.
pub const LOW: f64 = 0.1;
/// Level below which nine in ten lie: the upper end of "8 in 10". Choice: DESIGN 8.6.
pub const HIGH: f64 = 0.9;
/// The lower end of "half the chance". Source: definition of a quartile.
pub const LOWER_HALF: f64 = 0.25;
/// The upper end of "half the chance". Source: definition of a quartile.
pub const UPPER_HALF: f64 = 0.75;
/// The level of the median. Source: definition.
pub const MIDDLE: f64 = 0.5;

/// The day from which moments count. Source: definition of [`Moment`].
const FIRST_DAY: Date = date(1970, 1, 1);

/// One athlete's forecasts, by the names of her exercises.
#[derive(Clone, Debug, PartialEq)]
pub struct Lifter {
    person: Person,
    names: Vec<ExerciseId>,
    landings: BTreeMap<ExerciseKey, VecDeque<Landing>>,
    come: Come,
}

/// How far in a log: its first sessions, and a digest of what of them was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Come {
    n_sessions: u32,
    digest: u64,
}

/// How a session's best came out against the band that was given before it, in kilograms of
/// estimated one-repetition maximum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Landing {
    /// When the session began.
    pub start: Moment,
    /// The lower end of the 8-in-10 band.
    pub low_kg: f64,
    /// The middle of the forecast.
    pub middle_kg: f64,
    /// The upper end of the 8-in-10 band.
    pub high_kg: f64,
    /// "Same as last time".
    pub carried_kg: f64,
    /// What it was.
    pub best_kg: f64,
}

/// Where an outcome lies by a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Under the band.
    Below,
    /// Inside, its ends included.
    Inside,
    /// Over the band.
    Above,
}

impl Landing {
    /// Where the outcome lies by the band.
    pub fn side(&self) -> Side {
        if self.best_kg < self.low_kg {
            Side::Below
        } else if self.best_kg <= self.high_kg {
            Side::Inside
        } else {
            Side::Above
        }
    }
}

/// An exercise about to be done, at a load where one is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Which exercise.
    pub exercise: &'a ExerciseId,
    /// The load of its working sets.
    pub load: Option<Load>,
}

/// What to expect of an exercise; each part is none where there is too little to go on.
///
/// Whether a part may be shown is for [`Lifter::proofs`] to say (rule R51).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Expectation {
    /// Repetitions in its first set at the load.
    pub reps: Option<RepsForecast>,
    /// The session's best.
    pub best: Option<BestForecast>,
    /// The chance of a shortfall at the load.
    pub shortfall: Option<f64>,
}

impl Lifter {
    /// An athlete nothing is known of.
    pub fn new(population: Arc<Population>) -> Self {
        Self {
            person: Person::new(population),
            names: vec![],
            landings: BTreeMap::new(),
            come: Come::START,
        }
    }

    /// Takes in the next session of the log.
    ///
    /// Warm-ups, doubted sets and sets without repetitions or load teach nothing.
    pub fn step(&mut self, session: &Session, exercises: &Exercises) {
        self.come.step(session, exercises);
        let start = moment(session.started());
        let sets = self.seen(session, exercises);
        if sets.is_empty() {
            return;
        }
        self.person.begin(start);
        for set in &sets {
            self.person.step(set);
        }
        let settled = self.person.finish();
        self.note(start, &settled);
    }

    /// Whether she is what the first sessions of this log make her.
    ///
    /// `sessions` is in the order in which it would be stepped through.
    pub fn has_come_by(&self, sessions: &[Session], exercises: &Exercises) -> bool {
        let Some(first) = sessions.get(..self.n_sessions()) else {
            return false;
        };
        let mut come = Come::START;
        for session in first {
            come.step(session, exercises);
        }
        come == self.come
    }

    /// Sessions of the log that she has taken in.
    pub fn n_sessions(&self) -> usize {
        usize::try_from(self.come.n_sessions).unwrap_or(usize::MAX)
    }

    /// How the forecasts did against "same as last time" so far, for rule R51.
    pub fn proofs(&self) -> &Proofs {
        self.person.proofs()
    }

    /// Her own rate of shortfalls so far, from 0 to 1.
    pub fn usual_shortfall(&self) -> f64 {
        self.person.usual_shortfall()
    }

    /// How the last forecasts of an exercise's best landed, oldest first.
    pub fn landings(&self, exercise: &ExerciseId) -> Vec<Landing> {
        let key = self.names.iter().position(|known| known == exercise);
        let of = key.and_then(|key| self.landings.get(&to_key(key)));
        of.map_or_else(Vec::new, |of| of.iter().copied().collect())
    }

    /// What to expect of a session that begins at `at`, exercise by exercise in its order.
    pub fn predict(
        &self,
        at: DateTime,
        asked: &[Asked<'_>],
        exercises: &Exercises,
    ) -> Vec<Expectation> {
        let start = moment(at);
        let mut about = self.person.clone();
        about.begin(start);
        let one = |(asked, position): (&Asked<'_>, u32)| {
            let known = self.names.iter().position(|name| name == asked.exercise);
            known.map_or_else(Expectation::default, |key| {
                let coming = Coming {
                    exercise: to_key(key),
                    muscle: muscle_of(asked.exercise, exercises),
                    start,
                    position,
                };
                expect(&about, &coming, asked.load)
            })
        };
        asked.iter().zip(0..).map(one).collect()
    }

    /// Saves her; a cache only, the log can always rebuild it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u32(VERSION);
        out.u32(self.come.n_sessions);
        out.u64(self.come.digest);
        out.len(self.names.len());
        for name in &self.names {
            out.bytes(name.as_str().as_bytes());
        }
        out.len(self.landings.len());
        for (key, landings) in &self.landings {
            out.u32(key.0);
            out.len(landings.len());
            for landing in landings {
                landing.write(&mut out);
            }
        }
        out.bytes(&self.person.to_bytes());
        out.into_bytes()
    }

    /// What [`Lifter::to_bytes`] saved, to the bit.
    ///
    /// # Errors
    /// The bytes are no lifter of this version; rebuild her from the log.
    pub fn from_bytes(population: Arc<Population>, bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut bytes = Reader::new(bytes);
        let found = bytes.u32()?;
        if found != VERSION {
            return Err(DecodeError::Version {
                found,
                expected: VERSION,
            });
        }
        let come = Come {
            n_sessions: bytes.u32()?,
            digest: bytes.u64()?,
        };
        let mut names = vec![];
        for _ in 0..bytes.len()? {
            let name = std::str::from_utf8(bytes.bytes()?);
            names.push(ExerciseId::new(name.map_err(|_| DecodeError::OutOfRange)?));
        }
        let mut landings = BTreeMap::new();
        for _ in 0..bytes.len()? {
            let key = ExerciseKey(bytes.u32()?);
            let of = (0..bytes.len()?).map(|_| Landing::read(&mut bytes));
            landings.insert(key, of.collect::<Result<_, _>>()?);
        }
        let person = Person::from_bytes(population, bytes.bytes()?)?;
        bytes.finish()?;
        Ok(Self {
            person,
            names,
            landings,
            come,
        })
    }

    /// The sets of a session that tell something, numbering exercises that are new.
    fn seen(&mut self, session: &Session, exercises: &Exercises) -> Vec<SetSeen> {
        let mut sets = vec![];
        for performed in &session.exercises {
            let told = performed.sets.iter().filter_map(|set| {
                let (load_kg, reps) = told(set, is_body(&performed.exercise, exercises))?;
                Some((load_kg, reps, set.rir.map(Rir::reps)))
            });
            let mut told = told.peekable();
            if told.peek().is_none() {
                continue;
            }
            let exercise = self.number(&performed.exercise);
            let muscle = muscle_of(&performed.exercise, exercises);
            sets.extend(told.map(|(load_kg, reps, rir)| SetSeen {
                exercise,
                muscle,
                load_kg,
                reps,
                rir,
            }));
        }
        sets
    }

    fn number(&mut self, exercise: &ExerciseId) -> ExerciseKey {
        let known = self.names.iter().position(|known| known == exercise);
        to_key(known.unwrap_or_else(|| {
            self.names.push(exercise.clone());
            self.names.len() - 1
        }))
    }

    fn note(&mut self, start: Moment, settled: &[Settled]) {
        for one in settled {
            let Some(best) = &one.best else {
                continue;
            };
            let landings = self.landings.entry(one.exercise).or_default();
            if MAX_LANDINGS <= landings.len() {
                landings.pop_front();
            }
            landings.push_back(Landing {
                start,
                low_kg: best.forecast.e1rm_kg(LOW),
                middle_kg: best.forecast.e1rm_kg(MIDDLE),
                high_kg: best.forecast.e1rm_kg(HIGH),
                carried_kg: libm::exp(best.seen.ln_last),
                best_kg: libm::exp(one.ln_best),
            });
        }
    }
}

impl Landing {
    fn write(&self, out: &mut Writer) {
        out.i64(self.start.seconds);
        out.f64s(&[
            self.low_kg,
            self.middle_kg,
            self.high_kg,
            self.carried_kg,
            self.best_kg,
        ]);
    }

    fn read(bytes: &mut Reader) -> Result<Self, DecodeError> {
        let start = Moment {
            seconds: bytes.i64()?,
        };
        let mut kilograms = [0.0; 5];
        bytes.fill(&mut kilograms)?;
        let [low_kg, middle_kg, high_kg, carried_kg, best_kg] = kilograms;
        Ok(Self {
            start,
            low_kg,
            middle_kg,
            high_kg,
            carried_kg,
            best_kg,
        })
    }
}

fn expect(about: &Person, coming: &Coming, load: Option<Load>) -> Expectation {
    let next = load.map(|load| NextSet {
        exercise: coming.exercise,
        muscle: coming.muscle,
        load_kg: load.kilograms(),
    });
    Expectation {
        reps: next.and_then(|next| about.predict_reps(&next)),
        best: about.predict_best(coming),
        shortfall: next.and_then(|next| about.shortfall_ahead(&next)),
    }
}

/// Load in kilograms and repetitions of a set that tells something.
fn told(set: &Set, is_body: bool) -> Option<(f64, u16)> {
    if !set.is_straight_work() || set.is_suspect {
        return None;
    }
    let bare = is_body.then_some(Load::ZERO);
    let load = set.load.or(bare)?;
    let reps = u16::try_from(set.reps?.count()).ok()?;
    Some((load.kilograms(), reps))
}

fn is_body(id: &ExerciseId, exercises: &Exercises) -> bool {
    let exercise = exercises.find(id);
    exercise.is_some_and(|exercise| exercise.loading == Loading::Bodyweight)
}

/// The first muscle that an exercise trains directly; one number for all where none is known.
fn muscle_of(id: &ExerciseId, exercises: &Exercises) -> MuscleKey {
    let muscle = exercises
        .find(id)
        .and_then(|exercise| exercise.direct_muscles().next());
    let place = muscle.and_then(|muscle| Muscle::ALL.iter().position(|one| *one == muscle));
    MuscleKey(place.map_or(u8::MAX, |place| u8::try_from(place).unwrap_or(u8::MAX)))
}

fn to_key(place: usize) -> ExerciseKey {
    ExerciseKey(u32::try_from(place).unwrap_or(u32::MAX))
}

/// A local time as the forecasters count it.
fn moment(at: DateTime) -> Moment {
    Moment {
        seconds: at
            .duration_since(FIRST_DAY.to_datetime(jiff::civil::Time::midnight()))
            .as_secs(),
    }
}

/// Where the digest starts. Source: FNV-1a, 64 bit, offset basis.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
/// What the digest is multiplied by. Source: FNV-1a, 64 bit, prime.
const FNV_PRIME: u64 = 0x0100_0000_01b3;

impl Come {
    const START: Self = Self {
        n_sessions: 0,
        digest: FNV_START,
    };

    /// Takes in everything of a session that [`Lifter::step`] looks at.
    fn step(&mut self, session: &Session, exercises: &Exercises) {
        self.n_sessions = self.n_sessions.saturating_add(1);
        self.eat(&moment(session.started()).seconds.to_le_bytes());
        for performed in &session.exercises {
            self.eat(performed.exercise.as_str().as_bytes());
            self.eat(&[0, muscle_of(&performed.exercise, exercises).0]);
            for set in &performed.sets {
                let Some((load_kg, reps)) = told(set, is_body(&performed.exercise, exercises))
                else {
                    continue;
                };
                self.eat(&load_kg.to_le_bytes());
                self.eat(&reps.to_le_bytes());
                let rir = set.rir.map_or(i64::MIN, Rir::halves);
                self.eat(&rir.to_le_bytes());
            }
        }
    }

    fn eat(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.digest = (self.digest ^ u64::from(*byte)).wrapping_mul(FNV_PRIME);
        }
    }
}

#[cfg(test)]
mod tests;
