//! Decisions in words: the catalogue's sentences with the values of a day put in.
//!
//! The engine says which sentence and which values; the library says the words; here the two meet.
//! Nothing is decided here.

use jiff::civil::Date;
use recoup_engine::decision::{Decision, Input, Sentence, State, Used};
use recoup_engine::exercise::{Muscle, Pattern};
use recoup_engine::reason::{Fact, Grade, Quantity, Reason, Rule};
use recoup_engine::safety::RedFlag;
use recoup_engine::unit::MassUnit;
use recoup_engine::wellness::{Illness, Site, Wellness};

use super::Desk;
use super::export::from_code;
use super::placeholders::values;
use crate::wire;

/// The number to call where the region is not set. Source: the European emergency number, reachable
/// from mobile phones in most countries.
const EMERGENCY: &str = "112";

/// A placeholder of a sentence and what goes there.
pub(super) type Value = (&'static str, String);

/// Where the sentences of a day find what the engine does not know.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// The unit the athlete sees.
    pub(super) unit: MassUnit,
    /// The planned session's name, where there is one.
    pub(super) session: Option<String>,
    /// The day it moves to, where it moves.
    pub(super) to: Option<Date>,
    /// The recovery session that is offered today: its name and minutes.
    pub(super) recovery: Option<(String, u32)>,
}

impl Desk<'_> {
    /// An exercise's name; one that nobody described is called by its id.
    pub(super) fn exercise_name(&self, id: &str) -> String {
        let found = self.exercises().find(&self.exercise_id(id));
        found.map_or_else(|| id.to_owned(), |exercise| exercise.name.clone())
    }

    pub(super) fn muscle(&self, muscle: Muscle) -> String {
        self.say(&format!("muscle.{}", muscle.code()), &[])
    }

    pub(super) fn site(&self, site: Site) -> String {
        self.say(&format!("site.{}", site.code()), &[])
    }

    pub(super) fn pattern(&self, pattern: Pattern) -> String {
        self.say(&format!("pattern.{}", pattern.code()), &[])
    }

    /// Muscles in a row; three or more of the leg are called legs.
    pub(super) fn muscles(&self, muscles: &[Muscle]) -> String {
        const LEG: [Muscle; 5] = [
            Muscle::Quads,
            Muscle::Hamstrings,
            Muscle::Glutes,
            Muscle::Adductors,
            Muscle::Calves,
        ];
        let (leg, other): (Vec<Muscle>, Vec<Muscle>) =
            muscles.iter().partition(|m| LEG.contains(m));
        let mut names: Vec<String> = if leg.len() < 3 {
            leg.into_iter().map(|m| self.muscle(m)).collect()
        } else {
            vec![self.say("muscle.legs", &[])]
        };
        names.extend(other.into_iter().map(|m| self.muscle(m)));
        self.row(&names)
    }

    /// Muscles and sites in one row.
    pub(super) fn parts(&self, muscles: &[Muscle], sites: &[Site]) -> String {
        let sites: Vec<String> = sites.iter().map(|s| self.site(*s)).collect();
        match (muscles.is_empty(), sites.is_empty()) {
            (_, true) => self.muscles(muscles),
            (true, false) => self.row(&sites),
            (false, false) => self.row(&[vec![self.muscles(muscles)], sites].concat()),
        }
    }

    /// A row of names: "a, b and c".
    pub(super) fn row(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [only] => only.clone(),
            [start @ .., last] => self.say(
                "list.and",
                &[("first", start.join(", ")), ("last", last.clone())],
            ),
        }
    }
}

/// The state in one word.
pub(super) fn word(desk: &Desk<'_>, state: State) -> String {
    desk.say(&format!("state.{}", state.code()), &[])
}

/// The decision's sentence, with the part that makes room, if one does.
pub(super) fn sentence(desk: &Desk<'_>, decision: &Decision, scene: &Scene) -> String {
    let one = |sentence: &Sentence| {
        let moved = moves(sentence) && scene.session.is_some() && scene.to.is_some();
        let key = if moved { "moved" } else { "plain" };
        let base = format!("sentence.{}", sentence.key());
        let values = values(desk, sentence, scene);
        // Sentences about a session that moves have a second form for when no day was found.
        let variant = format!("{base}.{key}");
        let said = desk.say(&variant, &values);
        if said == variant {
            desk.say(&base, &values)
        } else {
            said
        }
    };
    let mut said = match &decision.sentence {
        Sentence::Stop { flag, .. } => stop_sentence(desk, *flag),
        other => one(other),
    };
    if let Some(also) = &decision.also {
        said.push(' ');
        said.push_str(&one(also));
    }
    if let Some(both) = decision.disagreement {
        said.push(' ');
        said.push_str(&desk.say(&format!("disagreement.{}", both.code()), &[]));
    }
    said
}

