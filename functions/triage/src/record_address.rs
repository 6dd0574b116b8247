//! The ids in an address. What is no id of ours is no page of ours.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::{Stop, Trouble};

/// The parts of a path, read; anything else is a page that does not exist.
pub(crate) struct RecordAddress<T>(pub(crate) T);

impl<T, S> FromRequestParts<S> for RecordAddress<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Stop> {
        Path::from_request_parts(parts, state)
            .await
            .map(|Path(ids)| Self(ids))
            .map_err(|_| Trouble::NotFound.into())
    }
}
