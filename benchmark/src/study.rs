//! One run of the benchmark: who is learned from, who is judged, in which tasks.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};

use crate::contenders::{self, trees::Python};
use crate::diary::Diary;
use crate::fit;
use crate::interval::DRAWS;
use crate::logs::{self, Logs};
use crate::protocol::best::Best;
use crate::protocol::morning::Morning;
use crate::protocol::reps::Reps;
use crate::protocol::shortfall::Shortfall;
use crate::protocol::{Contender, Examples, StrengthLessons, Task};
use crate::results::Settings;
use crate::run::{self, Group, Length, OURS, Setting};
use crate::split::{FOLDS, Fold, folds, held_out};
use crate::table::{self, Lifter};

/// Seed of folds and intervals where none is asked for.
/// Choice: any; fixed so that results compare.
pub(crate) const SEED: u64 = 1;

/// The tasks by name.
pub(crate) const TASKS: [&str; 6] = [
    Best::NAME,
    Reps::NAME,
    Shortfall::NAME,
    Morning::<0>::NAME,
    Morning::<1>::NAME,
    Morning::<2>::NAME,
];

/// Those on strength logs.
const ON_STRENGTH: usize = 3;

/// Logs and how they are split.
#[derive(Debug)]
pub(crate) struct Study {
    lifters: Vec<Arc<Lifter>>,
    folds: Vec<Fold>,
    groups: Vec<Group>,
    diaries: Vec<Diary>,
    mornings: Vec<Fold>,
    diarists: Vec<Group>,
    settings: Settings,
    /// What a person should know about what was read.
    pub(crate) remarks: Vec<String>,
}

/// Contenders that are run only when asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extra {
    /// Ours without each group of features.
    pub(crate) thorough: bool,
    /// The black box, fitted by this Python.
    pub(crate) lightgbm: Option<Python>,
    /// Only ours and contenders whose name holds this.
    pub(crate) only: Option<String>,
    /// Only this task.
    pub(crate) task: Option<String>,
}

impl Extra {
    fn keep<T: Task>(&self, contenders: &mut Vec<Box<dyn Contender<T>>>) {
        if self.task.as_ref().is_some_and(|task| task != T::NAME) {
            contenders.clear();
        }
        if let Some(only) = &self.only {
            contenders.retain(|one| one.name() == OURS || one.name().contains(only));
        }
    }
}

