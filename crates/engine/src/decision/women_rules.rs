//! The daily rules of cycle and menopause: R46 and R50. There is none by phase (R45).

use super::facts::Facts;
use super::finding::Finding;
use super::safety_rules::drop_patterns;
use super::{Sentence, State};
use crate::exercise::Pattern;
use crate::reason::{Fact, Quantity, Rule};
use crate::strength::mean_and_sd;
use crate::wellness::CheckIn;

/// A symptom this strong holds by itself, in points. Source: R46.
const STRONG_SYMPTOM: i64 = 3;
/// Standard deviations of the symptom sum that hold. Source: R46.
const SYMPTOM_DEVIATIONS: f64 = 2.0;
/// Days over which her own mean of symptoms is taken. Choice: about three cycles.
const SYMPTOM_DAYS: i64 = 90;
/// Answers that her own mean needs. Choice: as many as the composite's.
const SYMPTOM_NEED: usize = 14;
/// Least spread of a symptom sum, in points. Choice: a sum of whole points goes flat.
const SYMPTOM_SPREAD: f64 = 1.0;

/// R46: one strong symptom, or the sum two deviations above her own mean.
pub(super) fn symptoms(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(today) = facts.day.check_in.filter(|c| !c.symptoms.is_empty()) else {
        return vec![];
    };
    let strongest = today.symptoms.values().map(|s| s.points()).max();
    let finding = if let Some(level) = strongest.filter(|s| STRONG_SYMPTOM <= *s) {
        let limit = Some(points(STRONG_SYMPTOM));
        Finding::new(Rule::R46, points(level), limit, Fact::Symptoms)
    } else {
        let Some(z) = symptom_z(facts, today).filter(|z| SYMPTOM_DEVIATIONS <= *z) else {
            return vec![];
        };
        let limit = Some(Quantity::Deviations(SYMPTOM_DEVIATIONS));
        Finding::new(Rule::R46, Quantity::Deviations(z), limit, Fact::Symptoms)
    };
    let mut finding = finding.at_most(State::Hold, Sentence::HoldSymptoms);
    finding.offers_swap = true;
    vec![finding]
}

#[expect(clippy::cast_precision_loss, reason = "at most 3")]
const fn points(level: i64) -> Quantity {
    Quantity::Points(level as f64)
}

fn symptom_z(facts: &Facts<'_>, today: &CheckIn) -> Option<f64> {
    let before: Vec<f64> = facts
        .recent(SYMPTOM_DAYS)
        .filter(|c| c.date < today.date && !c.symptoms.is_empty())
        .map(symptom_sum)
        .collect();
    if before.len() < SYMPTOM_NEED {
        return None;
    }
    let (mean, sd) = mean_and_sd(&before);
    Some((symptom_sum(today) - mean) / sd.max(SYMPTOM_SPREAD))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a handful of symptoms of at most 3"
)]
fn symptom_sum(check_in: &CheckIn) -> f64 {
    check_in.symptoms.values().map(|s| s.points()).sum::<i64>() as f64
}

/// R50: around and after menopause the strength rules stay as they are; jumps wait until she says
/// that her bones were looked at.
pub(super) fn bones(facts: &Facts<'_>) -> Vec<Finding> {
    let health = facts.history.health();
    if !health.around_menopause || health.bones_cleared {
        return vec![];
    }
    let dropped = drop_patterns(facts, Rule::R50, &[Pattern::Jump], None);
    if dropped.is_empty() {
        return vec![];
    }
    vec![Finding::plain(Rule::R50, Fact::BonesNotCleared).dropping(dropped)]
}
