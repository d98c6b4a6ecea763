//! Apple Health's `export.xml`: gigabytes of records, read as a stream.
//!
//! Most of an export are heart beats and steps that nothing here uses: `tags` finds where each
//! tag ends, its first attribute says what it is, and only what is read is parsed. Kept are nights,
//! resting heart rate, SDNN, body mass, workouts, menstrual flow and symptoms.
//!
//! The prolog is skipped: exports of iOS 16 carry a document type that is no XML.

mod tags;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufRead, Read};

use jiff::tz::TimeZone;
use memchr::{memchr, memmem};
use quick_xml::events::BytesStart;

use crate::cell::decimal::Decimal;
use crate::cell::when::{self, DateOrder, Moment};
use crate::format::Format;
use crate::health::diary::{Diary, Rest};
use crate::health::{Bout, Signal};
use crate::parsed::{Cost, Issue, Issues, Parsed};
use crate::refusal::Refusal;

use tags::Tags;

/// What an export begins with, after its prolog.
pub(crate) const ROOT: &[u8] = b"<HealthData";

/// How far into the file the root may stand.
const LONGEST_PROLOG: usize = 1 << 20;

/// Most workouts and intervals of sleep kept.
///
/// Choice: some thirty years of a watch that tells a hundred a night.
const MOST_KEPT: usize = 1_000_000;

/// Longest name of a workout, in characters.
const LONGEST_NAME: usize = 80;

/// Reads an export from its first byte.
///
/// # Errors
/// When the root is not found in the first mebibyte.
pub(crate) fn read(source: impl BufRead, zone: Option<&TimeZone>) -> Result<Parsed, Refusal> {
    let mut tags = Tags::new(skip_prolog(source)?);
    let mut export = Export::new(zone);
    loop {
        match tags.next() {
            Ok(Some(tag)) => export.take(tag),
            Ok(None) => break,
            Err(error) => {
                let done = format!(
                    "the file is damaged after record {} ({error}); what came before is kept",
                    export.records
                );
                export.issue("file", "", Cost::Row, done);
                break;
            }
        }
    }
    Ok(export.finish())
}

/// The source from its root on.
fn skip_prolog(mut source: impl BufRead) -> Result<impl BufRead, Refusal> {
    let mut head = Vec::new();
    loop {
        if let Some(at) = find(&head, ROOT) {
            head.drain(..at);
            return Ok(std::io::Cursor::new(head).chain(source));
        }
        let chunk = source
            .fill_buf()
            .map_err(|error| Refusal::unreadable(&error))?;
        if chunk.is_empty() || LONGEST_PROLOG < head.len() {
            return Err(Refusal::NotText {
                looks_like: "XML, but not an Apple Health export",
                remedy: "in the Health app choose Export All Health Data, and pick that file",
            });
        }
        head.extend_from_slice(chunk);
        let n = chunk.len();
        source.consume(n);
    }
}

/// Where `wanted` stands in `bytes`.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// An export under way.
struct Export {
    diary: Diary,
    workout: Option<Bout>,
    issues: Issues,
    records: u64,
    /// Workouts and intervals of sleep met so far.
    n_kept: usize,
}

impl Export {
    fn new(zone: Option<&TimeZone>) -> Export {
        Export {
            diary: Diary::new(zone),
            workout: None,
            issues: Issues::default(),
            records: 0,
            n_kept: 0,
        }
    }

    /// A tag without its brackets: opening, closing or both.
    fn take(&mut self, tag: &[u8]) {
        let is_empty = tag.ends_with(b"/");
        let tag = if is_empty { &tag[..tag.len() - 1] } else { tag };
        let name_len = tag.iter().position(u8::is_ascii_whitespace);
        match tag.split_at(name_len.unwrap_or(tag.len())) {
            (b"Record", attributes) => {
                self.records += 1;
                if let Some(kind) = kind_of(attributes) {
                    self.record(&parsed(tag, b"Record"), kind);
                }
            }
            (b"WorkoutStatistics", _) => self.statistics(&parsed(tag, b"WorkoutStatistics")),
            (b"Workout", _) => {
                self.workout = self.workout_of(&parsed(tag, b"Workout"));
                if is_empty {
                    self.close_workout();
                }
            }
            (b"/Workout", _) => self.close_workout(),
            _ => {}
        }
    }

