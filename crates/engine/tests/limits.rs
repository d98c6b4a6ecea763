//! Each rule just below, at and just above its limit.

use recoup_engine::decision::{Asks, Decision, Reopen, ReturnFrom, Sentence, State, Work};
use recoup_engine::exercise::Muscle;
use recoup_engine::reason::Rule;
use recoup_engine::safety::{LifeStage, RedFlag, Refer};
use recoup_engine::wellness::{Illness, PainKind, Site, SleepBand};

use crate::kit::{Athlete, TODAY, ago, at_hour, athlete, check_in, dropped, pain, prs, session};

fn fired(decision: &Decision) -> Vec<Rule> {
    decision.fired.iter().map(|r| r.rule).collect()
}

fn well() -> Athlete {
    athlete().said(prs(TODAY, 8))
}

#[test]
fn every_stopping_flag_stops_until_cleared() {
    for (flag, rule) in [
        (RedFlag::Rf1, Rule::R1),
        (RedFlag::Rf2, Rule::R2),
        (RedFlag::Rf3, Rule::R3),
        (RedFlag::Rf4, Rule::R4),
        (RedFlag::Rf5, Rule::R4),
        (RedFlag::Rf9, Rule::R12),
    ] {
        let decision = well().ticks(flag).decide();
        assert_eq!(decision.state, State::Stop, "{flag:?}");
        assert_eq!(fired(&decision)[0], rule);
        assert_eq!(decision.reopen, [Reopen::Flags, Reopen::Clearance]);
    }
}

fn flagged_long_ago() -> Athlete {
    let mut then = prs(ago(20), 5);
    then.flags.insert(RedFlag::Rf1);
    well().said(then).did(session(ago(21), "squat 100x5@8"))
}

#[test]
fn flag_locks_until_a_professional_has_cleared_her() {
    assert_eq!(flagged_long_ago().decide().state, State::Stop);
    let before = flagged_long_ago().health(|h| h.cleared_on = Some(ago(21)));
    assert_eq!(before.decide().state, State::Stop);
    let today = flagged_long_ago().health(|h| h.cleared_on = Some(TODAY));
    assert_eq!(today.decide().state, State::Swap);
    let later = flagged_long_ago().health(|h| h.cleared_on = Some(ago(2)));
    assert_eq!(later.decide().state, State::Hold);
    let trained = later.did(session(ago(1), "jump 1x5@5"));
    assert_eq!(trained.decide().state, State::Push);
}

#[test]
fn flags_that_limit_do_not_stop() {
    for flag in [RedFlag::Rf7, RedFlag::Rf8, RedFlag::Rf11, RedFlag::Rf12] {
        assert_eq!(well().ticks(flag).decide().state, State::Hold, "{flag:?}");
    }
    for flag in [RedFlag::Rf10, RedFlag::Rf13] {
        let state = well().ticks(flag).decide().state;
        assert_eq!(state, State::GetChecked, "{flag:?}");
    }
}

#[test]
fn open_gate_leaves_walking() {
    let decision = well().health(|h| h.gate_open = true).decide();
    assert_eq!(decision.state, State::GetChecked);
    assert_eq!(decision.effect.work, Work::Walking);
    assert_eq!(decision.easier, [State::Rest]);
    assert_eq!(decision.harder, []);
}

/// Ill so many days ago, well on the mornings after, today among them.
fn ill_ago(days: i64) -> Athlete {
    let mut ill = prs(ago(days), 3);
    ill.illness = Some(Illness::Chest);
    let after = (1..days).fold(athlete().said(ill), |a, d| a.said(prs(ago(d), 7)));
    after.said(prs(TODAY, 8))
}

