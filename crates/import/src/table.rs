//! Rows of a delimited file: the delimiter found, lines counted, damage contained.

pub(crate) mod dates;
pub(crate) mod heading;
pub(crate) mod text;

use std::io::Cursor;

use csv::StringRecord;

use crate::cell::fold::fold;
use crate::parsed::{Cost, Issue};
use crate::table::heading::{Field, Heading};

/// The first line of a file, split and understood.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// The whole file.
    pub(crate) text: &'a str,
    /// Lines of the file above this text.
    pub(crate) lines_above: u64,
    /// What stands between fields.
    pub(crate) delimiter: u8,
    /// The fields of the first line, trimmed.
    pub(crate) names: Vec<String>,
    /// The same, folded: every reader asks for its own.
    folded: Vec<String>,
    /// What each of them means.
    pub(crate) headings: Vec<Option<Heading>>,
}

/// Marks between fields, in order of preference on a tie.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

impl<'a> Head<'a> {
    /// The head of `text`; an Excel `sep=` line before it is passed over.
    pub(crate) fn of(text: &'a str) -> Head<'a> {
        Head::within(text, text)
    }

    /// The head of what stands under the first `n` lines of `whole`, which are a title.
    pub(crate) fn below(whole: &'a str, n: usize) -> Option<Head<'a>> {
        let (at, _) = whole.match_indices('\n').nth(n.checked_sub(1)?)?;
        let text = &whole[at + 1..];
        (!text.trim().is_empty()).then(|| Head::within(whole, text))
    }

    /// The head of `text`, which is the end of `whole`.
    fn within(whole: &'a str, text: &'a str) -> Head<'a> {
        let text = skip_sep_line(text.trim_start_matches(['\r', '\n', ' ', '\u{feff}']));
        let above = &whole[..whole.len() - text.len()];
        let lines_above = above.bytes().map(|byte| u64::from(byte == b'\n')).sum();
        let line = text.lines().next().unwrap_or("");
        let delimiter = delimiter_of(line);
        let mut names = Vec::new();
        let mut rows = Rows::new(text, delimiter, lines_above);
        if let Some(row) = rows.next_row() {
            names = row.iter().map(|name| name.trim().to_owned()).collect();
        }
        let folded = names.iter().map(|name| fold(name)).collect();
        let headings = names.iter().map(|name| heading::recognize(name)).collect();
        Head {
            text,
            lines_above,
            delimiter,
            names,
            folded,
            headings,
        }
    }

    /// The first line as written.
    pub(crate) fn line(&self) -> &'a str {
        self.text.lines().next().unwrap_or("")
    }

    /// Which column holds `field`; the first when several do.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.headings
            .iter()
            .position(|heading| heading.is_some_and(|h| h.field == field))
    }

    /// The heading of `field`.
    pub(crate) fn heading(&self, field: Field) -> Option<Heading> {
        self.column(field).and_then(|column| self.headings[column])
    }

    /// Whether every one of `fields` has a column.
    pub(crate) fn has_all(&self, fields: &[Field]) -> bool {
        fields.iter().all(|&field| self.column(field).is_some())
    }

    /// The column whose header, folded, is `name`.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        self.folded.iter().position(|header| header == name)
    }

    /// All rows, the first line among them.
    pub(crate) fn rows(&self) -> Rows<'a> {
        Rows::new(self.text, self.delimiter, self.lines_above)
    }

    /// The name of `column` for issues.
    pub(crate) fn name(&self, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.names.get(column))
            .map_or("row", String::as_str)
    }
}

/// Spreadsheets write `sep=;` as a first line of its own.
fn skip_sep_line(text: &str) -> &str {
    if text
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("sep="))
    {
        text.split_once('\n').map_or("", |(_, rest)| rest)
    } else {
        text
    }
}

/// The mark found most often outside quotes.
fn delimiter_of(line: &str) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        let mark = DELIMITERS.iter().position(|&mark| mark == byte && !quoted);
        if let Some(mark) = mark {
            counts[mark] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let first = counts.iter().position(|&count| count == most);
    DELIMITERS[first.unwrap_or(0)]
}

