//! What was tried and how it ended, by route and kind of fault.

use std::collections::{BTreeMap, BTreeSet};

use super::routes;
use super::trial::{Ended, FAULTS, Trial};
use super::walk::Walked;
use super::wire::Fault;

#[derive(Default)]
pub(crate) struct Table {
    by_route: BTreeMap<String, OfRoute>,
    violations: Vec<String>,
}

/// What was tried on a route.
#[derive(Default)]
struct OfRoute {
    /// The calls that it makes.
    calls: BTreeSet<String>,
    by_fault: BTreeMap<Fault, usize>,
    as_if_nothing: usize,
    told: usize,
    wrong: usize,
}

impl OfRoute {
    fn add(&mut self, fault: Fault, ended: &Result<Ended, String>) {
        *self.by_fault.entry(fault).or_default() += 1;
        match ended {
            Ok(Ended::AsIfNothing) => self.as_if_nothing += 1,
            Ok(Ended::Told) => self.told += 1,
            Ok(Ended::BeforeIt) | Err(_) => self.wrong += 1,
        }
    }

    fn line(&self, route: &str) -> String {
        let tried = |fault| self.by_fault.get(&fault).copied().unwrap_or_default();
        let mut cells = vec![route.to_owned(), self.calls.len().to_string()];
        cells.extend(columns().map(|fault| tried(fault).to_string()));
        cells.extend([self.as_if_nothing, self.told, self.wrong].map(|count| count.to_string()));
        format!("| {} |", cells.join(" | "))
    }
}

fn columns() -> impl Iterator<Item = Fault> {
    FAULTS.into_iter().chain([Fault::Slow])
}

impl Table {
    pub(crate) fn add(&mut self, walked: &Walked, trial: Trial, ended: &Result<Ended, String>) {
        let step = &walked.journey.steps[trial.step];
        let (method, route) = routes::of_path(step.method, step.path);
        let call = &walked.calls[trial.step][trial.plan.nth];
        let tables: Vec<_> = call.tables.iter().map(String::as_str).collect();
        let nth = trial.plan.nth + 1;
        let call = format!("{nth} {} {}", call.operation, tables.join(" "));
        let route = format!("{method} {route}");
        if let Err(why) = ended {
            let (journey, plan) = (walked.journey, trial.plan);
            self.violations.push(format!(
                "{}: {}: {method} {} | {call} | {:?} | {:?}: {why}",
                journey.council, journey.name, step.path, plan.fault, plan.lasting
            ));
        }
        let of_route = self.by_route.entry(route).or_default();
        of_route.add(trial.plan.fault, ended);
        of_route.calls.insert(call);
    }

    #[allow(
        clippy::print_stdout,
        reason = "who reads the tests' output sees what was tried"
    )]
    pub(crate) fn print(&self) {
        let faults: Vec<_> = columns().map(|fault| format!("{fault:?}")).collect();
        println!(
            "\n| route | calls | {} | as if nothing | told | wrong |",
            faults.join(" | ")
        );
        println!("|---|{}", "---:|".repeat(faults.len() + 4));
        let mut all = OfRoute::default();
        for (route, of_route) in &self.by_route {
            println!("{}", of_route.line(route));
            for (fault, count) in &of_route.by_fault {
                *all.by_fault.entry(*fault).or_default() += count;
            }
            let calls = of_route.calls.iter();
            all.calls
                .extend(calls.map(|call| format!("{route} {call}")));
            all.as_if_nothing += of_route.as_if_nothing;
            all.told += of_route.told;
            all.wrong += of_route.wrong;
        }
        println!("{}", all.line("all"));
        let tried: usize = all.by_fault.values().sum();
        println!("\n{tried} faults in {} calls", all.calls.len());
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        let mut all = self.violations.clone();
        all.sort();
        all
    }
}
