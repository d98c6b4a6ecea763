//! Programs as coaches write them: one `[program]` with its phases, and in each phase the slots of a
//! week. `docs/use/programs.md` explains every field.

use jiff::civil::Weekday;
use recoup_engine::UnknownCode;
use recoup_engine::exercise::{Equipment, ExerciseId};
use recoup_engine::program::{
    Amount, DeloadRule, Phase, Program, ProgramExercise, ProgramWeek, Progression,
    RecoveryTemplate, StrengthTemplate, SubstituteWhen, Substitution, WeekSlot, Weekdays,
};
use recoup_engine::unit::{Load, MassUnit, Minutes, Reps, Rir, Seconds};
use recoup_engine::wellness::Site;

use crate::mistake::Mistake;
use crate::page::{Fields, Target};
use crate::shelf::Library;

/// A program, and the text that its coach wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenProgram {
    /// The program.
    pub program: Program,
    /// The file that holds it, as it is.
    pub text: String,
}

/// The program of a text, checked against the embedded library.
///
/// # Errors
/// Every [`Mistake`] with its line; also if the text holds no program.
///
/// ```
/// let mistakes = recoup_library::read_program("mine.toml", "[program]\nid = 7\n").unwrap_err();
/// assert_eq!(mistakes[0].to_string(), "mine.toml:1: program: author: is missing");
/// ```
pub fn read_program(file: &str, text: &str) -> Result<Program, Vec<Mistake>> {
    let laid_over = Library::with_folder(&[(file.to_owned(), text.to_owned())])?;
    let mut written = laid_over.programs().filter(|w| w.text == text);
    written.next().map(|w| w.program.clone()).ok_or_else(|| {
        let text = "there is no [program] in this file".to_owned();
        let (file, found) = (file.to_owned(), String::new());
        vec![Mistake {
            file,
            line: 1,
            field: "program".to_owned(),
            found,
            text,
        }]
    })
}

/// Days in a week.
const DAYS_PER_WEEK: i64 = 7;
/// The longest program, in days.
const LONGEST_DAYS: i64 = 366;
/// The longest phase, in weeks.
const LONGEST_PHASE: i64 = 52;

/// Reads the `[program]` of a file.
pub(crate) fn read(mut fields: Fields<'_, '_>) -> Option<Program> {
    let (id, name) = (fields.text("id"), fields.text("name"));
    let (author, version) = (fields.text("author"), fields.text("version"));
    let summary = fields.text("summary");
    let length_days = fields.whole("length_days", 1..=LONGEST_DAYS);
    let training_days = read_days(&mut fields);
    let deload = fields.table("deload", "deload").map(read_deload);
    let substitutions = fields.tables("substitution", "substitution");
    let substitutions = substitutions
        .into_iter()
        .filter_map(read_substitution)
        .collect();
    let phases: Vec<Phase> = fields
        .tables("phase", "phase")
        .into_iter()
        .filter_map(read_phase)
        .collect();
    check_weeks(&fields, length_days, &phases);
    fields.close();
    Some(Program {
        id: id?,
        name: name?,
        author: author?,
        version: version?,
        summary: summary?,
        length_days: u16::try_from(length_days?).ok()?,
        training_days: training_days?,
        phases,
        deload: match deload {
            Some(rule) => Some(rule?),
            None => None,
        },
        substitutions,
    })
}

