//! A decided day in the words and values that both outlets show.

use jiff::civil::Date;
use recoup_engine::decision::{
    Asks, Basis, Decision, Dropped, DroppedFor, Effect, Input, Sentence, State, Work,
    rules_in_order,
};
use recoup_engine::exercise::Muscle;
use recoup_engine::plan::{Plan, Planned, PlannedDay, PlannedExercise, StrengthSlot};
use recoup_engine::reason::{Fact, Quantity, Reason, Rule};
use recoup_engine::unit::Rir;

use super::Desk;
use super::export::from_code;
use super::in_session::AtTheBar;
use super::log::Log;
use super::offers::offers;
use super::plan::Planning;
use super::prescription::{eased, exercise_to_wire, minutes_of, tell_order};
use super::speech::{self, Scene};
use crate::wire;

/// Reasons that are shown before "all reasons". Source: DESIGN 4.
const SHOWN_REASONS: usize = 3;

/// What stands around a decision on its day.
pub(super) struct Around<'a> {
    pub(super) planning: Option<&'a Planning>,
    /// The plan with the decision in it.
    pub(super) after: Option<&'a Plan>,
    pub(super) check_in: Option<wire::CheckIn>,
    pub(super) chosen: Option<wire::OverrideChoice>,
    pub(super) wave: Vec<wire::WaveDay>,
}

/// A day that is being told.
pub(super) struct Telling<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) log: &'a Log,
    pub(super) decision: &'a Decision,
    /// What holds: the decision, or what she chose instead.
    pub(super) state: State,
    pub(super) on: Date,
    /// The session composed for the day, where one is offered in place of the plan's.
    pub(super) suited: Option<wire::RecoverySession>,
}

