//! What is offered for what: rules R38 to R41, and the strain of a week, R43.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::History;
use crate::code::coded;
use crate::movement::Modality;
use crate::safety::Health;
use crate::training_load::{activity_load, is_easy, session_rpe_load};
use crate::unit::{Level, Minutes, Symptom};
use crate::wellness::CheckIn;

use super::barred::is_very_sore;

coded! {
    /// What she wants of an easy session.
    pub enum Goal as "goal" {
        /// More range of motion.
        Range = "range",
        /// Calm.
        Calm = "calm",
    }
}

/// R38: what is offered for less soreness now, first offers first; stretching is never among them.
/// A muscle at 7 of 10 or more gets hands and warmth only.
pub const fn for_soreness(level: Level) -> &'static [Modality] {
    if is_very_sore(level) {
        return &[Modality::SelfMassage, Modality::Warmth];
    }
    &[
        Modality::LightContraction,
        Modality::Rolling,
        Modality::Warmth,
    ]
}

/// R39: what is offered for range of motion or for calm.
pub const fn for_goal(goal: Goal) -> &'static [Modality] {
    match goal {
        Goal::Range => &[Modality::Stretching, Modality::Yoga, Modality::Mobility],
        Goal::Calm => &[Modality::Yoga, Modality::Stretching, Modality::Breathing],
    }
}

/// The name under which period pain is reported.
const CRAMPS: &str = "cramps";
/// Shortest session that was tried for period pain. Source: R40 (ARM19, MOT17).
const PERIOD_SHORTEST_MIN: i64 = 15;
/// Longest session that is offered for it. Source: R40.
const PERIOD_LONGEST_MIN: i64 = 45;

/// R40: the minutes of gentle movement and warmth that are offered on a day with period pain, least
/// and most; `None` without period pain, and where a red flag is ticked: flags win.
pub fn offers_period_ease(check_in: &CheckIn, health: &Health) -> Option<(Minutes, Minutes)> {
    let pain = check_in
        .symptoms
        .get(CRAMPS)
        .copied()
        .map(Symptom::points)?;
    let is_flagged = !check_in.flags.is_empty() || !health.flags.is_empty();
    if pain < 1 || is_flagged || health.life_stage.is_some() {
        return None;
    }
    let minutes = |m| Minutes::try_new(m).ok();
    minutes(PERIOD_SHORTEST_MIN).zip(minutes(PERIOD_LONGEST_MIN))
}

/// Hours after lifting within which cold water may blunt gains. Source: R41 (PIN24, GRG22).
const COLD_WINDOW_H: f64 = 6.0;

/// R41: whether a cold plunge so many hours after lifting gets the note that it may blunt gains.
pub fn cold_blunts_gains(hours_after_lifting: f64) -> bool {
    (0.0..=COLD_WINDOW_H).contains(&hours_after_lifting)
}

/// Days of a week, as a divisor. Source: definition.
const WEEK_D: f64 = 7.0;
/// Days before the last of a week. Source: definition.
const BEFORE_LAST_D: i64 = 6;

/// R43: monotony (mean ÷ SD of the daily load, SD with n) and strain (week's load × monotony) of
/// the seven days that end on a date. Other activity counts like a session (EVIDENCE 4.2, hard
/// cardio). Recovery sessions and easy activity are left out, since counting them would punish easy
/// days. `None` when a load is not known or the days are all alike.
///
/// Source: FOS98; for information, never an alarm.
pub fn monotony_and_strain(history: &History, last: Date) -> Option<(f64, f64)> {
    let first = last.saturating_sub(BEFORE_LAST_D.days());
    let mut days = Vec::new();
    for day in first.series(1.day()).take_while(|day| *day <= last) {
        days.push(loads_of(history, day).sum::<Option<f64>>()?);
    }
    let week: f64 = days.iter().sum();
    let mean = week / WEEK_D;
    let variance = days.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / WEEK_D;
    (0.0 < variance).then(|| {
        let monotony = mean / libm::sqrt(variance);
        (monotony, week * monotony)
    })
}

/// How many sessions and activities of those seven days leave the week's load unknown, since
/// nobody said how hard they were or how long they took.
pub fn untold_loads(history: &History, last: Date) -> usize {
    let first = last.saturating_sub(BEFORE_LAST_D.days());
    let days = first.series(1.day()).take_while(|day| *day <= last);
    let loads = days.flat_map(|day| loads_of(history, day));
    loads.filter(Option::is_none).count()
}

