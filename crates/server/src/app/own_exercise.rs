//! Exercises of her own, beside the library's: they count, are offered and are found by their names
//! as the library's are. One that she took away is offered no more; what was done of it keeps its
//! name and its muscles.

use recoup_engine::exercise::{
    Equipment, Exercise, ExerciseId, Exercises, Loading, Measure, Muscle, Pattern, Share, Sides,
};
use recoup_library::{Library, NameMatch, is_same_name};
use recoup_store::{self as store, Tx, Written};
use uuid::Uuid;

use super::check_in::text;
use super::composing::codes;
use super::{Desk, Error, Result};
use crate::wire;

/// Letters of a name. Choice: what fits on two lines of a phone.
const LONGEST_NAME: usize = 60;
/// Exercises of one person's own. Choice: more than twice the library's; a list, not a store.
const MOST: usize = 500;

/// The exercises of one person's own, joined to the library's.
pub(super) struct Own {
    all: Exercises,
    named: Vec<Named>,
}

/// One of her own by its name.
struct Named {
    name: String,
    id: ExerciseId,
    is_taken_away: bool,
}

impl Own {
    /// Hers with the library's; `None` where she has none.
    pub(super) fn read(tx: &mut Tx<'_>, athlete: Uuid, library: &Library) -> Result<Option<Self>> {
        let rows = tx.list_own_exercises(athlete)?;
        if rows.is_empty() {
            return Ok(None);
        }
        let mut own = Self {
            all: library.exercises().clone(),
            named: Vec::new(),
        };
        for row in &rows {
            own.named.push(Named {
                name: row.name.clone(),
                id: ExerciseId::new(row.id.to_string()),
                is_taken_away: row.deleted,
            });
            let Some(exercise) = from_row(row) else {
                continue;
            };
            if row.deleted {
                own.all.add_taken_away(exercise);
            } else {
                own.all.add(exercise);
            }
        }
        Ok(Some(own))
    }

    /// The one of a name; of two, the one that she did not take away.
    fn find(&self, name: &str) -> Option<&Named> {
        let same = self.named.iter().filter(|n| is_same_name(&n.name, name));
        same.min_by_key(|n| n.is_taken_away)
    }
}

impl<'l> Desk<'l> {
    /// The exercises as the rules see them: the library's and her own.
    pub fn exercises(&self) -> &'l Exercises {
        self.own
            .map_or_else(|| self.library.exercises(), |own| &own.all)
    }

    /// What exercise a name means: one of her own, else one of the library's.
    pub fn match_exercise(&self, name: &str) -> NameMatch {
        let own = self.own.and_then(|own| own.find(name));
        match own.filter(|named| !named.is_taken_away) {
            Some(named) => NameMatch::Exact(named.id.clone()),
            None => self.library.match_exercise(name),
        }
    }

    /// The exercise that a logged set is of. Sets logged under a bare name, before she described it,
    /// are sets of the exercise that she gave the name.
    pub(super) fn exercise_id(&self, logged: &str) -> ExerciseId {
        let id = ExerciseId::new(logged);
        let own = self.own.filter(|own| own.all.find(&id).is_none());
        let mut named = own.into_iter().flat_map(|own| &own.named);
        let named = named.find(|n| n.name.eq_ignore_ascii_case(logged));
        named.map_or(id, |named| named.id.clone())
    }

    /// Whether an exercise is one of her own.
    pub(super) fn is_own(&self, id: &ExerciseId) -> bool {
        self.own
            .is_some_and(|own| own.named.iter().any(|n| n.id == *id))
    }
}

/// Her own exercises, by name, without those that she took away.
///
/// # Errors
/// When the store cannot be read.
pub fn list_own_exercises(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<wire::OwnExercise>> {
    let rows = tx.list_own_exercises(desk.athlete)?;
    Ok(rows
        .iter()
        .filter(|row| !row.deleted)
        .filter_map(to_wire)
        .collect())
}

/// Keeps an exercise of her own; sending it twice changes nothing. One that was taken away is back.
///
/// # Errors
/// [`Error::Invalid`] names the field that is not allowed; [`Error::Contested`] when another device
/// changed it at the same time.
pub fn put_own_exercise(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::OwnExercise,
) -> Result<wire::OwnExercise> {
    let name = checked_name(tx, desk, sent)?;
    works(&sent.facts)?;
    let row = store::OwnExercise {
        athlete_id: desk.athlete,
        id: sent.id,
        name,
        body: text(&sent.facts),
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
        deleted: false,
    };
    match tx.put_own_exercise(&row)? {
        Written::Contested => Err(Error::Contested {
            what: "exercise",
            versions: None,
        }),
        Written::New | Written::Replaced | Written::Same | Written::Older => {
            kept(tx, desk, sent.id)
        }
    }
}

/// Takes an exercise of her own away: it is offered no more, and its sets stay in the log.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn delete_own_exercise(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: Uuid,
    rev: &wire::Rev,
) -> Result<()> {
    let found = tx.find_own_exercise(desk.athlete, id)?;
    let mut row = found.ok_or_else(|| absent(id))?;
    row.deleted = true;
    row.counter = rev.counter;
    row.device.clone_from(&rev.device);
    tx.put_own_exercise(&row)?;
    Ok(())
}

