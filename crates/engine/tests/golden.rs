//! The golden cases: RULES 11 by their numbers, and those of RULINGS 1.

use recoup_engine::decision::{Asks, Disagreement, Sentence, State, Work};
use recoup_engine::exercise::Muscle;
use recoup_engine::in_session::{FirstSet, Rolling, When, first_set, rolling};
use recoup_engine::plan::Experience;
use recoup_engine::reason::Rule;
use recoup_engine::recovery::{Ceiling, Dose, DoseLabel, Over, dose_label};
use recoup_engine::safety::{CycleView, Health, RedFlag, Refer, cycle_view};
use recoup_engine::strength::Usual;
use recoup_engine::unit::{Met, Minutes};
use recoup_engine::wellness::{Illness, PainKind, Site, Wellness};

use crate::kit::{Athlete, TODAY, ago, at_hour, athlete, check_in, dropped, prs, session};

/// Four usual weeks, and a morning far above them.
fn bright() -> Athlete {
    athlete()
        .usual_mornings(1)
        .said(check_in(TODAY, [9, 5, 5, 5, 5]))
}

/// A session whose legs worked 20 hours before 18:00 today.
fn squats_20_hours_ago() -> recoup_engine::session::Session {
    at_hour(session(ago(1), "squat 3*100x5@8"), 22, 0)
}

#[test]
fn case_1_rhabdomyolysis_signs_stop_everything() {
    let decision = bright().ticks(RedFlag::Rf2).decide();
    assert_eq!(decision.state, State::Stop);
    assert_eq!(decision.effect.work, Work::Nothing);
    assert_eq!(decision.refer, [Refer::EmergencyCare]);
    assert_eq!(decision.harder, []);
}

#[test]
fn case_2_legs_of_twenty_hours_ago_swap_in_spite_of_a_good_morning() {
    let decision = bright()
        .did(squats_20_hours_ago())
        .plans(&["squat"])
        .decide();
    assert_eq!(decision.state, State::Swap);
    assert_eq!(decision.fired[0].rule, Rule::R21);
    assert_eq!(
        decision.fired[0].limit.map(|l| l.number().round()),
        Some(36.0)
    );
    assert_eq!(decision.disagreement, Some(Disagreement::GoodButEarly));
    let expected = Sentence::SwapEarly {
        muscles: vec![Muscle::Quads, Muscle::Glutes],
        hours: 20.0,
    };
    assert!(
        matches!(decision.sentence, Sentence::SwapEarly { hours, .. } if (hours - 20.0).abs() < 1e-9)
    );
    assert_eq!(decision.sentence.key(), expected.key());
}

#[test]
fn case_3_early_legs_leave_the_bench_part() {
    let decision = athlete()
        .usual_mornings(1)
        .said(check_in(TODAY, [6, 3, 3, 4, 3]))
        .did(session(ago(3), "bench 3*60x5@8"))
        .did(squats_20_hours_ago())
        .plans(&["bench", "squat"])
        .decide();
    assert_eq!(decision.state, State::Push);
    assert_eq!(dropped(&decision), ["squat"].into());
    assert_eq!(decision.dropped[0].rule, Rule::R22);
}

#[test]
fn case_4_one_low_item_only_offers() {
    let decision = athlete()
        .usual_mornings(1)
        .said(check_in(TODAY, [7, 4, 2, 4, 4]))
        .decide();
    assert_eq!(decision.state, State::Push);
    assert!(decision.offers_swap);
    assert_eq!(
        decision.sentence,
        Sentence::PushOneItem {
            of: Wellness::Sleep
        }
    );
}

/// A morning that lies about 1.1 to 1.9 of the composite's deviations below the usual ones.
const LOW_MORNING: [i64; 5] = [6, 3, 3, 3, 3];

#[test]
fn case_5_low_once_holds_and_low_three_of_four_swaps() {
    let once = athlete()
        .usual_mornings(1)
        .said(check_in(TODAY, LOW_MORNING));
    let decision = once.decide();
    let z = decision.composite.unwrap();
    assert!((-2.0..=-1.0).contains(&z), "{z}");
    assert_eq!(decision.state, State::Hold);
    let lasting = athlete()
        .usual_mornings(4)
        .said(check_in(ago(2), LOW_MORNING))
        .said(check_in(ago(1), LOW_MORNING))
        .said(check_in(TODAY, LOW_MORNING));
    let decision = lasting.decide();
    assert_eq!(decision.state, State::Swap);
    assert_eq!(decision.sentence, Sentence::SwapLowDays { days: 3, of: 4 });
    assert!(decision.harder.contains(&(State::Hold, Asks::Reason)));
}

#[test]
fn case_6_third_day_of_use_reads_the_band() {
    let decision = athlete()
        .said(prs(ago(2), 7))
        .said(prs(ago(1), 6))
        .said(prs(TODAY, 4))
        .decide();
    assert_eq!(decision.state, State::Hold);
    assert_eq!(decision.fired[0].rule, Rule::R16);
    assert!(decision.calibrating.is_some());
}

