//! Finding our exercise behind the name that an app or a person gave it.
//!
//! A name is brought to a canonical set of words: lower case, brackets open, plurals single, the
//! spellings of the common apps joined ("Bench Press (Barbell)", "barbell bench presses" and "BB
//! bench-press" are one). If that set is a name or an alias of ours, the match is sure. Otherwise
//! the nearest name is a guess with a confidence, to be confirmed by the person.

use std::collections::BTreeMap;

use recoup_engine::exercise::ExerciseId;

use crate::exercises::ExerciseCard;

/// What a name was found to mean.
#[derive(Debug, Clone, PartialEq)]
pub enum NameMatch {
    /// It is our own name for the exercise.
    Exact(ExerciseId),
    /// It is a name that we know the exercise by.
    Alias(ExerciseId),
    /// The nearest exercise, to be confirmed.
    Guess {
        /// Which exercise.
        exercise: ExerciseId,
        /// How near the names are, 0 to 1; nothing below [`LEAST_CONFIDENCE`] is offered.
        confidence: f64,
    },
    /// Nothing is near.
    Unknown,
}

impl NameMatch {
    /// The exercise, where the name is known.
    pub const fn sure(&self) -> Option<&ExerciseId> {
        match self {
            Self::Exact(id) | Self::Alias(id) => Some(id),
            Self::Guess { .. } | Self::Unknown => None,
        }
    }

    /// The exercise to propose: the one that is sure, else the nearest, if anything is near.
    pub const fn guess(&self) -> Option<&ExerciseId> {
        match self {
            Self::Exact(exercise) | Self::Alias(exercise) | Self::Guess { exercise, .. } => {
                Some(exercise)
            }
            Self::Unknown => None,
        }
    }
}

/// The least confidence at which a guess is offered.
/// Choice: two of three words in common; below it, guesses on real logs were mostly wrong.
pub const LEAST_CONFIDENCE: f64 = 0.6;

/// How much a word about equipment counts beside a word about the movement.
/// Choice: "curl" matters more than "cable" in "cable curl".
const EQUIPMENT_COUNTS: f64 = 0.5;

/// How much of a guess stays when the equipment of both names is told and differs.
const OTHER_EQUIPMENT: f64 = 0.6;

/// How like two words must be to be the same word with a slip.
const SAME_WORD: f64 = 0.7;

/// Every name of every exercise, in canonical form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<Vec<String>, (ExerciseId, bool)>);

impl Names {
    /// All names and aliases. Where two exercises share one, the first by id keeps it, and a name
    /// beats an alias.
    pub(crate) fn of<'a>(cards: impl Iterator<Item = &'a ExerciseCard> + Clone) -> Self {
        let mut names = BTreeMap::new();
        for card in cards.clone() {
            names
                .entry(canonical(&card.name))
                .or_insert((card.id.clone(), true));
        }
        for card in cards {
            let id_as_name = card.id.as_str().replace('-', " ");
            for alias in card.aliases.iter().chain([&id_as_name]) {
                names
                    .entry(canonical(alias))
                    .or_insert((card.id.clone(), false));
            }
        }
        Self(names)
    }

    /// What a name means.
    pub(crate) fn find(&self, name: &str) -> NameMatch {
        let words = canonical(name);
        match self.0.get(&words) {
            Some((id, true)) => NameMatch::Exact(id.clone()),
            Some((id, false)) => NameMatch::Alias(id.clone()),
            None => self.nearest(&words),
        }
    }

    fn nearest(&self, words: &[String]) -> NameMatch {
        let mut best: Option<(&ExerciseId, f64)> = None;
        for (known, (id, _)) in &self.0 {
            let confidence = likeness(words, known);
            if best.is_none_or(|(_, most)| most < confidence) {
                best = Some((id, confidence));
            }
        }
        match best {
            Some((id, confidence)) if LEAST_CONFIDENCE <= confidence => NameMatch::Guess {
                exercise: id.clone(),
                confidence,
            },
            Some(_) | None => NameMatch::Unknown,
        }
    }
}

