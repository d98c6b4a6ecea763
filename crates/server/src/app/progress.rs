//! Progress: the four outcomes, the rhythm and the report, in words.

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_engine::outcome::{
    Aspect, Change, Outcome, Outcomes, Period, RhythmWeek, Verdict, WeekState, outcomes, rhythm,
};
use recoup_store::Tx;

use super::log::Log;
use super::plan::Planning;
use super::{Desk, Result};
use crate::wire;

/// Days that are looked at without a program. Choice: as many as a program of ours has.
const DAYS_WITHOUT_PROGRAM: i32 = 60;

/// All that progress and report are told from.
struct Known {
    log: Log,
    planning: Option<Planning>,
    period: Period,
    outcomes: Outcomes,
    rhythm: Vec<RhythmWeek>,
}

/// The four outcomes and the rhythm on a day.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn progress(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Option<Date>) -> Result<wire::Progress> {
    let known = Known::read(tx, desk, on)?;
    let experiment = super::experiment::running(tx, desk, &known.log, known.period.to)?;
    Ok(wire::Progress {
        day: known.period.to,
        from: known.period.from,
        compared: known.compared(desk),
        outcomes: known.cards(desk),
        rhythm: known.rhythm.iter().map(week_to_wire).collect(),
        rhythm_sentence: known.rhythm_sentence(desk),
        caveat: desk.say("outcome.caveat", &[]),
        experiment,
    })
}

/// The report of the program, at its end or on the way there.
///
/// # Errors
/// [`super::Error::NoProfile`] before the settings are kept.
pub fn report(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Option<Date>) -> Result<wire::Report> {
    let known = Known::read(tx, desk, on)?;
    let cards = known.cards(desk);
    let (number, length) = known.number_of();
    let unknown = cards.iter().filter(|card| card.range.is_none());
    Ok(wire::Report {
        program: known
            .planning
            .as_ref()
            .map(|p| p.enrolled.program.name.clone()),
        from: known.period.from,
        to: known.period.to,
        number,
        length,
        is_over: length <= number,
        sentences: known.sentences(desk, number, &cards),
        not_measurable: unknown
            .map(|card| format!("{}: {}", card.title, card.sentence))
            .collect(),
        outcomes: cards,
        rhythm: known.rhythm.iter().map(week_to_wire).collect(),
    })
}

impl Known {
    fn read(tx: &mut Tx<'_>, desk: &Desk<'_>, on: Option<Date>) -> Result<Self> {
        let log = Log::read(tx, desk, on)?;
        let today = on.unwrap_or_else(|| log.settings.today(desk));
        let planning =
            Planning::read(tx, desk, &log, today)?.filter(|p| p.enrolled.started_on <= today);
        let last = planning.as_ref().and_then(|p| p.plan.days.last());
        let period = Period {
            from: planning.as_ref().map_or_else(
                || today.saturating_sub((DAYS_WITHOUT_PROGRAM - 1).days()),
                |p| p.enrolled.started_on,
            ),
            to: last.map_or(today, |day| day.date.min(today)),
        };
        let weeks = planning
            .as_ref()
            .map(|p| rhythm(&p.plan, &p.choices, &log.history, today));
        Ok(Self {
            outcomes: outcomes(&log.history, desk.exercises(), period),
            log,
            planning,
            period,
            rhythm: weeks.unwrap_or_default(),
        })
    }

    /// Day N of the program and its length; days looked at without one.
    fn number_of(&self) -> (u32, u32) {
        let days = u32::try_from((self.period.to - self.period.from).get_days() + 1);
        let days = days.unwrap_or_default();
        let number = self
            .planning
            .as_ref()
            .and_then(|p| Some((p.plan.day_number(self.period.to)?, p.plan.length_days)));
        number.map_or((days, days), |(n, of)| (u32::from(n), u32::from(of)))
    }

    fn compared(&self, desk: &Desk<'_>) -> String {
        let (number, length) = self.number_of();
        let key = match self.planning {
            Some(_) => "outcome.compared",
            None => "outcome.compared_without_program",
        };
        desk.say(
            key,
            &[
                ("number", number.to_string()),
                ("length", length.to_string()),
            ],
        )
    }

    fn cards(&self, desk: &Desk<'_>) -> Vec<wire::OutcomeCard> {
        let of = |aspect: &Aspect| self.card(desk, *aspect);
        Aspect::ALL.iter().map(of).collect()
    }

    fn card(&self, desk: &Desk<'_>, aspect: Aspect) -> wire::OutcomeCard {
        let outcome = self.outcomes.of(aspect);
        let verdict = outcome.verdict();
        let key = |name: &str| format!("outcome.{}.{name}", aspect.code());
        let (sentence, how, range) = match outcome {
            Outcome::TooFew { have, need } => {
                let values = [("have", have.to_string()), ("need", need.to_string())];
                (desk.say(&key("needs"), &values), vec![], None)
            }
            Outcome::Changed(change) => {
                let values = self.values(desk, aspect, change);
                (
                    desk.say(&key("sentence"), &values),
                    vec![
                        desk.say(&key("how"), &values),
                        desk.say("outcome.interval", &values),
                    ],
                    Some(range(aspect, change)),
                )
            }
        };
        wire::OutcomeCard {
            aspect: aspect.code().to_owned(),
            title: desk.say(&key("title"), &[]),
            verdict: verdict.code().to_owned(),
            word: match verdict {
                Verdict::TooEarly | Verdict::NoClearChange | Verdict::CannotSayYet => {
                    desk.say(&format!("outcome.{}", verdict.code()), &[])
                }
                Verdict::ClearlyBetter
                | Verdict::ProbablyBetter
                | Verdict::ProbablyWorse
                | Verdict::ClearlyWorse => desk.say(&key(verdict.code()), &[]),
            },
            sentence,
            how,
            range,
        }
    }

