//! Content of the library that its loader may take as left to a default, but ours must state.
//!
//! A keeper's own movement may leave a mark out; in ours a missing mark would look like a
//! considered one. The files are read by their lines: an entry begins at `[[…]]`, and a key begins
//! a line.

use std::collections::BTreeSet;

use super::File;

/// What every movement of ours states.
const STATED: &[&str] = &[
    "dose",
    "met",
    "met_source",
    "setup",
    "do",
    "feel",
    "stop",
    "leave_out_with",
    "pregnancy",
    "postpartum_start",
];

/// An entry of a file.
struct Entry<'f> {
    file: &'f str,
    kind: &'f str,
    lines: Vec<&'f str>,
}

impl<'f> Entry<'f> {
    fn value(&self, key: &str) -> Option<&'f str> {
        let values = self.lines.iter().filter_map(|l| l.split_once(" = "));
        values.into_iter().find(|(k, _)| *k == key).map(|(_, v)| v)
    }

    fn id(&self) -> &'f str {
        self.value("id").unwrap_or_default().trim_matches('"')
    }
}

/// Movements that do not state what they must or have no figure, and steps of sessions that are no
/// movement.
pub(crate) fn content(files: &[File]) -> Vec<String> {
    let content = |f: &&File| f.path.starts_with("library/") && f.extension() == "toml";
    let entries: Vec<Entry<'_>> = files.iter().filter(content).flat_map(entries).collect();
    let of = |kind: &'static str| entries.iter().filter(move |e| e.kind == kind);
    let ids = |kind| of(kind).map(Entry::id).collect::<BTreeSet<&str>>();
    let (movements, figures) = (ids("movement"), ids("figure"));
    let unstated = of("movement").flat_map(unstated);
    let undrawn = of("movement").filter(|m| !figures.contains(m.id()));
    let undrawn = undrawn.map(|m| format!("{}: movement {} has no figure", m.file, m.id()));
    let unknown = of("recovery_session").flat_map(|s| unknown_steps(s, &movements));
    unstated.chain(undrawn).chain(unknown).collect()
}

fn entries(file: &File) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for line in file.text.lines() {
        let head = line.strip_prefix("[[").and_then(|l| l.strip_suffix("]]"));
        if let Some(kind) = head {
            entries.push(Entry {
                file: &file.path,
                kind,
                lines: Vec::new(),
            });
        } else if let Some(entry) = entries.last_mut() {
            entry.lines.push(line);
        }
    }
    entries
}

fn unstated(movement: &Entry<'_>) -> Vec<String> {
    let is_bare = |key: &&&str| matches!(movement.value(key), None | Some("\"\""));
    let bare = STATED.iter().filter(is_bare);
    bare.map(|key| {
        format!(
            "{}: movement {} does not state {key}",
            movement.file,
            movement.id()
        )
    })
    .collect()
}

fn unknown_steps(session: &Entry<'_>, movements: &BTreeSet<&str>) -> Vec<String> {
    let steps = session.lines.iter();
    let named: Vec<&str> = steps
        .filter_map(|l| l.split_once("movement = \""))
        .filter_map(|(_, rest)| rest.split('"').next())
        .collect();
    let place = format!("{}: session {}", session.file, session.id());
    if named.is_empty() {
        return vec![format!("{place} has no steps")];
    }
    let unknown = named.iter().filter(|id| !movements.contains(**id));
    unknown
        .map(|id| format!("{place} has a step {id}, which is no movement"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVEMENT: &str = "[[movement]]\nid = \"walk\"\ndose = { kind = \"minutes\", amount = 5 }\nmet = 2.5\nmet_source = \"ours\"\nsetup = \"s\"\ndo = \"d\"\nfeel = \"f\"\nstop = \"s\"\nleave_out_with = []\npregnancy = \"fine\"\npostpartum_start = false\n";
    const FIGURE: &str = "[[figure]]\nid = \"walk\"\n";
    const SESSION: &str =
        "[[recovery_session]]\nid = \"out\"\nstep = [\n  { movement = \"walk\" },\n]\n";

    fn found(texts: &[&str]) -> Vec<String> {
        let file = |text: &&str| File {
            path: "library/mine.toml".to_owned(),
            text: (*text).to_owned(),
        };
        content(&texts.iter().map(file).collect::<Vec<_>>())
    }

    #[test]
    fn complete_content_is_in_order() {
        assert_eq!(found(&[MOVEMENT, FIGURE, SESSION]), Vec::<String>::new());
    }

    #[test]
    fn each_key_is_missed_by_its_name() {
        for key in STATED {
            let lines = MOVEMENT
                .lines()
                .filter(|l| !l.starts_with(&format!("{key} ")));
            let without = lines.collect::<Vec<_>>().join("\n");
            let expected = format!("library/mine.toml: movement walk does not state {key}");
            assert_eq!(found(&[&without, FIGURE]), [expected]);
        }
    }

    #[test]
    fn missing_figure_and_unknown_step_are_named() {
        let undrawn = found(&[MOVEMENT]);
        assert_eq!(undrawn, ["library/mine.toml: movement walk has no figure"]);
        let lost = found(&[SESSION]);
        let expected = "library/mine.toml: session out has a step walk, which is no movement";
        assert_eq!(lost, [expected]);
    }
}
