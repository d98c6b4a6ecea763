//! The values that a decision's sentence puts into its words.

use recoup_engine::decision::Sentence;
use recoup_engine::exercise::ExerciseId;
use recoup_engine::unit::Minutes;
use recoup_engine::wellness::{Slept, Wellness};

use super::Desk;
use super::speech::{Scene, Value, illness_name, recovery_name, upper_first};

/// Every placeholder that any sentence may use, with the values that this one has.
pub(super) fn values(desk: &Desk<'_>, sentence: &Sentence, scene: &Scene) -> Vec<Value> {
    let mut values = vec![
        ("session", scene.session.clone().unwrap_or_default()),
        (
            "day",
            scene.to.map_or_else(String::new, |d| desk.weekday(d)),
        ),
    ];
    values.extend(own_values(desk, sentence, scene));
    values
}

fn own_values(desk: &Desk<'_>, sentence: &Sentence, scene: &Scene) -> Vec<Value> {
    match sentence {
        Sentence::SwapEarly { muscles, hours } => {
            vec![
                ("muscles", desk.muscles(muscles)),
                ("hours", format!("{hours:.0}")),
            ]
        }
        Sentence::SwapSore { muscles, level } => {
            vec![
                ("muscles", desk.muscles(muscles)),
                ("level", level.points().to_string()),
            ]
        }
        Sentence::SwapShortNights { nights, of } => {
            vec![("nights", nights.to_string()), ("of", of.to_string())]
        }
        Sentence::SwapLowDays { days, of } => {
            vec![("days", days.to_string()), ("of", of.to_string())]
        }
        Sentence::SwapNothingLeft { sites } => {
            vec![(
                "sites",
                desk.row(&sites.iter().map(|s| desk.site(*s)).collect::<Vec<_>>()),
            )]
        }
        Sentence::RestIll { illness } => vec![("illness", illness_name(desk, *illness))],
        Sentence::RestAfterIllness { last_ill } => {
            vec![("last_ill", desk.weekday(*last_ill))]
        }
        Sentence::RestRecoveryPlanned { template, minutes } => {
            planned_recovery(desk, template, *minutes, scene)
        }
        Sentence::EaseWeek { days, .. } => vec![("days", days.to_string())],
        Sentence::CheckJoint { site, during, days } => vec![
            ("site", desk.site(*site)),
            (
                "pattern",
                during.map_or_else(|| desk.say("pattern.any", &[]), |p| desk.pattern(p)),
            ),
            ("days", days.to_string()),
        ],
        Sentence::CheckBone { site } => vec![("site", desk.site(*site))],
        Sentence::SwapVeryLow { items: of } => vec![("items", low_items(desk, of))],
        Sentence::SwapFirstGuess { prs } => vec![("prs", prs.points().to_string())],
        Sentence::SwapShortSleep { slept } => vec![("slept", night(desk, *slept))],
        Sentence::SwapFirstDayBack { .. }
        | Sentence::RestPlanned
        | Sentence::CheckGate
        | Sentence::CheckPeriods
        | Sentence::CheckBleeding
        | Sentence::CheckAfterBirth
        | Sentence::CheckPregnancy
        | Sentence::CheckPressure
        | Sentence::Stop { .. }
        | Sentence::Support => vec![],
        training => training_values(desk, training, scene),
    }
}

/// What the button starts, which may be shorter than what was written.
fn planned_recovery(
    desk: &Desk<'_>,
    template: &str,
    minutes: Minutes,
    scene: &Scene,
) -> Vec<Value> {
    let written = || (recovery_name(desk, template), minutes.count().to_string());
    let offered = scene.recovery.clone();
    let offered = offered.map(|(name, minutes)| (name, minutes.to_string()));
    let (name, minutes) = offered.unwrap_or_else(written);
    vec![("recovery", name), ("minutes", minutes)]
}

/// The values of the sentences for days on which she trains.
fn training_values(desk: &Desk<'_>, sentence: &Sentence, scene: &Scene) -> Vec<Value> {
    let exercises = |ids: &[ExerciseId]| {
        desk.row(
            &ids.iter()
                .map(|id| desk.exercise_name(id.as_str()))
                .collect::<Vec<_>>(),
        )
    };
    match sentence {
        Sentence::PushEarned { exercise, step } => vec![
            ("lift", desk.within(&desk.exercise_name(exercise.as_str()))),
            ("step", desk.load(*step, scene.unit)),
        ],
        Sentence::PushSoreButReady { muscles } => vec![("muscles", desk.muscles(muscles))],
        Sentence::PushOneItem { of } => {
            vec![(
                "item",
                upper_first(&desk.say(&format!("low.{}", of.code()), &[])),
            )]
        }
        Sentence::PushFirstGuess { prs } | Sentence::HoldFirstGuess { prs } => {
            vec![("prs", prs.points().to_string())]
        }
        Sentence::PushShortNight { slept } => {
            vec![("slept", night(desk, *slept))]
        }
        Sentence::ShortOfTime { minutes } => vec![("minutes", minutes.count().to_string())],
        Sentence::PartMakesRoom {
            muscles,
            sites,
            exercises: ids,
        } => vec![
            ("muscles", upper_first(&desk.parts(muscles, sites))),
            ("exercises", desk.within(&exercises(ids))),
        ],
        Sentence::HoldLow { items: of } => vec![("items", low_items(desk, of))],
        Sentence::HoldWarning { points } => vec![("points", points.to_string())],
        Sentence::HoldWelcomeBack { sets_percent, .. } => {
            vec![("percent", sets_percent.to_string())]
        }
        // Without values, or said by `own_values`.
        _ => vec![],
    }
}

fn low_items(desk: &Desk<'_>, of: &[Wellness]) -> String {
    let names: Vec<String> = of
        .iter()
        .map(|w| desk.say(&format!("low.{}", w.code()), &[]))
        .collect();
    upper_first(&names.join(", "))
}

fn night(desk: &Desk<'_>, slept: Slept) -> String {
    match slept {
        Slept::Exactly(sleep) => {
            let minutes = sleep.minutes();
            format!("{}\u{202f}h\u{202f}{:02}", minutes / 60, minutes % 60)
        }
        Slept::About(band) => desk.say(&format!("sleep_band.{}", band.code()), &[]),
    }
}
