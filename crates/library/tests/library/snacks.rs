//! Movement snacks over the real movements (rule R42).

use std::collections::BTreeSet;

use jiff::civil::{Weekday, time};
use proptest::prelude::*;
use recoup_engine::decision::State;
use recoup_engine::exercise::Muscle;
use recoup_engine::movement::{MovementId, Prop};
use recoup_engine::plan::Experience;
use recoup_engine::recovery::{
    APART_MIN, Ask, Ceiling, Lull, Snack, SnackDay, SnackLimits, SnackPast, SnackSkip, next_snack,
    snack_allowed, snack_times,
};
use recoup_engine::unit::Minutes;
use recoup_library::Library;

fn ask() -> Ask {
    let ceiling = Ceiling {
        most_met: None,
        experience: Experience::Regular,
        strength_load: None,
    };
    Ask {
        props: Prop::ALL.iter().copied().collect(),
        ..Ask::plain(Minutes::try_new(20).expect("a day"), ceiling)
    }
}

fn limits() -> SnackLimits {
    SnackLimits {
        on: true,
        days: vec![Weekday::Monday],
        awake: Lull {
            from: 540,
            to: 1_080,
        },
        quiet: Vec::new(),
        most: 3,
        muted: BTreeSet::new(),
    }
}

/// A Monday at a desk; strength at six in the evening.
fn monday<'a>(limits: &'a SnackLimits, ask: &'a Ask) -> SnackDay<'a> {
    SnackDay {
        limits,
        weekday: Weekday::Monday,
        state: State::Hold,
        gate_passed: true,
        strength: vec![Lull {
            from: 1_080,
            to: 1_140,
        }],
        trained: BTreeSet::new(),
        ask,
        today: &[],
        before: &[],
    }
}

fn next(day: &SnackDay<'_>, hour: i8) -> Result<Snack, SnackSkip> {
    next_snack(day, time(hour, 0, 0, 0), Library::embedded().movements())
}

fn allowed(id: &str, day: &SnackDay<'_>) -> Option<i64> {
    let library = Library::embedded();
    let movement = library.movements().find(&MovementId::new(id));
    snack_allowed(movement.expect(id), day).map(|dose| dose.seconds())
}

#[test]
fn snacks_keep_clear_of_strength_and_of_each_other() {
    let (limits, ask) = (limits(), ask());
    let times = snack_times(&monday(&limits, &ask));
    assert!(!times.is_empty() && times.len() <= 3, "{times:?}");
    assert!(
        times.iter().all(|t| *t < 960),
        "two hours before six: {times:?}"
    );
    assert!(
        times.windows(2).all(|w| APART_MIN <= w[1] - w[0]),
        "{times:?}"
    );
}

#[test]
fn three_unanswered_in_a_row_turn_them_off_and_one_done_does_not() {
    let (limits, ask) = (limits(), ask());
    let ignored = [SnackPast::Ignored(600); 3];
    let mut day = monday(&limits, &ask);
    day.before = &ignored;
    assert_eq!(next(&day, 9), Err(SnackSkip::Ignored));
    let one_done = [
        SnackPast::Ignored(600),
        SnackPast::Done(700),
        SnackPast::Ignored(800),
    ];
    day.before = &one_done;
    assert!(next(&day, 9).is_ok());
}

#[test]
fn trained_muscles_get_gentle_snacks_only() {
    let (limits, ask) = (limits(), ask());
    let mut day = monday(&limits, &ask);
    day.state = State::Push;
    assert!(allowed("stair-minute", &day).is_some());
    let whole = allowed("stand-and-raise", &day).expect("allowed");
    day.trained.insert(Muscle::Quads);
    assert_eq!(allowed("stair-minute", &day), None);
    assert_eq!(allowed("strength-snack", &day), None);
    let part = allowed("stand-and-raise", &day).expect("allowed");
    assert!(part < whole, "{part} < {whole}");
    assert!(allowed("desk-reset", &day).is_some());
}

#[test]
fn stairs_need_a_day_to_push_and_the_health_questions() {
    let (limits, ask) = (limits(), ask());
    let mut day = monday(&limits, &ask);
    assert_eq!(allowed("stair-minute", &day), None);
    day.state = State::Push;
    day.gate_passed = false;
    assert_eq!(allowed("stair-minute", &day), None);
    assert!(allowed("strength-snack", &day).is_some());
    day.state = State::Swap;
    assert_eq!(allowed("strength-snack", &day), None);
}

#[test]
fn put_off_comes_a_quarter_of_an_hour_later_and_not_today_ends_it() {
    let (limits, ask) = (limits(), ask());
    let put_off = [SnackPast::Postponed(645)];
    let mut day = monday(&limits, &ask);
    day.today = &put_off;
    let snack = next_snack(&day, time(10, 46, 0, 0), Library::embedded().movements());
    assert_eq!(snack.map(|s| s.minute), Ok(660));
    let no_more = [SnackPast::NotToday];
    day.today = &no_more;
    assert_eq!(next(&day, 12), Err(SnackSkip::NotToday));
}

#[test]
fn rest_and_stop_have_no_snacks() {
    let (limits, ask) = (limits(), ask());
    let mut day = monday(&limits, &ask);
    for state in [State::Stop, State::GetChecked, State::Rest] {
        day.state = state;
        assert_eq!(next(&day, 9), Err(SnackSkip::Resting));
    }
    day.state = State::Swap;
    assert!(next(&day, 9).is_ok());
}

fn lull() -> impl Strategy<Value = Lull> {
    (0..1_440_i64, 0..600_i64).prop_map(|(from, long)| Lull {
        from,
        to: (from + long).min(1_440),
    })
}

proptest! {
    /// Whatever is set, a snack is never in quiet hours, near strength, or too soon.
    #[test]
    fn snacks_never_come_where_they_must_not(
        awake in (0..720_i64, 720..1_440_i64),
        quiet in prop::collection::vec(lull(), 0..3),
        strength in prop::collection::vec(lull(), 0..2),
        most in 0..12_u8,
        done in prop::option::of(0..1_440_i64),
        hour in 0..24_i8,
    ) {
        let limits = SnackLimits {
            awake: Lull { from: awake.0, to: awake.1 },
            quiet: quiet.clone(),
            most,
            ..limits()
        };
        let ask = ask();
        let today: Vec<SnackPast> = done.into_iter().map(SnackPast::Done).collect();
        let mut day = monday(&limits, &ask);
        day.strength.clone_from(&strength);
        day.today = &today;
        let times = snack_times(&day);
        prop_assert!(times.len() <= 6);
        prop_assert!(times.windows(2).all(|w| APART_MIN <= w[1] - w[0]));
        if let Ok(snack) = next(&day, hour) {
            let at = snack.minute;
            prop_assert!(awake.0 <= at && at < awake.1 && i64::from(hour) * 60 <= at);
            prop_assert!(!quiet.iter().any(|q| q.from <= at && at < q.to));
            prop_assert!(!strength.iter().any(|s| s.from - 120 <= at && at < s.to));
            prop_assert!(done.is_none_or(|d| APART_MIN <= at - d));
        }
    }
}
