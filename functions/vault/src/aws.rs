//! Clients of DynamoDB and KMS: in AWS, at an address, or inside this process.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region};
use aws_sdk_dynamodb::config::Credentials;
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// Every council's stack is in London.
const REGION: &str = "eu-west-2";

/// Where a service is.
#[derive(Debug, Clone)]
pub enum Service {
    /// In AWS, found and paid for as the environment says.
    Aws,
    /// At an address that speaks the same protocol.
    At(String),
    /// Inside this process, behind an HTTP client that needs no socket.
    InProcess(SharedHttpClient),
}

/// The two services that hold a council's records.
#[derive(Debug, Clone)]
pub struct Aws {
    pub(crate) dynamodb: aws_sdk_dynamodb::Client,
    pub(crate) kms: aws_sdk_kms::Client,
}

impl Aws {
    /// Makes the clients. Nothing is sent yet.
    pub async fn connect(dynamodb: Service, kms: Service) -> Self {
        if let (Service::Aws, Service::Aws) = (&dynamodb, &kms) {
            // One configuration: credentials and certificates are read once.
            let config = config(Service::Aws).await;
            return Self {
                dynamodb: aws_sdk_dynamodb::Client::new(&config),
                kms: aws_sdk_kms::Client::new(&config),
            };
        }
        Self {
            dynamodb: aws_sdk_dynamodb::Client::new(&config(dynamodb).await),
            kms: aws_sdk_kms::Client::new(&config(kms).await),
        }
    }

    /// The clients themselves, for who measures what calls cost.
    pub fn clients(&self) -> (&aws_sdk_dynamodb::Client, &aws_sdk_kms::Client) {
        (&self.dynamodb, &self.kms)
    }
}

async fn config(service: Service) -> aws_config::SdkConfig {
    // The SDK sets no operation timeout. Together they stay under API Gateway's 30 seconds, so
    // that a family gets an honest page instead of a gateway's error.
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(2))
        .operation_attempt_timeout(Duration::from_secs(3))
        .operation_timeout(Duration::from_secs(8))
        .build();
    let loader = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::from_static(REGION))
        .timeout_config(timeouts)
        .retry_config(RetryConfig::standard().with_max_attempts(3));
    // Servers other than AWS's ask for credentials as AWS does and take any.
    let not_aws = Credentials::new("local", "local", None, None, "family-hub-local");
    match service {
        Service::Aws => loader.load().await,
        Service::At(address) => {
            loader
                .endpoint_url(address)
                .credentials_provider(not_aws)
                .load()
                .await
        }
        Service::InProcess(client) => {
            loader
                .http_client(client)
                .credentials_provider(not_aws)
                .load()
                .await
        }
    }
}