/// Whether two names are the same but for brackets, plurals, the order of words and the spellings of
/// the common apps.
pub fn is_same_name(one: &str, other: &str) -> bool {
    canonical(one) == canonical(other)
}

/// Words that say with what, not what.
const EQUIPMENT: [&str; 14] = [
    "barbell",
    "dumbbell",
    "kettlebell",
    "cable",
    "machine",
    "band",
    "smith",
    "ezbar",
    "trapbar",
    "plate",
    "bodyweight",
    "weighted",
    "assisted",
    "loaded",
];

fn counts(word: &str) -> f64 {
    if EQUIPMENT.contains(&word) {
        EQUIPMENT_COUNTS
    } else {
        1.0
    }
}

/// How alike two canonical names are, 0 to 1: shared words over all words, each as it counts.
fn likeness(a: &[String], b: &[String]) -> f64 {
    let weigh = |words: &[String]| words.iter().map(|w| counts(w)).sum::<f64>();
    let total = weigh(a) + weigh(b);
    if total <= 0.0 {
        return 0.0;
    }
    let shared: f64 = a
        .iter()
        .map(|word| b.iter().map(|other| same(word, other)).fold(0.0, f64::max) * counts(word))
        .sum();
    let kit = |words: &[String]| words.iter().any(|w| EQUIPMENT.contains(&w.as_str()));
    let shares_kit = a
        .iter()
        .any(|w| EQUIPMENT.contains(&w.as_str()) && b.contains(w));
    let agree = if kit(a) && kit(b) && !shares_kit {
        OTHER_EQUIPMENT
    } else {
        1.0
    };
    agree * (2.0 * shared / total).min(1.0)
}

/// 1 for the same word, less for one with a slip in it, 0 for another word.
fn same(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // Slips hardly ever hit the first letter, and most pairs of words end here.
    if a.chars().next() != b.chars().next() {
        return 0.0;
    }
    let likeness = pairs_in_common(a, b);
    if likeness < SAME_WORD { 0.0 } else { likeness }
}

