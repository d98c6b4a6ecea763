//! FIT files: strength workouts of a watch, other activity, nights, hearts and weighings.
//!
//! A watch stamps every `set` with the start of the session, so `start_time` is used. Its
//! `category` is a list of guesses of which the first is what it showed; where that is unknown
//! the exercise stays unknown and the person says what it was. A file cut short keeps what
//! was read before the cut.

#[cfg(test)]
mod differential;
pub(crate) mod name;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use rustyfit::profile::typedef::FitBaseType;
use rustyfit::proto::{Message, Value};

use rustyfit::{Decoder, DecoderEvent as Event, StreamingIterator};

use crate::book::guess::RawLoad;
use crate::book::{Book, Finish, LoadsIn};
use crate::cell::decimal::{BILLION, Decimal};
use crate::format::Format;
use crate::health::diary::{Diary, Rest};
use crate::health::{Bout, Signal};
use crate::parsed::{Cost, Issue, Issues, Options, Parsed, ParsedSession, ParsedSet};
use recoup_engine::unit::MassUnit;

/// Seconds from 1970-01-01 to 1989-12-31, where FIT time begins.
///
/// Source: FIT protocol, `date_time`.
pub(crate) const FIT_EPOCH: i64 = 631_065_600;

/// Field number of a message's stamp; `set` keeps its own under 254.
const TIMESTAMP: u8 = 253;

/// Reads a FIT file, chained or not.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Parsed {
    // The decoder is a dependency that bytes from anywhere reach: whatever it does costs one
    // file, not the server.
    let heard = catch_unwind(AssertUnwindSafe(|| {
        let mut told = Told::default();
        let issue = listen(bytes, |message| told.hear(message));
        told.issues.extend(issue);
        told
    }));
    let told = heard.unwrap_or_else(|_| {
        let done = "the file could not be decoded; nothing was read";
        let mut told = Told::default();
        told.issues.push(Issue::new(0, "file", "", Cost::Row, done));
        told
    });
    told.close(options)
}

/// What the messages of a file say.
#[derive(Debug, Default)]
struct Told {
    sessions: Vec<Session>,
    sets: Vec<Set>,
    /// What the workout itself calls an exercise, by category and number.
    titles: BTreeMap<(u16, u16), String>,
    serial: Option<i64>,
    sleep_levels: Vec<(i64, i64)>,
    rmssd: Vec<(i64, i64)>,
    resting_hr: Vec<(i64, i64)>,
    body_mass: Vec<(i64, i64)>,
    offset_s: Option<i32>,
    /// The file is a plan: nothing in it was done.
    is_plan: bool,
    issues: Issues,
    /// Sessions and sets over the limits.
    n_over: usize,
}

/// Most sessions and sets of one file.
///
/// Choice: a watch writes a session, or seven for a triathlon, and some dozens of sets; without
/// an end a file of sets would take a hundred times its size.
const MOST_SESSIONS: usize = 1_000;
const MOST_SETS: usize = 100_000;

/// Keeps one more, or counts it.
fn keep<T>(kept: &mut Vec<T>, most: usize, n_over: &mut usize, one: T) {
    if kept.len() < most {
        kept.push(one);
    } else {
        *n_over += 1;
    }
}

#[derive(Debug)]
struct Session {
    start: i64,
    elapsed_ms: i64,
    sport: i64,
    sub_sport: i64,
    distance_cm: Option<i64>,
    mean_hr: Option<i64>,
    effort: Option<i64>,
}

#[derive(Debug)]
struct Set {
    start: i64,
    duration_ms: Option<i64>,
    reps: Option<i64>,
    sixteenths_kg: Option<i64>,
    unit: Option<i64>,
    category: u16,
    subtype: Option<u16>,
    idx: i64,
}

/// Tells every message up to the end, or up to the damage that is returned.
fn listen(bytes: &[u8], mut hear: impl FnMut(&Message)) -> Option<Issue> {
    let mut decoder = Decoder::builder().expand_components(false).build();
    let mut stream = decoder.stream(bytes);
    while let Some(event) = stream.next() {
        match event {
            Ok(Event::Message(message)) => hear(message),
            Ok(Event::FileHeader(_) | Event::MessageDefinition(_) | Event::Crc(_)) => {}
            Err(error) => {
                let done = format!("the file is damaged ({error}); what came before is kept");
                return Some(Issue::new(0, "file", "", Cost::Row, done));
            }
        }
    }
    None
}

