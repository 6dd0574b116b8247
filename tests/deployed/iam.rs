//! IAM in front of the embedded servers: each function may do what its role in the template allows,
//! and nothing else.
//!
//! The embedded DynamoDB and KMS have no policies. [`IamGateway`] stands before both, knows who asks
//! by the access key of the request's signature, evaluates the role's policies (and the key's, for
//! KMS) as IAM does, and either hands the request on byte for byte or answers as AWS answers what is
//! not allowed. It remembers which grants were needed, so that a test can name those that were not.
//!
//! - `policy`, `condition`, `wildcard`: the policy language
//! - `request`, `expression`: what a request asks of IAM
//! - [`Authority`]: the decision
//! - [`IamGateway`]: the server; [`Seen`]: what it saw; [`Call`]: what it cost
//! - [`grants`]: what is granted and never used
//!
//! ```no_run
//! use deployed::iam::{Authority, IamGateway, Upstreams};
//! use deployed::template::{Given, Template};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let template = Template::of_the_repository()?.expect("python");
//! let stack = template.stack(Given::default().parameter("Council", "westminster"));
//! let upstream = Upstreams {
//!     dynamodb: "http://127.0.0.1:8000".to_owned(),
//!     kms: "http://127.0.0.1:8001".to_owned(),
//! };
//! let gateway = IamGateway::start(upstream, Authority::of(&stack)?, None).await?;
//! println!("AWS_ENDPOINT_URL_DYNAMODB={}", gateway.dynamodb());
//! println!("AWS_ACCESS_KEY_ID={}", gateway.access_key("IntakeRole"));
//! # Ok(())
//! # }
//! ```

mod authority;
mod calls;
mod condition;
mod expression;
mod gateway;
pub mod grants;
mod ledger;
mod policy;
mod request;
mod wildcard;

pub use authority::{Authority, AuthorityError, Decision};
pub use calls::{Call, Part};
pub use condition::Context;
pub use gateway::{IamGateway, Upstreams};
pub use ledger::{Denial, Seen};
pub use policy::{Ask, Grant, Policy, PolicyError};
