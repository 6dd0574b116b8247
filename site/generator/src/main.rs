//! `site`: the command line of the generator.
#![expect(clippy::print_stderr, reason = "a command line prints")]

mod command;

use std::process::ExitCode;

use clap::Parser;
use command::Command;

/// The system's own takes a fifth of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Builds and checks the public sites of councils.
#[derive(Parser)]
#[command(name = "site", version)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    Options::parse().command.run().unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
