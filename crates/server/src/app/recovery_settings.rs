//! What she has and avoids for recovery, and when she wants movement snacks.

use std::collections::BTreeSet;

use recoup_engine::movement::{Condition, MovementId, Prop};
use recoup_engine::recovery::MOST_SNACKS;
use recoup_store::{self as store, Tx};

use super::agreement::{Subject, agree_unseen};
use super::check_in::text;
use super::composing::{AT_HOME, codes};
use super::{Desk, Error, Result};
use crate::wire;

/// Waking hours until she says otherwise, in minutes after midnight: nine to six.
/// Choice: a day at a desk; nobody is asked to move at night.
const USUAL_AWAKE: wire::Hours = wire::Hours {
    from: 540,
    to: 1_080,
};
/// Snacks a day until she says otherwise. Choice: half of the most.
const USUAL_MOST: u8 = 3;
/// Minutes in a day. Source: definition.
const MINUTES_PER_DAY: u16 = 1_440;

/// What is known of her things and conditions.
pub(super) struct Known {
    /// What she has at hand; `None` until she said.
    pub(super) props: Option<BTreeSet<Prop>>,
    /// Conditions for which movements are left out.
    pub(super) conditions: BTreeSet<Condition>,
}

impl Known {
    /// What she said last.
    pub(super) fn read(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<Self> {
        let row = tx.find_recovery_settings(desk.athlete)?;
        let props = row.as_ref().map(|row| known(&row.props, Prop::from_code));
        let conditions = row.map(|row| known(&row.conditions, Condition::from_code));
        Ok(Self {
            props,
            conditions: conditions.unwrap_or_default(),
        })
    }
}

fn known<T: Ord, E>(row: &str, read: impl Fn(&str) -> std::result::Result<T, E>) -> BTreeSet<T> {
    row.split(',').filter_map(|code| read(code).ok()).collect()
}

/// Her settings, or the usual ones with counter 0. Snacks are off until she turns them on.
///
/// # Errors
/// When the store cannot be read.
pub fn recovery_settings(tx: &mut Tx<'_>, desk: &Desk<'_>) -> Result<wire::RecoverySettings> {
    let Some(row) = tx.find_recovery_settings(desk.athlete)? else {
        return Ok(usual());
    };
    let list = |codes: &str| {
        let codes = codes.split(',').filter(|c| !c.is_empty());
        codes.map(str::to_owned).collect()
    };
    Ok(wire::RecoverySettings {
        props: list(&row.props),
        conditions: list(&row.conditions),
        snacks: serde_json::from_str(&row.snacks).unwrap_or_else(|_| usual().snacks),
        rev: wire::Rev {
            counter: row.counter,
            device: row.device,
        },
    })
}

fn usual() -> wire::RecoverySettings {
    use wire::Weekday::{Fri, Mon, Thu, Tue, Wed};
    wire::RecoverySettings {
        props: AT_HOME.iter().map(|p| p.code().to_owned()).collect(),
        conditions: Vec::new(),
        snacks: wire::SnackSettings {
            on: false,
            days: vec![Mon, Tue, Wed, Thu, Fri],
            awake: USUAL_AWAKE,
            quiet: Vec::new(),
            do_not_disturb_until: None,
            most: USUAL_MOST,
            muted: Vec::new(),
        },
        rev: wire::Rev {
            counter: 0,
            device: String::new(),
        },
    }
}

/// Keeps her settings; sending them twice changes nothing.
///
/// # Errors
/// [`Error::Invalid`] names a code or number that is not allowed; [`Error::Contested`] when another
/// device changed them at the same time.
pub fn put_recovery_settings(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    sent: &wire::RecoverySettingsBody,
) -> Result<()> {
    codes("props", &sent.props, Prop::from_code)?;
    codes("conditions", &sent.conditions, Condition::from_code)?;
    check(desk, &sent.snacks)?;
    let row = store::RecoverySettings {
        athlete_id: desk.athlete,
        props: sent.props.join(","),
        conditions: sent.conditions.join(","),
        snacks: text(&sent.snacks),
        counter: sent.rev.counter,
        device: sent.rev.device.clone(),
    };
    let written = tx.put_recovery_settings(&row)?;
    let of = Subject {
        what: "settings for recovery",
        table: "recovery_settings",
        id: desk.athlete,
    };
    agree_unseen(tx, desk, of, written)
}

fn check(desk: &Desk<'_>, snacks: &wire::SnackSettings) -> Result<()> {
    let invalid = |field: &str, found: String, limit: &str| Error::Invalid {
        field: field.to_owned(),
        found,
        limit: limit.to_owned(),
    };
    if snacks.most < 1 || MOST_SNACKS < snacks.most {
        return Err(invalid("snacks.most", snacks.most.to_string(), "1 to 6"));
    }
    let awake = snacks.awake;
    if MINUTES_PER_DAY < awake.to || awake.to <= awake.from {
        let found = format!("{} to {}", awake.from, awake.to);
        return Err(invalid("snacks.awake", found, "a stretch of one day"));
    }
    let movements = desk.library.movements();
    let unknown = |id: &&String| movements.find(&MovementId::new(id.as_str())).is_none();
    match snacks.muted.iter().find(unknown) {
        Some(_) => Err(invalid("snacks.muted", "an unknown id".into(), "movements")),
        None => Ok(()),
    }
}
