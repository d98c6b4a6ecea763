//! Composing a recovery session: sore areas, minutes, place and things at hand, energy, and what
//! must be left out, to steps with a reason each under the dose ceiling.
//!
//! The same question with the same seed gives the same session; another day's seed and what was
//! done lately make it another one.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::coded;
use crate::exercise::Muscle;
use crate::movement::{
    CHANGE_S, Condition, Dose, DoseKind, Movement, MovementId, Movements, Prop, Step, length_s,
    met_minutes,
};
use crate::safety::{LifeStage, RedFlag};
use crate::unit::{Level, Minutes};
use crate::wellness::{Illness, Site};

use super::barred::{Out, Place, barred};
use super::ceiling::{Ceiling, easy_minutes};
use super::parts::{Part, Why, parts};
use super::search::{Choice, Room, best};

coded! {
    /// How much energy she has.
    pub enum Energy as "energy" {
        /// Low: the session is restful.
        Low = "low",
        /// As usual.
        Usual = "usual",
        /// High.
        High = "high",
    }
}

coded! {
    /// What a session is composed for.
    pub enum Occasion as "occasion" {
        /// Less soreness now.
        LessSore = "less_sore",
        /// More range of motion.
        Range = "range",
        /// Rest, when everything is low.
        Restorative = "restorative",
        /// Period pain.
        PeriodEase = "period_ease",
        /// A start after birth.
        AfterBirth = "after_birth",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// An ease week.
        EaseWeek = "ease_week",
        /// Little time.
        Minimum = "minimum",
        /// Moving on an easy day.
        KeepMoving = "keep_moving",
    }
}

/// All that a session is composed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What she wants; `None` leaves it to what else is told. A stage of life wins over a wish.
    pub wish: Option<Occasion>,
    /// Minutes she has; cut to 5–30 and to her ceiling.
    pub minutes: Minutes,
    /// Muscles she means, with their soreness; 0 for one that is not sore.
    pub areas: BTreeMap<Muscle, Level>,
    /// Where she is.
    pub place: Place,
    /// What is at hand.
    pub props: BTreeSet<Prop>,
    /// How much energy she has.
    pub energy: Energy,
    /// Conditions she named.
    pub conditions: BTreeSet<Condition>,
    /// Sites that hurt more than 3 of 10, or sharply.
    pub hurting: BTreeSet<Site>,
    /// Sites with a wound.
    pub wounds: BTreeSet<Site>,
    /// Red flags ticked.
    pub flags: BTreeSet<RedFlag>,
    /// Being ill.
    pub illness: Option<Illness>,
    /// A stage of life that limits it.
    pub stage: Option<LifeStage>,
    /// Whether a clinician cleared exercise in pregnancy.
    pub pregnancy_cleared: bool,
    /// Whether there is period pain (rule R40).
    pub period_pain: bool,
    /// Whether it is an ease week.
    pub ease_week: bool,
    /// Days since each movement was last done, where within a week or so.
    pub days_since: BTreeMap<MovementId, u16>,
    /// Her ceilings.
    pub ceiling: Ceiling,
    /// What makes one day's choice differ from another's.
    pub seed: u64,
}

impl Ask {
    /// A question about nothing but minutes: at home, usual energy, nothing at hand but a floor.
    pub const fn plain(minutes: Minutes, ceiling: Ceiling) -> Self {
        Self {
            wish: None,
            minutes,
            areas: BTreeMap::new(),
            place: Place::Home,
            props: BTreeSet::new(),
            energy: Energy::Usual,
            conditions: BTreeSet::new(),
            hurting: BTreeSet::new(),
            wounds: BTreeSet::new(),
            flags: BTreeSet::new(),
            illness: None,
            stage: None,
            pregnancy_cleared: false,
            period_pain: false,
            ease_week: false,
            days_since: BTreeMap::new(),
            ceiling,
            seed: 0,
        }
    }

    /// The muscles that are sore, with how sore.
    fn sore(&self) -> impl Iterator<Item = (Muscle, Level)> + '_ {
        let sore = self.areas.iter().filter(|(_, level)| 0 < level.points());
        sore.map(|(muscle, level)| (*muscle, *level))
    }

    /// What the session is for: a stage of life first, then her wish, then period pain, low energy,
    /// soreness, an ease week, little time.
    pub fn occasion(&self) -> Occasion {
        match self.stage {
            Some(LifeStage::Pregnant) => return Occasion::Pregnancy,
            Some(LifeStage::Postpartum) => return Occasion::AfterBirth,
            None => {}
        }
        let is_short = self.minutes.count() <= MINIMUM_MIN;
        match self.wish {
            Some(Occasion::Pregnancy | Occasion::AfterBirth) | None => {}
            Some(wish) => return wish,
        }
        if self.period_pain {
            Occasion::PeriodEase
        } else if self.energy == Energy::Low {
            Occasion::Restorative
        } else if self.sore().next().is_some() {
            Occasion::LessSore
        } else if self.ease_week {
            Occasion::EaseWeek
        } else if is_short {
            Occasion::Minimum
        } else {
            Occasion::KeepMoving
        }
    }
}

