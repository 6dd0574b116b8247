//! What was tried and how it ended, by route and call, and by fault.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::routes;
use super::trial::{Ended, Trial};
use super::walk::Walked;

#[derive(Default)]
pub(crate) struct Table {
    by_call: BTreeMap<String, Counts>,
    by_fault: BTreeMap<String, Counts>,
    violations: Vec<String>,
}

#[derive(Default)]
struct Counts {
    as_if_nothing: usize,
    told: usize,
    wrong: usize,
}

impl Counts {
    fn add(&mut self, ended: &Result<Ended, String>) {
        match ended {
            Ok(Ended::AsIfNothing) => self.as_if_nothing += 1,
            Ok(Ended::Told) => self.told += 1,
            Ok(Ended::BeforeIt) | Err(_) => self.wrong += 1,
        }
    }

    fn all(&self) -> usize {
        self.as_if_nothing + self.told + self.wrong
    }
}

impl Table {
    pub(crate) fn add(&mut self, walked: &Walked, trial: Trial, ended: Result<Ended, String>) {
        let step = &walked.journey.steps[trial.step];
        let (method, route) = routes::of_path(step.method, step.path);
        let call = &walked.calls[trial.step][trial.plan.nth].operation;
        let number = trial.plan.nth + 1;
        let call = format!("{method} {route} | {number} {call}");
        let fault = format!("{:?} | {:?}", trial.plan.fault, trial.plan.lasting);
        self.by_call.entry(call.clone()).or_default().add(&ended);
        self.by_fault.entry(fault.clone()).or_default().add(&ended);
        if let Err(why) = ended {
            let journey = walked.journey.name;
            self.violations.push(format!(
                "{journey}: {} | {call} | {fault}: {why}",
                step.path
            ));
        }
    }

    #[allow(
        clippy::print_stdout,
        reason = "who reads the tests' output sees what was tried"
    )]
    pub(crate) fn print(&self) {
        for (what, rows) in [
            ("route | call", &self.by_call),
            ("fault | lasting", &self.by_fault),
        ] {
            println!("\n| {what} | tried | as if nothing | told | wrong |");
            println!("|---|---|---:|---:|---:|---:|");
            for (row, counts) in rows {
                println!("{}", line(row, counts));
            }
        }
        let tried: usize = self.by_call.values().map(Counts::all).sum();
        println!("\n{tried} faults in {} calls", self.by_call.len());
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        let mut all = self.violations.clone();
        all.sort();
        all
    }
}

fn line(row: impl Display, counts: &Counts) -> String {
    let Counts {
        as_if_nothing,
        told,
        wrong,
    } = counts;
    format!(
        "| {row} | {} | {as_if_nothing} | {told} | {wrong} |",
        counts.all()
    )
}