const fn moves(sentence: &Sentence) -> bool {
    matches!(
        sentence,
        Sentence::SwapEarly { .. }
            | Sentence::SwapSore { .. }
            | Sentence::SwapShortSleep { .. }
            | Sentence::SwapShortNights { .. }
            | Sentence::SwapLowDays { .. }
            | Sentence::SwapVeryLow { .. }
            | Sentence::SwapFirstGuess { .. }
            | Sentence::SwapNothingLeft { .. }
            | Sentence::SwapFirstDayBack { .. }
            | Sentence::RestIll { .. }
            | Sentence::RestAfterIllness { .. }
    )
}

/// The name of a recovery session of the library.
pub(super) fn recovery_name(desk: &Desk<'_>, template: &str) -> String {
    desk.library
        .recovery_session(template)
        .map_or_else(|| template.to_owned(), |s| s.name.clone())
}

pub(super) fn illness_name(desk: &Desk<'_>, illness: Illness) -> String {
    desk.say(&format!("illness.{}.name", illness.code()), &[])
}

/// A reason with its number, its words and its evidence.
pub(super) fn reason(desk: &Desk<'_>, reason: &Reason) -> wire::Reason {
    let (value, unit) = quantity(desk, reason.measured);
    let mut values = fact_values(desk, &reason.fact);
    values.push(("value", value.clone()));
    values.push((
        "limit",
        reason
            .limit
            .map_or_else(String::new, |limit| quantity(desk, limit).0),
    ));
    let key = format!("reason.{}", fact_key(&reason.fact));
    wire::Reason {
        rule: reason.rule.code().to_owned(),
        value,
        unit,
        title: upper_first(&desk.say(&format!("{key}.title"), &values)),
        text: desk.say(&format!("{key}.text"), &values),
        evidence: evidence(desk, reason.grade(), reason.evidence()),
        safety: reason.is_safety(),
        against: against(desk, reason.rule),
        direction: wire::Direction::For,
    }
}

/// The line that says what is not the reason, because it removes worry.
pub(super) fn not_the_reason(desk: &Desk<'_>, items: &[Wellness]) -> Option<wire::Reason> {
    if items.is_empty() {
        return None;
    }
    let names: Vec<String> = items
        .iter()
        .map(|i| desk.say(&format!("item.{}", i.code()), &[]))
        .collect();
    let values = [("items", desk.row(&names))];
    Some(wire::Reason {
        rule: String::new(),
        value: "=".to_owned(),
        unit: String::new(),
        title: desk.say("reason.not_the_reason.title", &values),
        text: desk.say("reason.not_the_reason.text", &values),
        evidence: evidence(desk, Grade::E, &[]),
        safety: false,
        against: None,
        direction: wire::Direction::NotTheReason,
    })
}

fn against(desk: &Desk<'_>, rule: Rule) -> Option<String> {
    let key = format!("against.{}", rule.code());
    Some(desk.say(&key, &[])).filter(|said| *said != key)
}

/// A grade as bars and words.
pub(super) fn evidence(desk: &Desk<'_>, grade: Grade, ids: &[&str]) -> wire::Evidence {
    let bars = match grade {
        Grade::A => 4,
        Grade::B => 3,
        Grade::C => 2,
        Grade::D => 1,
        Grade::E => 0,
    };
    wire::Evidence {
        grade: grade.code().to_uppercase(),
        label: desk.say(&format!("evidence.{}", grade.code()), &[]),
        bars,
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        untested: grade == Grade::E,
    }
}

