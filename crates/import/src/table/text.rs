//! From bytes to text: byte-order marks, UTF-16, older code pages, lone
//! carriage returns, and files that are no text at all.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::refusal::{LARGEST_TEXT, Refusal};

/// A file as text, and what had to be done to get there.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// Valid text, without byte-order mark, every line ended by a line feed.
    pub(crate) body: Cow<'a, str>,
    /// What was assumed, when the bytes were not plain UTF-8.
    pub(crate) remark: Option<String>,
}

/// First bytes of formats people pick by mistake, their name, and what to do.
const SIGNATURES: [(&[u8], &str, &str); 12] = [
    (b"%PDF", "a PDF", "export CSV from the app instead"),
    (
        b"PK\x03\x04",
        "a ZIP archive or a spreadsheet (.xlsx)",
        "unpack it, or save the sheet as CSV",
    ),
    (
        b"\x89PNG",
        "an image (PNG)",
        "export CSV from the app instead",
    ),
    (
        b"\xff\xd8\xff",
        "an image (JPEG)",
        "export CSV from the app instead",
    ),
    (b"GIF8", "an image (GIF)", "export CSV from the app instead"),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "export CSV from the app instead",
    ),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.xls)",
        "save the sheet as CSV",
    ),
    (
        b"bplist",
        "an Apple property list",
        "export CSV from the app instead",
    ),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"ID3", "an audio file", "export CSV from the app instead"),
];

/// Where a Garmin FIT file carries its mark.
const FIT_MARK: std::ops::Range<usize> = 8..12;

/// How far into the file we look for bytes that no text has.
const LOOKED_AT: usize = 8192;

/// A file as text.
///
/// `fits` says how many columns of a decoded text are understood, 0 for a layout we do not know;
/// it chooses among code pages when the bytes are not UTF-8.
///
/// # Errors
/// [`Refusal`] when the file is empty, too large or not text.
pub(crate) fn decode(bytes: &[u8], fits: impl Fn(&str) -> usize) -> Result<Text<'_>, Refusal> {
    if LARGEST_TEXT < bytes.len() {
        return Err(Refusal::TooLarge {
            found: bytes.len(),
            limit: LARGEST_TEXT,
        });
    }
    refuse_other_formats(bytes)?;
    let (body, remark) = decode_marked(bytes, fits);
    let head: &str = &body[..floor_boundary(&body, LOOKED_AT)];
    if body.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if is_garbled(head) {
        return Err(Refusal::NotText {
            looks_like: "binary data",
            remedy: "export CSV from the app instead",
        });
    }
    Ok(Text {
        body: end_lines(body),
        remark,
    })
}

fn refuse_other_formats(bytes: &[u8]) -> Result<(), Refusal> {
    let known = SIGNATURES
        .iter()
        .find(|(mark, _, _)| bytes.starts_with(mark));
    if let Some(&(_, looks_like, remedy)) = known {
        return Err(Refusal::NotText { looks_like, remedy });
    }
    if bytes.get(FIT_MARK) == Some(b".FIT") {
        Err(Refusal::NotText {
            looks_like: "a Garmin FIT file",
            remedy: "import it as a device file",
        })
    } else {
        Ok(())
    }
}

/// Decodes by byte-order mark, else as UTF-8, else by the code page that fits.
fn decode_marked(bytes: &[u8], fits: impl Fn(&str) -> usize) -> (Cow<'_, str>, Option<String>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (body, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (body, None);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        let (body, _) = encoding.decode_without_bom_handling(bytes);
        return (
            body,
            Some(format!(
                "read as {} without a byte-order mark",
                encoding.name()
            )),
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(body) => (Cow::Borrowed(body), None),
        Err(_) => decode_code_page(bytes, fits),
    }
}

/// UTF-16 gives every second byte of western text as zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 4 >= head.len() && even == 0 && odd > 0 {
        return Some(encoding_rs::UTF_16LE);
    }
    (even * 4 >= head.len() && odd == 0 && even > 0).then_some(encoding_rs::UTF_16BE)
}

fn decode_code_page(bytes: &[u8], fits: impl Fn(&str) -> usize) -> (Cow<'_, str>, Option<String>) {
    let (damaged, _) = encoding_rs::UTF_8.decode_without_bom_handling(bytes);
    let broken = damaged.matches('\u{fffd}').count();
    let sound = damaged.chars().filter(|c| !c.is_ascii()).count() - broken;
    if broken <= sound {
        let remark = format!("{broken} characters were not UTF-8 and are shown as \u{fffd}");
        return (damaged, Some(remark));
    }
    let sample = whole_lines(bytes);
    let mut best = (0, encoding_rs::WINDOWS_1252);
    for encoding in code_pages() {
        let (body, _, malformed) = encoding.decode(sample);
        let n_understood = if malformed { 0 } else { fits(&body) };
        if best.0 < n_understood {
            best = (n_understood, encoding);
        }
    }
    let encoding = best.1;
    let (body, _) = encoding.decode_without_bom_handling(bytes);
    (
        body,
        Some(format!("not UTF-8; read as {}", encoding.name())),
    )
}

