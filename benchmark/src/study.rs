//! One run of the benchmark: who is learned from, who is judged, in which tasks.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::contenders;
use crate::diary::{self, Diary};
use crate::fit;
use crate::protocol::morning::Morning;
use crate::protocol::{StrengthLessons, Task};
use crate::run::{self, Group};
use crate::split::{Fold, folds, held_out};
use crate::table::{self, Lifter};

/// Logs and how they are split.
#[derive(Debug)]
pub(crate) struct Study {
    lifters: Vec<Arc<Lifter>>,
    folds: Vec<Fold>,
    groups: Vec<Group>,
    diaries: Vec<Diary>,
}

impl Study {
    /// Everyone in a folder, each judged by parameters from others.
    ///
    /// # Errors
    /// The table cannot be read.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let lifters = table::read(&table::find(folder))?;
        let folds = folds(&lifters);
        let of = |group: table::Group| {
            let all = 0..lifters.len();
            all.filter(|idx| lifters[*idx].group == group)
                .collect::<Vec<_>>()
        };
        let groups = vec![
            Group {
                name: "core".to_owned(),
                people: of(table::Group::Core),
            },
            Group {
                name: "Fitbod".to_owned(),
                people: of(table::Group::Fitbod),
            },
        ];
        let wellness = folder.join("wellness/pmdata.csv.gz");
        let diaries = if wellness.exists() {
            diary::read(&wellness)?
        } else {
            vec![]
        };
        Ok(Self {
            lifters: lifters.into_iter().map(Arc::new).collect(),
            folds,
            groups,
            diaries,
        })
    }

    /// Parameters from the core lifters of one folder, judged on everyone in another.
    ///
    /// # Errors
    /// A table cannot be read.
    pub(crate) fn held_out(train: &Path, test: &Path) -> Result<Self> {
        let mut lifters = table::read(&table::find(train))?;
        lifters.retain(|lifter| lifter.group == table::Group::Core);
        let n_train = lifters.len();
        lifters.extend(table::read(&table::find(test))?);
        let judged = n_train..lifters.len();
        let of = |group: table::Group| {
            judged
                .clone()
                .filter(|idx| lifters[*idx].group == group)
                .collect::<Vec<_>>()
        };
        let groups = vec![
            Group {
                name: "core".to_owned(),
                people: of(table::Group::Core),
            },
            Group {
                name: "Fitbod".to_owned(),
                people: of(table::Group::Fitbod),
            },
        ];
        let folds = vec![held_out(n_train, lifters.len() - n_train)];
        let lifters = lifters.into_iter().map(Arc::new).collect();
        Ok(Self {
            lifters,
            folds,
            groups,
            diaries: vec![],
        })
    }

    /// Runs every task there are logs for.
    pub(crate) fn run(&self, thorough: bool) -> Vec<run::Result> {
        let progress = bar("fitting", self.folds.len());
        let folds = self.fitted(&progress);
        progress.finish_and_clear();
        let logs: Vec<&Lifter> = self.lifters.iter().map(AsRef::as_ref).collect();
        let mut results = task(
            &contenders::best::all(thorough),
            &logs,
            &folds,
            &self.groups,
        );
        results.extend(task(
            &contenders::reps::all(thorough),
            &logs,
            &folds,
            &self.groups,
        ));
        results.extend(task(
            &contenders::shortfall::all(),
            &logs,
            &folds,
            &self.groups,
        ));
        results.extend(self.mornings());
        run::pair(&mut results);
        results
    }

    /// The parameters that ship, as source, and their checksum.
    pub(crate) fn ship(&self) -> (String, String) {
        let core = self
            .lifters
            .iter()
            .filter(|lifter| lifter.group == table::Group::Core);
        let core: Vec<&Lifter> = core.map(AsRef::as_ref).collect();
        let lessons: Vec<fit::Lessons> = core.iter().map(|log| fit::lessons(log)).collect();
        let taught: Vec<&fit::Lessons> = lessons.iter().collect();
        let diaries: Vec<&Diary> = self.diaries.iter().collect();
        let mornings = fit::morning::fit(&diaries, |_| true);
        fit::shipped::source(&fit::fit(&core, &taught), &mornings)
    }

    /// The folds with our parameters fitted on their lessons, two folds at a time.
    fn fitted(&self, progress: &ProgressBar) -> Vec<(Fold, StrengthLessons)> {
        let lessons: Vec<fit::Lessons> = self.lifters.iter().map(|log| fit::lessons(log)).collect();
        let fit_one = |fold: &Fold| {
            let logs: Vec<Arc<Lifter>> = fold
                .train
                .iter()
                .map(|idx| Arc::clone(&self.lifters[*idx]))
                .collect();
            let taught: Vec<&fit::Lessons> = fold.train.iter().map(|idx| &lessons[*idx]).collect();
            let refs: Vec<&Lifter> = logs.iter().map(AsRef::as_ref).collect();
            let population = Arc::new(fit::fit(&refs, &taught));
            progress.inc(1);
            (
                fold.clone(),
                StrengthLessons {
                    lifters: logs,
                    population,
                },
            )
        };
        let mut fitted = vec![];
        for pair in self.folds.chunks(2) {
            std::thread::scope(|scope| {
                let running: Vec<_> = pair
                    .iter()
                    .map(|fold| scope.spawn(|| fit_one(fold)))
                    .collect();
                for one in running {
                    fitted.push(one.join().expect("a fit does not panic"));
                }
            });
        }
        fitted
    }

    /// The tasks on diaries, each person judged by parameters from all others.
    fn mornings(&self) -> Vec<run::Result> {
        let all = 0..self.diaries.len();
        let folds: Vec<(Fold, Vec<Diary>)> = all
            .clone()
            .map(|test| {
                let train: Vec<usize> = all.clone().filter(|idx| *idx != test).collect();
                let diaries = train.iter().map(|idx| self.diaries[*idx].clone()).collect();
                (
                    Fold {
                        train,
                        test: vec![test],
                    },
                    diaries,
                )
            })
            .collect();
        let logs: Vec<&Diary> = self.diaries.iter().collect();
        let groups = [Group {
            name: "PMData".to_owned(),
            people: all.collect(),
        }];
        let mut results = vec![];
        results.extend(task::<Morning<0>>(
            &contenders::morning::all(),
            &logs,
            &folds,
            &groups,
        ));
        results.extend(task::<Morning<1>>(
            &contenders::morning::all(),
            &logs,
            &folds,
            &groups,
        ));
        results.extend(task::<Morning<2>>(
            &contenders::morning::all(),
            &logs,
            &folds,
            &groups,
        ));
        results
    }
}

