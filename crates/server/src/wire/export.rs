//! Everything kept about a person, in one body.
//!
//! What is a function of the log (estimates, plans, warnings) is not in it: it can be computed again.
//! Secrets (password, tokens, logins) are not in it either.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Activity, AthleteCard, CheckIn, Evening, HealthPageBody, ImportBatch, KeptExperiment,
    LifeStage, OwnExercise, PlanChoice, Profile, RecoveryLog, Session, State,
};

/// Everything kept about a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Export {
    /// Always `recoup-export-1`.
    #[schema(example = "recoup-export-1")]
    pub format: String,
    /// The version that wrote it.
    pub version: String,
    /// When it was written.
    pub exported_at: Timestamp,
    /// Who.
    pub athlete: AthleteCard,
    /// Her settings.
    pub profile: Option<Profile>,
    /// Her answers to the health questions.
    pub health_answers: Option<KeptHealthAnswers>,
    /// Her sessions, by day.
    pub sessions: Vec<Session>,
    /// Her recovery sessions by id.
    pub recovery_logs: BTreeMap<Uuid, RecoveryLog>,
    /// Her other activity, by day.
    pub activities: Vec<Activity>,
    /// Her check-ins, by day.
    pub check_ins: Vec<CheckIn>,
    /// Her evenings' answers, by day.
    pub evenings: Vec<Evening>,
    /// Her experiments with their coins.
    pub experiments: Vec<KeptExperiment>,
    /// What she was told, by day.
    pub decisions: Vec<KeptDecision>,
    /// What she chose against it.
    pub overrides: Vec<KeptOverride>,
    /// The programs she joined.
    pub enrollments: Vec<KeptEnrollment>,
    /// Her choices about the plan.
    pub plan_choices: Vec<KeptPlanChoice>,
    /// Her imports.
    pub imports: Vec<ImportBatch>,
    /// Which names in her files are which exercises.
    pub mappings: Vec<KeptMapping>,
    /// The exercises of her own, without those she took away.
    #[serde(default)]
    pub own_exercises: Vec<OwnExercise>,
}

/// Answers to the health questions, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptHealthAnswers {
    /// When the first questions were answered; null where only the health page was.
    pub answered_at: Option<Timestamp>,
    /// What she told on the health page.
    pub page: HealthPageBody,
    /// The day a professional last cleared her.
    pub cleared_on: Option<Date>,
    /// Yes or no for each question's id.
    pub answers: BTreeMap<String, bool>,
    /// Told only by those who want to.
    pub life_stage: Option<LifeStage>,
    /// Whole weeks since the birth.
    pub postpartum_weeks: Option<u16>,
}

/// A decision, as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct KeptDecision {
    /// Its id.
    pub id: Uuid,
    /// The day it was for.
    pub day: Date,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// What the day was decided to be.
    pub state: State,
    /// The version of the engine that decided.
    pub engine: String,
    /// The decision as it was shown.
    #[schema(value_type = Object)]
    pub shown: serde_json::Value,
}

/// A choice against a decision, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptOverride {
    /// Its id.
    pub id: Uuid,
    /// The day it was for.
    pub day: Date,
    /// What was decided.
    pub from: State,
    /// What she chose.
    pub to: State,
    /// Why, in her words.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A program she joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptEnrollment {
    /// Its id.
    pub id: Uuid,
    /// The program's id.
    pub program_id: String,
    /// Its first day.
    pub start_on: Date,
    /// When she left it; null while she is in it.
    pub left_on: Option<Date>,
}

/// A choice about the plan, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptPlanChoice {
    /// Its id.
    pub id: Uuid,
    /// The choice.
    pub choice: PlanChoice,
    /// When.
    pub at: Timestamp,
}

/// A name in a file, and the exercise it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptMapping {
    /// The name in the file.
    pub source: String,
    /// The exercise's id in the library.
    pub exercise_id: String,
}

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArchiveAbout {
    /// Always `recoup-archive-1`.
    #[schema(example = "recoup-archive-1")]
    pub format: String,
    /// The version that wrote it.
    pub version: String,
    /// When it was written.
    pub exported_at: Timestamp,
    /// The athlete's name.
    pub name: String,
    /// How many rows each file holds.
    pub rows: BTreeMap<String, u64>,
}

/// A layout that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportLayout {
    /// CSV as Strong writes it.
    Strong,
    /// CSV as Hevy writes it.
    Hevy,
    /// Parquet, a row for each set.
    Parquet,
    /// Parquet, a row for each check-in.
    ParquetCheckIns,
}