/// The first lines of a file: no code page tried here has a line feed inside a character.
fn whole_lines(bytes: &[u8]) -> &[u8] {
    let head = &bytes[..bytes.len().min(8 * LOOKED_AT)];
    let end = head.iter().rposition(|&byte| byte == b'\n');
    end.map_or(bytes, |end| &head[..=end])
}

/// Code pages tried on bytes that are not UTF-8; the first of those that explain most columns.
fn code_pages() -> [&'static Encoding; 12] {
    [
        encoding_rs::WINDOWS_1252,
        encoding_rs::WINDOWS_1250,
        encoding_rs::WINDOWS_1254,
        encoding_rs::GBK,
        encoding_rs::SHIFT_JIS,
        encoding_rs::EUC_KR,
        encoding_rs::BIG5,
        encoding_rs::WINDOWS_1251,
        encoding_rs::WINDOWS_1253,
        encoding_rs::WINDOWS_1255,
        encoding_rs::WINDOWS_1256,
        encoding_rs::WINDOWS_874,
    ]
}

/// Strange characters that even a short text may have.
const FEW_STRANGE: usize = 3;

/// Whether control characters make up more than one character in fifty.
fn is_garbled(head: &str) -> bool {
    let strange = |c: &char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}');
    let found = head
        .chars()
        .filter(|c| strange(c) || *c == '\u{fffd}')
        .count();
    FEW_STRANGE < found && head.chars().count() < found * 50
}

/// Old Mac line ends become line feeds, so that lines can be counted.
fn end_lines(body: Cow<'_, str>) -> Cow<'_, str> {
    if body.contains('\r') && !body.contains('\n') {
        Cow::Owned(body.replace('\r', "\n"))
    } else {
        body
    }
}

/// The largest character boundary of `text` at or below `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let text = decode(bytes, |body| body.starts_with("Datum;Übung").into()).expect("text");
        text.body.into_owned()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let wanted = "Datum;Übung\n1;2\n";
        let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            wanted.encode_utf16().flat_map(unit).collect()
        };
        let marked = |mark: &[u8], body: Vec<u8>| [mark, body.as_slice()].concat();
        let (latin1, _, _) = encoding_rs::WINDOWS_1252.encode(wanted);
        for bytes in [
            wanted.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", wanted.as_bytes().to_vec()),
            marked(b"\xff\xfe", utf16(u16::to_le_bytes)),
            marked(b"\xfe\xff", utf16(u16::to_be_bytes)),
            utf16(u16::to_le_bytes),
            latin1.into_owned(),
            wanted.replace('\n', "\r").into_bytes(),
        ] {
            assert_eq!(read(&bytes), wanted, "{bytes:?}");
        }
    }

    #[test]
    fn files_that_are_no_text_say_what_they_are() {
        let refusal = |bytes: &[u8]| decode(bytes, |_| 0).expect_err("refused").to_string();
        insta::assert_snapshot!(refusal(b"%PDF-1.7 rest"), @"this is not a text file but looks like a PDF; export CSV from the app instead");
        insta::assert_snapshot!(refusal(b"PK\x03\x04rest"), @"this is not a text file but looks like a ZIP archive or a spreadsheet (.xlsx); unpack it, or save the sheet as CSV");
        insta::assert_snapshot!(refusal(b""), @"the file is empty; export it again from the app");
        insta::assert_snapshot!(refusal(b" \n\r\n"), @"the file is empty; export it again from the app");
        insta::assert_snapshot!(refusal(&[1, 2, 3, 4, 5, 6]), @"this is not a text file but looks like binary data; export CSV from the app instead");
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let refusal = decode(&vec![b'a'; LARGEST_TEXT + 1], |_| 0).expect_err("refused");
        assert_eq!(
            refusal,
            Refusal::TooLarge {
                found: LARGEST_TEXT + 1,
                limit: LARGEST_TEXT
            }
        );
    }

    #[test]
    fn one_bad_byte_in_utf8_costs_one_character() {
        let text = decode("Übung;größe\näb;1".as_bytes(), |_| 0).expect("text");
        assert_eq!(text.remark, None, "this one is sound");
        let bytes = [b"\xc3\x9cbung;gr\xc3\xb6\xc3\x9fe\n\xffb;1".as_slice()].concat();
        let text = decode(&bytes, |_| 0).expect("text");
        assert_eq!(text.body, "Übung;größe\n\u{fffd}b;1");
        assert!(text.remark.is_some());
    }
}
