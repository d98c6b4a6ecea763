//! Where output goes: text for people in their terminal's width and color, or one JSON value.

use std::io::{IsTerminal, Write};

use serde::Serialize;

use crate::args::{ColorWhen, Everywhere};

/// How wide text is when the terminal does not tell.
const USUAL_WIDTH: usize = 80;
/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 96;

/// The output of one command.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Out {
    is_json: bool,
    colors: bool,
    width: usize,
}

/// What a stretch of text is, rather than which color it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// The one word that matters.
    Word,
    /// Effort.
    Effort,
    /// Ease.
    Ease,
    /// Beside the point.
    Quiet,
    /// Medical, and nothing else.
    Medical,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Word => "1",
            Self::Effort => "33",
            Self::Ease => "36",
            Self::Quiet => "2",
            Self::Medical => "1;31",
        }
    }
}

impl Out {
    /// The output that the options and the terminal ask for.
    pub(crate) fn new(options: &Everywhere) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let colors = match options.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => terminal && !no_color,
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let width = columns.unwrap_or(USUAL_WIDTH).clamp(40, WIDEST);
        Self {
            is_json: options.json,
            colors,
            width,
        }
    }

    /// Whether the output is for a program.
    pub(crate) const fn is_json(self) -> bool {
        self.is_json
    }

    /// Text in an ink, where color is wanted.
    pub(crate) fn ink(self, ink: Ink, text: &str) -> String {
        if self.colors {
            format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code())
        } else {
            text.to_owned()
        }
    }

    /// Prints a value as JSON, or the text made from it.
    pub(crate) fn show<T: Serialize>(
        self,
        value: &T,
        text: impl FnOnce(&T) -> String,
    ) -> anyhow::Result<()> {
        let printed = if self.is_json {
            serde_json::to_string_pretty(value)?
        } else {
            text(value)
        };
        print(printed.trim_end())
    }

    /// Prints a line for a person; nothing where a program reads.
    pub(crate) fn say(self, line: &str) -> anyhow::Result<()> {
        if self.is_json { Ok(()) } else { print(line) }
    }

    /// Text broken into lines of the width, each after an indent.
    pub(crate) fn wrap(self, text: &str, indent: usize) -> String {
        let room = self.width.saturating_sub(indent).max(20);
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let line = lines.last_mut().expect("there is always a line");
            if !line.is_empty() && room < line.chars().count() + 1 + word.chars().count() {
                lines.push(word.to_owned());
            } else {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
        let margin = " ".repeat(indent);
        lines
            .iter()
            .map(|line| format!("{margin}{line}"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Writes a line; a reader that has gone away, such as `head`, ends the program quietly.
fn print(line: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        outcome => Ok(outcome?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: usize) -> Out {
        Out {
            is_json: false,
            colors: false,
            width,
        }
    }

    #[test]
    fn text_breaks_at_words() {
        let text = plain(30).wrap("Your legs worked 13 hours ago. We suggest easy today.", 2);
        assert_eq!(
            text,
            "  Your legs worked 13 hours\n  ago. We suggest easy today."
        );
    }

    #[test]
    fn without_color_there_are_no_escapes() {
        assert_eq!(plain(80).ink(Ink::Medical, "Stop"), "Stop");
    }
}
