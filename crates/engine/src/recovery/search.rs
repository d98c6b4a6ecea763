//! The best choice of movements for the parts of a session: exact, by branch and bound.
//!
//! Each part takes at most one movement in one dose, no movement is taken twice, and the whole stays
//! within the time and the energy there is. Among choices that are worth the same the one found
//! first stands, so the same question gives the same session.

/// One way to fill a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// The movement, as a position in the caller's list.
    pub(super) movement: usize,
    /// Which of its doses.
    pub(super) dose: usize,
    /// Seconds it takes.
    pub(super) seconds: i64,
    /// Energy it costs, in thousandths of a MET × seconds.
    pub(super) cost: i64,
    /// What it is worth to the session; above 0.
    pub(super) worth: i64,
}

/// What the choices may take together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Seconds there are.
    pub(super) seconds: i64,
    /// Energy there is, in thousandths of a MET × seconds.
    pub(super) cost: i64,
}

/// The most worth choice for each part, `None` where a part is left out.
pub(super) fn best(parts: &[Vec<Choice>], room: Room) -> Vec<Option<Choice>> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let most = |part: &Vec<Choice>| part.iter().map(|c| c.worth).max().unwrap_or(0);
    order.sort_by_key(|i| std::cmp::Reverse(most(&parts[*i])));
    let sorted: Vec<Vec<Choice>> = order.iter().map(|i| by_worth(&parts[*i])).collect();
    let mut search = Search {
        rest: bounds(&sorted),
        parts: &sorted,
        chosen: vec![None; parts.len()],
        best: vec![None; parts.len()],
        worth: -1,
    };
    search.descend(0, room, 0);
    let mut answer = vec![None; parts.len()];
    for (place, part) in order.into_iter().enumerate() {
        answer[part] = search.best[place];
    }
    answer
}

fn by_worth(part: &[Choice]) -> Vec<Choice> {
    let mut part = part.to_vec();
    part.sort_by_key(|c| (std::cmp::Reverse(c.worth), c.seconds, c.movement, c.dose));
    part
}

/// What the parts from each on can be worth at most: in all, and for a thousand seconds.
fn bounds(parts: &[Vec<Choice>]) -> Vec<(i64, i64)> {
    let mut rest = vec![(0, 0)];
    for part in parts.iter().rev() {
        let (sum, density) = rest.last().copied().unwrap_or_default();
        let most = part.iter().map(|c| c.worth).max().unwrap_or(0);
        let dense = part.iter().map(|c| c.worth * 1_000 / c.seconds.max(1) + 1);
        rest.push((sum + most, density.max(dense.max().unwrap_or(0))));
    }
    rest.reverse();
    rest
}

struct Search<'a> {
    parts: &'a [Vec<Choice>],
    rest: Vec<(i64, i64)>,
    chosen: Vec<Option<Choice>>,
    best: Vec<Option<Choice>>,
    worth: i64,
}

impl Search<'_> {
    fn descend(&mut self, at: usize, room: Room, worth: i64) {
        let (sum, density) = self.rest[at];
        let bound = worth + sum.min(room.seconds * density / 1_000 + 1);
        if bound <= self.worth {
            return;
        }
        let parts = self.parts;
        let Some(part) = parts.get(at) else {
            self.worth = worth;
            self.best.clone_from(&self.chosen);
            return;
        };
        for choice in part {
            let fits = choice.seconds <= room.seconds && choice.cost <= room.cost;
            let taken = &self.chosen[..at];
            let is_taken = |c: &Option<Choice>| c.is_some_and(|c| c.movement == choice.movement);
            if !fits || taken.iter().any(is_taken) {
                continue;
            }
            self.chosen[at] = Some(*choice);
            let left = Room {
                seconds: room.seconds - choice.seconds,
                cost: room.cost - choice.cost,
            };
            self.descend(at + 1, left, worth + choice.worth);
        }
        self.chosen[at] = None;
        self.descend(at + 1, room, worth);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The slow obvious way: every choice of every part with every other.
    fn most_worth(parts: &[Vec<Choice>], room: Room, taken: &mut Vec<usize>) -> i64 {
        let Some((first, others)) = parts.split_first() else {
            return 0;
        };
        let mut most = most_worth(others, room, taken);
        for choice in first {
            let fits = choice.seconds <= room.seconds && choice.cost <= room.cost;
            if fits && !taken.contains(&choice.movement) {
                taken.push(choice.movement);
                let left = Room {
                    seconds: room.seconds - choice.seconds,
                    cost: room.cost - choice.cost,
                };
                most = most.max(choice.worth + most_worth(others, left, taken));
                taken.pop();
            }
        }
        most
    }

    fn choice() -> impl Strategy<Value = Choice> {
        (
            0..5_usize,
            0..3_usize,
            20..300_i64,
            0..900_i64,
            1..10_000_i64,
        )
            .prop_map(|(movement, dose, seconds, cost, worth)| Choice {
                movement,
                dose,
                seconds,
                cost,
                worth,
            })
    }

    proptest! {
        #[test]
        fn search_finds_what_trying_everything_finds(
            parts in prop::collection::vec(prop::collection::vec(choice(), 0..4), 0..5),
            seconds in 0..900_i64,
            cost in 0..2_000_i64,
        ) {
            let room = Room { seconds, cost };
            let found = best(&parts, room);
            let worth: i64 = found.iter().flatten().map(|c| c.worth).sum();
            let used: i64 = found.iter().flatten().map(|c| c.seconds).sum();
            let burnt: i64 = found.iter().flatten().map(|c| c.cost).sum();
            prop_assert!(used <= seconds && burnt <= cost);
            prop_assert_eq!(worth, most_worth(&parts, room, &mut Vec::new()));
        }
    }
}
