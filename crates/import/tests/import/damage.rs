//! Files that are broken, foreign or hostile: an answer for each, never a panic.

use proptest::prelude::*;
use recoup_import::{Options, parse, sniff};

use crate::kit::{fixture, show_bytes, told};

/// Every fixture, read once.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found = Vec::new();
    for folder in std::fs::read_dir(root).expect("the fixtures") {
        let folder = folder.expect("a folder").path();
        for file in std::fs::read_dir(folder).expect("a folder") {
            let path = file.expect("a file").path();
            let name = path.display().to_string();
            found.push((name, std::fs::read(path).expect("a fixture")));
        }
    }
    found.sort();
    found
}

#[test]
fn an_empty_file_and_a_pdf_named_csv_are_refused() {
    insta::assert_snapshot!(show_bytes(b"", &Options::default()), @"refused: the file is empty; export it again from the app");
    insta::assert_snapshot!(show_bytes(b"%PDF-1.7\n1 0 obj\n", &Options::default()), @"refused: this is not a text file but looks like a PDF; export CSV from the app instead");
}

#[test]
fn an_unknown_layout_names_the_header_seen() {
    insta::assert_snapshot!(show_bytes(b"alpha,beta\n1,2\n", &Options::default()), @r#"refused: no known layout; the first line reads "alpha,beta""#);
}

#[test]
fn a_file_cut_anywhere_loses_at_most_its_last_row() {
    let whole = fixture("strong/s5-ios-marks.csv");
    let n_sets = |bytes: &[u8]| parse(bytes, &told("kg")).map_or(0, |parsed| parsed.n_sets());
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches('\n').count();
    let mut last = 0;
    for end in 200..whole.len() {
        let found = n_sets(&whole[..end]);
        assert!(
            last <= found && found <= lines(&whole[..end]),
            "cut at {end}: {found} sets"
        );
        last = found;
    }
}

#[test]
fn the_same_file_in_any_encoding_gives_the_same_sets() {
    for (name, bytes) in fixtures() {
        // JSON, XML and calendars are UTF-8 by their own standards.
        let Ok(text) = std::str::from_utf8(&bytes) else {
            continue;
        };
        if std::path::Path::new(&name)
            .extension()
            .is_none_or(|ext| ext != "csv")
        {
            continue;
        }
        let utf16: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let plain = show_bytes(&bytes, &told("kg"));
        assert_eq!(show_bytes(&utf16, &told("kg")), plain, "{name} as UTF-16");
        assert_eq!(
            show_bytes(&marked, &told("kg")),
            plain,
            "{name} with a mark"
        );
    }
}

#[test]
fn lines_are_counted_from_the_top_of_the_file() {
    let bad = "Date,Exercise,Weight,Reps\n2024-05-01,Squat,60,5\nnever,Squat,60,5\n";
    let shown = show_bytes(format!("sep=,\n{bad}").as_bytes(), &told("kg"));
    insta::assert_snapshot!(shown, @r#"
    a plain table (4 columns), Answered(Kilogram)
    2024-05-01 "" key plain|2024-05-01|
      3: 0. Squat 60000 g (kg) x 5
    ! line 4, Date: "never": is not a date; the row was left out [Row]
    "#);
    let shown = show_bytes(bad.replace('\n', "\r").as_bytes(), &told("kg"));
    insta::assert_snapshot!(shown, @r#"
    a plain table (4 columns), Answered(Kilogram)
    2024-05-01 "" key plain|2024-05-01|
      2: 0. Squat 60000 g (kg) x 5
    ! line 3, Date: "never": is not a date; the row was left out [Row]
    "#);
}

#[test]
fn a_glued_row_costs_one_row() {
    let header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds";
    let good = "2024-05-06 18:00:00,A,Squat,1,60,5,0,0";
    let file = format!("{header}\n{good}\n{good}{good}\n\"{good}\n{good}\n");
    insta::assert_snapshot!(show_bytes(file.as_bytes(), &told("kg")), @r#"
    Strong (iOS, no unit, 8 columns), Answered(Kilogram)
    2024-05-06T18:00:00 "A" key strong|2024-05-06T18:00:00
      2: 0. Squat 60000 g (kg) x 5
      5: 1. Squat 60000 g (kg) x 5
    ! line 3, row: "2024-05-06 18:00:00,A,Squat,1,60,5,0,02024-05-06 18:00:00,A,…": has 15 fields where the header has 8; the row was left out [Row]
    ! line 4, row: "\"2024-05-06 18:00:00,A,Squat,1,60,5,0,0": has 1 fields where the header has 8; the row was left out [Row]
    "#);
}

#[test]
fn old_code_pages_are_recognized_by_the_header_they_give() {
    let chinese = String::from_utf8(fixture("strong/s4-zh.csv")).expect("text");
    let chinese = chinese + "2020-09-30 07:10:22,晚,1小时,Squat,1,60,8,0,0,,,\n";
    let (chinese, _, _) = encoding_rs::GBK.encode(&chinese);
    insta::assert_snapshot!(show_bytes(&chinese, &told("kg")), @r#"
    Strong (iOS, no unit, 12 columns), Answered(Kilogram)
    2020-09-29T07:10:22 "早" 4380 s key strong|2020-09-29T07:10:22
      2: 0. Bent Over Row (Barbell) 44092 g (kg) x 5
    2020-09-30T07:10:22 "晚" 3600 s key strong|2020-09-30T07:10:22
      3: 0. Squat 60000 g (kg) x 8
    ! file: not UTF-8; read as GBK [Nothing]
    "#);
    let german = fixture("strong/s4-de.csv");
    let german = std::str::from_utf8(&german).expect("text");
    let (german, _, _) = encoding_rs::WINDOWS_1252.encode(german);
    insta::assert_snapshot!(show_bytes(&german, &told("kg")), @r#"
    Strong (iOS, no unit, 12 columns), Answered(Kilogram)
    2022-05-06T18:00:00 "Beine" 2280 s key strong|2022-05-06T18:00:00
      2: 0. Squat (Barbell) 62500 g (kg) x 5
    ! file: not UTF-8; read as windows-1252 [Nothing]
    "#);
}

#[test]
fn what_fuzzing_kept_is_answered_without_panic() {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut n_files = 0;
    for folder in std::fs::read_dir(root).expect("the corpus") {
        for file in std::fs::read_dir(folder.expect("a folder").path()).expect("a folder") {
            let bytes = std::fs::read(file.expect("a file").path()).expect("an input");
            let shown = show_bytes(&bytes, &Options::default());
            assert!(!shown.is_empty());
            n_files += 1;
        }
    }
    assert!(0 < n_files, "the corpus is empty");
}

proptest! {
    #[test]
    fn any_bytes_are_answered_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = sniff(&bytes);
        let _ = parse(&bytes, &Options::default());
    }

    #[test]
    fn damaged_fixtures_are_answered_without_panic(
        pick in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..40,
        put in prop::collection::vec(any::<u8>(), 0..12),
    ) {
        let fixtures = fixtures();
        let (_, bytes) = &fixtures[pick.index(fixtures.len())];
        let from = at.index(bytes.len());
        let to = (from + cut).min(bytes.len());
        let damaged = [&bytes[..from], &put, &bytes[to..]].concat();
        let _ = parse(&damaged, &Options::default());
    }

    #[test]
    fn cells_of_any_text_cost_at_most_their_row(cell in "[ !#-+\\-./0-~à-ÿ一-三]{1,20}", column in 0_usize..12) {
        let header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE";
        let good = "2024-05-06 18:00:00,A,1h,Squat,1,60,5,0,0,,,";
        let mut cells: Vec<&str> = good.split(',').collect();
        cells[column] = &cell;
        let file = format!("{header}\n{good}\n{}\n{good}\n", cells.join(","));
        let parsed = parse(file.as_bytes(), &told("kg")).expect("a log");
        prop_assert!(2 <= parsed.n_sets(), "{parsed:?}");
    }
}