/// Numbers of the messages that are read.
///
/// Source: FIT profile 21.
mod message {
    pub(super) const FILE_ID: u16 = 0;
    pub(super) const SESSION: u16 = 18;
    pub(super) const WORKOUT: u16 = 26;
    pub(super) const WEIGHT_SCALE: u16 = 30;
    pub(super) const ACTIVITY: u16 = 34;
    pub(super) const MONITORING_HR: u16 = 211;
    pub(super) const SET: u16 = 225;
    pub(super) const EXERCISE_TITLE: u16 = 264;
    pub(super) const SLEEP_LEVEL: u16 = 275;
    pub(super) const HRV_STATUS: u16 = 370;
}

impl Told {
    fn hear(&mut self, message: &Message) {
        let at = |num| integer(message, num);
        match message.num.0 {
            message::FILE_ID => self.serial = at(3).or(self.serial),
            message::SESSION => self.hear_session(message),
            message::WORKOUT => self.is_plan = true,
            message::SET => self.hear_set(message),
            message::EXERCISE_TITLE => self.hear_title(message),
            message::ACTIVITY => {
                let offset = at(5).zip(at(TIMESTAMP)).map(|(local, utc)| local - utc);
                self.offset_s = offset.and_then(|s| i32::try_from(s).ok()).or(self.offset_s);
            }
            message::SLEEP_LEVEL => self.sleep_levels.extend(at(TIMESTAMP).zip(at(0))),
            message::HRV_STATUS => self.rmssd.extend(at(TIMESTAMP).zip(at(1))),
            message::MONITORING_HR => self.resting_hr.extend(at(TIMESTAMP).zip(at(1).or(at(0)))),
            message::WEIGHT_SCALE => self.body_mass.extend(at(TIMESTAMP).zip(at(0))),
            _ => {}
        }
    }

    fn hear_session(&mut self, message: &Message) {
        let at = |num| integer(message, num);
        let Some(start) = at(2) else { return };
        let session = Session {
            start,
            elapsed_ms: at(7).unwrap_or(0),
            sport: at(5).unwrap_or(0),
            sub_sport: at(6).unwrap_or(0),
            distance_cm: at(9),
            mean_hr: at(16),
            effort: at(193),
        };
        keep(&mut self.sessions, MOST_SESSIONS, &mut self.n_over, session);
    }

    fn hear_set(&mut self, message: &Message) {
        const ACTIVE: i64 = 1;
        let at = |num| integer(message, num);
        let Some(start) = at(6).filter(|_| at(5) == Some(ACTIVE)) else {
            return;
        };
        let set = Set {
            start,
            duration_ms: at(0),
            reps: at(3),
            sixteenths_kg: at(4),
            unit: at(9),
            category: first(message, 7).unwrap_or(u16::MAX),
            subtype: first(message, 8),
            idx: at(10).unwrap_or(0),
        };
        keep(&mut self.sets, MOST_SETS, &mut self.n_over, set);
    }

    fn hear_title(&mut self, message: &Message) {
        let (Some(category), Some(name)) = (first(message, 0), text(message, 2)) else {
            return;
        };
        let subtype = first(message, 1).unwrap_or(u16::MAX);
        self.titles.insert((category, subtype), name);
    }

    fn close(mut self, options: &Options) -> Parsed {
        if 0 < self.n_over {
            let done = format!("{} sessions and sets over the limit; left out", self.n_over);
            self.issues.push(Issue::new(0, "file", "", Cost::Row, done));
        }
        let health = self.diary(options.zone.as_ref()).close();
        let mut book = Book::default();
        std::mem::swap(&mut book.issues, &mut self.issues);
        self.sets.sort_by_key(|set| (set.start, set.idx));
        for set in &self.sets {
            self.write(&mut book, set);
        }
        if self.is_plan && self.sessions.is_empty() && self.sets.is_empty() {
            let done = "a planned workout: nothing in it was done yet, so nothing was read";
            book.issues
                .push(Issue::new(0, "file", "", Cost::Nothing, done));
        }
        let family = match (self.sets.len(), self.sessions.len()) {
            (0, 0) if self.is_plan => "planned workout".to_owned(),
            (0, 0) => "no activity".to_owned(),
            (0, n) => format!("{n} activities"),
            _ => "strength workout".to_owned(),
        };
        let mut parsed = book.close(Finish {
            format: Format::GarminFit,
            family,
            loads_in: LoadsIn::Shown(Some(MassUnit::Kilogram)),
            options,
            date_question: None,
        });
        parsed.health = health;
        parsed
    }

