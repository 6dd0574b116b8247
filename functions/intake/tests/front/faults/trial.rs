//! One thing goes wrong with one call of one request, and the family goes on.

use std::collections::BTreeSet;

use http::StatusCode;

use super::routes;
use super::walk::{Family, Function, Shown, Walked, Walker};
use super::wire::{Fault, Lasting, Plan};
use crate::browser::Page;

/// How often a family tries again what should work by now: the machine may be busy.
const AGAIN: usize = 4;

/// What says that nothing was sent: such a page must be true.
const NOT_SENT: [&str; 2] = ["Nobody has your form yet", "so this was not sent"];

pub(crate) const FAULTS: [Fault; 7] = [
    Fault::Throttled,
    Fault::ServerError,
    Fault::Reset,
    Fault::Silence,
    Fault::AnswerLost,
    Fault::AnswerNeverCame,
    Fault::CarriedOutLate,
];
const LASTING: [Lasting; 3] = [Lasting::OneAttempt, Lasting::OneCall, Lasting::Outage];

/// What is tried.
#[derive(Clone, Copy)]
pub(crate) struct Trial {
    pub(crate) journey: usize,
    pub(crate) step: usize,
    pub(crate) plan: Plan,
}

/// What steps have in common that go wrong in the same ways.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    route: (&'static str, &'static str),
    calls: Vec<(String, BTreeSet<String>)>,
    /// A list's question is none of a page's.
    is_about_a_list: bool,
    under_new_text: bool,
}

impl Alike {
    fn of(walked: &Walked, step: usize) -> Self {
        let calls = walked.calls[step].iter();
        let step = &walked.journey.steps[step];
        Self {
            route: routes::of_path(step.method, step.path),
            calls: calls
                .map(|call| (call.operation.clone(), call.tables.clone()))
                .collect(),
            is_about_a_list: step.fields.iter().any(|(name, _)| *name == "answer"),
            under_new_text: step.under_new_text,
        }
    }
}

/// How it ended for the family at first. At last it ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ended {
    /// The page was the one that it would have been.
    AsIfNothing,
    /// The page said what happened.
    Told,
    /// It did not come to the call.
    BeforeIt,
}

/// Everything that can go wrong. What makes the same calls on the same route is tried in one journey: the forms of
/// a council, and the councils, are drawn and kept by the same code. Of the other council, whose pages name another
/// way to reach somebody, an outage in each call is tried.
pub(crate) fn trials(walked: &[Walked]) -> Vec<Trial> {
    let mut all = Vec::new();
    let (mut tried, mut told) = (BTreeSet::new(), BTreeSet::new());
    let each = walked.iter().enumerate().flat_map(|(journey, walked)| {
        let steps = 0..walked.calls.len();
        steps.map(move |step| (journey, step, walked))
    });
    for (journey, step, walked) in each {
        let alike = Alike::of(walked, step);
        let calls = &walked.calls[step];
        let is_new_here = told.insert((walked.journey.council, alike.clone()));
        if !tried.insert(alike) {
            let outage = |nth| Trial {
                journey,
                step,
                plan: Plan {
                    nth,
                    fault: Fault::ServerError,
                    lasting: Lasting::Outage,
                },
            };
            all.extend((0..calls.len()).filter(|_| is_new_here).map(outage));
            continue;
        }
        for (nth, call) in calls.iter().enumerate() {
            // Of the same calls side by side, one for each form, the first and the last stand for all.
            let is_between = nth > 0
                && calls[nth - 1].is_like(call)
                && calls.get(nth + 1).is_some_and(|next| next.is_like(call));
            if is_between {
                continue;
            }
            let mut add = |fault, lasting| {
                let plan = Plan {
                    nth,
                    fault,
                    lasting,
                };
                all.push(Trial {
                    journey,
                    step,
                    plan,
                });
            };
            for fault in FAULTS {
                // What changes nothing and is not answered is as good as not carried out.
                if fault.carries_out() && !call.writes() {
                    continue;
                }
                for lasting in LASTING {
                    // Nothing comes after the last call that could tell the one from the other.
                    let is_last = nth + 1 == calls.len() && !call.writes();
                    if lasting != Lasting::OneCall || !is_last {
                        add(fault, lasting);
                    }
                }
            }
            add(Fault::Slow, Lasting::Outage);
        }
    }
    all
}

