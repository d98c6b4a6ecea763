//! The slow and obvious way: every placing there is, and the best of them.

use proptest::prelude::*;

use super::*;

/// Days and sessions are few enough that all placings can be tried.
#[derive(Debug, Clone)]
struct Small {
    tasks: Vec<Task>,
    taken: BTreeSet<DayIdx>,
    floors: Vec<DayIdx>,
}

/// Sessions in a small puzzle. Choice: few enough to try all placings.
const MOST_TASKS: usize = 5;

impl Small {
    fn floor(&self, earlier: usize, later: usize) -> DayIdx {
        self.floors[earlier * MOST_TASKS + later]
    }

    fn solve(&self) -> Vec<Option<DayIdx>> {
        let floor_days = |earlier, later| self.floor(earlier, later);
        Puzzle {
            tasks: &self.tasks,
            taken: &self.taken,
            floor_days,
        }
        .solve()
    }

    /// The cost of a placing, or `None` where it breaks a rule.
    fn cost(&self, days: &[Option<DayIdx>]) -> Option<Cost> {
        let mut cost = Cost::default();
        let mut last: Option<(usize, DayIdx)> = None;
        for (i, (task, day)) in self.tasks.iter().zip(days).enumerate() {
            let Some(day) = *day else {
                cost = cost.plus(Cost::of_loss(task));
                continue;
            };
            let candidate = *task.domain.iter().find(|c| c.day == day)?;
            if let Some((earlier, earlier_day)) = last {
                let are_pinned = task.is_pinned && self.tasks[earlier].is_pinned;
                let floor = if are_pinned {
                    1
                } else {
                    self.floor(earlier, i)
                };
                if day - earlier_day < floor {
                    return None;
                }
            }
            let before = (i32::MIN..day)
                .rev()
                .take(60)
                .find(|d| self.taken.contains(d) || last.is_some_and(|(_, l)| l == *d));
            cost = cost.plus(Cost::of_day(task, candidate, before));
            last = Some((i, day));
        }
        Some(cost)
    }

    fn best_by_trying(&self) -> Cost {
        let mut placings: Vec<Vec<Option<DayIdx>>> = vec![vec![]];
        for task in &self.tasks {
            placings = placings
                .into_iter()
                .flat_map(|placing| {
                    let choices = task.domain.iter().map(|c| Some(c.day)).chain([None]);
                    choices.map(move |choice| [placing.clone(), vec![choice]].concat())
                })
                .collect();
        }
        placings
            .iter()
            .filter_map(|p| self.cost(p))
            .min()
            .expect("losing all is always a way")
    }
}

fn task() -> impl Strategy<Value = Task> {
    let days = proptest::collection::btree_set((0..14_i32, any::<bool>()), 0..7);
    (days, proptest::option::of(0..14_i32), any::<bool>()).prop_map(|(days, anchor, is_pinned)| {
        let mut domain: Vec<Candidate> = days
            .into_iter()
            .map(|(day, is_usual)| Candidate { day, is_usual })
            .collect();
        domain.dedup_by_key(|c| c.day);
        let pin = domain.first().copied().filter(|_| is_pinned);
        Task {
            anchor: pin.map_or(anchor, |c| Some(c.day)),
            domain: pin.map_or(domain, |c| vec![c]),
            is_pinned: pin.is_some(),
        }
    })
}

fn small() -> impl Strategy<Value = Small> {
    (
        proptest::collection::vec(task(), 0..=MOST_TASKS),
        proptest::collection::btree_set(0..14_i32, 0..3),
        proptest::collection::vec(1..=LONGEST_FLOOR_DAYS, MOST_TASKS * MOST_TASKS),
    )
        .prop_map(|(tasks, taken, floors)| Small {
            tasks,
            taken,
            floors,
        })
}

proptest! {
    #[test]
    fn placing_is_as_good_as_trying_all(small in small()) {
        let found = small.solve();
        prop_assert_eq!(small.cost(&found), Some(small.best_by_trying()));
    }
}

#[test]
fn nothing_to_place_is_placed() {
    let none = Small {
        tasks: vec![],
        taken: BTreeSet::new(),
        floors: vec![1; MOST_TASKS * MOST_TASKS],
    };
    assert_eq!(none.solve(), []);
}
