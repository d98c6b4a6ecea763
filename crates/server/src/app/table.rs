//! The log as tables for analysis, in Parquet: a row for each set, a row for each check-in.
//!
//! The file format is the `parquet` crate's, without its Arrow half: what a log needs is a
//! handful of flat columns. What the columns say is on a page of its own, made from here.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use recoup_store::{PerformedSession, PerformedSet, TrainingSession, Tx};

use super::{Desk, Error, Result};
use crate::wire;

/// A column: its name with its unit, what it says, and its values.
struct Column {
    name: &'static str,
    says: &'static str,
    values: Values,
}

/// Values of one kind; those in `Option` may be missing.
enum Values {
    Days(Vec<Date>),
    Moments(Vec<Option<Timestamp>>),
    Words(Vec<Option<String>>),
    Counts(Vec<Option<i64>>),
    Reals(Vec<Option<f64>>),
    Truths(Vec<bool>),
}

/// Every set of the log, oldest first.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn sets(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<u8>> {
    let kept = tx.list_sessions_with_sets(desk.athlete, Date::MIN, Date::MAX)?;
    let mut kept: Vec<_> = kept.iter().filter(|kept| !kept.session.deleted).collect();
    kept.sort_by_key(|kept| (kept.session.day, kept.session.started_at, kept.session.id));
    let name_of = |id: &str| desk.exercise_name(id);
    write(&set_columns(&name_of, &rows_of(&kept)))
}

/// Every check-in, oldest first.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn check_ins(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Vec<u8>> {
    let mut kept = super::list_check_ins(tx, desk, Date::MIN, Date::MAX)?;
    kept.sort_by_key(|check_in| (check_in.day, check_in.id));
    write(&check_in_columns(&kept))
}

type Row<'a> = (&'a TrainingSession, &'a PerformedSet);

fn rows_of<'a>(kept: &[&'a PerformedSession]) -> Vec<Row<'a>> {
    let of = |kept: &&'a PerformedSession| {
        let kept: &'a PerformedSession = kept;
        kept.sets.iter().map(move |set| (&kept.session, set))
    };
    kept.iter().flat_map(of).collect()
}

fn set_columns(name_of: &dyn Fn(&str) -> String, rows: &[Row<'_>]) -> Vec<Column> {
    let mut columns = columns_of_sessions(rows);
    columns.extend(columns_of_sets(name_of, rows));
    columns
}

/// What a set's session tells, the same for all of its sets.
fn columns_of_sessions(rows: &[Row<'_>]) -> Vec<Column> {
    let all = Of(rows);
    vec![
        all.days("day", "The day of the session, your own.", |(s, _)| s.day),
        all.moments(
            "started_at",
            "When the session began, in UTC; missing where the log tells a day only.",
            |(s, _)| s.started_at,
        ),
        all.words("session_id", "The session, a UUID.", |(s, _)| {
            Some(s.id.to_string())
        }),
        all.words("session_name", "What the session was called.", |(s, _)| {
            Some(s.name.clone()).filter(|name| !name.is_empty())
        }),
        all.counts(
            "session_duration_s",
            "How long the session took, in seconds.",
            |(s, _)| s.duration_s,
        ),
        all.reals(
            "session_effort_cr10",
            "How hard all of the session felt: CR-10, 0 to 10 in halves.",
            |(s, _)| halves(s.session_rpe_halves),
        ),
        all.words(
            "source",
            "Where the session was written: `app`, `cli` or `import`.",
            |(s, _)| Some(s.source.clone()),
        ),
    ]
}

fn columns_of_sets(name_of: &dyn Fn(&str) -> String, rows: &[Row<'_>]) -> Vec<Column> {
    let all = Of(rows);
    vec![
        all.counts(
            "set_number",
            "The place of the set in its session, from 1.",
            |(_, set)| Some(set.idx + 1),
        ),
        all.words(
            "exercise_id",
            "The exercise: an id of the library, of your own, or the name that the imported log has.",
            |(_, set)| Some(set.exercise_id.clone()),
        ),
        all.words("exercise", "The exercise's name.", |(_, set)| {
            Some(name_of(&set.exercise_id))
        }),
        all.words(
            "kind",
            "`working`, `warm_up`, `drop`, `failure` or `rest_pause`.",
            |(_, set)| Some(set.kind.clone()),
        ),
        all.reals(
            "load_kg",
            "The load in kilograms; below zero for assistance.",
            |(_, set)| set.load_g.map(thousandth),
        ),
        all.words(
            "load_unit",
            "The unit the load was written in: `kg` or `lb`.",
            |(_, set)| Some(set.load_unit.clone()),
        ),
        all.counts("reps", "Repetitions done.", |(_, set)| set.reps),
        all.reals(
            "reps_in_reserve",
            "Repetitions left in reserve, in halves.",
            |(_, set)| halves(set.rir_halves),
        ),
        all.counts("duration_s", "How long the set took, in seconds.", |(_, set)| {
            set.duration_s
        }),
        all.reals("distance_m", "How far the set went, in metres.", |(_, set)| {
            set.distance_mm.map(thousandth)
        }),
        all.truths(
            "is_suspect",
            "Whether the set is hard to believe and steers no decision.",
            |(_, set)| set.suspect,
        ),
    ]
}

fn check_in_columns(rows: &[wire::CheckIn]) -> Vec<Column> {
    let all = Of(rows);
    let count = |answer: Option<u8>| answer.map(i64::from);
    vec![
        all.days("day", "The day, your own.", |c| c.day),
        all.moments("answered_at", "When it was answered, in UTC.", |c| {
            Some(c.at)
        }),
        all.counts(
            "recovery_0_10",
            "How recovered you felt; 10 is good.",
            |c| count(c.prs),
        ),
        all.counts("soreness_1_5", "Soreness; 5 is none.", |c| {
            count(c.soreness)
        }),
        all.counts("sleep_1_5", "Sleep; 5 is good.", |c| count(c.sleep)),
        all.counts("energy_1_5", "Energy; 5 is good.", |c| count(c.energy)),
        all.counts("mood_1_5", "Mood and stress; 5 is good.", |c| count(c.mood)),
        all.counts("sleep_min", "Minutes slept, where they were typed.", |c| {
            c.sleep_minutes.map(i64::from)
        }),
        all.words(
            "sleep_band",
            "Hours slept, where a band was chosen: `under_5`, `5_to_6`, `6_to_7` or `7_plus`.",
            |c| c.sleep_band.map(|band| code(&band)),
        ),
        all.words("illness", "`fever`, `chest`, `stomach` or `cold`.", |c| {
            c.illness.map(|illness| code(&illness))
        }),
        all.counts("available_min", "Minutes you had that day.", |c| {
            c.minutes_available.map(i64::from)
        }),
        all.truths(
            "is_as_yesterday",
            "Whether it was answered with \"same as yesterday\".",
            |c| c.copied,
        ),
    ]
}

/// The word a value has in JSON.
fn code(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "half steps up to 20")]
fn halves(n: Option<i64>) -> Option<f64> {
    n.map(|n| n as f64 / 2.0)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "below 2^53 by the ranges of the log"
)]
fn thousandth(n: i64) -> f64 {
    n as f64 / 1_000.0
}

/// Rows, turned into columns.
struct Of<'r, R>(&'r [R]);

