//! Fits the population's weights of tomorrow's answers: weighted ridge regression.

use recoup_engine::forecast::morning::{
    Answer, CLUES, Clue, MorningPopulation, MorningPopulations, MorningState,
};

use crate::diary::Diary;

/// Ridge penalty of a standardised weight.
/// Source: protocol, task D.
const PENALTY: f64 = 2.0;

/// One morning: her usual, the clues and the answer.
struct Example {
    usual_sum: f64,
    n_days: f64,
    clues: [f64; CLUES],
    answer: f64,
}

/// Weights that know nothing yet.
pub(crate) fn blank() -> MorningPopulations {
    std::array::from_fn(|_| MorningPopulation {
        mean: 3.0,
        centre: [0.0; CLUES],
        scale: [1.0; CLUES],
        weights: [0.0; CLUES],
        noise: 1.0,
    })
}

/// The populations of [`Answer::ALL`] that explain the diaries best; `clues` leaves some out.
pub(crate) fn fit(diaries: &[&Diary], clues: impl Fn(Clue) -> bool) -> MorningPopulations {
    let used: Vec<usize> = Clue::ALL
        .iter()
        .filter(|clue| clues(**clue))
        .map(|clue| *clue as usize)
        .collect();
    std::array::from_fn(|idx| fit_target(diaries, Answer::ALL[idx], &used))
}

fn examples(diary: &Diary, target: Answer) -> Vec<Example> {
    let blank = blank();
    let mut state = MorningState::new(&blank);
    let mut found = vec![];
    for day in &diary.days {
        let is_asked = day.answers.iter().all(Option::is_some);
        let answer = day.answers[target as usize].filter(|_| is_asked);
        if let (Some(answer), Some(clues)) = (answer, state.clues(target)) {
            let (mean, count) = state.mean(target);
            let n_days = f64::from(count);
            found.push(Example {
                usual_sum: mean * n_days,
                n_days,
                clues,
                answer,
            });
        }
        state.step(&blank, day);
    }
    found
}

fn fit_target(diaries: &[&Diary], target: Answer, used: &[usize]) -> MorningPopulation {
    let people: Vec<Vec<Example>> = diaries
        .iter()
        .map(|diary| examples(diary, target))
        .collect();
    let all = || people.iter().flatten();
    let n = all().count() as f64;
    let mean = all().map(|example| example.answer).sum::<f64>() / n;
    let mut population = blank()[0].clone();
    population.mean = mean;
    for idx in 0..CLUES {
        let centre = all().map(|example| example.clues[idx]).sum::<f64>() / n;
        let square = all()
            .map(|example| (example.clues[idx] - centre).powi(2))
            .sum::<f64>()
            / n;
        population.centre[idx] = centre;
        population.scale[idx] = square.sqrt() + 1e-6;
    }
    // A clue left out stands at its centre, so that her own weight of it says nothing either.
    (0..CLUES)
        .filter(|idx| !used.contains(idx))
        .for_each(|idx| population.scale[idx] = f64::INFINITY);
    let row = |example: &Example| -> Vec<f64> {
        let scaled =
            |idx: &usize| (example.clues[*idx] - population.centre[*idx]) / population.scale[*idx];
        used.iter().map(scaled).collect()
    };
    let goal = |example: &Example| {
        example.answer - (example.usual_sum + 5.0 * mean) / (example.n_days + 5.0)
    };
    let width = used.len();
    let mut matrix = vec![vec![0.0; width + 1]; width];
    for person in &people {
        let weight = 1.0 / (person.len().max(1) as f64).sqrt();
        for example in person {
            let x = row(example);
            for i in 0..width {
                for j in 0..width {
                    matrix[i][j] += weight * x[i] * x[j];
                }
                matrix[i][width] += weight * x[i] * goal(example);
            }
        }
    }
    for (idx, line) in matrix.iter_mut().enumerate() {
        line[idx] += PENALTY;
    }
    let weights = solve(matrix);
    let said = |x: Vec<f64>| weights.iter().zip(x).map(|(w, x)| w * x).sum::<f64>();
    let left: Vec<f64> = all().map(|one| goal(one) - said(row(one))).collect();
    let centre = left.iter().sum::<f64>() / n;
    population.noise = left.iter().map(|left| (left - centre).powi(2)).sum::<f64>() / n;
    for (idx, weight) in used.iter().zip(&weights) {
        population.weights[*idx] = *weight;
    }
    population
}

/// Solves a positive definite system given as rows with the right side last.
pub(crate) fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let n = rows.len();
    for pivot in 0..n {
        let (head, tail) = rows.split_at_mut(pivot + 1);
        let lead = &head[pivot];
        for row in tail {
            let factor = row[pivot] / lead[pivot];
            row.iter_mut()
                .zip(lead)
                .skip(pivot)
                .for_each(|(a, b)| *a -= factor * b);
        }
    }
    let mut x = vec![0.0; n];
    for idx in (0..n).rev() {
        let known: f64 = (idx + 1..n).map(|other| rows[idx][other] * x[other]).sum();
        x[idx] = (rows[idx][n] - known) / rows[idx][idx];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_a_small_system() {
        let x = solve(vec![vec![4.0, 1.0, 9.0], vec![1.0, 3.0, 5.0]]);
        assert!((x[0] - 2.0).abs() < 1e-12 && (x[1] - 1.0).abs() < 1e-12);
    }
}
