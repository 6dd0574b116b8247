//! Risks that content gives reason to look at: UK GDPR Article 35(7)(c).
//!
//! Each names what content has that raises it. How likely and how severe it is, and what is left of
//! it, a person judges; nothing here scores, ranks or leaves out by a threshold of its own.

use serde::Serialize;
use site_model::form::QuestionKind;
use site_model::retention::{RecordKind, RetentionEvent};
use site_theme::Argument;

use super::questions::asks_by;
use super::said::Said;

/// A risk to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Risk {
    pub(super) risk: String,
    /// What in the content raises it.
    pub(super) because: String,
}

/// A risk's messages, and what raises it in a notice, if anything does.
struct Prompt {
    id: &'static str,
    because: &'static str,
    raised_by: fn(&Said<'_>) -> Option<String>,
}

const PROMPTS: [Prompt; 8] = [
    // Article 35(3)(b), where it is on a large scale.
    Prompt {
        id: "report-risk-special",
        because: "report-because-special",
        raised_by: |said| {
            let special = said.says.categories.iter().filter(|c| c.special);
            some(
                &special
                    .map(|category| category.label.clone())
                    .collect::<Vec<_>>(),
            )
        },
    },
    Prompt {
        id: "report-risk-vulnerable",
        because: "report-because-vulnerable",
        raised_by: |said| {
            let kept = [RecordKind::Family, RecordKind::Child];
            let kept = kept.into_iter().filter(|kind| said.keeps(*kind));
            some(
                &kept
                    .map(|kind| kind.as_str().to_owned())
                    .collect::<Vec<_>>(),
            )
        },
    },
    Prompt {
        id: "report-risk-contact",
        because: "report-because-contact",
        raised_by: |said| {
            let kinds = [
                QuestionKind::Phone,
                QuestionKind::Email,
                QuestionKind::Address,
            ];
            forms(said, &kinds)
        },
    },
    Prompt {
        id: "report-risk-recipients",
        because: "report-because-recipients",
        raised_by: |said| {
            let count = said.says.recipients.len() + said.says.processors.len();
            (count > 1).then(|| count.to_string())
        },
    },
    Prompt {
        id: "report-risk-transfers",
        because: "report-because-transfers",
        raised_by: |said| {
            let abroad = said.says.transfers_to.iter();
            some(
                &abroad
                    .map(|transfer| transfer.to.clone())
                    .collect::<Vec<_>>(),
            )
        },
    },
    Prompt {
        id: "report-risk-own-words",
        because: "report-because-own-words",
        raised_by: |said| forms(said, &[QuestionKind::Textarea]),
    },
    Prompt {
        id: "report-risk-from-others",
        because: "report-because-from-others",
        raised_by: |said| some(&said.says.sources),
    },
    Prompt {
        id: "report-risk-kept-long",
        because: "report-because-kept-long",
        raised_by: |said| {
            let rules = said.says.retention.iter();
            let births = rules.filter(|rule| rule.from == Some(RetentionEvent::Birth));
            some(
                &births
                    .filter_map(|rule| rule.period)
                    .map(|period| period.to_string())
                    .collect::<Vec<_>>(),
            )
        },
    },
];

/// The risks that a notice and its forms raise, and one for each thing that it does not say yet.
pub(super) fn risks(said: &Said<'_>) -> Vec<Risk> {
    let raised = PROMPTS.iter().filter_map(|prompt| {
        let what = [("what", Argument::from((prompt.raised_by)(said)?))];
        Some(Risk {
            risk: said.voice.say(prompt.id),
            because: said.voice.with(prompt.because, &what),
        })
    });
    let unsaid = said.says.waivers.iter().map(|waiver| {
        let arguments = [
            ("rule", Argument::from(&waiver.rule)),
            ("reason", (&waiver.reason).into()),
            ("owner", (&waiver.owner).into()),
            ("until", said.voice.date(waiver.until).into()),
        ];
        Risk {
            risk: said.voice.say("report-risk-not-said"),
            because: said.voice.with("report-because-not-said", &arguments),
        }
    });
    raised.chain(unsaid).collect()
}

fn some(named: &[String]) -> Option<String> {
    (!named.is_empty()).then(|| named.join("; "))
}

/// The forms of a notice, if any of them asks in one of these ways.
fn forms(said: &Said<'_>, kinds: &[QuestionKind]) -> Option<String> {
    asks_by(said, kinds)
        .then(|| {
            some(
                &said
                    .forms()
                    .iter()
                    .map(|form| form.title.clone())
                    .collect::<Vec<_>>(),
            )
        })
        .flatten()
}
