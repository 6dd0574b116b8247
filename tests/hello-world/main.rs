//! The least that a function of this kind can be: the same SDK clients, the same runtime, one route.
//! Cold starts are measured against it.

use aws_config::BehaviorVersion;
use axum::Router;
use axum::routing::get;

#[tokio::main]
async fn main() -> Result<(), lambda_http::Error> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let clients = (
        aws_sdk_dynamodb::Client::new(&config),
        aws_sdk_kms::Client::new(&config),
    );
    let hello = || async { "Hello, world" };
    let answered = lambda_http::run(Router::new().fallback(get(hello))).await;
    drop(clients);
    answered
}
