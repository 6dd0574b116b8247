//! A notice's promise in short: what its front matter says, and honestly what it does not say yet.

use serde::Serialize;
use site_model::Slug;
use site_model::contact::Contact;
use site_model::lawful_basis::{Provision, article_6_basis, article_9_condition};
use site_model::notice::{FrontMatter, Right};
use site_model::retention::{RecordKind, RetentionEnd, RetentionEvent, RetentionRule, Unit};
use site_theme::frame::Frame;
use site_theme::{Argument, phone_links};

use super::Entry;

/// The Information Commissioner's form for complaints.
const COMMISSIONER: &str = "https://ico.org.uk/make-a-complaint/";

#[derive(Serialize)]
pub(super) struct Promise {
    rows: Vec<Row>,
    /// Everything the notice permits to be known.
    categories: Vec<Line>,
    /// From whom else it may come.
    sources: Vec<String>,
}

/// A question about the promise, and the answer.
#[derive(Serialize)]
struct Row {
    key: String,
    lines: Vec<Line>,
    /// What the council has not said yet.
    missing: Option<String>,
}

#[derive(Serialize, Default)]
struct Line {
    text: String,
    href: Option<String>,
}

/// Draws the promise of one text.
pub(super) fn promise(
    frame: &Frame<'_>,
    says: &FrontMatter,
    organisation: impl Fn(&Slug) -> Entry,
) -> Promise {
    let say = |id: &str| frame.say(id, &[]);
    let row = |name: &str, lines: Vec<Line>| Row {
        key: say(&format!("promise-{name}")),
        missing: lines
            .is_empty()
            .then(|| say(&format!("promise-missing-{name}"))),
        lines,
    };
    let mut rows = vec![
        row("controller", contact(frame, says.controller.as_ref())),
        row(
            "purposes",
            says.purposes
                .iter()
                .map(|purpose| line(&purpose.label))
                .collect(),
        ),
        row("basis", bases(frame, says)),
    ];
    if says.has_special_categories() || !says.special_category_conditions.is_empty() {
        rows.push(row("special", conditions(frame, says)));
    }
    rows.push(row("recipients", recipients(frame, says, organisation)));
    rows.push(row(
        "transfers",
        says.transfers.iter().map(|text| line(text)).collect(),
    ));
    rows.push(row(
        "retention",
        says.retention
            .iter()
            .map(|rule| retention(frame, rule))
            .collect(),
    ));
    rows.push(row(
        "refuse",
        says.if_you_refuse.iter().map(|text| line(text)).collect(),
    ));
    rows.push(row(
        "rights",
        says.rights
            .iter()
            .map(|right| line(&say(right_id(*right))))
            .collect(),
    ));
    rows.push(row(
        "officer",
        contact(frame, says.data_protection_officer.as_ref()),
    ));
    let mut complaints = row("complaints", contact(frame, says.complaints.as_ref()));
    // A name alone reaches nobody.
    let is_reachable = says
        .complaints
        .as_ref()
        .is_some_and(Contact::reaches_someone);
    complaints.missing = (!is_reachable).then(|| say("promise-missing-complaints"));
    complaints.lines.push(Line {
        text: say("promise-commissioner"),
        href: Some(COMMISSIONER.to_owned()),
    });
    rows.push(complaints);
    // What is known first; what the council has still to say is not hidden, below it.
    rows.sort_by_key(|row| row.lines.is_empty());

    let category = |category: &site_model::notice::Category| {
        let label = [("label", Argument::from(&category.label))];
        let id = if category.special {
            "promise-category-special"
        } else {
            "promise-category"
        };
        line(&frame.say(id, &label))
    };
    Promise {
        rows,
        categories: says.categories.iter().map(category).collect(),
        sources: says.sources.clone(),
    }
}

fn line(text: &str) -> Line {
    Line {
        text: text.to_owned(),
        href: None,
    }
}

fn contact(frame: &Frame<'_>, contact: Option<&Contact>) -> Vec<Line> {
    let Some(contact) = contact else {
        return Vec::new();
    };
    let mut lines: Vec<Line> = contact.name.iter().map(|name| line(name)).collect();
    lines.extend(contact.phone.iter().map(|phone| Line {
        text: phone.clone(),
        href: Some(phone_links::href(phone)),
    }));
    lines.extend(contact.email.iter().map(|email| Line {
        text: email.clone(),
        href: Some(format!("mailto:{email}")),
    }));
    lines.extend(contact.url.iter().map(|url| Line {
        text: frame.say("contact-website", &[]),
        href: Some(url.clone()),
    }));
    if !contact.address.is_empty() {
        lines.push(line(&contact.address.join(", ")));
    }
    lines
}

