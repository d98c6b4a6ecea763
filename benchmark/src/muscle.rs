//! The muscle group of an exercise by its name, as the protocol reads it.
//!
//! For the normalised table, whose names are free text, and for exported names that the library
//! does not know.

use recoup_engine::exercise::Muscle;

/// Word stems by group, in the order they are tried; the first that occurs decides.
const STEMS: [(u8, &[&str]); 10] = [
    (7, &["calf", "calves", "panturr", "waden"]),
    (
        8,
        &[
            "crunch",
            "sit up",
            "sit-up",
            "plank",
            "leg raise",
            "knee raise",
            "twist",
            "oblique",
            "ab wheel",
            "ab roll",
            "wood",
            "pallof",
            "abdom",
            "core",
            "toes",
        ],
    ),
    (
        6,
        &[
            "deadlift",
            "rdl",
            "leg curl",
            "hamstring",
            "hip thrust",
            "glute",
            "good morning",
            "back extension",
            "hyperext",
            "clean",
            "snatch",
            "kettlebell swing",
            "abduct",
            "kickback (glute",
            "rack pull",
            "flexora",
            "pull through",
            "nordic",
            "bridge",
        ],
    ),
    (
        5,
        &[
            "squat",
            "leg press",
            "leg ext",
            "lunge",
            "step up",
            "hack",
            "split",
            "adduct",
            "cadeira extensora",
            "sissy",
            "beinpresse",
            "quad",
        ],
    ),
    (
        4,
        &[
            "tricep",
            "skull",
            "pushdown",
            "push down",
            "kickback",
            "close grip",
            "close-grip",
            "french",
        ],
    ),
    (
        2,
        &[
            "overhead",
            "shoulder",
            "military",
            "lateral raise",
            "front raise",
            "arnold",
            "upright",
            "delt",
            "reverse fly",
            "face pull",
            "ohp",
            "desenvolv",
            "push press",
            "schulter",
            "elevação",
            "raise",
        ],
    ),
    (
        0,
        &[
            "bench",
            "chest",
            "fly",
            "pec",
            "dip",
            "push up",
            "push-up",
            "crossover",
            "press up",
            "supino",
            "crucifixo",
            "incline press",
            "floor press",
            "bankdr",
        ],
    ),
    (3, &["curl", "rosca", "bicep"]),
    (
        1,
        &[
            "row",
            "pulldown",
            "pull down",
            "pull up",
            "pull-up",
            "chin up",
            "chin-up",
            "pullover",
            "lat ",
            "shrug",
            "puxada",
            "remada",
            "t bar",
            "t-bar",
            "lats",
            "inverted",
        ],
    ),
    (0, &["press"]),
];

/// The group of exercises whose name tells nothing.
const OTHER: u8 = 9;

/// The muscle group of an exercise: 0 chest, 1 back, 2 shoulder, 3 biceps, 4 triceps, 5 quad,
/// 6 posterior, 7 calf, 8 core, 9 other.
pub(crate) fn muscle(exercise: &str) -> u8 {
    let name = exercise.to_lowercase();
    let found = STEMS
        .iter()
        .find(|(_, stems)| stems.iter().any(|stem| name.contains(stem)));
    found.map_or(OTHER, |(group, _)| *group)
}

/// The group of a muscle of the library.
pub(crate) const fn group(muscle: Muscle) -> u8 {
    match muscle {
        Muscle::Chest => 0,
        Muscle::UpperBack | Muscle::Lats | Muscle::Traps => 1,
        Muscle::FrontShoulders | Muscle::SideShoulders | Muscle::RearShoulders => 2,
        Muscle::Biceps | Muscle::Forearms => 3,
        Muscle::Triceps => 4,
        Muscle::Quads | Muscle::Adductors => 5,
        Muscle::Hamstrings | Muscle::Glutes | Muscle::LowerBack => 6,
        Muscle::Calves => 7,
        Muscle::Abs | Muscle::HipFlexors => 8,
        Muscle::Neck => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_matching_group_decides() {
        assert_eq!(muscle("Leg Press Calf Raise"), 7);
        assert_eq!(muscle("bench press (barbell)"), 0);
        assert_eq!(muscle("machine press"), 0);
        assert_eq!(muscle("yoga"), OTHER);
    }
}
