//! The page of all rules, generated from their cards.

use std::fmt::Write as _;

use super::card::{Card, Family, cards};

/// The page `docs/science/rules.md`, as Markdown.
///
/// A test keeps the file equal to it, so the page cannot drift from the code.
pub fn rules_page() -> String {
    let mut page = String::from(HEAD);
    for family in Family::ALL {
        let _ = writeln!(page, "\n## {}\n", title(*family));
        for card in cards().filter(|c| c.family == *family) {
            write_card(&mut page, card);
        }
    }
    page
}

const HEAD: &str = "# Rules\n
This page is generated from the code (`reason::rules_page`); a test keeps it true.
Where the grade is E, the number is our default and not tested.
Safety rules and life-stage locks are never relaxed by anything learned.
Ids of evidence are those of the evidence list.
Home is the room that carries the rule out; `tests/rule_cases` holds three cases of each: below, at and above its limit.
The medical texts await a clinician's reading.
";

const fn title(family: Family) -> &'static str {
    match family {
        Family::Safety => "Safety: stops or limits a plan",
        Family::LifeStage => "Life stages: lock part of a plan",
        Family::Daily => "What today should be",
        Family::InSession => "During a session",
        Family::Progression => "Progression, volume, deload",
        Family::Recovery => "What a recovery session may ask",
        Family::Women => "Cycle and menopause",
        Family::Habit => "Learning, honesty, habit",
    }
}

fn write_card(page: &mut String, card: &Card) {
    let _ = writeln!(page, "### {}\n", card.rule.code());
    let mut line = |label: &str, text: &str| {
        let _ = writeln!(page, "- {label}: {text}");
    };
    line("When", card.condition);
    line("Then", card.action);
    let shown = card.grade.code().to_uppercase();
    line("Evidence", &format!("{} (shown as {shown})", card.written));
    line("Sources", &list(card.evidence));
    line("Speaks against", &list(card.against));
    line("Would change our mind", card.falsifier);
    line("Home", card.home.unwrap_or("none yet"));
    page.push('\n');
}

fn list(ids: &[&str]) -> String {
    match ids {
        [] => "none found".to_owned(),
        ids => ids.join(", "),
    }
}
