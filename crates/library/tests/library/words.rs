//! The catalogue has a sentence for every code of the engine and every key that code speaks.

use std::path::{Path, PathBuf};

use recoup_engine::decision::{Disagreement, Input, State};
use recoup_engine::exercise::{Muscle, Pattern};
use recoup_engine::reason::{Grade, Rule};
use recoup_engine::safety::{LifeStage, RedFlag};
use recoup_engine::wellness::{Illness, Site, SleepBand, Wellness};
use recoup_library::{Language, Library, Words};

/// `prefix.code` for every code.
fn keys<T: Copy>(prefix: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Vec<String> {
    all.iter()
        .map(|value| format!("{prefix}.{}", code(*value)))
        .collect()
}

fn require(words: &Words, keys: &[String]) {
    let absent: Vec<&String> = keys.iter().filter(|key| !words.has(key)).collect();
    assert!(absent.is_empty(), "the catalogue has no {absent:?}");
}

#[test]
fn every_code_of_the_engine_has_words() {
    let library = Library::embedded();
    let words = library.words();
    require(words, &keys("state", State::ALL, State::code));
    require(words, &keys("chosen", State::ALL, State::code));
    require(
        words,
        &keys("disagreement", Disagreement::ALL, Disagreement::code),
    );
    require(words, &keys("input", Input::ALL, Input::code));
    require(words, &keys("muscle", Muscle::ALL, Muscle::code));
    require(words, &keys("site", Site::ALL, Site::code));
    require(words, &keys("pattern", Pattern::ALL, Pattern::code));
    require(words, &keys("stage", LifeStage::ALL, LifeStage::code));
    require(words, &keys("evidence", Grade::ALL, Grade::code));
    require(words, &keys("item", Wellness::ALL, Wellness::code));
    require(words, &keys("low", Wellness::ALL, Wellness::code));
    require(words, &keys("sleep_band", SleepBand::ALL, SleepBand::code));
    require(words, &keys("flag", RedFlag::ALL, RedFlag::code));
    for illness in Illness::ALL {
        let key = format!("illness.{}", illness.code());
        require(words, &[format!("{key}.name"), format!("{key}.sentence")]);
    }
}

#[test]
fn every_flag_that_stops_has_its_screen() {
    let library = Library::embedded();
    for flag in RedFlag::ALL.iter().filter(|flag| flag.stops().is_some()) {
        for part in ["sentence", "say"] {
            let key = format!("stop.{}.{part}", flag.code());
            let said = library.words().say(&key, &[("call", "112")]);
            assert!(said.is_ok_and(|said| 40 < said.len()), "{key}");
        }
    }
    for step in 1..=3 {
        let key = format!("stop.way_back.{step}");
        require(
            library.words(),
            &[format!("{key}.title"), format!("{key}.text")],
        );
    }
}

#[test]
fn what_speaks_against_names_a_rule() {
    let library = Library::embedded();
    let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    let against = library
        .words()
        .iter()
        .filter_map(|(key, _)| key.strip_prefix("against."));
    let against: Vec<&str> = against.collect();
    assert!(!against.is_empty());
    assert!(
        against.iter().all(|code| codes.contains(code)),
        "{against:?}"
    );
}

#[test]
fn every_program_says_for_whom_it_is() {
    let library = Library::embedded();
    let ids = library
        .programs()
        .map(|w| format!("program.{}.for_whom", w.program.id));
    require(library.words(), &ids.collect::<Vec<_>>());
}

/// The text of a file of this workspace.
fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path);
    std::fs::read_to_string(path).expect("a file of this workspace")
}

/// What a sentence of a decision may use, by its key; every one may also use session and day.
const SENTENCES: [(&str, &[&str]); 40] = [
    ("push_earned", &["lift", "step"]),
    ("push_recovered", &[]),
    ("push_ordinary", &[]),
    ("push_sore_but_ready", &["muscles"]),
    ("push_one_item", &["item"]),
    ("push_first_guess", &["prs"]),
    ("push_short_night", &["slept"]),
    ("push_no_check_in", &[]),
    ("short_of_time", &["minutes"]),
    ("part_makes_room", &["muscles", "exercises"]),
    ("hold_low", &["items"]),
    ("hold_first_guess", &["prs"]),
    ("hold_warning", &["points"]),
    ("hold_symptoms", &[]),
    ("hold_welcome_back", &["percent"]),
    ("hold_limit", &[]),
    ("swap_early", &["muscles", "hours"]),
    ("swap_sore", &["muscles", "level"]),
    ("swap_short_sleep", &["slept"]),
    ("swap_short_nights", &["nights", "of"]),
    ("swap_low_days", &["days", "of"]),
    ("swap_very_low", &["items"]),
    ("swap_first_guess", &["prs"]),
    ("swap_nothing_left", &["sites"]),
    ("swap_first_day_back", &[]),
    ("rest_ill", &["illness"]),
    ("rest_after_illness", &["last_ill"]),
    ("rest_planned", &[]),
    ("rest_recovery_planned", &["recovery", "minutes"]),
    ("ease_week", &["days"]),
    ("check_joint", &["site", "pattern", "days"]),
    ("check_gate", &[]),
    ("check_periods", &[]),
    ("check_bleeding", &[]),
    ("check_bone", &["site"]),
    ("check_after_birth", &[]),
    ("check_pregnancy", &[]),
    ("check_pressure", &[]),
    ("stop", &[]),
    ("support", &[]),
];

