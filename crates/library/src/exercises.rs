//! Strength exercises: what the rules need, and the card that people read.

use recoup_engine::exercise::{
    Equipment, Exercise, ExerciseId, Loading, Measure, Muscle, Pattern, Share, Sides,
};

use crate::page::{Fields, Target};

/// What a person reads about an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExerciseCard {
    /// The exercise.
    pub id: ExerciseId,
    /// Its name for people.
    pub name: String,
    /// Other names it goes by in apps and gyms.
    pub aliases: Vec<String>,
    /// How to stand, sit or lie before the first repetition.
    pub setup: String,
    /// What to do.
    pub action: String,
    /// What to watch for.
    pub watch: String,
}

/// An exercise with its card, as one entry of a file gives them.
pub(crate) type Entry = (Exercise, ExerciseCard);

/// Reads one `[[exercise]]`; `None` if a field that it needs is missing or wrong.
pub(crate) fn read(mut fields: Fields<'_, '_>) -> Option<Entry> {
    let id = fields.text("id").map(ExerciseId::new);
    let name = fields.text("name");
    let muscles = read_muscles(&mut fields);
    let pattern = fields.code("pattern", Pattern::from_code);
    let equipment = fields.codes("equipment", Equipment::from_code);
    let loading = fields.code_or("loading", Loading::External, Loading::from_code);
    let measure = fields.code_or("measure", Measure::Reps, Measure::from_code);
    let sides = fields.code_or("sides", Sides::Both, Sides::from_code);
    let substitutes = fields.ids("substitutes", Target::Exercise);
    let aliases = fields
        .texts("aliases")
        .into_iter()
        .map(toml::Spanned::into_inner);
    let aliases: Vec<String> = aliases.collect();
    let (setup, action) = (fields.text("setup"), fields.text("do"));
    let watch = fields.text("watch");
    fields.close();
    let (id, name) = (id?, name?);
    let card = ExerciseCard {
        id: id.clone(),
        name: name.clone(),
        aliases,
        setup: setup?,
        action: action?,
        watch: watch?,
    };
    let exercise = Exercise {
        id,
        name,
        muscles: muscles?,
        pattern: pattern?,
        equipment,
        loading: loading?,
        measure: measure?,
        sides: sides?,
        substitutes: substitutes.into_iter().map(ExerciseId::new).collect(),
    };
    Some((exercise, card))
}

/// The muscles of `direct` and `indirect`; each may stand only once.
fn read_muscles(fields: &mut Fields<'_, '_>) -> Option<Vec<(Muscle, Share)>> {
    let direct = fields.codes("direct", Muscle::from_code);
    let indirect = fields.codes("indirect", Muscle::from_code);
    if direct.is_empty() {
        let text = "must name at least one muscle".to_owned();
        fields.report(&fields.span_of("direct"), "direct", "", text);
        return None;
    }
    let shares = direct.into_iter().map(|m| (m, Share::Direct));
    let shares = shares.chain(indirect.into_iter().map(|m| (m, Share::Indirect)));
    let mut muscles: Vec<(Muscle, Share)> = Vec::new();
    for (muscle, share) in shares {
        if muscles.iter().any(|(m, _)| *m == muscle) {
            let text = "a muscle may stand only once".to_owned();
            fields.report(
                &fields.span_of(share.code()),
                share.code(),
                muscle.code(),
                text,
            );
            continue;
        }
        muscles.push((muscle, share));
    }
    Some(muscles)
}
