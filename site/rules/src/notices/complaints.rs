//! How a family complains to the council.

use site_model::contact::Contact;
use site_model::diagnostic::Diagnostic;
use site_model::path;
use site_model::retention::{Period, Unit};

use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_13, CHECKLIST, SECTION_164A};
use crate::rule::{Check, Example, Rule};

/// Data Protection Act 2018, section 164A(3).
const ACKNOWLEDGED_WITHIN_DAYS: u16 = 30;

pub(super) const ROUTE: Rule = Rule {
    id: "notice-complaints",
    title: "A notice says how to complain to the council, by an electronic route too.",
    source: "UK GDPR Articles 13(2)(d) and 14(2)(e); Data Protection Act 2018, section 164A(1) and (2)",
    read: &[SECTION_164A, ARTICLE_13, CHECKLIST],
    why: "Since 19 June 2026 a family can complain to the council itself, and the council has to make \
          that easy, for example with a form that can be sent electronically and in other ways. The \
          Information Commissioner asks a family to do so first: without a route it is stuck.",
    looks: None,
    mend: "Add `complaints:` with an `email:` or the `url:` of a form; a `phone:` and an `address:` \
           may stand beside it.",
    example: Example {
        breaks: "complaints:\n  phone: 020 7946 0000\n",
        keeps: "complaints:\n  phone: 020 7946 0000\n  email: complaints@testshire.example\n",
    },
    check: Check::Council(route),
};

pub(super) const ACKNOWLEDGED: Rule = Rule {
    id: "notice-complaints-acknowledged",
    title: "A notice says that a complaint is acknowledged within 30 days.",
    source: "Data Protection Act 2018, section 164A(3), from the Data (Use and Access) Act 2025, section 103",
    read: &[SECTION_164A],
    why: "A family that hears nothing does not know whether its complaint arrived. The law gives the \
          council 30 days at most to say so; a month may have 31.",
    looks: None,
    mend: "Add `complaints_acknowledged_within:` with `30 days` or less.",
    example: Example {
        breaks: "complaints_acknowledged_within: 1 month\n",
        keeps: "complaints_acknowledged_within: 30 days\n",
    },
    check: Check::Council(acknowledged),
};

fn route(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter_map(|NoticeInForce { says, source, .. }| {
            let contact = says.complaints.as_ref();
            let (message, mend) = if !contact.is_some_and(Contact::reaches_someone) {
                (
                    "the notice does not say how to complain to the council about the use of personal data",
                    "add `complaints:` with an `email:`, or the `url:` of a form",
                )
            } else if contact.is_some_and(|c| c.email.is_none() && c.url.is_none()) {
                (
                    "the notice gives no electronic way to complain to the council",
                    "add an `email:`, or the `url:` of a form, to `complaints:`",
                )
            } else {
                return None;
            };
            Some(source.error(ROUTE.id, path!["complaints"], message, mend))
        })
        .collect()
}

fn acknowledged(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        let message = match says.complaints_acknowledged_within {
            None => {
                "the notice does not say how soon the council acknowledges a complaint".to_owned()
            }
            Some(period) if !is_soon_enough(period) => {
                format!("{period} can be more than the 30 days that the law allows")
            }
            Some(_) => continue,
        };
        found.push(source.error(
            ACKNOWLEDGED.id,
            path!["complaints_acknowledged_within"],
            message,
            "write `complaints_acknowledged_within: 30 days`, or fewer",
        ));
    }
    found
}

fn is_soon_enough(period: Period) -> bool {
    period.unit == Unit::Day && period.count <= ACKNOWLEDGED_WITHIN_DAYS
}
