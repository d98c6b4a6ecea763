//! The formats, one file each, and the order in which they are asked.

pub(crate) mod strong;

use crate::format::Reader;

/// Every format, the ones with the most particular header first.
pub(crate) static READERS: [&dyn Reader; 1] = [&strong::Strong];
