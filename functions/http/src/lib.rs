//! How every function speaks HTTP: who may post, what every answer carries, how a body is read,
//! how a session cookie is kept, what is logged.
//!
//! It depends on no other crate of the project and knows neither councils nor pages, so that the
//! public function and the staff's share one behaviour and import nothing of each other.
//!
//! ```
//! use std::sync::Arc;
//!
//! use axum::response::IntoResponse;
//! use http::StatusCode;
//! use http_edge::{Edge, SameOrigin, SecurityHeaders, WhenUnknown};
//!
//! let router: axum::Router = axum::Router::new();
//! let served = Edge {
//!     same_origin: SameOrigin::new("https://hub.example", WhenUnknown::Allow),
//!     headers: Arc::new(|| SecurityHeaders::new("'sha256-…'")),
//!     refused: Arc::new(|_request| StatusCode::FORBIDDEN.into_response()),
//! }
//! .around(router);
//! # let _ = served;
//! ```

pub mod client_address;
pub mod edge;
pub mod posted;
pub mod request_id;
pub mod same_origin;
pub mod security_headers;
pub mod session_cookie;

pub use client_address::ClientAddress;
pub use edge::Edge;
pub use posted::{NotRead, Posted};
pub use request_id::RequestId;
pub use same_origin::{SameOrigin, WhenUnknown};
pub use security_headers::SecurityHeaders;
pub use session_cookie::SessionCookie;