/// Most sets of a log that counts as short.
const SHORT_SETS: usize = 2_600;

/// The shipped weights on the shortest core logs.
///
/// Quick and the same every time, for the regression test; these people's logs were learned from,
/// so it says nothing about strangers.
///
/// # Errors
/// The table cannot be read.
pub(crate) fn short_logs(folder: &Path) -> Result<Vec<run::Result>> {
    let lifters = table::read(&table::find(folder))?;
    let is_short = |lifter: &&Lifter| {
        let sets: usize = lifter
            .sessions
            .iter()
            .map(|session| session.sets.len())
            .sum();
        lifter.group == table::Group::Core && sets <= SHORT_SETS
    };
    let logs: Vec<&Lifter> = lifters.iter().filter(is_short).collect();
    let population = Arc::new(recoup_engine::forecast::POPULATION);
    let test: Vec<usize> = (0..logs.len()).collect();
    let groups = [Group {
        name: "short logs".to_owned(),
        people: test.clone(),
    }];
    let folds = [(
        Fold {
            train: vec![],
            test,
        },
        StrengthLessons {
            lifters: vec![],
            population,
        },
    )];
    let mut results = task(&contenders::best::all(false)[..1], &logs, &folds, &groups);
    results.extend(task(
        &contenders::reps::all(false)[..1],
        &logs,
        &folds,
        &groups,
    ));
    results.extend(task(
        &contenders::shortfall::all()[..1],
        &logs,
        &folds,
        &groups,
    ));
    Ok(results)
}

fn task<T: Task>(
    contenders: &[Box<dyn crate::protocol::Contender<T>>],
    logs: &[&T::Log],
    folds: &[(Fold, T::Lessons)],
    groups: &[Group],
) -> Vec<run::Result> {
    let progress = bar(T::NAME, contenders.len() * folds.len());
    let results = run::run(contenders, logs, folds, groups, &progress);
    progress.finish_and_clear();
    results
}

fn bar(name: &str, steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:12} {wide_bar} {pos}/{len} {elapsed}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX)).with_style(style);
    bar.set_message(name.to_owned());
    bar
}