#[test]
fn illness_ends_in_steps() {
    assert_eq!(athlete().ill(Illness::Cold).decide().state, State::Rest);
    assert_eq!(ill_ago(1).decide().state, State::Rest);
    assert_eq!(ill_ago(2).decide().state, State::Swap);
    let third = ill_ago(3).decide();
    assert_eq!(third.state, State::Hold);
    assert!(matches!(
        third.sentence,
        Sentence::HoldWelcomeBack {
            from: ReturnFrom::Illness,
            ..
        }
    ));
    let trained = ill_ago(4).did(session(ago(2), "jump 1x5@5")).decide();
    assert_eq!(trained.state, State::Push);
}

#[test]
fn no_answer_after_illness_is_not_being_well() {
    let mut ill = prs(ago(3), 3);
    ill.illness = Some(Illness::Fever);
    let decision = athlete().said(ill).decide();
    assert_eq!(decision.state, State::Rest);
    assert_eq!(decision.reopen, [Reopen::Illness]);
}

fn knee(level: i64) -> recoup_engine::wellness::Pain {
    let mut ache = pain(Site::Knee, PainKind::Ache, level);
    ache.during = Some(recoup_engine::exercise::Pattern::Squat);
    ache
}

#[test]
fn joint_pain_above_five_in_a_lift_takes_the_lift_out() {
    for (level, out) in [(5, vec![]), (6, vec!["squat"])] {
        let decision = well().today(|c| c.pains.push(knee(level))).decide();
        assert_eq!(dropped(&decision), out.into_iter().collect(), "{level}");
        assert_eq!(decision.state, State::Push);
    }
}

#[test]
fn joint_pain_keeps_its_limit_for_seven_days() {
    for (days, is_out) in [(6, true), (7, true), (8, false)] {
        let mut then = prs(ago(days), 6);
        then.pains.push(pain(Site::Knee, PainKind::Sharp, 4));
        let decision = well().said(then).decide();
        assert_eq!(dropped(&decision).contains("squat"), is_out, "{days}");
    }
}

#[test]
fn joint_pain_beyond_seven_days_asks_for_a_physio() {
    for (days, refers) in [(6, false), (7, false), (8, true)] {
        let mut sharp = pain(Site::Knee, PainKind::Sharp, 4);
        sharp.since = Some(ago(days));
        let decision = well().today(|c| c.pains.push(sharp)).decide();
        assert_eq!(decision.refer == [Refer::Physio], refers, "{days}");
        let is_said = matches!(decision.sentence, Sentence::CheckJoint { days: 8, .. });
        assert_eq!(is_said, refers);
        assert_eq!(decision.state, State::Push);
    }
}

#[test]
fn all_work_taken_out_by_pain_is_an_easy_day() {
    let decision = well()
        .plans(&["squat", "leg-curl"])
        .hurts(Site::Knee, PainKind::GivingWay, 3)
        .decide();
    assert_eq!(decision.state, State::Swap);
    assert_eq!(
        decision.sentence,
        Sentence::SwapNothingLeft {
            sites: vec![Site::Knee]
        }
    );
}

#[test]
fn periods_missed_at_their_limits() {
    let state = |n| well().health(|h| h.periods_missed = Some(n)).decide().state;
    assert_eq!(
        [2, 3, 11].map(state),
        [State::Push, State::Hold, State::Hold]
    );
    assert_eq!(state(12), State::GetChecked);
    let explained = well().health(|h| {
        h.periods_missed = Some(12);
        h.hormonal_contraception = true;
    });
    assert_eq!(explained.decide().state, State::Push);
}

#[test]
fn support_comes_before_anything_else_of_a_held_day() {
    let decision = well().ticks(RedFlag::Rf11).decide();
    assert_eq!(decision.sentence, Sentence::Support);
    assert_eq!(decision.refer, [Refer::SupportLine]);
}

#[test]
fn bone_pain_takes_out_impact_and_the_site() {
    let decision = well()
        .plans(&["squat", "bench", "jump"])
        .hurts(Site::Shin, PainKind::Bone, 2)
        .decide();
    assert_eq!(dropped(&decision), ["squat", "jump"].into());
    assert_eq!(decision.sentence, Sentence::CheckBone { site: Site::Shin });
    assert!(decision.blocked_sites.contains(&Site::Shin));
    let at_neck = well()
        .plans(&["squat", "bench", "jump"])
        .hurts(Site::Neck, PainKind::Bone, 2)
        .decide();
    assert_eq!(dropped(&at_neck), ["jump"].into());
}

