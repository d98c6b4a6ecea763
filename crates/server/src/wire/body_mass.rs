//! Body mass, for whoever wants to keep it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is kept of body mass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BodyMass {
    /// Whether it is not shown, because of what she told on the health page.
    pub withheld: bool,
    /// The last one; null where there is none, or it is not shown.
    pub last: Option<BodyMassReading>,
    /// How many there are.
    pub count: u32,
}

/// One body mass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BodyMassReading {
    /// The athlete's local date.
    pub day: Date,
    /// Grams.
    #[schema(minimum = 25_000, maximum = 350_000)]
    pub grams: i64,
}