impl Trial {
    /// Whether a family should not notice: the next attempt goes through, or the answer comes in time.
    pub(crate) fn passes_by_itself(&self) -> bool {
        self.plan.lasting == Lasting::OneAttempt || self.plan.fault == Fault::Slow
    }

    pub(crate) async fn run(&self, walker: &Walker, walked: &Walked) -> Result<Ended, String> {
        let before = &walked.moments[self.step];
        let store = walker.on(before.folder.path());
        let mut family = before.family.clone();
        let step = &walked.journey.steps[self.step];

        walker.wire.breaks(Some(self.plan));
        let function = if self.plan.fault.is_silent() {
            Function::Hurried
        } else {
            Function::Starting
        };
        let page = walker.takes(&mut family, step, function).await;
        if !walker.wire.mended().await {
            return Ok(Ended::BeforeIt);
        }
        let after = &walked.moments[self.step + 1].records;
        let records = store.records(walked.journey.council).await;
        let is_as_if_nothing = Shown::of(&page) == walked.pages[self.step];
        let ended = if is_as_if_nothing {
            if !records.count_as(after) {
                return Err(format!(
                    "the page is as it should be, and there is {records}"
                ));
            }
            Ended::AsIfNothing
        } else {
            self.is_honest(&page, &family, walked)?;
            if !records.count_as(&before.records) && !records.count_as(after) {
                return Err(format!("there is {records}"));
            }
            if NOT_SENT.iter().any(|said| page.says(said)) && !records.count_as(&before.records) {
                return Err(format!(
                    "the page says that nothing was sent, and there is {records}"
                ));
            }
            Ended::Told
        };

        let mut page = page;
        let mut tried = 0;
        while Shown::of(&page) != walked.pages[self.step] {
            tried += 1;
            if tried > AGAIN {
                return Err(format!(
                    "trying again ends with {}",
                    Shown::of(&page).told()
                ));
            }
            page = walker.tries_again(&mut family, step, &page).await?;
        }
        if store.records(walked.journey.council).await == **after {
            // All is as it would have been, revision by revision: so is the rest of the way.
            return Ok(ended);
        }
        for (index, step) in walked.journey.steps.iter().enumerate().skip(self.step + 1) {
            let mut page = walker.takes(&mut family, step, Function::Running).await;
            for _ in 0..AGAIN {
                if page.status == StatusCode::SERVICE_UNAVAILABLE {
                    page = walker.tries_again(&mut family, step, &page).await?;
                }
            }
            let (shown, expected) = (Shown::of(&page), &walked.pages[index]);
            if shown != *expected {
                let (path, shown, expected) = (step.path, shown.told(), expected.told());
                return Err(format!(
                    "then {path} is\n    {shown}\n  instead of\n    {expected}"
                ));
            }
        }
        let records = store.records(walked.journey.council).await;
        match walked.moments.last() {
            Some(end) if records.count_as(&end.records) => Ok(ended),
            _ => Err(format!("at the end there is {records}")),
        }
    }

    /// A page that is not the one it should be says so, whom to phone, and has what was typed.
    fn is_honest(&self, page: &Page, family: &Family, walked: &Walked) -> Result<(), String> {
        let step = &walked.journey.steps[self.step];
        if page.status != StatusCode::SERVICE_UNAVAILABLE {
            return Err(format!("the page is {}", Shown::of(page).told()));
        }
        let reach = match walked.journey.council {
            // The council has given no phone number and no address: what is left is to ask for help in a form.
            "barking-and-dagenham" => "main a[href*='/forms/what-can-we-help-you-with/']",
            _ => "main a[href^='tel:']",
        };
        if page.attribute_of(reach, "href").is_none() {
            return Err("the page names nobody to reach".to_owned());
        }
        let posted = family.filled_in(step);
        // A token is no answer, and a code that the browser has by now need not be typed again.
        let mut typed = posted
            .iter()
            .filter(|(name, value)| *name != "token" && !family.keeps(value));
        let form = page.form();
        let is_there = |(name, value): &&(&str, String)| {
            let mut fields = form.iter().flat_map(|form| &form.fields);
            fields.any(|there| there.0 == *name && there.1 == *value)
        };
        match typed.find(|field| !is_there(field)) {
            Some((name, value)) => Err(format!("{value:?} in {name} is lost")),
            None => Ok(()),
        }
    }
}
