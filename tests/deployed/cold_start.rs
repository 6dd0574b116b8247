//! How long a function takes to start, beside a hello world that builds the same SDK clients.
//!
//! It builds the functions as packaging does, and itself in the same profile, so that the embedded
//! servers, which stand where AWS would, answer fast. Starts are interleaved, so that a busy moment of
//! the machine is everybody's. A start is counted from the process's birth to its first poll of the
//! Lambda Runtime API, and to its first answer. `tests/benches/cold-start` runs it.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a bench program")]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use deployed::api_gateway::event;
use deployed::{ColdStart, Deployed, Function};
use http::Request;

const COUNCIL: &str = "westminster";

/// A function, and the event that it answers first.
struct Measured {
    name: &'static str,
    function: Function,
    event: String,
    starts: Vec<ColdStart>,
}

const NAMES: [&str; 4] = ["hello-world", "intake", "triage", "keeper"];
/// How often each is started, if nobody says.
const ROUNDS: usize = 50;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["measure", folder, rounds] => measure(Path::new(folder), rounds.parse().unwrap()),
        [] => build(&ROUNDS.to_string()),
        [rounds] => build(rounds),
        _ => {
            println!("usage: cold-start [rounds]");
            ExitCode::FAILURE
        }
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Builds what is measured, and what measures.
fn build(rounds: &str) -> ExitCode {
    let programs = package::build_release(root(), &NAMES).unwrap();
    let measuring = package::build_release(root(), &["deployed"]).unwrap();
    let measured = Command::new(measuring[0].with_file_name("cold-start"))
        .arg("measure")
        .arg(programs[0].parent().unwrap())
        .arg(rounds)
        // The functions ask the embedded servers themselves, with no gateway between.
        .env_remove("FAMILY_HUB_PYTHON")
        .status();
    ExitCode::from(u8::from(!measured.unwrap().success()))
}

#[tokio::main]
async fn measure(folder: &Path, rounds: usize) -> ExitCode {
    let deployed = Deployed::start(&root().join("content")).await;
    let stack = &deployed.stacks[COUNCIL];
    // Pages that are drawn: a form's first page with its errors, and the staff side's start.
    let form = format!("/{COUNCIL}/forms/what-can-we-help-you-with");
    let empty_form =
        Request::post(form).header("content-type", "application/x-www-form-urlencoded");
    let start = Request::get("/");
    let measure = |which: usize, like: &Function, event: String| Measured {
        name: NAMES[which],
        function: like.with_program(folder.join(NAMES[which])),
        event,
        starts: Vec::new(),
    };
    let (intake, triage) = (&stack.intake, &stack.triage);
    let mut all = [
        measure(0, intake, asks(Request::get("/"), intake)),
        measure(1, intake, asks(empty_form, intake)),
        measure(2, triage, asks(start, triage)),
        measure(3, &stack.keeper, r#"{"task":"sweep"}"#.to_owned()),
    ];
    for _ in 0..rounds {
        for measured in &mut all {
            let function = measured.function.again();
            function.invoke(measured.event.clone()).await.unwrap();
            measured.starts.extend(function.cold_starts());
        }
    }
    report(&all, rounds);
    ExitCode::SUCCESS
}

/// A request through CloudFront, as API Gateway tells of it.
fn asks(request: http::request::Builder, function: &Function) -> String {
    let verify = function.environment("FAMILY_HUB_ORIGIN_VERIFY").unwrap();
    let request = request
        .header("x-origin-verify", verify)
        .header("sec-fetch-site", "same-origin")
        .body(bytes::Bytes::new())
        .unwrap();
    event(&request).to_string()
}

fn report(all: &[Measured], rounds: usize) {
    let peer = median(&all[0].starts);
    println!(
        "{rounds} cold starts each, interleaved; milliseconds, median [10th to 90th percentile]\n"
    );
    println!(
        "{:12} {:>24} {:>24}  ratio to hello world",
        "", "first poll", "first answer"
    );
    for measured in all {
        let (poll, answer) = median(&measured.starts);
        println!(
            "{:12} {:>24} {:>24}  {:.2} and {:.2}",
            measured.name,
            spread(&measured.starts, |start| start.to_first_poll),
            spread(&measured.starts, |start| start.to_first_answer),
            poll / peer.0,
            answer / peer.1,
        );
    }
}

fn median(starts: &[ColdStart]) -> (f64, f64) {
    let polls = sorted(starts, |start| start.to_first_poll);
    let answers = sorted(starts, |start| start.to_first_answer);
    (polls[polls.len() / 2], answers[answers.len() / 2])
}

fn spread(starts: &[ColdStart], of: impl Fn(&ColdStart) -> Duration) -> String {
    let all = sorted(starts, of);
    let at = |tenths: usize| all[(all.len() - 1) * tenths / 10];
    format!("{:.1} [{:.1} to {:.1}]", at(5), at(1), at(9))
}

fn sorted(starts: &[ColdStart], of: impl Fn(&ColdStart) -> Duration) -> Vec<f64> {
    let mut all: Vec<f64> = starts
        .iter()
        .map(|start| of(start).as_secs_f64() * 1e3)
        .collect();
    all.sort_by(f64::total_cmp);
    all
}