    /// The session that a set was part of: the one under way, else the last begun before it.
    fn session_of(&self, set: &Set) -> Option<&Session> {
        let begun = self
            .sessions
            .iter()
            .filter(|session| session.start <= set.start);
        begun
            .max_by_key(|session| session.start)
            .or(self.sessions.first())
    }

    fn write(&self, book: &mut Book, set: &Set) {
        let session = self.session_of(set);
        let start = session.map_or(set.start, |session| session.start);
        let Some(moment) = utc(start) else { return };
        let opened = ParsedSession {
            key: format!("garmin_fit|{}|{start}", self.serial.unwrap_or(0)),
            start: moment,
            time_known: true,
            offset_s: Some(0),
            duration_s: session.and_then(|s| u32::try_from(s.elapsed_ms / 1_000).ok()),
            duration_suspect: false,
            name: session.map_or_else(String::new, |s| activity(s.sport, s.sub_sport)),
            notes: String::new(),
            sets: Vec::new(),
        };
        let Some(place) = book.open(opened) else {
            return;
        };
        let title = self
            .titles
            .get(&(set.category, set.subtype.unwrap_or(u16::MAX)));
        let name = title.cloned();
        let name = name.unwrap_or_else(|| name::exercise(set.category, set.subtype));
        let mut parsed = ParsedSet::new(&name, 0);
        parsed.reps = set.reps.and_then(|reps| u32::try_from(reps).ok());
        parsed.seconds = set
            .duration_ms
            .and_then(|ms| u32::try_from(ms / 1_000).ok());
        book.push(place, parsed, load(set), false);
    }

    fn diary(&self, zone: Option<&TimeZone>) -> Diary {
        let mut diary = Diary::new(zone);
        let local = |diary: &Diary, at: i64| utc(at).map(|moment| diary.local(moment, Some(0)));
        self.sleep(&mut diary);
        for (signal, times, over, values) in [
            (Signal::Rmssd, 1_000, 128, &self.rmssd),
            (Signal::RestingHr, 1_000, 1, &self.resting_hr),
            (Signal::BodyMass, 10, 1, &self.body_mass),
        ] {
            for &(at, value) in values {
                if let Some(moment) = local(&diary, at) {
                    diary.set(moment.date(), signal, value.saturating_mul(times) / over);
                }
            }
        }
        let sessions = self.sets.iter().filter_map(|set| self.session_of(set));
        let of_sets: BTreeSet<i64> = sessions.map(|session| session.start).collect();
        for session in &self.sessions {
            // A session without sets is activity of another kind.
            if !of_sets.contains(&session.start)
                && let Some(bout) = bout(session)
            {
                diary.bout(bout);
            }
        }
        diary
    }

    /// A night is told by stamps at which its level changes.
    fn sleep(&self, diary: &mut Diary) {
        const AWAKE: i64 = 1;
        let mut levels = self.sleep_levels.clone();
        levels.sort_unstable();
        for pair in levels.windows(2) {
            let [(from, level), (to, _)] = *pair else {
                continue;
            };
            let (Some(from), Some(to)) = (utc(from), utc(to)) else {
                continue;
            };
            if AWAKE < level {
                let (from, to) = (diary.local(from, Some(0)), diary.local(to, Some(0)));
                diary.rest(Rest::Asleep, from, to);
            }
        }
    }
}

