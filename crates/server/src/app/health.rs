//! What a person told about her health outside the check-in: the first questions, the optional page
//! You → Health, and "a professional has cleared me".
//!
//! All of it is one JSON column of the profile, so that it goes when the profile goes. It is never
//! in a URL, a log or an error text.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use recoup_engine::safety::{Health, LifeStage, RedFlag};
use recoup_store::{self as store, Tx};
use serde::{Deserialize, Serialize};

use super::account::me;
use super::check_in::{bare, text};
use super::export::from_code;
use super::log::Settings;
use super::{Desk, Error, Result};
use crate::wire;

/// The health questions asked before a plan is made, by id; their texts are in the words.
///
/// Choice: our own paraphrase of what pre-participation screens ask; the official form is linked.
pub(super) const HEALTH_QUESTIONS: &[&str] = &[
    "heart",
    "chest_pain",
    "dizziness",
    "chronic",
    "medication",
    "joint",
    "supervised",
];

/// The flags of the health page (RULINGS 7); the others are asked at the check-in.
const PAGE_FLAGS: [RedFlag; 4] = [RedFlag::Rf8, RedFlag::Rf11, RedFlag::Rf12, RedFlag::Rf13];

/// Periods missed beyond which a number is a slip of the finger.
const MOST_PERIODS: u16 = 120;

/// When something was told: where she was, and exactly.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct ToldAt {
    on: Date,
    at: Timestamp,
}

/// The answers as they are kept in their column. Answers of before the health page lack its parts.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeptAnswers {
    pub(super) answers: BTreeMap<String, bool>,
    pub(super) life_stage: Option<String>,
    pub(super) postpartum_weeks: Option<u16>,
    /// When a question was first answered yes that was not yes before.
    gate: Option<ToldAt>,
    stage: Option<ToldAt>,
    flags: BTreeMap<String, ToldAt>,
    periods_missed: Option<u16>,
    periods: Option<ToldAt>,
    hormonal_contraception: bool,
    around_menopause: bool,
    bones_cleared: bool,
    /// The day a professional cleared her, and when she told.
    cleared: Option<ToldAt>,
}

impl KeptAnswers {
    /// Answers to the first questions and nothing else.
    pub(super) fn answered(answers: BTreeMap<String, bool>) -> Self {
        Self {
            answers,
            ..Self::default()
        }
    }

    fn read(row: &store::Profile) -> Self {
        let kept = row.health_gate.as_deref();
        kept.and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }

    /// What she told on the page.
    pub(super) fn page(&self) -> wire::HealthPageBody {
        wire::HealthPageBody {
            flags: self.flags.keys().filter_map(|f| from_code(f)).collect(),
            periods_missed: self.periods_missed,
            hormonal_contraception: self.hormonal_contraception,
            around_menopause: self.around_menopause,
            bones_cleared: self.bones_cleared,
        }
    }

    /// The day a professional last cleared her.
    pub(super) fn cleared_on(&self) -> Option<Date> {
        self.cleared.map(|cleared| cleared.on)
    }

    /// Whether what was told then has been cleared since.
    fn is_cleared(&self, told: Option<ToldAt>) -> bool {
        self.cleared.is_some_and(|cleared| {
            told.is_none_or(|told| told.on <= cleared.on && told.at <= cleared.at)
        })
    }

    fn health(&self) -> Health {
        let flag = |(code, told): (&String, &ToldAt)| {
            let flag = RedFlag::from_code(code).ok()?;
            // Blood pressure waits for a professional; the others are hers to take back.
            let is_over = flag == RedFlag::Rf13 && self.is_cleared(Some(*told));
            (!is_over).then_some(flag)
        };
        let stage = self.life_stage.as_deref();
        Health {
            gate_open: self.answers.values().any(|yes| *yes) && !self.is_cleared(self.gate),
            cleared_on: self.cleared.map(|c| c.on),
            life_stage: stage.and_then(|s| LifeStage::from_code(s).ok()),
            pregnancy_cleared: self.is_cleared(self.stage),
            periods_missed: self.periods_missed,
            periods_told_on: self.periods.map(|p| p.on),
            hormonal_contraception: self.hormonal_contraception,
            around_menopause: self.around_menopause,
            bones_cleared: self.bones_cleared,
            flags: self.flags.iter().filter_map(flag).collect(),
        }
    }
}

