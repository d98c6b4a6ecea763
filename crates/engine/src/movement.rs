//! Recovery movements and the sessions made of them: what a movement works, how much of it is done,
//! what it costs, and for whom it is left out. The texts of a card live with the content.
//!
//! Choosing movements for a person is not done here; a template is a session somebody wrote down.

use std::collections::BTreeMap;

use crate::code::coded;
use crate::exercise::{Muscle, Sides};
use crate::unit::{Met, Minutes, Seconds};
use crate::wellness::Site;

coded! {
    /// What kind of easy movement it is; evidence exists for kinds, hardly ever for one movement.
    pub enum Modality as "modality" {
        /// Slow movement through a comfortable range.
        Mobility = "mobility",
        /// Held or slow stretches, for range and calm.
        Stretching = "stretching",
        /// Gentle yoga.
        Yoga = "yoga",
        /// Walking.
        Walking = "walking",
        /// Easy cycling or arm cranking.
        Cycling = "cycling",
        /// Light contractions of the muscles that are sore.
        LightContraction = "light_contraction",
        /// Rolling on foam or a ball.
        Rolling = "rolling",
        /// Hands or a ball on oneself.
        SelfMassage = "self_massage",
        /// Breathing and lying still.
        Breathing = "breathing",
        /// Warmth.
        Warmth = "warmth",
        /// A minute or a few that break up sitting.
        Snack = "snack",
    }
}

coded! {
    /// What a dose counts.
    pub enum DoseKind as "dose" {
        /// Seconds in one position.
        Hold = "hold",
        /// Repetitions.
        Reps = "reps",
        /// Breaths.
        Breaths = "breaths",
        /// Minutes of going on.
        Minutes = "minutes",
    }
}

coded! {
    /// What a movement needs besides a floor.
    pub enum Prop as "prop" {
        /// A wall or a door frame.
        Wall = "wall",
        /// A chair or a bench.
        Chair = "chair",
        /// A mat or a carpet to lie on.
        Mat = "mat",
        /// A cushion or folded blanket.
        Cushion = "cushion",
        /// A strap, belt or towel.
        Strap = "strap",
        /// An elastic band.
        Band = "band",
        /// A foam roller.
        Roller = "roller",
        /// A small ball.
        Ball = "ball",
        /// A path or a place to walk.
        Path = "path",
        /// A stationary bicycle.
        Bicycle = "bicycle",
        /// A warm pack or a shower.
        Warmth = "warmth",
        /// Stairs.
        Stairs = "stairs",
    }
}

coded! {
    /// A condition that a person can name and for which a movement is left out.
    pub enum Condition as "condition" {
        /// One leg or arm swollen, warm or painful: a clot is possible (RF3).
        ClotSigns = "clot_signs",
        /// Varicose veins.
        VaricoseVeins = "varicose_veins",
        /// Medicine that thins the blood.
        BloodThinners = "blood_thinners",
        /// Skin that feels little.
        NumbSkin = "numb_skin",
        /// An open wound where it works (R14).
        OpenWound = "open_wound",
        /// A broken bone where it works (R14).
        Fracture = "fracture",
        /// Inflamed, hot or swollen where it works (R14).
        Inflammation = "inflammation",
        /// Weak bones or a vertebra that broke.
        Osteoporosis = "osteoporosis",
        /// Pain that shoots down a limb, or tingling.
        NervePain = "nerve_pain",
        /// A replaced hip with rules about its range.
        HipReplacement = "hip_replacement",
        /// A shoulder that slips out.
        ShoulderInstability = "shoulder_instability",
        /// Raised pressure in the eye.
        Glaucoma = "glaucoma",
        /// Blood pressure that is not under control.
        HighBloodPressure = "high_blood_pressure",
        /// Stomach acid that rises when lying flat.
        Reflux = "reflux",
        /// Dizzy, or unsure on the feet.
        Dizziness = "dizziness",
        /// A fever.
        Fever = "fever",
        /// Heart disease.
        HeartDisease = "heart_disease",
        /// Pain at the front of the pelvis or in the groin.
        PelvicGirdlePain = "pelvic_girdle_pain",
        /// The belly bulges along its middle when it works.
        Doming = "doming",
        /// Breast implants or tender breasts.
        BreastTenderness = "breast_tenderness",
        /// Belly pain that is sudden, severe or not like a period.
        AcuteAbdominalPain = "acute_abdominal_pain",
        /// A pelvic floor that hurts or does not let go.
        PelvicFloorPain = "pelvic_floor_pain",
    }
}

