//! Everything on one machine: what plain `cargo run` starts.
//!
//! In production the functions stand on AWS (DynamoDB, KMS) and on a council's own identity
//! provider. Here those three run inside this process, behind the same real clients, so that a
//! newcomer needs neither an account nor a network, and no function has a second code path.
//!
//! It depends on every function (it composes them) and nothing depends on it but the tests; it is
//! never part of a Lambda package.
//!
//! ```no_run
//! use local::embedded::connector::InProcess;
//! use local::embedded::data_folder::{DataFolder, Start};
//! use local::embedded::{dynamodb::DynamoDb, kms::Kms};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = DataFolder::open(".local", Start::WithWhatIsThere)?;
//! let kms = Kms::open(&folder.path().join("kms"))?;
//! let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite"))?;
//!
//! // Handed to the AWS SDK's configuration (`.http_client(…)`) in place of its own.
//! let kms_client = InProcess::new(kms);
//! let dynamodb_client = InProcess::new(dynamodb);
//! # let _ = (kms_client, dynamodb_client);
//! # Ok(())
//! # }
//! ```

pub mod embedded;
