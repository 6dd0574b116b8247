//! How staff pages are drawn: words, frame, times.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use record::Staff;
use record::submission::SentForm;
use serde::Serialize;
use site_model::published::{Published, PublishedCouncil};
use site_model::{Form, NoticeVersion, Slug, WorkQueue};
use site_theme::form_place::notice_sent_under;
use site_theme::frame::{Frame, Section};
use site_theme::{Argument, Bundle, Layout, Link, Site, Theme, ThemeError, staff_name};

use crate::triage::TriageError;
use crate::{address, start_page};

/// Staff work in English; families' own words are theirs.
pub(crate) const LANGUAGE: &str = "en-GB";

/// Content, words and templates of one build, ready to be shown.
pub struct Pages {
    theme: Theme,
    content: Published,
    time_zone: TimeZone,
}

/// Who is signed in, in the frame of a page.
#[derive(Clone, Serialize)]
pub(crate) struct SignedIn {
    name: String,
    sign_out: String,
}

impl SignedIn {
    /// The frame of this person's pages.
    pub(crate) fn new(staff: &Staff) -> Self {
        Self {
            name: staff.name.clone(),
            sign_out: address::sign_out(&staff.council),
        }
    }
}

/// A moment, for `<time>`.
#[derive(Serialize)]
pub(crate) struct Moment {
    /// As people read it, in London.
    text: String,
    /// As programs read it.
    machine: String,
}

#[derive(Serialize)]
struct Page<'a, V> {
    layout: Layout,
    signed_in: Option<SignedIn>,
    #[serde(flatten)]
    view: &'a V,
}

#[derive(Serialize)]
struct FormOfStaff<'a, V> {
    signed_in: SignedIn,
    #[serde(flatten)]
    view: &'a V,
}

impl Pages {
    /// The pages of a build.
    ///
    /// # Errors
    ///
    /// When the theme is unsound, or the program has no time zone of the councils.
    pub fn new(bundle: &Bundle) -> Result<Self, TriageError> {
        Ok(Self {
            theme: Theme::of_build(&bundle.theme)?,
            content: bundle.content.clone(),
            time_zone: TimeZone::get("Europe/London")?,
        })
    }

    /// Draws a page for nobody: what pages are made of is compiled by that.
    pub fn draw_ahead(&self) -> Result<(), ThemeError> {
        start_page::draw_ahead(self)
    }

    /// A council's content.
    pub(crate) fn council(&self, slug: &Slug) -> Option<&PublishedCouncil> {
        self.content.councils.get(slug)
    }

    /// A form as it is now.
    pub(crate) fn form(&self, council: &Slug, form: &Slug) -> Option<&Form> {
        self.council(council)?.forms.get(form)
    }

    /// The name of whose work it is; of a hub that is no longer in content, its id.
    pub(crate) fn queue(&self, council: &Slug, queue: &WorkQueue) -> String {
        let Some(hub) = queue.hub() else {
            return self.say("staff-information-governance", &[]);
        };
        self.council(council)
            .and_then(|council| council.council.hub(hub))
            .map_or_else(|| hub.to_string(), |hub| hub.name.clone())
    }

    /// A message.
    pub(crate) fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.theme.words().say(LANGUAGE, id, arguments)
    }

    /// The text of a notice that a family was shown, on the public site.
    pub(crate) fn notice(
        &self,
        council: &PublishedCouncil,
        version: &NoticeVersion,
    ) -> Option<Link> {
        let frame = self.frame(council);
        notice_sent_under(&frame, council, version)
    }

    /// A moment in London.
    pub(crate) fn moment(&self, council: &PublishedCouncil, at: Timestamp) -> Moment {
        let frame = self.frame(council);
        Moment {
            text: frame.moment(&at.to_zoned(self.time_zone.clone())),
            // To the second: HTML takes no more than thousandths.
            machine: format!("{at:.0}"),
        }
    }

    /// A time of day as moments have it: `2:30pm`.
    pub(crate) fn time_of_day(time: Time) -> String {
        time.strftime("%-I:%M%P").to_string()
    }

    /// The layout of a page, before anybody is known to be signed in.
    pub(crate) fn layout(&self, council: Option<&PublishedCouncil>, title: String) -> Layout {
        let name = self.say("staff-site-name", &[]);
        let site = match council {
            None => Site {
                council: self.say("councils-site", &[]),
                name,
                ..Site::default()
            },
            // The council's colours and banner, without the public pages' links.
            Some(council) => Site {
                name,
                navigation: Vec::new(),
                footer: Vec::new(),
                ..self.frame(council).layout("").site
            },
        };
        Layout {
            title,
            site: Site {
                home: address::START.to_owned(),
                ..site
            },
            ..Layout::default()
        }
    }

    /// The layout of a page of someone who is signed in.
    pub(crate) fn layout_within(&self, council: &PublishedCouncil, title: String) -> Layout {
        let mut layout = self.layout(Some(council), title);
        layout.site.home = address::queue(&council.slug);
        layout
    }

    /// The frame of questions that staff are asked.
    pub(crate) fn frame<'a>(&'a self, council: &'a PublishedCouncil) -> Frame<'a> {
        Frame::new(&self.theme, council, &[], Section::Elsewhere)
    }

    /// Draws a page of a form, which knows its layout, in the staff's frame.
    pub(crate) fn draw_form<V: Serialize>(
        &self,
        template: &str,
        signed_in: SignedIn,
        view: &V,
    ) -> Result<String, ThemeError> {
        let page = FormOfStaff { signed_in, view };
        self.theme.render(&staff_name(template), LANGUAGE, &page)
    }

    /// Whose calendar and clocks count.
    pub(crate) fn time_zone(&self) -> &TimeZone {
        &self.time_zone
    }

    /// The day that it is in London.
    pub(crate) fn today(&self, now: Timestamp) -> Date {
        now.to_zoned(self.time_zone.clone()).date()
    }

    /// The day in London on which the hub had what was sent.
    pub(crate) fn reached(&self, sent: &SentForm) -> Date {
        sent.reached(self.time_zone.clone())
    }

    /// A day as people read it.
    pub(crate) fn date(&self, council: &PublishedCouncil, date: Date) -> String {
        self.frame(council).date(date)
    }

    /// Draws a page.
    pub(crate) fn draw<V: Serialize>(
        &self,
        template: &str,
        layout: Layout,
        signed_in: Option<SignedIn>,
        view: &V,
    ) -> Result<String, ThemeError> {
        let page = Page {
            layout,
            signed_in,
            view,
        };
        self.theme.render(template, LANGUAGE, &page)
    }

    /// For the content security policy.
    pub(crate) fn script_hash(&self) -> &str {
        self.theme.content_security_policy_script_hash()
    }
}