impl Telling<'_> {
    /// The whole day as the API tells it.
    pub(super) fn today(&self, around: Around<'_>) -> wire::Today {
        let Around {
            planning,
            after,
            check_in,
            chosen,
            wave,
        } = around;
        let desk = self.desk;
        let planned = planning.and_then(|p| p.plan.on(self.on));
        let session = planned.and_then(|day| self.planned_session(day));
        let moved = planned
            .zip(after)
            .and_then(|(day, after)| moved(day, after, self.on));
        let now = self.doing(planned);
        let scene = Scene {
            unit: self.log.settings.unit,
            session: moved.as_ref().map(|m| m.name.clone()),
            to: moved.as_ref().and_then(|m| m.to),
            recovery: now.recovery.as_ref().map(|r| (r.name.clone(), r.minutes)),
        };
        let stopped = self.decision.state == State::Stop;
        let is_told = planning.is_some() || check_in.is_some();
        let state = is_told.then_some(self.state);
        let reasons = self.reasons();
        wire::Today {
            day: self.on,
            program: planning.and_then(|p| self.program(p)),
            checked_in: check_in.is_some(),
            state: state.and_then(|s| from_code(s.code())),
            word: state.map_or_else(String::new, |s| self.word(s)),
            sentence: self.sentence(&scene, state.is_none()),
            basis: self.basis(state.is_none()),
            now,
            changes: self.changes(planned),
            evidence: self.evidence(),
            disclosure: state.and_then(|s| speech::disclosure(desk, s)),
            choices: self.choices(),
            stop: stopped.then(|| self.stop()).flatten(),
            reasons: shown(&reasons),
            all_reasons: reasons,
            used: self.used(),
            missing: self.missing(),
            calibrating: self.calibrating().filter(|_| check_in.is_some()),
            planned: session,
            check_in,
            moved,
            reopen: self.reopen(),
            looked_at: rules_in_order().map(|r| r.code().to_owned()).collect(),
            offers: offers(desk, self.log, planning, self.on),
            warning: super::warning::row(desk, self.log, self.on),
            override_choice: chosen,
            wave,
            flags: speech::flag_cards(desk),
            illness: speech::illness_cards(desk),
            decided_at: None,
            decision_id: None,
            done: self.done(),
        }
    }

    fn program(&self, planning: &Planning) -> Option<wire::ProgramDayName> {
        let program = &planning.enrolled.program;
        Some(wire::ProgramDayName {
            id: program.id.clone(),
            name: program.name.clone(),
            day_number: u32::from(planning.plan.day_number(self.on)?),
            length: u32::from(planning.plan.length_days),
        })
    }

    /// The state in one word; a day with a recovery session planned has that for its own.
    fn word(&self, state: State) -> String {
        let is_planned = matches!(self.decision.sentence, Sentence::RestRecoveryPlanned { .. });
        if state == State::Rest && self.decision.state == state && is_planned {
            return self.desk.say("state.recovery", &[]);
        }
        speech::word(self.desk, state)
    }

    fn sentence(&self, scene: &Scene, is_blank: bool) -> String {
        if is_blank {
            return self.desk.say("today.no_program", &[]);
        }
        if self.state != self.decision.state {
            return self.desk.say(&format!("chosen.{}", self.state.code()), &[]);
        }
        speech::sentence(self.desk, self.decision, scene)
    }

    fn reasons(&self) -> Vec<wire::Reason> {
        let usual = self.usual();
        let fired = self.decision.fired.iter().chain(usual.as_ref());
        fired
            .map(|r| speech::reason(self.desk, r))
            .chain(speech::not_the_reason(
                self.desk,
                &self.decision.not_the_reason,
            ))
            .collect()
    }

    /// Why nothing changes, on a day on which no rule fired: the number that was looked at.
    fn usual(&self) -> Option<Reason> {
        if !self.decision.fired.is_empty() || self.decision.basis == Basis::NoCheckIn {
            return None;
        }
        let (rule, measured, fact) = match self.decision.composite {
            Some(z) => (Rule::R15, Quantity::Deviations(z), Fact::Composite),
            None => (Rule::R16, self.prs()?, Fact::Recovery),
        };
        Some(Reason {
            rule,
            measured,
            limit: None,
            fact,
        })
    }

    fn prs(&self) -> Option<Quantity> {
        let used = self.decision.used.iter().find(|u| u.input == Input::Prs)?;
        Some(used.value)
    }

    /// How sure the strongest reason is; nothing while the baseline is still being learned.
    fn evidence(&self) -> Option<wire::Evidence> {
        let strongest = self.decision.fired.first()?;
        if strongest.is_safety() || self.decision.calibrating.is_some() {
            return None;
        }
        Some(speech::evidence(
            self.desk,
            strongest.grade(),
            strongest.evidence(),
        ))
    }

    fn basis(&self, is_blank: bool) -> wire::Basis {
        match self.decision.basis {
            _ if is_blank => wire::Basis::NoProgram,
            Basis::Decided => wire::Basis::Decided,
            Basis::NoCheckIn => wire::Basis::NoCheckIn,
        }
    }

    fn used(&self) -> Vec<wire::Used> {
        let used = self.decision.used.iter();
        used.map(|u| speech::used(self.desk, u)).collect()
    }

    fn calibrating(&self) -> Option<wire::Calibrating> {
        self.decision.calibrating.map(|c| wire::Calibrating {
            have: u32::from(c.have),
            need: u32::from(c.need),
        })
    }

    fn missing(&self) -> Vec<String> {
        let told = self
            .decision
            .missing
            .iter()
            .filter(|i| **i != Input::Warning);
        told.map(|i| speech::input(self.desk, *i)).collect()
    }

    fn reopen(&self) -> Vec<wire::Reopen> {
        let questions = self.decision.reopen.iter();
        questions.filter_map(|q| from_code(q.code())).collect()
    }

    fn stop(&self) -> Option<wire::StopScreen> {
        let flag = self.decision.fired.iter().find_map(|r| match r.fact {
            Fact::Flag(flag, _) if flag.stops().is_some() => Some(flag),
            _ => None,
        });
        speech::stop_screen(self.desk, flag?)
    }

    fn choices(&self) -> wire::Choices {
        let harder = self.decision.harder.iter().filter_map(|(state, asks)| {
            let asks = match asks {
                Asks::Nothing => wire::Asks::Nothing,
                Asks::Reason | Asks::ReasonEachSession => wire::Asks::Reason,
                Asks::ReasonAndSecondPage => wire::Asks::ReasonTwice,
            };
            Some(wire::Harder {
                state: from_code(state.code())?,
                asks,
            })
        });
        wire::Choices {
            easier: self
                .decision
                .easier
                .iter()
                .filter_map(|s| from_code(s.code()))
                .collect(),
            harder: harder.collect(),
        }
    }

    fn planned_session(&self, day: &PlannedDay) -> Option<wire::PlannedSession> {
        let (kind, name) = super::program::named(self.desk, &day.planned);
        let session = day.planned.key()?.to_owned();
        let (minutes, hard_sets, exercises) = match &day.planned {
            Planned::Strength(slot) => (
                minutes_of(&slot.exercises),
                slot.exercises.iter().map(|e| u32::from(e.sets)).sum(),
                slot.exercises.iter().map(|e| self.exercise(e)).collect(),
            ),
            Planned::Recovery(slot) => (super::recovery::minutes_of(self.desk, slot), 0, vec![]),
            Planned::RestDay => return None,
        };
        Some(wire::PlannedSession {
            session,
            name,
            kind,
            minutes,
            hard_sets,
            exercises,
        })
    }

    /// What to do after the decision, or after what she chose instead.
    fn doing(&self, planned: Option<&PlannedDay>) -> wire::Doing {
        let effect = self.effect(planned);
        match (effect.work, planned.map(|day| &day.planned)) {
            (Work::Walking, _) => self.recovery("easy-walk", None),
            (Work::Recovery, _) => self.suited(),
            (Work::Strength | Work::Minimum, Some(Planned::Strength(slot))) => {
                self.strength(slot, &effect)
            }
            (
                Work::AsPlannedEasy | Work::Strength | Work::Minimum,
                Some(Planned::Recovery(slot)),
            ) => {
                if self.suited.is_some() {
                    return self.suited();
                }
                let minutes = super::composing::after_last(self.log, self.on, slot.minutes);
                self.recovery(&slot.template, u32::try_from(minutes.count()).ok())
            }
            (Work::Nothing, _)
            | (Work::AsPlannedEasy | Work::Strength | Work::Minimum, Some(_)) => self.rest(),
            (Work::AsPlannedEasy | Work::Strength | Work::Minimum, None) => wire::Doing {
                kind: wire::DoingKind::None,
                name: String::new(),
                minutes: None,
                exercises: vec![],
                recovery: None,
            },
        }
    }

    /// The decision's effect, or that of the state she chose instead.
    fn effect(&self, planned: Option<&PlannedDay>) -> Effect {
        effect_of(self.decision, self.state, planned)
    }

    fn rest(&self) -> wire::Doing {
        wire::Doing {
            kind: wire::DoingKind::Rest,
            name: self.desk.say("day.rest", &[]),
            minutes: None,
            exercises: vec![],
            recovery: None,
        }
    }

    /// The session composed for today; where none could be, rest.
    fn suited(&self) -> wire::Doing {
        let Some(session) = self.suited.clone() else {
            return self.rest();
        };
        wire::Doing {
            kind: wire::DoingKind::Recovery,
            name: session.name.clone(),
            minutes: Some(session.minutes),
            exercises: vec![],
            recovery: Some(session),
        }
    }

    fn recovery(&self, template: &str, minutes: Option<u32>) -> wire::Doing {
        let session = super::recovery::session_to_wire(self.desk, template, minutes);
        wire::Doing {
            kind: wire::DoingKind::Recovery,
            name: speech::recovery_name(self.desk, template),
            minutes: session.as_ref().map(|s| s.minutes).or(minutes),
            exercises: vec![],
            recovery: session,
        }
    }

    fn strength(&self, slot: &StrengthSlot, effect: &Effect) -> wire::Doing {
        let kit = super::plan::kit_of(&self.log.settings);
        let eased: Vec<PlannedExercise> = slot
            .exercises
            .iter()
            .map(|e| eased(self.desk, &kit, e, effect))
            .collect();
        let kept = |e: &&PlannedExercise| self.dropped(e).is_none() && 0 < e.sets;
        let minutes = minutes_of(&eased.iter().filter(kept).cloned().collect::<Vec<_>>());
        let told = eased
            .iter()
            .filter(|e| 0 < e.sets)
            .map(|exercise| wire::PlannedExercise {
                dropped: self.dropped(exercise).map(|d| self.why_dropped(d)),
                ..self.exercise(exercise)
            });
        let mut exercises: Vec<wire::PlannedExercise> = told.collect();
        tell_order(self.desk, &mut exercises);
        wire::Doing {
            kind: wire::DoingKind::Strength,
            name: slot.name.clone(),
            minutes: Some(minutes),
            exercises,
            recovery: None,
        }
    }

    /// An exercise with what the logger needs.
    fn exercise(&self, planned: &PlannedExercise) -> wire::PlannedExercise {
        let bar = AtTheBar::new(self.desk, self.log, self.on);
        wire::PlannedExercise {
            in_session: bar.in_session(planned),
            ..exercise_to_wire(self.desk, planned, self.log.settings.unit)
        }
    }

    fn dropped(&self, exercise: &PlannedExercise) -> Option<&Dropped> {
        let chose_harder = self.decision.state < self.state;
        let dropped = self
            .decision
            .dropped
            .iter()
            .find(|d| d.exercise == exercise.exercise)?;
        // A harder choice brings back what was only early or sore, never what hurts.
        let stays_out = !chose_harder || matches!(dropped.why, DroppedFor::Pattern(..));
        stays_out.then_some(dropped)
    }

    fn why_dropped(&self, dropped: &Dropped) -> String {
        let desk = self.desk;
        match dropped.why {
            DroppedFor::Early(muscle, hours) => desk.say(
                "dropped.early",
                &[
                    ("muscles", desk.muscles(&[muscle])),
                    ("hours", format!("{hours:.0}")),
                ],
            ),
            DroppedFor::Sore(muscle, level) => desk.say(
                "dropped.sore",
                &[
                    ("muscles", desk.muscles(&[muscle])),
                    ("level", level.points().to_string()),
                ],
            ),
            DroppedFor::Pattern(pattern, site) => desk.say(
                "dropped.pattern",
                &[
                    (
                        "pattern",
                        desk.say(&format!("pattern.{}", pattern.code()), &[]),
                    ),
                    (
                        "site",
                        site.map_or_else(String::new, |s| {
                            desk.say(&format!("site.{}", s.code()), &[])
                        }),
                    ),
                ],
            ),
        }
    }

    /// The table of a held day: what was planned, and what it is today.
    fn changes(&self, planned: Option<&PlannedDay>) -> Vec<wire::Change> {
        let effect = self.effect(planned);
        let Some(Planned::Strength(slot)) = planned.map(|day| &day.planned) else {
            return vec![];
        };
        if effect.work != Work::Strength
            || (effect.sets_percent == 100 && effect.rir_at_least.is_none())
        {
            return vec![];
        }
        let sets = |of: &[PlannedExercise]| of.iter().map(|e| u32::from(e.sets)).sum::<u32>();
        let left = |of: &[PlannedExercise]| of.iter().map(|e| e.rir).min().map_or(0.0, Rir::reps);
        let kit = super::plan::kit_of(&self.log.settings);
        let now: Vec<_> = slot
            .exercises
            .iter()
            .map(|e| eased(self.desk, &kit, e, &effect))
            .collect();
        let row = |key: &str, planned: String, today: String| wire::Change {
            label: self.desk.say(&format!("change.{key}"), &[]),
            planned,
            today,
        };
        let rows = vec![
            row(
                "sets",
                sets(&slot.exercises).to_string(),
                sets(&now).to_string(),
            ),
            row(
                "left",
                left(&slot.exercises).to_string(),
                left(&now).to_string(),
            ),
        ];
        rows.into_iter().filter(|r| r.planned != r.today).collect()
    }

    fn done(&self) -> wire::Done {
        let next = self.on.tomorrow().unwrap_or(self.on);
        let sessions = self.log.history.sessions_between(self.on, next);
        let minutes = self
            .log
            .history
            .recovery()
            .iter()
            .filter(|r| r.date == self.on);
        wire::Done {
            sessions: sessions
                .iter()
                .map(|s| wire::DoneSession {
                    id: uuid::Uuid::from_u128(s.id),
                    name: s.name.clone(),
                    hard_sets: u32::try_from(s.work().count()).unwrap_or_default(),
                    minutes: s.duration.and_then(|d| u32::try_from(d.count() / 60).ok()),
                })
                .collect(),
            recovery_minutes: minutes
                .map(|r| u32::try_from(r.minutes.count()).unwrap_or_default())
                .sum(),
        }
    }
}