/// The rows of a file, one after the other, in one reused buffer.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    lines_above: u64,
    reader: csv::Reader<Cursor<&'a [u8]>>,
    row: StringRecord,
    line: u64,
    start: usize,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: u8, lines_above: u64) -> Rows<'a> {
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(text.len().clamp(1 << 10, 1 << 16))
            .from_reader(Cursor::new(text.as_bytes()));
        Rows {
            text,
            delimiter,
            lines_above,
            reader,
            row: StringRecord::new(),
            line: 0,
            start: 0,
        }
    }

    /// The next row, blank lines passed over.
    pub(crate) fn next_row(&mut self) -> Option<&StringRecord> {
        match self.reader.read_record(&mut self.row) {
            Ok(true) => {
                self.locate();
                Some(&self.row)
            }
            // The text is valid UTF-8 and lives in memory, and rows may have
            // any length: nothing can fail, and if it did the file would end here.
            Ok(false) | Err(_) => None,
        }
    }

    /// Finds where the row really starts: the reader counts from the end of the last.
    fn locate(&mut self) {
        let Some(position) = self.row.position() else {
            return;
        };
        let mut start = usize::try_from(position.byte())
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        let mut line = position.line();
        let bytes = self.text.as_bytes();
        while let Some(b'\r' | b'\n') = bytes.get(start) {
            line += u64::from(bytes[start] == b'\n');
            start += 1;
        }
        (self.line, self.start) = (line, start);
    }

    /// The row read last.
    #[cfg(test)]
    fn row(&self) -> &StringRecord {
        &self.row
    }

    /// Fields in the row.
    pub(crate) fn len(&self) -> usize {
        self.row.len()
    }

    /// Joins the `spare` fields after `column` to it, with the delimiter back
    /// between them.
    pub(crate) fn join(&mut self, column: usize, spare: usize) {
        let mark = char::from(self.delimiter).to_string();
        let fields: Vec<&str> = self.row.iter().collect();
        let Some(joined) = fields.get(column..=column + spare) else {
            return;
        };
        let joined = joined.join(&mark);
        let before = fields.iter().take(column).copied();
        let after = fields.iter().skip(column + spare + 1).copied();
        let mut row: StringRecord = before.chain([joined.as_str()]).chain(after).collect();
        row.set_position(self.row.position().cloned());
        self.row = row;
    }

    /// The line on which it begins, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.lines_above + self.line
    }

    /// The row as written, up to the end of its first line.
    pub(crate) fn first_line(&self) -> &'a str {
        self.text[self.start..].lines().next().unwrap_or("")
    }

    /// The field `column` of the row, trimmed; empty when there is none.
    pub(crate) fn get(&self, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.row.get(column))
            .unwrap_or("")
            .trim()
    }

    /// Checks that the row has `wanted` fields (more are fine when empty).
    ///
    /// Otherwise the issue to report; a quote that swallowed following lines is
    /// undone, so that only the line it stands on is lost.
    pub(crate) fn check_width(&mut self, wanted: usize) -> Result<(), Issue> {
        let found = self.row.len();
        let spare = self
            .row
            .iter()
            .skip(wanted)
            .all(|field| field.trim().is_empty());
        if wanted <= found && spare {
            Ok(())
        } else {
            self.refuse_width(wanted)
        }
    }

    fn refuse_width(&mut self, wanted: usize) -> Result<(), Issue> {
        let found = self.row.len();
        let text = self.first_line();
        let end = self.start + text.len();
        let swallowed = self.reader.position().byte() > end as u64 + 2;
        if swallowed {
            self.resume_at(end);
        }
        Err(Issue::new(
            self.line(),
            "row",
            text,
            Cost::Row,
            format!("has {found} fields where the header has {wanted}; the row was left out"),
        ))
    }

    /// Checks that the row has exactly `wanted` fields, as [`Rows::check_width`] does.
    pub(crate) fn check_exact_width(&mut self, wanted: usize) -> Result<(), Issue> {
        if self.row.len() == wanted {
            Ok(())
        } else {
            self.refuse_width(wanted)
        }
    }

    /// Goes on reading at byte `end`, the end of the current row's first line.
    fn resume_at(&mut self, end: usize) {
        let mut position = csv::Position::new();
        position.set_byte(end as u64).set_line(self.line);
        // Seeking inside a slice cannot fail; if it did the rest stays swallowed.
        let _ = self.reader.seek(position);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, wanted: usize) -> Vec<String> {
        let head = Head::of(text);
        let mut rows = head.rows();
        let mut seen = Vec::new();
        while rows.next_row().is_some() {
            seen.push(match rows.check_width(wanted) {
                Ok(()) => format!(
                    "{} {}",
                    rows.line(),
                    rows.row().iter().collect::<Vec<_>>().join("|")
                ),
                Err(issue) => issue.to_string(),
            });
        }
        seen
    }

    #[test]
    fn lines_are_counted_over_blank_lines_and_notes() {
        let text = "a,b\r\n1,2\r\n\r\n\r\n3,\"x\ny\"\r\n4,5\r\n";
        insta::assert_debug_snapshot!(lines(text, 2), @r#"
        [
            "1 a|b",
            "2 1|2",
            "5 3|x\ny",
            "7 4|5",
        ]
        "#);
    }

    #[test]
    fn a_runaway_quote_costs_one_line() {
        let text = "a,b\n1,2\n\"3,4\n5,6\n7,8\n";
        insta::assert_debug_snapshot!(lines(text, 2), @r#"
        [
            "1 a|b",
            "2 1|2",
            "line 3, row: \"\\\"3,4\": has 1 fields where the header has 2; the row was left out",
            "4 5|6",
            "5 7|8",
        ]
        "#);
    }

    #[test]
    fn short_and_long_rows_are_told() {
        let text = "a;b\n1\n1;2;\n1;2;3\n";
        insta::assert_debug_snapshot!(lines(text, 2), @r#"
        [
            "1 a|b",
            "line 2, row: \"1\": has 1 fields where the header has 2; the row was left out",
            "3 1|2|",
            "line 4, row: \"1;2;3\": has 3 fields where the header has 2; the row was left out",
        ]
        "#);
    }

    #[test]
    fn the_mark_between_fields_is_found() {
        assert_eq!(Head::of("a;\"b,c,d\";e\n").delimiter, b';');
        assert_eq!(Head::of("a\tb\n").delimiter, b'\t');
        assert_eq!(Head::of("sep=;\na;b\n").names, ["a", "b"]);
    }
}
