use std::time::Duration;

use aws_sdk_kms::Client;
use aws_sdk_kms::config::retry::RetryConfig;
use aws_sdk_kms::config::timeout::TimeoutConfig;
use aws_sdk_kms::config::{BehaviorVersion, Builder, Config, Credentials, Region};
use aws_sdk_kms::error::SdkError;
use bytes::Bytes;
use http::{Request, Response};
use local::embedded::connector::{InProcess, Service, serve};
use local::embedded::kms::Kms;
use tokio::net::TcpListener;

fn config() -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
}

#[tokio::test]
async fn one_service_is_reached_over_a_socket_and_without_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let kms = Kms::open(folder.path()).expect("an embedded KMS");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(serve(listener, kms.clone()));
    let outside = Client::from_conf(config().endpoint_url(address).build());
    let inside = Client::from_conf(config().http_client(InProcess::new(kms)).build());

    let made = outside.create_key().send().await.expect("a key");
    let id = made.key_metadata.expect("metadata").key_id;
    inside
        .describe_key()
        .key_id(id)
        .send()
        .await
        .expect("the same key");
}

/// A service that hangs.
#[derive(Clone)]
struct Never;

impl Service for Never {
    async fn handle(&self, _: Request<Bytes>) -> Response<Bytes> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_service_that_hangs_runs_into_the_sdks_read_timeout() {
    let timeouts = TimeoutConfig::builder()
        .read_timeout(Duration::from_millis(20))
        .build();
    let config = config()
        .http_client(InProcess::new(Never))
        .timeout_config(timeouts)
        .retry_config(RetryConfig::disabled());
    let client = Client::from_conf(config.build());

    let answer = tokio::time::timeout(Duration::from_secs(10), client.list_keys().send()).await;
    let failed = answer.expect("an end").expect_err("no answer");
    assert!(
        matches!(&failed, SdkError::DispatchFailure(failure) if failure.is_timeout()),
        "{failed:?}"
    );
}
