//! What is tried on two servers, beside what AWS says of itself.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// What was tried, what AWS documents, what moto does.
pub(super) type Line = (&'static str, &'static str, &'static str);

/// How a call ended: `done`, the error's code, or `no answer` that the protocol knows.
pub(super) fn ended<T, E: ProvideErrorMetadata, R>(call: Result<T, SdkError<E, R>>) -> String {
    match call {
        Ok(_) => "done".to_owned(),
        Err(error) => error
            .as_service_error()
            .and_then(ProvideErrorMetadata::code)
            .unwrap_or("no answer")
            .to_owned(),
    }
}

/// Holds both servers to a table: moto to its column, ours to AWS's. Says where moto differs.
#[allow(
    clippy::print_stdout,
    reason = "who reads the tests' output sees how far moto vouches"
)]
pub(super) fn holds(service: &str, table: &[Line], embedded: &[String], moto: &[String]) {
    assert_eq!(embedded.len(), table.len());
    assert_eq!(moto.len(), table.len());
    let mut wrong = Vec::new();
    let mut otherwise = Vec::new();
    for (((what, aws, expected), embedded), moto) in table.iter().zip(embedded).zip(moto) {
        if embedded != aws {
            wrong.push(format!("{what}: AWS {aws}, the embedded server {embedded}"));
        }
        if moto != expected {
            wrong.push(format!("{what}: moto did {expected}, and now {moto}"));
        }
        if aws != expected {
            otherwise.push(format!("  {what}: AWS {aws}, moto {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{service}\n{}", wrong.join("\n"));
    println!(
        "{service}: {} things tried, moto and AWS agree on {}; they differ on\n{}",
        table.len(),
        table.len() - otherwise.len(),
        otherwise.join("\n")
    );
}
