//! Nothing lost, nothing doubled: every call of AWS's that a family's way makes goes wrong in every way.
//!
//! A journey is walked once to see which calls each of its requests makes. Then it is walked again for each of
//! these calls and each thing that can go wrong with it, over a socket: from the records and the browser as they
//! were before that request. Either the family's page is the one that it would have been, or it says honestly
//! what happened, names the hub's phone and has everything that was typed. Then everything works again, the
//! family does what the page offers, and goes on to the end: to the same pages and the same records as if
//! nothing had happened.

mod journeys;
mod records;
mod routes;
mod table;
mod trial;
mod typed;
mod walk;
pub(crate) mod wire;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use journeys::JOURNEYS;
use site_theme::request_step::Step;
use table::Table;
use tokio::task::JoinSet;
use trial::{Ended, Trial, trials};
use walk::{Walked, Walker};

use crate::function::BUNDLE;

/// How many trials are made at the same time: most of them wait for an answer that does not come.
const AT_ONCE: usize = 10;

/// How often a trial is made again on a busy machine.
const ATTEMPTS: usize = 5;

#[test]
fn every_route_is_on_a_journey() {
    let steps = JOURNEYS.iter().flat_map(|journey| journey.steps);
    let taken: BTreeSet<_> = steps
        .map(|step| routes::of_path(step.method, step.path))
        .collect();
    let all = routes::of_council();
    let left: Vec<_> = all.difference(&taken).collect();
    assert!(left.is_empty(), "no journey takes {left:?}");
    let steps = Step::ALL.map(|step| ("POST", format!("/request/{}", step.as_str())));
    let are_there = |(method, path): &(_, String)| all.contains(&(*method, path.as_str()));
    assert!(steps.iter().all(are_there), "a step with a request is new");
    // GOV.UK Notify asks that one, and no family.
    let others = routes::of_others();
    let theirs = BTreeSet::from([("POST", "/{council}/message-receipts")]);
    assert_eq!(others, theirs, "no journey takes it");
}

#[test]
fn every_form_of_every_council_is_sent_on_a_journey() {
    for (council, published) in &BUNDLE.content.councils {
        for form in published.forms.keys() {
            let check = format!("/forms/{form}/check");
            let sends = |journey: &&journeys::Journey| {
                let mut steps = journey.steps.iter();
                steps.any(|step| step.method == "POST" && step.path == check)
            };
            let mut of_council = JOURNEYS.iter().filter(|one| *council == *one.council);
            assert!(of_council.any(|one| sends(&one)), "{council}: {form}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_goes_wrong_nothing_is_lost_and_nothing_doubled() {
    let mut walked = Vec::new();
    for journey in JOURNEYS.iter() {
        walked.push(Walked::without_fault(journey).await);
    }
    let walked = Arc::new(walked);
    let next = Arc::new(Mutex::new(trials(&walked).into_iter()));
    let mut working = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (next, walked) = (Arc::clone(&next), Arc::clone(&walked));
        working.spawn(async move {
            let walker = Walker::start().await;
            let mut told = Vec::new();
            loop {
                let trial: Option<Trial> = next.lock().expect("no panic").next();
                let Some(trial) = trial else { return told };
                let ended = run(trial, &walker, &walked[trial.journey]).await;
                told.push((trial, ended));
            }
        });
    }
    let mut table = Table::default();
    while let Some(told) = working.join_next().await {
        for (trial, ended) in told.expect("a walker ends") {
            table.add(&walked[trial.journey], trial, &ended);
        }
    }
    table.print();
    assert_eq!(table.violations(), Vec::<String>::new());
}

/// Runs a trial. Who gives up sooner than in production may do so because the machine is busy: then what a family
/// should not notice, and what it did not come to, is tried again.
async fn run(trial: Trial, walker: &Walker, walked: &Walked) -> Result<Ended, String> {
    let mut ended = trial.run(walker, walked).await;
    for _ in 0..ATTEMPTS {
        let is_noticed = ended == Ok(Ended::Told) && trial.passes_by_itself();
        if !is_noticed && ended != Ok(Ended::BeforeIt) {
            return ended;
        }
        ended = trial.run(walker, walked).await;
    }
    match ended {
        Ok(Ended::BeforeIt) => Err("the request does not come to that call".to_owned()),
        Ok(Ended::Told) if trial.passes_by_itself() => {
            Err("it passes by itself, and the family was told of it".to_owned())
        }
        ended => ended,
    }
}
