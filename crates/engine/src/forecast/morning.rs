//! Tomorrow morning's answers: fatigue, soreness and readiness, from the answers and the load of
//! the days before.
//!
//! Each answer is forecast as her own mean plus a weighted sum of how its last days differed from
//! her usual, and of training load. The weights start as the population's and move
//! by exact Bayesian regression. Answers have 5 (readiness: 10) at the good end, soreness too.
//!
//! One day at a time, in order ([`MorningState::step`]); days without answers count as such.

mod regression;

use super::codec::{DecodeError, Reader, Writer};
use super::named::named;

use self::regression::Regression;

named! {
    /// What is asked in the morning and forecast the evening before.
    Answer;
    /// Fatigue, 1 to 5.
    Fatigue,
    /// Soreness, 1 to 5.
    Soreness,
    /// Readiness, 0 to 10.
    Readiness,
}

/// Number of answers.
pub const ANSWERS: usize = Answer::ALL.len();

named! {
    /// What tomorrow's answer is forecast from.
    Clue;
    /// The last answer against her mean.
    Last,
    /// The last seven days against her mean.
    Week,
    /// Log of today's load.
    LoadToday,
    /// Log of yesterday's load.
    LoadYesterday,
}

/// Number of clues.
pub const CLUES: usize = Clue::ALL.len();

/// What everyone's mornings say together: one model per answer, in the order of [`Answer::ALL`].
pub type MorningPopulations = [MorningPopulation; ANSWERS];

/// What everyone's mornings say together about one answer, learned by the benchmark's `fit`.
#[derive(Clone, Debug, PartialEq)]
pub struct MorningPopulation {
    /// Everyone's mean answer.
    pub mean: f64,
    /// Mean of each clue.
    pub centre: [f64; CLUES],
    /// Standard deviation of each clue; above 0.
    pub scale: [f64; CLUES],
    /// Weight of each clue so standardised.
    pub weights: [f64; CLUES],
    /// Variance of what the clues leave open; above 0.
    pub noise: f64,
}

/// One day: the morning's answers, and the load by the end of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// Days since 1970-01-01.
    pub date: i64,
    /// The morning's answers, by [`Answer`]; what is missing is `None`, never 0.
    pub answers: [Option<f64>; ANSWERS],
    /// Sum of session-RPE times minutes; 0 without training.
    pub load: f64,
}

/// An answer expected tomorrow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MorningForecast {
    /// The expected answer, on the answer's scale; may lie between two steps.
    pub mean: f64,
    /// Standard deviation of the answer around it.
    pub spread: f64,
    /// What her own mean, shrunk towards everyone's, would have said.
    pub usual: f64,
    /// Answered days it rests on.
    pub n_days: u32,
}

/// What is remembered of one athlete's days, the same for all answers.
#[derive(Clone, Debug, PartialEq)]
struct Days {
    date: Option<i64>,
    seen: u32,
    sums: [f64; ANSWERS],
    counts: [u32; ANSWERS],
    last: [Option<f64>; ANSWERS],
    week: Vec<[Option<f64>; ANSWERS]>,
    loads: [f64; 2],
}

/// Days of the short memory.
/// Source: benchmark protocol, task D.
const WEEK: usize = 7;

/// Days before anything is forecast, and answered days among them.
/// Source: benchmark protocol, task D.
const LEAST_DAYS: [u32; 2] = [6, 5];

/// Session-RPE units that are one unit of the logarithm's argument.
/// Source: benchmark protocol, task D.
const LOAD_UNIT: f64 = 100.0;

/// Imagined days at everyone's mean.
/// Source: benchmark protocol, task D.
const USUAL_DAYS: f64 = 5.0;

/// Stands for the mean of an answer never given.
/// Choice: the middle of the scale; its clue is then 0.
const UNKNOWN: f64 = 3.0;

/// Longest gap in the log that is filled day by day; after a longer one, she starts anew.
/// Choice: half a year.
const MAX_GAP: i64 = 180;

impl Days {
    fn new() -> Self {
        Self {
            date: None,
            seen: 0,
            sums: [0.0; ANSWERS],
            counts: [0; ANSWERS],
            last: [None; ANSWERS],
            week: vec![],
            loads: [0.0; 2],
        }
    }

    fn step(&mut self, day: &Day) {
        self.date = Some(day.date);
        self.seen = self.seen.saturating_add(1);
        for (idx, answer) in day.answers.iter().enumerate() {
            let Some(answer) = answer.filter(|answer| answer.is_finite()) else {
                continue;
            };
            self.sums[idx] += answer;
            self.counts[idx] = self.counts[idx].saturating_add(1);
            self.last[idx] = Some(answer);
        }
        if self.week.len() == WEEK {
            self.week.remove(0);
        }
        self.week.push(
            day.answers
                .map(|answer| answer.filter(|answer| answer.is_finite())),
        );
        let load = if day.load.is_finite() {
            day.load.max(0.0)
        } else {
            0.0
        };
        self.loads = [load, self.loads[0]];
    }

    fn is_known(&self) -> bool {
        let answered = self.counts[Answer::Fatigue as usize];
        LEAST_DAYS[0] <= self.seen && LEAST_DAYS[1] <= answered
    }

    fn mean(&self, idx: usize) -> f64 {
        if self.counts[idx] == 0 {
            UNKNOWN
        } else {
            self.sums[idx] / f64::from(self.counts[idx])
        }
    }

