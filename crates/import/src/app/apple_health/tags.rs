//! The tags of a large XML file, one after the other, as bytes.
//!
//! Nearly all of an export is passed over, so nothing of a tag is looked at but where it ends:
//! it is neither copied nor checked to be text as long as it lies in one piece in the buffer of
//! its source. Text between tags is passed over without being kept.

use std::io::{self, BufRead};

use memchr::{memchr, memchr3, memmem};

/// Longest tag or comment that is read, in bytes.
///
/// Choice: a thousand times what a watch writes; without an end a file of one tag would fill the
/// memory.
const LONGEST: usize = 1 << 20;

/// What begins what ends with more than `>`.
const COMMENT: &[u8] = b"!--";
const CDATA: &[u8] = b"![CDATA[";

/// A source of tags.
pub(super) struct Tags<R> {
    source: R,
    /// A tag that lies in several pieces in its source.
    gathered: Vec<u8>,
    /// Bytes of the source that were told and are to be passed.
    told: usize,
}

impl<R: BufRead> Tags<R> {
    pub(super) fn new(source: R) -> Tags<R> {
        Tags {
            source,
            gathered: Vec::new(),
            told: 0,
        }
    }

    /// What stands between the next `<` and its `>`; nothing at the end.
    ///
    /// # Errors
    /// When the source fails, or ends within a tag, or a tag is longer than a mebibyte.
    pub(super) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.source.consume(self.told);
        self.told = 0;
        if !self.pass_text()? {
            return Ok(None);
        }
        match end_of_tag(self.source.fill_buf()?) {
            Some(end) => {
                self.told = end + 1;
                // What is there already is given again.
                Ok(Some(&self.source.fill_buf()?[..end]))
            }
            None => self.gather().map(Some),
        }
    }

    /// Passes the next `<`; whether there is one.
    fn pass_text(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.source.fill_buf()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let at = memchr(b'<', bytes);
            let n = at.map_or(bytes.len(), |at| at + 1);
            self.source.consume(n);
            if at.is_some() {
                return Ok(true);
            }
        }
    }

    /// A tag whose end is not in the buffer yet.
    fn gather(&mut self) -> io::Result<&[u8]> {
        self.gathered.clear();
        loop {
            let bytes = self.source.fill_buf()?;
            let (before, n) = (self.gathered.len(), bytes.len());
            let may_end = memchr(b'>', bytes).is_some();
            self.gathered.extend_from_slice(bytes);
            if n == 0 {
                let why = "it ends within an element";
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, why));
            }
            let end = may_end.then(|| end_of_tag(&self.gathered)).flatten();
            if let Some(end) = end {
                self.source.consume(end + 1 - before);
                return Ok(&self.gathered[..end]);
            }
            self.source.consume(n);
            if LONGEST < self.gathered.len() {
                let why = format!("one element is longer than {LONGEST} bytes");
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
        }
    }
}

/// Where the `>` of the tag stands that begins here; nothing when that is not seen yet.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    match bytes.first()? {
        b'!' if bytes.starts_with(COMMENT) => after(bytes, COMMENT.len(), b"-->"),
        b'!' if bytes.starts_with(CDATA) => after(bytes, CDATA.len(), b"]]>"),
        b'!' if COMMENT.starts_with(bytes) || CDATA.starts_with(bytes) => None,
        b'?' => after(bytes, 1, b"?>"),
        _ => {
            let end = memchr(b'>', bytes)?;
            if is_outside_quotes(&bytes[..end]) {
                Some(end)
            } else {
                end_after_quotes(bytes)
            }
        }
    }
}

/// Where `mark` ends, looked for from `from` on.
fn after(bytes: &[u8], from: usize, mark: &[u8]) -> Option<usize> {
    let at = memmem::find(bytes.get(from..)?, mark)?;
    Some(from + at + mark.len() - 1)
}

/// Whether no quote is open after these bytes; told only where that is quickly seen.
fn is_outside_quotes(bytes: &[u8]) -> bool {
    // Two sums over all bytes, without a branch: a few of them at once.
    let count = |quote: u8| -> usize {
        let sum = |chunk: &[u8]| {
            chunk
                .iter()
                .map(|&byte| u8::from(byte == quote))
                .sum::<u8>()
        };
        bytes.chunks(255).map(|chunk| usize::from(sum(chunk))).sum()
    };
    count(b'"').is_multiple_of(2) && count(b'\'') == 0
}

/// The first `>` that stands in no quotes.
fn end_after_quotes(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        let found = bytes[at];
        if found == b'>' {
            return Some(at);
        }
        at += 1;
        at += memchr(found, &bytes[at..])? + 1;
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn tags(text: &str, buffer: usize) -> Vec<String> {
        let mut tags = Tags::new(BufReader::with_capacity(buffer, text.as_bytes()));
        let mut found = Vec::new();
        loop {
            match tags.next() {
                Ok(Some(tag)) => found.push(String::from_utf8_lossy(tag).into_owned()),
                Ok(None) => return found,
                Err(why) => {
                    found.push(format!("! {why}"));
                    return found;
                }
            }
        }
    }

    #[test]
    fn tags_end_outside_quotes_however_the_source_is_cut() {
        let text = "text <a x=\"1\"/> > <b y='\">' z=\">'\"><!-- <c> \" --><![CDATA[ <d> ]]>\
                    <?pi \"?><!e><é f=\"Jo's\"></é></a>";
        let wanted = [
            "a x=\"1\"/",
            "b y='\">' z=\">'\"",
            "!-- <c> \" --",
            "![CDATA[ <d> ]]",
            "?pi \"?",
            "!e",
            "é f=\"Jo's\"",
            "/é",
            "/a",
        ];
        for buffer in 1..=text.len() {
            assert_eq!(tags(text, buffer), wanted, "{buffer} bytes at once");
        }
    }

    #[test]
    fn a_source_that_ends_within_a_tag_says_so() {
        for text in ["<a x=\"1", "<a x=\"1\" ", "<", "<!", "<!-- a >", "<?a >"] {
            assert_eq!(tags(text, 64), ["! it ends within an element"], "{text}");
        }
        assert_eq!(tags("", 64), Vec::<String>::new());
    }

    #[test]
    fn quotes_are_counted_in_long_tags_too() {
        let long = format!("a x=\"{}\" y=\">\"", "\"\"".repeat(600));
        for buffer in [64, 1 << 16] {
            assert_eq!(tags(&format!("<{long}>"), buffer).join(" "), long);
        }
    }
}
