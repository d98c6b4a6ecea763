//! Two devices that changed one thing: both versions are kept, and the person is asked once.

use recoup_store::{self as store, Tx, Written};
use uuid::Uuid;

use super::{Desk, Error, Result, Versions};

/// A row that a device wrote, by its table and its id, and what a person calls it.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub(super) what: &'static str,
    pub(super) table: &'static str,
    pub(super) id: Uuid,
}

/// What the writer of a row is told: nothing when devices agree, both versions when they do not.
///
/// A newer version is the person's answer: what was open about the row is closed.
///
/// # Errors
/// [`Error::Contested`] when another device wrote something else with the same counter.
pub(super) fn agree(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    of: Subject,
    written: Written,
    versions: impl FnOnce(&mut Tx<'_>) -> Result<Option<Box<Versions>>>,
) -> Result<()> {
    match written {
        Written::New | Written::Same | Written::Older => Ok(()),
        Written::Replaced => close(tx, desk, of),
        Written::Contested => Err(Error::Contested {
            what: of.what,
            versions: versions(tx)?,
        }),
    }
}

/// [`agree`] for what has no words to show two versions in.
pub(super) fn agree_unseen(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    of: Subject,
    written: Written,
) -> Result<()> {
    agree(tx, desk, of, written, |_| Ok(None))
}

fn close(tx: &mut Tx<'_>, desk: &Desk<'_>, of: Subject) -> Result<()> {
    match tx.update_conflict_answered(desk.athlete, of.table, of.id, desk.now) {
        // Nothing was open, as nearly always.
        Ok(()) | Err(store::Error::WrongCount { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
