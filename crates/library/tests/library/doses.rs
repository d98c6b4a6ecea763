//! Recovery stays under its ceiling, at every length, or is labeled training (rules R36 to R38).

use recoup_engine::movement::{Condition, Modality, PregnancyMark, length_s, met_minutes};
use recoup_engine::plan::Experience;
use recoup_engine::recovery::Ceiling;
use recoup_engine::unit::Minutes;
use recoup_library::Library;

fn ceiling(experience: Experience) -> Ceiling {
    Ceiling {
        most_met: None,
        experience,
        strength_load: None,
    }
}

#[test]
fn sessions_as_written_stay_under_the_lower_ceiling() {
    let library = Library::embedded();
    for card in library.recovery_sessions() {
        let cost = met_minutes(&card.template.steps, library.movements()).expect("known steps");
        assert!(
            cost <= ceiling(Experience::New).met_minutes() || card.template.is_training,
            "{}: {cost}",
            card.id
        );
    }
}

#[test]
fn sessions_of_any_length_fit_their_minutes_and_the_ceiling() {
    let library = Library::embedded();
    for card in library.recovery_sessions() {
        let template = &card.template;
        for minutes in template.shortest.count().max(2)..=template.longest.count() {
            let asked = Minutes::try_new(minutes).expect("within a day");
            let steps = template.steps_for(asked);
            let cost = met_minutes(&steps, library.movements()).expect("known steps");
            let length = length_s(&steps);
            assert!(
                cost <= ceiling(Experience::Regular).met_minutes(),
                "{} at {minutes}: {cost}",
                card.id
            );
            assert!(
                length <= minutes * 60,
                "{} at {minutes} min takes {length} s",
                card.id
            );
        }
    }
}

#[test]
fn harder_movements_are_labeled_or_held_by_the_talk_test() {
    for movement in Library::embedded().movements().iter() {
        let is_allowed = ceiling(Experience::New).allows(movement);
        assert!(is_allowed || movement.is_training, "{}", movement.id);
    }
}

#[test]
fn no_recovery_session_holds_training() {
    let library = Library::embedded();
    for card in library.recovery_sessions() {
        for step in &card.template.steps {
            let movement = library.movements().find(&step.movement).expect("known");
            assert!(
                !movement.is_training || card.template.is_training,
                "{}",
                card.id
            );
        }
    }
}

#[test]
fn sessions_for_a_stage_hold_only_what_it_allows() {
    let library = Library::embedded();
    let movements_of = |id: &str| {
        let card = library.recovery_session(id).expect("one of ours");
        card.template
            .steps
            .iter()
            .filter_map(|s| library.movements().find(&s.movement))
    };
    for movement in movements_of("pregnancy-easy") {
        assert_ne!(
            movement.pregnancy,
            PregnancyMark::LeaveOut,
            "{}",
            movement.id
        );
    }
    for movement in movements_of("after-birth") {
        assert!(movement.postpartum_start, "{}", movement.id);
    }
}

#[test]
fn less_sore_never_means_stretching() {
    let library = Library::embedded();
    for card in library.recovery_sessions() {
        let facts = card.facts.iter().map(String::as_str).collect::<Vec<_>>();
        assert!(!facts.is_empty(), "{}", card.id);
        if card.purpose.code() == "less_sore" {
            let first = &card.template.steps[0];
            let movement = library.movements().find(&first.movement).expect("known");
            assert_ne!(movement.modality, Modality::Stretching, "{}", card.id);
        }
    }
    let warm = library
        .movements()
        .iter()
        .find(|m| m.id.as_str() == "warm-pack")
        .expect("ours");
    assert!(warm.leave_out_with.contains(&Condition::Fever));
}
