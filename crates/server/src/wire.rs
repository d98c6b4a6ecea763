//! Wire bodies: what goes over HTTP, as the OpenAPI page tells it.
//!
//! Every body of the JSON API is a type of this room, one file per resource, and nothing else is ever serialised to a client.
//! They are own types on purpose: the engine's types and the stored rows can change without moving the API.
//! Conversions from and to the engine live with the application functions in `app`.
//!
//! Conventions: keys are `snake_case`; dates are the athlete's local dates; instants are RFC 3339 in UTC; loads are integer grams.
//! A response prints every key, `null` where there is nothing.
//! A body that only comes in is called `…Body`, and its optional keys may be left out.

mod account;
mod activity;
mod body_mass;
mod check_in;
mod decision;
mod deletion;
mod export;
mod fault;
mod forecast;
mod history;
mod import;
mod in_session;
mod library;
mod outcome;
mod plan;
mod profile;
mod program;
mod recovery;
mod rules;
mod session;
mod session_part;
mod snack;
mod today;
mod warning;
mod week;

pub use account::{
    AthleteCard, Health, LoginBody, Me, ProgramName, Setup, SetupBody, TokenBody, TokenCard,
    TokenMade,
};
pub use activity::{Activity, ActivityKind};
pub use body_mass::{BodyMass, BodyMassReading};
pub use check_in::{CheckIn, Illness, Pain, RedFlag, SleepBand};
pub use decision::{
    Direction, Evidence, FlagCard, IllnessCard, Reason, Restart, State, StopScreen, StopWord,
};
pub use deletion::{Deleted, Deletion, DeletionBody, DeletionPart, TableCount};
pub use export::{
    ArchiveAbout, Export, ExportLayout, KeptDecision, KeptEnrollment, KeptHealthAnswers,
    KeptMapping, KeptOverride, KeptPlanChoice,
};
pub use fault::{Fault, FaultBody};
pub use forecast::{
    ComingBest, Comparison, Expected, ExpectedBest, ExpectedReps, Landing, Lift, LiftBest,
    LiftCard, LiftSession, Lifts, RoughDay, Side,
};
pub use history::{HistoryEntry, HistoryKind};
pub use import::{
    ColumnKnown, DateOrder, DateQuestion, ImportBatch, ImportColumn, ImportDone, ImportIssue,
    ImportName, ImportPreview, NameGuess, ReadingCount, ReadingProgress, UnitQuestion, UnitSample,
    UnitState,
};
pub use in_session::{FirstSetLimit, InSession, LastSet, LiftFacts, Loading, Measure, WarmUpSet};
pub use library::{
    ExerciseCard, ExerciseFacts, Figure, FigureFrame, FigurePosition, FigureProp, MovementCard,
    MuscleShare, OwnExercise, RecoveryCard,
};
pub use outcome::{
    Choice, Evening, EveningQuestion, Experiment, ExperimentCard, Experiments, KeptExperiment,
    OutcomeCard, Progress, Range, Report, RhythmWeek,
};
pub use plan::{IfThenPart, IfThenPlan, IfThenSlot, IfThens, MovePreview, PlanChoice, PlanFit};
pub use profile::{
    ClearanceBody, Experience, HealthAnswersBody, HealthFlag, HealthGate, HealthPage,
    HealthPageBody, HealthQuestion, LifeStage, Profile, Rev, Unit, Weekday,
};
pub use program::{
    EnrollmentBody, Program, ProgramCard, ProgramDay, ProgramMuscle, ProgramPhase, ProgramWeek,
    RhythmDay, SetsFit,
};
pub use recovery::{
    ComposeBody, Dose, DoseKind, LeftOut, RecoveryLog, RecoveryMade, RecoverySession, RecoveryStep,
    SoreArea, StepForm,
};
pub use rules::{MeanOf, Otherwise, RecoveryTime, Replay, ReplayDay, RuleGone, Rules, Share};
pub use session::{PerformedExercise, PerformedSet, Session, SetKind};
pub use session_part::{SessionPart, SessionPartBody};
pub use snack::{
    Hours, RecoverySettings, RecoverySettingsBody, SnackAnswer, SnackAnswerKind, SnackCard,
    SnackSettings, SnacksToday,
};
pub use today::{
    Asks, Basis, Calibrating, Change, Choices, Disclosure, Doing, DoingKind, Done, DoneSession,
    Harder, Moved, Offer, OfferKind, OverrideBody, OverrideChoice, PlannedExercise, PlannedSession,
    ProgramDayName, Reopen, Today, Used,
};
pub use warning::{
    EarlyWarning, EasierSession, MayEase, NoticeKind, SignStanding, WarningLevel, WarningLine,
    WarningNotice, WarningRow, WarningSign,
};
pub use week::{DayKind, DayStatus, RecoveryDose, WaveDay, Week, WeekDay, WeekLoad};
