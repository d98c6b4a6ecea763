//! Giving sessions days: exact, by dynamic programming over the sessions in order.
//!
//! Sessions keep the order that the coach wrote, so a partial plan matters to the rest only by the
//! session placed last and its day. That makes the best plan findable without trying all: for every
//! session and day the cheapest way to get there is kept. Costs are compared part by part, the first
//! part that differs decides, and adding the same to both never turns a comparison round, so the
//! cheapest way to the end is made of cheapest ways.

use std::collections::BTreeSet;

use super::calendar::DayIdx;

/// No two sessions must be further apart than this. Source: the longest gate of RULINGS 2 is under
/// two days; a test day wants two days of rest before it (EVIDENCE 6).
pub(super) const LONGEST_FLOOR_DAYS: DayIdx = 3;

/// A session that wants a day.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// The days that it may take, in order.
    pub(super) domain: Vec<Candidate>,
    /// The day that it had when the person last looked, if it had one.
    pub(super) anchor: Option<DayIdx>,
    /// Whether nothing has happened that could move it; its domain is then its anchor.
    pub(super) is_pinned: bool,
}

/// A day that a session may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The day.
    pub(super) day: DayIdx,
    /// Whether it is one of the person's weekdays for strength.
    pub(super) is_usual: bool,
}

/// What a placing costs, the weightiest part first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Cost {
    /// Sessions lost that nothing had happened to.
    pins_lost: u32,
    /// Sessions lost.
    lost: u32,
    /// Sessions on another day than the person last saw.
    moved: u32,
    /// By how many days together.
    distance: u32,
    /// Sessions that would have to be done earlier than she expects.
    earlier: u32,
    /// Sessions on weekdays that are not the person's.
    unusual: u32,
    /// Sum of squares of the days between one strength session and the next: least when even.
    unevenness: u32,
}

impl Cost {
    const fn plus(self, other: Self) -> Self {
        Self {
            pins_lost: self.pins_lost + other.pins_lost,
            lost: self.lost + other.lost,
            moved: self.moved + other.moved,
            distance: self.distance + other.distance,
            earlier: self.earlier + other.earlier,
            unusual: self.unusual + other.unusual,
            unevenness: self.unevenness.saturating_add(other.unevenness),
        }
    }

    /// The cost without its last part.
    const fn head(self) -> Self {
        Self {
            unevenness: 0,
            ..self
        }
    }

    fn of_loss(task: &Task) -> Self {
        Self {
            pins_lost: u32::from(task.is_pinned),
            lost: 1,
            ..Self::default()
        }
    }

    /// The cost of a day for a task, with the strength day before it where there is one.
    fn of_day(task: &Task, candidate: Candidate, before: Option<DayIdx>) -> Self {
        let distance = task
            .anchor
            .map_or(0, |anchor| anchor.abs_diff(candidate.day));
        let gap = before.map_or(0, |before| candidate.day.abs_diff(before));
        Self {
            moved: u32::from(distance != 0),
            distance,
            earlier: u32::from(task.anchor.is_some_and(|anchor| candidate.day < anchor)),
            unusual: u32::from(!candidate.is_usual),
            unevenness: gap.saturating_mul(gap),
            ..Self::default()
        }
    }
}

/// Sessions in order, days that already hold strength, and how many days must lie between two.
pub(super) struct Puzzle<'a, F> {
    /// The sessions, in order.
    pub(super) tasks: &'a [Task],
    /// Days that hold a strength session whatever comes out.
    pub(super) taken: &'a BTreeSet<DayIdx>,
    /// The least days from one session (by its place) to a later one, 1 to [`LONGEST_FLOOR_DAYS`].
    pub(super) floor_days: F,
}

/// The cheapest way found to place the sessions so far.
#[derive(Clone, Copy)]
struct Way {
    cost: Cost,
    /// The session placed last and its step, or `None` before the first.
    last: Option<Step>,
}

/// One session placed.
#[derive(Clone, Copy)]
struct Step {
    task: usize,
    day: DayIdx,
    /// The step before, by its place in the list of all steps.
    before: Option<usize>,
    /// Its own place in that list.
    place: usize,
}

