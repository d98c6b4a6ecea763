//! What can be seen in a source file: its front page, its constants, its lengths, its names.

use super::File;

/// The longest file, without its tests.
const FILE_LINES: usize = 600;
/// The longest function of the engine and of the store.
const PURE_LINES: usize = 60;
/// The longest function anywhere else.
const OUTER_LINES: usize = 80;

/// Names that say nothing about what is inside.
const EMPTY_MODULES: &[&str] = &[
    "common", "util", "utils", "helper", "helpers", "misc", "core",
];
/// Words of types that are not used: say what it is.
const EMPTY_TYPES: &[&str] = &["Manager", "Helper", "Util", "Record", "Score", "Processor"];

/// Files without a front page.
pub(crate) fn front_pages(files: &[&File]) -> Vec<String> {
    let bare = files.iter().filter(|f| !f.text.starts_with("//!"));
    bare.map(|f| format!("{}:1 has no front page (`//!`)", f.path))
        .collect()
}

/// Numeric constants of the engine that do not say where they come from.
pub(crate) fn births_of_constants(files: &[&File]) -> Vec<String> {
    let engine = files
        .iter()
        .filter(|f| f.path.starts_with("crates/engine/src/") && !f.is_test());
    engine.flat_map(|f| bare_constants(f)).collect()
}

fn bare_constants(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.code().lines().collect();
    let is_number = |line: &str| {
        let declared = line
            .trim_start()
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ");
        // Sizes (`usize`) are shapes of arrays and loops, not numbers of the science.
        let numeric = [
            "f64", "i64", "u64", "u32", "i32", "u16", "u8", "[f64", "&[f64",
        ];
        declared.starts_with("const ")
            && !declared.starts_with("const fn")
            && declared
                .split_once(": ")
                .is_some_and(|(_, kind)| numeric.iter().any(|n| kind.starts_with(n)))
    };
    let numbered = lines.iter().enumerate();
    let bare = numbered.filter(|(at, line)| {
        !line.contains('$')
            && is_number(line)
            && !says_birth(&lines, *at)
            && !is_under_birth(&lines, *at)
    });
    bare.map(|(at, _)| {
        format!(
            "{}:{} a constant without `Source:` or `Choice:`",
            file.path,
            at + 1
        )
    })
    .collect()
}

/// Whether the doc right above a line names a source or a choice.
fn says_birth(lines: &[&str], at: usize) -> bool {
    let above = lines[..at].iter().rev();
    let mut doc = above
        .take_while(|l| matches!(l.trim_start().get(..3), Some("///" | "#[e" | "#[d" | "#[m")));
    doc.any(|l| l.contains("Source") || l.contains("Choice"))
}

/// Whether a line stands in a function whose own page names a source or a choice.
fn is_under_birth(lines: &[&str], at: usize) -> bool {
    let function = lines[..at].iter().rposition(|l| is_function(l));
    function.is_some_and(|f| !lines[f..at].contains(&"}") && says_birth(lines, f))
}

/// Files and functions that no longer fit in the eye.
pub(crate) fn lengths(files: &[&File]) -> Vec<String> {
    let mut places = Vec::new();
    for file in files
        .iter()
        .filter(|f| !f.is_test() && !f.path.starts_with("fuzz/"))
    {
        let lines = file.code().lines().count();
        if FILE_LINES < lines {
            places.push(format!(
                "{}:1 has {lines} lines, at most {FILE_LINES}",
                file.path
            ));
        }
        let pure = ["crates/engine/", "crates/store/"]
            .iter()
            .any(|c| file.path.starts_with(c));
        let most = if pure { PURE_LINES } else { OUTER_LINES };
        places.extend(long_functions(file, most));
    }
    places
}

fn long_functions(file: &File, most: usize) -> Vec<String> {
    let mut places = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, line) in file.code().lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match open {
            None if is_function(line) && line.trim_end().ends_with('{') => {
                open = Some((at, indent));
            }
            Some((start, depth)) if indent == depth && line.trim() == "}" => {
                let lines = at - start + 1;
                if most < lines {
                    places.push(format!(
                        "{}:{} a function of {lines} lines, at most {most}",
                        file.path,
                        start + 1
                    ));
                }
                open = None;
            }
            Some(_) | None => {}
        }
    }
    places
}

fn is_function(line: &str) -> bool {
    let start = line.trim_start();
    [
        "fn ",
        "pub fn ",
        "pub(crate) fn ",
        "async fn ",
        "pub async fn ",
        "pub(crate) async fn ",
        "pub const fn ",
        "const fn ",
        "pub(super) fn ",
        "pub(super) const fn ",
        "pub(crate) const fn ",
    ]
    .iter()
    .any(|head| start.starts_with(head))
}

/// Modules and types whose name says nothing.
pub(crate) fn names(files: &[&File]) -> Vec<String> {
    let mut places = Vec::new();
    for file in files {
        let stem = file
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        if EMPTY_MODULES.contains(&stem) {
            places.push(format!("{}:1 a module named {stem}", file.path));
        }
        for (at, line) in file.code().lines().enumerate() {
            let declared = line
                .trim_start()
                .trim_start_matches("pub ")
                .trim_start_matches("pub(crate) ");
            let Some(name) = ["struct ", "enum ", "trait "]
                .iter()
                .find_map(|k| declared.strip_prefix(k))
            else {
                continue;
            };
            let name = name
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            if EMPTY_TYPES.iter().any(|empty| name.ends_with(empty)) {
                places.push(format!("{}:{} a type named {name}", file.path, at + 1));
            }
        }
    }
    places
}

/// Text that must not be in the project: unfinished work without an issue, paths of a machine.
pub(crate) fn foreign_words(files: &[File]) -> Vec<String> {
    let mut places = Vec::new();
    let ours = files
        .iter()
        .filter(|f| !f.path.starts_with("xtask/src/tidy/") && f.extension() != "lock");
    for file in ours {
        for (at, line) in file.text.lines().enumerate() {
            let unfinished =
                ["TODO", "FIXME", "XXX"].iter().any(|w| line.contains(w)) && !line.contains('#');
            let machine = ["\"/home/", "/root/"].iter().any(|w| line.contains(w));
            if unfinished && file.extension() == "rs" {
                places.push(format!(
                    "{}:{} unfinished work without an issue",
                    file.path,
                    at + 1
                ));
            }
            if machine {
                places.push(format!("{}:{} a path of one machine", file.path, at + 1));
            }
        }
    }
    places
}
