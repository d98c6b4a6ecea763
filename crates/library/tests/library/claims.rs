//! No text that a person can read holds a forbidden word or claim, and every fact says how we know.

use recoup_engine::reason::Grade;
use recoup_library::{Language, Library, Tag, forbidden_in};

/// Every text of the library that a person can read, with where it stands.
fn texts(library: &Library) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut add = |place: &str, text: &str| texts.push((place.to_owned(), text.to_owned()));
    for exercise in library.exercises().iter() {
        let card = library.exercise_card(exercise.id.as_str()).expect("a card");
        for text in [&card.name, &card.setup, &card.action, &card.watch] {
            add(card.id.as_str(), text);
        }
    }
    for card in library.movement_cards() {
        let optional = [&card.easier, &card.harder, &card.care, &card.pregnancy_note];
        let always = [
            &card.name,
            &card.setup,
            &card.action,
            &card.feel,
            &card.stop,
        ];
        for text in always.into_iter().chain(optional.into_iter().flatten()) {
            add(card.id.as_str(), text);
        }
    }
    for card in library.recovery_sessions() {
        let always = [&card.name, &card.when, &card.expect, &card.expect_not];
        for text in always.into_iter().chain(&card.leave_out) {
            add(&card.id, text);
        }
    }
    for written in library.programs() {
        let program = &written.program;
        let phases = program.phases.iter().map(|phase| &phase.name);
        for text in [&program.name, &program.summary].into_iter().chain(phases) {
            add(&program.id, text);
        }
    }
    for fact in library.facts() {
        add(&fact.id, &fact.sentence);
    }
    for language in Language::ALL {
        for (key, sentence) in library.words_in(language).iter() {
            add(key, sentence);
        }
    }
    texts
}

#[test]
fn no_text_holds_a_forbidden_claim() {
    let texts = texts(&Library::embedded());
    assert!(
        1_500 < texts.len(),
        "only {} texts were looked at",
        texts.len()
    );
    let hits: Vec<String> = texts
        .iter()
        .filter_map(|(place, text)| Some((place, text, forbidden_in(text)?)))
        .map(|(place, text, hit)| format!("{place}: {:?} in {text:?}; {}", hit.claim, hit.instead))
        .collect();
    assert!(hits.is_empty(), "{}", hits.join("\n"));
}

#[test]
fn every_fact_says_how_we_know_it() {
    for fact in Library::embedded().facts() {
        let says = |words: &str| fact.sentence.to_lowercase().contains(words);
        match fact.tag {
            Tag::Verified => assert!(!fact.sources.is_empty(), "{}", fact.id),
            Tag::Secondary => assert!(says("as reported"), "{}", fact.id),
            Tag::Computed => assert!(says("our calculation"), "{}", fact.id),
            Tag::Ours => {
                assert!(says("our default, not tested"), "{}", fact.id);
                assert_eq!(fact.grade, Grade::E, "{}", fact.id);
            }
        }
    }
}

#[test]
fn relief_lasts_a_short_while_and_never_an_hour() {
    for (place, text) in texts(&Library::embedded()) {
        let text = text.to_lowercase();
        assert!(
            !text.contains("about an hour") && !text.contains("for an hour"),
            "{place}"
        );
    }
}

#[test]
fn dois_look_like_dois_and_sources_are_used_or_cited_by_rules() {
    let library = Library::embedded();
    for source in library.sources() {
        if let Some(doi) = &source.doi {
            assert!(
                doi.starts_with("10.") && doi.contains('/') && !doi.contains(' '),
                "{doi}"
            );
        }
    }
    for rule in recoup_engine::reason::Rule::ALL {
        let cites = rule.card().evidence.iter().chain(rule.card().against);
        let unknown: Vec<&str> = cites
            .map(|id| id.split(' ').next().unwrap_or_default())
            .filter(|id| *id != "EVIDENCE" && *id != "LIBRARY" && library.source(id).is_none())
            .collect();
        assert!(unknown.is_empty(), "{} cites {unknown:?}", rule.code());
    }
}
