//! Who is asking: setting up, signing in, tokens, and the person herself.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Profile;

/// That the server is up, and which one it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Health {
    /// Always true: a server that cannot answer does not say so.
    pub ok: bool,
    /// The version of this build.
    pub version: String,
}

/// Whether the first-run page must be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Setup {
    /// True until an owner account exists.
    pub needed: bool,
    /// True when the server shows the demo athlete in a throw-away file.
    pub demo: bool,
}

/// The first run: the one-time token of the terminal's link, and the owner's account.
#[derive(Clone, Deserialize, ToSchema)]
pub struct SetupBody {
    /// The token after `#token=` in the link.
    pub token: String,
    /// How she is called, 1 to 80 characters.
    pub name: String,
    /// At least 10 characters, at most 256.
    pub password: String,
}

/// Signing in.
#[derive(Clone, Deserialize, ToSchema)]
pub struct LoginBody {
    /// The owner's password.
    pub password: String,
}

/// The person who is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Me {
    /// Who she is.
    pub athlete: AthleteCard,
    /// What she told on first run; null until then.
    pub profile: Option<Profile>,
    /// Whether the health questions were answered.
    pub health_answered: bool,
    /// The program she is enrolled in.
    pub program: Option<ProgramName>,
    /// Her local date now.
    pub today: Date,
    /// The version of the server.
    pub version: String,
}

/// An athlete by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AthleteCard {
    /// The athlete's id, the lead of every key.
    pub id: Uuid,
    /// How she is called.
    pub name: String,
    /// True for the demo athlete, whose log was made up.
    pub demo: bool,
}

/// A program by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProgramName {
    /// The program's id.
    pub id: String,
    /// The program's name.
    pub name: String,
}

/// A personal token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TokenCard {
    /// The id to revoke it by.
    pub id: Uuid,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to the nearest hour; null if never.
    pub used_at: Option<Timestamp>,
}

/// Asking for a personal token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TokenBody {
    /// What it is for, 1 to 80 characters.
    pub label: String,
}

/// A new personal token; its secret is shown this once and kept only as a hash.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct TokenMade {
    /// The id to revoke it by.
    pub id: Uuid,
    /// The secret, for `Authorization: Bearer`.
    pub token: String,
}
