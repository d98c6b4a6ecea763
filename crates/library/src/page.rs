//! One file as text: its lines, its fields one by one, and the mistakes found on the way.
//!
//! Fields are taken by name from a table; what was taken is remembered, so that a field nobody knows
//! is named with its line. A missing or wrong field gives `None` and a [`Mistake`], never a default
//! in silence.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use recoup_engine::UnknownCode;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::mistake::Mistake;

/// Something another entry is expected to have: checked when every file is read.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    /// What is meant.
    pub(crate) to: Target,
    /// The mistake to report if it is not there.
    pub(crate) otherwise: Mistake,
}

/// What a reference can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Exercise,
    Movement,
    Figure,
    RecoverySession,
    Fact,
    Source,
}

impl Target {
    /// The word for it in a mistake.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Exercise => "exercise",
            Self::Movement => "movement",
            Self::Figure => "figure",
            Self::RecoverySession => "recovery session",
            Self::Fact => "fact",
            Self::Source => "source",
        }
    }
}

/// A text with its name, and what was found wrong in it.
pub(crate) struct Page<'t> {
    file: &'t str,
    starts: Vec<usize>,
    mistakes: RefCell<Vec<Mistake>>,
    references: RefCell<Vec<Reference>>,
}

impl<'t> Page<'t> {
    /// Splits a text into lines and tables. Broken syntax becomes mistakes; what could be read stays.
    pub(crate) fn open(file: &'t str, text: &'t str) -> (Self, DeTable<'t>) {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let (mistakes, references) = (RefCell::default(), RefCell::default());
        let page = Self {
            file,
            starts,
            mistakes,
            references,
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let found = text.get(span.clone()).unwrap_or_default();
            let found = found.lines().next().unwrap_or_default();
            page.report(&span, "", found, format!("not TOML: {}", error.message()));
        }
        (page, table.into_inner())
    }

    /// Whether the text is not TOML.
    pub(crate) fn is_broken(&self) -> bool {
        !self.mistakes.borrow().is_empty()
    }

    /// The line of a position, from 1.
    fn line(&self, position: usize) -> usize {
        self.starts.partition_point(|&start| start <= position)
    }

    /// Notes a mistake at a span.
    pub(crate) fn report(&self, at: &Range<usize>, field: &str, found: &str, text: String) {
        let mistake = self.mistake(at, field, found, text);
        self.mistakes.borrow_mut().push(mistake);
    }

    fn mistake(&self, at: &Range<usize>, field: &str, found: &str, text: String) -> Mistake {
        let (file, line) = (self.file.to_owned(), self.line(at.start));
        let (field, found) = (field.to_owned(), found.to_owned());
        Mistake {
            file,
            line,
            field,
            found,
            text,
        }
    }

    /// Everything that was found wrong, and everything that must be found elsewhere.
    pub(crate) fn close(self) -> (Vec<Mistake>, Vec<Reference>) {
        (self.mistakes.into_inner(), self.references.into_inner())
    }
}

/// The fields of one table, taken by name.
pub(crate) struct Fields<'p, 't> {
    page: &'p Page<'t>,
    table: &'p DeTable<'t>,
    span: Range<usize>,
    /// What the entry is called in mistakes, such as `exercise "back-squat"`.
    label: String,
    taken: BTreeSet<&'static str>,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl<'p, 't> Fields<'p, 't> {
    /// The fields of a whole file.
    pub(crate) fn of_page(page: &'p Page<'t>, table: &'p DeTable<'t>) -> Self {
        Self {
            page,
            table,
            span: 0..0,
            label: String::new(),
            taken: BTreeSet::new(),
        }
    }

    fn nested(page: &'p Page<'t>, value: &'p Value<'t>, kind: &str) -> Option<Self> {
        let table = value.get_ref().as_table()?;
        let id = table
            .get("id")
            .or_else(|| table.get("code"))
            .or_else(|| table.get("name"));
        let label = match id.and_then(|v| v.get_ref().as_str()) {
            Some(id) => format!("{kind} {id:?}"),
            None => kind.to_owned(),
        };
        let span = value.span();
        Some(Self {
            page,
            table,
            span,
            label,
            taken: BTreeSet::new(),
        })
    }

    /// What the entry is called in mistakes.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// Where the entry begins.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Where a field stands; where the entry begins if it has no such field.
    pub(crate) fn span_of(&self, key: &str) -> Range<usize> {
        self.table
            .get(key)
            .map_or_else(|| self.span(), Spanned::span)
    }

