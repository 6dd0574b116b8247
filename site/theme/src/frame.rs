//! What stands around every public page of a council, and whom to reach when something fails.

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;
use site_model::address::At;
use site_model::contact::Contact;
use site_model::form::SubmissionKind;
use site_model::published::{FooterPage, PublishedCouncil};
use site_model::translation::{Available, OWN};
use site_model::{Language, WorkQueue};

use crate::layout::{Forgets, LanguageLink, Translation};
use crate::words::{Argument, direction};
use crate::{BrandStylesheet, Layout, Link, Site, Theme, ThemeError, address};

/// The part of the site a page belongs to: marked in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The home page.
    Home,
    /// Asking for help: forms, and what was sent with them.
    Help,
    /// The directory.
    Services,
    /// How personal information is used.
    Notices,
    /// None of them.
    Elsewhere,
}

impl Section {
    /// Every part.
    pub const ALL: [Self; 5] = [
        Self::Home,
        Self::Help,
        Self::Services,
        Self::Notices,
        Self::Elsewhere,
    ];
}

/// A council's site in one language: makes the layout of each page, and says its words.
#[derive(Clone)]
pub struct Frame<'a> {
    council: &'a PublishedCouncil,
    site: Site,
    reach: Reach,
    theme: &'a Theme,
    language: &'static str,
    forgets: Option<Forgets>,
}

/// Whom a family can turn to when the site cannot help; on every public page.
#[derive(Debug, Clone, Serialize)]
pub struct Reach {
    /// The hub's or the council's name.
    pub name: String,
    /// How to reach it.
    pub contact: Contact,
    /// Whether that reaches anybody: a council may have given no way.
    pub reaches_someone: bool,
    /// The form that asks for help: the way that is left where there is no other.
    pub form: Option<Link>,
    /// Whom to call in danger: the first paragraph of the council's words about that.
    pub emergency: Option<String>,
}

impl<'a> Frame<'a> {
    /// The frame of a council's pages, with links to these of its own pages at their foot.
    pub fn new(
        theme: &'a Theme,
        council: &'a PublishedCouncil,
        footer: &[FooterPage],
        section: Section,
    ) -> Self {
        let words = theme.words();
        let language = council.language_tag();
        Self {
            council,
            site: Site {
                council: council.council.name.clone(),
                name: council.council.site_name.clone(),
                home: address::home(council.at()),
                exit: address::exit(council.at()),
                logo: council.council.logo_text.clone(),
                stylesheet: Some(BrandStylesheet::new(&council.council.colours).path),
                theme_colour: Some(council.council.colours.brand.clone()),
                is_demonstration: council.council.demonstration,
                navigation: navigation(council, section, |id| words.say(language, id, &[])),
                footer: footer_links(council, footer, |id| words.say(language, id, &[])),
                feedback: Some(feedback(council)),
                manifest: Some(address::manifest(&council.slug)),
                translation: council.language.as_ref().map(|told| Translation {
                    is_draft: told.checked.is_none(),
                    is_incomplete: !told.untranslated.is_empty(),
                }),
                feed: (!council.notices.is_empty()).then(|| address::notices_feed(&council.slug)),
            },
            reach: Reach::of(council),
            theme,
            language,
            forgets: None,
        }
    }

    /// The same around pages that the browser forgets.
    #[must_use]
    pub fn forgetting(self, forgets: Forgets) -> Self {
        Self {
            forgets: Some(forgets),
            ..self
        }
    }

    /// The council whose pages these are.
    pub fn council(&self) -> &'a PublishedCouncil {
        self.council
    }

    /// The language of the pages, as a language tag (BCP 47).
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The page at `address` in every language in which it is `there`; none, where that is one.
    pub fn languages(
        &self,
        there: impl Fn(&Available) -> bool,
        address: &str,
    ) -> Vec<LanguageLink> {
        let slug = &self.council.slug;
        let own = format!("/{}", self.council.at());
        let page = address.strip_prefix(&own).unwrap_or_default();
        let others = self.council.available.iter();
        let others: Vec<Language> = others
            .filter(|(_, available)| there(available))
            .map(|(language, _)| *language)
            .collect();
        if others.is_empty() {
            return Vec::new();
        }
        let own = [(None, OWN)].into_iter();
        own.chain(others.into_iter().map(|other| (Some(other), other.code())))
            .map(|(language, tag)| {
                let words = self.theme.words();
                let named = words.has(tag, "language-name");
                LanguageLink {
                    text: match language {
                        Some(other) if !named => other.name().to_owned(),
                        _ => words.say(tag, "language-name", &[]),
                    },
                    href: {
                        let at = At {
                            council: slug,
                            language,
                        };
                        format!("/{at}{page}")
                    },
                    direction: direction(tag),
                    current: tag == self.language,
                    tag,
                }
            })
            .collect()
    }

    /// The layout of a page with this heading.
    pub fn layout(&self, title: impl Into<String>) -> Layout {
        Layout {
            title: title.into(),
            site: self.site.clone(),
            forgets: self.forgets.clone(),
            ..Layout::default()
        }
    }

    /// What the site calls itself.
    pub fn site_name(&self) -> &str {
        &self.site.name
    }

    /// A message in the frame's language.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.theme.words().say(self.language, id, arguments)
    }

    /// A day as people read it: `21 November 2026`.
    pub fn date(&self, date: Date) -> String {
        let arguments = [
            ("day", i32::from(date.day()).into()),
            ("month", i32::from(date.month()).into()),
            // As a text: a year has no thousands.
            ("year", date.year().to_string().into()),
        ];
        self.say("date", &arguments)
    }

    /// A moment as people read it, in its own time zone: `21 November 2026 at 7:05pm`.
    pub fn moment(&self, moment: &Zoned) -> String {
        let hour = i32::from(moment.hour());
        let arguments = [
            ("date", self.date(moment.date()).into()),
            ("half", if hour < 12 { "am" } else { "pm" }.into()),
            // As texts: a clock's digits are no numbers to be formatted.
            ("hour", ((hour + 11) % 12 + 1).to_string().into()),
            ("minute", format!("{:02}", moment.minute()).into()),
        ];
        self.say("moment", &arguments)
    }

    /// Renders a template in the frame's language.
    pub fn render<V: Serialize>(&self, template: &str, view: &V) -> Result<String, ThemeError> {
        self.theme.render(template, self.language, view)
    }

    /// Whom to reach when the site cannot help.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The same inside another site: the staff's, which draws forms as families see them.
    #[must_use]
    pub fn within(self, site: Site) -> Self {
        Self { site, ..self }
    }

    /// The frame of a form that feeds `queue`: whoever works on it is the one to reach, if they can be. For
    /// information governance that is the council, not a hub that somebody may complain about.
    #[must_use]
    pub fn for_queue(mut self, council: &PublishedCouncil, queue: &WorkQueue) -> Self {
        let council = &council.council;
        let (name, contact) = match queue {
            // Who complains has to know who will answer.
            WorkQueue::InformationGovernance => (
                council.contact.name.as_ref().unwrap_or(&council.name),
                &council.contact,
            ),
            WorkQueue::Hub(hub) => match council.hub(hub) {
                Some(hub) => (&hub.name, &hub.contact),
                None => return self,
            },
        };
        if contact.reaches_someone() {
            self.reach.name = name.clone();
            self.reach.contact = contact.clone();
            self.reach.reaches_someone = true;
        }
        self
    }
}

