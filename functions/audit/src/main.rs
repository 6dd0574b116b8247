//! Checks the audit of a council's stack in AWS, with the rights of whoever runs it: see infra/README.md.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A command line says what it found.

use std::process::ExitCode;

use clap::Parser;
use site_model::Slug;
use vault::{Aws, Names, Service, Vault};

/// Checks every audit chain of a council, and names the first broken entry of each that is broken.
#[derive(Parser)]
#[command(name = "check-audit", version)]
struct Options {
    /// The council's short name, e.g. westminster.
    #[arg(long, value_parser = Slug::parse)]
    council: Slug,

    /// What the stack's tables begin with; else family-hub-<council>.
    #[arg(long)]
    tables: Option<String>,

    /// The KMS key that entries are signed with; else the stack's alias for it.
    #[arg(long)]
    mac_key: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Options {
        council,
        tables,
        mac_key,
    } = Options::parse();
    let names = Names {
        table_prefix: tables.unwrap_or_else(|| format!("family-hub-{council}")),
        mac_key: mac_key.unwrap_or_else(|| format!("alias/family-hub-{council}-mac")),
        // It opens nothing.
        data_key: String::new(),
    };
    let vault = Vault::new(
        council,
        names,
        Aws::connect(Service::Aws, Service::Aws).await,
    );
    match vault.check_audit().await {
        Ok(checked) => {
            println!("{}", check_audit::in_words(&checked));
            check_audit::ends([&checked])
        }
        Err(fault) => {
            eprintln!("error: the audit was not checked: {fault}");
            ExitCode::from(check_audit::NOT_CHECKED)
        }
    }
}