#[test]
fn pregnancy_needs_clearance_and_asks_first() {
    let open = well().health(|h| h.life_stage = Some(LifeStage::Pregnant));
    assert_eq!(open.decide().state, State::GetChecked);
    let cleared = open.health(|h| h.pregnancy_cleared = true).decide();
    assert_eq!(cleared.state, State::Hold);
    assert_eq!(cleared.ask_first, [RedFlag::Rf9]);
    assert!(!cleared.effect.may_progress);
}

#[test]
fn after_birth_is_held_and_steps_back_for_a_week() {
    let year = well()
        .plans(&["squat", "jump"])
        .health(|h| h.life_stage = Some(LifeStage::Postpartum));
    let decision = year.decide();
    assert_eq!(decision.state, State::Hold);
    assert_eq!(dropped(&decision), ["jump"].into());
    for (days, state) in [(7, State::GetChecked), (8, State::Hold)] {
        let mut then = prs(ago(days), 6);
        then.flags.insert(RedFlag::Rf10);
        assert_eq!(year.clone().said(then).decide().state, state, "{days}");
    }
}

#[test]
fn clot_sign_blocks_every_site() {
    let decision = well().ticks(RedFlag::Rf3).decide();
    assert_eq!(decision.blocked_sites.len(), Site::ALL.len());
    let swollen = well().hurts(Site::Ankle, PainKind::Swelling, 1).decide();
    assert_eq!(swollen.blocked_sites, [Site::Ankle].into());
    let aching = well().hurts(Site::Ankle, PainKind::Ache, 9).decide();
    assert!(aching.blocked_sites.is_empty());
}

#[test]
fn composite_at_its_limits() {
    let with = |items| {
        athlete()
            .usual_mornings(1)
            .said(check_in(TODAY, items))
            .decide()
    };
    let usual = with([6, 3, 3, 4, 3]);
    assert!(-1.0 < usual.composite.unwrap());
    assert_eq!(usual.state, State::Push);
    let low = with([6, 3, 3, 3, 3]);
    assert_eq!(low.state, State::Hold);
    let very_low = with([4, 2, 2, 2, 2]);
    assert!(very_low.composite.unwrap() <= -2.0);
    assert_eq!(very_low.state, State::Swap);
}

#[test]
fn two_low_mornings_of_three_hold_a_usual_one() {
    let low = [6, 3, 3, 3, 3];
    let usual = [6, 3, 3, 4, 3];
    let mornings = |then: [[i64; 5]; 2]| {
        athlete()
            .usual_mornings(3)
            .said(check_in(ago(2), then[0]))
            .said(check_in(ago(1), then[1]))
            .said(check_in(TODAY, usual))
            .decide()
            .state
    };
    assert_eq!(mornings([low, usual]), State::Push);
    assert_eq!(mornings([low, low]), State::Hold);
}

#[test]
fn composite_needs_fourteen_mornings_and_three_items() {
    let mornings = |n: i64| {
        let days = 1..=n;
        days.fold(athlete(), |a, d| {
            a.said(check_in(ago(d), [6 + d % 2, 3, 3, 4, 3]))
        })
        .said(check_in(TODAY, [6, 3, 3, 4, 3]))
        .decide()
    };
    assert_eq!(mornings(13).composite, None);
    assert_eq!(
        mornings(13).calibrating.map(|c| (c.have, c.need)),
        Some((13, 14))
    );
    assert!(mornings(14).composite.is_some());
    assert_eq!(mornings(14).calibrating, None);
    let two_items = athlete().usual_mornings(1).said(prs(TODAY, 8)).today(|c| {
        c.sleep = check_in(TODAY, [8, 3, 3, 3, 3]).sleep;
    });
    assert_eq!(two_items.decide().composite, None);
}

