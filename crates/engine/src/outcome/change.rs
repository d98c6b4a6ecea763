//! A change between the start of a period and now, with its interval.

use super::Verdict;
use super::student::{probability, quantile};

/// A change with its interval: positive is more of what was measured, `is_better` says which sign is
/// for the better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The mean at the start, in the unit of the outcome.
    pub start: f64,
    /// The mean now.
    pub now: f64,
    /// Now less start.
    pub middle: f64,
    /// Half the chance lies between these.
    pub half: (f64, f64),
    /// Nine in ten lie between these.
    pub nine_in_ten: (f64, f64),
    /// Observations at the start.
    pub n_start: usize,
    /// Observations now.
    pub n_now: usize,
    /// The probability that the change is for the better, 0 to 1.
    pub p_better: f64,
    /// The spread of single observations, in the unit of the outcome.
    pub spread: f64,
}

/// Which direction is for the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Better {
    More,
    Less,
}

/// Probability from which a change is clear. Choice: DESIGN 7.9.
const CLEAR: f64 = 0.97;
/// Probability from which a change is probable. Choice: DESIGN 7.9.
const PROBABLE: f64 = 0.85;
/// Half width of the nine-in-ten interval, in spreads, under which nothing clear means no change.
/// Choice: DESIGN 7.9.
const NARROW: f64 = 0.3;
/// Upper end of the interval that holds half the chance. Source: definition.
const HALF_UPPER: f64 = 0.75;
/// Upper end of the interval that holds nine in ten. Source: definition.
const NINE_UPPER: f64 = 0.95;

impl Change {
    /// What may be said, by the probability that it is for the better.
    pub fn verdict(&self) -> Verdict {
        let (low, high) = self.nine_in_ten;
        match self.p_better {
            p if CLEAR <= p => Verdict::ClearlyBetter,
            p if PROBABLE <= p => Verdict::ProbablyBetter,
            p if p <= 1.0 - CLEAR => Verdict::ClearlyWorse,
            p if p <= 1.0 - PROBABLE => Verdict::ProbablyWorse,
            _ if high - low < 2.0 * NARROW * self.spread => Verdict::NoClearChange,
            _ => Verdict::TooEarly,
        }
    }
}

/// An estimate with its standard error, before it is turned into an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Estimated {
    pub(super) start: f64,
    pub(super) now: f64,
    pub(super) standard_error: f64,
    pub(super) freedom: u32,
    pub(super) n: (usize, usize),
    pub(super) spread: f64,
}

impl Estimated {
    /// The change, by Student's t around its middle.
    pub(super) fn change(self, better: Better) -> Change {
        let middle = self.now - self.start;
        let around = |upper: f64| {
            let reach = quantile(upper, self.freedom) * self.standard_error;
            (middle - reach, middle + reach)
        };
        let p_more = probability(middle / self.standard_error, self.freedom);
        Change {
            start: self.start,
            now: self.now,
            middle,
            half: around(HALF_UPPER),
            nine_in_ten: around(NINE_UPPER),
            n_start: self.n.0,
            n_now: self.n.1,
            p_better: match better {
                Better::More => p_more,
                Better::Less => 1.0 - p_more,
            },
            spread: self.spread,
        }
    }
}

/// The least spread of answers on a scale of whole points.
/// Source: EVIDENCE 3.4, half a point; scales of whole numbers go flat.
const LEAST_SPREAD: f64 = 0.5;
/// How alike two neighbours of a person's answers are before it is seen.
/// Choice: 0.3, as EVIDENCE 3.4 takes for days that follow one another. Comparable sessions are two
/// days apart or more, so this is the careful side.
const USUAL_LIKENESS: f64 = 0.3;
/// Observations that the usual likeness counts for. Choice: a likeness from a dozen values has a
/// standard error of 0.3, so that it should move the usual one little.
const LIKENESS_COUNTS: f64 = 20.0;
/// The most likeness that is believed. Choice: beyond it the interval says more about the guess.
const MOST_LIKENESS: f64 = 0.6;

