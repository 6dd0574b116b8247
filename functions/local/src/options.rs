//! What can be chosen on the command line or in the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Everything on one machine: two councils' public sites, their forms, and the staff side.
#[derive(Debug, Clone, Parser)]
#[command(name = "family-hub", version)]
pub struct Options {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Where the public sites and forms are served.
    #[arg(long, env = "FAMILY_HUB_PUBLIC", default_value = "127.0.0.1:8080")]
    pub public: SocketAddr,

    /// Where the staff side is served: an origin of its own.
    #[arg(long, env = "FAMILY_HUB_STAFF", default_value = "127.0.0.1:8081")]
    pub staff: SocketAddr,

    /// Where the built-in sign-in for sample staff is served.
    #[arg(long, env = "FAMILY_HUB_SIGN_IN", default_value = "127.0.0.1:8082")]
    pub sign_in: SocketAddr,

    /// The folder that keeps data across restarts.
    #[arg(long, env = "FAMILY_HUB_DATA", default_value = ".local")]
    pub data: PathBuf,

    /// The councils' content.
    #[arg(long, env = "FAMILY_HUB_CONTENT", default_value = "content")]
    pub content: PathBuf,

    /// The theme: templates, words and the npm packages.
    #[arg(long, env = "FAMILY_HUB_THEME", default_value = "site/theme")]
    pub theme: PathBuf,

    /// Start over: delete what the data folder keeps.
    #[arg(long, env = "FAMILY_HUB_FRESH")]
    pub fresh: bool,

    /// Another DynamoDB than the embedded one, e.g. http://127.0.0.1:5000.
    #[arg(long, env = "FAMILY_HUB_DYNAMODB_ENDPOINT", value_name = "URL")]
    pub dynamodb_endpoint: Option<String>,

    /// Another KMS than the embedded one.
    #[arg(long, env = "FAMILY_HUB_KMS_ENDPOINT", value_name = "URL")]
    pub kms_endpoint: Option<String>,
}

/// What can be done with the data folder while nothing is served from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Check every council's audit chains, and name the first broken entry of each that is broken.
    CheckAudit,
}