#[test]
fn bands_of_perceived_recovery() {
    let state = |points| athlete().said(prs(TODAY, points)).decide().state;
    assert_eq!([0, 3].map(state), [State::Swap; 2]);
    assert_eq!([4, 5].map(state), [State::Hold; 2]);
    assert_eq!([6, 10].map(state), [State::Push; 2]);
}

#[test]
fn sleep_at_its_limits() {
    let night = |hours| {
        let decision = athlete().said(prs(TODAY, 8)).slept(hours).decide();
        (decision.state, decision.effect.may_progress)
    };
    assert_eq!(night(4.98), (State::Swap, true));
    assert_eq!(night(5.0), (State::Push, false));
    assert_eq!(night(5.98), (State::Push, false));
    assert_eq!(night(6.0), (State::Push, true));
}

#[test]
fn short_night_leaves_two_in_reserve_and_no_fewer_sets() {
    let effect = athlete().said(prs(TODAY, 8)).slept(5.5).decide().effect;
    assert_eq!(
        effect.rir_at_least.map(recoup_engine::unit::Rir::reps),
        Some(2.0)
    );
    assert_eq!(effect.sets_percent, 100);
}

#[test]
fn chosen_band_of_sleep_is_not_said_as_hours() {
    let decision = well().slept_about(SleepBand::UnderFive).decide();
    assert_eq!(decision.state, State::Swap);
    let reason = &decision.fired[0];
    assert_eq!(reason.fact, recoup_engine::reason::Fact::Slept(false));
    assert_eq!(
        well().slept_about(SleepBand::SixToSeven).decide().state,
        State::Push
    );
}

#[test]
fn three_short_nights_of_four_swap() {
    let nights = |short: &[i64]| {
        let days = 0..4;
        let log = days.fold(athlete(), |a, d| {
            let mut morning = prs(ago(d), 8);
            let band = if short.contains(&d) {
                SleepBand::FiveToSix
            } else {
                SleepBand::SevenPlus
            };
            morning.slept = Some(recoup_engine::wellness::Slept::About(band));
            a.said(morning)
        });
        log.decide().state
    };
    assert_eq!(nights(&[0, 1]), State::Push);
    assert_eq!(nights(&[0, 1, 3]), State::Swap);
    assert_eq!(nights(&[0, 1, 2, 3]), State::Swap);
}

#[test]
fn nights_that_are_not_known_are_not_short() {
    let mut before = prs(ago(1), 8);
    before.slept = Some(recoup_engine::wellness::Slept::About(SleepBand::FiveToSix));
    let decision = athlete()
        .said(before)
        .said(prs(TODAY, 8))
        .slept(5.5)
        .decide();
    assert_eq!(decision.state, State::Push);
}

#[test]
fn warning_points_at_their_limits() {
    let state = |points| well().warned(points).decide().state;
    assert_eq!(
        [2, 3, 4].map(state),
        [State::Push, State::Hold, State::Hold]
    );
    assert_eq!([5, 6, 7].map(state), [State::Ease; 3]);
    assert_eq!(well().warned(6).decide().refer, []);
    assert_eq!(well().warned(7).decide().refer, [Refer::Doctor]);
}

#[test]
fn accepted_ease_week_lasts_to_its_last_day() {
    let until = |on| {
        let mut athlete = well();
        athlete.ease_until = Some(on);
        athlete.decide().state
    };
    assert_eq!(until(TODAY), State::Ease);
    assert_eq!(until(ago(1)), State::Push);
}

/// Squats that ended so many hours and minutes before 18:00 today.
fn squats(hours: i64, text: &str) -> Decision {
    let began = TODAY
        .at(18, 0, 0, 0)
        .saturating_sub(jiff::Span::new().minutes(hours));
    let mut done = at_hour(session(began.date(), text), 0, 0);
    done.start = Some(began.time());
    well().plans(&["squat"]).did(done).decide()
}

