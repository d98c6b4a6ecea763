//! Strength exercises: which muscles they train, how much of a set counts for which, and what they
//! need. The texts of a card (cues, pictures) live with the content, not here.

use std::collections::BTreeMap;

use crate::code::coded;

coded! {
    /// A muscle group, as fine as a person can point at it.
    pub enum Muscle as "muscle" {
        /// Front of the thighs.
        Quads = "quads",
        /// Back of the thighs.
        Hamstrings = "hamstrings",
        /// Seat and side of the hips.
        Glutes = "glutes",
        /// Inner thighs.
        Adductors = "adductors",
        /// Calves.
        Calves = "calves",
        /// Front of the hips.
        HipFlexors = "hip_flexors",
        /// Lower back.
        LowerBack = "lower_back",
        /// Belly and flanks.
        Abs = "abs",
        /// Chest.
        Chest = "chest",
        /// Between and around the shoulder blades.
        UpperBack = "upper_back",
        /// Sides of the back.
        Lats = "lats",
        /// Top of the shoulders to the neck.
        Traps = "traps",
        /// Front of the shoulders.
        FrontShoulders = "front_shoulders",
        /// Side of the shoulders.
        SideShoulders = "side_shoulders",
        /// Back of the shoulders.
        RearShoulders = "rear_shoulders",
        /// Front of the upper arms.
        Biceps = "biceps",
        /// Back of the upper arms.
        Triceps = "triceps",
        /// Forearms and grip.
        Forearms = "forearms",
        /// Neck.
        Neck = "neck",
    }
}

coded! {
    /// How directly an exercise trains a muscle.
    pub enum Share as "share" {
        /// The muscle does the main work.
        Direct = "direct",
        /// The muscle helps.
        Indirect = "indirect",
    }
}

impl Share {
    /// What one hard set counts for the muscle: 1 direct, 0.5 indirect.
    /// Source: PEL25 (fractional counting fitted best).
    pub const fn set_weight(self) -> f64 {
        match self {
            Self::Direct => 1.0,
            Self::Indirect => 0.5,
        }
    }
}

coded! {
    /// The movement an exercise is a case of; pain and life stage remove whole patterns.
    pub enum Pattern as "pattern" {
        /// Knees and hips bend together.
        Squat = "squat",
        /// Hips bend, knees little.
        Hinge = "hinge",
        /// One leg at a time.
        Lunge = "lunge",
        /// Away from the chest.
        HorizontalPush = "horizontal_push",
        /// Overhead.
        VerticalPush = "vertical_push",
        /// Toward the chest.
        HorizontalPull = "horizontal_pull",
        /// From overhead down.
        VerticalPull = "vertical_pull",
        /// One joint of the arm or shoulder.
        UpperIsolation = "upper_isolation",
        /// One joint of the leg or hip.
        LowerIsolation = "lower_isolation",
        /// Trunk.
        Core = "core",
        /// Walking with a load.
        Carry = "carry",
        /// Jumps and throws.
        Jump = "jump",
        /// Running, rowing, cycling and the like.
        Cardio = "cardio",
    }
}

impl Pattern {
    /// Whether the legs and hips do the main work.
    pub const fn is_lower(self) -> bool {
        match self {
            Self::Squat | Self::Hinge | Self::Lunge | Self::LowerIsolation | Self::Jump => true,
            Self::HorizontalPush
            | Self::VerticalPush
            | Self::HorizontalPull
            | Self::VerticalPull
            | Self::UpperIsolation
            | Self::Core
            | Self::Carry
            | Self::Cardio => false,
        }
    }

    /// Whether more than one joint moves.
    pub const fn is_multi_joint(self) -> bool {
        match self {
            Self::Squat
            | Self::Hinge
            | Self::Lunge
            | Self::HorizontalPush
            | Self::VerticalPush
            | Self::HorizontalPull
            | Self::VerticalPull
            | Self::Carry
            | Self::Jump
            | Self::Cardio => true,
            Self::UpperIsolation | Self::LowerIsolation | Self::Core => false,
        }
    }
}

coded! {
    /// What an exercise needs.
    pub enum Equipment as "equipment" {
        /// Straight bar.
        Barbell = "barbell",
        /// Bent bar.
        EzBar = "ez_bar",
        /// Hexagonal bar.
        TrapBar = "trap_bar",
        /// Dumbbells.
        Dumbbell = "dumbbell",
        /// Kettlebells.
        Kettlebell = "kettlebell",
        /// A machine with a fixed path.
        Machine = "machine",
        /// A guided bar.
        SmithMachine = "smith_machine",
        /// Cable column.
        Cable = "cable",
        /// Elastic bands.
        Band = "band",
        /// Bench.
        Bench = "bench",
        /// Rack with safeties.
        Rack = "rack",
        /// Bar to hang from.
        PullUpBar = "pull_up_bar",
        /// Parallel bars.
        DipBars = "dip_bars",
        /// Rings or straps.
        Suspension = "suspension",
        /// Plate held by itself.
        Plate = "plate",
        /// Sandbag, ball or anything else that is heavy.
        OddObject = "odd_object",
        /// Box or step.
        Box = "box",
        /// Treadmill, rower, bicycle.
        CardioMachine = "cardio_machine",
    }
}

