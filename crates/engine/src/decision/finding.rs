//! What a rule says when it fires: its reason, and what it asks of the day.

use super::choice::Reopen;
use super::daily_rules::return_limits;
use super::{Dropped, Effect, Sentence, State, Work};
use crate::plan::Easing;
use crate::reason::{Fact, Quantity, Reason, Rule};
use crate::safety::{RedFlag, Refer};
use crate::unit::Rir;
use crate::wellness::Site;

/// A rule that fired.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) reason: Reason,
    /// Whether nothing else may decide.
    pub(super) is_exit: bool,
    /// The hardest state it leaves; `None` where it only informs.
    pub(super) ceiling: Option<State>,
    /// What to say if it decides.
    pub(super) sentence: Option<Sentence>,
    /// What it takes out of the session.
    pub(super) dropped: Vec<Dropped>,
    /// What it limits in what is left.
    pub(super) limits: Limits,
    pub(super) blocked: Vec<Site>,
    pub(super) refer: Option<Refer>,
    pub(super) reopen: Vec<Reopen>,
    pub(super) ask_first: Vec<RedFlag>,
    pub(super) offers_swap: bool,
}

impl Finding {
    pub(super) const fn new(
        rule: Rule,
        measured: Quantity,
        limit: Option<Quantity>,
        fact: Fact,
    ) -> Self {
        Self {
            reason: Reason {
                rule,
                measured,
                limit,
                fact,
            },
            is_exit: false,
            ceiling: None,
            sentence: None,
            dropped: Vec::new(),
            limits: Limits::NONE,
            blocked: Vec::new(),
            refer: None,
            reopen: Vec::new(),
            ask_first: Vec::new(),
            offers_swap: false,
        }
    }

    /// A finding that needs no number.
    pub(super) const fn plain(rule: Rule, fact: Fact) -> Self {
        Self::new(rule, Quantity::Yes, None, fact)
    }

    pub(super) fn exit(mut self, state: State, sentence: Sentence) -> Self {
        self.is_exit = true;
        self.at_most(state, sentence)
    }

    pub(super) fn at_most(mut self, state: State, sentence: Sentence) -> Self {
        self.ceiling = Some(state);
        self.sentence = Some(sentence);
        self
    }

    pub(super) fn saying(mut self, sentence: Sentence) -> Self {
        self.sentence = Some(sentence);
        self
    }

    pub(super) fn dropping(mut self, dropped: Vec<Dropped>) -> Self {
        self.dropped = dropped;
        self
    }

    pub(super) fn limiting(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    pub(super) fn referring(mut self, refer: Refer) -> Self {
        self.refer = Some(refer);
        self
    }

    pub(super) fn reopening(mut self, questions: &[Reopen]) -> Self {
        self.reopen = questions.to_vec();
        self
    }
}

/// What a rule limits in the session that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    pub(super) sets_percent: u8,
    pub(super) load_percent: u8,
    pub(super) rir_halves: Option<i64>,
    pub(super) may_progress: bool,
}

/// All of it, in percent. Source: definition.
const ALL: u8 = 100;

impl Limits {
    /// The session as planned.
    pub(super) const NONE: Self = Self {
        sets_percent: ALL,
        load_percent: ALL,
        rir_halves: None,
        may_progress: true,
    };

    /// A held day: no progression, at least 3 left, sets −20 to −40 %.
    /// Choice: the middle of the range of RULES 1; 3 sets become 2, 4 become 3.
    pub(super) const HELD: Self = Self {
        sets_percent: 70,
        load_percent: ALL,
        rir_halves: Some(6),
        may_progress: false,
    };

    /// An ease week: sets −40 to −60 %, load −5 to −10 %, at least 4 left.
    /// Choice: the middles of R33's ranges.
    pub(super) const EASED: Self = Self {
        sets_percent: 50,
        load_percent: 92,
        rir_halves: Some(8),
        may_progress: false,
    };

    /// No record attempt, at least 2 left. Source: R18.
    pub(super) const NO_RECORD: Self = Self {
        sets_percent: ALL,
        load_percent: ALL,
        rir_halves: Some(4),
        may_progress: false,
    };

