//! Cases of the safety rules and life-stage locks, R1 to R14.

use recoup_engine::exercise::Pattern;
use recoup_engine::reason::Rule;
use recoup_engine::safety::{LifeStage, RedFlag};
use recoup_engine::wellness::{Illness, PainKind, Site};

use super::{Case, fires, three};
use crate::kit::{Athlete, TODAY, ago, athlete, pain, prs, session};

fn well() -> Athlete {
    athlete().said(prs(TODAY, 8))
}

fn flagged(flag: RedFlag, days: i64) -> Athlete {
    let mut then = prs(ago(days), 5);
    then.flags.insert(flag);
    well().said(then)
}

/// A flag that stops: not ticked, ticked today, ticked weeks ago and not cleared since.
fn stops(rule: Rule, flag: RedFlag) -> Vec<Case> {
    let cleared = flagged(flag, 20)
        .health(|h| h.cleared_on = Some(ago(10)))
        .did(session(ago(5), "jump 1x5@5"));
    let long_ago = flagged(flag, 20).health(|h| h.cleared_on = Some(ago(21)));
    three(
        rule,
        [
            (
                "cleared after it and trained since",
                false,
                fires(&cleared, rule),
            ),
            ("ticked today", true, fires(&well().ticks(flag), rule)),
            (
                "ticked after the last clearance",
                true,
                fires(&long_ago, rule),
            ),
        ],
    )
}

/// A lasting flag: absent, ticked today, on the health page.
fn lasts(rule: Rule, flag: RedFlag) -> Vec<Case> {
    let on_page = well().health(|h| {
        h.flags.insert(flag);
    });
    three(
        rule,
        [
            ("not told", false, fires(&well(), rule)),
            ("ticked today", true, fires(&well().ticks(flag), rule)),
            ("on the health page", true, fires(&on_page, rule)),
        ],
    )
}

pub(super) fn cases() -> Vec<Case> {
    [
        stops(Rule::R1, RedFlag::Rf1),
        stops(Rule::R2, RedFlag::Rf2),
        stops(Rule::R3, RedFlag::Rf3),
        stops(Rule::R4, RedFlag::Rf5),
        gate(),
        illness(),
        joint(),
        periods(),
        lasts(Rule::R9, RedFlag::Rf11),
        bone(),
        lasts(Rule::R11, RedFlag::Rf12),
        pregnancy(),
        after_birth(),
        lasts(Rule::R13b, RedFlag::Rf13),
        blocked(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn gate() -> Vec<Case> {
    let open = well().health(|h| h.gate_open = true);
    let rested = open.clone().slept(9.0);
    three(
        Rule::R5,
        [
            ("no yes", false, fires(&well(), Rule::R5)),
            ("a yes", true, fires(&open, Rule::R5)),
            ("a yes and a good night", true, fires(&rested, Rule::R5)),
        ],
    )
}

fn illness() -> Vec<Case> {
    let ill = |kind| fires(&well().ill(kind), Rule::R6);
    let mut then = prs(ago(4), 3);
    then.illness = Some(Illness::Fever);
    let over = well()
        .said(then)
        .said(prs(ago(3), 7))
        .did(session(ago(1), "jump 1x5@5"));
    three(
        Rule::R6,
        [
            (
                "well for days and trained since",
                false,
                fires(&over, Rule::R6),
            ),
            ("a cold", true, ill(Illness::Cold)),
            ("a fever", true, ill(Illness::Fever)),
        ],
    )
}

fn joint() -> Vec<Case> {
    let at = |level| {
        let mut ache = pain(Site::Knee, PainKind::Ache, level);
        ache.during = Some(Pattern::Squat);
        fires(&well().today(|c| c.pains.push(ache)), Rule::R7)
    };
    let sharp = well().hurts(Site::Knee, PainKind::Sharp, 1);
    three(
        Rule::R7,
        [
            ("5 of 10 in the lift", false, at(5)),
            ("6 of 10 in the lift", true, at(6)),
            ("sharp, however little", true, fires(&sharp, Rule::R7)),
        ],
    )
}

fn periods() -> Vec<Case> {
    let missed = |n| fires(&well().health(|h| h.periods_missed = Some(n)), Rule::R8);
    three(
        Rule::R8,
        [
            ("2 missed", false, missed(2)),
            ("3 missed", true, missed(3)),
            ("4 missed", true, missed(4)),
        ],
    )
}

fn bone() -> Vec<Case> {
    let hurts = |kind, level| fires(&well().hurts(Site::Shin, kind, level), Rule::R10);
    three(
        Rule::R10,
        [
            ("an ache of 9", false, hurts(PainKind::Ache, 9)),
            ("bone pain of 1", true, hurts(PainKind::Bone, 1)),
            ("bone pain of 9", true, hurts(PainKind::Bone, 9)),
        ],
    )
}

fn pregnancy() -> Vec<Case> {
    let with = |is_cleared| {
        let athlete = well().health(|h| {
            h.life_stage = Some(LifeStage::Pregnant);
            h.pregnancy_cleared = is_cleared;
        });
        fires(&athlete, Rule::R12)
    };
    three(
        Rule::R12,
        [
            ("no stage", false, fires(&well(), Rule::R12)),
            ("pregnant and cleared: still held", true, with(true)),
            ("pregnant, not cleared", true, with(false)),
        ],
    )
}

fn after_birth() -> Vec<Case> {
    let year = well().health(|h| h.life_stage = Some(LifeStage::Postpartum));
    let step_back = well().ticks(RedFlag::Rf10);
    three(
        Rule::R13,
        [
            ("no stage", false, fires(&well(), Rule::R13)),
            ("within the year", true, fires(&year, Rule::R13)),
            ("leakage or heaviness", true, fires(&step_back, Rule::R13)),
        ],
    )
}

fn blocked() -> Vec<Case> {
    let hurts = |kind| fires(&well().hurts(Site::Shin, kind, 2), Rule::R14);
    three(
        Rule::R14,
        [
            ("an ache", false, hurts(PainKind::Ache)),
            ("a wound", true, hurts(PainKind::Wound)),
            ("a swelling", true, hurts(PainKind::Swelling)),
        ],
    )
}
