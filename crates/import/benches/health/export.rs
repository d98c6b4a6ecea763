//! A health export of our own, of any size: what a watch and a phone write about one made-up person.
//!
//! The same seed gives the same bytes. As in Apple's own exports all records of one type stand
//! together, oldest first, then workouts, then the rings of each day. A day is about half a
//! megabyte: a heart beat every four minutes and more often in workouts, steps and energy in small
//! pieces, a night in some thirty stages, five readings of SDNN with the beats they were computed
//! from, a resting heart rate, now and then a weighing, a symptom, a day of flow.

use std::io::{self, Write};

use jiff::civil::{Date, DateTime, date};
use jiff::{SignedDuration, ToSpan as _};

/// The first day of every export.
const FIRST_DAY: Date = date(2016, 1, 1);

/// Days written to learn how large one is.
const SAMPLE: i32 = 28;

/// Writes an export of about `size` bytes; how many days it tells.
///
/// # Errors
/// What `out` says.
pub(crate) fn write(out: &mut impl Write, size: u64, seed: u64) -> io::Result<i32> {
    let mut counted = Counted(0);
    write_days(&mut counted, SAMPLE, seed)?;
    let day = counted.0 / u64::from(SAMPLE.unsigned_abs());
    let days = i32::try_from(size / day).unwrap_or(i32::MAX).max(1);
    write_days(out, days, seed)?;
    Ok(days)
}

/// Counts what is written and forgets it.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const PROLOG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 13 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
<HealthData locale="en_NL">
 <ExportDate value="2026-06-01 08:10:05 +0200"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1990-05-20" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet" HKCharacteristicTypeIdentifierFitzpatrickSkinType="HKFitzpatrickSkinTypeNotSet" HKCharacteristicTypeIdentifierCardioFitnessMedicationsUse="None"/>
"#;

fn write_days(out: &mut impl Write, days: i32, seed: u64) -> io::Result<()> {
    out.write_all(PROLOG.as_bytes())?;
    for (number, kind) in KINDS.iter().enumerate() {
        for day in 0..days {
            let place = ((number as u64) << 32) | u64::from(day.unsigned_abs());
            let mut chance = Chance(seed ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let date = FIRST_DAY.saturating_add(day.days());
            kind(out, date, &mut chance)?;
        }
    }
    out.write_all(b"</HealthData>\n")
}

/// Writes what one kind tells of a day.
type Kind = fn(&mut dyn Write, Date, &mut Chance) -> io::Result<()>;

/// What is written of each day, in the order of the file.
const KINDS: [Kind; 13] = [
    body_mass,
    heart_rate,
    |out, day, chance| pieces(out, day, chance, &STEPS),
    |out, day, chance| pieces(out, day, chance, &DISTANCE),
    |out, day, chance| pieces(out, day, chance, &BASAL),
    |out, day, chance| pieces(out, day, chance, &ACTIVE),
    resting_heart_rate,
    variability,
    sleep,
    flow,
    symptoms,
    workout,
    summary,
];

/// `SplitMix64`. Source: Steele, Lea & Flood, OOPSLA 2014.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `low` to `high`, both among them.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low).unsigned_abs() + 1;
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }
}

const WATCH: &str = r#"sourceName="Anna’s Apple Watch" sourceVersion="11.5" device="&lt;&lt;HKDevice: 0x3012772a0&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:11.5&gt;""#;
const PHONE: &str = r#"sourceName="Anna’s iPhone" sourceVersion="18.5" device="&lt;&lt;HKDevice: 0x301274be0&gt;, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:18.5&gt;""#;
const DIARY: &str = r#"sourceName="Health" sourceVersion="18.5""#;

/// A stamp as Apple writes it, on the clock of the day's season.
fn stamp(at: DateTime) -> String {
    let summer = (4..=10).contains(&at.month());
    format!(
        "{} +0{}00",
        at.strftime("%Y-%m-%d %H:%M:%S"),
        1 + i32::from(summer)
    )
}

/// `second` seconds after midnight, or before it.
fn at(day: Date, second: i64) -> DateTime {
    day.to_datetime(jiff::civil::Time::midnight())
        .saturating_add(SignedDuration::from_secs(second))
}

/// The attributes of a record up to its value.
fn record(
    out: &mut dyn Write,
    (kind, source, unit): (&str, &str, &str),
    from: DateTime,
    to: DateTime,
) -> io::Result<()> {
    write!(out, " <Record type=\"HK{kind}\" {source} ")?;
    if !unit.is_empty() {
        write!(out, "unit=\"{unit}\" ")?;
    }
    let created = stamp(to.saturating_add(SignedDuration::from_secs(6)));
    let (from, to) = (stamp(from), stamp(to));
    write!(
        out,
        "creationDate=\"{created}\" startDate=\"{from}\" endDate=\"{to}\" "
    )
}