impl<F: Fn(usize, usize) -> DayIdx> Puzzle<'_, F> {
    /// The day of every session, `None` where it finds none, at the least cost.
    ///
    /// Of placings that cost the same, the one with the earlier days for later sessions comes out,
    /// always the same one.
    pub(super) fn solve(&self) -> Vec<Option<DayIdx>> {
        let first = first_days(self.tasks);
        let mut steps: Vec<Step> = Vec::new();
        let mut ways = vec![Way {
            cost: Cost::default(),
            last: None,
        }];
        for task in 0..self.tasks.len() {
            let reached: Vec<Way> = self.tasks[task]
                .domain
                .iter()
                .filter_map(|candidate| self.reach(&ways, task, *candidate, &mut steps))
                .collect();
            self.lose(&mut ways, task);
            ways.extend(reached);
            keep_promising(
                &mut ways,
                first.get(task + 1).copied().unwrap_or(DayIdx::MAX),
            );
        }
        let best = ways.iter().min_by_key(|way| way.cost);
        self.read_back(best.and_then(|way| way.last), &steps)
    }

    /// The cheapest way to put a session on a day.
    fn reach(
        &self,
        ways: &[Way],
        task: usize,
        candidate: Candidate,
        steps: &mut Vec<Step>,
    ) -> Option<Way> {
        let (cost, last) = ways
            .iter()
            .filter(|way| self.may_follow(way.last, task, candidate.day))
            .map(|way| {
                let before = self.strength_before(candidate.day, way.last.map(|step| step.day));
                let cost = Cost::of_day(&self.tasks[task], candidate, before);
                (way.cost.plus(cost), way.last)
            })
            .min_by_key(|(cost, _)| *cost)?;
        let step = Step {
            task,
            day: candidate.day,
            before: last.map(|step| step.place),
            place: steps.len(),
        };
        steps.push(step);
        Some(Way {
            cost,
            last: Some(step),
        })
    }

    fn may_follow(&self, last: Option<Step>, task: usize, day: DayIdx) -> bool {
        last.is_none_or(|last| {
            let are_pinned = self.tasks[last.task].is_pinned && self.tasks[task].is_pinned;
            let floor = if are_pinned {
                1
            } else {
                (self.floor_days)(last.task, task).max(1)
            };
            floor <= day - last.day
        })
    }

    fn strength_before(&self, day: DayIdx, last: Option<DayIdx>) -> Option<DayIdx> {
        last.max(self.taken.range(..day).next_back().copied())
    }

    fn lose(&self, ways: &mut [Way], task: usize) {
        let loss = Cost::of_loss(&self.tasks[task]);
        for way in ways {
            way.cost = way.cost.plus(loss);
        }
    }

    fn read_back(&self, last: Option<Step>, steps: &[Step]) -> Vec<Option<DayIdx>> {
        let mut days = vec![None; self.tasks.len()];
        let mut step = last;
        while let Some(at) = step {
            days[at.task] = Some(at.day);
            step = at.before.map(|place| steps[place]);
        }
        days
    }
}

/// The first day that this session or a later one may take, for every session.
fn first_days(tasks: &[Task]) -> Vec<DayIdx> {
    let mut first = DayIdx::MAX;
    let mut days: Vec<_> = tasks
        .iter()
        .rev()
        .map(|task| {
            let own = task.domain.first().map_or(DayIdx::MAX, |c| c.day);
            first = first.min(own);
            first
        })
        .collect();
    days.reverse();
    days
}

/// Lets go of ways that cannot win: a way that no floor can hinder from `next` on follows every
/// continuation of the others, so those that already cost more are behind for good. Evenness is
/// left out of it because it looks back to the last day.
fn keep_promising(ways: &mut Vec<Way>, next: DayIdx) {
    let is_free = |way: &&Way| {
        way.last
            .is_none_or(|last| last.day.saturating_add(LONGEST_FLOOR_DAYS) <= next)
    };
    let best = ways.iter().filter(is_free).map(|w| w.cost.head()).min();
    if let Some(best) = best {
        ways.retain(|way| way.cost.head() <= best);
    }
}

#[cfg(test)]
mod oracle;
