//! How a family gets to a service, and whether what is said of it is still right.

use jiff::Span;
use site_model::{Diagnostic, Severity, path};

use super::SECTION_12;
use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

pub(super) const REACHED: Rule = Rule {
    id: "service-reached",
    title: "A service says how a family gets to it.",
    source: "Childcare Act 2006, section 12: information for parents",
    read: &[SECTION_12],
    why: "A page that names help and no way to it is a door without a handle.",
    looks: None,
    mend: "Add one of `locations:`, `hubs:`, `reach:`, `how_to_get_it:` and `contact:`.",
    example: Example {
        breaks: "hubs: []\n",
        keeps: "hubs: []\ncontact: { phone: 020 7946 0000 }\n",
    },
    check: Check::Council(reached),
};

pub(super) const LAST_CHECKED: Rule = Rule {
    id: "service-last-checked",
    title: "A service was checked with its provider within the last 12 months.",
    source: "Childcare Act 2006, section 12: information for parents; Open Referral UK, `assured_date`",
    read: &[SECTION_12, super::OPEN_REFERRAL_UK],
    why: "Groups move, end and change their times. A family that came for nothing once does not come \
          again. Where nobody has checked, leave it out: the page says that it is not known.",
    looks: None,
    mend: "Ask the provider, correct what has changed, and write the day in `last_checked:`.",
    example: Example {
        breaks: "last_checked: 2027-11-01\n",
        keeps: "last_checked: 2026-11-01\n",
    },
    check: Check::Council(last_checked),
};

fn reached(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let unreached = checked.services().filter(|(_, document)| {
        let says = &document.front_matter;
        let mut contacts = [&says.contact].into_iter().chain(&says.other_contacts);
        says.locations.is_empty()
            && says.hubs.is_empty()
            && says.reach.is_empty()
            && says.how_to_get_it.is_none()
            && !contacts.any(|contact| contact.reaches_someone())
    });
    let findings = unreached.map(|(_, document)| Diagnostic {
        severity: Severity::Warning,
        ..document.source.error(
            REACHED.id,
            path!["name"],
            "a family cannot get to this service: no place, no hub and no contact is named",
            "add one of `locations:`, `hubs:`, `reach:`, `how_to_get_it:` and `contact:`",
        )
    });
    findings.collect()
}

fn last_checked(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, document) in checked.services() {
        let Some(day) = document.front_matter.last_checked else {
            continue;
        };
        let at = path!["last_checked"];
        if day > checked.today {
            found.push(document.source.error(
                LAST_CHECKED.id,
                at,
                format!("{day} is still to come"),
                "write the day on which somebody last asked the provider",
            ));
        } else if day.saturating_add(Span::new().months(12)) < checked.today {
            found.push(Diagnostic {
                severity: Severity::Warning,
                ..document.source.error(
                    LAST_CHECKED.id,
                    at,
                    format!("this was last checked on {day}, more than 12 months ago"),
                    "ask the provider, correct what has changed, and write the day",
                )
            });
        }
    }
    found
}
