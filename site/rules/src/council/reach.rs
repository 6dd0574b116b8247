//! Whether a council and its hubs can be reached.

use site_model::diagnostic::Diagnostic;
use site_model::path;

use crate::checked::Checked;
use crate::laws::{ACCESSIBILITY_STATEMENT, WCAG};
use crate::rule::{Check, Example, Rule};

pub(super) const CONTACT: Rule = Rule {
    id: "council-contact",
    title: "A council can be reached about its website.",
    source: "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8(4)(c); UK GDPR Article 12(2)",
    read: &[ACCESSIBILITY_STATEMENT],
    why: "A parent who cannot use a page, or wants a letter in large print, has to be able to say so. \
          The accessibility statement, the contact page and the page about rights show this contact.",
    looks: None,
    mend: "Add `contact:` with at least one of `phone:`, `email:`, `url:` and `address:`.",
    example: Example {
        breaks: "contact: { name: Testshire Council }\n",
        keeps: "contact: { name: Testshire Council, phone: 020 7946 0000 }\n",
    },
    check: Check::Council(contact),
};

pub(super) const HUB_CONTACT: Rule = Rule {
    id: "hub-contact",
    title: "Each hub can be reached, or its council can.",
    source: "A family can always reach its hub; WCAG 2.2, 3.2.6 Consistent Help",
    read: &[WCAG],
    why: "When a form cannot be sent, the page says whom to phone. Without a contact it has nobody to \
          name, and a family that needed help is left alone with an error.",
    looks: None,
    mend: "Add `contact:` to the hub, or to the council, with at least one of `phone:`, `email:`, \
           `url:` and `address:`.",
    example: Example {
        breaks: "contact: {}\nhubs:\n  - id: north\n    name: North Family Hub\n",
        keeps: "contact: { phone: 020 7946 0000 }\nhubs:\n  - id: north\n    name: North Family Hub\n",
    },
    check: Check::Council(hub_contact),
};

fn contact(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(council) = checked.council_file() else {
        return Vec::new();
    };
    if council.council.contact.reaches_someone() {
        return Vec::new();
    }
    vec![council.source.error(
        CONTACT.id,
        path!["contact"],
        "the council cannot be reached about its website",
        "add `contact:` with a `phone:`, `email:`, `url:` or `address:`",
    )]
}

fn hub_contact(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(council) = checked.council_file() else {
        return Vec::new();
    };
    if council.council.contact.reaches_someone() {
        return Vec::new();
    }
    council
        .council
        .hubs
        .iter()
        .enumerate()
        .filter(|(_, hub)| !hub.contact.reaches_someone())
        .map(|(index, _)| {
            council.source.error(
                HUB_CONTACT.id,
                path!["hubs", index],
                "neither this hub nor the council can be reached: a family whose form fails has nowhere to turn",
                "add `contact:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}
