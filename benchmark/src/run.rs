//! Runs contenders over folds and reduces their rows to a table.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::ProgressBar;

use crate::clock;
use crate::interval::Interval;
use crate::protocol::{Contender, Metric, Reduce, Row, Task};
use crate::split::Fold;

/// The name our whole contender goes by.
pub(crate) const OURS: &str = "Recoup";

/// Threads that run contenders.
/// Choice: the machine the goals name has two cores.
const THREADS: usize = 2;

/// One contender's result in one task and group of people.
#[derive(Clone, Debug, Default)]
pub(crate) struct Result {
    pub(crate) task: String,
    /// Who was judged.
    pub(crate) group: String,
    pub(crate) contender: String,
    /// By metric, in the task's order.
    pub(crate) metrics: Vec<Measured>,
    /// The first metric by length of history, with the number of questions.
    pub(crate) by_history: Vec<(String, f64, usize)>,
    /// Chance given against share that happened, in ten bins of equal size.
    pub(crate) calibration: Vec<(f64, f64)>,
    /// Mean distance of the two.
    pub(crate) calibration_error: Option<f64>,
    /// Ours minus this contender, person by person; not for ours.
    pub(crate) against: Option<Against>,
    /// Microseconds of a processor per set (or day) of the logs, learning and answering together.
    pub(crate) micros: f64,
    /// The first metric by person, in the order of the logs; never kept.
    pub(crate) people: Vec<f64>,
}

impl Result {
    /// A result of which nothing is known yet.
    pub(crate) fn blank(task: &str, group: &str, contender: &str) -> Self {
        Self {
            task: task.to_owned(),
            group: group.to_owned(),
            contender: contender.to_owned(),
            ..Self::default()
        }
    }
}

/// Ours minus another contender by the first metric; below 0 ours is better.
#[derive(Clone, Debug)]
pub(crate) struct Against {
    pub(crate) difference: Interval,
    /// People for whom ours is better.
    pub(crate) wins: usize,
    /// People per span of the difference: from, to, how many; filled when read from kept results.
    pub(crate) spans: Vec<(f64, f64, usize)>,
    /// The differences, sorted, so that they belong to nobody; printed on request, never kept.
    pub(crate) people: Vec<f64>,
}

/// Fills in how ours did against each other contender of the same task and group.
pub(crate) fn pair(results: &mut [Result], seed: u64) {
    let ours: Vec<Result> = results
        .iter()
        .filter(|result| result.contender == OURS)
        .cloned()
        .collect();
    for result in results.iter_mut().filter(|result| result.contender != OURS) {
        let same = |ours: &&Result| ours.task == result.task && ours.group == result.group;
        let Some(ours) = ours.iter().find(same) else {
            continue;
        };
        let pairs = ours.people.iter().zip(&result.people);
        let mut people: Vec<f64> = pairs.map(|(ours, other)| ours - other).collect();
        people.sort_by(f64::total_cmp);
        result.against = Some(Against {
            difference: Interval::of(&people, seed),
            wins: people.iter().filter(|gain| **gain < 0.0).count(),
            spans: vec![],
            people,
        });
    }
}

/// One metric.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) name: String,
    pub(crate) value: Interval,
}

/// A log whose length is known, to tell the time a set or a day takes.
pub(crate) trait Length {
    /// Sets of a strength log, days of a diary.
    fn length(&self) -> usize;
}

/// People of a group, by position.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) people: Vec<usize>,
}

/// What one contender did with one person's log.
struct Judged {
    rows: Vec<Row>,
    seconds: f64,
    /// Length of the log.
    length: usize,
}

/// By position of the person.
type Rows = BTreeMap<usize, Judged>;

/// What a run needs to know beside the contenders.
pub(crate) struct Setting<'a, T: Task> {
    pub(crate) logs: &'a [&'a T::Log],
    pub(crate) folds: &'a [(Fold, T::Lessons)],
    pub(crate) groups: &'a [Group],
    /// Seed of the resampling of people.
    pub(crate) seed: u64,
}

/// Runs every contender on every fold and reduces the rows.
pub(crate) fn run<T: Task>(
    contenders: &[Box<dyn Contender<T>>],
    setting: &Setting<T>,
    progress: &ProgressBar,
) -> Vec<Result>
where
    T::Log: Length,
{
    let &Setting {
        logs,
        folds,
        groups,
        seed,
    } = setting;
    let jobs: Vec<(usize, usize)> = (0..contenders.len())
        .flat_map(|contender| (0..folds.len()).map(move |fold| (contender, fold)))
        .collect();
    let next = AtomicUsize::new(0);
    let found: Mutex<BTreeMap<usize, Rows>> = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some((contender, fold)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let rows = judge(contenders[*contender].as_ref(), logs, &folds[*fold]);
                    let mut found = found
                        .lock()
                        .expect("no thread panics while it holds the lock");
                    found.entry(*contender).or_default().extend(rows);
                    progress.inc(1);
                }
            });
        }
    });
    let found = found.into_inner().expect("all threads are done");
    let reduced = found.iter().flat_map(|(contender, rows)| {
        let name = contenders[*contender].name();
        groups
            .iter()
            .filter_map(move |group| reduce::<T>(&name, group, rows, seed))
    });
    reduced.collect()
}

