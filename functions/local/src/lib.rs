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
//! use clap::Parser as _;
//! use local::{machine::Machine, options::Options};
//!
//! # async fn example() -> Result<(), local::machine::StartError> {
//! let machine = Machine::start(Options::parse(), |line| eprintln!("{line}")).await?;
//! eprintln!("the public sites are at {}", machine.public);
//! machine.stop().await;
//! # Ok(())
//! # }
//! ```

pub mod audit;
pub mod content_edits;
pub mod embedded;
pub mod machine;
pub mod options;
pub mod sample_staff;