/// A session as activity.
fn bout(session: &Session) -> Option<Bout> {
    const TENTHS: i64 = 5;
    Some(Bout {
        start: utc(session.start)?,
        offset_s: Some(0),
        duration_s: u32::try_from(session.elapsed_ms / 1_000).ok()?,
        activity: activity(session.sport, session.sub_sport),
        distance_mm: session
            .distance_cm
            .and_then(|cm| u64::try_from(cm * 10).ok()),
        mean_hr: session.mean_hr.and_then(|hr| u16::try_from(hr).ok()),
        // Told in hundredths of the scale's end: 70 is 7 of 10.
        session_rpe_halves: session.effort.and_then(|e| u8::try_from(e / TENTHS).ok()),
    })
}

/// The load of a set in the unit that the watch showed; 0 without a unit was not entered.
fn load(set: &Set) -> Option<RawLoad> {
    /// `fit_base_unit`: 1 kilogram, 2 pound. Source: FIT profile 21.
    const POUND: i64 = 2;
    const SIXTEENTHS: i64 = 16;
    /// Half pounds in a sixteenth of a kilogram, times ten thousand million.
    const HALF_POUNDS: i64 = 2_755_778_276;
    let sixteenths = set.sixteenths_kg?;
    if sixteenths == 0 && set.unit.is_none() {
        return None;
    }
    let (billionths, unit) = if set.unit == Some(POUND) {
        // A sixteenth of a kilogram is coarser than a watch's pounds: back to the half pound.
        let tens = i128::from(sixteenths) * i128::from(HALF_POUNDS);
        let halves = (tens + i128::from(BILLION) * 5) / (i128::from(BILLION) * 10);
        (i64::try_from(halves).ok()? * (BILLION / 2), MassUnit::Pound)
    } else {
        (sixteenths * (BILLION / SIXTEENTHS), MassUnit::Kilogram)
    };
    Some(RawLoad {
        value: Decimal::from_billionths(billionths),
        unit: Some(unit),
        dusty: false,
    })
}

/// A stamp as date and time in UTC.
fn utc(at: i64) -> Option<DateTime> {
    let instant = jiff::Timestamp::from_second(at.checked_add(FIT_EPOCH)?).ok()?;
    Some(Offset::UTC.to_datetime(instant))
}

/// What an activity is, in words.
fn activity(sport: i64, sub_sport: i64) -> String {
    use rustyfit::profile::typedef::{Sport, SubSport};
    let narrow = u8::try_from(sub_sport)
        .ok()
        .filter(|&sub| 0 < sub && sub < u8::MAX);
    let named = match narrow {
        Some(sub) => SubSport(sub).to_string(),
        None => Sport(u8::try_from(sport).unwrap_or(0)).to_string(),
    };
    if named.contains('(') {
        return "Activity".to_owned();
    }
    named.replace('_', " ")
}

/// A field's whole number; what stands for "missing" is missing.
fn integer(message: &Message, num: u8) -> Option<i64> {
    let field = message.fields.iter().find(|field| field.num == num)?;
    match &field.value {
        Value::Uint8(v) => (*v != u8::MAX).then(|| i64::from(*v)),
        Value::Int8(v) => (*v != i8::MAX).then(|| i64::from(*v)),
        Value::Uint16(v) => (*v != u16::MAX).then(|| i64::from(*v)),
        Value::Int16(v) => (*v != i16::MAX).then(|| i64::from(*v)),
        // In serial numbers zero says that there is none.
        Value::Uint32(0) if field.base_type == FitBaseType::UINT32Z => None,
        Value::Uint32(v) => (*v != u32::MAX).then(|| i64::from(*v)),
        Value::Int32(v) => (*v != i32::MAX).then(|| i64::from(*v)),
        _ => None,
    }
}

/// The first of a list of 16-bit numbers, or the number where it stands alone.
fn first(message: &Message, num: u8) -> Option<u16> {
    let field = message.fields.iter().find(|field| field.num == num)?;
    let value = match &field.value {
        Value::Uint16(v) => *v,
        Value::ArrayUint16(list) => *list.first()?,
        _ => return None,
    };
    (value != u16::MAX).then_some(value)
}

fn text(message: &Message, num: u8) -> Option<String> {
    let field = message.fields.iter().find(|field| field.num == num)?;
    let name = match &field.value {
        Value::String(name) => name.trim(),
        Value::ArrayString(names) => names.first()?.trim(),
        _ => return None,
    };
    (!name.is_empty()).then(|| name.to_owned())
}
