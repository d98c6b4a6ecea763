//! The one sentence of a decision, as a variant with its values; the words are made elsewhere.

use jiff::civil::Date;

use crate::code::coded;
use crate::exercise::{ExerciseId, Muscle, Pattern};
use crate::safety::RedFlag;
use crate::unit::{Level, Load, Minutes, Prs};
use crate::wellness::{Illness, Site, Slept, Wellness};

coded! {
    /// What a held return follows.
    pub enum ReturnFrom as "return from" {
        /// Being ill.
        Illness = "illness",
        /// Time off.
        TimeOff = "time_off",
        /// A red flag that a professional has cleared.
        Clearance = "clearance",
    }
}

/// Which line of the design's table to say, with its values.
#[derive(Debug, Clone, PartialEq)]
pub enum Sentence {
    /// "You feel recovered. Train as planned, and the {lift} earns {2.5 kg}."
    PushEarned {
        /// Which lift.
        exercise: ExerciseId,
        /// How much more.
        step: Load,
    },
    /// "You feel recovered. Train as planned."
    PushRecovered,
    /// "An ordinary day. Train as planned."
    PushOrdinary,
    /// "Sore, but ready. Train as planned with a longer warm-up."
    PushSoreButReady {
        /// Which muscles.
        muscles: Vec<Muscle>,
    },
    /// "Sleep was short, the rest is usual. Train as planned, or swap if you would rather."
    PushOneItem {
        /// Which answer.
        of: Wellness,
    },
    /// "You said {7} of 10 recovered, so train as planned. This is a first guess."
    PushFirstGuess {
        /// What she said.
        prs: Prs,
    },
    /// A short night: train as planned, nothing heavier than last time, two left in reserve.
    PushShortNight {
        /// How long.
        slept: Slept,
    },
    /// "No check-in today, so here is the plan as written."
    PushNoCheckIn,
    /// Little time: the minimum session.
    ShortOfTime {
        /// What she has.
        minutes: Minutes,
    },
    /// "{Legs} are early, so {squats} make room. The rest as planned."
    PartMakesRoom {
        /// Which muscles are early or very sore.
        muscles: Vec<Muscle>,
        /// Which sites hurt.
        sites: Vec<Site>,
        /// Which exercises make room.
        exercises: Vec<ExerciseId>,
    },
    /// "Short night, low energy. Train, but add nothing: fewer sets, stop with 3 left."
    HoldLow {
        /// The answers below her usual, lowest first.
        items: Vec<Wellness>,
    },
    /// "You said {4} of 10 recovered. Train, but add nothing. This is a first guess."
    HoldFirstGuess {
        /// What she said.
        prs: Prs,
    },
    /// "A few small signs together. Train, but add nothing this week."
    HoldWarning {
        /// How many points.
        points: u8,
    },
    /// "Your symptoms run high today. Train, but add nothing, or take the gentle session."
    HoldSymptoms,
    /// "Welcome back. Same lifts, about {70 %} of the sets, nothing heavy."
    HoldWelcomeBack {
        /// What the return follows.
        from: ReturnFrom,
        /// Percent of the sets.
        sets_percent: u8,
    },
    /// A lasting limit holds the day; the limit's own page says which.
    HoldLimit,
    /// "Your {legs} worked {13} hours ago. We suggest easy today and {session} on {day}."
    SwapEarly {
        /// Which muscles, the earliest first.
        muscles: Vec<Muscle>,
        /// Hours since the earliest worked.
        hours: f64,
    },
    /// "Your {legs} are very sore. We suggest easy today and {session} on {day}."
    SwapSore {
        /// Which muscles, the sorest first.
        muscles: Vec<Muscle>,
        /// How sore the sorest is.
        level: Level,
    },
    /// "{4 h 40} of sleep is too little for a hard day." With a band: "Under 5 hours of sleep".
    SwapShortSleep {
        /// How long.
        slept: Slept,
    },
    /// Short nights, several of the last four.
    SwapShortNights {
        /// How many were under six hours.
        nights: u8,
        /// Of how many that are known.
        of: u8,
    },
    /// "Low for the third morning in four. Easy recovery now."
    SwapLowDays {
        /// How many mornings were low.
        days: u8,
        /// Of how many.
        of: u8,
    },
    /// Far below her usual today.
    SwapVeryLow {
        /// The answers below her usual, lowest first.
        items: Vec<Wellness>,
    },
    /// "You said {2} of 10 recovered. Easy recovery now. This is a first guess."
    SwapFirstGuess {
        /// What she said.
        prs: Prs,
    },
    /// Everything planned is out because of pain or a limit.
    SwapNothingLeft {
        /// Where it hurts.
        sites: Vec<Site>,
    },
    /// The first easy day after being ill, or after a flag was cleared.
    SwapFirstDayBack {
        /// What it follows.
        from: ReturnFrom,
    },
    /// "You have a fever. No training and no recovery session today. The plan waits for you."
    RestIll {
        /// Which illness.
        illness: Illness,
    },
    /// Not yet a whole day without symptoms.
    RestAfterIllness {
        /// The last day she was ill.
        last_ill: Date,
    },
    /// "Nothing planned. If you feel like moving, there is an easy walk."
    RestPlanned,
    /// A recovery session is planned and stays.
    RestRecoveryPlanned {
        /// The library's session.
        template: String,
        /// How long.
        minutes: Minutes,
    },
    /// "Several signs together. Seven days with the same lifts and about half the sets."
    EaseWeek {
        /// How many points; `None` inside a week that has begun.
        points: Option<u8>,
        /// How many days.
        days: u8,
    },
    /// "Your {left knee} has hurt in {squats} for {eight} days."
    CheckJoint {
        /// Where.
        site: Site,
        /// In which movement, where told.
        during: Option<Pattern>,
        /// For how many days.
        days: u16,
    },
    /// "You answered yes to a health question. Please ask a doctor before hard training."
    CheckGate,
    /// "Three or more periods missed is worth a doctor's visit."
    CheckPeriods,
    /// "Very heavy bleeding with tiredness is worth a blood test for iron."
    CheckBleeding,
    /// "Pain in a bone, or pain at night, needs a look. No jumping or running until then."
    CheckBone {
        /// Where.
        site: Site,
    },
    /// "Your body says: a step back. Pelvic floor and walking for now."
    CheckAfterBirth,
    /// Pregnant, and no clinician has cleared exercise yet.
    CheckPregnancy,
    /// Blood pressure at or above 180/110: no strength until cleared.
    CheckPressure,
    /// Get medical help: the flag's own text.
    Stop {
        /// Which flag.
        flag: RedFlag,
        /// When it was ticked.
        since: Date,
    },
    /// "Thank you for telling us." With local support lines.
    Support,
}

