//! The binary in a fresh folder, as a person would use it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up has failed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with its own database, and the binary to use on it.
struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_recoup"))
            .args(["--data-dir", &self.folder.path().to_string_lossy()])
            .args(args)
            .env("COLUMNS", "90")
            .env("TZ", "UTC")
            .output()
            .unwrap()
    }

    /// What a command prints; it must succeed.
    fn ok(&self, args: &[&str]) -> String {
        let out = self.run(args);
        let error = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.success(), "{args:?}: {error}");
        String::from_utf8(out.stdout).unwrap()
    }

    /// What a command says when it fails; it must fail with code 1.
    fn fails(&self, args: &[&str]) -> String {
        let out = self.run(args);
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        String::from_utf8(out.stderr).unwrap()
    }

    fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.ok(&[args, &["--json"]].concat())).unwrap()
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }
}

const STRONG: &str = "\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-05-11 18:00:00,Lower,1h,\"Squat (Barbell)\",1,100,5,0,0,,,8
2026-05-11 18:00:00,Lower,1h,\"Squat (Barbell)\",2,100,5,0,0,,,8.5
2026-05-11 18:00:00,Lower,1h,\"My Own Move\",1,20,10,0,0,,,
";

#[test]
fn imported_twice_is_imported_once() {
    let shell = Shell::new();
    let file = shell.file("strong.csv", STRONG);
    let first = shell.ok(&["import", &file, "--unit", "kg", "--yes"]);
    assert!(first.contains("Added 1 sessions with 3 sets"), "{first}");
    let again = shell.ok(&["import", &file, "--unit", "kg", "--yes"]);
    assert!(again.contains("1 sessions were there already"), "{again}");
}

#[test]
fn folder_is_one_import_and_nothing_outside_of_it_is_read() {
    let shell = Shell::new();
    let outside = shell.file("outside.csv", &STRONG.replace("2026-05-11", "2026-05-13"));
    let folder = shell.folder.path().join("exports");
    std::fs::create_dir_all(folder.join("older/2026")).unwrap();
    std::fs::write(folder.join("strong.csv"), STRONG).unwrap();
    let older = STRONG.replace("2026-05-11", "2026-05-09");
    std::fs::write(folder.join("older/2026/strong.csv"), older).unwrap();
    std::fs::write(folder.join("readme.txt"), "nothing to read here").unwrap();
    std::fs::write(folder.join(".DS_Store"), "left behind").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&outside, folder.join("link.csv")).unwrap();
        std::os::unix::fs::symlink(shell.folder.path(), folder.join("up")).unwrap();
    }
    let folder = folder.to_string_lossy().into_owned();
    let first = shell.ok(&["import", &folder, "--unit", "kg", "--yes"]);
    assert!(first.contains("Added 2 sessions with 6 sets"), "{first}");
    assert!(first.contains("readme.txt"), "{first}");
    assert!(!first.contains("DS_Store"), "{first}");
    #[cfg(unix)]
    assert_eq!(
        first.matches("links are not followed").count(),
        2,
        "{first}"
    );
    let again = shell.ok(&["import", &folder, "--unit", "kg", "--yes"]);
    assert!(again.contains("2 sessions were there already"), "{again}");
    let list = shell.json(&["import", "--list"]);
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    shell.ok(&["import", "--undo", "last"]);
    let all = shell.json(&["export"]);
    assert_eq!(all["sessions"].as_array().map(Vec::len), Some(0));
}

#[test]
fn folder_without_a_log_is_refused() {
    let shell = Shell::new();
    let folder = shell.folder.path().join("empty");
    std::fs::create_dir(&folder).unwrap();
    let error = shell.fails(&["import", &folder.to_string_lossy(), "--yes"]);
    assert!(
        error.contains("of its 0 files none is of a format"),
        "{error}"
    );
}

#[test]
fn unit_is_asked_before_anything_is_kept() {
    let shell = Shell::new();
    let file = shell.file("strong.csv", STRONG);
    let error = shell.fails(&["import", &file, "--yes"]);
    assert!(
        error.contains("kg or lb") && error.contains("--unit"),
        "{error}"
    );
    assert!(shell.ok(&["log", "--list"]).contains("Nothing logged yet"));
}

