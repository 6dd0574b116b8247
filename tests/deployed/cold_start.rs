//! How long a function takes to start, beside a hello world that builds the same SDK clients.
//!
//! It builds the programs as packaging does; `tests/benches/cold-start` runs it. Starts are
//! interleaved, so that a busy moment of the machine is everybody's. A start is counted from the
//! process's birth to its first poll of the Lambda Runtime API, and to its first answer.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a bench program")]

use std::path::Path;
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

#[tokio::main]
async fn main() {
    let rounds = std::env::args().nth(1);
    let rounds: usize = rounds.map_or(50, |rounds| rounds.parse().unwrap());

    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let names = ["hello-world", "intake", "triage", "keeper"];
    let programs = package::build_release(root, &names).unwrap();
    let deployed = Deployed::start(&root.join("content")).await;
    let stack = &deployed.stacks[COUNCIL];
    let form = format!("/{COUNCIL}/forms/what-can-we-help-you-with");
    let measure = |which: usize, like: &Function, event: String| Measured {
        name: names[which],
        function: like.with_program(programs[which].clone()),
        event,
        starts: Vec::new(),
    };
    let (intake, triage) = (&stack.intake, &stack.triage);
    let queue = format!("/{COUNCIL}/queue");
    let mut all = [
        measure(0, intake, asks_for("/", intake)),
        measure(1, intake, asks_for(&form, intake)),
        measure(2, triage, asks_for(&queue, triage)),
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
}

/// A request through CloudFront, as API Gateway tells of it.
fn asks_for(path: &str, function: &Function) -> String {
    let verify = function.environment("FAMILY_HUB_ORIGIN_VERIFY").unwrap();
    let request = Request::get(path)
        .header("x-origin-verify", verify)
        .header("sec-fetch-site", "none")
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
