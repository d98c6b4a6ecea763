//! The whole library: every room read and checked together.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use recoup_engine::exercise::{Exercise, ExerciseId, Exercises};
use recoup_engine::movement::{Modality, Movement, MovementId, Movements};

use crate::embedded::TEXTS;
use crate::evidence::{self, PrintedFact, Source};
use crate::exercises::{self, ExerciseCard};
use crate::figure::{self, Figure};
use crate::mistake::{Mistake, to_lines};
use crate::movements::{self, ModalityCard, MovementCard};
use crate::names::{NameMatch, Names};
use crate::page::{Fields, Page, Reference, Target};
use crate::programs::{self, WrittenProgram};
use crate::recovery_sessions::{self, RecoveryCard};
use crate::words::{self, Language, Unsaid, Words};

/// Everything that is kept as text: exercises, movements, recovery sessions, programs, evidence and
/// words.
#[derive(Debug, Clone, Default)]
pub struct Library {
    exercises: Exercises,
    exercise_cards: BTreeMap<ExerciseId, ExerciseCard>,
    movements: Movements,
    movement_cards: BTreeMap<MovementId, MovementCard>,
    figures: BTreeMap<String, Figure>,
    modalities: BTreeMap<Modality, ModalityCard>,
    recovery_sessions: BTreeMap<String, RecoveryCard>,
    programs: BTreeMap<String, WrittenProgram>,
    facts: BTreeMap<String, PrintedFact>,
    sources: BTreeMap<String, Source>,
    words: BTreeMap<Language, Words>,
    /// Made when a name is first asked for: reading never waits for it.
    names: OnceLock<Names>,
}

/// Why a keeper's folder could not be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder or a file in it could not be read.
    #[error("could not read {path}: {source}")]
    Unreadable {
        /// Which path.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The texts have mistakes.
    #[error("{}", to_lines(.0))]
    Mistakes(Vec<Mistake>),
}

impl Library {
    /// The library that comes with the program.
    ///
    /// Its texts are checked by tests, so nothing of them is left out here.
    ///
    /// ```
    /// use recoup_library::Library;
    /// let library = Library::embedded();
    /// assert!(library.exercises().len() >= 120);
    /// assert_eq!(library.movements().len(), 73);
    /// ```
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// Reads the embedded texts anew, as the first call of [`Library::embedded`] does.
    pub fn read_embedded() -> Self {
        read(Self::default(), TEXTS).0
    }

    /// The embedded library with a keeper's own texts over it, as pairs of file name and text. An
    /// entry of theirs replaces ours of the same id.
    ///
    /// # Errors
    /// Every [`Mistake`] in the keeper's texts, by file and line.
    pub fn with_folder(files: &[(String, String)]) -> Result<Self, Vec<Mistake>> {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let (library, mistakes) = read(Self::embedded(), &files);
        if mistakes.is_empty() {
            Ok(library)
        } else {
            Err(mistakes)
        }
    }

    /// The embedded library with all `*.toml` of a folder and the folders in it over it.
    ///
    /// # Errors
    /// [`FolderError`] if a file cannot be read or has mistakes.
    pub fn from_folder(folder: &Path) -> Result<Self, FolderError> {
        let mut files = Vec::new();
        gather(folder, &mut files)?;
        files.sort_unstable();
        Self::with_folder(&files).map_err(FolderError::Mistakes)
    }

    /// The exercises as the rules see them.
    pub const fn exercises(&self) -> &Exercises {
        &self.exercises
    }

    /// What a person reads about an exercise.
    pub fn exercise_card(&self, id: &str) -> Option<&ExerciseCard> {
        self.exercise_cards.get(&ExerciseId::new(id))
    }

    /// The movements as the rules see them.
    pub const fn movements(&self) -> &Movements {
        &self.movements
    }

    /// What a person reads about a movement.
    pub fn movement_card(&self, id: &str) -> Option<&MovementCard> {
        self.movement_cards.get(&MovementId::new(id))
    }

    /// Every movement's card, by id.
    pub fn movement_cards(&self) -> impl Iterator<Item = &MovementCard> {
        self.movement_cards.values()
    }

