//! The accessibility statement: Public Sector Bodies (Websites and Mobile Applications) (No. 2)
//! Accessibility Regulations 2018, regulation 8, in the words and order of the model statement
//! (GOV.UK, "Sample accessibility statement for a fictional public sector website").

use serde::Serialize;
use site_model::contact::Contact;
use site_model::council::{Accessibility, Compliance};
use site_theme::frame::{Frame, Section};
use site_theme::{ThemeError, address};

use super::super::promise::period as period_in_words;
use super::super::{Drawing, Page};
use super::{About, lines};

#[derive(Serialize)]
struct AccessibilityPage {
    able: Vec<String>,
    /// What to say of the whole site, then what is not accessible.
    how: String,
    problems: Vec<String>,
    /// Whom to tell; `None` if nobody can be reached.
    contact: Option<Contact>,
    answered: Option<String>,
    /// What the statement says of compliance and of its own making, where the council said it.
    statement: Option<Statement>,
}

#[derive(Serialize)]
struct Statement {
    status: String,
    prepared: String,
    tested: String,
    tested_by: String,
}

impl Drawing<'_> {
    pub(super) fn accessibility(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Elsewhere);
        let council = &self.content.council;
        let said = council.accessibility.as_ref();
        let contact = said
            .and_then(|said| said.contact.as_ref())
            .filter(|contact| contact.reaches_someone())
            .unwrap_or(&frame.reach().contact);
        let view = AccessibilityPage {
            able: lines(frame, "about-accessibility-able", &[]),
            how: frame.say(how(said), &[]),
            problems: said.map(|said| said.problems.clone()).unwrap_or_default(),
            contact: contact.reaches_someone().then(|| contact.clone()),
            answered: said.and_then(|said| said.answered_within).map(|period| {
                let period = period_in_words(frame, period);
                frame.say("about-accessibility-answered", &[("period", period.into())])
            }),
            statement: said.map(|said| statement(frame, said)),
        };
        self.about(
            About {
                address: address::accessibility(&self.content.slug),
                template: "accessibility.njk",
                title: frame.say("about-accessibility-title", &[]),
                summary: frame.say("about-accessibility-summary", &[]),
                section: Section::Elsewhere,
                way: &[],
            },
            view,
        )
    }
}

fn how(said: Option<&Accessibility>) -> &'static str {
    match said {
        None => "about-accessibility-not-said",
        Some(said) => match said.compliance {
            Compliance::Full if said.problems.is_empty() => "about-accessibility-how-all",
            Compliance::Full | Compliance::Partial => "about-accessibility-how-some",
            Compliance::None => "about-accessibility-how-none",
        },
    }
}

fn statement(frame: &Frame<'_>, said: &Accessibility) -> Statement {
    let status = match said.compliance {
        Compliance::Full => "about-accessibility-status-full",
        Compliance::Partial => "about-accessibility-status-partial",
        Compliance::None => "about-accessibility-status-none",
    };
    let dates = [
        ("prepared", frame.date(said.prepared).into()),
        ("reviewed", frame.date(said.reviewed).into()),
    ];
    let tested = [("tested", frame.date(said.tested).into())];
    let who = [("who", said.tested_by.trim_end_matches('.').into())];
    Statement {
        status: frame.say(status, &[]),
        prepared: frame.say("about-accessibility-prepared", &dates),
        tested: frame.say("about-accessibility-tested", &tested),
        tested_by: frame.say("about-accessibility-tested-by", &who),
    }
}