    /// Back after 8 to 14 days: 90 % of the load, 70 % of the sets. Source: R34.
    pub(super) const BACK_SOON: Self = Self {
        sets_percent: 70,
        load_percent: 90,
        rir_halves: Some(6),
        may_progress: false,
    };

    /// Back after more than 14 days: 80 % of the load, 50 % of the sets. Source: R34.
    pub(super) const BACK_LATE: Self = Self {
        sets_percent: 50,
        load_percent: 80,
        rir_halves: Some(6),
        may_progress: false,
    };

    /// The tighter of two limits in every part.
    pub(super) fn tighter(self, other: Self) -> Self {
        Self {
            sets_percent: self.sets_percent.min(other.sets_percent),
            load_percent: self.load_percent.min(other.load_percent),
            rir_halves: self.rir_halves.max(other.rir_halves),
            may_progress: self.may_progress && other.may_progress,
        }
    }

    /// What is still to be taken where another limit has already been taken.
    pub(super) fn beyond(self, already: Self) -> Self {
        let rest = |wanted: u8, taken: u8| {
            let share = u16::from(wanted) * u16::from(ALL) / u16::from(taken).max(1);
            u8::try_from(share).unwrap_or(ALL).min(ALL)
        };
        Self {
            sets_percent: rest(self.sets_percent, already.sets_percent),
            load_percent: rest(self.load_percent, already.load_percent),
            ..self
        }
    }

    /// What the plan has taken from a session by itself.
    pub(super) const fn taken_by(easing: Option<Easing>) -> Self {
        match easing {
            None => Self::NONE,
            Some(Easing::Return { days_off }) => return_limits(days_off as i64),
            Some(Easing::Deload | Easing::Taper) => Self::EASED,
        }
    }

    /// What a state limits by itself.
    pub(super) const fn of(state: State) -> Self {
        match state {
            State::Hold => Self::HELD,
            State::Ease => Self::EASED,
            State::Push | State::Swap | State::Rest | State::GetChecked | State::Stop => Self::NONE,
        }
    }
}

/// Days of an ease week. Source: R20, R33 (5 to 7; ROG24: 6.4 ± 1.7).
pub(super) const EASE_DAYS: u8 = 7;

impl Effect {
    /// The effect of limits on a kind of work.
    pub(super) fn new(work: Work, limits: Limits) -> Self {
        Self {
            work,
            sets_percent: limits.sets_percent,
            load_percent: limits.load_percent,
            rir_at_least: limits.rir_halves.and_then(|h| Rir::try_new(h).ok()),
            may_progress: limits.may_progress,
            minimum: Vec::new(),
            days: None,
        }
    }

    /// The effect of a state that she chose in place of the decided one, on a session that the plan
    /// has eased already or not: what was taken is not taken twice.
    ///
    /// A short day stays short; what a harder choice brings back is [`super::Dropped`]'s question.
    #[must_use]
    pub fn chosen(&self, state: State, planned: Option<Easing>) -> Self {
        let work = match state {
            State::Stop | State::Rest => Work::Nothing,
            State::GetChecked => Work::Walking,
            State::Swap => Work::Recovery,
            State::Ease | State::Hold | State::Push if self.work == Work::Minimum => Work::Minimum,
            State::Ease | State::Hold | State::Push => Work::Strength,
        };
        Self {
            minimum: self.minimum.clone(),
            days: (state == State::Ease).then_some(EASE_DAYS),
            ..Self::new(work, Limits::of(state).beyond(Limits::taken_by(planned)))
        }
    }

    /// Sets to do of those planned: to the nearest, and never none.
    ///
    /// ```
    /// # use recoup_engine::decision::{Effect, Work};
    /// # let held = Effect { work: Work::Strength, sets_percent: 70, load_percent: 100,
    /// #     rir_at_least: None, may_progress: false, minimum: vec![], days: None };
    /// assert_eq!([2, 3, 4, 5].map(|planned| held.sets(planned)), [1, 2, 3, 4]);
    /// ```
    pub fn sets(&self, planned: u8) -> u8 {
        if planned == 0 {
            return 0;
        }
        let whole = u16::from(ALL);
        let rounded = (u16::from(planned) * u16::from(self.sets_percent) + whole / 2) / whole;
        u8::try_from(rounded).unwrap_or(u8::MAX).clamp(1, planned)
    }
}
