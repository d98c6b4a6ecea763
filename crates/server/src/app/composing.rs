//! Composed recovery sessions: what the engine is asked, and its answer in words.
//!
//! A session is kept word for word when it is shown, so that it can be started, logged and opened
//! again later; what was done of it counts as done lately when the next one is composed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use recoup_engine::exercise::Muscle;
use recoup_engine::movement::{Condition, MovementId, Prop, Step};
use recoup_engine::recovery::{
    Ask, Ceiling, Composed, Dose, Energy, Occasion, Out, Place, Refusal, Why, compose, dose_label,
    next_minutes, offers_period_ease,
};
use recoup_engine::safety::RedFlag;
use recoup_engine::session::RecoverySession;
use recoup_engine::unit::{Level, Minutes};
use recoup_engine::wellness::{CheckIn, Pain, PainKind};
use recoup_store::{self as store, Tx};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::check_in::text;
use super::log::Log;
use super::plan::Planning;
use super::recovery::{step_to_wire, whole_minutes};
use super::speech::recovery_name;
use super::{Desk, Error, Result};
use crate::wire;
use recoup_engine::decision::ease_until;

/// Minutes where she did not say how many she has. Source: EVIDENCE 1.10, the usual session.
const USUAL_MINUTES: i64 = 20;
/// Days over which a movement counts as done lately. Choice: a week, the rhythm of a plan.
const LATELY_DAYS: i64 = 7;
/// Pain of 10 above which a site is left alone. Source: LIBRARY, the global dose ceiling.
const MOST_PAIN: i64 = 3;
/// Energy of 5 up to which it is low. Choice: the lower two of five words.
const LOW_ENERGY: i64 = 2;
/// Energy of 5 from which it is high. Choice: the upper two of five words.
const HIGH_ENERGY: i64 = 4;
/// What stood between the occasion and the number in the ids of earlier versions, which still open.
const MARK: char = '.';

/// What is at hand where she has not said. Choice: what a home has; towel, wall, chair, a carpet.
pub(super) const AT_HOME: [Prop; 7] = [
    Prop::Wall,
    Prop::Chair,
    Prop::Mat,
    Prop::Cushion,
    Prop::Strap,
    Prop::Path,
    Prop::Warmth,
];

/// A day with what is known of it.
#[derive(Clone, Copy)]
pub(super) struct Day<'a> {
    pub(super) log: &'a Log,
    pub(super) planning: Option<&'a Planning>,
    pub(super) on: Date,
}

/// Composes a session from what was asked and what is known, and keeps it as shown.
///
/// # Errors
/// [`Error::NoSession`] when a flag or an illness comes first or nothing fits; [`Error::Invalid`]
/// names a code or number that is not allowed.
pub fn compose_session(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    body: &wire::ComposeBody,
) -> Result<wire::RecoverySession> {
    let settings = super::log::Settings::read(tx, desk)?;
    let on = body.on.unwrap_or_else(|| settings.today(desk));
    let log = Log::read(tx, desk, Some(on))?;
    let planning = Planning::read(tx, desk, &log, on)?;
    let day = Day {
        log: &log,
        planning: planning.as_ref(),
        on,
    };
    let mut ask = ask(tx, desk, &day)?;
    told(body, &mut ask)?;
    let begun = Timestamp::from_second(desk.now.as_second() - SECONDS_PER_DAY).unwrap_or(desk.now);
    let lately = tx.list_composed_sessions(desk.athlete, begun)?;
    ask.seed = ask
        .seed
        .wrapping_add(u64::try_from(lately.len()).unwrap_or(0));
    let composed = compose(&ask, desk.library.movements()).map_err(|why| refused(desk, why))?;
    let mut session = composed_to_wire(desk, &composed, on);
    if !is_push_day(tx, desk, on)? {
        without_harder(&mut session);
    }
    keep_composed(tx, desk, &session)?;
    Ok(session)
}

/// Seconds in a day. Source: definition.
const SECONDS_PER_DAY: i64 = 86_400;

