//! Recovery movements: what the rules need, and the card that people read.
//!
//! Evidence exists for kinds of movement, hardly ever for one movement; so a card shows what its
//! kind carries, for and against, unless the movement itself was studied.

use recoup_engine::exercise::{Muscle, Sides};
use recoup_engine::movement::{
    Condition, Dose, DoseKind, Fit, MetSource, Modality, Movement, MovementId, PregnancyMark, Prop,
};
use recoup_engine::unit::{Met, Seconds};
use recoup_engine::wellness::Site;

use crate::page::{Fields, Target};

/// What a person reads about a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementCard {
    /// The movement.
    pub id: MovementId,
    /// Its number on the contact sheet; a keeper's own movements have none.
    pub number: Option<u16>,
    /// Its name for people.
    pub name: String,
    /// How to begin.
    pub setup: String,
    /// What to do, in a sentence.
    pub action: String,
    /// What it feels like when it is right.
    pub feel: String,
    /// When to stop.
    pub stop: String,
    /// An easier form.
    pub easier: Option<String>,
    /// The figure of the easier form, where it is not the movement's own.
    pub easier_figure: Option<String>,
    /// A harder form, for days on which the plan is trained as it is (authoring rule 6).
    pub harder: Option<String>,
    /// The figure of the harder form, where it is not the movement's own.
    pub harder_figure: Option<String>,
    /// What to mind.
    pub care: Option<String>,
    /// What pregnancy changes.
    pub pregnancy_note: Option<String>,
    /// The code of its energy cost in the compendium, where it comes from there.
    pub met_code: Option<String>,
    /// The fact that speaks for it, if not its modality's.
    pub evidence_for: Option<String>,
    /// The fact that speaks against it, if not its modality's.
    pub evidence_against: Option<String>,
}

/// What is known about a kind of movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModalityCard {
    /// The kind.
    pub modality: Modality,
    /// Its name for people.
    pub name: String,
    /// The id of the fact that speaks for it.
    pub evidence_for: String,
    /// The id of the fact that speaks against it, or says what is not known.
    pub evidence_against: String,
}

/// A movement with its card, as one entry of a file gives them.
pub(crate) type Entry = (Movement, MovementCard);

/// Reads one `[[movement]]`; `None` if a field that it needs is missing or wrong.
pub(crate) fn read(mut fields: Fields<'_, '_>) -> Option<Entry> {
    let (movement, card) = (read_movement(&mut fields), read_card(&mut fields));
    fields.close();
    Some((movement?, card?))
}

fn read_movement(fields: &mut Fields<'_, '_>) -> Option<Movement> {
    let (id, name) = (fields.text("id"), fields.text("name"));
    let modality = fields.code("modality", Modality::from_code);
    let muscles = fields.codes("muscles", Muscle::from_code);
    let sites = fields.codes("sites", Site::from_code);
    let props = fields.codes("props", Prop::from_code);
    let dose = fields.table("dose", "dose").and_then(read_dose);
    if !fields.has("dose") {
        fields.report(&fields.span(), "dose", "", "is missing".to_owned());
    }
    let met = read_met(fields);
    let met_source = fields.code("met_source", MetSource::from_code);
    let fits = fields.codes("fits", Fit::from_code);
    let leave_out_with = fields.codes("leave_out_with", Condition::from_code);
    let mark = fields.code_or("pregnancy", PregnancyMark::Fine, PregnancyMark::from_code);
    let postpartum_start = fields.yes("postpartum_start");
    let is_training = fields.yes("training");
    Some(Movement {
        id: MovementId::new(id?),
        name: name?,
        modality: modality?,
        muscles,
        sites,
        props,
        dose: dose?,
        met: met?,
        met_source: met_source?,
        fits,
        leave_out_with,
        pregnancy: mark?,
        postpartum_start,
        is_training,
    })
}

fn read_card(fields: &mut Fields<'_, '_>) -> Option<MovementCard> {
    let number = if fields.has("number") {
        fields.whole("number", 1..=i64::from(u16::MAX))
    } else {
        None
    };
    let (id, name) = (fields.text("id"), fields.text("name"));
    let (setup, action) = (fields.text("setup"), fields.text("do"));
    let (feel, stop) = (fields.text("feel"), fields.text("stop"));
    let (easier, harder) = (fields.optional("easier"), fields.optional("harder"));
    let easier_figure = fields.optional_id("easier_figure", Target::Figure);
    let harder_figure = fields.optional_id("harder_figure", Target::Figure);
    let care = fields.optional("care");
    let pregnancy_note = fields.optional("pregnancy_note");
    let met_code = fields.optional("met_code");
    let evidence_for = fields.optional_id("evidence_for", Target::Fact);
    let evidence_against = fields.optional_id("evidence_against", Target::Fact);
    Some(MovementCard {
        id: MovementId::new(id?),
        number: number.and_then(|n| u16::try_from(n).ok()),
        name: name?,
        setup: setup?,
        action: action?,
        feel: feel?,
        stop: stop?,
        easier,
        easier_figure,
        harder,
        harder_figure,
        care,
        pregnancy_note,
        met_code,
        evidence_for,
        evidence_against,
    })
}

fn read_met(fields: &mut Fields<'_, '_>) -> Option<Met> {
    let number = fields.decimal("met")?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked by the type's own range"
    )]
    let met = Met::try_new((number * 1_000.0).round() as i64);
    match met {
        Ok(met) => Some(met),
        Err(out) => {
            fields.report(
                &fields.span_of("met"),
                "met",
                &number.to_string(),
                out.to_string(),
            );
            None
        }
    }
}

/// Most of any number in a dose: an hour of seconds.
const LARGEST: i64 = 3_600;
/// Most rounds of a dose.
const MOST_ROUNDS: i64 = 20;
const SECONDS_PER_MINUTE: i64 = 60;

/// Reads `{ kind = "reps", amount = 10, rounds = 2, sides = "each", pace_s = 4, rest_s = 10 }`.
pub(crate) fn read_dose(mut fields: Fields<'_, '_>) -> Option<Dose> {
    let kind = fields.code("kind", DoseKind::from_code);
    let amount = fields.whole("amount", 1..=LARGEST);
    let rounds = fields.whole_or("rounds", 1, 1..=MOST_ROUNDS);
    let sides = fields.code_or("sides", Sides::Both, Sides::from_code);
    let pace = match kind {
        Some(DoseKind::Reps | DoseKind::Breaths) => fields.whole("pace_s", 1..=LARGEST),
        Some(DoseKind::Minutes) => Some(SECONDS_PER_MINUTE),
        Some(DoseKind::Hold) | None => Some(1),
    };
    let rest = fields.whole_or("rest_s", 0, 0..=LARGEST);
    fields.close();
    Some(Dose {
        kind: kind?,
        amount: u16::try_from(amount?).ok()?,
        rounds: u8::try_from(rounds?).ok()?,
        sides: sides?,
        pace: Seconds::try_new(pace?).ok()?,
        rest: Seconds::try_new(rest?).ok()?,
    })
}

/// Reads one `[[modality]]`.
pub(crate) fn read_modality(mut fields: Fields<'_, '_>) -> Option<ModalityCard> {
    let modality = fields.code("code", Modality::from_code);
    let name = fields.text("name");
    let evidence_for = fields.id("evidence_for", Target::Fact);
    let evidence_against = fields.id("evidence_against", Target::Fact);
    fields.close();
    Some(ModalityCard {
        modality: modality?,
        name: name?,
        evidence_for: evidence_for?,
        evidence_against: evidence_against?,
    })
}
