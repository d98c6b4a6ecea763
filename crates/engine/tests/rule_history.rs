//! Each rule's own history: how often it fired, what she did, what came of it.

use recoup_engine::decision::{Followed, Mean, RuleHistory, State, Told, rule_histories};
use recoup_engine::reason::Rule;

use crate::kit::{Athlete, ago, athlete, exercises, session};

fn told(days: i64, rule: Rule, decided: State, chosen: Option<State>) -> Told {
    Told {
        date: ago(days),
        rules: vec![rule],
        decided,
        chosen,
    }
}

fn one(told: &[Told], athlete: &Athlete) -> RuleHistory {
    let found = rule_histories(told, &athlete.history(), &exercises());
    assert_eq!(found.len(), 1);
    found[0].clone()
}

#[test]
fn choices_are_counted_by_their_direction() {
    let days = [
        told(9, Rule::R16, State::Hold, None),
        told(8, Rule::R16, State::Hold, Some(State::Rest)),
        told(7, Rule::R16, State::Hold, Some(State::Push)),
        told(6, Rule::R16, State::Hold, Some(State::Hold)),
    ];
    let history = one(&days, &athlete());
    assert_eq!(history.fired, 4);
    assert_eq!(
        (history.as_decided, history.easier, history.harder),
        (2, 1, 1)
    );
}

#[test]
fn strength_on_an_easy_day_was_harder_than_decided() {
    let day = told(5, Rule::R21, State::Swap, None);
    let trained = athlete().did(session(ago(5), "squat 3*100x5@8"));
    assert_eq!(day.followed(&athlete().history()), Followed::AsDecided);
    assert_eq!(day.followed(&trained.history()), Followed::Harder);
}

#[test]
fn next_session_is_compared_with_the_usual_before() {
    let before = [20, 17, 14].into_iter();
    let log = before
        .fold(Athlete::default(), |a, d| {
            a.did(session(ago(d), "squat 3*100x5@8"))
        })
        .did(session(ago(8), "squat 3*102x5@8"));
    let history = one(&[told(10, Rule::R17, State::Swap, None)], &log);
    let strength = history.strength_followed.unwrap();
    assert!((strength.mean - 2.0).abs() < 1e-9, "{strength:?}");
    assert_eq!((strength.n, strength.nine_in_ten), (1, None));
    assert_eq!(history.strength_harder, None);
    let late = one(&[told(16, Rule::R17, State::Swap, None)], &log);
    assert_eq!(late.strength_followed, None);
}

#[test]
fn last_telling_of_a_day_counts_and_order_does_not() {
    let mut days = vec![
        told(3, Rule::R16, State::Hold, None),
        told(2, Rule::R16, State::Swap, Some(State::Push)),
        told(1, Rule::R16, State::Hold, None),
    ];
    let before = one(&days, &athlete());
    days.reverse();
    assert_eq!(one(&days, &athlete()), before);
    days.push(told(3, Rule::R15, State::Hold, None));
    let found = rule_histories(&days, &athlete().history(), &exercises());
    let fired: Vec<_> = found.iter().map(|h| (h.rule, h.fired)).collect();
    assert_eq!(fired, [(Rule::R15, 1), (Rule::R16, 2)]);
}

#[test]
fn interval_needs_three_values() {
    assert_eq!(Mean::of(&[]), None);
    assert_eq!(Mean::of(&[1.0, 2.0]).unwrap().nine_in_ten, None);
    // Student's t with two degrees of freedom: 2.920 times the standard error of 1/sqrt(3).
    let (low, high) = Mean::of(&[1.0, 2.0, 3.0]).unwrap().nine_in_ten.unwrap();
    assert!((low - 0.314).abs() < 1e-3 && (high - 3.686).abs() < 1e-3);
}
