//! A mistake names its file, line, field and what was found; one mistake does not hide the next.

use recoup_library::{Library, read_program};

/// The mistakes of one text, as lines.
fn mistakes(text: &str) -> Vec<String> {
    let files = [("own.toml".to_owned(), text.to_owned())];
    let mistakes = Library::with_folder(&files).expect_err("a text with mistakes");
    mistakes.iter().map(ToString::to_string).collect()
}

const PROGRAM: &str = r#"[program]
id = "mine"
name = "Mine"
author = "A coach"
version = "1"
summary = "Two weeks."
length_days = 14
training_days = ["mon", "thu"]

[[program.phase]]
name = "All of it"
weeks = 2

[[program.phase.slot]]
strength = "A"
exercises = [
  { exercise = "goblet-squat", sets = [2, 3], reps = "8-12", left = 2.5 },
  { exercise = "plank", sets = 2, time_s = "20-40", progression = "linear 2.5 kg" },
]

[[program.phase.slot]]
recovery = "easy-walk"
minutes = 20
"#;

#[test]
fn sound_program_is_read() {
    let program = read_program("mine.toml", PROGRAM).expect("a sound program");
    assert_eq!((program.weeks().count(), program.length_days), (2, 14));
    let sets = |week: u8| {
        let week = program.week(week).expect("two weeks");
        week.strength().next().expect("a session").exercises[0].sets
    };
    assert_eq!((sets(1), sets(2)), (2, 3));
}

/// The mistakes of the sound program with one line replaced.
fn with_line(line: usize, text: &str) -> Vec<String> {
    let mut lines: Vec<&str> = PROGRAM.lines().collect();
    lines[line - 1] = text;
    let mistakes = read_program("mine.toml", &lines.join("\n")).expect_err("a mistake");
    mistakes.iter().map(ToString::to_string).collect()
}

#[test]
fn program_with_a_mistake_on_line_7_says_so() {
    let cases = [
        (
            "length_days = \"sixty\"",
            "mine.toml:7: program \"mine\": length_days: must be a number, found \"string\"",
        ),
        (
            "length_days = 60",
            "mine.toml:7: program \"mine\": length_days: needs 9 weeks, the phases hold 2, \
             found \"60\"",
        ),
        (
            "lenght_days = 14",
            "mine.toml:7: program \"mine\": is not a field here; ",
        ),
    ];
    for (line, expected) in cases {
        let found = with_line(7, line);
        assert!(
            found.iter().any(|m| m.starts_with(expected)),
            "{line}: {found:#?}"
        );
    }
}

#[test]
fn mistakes_deep_in_a_program_have_their_line() {
    let cases = [
        (8, "training_days = [\"mon\", \"noday\"]", "mine.toml:8: "),
        (
            16,
            "exercises = [ { exercise = \"goblet-sqat\", sets = 2, reps = \"8\" },",
            "mine.toml:16: ",
        ),
        (
            17,
            "  { exercise = \"goblet-squat\", sets = [2, 3, 4], reps = \"8-12\" },",
            "mine.toml:17: ",
        ),
        (
            17,
            "  { exercise = \"goblet-squat\", sets = 2, reps = \"12-8\" },",
            "mine.toml:17: ",
        ),
        (
            18,
            "  { exercise = \"plank\", sets = 2, time_s = \"20\", progression = \"fast\" },",
            "mine.toml:18: ",
        ),
        (22, "recovery = \"easy-wlak\"", "mine.toml:22: "),
        (23, "minutes = 400", "mine.toml:23: "),
    ];
    for (line, text, expected) in cases {
        let found = with_line(line, text);
        assert!(
            found.iter().any(|m| m.starts_with(expected)),
            "{text}: {found:#?}"
        );
    }
}

#[test]
fn text_without_a_program_is_told() {
    let mistakes = read_program("mine.toml", "# nothing\n").expect_err("no program");
    assert_eq!(mistakes[0].text, "there is no [program] in this file");
}

#[test]
fn broken_syntax_is_told_by_line() {
    let found = mistakes("[[exercise]]\nid = \"a\nname = \"A\"\n");
    assert!(found[0].starts_with("own.toml:2: not TOML: "), "{found:#?}");
}

#[test]
fn all_mistakes_of_an_entry_come_at_once() {
    let found = mistakes(
        "[[exercise]]\nid = \"a\"\nname = \"A\"\ndirect = [\"thighs\"]\npattern = \"sqat\"\n\
         color = \"red\"\nsubstitutes = [\"nothing\"]\nsetup = \"\"\n",
    );
    let starts = [
        "own.toml:1: exercise \"a\": do: is missing",
        "own.toml:1: exercise \"a\": watch: is missing",
        "own.toml:4: exercise \"a\": direct: is not known; use one of quads",
        "own.toml:5: exercise \"a\": pattern: is not known; use one of squat",
        "own.toml:6: exercise \"a\": is not a field here; known are",
        "own.toml:7: exercise \"a\": substitutes: there is no exercise of this id",
        "own.toml:8: exercise \"a\": setup: must not be empty",
    ];
    for start in starts {
        assert!(
            found.iter().any(|m| m.starts_with(start)),
            "{start}: {found:#?}"
        );
    }
}

#[test]
fn entry_that_stands_twice_is_told() {
    let one = "[[source]]\nid = \"X1\"\ncites = \"x\"\n";
    let found = mistakes(&format!("{one}{one}"));
    assert_eq!(
        found,
        ["own.toml:5: source \"X1\": id: stands twice in this file"]
    );
}

#[test]
fn movement_without_dose_or_with_a_wild_one_is_told() {
    let text = "[[movement]]\nid = \"m\"\nname = \"M\"\nmodality = \"yoga\"\nmet = 99\n\
                met_source = \"ours\"\nsetup = \"s\"\ndo = \"d\"\nfeel = \"f\"\nstop = \"t\"\n\
                dose = { kind = \"reps\", amount = 0 }\n";
    let found = mistakes(text);
    let starts = [
        "own.toml:5: movement \"m\": met: energy cost must be between 0 and 25000",
        "own.toml:11: dose: amount: must be a whole number from 1 to 3600",
        "own.toml:11: dose: pace_s: is missing",
    ];
    for start in starts {
        assert!(
            found.iter().any(|m| m.starts_with(start)),
            "{start}: {found:#?}"
        );
    }
}

#[test]
fn fact_without_a_source_is_told() {
    let text = "[[fact]]\nid = \"f\"\nsentence = \"S.\"\ngrade = \"a\"\ndirection = \"helps\"\n\
                tag = \"verified\"\n";
    assert!(mistakes(text)[0].contains("a fact needs a source"));
    let memory = text.replace("verified", "memory");
    assert!(mistakes(&memory)[0].contains("use one of verified, secondary, computed, ours"));
}

mod never_panics {
    use proptest::prelude::*;
    use recoup_library::{Library, read_program};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn any_text_gives_a_library_or_mistakes(text in "[a-z\\[\\]=\"\n{}0-9 .,#-]{0,200}") {
            let _ = Library::with_folder(&[("own.toml".to_owned(), text)]);
        }

        #[test]
        fn programs_cut_anywhere_give_mistakes(cut in 0..super::PROGRAM.len()) {
            let _ = read_program("cut.toml", &super::PROGRAM[..cut]);
        }

        #[test]
        fn any_name_gives_a_match(name in "\\PC{0,40}") {
            let _ = Library::embedded().match_exercise(&name);
        }
    }
}
