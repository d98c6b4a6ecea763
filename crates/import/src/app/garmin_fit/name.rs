//! Garmin's name of an exercise: a category, and a number within it.

use std::fmt::Display;

use rustyfit::profile::typedef::{self, ExerciseCategory};

/// What stands where the watch had no guess.
pub(crate) const UNKNOWN: &str = "Unknown exercise";

/// The exercise in words, `Barbell Bench Press`; the category alone where the number is
/// missing or newer than the profile we know.
pub(crate) fn exercise(category: u16, subtype: Option<u16>) -> String {
    let category = ExerciseCategory(category);
    if matches!(
        category,
        ExerciseCategory::UNKNOWN | ExerciseCategory(u16::MAX)
    ) {
        return UNKNOWN.to_owned();
    }
    subtype
        .and_then(|subtype| within(category, subtype))
        .or_else(|| written(&category))
        .unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Every exercise that has a number of its own, by category.
pub(crate) fn all() -> impl Iterator<Item = (ExerciseCategory, u16, String)> {
    /// More categories and more numbers in one than the profile has.
    const CATEGORIES: u16 = 64;
    const NUMBERS: u16 = 256;
    (0..CATEGORIES).flat_map(|category| {
        (0..NUMBERS).filter_map(move |number| {
            let category = ExerciseCategory(category);
            within(category, number).map(|name| (category, number, name))
        })
    })
}

fn within(category: ExerciseCategory, subtype: u16) -> Option<String> {
    use typedef::ExerciseCategory as C;
    match category {
        C::BENCH_PRESS => written(&typedef::BenchPressExerciseName(subtype)),
        C::CALF_RAISE => written(&typedef::CalfRaiseExerciseName(subtype)),
        C::CARDIO => written(&typedef::CardioExerciseName(subtype)),
        C::CARRY => written(&typedef::CarryExerciseName(subtype)),
        C::CHOP => written(&typedef::ChopExerciseName(subtype)),
        C::CORE => written(&typedef::CoreExerciseName(subtype)),
        C::CRUNCH => written(&typedef::CrunchExerciseName(subtype)),
        C::CURL => written(&typedef::CurlExerciseName(subtype)),
        C::DEADLIFT => written(&typedef::DeadliftExerciseName(subtype)),
        C::FLYE => written(&typedef::FlyeExerciseName(subtype)),
        C::HIP_RAISE => written(&typedef::HipRaiseExerciseName(subtype)),
        C::HIP_STABILITY => written(&typedef::HipStabilityExerciseName(subtype)),
        C::HIP_SWING => written(&typedef::HipSwingExerciseName(subtype)),
        C::HYPEREXTENSION => written(&typedef::HyperextensionExerciseName(subtype)),
        C::LATERAL_RAISE => written(&typedef::LateralRaiseExerciseName(subtype)),
        C::LEG_CURL => written(&typedef::LegCurlExerciseName(subtype)),
        C::LEG_RAISE => written(&typedef::LegRaiseExerciseName(subtype)),
        C::LUNGE => written(&typedef::LungeExerciseName(subtype)),
        C::OLYMPIC_LIFT => written(&typedef::OlympicLiftExerciseName(subtype)),
        C::PLANK => written(&typedef::PlankExerciseName(subtype)),
        C::PLYO => written(&typedef::PlyoExerciseName(subtype)),
        C::PULL_UP => written(&typedef::PullUpExerciseName(subtype)),
        C::PUSH_UP => written(&typedef::PushUpExerciseName(subtype)),
        C::ROW => written(&typedef::RowExerciseName(subtype)),
        C::SHOULDER_PRESS => written(&typedef::ShoulderPressExerciseName(subtype)),
        C::SHOULDER_STABILITY => written(&typedef::ShoulderStabilityExerciseName(subtype)),
        C::SHRUG => written(&typedef::ShrugExerciseName(subtype)),
        C::SIT_UP => written(&typedef::SitUpExerciseName(subtype)),
        C::SQUAT => written(&typedef::SquatExerciseName(subtype)),
        C::TOTAL_BODY => written(&typedef::TotalBodyExerciseName(subtype)),
        C::TRICEPS_EXTENSION => written(&typedef::TricepsExtensionExerciseName(subtype)),
        C::WARM_UP => written(&typedef::WarmUpExerciseName(subtype)),
        C::RUN => written(&typedef::RunExerciseName(subtype)),
        C::BIKE => written(&typedef::BikeExerciseName(subtype)),
        C::MOVE => written(&typedef::MoveExerciseName(subtype)),
        C::POSE => written(&typedef::PoseExerciseName(subtype)),
        C::BANDED_EXERCISES => written(&typedef::BandedExercisesExerciseName(subtype)),
        C::BATTLE_ROPE => written(&typedef::BattleRopeExerciseName(subtype)),
        C::ELLIPTICAL => written(&typedef::EllipticalExerciseName(subtype)),
        C::FLOOR_CLIMB => written(&typedef::FloorClimbExerciseName(subtype)),
        C::INDOOR_BIKE => written(&typedef::IndoorBikeExerciseName(subtype)),
        C::INDOOR_ROW => written(&typedef::IndoorRowExerciseName(subtype)),
        C::LADDER => written(&typedef::LadderExerciseName(subtype)),
        C::SANDBAG => written(&typedef::SandbagExerciseName(subtype)),
        C::SLED => written(&typedef::SledExerciseName(subtype)),
        C::SLEDGE_HAMMER => written(&typedef::SledgeHammerExerciseName(subtype)),
        C::STAIR_STEPPER => written(&typedef::StairStepperExerciseName(subtype)),
        C::SUSPENSION => written(&typedef::SuspensionExerciseName(subtype)),
        C::TIRE => written(&typedef::TireExerciseName(subtype)),
        C::RUN_INDOOR => written(&typedef::RunIndoorExerciseName(subtype)),
        C::BIKE_OUTDOOR => written(&typedef::BikeOutdoorExerciseName(subtype)),
        _ => None,
    }
}

/// `barbell_bench_press` as `Barbell Bench Press`; nothing for a number without a name, which
/// the profile writes as `Name(7)`.
fn written(name: &impl Display) -> Option<String> {
    let name = name.to_string();
    if name.is_empty() || name.contains('(') {
        return None;
    }
    let words = name.trim_start_matches('_').split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exercises_have_names_people_know() {
        assert_eq!(exercise(0, Some(1)), "Barbell Bench Press");
        assert_eq!(exercise(0, None), "Bench Press");
        assert_eq!(exercise(0, Some(9_999)), "Bench Press");
        assert_eq!(exercise(65_534, Some(3)), UNKNOWN);
        assert_eq!(exercise(u16::MAX, None), UNKNOWN);
    }
}