fn body_mass(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    if chance.one_in(3) {
        let when = at(day, chance.between(23_400, 27_000));
        record(
            out,
            ("QuantityTypeIdentifierBodyMass", DIARY, "kg"),
            when,
            when,
        )?;
        let (kilograms, tenths) = (chance.between(61, 63), chance.between(0, 9));
        writeln!(out, "value=\"{kilograms}.{tenths}\"/>")?;
    }
    Ok(())
}

fn heart_rate(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    let mut second = chance.between(0, 240);
    while second < 86_400 {
        let when = at(day, second);
        record(
            out,
            ("QuantityTypeIdentifierHeartRate", WATCH, "count/min"),
            when,
            when,
        )?;
        let (beats, motion) = (chance.between(48, 130), chance.between(0, 2));
        writeln!(out, "value=\"{beats}\">")?;
        writeln!(
            out,
            "  <MetadataEntry key=\"HKMetadataKeyHeartRateMotionContext\" value=\"{motion}\"/>\n </Record>"
        )?;
        let hour_of_training = (64_800..68_400).contains(&second);
        second += if hour_of_training {
            chance.between(4, 60)
        } else {
            chance.between(180, 300)
        };
    }
    Ok(())
}

/// What is summed up in many small pieces.
struct Pieces {
    kind: &'static str,
    source: &'static str,
    unit: &'static str,
    /// Longest time between two, in seconds.
    gap: i64,
    /// Thousandths of the unit in the largest piece; whole units where `None`.
    thousandths: Option<i64>,
}

const STEPS: Pieces = Pieces {
    kind: "QuantityTypeIdentifierStepCount",
    source: PHONE,
    unit: "count",
    gap: 800,
    thousandths: None,
};
const DISTANCE: Pieces = Pieces {
    kind: "QuantityTypeIdentifierDistanceWalkingRunning",
    source: WATCH,
    unit: "km",
    gap: 900,
    thousandths: Some(600),
};
const BASAL: Pieces = Pieces {
    kind: "QuantityTypeIdentifierBasalEnergyBurned",
    source: WATCH,
    unit: "kcal",
    gap: 1_600,
    thousandths: Some(16_000),
};
const ACTIVE: Pieces = Pieces {
    kind: "QuantityTypeIdentifierActiveEnergyBurned",
    source: WATCH,
    unit: "kcal",
    gap: 340,
    thousandths: Some(2_000),
};

fn pieces(out: &mut dyn Write, day: Date, chance: &mut Chance, pieces: &Pieces) -> io::Result<()> {
    let mut second = 21_600 + chance.between(0, pieces.gap);
    while second < 82_800 {
        let until = second + chance.between(20, pieces.gap);
        let named = (pieces.kind, pieces.source, pieces.unit);
        record(out, named, at(day, second), at(day, until))?;
        match pieces.thousandths {
            None => writeln!(out, "value=\"{}\"/>", chance.between(4, 400))?,
            Some(most) => {
                let amount = chance.between(1, most);
                writeln!(out, "value=\"{}.{:03}\"/>", amount / 1_000, amount % 1_000)?;
            }
        }
        second = until + chance.between(0, pieces.gap / 4);
    }
    Ok(())
}

fn resting_heart_rate(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    let named = ("QuantityTypeIdentifierRestingHeartRate", WATCH, "count/min");
    record(out, named, at(day, 60), at(day, 80_000))?;
    writeln!(out, "value=\"{}\"/>", chance.between(50, 58))
}

fn variability(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    for hour in [2, 5, 9, 14, 21] {
        let from = at(day, hour * 3_600 + chance.between(0, 3_000));
        let to = from.saturating_add(SignedDuration::from_secs(60));
        record(
            out,
            (
                "QuantityTypeIdentifierHeartRateVariabilitySDNN",
                WATCH,
                "ms",
            ),
            from,
            to,
        )?;
        let (whole, part) = (chance.between(28, 95), chance.between(0, 9_999));
        writeln!(
            out,
            "value=\"{whole}.{part:04}\">\n  <HeartRateVariabilityMetadataList>"
        )?;
        for beat in 0..58 {
            let (bpm, hundredth) = (chance.between(52, 74), chance.between(0, 99));
            let time = from.saturating_add(SignedDuration::from_secs(beat)).time();
            let time = time.strftime("%-I:%M:%S");
            writeln!(
                out,
                "   <InstantaneousBeatsPerMinute bpm=\"{bpm}\" time=\"{time}.{hundredth:02} AM\"/>"
            )?;
        }
        writeln!(out, "  </HeartRateVariabilityMetadataList>\n </Record>")?;
    }
    Ok(())
}