/// A step with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposedStep {
    /// What to do, and how much.
    pub step: Step,
    /// Why it is there.
    pub why: Why,
}

/// A session composed for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// What it is for.
    pub occasion: Occasion,
    /// Its steps, in order; never empty.
    pub steps: Vec<ComposedStep>,
    /// Movements that would have suited it and were left out, with the reason, by id.
    pub left_out: Vec<(MovementId, Out)>,
    /// Energy cost × minutes.
    pub met_minutes: f64,
    /// How long it takes.
    pub seconds: i64,
}

/// Why no session is composed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A red flag that stops everything.
    Stopped(RedFlag),
    /// Ill: rest.
    Ill(Illness),
    /// Nothing is left that she could do with what there is.
    Nothing,
}

/// Minutes up to which a session is the eight-minute one. Source: LIBRARY S3.
const MINIMUM_MIN: i64 = 8;
/// Seconds in a minute. Source: definition.
const SECONDS_PER_MINUTE: i64 = 60;
/// Thousandths of a MET in one. Source: definition.
const MET_PARTS: f64 = 1_000.0;
/// Doses that are tried: the usual one and two shorter ones.
/// Choice: a third shorter, and again; below that a step is not worth getting ready for.
const DOSES: usize = 3;
/// What a dose is worth of its weight, in percent: the usual one and two shorter ones.
/// Choice: falling more slowly than the time, so that two short steps are worth more than one long.
const DOSE_WORTH: [i64; DOSES] = [100, 80, 60];
/// What is taken from a movement done 1, 2 or 3 days ago, of at most 10,000.
/// Choice: enough to prefer another one for the same part, too little to leave the part out.
const DONE_LATELY: [i64; 3] = [1_400, 900, 400];
/// Most that chance adds, of at most 10,000. Choice: less than any other difference.
const MOST_CHANCE: u64 = 300;

/// A recovery session for a person, or why there is none.
///
/// More minutes never make a session exceed them or the ceiling; the steps are in the order they are
/// done. Fills the parts of the occasion by an exact search and lets what is counted in minutes grow
/// into the time that is left.
///
/// # Errors
/// [`Refusal`] when a flag or illness comes first or nothing is left.
pub fn compose(ask: &Ask, movements: &Movements) -> Result<Composed, Refusal> {
    refuse(ask)?;
    let occasion = ask.occasion();
    let parts = parts(occasion, ask, movements);
    let room = room(ask);
    let (known, choices) = choices(&parts, ask);
    let found = best(&choices, room);
    let mut steps: Vec<ComposedStep> = Vec::new();
    for (part, choice) in parts.iter().zip(found) {
        let Some(choice) = choice else { continue };
        let movement = known[choice.movement];
        steps.push(ComposedStep {
            step: Step {
                movement: movement.id.clone(),
                dose: doses(movement)[choice.dose],
                priority: 1,
            },
            why: part.why,
        });
    }
    if steps.is_empty() {
        return Err(Refusal::Nothing);
    }
    grow(&mut steps, movements, room);
    let plain: Vec<Step> = steps.iter().map(|s| s.step.clone()).collect();
    Ok(Composed {
        occasion,
        left_out: left_out(&parts, ask),
        met_minutes: met_minutes(&plain, movements).unwrap_or(0.0),
        seconds: length_s(&plain),
        steps,
    })
}

/// Conflict 4 of the rules: flags win, and being ill is rest. A cold above the neck is not.
fn refuse(ask: &Ask) -> Result<(), Refusal> {
    let mut flags = ask.flags.iter().copied();
    if let Some(flag) = flags.find(|f| f.stops().is_some()) {
        return Err(Refusal::Stopped(flag));
    }
    match ask.illness {
        Some(ill @ (Illness::Fever | Illness::Chest | Illness::Stomach)) => Err(Refusal::Ill(ill)),
        Some(Illness::Cold) | None if ask.flags.contains(&RedFlag::Rf6) => {
            Err(Refusal::Ill(Illness::Fever))
        }
        Some(Illness::Cold) | None => Ok(()),
    }
}

