//! What came of it: outcomes, rhythm, the report, the evening's answer, a person's own experiment.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Rev;

/// How tired a person is on the evening after training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Evening {
    /// The id its device made (UUID version 7).
    pub id: Uuid,
    /// The athlete's local date.
    pub day: Date,
    /// When it was answered.
    pub at: Timestamp,
    /// 0 fresh, 10 empty.
    #[schema(minimum = 0, maximum = 10)]
    pub tiredness: u8,
    /// Its revision.
    pub rev: Rev,
}

/// Whether the evening's question is asked, and what for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EveningQuestion {
    /// The day it is about.
    pub day: Date,
    /// Whether it is asked: a strength session was done on the day.
    pub is_asked: bool,
    /// The session's name, where there was one.
    pub session: Option<String>,
    /// Whole hours since it ended.
    pub hours: Option<u32>,
    /// What was answered already.
    pub answer: Option<Evening>,
    /// Answers so far, all days.
    pub answers: u32,
    /// Why it is asked, in a sentence.
    pub sentence: String,
}

/// The four outcomes and the rhythm as they stand.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Progress {
    /// The day it is told for.
    pub day: Date,
    /// The first day that is looked at: day 1 of the program, else sixty days back.
    pub from: Date,
    /// What is compared, in a few words.
    pub compared: String,
    /// The four outcomes, always in the same order.
    pub outcomes: Vec<OutcomeCard>,
    /// The weeks of the program; empty without one.
    pub rhythm: Vec<RhythmWeek>,
    /// The rhythm in a sentence; empty without a program.
    pub rhythm_sentence: String,
    /// What must stand below any change.
    pub caveat: String,
    /// Her own experiment, where one runs.
    pub experiment: Option<ExperimentCard>,
}

/// One outcome: a verdict in words, and the interval behind it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OutcomeCard {
    /// `fatigue`, `energy`, `strength` or `adaptation`.
    pub aspect: String,
    /// Its name.
    pub title: String,
    /// The verdict's code, such as `probably_better`.
    pub verdict: String,
    /// The verdict in words.
    pub word: String,
    /// The plain numbers in a sentence, or what is still needed.
    pub sentence: String,
    /// How we know, a sentence each; empty when nothing is known.
    pub how: Vec<String>,
    /// The interval; `null` under the least number of observations.
    pub range: Option<Range>,
}

/// An interval on the axis from worse to better: 0 no change, 1 the end for the better.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Range {
    /// The best guess, in the unit of the outcome.
    pub middle: f64,
    /// Lower end of the wide interval, in the unit of the outcome.
    pub low: f64,
    /// Upper end of it.
    pub high: f64,
    /// The wide interval's ends and the half-chance interval's between them, on the axis.
    pub axis: [f64; 4],
    /// The best guess, on the axis.
    pub axis_middle: f64,
    /// Observations at the start.
    pub n_start: u32,
    /// Observations now.
    pub n_now: u32,
}

/// A week of the program's rhythm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RhythmWeek {
    /// Its number, from 1.
    pub week: u8,
    /// Strength sessions it asks.
    pub sessions: u32,
    /// Those that count so far.
    pub counted: u32,
    /// `as_meant`, `under_way`, `in_part` or `ahead`.
    pub state: String,
}

/// The report at the end of a program, or on the way there.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Report {
    /// The program's name; `null` without one.
    pub program: Option<String>,
    /// Its first day.
    pub from: Date,
    /// The last day that is looked at.
    pub to: Date,
    /// Day N of it.
    pub number: u32,
    /// Its length in days.
    pub length: u32,
    /// Whether it is over.
    pub is_over: bool,
    /// What was done, what changed, and, where something did, what that does not prove.
    pub sentences: Vec<String>,
    /// The four outcomes.
    pub outcomes: Vec<OutcomeCard>,
    /// What could not be measured, and what it would have needed.
    pub not_measurable: Vec<String>,
    /// The weeks.
    pub rhythm: Vec<RhythmWeek>,
}

/// An experiment as agreed to, before its first coin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Experiment {
    /// The id its device made; the coins come from it.
    pub id: Uuid,
    /// What is looked at on the mornings after: `soreness`, `prs` or `energy`.
    pub measure: String,
    /// The recovery session that a coin may choose.
    pub template: String,
    /// Its revision.
    pub rev: Rev,
}

/// An experiment as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ExperimentCard {
    /// What was agreed to.
    pub experiment: Experiment,
    /// Its first day.
    pub started_on: Date,
    /// Its last day, once she stopped it.
    pub stopped_on: Option<Date>,
    /// What it looks at, in words.
    pub measure_name: String,
    /// The recovery session's name.
    pub template_name: String,
    /// Complete pairs so far.
    pub pairs: u32,
    /// Pairs at the next look; `null` when it has ended.
    pub next_look: Option<u32>,
    /// Coins that fell.
    pub coins: u32,
    /// What today's coin chose; `null` when none fell.
    pub today: Option<String>,
    /// Whether a coin may fall today.
    pub may_toss: bool,
    /// Today in a sentence: what the coin chose, or why none falls.
    pub sentence: String,
    /// `helps`, `better_to_rest` or `cannot_tell`; `null` before the first look.
    pub finding: Option<String>,
    /// The finding in words.
    pub word: String,
    /// The finding in a sentence.
    pub result: String,
    /// The difference, recovery less rest.
    pub range: Option<Range>,
}

/// Her experiments, and what she may choose for the next.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Experiments {
    /// The one that runs.
    pub current: Option<ExperimentCard>,
    /// Those that ended, newest first.
    pub past: Vec<ExperimentCard>,
    /// Outcomes to choose from.
    pub measures: Vec<Choice>,
    /// Recovery sessions to choose from.
    pub templates: Vec<Choice>,
    /// What an experiment is, a sentence each.
    pub rules: Vec<String>,
}

/// Something to choose, by its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Choice {
    /// Its code or id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// An experiment with its coins, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptExperiment {
    /// What was agreed to.
    pub experiment: Experiment,
    /// Its first day.
    pub started_on: Date,
    /// Its last day, once she stopped it.
    pub stopped_on: Option<Date>,
    /// What each coin chose, by day.
    pub coins: std::collections::BTreeMap<Date, String>,
}
