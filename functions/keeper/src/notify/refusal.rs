//! Why GOV.UK Notify did not take a message, and so what becomes of it.

use http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;

/// Why a message was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nor will it be: the address, the template or the service does not allow it.
    Never,
    /// The council has no template for it.
    NoTemplate,
    /// Our key is not let in.
    NotLetIn,
    /// Our clock is off; theirs said so.
    Clock {
        /// What time it is there, if the answer said it.
        theirs: Option<Timestamp>,
    },
    /// Too many in a minute.
    TooFast,
    /// Too many today.
    TooManyToday,
    /// It is away, or failed, or nobody knows whether the message arrived there.
    Away,
}

/// An answer that is an error.
#[derive(Deserialize)]
struct Errors {
    errors: Vec<Error>,
}

#[derive(Deserialize)]
struct Error {
    #[serde(default)]
    error: String,
    #[serde(default)]
    message: String,
}

impl Refusal {
    /// What an answer means.
    ///
    /// Source: GOV.UK Notify, REST API documentation, "Error codes" of sending.
    pub(super) fn read(status: StatusCode, body: &[u8], theirs: Option<Timestamp>) -> Self {
        let first = serde_json::from_slice::<Errors>(body)
            .ok()
            .and_then(|answer| answer.errors.into_iter().next());
        let (error, message) = first.map_or_else(Default::default, |e| (e.error, e.message));
        match status {
            StatusCode::BAD_REQUEST => Self::Never,
            StatusCode::UNAUTHORIZED => Self::NotLetIn,
            StatusCode::FORBIDDEN if message.contains("clock") => Self::Clock { theirs },
            StatusCode::FORBIDDEN => Self::NotLetIn,
            StatusCode::TOO_MANY_REQUESTS if error == "TooManyRequestsError" => Self::TooManyToday,
            StatusCode::TOO_MANY_REQUESTS => Self::TooFast,
            // What its documentation does not name may pass.
            _ => Self::Away,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every error that the documentation of sending names, as it writes them.
    #[test]
    fn each_error_of_gov_uk_notify_is_known() {
        let theirs: Timestamp = "2026-11-22T12:00:00Z".parse().expect("a moment");
        let clock = Refusal::Clock {
            theirs: Some(theirs),
        };
        let table = [
            (
                400,
                "BadRequestError",
                "Can't send to this recipient using a team-only API key",
                Refusal::Never,
            ),
            (
                400,
                "BadRequestError",
                "Can't send to this recipient when service is in trial mode",
                Refusal::Never,
            ),
            (
                400,
                "BadRequestError",
                "Missing personalisation: reference",
                Refusal::Never,
            ),
            (
                400,
                "ValidationError",
                "email_address Not a valid email address",
                Refusal::Never,
            ),
            (
                400,
                "ValidationError",
                "template_id is not a valid UUID",
                Refusal::Never,
            ),
            (
                401,
                "AuthError",
                "Unauthorized: authentication token must be provided",
                Refusal::NotLetIn,
            ),
            (
                403,
                "AuthError",
                "Error: Your system clock must be accurate to within 30 seconds",
                clock,
            ),
            (
                403,
                "AuthError",
                "Invalid token: API key not found",
                Refusal::NotLetIn,
            ),
            (
                429,
                "RateLimitError",
                "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds",
                Refusal::TooFast,
            ),
            (
                429,
                "TooManyRequestsError",
                "Exceeded send limits (50) for today",
                Refusal::TooManyToday,
            ),
            (500, "Exception", "Internal server error", Refusal::Away),
        ];
        for (status, error, message, expected) in table {
            let body = serde_json::json!({
                "status_code": status,
                "errors": [{ "error": error, "message": message }],
            });
            let status = StatusCode::from_u16(status).expect("a status");
            let read = Refusal::read(status, body.to_string().as_bytes(), Some(theirs));
            assert_eq!(read, expected, "{message}");
        }
    }

    #[test]
    fn what_nobody_documented_is_tried_again() {
        for status in [302, 404, 408, 418, 502, 503, 504] {
            let status = StatusCode::from_u16(status).expect("a status");
            for body in ["", "<html>", "{}", r#"{"errors":[]}"#] {
                assert_eq!(Refusal::read(status, body.as_bytes(), None), Refusal::Away);
            }
        }
    }
}