/// A recovery session by its id: one of the library, for so many minutes where they are told, or
/// one that was composed for her.
///
/// # Errors
/// [`Error::Absent`] when there is none of this id.
pub fn find_recovery_session(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    id: &str,
    minutes: Option<u32>,
) -> Result<wire::RecoverySession> {
    let absent = || Error::Absent {
        what: "recovery session",
        id: id.to_owned(),
    };
    let Some(number) = number_of(id) else {
        let mut session = super::show_recovery_session(desk, id, minutes)?;
        let on = super::log::Settings::read(tx, desk).map(|s| s.today(desk));
        if !on.is_ok_and(|on| is_push_day(tx, desk, on).unwrap_or(false)) {
            without_harder(&mut session);
        }
        return Ok(session);
    };
    let row = tx.find_composed_session(desk.athlete, number)?;
    parsed(&row.ok_or_else(absent)?).ok_or_else(absent)
}

/// Whether the day was decided as one to train as planned; only then harder forms are offered
/// (LIBRARY, authoring rule 6).
fn is_push_day(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Date) -> Result<bool> {
    let decided = tx.find_decision_of_day(desk.athlete, on)?;
    let push = recoup_engine::decision::State::Push.code();
    Ok(decided.is_some_and(|row| row.state == push))
}

fn without_harder(session: &mut wire::RecoverySession) {
    for step in &mut session.steps {
        step.harder = None;
    }
}

/// The session of a row, under its number: the id stands in the address of its page, and what it
/// is for belongs to her alone.
fn parsed(row: &store::ComposedSession) -> Option<wire::RecoverySession> {
    let session: wire::RecoverySession = serde_json::from_str(&row.body).ok()?;
    Some(wire::RecoverySession {
        id: row.id.to_string(),
        ..session
    })
}

/// The number of a composed session's id; `None` for a session of the library.
fn number_of(id: &str) -> Option<Uuid> {
    let number = id.split_once(MARK).map_or(id, |(_, number)| number);
    Uuid::parse_str(number).ok()
}

/// The name of a session that was done: one of the library, or one that was composed for her.
pub(super) fn done_name(tx: &mut Tx<'_>, desk: &Desk<'_>, template: &str) -> Result<String> {
    let Some(number) = number_of(template) else {
        return Ok(recovery_name(desk, template));
    };
    let row = tx.find_composed_session(desk.athlete, number)?;
    let occasion = row.and_then(|row| Occasion::from_code(&row.occasion).ok());
    let key = occasion.map_or("composed.unknown", |occasion| occasion.code());
    Ok(desk.say(&format!("composed.{key}.name"), &[]))
}

/// Keeps a composed session as it was shown; again changes nothing.
pub(super) fn keep_composed(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    session: &wire::RecoverySession,
) -> Result<()> {
    let Some(id) = number_of(&session.id) else {
        return Ok(());
    };
    Ok(tx.insert_composed_session(&store::ComposedSession {
        athlete_id: desk.athlete,
        id,
        at: desk.now,
        occasion: session.purpose.clone(),
        body: text(session),
    })?)
}

/// The session that suits a day on which the plan is taken away, by the muscles it is about; where
/// none can be composed, the answer that nothing is offered is `None`.
pub(super) fn suited(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    day: &Day<'_>,
    muscles: &[Muscle],
) -> Result<Option<wire::RecoverySession>> {
    let mut ask = ask(tx, desk, day)?;
    let none = Level::try_new(0).map_err(|e| Error::out_of_range("soreness", &e))?;
    for muscle in muscles {
        ask.areas.entry(*muscle).or_insert(none);
    }
    let is_local = !muscles.is_empty();
    ask.wish = match (ask.period_pain, is_local) {
        (true, _) => None,
        (false, true) => Some(Occasion::LessSore),
        (false, false) => Some(Occasion::Restorative),
    };
    let composed = compose(&ask, desk.library.movements()).ok();
    Ok(composed.map(|composed| {
        let mut session = composed_to_wire(desk, &composed, day.on);
        without_harder(&mut session);
        session
    }))
}

