//! The shape of production on one machine: what CloudFront, API Gateway and Lambda do, around the
//! functions' real programs.
//!
//! It depends on `local` for the embedded DynamoDB, KMS and sign-in, reached over sockets, on `site`
//! for what is packaged, on `package` to build programs, on `vault` to make tables and keys, and on
//! `http-edge` for headers. The functions it knows as programs only, which have to be built beside the
//! tests.
//!
//! - [`Deployed`]: every council's stack, put together; `council_site`: what is packaged for it
//! - [`stack`]: a council's functions and what the template tells them
//! - [`cloudfront`]: which path goes to the bucket, and which to a function
//! - [`api_gateway`]: requests as events, and answers as responses
//! - [`function`]: a function's processes
//! - `runtime_api`: what each of them asks for work
//!
//! ```no_run
//! # async fn example() {
//! let deployed = deployed::Deployed::start("content".as_ref()).await;
//! let stack = &deployed.stacks["westminster"];
//! println!("{}/westminster/forms/what-can-we-help-you-with", stack.public);
//! let swept = stack.keeper.invoke(r#"{"task":"sweep"}"#).await;
//! assert!(swept.is_ok());
//! # }
//! ```

// Test support: a step that cannot be taken ends the test where it was.
#![allow(
    clippy::unwrap_used,
    reason = "a stand-in that cannot go on ends its test"
)]

pub mod api_gateway;
pub mod cloudfront;
mod council_site;
mod deployed;
pub mod function;
pub mod iam;
mod runtime_api;
pub mod stack;
pub mod template;

pub use council_site::package;
pub use deployed::{Deployed, LEDGER, Stack};
pub use function::{ColdStart, Function, InvocationError, Settings};
pub use runtime_api::FunctionError;
pub use stack::{AtNotify, Functions, Surroundings};
