//! An easier week from a held day, and a muscle after a set or two.

use recoup_engine::decision::State;
use recoup_engine::plan::Easing;
use recoup_engine::unit::Rir;

use crate::kit::{TODAY, ago, athlete, prs};

#[test]
fn held_day_offers_an_easier_week_with_its_days() {
    let hold = athlete().said(prs(TODAY, 4)).decide();
    assert_eq!(hold.easier, [State::Ease, State::Swap, State::Rest]);
    let eased = hold.effect.chosen(State::Ease, None);
    assert_eq!((eased.sets_percent, eased.days), (50, Some(7)));
    assert_eq!(hold.effect.chosen(State::Swap, None).days, None);
}

#[test]
fn hold_chosen_in_an_easier_week_takes_nothing_twice() {
    let ready = athlete().said(prs(TODAY, 8)).decide();
    let chosen = |easing| {
        let held = ready.effect.chosen(State::Hold, easing);
        (held.sets_percent, held.load_percent, held.rir_at_least)
    };
    let three_left = Rir::from_reps(3).ok();
    assert_eq!(chosen(None), (70, 100, three_left));
    assert_eq!(chosen(Some(Easing::Deload)), (100, 100, three_left));
    let back = Easing::Return { days_off: 10 };
    assert_eq!(chosen(Some(back)), (100, 100, three_left));
    let eased = ready.effect.chosen(State::Ease, Some(Easing::Deload));
    assert_eq!((eased.sets_percent, eased.load_percent), (100, 100));
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
