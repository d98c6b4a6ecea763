//! Reading a request, with every refusal in the one error shape.

use axum::{
    Json,
    extract::{
        FromRequest, FromRequestParts, Path, Query, Request,
        rejection::{JsonRejection, PathRejection, QueryRejection},
    },
    http::{StatusCode, request::Parts},
};
use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{Error, state::AppState, wire::Rev};

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(refused) => Err(refusal(&refused)),
        }
    }
}

fn refusal(refused: &JsonRejection) -> Error {
    match refused {
        JsonRejection::MissingJsonContentType(_) => Error::UnsupportedMedia("application/json"),
        JsonRejection::JsonDataError(error) => Error::Unprocessable {
            code: "invalid",
            message: error.body_text(),
        },
        JsonRejection::BytesRejection(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Error::TooLarge { limit: "1 MiB" }
        }
        other => Error::Malformed(other.body_text()),
    }
}

/// The parts of the path.
pub(crate) struct PathOf<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<AppState> for PathOf<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let read = Path::<T>::from_request_parts(parts, state).await;
        let Path(path) = read.map_err(|e: PathRejection| Error::Malformed(e.body_text()))?;
        Ok(Self(path))
    }
}

/// What stands after the `?`.
pub(crate) struct QueryOf<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for QueryOf<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        let Query(query) = read.map_err(|e: QueryRejection| Error::Malformed(e.body_text()))?;
        Ok(Self(query))
    }
}

/// A span of days.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SpanQuery {
    /// The first day.
    from: Date,
    /// The last day.
    to: Date,
}

impl SpanQuery {
    /// First and last day, in order.
    pub(crate) fn ends(&self) -> Result<(Date, Date), Error> {
        if self.to < self.from {
            return Err(Error::invalid(
                "to",
                &self.to,
                format!("{} or later", self.from),
            ));
        }
        Ok((self.from, self.to))
    }
}

/// The revision of a `DELETE`, which has no body.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct RevQuery {
    /// Higher than that of the write it takes back.
    counter: i64,
    /// The device that takes it back.
    device: String,
}

impl RevQuery {
    pub(crate) fn into_rev(self) -> Rev {
        Rev {
            counter: self.counter,
            device: self.device,
        }
    }
}

/// Refuses a body whose id is not the one of its path.
pub(crate) fn same_id(path: Uuid, body: Uuid) -> Result<(), Error> {
    if path == body {
        return Ok(());
    }
    Err(Error::invalid(
        "id",
        &body,
        format!("{path}, as in the path"),
    ))
}
