//! How a function lives on AWS Lambda: what it reads when it starts, what it logs, and how events
//! of API Gateway or of a schedule reach it.
//!
//! It depends on `vault` for the records that the environment names, on `site-theme` for the bundle
//! in the package, and on `lambda_http` for the Lambda Runtime API. The functions' thin binaries
//! are all that uses it: what answers requests is an axum `Router`, and keeper a task, the same on one
//! machine.
//!
//! ```no_run
//! use std::process::ExitCode;
//!
//! fn main() -> ExitCode {
//!     lambda::run(async {
//!         let bundle = lambda::bundle()?;
//!         let vault = lambda::vault().await?;
//!         assert!(bundle.content.councils.contains_key(vault.council()));
//!         lambda::serve(axum::Router::new()).await
//!     })
//! }
//! ```

mod bundle_file;
mod logs;
mod origin_verify;
mod query;
mod setting;

pub use bundle_file::bundle;
pub use origin_verify::OriginVerify;
pub use setting::{optional, setting, vault};

use std::process::ExitCode;

use axum::Router;
use lambda_http::lambda_runtime::{self, LambdaEvent, service_fn};
use lambda_http::request::LambdaRequest;
use lambda_http::tower::ServiceExt as _;
use lambda_http::{Adapter, BoxFuture};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a function did not start, or stopped.
pub type Error = lambda_http::Error;

/// Why a function cannot start: one line that says what to do. It reaches the log and the deployer.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting that the template gives.
    #[error("the environment variable {name} {problem}: infra/template.yaml sets it")]
    Setting {
        /// The variable.
        name: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The bundle cannot be read.
    #[error("the bundle at {path} cannot be read: {problem}; package the function again")]
    Bundle {
        /// Where it should be.
        path: String,
        /// What is wrong.
        problem: String,
    },
}

/// Runs a function until Lambda ends it. Why it did not start, or stopped, is logged.
pub fn run(function: impl Future<Output = Result<(), Error>>) -> ExitCode {
    logs::write();
    let ended = tokio::runtime::Runtime::new()
        .map_err(Error::from)
        .and_then(|runtime| runtime.block_on(function));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the function cannot run");
            ExitCode::FAILURE
        }
    }
}

/// Answers events of an API Gateway HTTP API (payload format 2.0) that come through CloudFront.
pub async fn serve(router: Router) -> Result<(), Error> {
    let verify = OriginVerify::from_environment()?;
    let answers = Adapter::from(verify.around(router)).map_request(
        |LambdaEvent { payload, context }: LambdaEvent<LambdaRequest>| {
            LambdaEvent::new(query::encoded(payload), context)
        },
    );
    lambda_runtime::run(answers).await
}

/// Answers events that a schedule sends.
pub async fn answer<Event, Answer, Fault, Work>(work: impl Fn(Event) -> Work) -> Result<(), Error>
where
    Event: DeserializeOwned,
    Answer: Serialize,
    Fault: std::error::Error + Send + Sync + 'static,
    Work: Future<Output = Result<Answer, Fault>> + Send + 'static,
{
    let handler = service_fn(|event: LambdaEvent<Event>| {
        // Boxed: the types of the SDK's futures are too deep to be nested once more.
        let answered: BoxFuture<'static, _> = Box::pin(work(event.payload));
        async {
            answered
                .await
                .map_err(|fault| Error::from(fault.to_string()))
        }
    });
    lambda_runtime::run(handler).await
}
