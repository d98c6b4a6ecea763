//! How much memory files take that were made to take much: each in a process of its own.
//!
//! `cargo bench -p recoup-import --bench bounds`

mod probe;

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write as _};
use std::process::Command;

use recoup_import::{LARGEST_HEALTH, LARGEST_TEXT, Options, parse_from};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Makes what is read.
type Made = fn() -> Box<dyn Source>;

/// What is read, by the name it is asked for.
const CASES: [(&str, Made); 12] = [
    ("a log without an end", || {
        endless(STRONG, "2024-05-06 18:00:00,A,Squat,1,60,5,0,0\n")
    }),
    ("64 MiB of the shortest rows", || {
        full("date,exercise,weight,reps\n", "2024-1-1,a,1,1\n")
    }),
    ("64 MiB of rows that are none", || full(STRONG, "x\n")),
    ("64 MiB of cells that are none", || {
        full(STRONG, "2024-01-01 00:00:00,A,b,1,x,x,x,x\n")
    }),
    ("64 MiB of JSON", || full("[", "0,")),
    ("64 MiB of calendar", || {
        full("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\n")
    }),
    ("64 MiB of sets of a watch", watch),
    ("an export of one element", || endless(EXPORT, "a")),
    ("8 GiB of workouts, deflated", || {
        deflated("export.xml", EXPORT, WORKOUT, LARGEST_HEALTH)
    }),
    ("8 GiB of blanks, deflated", || {
        deflated("a.csv", "", " ", LARGEST_HEALTH)
    }),
    ("20 deflated logs of 64 MiB", || logs(20)),
    ("100,000 files in an archive", files),
];

const STRONG: &str = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n";
const EXPORT: &str = "<?xml version=\"1.0\"?><HealthData><Record type=\"";
const WORKOUT: &str = "\"/><Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" \
     startDate=\"2024-01-01 00:00:00 +0000\" endDate=\"2024-01-01 00:10:00 +0000";

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().collect();
    let asked = args
        .get(1)
        .and_then(|name| CASES.iter().find(|(known, _)| known == name));
    if let Some((_, made)) = asked {
        let mut source = made();
        return probe::tell(|| {
            println!("{}", answer(&mut source));
            Ok(())
        });
    }
    let this = std::env::current_exe().map_err(|why| why.to_string())?;
    for (name, _) in CASES {
        let (run, answer) = probe::run(Command::new(&this).arg(name))?;
        let (seconds, peak) = (run.took.as_secs_f64(), run.peak.div_ceil(1_000_000));
        println!("{name:<32} {seconds:>7.1} s {peak:>6} MB  {answer}");
    }
    Ok(())
}

/// What a person would be told.
fn answer(source: &mut Box<dyn Source>) -> String {
    match parse_from(source, &Options::default(), &mut |_| {}) {
        Ok(parsed) => format!(
            "{} sets, {} bouts, {} issues; {}",
            parsed.n_sets(),
            parsed.health.bouts.len(),
            parsed.issues.len(),
            parsed
                .issues
                .last()
                .map_or_else(String::new, ToString::to_string)
        ),
        Err(refusal) => refusal.to_string(),
    }
}

/// Bytes to be read.
trait Source: Read + Seek {}

impl<S: Read + Seek> Source for S {}

/// A head, and a text over and over, made as it is read.
struct Text {
    head: Vec<u8>,
    again: Vec<u8>,
    length: u64,
    at: u64,
}

impl Read for Text {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let from = match self.at.checked_sub(self.head.len() as u64) {
            None => &self.head[place(self.at)..],
            Some(past) => &self.again[place(past % self.again.len() as u64)..],
        };
        let n = from.take(self.length - self.at).read(into)?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for Text {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(back) => self.length.saturating_add_signed(back),
            SeekFrom::Current(on) => self.at.saturating_add_signed(on),
        };
        Ok(self.at)
    }
}

fn made(head: &[u8], again: &[u8], length: u64) -> Text {
    Text {
        head: head.to_vec(),
        again: again.repeat(4_096),
        length,
        at: 0,
    }
}

fn endless(head: &str, again: &str) -> Box<dyn Source> {
    Box::new(made(head.as_bytes(), again.as_bytes(), u64::MAX))
}

fn full(head: &str, again: &str) -> Box<dyn Source> {
    Box::new(made(head.as_bytes(), again.as_bytes(), LARGEST_TEXT as u64))
}

/// One definition of a `set`, then sets of seven bytes.
fn watch() -> Box<dyn Source> {
    let mut head = vec![12, 0x20, 0, 0];
    head.extend(u32::try_from(LARGEST_TEXT - 14).unwrap_or(0).to_le_bytes());
    head.extend(b".FIT");
    // Local message 0: little-endian, number 225, two fields: start_time and set_type.
    head.extend([0x40, 0, 0, 225, 0, 2, 6, 4, 0x86, 5, 1, 0]);
    Box::new(made(&head, &[0, 1, 2, 3, 0x40, 1], LARGEST_TEXT as u64))
}

fn deflated(name: &str, head: &str, again: &str, length: u64) -> Box<dyn Source> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut source = made(head.as_bytes(), again.as_bytes(), length);
    let written = archive
        .start_file(name, SimpleFileOptions::default().large_file(true))
        .map_err(io::Error::other)
        .and_then(|()| io::copy(&mut source, &mut archive))
        .and_then(|_| archive.finish().map_err(io::Error::other));
    closed(written.expect("memory"))
}

/// An archive from its first byte.
fn closed(archive: Cursor<Vec<u8>>) -> Box<dyn Source> {
    Box::new(Cursor::new(archive.into_inner()))
}

fn logs(n: u32) -> Box<dyn Source> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..n {
        let name = format!("{number}.csv");
        let row = format!("2024-05-06 18:00:{number:02},A,Squat,1,60,5,0,0\n");
        let mut source = made(STRONG.as_bytes(), row.as_bytes(), LARGEST_TEXT as u64);
        archive
            .start_file(name, SimpleFileOptions::default())
            .expect("memory");
        io::copy(&mut source, &mut archive).expect("memory");
    }
    closed(archive.finish().expect("memory"))
}

fn files() -> Box<dyn Source> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..100_000 {
        archive
            .start_file(format!("{number}.csv"), SimpleFileOptions::default())
            .expect("memory");
        archive.write_all(b"x").expect("memory");
    }
    closed(archive.finish().expect("memory"))
}
