//! JSON: what wearables' accounts and some loggers export, told apart by the keys of its rows.

mod night;
mod set;
mod tree;

use tree::Node;

use crate::format::Format;
use crate::health::diary::Diary;
use crate::parsed::{Cost, Issue, Options, Parsed};
use crate::refusal::{Refusal, quoted};

/// What a JSON file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    FitbitSleep,
    FitbitExercise,
    FitbitRestingHr,
    GarminSleep,
    GarminHealthStatus,
    GarminDay,
    OuraSleep,
    IntervalsWellness,
    Liftosaur,
    Wger,
}

impl Shape {
    const fn format(self) -> Format {
        match self {
            Shape::FitbitSleep | Shape::FitbitExercise | Shape::FitbitRestingHr => Format::Fitbit,
            Shape::GarminSleep | Shape::GarminHealthStatus | Shape::GarminDay => {
                Format::GarminConnect
            }
            Shape::OuraSleep => Format::Oura,
            Shape::IntervalsWellness => Format::IntervalsIcu,
            Shape::Liftosaur => Format::Liftosaur,
            Shape::Wger => Format::Wger,
        }
    }

    const fn family(self) -> &'static str {
        match self {
            Shape::FitbitSleep => "sleep",
            Shape::FitbitExercise => "exercise",
            Shape::FitbitRestingHr => "resting heart rate",
            Shape::GarminSleep => "sleep data",
            Shape::GarminHealthStatus => "health status",
            Shape::GarminDay => "days",
            Shape::OuraSleep => "sleep periods",
            Shape::IntervalsWellness => "wellness, JSON",
            Shape::Liftosaur => "history, JSON",
            Shape::Wger => "API dump",
        }
    }
}

/// Keys that every row of a shape has, the more particular first.
const BY_ROW: &[(Shape, &[&str])] = &[
    (Shape::FitbitSleep, &["dateOfSleep", "minutesAsleep"]),
    (
        Shape::FitbitExercise,
        &["activityName", "startTime", "duration"],
    ),
    (Shape::FitbitRestingHr, &["dateTime", "value"]),
    (Shape::GarminSleep, &["calendarDate", "deepSleepSeconds"]),
    (Shape::GarminHealthStatus, &["calendarDate", "metrics"]),
    (Shape::GarminDay, &["calendarDate", "restingHeartRate"]),
    (Shape::OuraSleep, &["day", "total_sleep_duration"]),
    (Shape::IntervalsWellness, &["id", "restingHR"]),
    (Shape::IntervalsWellness, &["id", "sleepSecs"]),
];

/// The format of a JSON text; nothing when it is none we know.
pub(crate) fn sniff(bytes: &[u8]) -> Option<Format> {
    let root = tree::read(bytes).ok()?;
    shape_of(&root).map(Shape::format)
}

/// Reads a JSON file.
///
/// # Errors
/// When it is no JSON, holds too much, or is of no shape we know.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Parsed, Refusal> {
    let root = tree::read(bytes)?;
    let Some(shape) = shape_of(&root) else {
        return Err(Refusal::UnknownLayout {
            header: quoted(&String::from_utf8_lossy(&bytes[..bytes.len().min(800)])),
        });
    };
    match shape {
        Shape::Liftosaur => Ok(set::read_liftosaur(&root, options)),
        Shape::Wger => Ok(set::read_wger(&root, options)),
        shape => Ok(read_nights(shape, &root, options)),
    }
}

fn shape_of(root: &Node) -> Option<Shape> {
    if root.get("history").and_then(Node::as_list).is_some() {
        return Some(Shape::Liftosaur);
    }
    if set::wger_log(root).is_some() {
        return Some(Shape::Wger);
    }
    let row = rows(root).next()?;
    let known = BY_ROW
        .iter()
        .find(|(_, keys)| keys.iter().all(|key| row.get(key).is_some()));
    known.map(|(shape, _)| *shape)
}

/// The objects of a file: of its list, of `data`, or of the `sleep` of a whole account.
fn rows(root: &Node) -> impl Iterator<Item = &Node> {
    const LISTS: [&str; 3] = ["data", "sleep", "wellness"];
    let list = root
        .as_list()
        .or_else(|| LISTS.iter().find_map(|name| root.get(name)?.as_list()));
    list.into_iter().flatten()
}

fn read_nights(shape: Shape, root: &Node, options: &Options) -> Parsed {
    let mut diary = Diary::new(options.zone.as_ref());
    let mut issues = Vec::new();
    let mut n_lost = 0_usize;
    for row in rows(root) {
        let taken = match shape {
            Shape::FitbitSleep => night::fitbit_sleep(&mut diary, row),
            Shape::FitbitExercise => night::fitbit_exercise(&mut diary, row),
            Shape::FitbitRestingHr => night::fitbit_resting_hr(&mut diary, row),
            Shape::GarminSleep => night::garmin_sleep(&mut diary, row),
            Shape::GarminHealthStatus => night::garmin_health_status(&mut diary, row),
            Shape::GarminDay => night::garmin_day(&mut diary, row),
            Shape::OuraSleep => night::oura_sleep(&mut diary, row),
            Shape::IntervalsWellness => night::intervals_wellness(&mut diary, row),
            Shape::Liftosaur | Shape::Wger => None,
        };
        n_lost += usize::from(taken.is_none());
    }
    if 0 < n_lost {
        let done = format!("{n_lost} entries without a day that can be read; left out");
        issues.push(Issue::counted(n_lost, Cost::Row, done));
    }
    let mut parsed = Parsed::of_health(shape.format(), shape.family().to_owned(), diary.close());
    parsed.issues = issues;
    parsed
}
