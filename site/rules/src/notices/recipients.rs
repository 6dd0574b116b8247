//! Who is shown the data, and who handles it for the council.

use std::collections::BTreeSet;

use site_model::diagnostic::Diagnostic;
use site_model::path;

use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_4, ARTICLE_13, ARTICLE_28, CHECKLIST};
use crate::likeness;
use crate::rule::{Check, Example, Rule};

/// Who runs the functions that a family's form is sent to.
const HOST: &str = "Amazon Web Services";
/// Who sends messages.
const SENDER: &str = "GOV.UK Notify";

pub(super) const RECIPIENTS: Rule = Rule {
    id: "notice-recipients",
    title: "A notice names who may be shown the data, and each is in the directory.",
    source: "UK GDPR Articles 13(1)(e) and 14(1)(e)",
    read: &[ARTICLE_13, CHECKLIST],
    why: "\"Our partners\" tells a family nothing: it may be living with somebody who works for one. \
          The names here are also all that the staff can share with, so a list that is open-ended \
          cannot be kept.",
    looks: None,
    mend: "Add `recipients:`, each with the `organisation:` that is the name of its file in \
           `organisations/`, and `purposes:` of this notice. Where nobody outside is shown it, name \
           the council's own entry in the directory.",
    example: Example {
        breaks: "recipients:\n  - organisation: other-services-as-appropriate\n",
        keeps: "recipients:\n  - organisation: visitors\n    purposes: [early-help]\n",
    },
    check: Check::Council(recipients),
};

pub(super) const PROCESSORS: Rule = Rule {
    id: "notice-processors",
    title: "A notice names who handles the data for the council, the host of its forms included.",
    source: "UK GDPR Articles 4(9), 13(1)(e) and 28",
    read: &[ARTICLE_28, ARTICLE_4, ARTICLE_13],
    why: "A processor is a recipient too. What a family sends on a form of this website is stored by \
          Amazon Web Services for the council, and its messages are sent by GOV.UK Notify; a notice that \
          covers a form and does not say so is not true.",
    looks: None,
    mend: "Add `processors:`, each with its `name:` and its `role:` in words that a parent uses. A \
           notice that covers forms names `Amazon Web Services`, and `GOV.UK Notify` where the council \
           words messages in `messages/`.",
    example: Example {
        breaks: "processors: []\n",
        keeps: "processors:\n  - name: Amazon Web Services\n    role: Stores what you send, encrypted, in London\n  - name: GOV.UK Notify\n    role: Sends you messages, if you say that they are safe\n",
    },
    check: Check::Council(processors),
};

fn recipients(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.recipients.is_empty() {
            found.push(source.error(
                RECIPIENTS.id,
                path!["recipients"],
                "the notice names nobody who may be shown the data",
                "add `recipients:`, each an organisation of the directory; if nobody outside is shown it, the council's own entry",
            ));
        }
        let mut before = BTreeSet::new();
        for (index, recipient) in says.recipients.iter().enumerate() {
            let organisation = &recipient.organisation;
            let at = path!["recipients", index, "organisation"];
            if !before.insert(organisation) {
                found.push(source.error(
                    RECIPIENTS.id,
                    at,
                    format!("the recipient `{organisation}` stands twice"),
                    "write what it may be shown in one place",
                ));
            }
            if !checked.council.organisations.contains_key(organisation)
                && !checked.council.unread.organisations.contains(organisation)
            {
                found.push(source.error(
                    RECIPIENTS.id,
                    at,
                    format!("the recipient `{organisation}` is not in the directory"),
                    likeness::mend(
                        organisation,
                        checked.council.organisations.keys(),
                        "organisation",
                        &format!("correct the name, or add `organisations/{organisation}.md`"),
                    ),
                ));
            }
            for (which, purpose) in recipient.purposes.iter().enumerate() {
                if !says.purposes.iter().any(|p| p.id == *purpose) {
                    found.push(source.error(
                        RECIPIENTS.id,
                        path!["recipients", index, "purposes", which],
                        format!("the notice has no purpose `{purpose}`"),
                        likeness::mend(
                            purpose,
                            says.purposes.iter().map(|p| &p.id),
                            "purpose",
                            "use the `id` of one of its `purposes:`",
                        ),
                    ));
                }
            }
        }
    }
    found
}

fn processors(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (index, processor) in says.processors.iter().enumerate() {
            if processor.name.trim().is_empty() || processor.role.trim().is_empty() {
                found.push(source.error(
                    PROCESSORS.id,
                    path!["processors", index],
                    "it is not said who the processor is, or what it does",
                    "write its `name:` and its `role:`",
                ));
            }
        }
        let names = |name| says.processors.iter().any(|p| p.name.contains(name));
        let sends = !checked.council.messages.is_empty();
        if !says.forms.is_empty() && sends && !names(SENDER) {
            found.push(source.error(
                PROCESSORS.id,
                path!["processors"],
                format!("the notice covers forms and does not say that {SENDER} sends messages"),
                format!("add to `processors:` one with `name: {SENDER}` and its `role:`, or send no messages: delete `messages/`"),
            ));
        }
        if !says.forms.is_empty() && !names(HOST) {
            found.push(source.error(
                PROCESSORS.id,
                path!["processors"],
                format!("the notice covers forms and does not say that {HOST} stores what is sent"),
                format!("add to `processors:` one with `name: {HOST}` and its `role:`"),
            ));
        }
    }
    found
}
