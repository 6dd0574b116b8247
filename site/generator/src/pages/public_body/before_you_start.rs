//! What is told before a form begins: how to leave it quickly and what that does not hide (GOV.UK
//! Design System, "Exit a page quickly"), what is asked, and what happens with it.

use serde::Serialize;
use site_model::Slug;
use site_model::form::Form;
use site_theme::form_place::{FilledBy, FormPlace};
use site_theme::frame::Section;
use site_theme::{Link, ThemeError, address};

use super::super::{Drawing, Page};
use super::lines;

#[derive(Serialize)]
struct BeforeYouStartPage {
    form: String,
    exit: Vec<String>,
    staying_safe: String,
    /// The headings of the form's pages.
    asked: Vec<String>,
    /// The text of the notice that covers the form.
    notice: Option<Link>,
    /// Whether its sender gets a receipt code.
    opens_a_view: bool,
    continue_at: String,
    come_back: String,
    paper: String,
}

impl Drawing<'_> {
    pub(in crate::pages) fn before_you_start(&self) -> Result<Vec<Page>, ThemeError> {
        let forms = self.published.forms.iter();
        forms
            .map(|(slug, form)| self.before_form(slug, form))
            .collect()
    }

    fn before_form(&self, slug: &Slug, form: &Form) -> Result<Page, ThemeError> {
        let council = self.published.at();
        let frame = self.frame(Section::Help);
        let place = FormPlace {
            council: self.published,
            slug,
            form,
            filled_by: FilledBy::Family,
        };
        let summary = frame.say(
            "about-before-summary",
            &[("form", form.title.as_str().into())],
        );
        let view = BeforeYouStartPage {
            form: form.title.clone(),
            exit: lines(frame, "about-before-exit", &[]),
            staying_safe: address::staying_safe(&self.content.slug),
            asked: form.pages.iter().map(|page| page.title.clone()).collect(),
            notice: place.notice(),
            opens_a_view: form.kind.opens_a_view(),
            continue_at: address::form(council, slug),
            come_back: address::come_back(council),
            paper: address::form_paper(council, slug),
        };
        let title = frame.say("about-before-title", &[]);
        let at = address::before_you_start(council, slug);
        self.page_in(
            frame.languages(|there| there.forms.contains(slug), &at),
            at,
            "before-you-start.njk",
            (Section::Help, &title, &summary),
            &[("forms-title", address::forms(council))],
            view,
        )
    }
}
