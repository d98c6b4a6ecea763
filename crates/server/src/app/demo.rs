//! A believable demo athlete: a year of training, with its bad nights, a holiday and a cold.
//!
//! Eleven months come from a small model of a person; the last weeks are lived day by day through
//! the very functions that the phone uses, so what the demo shows was really decided. The same seed
//! and the same day give the same athlete.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use recoup_engine::exercise::{ExerciseId, Muscle};
use recoup_engine::program::{Amount, Program, ProgramExercise, StrengthTemplate, WeekSlot};
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::{App, Desk, Result, Who};
use crate::wire;

/// The seed of the demo athlete.
const SEED: u128 = 0x6d61_7961;
/// Days of history. Choice: a year, so that every view has something to show.
const HISTORY_DAYS: i64 = 365;
/// Days lived in the program before today, so that today is day 46 of 60: late enough for the
/// evenings at either end that a change in tiredness needs.
const PROGRAM_DAYS: i64 = 45;
/// Minutes that she walks when nothing says how long. Choice: a usual easy walk.
const USUAL_WALK_MINUTES: u32 = 25;
/// The program that the demo athlete is on.
const PROGRAM: &str = "strong-in-sixty";
/// Days ago that a holiday began and ended, and a cold.
const HOLIDAY: std::ops::Range<i64> = 168..184;
/// Days ago of a cold.
const COLD: std::ops::Range<i64> = 72..76;
/// What a set adds to the soreness of a muscle, what a night leaves of it, and the most of it.
/// Choice: three sets are a mild 4 of 10 the next morning, five are felt for two.
const SORE_PER_SET: f64 = 2.0;
/// See [`SORE_PER_SET`].
const SORE_LEFT: f64 = 0.65;
/// See [`SORE_PER_SET`].
const SOREST: f64 = 9.0;

/// Fills an empty store with the demo athlete, ending on the morning of `now`; returns her id.
///
/// # Errors
/// When the store cannot be written.
pub fn seed_demo(app: &App, now: Timestamp) -> Result<Uuid> {
    let nobody = Who::new(Uuid::nil(), now);
    let zone = TimeZone::system();
    let name = zone.iana_name().unwrap_or("UTC").to_owned();
    let athlete = app.write_wait(nobody, move |tx, _| {
        let athlete = super::open_account(tx, "Maya", now)?;
        tx.put_profile(&profile(athlete, &name, now))?;
        Ok(athlete)
    })?;
    let today = now.to_zoned(zone.clone()).date();
    let mut person = Person::new(today);
    let who = Who::new(athlete, now);
    person = app.write_wait(who, move |tx, desk| {
        let mut person = person.clone();
        let program = super::program::find(desk, PROGRAM)?.program.clone();
        person.live_past(tx, desk, &program)?;
        super::enroll(
            tx,
            desk,
            PROGRAM,
            Some(today.saturating_sub(PROGRAM_DAYS.days())),
        )?;
        Ok(person)
    })?;
    for ago in (1..=PROGRAM_DAYS).rev() {
        let day = today.saturating_sub(ago.days());
        let morning = day
            .at(6, 40, 0, 0)
            .to_zoned(zone.clone())
            .map_or(now, |z| z.timestamp());
        let who = Who::new(athlete, morning);
        person = app.write_wait(who, move |tx, desk| {
            let mut person = person.clone();
            person.live_day(tx, desk, day)?;
            Ok(person)
        })?;
    }
    Ok(athlete)
}

fn profile(athlete_id: Uuid, time_zone: &str, now: Timestamp) -> store::Profile {
    let no = super::health::HEALTH_QUESTIONS
        .iter()
        .map(|id| ((*id).to_owned(), false))
        .collect();
    let answers = super::health::KeptAnswers::answered(no);
    store::Profile {
        athlete_id,
        unit: "kg".to_owned(),
        time_zone: time_zone.to_owned(),
        training_days: 0b001_0101,
        usual_minute: Some(18 * 60),
        equipment: String::new(),
        experience: "regular".to_owned(),
        health_gate: Some(super::check_in::text(&answers)),
        health_gate_at: Some(now),
        demo: true,
        plates: None,
        bar_hundredths: None,
        counter: 1,
        device: "demo".to_owned(),
    }
}

