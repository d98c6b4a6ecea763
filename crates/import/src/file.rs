//! A file of any kind: what it is, told by its first bytes, and what is in it.
//!
//! Text logs are read whole, at most [`LARGEST_TEXT`] of them. Apple Health's export and
//! archives are read as a stream, at most [`LARGEST_HEALTH`] inflated, whatever size an archive
//! declares. Nothing is ever written, so names in an archive are only names.

mod archive;
mod several;

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use crate::app::{apple_health, calendar, fitnotes_backup, garmin_fit, json};
use crate::format::{self, Format};
use crate::parsed::{Cost, Issue, Options, Parsed};
use crate::refusal::{LARGEST_HEALTH, LARGEST_TEXT, Refusal};

pub use several::parse_several;

/// Bytes looked at to tell what a file is.
const HEAD: usize = 8_192;

/// What a file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Archive,
    Fit,
    Database,
    Health,
    Json,
    Calendar,
    Text,
}

/// What a file is, by its first bytes.
pub(crate) fn kind_of(head: &[u8]) -> Kind {
    let text = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let opens =
        |mark: &[u8]| text.len() >= mark.len() && text[..mark.len()].eq_ignore_ascii_case(mark);
    match () {
        () if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => Kind::Archive,
        () if head.get(8..12) == Some(b".FIT") => Kind::Fit,
        () if head.starts_with(fitnotes_backup::MARK) => Kind::Database,
        () if opens(b"<?xml") || opens(b"<!DOCTYPE") || opens(apple_health::ROOT) => Kind::Health,
        () if opens(b"{") || opens(b"[") => Kind::Json,
        () if opens(calendar::MARK.as_bytes()) => Kind::Calendar,
        () => Kind::Text,
    }
}

/// The format of a file, told by its content; nothing when it is none we know.
///
/// An archive's is known only when it is read.
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    match kind_of(&bytes[..bytes.len().min(HEAD)]) {
        Kind::Archive => Some(Format::Archive),
        Kind::Fit => Some(Format::GarminFit),
        Kind::Database => Some(Format::FitNotes),
        Kind::Health => apple_health::find(&bytes[..bytes.len().min(1 << 20)], apple_health::ROOT)
            .map(|_| Format::AppleHealth),
        Kind::Json => json::sniff(bytes),
        Kind::Calendar => Some(Format::ICalendar),
        Kind::Text => format::sniff_text(bytes),
    }
}

/// Reads a file of any format known from memory.
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
    match kind_of(&bytes[..bytes.len().min(HEAD)]) {
        Kind::Archive | Kind::Health => parse_from(io::Cursor::new(bytes), options, &mut |_| {}),
        kind => parse_whole(kind, bytes, options),
    }
}

/// Reads a file of any format known from wherever it stands, and says how many of its bytes
/// are done.
///
/// An export of Apple Health of any size takes a few megabytes of memory.
///
/// # Errors
/// [`Refusal`] when the file as a whole cannot be read; nothing is taken from it.
pub fn parse_from(
    mut source: impl Read + Seek,
    options: &Options,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Parsed, Refusal> {
    let mut head = Vec::new();
    source
        .by_ref()
        .take(HEAD as u64)
        .read_to_end(&mut head)
        .and_then(|_| source.seek(SeekFrom::Start(0)))
        .map_err(|error| Refusal::unreadable(&error))?;
    match kind_of(&head) {
        Kind::Archive => archive::read(source, options, on_progress),
        Kind::Health => {
            let counted = Counted::new(source.take(LARGEST_HEALTH), on_progress);
            apple_health::read(
                BufReader::with_capacity(1 << 16, counted),
                options.zone.as_ref(),
            )
        }
        kind => {
            let bytes = read_whole(&mut source)?;
            let parsed = parse_whole(kind, &bytes, options)?;
            on_progress(bytes.len() as u64);
            Ok(parsed)
        }
    }
}

/// A file that is read whole.
fn parse_whole(kind: Kind, bytes: &[u8], options: &Options) -> Result<Parsed, Refusal> {
    if LARGEST_TEXT < bytes.len() {
        return Err(Refusal::TooLarge {
            found: bytes.len(),
            limit: LARGEST_TEXT,
        });
    }
    match kind {
        Kind::Fit => Ok(garmin_fit::read(bytes, options)),
        Kind::Database => fitnotes_backup::read(bytes, options),
        Kind::Json => json::read(bytes, options),
        Kind::Calendar => Ok(calendar::read(&String::from_utf8_lossy(bytes), options)),
        Kind::Health => apple_health::read(bytes, options.zone.as_ref()),
        Kind::Archive | Kind::Text => format::parse_text(bytes, options),
    }
}

/// At most one byte more than may be read whole.
fn read_whole(source: &mut impl Read) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    source
        .take(LARGEST_TEXT as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Refusal::unreadable(&error))?;
    Ok(bytes)
}

/// Says how far a source was read, a few times a second at the speed of a disk.
struct Counted<'p, R> {
    source: R,
    done: u64,
    told: u64,
    on_progress: &'p mut dyn FnMut(u64),
}

/// Bytes between two words of progress.
const STEP: u64 = 1 << 22;

impl<'p, R: Read> Counted<'p, R> {
    fn new(source: R, on_progress: &'p mut dyn FnMut(u64)) -> Counted<'p, R> {
        Counted {
            source,
            done: 0,
            told: 0,
            on_progress,
        }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.source.read(into)?;
        self.done += n as u64;
        if STEP <= self.done - self.told || n == 0 {
            self.told = self.done;
            (self.on_progress)(self.done);
        }
        Ok(n)
    }
}

/// A remark on the whole file.
fn remark(cost: Cost, found: &str, done: String) -> Issue {
    Issue::new(0, "file", found, cost, done)
}
