//! What can go wrong while answering, and the one place that says it to a client.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    app,
    wire::{Fault, FaultBody},
};

/// What can go wrong while answering.
///
/// Application functions return it, the terminal prints it, and [`IntoResponse`] turns it into a status and a body.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, or the token is not known.
    #[error("sign in first")]
    SignedOut,
    /// The password or the one-time token is not the right one.
    #[error("{0}")]
    WrongSecret(&'static str),
    /// The request came from another site.
    #[error("refused: {0}")]
    Forbidden(&'static str),
    /// There is no such thing, or it is somebody else's.
    #[error("no such {what}")]
    NotFound {
        /// What was asked for, in words.
        what: &'static str,
    },
    /// A field breaks a rule.
    #[error("{field} is {found}, it must be {limit}")]
    Invalid {
        /// The field.
        field: String,
        /// What was found, cut short.
        found: String,
        /// What would be right.
        limit: String,
    },
    /// The request cannot be read at all.
    #[error("{0}")]
    Malformed(String),
    /// The request can be read, and cannot be done.
    #[error("{message}")]
    Unprocessable {
        /// A word that stays the same.
        code: &'static str,
        /// Why, and what to do.
        message: String,
    },
    /// The same revision came from two devices with different content; both are kept.
    #[error("two devices changed this {what}: choose one and send it again with a higher counter")]
    Conflict {
        /// What was changed, in words.
        what: &'static str,
        /// Both versions, where they can be read.
        versions: Option<Box<app::Versions>>,
    },
    /// It was done already and is not done twice.
    #[error("{0}")]
    AlreadyDone(&'static str),
    /// The body is larger than we read.
    #[error("the body is larger than {limit}")]
    TooLarge {
        /// The most we read, as shown.
        limit: &'static str,
    },
    /// The body is not of the kind this route reads.
    #[error("the body must be {0}")]
    UnsupportedMedia(&'static str),
    /// Too many tries.
    #[error("too many tries: wait {retry_after_s} s")]
    TooManyTries {
        /// Seconds to wait.
        retry_after_s: u64,
    },
    /// Too much is waiting already.
    #[error("busy: try again in a moment")]
    Busy,
    /// The route knows no such method.
    #[error("this route does not know the method")]
    MethodNotAllowed,
    /// What is kept cannot be reached or written now.
    #[error("{0}")]
    Unavailable(String),
    /// Something of ours broke; the client is told nothing of it.
    #[error("something went wrong on the server")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// An error of ours, whatever it is.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// A field that breaks a rule; `found` is cut at 80 characters.
    pub fn invalid(
        field: &str,
        found: &(impl std::fmt::Display + ?Sized),
        limit: impl Into<String>,
    ) -> Self {
        const SHOWN_CHARACTERS: usize = 80;
        let found = found.to_string().chars().take(SHOWN_CHARACTERS).collect();
        Self::Invalid {
            field: field.to_owned(),
            found,
            limit: limit.into(),
        }
    }

    /// The status and the code that stays the same.
    pub fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "signed_out"),
            Self::WrongSecret(_) => (StatusCode::UNAUTHORIZED, "wrong_secret"),
            Self::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
            Self::NotFound { .. } => (StatusCode::NOT_FOUND, "not_found"),
            Self::Invalid { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed"),
            Self::Unprocessable { code, .. } => (StatusCode::UNPROCESSABLE_ENTITY, code),
            Self::Conflict { .. } => (StatusCode::CONFLICT, "conflict"),
            Self::AlreadyDone(_) => (StatusCode::CONFLICT, "already_done"),
            Self::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::UnsupportedMedia(_) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media"),
            Self::TooManyTries { .. } => (StatusCode::TOO_MANY_REQUESTS, "too_many_tries"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// The error as a client reads it.
    pub fn to_fault(&self) -> Fault {
        let mut fault = Fault {
            code: self.status().1.to_owned(),
            message: self.to_string(),
            ..Fault::default()
        };
        match self {
            Self::Invalid {
                field,
                found,
                limit,
            } => {
                fault.field = Some(field.clone());
                fault.found = Some(found.clone());
                fault.limit = Some(limit.clone());
            }
            Self::Conflict { versions, .. } => {
                fault.sent = versions.as_ref().map(|v| v.sent.clone());
                fault.stored = versions.as_ref().map(|v| v.stored.clone());
            }
            Self::TooLarge { limit } => fault.limit = Some((*limit).to_owned()),
            Self::TooManyTries { retry_after_s } => fault.retry_after_s = Some(*retry_after_s),
            Self::SignedOut
            | Self::WrongSecret(_)
            | Self::Forbidden(_)
            | Self::NotFound { .. }
            | Self::Malformed(_)
            | Self::Unprocessable { .. }
            | Self::AlreadyDone(_)
            | Self::MethodNotAllowed
            | Self::Unavailable(_)
            | Self::UnsupportedMedia(_)
            | Self::Busy
            | Self::Internal(_) => {}
        }
        fault
    }
}

impl From<recoup_store::Error> for Error {
    fn from(error: recoup_store::Error) -> Self {
        use recoup_store::Error as Store;
        match error {
            Store::Busy | Store::Contended => Self::Busy,
            Store::Full | Store::Locked | Store::Unreachable | Store::TooSlow => {
                Self::Unavailable(error.to_string())
            }
            Store::Refused { .. } => Self::Unprocessable {
                code: "refused",
                message: error.to_string(),
            },
            other => Self::internal(other),
        }
    }
}

impl From<app::Error> for Error {
    fn from(error: app::Error) -> Self {
        let message = error.to_string();
        match error {
            app::Error::Invalid {
                field,
                found,
                limit,
            } => Self::Invalid {
                field,
                found,
                limit,
            },
            app::Error::Absent { what, .. } => Self::NotFound { what },
            app::Error::Contested { what, versions } => Self::Conflict { what, versions },
            app::Error::NotOffered { .. } => Self::Unprocessable {
                code: "not_offered",
                message,
            },
            app::Error::NoSession { .. } => Self::Unprocessable {
                code: "no_session",
                message,
            },
            app::Error::NoProfile => Self::Unprocessable {
                code: "no_profile",
                message,
            },
            app::Error::NoProgram => Self::Unprocessable {
                code: "no_program",
                message,
            },
            app::Error::Import(recoup_import::Refusal::TooLarge { .. }) => Self::TooLarge {
                limit: "64 MB, the limit for text logs",
            },
            app::Error::Import(_) => Self::Unprocessable {
                code: "not_importable",
                message,
            },
            app::Error::UnitAsked { .. } => Self::Unprocessable {
                code: "unit_asked",
                message,
            },
            app::Error::ColumnsAsked => Self::Unprocessable {
                code: "columns_asked",
                message,
            },
            app::Error::Archive { .. } => Self::Unprocessable {
                code: "not_an_archive",
                message,
            },
            app::Error::HasLog => Self::Unprocessable {
                code: "has_log",
                message,
            },
            app::Error::NoChance | app::Error::Table { .. } => Self::internal(message),
            app::Error::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = %chain(cause.as_ref()), "internal error");
        }
        let body = Json(FaultBody {
            error: self.to_fault(),
        });
        let mut response = (self.status().0, body).into_response();
        if let Self::TooManyTries { retry_after_s } = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        }
        response
    }
}

/// An error and its causes in a line.
fn chain(error: &(dyn std::error::Error + Send + Sync + 'static)) -> String {
    let mut line = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        line = format!("{line}: {cause}");
        next = cause.source();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_causes_stay_inside() {
        let fault = Error::internal("the password file is on fire").to_fault();
        insta::assert_json_snapshot!(fault, @r#"
        {
          "code": "internal",
          "message": "something went wrong on the server"
        }
        "#);
    }

    #[test]
    fn invalid_names_field_found_and_limit() {
        let error = Error::invalid("prs", &11, "0 to 10");
        assert_eq!(error.status().0, StatusCode::UNPROCESSABLE_ENTITY);
        insta::assert_json_snapshot!(error.to_fault(), @r#"
        {
          "code": "invalid",
          "message": "prs is 11, it must be 0 to 10",
          "field": "prs",
          "found": "11",
          "limit": "0 to 10"
        }
        "#);
    }

    #[test]
    fn found_text_is_cut_short() {
        let fault = Error::invalid("note", &"x".repeat(5000), "shorter").to_fault();
        assert_eq!(fault.found.map(|found| found.len()), Some(80));
    }
}
