//! `cargo run`: Family Hub on one machine.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use local::audit;
use local::machine::Machine;
use local::options::{Command, Options};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,local=info")),
        )
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();

    if let Some(Command::CheckAudit) = options.command {
        return check_audit(&options).await;
    }
    say("Family Hub on one machine");
    let machine = match Machine::start(options, |line| say(&format!("  {line}"))).await {
        Ok(machine) => machine,
        Err(error) => {
            eprint(&format!("error: {error}"));
            return ExitCode::FAILURE;
        }
    };
    say(&welcome(&machine));
    asked_to_stop().await;
    say("stopping");
    machine.stop().await;
    ExitCode::SUCCESS
}

async fn check_audit(options: &Options) -> ExitCode {
    match audit::check(options).await {
        Ok(checked) => {
            for (council, checked) in &checked {
                say(&format!("{council}: {}", check_audit::in_words(checked)));
            }
            check_audit::ends(checked.iter().map(|(_, checked)| checked))
        }
        Err(error) => {
            eprint(&format!("error: {error}"));
            ExitCode::from(check_audit::NOT_CHECKED)
        }
    }
}

/// Waits for Ctrl-C, or for what a service manager sends.
async fn asked_to_stop() {
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        drop(tokio::signal::ctrl_c().await);
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}

/// What runs where, and who can sign in.
fn welcome(machine: &Machine) -> String {
    let mut lines = vec![
        "ready".to_owned(),
        format!("  public   {}/", machine.public),
    ];
    for (slug, name) in &machine.councils {
        lines.push(format!("           {}/{slug}/  {name}", machine.public));
    }
    lines.push(format!(
        "  outbox   {}  the emails and texts that would have gone out (a demonstration: none does)",
        machine.outbox
    ));
    lines.push(format!(
        "  staff    {}/  sign in as one of these sample people:",
        machine.staff
    ));
    for person in &machine.sample_staff {
        lines.push(format!(
            "           {}: {}, {}",
            person.name,
            person.in_words(),
            person.council
        ));
    }
    lines.push("Edit a file in content/ and the site follows. Ctrl-C stops.".to_owned());
    lines.join("\n")
}

/// A closed pipe is no reason to fail.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn eprint(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