/// The profile without what the health page tells of the cycle, one revision on; `None` where it
/// tells nothing. The hold that came from missed periods or heavy bleeding ends with the answer.
pub(super) fn forget_cycle(row: store::Profile) -> Option<store::Profile> {
    let mut kept = KeptAnswers::read(&row);
    let before = text(&kept);
    for flag in [RedFlag::Rf8, RedFlag::Rf12] {
        kept.flags.remove(flag.code());
    }
    kept.periods_missed = None;
    kept.periods = None;
    kept.hormonal_contraception = false;
    kept.around_menopause = false;
    let after = text(&kept);
    (before != after).then(|| store::Profile {
        health_gate: Some(after),
        counter: row.counter + 1,
        ..row
    })
}

/// What kept answers mean for the rules. Answers that cannot be read keep the gate open.
pub(super) fn health_from_text(text: &str) -> Health {
    match serde_json::from_str::<KeptAnswers>(text) {
        Ok(kept) => kept.health(),
        Err(_) => Health {
            gate_open: true,
            ..Health::default()
        },
    }
}

/// Whether the questions before a plan were answered.
pub(super) fn has_answered(row: &store::Profile) -> bool {
    !KeptAnswers::read(row).answers.is_empty()
}

/// The health questions, and whether they were answered.
///
/// # Errors
/// When the store cannot be read.
pub fn health_gate(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::HealthGate> {
    let profile = tx.find_profile(desk.athlete)?;
    let question = |id: &&str| wire::HealthQuestion {
        id: (*id).to_owned(),
        text: desk.say(&format!("health.{id}"), &[]),
    };
    let answered = profile.as_ref().filter(|row| has_answered(row));
    Ok(wire::HealthGate {
        questions: HEALTH_QUESTIONS.iter().map(question).collect(),
        answered_at: answered.and_then(|p| p.health_gate_at),
        cleared: answered.is_some_and(|row| !KeptAnswers::read(row).health().gate_open),
    })
}

/// Keeps the answers to the health questions; every question must be answered.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept; [`Error::Invalid`] names a question that is
/// unknown or missing.
pub fn put_health_answers(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::HealthAnswersBody,
) -> Result<wire::Me> {
    check_answers(&sent.answers)?;
    let now = now(tx, desk)?;
    let life_stage = sent.life_stage.map(|stage| bare(&stage));
    change(tx, desk, |kept| {
        let was_yes = |id: &String| kept.answers.get(id).copied().unwrap_or(false);
        if sent.answers.iter().any(|(id, yes)| *yes && !was_yes(id)) {
            kept.gate = Some(now);
        }
        if life_stage != kept.life_stage {
            kept.stage = Some(now);
        }
        kept.answers.clone_from(&sent.answers);
        kept.life_stage = life_stage;
        kept.postpartum_weeks = sent.postpartum_weeks;
    })?;
    let row = tx.find_profile(desk.athlete)?.ok_or(Error::NoProfile)?;
    tx.put_profile(&store::Profile {
        health_gate_at: Some(desk.now),
        counter: row.counter + 1,
        ..row
    })?;
    me(tx, desk)
}

/// The optional page You → Health.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept.
pub fn health_page(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::HealthPage> {
    let row = tx.find_profile(desk.athlete)?.ok_or(Error::NoProfile)?;
    let kept = KeptAnswers::read(&row);
    let asked = |flag: RedFlag| {
        Some(wire::HealthFlag {
            code: from_code(flag.code())?,
            text: desk.say(&format!("flag.{}", flag.code()), &[]),
        })
    };
    Ok(wire::HealthPage {
        asked: PAGE_FLAGS.into_iter().filter_map(asked).collect(),
        told: kept.page(),
        cleared_on: kept.cleared_on(),
        awaiting: desk.say("medical.awaiting", &[]),
    })
}

/// Keeps what she tells on the page; what she leaves out is taken back.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept; [`Error::Invalid`] names an answer and its
/// limit.
pub fn put_health_page(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::HealthPageBody,
) -> Result<wire::HealthPage> {
    let codes: Vec<String> = sent.flags.iter().map(bare).collect();
    let is_asked = |code: &&String| PAGE_FLAGS.iter().any(|f| f.code() == code.as_str());
    if let Some(other) = codes.iter().find(|code| !is_asked(code)) {
        return Err(invalid("flags", other, "one of rf8, rf11, rf12, rf13"));
    }
    if sent.periods_missed.is_some_and(|n| MOST_PERIODS < n) {
        return Err(invalid("periods_missed", "more", "0 to 120"));
    }
    let now = now(tx, desk)?;
    change(tx, desk, |kept| {
        kept.flags.retain(|code, _| codes.contains(code));
        for code in codes {
            kept.flags.entry(code).or_insert(now);
        }
        if kept.periods_missed != sent.periods_missed {
            kept.periods_missed = sent.periods_missed;
            kept.periods = Some(now);
        }
        kept.hormonal_contraception = sent.hormonal_contraception;
        kept.around_menopause = sent.around_menopause;
        kept.bones_cleared = sent.bones_cleared;
    })?;
    health_page(tx, desk)
}

/// Keeps that a professional has cleared her on a day: one easy session follows, then a held one.
///
/// It clears what was told up to that day and nothing that is told later.
///
/// # Errors
/// [`Error::NoProfile`] before the settings are kept; [`Error::Invalid`] without the tick, and for a
/// day that is still to come.
pub fn put_clearance(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::ClearanceBody) -> Result<()> {
    if !sent.confirmed {
        return Err(invalid(
            "confirmed",
            "false",
            "true: a professional said so",
        ));
    }
    let now = now(tx, desk)?;
    if now.on < sent.on {
        return Err(invalid("on", "a day to come", "today or before"));
    }
    let (on, at) = (sent.on, desk.now);
    change(tx, desk, |kept| kept.cleared = Some(ToldAt { on, at }))
}

fn now(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<ToldAt> {
    let on = Settings::read(tx, desk)?.today(desk);
    Ok(ToldAt { on, at: desk.now })
}

fn change(tx: &mut Tx<'_>, desk: &Desk<'_>, change: impl FnOnce(&mut KeptAnswers)) -> Result<()> {
    let row = tx.find_profile(desk.athlete)?.ok_or(Error::NoProfile)?;
    let mut kept = KeptAnswers::read(&row);
    change(&mut kept);
    tx.put_profile(&store::Profile {
        health_gate: Some(text(&kept)),
        counter: row.counter + 1,
        ..row
    })?;
    Ok(())
}

fn invalid(field: &str, found: &str, limit: &str) -> Error {
    Error::Invalid {
        field: field.to_owned(),
        found: found.to_owned(),
        limit: limit.to_owned(),
    }
}

fn check_answers(answers: &BTreeMap<String, bool>) -> Result<()> {
    let unknown = answers
        .keys()
        .find(|id| !HEALTH_QUESTIONS.contains(&id.as_str()));
    let missing = HEALTH_QUESTIONS
        .iter()
        .find(|id| !answers.contains_key(**id));
    let (found, id) = match (unknown, missing) {
        (Some(id), _) => ("an unknown question", id.as_str()),
        (None, Some(id)) => ("no answer", *id),
        (None, None) => return Ok(()),
    };
    let limit = format!("yes or no for each of {}", HEALTH_QUESTIONS.join(", "));
    Err(invalid(&format!("answers.{id}"), found, &limit))
}