#[test]
fn wrong_unit_answer_is_undone() {
    let shell = Shell::new();
    let file = shell.file("strong.csv", STRONG);
    shell.ok(&["import", &file, "--unit", "lb", "--yes"]);
    assert!(shell.ok(&["log", "--list"]).contains("100lb"));
    shell.ok(&["import", "--undo", "last"]);
    shell.ok(&["import", &file, "--unit", "kg", "--yes"]);
    assert!(shell.ok(&["log", "--list"]).contains("100kg\u{d7}5"));
}

#[test]
fn what_is_no_log_is_refused_by_its_kind() {
    let shell = Shell::new();
    let pdf = shell.file("strong.csv", "%PDF-1.7 not a log");
    assert!(shell.fails(&["import", &pdf, "--yes"]).contains("PDF"));
    let empty = shell.file("empty.csv", "");
    assert!(shell.fails(&["import", &empty, "--yes"]).contains("empty"));
    let missing = shell.fails(&["import", "no-such-file.csv"]);
    assert!(missing.contains("no-such-file.csv"), "{missing}");
}

#[test]
fn a_truncated_row_costs_one_row() {
    let shell = Shell::new();
    let cut = format!("{STRONG}2026-05-13 18:00:00,Lower,1h,\"Squat (Barb");
    let file = shell.file("strong.csv", &cut);
    let preview = shell.ok(&["import", &file, "--unit", "kg", "--yes"]);
    assert!(
        preview.contains("with 3 sets") && preview.contains("line 5"),
        "{preview}"
    );
}

#[test]
fn a_day_is_checked_in_decided_and_taken_back() {
    let shell = Shell::new();
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-05-11"]);
    let said = shell.ok(&["checkin", "7", "4", "4", "4", "4", "--on", "2026-05-11"]);
    assert!(
        said.contains("PUSH") && said.contains("Full body A"),
        "{said}"
    );
    let low = shell.ok(&["checkin", "2", "--edit", "--on", "2026-05-11"]);
    assert!(low.contains("SWAP"), "{low}");
    let back = shell.ok(&["checkin", "--undo", "--on", "2026-05-11"]);
    assert!(
        back.contains("taken back") && back.contains("No check-in today"),
        "{back}"
    );
}

#[test]
fn a_program_that_begins_later_is_seen_at_once() {
    let shell = Shell::new();
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-05-13"]);
    let week = shell.json(&["week", "--on", "2026-05-11"]);
    assert_eq!(week["program"]["id"], "strong-in-sixty");
    assert_eq!(week["days"][2]["name"], "Full body A");
    let today = shell.json(&["today", "--on", "2026-05-11"]);
    assert_eq!(today["state"], "rest");
}

#[test]
fn a_red_flag_stops_the_day_whatever_else_is_said() {
    let shell = Shell::new();
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-05-11"]);
    let day = ["--on", "2026-05-11"];
    let said = shell.json(
        &[
            &["checkin", "10", "5", "5", "5", "5", "--flag", "rf2"],
            &day[..],
        ]
        .concat(),
    );
    assert_eq!(said["state"], "stop");
    assert!(
        said["stop"]["sentence"]
            .as_str()
            .unwrap()
            .contains("blood test")
    );
    assert!(said["choices"]["harder"].as_array().unwrap().is_empty());
}

#[test]
fn health_page_and_clearance_are_kept() {
    let shell = Shell::new();
    let page = shell.json(&["health", "--flag", "rf12", "--periods-missed", "2"]);
    assert_eq!(page["told"]["flags"], serde_json::json!(["rf12"]));
    let page = shell.json(&["health", "--no-flag", "rf12", "--cleared", "2026-05-11"]);
    assert_eq!(page["told"]["flags"], serde_json::json!([]));
    assert_eq!(page["told"]["periods_missed"], 2);
    assert_eq!(page["cleared_on"], "2026-05-11");
    assert!(shell.fails(&["health", "--flag", "rf1"]).contains("rf13"));
}

