//! What she has and avoids for recovery.

use std::collections::BTreeSet;

use recoup_engine::movement::{Condition, Prop};
use recoup_store::Tx;

use super::{Desk, Result};

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
        let known = |code: &&str| !code.is_empty();
        let props = row.as_ref().map(|row| {
            let codes = row.props.split(',').filter(known);
            codes.filter_map(|c| Prop::from_code(c).ok()).collect()
        });
        let conditions = row.iter().flat_map(|row| row.conditions.split(','));
        Ok(Self {
            props,
            conditions: conditions
                .filter_map(|c| Condition::from_code(c).ok())
                .collect(),
        })
    }
}