fn judge<T: Task>(
    contender: &dyn Contender<T>,
    logs: &[&T::Log],
    (fold, lessons): &(Fold, T::Lessons),
) -> Rows
where
    T::Log: Length,
{
    let model = contender.fit(lessons);
    let judged = fold.test.iter().map(|person| {
        let before = clock::seconds();
        let rows = T::run(logs[*person], model.follow().as_mut());
        let judged = Judged {
            rows,
            seconds: clock::seconds() - before,
            length: logs[*person].length(),
        };
        (*person, judged)
    });
    judged.collect()
}

fn reduce<T: Task>(contender: &str, group: &Group, rows: &Rows, seed: u64) -> Option<Result> {
    let people: Vec<&Judged> = group
        .people
        .iter()
        .filter_map(|person| rows.get(person))
        .filter(|judged| T::LEAST_ROWS <= judged.rows.len())
        .collect();
    let all: Vec<&Row> = people.iter().flat_map(|judged| &judged.rows).collect();
    if all.is_empty() {
        return None;
    }
    let columns: Vec<Vec<f64>> = T::METRICS
        .iter()
        .enumerate()
        .map(|(idx, metric)| {
            people
                .iter()
                .map(|judged| by_person(&judged.rows, idx, *metric))
                .collect()
        })
        .collect();
    let metrics = T::METRICS
        .iter()
        .zip(&columns)
        .map(|(metric, column)| Measured {
            name: metric.name.to_owned(),
            value: match metric.reduce {
                Reduce::RootOfAll => Interval::of(column, seed).sqrt(),
                Reduce::Mean | Reduce::RootOfPerson | Reduce::Auc => Interval::of(column, seed),
            },
        });
    let seconds: f64 = people.iter().map(|judged| judged.seconds).sum();
    let length: usize = people.iter().map(|judged| judged.length).sum();
    let calibration = calibration(&all);
    Some(Result {
        task: T::NAME.to_owned(),
        group: group.name.clone(),
        contender: contender.to_owned(),
        metrics: metrics.collect(),
        by_history: by_history::<T>(&all),
        calibration_error: error(&calibration),
        calibration,
        against: None,
        micros: 1e6 * seconds / length.max(1) as f64,
        people: columns[0].clone(),
    })
}

/// One person's value of a metric.
fn by_person(rows: &[Row], idx: usize, metric: Metric) -> f64 {
    let mean = rows.iter().map(|row| row.values[idx]).sum::<f64>() / rows.len() as f64;
    match metric.reduce {
        Reduce::Mean | Reduce::RootOfAll => mean,
        Reduce::RootOfPerson => mean.sqrt(),
        Reduce::Auc => area(rows.iter().map(|row| row.values[idx])),
    }
}

/// Chance that what happened was given the higher chance; not a number with fewer than five of
/// either kind.
fn area(signed: impl Iterator<Item = f64>) -> f64 {
    let (yes, no): (Vec<f64>, Vec<f64>) = signed.partition(|value| 0.0 < *value);
    if yes.len() < 5 || no.len() < 5 {
        return f64::NAN;
    }
    let won: f64 = yes
        .iter()
        .flat_map(|yes| no.iter().map(move |no| (*yes, -no)))
        .map(|(yes, no)| {
            if no < yes {
                1.0
            } else if yes < no {
                0.0
            } else {
                0.5
            }
        })
        .sum();
    won / (yes.len() * no.len()) as f64
}

fn by_history<T: Task>(rows: &[&Row]) -> Vec<(String, f64, usize)> {
    let mut low = 0;
    let classes = T::HISTORY.iter().map(|(high, name)| {
        let within = rows
            .iter()
            .filter(|row| low <= row.history && row.history < *high);
        let values: Vec<f64> = within.map(|row| row.values[0]).collect();
        low = *high;
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let is_root = T::METRICS[0].reduce != Reduce::Mean;
        (
            (*name).to_owned(),
            if is_root { mean.sqrt() } else { mean },
            values.len(),
        )
    });
    classes.collect()
}

/// Bins of equal size.
const BINS: usize = 10;

fn calibration(rows: &[&Row]) -> Vec<(f64, f64)> {
    let mut chances: Vec<(f64, bool)> = rows.iter().filter_map(|row| row.chance).collect();
    chances.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = chances.len().div_ceil(BINS).max(1);
    let bins = chances.chunks(size).map(|bin| {
        let n = bin.len() as f64;
        let given = bin.iter().map(|(chance, _)| chance).sum::<f64>() / n;
        (
            given,
            bin.iter().filter(|(_, happened)| *happened).count() as f64 / n,
        )
    });
    bins.collect()
}

fn error(bins: &[(f64, f64)]) -> Option<f64> {
    let n = bins.len() as f64;
    (!bins.is_empty()).then(|| bins.iter().map(|(a, b)| (a - b).abs()).sum::<f64>() / n)
}
