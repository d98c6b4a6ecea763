//! What happens to a plan when life happens: whole plans drawn as text, a letter a day.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

use super::kit::{choices, day, exercises, full_body, history, keyed, session, upper_lower};
use super::{Choices, Easing, Move, Pause, Plan, Planned, Shown, Swap, WhyUnplaced, plan_from};
use crate::history::History;
use crate::program::{Program, Weekdays};

fn plan(program: &Program, history: &History, choices: &Choices, on: Date) -> Plan {
    plan_from(program, &exercises(), history, choices, on)
}

/// A letter a day from the first: the session's last letter, small for recovery, `.` for rest, `=`
/// for a pause, `*` behind what is done.
fn draw(plan: &Plan, days: usize) -> String {
    plan.days
        .iter()
        .take(days)
        .map(|day| {
            let letter = match &day.planned {
                Planned::Strength(slot) => slot.name.chars().last().unwrap().to_string(),
                Planned::Recovery(slot) => slot.template.chars().next().unwrap().to_string(),
                Planned::RestDay if day.is_paused => "=".to_owned(),
                Planned::RestDay => ".".to_owned(),
            };
            letter + if day.is_done { "*" } else { "" }
        })
        .collect()
}

fn days(days: &[Weekday]) -> Weekdays {
    days.iter().copied().collect()
}

fn swap(key: &str, on: i32) -> Swap {
    Swap {
        key: key.to_owned(),
        on: day(on),
    }
}

fn moved(key: &str, to: i32) -> Move {
    Move {
        key: key.to_owned(),
        to: day(to),
        at: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn first_plan_is_the_default_rhythm() {
    let plan = plan(&full_body(), &history(vec![]), &choices(), day(0));
    assert_eq!(draw(&plan, 60), "AfByCw.".repeat(8) + "AfBy");
    assert_eq!(
        lost(&plan),
        [
            ("w9-c", WhyUnplaced::ProgramEnds),
            ("w9-r3", WhyUnplaced::ProgramEnds)
        ]
    );
}

fn lost(plan: &Plan) -> Vec<(&str, WhyUnplaced)> {
    plan.unplaced
        .iter()
        .map(|u| (u.key.as_str(), u.why))
        .collect()
}

/// What was planned for a date by the plan of another date.
fn lost_strength(plan: &Plan) -> Vec<(&str, WhyUnplaced)> {
    let mut lost = lost(plan);
    lost.retain(|(key, _)| !key.contains("-r"));
    lost
}

#[test]
fn swapped_session_finds_the_next_good_day() {
    let mut choices = choices();
    choices.swapped.push(swap("w1-b", 2));
    let log = history(vec![keyed("w1-a", day(0))]);
    let plan = plan(&full_body(), &log, &choices, day(2));
    assert_eq!(draw(&plan, 14), "A*fyBwC.AfByCw.");
    let wednesday = plan.on(day(2)).unwrap();
    let went = wednesday.went.as_ref().unwrap();
    assert_eq!((went.key.as_str(), went.to), ("w1-b", Some(day(3))));
    assert_eq!(plan.on(day(3)).unwrap().moved_from, Some(day(2)));
}

#[test]
fn missed_friday_moves_to_saturday() {
    let log = history(vec![keyed("w1-a", day(0)), keyed("w1-b", day(2))]);
    let plan = plan(&full_body(), &log, &choices(), day(5));
    assert_eq!(draw(&plan, 10), "A*fB*y.CwAfB");
}

#[test]
fn missed_friday_on_sunday_is_let_go() {
    let log = history(vec![keyed("w1-a", day(0)), keyed("w1-b", day(2))]);
    let plan = plan(&full_body(), &log, &choices(), day(6));
    assert_eq!(draw(&plan, 10), "A*fB*y.w.AfB");
    assert_eq!(lost_strength(&plan)[0], ("w1-c", WhyUnplaced::NoRoom));
    let friday = plan.on(day(4)).unwrap().went.as_ref().unwrap();
    assert_eq!((friday.key.as_str(), friday.to), ("w1-c", None));
}

#[test]
fn any_weekdays_carry_the_rhythm() {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let cases: &[(&[Weekday], &str)] = &[
        (&[Tuesday, Thursday, Saturday], ".AfByCw.AfByCw"),
        (&[Monday, Thursday], "Af.Byw.Cf.Ayw."),
        (&[Tuesday, Friday], ".Af.Byw.Cf.Ayw"),
        (&[Monday, Tuesday, Wednesday], "AfByCw.AfByCw."),
        (&[Monday, Tuesday, Thursday, Friday], "AfByCw.AfByCw."),
        (&[Saturday, Sunday], ".Af..BywCf..Ay"),
    ];
    for (chosen, expected) in cases {
        let mut choices = choices();
        choices.training_days = days(chosen);
        let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
        assert_eq!(draw(&plan, 14), *expected, "{chosen:?}");
    }
}

#[test]
fn upper_and_lower_alternate() {
    let mut choices = choices();
    choices.training_days = days(&[
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Thursday,
        Weekday::Friday,
    ]);
    let mut first = plan(&upper_lower(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&first, 14), "AAwBBf.AAwBBf.");
    choices.swapped.push(swap("w1-b", 1));
    first = plan(
        &upper_lower(),
        &history(vec![keyed("w1-a", day(0))]),
        &choices,
        day(1),
    );
    assert_eq!(draw(&first, 7), "A*wABBf.");
}

#[test]
fn holiday_sessions_move_or_are_listed() {
    let mut choices = choices();
    choices.unavailable = (7..14).map(day).collect();
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&plan, 21), "AfByCwA.......AfByCw.");
    assert_eq!(
        lost_strength(&plan)[..3],
        [
            ("w2-b", WhyUnplaced::NoRoom),
            ("w2-c", WhyUnplaced::NoRoom),
            ("w9-c", WhyUnplaced::ProgramEnds)
        ]
    );
    assert_eq!(plan.day_number(day(14)), Some(15));
}