fn bases(frame: &Frame<'_>, says: &FrontMatter) -> Vec<Line> {
    says.lawful_basis
        .iter()
        .map(|basis| {
            let Some(mut arguments) = cited(frame, article_6_basis(&basis.article)) else {
                return unknown(frame, &basis.article);
            };
            if basis.law.is_empty() {
                return line(&frame.say("promise-article", &arguments));
            }
            arguments.push(("law", basis.law.join(", ").into()));
            line(&frame.say("promise-article-law", &arguments))
        })
        .collect()
}

fn conditions(frame: &Frame<'_>, says: &FrontMatter) -> Vec<Line> {
    says.special_category_conditions
        .iter()
        .map(|condition| {
            let Some(mut arguments) = cited(frame, article_9_condition(&condition.article)) else {
                return unknown(frame, &condition.article);
            };
            let Some(schedule) = &condition.schedule_1 else {
                return line(&frame.say("promise-article", &arguments));
            };
            arguments.push(("schedule", schedule.into()));
            line(&frame.say("promise-article-schedule", &arguments))
        })
        .collect()
}

/// A provision and its meaning as a message takes them.
fn cited(
    frame: &Frame<'_>,
    provision: Option<&Provision>,
) -> Option<Vec<(&'static str, Argument)>> {
    let article = provision?.article;
    let meaning = frame.say(&format!("basis-{}", article_id(article)), &[]);
    Some(vec![
        ("meaning", meaning.into()),
        ("article", article.into()),
    ])
}

/// An article that is no basis: older texts and waived ones may cite it, and it has no meaning.
fn unknown(frame: &Frame<'_>, article: &str) -> Line {
    line(&frame.say("promise-article-unknown", &[("article", article.into())]))
}

/// `6(1)(ea)` as `6-1-ea`: what a Fluent message can be called.
fn article_id(article: &str) -> String {
    let parts: Vec<&str> = article
        .split(['(', ')'])
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

fn recipients(
    frame: &Frame<'_>,
    says: &FrontMatter,
    organisation: impl Fn(&Slug) -> Entry,
) -> Vec<Line> {
    let recipients = says.recipients.iter().map(|recipient| {
        let Entry { text, href, .. } = organisation(&recipient.organisation);
        let text = if recipient.teams.is_empty() {
            text
        } else {
            let arguments = [
                ("name", Argument::from(text)),
                ("teams", recipient.teams.join(", ").into()),
            ];
            frame.say("promise-recipient-teams", &arguments)
        };
        let text = if recipient.if_you_agree {
            let recipient = [("recipient", Argument::from(text))];
            frame.say("promise-recipient-if-you-agree", &recipient)
        } else {
            text
        };
        Line {
            text,
            href: Some(href),
        }
    });
    let processors = says.processors.iter().map(|processor| {
        let arguments = [
            ("name", Argument::from(&processor.name)),
            ("role", (&processor.role).into()),
        ];
        line(&frame.say("promise-processor", &arguments))
    });
    recipients.chain(processors).collect()
}

fn retention(frame: &Frame<'_>, rule: &RetentionRule) -> Line {
    let record = frame.say(
        match rule.record {
            RecordKind::Draft => "retention-draft",
            RecordKind::Submission => "retention-submission",
            RecordKind::Family => "retention-family",
            RecordKind::Child => "retention-child",
        },
        &[],
    );
    let mut arguments = vec![("record", Argument::from(record))];
    let id = match (rule.period, rule.from, rule.until) {
        (Some(period), Some(event), _) => {
            let length = [
                ("count", u32::from(period.count).into()),
                ("unit", unit(period.unit).into()),
            ];
            arguments.push(("period", frame.say("retention-period", &length).into()));
            match event {
                RetentionEvent::LastChange => "retention-after-last-change",
                RetentionEvent::LastContact => "retention-after-last-contact",
                RetentionEvent::Birth => "retention-after-birth",
            }
        }
        (_, _, Some(until)) => {
            arguments.push(("date", frame.date(until).into()));
            "retention-until"
        }
        _ => "retention-not-said",
    };
    let how_long = frame.say(id, &arguments);
    line(&match rule.then {
        Some(RetentionEnd::Anonymise) => {
            frame.say("retention-then-anonymise", &[("promise", how_long.into())])
        }
        Some(RetentionEnd::Delete) => {
            frame.say("retention-then-delete", &[("promise", how_long.into())])
        }
        None => how_long,
    })
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}

fn right_id(right: Right) -> &'static str {
    match right {
        Right::WithdrawAgreement => "right-withdraw-agreement",
        Right::Access => "right-access",
        Right::Rectification => "right-rectification",
        Right::Erasure => "right-erasure",
        Right::Restriction => "right-restriction",
        Right::Portability => "right-portability",
        Right::Objection => "right-objection",
        Right::AutomatedDecisions => "right-automated-decisions",
    }
}