impl Reach {
    /// The first hub that can be reached, or else the council.
    fn of(published: &PublishedCouncil) -> Self {
        let council = &published.council;
        let (name, contact) = council
            .hubs
            .iter()
            .find(|hub| hub.contact.reaches_someone())
            .map_or((&council.name, &council.contact), |hub| {
                (&hub.name, &hub.contact)
            });
        Self {
            name: name.clone(),
            reaches_someone: contact.reaches_someone(),
            contact: contact.clone(),
            form: published.forms_for_help().next().map(|(slug, form)| Link {
                text: form.title.clone(),
                href: address::before_you_start(published.at(), slug),
                current: false,
            }),
            emergency: council.emergency.first().cloned(),
        }
    }
}

/// Where to say what is wrong with a page: the form for that, or else how to reach the council.
fn feedback(council: &PublishedCouncil) -> String {
    match council.form_of_kind(SubmissionKind::Feedback) {
        Some((form, _)) => address::before_you_start(&council.slug, form),
        None => address::contact(&council.slug),
    }
}

/// What a public body must have within reach of every page, then the council's own pages that ask
/// for a place there.
fn footer_links(
    council: &PublishedCouncil,
    own: &[FooterPage],
    say: impl Fn(&str) -> String,
) -> Vec<Link> {
    let slug = &council.slug;
    let notices = (!council.notices.is_empty()).then(|| {
        (
            "about-footer-notices",
            address::notices(notices_at(council)),
        )
    });
    let ours = [
        Some(("about-footer-accessibility", address::accessibility(slug))),
        Some(("about-footer-cookies", address::cookies(slug))),
        Some(("about-footer-contact", address::contact(slug))),
        notices,
        Some(("about-footer-rights", address::your_rights(slug))),
        Some(("about-footer-complaints", address::complaints(slug))),
        Some(("about-footer-safe", address::staying_safe(slug))),
    ];
    let own = own.iter().map(|page| {
        let at = council.at_or_own(page.in_language);
        (page.title.clone(), address::page(at, &page.slug))
    });
    ours.into_iter()
        .flatten()
        .map(|(id, href)| (say(id), href))
        .chain(own)
        .map(|(text, href)| Link {
            text,
            href,
            current: false,
        })
        .collect()
}

/// Where the list of notices is: in the council's own language, where none is translated.
fn notices_at(council: &PublishedCouncil) -> At<'_> {
    let told = council.language.as_ref();
    let available = told.and_then(|told| council.available.get(&told.language));
    match available {
        Some(available) if !available.notices.is_empty() => council.at(),
        _ => At::from(&council.slug),
    }
}

fn navigation(
    council: &PublishedCouncil,
    section: Section,
    say: impl Fn(&str) -> String,
) -> Vec<Link> {
    let slug = &council.slug;
    // One form is the usual case: the navigation leads straight to it.
    let help = match council.forms_for_help().collect::<Vec<_>>().as_slice() {
        [] => None,
        [(only, _)] => Some(address::before_you_start(council.at(), only)),
        _ => Some(address::forms(council.at())),
    };
    [
        help.map(|href| (Section::Help, "navigation-help", href)),
        (!council.services.is_empty()).then(|| {
            (
                Section::Services,
                "navigation-services",
                address::services(slug),
            )
        }),
        (!council.notices.is_empty()).then(|| {
            (
                Section::Notices,
                "navigation-notices",
                address::notices(notices_at(council)),
            )
        }),
    ]
    .into_iter()
    .flatten()
    .map(|(of, id, href)| Link {
        text: say(id),
        href,
        current: of == section,
    })
    .collect()
}
