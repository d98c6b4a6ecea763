//! Files made to harm, and what spreadsheets do to a log: a clear answer for each.

use std::io::{self, Read, Seek, SeekFrom};

use recoup_import::{LARGEST_TEXT, Options, Refusal, parse, parse_from};

use crate::kit::{fixture, show_bytes, told};

/// An archive of one stored file whose headers declare another size than it has.
fn declaring(name: &str, bytes: &[u8], size: u64) -> Vec<u8> {
    const ZIP64: u16 = 45;
    let n = u32::try_from(bytes.len()).expect("a small file");
    let extra = [&[1, 0, 8, 0][..], &size.to_le_bytes()].concat();
    let mut crc = u32::MAX;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    let described = |mark: &[u8; 4], made_by: &[u8]| {
        let mut header = [mark, made_by, &ZIP64.to_le_bytes(), &[0; 8]].concat();
        header.extend((!crc).to_le_bytes());
        header.extend(n.to_le_bytes());
        header.extend(u32::MAX.to_le_bytes());
        header.extend(u16::try_from(name.len()).expect("a name").to_le_bytes());
        header.extend(u16::try_from(extra.len()).expect("twelve").to_le_bytes());
        header
    };
    let mut archive = described(b"PK\x03\x04", &[]);
    archive.extend([name.as_bytes(), &extra, bytes].concat());
    let start = u32::try_from(archive.len()).expect("small");
    archive.extend(described(b"PK\x01\x02", &ZIP64.to_le_bytes()));
    archive.extend([&[0; 14][..], name.as_bytes(), &extra].concat());
    let length = u32::try_from(archive.len()).expect("small") - start;
    archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    archive.extend([&length.to_le_bytes()[..], &start.to_le_bytes(), &[0; 2]].concat());
    archive
}

/// A source that begins with some bytes and repeats others for 8 GB.
struct Endless {
    head: Vec<u8>,
    /// The repeated bytes, many times over.
    again: Vec<u8>,
    at: u64,
    given: u64,
}

impl Endless {
    const LENGTH: u64 = 8 << 30;

    fn new(head: &str, again: &str) -> Endless {
        Endless {
            head: head.as_bytes().to_vec(),
            again: again.repeat(1_000).into_bytes(),
            at: 0,
            given: 0,
        }
    }
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let place = |at: u64| usize::try_from(at).expect("within the pattern");
        let from = match self.at.checked_sub(self.head.len() as u64) {
            None => &self.head[place(self.at)..],
            Some(past) => &self.again[place(past % self.again.len() as u64)..],
        };
        let n = from.take(Self::LENGTH - self.at).read(into)?;
        self.at += n as u64;
        self.given += n as u64;
        Ok(n)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(back) => Self::LENGTH.saturating_add_signed(back),
            SeekFrom::Current(on) => self.at.saturating_add_signed(on),
        };
        Ok(self.at)
    }
}

#[test]
fn a_size_of_10_gb_that_an_archive_declares_is_not_believed() {
    let archive = declaring("hrv.csv", &fixture("fitbit/hrv.csv"), 10 << 30);
    let parsed = parse(&archive, &Options::default()).expect("an archive");
    assert_eq!(parsed.health.readings.len(), 1);
    let archive = declaring("export.xml", &fixture("apple_health/export.xml"), 10 << 30);
    let parsed = parse(&archive, &Options::default()).expect("an archive");
    assert!(!parsed.health.is_empty());
}

