//! Month names in the languages training apps are translated to.

/// Beginnings of month names, folded to lower case without accents, by month.
///
/// A word is a month when it begins with one of these.
const BEGINNINGS: [&[&str]; 12] = [
    &[
        "jan",
        "gen",
        "ene",
        "janv",
        "sty",
        "led",
        "ocak",
        "янв",
        "січ",
        "tam",
        "ιαν",
        "يناير",
        "ינו",
    ],
    &[
        "feb",
        "fev",
        "fevr",
        "lut",
        "uno",
        "unor",
        "sub",
        "фев",
        "лют",
        "hel",
        "φεβ",
        "فبراير",
        "פבר",
    ],
    &[
        "mar", "mrt", "maa", "brez", "bre", "mrz", "мар", "бер", "μαρ", "مارس", "מרץ", "marz",
    ],
    &[
        "apr",
        "abr",
        "avr",
        "kwi",
        "dub",
        "nis",
        "апр",
        "кві",
        "huh",
        "απρ",
        "أبريل",
        "אפר",
    ],
    &[
        "may", "mai", "mag", "maj", "mei", "kve", "мая", "май", "тра", "tou", "μαι", "μαϊ", "مايو",
        "מאי", "kvet",
    ],
    &[
        "jun",
        "giu",
        "cze",
        "cer",
        "haz",
        "июн",
        "чер",
        "kes",
        "ιουν",
        "يونيو",
        "יונ",
        "juin",
    ],
    &[
        "jul",
        "lug",
        "lip",
        "cvc",
        "tem",
        "июл",
        "лип",
        "hei",
        "ιουλ",
        "يوليو",
        "יול",
        "juil",
        "cervenec",
    ],
    &[
        "aug",
        "ago",
        "aou",
        "sie",
        "srp",
        "agu",
        "авг",
        "сер",
        "elo",
        "αυγ",
        "أغسطس",
        "אוג",
    ],
    &[
        "sep",
        "set",
        "wrz",
        "zar",
        "eyl",
        "сен",
        "вер",
        "syy",
        "σεπ",
        "سبتمبر",
        "ספט",
    ],
    &[
        "oct",
        "okt",
        "ott",
        "out",
        "paz",
        "rij",
        "eki",
        "окт",
        "жов",
        "lok",
        "οκτ",
        "أكتوبر",
        "אוק",
    ],
    &[
        "nov",
        "lis",
        "kas",
        "ноя",
        "лис",
        "mar.",
        "νοε",
        "نوفمبر",
        "נוב",
        "nob",
    ],
    &[
        "dec",
        "dez",
        "dic",
        "des",
        "gru",
        "pro",
        "ara",
        "дек",
        "гру",
        "jou",
        "δεκ",
        "ديسمبر",
        "דצמ",
    ],
];

/// Names that are another month's beginning unless matched first and longer.
const LONGER: [(&str, i64); 4] = [
    ("marras", 11),
    ("cervenec", 7),
    ("juil", 7),
    ("listopad", 11),
];

/// The month a word names, from 1, in any of the languages known.
pub(crate) fn number_of(word: &str) -> Option<i64> {
    let folded = crate::cell::fold::fold(word);
    if let Some(&(_, month)) = LONGER.iter().find(|(name, _)| folded.starts_with(name)) {
        return Some(month);
    }
    let month = BEGINNINGS
        .iter()
        .position(|names| names.iter().any(|name| folded.starts_with(name)))?;
    i64::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_names_are_known_in_many_languages() {
        let cases = [
            ("Jan", 1),
            ("janv", 1),
            ("ene", 1),
            ("gen", 1),
            ("Feb", 2),
            ("févr", 2),
            ("Fev", 2),
            ("März", 3),
            ("mars", 3),
            ("Mrz", 3),
            ("avr", 4),
            ("abr", 4),
            ("Mai", 5),
            ("mag", 5),
            ("mei", 5),
            ("maj", 5),
            ("juin", 6),
            ("giu", 6),
            ("Juni", 6),
            ("juil", 7),
            ("lug", 7),
            ("août", 8),
            ("ago", 8),
            ("Set", 9),
            ("sept", 9),
            ("Out", 10),
            ("ott", 10),
            ("Okt", 10),
            ("Nov", 11),
            ("marraskuu", 11),
            ("Dez", 12),
            ("dic", 12),
            ("déc", 12),
            ("окт", 10),
            ("мая", 5),
            ("Ağu", 8),
            ("Şub", 2),
            ("Ara", 12),
            ("paź", 10),
            ("wrz", 9),
        ];
        for (word, month) in cases {
            assert_eq!(number_of(word), Some(month), "{word}");
        }
        assert_eq!(number_of("de"), None);
        assert_eq!(number_of("T"), None);
    }
}
