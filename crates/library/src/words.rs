//! The catalogue of sentences: every text the product says, by key, with `{placeholders}`.
//!
//! Codes of the engine make the keys (`state.swap`, `sentence.swap_early.moved`), so that a text can
//! be changed or translated without touching code. Nothing is decided here.

use std::collections::BTreeMap;

use recoup_engine::UnknownCode;

use crate::page::Fields;

/// A language the product speaks. English is complete; what another has no word for is said in
/// English.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its code, ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language of a code.
    ///
    /// # Errors
    /// [`UnknownCode`] names the code and the ones that are allowed.
    pub fn from_code(code: &str) -> Result<Self, UnknownCode> {
        let found = Self::ALL.into_iter().find(|one| one.code() == code);
        found.ok_or_else(|| UnknownCode {
            kind: "language",
            found: code.to_owned(),
            allowed: Self::ALL.map(Self::code).join(", "),
        })
    }

    /// What an `Accept-Language` header likes best of what we speak; English where it likes none.
    ///
    /// Source: RFC 9110, section 12.5.4.
    ///
    /// ```
    /// use recoup_library::Language;
    /// assert_eq!(Language::preferred("fr, de-AT;q=0.8, en;q=0.5"), Language::German);
    /// assert_eq!(Language::preferred("fr"), Language::English);
    /// ```
    pub fn preferred(accept: &str) -> Self {
        let liked = accept.split(',').filter_map(|range| {
            let (tag, quality) = range.split_once(';').unwrap_or((range, "q=1"));
            let code = tag.trim().split('-').next()?.to_ascii_lowercase();
            let quality: f64 = quality.trim().strip_prefix("q=")?.parse().ok()?;
            Some((Self::from_code(&code).ok()?, quality)).filter(|(_, quality)| 0.0 < *quality)
        });
        let best = liked.reduce(|best, one| if best.1 < one.1 { one } else { best });
        best.map_or(Self::English, |(language, _)| language)
    }
}

/// Why a sentence could not be said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsaid {
    /// The catalogue has no such key.
    #[error("the catalogue has no sentence {key:?}")]
    UnknownKey {
        /// The key that was asked for.
        key: String,
    },
    /// The sentence needs a value that was not given.
    #[error("sentence {key:?} needs a value for {{{placeholder}}}")]
    MissingValue {
        /// The sentence.
        key: String,
        /// The placeholder without its braces.
        placeholder: String,
    },
}

/// The sentences of a language, by key.
#[derive(Debug, Clone, Default)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// No sentences.
    pub(crate) const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The sentence of a key with its placeholders filled. Values that it does not use are ignored.
    ///
    /// # Errors
    /// [`Unsaid`] for an unknown key, or a placeholder without a value.
    ///
    /// ```
    /// use recoup_library::Library;
    /// let library = Library::embedded();
    /// let said = library.words().say("list.and", &[("first", "legs"), ("last", "back")]);
    /// assert_eq!(said.as_deref(), Ok("legs and back"));
    /// ```
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, Unsaid> {
        let Some(sentence) = self.0.get(key) else {
            return Err(Unsaid::UnknownKey {
                key: key.to_owned(),
            });
        };
        let mut said = String::with_capacity(sentence.len());
        for piece in pieces(sentence) {
            match piece {
                Piece::Text(text) => said.push_str(text),
                Piece::Placeholder(name) => said.push_str(value_of(name, key, values)?),
            }
        }
        Ok(said)
    }

    /// Whether the catalogue has a key.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Every key with its sentence as written, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, sentence)| (key.as_str(), sentence.as_str()))
    }

    /// The placeholders of a sentence, in order.
    pub fn placeholders(&self, key: &str) -> Vec<&str> {
        let sentence = self.0.get(key).map_or("", String::as_str);
        let name = |piece| match piece {
            Piece::Text(_) => None,
            Piece::Placeholder(name) => Some(name),
        };
        pieces(sentence).filter_map(name).collect()
    }

    /// Takes over sentences; later ones replace earlier ones of the same key.
    pub(crate) fn extend(&mut self, sentences: Vec<(String, String)>) {
        self.0.extend(sentences);
    }
}

/// The value given for a placeholder.
fn value_of<'a>(name: &str, key: &str, values: &[(&str, &'a str)]) -> Result<&'a str, Unsaid> {
    let given = values
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, value)| *value);
    given.ok_or_else(|| Unsaid::MissingValue {
        key: key.to_owned(),
        placeholder: name.to_owned(),
    })
}

enum Piece<'a> {
    Text(&'a str),
    Placeholder(&'a str),
}

/// The texts and placeholders of a sentence. A brace that is never closed is text.
fn pieces(sentence: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = sentence;
    std::iter::from_fn(move || {
        let open = rest.find('{');
        let close = rest.find('}');
        match (open, close) {
            _ if rest.is_empty() => None,
            (Some(0), Some(end)) => {
                let name = &rest[1..end];
                rest = &rest[end + 1..];
                Some(Piece::Placeholder(name))
            }
            (Some(start), Some(end)) if 0 < start && start < end => {
                let text = &rest[..start];
                rest = &rest[start..];
                Some(Piece::Text(text))
            }
            _ => Some(Piece::Text(std::mem::take(&mut rest))),
        }
    })
}

/// Reads the sentences of a `[words]` table and of the tables within it: `[words.state]` with
/// `swap = "…"` gives `state.swap`.
pub(crate) fn read(fields: &Fields<'_, '_>) -> Vec<(String, String)> {
    let sentences = fields.sentences();
    for (_, sentence, at) in &sentences {
        for piece in pieces(sentence) {
            if let Piece::Placeholder(name) = piece
                && !is_name(name)
            {
                let text = "a placeholder is lower-case letters in braces".to_owned();
                fields.report(at, "", name, text);
            }
        }
    }
    sentences
        .into_iter()
        .map(|(key, sentence, _)| (key, sentence))
        .collect()
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let mut words = Words::default();
        let pair = |k: &str, s: &str| (k.to_owned(), s.to_owned());
        words.extend(vec![
            pair("swap", "Your {muscles} worked {hours} hours ago."),
            pair("odd", "a } b { c"),
        ]);
        words
    }

    #[test]
    fn placeholders_are_filled_and_spare_values_ignored() {
        let said = words().say(
            "swap",
            &[("hours", "13"), ("muscles", "legs"), ("day", "Sunday")],
        );
        assert_eq!(said.as_deref(), Ok("Your legs worked 13 hours ago."));
        assert_eq!(words().placeholders("swap"), ["muscles", "hours"]);
    }

    #[test]
    fn missing_key_and_missing_value_are_errors() {
        let error = words().say("swop", &[]).unwrap_err();
        assert_eq!(error.to_string(), "the catalogue has no sentence \"swop\"");
        let error = words().say("swap", &[("hours", "13")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "sentence \"swap\" needs a value for {muscles}"
        );
    }

    #[test]
    fn a_browser_is_answered_in_the_language_it_likes_best() {
        let cases = [
            ("", Language::English),
            ("de", Language::German),
            ("DE-ch", Language::German),
            ("en-GB,de;q=0.9", Language::English),
            ("en;q=0.2, de;q=0.7", Language::German),
            ("de;q=0", Language::English),
            ("de;q=many, *", Language::English),
        ];
        for (accept, language) in cases {
            assert_eq!(Language::preferred(accept), language, "{accept:?}");
        }
    }

    #[test]
    fn lonely_braces_are_text() {
        assert_eq!(words().say("odd", &[]).as_deref(), Ok("a } b { c"));
    }
}
