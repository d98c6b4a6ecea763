//! Recovery sessions that somebody wrote down: their steps, and what to expect of them.

use recoup_engine::movement::{MovementId, RecoveryTemplate, Step};
use recoup_engine::unit::Minutes;

use crate::movements::read_dose;
use crate::page::{Fields, Target};

/// What a session is for; the library page groups by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To feel less sore now.
    LessSore,
    /// To move more freely.
    MoveFreely,
    /// To calm down.
    CalmDown,
    /// To break up sitting.
    BreakUpSitting,
    /// To keep the habit.
    KeepHabit,
    /// For a stage of life or a day of the cycle.
    Stage,
}

impl Purpose {
    /// Every purpose, in the order of the page.
    pub const ALL: &'static [Self] = &[
        Self::LessSore,
        Self::MoveFreely,
        Self::CalmDown,
        Self::BreakUpSitting,
        Self::KeepHabit,
        Self::Stage,
    ];

    /// Its code in files and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LessSore => "less_sore",
            Self::MoveFreely => "move_freely",
            Self::CalmDown => "calm_down",
            Self::BreakUpSitting => "break_up_sitting",
            Self::KeepHabit => "keep_habit",
            Self::Stage => "stage",
        }
    }
}

/// A session with what a person reads about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCard {
    /// Its stable name, such as `day-after-legs`.
    pub id: String,
    /// Its number among ours, such as `S1`; a keeper's own have none.
    pub number: Option<String>,
    /// Its name for people.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// When to choose it, in a sentence.
    pub when: String,
    /// What to expect.
    pub expect: String,
    /// What is not shown, or not true.
    pub expect_not: String,
    /// When to leave it out.
    pub leave_out: Option<String>,
    /// The ids of the facts behind it.
    pub facts: Vec<String>,
    /// Its steps.
    pub template: RecoveryTemplate,
}

/// The longest session of the library, in minutes (RULINGS 19).
const LONGEST_MINUTES: i64 = 60;

/// Reads one `[[recovery_session]]`.
pub(crate) fn read(mut fields: Fields<'_, '_>) -> Option<RecoveryCard> {
    let (id, name) = (fields.text("id"), fields.text("name"));
    let number = fields.optional("number");
    let purpose = read_purpose(&mut fields);
    let when = fields.text("when");
    let (expect, expect_not) = (fields.text("expect"), fields.text("expect_not"));
    let leave_out = fields.optional("leave_out");
    let facts = fields.ids("facts", Target::Fact);
    let shortest = fields.whole("shortest_min", 0..=LONGEST_MINUTES);
    let longest = fields.whole("longest_min", 1..=LONGEST_MINUTES);
    let is_training = fields.yes("training");
    let steps: Vec<Step> = fields
        .tables("step", "step")
        .into_iter()
        .filter_map(read_step)
        .collect();
    fields.close();
    let (id, name) = (id?, name?);
    let template = RecoveryTemplate {
        id: id.clone(),
        name: name.clone(),
        shortest: Minutes::try_new(shortest?).ok()?,
        longest: Minutes::try_new(longest?).ok()?,
        steps,
        is_training,
    };
    Some(RecoveryCard {
        id,
        number,
        name,
        purpose: purpose?,
        when: when?,
        expect: expect?,
        expect_not: expect_not?,
        leave_out,
        facts,
        template,
    })
}

fn read_purpose(fields: &mut Fields<'_, '_>) -> Option<Purpose> {
    let code = fields.text("purpose")?;
    let found = Purpose::ALL.iter().find(|p| p.code() == code);
    if found.is_none() {
        let allowed: Vec<&str> = Purpose::ALL.iter().map(|p| p.code()).collect();
        let text = format!("is not known; use one of {}", allowed.join(", "));
        fields.report(&fields.span_of("purpose"), "purpose", &code, text);
    }
    found.copied()
}

/// The least needed step a session may name.
const LOWEST_PRIORITY: i64 = 9;

fn read_step(mut fields: Fields<'_, '_>) -> Option<Step> {
    let movement = fields.id("movement", Target::Movement);
    let priority = fields.whole_or("priority", 1, 1..=LOWEST_PRIORITY);
    let dose = fields.table("dose", "dose").and_then(read_dose);
    if !fields.has("dose") {
        fields.report(&fields.span(), "dose", "", "is missing".to_owned());
    }
    fields.close();
    Some(Step {
        movement: MovementId::new(movement?),
        dose: dose?,
        priority: u8::try_from(priority?).ok()?,
    })
}
