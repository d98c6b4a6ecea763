//! Early warning: the points, every sign, the notices, and the easier week that may follow.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Evidence;

/// The early warning of a day. It names no condition.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EarlyWarning {
    /// The day it is told for.
    pub day: Date,
    /// The points together.
    pub points: u8,
    /// The most there can be.
    pub of: u8,
    /// How far it has come.
    pub level: WarningLevel,
    /// What it comes to, in a few words.
    pub word: String,
    /// What was seen and what to do, in a sentence or two.
    pub sentence: String,
    /// How sure the points are.
    pub evidence: Evidence,
    /// The lines at which something changes, the lowest first.
    pub lines: Vec<WarningLine>,
    /// Every sign that is looked at: those that count first, then the quiet, then the missing.
    pub signs: Vec<WarningSign>,
    /// What is worth knowing and counts no points.
    pub notices: Vec<WarningNotice>,
    /// What it is not.
    pub is_not: Vec<String>,
    /// The last day of the easier week that she is in.
    pub eased_until: Option<Date>,
    /// How an easier week may begin today.
    pub may_ease: MayEase,
    /// Whether today may be kept harder than advised, with a reason.
    pub may_keep: bool,
    /// The strength sessions of the next seven days, as planned and as they would be.
    pub easier_week: Vec<EasierSession>,
}

/// How far the points have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WarningLevel {
    /// Below every line.
    None,
    /// A day is held.
    Hold,
    /// An easier week.
    Ease,
    /// An easier week, and a clinician.
    Refer,
}

/// A line at which something changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WarningLine {
    /// From how many points.
    pub points: u8,
    /// In a word or two.
    pub word: String,
    /// What happens, in a few words.
    pub title: String,
    /// What happens, in a sentence.
    pub text: String,
}

/// A sign that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WarningSign {
    /// Its code.
    pub marker: String,
    /// Its name.
    pub name: String,
    /// What it counts when it is there.
    pub of: u8,
    /// Whether it counts today.
    pub standing: SignStanding,
    /// What was seen, or why it could not be looked at.
    pub seen: String,
    /// When it clears; empty when it does not count.
    pub clears: String,
}

/// Whether a sign counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignStanding {
    /// It counts.
    Counts,
    /// It was looked at and does not count.
    Quiet,
    /// It could not be looked at, and counts nothing.
    Missing,
}

/// Something worth knowing that counts no points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WarningNotice {
    /// What kind.
    pub kind: NoticeKind,
    /// In a few words.
    pub title: String,
    /// What was seen.
    pub seen: String,
    /// What to do.
    pub advice: String,
    /// When it clears.
    pub clears: String,
}

/// The kinds of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Progress has bent.
    Plateau,
    /// One place keeps hurting.
    Pain,
}

/// How an easier week may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MayEase {
    /// As a choice against today's decision: `PUT /overrides/{id}` with state `ease`.
    Override,
    /// As a choice about the plan, on a day without strength: `PUT /plan-choices/{id}`.
    PlanChoice,
    /// Not from here: nothing asks for it, or it has begun, or safety comes first.
    No,
}

/// A session of the next seven days, beside what an easier week would make of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EasierSession {
    /// Its day.
    pub day: Date,
    /// Its name.
    pub name: String,
    /// Sets as planned.
    pub sets: u32,
    /// Sets in the easier week.
    pub eased_sets: u32,
}

/// The row on Today that leads to the early warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WarningRow {
    /// In a few words.
    pub title: String,
    /// In a sentence.
    pub text: String,
}