    /// Every figure with the positions of its parts, by id.
    pub fn figures(&self) -> impl Iterator<Item = Figure> + '_ {
        self.figures.values().map(|figure| self.whole(figure))
    }

    /// The figure of a movement or of a form of it, by its id.
    pub fn figure(&self, id: &str) -> Option<Figure> {
        self.figures.get(id).map(|figure| self.whole(figure))
    }

    fn whole(&self, figure: &Figure) -> Figure {
        let parts = figure.parts.iter().filter_map(|id| self.figures.get(id));
        let first = parts.filter_map(|part| part.positions.first().cloned());
        let mut whole = figure.clone();
        whole.positions.extend(first);
        whole
    }

    /// What is known about a kind of movement.
    pub fn modality(&self, modality: Modality) -> Option<&ModalityCard> {
        self.modalities.get(&modality)
    }

    /// The facts for and against a movement: its own where it was studied, else its modality's.
    pub fn evidence_of(&self, id: &MovementId) -> Option<(&PrintedFact, &PrintedFact)> {
        let card = self.movement_card(id.as_str())?;
        let modality = self.modality(self.movements.find(id)?.modality)?;
        let supports = card.evidence_for.as_ref().unwrap_or(&modality.evidence_for);
        let speaks_against = card
            .evidence_against
            .as_ref()
            .unwrap_or(&modality.evidence_against);
        Some((self.fact(supports)?, self.fact(speaks_against)?))
    }

    /// A recovery session by its id.
    pub fn recovery_session(&self, id: &str) -> Option<&RecoveryCard> {
        self.recovery_sessions.get(id)
    }

    /// Every recovery session, by id.
    pub fn recovery_sessions(&self) -> impl Iterator<Item = &RecoveryCard> {
        self.recovery_sessions.values()
    }

    /// A program by its id.
    pub fn program(&self, id: &str) -> Option<&WrittenProgram> {
        self.programs.get(id)
    }

    /// Every program, by id.
    pub fn programs(&self) -> impl Iterator<Item = &WrittenProgram> {
        self.programs.values()
    }

    /// A fact by its id.
    pub fn fact(&self, id: &str) -> Option<&PrintedFact> {
        self.facts.get(id)
    }

    /// Every fact, by id.
    pub fn facts(&self) -> impl Iterator<Item = &PrintedFact> {
        self.facts.values()
    }

    /// A source by its id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// Every source, by id.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// The catalogue of sentences in English, which has every key.
    pub fn words(&self) -> &Words {
        self.words_in(Language::English)
    }

    /// The catalogue of sentences in a language.
    pub fn words_in(&self, language: Language) -> &Words {
        static NONE: Words = Words::none();
        self.words.get(&language).unwrap_or(&NONE)
    }

    /// The sentence of a key in a language, in English where that language has no such key.
    ///
    /// # Errors
    /// As [`Words::say`].
    pub fn say(
        &self,
        language: Language,
        key: &str,
        values: &[(&str, &str)],
    ) -> Result<String, Unsaid> {
        let own = self.words_in(language);
        let words = if own.has(key) { own } else { self.words() };
        words.say(key, values)
    }

    /// What exercise a name means, by our names and the habits of the common apps.
    pub fn match_exercise(&self, name: &str) -> NameMatch {
        let names = self
            .names
            .get_or_init(|| Names::of(self.exercise_cards.values()));
        names.find(name)
    }

    fn has(&self, target: Target, id: &str) -> bool {
        match target {
            Target::Exercise => self.exercises.find(&ExerciseId::new(id)).is_some(),
            Target::Movement => self.movements.find(&MovementId::new(id)).is_some(),
            Target::Figure => self.figures.contains_key(id),
            Target::RecoverySession => self.recovery_sessions.contains_key(id),
            Target::Fact => self.facts.contains_key(id),
            Target::Source => self.sources.contains_key(id),
        }
    }
}

/// The embedded library, read once.
static EMBEDDED: LazyLock<Library> = LazyLock::new(Library::read_embedded);

/// What the files of a library hold, before it is put together.
#[derive(Default)]
struct Pile {
    exercises: Vec<Exercise>,
    movements: Vec<Movement>,
    library: Library,
    mistakes: Vec<Mistake>,
    references: Vec<Reference>,
}