    /// Whether the field is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Notes a mistake about a field of this entry.
    pub(crate) fn report(&self, at: &Range<usize>, key: &str, found: &str, text: String) {
        self.page.report(at, &self.field(key), found, text);
    }

    fn field(&self, key: &str) -> String {
        match (self.label.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (false, true) => self.label.clone(),
            (false, false) => format!("{}: {key}", self.label),
        }
    }

    fn take(&mut self, key: &'static str) -> Option<&'p Value<'t>> {
        self.taken.insert(key);
        self.table.get(key)
    }

    fn wrong_kind(&self, value: &Value<'_>, key: &str, wanted: &str) {
        let found = value.get_ref().type_str();
        self.report(&value.span(), key, found, format!("must be {wanted}"));
    }

    fn missing(&self, key: &str) {
        self.report(&self.span, key, "", "is missing".to_owned());
    }

    /// A text that may be absent.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(_) => {
                self.report(&value.span(), key, "", "must not be empty".to_owned());
                None
            }
            None => {
                self.wrong_kind(value, key, "a text in quotes");
                None
            }
        }
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<String> {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional(key)
    }

    /// A list of texts with their places; empty if absent.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(value, key, "a list such as [\"one\", \"two\"]");
            return Vec::new();
        };
        let text = |entry: &Value<'_>| {
            let text = entry.get_ref().as_str();
            if text.is_none() {
                self.wrong_kind(entry, key, "a text in quotes");
            }
            text.map(|text| Spanned::new(entry.span(), text.to_owned()))
        };
        list.iter().filter_map(text).collect()
    }

    /// A code that must be there, such as `pattern = "squat"`.
    pub(crate) fn code<T>(
        &mut self,
        key: &'static str,
        from_code: impl Fn(&str) -> Result<T, UnknownCode>,
    ) -> Option<T> {
        let text = self.text(key)?;
        self.read_code(&self.span_of(key), key, &text, from_code)
    }

    /// A code that may be absent.
    pub(crate) fn code_or<T>(
        &mut self,
        key: &'static str,
        absent: T,
        from_code: impl Fn(&str) -> Result<T, UnknownCode>,
    ) -> Option<T> {
        if self.has(key) {
            self.code(key, from_code)
        } else {
            Some(absent)
        }
    }

    /// A list of codes; unknown ones are reported and left out.
    pub(crate) fn codes<T>(
        &mut self,
        key: &'static str,
        from_code: impl Fn(&str) -> Result<T, UnknownCode>,
    ) -> Vec<T> {
        let texts = self.texts(key);
        let read = |t: &Spanned<String>| self.read_code(&t.span(), key, t.get_ref(), &from_code);
        texts.iter().filter_map(read).collect()
    }

    fn read_code<T>(
        &self,
        at: &Range<usize>,
        key: &str,
        text: &str,
        from_code: impl Fn(&str) -> Result<T, UnknownCode>,
    ) -> Option<T> {
        match from_code(text) {
            Ok(value) => Some(value),
            Err(unknown) => {
                let allowed = format!("is not known; use one of {}", unknown.allowed);
                self.report(at, key, text, allowed);
                None
            }
        }
    }

    /// A whole number within a range, that may be absent.
    pub(crate) fn whole_or(
        &mut self,
        key: &'static str,
        absent: i64,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        if self.has(key) {
            self.whole(key, range)
        } else {
            Some(absent)
        }
    }

    /// A whole number within a range, that must be there.
    pub(crate) fn whole(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let number = self.decimal(key)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked against the range below"
        )]
        let whole = number as i64;
        #[expect(clippy::cast_precision_loss, reason = "ranges here are small")]
        let is_whole = (number - whole as f64).abs() < f64::EPSILON;
        if is_whole && range.contains(&whole) {
            return Some(whole);
        }
        let (min, max) = (range.start(), range.end());
        let text = format!("must be a whole number from {min} to {max}");
        self.report(&self.span_of(key), key, &number.to_string(), text);
        None
    }

    /// A whole number, or a list of them, within a range; must be there.
    pub(crate) fn wholes(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<Vec<i64>> {
        let list = self
            .table
            .get(key)
            .and_then(|value| value.get_ref().as_array());
        let Some(list) = list else {
            return self.whole(key, range).map(|one| vec![one]);
        };
        self.taken.insert(key);
        let read = |entry: &Value<'_>| {
            let number = entry
                .get_ref()
                .as_integer()
                .and_then(|i| i.as_str().parse().ok());
            let number = number.filter(|n| range.contains(n));
            if number.is_none() {
                let (min, max) = (range.start(), range.end());
                let text = format!("must hold whole numbers from {min} to {max}");
                self.report(&entry.span(), key, "", text);
            }
            number
        };
        list.iter().map(read).collect()
    }

    /// A number that must be there.
    pub(crate) fn decimal(&mut self, key: &'static str) -> Option<f64> {
        let Some(value) = self.take(key) else {
            self.missing(key);
            return None;
        };
        let inner = value.get_ref();
        let text = match (inner.as_integer(), inner.as_float()) {
            (Some(whole), _) => Some(whole.as_str().replace('_', "")),
            (None, Some(float)) => Some(float.as_str().replace('_', "")),
            (None, None) => None,
        };
        let number = text
            .and_then(|t| t.parse::<f64>().ok())
            .filter(|n| n.is_finite());
        if number.is_none() {
            self.wrong_kind(value, key, "a number");
        }
        number
    }

    /// Yes or no; no if absent.
    pub(crate) fn yes(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else {
            return false;
        };
        let yes = value.get_ref().as_bool();
        if yes.is_none() {
            self.wrong_kind(value, key, "true or false");
        }
        yes.unwrap_or(false)
    }

    /// A nested table that may be absent.
    pub(crate) fn table(&mut self, key: &'static str, kind: &str) -> Option<Fields<'p, 't>> {
        let value = self.take(key)?;
        let fields = Fields::nested(self.page, value, kind);
        if fields.is_none() {
            self.wrong_kind(value, key, "a table");
        }
        fields
    }

    /// Nested tables, written as `[[key]]` or as a list of `{ … }`; none if absent.
    pub(crate) fn tables(&mut self, key: &'static str, kind: &str) -> Vec<Fields<'p, 't>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(
                value,
                key,
                &format!("a list of tables, written as [[{key}]]"),
            );
            return Vec::new();
        };
        let nested = |entry: &'p Value<'t>| {
            let fields = Fields::nested(self.page, entry, kind);
            if fields.is_none() {
                self.wrong_kind(entry, key, "a table");
            }
            fields
        };
        list.iter().filter_map(nested).collect()
    }

    /// Every text of this table and of the tables within it, with its dotted key and its place.
    pub(crate) fn sentences(&self) -> Vec<(String, String, Range<usize>)> {
        let mut found = Vec::new();
        self.gather(self.table, "", &mut found);
        found
    }

    fn gather(
        &self,
        table: &DeTable<'_>,
        prefix: &str,
        found: &mut Vec<(String, String, Range<usize>)>,
    ) {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            match (value.get_ref().as_str(), value.get_ref().as_table()) {
                (Some(text), _) => found.push((name, text.to_owned(), value.span())),
                (None, Some(nested)) => self.gather(nested, &format!("{name}."), found),
                (None, None) => self.wrong_kind(value, &name, "a text in quotes"),
            }
        }
    }

    /// Remembers that a text names something that must exist somewhere.
    pub(crate) fn refer(&self, to: Target, key: &str, name: &Spanned<String>) {
        let field = self.field(key);
        let text = format!("there is no {} of this id", to.word());
        let otherwise = self
            .page
            .mistake(&name.span(), &field, name.get_ref(), text);
        self.page
            .references
            .borrow_mut()
            .push(Reference { to, otherwise });
    }

    /// Like [`Fields::texts`], each remembered as the id of something.
    pub(crate) fn ids(&mut self, key: &'static str, to: Target) -> Vec<String> {
        let texts = self.texts(key);
        for text in &texts {
            self.refer(to, key, text);
        }
        texts.into_iter().map(Spanned::into_inner).collect()
    }

    /// Like [`Fields::optional`], remembered as the id of something.
    pub(crate) fn optional_id(&mut self, key: &'static str, to: Target) -> Option<String> {
        let text = self.optional(key)?;
        self.refer(to, key, &Spanned::new(self.span_of(key), text.clone()));
        Some(text)
    }

    /// Like [`Fields::text`], remembered as the id of something.
    pub(crate) fn id(&mut self, key: &'static str, to: Target) -> Option<String> {
        if !self.has(key) {
            self.missing(key);
        }
        self.optional_id(key, to)
    }

    /// Reports every field that nobody asked for.
    pub(crate) fn close(self) {
        let known: Vec<&str> = self.taken.iter().copied().collect();
        for key in self.table.keys() {
            if !self.taken.contains(key.get_ref().as_ref()) {
                let text = format!("is not a field here; known are {}", known.join(", "));
                self.report(&key.span(), "", key.get_ref(), text);
            }
        }
    }
}
