//! Facts that the product prints, and the sources they stand on.
//!
//! A fact carries a grade (how sure its direction is), a direction and a tag (how we know it). Tags
//! decide what may be printed: verified and computed as facts, secondary "as reported", our own
//! choices marked as such, and nothing from memory.

use recoup_engine::UnknownCode;
use recoup_engine::reason::Grade;

use crate::page::{Fields, Target};

/// How we know a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// Seen in the paper or its abstract.
    Verified,
    /// Seen only in the texts of others: printed "as reported".
    Secondary,
    /// Computed by us from verified numbers.
    Computed,
    /// Our default, not tested.
    Ours,
}

impl Tag {
    const ALL: [(&'static str, Self); 4] = [
        ("verified", Self::Verified),
        ("secondary", Self::Secondary),
        ("computed", Self::Computed),
        ("ours", Self::Ours),
    ];

    /// Its code in files and JSON.
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, tag)| *tag == self)
            .map_or("", |(code, _)| code)
    }

    fn from_code(code: &str) -> Result<Self, UnknownCode> {
        find_code("tag", &Self::ALL, code)
    }
}

/// What the evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// It helps.
    Helps,
    /// No effect is shown.
    NoEffect,
    /// It harms, or costs something.
    Costs,
    /// Studies disagree.
    Mixed,
}

impl Direction {
    const ALL: [(&'static str, Self); 4] = [
        ("helps", Self::Helps),
        ("no_effect", Self::NoEffect),
        ("costs", Self::Costs),
        ("mixed", Self::Mixed),
    ];

    /// Its code in files and JSON.
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, d)| *d == self)
            .map_or("", |(code, _)| code)
    }

    fn from_code(code: &str) -> Result<Self, UnknownCode> {
        find_code("direction", &Self::ALL, code)
    }
}

fn find_code<T: Copy>(
    kind: &'static str,
    all: &[(&'static str, T)],
    code: &str,
) -> Result<T, UnknownCode> {
    let found = all
        .iter()
        .find(|(c, _)| *c == code)
        .map(|(_, value)| *value);
    found.ok_or_else(|| {
        let allowed: Vec<&str> = all.iter().map(|(c, _)| *c).collect();
        UnknownCode {
            kind,
            found: code.to_owned(),
            allowed: allowed.join(", "),
        }
    })
}

/// One thing the product may print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFact {
    /// Its stable name.
    pub id: String,
    /// The sentence as printed.
    pub sentence: String,
    /// How sure its direction is; of two grades the weaker.
    pub grade: Grade,
    /// What the evidence says.
    pub direction: Direction,
    /// How we know it.
    pub tag: Tag,
    /// The ids of its sources.
    pub sources: Vec<String>,
}

/// A study, guideline or list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its stable name, such as `TUF12`.
    pub id: String,
    /// Who, what, where and when.
    pub cites: String,
    /// Its DOI, where we have seen it on the page of the source.
    pub doi: Option<String>,
    /// An address, where there is no DOI.
    pub url: Option<String>,
}

/// Reads one `[[fact]]`. A fact that is neither our choice nor our calculation needs a
/// source.
pub(crate) fn read_fact(mut fields: Fields<'_, '_>) -> Option<PrintedFact> {
    let (id, sentence) = (fields.text("id"), fields.text("sentence"));
    let grade = fields.code("grade", Grade::from_code);
    let direction = fields.code("direction", Direction::from_code);
    let tag = fields.code("tag", Tag::from_code);
    let sources = fields.ids("sources", Target::Source);
    let may_stand_alone = matches!(tag, Some(Tag::Ours | Tag::Computed) | None);
    if sources.is_empty() && !may_stand_alone {
        let text = "a fact needs a source; only what is computed or ours stands alone".to_owned();
        fields.report(&fields.span(), "sources", "", text);
    }
    fields.close();
    let (grade, tag) = (grade?, tag?);
    Some(PrintedFact {
        id: id?,
        sentence: sentence?,
        grade,
        direction: direction?,
        tag,
        sources,
    })
}

/// Reads one `[[source]]`.
pub(crate) fn read_source(mut fields: Fields<'_, '_>) -> Option<Source> {
    let (id, cites) = (fields.text("id"), fields.text("cites"));
    let (doi, url) = (fields.optional("doi"), fields.optional("url"));
    fields.close();
    Some(Source {
        id: id?,
        cites: cites?,
        doi,
        url,
    })
}
