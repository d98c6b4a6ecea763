//! Sets out of JSON: Liftosaur's history and what wger's API gives.

use std::collections::BTreeMap;

use jiff::tz::Offset;
use recoup_engine::session::SetKind;
use recoup_engine::unit::MassUnit;

use super::night::{moment, number, scaled};
use super::tree::Node;
use crate::book::guess::RawLoad;
use crate::book::{Book, Finish, LoadsIn};
use crate::format::Format;
use crate::parsed::{Cost, Issue, Options, Parsed, ParsedSession, ParsedSet};

/// A session that only its start is known of.
fn session(key: String, at: &crate::cell::when::Moment) -> ParsedSession {
    ParsedSession {
        key,
        start: at.start,
        time_known: at.time_known,
        offset_s: at.offset_s,
        duration_s: None,
        duration_suspect: false,
        name: String::new(),
        notes: String::new(),
        sets: Vec::new(),
    }
}

fn text<'v>(value: &'v Node, key: &str) -> &'v str {
    value.get(key).and_then(Node::as_str).unwrap_or("").trim()
}

/// Liftosaur: sessions with entries, entries with sets; times in milliseconds since 1970.
pub(super) fn read_liftosaur(root: &Node, options: &Options) -> Parsed {
    let mut book = Book::default();
    let mut n_not_done = 0;
    let history = root.get("history").and_then(Node::as_list);
    for told in history.into_iter().flatten() {
        let Some((key, start)) = liftosaur_start(told) else {
            let done = "a session without a start that can be read; left out";
            book.issues
                .push(Issue::new(0, "startTime", "", Cost::Row, done));
            continue;
        };
        let mut opened = session(key, &start);
        text(told, "dayName").clone_into(&mut opened.name);
        text(told, "notes").clone_into(&mut opened.notes);
        opened.duration_s = milliseconds(told, "endTime")
            .zip(milliseconds(told, "startTime"))
            .and_then(|(end, start)| u32::try_from((end - start) / 1_000).ok())
            .filter(|&s| 0 < s);
        let Some(place) = book.open(opened) else {
            continue;
        };
        let entries = told.get("entries").and_then(Node::as_list);
        for entry in entries.into_iter().flatten() {
            let name = liftosaur_name(entry);
            for (list, kind) in [("warmupSets", SetKind::WarmUp), ("sets", SetKind::Working)] {
                let sets = entry.get(list).and_then(Node::as_list);
                for set in sets.into_iter().flatten() {
                    match liftosaur_set(&name, set, kind) {
                        Some((set, load)) => book.push(place, set, load, false),
                        None => n_not_done += 1,
                    }
                }
            }
        }
    }
    book.note_not_done(n_not_done);
    book.close(Finish {
        format: Format::Liftosaur,
        family: "history, JSON".to_owned(),
        loads_in: LoadsIn::Shown(None),
        options,
        date_question: None,
    })
}

fn milliseconds(told: &Node, key: &str) -> Option<i64> {
    told.get(key).and_then(Node::as_i64)
}

fn liftosaur_start(told: &Node) -> Option<(String, crate::cell::when::Moment)> {
    let stamp = milliseconds(told, "startTime").or_else(|| milliseconds(told, "id"))?;
    let instant = jiff::Timestamp::from_millisecond(stamp).ok()?;
    let start = Offset::UTC.to_datetime(instant);
    // The CSV of the same app knows a session by its start to the second: the same key here.
    let start = start.with().subsec_nanosecond(0).build().ok()?;
    let key = format!("liftosaur|{start}");
    let moment = moment(&format!("{}Z", start.strftime("%Y-%m-%dT%H:%M:%S")))?;
    Some((key, moment))
}

/// `{"id": "benchPress", "equipment": "barbell"}` as `Bench Press, Barbell`, as its CSV says.
fn liftosaur_name(entry: &Node) -> String {
    let exercise = entry.get("exercise").unwrap_or(&Node::Null);
    let id = exercise.as_str().unwrap_or_else(|| text(exercise, "id"));
    let mut name = String::new();
    for (at, c) in id.char_indices() {
        if c.is_uppercase() && 0 < at {
            name.push(' ');
        }
        name.push(if at == 0 { c.to_ascii_uppercase() } else { c });
    }
    match text(exercise, "equipment") {
        "" => name,
        equipment => {
            let mut letters = equipment.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            let equipment: String = first.into_iter().chain(letters).collect();
            format!("{name}, {equipment}")
        }
    }
}

fn liftosaur_set(name: &str, told: &Node, kind: SetKind) -> Option<(ParsedSet, Option<RawLoad>)> {
    let reps = scaled(told.get("completedReps"), 1)?;
    let is_undone = told.get("isCompleted") == Some(&Node::Bool(false));
    if is_undone || name.is_empty() {
        return None;
    }
    let mut set = ParsedSet::new(name, 0);
    set.kind = kind;
    set.reps = u32::try_from(reps).ok();
    set.rir_halves = told
        .get("completedRpe")
        .and_then(number)
        .map(|rpe| 20 - rpe.scaled(2, 1))
        .and_then(|halves| u8::try_from(halves).ok())
        .filter(|halves| *halves <= 18);
    let weight = told.get("completedWeight").or_else(|| told.get("weight"));
    Some((set, weight.and_then(liftosaur_load)))
}