impl Sentence {
    /// A stable key for the catalogue of words.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::PushEarned { .. } => "push_earned",
            Self::PushRecovered => "push_recovered",
            Self::PushOrdinary => "push_ordinary",
            Self::PushSoreButReady { .. } => "push_sore_but_ready",
            Self::PushOneItem { .. } => "push_one_item",
            Self::PushFirstGuess { .. } => "push_first_guess",
            Self::PushShortNight { .. } => "push_short_night",
            Self::PushNoCheckIn => "push_no_check_in",
            Self::ShortOfTime { .. } => "short_of_time",
            Self::PartMakesRoom { .. } => "part_makes_room",
            Self::HoldLow { .. } => "hold_low",
            Self::HoldFirstGuess { .. } => "hold_first_guess",
            Self::HoldWarning { .. } => "hold_warning",
            Self::HoldSymptoms => "hold_symptoms",
            Self::HoldWelcomeBack { .. } => "hold_welcome_back",
            Self::HoldLimit => "hold_limit",
            Self::SwapEarly { .. } => "swap_early",
            Self::SwapSore { .. } => "swap_sore",
            Self::SwapShortSleep { .. } => "swap_short_sleep",
            Self::SwapShortNights { .. } => "swap_short_nights",
            Self::SwapLowDays { .. } => "swap_low_days",
            Self::SwapVeryLow { .. } => "swap_very_low",
            Self::SwapFirstGuess { .. } => "swap_first_guess",
            Self::SwapNothingLeft { .. } => "swap_nothing_left",
            Self::SwapFirstDayBack { .. } => "swap_first_day_back",
            Self::RestIll { .. } => "rest_ill",
            Self::RestAfterIllness { .. } => "rest_after_illness",
            Self::RestPlanned => "rest_planned",
            Self::RestRecoveryPlanned { .. } => "rest_recovery_planned",
            Self::EaseWeek { .. } => "ease_week",
            Self::CheckJoint { .. } => "check_joint",
            Self::CheckGate => "check_gate",
            Self::CheckPeriods => "check_periods",
            Self::CheckBleeding => "check_bleeding",
            Self::CheckBone { .. } => "check_bone",
            Self::CheckAfterBirth => "check_after_birth",
            Self::CheckPregnancy => "check_pregnancy",
            Self::CheckPressure => "check_pressure",
            Self::Stop { .. } => "stop",
            Self::Support => "support",
        }
    }
}
