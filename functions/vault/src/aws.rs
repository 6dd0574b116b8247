//! Clients of DynamoDB and KMS: in AWS, at an address, or inside this process.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::config::retry::{RetryPartition, TokenBucket};
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

/// How long calls may take, and how long one waits before it is tried again.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    connect: Duration,
    attempt: Duration,
    operation: Duration,
    /// The longest wait before the second attempt.
    backoff: Duration,
    /// Whether all calls of a process share what they may spend on attempts, as the SDK has it: in a
    /// long outage nothing is tried again.
    has_budget: bool,
}

impl Patience {
    /// In production. The SDK sets no operation timeout. Together they stay under API Gateway's 30 seconds,
    /// so that a family gets an honest page instead of a gateway's error.
    pub const PRODUCTION: Self = Self {
        connect: Duration::from_secs(2),
        attempt: Duration::from_secs(3),
        operation: Duration::from_secs(8),
        backoff: Duration::from_secs(1),
        has_budget: true,
    };

    /// So many times shorter: a test of what happens while AWS is away need not wait as long as a family.
    #[must_use]
    pub fn shorter(self, times: u32) -> Self {
        Self {
            connect: self.connect / times,
            attempt: self.attempt / times,
            operation: self.operation / times,
            ..self.trying_again_sooner(times)
        }
    }

    /// The same, but for the waits between attempts, which are so many times shorter. There is no budget of
    /// attempts either, so that no outage in a test changes the next one.
    #[must_use]
    pub fn trying_again_sooner(self, times: u32) -> Self {
        Self {
            backoff: self.backoff / times,
            has_budget: false,
            ..self
        }
    }

    /// How long one attempt may take.
    pub fn attempt(&self) -> Duration {
        self.attempt
    }

    fn budget(self) -> Option<RetryPartition> {
        let unlimited =
            || RetryPartition::custom("unlimited").token_bucket(TokenBucket::unlimited());
        (!self.has_budget).then(|| unlimited().build())
    }
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
        Self::connect_with(Patience::PRODUCTION, dynamodb, kms).await
    }

    /// The same with another patience.
    pub async fn connect_with(patience: Patience, dynamodb: Service, kms: Service) -> Self {
        if let (Service::Aws, Service::Aws) = (&dynamodb, &kms) {
            // One configuration: credentials and certificates are read once.
            let config = config(Service::Aws, patience).await;
            return Self::of(&config, &config, patience);
        }
        let (dynamodb, kms) = (
            config(dynamodb, patience).await,
            config(kms, patience).await,
        );
        Self::of(&dynamodb, &kms, patience)
    }

    fn of(dynamodb: &SdkConfig, kms: &SdkConfig, patience: Patience) -> Self {
        let mut dynamodb = aws_sdk_dynamodb::config::Builder::from(dynamodb);
        let mut kms = aws_sdk_kms::config::Builder::from(kms);
        dynamodb.set_retry_partition(patience.budget());
        kms.set_retry_partition(patience.budget());
        Self {
            dynamodb: aws_sdk_dynamodb::Client::from_conf(dynamodb.build()),
            kms: aws_sdk_kms::Client::from_conf(kms.build()),
        }
    }

    /// The clients themselves, for who measures what calls cost.
    pub fn clients(&self) -> (&aws_sdk_dynamodb::Client, &aws_sdk_kms::Client) {
        (&self.dynamodb, &self.kms)
    }
}

async fn config(service: Service, patience: Patience) -> SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(patience.connect)
        .operation_attempt_timeout(patience.attempt)
        .operation_timeout(patience.operation)
        .build();
    let retries = RetryConfig::standard()
        .with_max_attempts(3)
        .with_initial_backoff(patience.backoff);
    let loader = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::from_static(REGION))
        .timeout_config(timeouts)
        .retry_config(retries);
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