impl<'r, R> Of<'r, R> {
    fn of<V>(&self, value: impl FnMut(&'r R) -> V) -> Vec<V> {
        self.0.iter().map(value).collect()
    }

    fn days(&self, name: &'static str, says: &'static str, get: fn(&R) -> Date) -> Column {
        let values = Values::Days(self.of(get));
        Column { name, says, values }
    }

    fn moments(
        &self,
        name: &'static str,
        says: &'static str,
        get: fn(&R) -> Option<Timestamp>,
    ) -> Column {
        let values = Values::Moments(self.of(get));
        Column { name, says, values }
    }

    fn words(
        &self,
        name: &'static str,
        says: &'static str,
        get: impl FnMut(&'r R) -> Option<String>,
    ) -> Column {
        let values = Values::Words(self.of(get));
        Column { name, says, values }
    }

    fn counts(
        &self,
        name: &'static str,
        says: &'static str,
        get: impl FnMut(&'r R) -> Option<i64>,
    ) -> Column {
        let values = Values::Counts(self.of(get));
        Column { name, says, values }
    }

    fn reals(&self, name: &'static str, says: &'static str, get: fn(&R) -> Option<f64>) -> Column {
        let values = Values::Reals(self.of(get));
        Column { name, says, values }
    }

    fn truths(&self, name: &'static str, says: &'static str, get: fn(&R) -> bool) -> Column {
        let values = Values::Truths(self.of(get));
        Column { name, says, values }
    }
}

impl Values {
    /// How a file keeps them, and what that means there.
    fn kind(&self) -> (Physical, Option<LogicalType>) {
        match self {
            Values::Days(_) => (Physical::INT32, Some(LogicalType::Date)),
            Values::Moments(_) => {
                let utc = LogicalType::timestamp(true, TimeUnit::MICROS);
                (Physical::INT64, Some(utc))
            }
            Values::Words(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Values::Counts(_) => (Physical::INT32, Some(LogicalType::integer(32, true))),
            Values::Reals(_) => (Physical::DOUBLE, None),
            Values::Truths(_) => (Physical::BOOLEAN, None),
        }
    }

    fn is_always_there(&self) -> bool {
        matches!(self, Values::Days(_) | Values::Truths(_))
    }

    /// The kind in words, for the page.
    fn told(&self) -> &'static str {
        match self {
            Values::Days(_) => "date",
            Values::Moments(_) => "timestamp in UTC, or null",
            Values::Words(_) => "string, or null",
            Values::Counts(_) => "int32, or null",
            Values::Reals(_) => "float64, or null",
            Values::Truths(_) => "boolean",
        }
    }

    fn write(&self, mut to: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        match self {
            Values::Days(days) => {
                let days = days.iter().map(|&day| Some(days_since_1970(day)));
                put::<Int32Type>(to.typed(), days, false)?;
            }
            Values::Moments(moments) => {
                let micros = moments.iter().map(|at| at.map(Timestamp::as_microsecond));
                put::<Int64Type>(to.typed(), micros, true)?;
            }
            Values::Words(words) => {
                let bytes = |word: &String| ByteArray::from(word.clone().into_bytes());
                let words = words.iter().map(|word| word.as_ref().map(bytes));
                put::<ByteArrayType>(to.typed(), words, true)?;
            }
            Values::Counts(counts) => {
                let counts = counts.iter().map(|n| i32::try_from((*n)?).ok());
                put::<Int32Type>(to.typed(), counts, true)?;
            }
            Values::Reals(reals) => put::<DoubleType>(to.typed(), reals.iter().copied(), true)?,
            Values::Truths(truths) => {
                put::<BoolType>(to.typed(), truths.iter().copied().map(Some), false)?;
            }
        }
        to.close()
    }
}

fn days_since_1970(day: Date) -> i32 {
    let since = day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    i32::try_from(since).unwrap_or_default()
}

/// Writes a column; of one that may have gaps, also which values are there.
fn put<T: DataType>(
    to: &mut ColumnWriterImpl<'_, T>,
    values: impl Iterator<Item = Option<T::T>>,
    may_miss: bool,
) -> Result<(), ParquetError> {
    let (mut there, mut found) = (Vec::new(), Vec::new());
    for value in values {
        there.push(i16::from(value.is_some()));
        found.extend(value);
    }
    to.write_batch(&found, may_miss.then_some(there.as_slice()), None)?;
    Ok(())
}

/// The columns as a file of one row group; the same bytes for the same log.
fn write(columns: &[Column]) -> Result<Vec<u8>> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(parquet::basic::GzipLevel::default()))
        .set_created_by(concat!("recoup ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let all = || -> Result<Vec<u8>, ParquetError> {
        let schema = schema_of(columns)?;
        let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
        let mut group = file.next_row_group()?;
        for column in columns {
            if let Some(to) = group.next_column()? {
                column.values.write(to)?;
            }
        }
        group.close()?;
        file.into_inner()
    };
    all().map_err(|error| Error::Table {
        why: error.to_string(),
    })
}

fn schema_of(columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let field = |column: &Column| {
        let (physical, logical) = column.values.kind();
        let repetition = if column.values.is_always_there() {
            Repetition::REQUIRED
        } else {
            Repetition::OPTIONAL
        };
        let field = Type::primitive_type_builder(column.name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .build()?;
        Ok(Arc::new(field))
    };
    let fields = columns
        .iter()
        .map(field)
        .collect::<Result<Vec<_>, ParquetError>>()?;
    let schema = Type::group_type_builder("log")
        .with_fields(fields)
        .build()?;
    Ok(Arc::new(schema))
}

/// The page that says what each column of the tables is.
pub fn table_page() -> String {
    let mut page = String::from(PAGE);
    let tables = [
        (SETS, set_columns(&str::to_owned, &[])),
        (CHECK_INS, check_in_columns(&[])),
    ];
    for (head, columns) in tables {
        page.push_str(head);
        page.push_str("\n| column | value | what it says |\n|---|---|---|\n");
        for Column { name, says, values } in columns {
            page.extend(["| `", name, "` | ", values.told(), " | ", says, " |\n"]);
        }
    }
    page
}

const PAGE: &str = "\
# Your log as tables

For pandas, Polars, DuckDB or R: Parquet, one file for each table.

| table | terminal | API | app |
|---|---|---|---|
| sets | `recoup export --as parquet -o sets.parquet` | `GET /api/v1/exports/parquet` | You \u{2192} Take it with you |
| check-ins | `recoup export --as parquet-check-ins -o check_ins.parquet` | `GET /api/v1/exports/parquet_check_ins` | the same |

Names of columns tell the unit and stay as they are; a column may be added.
Null is \"not told\", never zero. Columns of words are dictionaries, pages are compressed with gzip.
Notes, pain and red flags are not in them: those are in the JSON and in the archive.

```python
import pandas as pd
sets = pd.read_parquet(\"sets.parquet\")
sets[\"volume_kg\"] = sets.load_kg.clip(lower=0) * sets.reps
print(sets.groupby(\"day\").volume_kg.sum())
```

This page is made from the code, and a test holds them together.
";

const SETS: &str = "\n## sets.parquet\nOne row for each set, oldest first.\n";
const CHECK_INS: &str = "\n## check_ins.parquet\nOne row for each check-in, oldest first.\n";