/// A number as a person reads it, and its unit.
pub(super) fn quantity(desk: &Desk<'_>, quantity: Quantity) -> (String, String) {
    let unit = |code: &str| desk.say(&format!("unit.{code}"), &[]);
    match quantity {
        Quantity::Hours(hours) if hours < 10.0 => (desk.number(hours, 1), unit("h")),
        Quantity::Hours(hours) => (desk.number(hours, 0), unit("h")),
        Quantity::Days(days) => (days.to_string(), unit("d")),
        Quantity::Minutes(minutes) => (minutes.to_string(), unit("min")),
        Quantity::Points(points) => (desk.trimmed(points), String::new()),
        Quantity::Deviations(sd) => (desk.signed(sd), unit("sd")),
        Quantity::Percent(percent) => (desk.trimmed(percent), "%".to_owned()),
        Quantity::Count(count) => (count.to_string(), String::new()),
        Quantity::Sets(sets) => (desk.trimmed(sets), unit("sets")),
        Quantity::Yes => ("!".to_owned(), String::new()),
    }
}

/// The key of a fact's words.
fn fact_key(fact: &Fact) -> &'static str {
    match fact {
        Fact::Flag(..) => "flag",
        Fact::ClearedAfter(..) => "cleared",
        Fact::GateOpen => "gate",
        Fact::Ill(_) => "ill",
        Fact::WasIll(_) => "was_ill",
        Fact::JointPain(..) => "joint_pain",
        Fact::JointFlag => "joint_flag",
        Fact::BonePain(_) => "bone_pain",
        Fact::PeriodsMissed(_) => "periods_missed",
        Fact::Stage(_) => "stage",
        Fact::BonesNotCleared => "bones_not_cleared",
        Fact::BlockedSite(_) => "blocked_site",
        Fact::Composite => "composite",
        Fact::CompositeLow(..) => "composite_low",
        Fact::Variability => "variability",
        Fact::Recovery => "recovery",
        Fact::Slept(_) => "slept",
        Fact::ShortNights(..) => "short_nights",
        Fact::OneItem(_) => "one_item",
        Fact::Warning => "warning",
        Fact::MuscleEarly(..) => "muscle_early",
        Fact::MuscleSore(_) => "muscle_sore",
        Fact::SoreButReady(_) => "sore_but_ready",
        Fact::Symptoms => "symptoms",
        Fact::TimeOff => "time_off",
        Fact::ShortOfTime => "short_of_time",
        Fact::WeeklySets(_) => "weekly_sets",
        Fact::FirstSet(_) => "first_set",
        Fact::DropOff(_) => "drop_off",
        Fact::RirFloor(_) => "rir_floor",
    }
}

fn fact_values(desk: &Desk<'_>, fact: &Fact) -> Vec<Value> {
    let date = |date: &Date| desk.long_date(*date);
    match fact {
        Fact::Flag(flag, since) | Fact::ClearedAfter(flag, since) => vec![
            ("flag", desk.say(&format!("flag.{}", flag.code()), &[])),
            ("since", date(since)),
        ],
        Fact::Ill(illness) => vec![("illness", illness_name(desk, *illness))],
        Fact::WasIll(until) => vec![("until", date(until))],
        Fact::JointPain(site, during, days) => vec![
            ("site", desk.site(*site)),
            (
                "pattern",
                during.map_or_else(|| desk.say("pattern.any", &[]), |p| desk.pattern(p)),
            ),
            ("days", days.to_string()),
        ],
        Fact::BonePain(site) | Fact::BlockedSite(site) => vec![("site", desk.site(*site))],
        Fact::PeriodsMissed(n) => vec![("n", n.map_or_else(String::new, |n| n.to_string()))],
        Fact::Stage(stage) => vec![("stage", desk.say(&format!("stage.{}", stage.code()), &[]))],
        Fact::CompositeLow(days, of) | Fact::ShortNights(days, of) => {
            vec![("n", days.to_string()), ("of", of.to_string())]
        }
        Fact::OneItem(item) => vec![("item", desk.say(&format!("item.{}", item.code()), &[]))],
        Fact::MuscleEarly(muscle, expected) => {
            vec![
                ("muscles", desk.muscle(*muscle)),
                ("expected", format!("{expected:.0}")),
            ]
        }
        Fact::MuscleSore(muscle) | Fact::SoreButReady(muscle) | Fact::WeeklySets(muscle) => {
            vec![("muscles", desk.muscle(*muscle))]
        }
        Fact::FirstSet(id) | Fact::DropOff(id) => vec![("lift", desk.exercise_name(id.as_str()))],
        Fact::RirFloor(rir) => vec![("rir", desk.trimmed(rir.reps()))],
        Fact::GateOpen
        | Fact::BonesNotCleared
        | Fact::JointFlag
        | Fact::Composite
        | Fact::Recovery
        | Fact::Variability
        | Fact::Slept(_)
        | Fact::Warning
        | Fact::Symptoms
        | Fact::TimeOff
        | Fact::ShortOfTime => vec![],
    }
}

