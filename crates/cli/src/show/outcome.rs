//! Outcomes on one axis, the rhythm, the report and an experiment, as text.

use recoup_server::wire::{
    EveningQuestion, ExperimentCard, Experiments, OutcomeCard, Progress, Range, Report, RhythmWeek,
};

use crate::out::{Ink, Out};

/// Characters from one end of the axis to the other.
/// Choice: with its words it fits a terminal of 80.
const AXIS: usize = 41;

/// The evening's question and its answer.
pub(crate) fn evening(out: Out, told: &EveningQuestion) -> String {
    let head = match (&told.session, &told.answer) {
        (None, _) => "  No strength session on this day, so nothing is asked.".to_owned(),
        (Some(name), Some(answer)) => {
            format!("  {name}: tired {} of 10. Good night.", answer.tiredness)
        }
        (Some(name), None) => format!("  {name}: how tired are you now? `recoup evening 0-10`"),
    };
    format!(
        "{head}\n{}",
        out.ink(Ink::Quiet, &out.wrap(&told.sentence, 2))
    )
}

/// The four outcomes on one axis and the rhythm.
pub(crate) fn progress(out: Out, told: &Progress, explain: bool) -> String {
    let mut parts = vec![
        format!("  {}", told.compared),
        cards(out, &told.outcomes, explain),
    ];
    if !told.rhythm.is_empty() {
        parts.push(format!("  {}", weeks(&told.rhythm)));
        parts.push(out.wrap(&told.rhythm_sentence, 2));
    }
    parts.push(out.ink(Ink::Quiet, &out.wrap(&told.caveat, 2)));
    parts.join("\n\n")
}

/// The report: three sentences, the outcomes, what could not be measured.
pub(crate) fn report(out: Out, told: &Report, explain: bool) -> String {
    let name = told.program.clone().unwrap_or_default();
    let head = format!("  Day {} of {} {name}", told.number, told.length);
    let sentences: Vec<String> = told.sentences.iter().map(|s| out.wrap(s, 2)).collect();
    let mut parts = vec![
        head.trim_end().to_owned(),
        sentences.join("\n"),
        cards(out, &told.outcomes, explain),
    ];
    if !told.rhythm.is_empty() {
        parts.push(format!("  {}", weeks(&told.rhythm)));
    }
    if !told.not_measurable.is_empty() {
        let lines = told.not_measurable.iter().map(|s| out.wrap(s, 4));
        let lines: Vec<String> = lines.collect();
        parts.push(format!("  Not measurable:\n{}", lines.join("\n")));
    }
    parts.join("\n\n")
}

fn cards(out: Out, cards: &[OutcomeCard], explain: bool) -> String {
    let ends = format!("  {:<14}{:^13}{:>14}", "worse", "no change", "better");
    let cards = cards.iter().map(|card| {
        let how: Vec<String> = card
            .how
            .iter()
            .filter(|_| explain)
            .map(|s| format!("\n{}", out.ink(Ink::Quiet, &out.wrap(s, 2))))
            .collect();
        format!(
            "  {}: {}\n  {}\n{}{}",
            card.title,
            card.word,
            axis(card.range.as_ref()),
            out.wrap(&card.sentence, 2),
            how.concat()
        )
    });
    let cards: Vec<String> = cards.collect();
    format!("{ends}\n{}", cards.join("\n\n"))
}

/// The interval drawn: thin for nine in ten, thick for half the chance, a dot in the middle.
fn axis(range: Option<&Range>) -> String {
    let mut row = vec!['\u{b7}'; AXIS];
    let place = |x: f64| {
        let steps = f64::from(u32::try_from(AXIS - 1).unwrap_or(0));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the width"
        )]
        let at = (f64::midpoint(x.clamp(-1.0, 1.0), 1.0) * steps).round() as usize;
        at.min(AXIS - 1)
    };
    if let Some(range) = range {
        let [low, half_low, half_high, high] = range.axis.map(place);
        row[low..=high].fill('\u{2500}');
        row[half_low..=half_high].fill('\u{2501}');
        row[place(0.0)] = '\u{2502}';
        row[place(range.axis_middle)] = '\u{25cf}';
    } else {
        row[AXIS / 2] = '\u{2502}';
    }
    row.into_iter().collect()
}

fn weeks(weeks: &[RhythmWeek]) -> String {
    let one = |week: &RhythmWeek| match week.state.as_str() {
        "as_meant" => format!("{}\u{25a0}", week.week),
        "under_way" => format!("{}\u{25a8}", week.week),
        "in_part" => format!("{}\u{25eb}", week.week),
        _ => format!("{}\u{25a1}", week.week),
    };
    let weeks: Vec<String> = weeks.iter().map(one).collect();
    weeks.join(" ")
}

/// Her experiments.
pub(crate) fn experiments(out: Out, told: &Experiments) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(card) = &told.current {
        parts.push(experiment(out, card));
    } else {
        let rules = told.rules.iter().map(|s| out.wrap(s, 2));
        parts.push(rules.collect::<Vec<_>>().join("\n"));
        let names = |all: &[recoup_server::wire::Choice]| {
            let ids: Vec<&str> = all.iter().map(|c| c.id.as_str()).collect();
            ids.join(", ")
        };
        let choices = format!(
            "  recoup experiment start MEASURE SESSION\n  MEASURE: {}\n{}",
            names(&told.measures),
            out.wrap(&format!("SESSION: {}", names(&told.templates)), 2)
        );
        parts.push(out.ink(Ink::Quiet, &choices));
    }
    parts.extend(told.past.iter().map(|card| experiment(out, card)));
    parts.join("\n\n")
}

fn experiment(out: Out, card: &ExperimentCard) -> String {
    let look = card.next_look.map_or(String::new(), |n| format!(" of {n}"));
    let word = if card.word.is_empty() {
        String::new()
    } else {
        format!("\n  {}\n  {}", card.word, axis(card.range.as_ref()))
    };
    format!(
        "  {} or rest, {}\n  {}{look} pairs{word}\n{}\n{}",
        card.template_name,
        card.measure_name,
        card.pairs,
        out.wrap(&card.result, 2),
        out.wrap(&card.sentence, 2)
    )
}