/// Whether a session of the library holds a step that is left out for her health today.
pub(super) fn holds_barred(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    day: &Day<'_>,
    template: &str,
) -> Result<bool> {
    let Some(session) = desk.library.recovery_session(template) else {
        return Ok(false);
    };
    let ask = ask(tx, desk, day)?;
    let movements = session.template.steps.iter();
    let mut out = movements.filter_map(|s| {
        let movement = desk.library.movements().find(&s.movement)?;
        recoup_engine::recovery::barred(movement, &ask)
    });
    Ok(out.any(Out::is_health))
}

/// What is known of her on a day, before she says anything about this session.
pub(super) fn ask(tx: &mut Tx<'_>, desk: &Desk<'_>, day: &Day<'_>) -> Result<Ask> {
    let (log, on) = (day.log, day.on);
    let history = &log.history;
    let ceiling = Ceiling::of(history, log.settings.experience, on);
    let check_in = history.check_ins().iter().find(|c| c.date == on);
    let known = super::recovery_settings::Known::read(tx, desk)?;
    let usual = Minutes::try_new(USUAL_MINUTES).map_err(|e| Error::out_of_range("minutes", &e))?;
    let minutes = check_in.and_then(|c| c.minutes_available).unwrap_or(usual);
    let mut ask = Ask::plain(after_last(log, on, minutes), ceiling);
    ask.props = known
        .props
        .unwrap_or_else(|| props_of(&log.settings.equipment));
    ask.conditions = known.conditions;
    let health = history.health();
    ask.stage = health.life_stage;
    ask.pregnancy_cleared = health.pregnancy_cleared;
    ask.flags.extend(&health.flags);
    if let Some(check_in) = check_in {
        from_check_in(check_in, &mut ask);
        ask.period_pain = offers_period_ease(check_in, health).is_some();
    }
    ask.conditions.extend(by_flags(&ask.flags));
    let deloads = day.planning.map(|p| &p.choices.deloads);
    ask.ease_week = deloads.is_some_and(|d| ease_until(d, on).is_some());
    ask.days_since = done_lately(tx, desk, log, on)?;
    ask.seed = seed(desk, on);
    Ok(ask)
}

/// R37: the minutes of a session on a date: shorter when the last one of these days was training.
pub(super) fn after_last(log: &Log, on: Date, wanted: Minutes) -> Minutes {
    let since = on.saturating_sub(LATELY_DAYS.days());
    let lately = |r: &&RecoverySession| since <= r.date && r.date <= on;
    let Some(last) = log.history.recovery().iter().rfind(lately) else {
        return wanted;
    };
    let dose = Dose {
        met: last.met,
        minutes: last.minutes,
        effort: last.effort,
    };
    let ceiling = Ceiling::of(&log.history, log.settings.experience, on);
    next_minutes(wanted, &dose_label(&dose, &ceiling))
}

/// A day's seed: the same for the same person on the same day.
fn seed(desk: &Desk<'_>, on: Date) -> u64 {
    let (high, low) = desk.athlete.as_u64_pair();
    let day =
        u64::from(on.year().unsigned_abs()) * 1_000 + u64::from(on.day_of_year().unsigned_abs());
    high ^ low ^ day
}

fn props_of(equipment: &[String]) -> BTreeSet<Prop> {
    let has = |code: &str| equipment.iter().any(|e| e == code);
    let mut props: BTreeSet<Prop> = AT_HOME.into_iter().collect();
    if has("band") {
        props.insert(Prop::Band);
    }
    if has("cardio_machine") {
        props.insert(Prop::Bicycle);
    }
    props
}

