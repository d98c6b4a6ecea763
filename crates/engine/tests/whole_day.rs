//! Properties of a whole day: more trouble never makes a harder day, safety always wins, a missing
//! signal is never a zero, and the order of entries changes nothing.

use proptest::prelude::*;
use recoup_engine::History;
use recoup_engine::decision::{Day, Decision, State, decide};
use recoup_engine::exercise::Muscle;
use recoup_engine::safety::RedFlag;
use recoup_engine::wellness::{Illness, PainKind, Site, Wellness};

use crate::kit::{Athlete, TODAY, ago, athlete, check_in, exercises, session};

/// A morning: the five items, any of which may be missing.
fn morning() -> impl Strategy<Value = [Option<i64>; 5]> {
    let rating = || prop::option::of(1_i64..=5);
    (
        prop::option::of(0_i64..=10),
        rating(),
        rating(),
        rating(),
        rating(),
    )
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

/// An athlete with a month behind her and any morning today.
fn anyone() -> impl Strategy<Value = Athlete> {
    let log = (
        prop::collection::vec((0_i64..40, 0_usize..4), 0..12),
        prop::collection::vec((1_i64..40, morning()), 0..30),
        morning(),
    );
    let extras = (
        prop::option::of(3.0..9.0_f64),
        prop::option::of(0_u8..=14),
        0_i64..=10,
        prop::option::of(1_i64..60),
        prop::option::of(0_u16..14),
    );
    (log, extras).prop_map(|((sessions, mornings, today), extras)| {
        const WORK: [&str; 4] = [
            "squat 4*100x5@8, bench 3*60x8@9",
            "deadlift 5*120x5@10",
            "bench 3*60x8, row 3*50x10@7",
            "curl 3*20x10@10",
        ];
        let athlete = sessions.into_iter().fold(athlete(), |a, (days, what)| {
            a.did(session(ago(days), WORK[what]))
        });
        let athlete = mornings
            .into_iter()
            .fold(athlete, |a, (days, items)| a.said(said(days, items)));
        let (slept, warning, sore, minutes, periods) = extras;
        let athlete = athlete
            .said(said(0, today))
            .plans(&["squat", "bench", "curl"])
            .sore(Muscle::Quads, sore)
            .health(|h| h.periods_missed = periods);
        let athlete = slept.into_iter().fold(athlete, Athlete::slept);
        let athlete = warning.into_iter().fold(athlete, Athlete::warned);
        minutes.into_iter().fold(athlete, Athlete::minutes)
    })
}

fn said(days: i64, items: [Option<i64>; 5]) -> recoup_engine::wellness::CheckIn {
    let mut said = check_in(ago(days), items.map(|i| i.unwrap_or(1)));
    said.prs = said.prs.filter(|_| items[0].is_some());
    said.soreness = said.soreness.filter(|_| items[1].is_some());
    said.sleep = said.sleep.filter(|_| items[2].is_some());
    said.energy = said.energy.filter(|_| items[3].is_some());
    said.mood = said.mood.filter(|_| items[4].is_some());
    said
}

fn flag() -> impl Strategy<Value = RedFlag> {
    prop::sample::select(RedFlag::ALL)
}

/// The same to the bit: floating numbers print the shortest text that reads back to them.
fn bits(decision: &Decision) -> String {
    format!("{decision:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn more_soreness_never_means_a_harder_day(
        anyone in anyone(),
        muscle in prop::sample::select(Muscle::ALL),
        less in 0_i64..=10,
        more in 0_i64..=10,
    ) {
        let (less, more) = (less.min(more), less.max(more));
        let harder = anyone.clone().sore(muscle, more).decide();
        let easier = anyone.sore(muscle, less).decide();
        prop_assert!(harder.state <= easier.state);
        prop_assert!(easier.dropped.len() <= harder.dropped.len());
    }

    #[test]
    fn lower_answers_never_mean_a_harder_day(anyone in anyone(), of in 0_usize..5) {
        let mut lower = anyone.clone();
        let today = lower.check_ins.iter_mut().find(|c| c.date == TODAY).unwrap();
        let items = Wellness::ALL.iter().map(|w| today.answer(*w));
        #[expect(clippy::cast_possible_truncation, reason = "points of a scale")]
        let mut items: Vec<Option<i64>> = items.map(|x| x.map(|x| x as i64)).collect();
        let floor = i64::from(of != 0);
        items[of] = items[of].map(|x| (x - 1).max(floor));
        let changed = said(0, items.try_into().unwrap());
        (today.prs, today.soreness) = (changed.prs, changed.soreness);
        (today.sleep, today.energy, today.mood) = (changed.sleep, changed.energy, changed.mood);
        prop_assert!(lower.decide().state <= anyone.decide().state);
    }

    #[test]
    fn more_warning_and_less_sleep_never_mean_a_harder_day(
        anyone in anyone(),
        points in 0_u8..14,
        slept in 1.0..10.0_f64,
    ) {
        let warned = |w| anyone.clone().warned(w).decide().state;
        prop_assert!(warned(points + 1) <= warned(points));
        let rested = |h| anyone.clone().slept(h).decide().state;
        prop_assert!(rested(slept - 0.5) <= rested(slept));
    }

    #[test]
    fn safety_flag_always_wins(anyone in anyone(), flag in flag()) {
        let before = anyone.decide().state;
        let decision = anyone.ticks(flag).decide();
        let highest = match flag {
            RedFlag::Rf6 => State::Rest,
            RedFlag::Rf10 | RedFlag::Rf13 => State::GetChecked,
            RedFlag::Rf7 | RedFlag::Rf8 | RedFlag::Rf11 | RedFlag::Rf12 => State::Hold,
            _ => State::Stop,
        };
        prop_assert!(decision.state <= highest, "{:?} at {flag:?}", decision.state);
        prop_assert!(decision.state <= before);
        prop_assert!(decision.harder.is_empty());
    }

    #[test]
    fn a_new_limit_never_makes_a_harder_day(anyone in anyone(), site in prop::sample::select(Site::ALL)) {
        let before = anyone.decide();
        let hurt = anyone.clone().hurts(site, PainKind::Sharp, 5).decide();
        prop_assert!(hurt.state <= before.state);
        let ill = anyone.clone().ill(Illness::Cold).decide();
        prop_assert!(ill.state <= State::Rest);
        let gated = anyone.health(|h| h.gate_open = true).decide();
        prop_assert!(gated.state <= State::GetChecked);
    }

    #[test]
    fn answer_that_is_missing_counts_as_nothing(anyone in anyone()) {
        let mut silent = anyone.clone();
        silent.check_ins.retain(|c| c.date != TODAY);
        let decision = silent.decide();
        let of_today = [
            recoup_engine::reason::Rule::R15,
            recoup_engine::reason::Rule::R16,
            recoup_engine::reason::Rule::R17,
            recoup_engine::reason::Rule::R18,
            recoup_engine::reason::Rule::R46,
        ];
        for reason in &decision.fired {
            prop_assert!(!of_today.contains(&reason.rule), "{:?}", reason.rule);
        }
        prop_assert!(anyone.decide().state <= decision.state);
    }

    #[test]
    fn same_input_gives_the_same_bits(anyone in anyone()) {
        prop_assert_eq!(bits(&anyone.decide()), bits(&anyone.clone().decide()));
    }

    #[test]
    fn order_of_entries_changes_nothing(anyone in anyone(), by in 1_usize..20) {
        let mut shuffled = anyone.clone();
        // Two sessions of one date keep their ids apart, and of two check-ins of a date one is kept.
        let one_a_date = |c: &mut Vec<_>| {
            let mut seen = std::collections::BTreeSet::new();
            c.retain(|c: &recoup_engine::wellness::CheckIn| seen.insert(c.date));
        };
        one_a_date(&mut shuffled.check_ins);
        for (i, session) in shuffled.sessions.iter_mut().enumerate() {
            session.id = i as u128;
        }
        let before = bits(&shuffled.decide());
        let (n, m) = (shuffled.sessions.len(), shuffled.check_ins.len());
        shuffled.sessions.rotate_left(by % n.max(1));
        shuffled.check_ins.rotate_left(by % m.max(1));
        shuffled.sessions.reverse();
        prop_assert_eq!(before, bits(&shuffled.decide()));
    }

    #[test]
    fn every_decision_can_be_checked(anyone in anyone()) {
        let decision = anyone.decide();
        let hold_or_easier = decision.state < State::Push;
        prop_assert!(!hold_or_easier || !decision.fired.is_empty());
        for reason in &decision.fired {
            prop_assert!(reason.measured.number().is_finite());
            prop_assert!(reason.is_safety() || !reason.evidence().is_empty());
        }
        let planned: std::collections::BTreeSet<_> = crate::kit::dropped(&decision);
        prop_assert_eq!(planned.len(), decision.dropped.len());
    }
}

#[test]
fn nobody_at_all_is_decided_without_trouble() {
    let nobody = History::default();
    let day = Day::new(&nobody, TODAY);
    let decision = decide(&nobody, &exercises(), &day);
    assert_eq!(decision.state, State::Rest);
    assert!(decision.fired.is_empty());
}