/// The model of a person: a strength that grows slowly, and days that differ.
#[derive(Debug, Clone)]
struct Person {
    chance: Pcg64Mcg,
    today: Date,
    /// How recovered she is beyond her usual, carried from day to day.
    form: f64,
    /// Whether the day before was hard.
    trained: bool,
    /// How sore each muscle is that she trained lately, 0 to 10.
    sore: BTreeMap<Muscle, f64>,
}

impl Person {
    fn new(today: Date) -> Self {
        Self {
            chance: Pcg64Mcg::seed_from_u64(u64::try_from(SEED).unwrap_or(1)),
            today,
            form: 0.0,
            trained: false,
            sore: BTreeMap::new(),
        }
    }

    /// A number between 0 and 1.
    fn even(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a uniform number from 53 bits")]
        let number = (self.chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        number
    }

    /// A number that is normal with mean 0 and deviation 1: twelve even ones less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }

    /// A rating around a middle, within bounds.
    fn rating(&mut self, middle: f64, spread: f64, least: u8, most: u8) -> u8 {
        let value = (middle + spread * self.normal())
            .round()
            .clamp(f64::from(least), f64::from(most));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within bounds"
        )]
        let value = value as u8;
        value
    }

    /// Every day from a year ago to the day before the program.
    fn live_past(&mut self, tx: &mut Tx<'_>, desk: &Desk<'_>, program: &Program) -> Result<()> {
        let sessions: Vec<&StrengthTemplate> = templates(program);
        let mut turn = 0;
        for ago in (PROGRAM_DAYS + 1..=HISTORY_DAYS).rev() {
            let day = self.today.saturating_sub(ago.days());
            let ill = COLD.contains(&ago);
            if self.even() < 0.9 {
                let check_in = self.check_in(day, ill);
                super::put_check_in(tx, desk, &check_in)?;
            }
            let away = HOLIDAY.contains(&ago) || ill;
            let is_day = matches!(
                day.weekday(),
                Weekday::Monday | Weekday::Wednesday | Weekday::Friday
            );
            self.trained = is_day && !away && self.even() < 0.92;
            if self.trained && !sessions.is_empty() {
                let template = sessions[turn % sessions.len()];
                turn += 1;
                let session = self.session(desk, template, day, HISTORY_DAYS - ago);
                super::put_session(tx, desk, &session, "app")?;
                self.tire(desk, &session);
            } else if !away && self.even() < 0.4 {
                self.walk(tx, desk, day)?;
            }
        }
        Ok(())
    }

    /// One day of the program: she checks in, is told what to do, and does about that.
    fn live_day(&mut self, tx: &mut Tx<'_>, desk: &Desk<'_>, day: Date) -> Result<()> {
        let check_in = self.check_in(day, false);
        super::put_check_in(tx, desk, &check_in)?;
        let told = super::today(tx, desk, Some(day))?;
        self.trained = told.now.kind == wire::DoingKind::Strength;
        match told.now.kind {
            wire::DoingKind::Strength => {
                let slot = told.planned.as_ref().map(|p| p.session.clone());
                let session = self.as_told(&told, slot, day);
                super::put_session(tx, desk, &session, "app")?;
                self.tire(desk, &session);
                self.evening(tx, desk, day)?;
            }
            wire::DoingKind::Recovery if self.even() < 0.8 => {
                let session = told.now.recovery.as_ref();
                let template = session.map_or("easy-walk", |s| s.id.as_str()).to_owned();
                let minutes = told.now.minutes.unwrap_or(USUAL_WALK_MINUTES);
                super::put_recovery_log(tx, desk, self.id(), &easy(day, &template, minutes))?;
            }
            wire::DoingKind::Recovery | wire::DoingKind::Rest | wire::DoingKind::None => {}
        }
        Ok(())
    }

    /// Most evenings after training she says how tired she is; a little less as the weeks go by.
    fn evening(&mut self, tx: &mut Tx<'_>, desk: &Desk<'_>, day: Date) -> Result<()> {
        if 0.9 < self.even() {
            return Ok(());
        }
        #[expect(clippy::cast_precision_loss, reason = "a few weeks")]
        let weeks = (PROGRAM_DAYS as f64 - f64::from((self.today - day).get_days())) / 7.0;
        let tiredness = self.rating(5.6 - 0.25 * weeks - 0.5 * self.form, 0.9, 0, 10);
        let evening = wire::Evening {
            id: self.id(),
            day,
            at: desk.now,
            tiredness,
            rev: rev(),
        };
        super::put_evening(tx, desk, &evening)
    }

    /// The muscles that worked in a session are sore tomorrow, more after more sets.
    fn tire(&mut self, desk: &Desk<'_>, session: &wire::Session) {
        for done in &session.exercises {
            let id = ExerciseId::new(&done.exercise_id);
            let Some(exercise) = desk.exercises().find(&id) else {
                continue;
            };
            for muscle in exercise.direct_muscles() {
                let level = self.sore.entry(muscle).or_default();
                for _ in &done.sets {
                    *level = (*level + SORE_PER_SET).min(SOREST);
                }
            }
        }
    }

    /// What of that she feels this morning.
    fn sore_muscles(&mut self) -> BTreeMap<String, u8> {
        self.sore.values_mut().for_each(|level| *level *= SORE_LEFT);
        let felt = self.sore.iter().filter(|(_, level)| 2.5 <= **level);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 9"
        )]
        let felt = felt.map(|(muscle, level)| (muscle.code().to_owned(), level.round() as u8));
        felt.collect()
    }

    fn check_in(&mut self, day: Date, ill: bool) -> wire::CheckIn {
        self.form = 0.5 * self.form + 0.6 * self.normal();
        let tired = if self.trained { 0.8 } else { 0.0 };
        let form = self.form - tired - if ill { 3.0 } else { 0.0 };
        let short = self.even() < 0.06;
        let sleep = self.rating(if short { 2.0 } else { 3.9 + 0.3 * form }, 0.6, 1, 5);
        wire::CheckIn {
            id: self.id(),
            day,
            at: day
                .at(6, 40, 0, 0)
                .to_zoned(TimeZone::UTC)
                .map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp()),
            prs: Some(self.rating(7.0 + form, 0.8, 0, 10)),
            soreness: Some(self.rating(4.2 - tired + 0.3 * form, 0.5, 1, 5)),
            sleep: Some(sleep),
            energy: Some(self.rating(3.8 + 0.4 * form, 0.5, 1, 5)),
            mood: Some(self.rating(3.9 + 0.3 * form, 0.6, 1, 5)),
            sleep_minutes: Some(if short {
                330
            } else {
                400 + u16::from(self.rating(3.0, 1.0, 0, 6)) * 15
            }),
            sleep_band: None,
            sore_muscles: self.sore_muscles(),
            pains: vec![],
            illness: ill.then_some(wire::Illness::Cold),
            flags: vec![],
            symptoms: std::collections::BTreeMap::new(),
            minutes_available: None,
            copied: false,
            note: String::new(),
            rev: rev(),
        }
    }

    /// A session of a template, as strong as she is after so many days of history.
    fn session(
        &mut self,
        desk: &Desk<'_>,
        template: &StrengthTemplate,
        day: Date,
        after: i64,
    ) -> wire::Session {
        let exercises = template
            .exercises
            .iter()
            .map(|e| self.exercise(desk, e, after))
            .collect();
        self.bout(template.name.clone(), exercises, None, day)
    }

    fn exercise(
        &mut self,
        desk: &Desk<'_>,
        planned: &ProgramExercise,
        after: i64,
    ) -> wire::PerformedExercise {
        let strength = start_kg(desk, planned.exercise.as_str()) * growth(after);
        let today_kg = strength * (1.0 + 0.015 * self.normal());
        let plates_kg = (today_kg / 2.5).round() * 2.5;
        let (low, high) = match planned.amount {
            Amount::Reps { low, high } => (low.count(), high.count()),
            Amount::Time { .. } => (1, 1),
        };
        #[expect(clippy::cast_possible_truncation, reason = "a small load")]
        let grams = (plates_kg * 1_000.0) as i64;
        let sets = (0..planned.sets).map(|_| {
            let reps = u32::try_from(low).unwrap_or(5)
                + u32::from(self.rating(1.0, 1.0, 0, 4))
                    .min(u32::try_from(high - low).unwrap_or(0));
            self.set(Some(grams), reps)
        });
        let sets = sets.collect();
        wire::PerformedExercise {
            exercise_id: planned.exercise.as_str().to_owned(),
            name: String::new(),
            sets,
        }
    }

    /// What she does of what she was told.
    fn as_told(&mut self, told: &wire::Today, slot: Option<String>, day: Date) -> wire::Session {
        let kept: Vec<_> = told
            .now
            .exercises
            .iter()
            .filter(|e| e.dropped.is_none())
            .cloned()
            .collect();
        let exercises = kept.iter().map(|planned| {
            let sets = (0..planned.sets).map(|_| {
                let spare = planned.reps_high.saturating_sub(planned.reps_low);
                let reps = planned.reps_low + u32::from(self.rating(1.5, 1.0, 0, 6)).min(spare);
                self.set(planned.load_g, reps)
            });
            let sets = sets.collect();
            wire::PerformedExercise {
                exercise_id: planned.exercise_id.clone(),
                name: String::new(),
                sets,
            }
        });
        let exercises = exercises.collect();
        self.bout(told.now.name.clone(), exercises, slot, day)
    }

    fn set(&mut self, load_g: Option<i64>, reps: u32) -> wire::PerformedSet {
        wire::PerformedSet {
            kind: wire::SetKind::Working,
            load_g,
            unit: wire::Unit::Kg,
            reps: Some(reps),
            rir: Some(f64::from(self.rating(2.0, 0.7, 0, 4))),
            duration_s: None,
            distance_m: None,
            note: String::new(),
            suspect: false,
        }
    }

    fn bout(
        &mut self,
        name: String,
        exercises: Vec<wire::PerformedExercise>,
        slot: Option<String>,
        day: Date,
    ) -> wire::Session {
        let start = day.at(18, 10, 0, 0).to_zoned(TimeZone::system());
        wire::Session {
            id: self.id(),
            day,
            started_at: start.ok().map(|z| z.timestamp()),
            duration_s: Some(3_000 + u32::from(self.rating(3.0, 1.5, 0, 8)) * 120),
            name,
            session_rpe: Some(f64::from(self.rating(6.5, 0.8, 3, 9))),
            note: String::new(),
            slot,
            exercises,
            rev: rev(),
        }
    }

    fn walk(&mut self, tx: &mut Tx<'_>, desk: &Desk<'_>, day: Date) -> Result<()> {
        super::put_recovery_log(
            tx,
            desk,
            self.id(),
            &easy(day, "easy-walk", USUAL_WALK_MINUTES),
        )
    }

    fn id(&mut self) -> Uuid {
        let high = u128::from(self.chance.next_u64());
        Uuid::from_u128((high << 64) | u128::from(self.chance.next_u64()))
    }
}