#[test]
fn one_day_away_shifts_one_week_only() {
    let mut choices = choices();
    choices.unavailable.insert(day(9));
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&plan, 21), "AfByCw.Af.ByCwAfByCw.");
}

#[test]
fn pause_freezes_the_day_and_the_sessions() {
    let mut choices = choices();
    let (from, until) = (day(7), Some(day(14)));
    choices.pauses.push(Pause { from, until });
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&plan, 21), "AfByCw.=======AfByCw.");
    assert_eq!(plan.day_number(day(10)), Some(7));
    assert_eq!(plan.day_number(day(14)), Some(8));
    assert_eq!(plan.days.len(), 67);
}

#[test]
fn sick_pause_loses_nothing_and_comes_back_easier() {
    let mut choices = choices();
    let (from, until) = (day(7), Some(day(21)));
    choices.pauses.push(Pause { from, until });
    let done = ["w1-a", "w1-b", "w1-c"].into_iter().zip([0, 2, 4]);
    let log = history(done.map(|(key, on)| keyed(key, day(on))).collect());
    let before = plan(&full_body(), &log, &self::choices(), day(6));
    let back = plan(&full_body(), &log, &choices, day(21));
    assert!(draw(&back, 28).ends_with("==============AfByCw."));
    assert_eq!(back.day_number(day(14)), Some(7), "the number stands still");
    assert_eq!(
        lost_strength(&back),
        lost_strength(&before),
        "nothing is lost"
    );
    let strength = back.days.iter().filter(|d| !d.is_done);
    let mut strength = strength.filter_map(|d| match &d.planned {
        Planned::Strength(slot) => Some(slot),
        Planned::Recovery(_) | Planned::RestDay => None,
    });
    let first = strength.next().unwrap();
    assert_eq!(first.key, "w2-a");
    assert_eq!(first.eased, Some(Easing::Return { days_off: 17 }));
    assert_eq!(strength.next().unwrap().eased, None);
}

#[test]
fn open_pause_keeps_every_session() {
    let mut choices = choices();
    let from = day(7);
    choices.pauses.push(Pause { from, until: None });
    let plan = plan(&full_body(), &history(vec![]), &choices, day(9));
    let waiting = lost_strength(&plan);
    assert!(
        waiting[3..]
            .iter()
            .all(|(_, why)| *why == WhyUnplaced::Paused)
    );
    assert_eq!(waiting.len(), 3 * 9);
    assert_eq!(plan.day_number(day(9)), Some(7));
}

#[test]
fn chosen_day_holds_and_nothing_else_moves() {
    let mut choices = choices();
    choices.moves.push(moved("w1-c", 6));
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&plan, 10), "AfBy.wCAfB");
}

#[test]
fn later_of_two_moves_to_a_day_holds() {
    let mut choices = choices();
    choices.moves.push(moved("w1-a", 1));
    choices.moves.push(Move {
        at: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1),
        ..moved("w1-b", 1)
    });
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(plan.day_of("w1-b").map(|d| d.date), Some(day(1)));
    assert_eq!(plan.day_of("w1-a").map(|d| d.date), Some(day(3)));
}

#[test]
fn left_out_session_is_listed_as_chosen() {
    let mut choices = choices();
    choices.left_out.insert("w1-b".to_owned());
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&plan, 7), "Af.yCw.");
    assert_eq!(lost_strength(&plan)[0], ("w1-b", WhyUnplaced::LeftOut));
}