fn check_weeks(fields: &Fields<'_, '_>, length_days: Option<i64>, phases: &[Phase]) {
    let weeks = phases.iter().map(|phase| phase.weeks.len()).sum::<usize>();
    let needed = length_days.and_then(|days| usize::try_from((days + 6) / DAYS_PER_WEEK).ok());
    if needed.is_some_and(|needed| weeks < needed) {
        let text = format!(
            "needs {} weeks, the phases hold {weeks}",
            needed.unwrap_or_default()
        );
        let found = length_days.unwrap_or_default().to_string();
        fields.report(&fields.span_of("length_days"), "length_days", &found, text);
    }
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

fn read_days(fields: &mut Fields<'_, '_>) -> Option<Weekdays> {
    let weekday = |code: &str| {
        let day = WEEKDAYS
            .iter()
            .find(|(c, _)| *c == code)
            .map(|(_, day)| *day);
        day.ok_or_else(|| UnknownCode {
            kind: "weekday",
            found: code.to_owned(),
            allowed: WEEKDAYS.map(|(c, _)| c).join(", "),
        })
    };
    let days = fields.codes("training_days", weekday);
    if days.is_empty() {
        let text = "must name at least one weekday, such as [\"mon\", \"thu\"]".to_owned();
        fields.report(&fields.span_of("training_days"), "training_days", "", text);
        return None;
    }
    Some(days.into_iter().collect())
}

fn read_deload(mut fields: Fields<'_, '_>) -> Option<DeloadRule> {
    let offered = if fields.has("offered_in_week") {
        Some(fields.whole("offered_in_week", 1..=LONGEST_PHASE)?)
    } else {
        None
    };
    let days = fields.whole_or("days", 7, 5..=7);
    let sets = fields.whole_or("sets_percent", 50, 40..=60);
    let load = fields.whole_or("load_percent", 92, 90..=95);
    let rir = read_left(&mut fields, 4.0);
    fields.close();
    Some(DeloadRule {
        offered_in_week: offered.and_then(|week| u8::try_from(week).ok()),
        days: u8::try_from(days?).ok()?,
        sets_percent: u8::try_from(sets?).ok()?,
        load_percent: u8::try_from(load?).ok()?,
        rir: rir?,
    })
}

fn read_substitution(mut fields: Fields<'_, '_>) -> Option<Substitution> {
    let exercise = fields.id("exercise", Target::Exercise);
    let with = fields.id("with", Target::Exercise);
    let when = match (fields.has("without"), fields.has("pain")) {
        (true, false) => fields
            .code("without", Equipment::from_code)
            .map(SubstituteWhen::Without),
        (false, true) => fields
            .code("pain", Site::from_code)
            .map(SubstituteWhen::Pain),
        (true, true) | (false, false) => {
            let text = "needs either without = \"barbell\" or pain = \"knee\"".to_owned();
            fields.report(&fields.span(), "", "", text);
            None
        }
    };
    fields.close();
    let (exercise, with) = (ExerciseId::new(exercise?), ExerciseId::new(with?));
    Some(Substitution {
        exercise,
        when: when?,
        with,
    })
}

/// A slot whose sets may differ from week to week.
enum Written {
    Strength {
        name: String,
        is_test: bool,
        exercises: Vec<(ProgramExercise, Vec<i64>)>,
    },
    Recovery(RecoveryTemplate),
}

fn read_phase(mut fields: Fields<'_, '_>) -> Option<Phase> {
    let name = fields.text("name");
    let weeks = fields.whole("weeks", 1..=LONGEST_PHASE);
    let is_deload = fields.yes("deload");
    let n_weeks = usize::try_from(weeks.unwrap_or(1)).unwrap_or(1);
    let slots = fields.tables("slot", "slot").into_iter();
    let slots: Vec<Written> = slots.filter_map(|slot| read_slot(slot, n_weeks)).collect();
    let strength = slots
        .iter()
        .filter(|s| matches!(s, Written::Strength { .. }))
        .count();
    if 7 < strength {
        let text = format!("has {strength} strength sessions a week, at most 7 fit");
        fields.report(&fields.span(), "slot", "", text);
    }
    fields.close();
    let (name, _) = (name?, weeks?);
    let weeks = (0..n_weeks).map(|week| ProgramWeek {
        slots: slots.iter().map(|slot| in_week(slot, week)).collect(),
        is_deload,
    });
    Some(Phase {
        name,
        weeks: weeks.collect(),
    })
}

/// A slot as it is in one week of its phase, from 0.
fn in_week(slot: &Written, week: usize) -> WeekSlot {
    match slot {
        Written::Recovery(recovery) => WeekSlot::Recovery(recovery.clone()),
        Written::Strength {
            name,
            is_test,
            exercises,
        } => {
            let exercises = exercises.iter().map(|(exercise, sets)| {
                let sets = sets.get(week).or_else(|| sets.last()).copied().unwrap_or(1);
                ProgramExercise {
                    sets: u8::try_from(sets).unwrap_or(1),
                    ..exercise.clone()
                }
            });
            let (name, is_test) = (name.clone(), *is_test);
            WeekSlot::Strength(StrengthTemplate {
                name,
                exercises: exercises.collect(),
                is_test,
            })
        }
    }
}

/// The longest recovery slot, in minutes.
const LONGEST_RECOVERY: i64 = 60;

fn read_slot(mut fields: Fields<'_, '_>, weeks: usize) -> Option<Written> {
    let slot = if fields.has("recovery") {
        let template = fields.id("recovery", Target::RecoverySession);
        let minutes = fields.whole("minutes", 1..=LONGEST_RECOVERY);
        let minutes = minutes.and_then(|m| Minutes::try_new(m).ok());
        (|| {
            Some(Written::Recovery(RecoveryTemplate {
                template: template?,
                minutes: minutes?,
            }))
        })()
    } else {
        read_strength(&mut fields, weeks)
    };
    fields.close();
    slot
}

fn read_strength(fields: &mut Fields<'_, '_>, weeks: usize) -> Option<Written> {
    if !fields.has("strength") {
        let text = "needs strength = \"name\" or recovery = \"id\"".to_owned();
        fields.report(&fields.span(), "", "", text);
    }
    let name = fields.optional("strength");
    let is_test = fields.yes("test");
    let entries = fields.tables("exercises", "exercise");
    if entries.is_empty() {
        let text = "a strength session needs at least one exercise".to_owned();
        fields.report(&fields.span_of("exercises"), "exercises", "", text);
    }
    let exercises = entries
        .into_iter()
        .filter_map(|entry| read_exercise(entry, weeks));
    let exercises: Vec<_> = exercises.collect();
    Some(Written::Strength {
        name: name?,
        is_test,
        exercises,
    })
}

/// The most sets of one exercise in a session.
const MOST_SETS: i64 = 12;
/// Rest where none is written, in seconds.
const USUAL_REST_S: i64 = 120;
/// The longest rest, in seconds.
const LONGEST_REST_S: i64 = 900;
/// Repetitions in reserve where none are written.
const USUAL_LEFT: f64 = 2.0;

fn read_exercise(mut fields: Fields<'_, '_>, weeks: usize) -> Option<(ProgramExercise, Vec<i64>)> {
    let exercise = fields.id("exercise", Target::Exercise);
    let sets = fields.wholes("sets", 1..=MOST_SETS);
    if let Some(sets) = &sets
        && sets.len() != 1
        && sets.len() != weeks
    {
        let text = format!("needs one number, or one for each of the {weeks} weeks");
        fields.report(&fields.span_of("sets"), "sets", &format!("{sets:?}"), text);
    }
    let amount = read_amount(&mut fields);
    let rir = read_left(&mut fields, USUAL_LEFT);
    let rest = fields.whole_or("rest_s", USUAL_REST_S, 0..=LONGEST_REST_S);
    let progression = read_progression(&mut fields);
    let superset = fields
        .optional("superset")
        .and_then(|mark| mark.chars().next());
    fields.close();
    let exercise = ProgramExercise {
        exercise: ExerciseId::new(exercise?),
        sets: 1,
        amount: amount?,
        rir: rir?,
        rest: Seconds::try_new(rest?).ok()?,
        progression: progression?,
        superset,
    };
    Some((exercise, sets?))
}

/// `reps = "8-12"` or `time_s = "20-40"`; one number stands for both ends.
fn read_amount(fields: &mut Fields<'_, '_>) -> Option<Amount> {
    let key = if fields.has("time_s") {
        "time_s"
    } else {
        "reps"
    };
    let text = fields.text(key)?;
    let (low, high) = text.split_once('-').unwrap_or((&text, &text));
    let ends = low
        .trim()
        .parse::<i64>()
        .ok()
        .zip(high.trim().parse::<i64>().ok());
    let ends = ends.filter(|(low, high)| 0 < *low && low <= high);
    let amount = ends.and_then(|(low, high)| match key {
        "reps" => Some(Amount::Reps {
            low: Reps::try_new(low).ok()?,
            high: Reps::try_new(high).ok()?,
        }),
        _ => Some(Amount::Time {
            low: Seconds::try_new(low).ok()?,
            high: Seconds::try_new(high).ok()?,
        }),
    });
    if amount.is_none() {
        let wanted = "must be a range from low to high, such as \"8-12\", or one number".to_owned();
        fields.report(&fields.span_of(key), key, &text, wanted);
    }
    amount
}

/// Repetitions to leave, in halves.
fn read_left(fields: &mut Fields<'_, '_>, usual: f64) -> Option<Rir> {
    let left = if fields.has("left") {
        fields.decimal("left")?
    } else {
        usual
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked by the type's own range"
    )]
    let halves = (left * 2.0).round() as i64;
    let rir = Rir::try_new(halves).ok();
    if rir.is_none() {
        let text = "must be from 0 to 10 repetitions".to_owned();
        fields.report(&fields.span_of("left"), "left", &left.to_string(), text);
    }
    rir
}

/// `double` (the default), `rir`, `linear 2.5 kg` or `75 %`.
fn read_progression(fields: &mut Fields<'_, '_>) -> Option<Progression> {
    let Some(text) = fields.optional("progression") else {
        return Some(Progression::Double).filter(|_| !fields.has("progression"));
    };
    let progression = parse_progression(&text);
    if progression.is_none() {
        let wanted = "must be \"double\", \"rir\", \"linear 2.5 kg\" or \"75 %\"".to_owned();
        fields.report(&fields.span_of("progression"), "progression", &text, wanted);
    }
    progression
}

fn parse_progression(text: &str) -> Option<Progression> {
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        ["double"] => Some(Progression::Double),
        ["rir"] => Some(Progression::RirLed),
        ["linear", step, unit] => {
            let (step, unit) = (step.parse().ok()?, MassUnit::from_code(unit).ok()?);
            let step = Load::from_mass(step, unit)
                .ok()
                .filter(|s| Load::ZERO < *s)?;
            Some(Progression::Linear { step })
        }
        [percent, "%"] => {
            let percent: u8 = percent.parse().ok()?;
            (1..=100)
                .contains(&percent)
                .then_some(Progression::PercentOfE1rm { percent })
        }
        _ => None,
    }
}