    fn close_workout(&mut self) {
        if let Some(workout) = self.workout.take()
            && self.has_room()
        {
            self.diary.bout(workout);
        }
    }

    /// Whether one more workout or interval of sleep is kept.
    fn has_room(&mut self) -> bool {
        self.n_kept += 1;
        self.n_kept <= MOST_KEPT
    }

    fn record(&mut self, tag: &BytesStart<'_>, kind: Kind) {
        let fields = fields(tag);
        let taken = match kind {
            Kind::Value(signal, unit) => self.value(&fields, signal, unit),
            Kind::Sleep => self.sleep(&fields),
            Kind::Flow => self.level(&fields, Signal::MenstrualFlow, "", FLOW),
            Kind::Symptom(name) => self.level(&fields, Signal::Symptom, &snake(&name), SEVERITY),
        };
        if taken.is_none() {
            let found = fields.get("value").map_or("", |value| value.as_ref());
            let done = "a record without a date or a value that can be read; left out";
            self.issue(
                fields.get("type").map_or("Record", |t| t.as_ref()),
                found,
                Cost::Row,
                done,
            );
        }
    }

    fn value(&mut self, fields: &Fields<'_>, signal: Signal, unit: Unit) -> Option<()> {
        let moment = moment(fields.get("endDate").or_else(|| fields.get("startDate"))?)?;
        let number = Decimal::parse(fields.get("value")?)?;
        let value = unit.scale(number, fields.get("unit").map_or("", |unit| unit.as_ref()))?;
        let day = self.diary.local(moment.start, moment.offset_s).date();
        match signal {
            Signal::Sdnn => self.diary.add(day, signal, value),
            _ => self.diary.set(day, signal, value),
        }
        Some(())
    }

    fn sleep(&mut self, fields: &Fields<'_>) -> Option<()> {
        let stage = fields.get("value")?;
        let stage = stage
            .strip_prefix("HKCategoryValueSleepAnalysis")
            .unwrap_or(stage);
        let rest = match stage {
            "InBed" | "0" => Rest::InBed,
            _ if stage.starts_with("Asleep") || stage == "1" => Rest::Asleep,
            // Awake: time in bed that was no sleep.
            _ => return Some(()),
        };
        let from = moment(fields.get("startDate")?)?;
        let to = moment(fields.get("endDate")?)?;
        let from = self.diary.local(from.start, from.offset_s);
        let to = self.diary.local(to.start, to.offset_s);
        if self.has_room() {
            self.diary.rest(rest, from, to);
        }
        Some(())
    }

    fn level(
        &mut self,
        fields: &Fields<'_>,
        signal: Signal,
        detail: &str,
        levels: &[(&str, i64)],
    ) -> Option<()> {
        let value = fields.get("value")?;
        let moment = moment(fields.get("startDate")?)?;
        let level = levels.iter().find(|(end, _)| value.ends_with(end));
        // "None" and "NotPresent" say that there was nothing to note.
        if let Some((_, level)) = level {
            let day = self.diary.local(moment.start, moment.offset_s).date();
            self.diary.note(day, signal, detail, *level);
        }
        Some(())
    }

    fn workout_of(&mut self, tag: &BytesStart<'_>) -> Option<Bout> {
        let fields = fields(tag);
        let bout = bout(&fields);
        if bout.is_none() {
            let found = fields.get("startDate").map_or("", |date| date.as_ref());
            let done = "a workout without a start or an end that can be read; left out";
            self.issue("Workout", found, Cost::Row, done);
        }
        bout
    }

