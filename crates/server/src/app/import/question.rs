//! What a file leaves open, as it is asked of a person.

use recoup_import::{Column, Recognized, UnitFinding, UnitSample};

use crate::wire;

/// A column of a table, as a person is shown it.
pub(super) fn column(column: &Column) -> wire::ImportColumn {
    wire::ImportColumn {
        header: column.header.clone(),
        holds: column.field.map(|field| field.code().to_owned()),
        known: match column.recognized {
            Recognized::Told => wire::ColumnKnown::Told,
            Recognized::ByHeader => wire::ColumnKnown::ByHeader,
            Recognized::ByContents => wire::ColumnKnown::ByContents,
            Recognized::No => wire::ColumnKnown::No,
        },
        samples: column.samples.clone(),
    }
}

/// How the unit of a file is known, and what to ask where it is not.
pub(super) fn unit_question(finding: &UnitFinding) -> wire::UnitQuestion {
    let asked = |state, guess, reason: &str, sample: Option<&UnitSample>| wire::UnitQuestion {
        state,
        guess,
        reason: reason.to_owned(),
        sample: sample.and_then(unit_sample),
        doubtful: Vec::new(),
    };
    match finding {
        UnitFinding::Stated(unit) | UnitFinding::Answered(unit) => asked(
            wire::UnitState::Stated,
            Some(super::unit_to_wire(*unit)),
            "",
            None,
        ),
        UnitFinding::PerRow => asked(wire::UnitState::PerRow, None, "", None),
        UnitFinding::Guessed(guess) => wire::UnitQuestion {
            doubtful: guess.doubtful.clone(),
            ..asked(
                wire::UnitState::Guessed,
                Some(super::unit_to_wire(guess.unit)),
                &guess.reason,
                Some(&guess.sample),
            )
        },
        UnitFinding::Unknown(sample) => asked(
            wire::UnitState::Unknown,
            None,
            "nothing in it tells",
            sample.as_ref(),
        ),
    }
}

fn unit_sample(sample: &UnitSample) -> Option<wire::UnitSample> {
    use recoup_engine::unit::{Load, MassUnit};
    let written = &sample.written;
    let number: f64 = written.replace(',', ".").parse().ok()?;
    let other = |from, to| Some(Load::from_mass(number, from).ok()?.to_text(to));
    Some(wire::UnitSample {
        exercise: sample.exercise.clone(),
        number: written.clone(),
        kg_text: format!(
            "{written} kg, that would be {} lb",
            other(MassUnit::Kilogram, MassUnit::Pound)?
        ),
        lb_text: format!(
            "{written} lb, that would be {} kg",
            other(MassUnit::Pound, MassUnit::Kilogram)?
        ),
    })
}