coded! {
    /// What pregnancy means for a movement.
    pub enum PregnancyMark as "pregnancy mark" {
        /// As it is.
        Fine = "fine",
        /// Changed, as its card says.
        Modify = "modify",
        /// Left out.
        LeaveOut = "leave_out",
    }
}

coded! {
    /// Where an energy cost comes from.
    pub enum MetSource as "source of an energy cost" {
        /// Source: HER24, the 2024 Adult Compendium, by its code.
        Compendium = "compendium",
        /// Choice: our estimate; the card says so.
        Ours = "ours",
    }
}

coded! {
    /// What a movement is well used for when a session is composed.
    pub enum Fit as "fit" {
        /// To begin with.
        Opening = "opening",
        /// To end with.
        Closing = "closing",
        /// On days with period pain.
        PeriodEase = "period_ease",
        /// When everything is low.
        Restorative = "restorative",
        /// The first weeks after birth, before anything else.
        AfterBirth = "after_birth",
        /// In a pregnancy.
        Pregnancy = "pregnancy",
        /// In an ease week.
        EaseWeek = "ease_week",
        /// When there are eight minutes.
        Minimum = "minimum",
        /// To break up sitting.
        Snack = "snack",
    }
}

/// The stable name of a movement, such as `cat-camel`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MovementId(String);

impl MovementId {
    /// Takes an id as it is written in a file or a row; any text is legal.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for MovementId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// How much of a movement is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// What the amount counts.
    pub kind: DoseKind,
    /// Seconds, repetitions, breaths or minutes of one round on one side.
    pub amount: u16,
    /// How often the amount is done.
    pub rounds: u8,
    /// Whether a round is done for each side.
    pub sides: Sides,
    /// Seconds that one repetition or breath takes; 1 for holds, 60 for minutes.
    pub pace: Seconds,
    /// Rest after each round but the last.
    pub rest: Seconds,
}

impl Dose {
    /// Seconds of work, without rests: rounds × sides × amount × pace.
    pub fn work(&self) -> i64 {
        let sides = match self.sides {
            Sides::Both => 1,
            Sides::Each => 2,
        };
        i64::from(self.rounds) * sides * i64::from(self.amount) * self.pace.count()
    }

    /// About two thirds of it: fewer rounds where there are several, else a smaller amount. Of the
    /// smallest dose nothing is taken.
    ///
    /// Choice: the cards' easier forms say half to three quarters; two thirds lies between.
    #[must_use]
    pub fn shorter(self) -> Self {
        let part = |n: u16| n - n / SHORTER_BY;
        match u8::try_from(part(u16::from(self.rounds))) {
            Ok(rounds) if rounds < self.rounds => Self { rounds, ..self },
            Ok(_) | Err(_) => Self {
                amount: part(self.amount),
                ..self
            },
        }
    }

    /// Seconds from the first round to the last, rests included.
    pub fn seconds(&self) -> i64 {
        let rests = i64::from(self.rounds).saturating_sub(1).max(0);
        self.work() + rests * self.rest.count()
    }
}

/// A recovery movement as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Its stable name.
    pub id: MovementId,
    /// Its name for people.
    pub name: String,
    /// What kind it is.
    pub modality: Modality,
    /// The muscles it moves, stretches or presses.
    pub muscles: Vec<Muscle>,
    /// The sites it loads or bends; a pain flag there leaves it out.
    pub sites: Vec<Site>,
    /// What it needs.
    pub props: Vec<Prop>,
    /// How much of it is usual.
    pub dose: Dose,
    /// Its energy cost.
    pub met: Met,
    /// Where that cost comes from.
    pub met_source: MetSource,
    /// What it is well used for in a composed session.
    pub fits: Vec<Fit>,
    /// Conditions for which it is left out.
    pub leave_out_with: Vec<Condition>,
    /// What pregnancy means for it.
    pub pregnancy: PregnancyMark,
    /// Whether it is one to start with after birth.
    pub postpartum_start: bool,
    /// Whether it is training rather than recovery, whatever it is used for.
    pub is_training: bool,
}