/// The keys that the engine gives its sentences, read from where it gives them.
fn engine_sentences() -> Vec<String> {
    let text = source("crates/engine/src/decision/sentence.rs");
    let (_, keys) = text
        .split_once("pub const fn key")
        .expect("the engine names its sentences");
    let keys = keys
        .lines()
        .filter_map(|line| line.split_once("=> \"")?.1.split_once('"'));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_sentence_of_a_decision_is_known_here() {
    let mut engine = engine_sentences();
    let mut known: Vec<&str> = SENTENCES.iter().map(|(key, _)| *key).collect();
    engine.sort_unstable();
    known.sort_unstable();
    assert_eq!(engine, known);
}

#[test]
fn sentences_use_only_the_values_they_get() {
    let library = Library::embedded();
    let words = library.words();
    for (key, values) in SENTENCES {
        let forms = ["", ".moved", ".plain"].map(|form| format!("sentence.{key}{form}"));
        let forms: Vec<&String> = forms.iter().filter(|form| words.has(form)).collect();
        assert!(!forms.is_empty(), "sentence.{key}");
        for form in forms {
            for placeholder in words.placeholders(form) {
                let given = values.contains(&placeholder);
                let moves = form.strip_suffix(".moved").is_some()
                    && ["session", "day"].contains(&placeholder);
                assert!(given || moves, "{form} uses {placeholder}");
            }
        }
    }
}

/// All Rust files under a folder.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn every_key_that_code_speaks_exists() {
    let library = Library::embedded();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["crates/server/src", "crates/cli/src"] {
        rust_files(&workspace.join(folder), &mut files);
    }
    let mut absent = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a file that was just listed");
        for (_, rest) in text
            .match_indices("say(\"")
            .map(|(at, m)| (at, &text[at + m.len()..]))
        {
            let key = rest.split('"').next().unwrap_or_default();
            let is_key = key.contains('.') && !key.contains(['{', ' ']);
            if is_key && !library.words().has(key) {
                absent.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(
        absent.is_empty(),
        "the catalogue has no\n{}",
        absent.join("\n")
    );
}

#[test]
fn every_language_says_all_that_english_says_with_nothing_made_up() {
    let library = Library::embedded();
    let english = library.words();
    for language in Language::ALL {
        let words = library.words_in(language);
        let keys = |words: &Words| words.iter().map(|(key, _)| key.to_owned()).collect();
        let (told, wanted): (Vec<String>, Vec<String>) = (keys(words), keys(english));
        assert_eq!(told, wanted, "{language:?}");
        for key in &wanted {
            let known = english.placeholders(key);
            let asked = words.placeholders(key);
            assert!(
                asked.iter().all(|name| known.contains(name)),
                "{language:?} {key}: {asked:?} of {known:?}"
            );
        }
    }
}

/// The texts between `=> "` or another opening and the next quote, from a place in a source on.
fn quoted(text: &str, from: &str, opening: &str) -> Vec<String> {
    let (_, rest) = text.split_once(from).expect("the function is still there");
    let rest = rest.split("\n}\n").next().unwrap_or_default();
    let rest = rest
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("( \"", "(\"");
    let found = rest
        .match_indices(opening)
        .map(|(at, m)| &rest[at + m.len()..]);
    found
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect()
}

#[test]
fn every_reason_and_every_load_has_words() {
    let library = Library::embedded();
    let speech = source("crates/server/src/app/speech.rs");
    let facts = quoted(&speech, "fn fact_key", "=> \"");
    assert!(20 < facts.len(), "{facts:?}");
    for fact in facts {
        let key = format!("reason.{fact}");
        require(
            library.words(),
            &[format!("{key}.title"), format!("{key}.text")],
        );
    }
    let loads = quoted(
        &source("crates/server/src/app/prescription.rs"),
        "fn load_words",
        "said(\"",
    );
    assert!(5 < loads.len(), "{loads:?}");
    let loads: Vec<String> = loads.iter().map(|load| format!("load.{load}")).collect();
    require(library.words(), &loads);
}

#[test]
fn medical_texts_say_that_they_await_a_reading() {
    let library = Library::embedded();
    let note = library
        .words()
        .say("medical.awaiting", &[])
        .expect("the note");
    assert!(note.contains("await a clinician"));
}

#[test]
fn recovery_is_told_honestly() {
    let library = Library::embedded();
    let text = library
        .words()
        .say("disclosure.recovery.text", &[])
        .expect("the disclosure");
    for part in [
        "for a short while",
        "have not shown",
        "does not slow you down",
        "rest",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(
        text.lines().filter(|line| !line.trim().is_empty()).count(),
        4
    );
}

#[test]
fn decisions_never_say_you_are_recovered() {
    for (key, sentence) in Library::embedded().words().iter() {
        assert!(!sentence.contains("You are recovered"), "{key}");
        assert!(!sentence.contains("of about 48"), "{key}");
    }
}
