//! When two written names mean one exercise.

/// Kit that some apps write before the exercise and others after it in parentheses.
const KIT: [&str; 9] = [
    "smith machine",
    "trap bar",
    "barbell",
    "dumbbell",
    "cable",
    "machine",
    "ez-bar",
    "kettlebell",
    "band",
];

/// Names that apps write without the kit everybody uses, or in another order.
///
/// Choice: the built-in names of Strong, Hevy, Fitbod and `FitNotes` for the
/// lifts of nearly every program, led to Strong's spelling.
const KNOWN: [(&str, &str); 13] = [
    ("squat", "squat (barbell)"),
    ("back squat", "squat (barbell)"),
    ("front squat", "front squat (barbell)"),
    ("bench press", "bench press (barbell)"),
    ("incline bench press", "incline bench press (barbell)"),
    ("deadlift", "deadlift (barbell)"),
    ("romanian deadlift", "romanian deadlift (barbell)"),
    ("bent over row", "bent over row (barbell)"),
    ("bent over barbell row", "bent over row (barbell)"),
    ("barbell shoulder press", "overhead press (barbell)"),
    ("barbell curl", "bicep curl (barbell)"),
    ("lat pulldown", "lat pulldown (cable)"),
    ("seated cable row", "seated row (cable)"),
];

/// One spelling for all spellings of an exercise's name.
///
/// Case, runs of spaces and typographic marks do not count; kit written before
/// the name goes behind it in parentheses (`Cable Crossover` is
/// `crossover (cable)`); a few names without kit get the kit everybody means
/// (`Squat` is `squat (barbell)`). Other names are only brought to lower case.
///
/// # Example
/// ```
/// use recoup_import::exercise_key;
///
/// assert_eq!(exercise_key("Cable  Crossover "), "crossover (cable)");
/// assert_eq!(exercise_key("Squat"), exercise_key("Squat (Barbell)"));
/// ```
pub fn exercise_key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let plain = words
        .join(" ")
        .to_lowercase()
        .replace('\u{2019}', "'")
        .replace('º', "o");
    if let Some(&(_, known)) = KNOWN.iter().find(|(written, _)| *written == plain) {
        return known.to_owned();
    }
    let moved = KIT.iter().find_map(|kit| {
        let rest = plain.strip_prefix(kit)?.strip_prefix(' ')?;
        (!rest.ends_with(')')).then(|| format!("{rest} ({kit})"))
    });
    moved.unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_exercise_share_a_key() {
        let cases = [
            ("Bench Press (Barbell)", "bench press (barbell)"),
            ("Barbell Bench Press", "bench press (barbell)"),
            ("Bench Press", "bench press (barbell)"),
            (
                "Smith Machine Shoulder Press",
                "shoulder press (smith machine)",
            ),
            ("Farmer\u{2019}s Carry", "farmer's carry"),
            (
                "Seated Shoulder  Press (Barbell) ",
                "seated shoulder press (barbell)",
            ),
            ("Cable Row (Wide)", "cable row (wide)"),
            ("Leg Press 45º (Máquina)", "leg press 45o (máquina)"),
            ("", ""),
        ];
        for (name, key) in cases {
            assert_eq!(exercise_key(name), key, "{name}");
            assert_eq!(exercise_key(key), key, "a key is its own key");
        }
    }
}