#[test]
fn case_7_missed_periods_hold_and_refer() {
    let decision = bright().health(|h| h.periods_missed = Some(4)).decide();
    assert_eq!(decision.state, State::Hold);
    assert_eq!(decision.refer, [Refer::Doctor]);
    assert_eq!(decision.sentence, Sentence::CheckPeriods);
    assert_eq!(decision.harder, []);
}

#[test]
fn case_8_pill_user_gets_no_phase_message() {
    let health = Health {
        hormonal_contraception: true,
        ..Health::default()
    };
    assert_eq!(cycle_view(&health), CycleView::SymptomsOnly);
    let on_pill = bright()
        .health(|h| h.hormonal_contraception = true)
        .decide();
    assert_eq!(on_pill.state, bright().decide().state);
}

#[test]
fn case_9_strong_cramps_hold_and_push_needs_no_reason() {
    let decision = athlete()
        .usual_mornings(1)
        .said(check_in(TODAY, [6, 3, 3, 4, 3]))
        .symptom("cramps", 3)
        .decide();
    assert_eq!(decision.state, State::Hold);
    assert_eq!(decision.sentence, Sentence::HoldSymptoms);
    assert!(decision.offers_swap);
    assert_eq!(decision.harder, [(State::Push, Asks::Nothing)]);
}

#[test]
fn case_10_brisk_half_hour_is_training() {
    let walk = Dose {
        met: Met::try_new(4_800).ok(),
        minutes: Minutes::try_new(30).unwrap(),
        effort: None,
    };
    let unknown = Ceiling {
        most_met: None,
        experience: Experience::New,
        strength_load: None,
    };
    assert_eq!(
        dose_label(&walk, &unknown),
        DoseLabel::Training(vec![Over::Met, Over::MetMinutes])
    );
}

#[test]
fn case_11_five_points_ease_a_week_and_keep_the_lifts() {
    let decision = bright().warned(5).decide();
    assert_eq!(decision.state, State::Ease);
    assert_eq!(decision.effect.days, Some(7));
    assert_eq!(decision.effect.work, Work::Strength);
    assert!((40..=60).contains(&decision.effect.sets_percent));
    assert!((90..=95).contains(&decision.effect.load_percent));
    assert_eq!(
        decision
            .effect
            .rir_at_least
            .map(recoup_engine::unit::Rir::reps),
        Some(4.0)
    );
    assert_eq!(decision.dropped, []);
}

#[test]
fn case_12_first_set_below_three_percent_is_lightened() {
    let usual = Usual {
        mean: 123.3,
        sd: 123.3 * 0.03,
        sessions: 8,
    };
    assert_eq!(first_set(119.7, &usual), FirstSet::GoOn);
    assert!(matches!(first_set(119.0, &usual), FirstSet::Lighter { .. }));
}

#[test]
fn case_13_four_and_a_half_hours_swap_without_a_composite() {
    let decision = athlete().said(prs(TODAY, 8)).slept(4.5).decide();
    assert_eq!(decision.composite, None);
    assert_eq!(decision.state, State::Swap);
    assert_eq!(decision.fired[0].rule, Rule::R17);
}

#[test]
fn case_14_open_wound_blocks_rolling_there_only() {
    let decision = bright().hurts(Site::Shin, PainKind::Wound, 2).decide();
    let ask = |site, when| rolling(site, &decision.blocked_sites, when);
    assert_eq!(ask(Site::Shin, When::Apart), Rolling::BlockedHere);
    assert_eq!(ask(Site::Hip, When::Apart), Rolling::Fine);
    assert_eq!(ask(Site::Hip, When::BetweenSets), Rolling::AfterSession);
    assert_eq!(decision.state, State::Push);
}

#[test]
fn knee_pain_with_fever_is_rest() {
    let decision = bright()
        .hurts(Site::Knee, PainKind::Sharp, 7)
        .ill(Illness::Fever)
        .decide();
    assert_eq!(decision.state, State::Rest);
    assert_eq!(
        decision.sentence,
        Sentence::RestIll {
            illness: Illness::Fever
        }
    );
}

#[test]
fn rest_day_with_a_low_morning_stays_rest() {
    let decision = athlete().plans_rest().said(prs(TODAY, 1)).decide();
    assert_eq!(decision.state, State::Rest);
    assert_eq!(decision.sentence, Sentence::RestPlanned);
    assert_eq!(decision.effect.work, Work::AsPlannedEasy);
}

#[test]
fn warning_sign_in_pregnancy_stops() {
    let decision = bright().ticks(RedFlag::Rf9).decide();
    assert_eq!(decision.state, State::Stop);
    assert_eq!(decision.refer, [Refer::MaternityUnit]);
}

#[test]
fn very_high_blood_pressure_leaves_no_strength() {
    let decision = bright()
        .health(|h| {
            h.flags.insert(RedFlag::Rf13);
        })
        .decide();
    assert_eq!(decision.state, State::GetChecked);
    assert_eq!(decision.effect.work, Work::Walking);
}