/// What a day asks: the decision's effect, or that of the state she chose instead.
pub(super) fn effect_of(decision: &Decision, state: State, planned: Option<&PlannedDay>) -> Effect {
    if state == decision.state {
        return decision.effect.clone();
    }
    let easing = match planned.map(|day| &day.planned) {
        Some(Planned::Strength(slot)) => slot.eased,
        Some(Planned::Recovery(_) | Planned::RestDay) | None => None,
    };
    decision.effect.chosen(state, easing)
}

/// The muscles that a decision is about: early or sore.
pub(super) fn muscles_of(decision: &Decision) -> Vec<Muscle> {
    let muscle = |r: &Reason| match r.fact {
        Fact::MuscleEarly(muscle, _) | Fact::MuscleSore(muscle) => Some(muscle),
        _ => None,
    };
    decision.fired.iter().filter_map(muscle).collect()
}

/// Where a session that leaves the day goes.
fn moved(day: &PlannedDay, after: &Plan, on: Date) -> Option<wire::Moved> {
    let Planned::Strength(slot) = &day.planned else {
        return None;
    };
    let stays = after
        .on(on)
        .is_some_and(|d| d.planned.key() == Some(slot.key.as_str()));
    if stays {
        return None;
    }
    Some(wire::Moved {
        session: slot.key.clone(),
        name: slot.name.clone(),
        from: on,
        to: after.day_of(&slot.key).map(|d| d.date),
    })
}

/// The strongest three, and what was not the reason.
fn shown(reasons: &[wire::Reason]) -> Vec<wire::Reason> {
    let (fired, other): (Vec<_>, Vec<_>) = reasons
        .iter()
        .cloned()
        .partition(|r| r.direction == wire::Direction::For);
    fired.into_iter().take(SHOWN_REASONS).chain(other).collect()
}