#[test]
fn fewer_days_from_a_date_take_turns() {
    let mut choices = choices();
    let fewer = days(&[Weekday::Monday, Weekday::Thursday]);
    choices.changed_days.insert(day(7), fewer);
    let plan = plan(&full_body(), &history(vec![]), &choices, day(0));
    assert_eq!(draw(&plan, 28), "AfByCw.Af.Byw.Cf.Ayw.Bf.Cyw.");
    assert_eq!(lost_strength(&plan).len(), 8);
}

#[test]
fn switching_half_way_goes_on_at_the_same_day() {
    let mut choices = choices();
    choices.started_on = day(30);
    choices.enters_at = 31;
    let log = history(vec![keyed("w5-a", day(28))]);
    let plan = plan(&full_body(), &log, &choices, day(30));
    assert_eq!(draw(&plan, 12), "ByCw.AfByCw.");
    assert_eq!(plan.day_number(day(30)), Some(31));
    assert_eq!(plan.days.len(), 30);
}

#[test]
fn log_without_slot_carries_out_the_nearest() {
    let log = history(vec![
        session(day(0), &[("squat", 60.0, &[8])]),
        session(day(3), &[("row", 40.0, &[8])]),
        session(day(4), &[("curl", 10.0, &[8])]),
    ]);
    let plan = plan(&full_body(), &log, &choices(), day(4));
    let done: Vec<_> = plan.done.iter().map(|d| (d.key.as_str(), d.on)).collect();
    assert_eq!(done, [("w1-a", day(0)), ("w1-b", day(3)), ("w1-c", day(4))]);
}

#[test]
fn unlike_session_on_another_day_is_extra() {
    let log = history(vec![session(day(1), &[("curl", 10.0, &[8, 8])])]);
    let plan = plan(&full_body(), &log, &choices(), day(1));
    assert_eq!(plan.done, []);
}

#[test]
fn late_session_pushes_the_next_away() {
    let log = history(vec![keyed("w1-a", day(1))]);
    let plan = plan(&full_body(), &log, &choices(), day(1));
    assert_eq!(draw(&plan, 9), ".A*fByCwAf");
}

#[test]
fn shown_plan_is_kept() {
    let mut choices = choices();
    let mut shown = Shown {
        on: day(2),
        days: [("w1-b", 3), ("w1-c", 5), ("w1-r2", 2), ("w1-r3", 4)]
            .map(|(k, d)| (k.to_owned(), day(d)))
            .into(),
    };
    shown.days.insert("w1-a".to_owned(), day(0));
    choices.shown = Some(shown);
    let log = history(vec![keyed("w1-a", day(0))]);
    let plan = plan(&full_body(), &log, &choices, day(3));
    assert_eq!(draw(&plan, 8), "A*fyBwC.A");
}

/// The sessions of a plan as they were last shown.
fn as_shown(plan: &Plan, on: Date) -> Shown {
    let keys = plan.days.iter();
    let keys = keys.filter_map(|d| Some((d.planned.key()?.to_owned(), d.date)));
    Shown {
        on,
        days: keys.collect(),
    }
}

#[test]
fn session_crowded_out_makes_room_at_once() {
    // A session that others crowded out was lost at first and found a day on the second planning.
    let mut choices = choices();
    choices.enters_at = 44;
    choices.training_days = days(&[Weekday::Wednesday, Weekday::Thursday, Weekday::Sunday]);
    choices.swapped.push(swap("w7-d", 6));
    choices.unavailable.insert(day(8));
    let first = plan(&upper_lower(), &history(vec![]), &choices, day(6));
    choices.shown = Some(as_shown(&first, day(6)));
    let second = plan(&upper_lower(), &history(vec![]), &choices, day(6));
    assert_eq!(draw(&first, 20), draw(&second, 20));
}

#[test]
fn clock_changes_and_travel_change_no_day() {
    // Clocks change in Europe on 29 March and in the United States on 8 March 2026; a log keeps the
    // local date of where she was, so two sessions may be less than their hours apart by the clock.
    let start = jiff::civil::date(2026, 3, 2);
    let choices = Choices::starting(start, Weekdays::MON_WED_FRI);
    let plan = plan_from(
        &full_body(),
        &exercises(),
        &history(vec![]),
        &choices,
        start,
    );
    assert_eq!(draw(&plan, 60), "AfByCw.".repeat(8) + "AfBy");
    assert_eq!(plan.day_number(jiff::civil::date(2026, 3, 30)), Some(29));
    assert_eq!(
        plan.days.last().map(|d| d.date),
        Some(jiff::civil::date(2026, 4, 30))
    );
}
