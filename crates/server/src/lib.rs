//! The HTTP side of Recoup: a JSON API under `/api/v1`, the web app's files, and who may read what.

pub mod app;
pub mod wire;

mod bind;
mod clock;
mod error;

mod api;
mod extract;
mod openapi;
mod router;
mod state;

mod assets;
mod auth;
mod guard;
mod headers;
mod serve;
mod trace;
mod under_way;

pub use auth::{Effort, PasswordError, Peer, hash_password, is_password};
pub use bind::{BindError, Config, TlsFiles, Transport, transport};
pub use clock::Clock;
pub use error::Error;
pub use openapi::openapi_json;
pub use router::{Access, ROUTES, router};
pub use serve::{Ready, ServeError, open_setup, serve, serve_until};
pub use state::{AppState, Terms};