    fn values(
        &self,
        desk: &Desk<'_>,
        aspect: Aspect,
        change: &Change,
    ) -> Vec<super::speech::Value> {
        let unit = if aspect == Aspect::Strength {
            "\u{a0}%"
        } else {
            ""
        };
        let told = |x: f64| format!("{}{unit}", desk.signed(x));
        let mut values = vec![
            ("start", desk.number(change.start, 1)),
            ("now", desk.number(change.now, 1)),
            ("middle", told(change.middle)),
            ("low", told(change.nine_in_ten.0)),
            ("high", told(change.nine_in_ten.1)),
            ("n_start", change.n_start.to_string()),
            ("n_now", change.n_now.to_string()),
        ];
        let width = |lift: &&recoup_engine::outcome::LiftChange| {
            lift.change.nine_in_ten.1 - lift.change.nine_in_ten.0
        };
        let by_width = |a: &&_, b: &&_| width(a).total_cmp(&width(b));
        let lifts = &self.outcomes.lifts;
        let name = |lift: Option<&recoup_engine::outcome::LiftChange>| {
            lift.map_or(String::new(), |l| desk.exercise_name(l.exercise.as_str()))
        };
        values.push(("lifts", lifts.len().to_string()));
        values.push(("surest", name(lifts.iter().min_by(by_width))));
        values.push(("least_sure", name(lifts.iter().max_by(by_width))));
        values
    }

    fn rhythm_sentence(&self, desk: &Desk<'_>) -> String {
        if self.rhythm.is_empty() {
            return String::new();
        }
        let meant = self.rhythm.iter().filter(|w| w.state == WeekState::AsMeant);
        let under_way = self.rhythm.iter().find(|w| w.state == WeekState::UnderWay);
        let values = [
            ("meant", meant.count().to_string()),
            (
                "week",
                under_way.map_or(String::new(), |w| w.week.to_string()),
            ),
        ];
        let key = match under_way {
            Some(_) => "rhythm.under_way",
            None => "rhythm.over",
        };
        desk.say(key, &values)
    }

    fn what_was_done(&self, desk: &Desk<'_>, number: u32) -> String {
        let Period { from, to } = self.period;
        let after = to.tomorrow().unwrap_or(to);
        let recovery = self.log.history.recovery().iter();
        let meant = self.rhythm.iter().filter(|w| w.state == WeekState::AsMeant);
        let begun = self.rhythm.iter().filter(|w| w.has_begun());
        let sessions = self.log.history.sessions_between(from, after).len();
        desk.say(
            "report.done",
            &[
                ("days", number.to_string()),
                ("sessions", sessions.to_string()),
                (
                    "recovery",
                    recovery
                        .filter(|r| from <= r.date && r.date <= to)
                        .count()
                        .to_string(),
                ),
                ("meant", meant.count().to_string()),
                ("weeks", begun.count().to_string()),
            ],
        )
    }

    /// What was done, what changed, and, only where something did, what that does not prove.
    fn sentences(&self, desk: &Desk<'_>, number: u32, cards: &[wire::OutcomeCard]) -> Vec<String> {
        let done = self.what_was_done(desk, number);
        match self.what_changed(desk, cards) {
            Some(changed) => vec![done, changed, desk.say("outcome.caveat", &[])],
            None => vec![done, desk.say("report.nothing_changed", &[])],
        }
    }

    fn what_changed(&self, desk: &Desk<'_>, cards: &[wire::OutcomeCard]) -> Option<String> {
        let is_said = |aspect: Aspect| match self.outcomes.of(aspect).verdict() {
            Verdict::ClearlyBetter
            | Verdict::ProbablyBetter
            | Verdict::ProbablyWorse
            | Verdict::ClearlyWorse => true,
            Verdict::TooEarly | Verdict::NoClearChange | Verdict::CannotSayYet => false,
        };
        let said = Aspect::ALL.iter().zip(cards).filter(|(a, _)| is_said(**a));
        let list: Vec<String> = said
            .map(|(_, card)| format!("{}: {}", card.title, super::speech::lower_first(&card.word)))
            .collect();
        (!list.is_empty()).then(|| desk.say("report.changed", &[("changes", list.join("; "))]))
    }
}

/// The end of the axis for each outcome, in its unit.
/// Choice: twice what a good program moves, so that a usual interval fills about half the axis.
const fn axis_end(aspect: Aspect) -> f64 {
    match aspect {
        Aspect::Fatigue | Aspect::Adaptation => 3.0,
        Aspect::Energy => 1.5,
        Aspect::Strength => 12.0,
    }
}

fn range(aspect: Aspect, change: &Change) -> wire::Range {
    let sign = if aspect == Aspect::Fatigue { -1.0 } else { 1.0 };
    let on_axis = |x: f64| (sign * x / axis_end(aspect)).clamp(-1.0, 1.0);
    let ends = |(low, high): (f64, f64)| {
        let (a, b) = (on_axis(low), on_axis(high));
        (a.min(b), a.max(b))
    };
    let (wide, half) = (ends(change.nine_in_ten), ends(change.half));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    wire::Range {
        middle: change.middle,
        low: change.nine_in_ten.0,
        high: change.nine_in_ten.1,
        axis: [wide.0, half.0, half.1, wide.1],
        axis_middle: on_axis(change.middle),
        n_start: count(change.n_start),
        n_now: count(change.n_now),
    }
}

fn week_to_wire(week: &RhythmWeek) -> wire::RhythmWeek {
    wire::RhythmWeek {
        week: week.week,
        sessions: week.sessions,
        counted: week.counted,
        state: week.state.code().to_owned(),
    }
}
