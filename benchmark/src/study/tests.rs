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

/// The same as a normalised table, for people of some apps.
fn table_of(people: &[(u64, &str)]) -> tempfile::TempDir {
    let mut text = String::from(
        "lifter_id,source,session_id,start,time_known,duration_s,exercise,set_index,set_type,\
         weight_kg,reps,rpe,distance,seconds,suspect\n",
    );
    for (seed, source) in people {
        for (idx, line) in export(*seed).lines().skip(1).enumerate() {
            let cells: Vec<&str> = line.split(',').collect();
            let start = cells[0].replace(' ', "T");
            let (exercise, load, reps) = (cells[2], cells[4], cells[5]);
            let (session, set) = (idx / 9, idx % 3);
            let _ = writeln!(
                text,
                "{seed},{source},{session},{start}.000000,1,,{exercise},{set},normal,{load},{reps},,,,"
            );
        }
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sets.csv"), text).unwrap();
    folder
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
    let (results, _) = study.run(&Extra::default());
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

#[test]
fn people_of_a_table_are_judged_by_people_of_exports() {
    let train = folder(&[1, 2, 3]);
    let test = table_of(&[(3, "strong"), (4, "strong"), (5, "fitbod")]);
    let study = Study::held_out(train.path(), test.path(), SEED).unwrap();
    assert!(
        study
            .remarks
            .iter()
            .any(|line| line.starts_with("1 people are in both")),
        "an export and a table of one person are one person: {:?}",
        study.remarks
    );
    let people: Vec<usize> = study.groups.iter().map(|one| one.people.len()).collect();
    assert_eq!(people, [2, 1], "core and Fitbod are judged apart");
    let judged = lines(&study);
    for group in ["core", "Fitbod"] {
        let is_ours =
            |line: &&str| line.contains("\"Recoup\"") && line.contains(&format!("\"{group}\""));
        assert!(judged.lines().any(|line| is_ours(&line)), "{judged}");
    }
}

#[test]
fn tables_and_exports_are_found_in_folders_below() {
    let folder = folder(&[1, 2]);
    let below = folder.path().join("tables");
    std::fs::rename(table_of(&[(2, "strong"), (3, "fitbod")]).path(), &below).unwrap();
    std::fs::write(below.join("mornings.csv"), mornings(6)).unwrap();
    let logs = logs::read(folder.path()).unwrap();
    assert_eq!(logs.lifters.len(), 3, "2 is in a table and in an export");
    assert_eq!(logs.skipped[0].file, "2.csv");
    assert_eq!(logs.diarists, [("mornings".to_owned(), 6)]);
}

/// A table of diaries for some people, sixty days each.
fn mornings(people: u64) -> String {
    let mut text = String::from("subject_id,date,fatigue,readiness,soreness,srpe_load\n");
    for person in 0..people {
        let mut random = Random::new(person);
        for day in 0..60 {
            let (month, date) = (day / 28 + 1, day % 28 + 1);
            let [fatigue, soreness] = [0, 1].map(|_| 2 + random.below(3));
            let (readiness, load) = (4 + random.below(4), 100 * random.below(5));
            let _ = writeln!(
                text,
                "{person},2024-{month:02}-{date:02},{fatigue},{readiness},{soreness},{load}"
            );
        }
    }
    text
}

#[test]
fn mornings_alone_are_judged() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("diaries.csv"), mornings(3)).unwrap();
    let study = Study::open(folder.path(), SEED).unwrap();
    let (results, remarks) = study.run(&Extra::default());
    assert!(results.iter().all(|one| one.group == "diaries"));
    assert_eq!(
        results.iter().filter(|one| one.contender == OURS).count(),
        3
    );
    assert_eq!(remarks, Vec::<String>::new());
    assert!(study.ship().is_err(), "nothing ships without lifters");
}

#[test]
fn whoever_cannot_be_judged_is_named() {
    let (train, test) = (tempfile::tempdir().unwrap(), folder(&[1]));
    std::fs::write(train.path().join("diaries.csv"), mornings(3)).unwrap();
    let study = Study::held_out(train.path(), test.path(), SEED).unwrap();
    let (results, remarks) = study.run(&Extra::default());
    assert!(results.is_empty());
    let expected = ["best", "reps", "shortfall"]
        .map(|task| format!("{task}: core not judged: nobody to learn from, or too few questions"));
    assert_eq!(remarks, expected);
    let nothing = tempfile::tempdir().unwrap();
    std::fs::write(nothing.path().join("notes.txt"), "buy milk\n").unwrap();
    let refusal = Study::open(nothing.path(), SEED).unwrap_err().to_string();
    assert!(refusal.contains("notes.txt"), "{refusal}");
}
