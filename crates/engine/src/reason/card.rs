//! The card of a rule: what the generated page and every "why" are made from.

use super::{Grade, Rule, daily_cards, recovery_cards, safety_cards, training_cards};
use crate::code::coded;

coded! {
    /// Where a rule stands in the order of evaluation.
    pub enum Family as "family of rules" {
        /// Stops or limits a plan; never relaxed by data.
        Safety = "safety",
        /// A stage of life locks part of a plan.
        LifeStage = "life_stage",
        /// What today should be.
        Daily = "daily",
        /// During a session.
        InSession = "in_session",
        /// Progression, volume, deload.
        Progression = "progression",
        /// What a recovery session may ask.
        Recovery = "recovery",
        /// Cycle and menopause.
        Women = "women",
        /// Learning, honesty, habit.
        Habit = "habit",
    }
}

/// What a rule says, why, and what would change our mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Which rule.
    pub rule: Rule,
    /// Where it stands in the order.
    pub family: Family,
    /// When it fires.
    pub condition: &'static str,
    /// What it does.
    pub action: &'static str,
    /// Its evidence grade as written, such as `B/E`.
    pub written: &'static str,
    /// The weaker grade of those written, which is the one shown.
    pub grade: Grade,
    /// Ids of the evidence, as in the evidence file.
    pub evidence: &'static [&'static str],
    /// Ids of evidence that speaks against it.
    pub against: &'static [&'static str],
    /// The observation that would make us change or delete it.
    pub falsifier: &'static str,
    /// The function that carries it out, or `None` where no room does yet.
    pub home: Option<&'static str>,
}

impl Card {
    /// Whether it is a safety rule or a life-stage lock, which the person cannot override.
    pub const fn is_safety(&self) -> bool {
        match self.family {
            Family::Safety | Family::LifeStage => true,
            Family::Daily
            | Family::InSession
            | Family::Progression
            | Family::Recovery
            | Family::Women
            | Family::Habit => false,
        }
    }
}

impl Rule {
    /// The card of a rule.
    ///
    /// ```
    /// use recoup_engine::reason::{Grade, Rule};
    /// assert_eq!(Rule::R22.card().grade, Grade::E);
    /// assert!(Rule::R1.card().is_safety());
    /// ```
    pub fn card(self) -> &'static Card {
        cards()
            .find(|c| c.rule == self)
            .unwrap_or(&safety_cards::CARDS[0])
    }
}

/// Every card, in the order of the rules.
pub(super) fn cards() -> impl Iterator<Item = &'static Card> {
    safety_cards::CARDS
        .iter()
        .chain(&daily_cards::CARDS)
        .chain(&training_cards::CARDS)
        .chain(&recovery_cards::CARDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_own_card_once() {
        for rule in Rule::ALL {
            assert_eq!(cards().filter(|c| c.rule == *rule).count(), 1, "{rule:?}");
            assert_eq!(rule.card().rule, *rule);
        }
        assert_eq!(cards().count(), Rule::ALL.len());
    }

    #[test]
    fn shown_grade_is_the_weaker_of_those_written() {
        for card in cards() {
            let weakest = card
                .written
                .split(['/', ' '])
                .filter_map(|w| Grade::from_code(&w.to_lowercase()).ok())
                .max();
            assert_eq!(weakest.unwrap_or(Grade::E), card.grade, "{:?}", card.rule);
        }
    }
}
