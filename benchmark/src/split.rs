//! Who is judged by whose parameters: folds by lifter.

use std::sync::Arc;

use crate::logs::of_group;
use crate::random::Random;
use crate::table::{Group, Lifter};

/// Groups of core lifters.
/// Source: protocol, section 1.
pub(crate) const FOLDS: usize = 5;

/// Positions of the lifters who are learned from and of those who are judged.
#[derive(Clone, Debug)]
pub(crate) struct Fold {
    pub(crate) train: Vec<usize>,
    pub(crate) test: Vec<usize>,
}

/// The folds: core lifters in [`FOLDS`] groups, each judged by parameters from the others;
/// Fitbod lifters judged by parameters from all core lifters.
pub(crate) fn folds(lifters: &[Arc<Lifter>], seed: u64) -> Vec<Fold> {
    let mut core = of_group(lifters, Group::Core);
    Random::new(seed).shuffle(&mut core);
    let without = |test: &[usize]| {
        let left = core.iter().copied().filter(|idx| !test.contains(idx));
        left.collect::<Vec<_>>()
    };
    let mut folds: Vec<Fold> = (0..FOLDS)
        .map(|fold| {
            core.iter()
                .copied()
                .skip(fold)
                .step_by(FOLDS)
                .collect::<Vec<_>>()
        })
        .map(|test| Fold {
            train: without(&test),
            test,
        })
        .collect();
    folds.push(Fold {
        train: core,
        test: of_group(lifters, Group::Fitbod),
    });
    folds.retain(|fold| !fold.test.is_empty() && !fold.train.is_empty());
    folds
}

/// One fold that learns from some lifters and judges others.
pub(crate) fn held_out(n_train: usize, n_test: usize) -> Fold {
    Fold {
        train: (0..n_train).collect(),
        test: (n_train..n_train + n_test).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifter(group: Group) -> Arc<Lifter> {
        Arc::new(Lifter {
            id: String::new(),
            group,
            sessions: vec![],
        })
    }

    #[test]
    fn nobody_is_judged_by_her_own_log() {
        let mut lifters: Vec<_> = (0..12).map(|_| lifter(Group::Core)).collect();
        lifters.push(lifter(Group::Fitbod));
        let folds = folds(&lifters, 1);
        let mut judged: Vec<usize> = folds.iter().flat_map(|fold| fold.test.clone()).collect();
        judged.sort_unstable();
        assert_eq!(judged, (0..13).collect::<Vec<_>>());
        for fold in &folds {
            assert!(fold.test.iter().all(|idx| !fold.train.contains(idx)));
            assert!(
                !fold.train.contains(&12),
                "Fitbod lifters are never learned from"
            );
        }
    }
}