    fn statistics(&mut self, tag: &BytesStart<'_>) {
        let Some(workout) = self.workout.as_mut() else {
            return;
        };
        let fields = fields(tag);
        let kind = fields.get("type").map_or("", |kind| kind.as_ref());
        if kind == "HKQuantityTypeIdentifierHeartRate" {
            let mean = fields.get("average").and_then(|text| Decimal::parse(text));
            workout.mean_hr = mean.and_then(|hr| u16::try_from(hr.rounded()).ok());
        } else if kind.starts_with("HKQuantityTypeIdentifierDistance") {
            let unit = fields.get("unit").map_or("", |unit| unit.as_ref());
            workout.distance_mm = fields.get("sum").and_then(|sum| distance(sum, unit));
        }
    }

    fn issue(&mut self, field: &str, found: &str, cost: Cost, done: impl Into<Cow<'static, str>>) {
        self.issues.push(Issue::new(0, field, found, cost, done));
    }

    fn finish(mut self) -> Parsed {
        if MOST_KEPT < self.n_kept {
            let done = format!(
                "{} workouts and intervals of sleep over the limit of {MOST_KEPT}; left out",
                self.n_kept - MOST_KEPT
            );
            self.issues.push(Issue::new(0, "file", "", Cost::Row, done));
        }
        let family = format!("export, {} records", self.records);
        let mut parsed = Parsed::of_health(Format::AppleHealth, family, self.diary.close());
        parsed.issues = self.issues.close();
        parsed
    }
}

/// A tag as text, with its attributes to be asked for.
fn parsed<'t>(tag: &'t [u8], name: &[u8]) -> BytesStart<'t> {
    BytesStart::from_content(String::from_utf8_lossy(tag), name.len())
}

type Fields<'t> = BTreeMap<&'t str, Cow<'t, str>>;

/// The attributes that can be read; a broken one costs itself.
fn fields<'t>(tag: &'t BytesStart<'_>) -> Fields<'t> {
    let mut attributes = tag.attributes();
    let readable = attributes.with_checks(false).flatten();
    readable
        .map(|attribute| (attribute.key.into_inner(), attribute.value))
        .collect()
}

/// What a record is, where it is read at all.
enum Kind {
    Value(Signal, Unit),
    Sleep,
    Flow,
    Symptom(String),
}

/// Looks at the raw attributes of a record: nearly every one ends here.
fn kind_of(attributes: &[u8]) -> Option<Kind> {
    /// Where Apple writes it; looked for elsewhere only where it is not there.
    const MARK: &[u8] = b" type=\"HK";
    let after = attributes.strip_prefix(MARK).or_else(|| {
        let at = memmem::find(attributes, &MARK[1..])?;
        Some(&attributes[at + MARK.len() - 1..])
    })?;
    let kind = &after[..memchr(b'"', after)?];
    if let Some(quantity) = kind.strip_prefix(b"QuantityTypeIdentifier") {
        return match quantity {
            b"RestingHeartRate" => Some(Kind::Value(Signal::RestingHr, Unit::PerMinute)),
            b"HeartRateVariabilitySDNN" => Some(Kind::Value(Signal::Sdnn, Unit::Milliseconds)),
            b"BodyMass" => Some(Kind::Value(Signal::BodyMass, Unit::Mass)),
            _ => None,
        };
    }
    match kind.strip_prefix(b"CategoryTypeIdentifier")? {
        b"SleepAnalysis" => Some(Kind::Sleep),
        b"MenstrualFlow" => Some(Kind::Flow),
        name => {
            let name = std::str::from_utf8(name).ok()?;
            SYMPTOMS
                .contains(&name)
                .then(|| Kind::Symptom(name.to_owned()))
        }
    }
}

/// Symptoms that bear on training; Apple's names.
const SYMPTOMS: [&str; 14] = [
    "AbdominalCramps",
    "Bloating",
    "BreastPain",
    "Chills",
    "Coughing",
    "Dizziness",
    "Fatigue",
    "Fever",
    "GeneralizedBodyAche",
    "Headache",
    "LowerBackPain",
    "MoodChanges",
    "Nausea",
    "SleepChanges",
];

const FLOW: &[(&str, i64)] = &[
    ("FlowUnspecified", 1),
    ("BleedingUnspecified", 1),
    ("Light", 2),
    ("Medium", 3),
    ("Heavy", 4),
];