#[test]
fn early_gate_is_three_quarters_of_the_expected_hours() {
    let near = |minutes| squats(minutes, "squat 3*100x5@8").state;
    assert_eq!(near(36 * 60 - 1), State::Swap);
    assert_eq!(near(36 * 60), State::Push);
    assert_eq!(near(36 * 60 + 1), State::Push);
    let far = |minutes| squats(minutes, "squat 3*60x5@7").state;
    assert_eq!(far(27 * 60 - 1), State::Swap);
    assert_eq!(far(27 * 60), State::Push);
}

#[test]
fn early_gate_is_never_above_forty_four_hours() {
    let limit = |minutes| squats(minutes, "squat 12*100x5@10").state;
    assert_eq!(limit(44 * 60 - 1), State::Swap);
    assert_eq!(limit(44 * 60), State::Push);
    assert_eq!(limit(48 * 60), State::Push);
}

#[test]
fn every_second_day_works_from_day_one() {
    let first = session(ago(2), "squat 5*100x5@10, bench 5*60x5@10");
    let decision = Athlete::default()
        .did(first)
        .plans(&["squat", "bench"])
        .said(prs(TODAY, 7))
        .decide();
    assert_eq!(decision.state, State::Push);
}

#[test]
fn very_sore_muscle_makes_room() {
    let sore = |level| well().sore(Muscle::Quads, level).decide();
    assert!(sore(6).dropped.is_empty());
    assert_eq!(dropped(&sore(7)), ["squat"].into());
    assert_eq!(dropped(&sore(8)), ["squat"].into());
    let only = well().plans(&["squat"]).sore(Muscle::Quads, 7).decide();
    assert_eq!(only.state, State::Swap);
    assert!(matches!(only.sentence, Sentence::SwapSore { .. }));
}

#[test]
fn sore_muscle_that_only_helps_does_not_make_room() {
    let decision = well().plans(&["bench"]).sore(Muscle::Triceps, 9).decide();
    assert!(decision.dropped.is_empty());
}

#[test]
fn sore_but_ready_from_four_to_six() {
    let says = |level| {
        let decision = well().plans(&["squat"]).sore(Muscle::Quads, level).decide();
        matches!(decision.sentence, Sentence::PushSoreButReady { .. })
    };
    assert_eq!([3, 4, 6, 7].map(says), [false, true, true, false]);
}

#[test]
fn time_off_at_its_limits() {
    let off = |days| {
        let decision = Athlete::default()
            .did(session(ago(300), "squat 100x5@8"))
            .did(session(ago(days), "squat 100x5@8"))
            .plans(&["squat"])
            .said(prs(TODAY, 8))
            .decide();
        let effect = decision.effect;
        (decision.state, effect.load_percent, effect.sets_percent)
    };
    assert_eq!(off(7), (State::Push, 100, 100));
    assert_eq!(off(8), (State::Hold, 90, 70));
    assert_eq!(off(14), (State::Hold, 90, 70));
    assert_eq!(off(15), (State::Hold, 80, 50));
}

#[test]
fn plan_that_already_eases_the_return_is_not_eased_twice() {
    use recoup_engine::plan::{Easing, Planned};
    let mut back = Athlete::default()
        .did(session(ago(20), "squat 100x5@8"))
        .plans(&["squat"])
        .said(prs(TODAY, 8));
    if let Some(Planned::Strength(slot)) = back.planned.as_mut().map(|d| &mut d.planned) {
        slot.eased = Some(Easing::Return { days_off: 20 });
    }
    let effect = back.decide().effect;
    assert_eq!((effect.load_percent, effect.sets_percent), (100, 100));
    assert!(!effect.may_progress);
}

