//! Our own programs keep the rules that they will be held to.

use recoup_engine::exercise::Muscle;
use recoup_engine::program::{ProgramWeek, WeekSlot, weekly_sets};
use recoup_library::Library;

/// How much a muscle's week may rise over the most of the three weeks before: a fifth or one set,
/// at most four. Source: rule R31.
fn guard(most: f64) -> f64 {
    (most * 1.2).max(most + 1.0).min(most + 4.0)
}

#[test]
fn programs_have_no_flaw() {
    let library = Library::embedded();
    for written in library.programs() {
        let flaws = written.program.flaws(library.exercises());
        assert!(flaws.is_empty(), "{}: {flaws:?}", written.program.id);
    }
}

#[test]
fn weekly_sets_rise_within_the_guard() {
    let library = Library::embedded();
    for written in library.programs() {
        let weeks: Vec<&ProgramWeek> = written.program.weeks().collect();
        let sets: Vec<_> = weeks
            .iter()
            .map(|w| weekly_sets(w, library.exercises()))
            .collect();
        for (i, week) in sets.iter().enumerate().skip(1) {
            let before = &sets[i.saturating_sub(3)..i];
            for (muscle, n) in week {
                let most = before
                    .iter()
                    .filter_map(|w| w.get(muscle))
                    .copied()
                    .fold(0.0, f64::max);
                let (id, code) = (&written.program.id, muscle.code());
                assert!(0.0 < most, "{id} week {}: {code} is new", i + 1);
                assert!(
                    *n <= guard(most),
                    "{id} week {}: {code} {most} to {n}",
                    i + 1
                );
            }
        }
    }
}

#[test]
fn big_muscles_get_their_weekly_dose_in_the_end() {
    let library = Library::embedded();
    for id in [
        "strong-in-sixty",
        "strong-in-sixty-home",
        "two-days",
        "four-days-upper-lower",
    ] {
        let program = &library.program(id).expect("one of ours").program;
        let week = program.week(8).expect("eight weeks");
        let sets = weekly_sets(week, library.exercises());
        for muscle in [
            Muscle::Quads,
            Muscle::Glutes,
            Muscle::Chest,
            Muscle::UpperBack,
        ] {
            let n = sets.get(&muscle).copied().unwrap_or_default();
            assert!((8.0..=16.0).contains(&n), "{id}: {} {n}", muscle.code());
        }
    }
}

#[test]
fn strong_in_sixty_has_three_days_and_sixty() {
    let library = Library::embedded();
    for id in ["strong-in-sixty", "strong-in-sixty-home"] {
        let program = &library.program(id).expect("one of ours").program;
        assert_eq!(
            (program.length_days, program.training_days.len()),
            (60, 3),
            "{id}"
        );
        assert!(
            program
                .weeks()
                .take(8)
                .all(|week| week.strength().count() == 3),
            "{id}"
        );
    }
}

#[test]
fn home_program_needs_no_gym() {
    use recoup_engine::exercise::Equipment;
    let library = Library::embedded();
    let program = &library
        .program("strong-in-sixty-home")
        .expect("one of ours")
        .program;
    let exercises = program
        .weeks()
        .flat_map(ProgramWeek::strength)
        .flat_map(|s| &s.exercises);
    for written in exercises {
        let exercise = library.exercises().find(&written.exercise).expect("known");
        for kit in &exercise.equipment {
            assert!(
                [Equipment::Dumbbell, Equipment::Band].contains(kit),
                "{}",
                exercise.id
            );
        }
    }
}

#[test]
fn recovery_slots_fit_their_sessions() {
    let library = Library::embedded();
    for written in library.programs() {
        for slot in written.program.weeks().flat_map(|week| &week.slots) {
            let WeekSlot::Recovery(recovery) = slot else {
                continue;
            };
            let card = library
                .recovery_session(&recovery.template)
                .expect("checked when read");
            let template = &card.template;
            let fits =
                template.shortest <= recovery.minutes && recovery.minutes <= template.longest;
            assert!(fits, "{}: {}", written.program.id, card.id);
        }
    }
}
