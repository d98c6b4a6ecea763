//! The formats known, told apart by their content, and the one trait they share.

use std::fmt;

use crate::app::READERS;
use crate::app::device::tongue;
use crate::parsed::{Cost, Issue, Options, Parsed};
use crate::refusal::{Refusal, quoted};
use crate::table::Head;
use crate::table::heading::Field;
use crate::table::text;

/// The app a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Strong, all its layouts.
    Strong,
    /// Hevy's workouts.
    Hevy,
    /// Fitbod, both its layouts.
    Fitbod,
    /// `FitNotes` CSV of Android and iOS.
    FitNotes,
    /// `StrongLifts`, wide and long. Not tried on a real file.
    StrongLifts,
    /// `GymBook` in any language. Not tried on a real file.
    GymBook,
    /// Jefit's backup of many sections. Not tried on a real file.
    Jefit,
    /// Liftosaur's history as CSV. Not tried on a real file.
    Liftosaur,
    /// `LiftLog`'s plain export. Not tried on a real file.
    LiftLog,
    /// Gravl. Not tried on a real file.
    Gravl,
    /// Alpha Progression. Not tried on a real file.
    AlphaProgression,
    /// WHOOP's tables: cycles, sleeps, workouts.
    Whoop,
    /// Oura's trends and app data, as tables or JSON.
    Oura,
    /// Fitbit and Google Takeout, tables and JSON.
    Fitbit,
    /// `HRV4Training` of Android and iOS.
    Hrv4Training,
    /// Elite HRV. Not tried on a real file.
    EliteHrv,
    /// intervals.icu wellness. Not tried on a real file.
    IntervalsIcu,
    /// `GoldenCheetah`'s body table. Not tried on a real file.
    GoldenCheetah,
    /// Garmin's account export as JSON. Not tried on a real file.
    GarminConnect,
    /// drip's days. Not tried on a real file.
    Drip,
    /// wger's API dump. Not tried on a real file.
    Wger,
    /// Apple Health's export.
    AppleHealth,
    /// FIT files of Garmin and others.
    GarminFit,
    /// Days that a calendar says are taken.
    ICalendar,
    /// Our own export.
    Recoup,
    /// A ZIP with files of several kinds.
    Archive,
    /// Any other table with a set in each row.
    Plain,
}

impl Format {
    /// Every format, in the order of declaration.
    pub const ALL: [Format; 27] = [
        Format::Strong,
        Format::Hevy,
        Format::Fitbod,
        Format::FitNotes,
        Format::StrongLifts,
        Format::GymBook,
        Format::Jefit,
        Format::Liftosaur,
        Format::LiftLog,
        Format::Gravl,
        Format::AlphaProgression,
        Format::Whoop,
        Format::Oura,
        Format::Fitbit,
        Format::Hrv4Training,
        Format::EliteHrv,
        Format::IntervalsIcu,
        Format::GoldenCheetah,
        Format::GarminConnect,
        Format::Drip,
        Format::Wger,
        Format::AppleHealth,
        Format::GarminFit,
        Format::ICalendar,
        Format::Recoup,
        Format::Archive,
        Format::Plain,
    ];

    /// Whether its reader has been held against real exports; the others are
    /// built from documented layouts, and a preview should say so.
    pub fn is_tried(self) -> bool {
        match self {
            Format::Strong
            | Format::Hevy
            | Format::Fitbod
            | Format::FitNotes
            | Format::Whoop
            | Format::Oura
            | Format::Fitbit
            | Format::Hrv4Training
            | Format::AppleHealth
            | Format::GarminFit
            | Format::Recoup
            | Format::Archive => true,
            Format::StrongLifts
            | Format::GymBook
            | Format::Jefit
            | Format::Liftosaur
            | Format::LiftLog
            | Format::Gravl
            | Format::AlphaProgression
            | Format::EliteHrv
            | Format::IntervalsIcu
            | Format::GoldenCheetah
            | Format::GarminConnect
            | Format::Drip
            | Format::Wger
            | Format::ICalendar
            | Format::Plain => false,
        }
    }

    /// The lower-case word that stands for it in keys, options and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Format::Strong => "strong",
            Format::Hevy => "hevy",
            Format::Fitbod => "fitbod",
            Format::FitNotes => "fitnotes",
            Format::StrongLifts => "stronglifts",
            Format::GymBook => "gymbook",
            Format::Jefit => "jefit",
            Format::Liftosaur => "liftosaur",
            Format::LiftLog => "liftlog",
            Format::Gravl => "gravl",
            Format::AlphaProgression => "alpha_progression",
            Format::Whoop => "whoop",
            Format::Oura => "oura",
            Format::Fitbit => "fitbit",
            Format::Hrv4Training => "hrv4training",
            Format::EliteHrv => "elite_hrv",
            Format::IntervalsIcu => "intervals_icu",
            Format::GoldenCheetah => "golden_cheetah",
            Format::GarminConnect => "garmin_connect",
            Format::Drip => "drip",
            Format::Wger => "wger",
            Format::AppleHealth => "apple_health",
            Format::GarminFit => "garmin_fit",
            Format::ICalendar => "icalendar",
            Format::Recoup => "recoup",
            Format::Archive => "archive",
            Format::Plain => "plain",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Strong => "Strong",
            Format::Hevy => "Hevy",
            Format::Fitbod => "Fitbod",
            Format::FitNotes => "FitNotes",
            Format::StrongLifts => "StrongLifts",
            Format::GymBook => "GymBook",
            Format::Jefit => "Jefit",
            Format::Liftosaur => "Liftosaur",
            Format::LiftLog => "LiftLog",
            Format::Gravl => "Gravl",
            Format::AlphaProgression => "Alpha Progression",
            Format::Whoop => "WHOOP",
            Format::Oura => "Oura",
            Format::Fitbit => "Fitbit",
            Format::Hrv4Training => "HRV4Training",
            Format::EliteHrv => "Elite HRV",
            Format::IntervalsIcu => "intervals.icu",
            Format::GoldenCheetah => "GoldenCheetah",
            Format::GarminConnect => "Garmin Connect",
            Format::Drip => "drip",
            Format::Wger => "wger",
            Format::AppleHealth => "Apple Health",
            Format::GarminFit => "a Garmin FIT file",
            Format::ICalendar => "a calendar",
            Format::Recoup => "Recoup",
            Format::Archive => "an archive",
            Format::Plain => "a plain table",
        })
    }
}