#[test]
fn log_is_replayed_and_the_rules_tell_how_they_went() {
    let shell = Shell::new();
    for (day, line) in [
        ("2026-05-11", "squat 100x5x3@8"),
        ("2026-05-12", "squat 100x5x3@8"),
    ] {
        shell.ok(&["log", line, "--on", day, "--at", "18:00"]);
    }
    let span = ["--from", "2026-05-11", "--to", "2026-05-12"];
    let walked = shell.json(&[&["replay"], &span[..]].concat());
    assert_eq!(walked["days"][1]["state"], "swap", "{walked}");
    let text = shell.ok(&[&["replay", "--summary"], &span[..]].concat());
    assert!(
        text.contains("swap 1 (50.0 %)") && text.contains("R21 1 (50.0 %)"),
        "{text}"
    );
    let explained = shell.ok(&["today", "--date", "2026-05-12", "--explain"]);
    assert!(explained.contains("R21 24h of 36h"), "{explained}");
    assert!(shell.ok(&["rules", "--all"]).contains("R55"));
    let muscles = shell.json(&["muscles"]);
    assert!(muscles.is_array());
}

#[test]
fn early_warning_tells_every_sign_and_begins_an_easier_week() {
    let shell = Shell::new();
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-05-04"]);
    let calm = shell.ok(&["warning", "--on", "2026-05-05"]);
    assert!(calm.contains("0 of 14 points"), "{calm}");
    let refused = shell.fails(&["warning", "--ease", "--on", "2026-05-05"]);
    assert!(refused.contains("3 points"), "{refused}");
    for day in 8..=13 {
        let on = format!("2026-05-{day:02}");
        let mut args = vec!["checkin", "7", "4", "4", "4", "4", "--on", &on];
        match day {
            8 => args.extend(["--ill", "cold"]),
            9..=11 => args.extend(["--hours", "5.5"]),
            _ => {}
        }
        shell.ok(&args);
    }
    let on = ["--on", "2026-05-13"];
    let told = shell.ok(&[&["warning"], &on[..]].concat());
    for part in [
        "3 of 14 points",
        "Clears on",
        "not a diagnosis",
        "sets become",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let begun = shell.json(&[&["warning", "--ease"], &on[..]].concat());
    assert_eq!(begun["eased_until"], "2026-05-19", "{begun}");
}

#[test]
fn an_experiment_is_begun_waits_for_its_coin_and_is_stopped() {
    let shell = Shell::new();
    let begun = shell.json(&["experiment", "start", "soreness", "easy-walk"]);
    assert_eq!(begun["current"]["next_look"], 12, "{begun}");
    let again = shell.fails(&["experiment", "start", "energy", "easy-walk"]);
    assert!(again.contains("one at a time"), "{again}");
    let waits = shell.fails(&["experiment", "coin"]);
    assert!(waits.contains("day after a strength session"), "{waits}");
    let stopped = shell.json(&["experiment", "stop"]);
    assert!(stopped["current"].is_null(), "{stopped}");
    assert!(
        shell
            .fails(&["experiment", "coin"])
            .contains("no experiment runs")
    );
}

#[test]
fn a_report_without_a_change_says_nothing_of_causes() {
    let shell = Shell::new();
    let report = shell.ok(&["report"]);
    assert!(report.contains("Nothing changed enough"), "{report}");
    assert!(!report.contains("does not prove"), "{report}");
}

#[test]
fn preview_shows_weekly_sets_beside_the_calendar() {
    let shell = Shell::new();
    let text = shell.ok(&["program", "preview", "strong-in-sixty"]);
    assert!(
        text.contains("Hard sets, week") && text.contains("Rule R30"),
        "{text}"
    );
}

#[test]
fn a_swapped_session_is_named_with_its_new_day() {
    let shell = Shell::new();
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-05-11"]);
    let day = ["--on", "2026-05-11"];
    let said = shell.json(&[&["checkin", "7", "--hours", "4.5"], &day[..]].concat());
    assert_eq!(said["state"], "swap");
    assert!(said["moved"]["to"].is_string(), "{}", said["moved"]);
    let next = shell.json(&["week", "--on", "2026-05-12"]);
    assert_eq!(next["days"][0]["status"], "moved_away");
}

#[test]
fn sets_in_shorthand_carry_out_the_planned_session() {
    let shell = Shell::new();
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-05-11"]);
    let line = "back squat w40x5 60x8x3@8";
    let kept = shell.json(&["log", line, "--rpe", "6", "--on", "2026-05-11"]);
    assert_eq!(kept["name"], "Full body A");
    assert_eq!(kept["exercises"][0]["sets"].as_array().unwrap().len(), 4);
    let week = shell.json(&["week", "--on", "2026-05-11"]);
    assert_eq!(week["days"][0]["status"], "done");
    assert!(
        shell
            .ok(&["log", "--undo", "--on", "2026-05-11"])
            .contains("Taken back")
    );
}

#[test]
fn numbers_out_of_range_name_their_limit() {
    let shell = Shell::new();
    assert!(
        shell
            .fails(&["checkin", "11"])
            .contains("recovery must be between 0 and 10, found 11")
    );
    assert!(
        shell
            .fails(&["checkin", "7", "9"])
            .contains("soreness must be between 1 and 5, found 9")
    );
    assert!(shell.fails(&["log", "squat 100xfive"]).contains("100xfive"));
    assert!(
        shell
            .fails(&["program", "join", "nothing"])
            .contains("nothing")
    );
    assert!(
        shell
            .fails(&["profile", "--unit", "stone"])
            .contains("kg or lb")
    );
}

#[test]
fn a_program_with_a_mistake_names_its_line() {
    let shell = Shell::new();
    let text = "[program]\nid = \"mine\"\nname = \"Mine\"\nauthor = \"me\"\nversion = \"1\"\nsummary = \"x\"\nlength_days = \"sixty\"\n";
    let file = shell.file("mine.toml", text);
    let error = shell.fails(&["program", "check", &file]);
    assert!(error.contains("mine.toml:7"), "{error}");
}

#[test]
fn what_is_backed_up_comes_back() {
    let shell = Shell::new();
    shell.ok(&["log", "back squat 100x5", "--on", "2026-05-11"]);
    let copy: PathBuf = shell.folder.path().join("copy.sqlite3");
    shell.ok(&["backup", &copy.to_string_lossy()]);
    shell.ok(&["log", "--undo", "--on", "2026-05-11"]);
    shell.ok(&["restore", &copy.to_string_lossy(), "--yes"]);
    assert!(shell.ok(&["log", "--list"]).contains("100kg"));
    assert!(
        shell
            .fails(&["backup", &copy.to_string_lossy()])
            .contains("already")
    );
}

#[test]
fn an_export_holds_what_was_logged_and_no_secret() {
    let shell = Shell::new();
    shell.ok(&["log", "back squat 100x5", "--on", "2026-05-11"]);
    shell.ok(&["token", "--new", "script"]);
    let text = shell.ok(&["export"]);
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        all["sessions"][0]["exercises"][0]["sets"][0]["load_g"],
        100_000
    );
    assert!(!text.contains("hash") && !text.contains("token"));
}