/// Reads files in order over a library; later entries replace earlier ones. All mistakes of all
/// files come back, sorted by file and line, with what could be read.
fn read(under: Library, files: &[(&str, &str)]) -> (Library, Vec<Mistake>) {
    let mut pile = Pile {
        exercises: under.exercises.iter().cloned().collect(),
        movements: under.movements.iter().cloned().collect(),
        library: under,
        ..Pile::default()
    };
    for (name, text) in files {
        read_file(name, text, &mut pile);
    }
    pile.library.exercises = pile.exercises.into_iter().collect();
    pile.library.movements = pile.movements.into_iter().collect();
    pile.library.names = OnceLock::new();
    let broken = pile.references.into_iter();
    let broken = broken.filter(|r| !pile.library.has(r.to, &r.otherwise.found));
    pile.mistakes.extend(broken.map(|r| r.otherwise));
    pile.mistakes.sort();
    (pile.library, pile.mistakes)
}

/// Reads whatever a file holds; what it holds is told by its tables and not by its name. Of a file
/// that is not TOML nothing is read: what is left of it would only add mistakes that are none.
fn read_file(name: &str, text: &str, pile: &mut Pile) {
    let (page, table) = Page::open(name, text);
    if page.is_broken() {
        pile.mistakes.extend(page.close().0);
        return;
    }
    let mut fields = Fields::of_page(&page, &table);
    let library = &mut pile.library;
    let mut seen = Seen::default();
    for entry in fields.tables("exercise", "exercise") {
        seen.check(&entry);
        let Some((exercise, card)) = exercises::read(entry) else {
            continue;
        };
        library.exercise_cards.insert(card.id.clone(), card);
        pile.exercises.push(exercise);
    }
    for entry in fields.tables("movement", "movement") {
        seen.check(&entry);
        let Some((movement, card)) = movements::read(entry) else {
            continue;
        };
        library.movement_cards.insert(card.id.clone(), card);
        pile.movements.push(movement);
    }
    for entry in fields.tables("figure", "figure") {
        seen.check(&entry);
        if let Some(figure) = figure::read(entry) {
            library.figures.insert(figure.id.clone(), figure);
        }
    }
    read_cards(&mut fields, library, &mut seen);
    if let Some(program) = fields.table("program", "program").and_then(programs::read) {
        let written = WrittenProgram {
            program,
            text: text.to_owned(),
        };
        library.programs.insert(written.program.id.clone(), written);
    }
    let language = fields.code_or("language", Language::English, Language::from_code);
    if let Some(sentences) = fields.table("words", "words") {
        let language = language.unwrap_or_default();
        let words = library.words.entry(language).or_default();
        words.extend(words::read(&sentences));
    }
    fields.close();
    let (mistakes, references) = page.close();
    pile.mistakes.extend(mistakes);
    pile.references.extend(references);
}

fn read_cards(fields: &mut Fields<'_, '_>, library: &mut Library, seen: &mut Seen) {
    let modalities = fields.tables("modality", "modality").into_iter();
    for card in modalities.filter_map(movements::read_modality) {
        library.modalities.insert(card.modality, card);
    }
    for entry in fields.tables("recovery_session", "recovery session") {
        seen.check(&entry);
        if let Some(card) = recovery_sessions::read(entry) {
            library.recovery_sessions.insert(card.id.clone(), card);
        }
    }
    for entry in fields.tables("fact", "fact") {
        seen.check(&entry);
        if let Some(fact) = evidence::read_fact(entry) {
            library.facts.insert(fact.id.clone(), fact);
        }
    }
    for entry in fields.tables("source", "source") {
        seen.check(&entry);
        if let Some(source) = evidence::read_source(entry) {
            library.sources.insert(source.id.clone(), source);
        }
    }
}

/// The entries of one file, each of which may stand only once.
#[derive(Default)]
struct Seen(std::collections::BTreeSet<String>);

impl Seen {
    fn check(&mut self, entry: &Fields<'_, '_>) {
        if entry.has("id") && !self.0.insert(entry.label().to_owned()) {
            let text = "stands twice in this file".to_owned();
            entry.report(&entry.span_of("id"), "id", "", text);
        }
    }
}

fn gather(folder: &Path, files: &mut Vec<(String, String)>) -> Result<(), FolderError> {
    let unreadable = |path: &Path, source| {
        let path = path.display().to_string();
        FolderError::Unreadable { path, source }
    };
    let entries = std::fs::read_dir(folder).map_err(|e| unreadable(folder, e))?;
    for entry in entries {
        let path = entry.map_err(|e| unreadable(folder, e))?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
            files.push((path.display().to_string(), text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_texts_have_no_mistake() {
        let (_, mistakes) = read(Library::default(), TEXTS);
        assert!(mistakes.is_empty(), "{}", to_lines(&mistakes));
    }
}
