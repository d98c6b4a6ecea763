//! Limited-memory BFGS with a backtracking line search, for smooth convex-ish losses.

/// Pairs of steps and gradient changes kept.
const MEMORY: usize = 10;

/// A loss to minimise: its value, and its gradient written into the second argument.
pub(crate) trait Loss {
    /// Value at `x`; fills `gradient`.
    fn at(&self, x: &[f64], gradient: &mut [f64]) -> f64;
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

struct Pair {
    step: Vec<f64>,
    change: Vec<f64>,
}

/// The direction of descent by the two-loop recursion.
///
/// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4.
fn direction(gradient: &[f64], pairs: &[Pair]) -> Vec<f64> {
    let mut q = gradient.to_vec();
    let mut alphas = vec![];
    for pair in pairs.iter().rev() {
        let alpha = dot(&pair.step, &q) / dot(&pair.step, &pair.change);
        q.iter_mut()
            .zip(&pair.change)
            .for_each(|(q, y)| *q -= alpha * y);
        alphas.push(alpha);
    }
    if let Some(last) = pairs.last() {
        let scale = dot(&last.step, &last.change) / dot(&last.change, &last.change);
        q.iter_mut().for_each(|q| *q *= scale);
    }
    for (pair, alpha) in pairs.iter().zip(alphas.iter().rev()) {
        let beta = dot(&pair.change, &q) / dot(&pair.step, &pair.change);
        q.iter_mut()
            .zip(&pair.step)
            .for_each(|(q, s)| *q += (alpha - beta) * s);
    }
    q.iter_mut().for_each(|q| *q = -*q);
    q
}

/// The point reached from `x` after at most `iterations`, and the loss there.
pub(crate) fn minimize(loss: &impl Loss, x: Vec<f64>, iterations: usize) -> (Vec<f64>, f64) {
    let mut x = x;
    let mut gradient = vec![0.0; x.len()];
    let mut value = loss.at(&x, &mut gradient);
    let mut pairs: Vec<Pair> = vec![];
    for _ in 0..iterations {
        let d = direction(&gradient, &pairs);
        let slope = dot(&d, &gradient);
        if -slope < 1e-12 {
            break;
        }
        let length = dot(&gradient, &gradient).sqrt();
        let mut t = if pairs.is_empty() {
            (1.0 / length).min(1.0)
        } else {
            1.0
        };
        let mut next_gradient = vec![0.0; x.len()];
        let (next, next_value) = loop {
            let next: Vec<f64> = x.iter().zip(&d).map(|(x, d)| x + t * d).collect();
            let next_value = loss.at(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * t * slope || t < 1e-8 {
                break (next, next_value);
            }
            t *= 0.5;
        };
        let step: Vec<f64> = next.iter().zip(&x).map(|(a, b)| a - b).collect();
        let change: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        if 1e-12 < dot(&step, &change) {
            pairs.push(Pair { step, change });
            if MEMORY < pairs.len() {
                pairs.remove(0);
            }
        }
        let gain = value - next_value;
        (x, value, gradient) = (next, next_value, next_gradient);
        if gain < 1e-9 * value.abs() {
            break;
        }
    }
    (x, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Valley;

    impl Loss for Valley {
        fn at(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            gradient[0] = -2.0 * a - 400.0 * x[0] * b;
            gradient[1] = 200.0 * b;
            a * a + 100.0 * b * b
        }
    }

    #[test]
    fn finds_the_bottom_of_a_curved_valley() {
        let (x, value) = minimize(&Valley, vec![-1.2, 1.0], 200);
        assert!(value < 1e-8, "{value} at {x:?}");
        assert!((x[0] - 1.0).abs() < 1e-3);
    }
}