    /// The clues for one answer tomorrow, not yet standardised.
    fn clues(&self, target: Answer) -> [f64; CLUES] {
        let target = target as usize;
        let mut clues = [0.0; CLUES];
        let differ = |value: Option<f64>| value.map_or(0.0, |value| value - self.mean(target));
        clues[Clue::Last as usize] = differ(self.last[target]);
        clues[Clue::Week as usize] = differ(self.week_mean(target));
        let log = |load: f64| libm::log1p(load / LOAD_UNIT);
        clues[Clue::LoadToday as usize] = log(self.loads[0]);
        clues[Clue::LoadYesterday as usize] = log(self.loads[1]);
        clues
    }

    fn week_mean(&self, idx: usize) -> Option<f64> {
        let answered: Vec<f64> = self.week.iter().filter_map(|day| day[idx]).collect();
        (!answered.is_empty()).then(|| super::past::mean(answered.into_iter()))
    }
}

/// What is known of one athlete's mornings.
#[derive(Clone, Debug, PartialEq)]
pub struct MorningState {
    days: Days,
    regressions: [Regression; ANSWERS],
}

impl MorningState {
    /// An athlete nothing is known of.
    pub fn new(population: &MorningPopulations) -> Self {
        let regressions = std::array::from_fn(|idx| Regression::new(&population[idx]));
        Self {
            days: Days::new(),
            regressions,
        }
    }

    /// The clues for tomorrow's answer; none before six days and five answers.
    pub fn clues(&self, target: Answer) -> Option<[f64; CLUES]> {
        self.days.is_known().then(|| self.days.clues(target))
    }

    /// Her own mean of an answer, and the days it rests on.
    pub fn mean(&self, target: Answer) -> (f64, u32) {
        (
            self.days.mean(target as usize),
            self.days.counts[target as usize],
        )
    }

    /// Her mean, shrunk towards everyone's.
    fn usual(&self, target: Answer, everyones: f64) -> f64 {
        let (mean, count) = self.mean(target);
        (mean * f64::from(count) + USUAL_DAYS * everyones) / (f64::from(count) + USUAL_DAYS)
    }

    /// Tomorrow's answer; none before six days and five answers.
    pub fn predict(
        &self,
        population: &MorningPopulations,
        target: Answer,
    ) -> Option<MorningForecast> {
        let idx = target as usize;
        let clues = self.clues(target)?;
        let usual = self.usual(target, population[idx].mean);
        let row = regression::standardised(&population[idx], &clues);
        let (shift, variance) = self.regressions[idx].predict(&row);
        let spread = libm::sqrt(variance + population[idx].noise);
        let n_days = self.days.counts[idx];
        Some(MorningForecast {
            mean: usual + shift,
            spread,
            usual,
            n_days,
        })
    }

    /// Takes in the next day: learns from its answers, then remembers it.
    ///
    /// Days before the last one are passed over; missing days in between count as unanswered.
    pub fn step(&mut self, population: &MorningPopulations, day: &Day) {
        let gap = self.days.date.map_or(1, |date| day.date - date);
        if gap <= 0 {
            return;
        }
        if MAX_GAP < gap {
            self.days = Days::new();
        } else {
            for missing in 1..gap {
                let date = day.date - gap + missing;
                self.days.step(&Day {
                    date,
                    answers: [None; ANSWERS],
                    load: 0.0,
                });
            }
        }
        for target in Answer::ALL.iter().copied() {
            let idx = target as usize;
            let answer = day.answers[idx].filter(|answer| answer.is_finite());
            if let (Some(answer), Some(clues)) = (answer, self.clues(target)) {
                let usual = self.usual(target, population[idx].mean);
                let row = regression::standardised(&population[idx], &clues);
                self.regressions[idx].step(&row, answer - usual, population[idx].noise);
            }
        }
        self.days.step(day);
    }

    /// Saves the state; a cache only: the log can always rebuild it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let days = &self.days;
        out.u32(VERSION);
        out.option(days.date, Writer::i64);
        out.u32(days.seen);
        out.f64s(&days.sums);
        for count in days.counts {
            out.u32(count);
        }
        write_answers(&days.last, &mut out);
        out.len(days.week.len());
        for answers in &days.week {
            write_answers(answers, &mut out);
        }
        out.f64s(&days.loads);
        for regression in &self.regressions {
            regression.write(&mut out);
        }
        out.into_bytes()
    }

    /// The state that [`MorningState::to_bytes`] saved, to the bit.
    ///
    /// # Errors
    /// The bytes are no state of this version; rebuild it from the log.
    pub fn from_bytes(population: &MorningPopulations, bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut bytes = Reader::new(bytes);
        let found = bytes.u32()?;
        if found != VERSION {
            return Err(DecodeError::Version {
                found,
                expected: VERSION,
            });
        }
        let mut state = Self::new(population);
        let days = &mut state.days;
        days.date = bytes.option(Reader::i64)?;
        days.seen = bytes.u32()?;
        bytes.fill(&mut days.sums)?;
        for count in &mut days.counts {
            *count = bytes.u32()?;
        }
        days.last = read_answers(&mut bytes)?;
        for _ in 0..bytes.len()? {
            days.week.push(read_answers(&mut bytes)?);
        }
        bytes.fill(&mut days.loads)?;
        for regression in &mut state.regressions {
            regression.read(&mut bytes)?;
        }
        bytes.finish()?;
        Ok(state)
    }
}

/// Version of the saved state. Choice: counts the layouts there have been.
const VERSION: u32 = 2;

fn write_answers(answers: &[Option<f64>; ANSWERS], out: &mut Writer) {
    for answer in answers {
        out.option(*answer, Writer::f64);
    }
}

fn read_answers(bytes: &mut Reader) -> Result<[Option<f64>; ANSWERS], DecodeError> {
    let mut answers = [None; ANSWERS];
    for answer in &mut answers {
        *answer = bytes.option(Reader::f64)?;
    }
    Ok(answers)
}
