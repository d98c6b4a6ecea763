//! A keeper's own texts lie over ours.

use recoup_engine::exercise::{ExerciseId, Muscle};
use recoup_library::{FolderError, Library};

const OWN: &str = r#"
[[exercise]]
id = "push-up"
name = "Push-up, as we do it"
aliases = ["floor shove"]
direct = ["triceps"]
pattern = "horizontal_push"
setup = "Hands down."
do = "Push."
watch = "Nothing."

[words.state]
push = "Go"
"#;

fn with(text: &str) -> Library {
    let files = [("own.toml".to_owned(), text.to_owned())];
    Library::with_folder(&files).expect("a sound text")
}

#[test]
fn own_entries_replace_ours_of_the_same_id() {
    let (library, ours) = (with(OWN), Library::embedded());
    assert_eq!(library.exercises().len(), ours.exercises().len());
    let push_up = library
        .exercises()
        .find(&ExerciseId::new("push-up"))
        .expect("still there");
    assert_eq!(push_up.name, "Push-up, as we do it");
    assert!(push_up.share(Muscle::Chest).is_none());
    assert_eq!(library.words().say("state.push", &[]).as_deref(), Ok("Go"));
    assert_eq!(
        library.words().say("state.rest", &[]).as_deref(),
        Ok("Rest")
    );
}

#[test]
fn own_names_are_known_to_imports() {
    let (library, ours) = (with(OWN), Library::embedded());
    let id = ExerciseId::new("push-up");
    assert_eq!(library.match_exercise("Floor Shove").sure(), Some(&id));
    assert_eq!(ours.match_exercise("Floor Shove").sure(), None);
}

#[test]
fn folder_is_read_with_the_folders_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("deeper")).expect("a folder in it");
    std::fs::write(folder.path().join("deeper/own.toml"), OWN).expect("a file");
    std::fs::write(folder.path().join("notes.txt"), "not ours").expect("a file");
    let library = Library::from_folder(folder.path()).expect("a sound folder");
    assert_eq!(library.words().say("state.push", &[]).as_deref(), Ok("Go"));
}

#[test]
fn folder_that_is_not_there_is_an_error() {
    let missing = std::path::Path::new("/no/such/folder");
    let error = Library::from_folder(missing).expect_err("nothing is there");
    assert!(matches!(error, FolderError::Unreadable { .. }));
    assert!(
        error
            .to_string()
            .starts_with("could not read /no/such/folder"),
        "{error}"
    );
}

#[test]
fn program_brings_its_own_exercises_in_the_same_file() {
    let ours = Library::embedded();
    let written = &ours.program("two-days").expect("ours").text;
    let own = OWN.replace("push-up", "club-press");
    let own = own.split("[words.state]").next().expect("the exercise");
    let text = written.replace("\"back-squat-barbell\"", "\"club-press\"");
    assert_ne!(&text, written, "the program squats");
    let text = format!("{text}\n{own}");
    let program = recoup_library::read_program("club.toml", &text);
    assert!(program.is_ok(), "{program:?}");
    let club = ExerciseId::new("club-press");
    assert!(with(&text).exercises().find(&club).is_some());
}