#[test]
fn plain_http_on_the_network_is_refused_with_the_way_out() {
    let shell = Shell::new();
    let error = shell.fails(&["serve", "--bind", "0.0.0.0:0"]);
    assert!(
        error.contains("--tls-cert") && error.contains("--public-url"),
        "{error}"
    );
}

#[test]
fn doctor_finds_a_fresh_folder_sound() {
    let shell = Shell::new();
    shell.ok(&["log", "--list"]);
    let said = shell.ok(&["doctor"]);
    assert!(said.contains("sound") && !said.contains("!!"), "{said}");
}

#[test]
fn no_color_reaches_a_pipe() {
    let shell = Shell::new();
    let said = shell.ok(&["program", "list"]);
    assert!(!said.contains('\u{1b}'));
    assert!(
        shell
            .ok(&["--color", "always", "program", "list"])
            .contains('\u{1b}')
    );
}

#[test]
fn a_real_log_of_five_years_gets_a_day_and_a_week() {
    let folder = std::env::var_os("RECOUP_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let file = folder.join("logs/L035.strong.csv");
    if !file.exists() {
        println!("skipped: no real logs in {}", folder.display());
        return;
    }
    let shell = Shell::new();
    let said = shell.ok(&["import", &file.to_string_lossy(), "--unit", "kg", "--yes"]);
    assert!(said.contains("497 sessions, 7513 sets"), "{said}");
    shell.ok(&["program", "join", "strong-in-sixty", "--on", "2026-06-16"]);
    let day = shell.json(&["checkin", "7", "4", "4", "4", "4", "--on", "2026-06-17"]);
    assert_eq!(
        (&day["state"], &day["program"]["day_number"]),
        (&"push".into(), &2.into())
    );
    assert_eq!(
        shell.json(&["week", "--on", "2026-06-17"])["days"]
            .as_array()
            .unwrap()
            .len(),
        7
    );
}

#[test]
fn a_lift_is_drawn_and_says_why_it_does_not_guess_yet() {
    let shell = Shell::new();
    shell.ok(&["profile", "--unit", "kg", "--time-zone", "UTC"]);
    assert!(shell.ok(&["lift"]).contains("No lift with a load yet"));
    shell.ok(&[
        "log",
        "squat 60x5",
        "bench press 40x8",
        "--on",
        "2026-05-11",
    ]);
    shell.ok(&["log", "squat 62.5x5@8", "--on", "2026-05-13"]);
    let lift = shell.ok(&["lift", "squat"]);
    assert_eq!(lift.matches('\u{25a0}').count(), 2, "{lift}");
    assert!(lift.contains("Still learning: 0 of 10"), "{lift}");
    assert!(lift.contains("62.5 kg \u{d7} 5, 2 left"), "{lift}");
    let score = shell.ok(&["forecast", "squat"]);
    assert!(score.contains("Nothing to compare yet."), "{score}");
    let unknown = shell.fails(&["lift", "juggling"]);
    assert!(unknown.contains("recoup lift"), "{unknown}");
}

#[test]
fn a_composed_session_gives_reasons_and_can_be_logged() {
    let shell = Shell::new();
    shell.ok(&["profile", "--time-zone", "UTC"]);
    let sore = ["recover", "compose", "--minutes", "12", "--sore", "quads=6"];
    let said = shell.ok(&sore);
    assert!(said.contains("Recovery for sore muscles"), "{said}");
    assert!(said.contains("work of your thighs"), "{said}");
    assert!(said.contains("needs a foam roller: Roll"), "{said}");
    let session = shell.json(&sore);
    let steps = session["steps"].as_array().unwrap();
    assert!(steps.iter().all(|step| step["reason"].is_string()));
    let id = session["id"].as_str().unwrap();
    let logged = shell.ok(&["log", "--recovery", id, "--minutes", "12"]);
    assert!(logged.contains("12 easy minutes"), "{logged}");
    let moon = shell.fails(&["recover", "compose", "--place", "moon"]);
    assert!(moon.contains("home, gym, outside, desk"), "{moon}");
    let unknown = shell.fails(&["recover", "compose", "--sore", "tail=3"]);
    assert!(unknown.contains("tail"), "{unknown}");
}

/// A time zone in which it is now shortly before noon.
fn before_noon() -> String {
    let hour = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let ahead = 11 - i32::from(hour.hour());
    let sign = if ahead < 0 { '+' } else { '-' };
    format!("Etc/GMT{sign}{}", ahead.abs())
}

#[test]
fn a_snack_is_answered_counted_and_turned_off() {
    let shell = Shell::new();
    shell.ok(&["profile", "--time-zone", &before_noon()]);
    let off = shell.ok(&["snack"]);
    assert!(off.contains("recoup snack on"), "{off}");
    assert!(shell.fails(&["snack", "done"]).contains("off"));
    let on = shell.json(&["snack", "on", "--days", "mon,tue,wed,thu,fri,sat,sun"]);
    let movement = on["next"]["movement_id"].as_str().unwrap().to_owned();
    let minutes = &on["next"]["session"]["minutes"];
    let muted = shell.json(&["snack", "mute", &movement]);
    assert_ne!(muted["next"]["movement_id"], movement.as_str());
    let later = shell.json(&["snack", "later"]);
    assert_eq!(later["done_minutes"], 0);
    let expected = &later["next"]["session"]["minutes"];
    let done = shell.json(&["snack", "done"]);
    assert!(minutes.is_number() && done["done_minutes"] == *expected);
    assert!(shell.ok(&["snack"]).contains("Done today"));
    let enough = shell.json(&["snack", "not-today"]);
    assert_eq!(enough["none_code"], "not_today");
    assert_eq!(shell.json(&["snack", "off"])["none_code"], "off");
    let unknown = shell.fails(&["snack", "mute", "juggling"]);
    assert!(unknown.contains("desk-reset"), "{unknown}");
}

#[test]
fn run_is_logged_counted_and_taken_back() {
    let shell = Shell::new();
    shell.ok(&["profile", "--time-zone", "UTC"]);
    let logged = shell.ok(&["activity", "run", "40", "--effort", "6", "--km", "7.2"]);
    assert!(
        logged.contains("run, 40 min, 7.2 km, effort 6 of 10"),
        "{logged}"
    );
    let listed = shell.json(&["activity"]);
    assert_eq!(listed[0]["load"], 240.0, "{listed}");
    let error = shell.fails(&["activity", "curling", "40"]);
    assert!(error.contains("run, walk, hike"), "{error}");
    assert!(shell.ok(&["activity", "--undo"]).contains("Taken back"));
    assert!(shell.ok(&["activity"]).contains("No activity yet"));
}

#[test]
fn exercise_of_ones_own_is_logged_by_its_name_and_outlives_being_removed() {
    let shell = Shell::new();
    let add = [
        "exercise",
        "add",
        "Suitcase hold",
        "--direct",
        "forearms",
        "--pattern",
        "carry",
        "--equipment",
        "kettlebell",
        "--measure",
        "time",
        "--each-side",
    ];
    let own = shell.ok(&add);
    assert!(
        own.contains("Suitcase hold: forearms; kettlebell; timed; each side"),
        "{own}"
    );
    shell.ok(&["log", "suitcase hold 24x10"]);
    let edit = [
        "exercise",
        "edit",
        "Suitcase hold",
        "--name",
        "Suitcase stand",
    ];
    assert!(
        shell
            .ok(&edit)
            .contains("Suitcase stand: forearms; kettlebell; timed; each side")
    );
    assert!(
        shell
            .ok(&["exercise", "remove", "suitcase stand"])
            .contains("No exercises")
    );
    assert!(shell.ok(&["log", "--list"]).contains("Suitcase stand"));
    let error = shell.fails(&["exercise", "remove", "suitcase stand"]);
    assert!(
        error.contains("there is no exercise \"suitcase stand\" of yours"),
        "{error}"
    );
}

#[test]
fn everything_goes_in_seven_days_or_now_with_a_count() {
    let shell = Shell::new();
    shell.ok(&["profile", "--time-zone", "UTC", "--name", "Maya"]);
    shell.ok(&["log", "squat 100x5@8"]);
    assert!(shell.ok(&["delete"]).contains("training_session"));
    let wrong = shell.fails(&["delete", "everything", "--name", "Eve"]);
    assert!(wrong.contains("your name as the account has it"), "{wrong}");
    let later = shell.ok(&["delete", "everything", "--name", "Maya"]);
    assert!(later.contains("recoup delete --undo"), "{later}");
    assert!(
        shell
            .ok(&["delete", "--undo"])
            .contains("Nothing will be deleted")
    );
    shell.fails(&["delete", "--undo"]);
    let gone = shell.json(&["delete", "everything", "--name", "maya", "--now"]);
    let left = gone["left"].as_array().unwrap();
    assert!(
        left.len() > 20 && left.iter().all(|t| t["rows"] == 0),
        "{gone}"
    );
    assert!(gone["rows"].as_u64().unwrap() > 3, "{gone}");
    assert!(shell.ok(&["log", "--list"]).contains("Nothing logged yet"));
}