impl Study {
    /// Everyone in a folder, each judged by parameters from others.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn open(folder: &Path, seed: u64) -> Result<Self> {
        let logs = logs::read(folder)?;
        let diarists = diarists(&logs, 0);
        let mut mornings: Vec<Fold> = diarists.iter().flat_map(one_left_out).collect();
        mornings.retain(|fold| !fold.train.is_empty());
        Ok(Self {
            folds: folds(&logs.lifters, seed),
            groups: groups(&logs.lifters, 0),
            remarks: remarks(&logs),
            mornings,
            diarists,
            diaries: logs.diaries,
            settings: Settings {
                read: logs.read,
                seed,
                folds: Some(FOLDS),
                draws: DRAWS,
            },
            lifters: logs.lifters,
        })
    }

    /// Parameters from the core lifters and the diaries of one folder, judged on everyone in
    /// another. Who is in both is judged and not learned from.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub(crate) fn held_out(train: &Path, test: &Path, seed: u64) -> Result<Self> {
        let (mut learned, judged) = (logs::read(train)?, logs::read(test)?);
        learned
            .lifters
            .retain(|lifter| lifter.group == table::Group::Core);
        let mut remarks: Vec<String> = [&learned, &judged].map(remarks).concat();
        let dropped = logs::drop_same_people(&mut learned.lifters, &judged.lifters);
        if dropped != 0 {
            remarks.push(format!(
                "{dropped} people are in both folders: judged, not learned from"
            ));
        }
        learned.diaries.retain(|one| !judged.diaries.contains(one));
        let (n, days) = (learned.lifters.len(), learned.diaries.len());
        let diarists = diarists(&judged, days);
        let mut lifters = learned.lifters;
        lifters.extend(judged.lifters);
        let mut diaries = learned.diaries;
        diaries.extend(judged.diaries);
        let mut mornings = vec![held_out(days, diaries.len() - days)];
        mornings.retain(|fold| !fold.train.is_empty());
        Ok(Self {
            folds: vec![held_out(n, lifters.len() - n)],
            groups: groups(&lifters, n),
            remarks,
            mornings,
            diarists,
            diaries,
            settings: Settings {
                read: format!("{}, people kept aside", judged.read),
                seed,
                folds: None,
                draws: DRAWS,
            },
            lifters,
        })
    }

    /// What the run is made with.
    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Runs every task there are logs for; also says whom it could not judge, and why.
    pub(crate) fn run(&self, extra: &Extra) -> (Vec<run::Result>, Vec<String>) {
        let is_asked = |name: &str| extra.task.as_ref().is_none_or(|task| task == name);
        let mut results = if TASKS[..ON_STRENGTH].iter().any(|name| is_asked(name)) {
            self.strength(extra)
        } else {
            vec![]
        };
        results.extend(self.mornings(extra));
        run::pair(&mut results, self.settings.seed);
        let mut remarks = vec![];
        for (idx, name) in TASKS.iter().enumerate().filter(|(_, name)| is_asked(name)) {
            let groups = if idx < ON_STRENGTH {
                &self.groups
            } else {
                &self.diarists
            };
            let is_judged = |group: &&Group| {
                let of_group = |one: &run::Result| one.task == *name && one.group == group.name;
                group.people.is_empty() || results.iter().any(of_group)
            };
            for group in groups.iter().filter(|group| !is_judged(group)) {
                remarks.push(format!(
                    "{name}: {} not judged: nobody to learn from, or too few questions",
                    group.name
                ));
            }
        }
        (results, remarks)
    }

    /// The tasks on strength logs.
    fn strength(&self, extra: &Extra) -> Vec<run::Result> {
        let progress = bar("fitting", self.folds.len());
        let is_asked = |name: &str| extra.task.as_ref().is_none_or(|task| task == name);
        let wanted = fit::Wanted {
            best: is_asked(Best::NAME),
            reps: is_asked(Reps::NAME),
            shortfall: is_asked(Shortfall::NAME),
        };
        let folds = self.fitted(wanted, &progress);
        progress.finish_and_clear();
        let logs: Vec<&Lifter> = self.lifters.iter().map(AsRef::as_ref).collect();
        let (logs, folds, groups) = (&logs[..], &folds[..], &self.groups[..]);
        let seed = self.settings.seed;
        let best = Setting::<Best> {
            logs,
            folds,
            groups,
            seed,
        };
        let reps = Setting::<Reps> {
            logs,
            folds,
            groups,
            seed,
        };
        let shortfall = Setting::<Shortfall> {
            logs,
            folds,
            groups,
            seed,
        };
        let mut bests = contenders::best::all(extra.thorough);
        let mut choices = contenders::reps::all(extra.thorough);
        let mut rates = contenders::shortfall::all(extra.thorough);
        if let Some(python) = &extra.lightgbm {
            bests.push(Box::new(contenders::best::lightgbm::LightGbm(
                python.clone(),
            )));
            choices.push(Box::new(contenders::reps::lightgbm::LightGbm(
                python.clone(),
            )));
            rates.push(Box::new(contenders::shortfall::lightgbm::LightGbm(
                python.clone(),
            )));
        }
        extra.keep(&mut bests);
        extra.keep(&mut choices);
        extra.keep(&mut rates);
        let mut results = task(&bests, &best);
        results.extend(task(&choices, &reps));
        results.extend(task(&rates, &shortfall));
        results
    }

    /// The parameters that ship, as source, and their checksum.
    ///
    /// # Errors
    /// There are no core lifters to learn from, or no diaries.
    pub(crate) fn ship(&self) -> Result<(String, String)> {
        let core = self
            .lifters
            .iter()
            .filter(|lifter| lifter.group == table::Group::Core);
        let core: Vec<&Lifter> = core.map(AsRef::as_ref).collect();
        let taught: Vec<Arc<fit::Lessons>> =
            core.iter().map(|log| Arc::new(fit::lessons(log))).collect();
        let diaries: Vec<&Diary> = self.diaries.iter().collect();
        ensure!(
            fit::is_enough(&taught),
            "no core lifter with sets enough to learn from"
        );
        ensure!(!diaries.is_empty(), "no diary to learn from");
        let mornings = fit::morning::fit(&diaries, |_| true);
        let population = fit::fit(&core, &taught, fit::Wanted::ALL).population;
        Ok(fit::shipped::source(&population, &mornings))
    }

    /// The folds with our parameters fitted on their lessons, two folds at a time; those with
    /// nobody to learn from are left out.
    fn fitted(&self, wanted: fit::Wanted, progress: &ProgressBar) -> Vec<(Fold, StrengthLessons)> {
        let lessons = self.lifters.iter().map(|log| Arc::new(fit::lessons(log)));
        let lessons: Vec<Arc<fit::Lessons>> = lessons.collect();
        let can_learn = |fold: &&Fold| {
            let taught = fold.train.iter().map(|idx| Arc::clone(&lessons[*idx]));
            fit::is_enough(&taught.collect::<Vec<_>>())
        };
        let folds: Vec<&Fold> = self.folds.iter().filter(can_learn).collect();
        let fit_one = |fold: &Fold| {
            let logs: Vec<Arc<Lifter>> = fold
                .train
                .iter()
                .map(|idx| Arc::clone(&self.lifters[*idx]))
                .collect();
            let taught = fold.train.iter().map(|idx| Arc::clone(&lessons[*idx]));
            let taught: Vec<Arc<fit::Lessons>> = taught.collect();
            let refs: Vec<&Lifter> = logs.iter().map(AsRef::as_ref).collect();
            let fitted = fit::fit(&refs, &taught, wanted);
            progress.inc(1);
            (
                fold.clone(),
                StrengthLessons {
                    lifters: logs,
                    population: Arc::new(fitted.population),
                    examples: Examples {
                        lessons: taught,
                        compared: Arc::new(fitted.compared),
                    },
                },
            )
        };
        let mut fitted = vec![];
        for pair in folds.chunks(2) {
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

    /// The tasks on diaries.
    fn mornings(&self, extra: &Extra) -> Vec<run::Result> {
        let of = |people: &[usize]| -> Vec<Diary> {
            let diaries = people.iter().map(|idx| self.diaries[*idx].clone());
            diaries.collect()
        };
        let folds = self.mornings.iter();
        let folds: Vec<(Fold, Vec<Diary>)> =
            folds.map(|fold| (fold.clone(), of(&fold.train))).collect();
        let logs: Vec<&Diary> = self.diaries.iter().collect();
        let mut results = self.morning::<0>(&logs, &folds, extra);
        results.extend(self.morning::<1>(&logs, &folds, extra));
        results.extend(self.morning::<2>(&logs, &folds, extra));
        results
    }

    fn morning<const TARGET: usize>(
        &self,
        logs: &[&Diary],
        folds: &[(Fold, Vec<Diary>)],
        extra: &Extra,
    ) -> Vec<run::Result> {
        let setting = Setting::<Morning<TARGET>> {
            logs,
            folds,
            groups: &self.diarists,
            seed: self.settings.seed,
        };
        let mut all = contenders::morning::all(extra.thorough);
        extra.keep(&mut all);
        task(&all, &setting)
    }
}

/// The lifters from a position on, by group.
fn groups(lifters: &[Arc<Lifter>], from: usize) -> Vec<Group> {
    let of = |name: &str, group: table::Group| Group {
        name: name.to_owned(),
        people: logs::of_group(lifters, group)
            .into_iter()
            .filter(|idx| from <= *idx)
            .collect(),
    };
    vec![
        of("core", table::Group::Core),
        of("Fitbod", table::Group::Fitbod),
    ]
}

/// The people of each file of diaries, the first of them at a position.
fn diarists(logs: &Logs, mut from: usize) -> Vec<Group> {
    let groups = logs.diarists.iter().map(|(name, count)| {
        let people = (from..from + count).collect();
        from += count;
        Group {
            name: name.clone(),
            people,
        }
    });
    groups.collect()
}

/// Everyone of a group, each judged by parameters from the others.
fn one_left_out(group: &Group) -> Vec<Fold> {
    let without = |test: &usize| Fold {
        train: group
            .people
            .iter()
            .copied()
            .filter(|idx| idx != test)
            .collect(),
        test: vec![*test],
    };
    group.people.iter().map(without).collect()
}

/// What was read and what was passed over, a line each.
fn remarks(logs: &Logs) -> Vec<String> {
    let (lifters, diaries) = (logs.lifters.len(), logs.diaries.len());
    let read = format!("{lifters} lifters ({}), {diaries} diaries", logs.read);
    let skipped = logs.skipped.iter();
    let skipped = skipped.map(|skipped| format!("skipped {}: {}", skipped.file, skipped.why));
    std::iter::once(read).chain(skipped).collect()
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
pub(crate) fn short_logs(folder: &Path) -> Result<(Settings, Vec<run::Result>)> {
    let lifters = table::read(&table::find(folder))?;
    let is_short =
        |lifter: &&Lifter| lifter.group == table::Group::Core && lifter.length() <= SHORT_SETS;
    let logs: Vec<&Lifter> = lifters.iter().filter(is_short).collect();
    let population = Arc::new(recoup_engine::forecast::POPULATION);
    let test: Vec<usize> = (0..logs.len()).collect();
    let groups = [Group {
        name: "short logs".to_owned(),
        people: test.clone(),
    }];
    let lessons = StrengthLessons {
        lifters: vec![],
        population,
        examples: Examples::default(),
    };
    let folds = [(
        Fold {
            train: vec![],
            test,
        },
        lessons,
    )];
    let (logs, folds, groups, seed) = (&logs[..], &folds[..], &groups[..], SEED);
    let best = Setting::<Best> {
        logs,
        folds,
        groups,
        seed,
    };
    let reps = Setting::<Reps> {
        logs,
        folds,
        groups,
        seed,
    };
    let shortfall = Setting::<Shortfall> {
        logs,
        folds,
        groups,
        seed,
    };
    let mut results = task(&contenders::best::all(false)[..1], &best);
    results.extend(task(&contenders::reps::all(false)[..1], &reps));
    results.extend(task(&contenders::shortfall::all(false)[..1], &shortfall));
    let settings = Settings {
        read: "normalised table, shipped weights".to_owned(),
        seed,
        folds: None,
        draws: DRAWS,
    };
    Ok((settings, results))
}

fn task<T: Task>(contenders: &[Box<dyn Contender<T>>], setting: &Setting<T>) -> Vec<run::Result>
where
    T::Log: Length,
{
    let progress = bar(T::NAME, contenders.len() * setting.folds.len());
    let results = run::run(contenders, setting, &progress);
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

#[cfg(test)]
mod tests;
