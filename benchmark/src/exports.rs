//! Reads a folder of app exports through the importers: one file, one person.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use recoup_engine::forecast::{ExerciseKey, Moment, MuscleKey, SetSeen};
use recoup_engine::session::SetKind;
use recoup_import::{Format, Options, ParsedSession, ParsedSet, exercise_key};
use recoup_library::Library;

use crate::muscle;
use crate::table::{Group, Lifter, Session, days_from_civil};

/// A file that was passed over.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Skipped {
    /// Its name, without the folder.
    pub(crate) file: String,
    /// Why.
    pub(crate) why: String,
}

/// People of a folder, and what was passed over.
#[derive(Debug, Default)]
pub(crate) struct Exports {
    /// In the order of the files' names.
    pub(crate) lifters: Vec<Lifter>,
    pub(crate) skipped: Vec<Skipped>,
}

/// The files of a folder by name, without those below it.
///
/// # Errors
/// The folder cannot be listed.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = || format!("cannot list {}", folder.display());
    let mut files = vec![];
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The files of a folder and of all folders below it, by path; hidden ones are left out.
///
/// # Errors
/// A folder cannot be listed.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = |folder: &Path| format!("cannot list {}", folder.display());
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| cannot(&folder))? {
            let entry = entry.with_context(|| cannot(&folder))?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            // A link to a folder is not followed: it may lead back here.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads files of a folder, one a person; those that no importer reads are passed over.
pub(crate) fn read(folder: &Path, files: &[PathBuf]) -> Exports {
    let mut muscles = Muscles::default();
    let mut found = Exports::default();
    for path in files {
        let file = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        let read = std::fs::read(path).map_err(|why| why.to_string());
        match read.and_then(|bytes| lifter(&file, &bytes, &mut muscles)) {
            Ok(lifter) => found.lifters.push(lifter),
            Err(why) => found.skipped.push(Skipped {
                file: file.into_owned(),
                why,
            }),
        }
    }
    found
}

/// One person's log, or why the file is none.
fn lifter(file: &str, bytes: &[u8], muscles: &mut Muscles) -> Result<Lifter, String> {
    let parsed =
        recoup_import::parse(bytes, &Options::default()).map_err(|refusal| refusal.to_string())?;
    let mut keys = BTreeMap::new();
    let sessions = parsed.sessions.iter().map(|session| Session {
        start: start(session),
        sets: session
            .sets
            .iter()
            .filter_map(|set| seen(set, &mut keys, muscles))
            .collect(),
    });
    let mut sessions: Vec<Session> = sessions.filter(|one| !one.sets.is_empty()).collect();
    sessions.sort_by_key(|session| session.start.seconds);
    if sessions.is_empty() {
        return Err("no set with a load and repetitions".to_owned());
    }
    // Fitbod is the one app whose loads a machine chose.
    let group = if parsed.format == Format::Fitbod {
        Group::Fitbod
    } else {
        Group::Core
    };
    Ok(Lifter {
        id: file.to_owned(),
        group,
        sessions,
    })
}

/// The start on the clock the file was written with; midnight when it tells only the day.
fn start(session: &ParsedSession) -> Moment {
    let (date, time) = (session.start.date(), session.start.time());
    let days = days_from_civil(date.year().into(), date.month().into(), date.day().into());
    let seconds =
        i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    Moment {
        seconds: days * 86_400 + seconds,
    }
}

/// A set as the forecasters see it; none for warm-ups and sets without load or repetitions.
fn seen(
    set: &ParsedSet,
    keys: &mut BTreeMap<String, u32>,
    muscles: &mut Muscles,
) -> Option<SetSeen> {
    let is_warm_up = match set.kind {
        SetKind::WarmUp => true,
        SetKind::Working | SetKind::Drop | SetKind::Failure | SetKind::RestPause => false,
    };
    let (grams, reps) = (set.load_grams?, u16::try_from(set.reps?).ok()?);
    if is_warm_up {
        return None;
    }
    let count = u32::try_from(keys.len()).unwrap_or(u32::MAX);
    let key = *keys.entry(exercise_key(&set.exercise)).or_insert(count);
    let set = SetSeen {
        exercise: ExerciseKey(key),
        muscle: muscles.of(&set.exercise),
        load_kg: grams as f64 / 1_000.0,
        reps,
        rir: set.rir_halves.map(|halves| f64::from(halves) / 2.0),
    };
    set.is_believable().then_some(set)
}

/// Muscles of the names seen so far.
struct Muscles {
    library: Library,
    known: BTreeMap<String, u8>,
}

impl Default for Muscles {
    fn default() -> Self {
        Self {
            library: Library::embedded(),
            known: BTreeMap::new(),
        }
    }
}

impl Muscles {
    /// The main muscle of the library's exercise; by words of the name where the library does not
    /// know it.
    fn of(&mut self, name: &str) -> MuscleKey {
        if let Some(known) = self.known.get(name) {
            return MuscleKey(*known);
        }
        let matched = self.library.match_exercise(name);
        let exercise = matched
            .sure()
            .and_then(|id| self.library.exercises().find(id));
        let main = exercise.and_then(|exercise| exercise.muscles.first());
        let group = main.map_or_else(|| muscle::muscle(name), |(main, _)| muscle::group(*main));
        self.known.insert(name.to_owned(), group);
        MuscleKey(group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRONG: &str = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n\
        2024-05-06 18:00:00,Legs,Squat (Barbell),W,40,5,0,0\n\
        2024-05-06 18:00:00,Legs,Squat (Barbell),1,62.5,5,0,0\n\
        2024-05-06 18:00:00,Legs,Plank,1,0,0,0,60\n\
        2024-05-04 18:00:00,Legs,Barbell Squat,1,60,5,0,0\n";

    #[test]
    fn one_export_is_one_person() {
        let lifter = lifter("one.csv", STRONG.as_bytes(), &mut Muscles::default()).unwrap();
        assert_eq!(lifter.group, Group::Core);
        let sets: Vec<(f64, u32)> = lifter
            .sessions
            .iter()
            .flat_map(|session| &session.sets)
            .map(|set| (set.load_kg, set.exercise.0))
            .collect();
        assert_eq!(
            sets,
            [(60.0, 0), (62.5, 0)],
            "oldest first, no warm-up, one exercise"
        );
        let quads = muscle::group(recoup_engine::exercise::Muscle::Quads);
        assert_eq!(lifter.sessions[0].sets[0].muscle, MuscleKey(quads));
    }

    #[test]
    fn files_of_other_kinds_are_skipped_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("strong")).unwrap();
        std::fs::write(folder.path().join("strong/a.csv"), STRONG).unwrap();
        std::fs::write(folder.path().join(".hidden"), STRONG).unwrap();
        std::fs::write(folder.path().join("notes.txt"), "buy milk\n").unwrap();
        let found = read(folder.path(), &files_below(folder.path()).unwrap());
        assert_eq!(found.lifters.len(), 1);
        assert_eq!(found.lifters[0].id, "strong/a.csv");
        assert_eq!(found.skipped.len(), 1);
        assert_eq!(found.skipped[0].file, "notes.txt");
        assert!(!found.skipped[0].why.is_empty());
    }

    /// Same people, same sets: what the importers give is what the table holds.
    #[test]
    fn exports_hold_the_sets_of_the_table() {
        let folder = std::env::var_os("RECOUP_DATA").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
            PathBuf::from,
        );
        if !folder.join("logs").exists() {
            println!("skipped: no logs in {}", folder.display());
            return;
        }
        let table = crate::table::read(&crate::table::find(&folder)).unwrap();
        let logs = folder.join("logs");
        let exports = read(&logs, &files(&logs).unwrap()).lifters;
        assert_eq!(table.len(), exports.len());
        let sets = |lifter: &Lifter| -> Vec<SetSeen> {
            let sets = lifter.sessions.iter().flat_map(|session| &session.sets);
            sets.copied().collect()
        };
        let (mut all, mut loads, mut muscles) = (0, 0, 0);
        for (one, other) in table.iter().zip(&exports) {
            let (one, other) = (sets(one), sets(other));
            assert_eq!(one.len(), other.len());
            for (a, b) in one.iter().zip(&other) {
                assert_eq!(a.reps, b.reps);
                all += 1;
                // Loads computed from pounds are snapped back to the half pound, by up to 10 g.
                loads += usize::from(0.02 < (a.load_kg - b.load_kg).abs());
                muscles += usize::from(a.muscle != b.muscle);
            }
        }
        println!("{all} sets, {loads} with another load, {muscles} with another muscle group");
        assert!(loads * 50 < all, "{loads} of {all} loads differ");
    }
}