coded! {
    /// What the load of a set means.
    pub enum Loading as "loading" {
        /// The load is what is lifted.
        External = "external",
        /// The load is added to the body.
        Bodyweight = "bodyweight",
        /// The load is help: more of it is easier.
        Assisted = "assisted",
    }
}

coded! {
    /// What a set counts.
    pub enum Measure as "measure" {
        /// Repetitions.
        Reps = "reps",
        /// Time.
        Time = "time",
        /// Distance.
        Distance = "distance",
    }
}

coded! {
    /// Whether a set is done once or once for each side.
    pub enum Sides as "sides" {
        /// Both sides at once.
        Both = "both",
        /// Each side by itself.
        Each = "each",
    }
}

/// The stable name of an exercise in files, rows and programs, such as `back-squat-barbell`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseId(String);

impl ExerciseId {
    /// Takes an id as it is written in a file or a row.
    ///
    /// Any text is legal: people's own exercises are kept under the name their app gave them.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A strength exercise as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Its stable name.
    pub id: ExerciseId,
    /// Its name for people.
    pub name: String,
    /// The muscles it trains, each once.
    pub muscles: Vec<(Muscle, Share)>,
    /// The movement it is a case of.
    pub pattern: Pattern,
    /// All that it needs at once; empty for the body alone.
    pub equipment: Vec<Equipment>,
    /// What the load of a set means.
    pub loading: Loading,
    /// What a set counts.
    pub measure: Measure,
    /// Whether a set is done for each side.
    pub sides: Sides,
    /// Exercises that can stand in for it, best first.
    pub substitutes: Vec<ExerciseId>,
}

impl Exercise {
    /// How directly it trains a muscle, if it does.
    pub fn share(&self, muscle: Muscle) -> Option<Share> {
        self.muscles
            .iter()
            .find(|(m, _)| *m == muscle)
            .map(|(_, share)| *share)
    }

    /// Whether its sets are strength work: those of walking, running and the like are not, whatever
    /// muscles they use.
    pub fn is_strength(&self) -> bool {
        self.pattern != Pattern::Cardio
    }

    /// The muscles that do the main work; none where the work is no strength work.
    pub fn direct_muscles(&self) -> impl Iterator<Item = Muscle> + '_ {
        self.muscles
            .iter()
            .filter(|(_, share)| self.is_strength() && *share == Share::Direct)
            .map(|(m, _)| *m)
    }
}

/// All exercises that the rules know, by id.
#[derive(Debug, Clone, Default)]
pub struct Exercises {
    offered: BTreeMap<ExerciseId, Exercise>,
    /// Found by their ids, so that what was done of them keeps its meaning; never offered.
    taken_away: BTreeMap<ExerciseId, Exercise>,
}

impl Exercises {
    /// The exercise of an id, also one that was taken away.
    pub fn find(&self, id: &ExerciseId) -> Option<&Exercise> {
        self.offered.get(id).or_else(|| self.taken_away.get(id))
    }

    /// Every exercise that may be offered, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Exercise> {
        self.offered.values()
    }

    /// How many may be offered.
    pub fn len(&self) -> usize {
        self.offered.len()
    }

    /// Whether none may be offered.
    pub fn is_empty(&self) -> bool {
        self.offered.is_empty()
    }

    /// Adds an exercise that may be offered; one of the same id is replaced.
    pub fn add(&mut self, exercise: Exercise) {
        self.offered.insert(exercise.id.clone(), exercise);
    }

    /// Adds an exercise that its owner took away: it is found by its id and never offered.
    pub fn add_taken_away(&mut self, exercise: Exercise) {
        self.taken_away.insert(exercise.id.clone(), exercise);
    }
}

impl FromIterator<Exercise> for Exercises {
    /// Later exercises replace earlier ones of the same id, so a keeper's own win over the built-in.
    fn from_iter<I: IntoIterator<Item = Exercise>>(exercises: I) -> Self {
        let mut all = Self::default();
        for exercise in exercises {
            all.add(exercise);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for muscle in Muscle::ALL {
            assert_eq!(Muscle::from_code(muscle.code()), Ok(*muscle));
        }
    }

    #[test]
    fn unknown_code_lists_what_is_allowed() {
        let error = MassOnly::from_code("stone").unwrap_err();
        assert_eq!(
            error.to_string(),
            "unit \"stone\" is not known; use one of kg, lb"
        );
    }

    type MassOnly = crate::unit::MassUnit;

    #[test]
    fn exercise_taken_away_is_found_and_not_offered() {
        let mut all = Exercises::default();
        all.add_taken_away(Exercise {
            id: ExerciseId::new("carry"),
            name: "Carry".to_owned(),
            muscles: vec![(Muscle::Forearms, Share::Direct)],
            pattern: Pattern::Carry,
            equipment: vec![],
            loading: Loading::External,
            measure: Measure::Time,
            sides: Sides::Each,
            substitutes: vec![],
        });
        assert!(all.find(&ExerciseId::new("carry")).is_some());
        assert_eq!((all.iter().count(), all.len()), (0, 0));
    }
}
