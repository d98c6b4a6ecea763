//! `delete`: everything, or what is most private, with the count afterwards.

use anyhow::{Result, bail};
use recoup_server::{app, wire};

use crate::args::Delete;
use crate::home::Home;

/// Deletes as asked, keeps all after all, or tells what there is.
pub(crate) fn delete(home: &Home, args: &Delete) -> Result<()> {
    if args.undo {
        let kept = home.write(app::undo_deletion)?;
        return home
            .out
            .show(&kept, |_| "Nothing will be deleted.".to_owned());
    }
    let what = match args.what.as_deref() {
        None => return tell(home),
        Some("everything") => wire::DeletionPart::Everything,
        Some("cycle") => wire::DeletionPart::Cycle,
        Some("notes") => wire::DeletionPart::NotesAndBodyMap,
        Some(other) => bail!("{other:?} cannot be deleted; use everything, cycle or notes"),
    };
    let body = wire::DeletionBody {
        what,
        name: args.name.clone(),
        now: args.now,
    };
    let mut done = home.write(move |tx, desk| app::delete(tx, desk, &body))?;
    if done.deleted_at.is_some() {
        let scrubbed = home.app.store().scrub().wait()?;
        done.beyond = home.read({
            let scrubbed = scrubbed.clone();
            move |_, desk| Ok(app::beyond_deletion(desk, &scrubbed))
        })?;
        let copies = scrubbed.copies.iter();
        done.beyond
            .extend(copies.map(|c| format!("  {}", c.display())));
    }
    home.out.show(&done, told)
}

fn tell(home: &Home) -> Result<()> {
    let there = home.read(app::deletion)?;
    home.out.show(&there, |there| {
        let rows = there.tables.iter();
        let mut lines: Vec<String> = rows
            .map(|t| format!("  {:<20} {:>7}", t.table, t.rows))
            .collect();
        lines.insert(0, "What is kept about you, by table:".to_owned());
        lines.push(match there.due_at {
            Some(at) => format!(
                "All of it is deleted on {}. `recoup delete --undo` keeps it.",
                at.strftime("%Y-%m-%d %H:%M UTC")
            ),
            None => "Delete it with `recoup delete everything --name YOUR-NAME`.".to_owned(),
        });
        lines.join("\n")
    })
}

fn told(done: &wire::Deleted) -> String {
    if let Some(at) = done.due_at {
        return format!(
            "All of it is deleted on {}, when the server next looks after that. `recoup delete --undo` keeps it.",
            at.strftime("%Y-%m-%d %H:%M UTC")
        );
    }
    let mut lines = vec![format!("Deleted: {} rows.", done.rows)];
    if !done.left.is_empty() {
        let left: u64 = done.left.iter().map(|t| t.rows).sum();
        let tables: Vec<&str> = done.left.iter().map(|t| t.table.as_str()).collect();
        lines.push(format!(
            "Counted afterwards in all {} tables: {left} rows left ({}).",
            tables.len(),
            tables.join(", ")
        ));
    }
    lines.extend(done.beyond.iter().cloned());
    lines.join("\n")
}
