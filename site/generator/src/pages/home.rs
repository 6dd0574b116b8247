//! A council's home page, and the list of councils above it.

use serde::Serialize;
use site_model::contact::Contact;
use site_model::council::Hub;
use site_model::{Content, Slug};
use site_theme::frame::Section;
use site_theme::{Layout, Link, Site, Theme, ThemeError, address};

use super::{Drawing, Entry, Page};
use crate::build::LANGUAGE;
use crate::markdown::Prose;

/// The page of `pages/` that is the council's home page.
pub(super) const HOME: &str = "home";

#[derive(Serialize)]
struct Home {
    strapline: String,
    help: Vec<Entry>,
    services: String,
    services_count: usize,
    /// The notice, or the list where there are several.
    privacy: Option<Entry>,
    request: String,
    come_back: String,
    prose: Prose,
    updated: Option<String>,
    hubs: Vec<Hub>,
}

#[derive(Serialize)]
struct Councils {
    layout: Layout,
    text: String,
    councils: Vec<Link>,
}

impl Drawing<'_> {
    /// The home page, where the council wrote one; a rule says so where it did not.
    pub(super) fn home(&self) -> Result<Option<Page>, ThemeError> {
        let Some(document) = self.content.pages.get(HOME) else {
            return Ok(None);
        };
        let slug = &self.content.slug;
        let council = &self.content.council;
        let view = Home {
            strapline: council.strapline.clone(),
            help: self.start_buttons(),
            services: address::services(slug),
            services_count: self.own.services.len(),
            privacy: self.privacy(),
            request: address::request(self.published.at()),
            come_back: address::come_back(self.published.at()),
            prose: self.prose(document.body()),
            updated: document
                .front_matter
                .updated
                .map(|day| self.frame(Section::Home).date(day)),
            hubs: hubs_to_show(&council.hubs),
        };
        let page = &document.front_matter;
        let at = address::home(self.published.at());
        let frame = self.frame(Section::Home);
        self.page_in(
            frame.languages(|there| there.pages.contains(HOME), &at),
            at,
            "home.njk",
            (Section::Home, &page.title, &page.summary),
            &[],
            view,
        )
        .map(Some)
    }

    /// What a family is told of its privacy in one sentence, and where the rest is.
    fn privacy(&self) -> Option<Entry> {
        let mut notices = self.notice_entries();
        if notices.len() < 2 {
            return notices.pop();
        }
        let frame = self.frame(Section::Home);
        Some(Entry {
            text: frame.say("notices-title", &[]),
            href: address::notices(self.published.at()),
            summary: frame.say("notices-summary", &[]),
            by: None,
        })
    }
}

/// The welcome says one hub's phone number already; more than that has a place of its own.
fn hubs_to_show(hubs: &[Hub]) -> Vec<Hub> {
    let says_more = |hub: &Hub| {
        let Contact {
            email,
            address,
            url,
            ..
        } = &hub.contact;
        email.is_some() || url.is_some() || !address.is_empty() || !hub.opening_hours.is_empty()
    };
    let reachable = hubs.iter().filter(|hub| hub.contact.reaches_someone());
    if reachable.clone().count() > 1 {
        return reachable.cloned().collect();
    }
    hubs.iter().filter(|hub| says_more(hub)).cloned().collect()
}

/// The page above all councils.
pub(super) fn councils(content: &Content, theme: &Theme) -> Result<Page, ThemeError> {
    above(content, theme, "/", ["councils-title", "councils-text"])
}

/// The page for an address that is in no council: the councils are where to go on.
pub(super) fn nowhere(content: &Content, theme: &Theme) -> Result<Page, ThemeError> {
    above(
        content,
        theme,
        "/404.html",
        ["trouble-not-found-title", "councils-text"],
    )
}

fn above(
    content: &Content,
    theme: &Theme,
    address: &str,
    [title, text]: [&str; 2],
) -> Result<Page, ThemeError> {
    let say = |id| theme.words().say(LANGUAGE, id, &[]);
    let link = |(slug, name): (&Slug, &String)| Link {
        text: name.clone(),
        href: address::home(slug),
        current: false,
    };
    let view = Councils {
        layout: Layout {
            title: say(title),
            site: Site {
                council: say("councils-site"),
                name: say("councils-site"),
                home: "/".to_owned(),
                is_demonstration: content.councils.values().any(|c| c.council.demonstration),
                ..Site::default()
            },
            ..Layout::default()
        },
        text: say(text),
        councils: content
            .councils
            .iter()
            .map(|(slug, council)| link((slug, &council.council.name)))
            .collect(),
    };
    Ok(Page::new(address.to_owned(), "councils.njk", &view))
}