/// All movements, by id.
#[derive(Debug, Clone, Default)]
pub struct Movements(BTreeMap<MovementId, Movement>);

impl Movements {
    /// The movement of an id.
    pub fn find(&self, id: &MovementId) -> Option<&Movement> {
        self.0.get(id)
    }

    /// Every movement, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Movement> {
        self.0.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Movement> for Movements {
    /// Later movements replace earlier ones of the same id.
    fn from_iter<I: IntoIterator<Item = Movement>>(movements: I) -> Self {
        Self(movements.into_iter().map(|m| (m.id.clone(), m)).collect())
    }
}

/// One step of a recovery session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The movement.
    pub movement: MovementId,
    /// How much of it in this session.
    pub dose: Dose,
    /// How much the session needs it: 1 stays to the last, greater numbers leave first.
    pub priority: u8,
}

/// A recovery session that somebody wrote down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryTemplate {
    /// Its stable name, such as `day-after-legs`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The fewest minutes for which it is still itself.
    pub shortest: Minutes,
    /// The most minutes it is meant for.
    pub longest: Minutes,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// Whether it is labeled training rather than recovery.
    pub is_training: bool,
}

/// Seconds to get ready for a step and to change sides.
/// Choice: the guided player counts three, two, one; more would be waiting.
pub const CHANGE_S: i64 = 5;

/// A shorter dose leaves out one part in so many. Choice: see [`Dose::shorter`].
const SHORTER_BY: u16 = 3;

/// Seconds in a minute. Source: definition.
const SECONDS_PER_MINUTE: i64 = 60;
/// Seconds in a minute, for shares of one. Source: definition.
const SECONDS_PER_MINUTE_F: f64 = 60.0;

/// Energy cost of steps in MET-minutes, counting work and not rests; `None` if a step names a
/// movement that is not known. Grows with every step and every dose.
pub fn met_minutes(steps: &[Step], movements: &Movements) -> Option<f64> {
    steps.iter().try_fold(0.0, |sum, step| {
        let movement = movements.find(&step.movement)?;
        #[expect(clippy::cast_precision_loss, reason = "a step lasts far below 2^53 s")]
        let minutes = step.dose.work() as f64 / SECONDS_PER_MINUTE_F;
        Some(sum + minutes * met(movement))
    })
}

#[expect(clippy::cast_precision_loss, reason = "at most 25,000")]
fn met(movement: &Movement) -> f64 {
    movement.met.thousandths() as f64 / 1_000.0
}

/// Seconds that steps take together, with a change before each.
pub fn length_s(steps: &[Step]) -> i64 {
    steps.iter().map(|s| s.dose.seconds() + CHANGE_S).sum()
}

impl RecoveryTemplate {
    /// The steps for a number of minutes, in their order.
    ///
    /// Steps leave from the greatest priority down, later ones first, until the rest fits; a step
    /// that is counted in minutes then grows into what is left, or shrinks to it. At least one step
    /// stays, so a session is never empty unless the template is.
    pub fn steps_for(&self, minutes: Minutes) -> Vec<Step> {
        let room = minutes.count().saturating_mul(SECONDS_PER_MINUTE);
        let mut steps = self.steps.clone();
        while steps.len() > 1 && shortest_s(&steps) > room {
            let Some(out) = least_needed(&steps) else {
                break;
            };
            steps.remove(out);
        }
        stretch(&mut steps, room);
        steps
    }
}

/// Seconds that steps take if those counted in minutes are one minute long.
fn shortest_s(steps: &[Step]) -> i64 {
    let seconds = |step: &Step| match step.dose.kind {
        DoseKind::Minutes => SECONDS_PER_MINUTE,
        DoseKind::Hold | DoseKind::Reps | DoseKind::Breaths => step.dose.seconds(),
    };
    steps.iter().map(|s| seconds(s) + CHANGE_S).sum()
}