/// Flags that name a condition by themselves.
fn by_flags(flags: &BTreeSet<RedFlag>) -> Vec<Condition> {
    let named = |flag: &RedFlag| match flag {
        RedFlag::Rf3 => Some(Condition::ClotSigns),
        RedFlag::Rf6 => Some(Condition::Fever),
        RedFlag::Rf13 => Some(Condition::HighBloodPressure),
        RedFlag::Rf1
        | RedFlag::Rf2
        | RedFlag::Rf4
        | RedFlag::Rf5
        | RedFlag::Rf7
        | RedFlag::Rf8
        | RedFlag::Rf9
        | RedFlag::Rf10
        | RedFlag::Rf11
        | RedFlag::Rf12 => None,
    };
    flags.iter().filter_map(named).collect()
}

fn from_check_in(check_in: &CheckIn, ask: &mut Ask) {
    ask.areas.clone_from(&check_in.sore_muscles);
    ask.flags.extend(&check_in.flags);
    ask.illness = check_in.illness;
    for pain in &check_in.pains {
        match pain.kind {
            PainKind::Wound => ask.wounds.insert(pain.site),
            _ if is_left_alone(pain) => ask.hurting.insert(pain.site),
            _ => false,
        };
    }
    ask.energy = match check_in.energy.map(recoup_engine::unit::Rating::points) {
        Some(points) if points <= LOW_ENERGY => Energy::Low,
        Some(points) if HIGH_ENERGY <= points => Energy::High,
        Some(_) | None => Energy::Usual,
    };
}

/// A site is left alone when it hurts more than a little, or not like a dull ache.
fn is_left_alone(pain: &Pain) -> bool {
    pain.kind != PainKind::Ache || MOST_PAIN < pain.level.points()
}

/// Days since each movement was done, from the logs of the days before.
fn done_lately(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    log: &Log,
    on: Date,
) -> Result<BTreeMap<MovementId, u16>> {
    let from = on.saturating_sub(LATELY_DAYS.days());
    let logs = log.history.recovery().iter();
    let mut days = BTreeMap::new();
    for done in logs.filter(|r| from <= r.date && r.date < on) {
        let ago = (on - done.date).get_days();
        let ago = u16::try_from(ago).unwrap_or(u16::MAX);
        for id in movements_of(tx, desk, &done.template)? {
            let known = days.entry(id).or_insert(ago);
            *known = ago.min(*known);
        }
    }
    Ok(days)
}

fn movements_of(tx: &mut Tx<'_>, desk: &Desk<'_>, template: &str) -> Result<Vec<MovementId>> {
    if let Some(session) = desk.library.recovery_session(template) {
        let steps = session.template.steps.iter();
        return Ok(steps.map(|s: &Step| s.movement.clone()).collect());
    }
    let Some(number) = number_of(template) else {
        return Ok(Vec::new());
    };
    let row = tx.find_composed_session(desk.athlete, number)?;
    let steps = row.as_ref().and_then(parsed).map(|s| s.steps);
    let ids = steps.unwrap_or_default().into_iter().map(|s| s.movement_id);
    Ok(ids.map(MovementId::new).collect())
}

/// What she said about this session, over what is known.
fn told(body: &wire::ComposeBody, ask: &mut Ask) -> Result<()> {
    if let Some(minutes) = body.minutes {
        let minutes = Minutes::try_new(i64::from(minutes));
        ask.minutes = minutes.map_err(|e| Error::out_of_range("minutes", &e))?;
    }
    if let Some(occasion) = &body.occasion {
        let wish = Occasion::from_code(occasion);
        ask.wish = Some(wish.map_err(|e| Error::unknown("occasion", &e))?);
    }
    if let Some(place) = &body.place {
        ask.place = Place::from_code(place).map_err(|e| Error::unknown("place", &e))?;
    }
    if let Some(energy) = &body.energy {
        ask.energy = Energy::from_code(energy).map_err(|e| Error::unknown("energy", &e))?;
    }
    if let Some(props) = &body.props {
        ask.props = codes("props", props, Prop::from_code)?;
    }
    if let Some(conditions) = &body.conditions {
        let named = codes("conditions", conditions, Condition::from_code)?;
        ask.conditions.extend(named);
    }
    if let Some(areas) = &body.areas {
        ask.areas.clear();
        for area in areas {
            let muscle = Muscle::from_code(&area.muscle);
            let muscle = muscle.map_err(|e| Error::unknown("areas.muscle", &e))?;
            let level = Level::try_new(i64::from(area.soreness));
            let level = level.map_err(|e| Error::out_of_range("areas.soreness", &e))?;
            ask.areas.insert(muscle, level);
        }
    }
    Ok(())
}

