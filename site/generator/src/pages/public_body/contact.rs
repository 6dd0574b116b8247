//! How to reach the hubs and the council, and which way to use for what.

use serde::Serialize;
use site_model::contact::Contact;
use site_theme::frame::Section;
use site_theme::{Link, ThemeError, address};

use super::super::{Drawing, Page};
use super::About;

#[derive(Serialize)]
struct ContactPage {
    /// What to do in danger, in the council's words.
    emergency: Vec<String>,
    /// What people come for, and the page for it.
    ways: Vec<Link>,
    hubs: Vec<Place>,
    /// The council, where it is not reached just as a hub is.
    council: Option<Place>,
    /// Whether anybody can be told about the website.
    reaches_someone: bool,
}

/// A hub or the council.
#[derive(Serialize)]
struct Place {
    name: String,
    contact: Contact,
    reaches_someone: bool,
    opening_hours: Vec<String>,
}

impl Place {
    fn new(name: &str, contact: &Contact, opening_hours: &[String]) -> Self {
        Self {
            name: name.to_owned(),
            contact: contact.clone(),
            reaches_someone: contact.reaches_someone(),
            opening_hours: opening_hours.to_vec(),
        }
    }
}

impl Drawing<'_> {
    pub(super) fn contact(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Elsewhere);
        let slug = &self.content.slug;
        let council = &self.content.council;
        let hubs: Vec<Place> = council
            .hubs
            .iter()
            .map(|hub| Place::new(&hub.name, &hub.contact, &hub.opening_hours))
            .collect();
        let is_a_hubs = hubs.iter().any(|hub| hub.contact == council.contact);
        let own = Place::new(&council.name, &council.contact, &[]);
        let mut ways: Vec<Link> = self
            .start_buttons()
            .into_iter()
            .map(|entry| link(entry.text, entry.href))
            .collect();
        if !ways.is_empty() {
            let text = frame.say("request-title", &[]);
            ways.push(link(text, address::request(slug)));
        }
        ways.extend(
            [
                ("about-contact-rights", address::your_rights(slug)),
                ("about-contact-complaints", address::complaints(slug)),
                ("about-contact-accessibility", address::accessibility(slug)),
            ]
            .map(|(id, href)| link(frame.say(id, &[]), href)),
        );
        let view = ContactPage {
            emergency: council.emergency.clone(),
            ways,
            reaches_someone: own.reaches_someone || hubs.iter().any(|hub| hub.reaches_someone),
            hubs,
            council: (!(is_a_hubs && own.reaches_someone)).then_some(own),
        };
        self.about(
            About {
                address: address::contact(slug),
                template: "contact-us.njk",
                title: frame.say("about-contact-title", &[]),
                summary: frame.say("about-contact-summary", &[]),
                section: Section::Elsewhere,
                way: &[],
            },
            view,
        )
    }
}

fn link(text: String, href: String) -> Link {
    Link {
        text,
        href,
        current: false,
    }
}
