//! The rights over personal data, and how to ask: UK GDPR Articles 7(3), 12 to 22D, as amended by
//! the Data (Use and Access) Act 2025.

use serde::Serialize;
use site_model::Notice;
use site_model::contact::Contact;
use site_model::form::SubmissionKind;
use site_theme::frame::{Frame, Section};
use site_theme::{Link, ThemeError, address};

use super::super::{Drawing, Entry, Page};
use super::{About, lines};

/// A right, where it stands, and the messages that say it.
struct InWords {
    articles: &'static [&'static str],
    title: &'static str,
    text: &'static str,
}

/// Every right, in the order of UK GDPR, what was agreed last.
const RIGHTS: &[InWords] = &[
    InWords {
        articles: &["13", "14"],
        title: "about-right-informed-title",
        text: "about-right-informed-text",
    },
    InWords {
        articles: &["15"],
        title: "about-right-access-title",
        text: "about-right-access-text",
    },
    InWords {
        articles: &["16"],
        title: "about-right-rectification-title",
        text: "about-right-rectification-text",
    },
    InWords {
        articles: &["17"],
        title: "about-right-erasure-title",
        text: "about-right-erasure-text",
    },
    InWords {
        articles: &["18"],
        title: "about-right-restriction-title",
        text: "about-right-restriction-text",
    },
    InWords {
        articles: &["20"],
        title: "about-right-portability-title",
        text: "about-right-portability-text",
    },
    InWords {
        articles: &["21"],
        title: "about-right-objection-title",
        text: "about-right-objection-text",
    },
    InWords {
        articles: &["22A", "22B", "22C", "22D"],
        title: "about-right-automated-decisions-title",
        text: "about-right-automated-decisions-text",
    },
    InWords {
        articles: &["7(3)"],
        title: "about-right-withdraw-agreement-title",
        text: "about-right-withdraw-agreement-text",
    },
];

#[derive(Serialize)]
struct YourRightsPage {
    rights: Vec<Right>,
    ask: Vec<String>,
    /// The form with which rights are used.
    form: Option<Entry>,
    notices: Vec<Asked>,
    then: Vec<String>,
    complaints: String,
}

#[derive(Serialize)]
struct Right {
    title: String,
    text: String,
    article: String,
}

/// Whom to ask about what one notice covers.
#[derive(Serialize)]
struct Asked {
    notice: Link,
    controller: Option<Contact>,
    officer: Option<Contact>,
    /// What the council has not said yet.
    missing: Vec<String>,
}

impl Drawing<'_> {
    pub(super) fn your_rights(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Notices);
        let slug = &self.content.slug;
        let say = |id| frame.say(id, &[]);
        let in_force = self.content.notices.values().filter_map(|all| all.last());
        let view = YourRightsPage {
            rights: RIGHTS
                .iter()
                .map(|right| Right {
                    title: say(right.title),
                    text: say(right.text),
                    article: frame.say(
                        "about-rights-article",
                        &[
                            ("count", right.articles.len().into()),
                            ("articles", right.articles.join(", ").into()),
                        ],
                    ),
                })
                .collect(),
            form: self.form_of_kind(SubmissionKind::RightsRequest),
            ask: lines(frame, "about-rights-ask-text", &[]),
            notices: in_force.map(|notice| self.asked(frame, notice)).collect(),
            then: lines(frame, "about-rights-then", &[]),
            complaints: address::complaints(slug),
        };
        self.about(
            About {
                address: address::your_rights(slug),
                template: "your-rights.njk",
                title: say("about-rights-title"),
                summary: say("about-rights-summary"),
                section: Section::Notices,
                way: &[],
            },
            view,
        )
    }

    fn asked(&self, frame: &Frame<'_>, notice: &Notice) -> Asked {
        let says = notice.front_matter();
        let reachable =
            |contact: &Option<Contact>| contact.clone().filter(Contact::reaches_someone);
        // The council itself, where the notice says how to reach nobody.
        let controller = reachable(&says.controller)
            .or_else(|| Some(self.content.council.contact.clone()))
            .filter(Contact::reaches_someone);
        let officer = reachable(&says.data_protection_officer);
        let missing = [
            (controller.is_none(), "about-rights-missing-controller"),
            (officer.is_none(), "about-rights-missing-officer"),
            (says.rights.is_empty(), "about-rights-missing-rights"),
        ];
        Asked {
            notice: Link {
                text: says.title.clone(),
                href: address::notice(&self.content.slug, &notice.slug),
                current: false,
            },
            controller,
            officer,
            missing: missing
                .into_iter()
                .filter(|(is_missing, _)| *is_missing)
                .map(|(_, id)| frame.say(id, &[]))
                .collect(),
        }
    }
}
