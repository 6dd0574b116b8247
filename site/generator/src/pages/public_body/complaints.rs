//! How to complain: to the council about how it uses personal data, the electronic way first (Data
//! Protection Act 2018, section 164A), then to the Information Commissioner (section 165), and where
//! other complaints go.

use serde::Serialize;
use site_model::Notice;
use site_model::contact::Contact;
use site_model::form::SubmissionKind;
use site_model::retention::{Period, Unit};
use site_theme::frame::{Frame, Section};
use site_theme::{Link, ThemeError, address, phone_links};

use super::super::promise::period as period_in_words;
use super::super::{Drawing, Entry, Page};
use super::{About, lines};

/// The Information Commissioner's form for complaints, and telephone.
const COMMISSIONER: &str = "https://ico.org.uk/make-a-complaint/";
const COMMISSIONER_PHONE: &str = "0303 123 1113";

/// The Local Government and Social Care Ombudsman's page on how to complain.
const OMBUDSMAN: &str = "https://www.lgo.org.uk/how-to-complain";

/// How soon the law wants a complaint to be acknowledged: section 164A(3).
const ACKNOWLEDGED: Period = Period {
    count: 30,
    unit: Unit::Day,
};

#[derive(Serialize)]
struct ComplaintsPage {
    notices: Vec<Complained>,
    /// The form for complaints, and the one for what people think.
    form: Option<Entry>,
    feedback: Option<Entry>,
    commissioner: Link,
    commissioner_phone: Link,
    ombudsman: Link,
    contact_page: String,
    organisations: Option<String>,
    accessibility: String,
}

/// Where to complain about what one notice covers.
#[derive(Serialize)]
struct Complained {
    notice: Link,
    contact: Option<Contact>,
    /// What the council has not said yet.
    missing: Option<String>,
    /// What it must do with a complaint.
    must: Vec<String>,
}

impl Drawing<'_> {
    pub(super) fn complaints(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Elsewhere);
        let slug = &self.content.slug;
        let say = |id| frame.say(id, &[]);
        let in_force = self.content.notices.values().filter_map(|all| all.last());
        let view = ComplaintsPage {
            notices: in_force
                .map(|notice| self.complained(frame, notice))
                .collect(),
            form: self.form_of_kind(SubmissionKind::Complaint),
            feedback: self.form_of_kind(SubmissionKind::Feedback),
            commissioner: link(
                say("about-complaints-commissioner-link"),
                COMMISSIONER.to_owned(),
            ),
            commissioner_phone: link(
                COMMISSIONER_PHONE.to_owned(),
                phone_links::href(COMMISSIONER_PHONE),
            ),
            ombudsman: link(say("about-complaints-ombudsman"), OMBUDSMAN.to_owned()),
            contact_page: address::contact(slug),
            organisations: (!self.content.organisations.is_empty())
                .then(|| address::organisations(slug)),
            accessibility: address::accessibility(slug),
        };
        self.about(
            About {
                address: address::complaints(slug),
                template: "complaints.njk",
                title: say("about-complaints-title"),
                summary: say("about-complaints-summary"),
                section: Section::Elsewhere,
                way: &[],
            },
            view,
        )
    }

    fn complained(&self, frame: &Frame<'_>, notice: &Notice) -> Complained {
        let says = notice.front_matter();
        let contact = says.complaints.clone().filter(Contact::reaches_someone);
        let is_electronic = |contact: &Contact| contact.email.is_some() || contact.url.is_some();
        let has_form = self
            .published
            .form_of_kind(SubmissionKind::Complaint)
            .is_some();
        let missing = match &contact {
            None if has_form => Some("about-complaints-missing-beside-the-form"),
            Some(_) if has_form => None,
            None => Some("about-complaints-missing"),
            Some(contact) if !is_electronic(contact) => Some("about-complaints-missing-electronic"),
            Some(_) => None,
        };
        let period = says.complaints_acknowledged_within.unwrap_or(ACKNOWLEDGED);
        let period = period_in_words(frame, period);
        Complained {
            notice: link(
                says.title.clone(),
                address::notice(&self.content.slug, &notice.slug),
            ),
            contact,
            missing: missing.map(|id| frame.say(id, &[])),
            must: lines(frame, "about-complaints-must", &[("period", period.into())]),
        }
    }
}

fn link(text: String, href: String) -> Link {
    Link {
        text,
        href,
        current: false,
    }
}
