//! Whole runs on people who are made up.

use std::fmt::Write as _;
use std::path::Path;

use super::*;
use crate::random::Random;
use crate::results;

/// An export as Strong writes it: three exercises of three sets, forty sessions.
fn export(seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut text =
        String::from("Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n");
    for session in 0..40 {
        let (month, day, minute) = (session / 12 + 1, session % 12 * 2 + 1, random.below(60));
        for exercise in [
            "Squat (Barbell)",
            "Bench Press (Barbell)",
            "Deadlift (Barbell)",
        ] {
            for set in 1..=3 {
                let load = 60.0 + 2.5 * random.below(4) as f64;
                let reps = 5 + random.below(5);
                let _ = writeln!(
                    text,
                    "2024-{month:02}-{day:02} 18:{minute:02}:00,Day,{exercise},{set},{load},{reps},0,0"
                );
            }
        }
    }
    text
}

fn folder(people: &[u64]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for seed in people {
        let path = folder.path().join(format!("{seed}.csv"));
        std::fs::write(path, export(*seed)).unwrap();
    }
    folder
}

/// Everything but the times.
fn lines(study: &Study) -> String {
    let results = study.run(&Extra::default());
    let text = results::to_json_lines(study.settings(), &results).unwrap();
    let lines = text.lines().filter(|line| !line.contains("µs"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn people_learned_from_are_never_judged() {
    let (train, test) = (folder(&[1, 2, 3]), folder(&[3, 4]));
    let study = Study::held_out(train.path(), test.path(), SEED).unwrap();
    let names = |people: &[usize]| -> Vec<&str> {
        let lifters = people.iter().map(|idx| study.lifters[*idx].id.as_str());
        lifters.collect()
    };
    let fold = &study.folds[0];
    assert_eq!(
        names(&fold.train),
        ["1.csv", "2.csv"],
        "3 is in both folders"
    );
    assert_eq!(names(&fold.test), ["3.csv", "4.csv"]);
    assert_eq!(study.groups[0].people, fold.test);
    assert!(
        study
            .remarks
            .iter()
            .any(|line| line.starts_with("1 people are in both"))
    );
}

#[test]
fn the_same_seed_gives_the_same_results() {
    let (train, test) = (folder(&[1, 2]), folder(&[3]));
    let run = |path: &Path| lines(&Study::held_out(path, test.path(), SEED).unwrap());
    let first = run(train.path());
    assert!(first.contains("\"people\":1,"), "{first}");
    assert!(first.contains("last value"), "{first}");
    assert_eq!(first, run(train.path()));
}
