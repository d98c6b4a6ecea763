//! What is wrong in a text of the library, and where.

/// One mistake in one file. The rest of the file is still read, so that all of them come at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file as it was named to us.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The field, with the entry it belongs to, such as `exercise "back-squat": muscles`.
    pub field: String,
    /// The text that was found; empty where something is missing.
    pub found: String,
    /// What is wrong and what to write instead.
    pub text: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.text)?;
        if self.found.is_empty() {
            return Ok(());
        }
        write!(f, ", found {:?}", self.found)
    }
}

/// All mistakes as lines, for an error that carries them.
pub fn to_lines(mistakes: &[Mistake]) -> String {
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
