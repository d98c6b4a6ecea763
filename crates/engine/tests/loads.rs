//! Loads and expected hours: what counts as hard, what a week may hold, what a muscle needs.

use recoup_engine::exercise::{Exercise, ExerciseId, Exercises, Loading, Muscle};
use recoup_engine::plan::Experience;
use recoup_engine::readiness::{Modifier, MuscleWork, muscles};
use recoup_engine::safety::LifeStage;
use recoup_engine::training_load::{experience, hard_sets, weekly_cap, weekly_range};

use crate::kit::{Athlete, TODAY, ago, athlete, exercises, session};

#[test]
fn hard_sets_count_direct_whole_and_indirect_half() {
    let sets = hard_sets(
        &session(TODAY, "bench 3*60x8@8 2*40x10@5, oddity 2*10x10"),
        &exercises(),
    );
    assert_eq!(sets.of(Muscle::Chest), 3.0);
    assert_eq!(sets.of(Muscle::Triceps), 1.5);
    assert_eq!(sets.of(Muscle::Quads), 0.0);
    assert_eq!(sets.unknown, 2);
}

#[test]
fn set_with_four_left_is_hard_and_with_more_is_not() {
    let of = |text| hard_sets(&session(TODAY, text), &exercises()).of(Muscle::Quads);
    assert_eq!(of("squat 100x5@6"), 1.0);
    assert_eq!(of("squat 100x5@5.5"), 0.0);
    assert_eq!(of("squat 100x5"), 1.0);
    assert_eq!(of("squat 100x0"), 0.0);
}

fn cap(sets: usize) -> Option<f64> {
    let text = format!("squat {sets}*100x5@8");
    let log = athlete().did(session(ago(10), &text));
    weekly_cap(&log.history(), &exercises(), Muscle::Quads, TODAY)
}

#[test]
fn week_may_rise_by_a_fifth_and_by_four_sets_at_most() {
    assert_eq!(cap(0), None);
    assert_eq!(cap(2), Some(3.0));
    assert_eq!(cap(10), Some(12.0));
    assert_eq!(cap(20), Some(24.0));
    assert_eq!(cap(30), Some(34.0));
}

#[test]
fn week_looks_back_three_weeks_and_no_further() {
    let of = |days| {
        let log = athlete().did(session(ago(days), "squat 10*100x5@8"));
        weekly_cap(&log.history(), &exercises(), Muscle::Quads, TODAY)
    };
    assert_eq!(of(1), Some(12.0));
    assert_eq!(of(21), Some(12.0));
    assert_eq!(of(22), None);
}

#[test]
fn weekly_range_grows_with_experience() {
    assert_eq!(weekly_range(Experience::New, 2), (4.0, 6.0));
    assert_eq!(weekly_range(Experience::New, 3), (8.0, 12.0));
    assert_eq!(weekly_range(Experience::Returning, 1), (4.0, 6.0));
    assert_eq!(weekly_range(Experience::Regular, 1), (8.0, 16.0));
}

#[test]
fn experience_is_read_from_the_log() {
    let of = |days: &[i64]| {
        let log = days.iter().fold(Athlete::default(), |a, d| {
            a.did(session(ago(*d), "squat 100x5@8"))
        });
        experience(&log.history(), TODAY)
    };
    assert_eq!(of(&[]), Experience::New);
    assert_eq!(of(&[182, 3]), Experience::New);
    assert_eq!(of(&[183, 3]), Experience::Regular);
    assert_eq!(of(&[400, 183]), Experience::Regular);
    assert_eq!(of(&[400, 184]), Experience::Returning);
}

fn work(text: &str, muscle: Muscle, exercises: &Exercises, slept_h: Option<f64>) -> MuscleWork {
    let log = Athlete::default()
        .did(session(ago(100), "jump 1x5@5"))
        .did(session(ago(5), "jump 1x5@5"))
        .did(session(ago(1), text));
    let at = TODAY.at(18, 0, 0, 0);
    let found = muscles(&log.history(), exercises, at, None, slept_h);
    found.get(&muscle).cloned().unwrap()
}

