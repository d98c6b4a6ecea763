//! The one table of the rules that decide a day, in their order of evaluation.

use super::facts::Facts;
use super::finding::Finding;
use super::{daily_rules, safety_rules, women_rules};
use crate::reason::Rule;

/// What a rule says about a day; empty where it does not fire.
type Check = fn(&Facts<'_>) -> Vec<Finding>;

/// Safety, life stages, illness and sleep, warning, local muscles, global readiness, the rest.
pub(super) const ORDER: &[(&[Rule], Check)] = &[
    (
        &[Rule::R1, Rule::R2, Rule::R3, Rule::R4],
        safety_rules::red_flags,
    ),
    (&[Rule::R6], safety_rules::illness),
    (&[Rule::R5], safety_rules::gate),
    (&[Rule::R13b], safety_rules::blood_pressure),
    (&[Rule::R7], safety_rules::joint_pain),
    (&[Rule::R10], safety_rules::bone_pain),
    (&[Rule::R8], safety_rules::periods),
    (&[Rule::R9], safety_rules::support),
    (&[Rule::R11], safety_rules::bleeding),
    (&[Rule::R12, Rule::R13], safety_rules::life_stage),
    (&[Rule::R14], safety_rules::blocked_sites),
    (&[Rule::R17], daily_rules::sleep_floor),
    (&[Rule::R20, Rule::R33], daily_rules::early_warning),
    (&[Rule::R21, Rule::R22], daily_rules::local_muscles),
    (&[Rule::R15], daily_rules::composite),
    (&[Rule::R24], daily_rules::low_variability),
    (&[Rule::R16], daily_rules::recovery_band),
    (&[Rule::R34], daily_rules::time_off),
    (&[Rule::R46], women_rules::symptoms),
    (&[Rule::R50], women_rules::bones),
    (&[Rule::R18], daily_rules::short_night),
    (&[Rule::R23], daily_rules::sore_but_ready),
    (&[Rule::R19], daily_rules::one_item),
    (&[Rule::R35], daily_rules::short_of_time),
];

/// The rules that decide a day, in their order of evaluation.
pub fn rules_in_order() -> impl Iterator<Item = Rule> {
    ORDER.iter().flat_map(|(rules, _)| *rules).copied()
}

/// Every finding of a day, in the order of the rules.
pub(super) fn findings(facts: &Facts<'_>) -> Vec<Finding> {
    ORDER.iter().flat_map(|(_, check)| check(facts)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_table_has_a_home_on_its_card() {
        for rule in ORDER.iter().flat_map(|(rules, _)| *rules) {
            assert!(rule.card().home.is_some(), "{rule:?}");
        }
    }
}
