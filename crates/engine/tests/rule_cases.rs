//! Every rule that is carried out has at least three cases here: below, at and above its limit.
//!
//! A rule that gets a home on its card and no cases here fails the first test.

mod easy;
pub(crate) mod planned;
mod safety;
mod today;

use recoup_engine::reason::Rule;

use crate::kit::Athlete;

/// Where a case lies: on the side on which the rule is silent, at its limit, or beyond it. A rule
/// without a number has its condition absent, just met, and met in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Below,
    At,
    Above,
}

/// One case of a rule.
struct Case {
    rule: Rule,
    side: Side,
    what: &'static str,
    /// Whether the rule should act.
    expected: bool,
    /// Whether it does.
    found: bool,
}

/// The three cases of a rule: what each is, whether it should act, whether it does.
fn three(rule: Rule, cases: [(&'static str, bool, bool); 3]) -> Vec<Case> {
    let sides = [Side::Below, Side::At, Side::Above];
    let of = sides.into_iter().zip(cases);
    of.map(|(side, (what, expected, found))| Case {
        rule,
        side,
        what,
        expected,
        found,
    })
    .collect()
}

/// Whether a rule fired for an athlete today.
fn fires(athlete: &Athlete, rule: Rule) -> bool {
    athlete.decide().fired.iter().any(|r| r.rule == rule)
}

fn all() -> Vec<Case> {
    let rooms = [
        safety::cases(),
        today::cases(),
        planned::cases(),
        easy::cases(),
    ];
    rooms.into_iter().flatten().collect()
}

#[test]
fn every_rule_with_a_home_has_its_three_cases() {
    let cases = all();
    for rule in Rule::ALL {
        let mut sides: Vec<Side> = cases
            .iter()
            .filter(|c| c.rule == *rule)
            .map(|c| c.side)
            .collect();
        sides.sort_unstable();
        sides.dedup();
        let needed = if rule.card().home.is_some() { 3 } else { 0 };
        assert_eq!(
            sides.len(),
            needed,
            "{rule:?}: a rule with a home needs its three cases in tests/rule_cases"
        );
    }
}

#[test]
fn every_case_of_every_rule_holds() {
    let wrong: Vec<String> = all()
        .iter()
        .filter(|c| c.expected != c.found)
        .map(|c| format!("{:?} {:?}: {}", c.rule, c.side, c.what))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