/// An input that was used, with its value.
pub(super) fn used(desk: &Desk<'_>, used: &Used) -> wire::Used {
    let (value, unit) = quantity(desk, used.value);
    let space = if unit.is_empty() || unit == "%" {
        ""
    } else {
        "\u{202f}"
    };
    let value = if value == "!" {
        desk.say("input.yes", &[])
    } else {
        value
    };
    wire::Used {
        label: input(desk, used.input),
        value: format!("{value}{space}{unit}"),
    }
}

/// The name of an input.
pub(super) fn input(desk: &Desk<'_>, input: Input) -> String {
    desk.say(&format!("input.{}", input.code()), &[])
}

/// The paragraphs of "What will recovery do?" and its like, for the states that have one.
pub(super) fn disclosure(desk: &Desk<'_>, state: State) -> Option<wire::Disclosure> {
    let topic = match state {
        State::Swap | State::Rest => "recovery",
        State::Push | State::Hold | State::Ease => "decision",
        State::GetChecked | State::Stop => return None,
    };
    let title = desk.say(&format!("disclosure.{topic}.title"), &[]);
    let text = desk.say(&format!("disclosure.{topic}.text"), &[]);
    let text = text
        .split('\n')
        .filter(|p| !p.trim().is_empty())
        .map(str::to_owned)
        .collect();
    Some(wire::Disclosure { title, text })
}

/// Every red flag that is asked in the one list, with the screen that answers it.
pub fn flag_cards(desk: &Desk<'_>) -> Vec<wire::FlagCard> {
    // RULINGS 7: the one list behind "Something feels wrong?".
    const ASKED: [RedFlag; 8] = [
        RedFlag::Rf1,
        RedFlag::Rf2,
        RedFlag::Rf3,
        RedFlag::Rf4,
        RedFlag::Rf5,
        RedFlag::Rf7,
        RedFlag::Rf9,
        RedFlag::Rf10,
    ];
    let card = |flag: RedFlag| {
        Some(wire::FlagCard {
            code: from_code(flag.code())?,
            text: desk.say(&format!("flag.{}", flag.code()), &[]),
            stop: stop_screen(desk, flag),
        })
    };
    ASKED.into_iter().filter_map(card).collect()
}

/// The screen that a flag shows; `None` for those that only limit a plan.
pub(super) fn stop_screen(desk: &Desk<'_>, flag: RedFlag) -> Option<wire::StopScreen> {
    let refer = flag.stops()?;
    let say = |part: &str| {
        desk.say(
            &format!("stop.{}.{part}", flag.code()),
            &[("call", EMERGENCY.to_owned())],
        )
    };
    let step = |n: u8| {
        let key = format!("stop.way_back.{n}");
        wire::Restart {
            title: desk.say(&format!("{key}.title"), &[]),
            text: desk.say(&format!("{key}.text"), &[]),
        }
    };
    let calls = match refer {
        recoup_engine::safety::Refer::EmergencyCall
        | recoup_engine::safety::Refer::EmergencyCare => Some(EMERGENCY.to_owned()),
        _ => None,
    };
    Some(wire::StopScreen {
        flag: from_code(flag.code())?,
        word: wire::StopWord::GetMedicalHelp,
        sentence: stop_sentence(desk, flag),
        call: calls,
        say: say("say"),
        way_back: (1..=3).map(step).collect(),
    })
}

fn stop_sentence(desk: &Desk<'_>, flag: RedFlag) -> String {
    desk.say(
        &format!("stop.{}.sentence", flag.code()),
        &[("call", EMERGENCY.to_owned())],
    )
}

/// What each illness answer means, for a phone without a network.
pub(super) fn illness_cards(desk: &Desk<'_>) -> Vec<wire::IllnessCard> {
    let card = |illness: &Illness| {
        Some(wire::IllnessCard {
            kind: from_code(illness.code())?,
            sentence: desk.say(&format!("illness.{}.sentence", illness.code()), &[]),
        })
    };
    Illness::ALL.iter().filter_map(card).collect()
}

pub(super) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// The text with its first letter small, for the middle of a sentence.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
