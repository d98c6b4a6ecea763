//! The HTTP side of Recoup: a JSON API under `/api/v1`, the web app's files, and who may read what.

pub mod wire;

mod bind;
mod clock;

pub use bind::{BindError, Config, TlsFiles, Transport, transport};
pub use clock::Clock;