/// The load of each session and each activity of a day that is not easy.
fn loads_of(history: &History, day: Date) -> impl Iterator<Item = Option<f64>> {
    let sessions = history.sessions().iter().filter(move |s| s.date == day);
    let activities = history.activities().iter().filter(move |a| a.date == day);
    sessions
        .map(session_rpe_load)
        .chain(activities.filter(|a| !is_easy(a)).map(activity_load))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safety::RedFlag;
    use crate::session::{Activity, ActivityKind, RecoverySession, Session};
    use crate::unit::{Effort, Seconds};

    fn level(points: i64) -> Level {
        Level::try_new(points).unwrap()
    }

    #[test]
    fn sore_muscles_get_light_work_then_rolling_then_warmth() {
        let first = [
            Modality::LightContraction,
            Modality::Rolling,
            Modality::Warmth,
        ];
        assert_eq!(for_soreness(level(4)), first);
        assert_eq!(for_soreness(level(6)), first);
        assert_eq!(
            for_soreness(level(7)),
            [Modality::SelfMassage, Modality::Warmth]
        );
    }

    #[test]
    fn stretching_is_for_range_and_calm_never_for_soreness() {
        for points in 0..=10 {
            assert!(!for_soreness(level(points)).contains(&Modality::Stretching));
        }
        assert_eq!(for_goal(Goal::Range).first(), Some(&Modality::Stretching));
        assert!(for_goal(Goal::Calm).contains(&Modality::Breathing));
        assert!(!for_goal(Goal::Range).contains(&Modality::Rolling));
    }

    #[test]
    fn period_ease_is_offered_with_cramps_and_gives_way_to_flags() {
        let mut morning = CheckIn::empty(jiff::civil::date(2026, 3, 2));
        let offered = |m: &CheckIn| offers_period_ease(m, &Health::default()).is_some();
        assert!(!offered(&morning));
        let strong = Symptom::try_new(3).unwrap();
        morning.symptoms.insert("cramps".into(), strong);
        assert!(offered(&morning));
        morning.flags.insert(RedFlag::Rf2);
        assert!(!offered(&morning));
    }

    #[test]
    fn cold_is_noted_for_six_hours_after_lifting() {
        assert!(cold_blunts_gains(0.5));
        assert!(cold_blunts_gains(6.0));
        assert!(!cold_blunts_gains(6.5));
    }

    fn strength(day: i8) -> Session {
        Session {
            id: u128::from(day.unsigned_abs()),
            date: jiff::civil::date(2026, 3, day),
            start: None,
            duration: Seconds::try_new(3_600).ok(),
            name: String::new(),
            exercises: Vec::new(),
            session_rpe: Effort::try_new(10).ok(),
            slot: None,
        }
    }

    fn strain(days: &[i8], recovery: Vec<RecoverySession>) -> Option<(f64, f64)> {
        let sessions = days.iter().map(|d| strength(*d)).collect();
        let history = History::new(sessions, recovery, Vec::new(), Health::default());
        monotony_and_strain(&history, jiff::civil::date(2026, 3, 8))
    }

    #[test]
    fn three_equal_days_strain_as_the_evidence_page_says() {
        let (monotony, strain) = strain(&[2, 4, 6], Vec::new()).unwrap();
        assert!((monotony - 0.866).abs() < 1e-3, "{monotony}");
        // The page counts the strain with the SD of n − 1; with n it is 779.
        assert!((strain - 779.4).abs() < 0.1, "{strain}");
    }

    #[test]
    fn easy_days_do_not_strain_the_week() {
        let walk = RecoverySession {
            id: 9,
            date: jiff::civil::date(2026, 3, 3),
            start: None,
            template: "easy-walk".into(),
            minutes: Minutes::try_new(30).unwrap(),
            met: None,
            effort: Effort::try_new(4).ok(),
        };
        assert_eq!(strain(&[2, 4], vec![walk]), strain(&[2, 4], Vec::new()));
    }

    fn run(day: i8, effort: Option<i64>) -> Activity {
        Activity {
            id: 7,
            date: jiff::civil::date(2026, 3, day),
            start: None,
            kind: ActivityKind::Run,
            minutes: Minutes::try_new(60).unwrap(),
            effort: effort.and_then(|e| Effort::try_new(e).ok()),
        }
    }

    fn strain_with(activity: Activity) -> Option<(f64, f64)> {
        let sessions = vec![strength(2), strength(4)];
        let history = History::new(sessions, Vec::new(), Vec::new(), Health::default());
        let history = history.with_activities(vec![activity]);
        monotony_and_strain(&history, jiff::civil::date(2026, 3, 8))
    }

    #[test]
    fn hard_run_strains_the_week_like_a_session_and_an_easy_walk_does_not() {
        assert_eq!(
            strain_with(run(6, Some(10))),
            strain(&[2, 4, 6], Vec::new())
        );
        assert_eq!(strain_with(run(6, Some(6))), strain(&[2, 4], Vec::new()));
        // Nobody said how hard it was: that is not nothing.
        assert_eq!(strain_with(run(6, None)), None);
        let history = History::new(vec![strength(2)], Vec::new(), Vec::new(), Health::default());
        let history = history.with_activities(vec![run(6, None), run(7, Some(6))]);
        let sunday = jiff::civil::date(2026, 3, 8);
        assert_eq!(untold_loads(&history, sunday), 1);
    }

    #[test]
    fn week_without_variation_or_effort_has_no_strain() {
        assert_eq!(strain(&[], Vec::new()), None);
        let mut untold = strength(2);
        untold.session_rpe = None;
        let history = History::new(vec![untold], Vec::new(), Vec::new(), Health::default());
        assert_eq!(
            monotony_and_strain(&history, jiff::civil::date(2026, 3, 8)),
            None
        );
    }
}
