//! An easier week from a held day, and a muscle after a set or two.

use recoup_engine::decision::State;

use crate::kit::{TODAY, ago, athlete, prs};

#[test]
fn held_day_offers_an_easier_week_with_its_days() {
    let hold = athlete().said(prs(TODAY, 4)).decide();
    assert_eq!(hold.easier, [State::Ease, State::Swap, State::Rest]);
    let eased = hold.effect.chosen(State::Ease);
    assert_eq!((eased.sets_percent, eased.days), (50, Some(7)));
    assert_eq!(hold.effect.chosen(State::Swap).days, None);
}

#[test]
fn one_set_yesterday_holds_no_muscle_back() {
    let after = |text| {
        let yesterday = crate::kit::session(ago(1), text);
        athlete().said(prs(TODAY, 8)).did(yesterday).decide().state
    };
    assert_eq!(after("squat 2*60x8@8"), State::Push);
    assert_ne!(after("squat 3*60x8@8, bench 3*60x8@8"), State::Push);
}