const SEVERITY: &[(&str, i64)] = &[
    ("SeverityUnspecified", 1),
    ("PresencePresent", 1),
    ("SeverityMild", 2),
    ("SeverityModerate", 3),
    ("SeveritySevere", 4),
];

/// The unit a quantity is kept in.
#[derive(Clone, Copy)]
enum Unit {
    PerMinute,
    Milliseconds,
    Mass,
}

impl Unit {
    /// The number in the unit of its signal; `None` for a unit we do not know.
    fn scale(self, number: Decimal, written: &str) -> Option<i64> {
        const THOUSAND: i64 = 1_000;
        /// A pound and a stone, in micrograms. Source: yard and pound agreement, 1959.
        const POUND: i64 = 453_592_370;
        const STONE: i64 = 6_350_293_180;
        const MILLION: i64 = 1_000_000;
        match (self, written) {
            (Unit::PerMinute, "count/s") => Some(number.scaled(60 * THOUSAND, 1)),
            (Unit::Milliseconds, "s") => Some(number.scaled(MILLION, 1)),
            (Unit::PerMinute, "count/min" | "")
            | (Unit::Milliseconds, "ms" | "")
            | (Unit::Mass, "kg" | "") => Some(number.scaled(THOUSAND, 1)),
            (Unit::Mass, "g") => Some(number.rounded()),
            (Unit::Mass, "lb") => Some(number.scaled(POUND, MILLION)),
            (Unit::Mass, "st") => Some(number.scaled(STONE, MILLION)),
            _ => None,
        }
    }
}

/// A workout from its attributes.
fn bout(fields: &Fields<'_>) -> Option<Bout> {
    let start = moment(fields.get("startDate")?)?;
    let end = moment(fields.get("endDate")?)?;
    let lasted = end.start.duration_since(start.start).as_secs();
    let activity = fields
        .get("workoutActivityType")
        .map_or("", |kind| kind.as_ref());
    let activity = activity
        .strip_prefix("HKWorkoutActivityType")
        .unwrap_or(activity);
    let unit = fields
        .get("totalDistanceUnit")
        .map_or("km", |unit| unit.as_ref());
    Some(Bout {
        start: start.start,
        offset_s: start.offset_s,
        duration_s: u32::try_from(lasted).ok()?,
        activity: spaced(activity).chars().take(LONGEST_NAME).collect(),
        distance_mm: fields
            .get("totalDistance")
            .and_then(|text| distance(text, unit)),
        mean_hr: None,
        session_rpe_halves: None,
    })
}

fn distance(text: &str, unit: &str) -> Option<u64> {
    use crate::table::heading::{KILOMETRE_MM, MILE_MM};
    let one = match unit {
        "km" => KILOMETRE_MM,
        "mi" => MILE_MM,
        "m" => 1_000,
        _ => return None,
    };
    let mm = Decimal::parse(text)?.scaled(one, 1);
    u64::try_from(mm).ok().filter(|&mm| 0 < mm)
}

/// `2024-01-01 01:01:42 +0200`, or `20140104084300-0800` as iOS 8 wrote it.
fn moment(text: &str) -> Option<Moment> {
    const PACKED: usize = 14;
    let packed = text
        .get(..PACKED)
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    let Some(digits) = packed else {
        return when::parse(text, DateOrder::DayFirst);
    };
    let spaced = format!(
        "{}-{}-{} {}:{}:{} {}",
        &digits[..4],
        &digits[4..6],
        &digits[6..8],
        &digits[8..10],
        &digits[10..12],
        &digits[12..],
        &text[PACKED..]
    );
    when::parse(&spaced, DateOrder::DayFirst)
}

/// `TraditionalStrengthTraining` as `traditional_strength_training`.
fn snake(name: &str) -> String {
    spaced(name).to_lowercase().replace(' ', "_")
}

/// `TraditionalStrengthTraining` as `Traditional Strength Training`.
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for (at, c) in name.char_indices() {
        if c.is_uppercase() && 0 < at {
            words.push(' ');
        }
        words.push(c);
    }
    words
}