fn easy(day: Date, template: &str, minutes: u32) -> wire::RecoveryLog {
    wire::RecoveryLog {
        day,
        started_at: None,
        template: template.to_owned(),
        minutes,
        met: None,
        effort: Some(2.0),
        soreness: None,
        note: String::new(),
        rev: rev(),
    }
}

/// The strength sessions of a program's first week.
fn templates(program: &Program) -> Vec<&StrengthTemplate> {
    let week = program.phases.first().and_then(|p| p.weeks.first());
    let slots = week.map(|w| w.slots.as_slice()).unwrap_or_default();
    slots
        .iter()
        .filter_map(|slot| match slot {
            WeekSlot::Strength(session) => Some(session),
            WeekSlot::Recovery(_) => None,
        })
        .collect()
}

/// The load she began with, by the movement. Choice: an everyday lifter of 65 kg.
fn start_kg(desk: &Desk<'_>, exercise: &str) -> f64 {
    use recoup_engine::exercise::{ExerciseId, Loading, Pattern};
    let Some(found) = desk.exercises().find(&ExerciseId::new(exercise)) else {
        return 20.0;
    };
    if found.loading != Loading::External {
        return 0.0;
    }
    match found.pattern {
        Pattern::Squat => 50.0,
        Pattern::Hinge => 60.0,
        Pattern::Lunge | Pattern::VerticalPush => 22.5,
        Pattern::HorizontalPush => 35.0,
        Pattern::HorizontalPull | Pattern::VerticalPull => 37.5,
        Pattern::UpperIsolation | Pattern::Carry | Pattern::Core => 10.0,
        Pattern::LowerIsolation => 30.0,
        Pattern::Jump | Pattern::Cardio => 0.0,
    }
}

/// How much stronger she is after so many days: fast at first, then slower.
#[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
fn growth(days: i64) -> f64 {
    1.0 + 0.35 * (days as f64 / HISTORY_DAYS as f64).sqrt()
}

fn rev() -> wire::Rev {
    wire::Rev {
        counter: 1,
        device: "demo".to_owned(),
    }
}