fn least_needed(steps: &[Step]) -> Option<usize> {
    (0..steps.len()).max_by_key(|&i| (steps[i].priority, i))
}

/// Gives the steps that are counted in minutes the room that the others leave, evenly.
fn stretch(steps: &mut [Step], room: i64) {
    let is_minutes = |step: &Step| step.dose.kind == DoseKind::Minutes;
    let Ok(n_minutes) = i64::try_from(steps.iter().filter(|s| is_minutes(s)).count()) else {
        return;
    };
    if n_minutes == 0 {
        return;
    }
    let spare = room - shortest_s(steps) + n_minutes * SECONDS_PER_MINUTE;
    let each = (spare / (n_minutes * SECONDS_PER_MINUTE)).max(1);
    for step in steps.iter_mut().filter(|s| is_minutes(s)) {
        step.dose.amount = u16::try_from(each).unwrap_or(step.dose.amount);
        step.dose.rounds = 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dose(kind: DoseKind, amount: u16, rounds: u8, sides: Sides, pace: i64) -> Dose {
        let seconds = |s| Seconds::try_new(s).expect("small");
        let (pace, rest) = (seconds(pace), seconds(10));
        Dose {
            kind,
            amount,
            rounds,
            sides,
            pace,
            rest,
        }
    }

    fn step(movement: &str, dose: Dose, priority: u8) -> Step {
        let movement = MovementId::new(movement);
        Step {
            movement,
            dose,
            priority,
        }
    }

    fn template() -> RecoveryTemplate {
        let minutes = |m| Minutes::try_new(m).expect("small");
        RecoveryTemplate {
            id: "t".into(),
            name: "T".into(),
            shortest: minutes(5),
            longest: minutes(30),
            steps: vec![
                step("walk", dose(DoseKind::Minutes, 10, 1, Sides::Both, 60), 1),
                step("rock", dose(DoseKind::Reps, 10, 2, Sides::Each, 4), 2),
                step("hold", dose(DoseKind::Hold, 30, 2, Sides::Each, 1), 3),
            ],
            is_training: false,
        }
    }

    fn names(steps: &[Step]) -> Vec<&str> {
        steps.iter().map(|s| s.movement.as_str()).collect()
    }

    #[test]
    fn sides_and_rounds_multiply_rests_stand_between() {
        let rock = dose(DoseKind::Reps, 10, 2, Sides::Each, 4);
        assert_eq!((rock.work(), rock.seconds()), (160, 170));
    }

    #[test]
    fn shorter_takes_rounds_first_and_never_all() {
        let ten = dose(DoseKind::Reps, 10, 10, Sides::Both, 3).shorter();
        assert_eq!((ten.rounds, ten.amount), (7, 10));
        let two = dose(DoseKind::Reps, 10, 2, Sides::Both, 3).shorter();
        assert_eq!((two.rounds, two.amount), (2, 7));
        let hold = dose(DoseKind::Hold, 90, 1, Sides::Each, 1).shorter();
        assert_eq!((hold.rounds, hold.amount), (1, 60));
        let one = dose(DoseKind::Minutes, 1, 1, Sides::Both, 60);
        assert_eq!(one.shorter(), one);
    }

    #[test]
    fn less_time_drops_the_least_needed_first() {
        let six = template().steps_for(Minutes::try_new(6).expect("small"));
        assert_eq!(names(&six), ["walk", "rock"]);
        let two = template().steps_for(Minutes::try_new(2).expect("small"));
        assert_eq!(names(&two), ["walk"]);
    }

    #[test]
    fn walk_fills_what_is_left() {
        for minutes in 3..=30 {
            let steps = template().steps_for(Minutes::try_new(minutes).expect("small"));
            let length = length_s(&steps);
            assert!(length <= minutes * 60, "{minutes} min became {length} s");
            assert!(
                length > minutes * 60 - 70,
                "{minutes} min became {length} s"
            );
        }
    }

    #[test]
    fn unknown_movement_has_no_cost() {
        assert_eq!(met_minutes(&template().steps, &Movements::default()), None);
    }
}