fn sleep(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    const STAGES: [&str; 4] = ["AsleepCore", "AsleepDeep", "AsleepREM", "Awake"];
    let mut second = chance.between(-5_400, 1_800);
    let wakes = chance.between(21_600, 27_000);
    while second < wakes {
        let until = second + chance.between(300, 1_800);
        let named = ("CategoryTypeIdentifierSleepAnalysis", WATCH, "");
        record(out, named, at(day, second), at(day, until))?;
        let stage = STAGES[usize::try_from(chance.between(0, 3)).unwrap_or(0)];
        writeln!(out, "value=\"HKCategoryValueSleepAnalysis{stage}\">")?;
        writeln!(
            out,
            "  <MetadataEntry key=\"HKTimeZone\" value=\"Europe/Amsterdam\"/>\n </Record>"
        )?;
        second = until;
    }
    Ok(())
}

fn flow(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    const LEVELS: [&str; 3] = ["Light", "Medium", "Heavy"];
    let since = FIRST_DAY.duration_until(day).as_hours() / 24;
    if since % 28 < 5 {
        let named = ("CategoryTypeIdentifierMenstrualFlow", DIARY, "");
        record(out, named, at(day, 0), at(day, 86_399))?;
        let level = LEVELS[usize::try_from(chance.between(0, 2)).unwrap_or(0)];
        writeln!(out, "value=\"HKCategoryValueVaginalBleeding{level}\">")?;
        let starts = i32::from(since % 28 == 0);
        writeln!(
            out,
            "  <MetadataEntry key=\"HKMenstrualCycleStart\" value=\"{starts}\"/>\n </Record>"
        )?;
    }
    Ok(())
}

fn symptoms(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    const NAMES: [&str; 4] = ["Headache", "Fatigue", "AbdominalCramps", "LowerBackPain"];
    const LEVELS: [&str; 3] = ["Mild", "Moderate", "Severe"];
    if chance.one_in(6) {
        let name = NAMES[usize::try_from(chance.between(0, 3)).unwrap_or(0)];
        let kind = format!("CategoryTypeIdentifier{name}");
        let when = at(day, chance.between(30_000, 80_000));
        record(out, (&kind, DIARY, ""), when, when)?;
        let level = LEVELS[usize::try_from(chance.between(0, 2)).unwrap_or(0)];
        writeln!(out, "value=\"HKCategoryValueSeverity{level}\"/>")?;
    }
    Ok(())
}

fn workout(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    if !chance.one_in(2) {
        return Ok(());
    }
    let name = ["TraditionalStrengthTraining", "Running", "Yoga"];
    let name = name[usize::try_from(chance.between(0, 2)).unwrap_or(0)];
    let (start, minutes) = (chance.between(60_000, 66_000), chance.between(20, 75));
    let (from, to) = (stamp(at(day, start)), stamp(at(day, start + minutes * 60)));
    writeln!(
        out,
        " <Workout workoutActivityType=\"HKWorkoutActivityType{name}\" duration=\"{minutes}.25\" durationUnit=\"min\" {WATCH} creationDate=\"{to}\" startDate=\"{from}\" endDate=\"{to}\">"
    )?;
    writeln!(
        out,
        "  <MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>"
    )?;
    for event in 0..chance.between(2, 8) {
        let when = stamp(at(day, start + event * 300));
        writeln!(
            out,
            "  <WorkoutEvent type=\"HKWorkoutEventTypeSegment\" date=\"{when}\" duration=\"5.0\" durationUnit=\"min\"/>"
        )?;
    }
    let (mean, most) = (chance.between(95, 150), chance.between(150, 185));
    writeln!(
        out,
        "  <WorkoutStatistics type=\"HKQuantityTypeIdentifierHeartRate\" startDate=\"{from}\" endDate=\"{to}\" average=\"{mean}.4\" minimum=\"72\" maximum=\"{most}\" unit=\"count/min\"/>"
    )?;
    let energy = chance.between(90, 600);
    writeln!(
        out,
        "  <WorkoutStatistics type=\"HKQuantityTypeIdentifierActiveEnergyBurned\" startDate=\"{from}\" endDate=\"{to}\" sum=\"{energy}.2\" unit=\"kcal\"/>"
    )?;
    if name == "Running" {
        let metres = chance.between(3_000, 12_000);
        writeln!(
            out,
            "  <WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" startDate=\"{from}\" endDate=\"{to}\" sum=\"{}.{:03}\" unit=\"km\"/>",
            metres / 1_000,
            metres % 1_000
        )?;
    }
    writeln!(out, " </Workout>")
}

fn summary(out: &mut dyn Write, day: Date, chance: &mut Chance) -> io::Result<()> {
    let (energy, exercise, stand) = (
        chance.between(200, 900),
        chance.between(0, 90),
        chance.between(6, 16),
    );
    writeln!(
        out,
        " <ActivitySummary dateComponents=\"{day}\" activeEnergyBurned=\"{energy}.5\" activeEnergyBurnedGoal=\"480\" activeEnergyBurnedUnit=\"kcal\" appleMoveTime=\"0\" appleMoveTimeGoal=\"0\" appleExerciseTime=\"{exercise}\" appleExerciseTimeGoal=\"30\" appleStandHours=\"{stand}\" appleStandHoursGoal=\"12\"/>"
    )
}
