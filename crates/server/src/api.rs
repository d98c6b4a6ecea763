//! The JSON API, by version.

pub(crate) mod v1;
