//! What is in the library: how much of it, and that nothing hangs in the air.

use std::collections::BTreeSet;

use recoup_engine::exercise::{Muscle, Pattern};
use recoup_engine::movement::{Modality, PregnancyMark};
use recoup_library::Library;

#[test]
fn library_is_as_large_as_promised() {
    let library = Library::embedded();
    assert!(
        120 <= library.exercises().len(),
        "{}",
        library.exercises().len()
    );
    assert_eq!(library.movements().len(), 73);
    assert_eq!(library.recovery_sessions().count(), 15);
    let programs: Vec<&str> = library.programs().map(|w| w.program.id.as_str()).collect();
    let expected = [
        "four-days-upper-lower",
        "return-after-break",
        "strong-in-sixty",
        "strong-in-sixty-home",
        "two-days",
    ];
    assert_eq!(programs, expected);
}

#[test]
fn movements_are_numbered_without_gap() {
    let library = Library::embedded();
    let mut numbers: Vec<u16> = library
        .movement_cards()
        .filter_map(|card| card.number)
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=73).collect::<Vec<u16>>());
    let sessions: BTreeSet<&str> = library
        .recovery_sessions()
        .filter_map(|card| card.number.as_deref())
        .collect();
    assert!(
        (1..=14).all(|n| sessions.contains(format!("S{n}").as_str())),
        "{sessions:?}"
    );
}

/// Numbers of the movements that a mark of the science page names.
fn numbered(mark: impl Fn(&recoup_engine::movement::Movement) -> bool) -> Vec<u16> {
    let library = Library::embedded();
    let marked = library.movements().iter().filter(|movement| mark(movement));
    let number = |id: &str| library.movement_card(id).and_then(|card| card.number);
    let mut numbers: Vec<u16> = marked.filter_map(|m| number(m.id.as_str())).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn marks_for_life_stages_are_those_of_the_science() {
    let start = [1, 2, 8, 13, 14, 25, 35, 45, 46, 49, 51, 52, 68];
    assert_eq!(numbered(|m| m.postpartum_start), start);
    let out = [26, 30, 33, 56, 59, 72];
    assert_eq!(numbered(|m| m.pregnancy == PregnancyMark::LeaveOut), out);
    assert_eq!(numbered(|m| m.is_training), [71, 72]);
}

#[test]
fn modified_in_pregnancy_says_how() {
    let library = Library::embedded();
    for movement in library.movements().iter() {
        let card = library.movement_card(movement.id.as_str()).expect("a card");
        if movement.pregnancy == PregnancyMark::Modify {
            let says = card.pregnancy_note.is_some() || card.care.is_some();
            assert!(says, "{}", card.id);
        }
    }
}

#[test]
fn every_movement_shows_both_sides_of_its_evidence() {
    let library = Library::embedded();
    for modality in Modality::ALL {
        assert!(library.modality(*modality).is_some(), "{}", modality.code());
    }
    for movement in library.movements().iter() {
        let (supports, against) = library.evidence_of(&movement.id).expect("both facts");
        assert_ne!(supports.id, against.id, "{}", movement.id);
    }
}

#[test]
fn every_muscle_and_pattern_has_exercises() {
    let library = Library::embedded();
    for pattern in Pattern::ALL {
        let n = library
            .exercises()
            .iter()
            .filter(|e| e.pattern == *pattern)
            .count();
        assert!(2 <= n, "{}: {n}", pattern.code());
    }
    for muscle in Muscle::ALL {
        let n = library
            .exercises()
            .iter()
            .filter(|e| e.share(*muscle).is_some())
            .count();
        assert!(1 <= n, "{}", muscle.code());
    }
}

#[test]
fn substitutes_train_a_muscle_of_what_they_replace() {
    let library = Library::embedded();
    let mut odd = Vec::new();
    for exercise in library.exercises().iter() {
        for id in &exercise.substitutes {
            let other = library.exercises().find(id).expect("checked when read");
            let uses = |muscle: &Muscle| exercise.share(*muscle).is_some();
            let shared = Muscle::ALL
                .iter()
                .filter(|muscle| uses(muscle))
                .any(|muscle| other.share(*muscle).is_some());
            if !shared || other.id == exercise.id {
                odd.push(format!("{} for {}", other.id, exercise.id));
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn most_lifts_have_a_stand_in_without_a_gym() {
    let library = Library::embedded();
    let bare = library
        .exercises()
        .iter()
        .filter(|e| e.substitutes.is_empty())
        .count();
    assert!(bare <= 1, "{bare} exercises have no substitute");
}

#[test]
fn rolling_asks_about_clots_or_wounds_everywhere() {
    use recoup_engine::movement::Condition;
    let library = Library::embedded();
    let rolling = library
        .movements()
        .iter()
        .filter(|m| m.modality == Modality::Rolling);
    for movement in rolling {
        let out = &movement.leave_out_with;
        for condition in [
            Condition::OpenWound,
            Condition::Fracture,
            Condition::Inflammation,
        ] {
            assert!(out.contains(&condition), "{}", movement.id);
        }
    }
    for id in [
        "roll-calves",
        "roll-quads",
        "roll-hamstrings",
        "thigh-squeeze",
        "easy-walk",
    ] {
        let found = library
            .movements()
            .iter()
            .find(|m| m.id.as_str() == id)
            .expect(id);
        assert!(found.leave_out_with.contains(&Condition::ClotSigns), "{id}");
    }
}