/// Codes as a set of what they stand for.
pub(super) fn codes<T: Ord>(
    field: &str,
    codes: &[String],
    read: impl Fn(&str) -> std::result::Result<T, recoup_engine::UnknownCode>,
) -> Result<BTreeSet<T>> {
    let read = |code: &String| read(code).map_err(|e| Error::unknown(field, &e));
    codes.iter().map(read).collect()
}

fn refused(desk: &Desk<'_>, why: Refusal) -> Error {
    let key = match why {
        Refusal::Stopped(_) => "stopped",
        Refusal::Ill(_) => "ill",
        Refusal::Nothing => "nothing",
    };
    Error::NoSession {
        why: desk.say(&format!("refused.{key}"), &[]),
    }
}

/// The session in words. Its id follows from what it is, so that the same day shows the same one.
fn composed_to_wire(desk: &Desk<'_>, composed: &Composed, on: Date) -> wire::RecoverySession {
    let occasion = composed.occasion.code();
    let say = |part: &str| desk.say(&format!("composed.{occasion}.{part}"), &[]);
    let steps: Vec<wire::RecoveryStep> = composed
        .steps
        .iter()
        .map(|step| wire::RecoveryStep {
            reason: Some(why(desk, step.why)),
            ..step_to_wire(desk, &step.step)
        })
        .collect();
    let content = Sha256::digest(format!("{on} {occasion} {steps:?}").as_bytes());
    let number = Uuid::new_v5(&desk.athlete, &content);
    let left_out = composed
        .left_out
        .iter()
        .filter(|(_, out)| *out != Out::Training);
    wire::RecoverySession {
        id: number.to_string(),
        name: say("name"),
        made: wire::RecoveryMade::Composed,
        purpose: occasion.to_owned(),
        minutes: whole_minutes(composed.seconds),
        lengths: Vec::new(),
        met_minutes: composed.met_minutes,
        is_training: false,
        reason: Some(say("reason")),
        expect: say("expect"),
        expect_not: say("expect_not"),
        leave_out: Some(desk.say("composed.leave_out", &[])),
        steps,
        left_out: left_out
            .map(|(id, out)| left_out_to_wire(desk, id, *out))
            .collect(),
    }
}

fn why(desk: &Desk<'_>, why: Why) -> String {
    let muscle = why.muscle().map(|m| desk.muscles(&[m])).unwrap_or_default();
    desk.say(&format!("step.{}", why.code()), &[("muscle", muscle)])
}

pub(super) fn left_out_to_wire(desk: &Desk<'_>, id: &MovementId, out: Out) -> wire::LeftOut {
    let say = |of: &str, code: &str| desk.say(&format!("{of}.{code}"), &[]);
    let value = match out {
        Out::Condition(condition) => Some(("condition", say("condition", condition.code()))),
        Out::Hurts(site) | Out::Wound(site) => Some(("site", desk.site(site))),
        Out::TooSore(muscle) => Some(("muscle", desk.muscles(&[muscle]))),
        Out::Missing(prop) => Some(("prop", say("prop", prop.code()))),
        Out::Training
        | Out::Pregnancy
        | Out::NotCleared
        | Out::NotAStart
        | Out::AboveCap
        | Out::Elsewhere(_) => None,
    };
    let values: Vec<_> = value.into_iter().collect();
    let card = desk.library.movement_card(id.as_str());
    wire::LeftOut {
        movement_id: id.as_str().to_owned(),
        name: card.map_or_else(|| id.to_string(), |c| c.name.clone()),
        why: desk.say(&format!("left_out.{}", out.code()), &values),
    }
}