fn room(ask: &Ask) -> Room {
    let minutes = easy_minutes(ask.minutes, &ask.ceiling);
    #[expect(clippy::cast_possible_truncation, reason = "90 MET-minutes at most")]
    let met_minutes = (ask.ceiling.met_minutes() * MET_PARTS) as i64;
    Room {
        seconds: minutes.count() * SECONDS_PER_MINUTE,
        cost: met_minutes * SECONDS_PER_MINUTE,
    }
}

/// The usual dose and shorter ones.
fn doses(movement: &Movement) -> [Dose; DOSES] {
    let usual = movement.dose;
    [usual, usual.shorter(), usual.shorter().shorter()]
}

fn cost(movement: &Movement, dose: &Dose) -> i64 {
    movement.met.thousandths() * dose.work()
}

/// The movements of all parts that may be done, and each part's choices among them.
fn choices<'m>(parts: &[Part<'m>], ask: &Ask) -> (Vec<&'m Movement>, Vec<Vec<Choice>>) {
    let mut known: Vec<&Movement> = Vec::new();
    let mut all = Vec::new();
    for part in parts {
        let mut choices = Vec::new();
        for movement in part.pool.iter().filter(|m| barred(m, ask).is_none()) {
            let found = known.iter().position(|m| m.id == movement.id);
            let at = found.unwrap_or_else(|| {
                known.push(movement);
                known.len() - 1
            });
            let doses = doses(movement);
            for (i, dose) in doses.iter().enumerate() {
                if doses[..i].contains(dose) {
                    continue;
                }
                choices.push(Choice {
                    movement: at,
                    dose: i,
                    seconds: dose.seconds() + CHANGE_S,
                    cost: cost(movement, dose),
                    worth: worth(part.weight, DOSE_WORTH[i], movement, ask),
                });
            }
        }
        all.push(choices);
    }
    (known, all)
}

fn worth(weight: i64, dose: i64, movement: &Movement, ask: &Ask) -> i64 {
    let days = ask.days_since.get(&movement.id).copied();
    let lately = days
        .and_then(|d| DONE_LATELY.get(usize::from(d.max(1)) - 1))
        .copied();
    let chance = i64::try_from(mix(ask.seed, &movement.id) % MOST_CHANCE).unwrap_or(0);
    (weight * dose - lately.unwrap_or(0) + chance).max(1)
}

/// A number that a seed and a name make, evenly spread. Source: FNV-1a, 64 bits.
pub(super) fn mix(seed: u64, id: &MovementId) -> u64 {
    /// Where it starts. Source: FNV-1a.
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    /// What each byte multiplies by. Source: FNV-1a.
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = seed.to_le_bytes().into_iter().chain(id.as_str().bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    hash ^ (hash >> 32)
}

/// Longest that one step of minutes becomes. Source: R36, at most thirty minutes.
const LONGEST_STEP_MIN: u16 = 30;
/// A step of minutes grows to so many times its usual dose.
/// Choice: a longer walk is still the walk; longer warmth or massage is not asked for.
const GROWS_TO: u16 = 2;

/// Lets steps that are counted in minutes grow, a minute in turn, into the room that is left.
fn grow(steps: &mut [ComposedStep], movements: &Movements, room: Room) {
    let cost_of = |step: &Step| {
        movements
            .find(&step.movement)
            .map_or(0, |m| cost(m, &step.dose))
    };
    loop {
        let mut has_grown = false;
        for i in 0..steps.len() {
            let Some(movement) = movements.find(&steps[i].step.movement) else {
                continue;
            };
            let most = movement.dose.amount.saturating_mul(GROWS_TO);
            let step = &steps[i].step;
            let is_full = LONGEST_STEP_MIN.min(most) <= step.dose.amount;
            if step.dose.kind != DoseKind::Minutes || is_full {
                continue;
            }
            let mut longer = step.clone();
            longer.dose.amount += 1;
            let plain = steps.iter().map(|s| &s.step).enumerate();
            let after: Vec<Step> = plain
                .map(|(j, s)| if i == j { longer.clone() } else { s.clone() })
                .collect();
            let burnt: i64 = after.iter().map(cost_of).sum();
            if length_s(&after) <= room.seconds && burnt <= room.cost {
                steps[i].step = longer;
                has_grown = true;
            }
        }
        if !has_grown {
            return;
        }
    }
}

/// What would have suited a part and was left out, once each.
fn left_out(parts: &[Part<'_>], ask: &Ask) -> Vec<(MovementId, Out)> {
    let pool = parts.iter().flat_map(|part| part.pool.iter());
    let out: BTreeMap<MovementId, Out> = pool
        .filter_map(|m| Some((m.id.clone(), barred(m, ask)?)))
        .collect();
    out.into_iter().collect()
}
