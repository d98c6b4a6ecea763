//! How fast a health export of 1 GB is read, and in how much memory: beside inflating and
//! tokenising the same bytes, and beside other readers where they are installed.
//!
//! `cargo bench -p recoup-import --bench health`; `cargo xtask bench import` installs the others
//! first. What counts is time on the processor. The export is made here, see `export.rs`, and is kept in the folder of builds.
//!
//! - `RECOUP_HEALTH_MB`: size of the export, 1000 where nothing is said
//! - `RECOUP_RIVALS_MB`: size of the export that the other readers are given, 100
//! - `RECOUP_RIVALS`: where the other readers are; set by `cargo xtask bench import`

mod export;
#[path = "../probe/mod.rs"]
mod probe;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use probe::Run;
use recoup_import::{Options, parse_from};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Every export is made from it.
const SEED: u64 = 7;

/// Rounds of which the fastest counts: another process can only slow one down.
const ROUNDS: usize = 3;

/// Where the export stands within the archive.
const NAME: &str = "apple_health_export/export.xml";

/// Reads an archive.
type Work = fn(&Path) -> io::Result<()>;

/// What is done in a process of its own, by the name it is asked for.
const WORK: [(&str, Work); 3] = [
    ("inflate", inflate),
    ("tokenise", tokenise),
    ("import", import),
];

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().collect();
    if let [_, name, archive] = args.as_slice()
        && let Some((_, work)) = WORK.iter().find(|(known, _)| known == name)
    {
        return probe::tell(|| work(Path::new(archive)).map_err(|why| why.to_string()));
    }
    let archive = made("RECOUP_HEALTH_MB", 1_000)?;
    ours(&archive)?;
    let Some(rivals) = std::env::var_os("RECOUP_RIVALS").map(PathBuf::from) else {
        println!("\nskipped: no other readers; `cargo xtask bench import` installs them");
        return Ok(());
    };
    let small = made("RECOUP_RIVALS_MB", 100)?;
    if small != archive {
        ours(&small)?;
    }
    beside(&rivals, &small)
}

/// The archive of an export of so many megabytes, made where it is not there yet.
fn made(variable: &str, megabytes: u64) -> Result<PathBuf, String> {
    let asked = std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok());
    let megabytes = asked.unwrap_or(megabytes);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("health-{megabytes}-{SEED}.zip"));
    if !path.exists() {
        let partial = path.with_extension("partial");
        let days = make(&partial, megabytes * 1_000_000).map_err(|why| why.to_string())?;
        std::fs::rename(&partial, &path).map_err(|why| why.to_string())?;
        println!("made {}, {days} days", path.display());
    }
    Ok(path)
}

fn make(path: &Path, size: u64) -> io::Result<i32> {
    let mut archive = ZipWriter::new(BufWriter::new(File::create(path)?));
    archive.start_file(NAME, SimpleFileOptions::default().large_file(true))?;
    let mut out = BufWriter::with_capacity(1 << 16, archive);
    let days = export::write(&mut out, size, SEED)?;
    out.into_inner()?.finish()?.flush()?;
    Ok(days)
}

fn open(path: &Path) -> io::Result<ZipArchive<BufReader<File>>> {
    Ok(ZipArchive::new(BufReader::new(File::open(path)?))?)
}

/// Inflates the export and does nothing with it.
fn inflate(path: &Path) -> io::Result<()> {
    let mut archive = open(path)?;
    let mut file = archive.by_name(NAME)?;
    let mut buffer = vec![0; 1 << 16];
    while 0 < file.read(&mut buffer)? {}
    Ok(())
}

/// Inflates the export and splits it into events, which nobody looks at.
fn tokenise(path: &Path) -> io::Result<()> {
    let mut archive = open(path)?;
    let file = BufReader::with_capacity(1 << 16, archive.by_name(NAME)?);
    let mut reader = quick_xml::Reader::from_reader(file);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(io::Error::other)?
        {
            quick_xml::events::Event::Eof => return Ok(()),
            event => std::hint::black_box(event),
        };
    }
}

fn import(path: &Path) -> io::Result<()> {
    let parsed = parse_from(File::open(path)?, &Options::default(), &mut |_| {});
    let parsed = parsed.map_err(io::Error::other)?;
    assert!(!parsed.health.readings.is_empty(), "nothing was read");
    Ok(())
}

/// The fastest of some rounds of each of ours, in turn.
fn ours(archive: &Path) -> Result<(), String> {
    let this = std::env::current_exe().map_err(|why| why.to_string())?;
    let mut best: Vec<Option<Run>> = vec![None; WORK.len()];
    for _ in 0..ROUNDS {
        for (place, (name, _)) in best.iter_mut().zip(WORK) {
            let (run, _) = probe::run(Command::new(&this).arg(name).arg(archive))?;
            *place = Some(match *place {
                Some(last) if last.took < run.took => last,
                Some(_) | None => run,
            });
        }
    }
    let best: Vec<Run> = best.into_iter().flatten().collect();
    println!("\n{}", archive.display());
    let base = best.get(1).map_or(1.0, |run| run.took.as_secs_f64());
    for (run, (name, _)) in best.iter().zip(WORK) {
        row(name, *run, base);
    }
    Ok(())
}

fn row(name: &str, run: Run, base: f64) {
    let seconds = run.took.as_secs_f64();
    println!(
        "{name:<24} {seconds:>8.2} s {:>6.2} x tokenising {:>5} MB",
        seconds / base,
        run.peak.div_ceil(1_000_000)
    );
}

/// Other readers, once each: they take minutes.
fn beside(rivals: &Path, archive: &Path) -> Result<(), String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("rivals/health.py");
    let (base, _) = probe::run(
        Command::new(std::env::current_exe().map_err(|why| why.to_string())?)
            .arg("import")
            .arg(archive),
    )?;
    println!();
    for name in ["apple-health-parser", "healthkit-to-sqlite"] {
        let (run, _) = probe::run(
            Command::new(rivals.join("venv/bin/python"))
                .arg(&script)
                .arg(name)
                .arg(archive),
        )?;
        let seconds = run.took.as_secs_f64();
        println!(
            "{name:<24} {seconds:>8.2} s {:>6.1} x ours {:>12} MB",
            seconds / base.took.as_secs_f64(),
            run.peak.div_ceil(1_000_000)
        );
    }
    Ok(())
}
