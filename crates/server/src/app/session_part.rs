//! A session under way, as each device has it: kept for the other ones, read back as it was sent.

use jiff::ToSpan;
use jiff::civil::Date;
use recoup_store::{self as store, Tx};
use uuid::Uuid;

use super::{Desk, Error, Result};
use crate::wire;

/// Days after which nobody goes on with a session. Choice: one that began before midnight ends the
/// day after, and a phone may be offline for another day.
const KEPT_DAYS: i64 = 2;

/// Keeps what a device has of a session; an older part of that device changes nothing.
///
/// # Errors
/// When the store cannot be written.
pub fn put_session_part(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    session: Uuid,
    sent: &wire::SessionPartBody,
) -> Result<()> {
    let row = store::SessionPart {
        athlete_id: desk.athlete,
        session_id: session,
        device: sent.rev.device.clone(),
        day: sent.day,
        at: desk.now,
        counter: sent.rev.counter,
        body: sent.body.to_string(),
    };
    tx.put_session_part(&row)?;
    let last = sent.day.saturating_sub(KEPT_DAYS.days());
    tx.delete_session_parts(desk.athlete, last)?;
    Ok(())
}

/// What devices have of the sessions of a day.
///
/// # Errors
/// When the store cannot be read.
pub fn list_session_parts(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    on: Date,
) -> Result<Vec<wire::SessionPart>> {
    let parts = tx.list_session_parts(desk.athlete, on)?;
    parts.iter().map(|part| to_wire(tx, part)).collect()
}

fn to_wire(tx: &mut Tx<'_>, part: &store::SessionPart) -> Result<wire::SessionPart> {
    let finished = tx.find_session(part.athlete_id, part.session_id)?.is_some();
    let unreadable = |_| {
        Error::Store(store::Error::Inconsistent {
            table: "session_part",
            column: "body",
            id: Some(part.session_id),
        })
    };
    Ok(wire::SessionPart {
        session: part.session_id,
        day: part.day,
        at: part.at,
        finished,
        body: serde_json::from_str(&part.body).map_err(unreadable)?,
        rev: wire::Rev {
            counter: part.counter,
            device: part.device.clone(),
        },
    })
}
