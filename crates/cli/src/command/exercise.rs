//! `exercise`: exercises of your own, beside the library's.

use anyhow::{Context, Result};
use recoup_server::{app, wire};
use uuid::Uuid;

use super::check_in::coded;
use crate::args::{ExerciseVerb, Facts};
use crate::home::{Home, rev};

/// Does what was asked, then shows hers.
pub(crate) fn exercise(home: &Home, verb: Option<&ExerciseVerb>) -> Result<()> {
    match verb {
        None | Some(ExerciseVerb::List { all: false }) => {}
        Some(ExerciseVerb::List { all: true }) => return list_all(home),
        Some(ExerciseVerb::Add { name, facts }) => add(home, name, facts)?,
        Some(ExerciseVerb::Edit {
            exercise,
            name,
            facts,
        }) => edit(home, exercise, name.as_deref(), facts)?,
        Some(ExerciseVerb::Remove { exercise }) => remove(home, exercise)?,
    }
    let own = home.read(app::list_own_exercises)?;
    home.out.show(&own, |own| lines(own))
}

fn add(home: &Home, name: &str, told: &Facts) -> Result<()> {
    let usual = wire::ExerciseFacts {
        direct: Vec::new(),
        indirect: Vec::new(),
        pattern: told
            .pattern
            .clone()
            .context("say what movement it is with --pattern, such as squat, hinge or core")?,
        equipment: Vec::new(),
        loading: wire::Loading::External,
        measure: wire::Measure::Reps,
        per_side: false,
    };
    let exercise = wire::OwnExercise {
        id: Uuid::now_v7(),
        name: name.to_owned(),
        facts: changed(usual, told)?,
        rev: rev(1),
    };
    put(home, exercise)
}

fn edit(home: &Home, exercise: &str, name: Option<&str>, told: &Facts) -> Result<()> {
    let known = find(home, exercise)?;
    let exercise = wire::OwnExercise {
        name: name.map_or(known.name, str::to_owned),
        facts: changed(known.facts, told)?,
        rev: rev(known.rev.counter + 1),
        ..known
    };
    put(home, exercise)
}

fn put(home: &Home, exercise: wire::OwnExercise) -> Result<()> {
    home.write(move |tx, desk| app::put_own_exercise(tx, desk, &exercise))?;
    Ok(())
}

fn remove(home: &Home, exercise: &str) -> Result<()> {
    let known = find(home, exercise)?;
    let rev = rev(known.rev.counter + 1);
    home.write(move |tx, desk| app::delete_own_exercise(tx, desk, known.id, &rev))
}

/// One of hers by its name or id.
fn find(home: &Home, exercise: &str) -> Result<wire::OwnExercise> {
    let own = home.read(app::list_own_exercises)?;
    let names: Vec<String> = own.iter().map(|e| e.name.clone()).collect();
    let called = exercise.to_lowercase();
    let mut own = own.into_iter();
    own.find(|e| e.name.to_lowercase() == called || e.id.to_string() == called)
        .with_context(|| {
            let known = names.join(", ");
            format!("there is no exercise {exercise:?} of yours; there are: {known}")
        })
}

/// What was told over what is known.
fn changed(known: wire::ExerciseFacts, told: &Facts) -> Result<wire::ExerciseFacts> {
    let loading = |text: &String| coded("--loading", text, "external, bodyweight or assisted");
    let measure = |text: &String| coded("--measure", text, "reps, time or distance");
    Ok(wire::ExerciseFacts {
        direct: told.direct.clone().unwrap_or(known.direct),
        indirect: told.indirect.clone().unwrap_or(known.indirect),
        pattern: told.pattern.clone().unwrap_or(known.pattern),
        equipment: told.equipment.clone().unwrap_or(known.equipment),
        loading: told.loading.as_ref().map_or(Ok(known.loading), loading)?,
        measure: told.measure.as_ref().map_or(Ok(known.measure), measure)?,
        per_side: !told.both_sides && (told.each_side || known.per_side),
    })
}

fn list_all(home: &Home) -> Result<()> {
    let cards = home.read(|_, desk| Ok(app::list_exercises(desk)))?;
    let line = |card: &wire::ExerciseCard| {
        let own = if card.own { "  (yours)" } else { "" };
        format!("  {}{own}", card.name)
    };
    home.out.show(&cards, |cards| {
        cards.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

fn lines(own: &[wire::OwnExercise]) -> String {
    if own.is_empty() {
        return "No exercises of your own. Add one with `recoup exercise add`.".to_owned();
    }
    own.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(exercise: &wire::OwnExercise) -> String {
    let facts = &exercise.facts;
    let mut told = vec![facts.direct.join(", ")];
    told.extend(
        (!facts.indirect.is_empty()).then(|| format!("with {}", facts.indirect.join(", "))),
    );
    told.extend((!facts.equipment.is_empty()).then(|| facts.equipment.join(", ")));
    told.extend((facts.measure == wire::Measure::Time).then(|| "timed".to_owned()));
    told.extend((facts.measure == wire::Measure::Distance).then(|| "by distance".to_owned()));
    told.extend(facts.per_side.then(|| "each side".to_owned()));
    format!("  {}: {}", exercise.name, told.join("; "))
}
