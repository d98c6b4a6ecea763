//! `import`: a preview with its questions, then all of a file or folder or nothing; and taking it
//! back.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use recoup_server::app::{self, ImportFile, ReadFile};
use recoup_server::wire;

use crate::args::Import;
use crate::home::Home;

/// Names to match that a preview lists.
const LISTED_NAMES: usize = 12;
/// Issues that a preview lists.
const LISTED_ISSUES: usize = 8;
/// Files larger than this are refused before they are read. Source: RULINGS 9.
const LARGEST: u64 = 8 << 30;
/// Larger files are no archive of ours.
const LARGEST_ARCHIVE: u64 = 256 << 20;
/// Where more bytes than this are gone through, it is shown how far.
const SLOW: u64 = 32 << 20;

/// Imports a file, lists imports, or takes one back.
pub(crate) fn import(home: &Home, args: &Import) -> Result<()> {
    if args.list {
        return list(home);
    }
    if let Some(id) = &args.undo {
        return undo(home, id);
    }
    let path = args.file.as_deref().context("say which file")?;
    if let Some(archive) = own_archive(path)? {
        return put_archive(home, archive, args.yes);
    }
    let mut file = read(path, args)?;
    let (mut read_file, mut preview) = look(home, &file)?;
    if preview.asks_columns {
        bail!("{}", ask_columns(&preview));
    }
    if !home.out.is_json() {
        home.out.say(&told(home, &preview))?;
    }
    if file.unit.is_none() && is_asked(&preview.unit) {
        file.unit = Some(ask_unit(&preview.unit)?);
        (read_file, preview) = look(home, &file)?;
    }
    if preview.date_question.is_some() && file.date_order.is_none() {
        file.date_order = Some(ask_dates(&preview)?);
        (read_file, preview) = look(home, &file)?;
    }
    if !args.yes && !confirm(&format!("Add {}?", new_things(&preview)))? {
        return home.out.say("Nothing was added.");
    }
    let done = home.write(move |tx, desk| app::import(tx, desk, &read_file))?;
    if let Some(path) = &args.report {
        std::fs::write(path, report(&preview, &done))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    home.out.show(&done, |done| {
        let known = match done.skipped_known {
            0 => String::new(),
            n => format!(" {n} sessions were there already."),
        };
        let readings = match done.readings {
            0 => String::new(),
            n => format!(" {n} readings of devices."),
        };
        let others = match (done.activities, done.busy_days) {
            (0, 0) => String::new(),
            (n, 0) => format!(" {n} other activities."),
            (0, n) => format!(" {n} days taken, which the plan leaves free."),
            (n, days) => format!(" {n} other activities, {days} days taken."),
        };
        format!(
            "Added {} sessions with {} sets.{readings}{others}{known}\nTake it back at any time with `recoup import --undo {}`.",
            done.sessions, done.sets, done.id
        )
    })
}

/// The file as an archive of ours, where it is one.
fn own_archive(path: &Path) -> Result<Option<app::Archive>> {
    let shown = path.display();
    let about = std::fs::metadata(path);
    if about.is_ok_and(|about| about.is_dir() || LARGEST_ARCHIVE < about.len()) {
        return Ok(None);
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    if !app::is_archive(&bytes) {
        return Ok(None);
    }
    Ok(Some(app::Archive::from_zip(&bytes)?))
}

/// Puts everything that an archive holds into this account, which must be new.
fn put_archive(home: &Home, archive: app::Archive, yes: bool) -> Result<()> {
    let about = &archive.about;
    let n = |table: &str| about.rows.get(table).copied().unwrap_or(0);
    home.out.say(&format!(
        "  An archive of Recoup: {}, written {}.\n  {} sessions, {} check-ins, {} readings.",
        about.name,
        about.exported_at.strftime("%Y-%m-%d %H:%M"),
        n("training_session"),
        n("check_in"),
        n("reading"),
    ))?;
    if !yes && !confirm("Put it into this account?")? {
        return home.out.say("Nothing was added.");
    }
    let about = home.write(move |tx, desk| app::put_archive(tx, desk, &archive))?;
    home.out.show(&about, |about| {
        format!(
            "Everything is back, {} rows.",
            about.rows.values().sum::<u64>()
        )
    })
}

fn read(path: &Path, args: &Import) -> Result<ImportFile> {
    let shown = path.display();
    let about = std::fs::metadata(path).with_context(|| format!("cannot read {shown}"))?;
    let content = if about.is_dir() {
        app::Content::Folder(path.to_owned())
    } else {
        app::Content::Disk(path.to_owned())
    };
    let size = content.to_read() / 2;
    if LARGEST < size {
        bail!(
            "{shown} has {} MB, at most {} MB can be imported",
            size >> 20,
            LARGEST >> 20
        );
    }
    // `.` and `..` have no name of their own.
    let named = path.file_name().map(std::ffi::OsStr::to_owned);
    let named = named.or_else(|| Some(path.canonicalize().ok()?.file_name()?.to_owned()));
    let pair = |text: &String| -> Result<(String, String)> {
        let (name, id) = text
            .split_once('=')
            .with_context(|| format!("--map must be NAME=ID, found {text:?}"))?;
        Ok((name.trim().to_owned(), id.trim().to_owned()))
    };
    Ok(ImportFile {
        name: named.unwrap_or_default().to_string_lossy().into_owned(),
        content,
        unit: args.unit.as_deref().map(unit).transpose()?,
        exercise_units: units_of(&args.unit_of)?,
        keep_intimate: args.keep_cycle,
        date_order: None,
        columns: columns_of(&args.column)?,
        mapping: args
            .map
            .iter()
            .map(pair)
            .collect::<Result<BTreeMap<_, _>>>()?,
    })
}

/// Reads the file, and what is in it before anything is kept.
fn look(home: &Home, file: &ImportFile) -> Result<(Arc<ReadFile>, wire::ImportPreview)> {
    let zone = home.read(app::time_zone)?;
    let bar = progress(file);
    let mut tell = |done| bar.set_position(done);
    let read = app::read_file(file.clone(), zone, &mut tell)?;
    bar.finish_and_clear();
    let read = Arc::new(read);
    let asked = Arc::clone(&read);
    let preview = home.read(move |tx, desk| app::preview_import(tx, desk, &asked))?;
    Ok((read, preview))
}

/// How far a large file is read, on the terminal; nothing for a small one.
fn progress(file: &ImportFile) -> ProgressBar {
    let to_read = file.content.to_read();
    if to_read < SLOW {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("  {percent} % read, {eta} left");
    ProgressBar::new(to_read).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// What is new in a file, in words.
fn new_things(preview: &wire::ImportPreview) -> String {
    let readings: u32 = preview.readings.iter().map(|of| of.new_days).sum();
    let counted = [
        (preview.new_sessions, "sessions"),
        (readings, "readings"),
        (preview.new_activities, "activities"),
        (preview.new_busy_days, "taken days"),
    ];
    let told = counted.iter().filter(|(n, _)| 0 < *n);
    let told: Vec<String> = told.map(|(n, what)| format!("{n} {what}")).collect();
    if told.is_empty() {
        "nothing new".to_owned()
    } else {
        told.join(", ")
    }
}

/// What was read, left out and decided, as a text to keep.
fn report(preview: &wire::ImportPreview, done: &wire::ImportDone) -> String {
    let mut lines = vec![
        format!(
            "{} ({}), sha256 {}",
            preview.file_name, preview.family, preview.sha256
        ),
        format!("import {}", done.id),
        format!(
            "added: {} sessions with {} sets, {} readings, {} activities, {} taken days",
            done.sessions, done.sets, done.readings, done.activities, done.busy_days
        ),
        format!(
            "known before and left alone: {} sessions",
            done.skipped_known
        ),
        "exercises:".to_owned(),
    ];
    lines.extend(preview.names.iter().map(|name| {
        let ours = name.exercise_id.as_deref().unwrap_or("kept as your own");
        format!("  {} ({} sets): {ours}", name.source, name.sets)
    }));
    lines.push(format!("to know: {}", preview.issue_count));
    lines.extend(preview.issues.iter().map(|issue| {
        format!(
            "  line {}, {} {:?}: {}",
            issue.line, issue.field, issue.found, issue.done
        )
    }));
    lines.join("\n") + "\n"
}

/// `HEADER=date` as what a column holds.
fn columns_of(told: &[String]) -> Result<BTreeMap<String, recoup_import::Field>> {
    let pair = |text: &String| {
        let (header, what) = text
            .rsplit_once('=')
            .with_context(|| format!("--column must be HEADER=WHAT, found {text:?}"))?;
        Ok((header.trim().to_owned(), what.trim().to_owned()))
    };
    let told = told.iter().map(pair).collect::<Result<_>>()?;
    Ok(app::columns_of(&told)?)
}

/// Where the columns are not known: what each is, and how to say it.
fn ask_columns(preview: &wire::ImportPreview) -> String {
    let mut lines = vec![
        "no column is known to hold the date, the exercise, and the load or the repetitions; say it with --column \"HEADER=WHAT\":".to_owned(),
    ];
    lines.extend(preview.columns.iter().map(column));
    lines.join("\n")
}

/// A column with its first values and what it is taken for.
fn column(of: &wire::ImportColumn) -> String {
    let what = of.holds.as_deref().unwrap_or("?");
    format!("    {} = {what}   ({})", of.header, of.samples.join(", "))
}

/// `NAME=lb` as the unit of an exercise.
fn units_of(told: &[String]) -> Result<BTreeMap<String, wire::Unit>> {
    let one = |text: &String| {
        let (name, of) = text
            .rsplit_once('=')
            .with_context(|| format!("--unit-of must be NAME=kg or NAME=lb, found {text:?}"))?;
        Ok((name.trim().to_owned(), unit(of.trim())?))
    };
    told.iter().map(one).collect()
}

const fn is_asked(question: &wire::UnitQuestion) -> bool {
    matches!(
        question.state,
        wire::UnitState::Guessed | wire::UnitState::Unknown
    )
}

fn unit(text: &str) -> Result<wire::Unit> {
    match text.to_lowercase().as_str() {
        "kg" => Ok(wire::Unit::Kg),
        "lb" | "lbs" => Ok(wire::Unit::Lb),
        _ => bail!("the unit must be kg or lb, found {text:?}"),
    }
}

fn told(home: &Home, preview: &wire::ImportPreview) -> String {
    let span = match (preview.first, preview.last) {
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    let mut lines = vec![
        format!(
            "  {} looks like {} ({})",
            preview.file_name,
            name_of(&preview.format),
            preview.family
        ),
        format!(
            "  {} sessions, {} sets ({} warm-ups), {} exercises{span}",
            preview.sessions, preview.sets, preview.warm_ups, preview.exercises
        ),
        format!(
            "  {} new, {} known already",
            preview.new_sessions, preview.known_sessions
        ),
    ];
    if !preview.is_tried {
        lines.push("  This layout was not tried on a real file yet: look twice.".to_owned());
    }
    if !preview.columns.is_empty() {
        lines.push("  Columns, each to be changed with --column \"HEADER=WHAT\":".to_owned());
        lines.extend(preview.columns.iter().map(column));
    }
    lines.extend(readings(preview));
    if !preview.unit.doubtful.is_empty() {
        lines.push(format!(
            "  The numbers of {} speak for the other unit: --unit-of \"NAME=lb\"",
            preview.unit.doubtful.join(", ")
        ));
    }
    lines.extend(names(preview));
    lines.extend(issues(home, preview));
    lines.join("\n")
}

/// A format's name, as its app writes it.
fn name_of(code: &str) -> String {
    let all = recoup_import::Format::ALL;
    let found = all.into_iter().find(|format| format.name() == code);
    found.map_or_else(|| code.to_owned(), |format| format.to_string())
}

/// One line for each signal.
fn readings(preview: &wire::ImportPreview) -> Vec<String> {
    let line = |of: &wire::ReadingCount| {
        let suspect = match of.suspect {
            0 => String::new(),
            n => format!(", {n} hard to believe and flagged"),
        };
        let kept = if of.is_intimate {
            "; kept only with --keep-cycle"
        } else {
            ""
        };
        format!(
            "  {}: {} days, {} new{suspect}{kept}",
            of.name, of.days, of.new_days
        )
    };
    let mut lines: Vec<String> = preview.readings.iter().map(line).collect();
    if 0 < preview.other_activities {
        lines.push(format!(
            "  {} other activities, {} new; they count as load",
            preview.other_activities, preview.new_activities
        ));
    }
    if 0 < preview.busy_days {
        lines.push(format!(
            "  {} days taken, {} new; the plan leaves them free",
            preview.busy_days, preview.new_busy_days
        ));
    }
    if 0 < preview.strength_without_sets {
        lines.push(format!(
            "  {} strength workouts without sets: not kept, the log has the sets",
            preview.strength_without_sets
        ));
    }
    lines
}

fn names(preview: &wire::ImportPreview) -> Vec<String> {
    let open: Vec<_> = preview
        .names
        .iter()
        .filter(|n| n.exercise_id.is_none())
        .collect();
    if open.is_empty() {
        return vec![];
    }
    let mut lines = vec![format!(
        "  {} names are kept as your own exercises unless you map them:",
        open.len()
    )];
    for name in open.iter().take(LISTED_NAMES) {
        let guess = name.guess.as_ref().map_or(String::new(), |g| {
            format!("   --map \"{}={}\"", name.source, g.exercise_id)
        });
        lines.push(format!(
            "    {:<36} {:>5} sets{guess}",
            name.source, name.sets
        ));
    }
    if LISTED_NAMES < open.len() {
        lines.push(format!("    and {} more", open.len() - LISTED_NAMES));
    }
    lines
}

fn issues(home: &Home, preview: &wire::ImportPreview) -> Vec<String> {
    if preview.issue_count == 0 {
        return vec![];
    }
    let mut lines = vec![format!("  {} things to know:", preview.issue_count)];
    for issue in preview.issues.iter().take(LISTED_ISSUES) {
        let place = if issue.line == 0 {
            String::new()
        } else {
            format!("line {}, ", issue.line)
        };
        let text = format!("{place}{} {:?}: {}", issue.field, issue.found, issue.done);
        lines.push(home.out.wrap(&text, 4));
    }
    if let Some(more) = preview
        .issue_count
        .checked_sub(u32::try_from(LISTED_ISSUES).unwrap_or(0))
        && 0 < more
    {
        lines.push(format!("    and {more} more"));
    }
    lines
}

/// Asks for the unit with a number of the person's own; a script must say `--unit`.
fn ask_unit(question: &wire::UnitQuestion) -> Result<wire::Unit> {
    let guess = match question.guess {
        Some(wire::Unit::Lb) => "lb",
        Some(wire::Unit::Kg) | None => "kg",
    };
    if !std::io::stdin().is_terminal() {
        bail!(
            "the file does not say whether loads are in kg or lb; it looks like {guess} ({}); say it with --unit {guess}",
            question.reason
        );
    }
    if let Some(sample) = &question.sample {
        println!(
            "  {}: {} or {}?",
            sample.exercise, sample.kg_text, sample.lb_text
        );
    }
    println!("  It looks like {guess}: {}.", question.reason);
    let answer = answer(&format!("  Are loads in kg or lb? [{guess}] "))?;
    unit(if answer.is_empty() { guess } else { &answer })
}

fn ask_dates(preview: &wire::ImportPreview) -> Result<wire::DateOrder> {
    let Some(question) = &preview.date_question else {
        bail!("no question to ask")
    };
    if !std::io::stdin().is_terminal() {
        bail!(
            "the dates of the file, such as {:?}, can be read in two ways; import it from a terminal to answer",
            question.sample
        );
    }
    let text = format!(
        "  {:?}: is that {} (1) or {} (2)? ",
        question.sample, question.day_first, question.month_first
    );
    match answer(&text)?.as_str() {
        "1" => Ok(wire::DateOrder::DayFirst),
        "2" => Ok(wire::DateOrder::MonthFirst),
        other => bail!("the answer must be 1 or 2, found {other:?}"),
    }
}

/// Asks yes or no; where nobody can answer, `--yes` is needed.
pub(crate) fn confirm(text: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        bail!("{text} Nobody is there to answer; say --yes to go on");
    }
    Ok(matches!(
        answer(&format!("  {text} [y/N] "))?.to_lowercase().as_str(),
        "y" | "yes"
    ))
}

fn answer(text: &str) -> Result<String> {
    print!("{text}");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

fn list(home: &Home) -> Result<()> {
    let batches = home.read(app::list_imports)?;
    home.out.show(&batches, |batches| {
        if batches.is_empty() {
            return "No imports yet. Bring your history with `recoup import FILE`.".to_owned();
        }
        let line = |b: &wire::ImportBatch| {
            let undone = if b.undone_at.is_some() {
                ", taken back"
            } else {
                ""
            };
            format!(
                "  {}  {}  {} sessions, {} sets{undone}\n    {}",
                b.at.strftime("%Y-%m-%d %H:%M"),
                b.file_name,
                b.sessions,
                b.sets,
                b.id
            )
        };
        batches.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

fn undo(home: &Home, id: &str) -> Result<()> {
    let id = if id == "last" {
        let open = home
            .read(app::list_imports)?
            .into_iter()
            .find(|b| b.undone_at.is_none());
        open.context("there is no import to take back")?.id
    } else {
        id.parse().with_context(|| {
            format!("an import's id looks like those of `recoup import --list`, found {id:?}")
        })?
    };
    let batch = home.write(move |tx, desk| app::delete_import(tx, desk, id))?;
    home.out.show(&batch, |b| {
        format!(
            "Taken back: {} of {}.",
            b.file_name,
            b.at.strftime("%Y-%m-%d %H:%M")
        )
    })
}