#[test]
fn a_size_that_a_watch_file_declares_is_not_believed() {
    let mut file = vec![14, 0x20, 0, 0, 0xff, 0xff, 0xff, 0xff];
    file.extend(b".FIT\0\0");
    insta::assert_snapshot!(show_bytes(&file, &Options::default()), @r"
    a Garmin FIT file (no activity), Stated(Kilogram)
    ! file: the file is damaged (unexpected EOF); what came before is kept [Row]
    ");
}

#[test]
fn an_endless_log_is_read_to_the_limit_and_refused() {
    let head = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n";
    let mut log = Endless::new(head, "2024-05-06 18:00:00,A,Squat,1,60,5,0,0\n");
    let refusal = parse_from(&mut log, &Options::default(), &mut |_| {});
    let (found, limit) = (LARGEST_TEXT + 1, LARGEST_TEXT);
    assert_eq!(refusal, Err(Refusal::TooLarge { found, limit }));
    assert!(log.given < LARGEST_TEXT as u64 + (1 << 20));
}

#[test]
fn an_endless_element_costs_what_follows_it() {
    let head = "<?xml version=\"1.0\"?><HealthData>\
                <Record type=\"HKQuantityTypeIdentifierBodyMass\" unit=\"kg\" value=\"80\" \
                endDate=\"2026-03-01 07:00:00 +0100\"/><Record type=\"";
    for again in ["a", "&lt;"] {
        let mut export = Endless::new(head, again);
        let parsed = parse_from(&mut export, &Options::default(), &mut |_| {}).expect("an export");
        assert_eq!(parsed.health.readings.len(), 1);
        let why = parsed.issues[0].to_string();
        assert!(
            why.contains("one element is longer than 1048576 bytes"),
            "{why}"
        );
        assert!(export.given < 1 << 22, "{} bytes were read", export.given);
    }
}

#[test]
fn a_head_that_never_ends_is_refused() {
    let mut export = Endless::new("<?xml version=\"1.0\"?>", "<!-- no health -->");
    let refusal = parse_from(&mut export, &Options::default(), &mut |_| {});
    assert!(
        matches!(refusal, Err(Refusal::NotText { .. })),
        "{refusal:?}"
    );
    assert!(export.given < 1 << 22);
}

#[test]
fn two_encodings_in_one_file_are_told() {
    let (umlaut, _, _) = encoding_rs::WINDOWS_1252.encode("Prüfung");
    let row = |name: &[u8]| [b"2024-05-06,", name, b",60,5\n"].concat();
    let head = "Datum,Übung,Gewicht,Wiederholungen\n".as_bytes();
    let file = [head, &row("Überzüge".as_bytes()), &row(&umlaut)].concat();
    insta::assert_snapshot!(show_bytes(&file, &told("kg")), @r#"
    a plain table (4 columns), Answered(Kilogram)
    2024-05-06 "" key plain|2024-05-06|
      2: 0. Überzüge 60000 g (kg) x 5
      3: 1. Pr�fung 60000 g (kg) x 5
    ! file: 1 characters were not UTF-8 and are shown as � [Nothing]
    "#);
}

#[test]
fn a_log_of_carriage_returns_alone_is_read() {
    let log = String::from_utf8(fixture("strong/s1-ios-kg.csv")).expect("text");
    let old = log.replace("\r\n", "\n").replace('\n', "\r");
    assert_eq!(
        show_bytes(old.as_bytes(), &told("kg")),
        show_bytes(log.as_bytes(), &told("kg"))
    );
}

/// Day numbers for dates, fractions of a day for durations, scientific notation, dates and clocks
/// without their zeros, a date that was lost, a repetition taken for a day in August.
#[test]
fn what_a_spreadsheet_damaged_is_read_or_told() {
    let file = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n\
        45418.75,A,1h 5m,Squat,1,6.25E+01,5,0,0\n\
        45418.75,A,1h 5m,Squat,2,1E+02,5.00E+00,0,0\n\
        2024-5-8 8:05,B,45m,Squat,1,100,5.Aug,0,0\n\
        2024-5-8 8:05,B,45m,Squat,2,#VALUE!,5,0,0\n\
        45421,C,0.045138889,Squat,1,100,5,0,0\n\
        #REF!,D,45m,Squat,1,100,5,0,0\n\
        4.54E+04,D,45m,Squat,1,100,5,0,0\n";
    insta::assert_snapshot!(show_bytes(file.as_bytes(), &told("kg")), @r##"
    Strong (iOS, no unit, 9 columns), Answered(Kilogram)
    2024-05-06T18:00:00 "A" 3900 s key strong|2024-05-06T18:00:00
      2: 0. Squat 62500 g (kg) x 5
      3: 0. Squat 100000 g (kg) x 5
    2024-05-08T08:05:00 "B" 2700 s key strong|2024-05-08T08:05:00
      4: 0. Squat 100000 g (kg)
      5: 0. Squat x 5
    2024-05-09 "C" 3900 s key strong|2024-05-09|C
      6: 0. Squat 100000 g (kg) x 5
    ! line 4, Reps: "5.Aug": is not a number; left empty [Value]
    ! line 5, Weight: "#VALUE!": is not a number; left empty [Value]
    ! line 7, Date: "#REF!": is not a date; the row was left out [Row]
    ! line 8, Date: "4.54E+04": is not a date; the row was left out [Row]
    "##);
}
