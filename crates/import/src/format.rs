//! The formats known, told apart by their content, and the one trait they share.

use std::fmt;

use crate::app::{READERS, hevy, strong};
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
    /// Any other table with a set in each row.
    Plain,
}

impl Format {
    /// Every format, in the order of declaration.
    pub const ALL: [Format; 11] = [
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
        Format::Plain,
    ];

    /// Whether its reader has been held against real exports; the others are
    /// built from documented layouts, and a preview should say so.
    pub fn is_tried(self) -> bool {
        match self {
            Format::Strong | Format::Hevy | Format::Fitbod | Format::FitNotes => true,
            Format::StrongLifts
            | Format::GymBook
            | Format::Jefit
            | Format::Liftosaur
            | Format::LiftLog
            | Format::Gravl
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

/// Whether a text has a layout we know by its header; what columns contain does
/// not count here, because a wrong code page leaves numbers as they are.
fn is_known(body: &str, options: &Options) -> bool {
    let head = Head::of(body);
    let by_header = head.has_all(&[Field::Date, Field::Exercise]);
    reader_of(&head, options).is_some_and(|reader| reader.format() != Format::Plain || by_header)
}

/// The format of a file, told by its content; nothing when it is none we know.
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    let unsaid = Options::default();
    let text = text::decode(bytes, |body| is_known(body, &unsaid)).ok()?;
    reader_of(&Head::of(&text.body), &unsaid).map(Reader::format)
}

/// Reads a training log of any format known.
///
/// One bad row costs one row and leaves an issue. When the file does not tell
/// the unit of its loads, [`Parsed::unit`] holds a guess with its reason: ask,
/// then call again with the answer in `options`. The same for
/// [`Parsed::date_question`].
///
/// # Errors
/// [`Refusal`] when the file as a whole cannot be read; nothing is taken from it.
///
/// # Example
/// ```
/// use recoup_import::{Options, parse};
///
/// let file = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n\
///             2024-05-06 18:00:00,Legs,Squat (Barbell),1,62.5,5,0,0\n";
/// let parsed = parse(file.as_bytes(), &Options::default())?;
/// assert_eq!(parsed.sessions[0].sets[0].load_grams, Some(62_500));
/// assert!(parsed.unit.is_question());
/// # Ok::<(), recoup_import::Refusal>(())
/// ```
pub fn parse(bytes: &[u8], options: &Options) -> Result<Parsed, Refusal> {
    let text = text::decode(bytes, |body| is_known(body, options))?;
    let head = Head::of(&text.body);
    let Some(reader) = reader_of(&head, options) else {
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
    match () {
        () if strong::is_measurements(head) => Refusal::NoTraining {
            found: "Strong's body measurements",
            wanted: "the workouts (strong.csv)",
        },
        () if hevy::is_measurements(head) => Refusal::NoTraining {
            found: "Hevy's body measurements",
            wanted: "the workouts (workout_data.csv)",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_one_reader_and_a_name_of_its_own() {
        let mut names: Vec<&str> = Format::ALL.into_iter().map(Format::name).collect();
        for format in Format::ALL {
            let readers = READERS
                .into_iter()
                .filter(|reader| reader.format() == format);
            assert_eq!(readers.count(), 1, "{format}");
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), READERS.len());
    }
}