/// Two groups of observations in order of time, compared with one spread.
///
/// Neighbours are alike, which widens the interval: by (1 + r)/(1 − r), r the likeness of
/// neighbours within the groups, held near its usual value. `None` below two in either group.
pub(super) fn compare(start: &[f64], now: &[f64]) -> Option<Estimated> {
    if start.len() < 2 || now.len() < 2 {
        return None;
    }
    let (left, mean_start) = centered(start);
    let (right, mean_now) = centered(now);
    let free = number(start.len() + now.len()) - 2.0;
    let squares: f64 = left.iter().chain(&right).map(|x| x * x).sum();
    let variance = (squares / free).max(LEAST_SPREAD * LEAST_SPREAD);
    let likeness = likeness(&[&left, &right], variance);
    let widened = variance * (1.0 + likeness) / (1.0 - likeness);
    let shares = 1.0 / number(start.len()) + 1.0 / number(now.len());
    Some(Estimated {
        start: mean_start,
        now: mean_now,
        standard_error: libm::sqrt(widened * shares),
        freedom: u32::try_from(start.len() + now.len() - 2).unwrap_or(u32::MAX),
        n: (start.len(), now.len()),
        spread: libm::sqrt(variance),
    })
}

/// How alike neighbours are within groups of differences from their means, 0 to 0.6.
pub(super) fn likeness(groups: &[&[f64]], variance: f64) -> f64 {
    let products = groups.iter().flat_map(|g| g.windows(2)).map(|w| match w {
        [a, b] => a * b,
        _ => 0.0,
    });
    let pairs: f64 = groups.iter().map(|g| number(g.len()) - 1.0).sum();
    // Differences from a group's own mean look less alike than they are, by about one product.
    let seen = products.sum::<f64>() / variance + number(groups.len());
    ((seen + LIKENESS_COUNTS * USUAL_LIKENESS) / (pairs + LIKENESS_COUNTS))
        .clamp(0.0, MOST_LIKENESS)
}

fn centered(values: &[f64]) -> (Vec<f64>, f64) {
    let mean = values.iter().sum::<f64>() / number(values.len());
    (values.iter().map(|x| x - mean).collect(), mean)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
pub(super) const fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(p_better: f64, width: f64) -> Change {
        Change {
            start: 0.0,
            now: 0.0,
            middle: 0.0,
            half: (0.0, 0.0),
            nine_in_ten: (-width, width),
            n_start: 6,
            n_now: 6,
            p_better,
            spread: 1.0,
        }
    }

    #[test]
    fn words_follow_the_probability() {
        for (p, expected) in [
            (0.97, Verdict::ClearlyBetter),
            (0.969, Verdict::ProbablyBetter),
            (0.85, Verdict::ProbablyBetter),
            (0.849, Verdict::TooEarly),
            (0.151, Verdict::TooEarly),
            (0.149, Verdict::ProbablyWorse),
            (0.031, Verdict::ProbablyWorse),
            (0.029, Verdict::ClearlyWorse),
        ] {
            assert_eq!(change(p, 1.0).verdict(), expected, "{p}");
        }
        assert_eq!(change(0.5, 0.29).verdict(), Verdict::NoClearChange);
        assert_eq!(change(0.5, 0.31).verdict(), Verdict::TooEarly);
    }

    #[test]
    fn less_can_be_better() {
        let groups = ([6.0, 5.0, 6.0, 5.0], [3.0, 4.0, 3.0, 4.0]);
        let found = compare(&groups.0, &groups.1).unwrap();
        let (less, more) = (found.change(Better::Less), found.change(Better::More));
        assert!(0.97 < less.p_better && more.p_better < 0.03);
        assert!((less.middle + 2.0).abs() < 1e-12);
        assert!(less.nine_in_ten.0 < less.half.0 && less.half.1 < less.nine_in_ten.1);
    }

    #[test]
    fn equal_answers_are_not_certainty() {
        let found = compare(&[3.0; 6], &[3.0; 6]).unwrap().change(Better::More);
        assert!(0.5 < found.nine_in_ten.1, "{found:?}");
        assert_eq!(found.verdict(), Verdict::TooEarly);
    }
}