fn kept(tx: &mut Tx<'_>, desk: &Desk<'_>, id: Uuid) -> Result<wire::OwnExercise> {
    let row = tx.find_own_exercise(desk.athlete, id)?;
    row.as_ref().and_then(to_wire).ok_or_else(|| absent(id))
}

fn absent(id: Uuid) -> Error {
    Error::Absent {
        what: "exercise",
        id: id.to_string(),
    }
}

fn invalid(field: &str, found: &str, limit: impl Into<String>) -> Error {
    Error::Invalid {
        field: field.to_owned(),
        found: found.to_owned(),
        limit: limit.into(),
    }
}

/// Her name for it, trimmed; it must lead to this exercise and to no other.
fn checked_name(tx: &mut Tx<'_>, desk: &Desk<'_>, sent: &wire::OwnExercise) -> Result<String> {
    let name = sent.name.trim();
    let length = name.chars().count();
    if length == 0 || LONGEST_NAME < length || name.chars().any(char::is_control) {
        let limit = format!("1 to {LONGEST_NAME} letters on one line");
        return Err(invalid("name", name, limit));
    }
    if let NameMatch::Exact(id) = desk.library.match_exercise(name) {
        let limit = format!("a name of its own; {id} of the library has this one");
        return Err(invalid("name", name, limit));
    }
    let others = tx.list_own_exercises(desk.athlete)?;
    let mut others = others.iter().filter(|o| o.id != sent.id && !o.deleted);
    if MOST <= others.clone().count() {
        return Err(invalid("name", name, format!("at most {MOST} exercises")));
    }
    if others.any(|other| is_same_name(&other.name, name)) {
        return Err(invalid("name", name, "a name that no other of yours has"));
    }
    Ok(name.to_owned())
}

/// What the engine needs of it besides its names.
struct Works {
    muscles: Vec<(Muscle, Share)>,
    pattern: Pattern,
    equipment: Vec<Equipment>,
}

fn works(facts: &wire::ExerciseFacts) -> Result<Works> {
    let direct = codes("direct", &facts.direct, Muscle::from_code)?;
    let indirect = codes("indirect", &facts.indirect, Muscle::from_code)?;
    if direct.is_empty() {
        return Err(invalid("direct", "", "at least one muscle"));
    }
    if let Some(both) = direct.intersection(&indirect).next() {
        let limit = "a muscle of direct or of indirect, not of both";
        return Err(invalid("indirect", both.code(), limit));
    }
    let pattern = Pattern::from_code(&facts.pattern);
    let direct = direct.into_iter().map(|m| (m, Share::Direct));
    let indirect = indirect.into_iter().map(|m| (m, Share::Indirect));
    Ok(Works {
        muscles: direct.chain(indirect).collect(),
        pattern: pattern.map_err(|e| Error::unknown("pattern", &e))?,
        equipment: codes("equipment", &facts.equipment, Equipment::from_code)?
            .into_iter()
            .collect(),
    })
}

fn facts_of(row: &store::OwnExercise) -> Option<wire::ExerciseFacts> {
    serde_json::from_str(&row.body).ok()
}

fn to_wire(row: &store::OwnExercise) -> Option<wire::OwnExercise> {
    Some(wire::OwnExercise {
        id: row.id,
        name: row.name.clone(),
        facts: facts_of(row)?,
        rev: wire::Rev {
            counter: row.counter,
            device: row.device.clone(),
        },
    })
}

fn from_row(row: &store::OwnExercise) -> Option<Exercise> {
    let facts = facts_of(row)?;
    let works = works(&facts).ok()?;
    Some(Exercise {
        id: ExerciseId::new(row.id.to_string()),
        name: row.name.clone(),
        muscles: works.muscles,
        pattern: works.pattern,
        equipment: works.equipment,
        loading: match facts.loading {
            wire::Loading::External => Loading::External,
            wire::Loading::Bodyweight => Loading::Bodyweight,
            wire::Loading::Assisted => Loading::Assisted,
        },
        measure: match facts.measure {
            wire::Measure::Reps => Measure::Reps,
            wire::Measure::Time => Measure::Time,
            wire::Measure::Distance => Measure::Distance,
        },
        sides: if facts.per_side {
            Sides::Each
        } else {
            Sides::Both
        },
        substitutes: Vec::new(),
    })
}