/// Dice's coefficient over neighboring letters.
fn pairs_in_common(a: &str, b: &str) -> f64 {
    let pairs =
        |word: &str| -> Vec<(char, char)> { word.chars().zip(word.chars().skip(1)).collect() };
    let (a, mut b) = (pairs(a), pairs(b));
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if all == 0 {
        return 0.0;
    }
    let mut shared = 0_u32;
    for pair in &a {
        if let Some(at) = b.iter().position(|p| p == pair) {
            b.swap_remove(at);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / f64::from(all)
}

/// Spellings of two or more words that are one thing, longest first; after plurals are gone.
const PHRASES: [(&str, &str); 46] = [
    ("each side", ""),
    ("romanian dead lift", "romanian deadlift"),
    ("iso lateral", "isolateral"),
    ("stiff legged", "stiff leg"),
    ("straight legged", "stiff leg"),
    ("dead lift", "deadlift"),
    ("one handed", "single arm"),
    ("one arm", "single arm"),
    ("1 arm", "single arm"),
    ("1 leg", "single leg"),
    ("one leg", "single leg"),
    ("one legged", "single leg"),
    ("single legged", "single leg"),
    ("pull down", "pulldown"),
    ("push down", "pushdown"),
    ("press down", "pushdown"),
    ("pressdown", "pushdown"),
    ("pushup", "push up"),
    ("pullup", "pull up"),
    ("chinup", "chin up"),
    ("situp", "sit up"),
    ("stepup", "step up"),
    ("skull crusher", "skullcrusher"),
    ("e z bar", "ezbar"),
    ("ez bar", "ezbar"),
    ("ez curl bar", "ezbar"),
    ("t bar", "tbar"),
    ("v bar", "vbar"),
    ("trap bar", "trapbar"),
    ("hex bar", "trapbar"),
    ("smith machine", "smith"),
    ("body weight", "bodyweight"),
    ("kick back", "kickback"),
    ("pull over", "pullover"),
    ("cross over", "crossover"),
    ("dead hang", "deadhang"),
    ("rdl", "romanian deadlift"),
    ("ohp", "overhead press"),
    ("db", "dumbbell"),
    ("bb", "barbell"),
    ("kb", "kettlebell"),
    ("bw", "bodyweight"),
    ("bulgarian squat", "bulgarian split squat"),
    ("military press", "overhead press"),
    ("facepull", "face pull"),
    ("rear delt", "rear deltoid"),
];

/// Words that say nothing about which exercise it is.
const EMPTY: [&str; 12] = [
    "the",
    "with",
    "on",
    "at",
    "a",
    "an",
    "of",
    "to",
    "and",
    "per",
    "variation",
    "exercise",
];

/// A name as a sorted set of canonical words.
fn canonical(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace(['\'', '\u{2019}'], "");
    let split = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let text = format!(" {} ", split.map(singular).collect::<Vec<_>>().join(" "));
    let text = PHRASES.iter().fold(text, |text, (from, to)| {
        if text.contains(from) {
            text.replace(&format!(" {from} "), &format!(" {to} "))
        } else {
            text
        }
    });
    let words = text
        .split(' ')
        .filter(|w| !w.is_empty() && !EMPTY.contains(w));
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A word without its plural, and with the usual slips set right.
fn singular(word: &str) -> String {
    let known = match word {
        "tricep" | "triceps" => Some("triceps"),
        "bicep" | "biceps" => Some("biceps"),
        "abs" | "ab" => Some("abs"),
        "flies" | "flye" | "flyes" | "flys" | "fly" => Some("fly"),
        "calves" | "calf" => Some("calf"),
        "barbel" | "barbells" => Some("barbell"),
        "dumbell" | "dumbells" | "dumbel" | "dbs" => Some("dumbbell"),
        "delts" => Some("delt"),
        _ => None,
    };
    if let Some(known) = known {
        return known.to_owned();
    }
    let stem = match word {
        w if w.ends_with("sses") || w.ends_with("ches") || w.ends_with("shes") => &w[..w.len() - 2],
        w if w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") => {
            &w[..w.len() - 1]
        }
        w => w,
    };
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_apps_are_one_name() {
        let names = [
            "Bench Press (Barbell)",
            "barbell bench presses",
            "BB Bench-Press",
        ];
        for name in names {
            assert_eq!(canonical(name), canonical("Barbell bench press"), "{name}");
        }
        assert_eq!(
            canonical("One-Arm Pushdowns"),
            canonical("single arm push down")
        );
        assert_ne!(canonical("Curl (Barbell)"), canonical("Curl (Dumbbell)"));
    }

    #[test]
    fn no_name_stands_for_two_exercises() {
        let library = crate::Library::embedded();
        let mut owners: BTreeMap<Vec<String>, ExerciseId> = BTreeMap::new();
        let mut shared = Vec::new();
        for exercise in library.exercises().iter() {
            let card = library
                .exercise_card(exercise.id.as_str())
                .expect("every exercise has a card");
            for name in card.aliases.iter().chain([&card.name]) {
                let owner = owners.entry(canonical(name)).or_insert(card.id.clone());
                if *owner != card.id {
                    shared.push(format!("{name}: {owner}, {}", card.id));
                }
            }
        }
        assert!(shared.is_empty(), "{}", shared.join("\n"));
    }

    #[test]
    fn slips_of_the_keyboard_are_near() {
        let near = likeness(
            &canonical("Incline Benhc Press"),
            &canonical("incline bench press"),
        );
        let far = likeness(&canonical("Leg curl"), &canonical("bench press"));
        assert!(
            far < LEAST_CONFIDENCE && LEAST_CONFIDENCE < near,
            "{far} {near}"
        );
    }

    #[test]
    fn other_equipment_makes_a_guess_weaker() {
        let cable = canonical("curl cable");
        let band = likeness(&canonical("curl band"), &cable);
        let bare = likeness(&canonical("curl"), &cable);
        assert!(band < bare);
    }
}
