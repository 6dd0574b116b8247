//! Whom a service is for, and what it costs.

use site_model::directory::cost::Cost;
use site_model::{Diagnostic, path};

use super::{OPEN_REFERRAL_UK, SECTION_12};
use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

pub(super) const AGES: Rule = Rule {
    id: "service-ages",
    title: "The youngest age of a service is not above the oldest.",
    source: "Open Referral UK: `minimum_age` and `maximum_age`",
    read: &[OPEN_REFERRAL_UK],
    why: "A service for children from 11 to 5 is found by no family that looks by age.",
    looks: None,
    mend: "Write in `from:` the youngest age and in `to:` the oldest.",
    example: Example {
        breaks: "ages: { from: 5 years, to: 18 months }\n",
        keeps: "ages: { from: 18 months, to: 5 years }\n",
    },
    check: Check::Council(ages),
};

pub(super) const COST: Rule = Rule {
    id: "service-cost",
    title: "What a service costs is said, or left out.",
    source: "Childcare Act 2006, section 12: information for parents",
    read: &[SECTION_12],
    why: "An empty list of prices is neither free nor a price. A family that has to count its money \
          does not come to find out.",
    looks: None,
    mend: "Write `cost: free`, or the prices, or leave `cost:` out where it is not known.",
    example: Example {
        breaks: "cost: []\n",
        keeps: "cost:\n  - what: One session\n    amount: £2.50\n",
    },
    check: Check::Council(cost),
};

fn ages(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let wrong = checked.services().filter_map(|(_, document)| {
        let ages = document.front_matter.ages;
        let (from, to) = (ages.from?, ages.to?);
        (from.in_months() >= to.ends_before_month()).then(|| {
            document.source.error(
                AGES.id,
                path!["ages", "to"],
                format!("the oldest is {to}, and the youngest is {from}"),
                "write in `from:` the youngest age and in `to:` the oldest",
            )
        })
    });
    wrong.collect()
}

fn cost(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, document) in checked.services() {
        let Some(Cost::Options(options)) = &document.front_matter.cost else {
            continue;
        };
        if options.is_empty() {
            found.push(document.source.error(
                COST.id,
                path!["cost"],
                "the list of prices is empty",
                "write `cost: free`, or a price, or leave it out where it is not known",
            ));
        }
        for (index, option) in options.iter().enumerate() {
            if option.what.trim().is_empty() {
                found.push(document.source.error(
                    COST.id,
                    path!["cost", index, "what"],
                    "it is not said what this is the price of",
                    "write it in `what:`, such as `One session`",
                ));
            }
        }
    }
    found
}