/// EVIDENCE 2.1, lower ends of its ranges.
#[test]
fn expected_hours_follow_the_table() {
    use Muscle::{Biceps, Chest, Hamstrings, Quads};
    let rows = [
        ("curl 3*20x10@7", Biceps, 24.0),
        ("curl 3*20x10@8", Biceps, 24.0),
        ("curl 3*20x10@10", Biceps, 48.0),
        ("bench 3*60x8@7", Chest, 24.0),
        ("bench 3*60x8@8", Chest, 48.0),
        ("bench 3*60x8@10", Chest, 48.0),
        ("squat 3*90x5@7", Quads, 36.0),
        ("squat 3*90x5@9", Quads, 48.0),
        ("squat 3*90x5@10", Quads, 72.0),
        ("squat 3*90x5", Quads, 48.0),
        ("deadlift 3*90x5@7", Hamstrings, 48.0),
        ("deadlift 3*90x5@8", Hamstrings, 48.0),
        ("deadlift 3*90x5@10", Hamstrings, 72.0),
    ];
    for (text, muscle, hours) in rows {
        let work = work(text, muscle, &exercises(), None);
        assert_eq!(work.expected.base_h, hours, "{text}");
        assert_eq!(work.hours, 24.0);
    }
}

#[test]
fn limit_on_half_of_the_sets_is_not_most() {
    let half = work(
        "squat 2*90x5@10 2*90x5@8",
        Muscle::Quads,
        &exercises(),
        None,
    );
    assert_eq!(half.expected.base_h, 48.0);
    let most = work(
        "squat 3*90x5@10 2*90x5@8",
        Muscle::Quads,
        &exercises(),
        None,
    );
    assert_eq!(most.expected.base_h, 72.0);
}

#[test]
fn hinge_of_the_body_alone_is_a_single_joint() {
    let body: Exercises = exercises()
        .iter()
        .map(|e| Exercise {
            loading: if e.id == ExerciseId::new("deadlift") {
                Loading::Bodyweight
            } else {
                e.loading
            },
            ..e.clone()
        })
        .collect();
    let extension = work("deadlift 3*0x10@8", Muscle::LowerBack, &body, None);
    assert_eq!(extension.expected.base_h, 24.0);
}

#[test]
fn modifiers_lengthen_the_explanation_and_not_the_gate() {
    let plain = work("squat 10*90x5@8", Muscle::Quads, &exercises(), Some(6.1));
    assert_eq!(plain.expected.modifiers, []);
    let long = work("squat 11*90x5@8", Muscle::Quads, &exercises(), Some(6.0));
    assert_eq!(
        long.expected.modifiers,
        [Modifier::ManySets, Modifier::ShortSleep]
    );
    assert_eq!(long.expected.hours(), 84.0);
    assert_eq!(long.is_early(), plain.is_early());
    let first = Athlete::default().did(session(ago(1), "squat 3*90x5@8"));
    let found = muscles(
        &first.history(),
        &exercises(),
        TODAY.at(18, 0, 0, 0),
        None,
        None,
    );
    assert_eq!(
        found[&Muscle::Quads].expected.modifiers,
        [Modifier::NewOrBack]
    );
}

#[test]
fn two_are_left_by_somebody_new_with_child_or_after_birth() {
    use recoup_engine::in_session::rir_floor;
    let exercises = exercises();
    let floor = |id, experience, stage| {
        let exercise = exercises.find(&ExerciseId::new(id)).unwrap();
        rir_floor(exercise, experience, stage).map(recoup_engine::unit::Rir::reps)
    };
    assert_eq!(floor("squat", Experience::New, None), Some(2.0));
    assert_eq!(floor("curl", Experience::New, None), None);
    assert_eq!(floor("squat", Experience::Regular, None), None);
    let pregnant = Some(LifeStage::Pregnant);
    assert_eq!(floor("curl", Experience::Regular, pregnant), Some(2.0));
}
