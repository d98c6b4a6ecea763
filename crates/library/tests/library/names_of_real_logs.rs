//! How many sets of real logs are under a name that the library knows. Reads the people's logs from
//! the folder in `RECOUP_DATA` (else `../shared/data` beside the workspace) and prints counts only.

use std::collections::BTreeMap;
use std::path::PathBuf;

use recoup_library::{Library, NameMatch};

fn sets() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var_os("RECOUP_DATA").map_or_else(|| beside.into(), PathBuf::from);
    Some(folder.join("sets.csv.gz")).filter(|path| path.exists())
}

/// Sets by the name they were logged under.
fn count_by_name(path: &PathBuf) -> BTreeMap<String, u32> {
    let file = std::fs::File::open(path).expect("the file was just seen");
    let mut rows = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    let column = rows
        .headers()
        .expect("a header")
        .iter()
        .position(|h| h == "exercise");
    let column = column.expect("the column of the exercise");
    let mut sets = BTreeMap::new();
    for row in rows.records() {
        *sets
            .entry(row.expect("a row")[column].to_owned())
            .or_insert(0) += 1;
    }
    sets
}

#[test]
fn most_sets_of_real_logs_have_a_known_name() {
    let Some(path) = sets() else {
        println!("skipped: no sets.csv.gz; set RECOUP_DATA to the folder of real logs");
        return;
    };
    let library = Library::embedded();
    let (mut known, mut guessed, mut unknown) = (0, 0, 0);
    let mut open = Vec::new();
    for (name, sets) in count_by_name(&path) {
        match library.match_exercise(&name) {
            NameMatch::Exact(_) | NameMatch::Alias(_) => known += sets,
            NameMatch::Guess {
                exercise,
                confidence,
            } => {
                guessed += sets;
                open.push((sets, name, format!("{exercise} {confidence:.2}")));
            }
            NameMatch::Unknown => {
                unknown += sets;
                open.push((sets, name, "nothing".to_owned()));
            }
        }
    }
    let all = f64::from(known + guessed + unknown);
    let percent = |n: u32| 100.0 * f64::from(n) / all;
    println!(
        "{all} sets: {:.1} % known, {:.1} % guessed, {:.1} % unknown",
        percent(known),
        percent(guessed),
        percent(unknown)
    );
    open.sort_unstable_by(|a, b| b.cmp(a));
    if std::env::var_os("RECOUP_LIST").is_some() {
        for (sets, name, guess) in open.iter().take(150) {
            println!("{sets:6} {name} -> {guess}");
        }
    }
    assert!(
        85.0 <= percent(known),
        "only {:.1} % of sets have a known name",
        percent(known)
    );
}
