//! WHOOP's headers in other languages.
//!
//! An account exports its tables in the language of its app, headers and all, and nothing in
//! them says which. A header is known by its English name, by its name in a language we know, or,
//! in any other, by its place: the apps write the columns in one order.

use crate::cell::when::{self, DateOrder};
use crate::format::Format;
use crate::table::Head;
use crate::table::heading::{Field, Heading, Unit};

/// A column's English name, folded, and its names in German, Spanish, French and Portuguese.
///
/// Source: headers that people who read such exports have published; they are facts of the files.
/// A distance was seen in English only: in other languages it is the column of metres.
static NAMES: &[(&str, &[&str])] = &[
    (
        "cyclestarttime",
        &[
            "startzeitdeszyklus",
            "horadeiniciodelciclo",
            "heurededebutducycle",
            "horadeiniciodociclo",
        ],
    ),
    (
        "cycleendtime",
        &[
            "endzeitdeszyklus",
            "horadefinalizaciondelciclo",
            "heuredefinducycle",
            "horadefimdociclo",
        ],
    ),
    (
        "recoveryscore",
        &[
            "erholungswert",
            "puntuacionderecuperacion",
            "scorederecuperation",
            "pontuacaoderecuperacao",
        ],
    ),
    (
        "restingheartratebpm",
        &[
            "ruheherzfrequenzschlageprominute",
            "frecuenciacardiacaenreposolpm",
            "frequencecardiaqueaureposbpm",
            "frequenciacardiacaemrepousobpm",
        ],
    ),
    (
        "heartratevariabilityms",
        &[
            "herzfrequenzvariabilitatms",
            "variabilidaddelafrecuenciacardiacams",
            "variabilitedelafrequencecardiaquems",
            "variabilidadedafrequenciacardiacams",
        ],
    ),
    (
        "sleeponset",
        &[
            "beginndesschlafs",
            "iniciodelsueno",
            "premierssignesdesommeil",
            "iniciodosono",
        ],
    ),
    (
        "wakeonset",
        &[
            "beginndesaufwachens",
            "iniciodelavigilia",
            "premierssignesdereveil",
            "iniciodavigilia",
        ],
    ),
    (
        "asleepdurationmin",
        &[
            "schlafdauermin",
            "duraciondelsuenomin",
            "dureedusommeilmin",
            "duracaodosonomin",
        ],
    ),
    ("nap", &["nickerchen", "siesta", "sieste", "sesta"]),
    (
        "workoutstarttime",
        &[
            "startzeitdestrainings",
            "horadeiniciodelentrenamiento",
            "heurededebutdelentrainement",
            "horadeiniciodotreino",
        ],
    ),
    (
        "durationmin",
        &["dauermin", "duracionmin", "dureemin", "duracaomin"],
    ),
    (
        "activityname",
        &[
            "namederaktivitat",
            "nombredelaactividad",
            "nomdelactivite",
            "nomedaatividade",
        ],
    ),
    (
        "averagehrbpm",
        &[
            "durchschnittlichehfschlageprominute",
            "fcpromediolpm",
            "fcmoyennebpm",
            "fcmediabpm",
        ],
    ),
    (
        "questiontext",
        &["fragetext", "textodelapregunta", "textodepergunta"],
    ),
];

/// The tables by their number of columns, and where those that we read stand.
///
/// Source: the order of the English exports.
static PLACES: &[(usize, &[(&str, usize)])] = &[
    (
        26,
        &[
            ("cyclestarttime", 0),
            ("cycleendtime", 1),
            ("recoveryscore", 3),
            ("restingheartratebpm", 4),
            ("heartratevariabilityms", 5),
            ("sleeponset", 12),
            ("wakeonset", 13),
            ("asleepdurationmin", 16),
        ],
    ),
    (
        18,
        &[
            ("cyclestarttime", 0),
            ("cycleendtime", 1),
            ("sleeponset", 3),
            ("wakeonset", 4),
            ("asleepdurationmin", 7),
            ("nap", 17),
        ],
    ),
    (17, WORKOUTS),
    // With distance and climb.
    (
        19,
        &[
            ("cyclestarttime", 0),
            ("workoutstarttime", 3),
            ("durationmin", 5),
            ("activityname", 6),
            ("averagehrbpm", 10),
            ("distancemeters", 17),
        ],
    ),
    (6, &[("cyclestarttime", 0), ("questiontext", 3)]),
];

const WORKOUTS: &[(&str, usize)] = &[
    ("cyclestarttime", 0),
    ("workoutstarttime", 3),
    ("durationmin", 5),
    ("activityname", 6),
    ("averagehrbpm", 10),
];

/// Where the columns of a device's table stand, by their English names.
pub(super) struct Columns<'h, 't> {
    head: &'h Head<'t>,
    /// Set where the language is none we know.
    places: Option<&'static [(&'static str, usize)]>,
}

impl<'h, 't> Columns<'h, 't> {
    pub(super) fn of(head: &'h Head<'t>, format: Format) -> Columns<'h, 't> {
        let columns = Columns { head, places: None };
        let is_open = format == Format::Whoop && columns.find("cyclestarttime").is_none();
        let places = if is_open { places_of(head) } else { None };
        Columns { head, places }
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.head
            .named(name)
            .or_else(|| translated(self.head, name))
            .or_else(|| (name == METRES).then(|| column_of_metres(self.head))?)
            .or_else(|| {
                let (_, place) = self.places?.iter().find(|(known, _)| *known == name)?;
                Some(*place)
            })
    }

    pub(super) fn are_by_place(&self) -> bool {
        self.places.is_some()
    }
}

/// Whether this is the journal of an account, which holds answers to questions only.
pub(crate) fn is_journal(head: &Head<'_>) -> bool {
    Columns::of(head, Format::Whoop)
        .find("questiontext")
        .is_some()
}

/// The English name of the one column that is known by what it means.
const METRES: &str = "distancemeters";

fn column_of_metres(head: &Head<'_>) -> Option<usize> {
    let is_it = |heading: &Heading| {
        heading.field == Field::Distance && heading.unit == Some(Unit::Length(1_000))
    };
    head.headings
        .iter()
        .position(|heading| heading.as_ref().is_some_and(is_it))
}

fn translated(head: &Head<'_>, name: &str) -> Option<usize> {
    let (_, names) = NAMES.iter().find(|(english, _)| *english == name)?;
    names.iter().find_map(|name| head.named(name))
}

/// The places of a table whose rows look like WHOOP's: a start, an end that may be open, an
/// offset such as `UTC+01:00` or `UTCZ`.
fn places_of(head: &Head<'_>) -> Option<&'static [(&'static str, usize)]> {
    let n = head.names.len();
    let (_, places) = PLACES.iter().find(|(columns, _)| *columns == n)?;
    let mut rows = head.rows();
    rows.next_row();
    let row = rows.next_row()?;
    let is_offset = row
        .get(2)
        .and_then(|zone| zone.trim().strip_prefix("UTC"))
        .is_some_and(|rest| rest == "Z" || rest.starts_with(['+', '-']));
    let starts = when::parse(row.get(0)?, DateOrder::MonthFirst)?;
    (is_offset && starts.time_known).then_some(*places)
}