/// `{"value": 60, "unit": "kg"}`, or a bare number.
fn liftosaur_load(weight: &Node) -> Option<RawLoad> {
    let unit = match text(weight, "unit") {
        "kg" => Some(MassUnit::Kilogram),
        "lb" => Some(MassUnit::Pound),
        _ => None,
    };
    let value = number(weight.get("value").unwrap_or(weight))?;
    RawLoad::parse(&value.to_string(), unit)
}

/// The log of a wger dump: its `workoutlog`, or a page of it by itself.
pub(super) fn wger_log(root: &Node) -> Option<&Vec<Node>> {
    let is_log = |row: &Node| {
        let has = |key| row.get(key).is_some();
        has("exercise") && has("repetitions") && has("weight") && has("date")
    };
    let list = resource(root, "workoutlog").or_else(|| root.get("results")?.as_list())?;
    list.first().is_some_and(is_log).then_some(list)
}

/// A resource of a dump: the list itself, or a page with `results`.
fn resource<'v>(root: &'v Node, name: &str) -> Option<&'v Vec<Node>> {
    let found = root.get(name)?;
    found.as_list().or_else(|| found.get("results")?.as_list())
}

/// wger: one row a set; exercises and sessions are numbers that other resources explain.
pub(super) fn read_wger(root: &Node, options: &Options) -> Parsed {
    let mut book = Book::default();
    let names = wger_names(root);
    for row in wger_log(root).into_iter().flatten() {
        let Some(at) = moment(text(row, "date")) else {
            let done = "is not a date; the set was left out";
            book.issues
                .push(Issue::new(0, "date", text(row, "date"), Cost::Row, done));
            continue;
        };
        let key = match row.get("session").and_then(Node::as_i64) {
            Some(id) => format!("wger|{id}"),
            None => format!("wger|{}", at.start.date()),
        };
        let Some(place) = book.open(session(key, &at)) else {
            continue;
        };
        let (set, load) = wger_set(row, &names);
        book.push(place, set, load, false);
    }
    wger_notes(root, &mut book);
    book.close(Finish {
        format: Format::Wger,
        family: "API dump".to_owned(),
        loads_in: LoadsIn::Shown(None),
        options,
        date_question: None,
    })
}

fn wger_set(row: &Node, names: &BTreeMap<i64, String>) -> (ParsedSet, Option<RawLoad>) {
    /// wger's own numbers of units. Source: its API's `repetition-unit` and `setting-weight-unit`.
    const REPS: i64 = 1;
    const SECONDS: i64 = 3;
    const MINUTES: i64 = 4;
    const POUNDS: i64 = 2;
    let id = row.get("exercise").and_then(Node::as_i64).unwrap_or(0);
    let name = names.get(&id).cloned();
    let mut set = ParsedSet::new(&name.unwrap_or_else(|| format!("wger exercise {id}")), 0);
    let unit = |key: &str| row.get(key).and_then(Node::as_i64);
    let amount = scaled(row.get("repetitions"), 1).and_then(|n| u32::try_from(n).ok());
    match unit("repetitions_unit").unwrap_or(REPS) {
        SECONDS => set.seconds = amount,
        MINUTES => set.seconds = amount.map(|minutes| minutes.saturating_mul(60)),
        _ => set.reps = amount,
    }
    set.rir_halves = row
        .get("rir")
        .and_then(number)
        .and_then(|rir| u8::try_from(rir.scaled(2, 1)).ok())
        .filter(|halves| *halves <= 20);
    let load_unit = match unit("weight_unit") {
        Some(POUNDS) => MassUnit::Pound,
        _ => MassUnit::Kilogram,
    };
    let load = row.get("weight").and_then(number);
    let load = load.and_then(|value| RawLoad::parse(&value.to_string(), Some(load_unit)));
    (set, load)
}

/// Names by number, English before others.
fn wger_names(root: &Node) -> BTreeMap<i64, String> {
    const ENGLISH: i64 = 2;
    let mut names = BTreeMap::new();
    let lists = ["exerciseinfo", "exercise", "exercises"];
    for info in lists
        .iter()
        .filter_map(|name| resource(root, name))
        .flatten()
    {
        let Some(id) = info.get("id").and_then(Node::as_i64) else {
            continue;
        };
        let told = info.get("translations").and_then(Node::as_list);
        let english = told
            .into_iter()
            .flatten()
            .find(|told| told.get("language").and_then(Node::as_i64) == Some(ENGLISH));
        let any = told.and_then(|told| told.first());
        let name = text(english.or(any).unwrap_or(info), "name");
        if !name.is_empty() {
            names.insert(id, name.to_owned());
        }
    }
    names
}

/// Notes of sessions, where the dump has them.
fn wger_notes(root: &Node, book: &mut Book) {
    for told in resource(root, "workoutsession").into_iter().flatten() {
        let id = told.get("id").and_then(Node::as_i64);
        let note = text(told, "notes");
        if let Some(place) = id.and_then(|id| book.find(&format!("wger|{id}"))) {
            note.clone_into(&mut book.session(place).notes);
        }
    }
}