/// One format: how its files are recognized and read.
pub(crate) trait Reader: Sync {
    /// Which format this is.
    fn format(&self) -> Format;

    /// Whether the file with this head is of this format.
    fn recognizes(&self, head: &Head<'_>, options: &Options) -> bool;

    /// Reads the whole file.
    fn read(&self, head: &Head<'_>, options: &Options) -> Result<Parsed, Refusal>;
}

fn reader_of(head: &Head<'_>, options: &Options) -> Option<&'static dyn Reader> {
    READERS
        .into_iter()
        .find(|reader| reader.recognizes(head, options))
}

/// Lines that may stand above a table: its title and a blank line or two.
const TITLE_LINES: usize = 5;

/// The head of a text and its reader; the head under a title, where only that is known.
pub(crate) fn head_of<'t>(
    body: &'t str,
    options: &Options,
) -> (Head<'t>, Option<&'static dyn Reader>) {
    let first = Head::of(body);
    if let Some(reader) = reader_of(&first, options) {
        return (first, Some(reader));
    }
    for n in 1..=TITLE_LINES {
        let Some(head) = Head::below(body, n) else {
            break;
        };
        // Contents alone would take any row for a header.
        if head.has_all(&[Field::Date, Field::Exercise])
            && let Some(reader) = reader_of(&head, options)
        {
            return (head, Some(reader));
        }
    }
    (first, None)
}

/// How many columns are understood of a text whose layout we know by its header, else 0; what
/// columns contain does not count here, because a wrong code page leaves numbers as they are.
fn n_understood(body: &str, options: &Options) -> usize {
    let head = Head::of(body);
    let by_header = head.has_all(&[Field::Date, Field::Exercise]);
    let is_known = reader_of(&head, options)
        .is_some_and(|reader| reader.format() != Format::Plain || by_header);
    if is_known {
        1 + head.headings.iter().flatten().count()
    } else {
        0
    }
}

/// The format of a text, told by its content; nothing when it is none we know.
pub(crate) fn sniff_text(bytes: &[u8]) -> Option<Format> {
    let unsaid = Options::default();
    let text = text::decode(bytes, |body| n_understood(body, &unsaid)).ok()?;
    let (_, reader) = head_of(&text.body, &unsaid);
    reader.map(Reader::format)
}

/// Reads a table of any layout known.
///
/// # Errors
/// [`Refusal`] when the file as a whole cannot be read; nothing is taken from it.
pub(crate) fn parse_text(bytes: &[u8], options: &Options) -> Result<Parsed, Refusal> {
    let text = text::decode(bytes, |body| n_understood(body, options))?;
    let (head, reader) = head_of(&text.body, options);
    let Some(reader) = reader else {
        return Err(refuse(&head));
    };
    let mut parsed = reader.read(&head, options)?;
    if let Some(remark) = text.remark {
        parsed
            .issues
            .insert(0, Issue::new(0, "file", "", Cost::Nothing, remark));
    }
    Ok(parsed)
}

/// The refusal that fits a head no reader wants.
fn refuse(head: &Head<'_>) -> Refusal {
    if let Some(refusal) = UNKEPT.iter().find_map(|known| known.refuse(head)) {
        return refusal;
    }
    match () {
        () if tongue::is_journal(head) => Refusal::NoTraining {
            found: "WHOOP's journal",
            wanted: "the whole export, or its cycles, sleeps and workouts",
        },
        () if head.column(Field::Exercise).is_some() => Refusal::ColumnMissing {
            format: "plain table",
            column: "the date",
            header: quoted(head.line()),
        },
        () => Refusal::UnknownLayout {
            header: quoted(head.line()),
        },
    }
}

/// A table we know and of which we keep nothing: what another app computed is its own.
struct Unkept {
    known_by: &'static [&'static str],
    found: &'static str,
}

impl Unkept {
    fn refuse(&self, head: &Head<'_>) -> Option<Refusal> {
        let is_it = self.known_by.iter().all(|name| head.named(name).is_some());
        is_it.then_some(Refusal::NoTraining {
            found: self.found,
            wanted: "the sleep, the resting heart rate, the heart rate variability or the exercise",
        })
    }
}

static UNKEPT: &[Unkept] = &[
    Unkept {
        known_by: &["date", "readinessscorevalue"],
        found: "Fitbit's readiness score",
    },
    Unkept {
        known_by: &["date", "stressscore"],
        found: "Fitbit's stress score",
    },
    Unkept {
        known_by: &["timestamp", "dailyrespiratoryrate"],
        found: "Fitbit's breathing rate",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_name_of_its_own() {
        let mut names: Vec<&str> = Format::ALL.into_iter().map(Format::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Format::ALL.len());
    }
}