#[test]
fn under_a_quarter_of_an_hour_is_the_minimum_session() {
    let work = |minutes| {
        well()
            .plans(&["squat", "bench", "curl", "row"])
            .minutes(minutes)
            .decide()
    };
    let short = work(14);
    assert_eq!(short.effect.work, Work::Minimum);
    let ids: Vec<_> = short
        .effect
        .minimum
        .iter()
        .map(recoup_engine::exercise::ExerciseId::as_str)
        .collect();
    assert_eq!(ids, ["bench", "row", "squat"]);
    assert!(matches!(short.sentence, Sentence::ShortOfTime { .. }));
    assert_eq!(work(15).effect.work, Work::Strength);
    assert_eq!(work(16).effect.work, Work::Strength);
}

#[test]
fn symptoms_at_their_limits() {
    let state = |level| well().symptom("cramps", level).decide().state;
    assert_eq!(
        [1, 2, 3].map(state),
        [State::Push, State::Push, State::Hold]
    );
}

#[test]
fn symptom_sum_two_deviations_above_her_own_mean_holds() {
    let before = (1..=14).fold(well(), |a, d| {
        let mut morning = prs(ago(d), 7);
        let level = recoup_engine::unit::Symptom::try_new(0).unwrap();
        morning.symptoms.insert("bloating".to_owned(), level);
        a.said(morning)
    });
    let state = |level| before.clone().symptom("bloating", level).decide().state;
    assert_eq!(state(1), State::Push);
    assert_eq!(state(2), State::Hold);
}

#[test]
fn asymmetry_of_choices() {
    let push = well().decide();
    assert_eq!(push.easier, [State::Hold, State::Swap, State::Rest]);
    assert_eq!(push.harder, []);
    let hold = athlete().said(prs(TODAY, 4)).decide();
    assert_eq!(hold.harder, [(State::Push, Asks::Reason)]);
    let swap = athlete().said(prs(TODAY, 2)).decide();
    assert_eq!(
        swap.harder,
        [
            (State::Hold, Asks::Reason),
            (State::Push, Asks::ReasonAndSecondPage)
        ]
    );
    let ease = well().warned(5).decide();
    assert_eq!(ease.harder, [(State::Hold, Asks::ReasonEachSession)]);
}

#[test]
fn no_check_in_is_the_plan_as_written() {
    let decision = athlete().decide();
    assert_eq!(decision.state, State::Push);
    assert_eq!(decision.sentence, Sentence::PushNoCheckIn);
    assert_eq!(decision.basis, recoup_engine::decision::Basis::NoCheckIn);
    assert!(!decision.missing.is_empty());
}

#[test]
fn no_check_in_and_early_legs_do_not_read_as_written() {
    let decision = athlete()
        .did(at_hour(session(ago(1), "squat 3*100x5@8"), 20, 0))
        .decide();
    assert_eq!(dropped(&decision), ["squat"].into());
    assert!(matches!(decision.sentence, Sentence::PartMakesRoom { .. }));
    assert_eq!(decision.also, None);
}

#[test]
fn session_that_carries_out_todays_slot_does_not_make_it_early() {
    let mut done = at_hour(session(TODAY, "squat 3*100x5@8"), 7, 0);
    let other = well().plans(&["squat"]).did(done.clone()).decide();
    assert_eq!(other.state, State::Swap);
    done.slot = Some("w2-a".to_owned());
    let same = well().plans(&["squat"]).did(done).decide();
    assert_eq!(same.state, State::Push);
}

#[test]
fn walk_of_yesterday_holds_no_muscle_back_and_ends_no_break() {
    // A log of daily walks read as hard sets for the glutes, and every next day was made easy.
    let walked = well()
        .plans(&["squat"])
        .did(at_hour(session(ago(1), "walk 2*1x1"), 20, 0))
        .decide();
    assert_eq!(walked.state, State::Push);
    assert!(walked.dropped.is_empty());
    let back = Athlete::default()
        .did(session(ago(300), "squat 100x5@8"))
        .did(session(ago(20), "squat 100x5@8"))
        .did(session(ago(1), "walk 2*1x1"))
        .plans(&["squat"])
        .said(prs(TODAY, 8))
        .decide();
    assert_eq!((back.state, fired(&back)[0]), (State::Hold, Rule::R34));
}
