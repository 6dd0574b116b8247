//! Forms as static pages: the list, each form's first page, and where codes are entered.

use serde::Serialize;
use site_model::Slug;
use site_model::form::{Answers, Entered, Form, SubmissionKind};
use site_theme::come_back::{AskForCode, come_back};
use site_theme::form_page::form_page;
use site_theme::form_place::{FilledBy, FormPlace, PagePlace, Way};
use site_theme::frame::Section;
use site_theme::request_page::request_page;
use site_theme::{ThemeError, address};

use super::{Drawing, Entry, Page};

#[derive(Serialize)]
struct Forms {
    entries: Vec<Entry>,
    request: String,
    come_back: String,
}

impl Drawing<'_> {
    fn form_entry(&self, (slug, form): (&Slug, &Form)) -> Entry {
        Entry {
            text: form.title.clone(),
            href: address::before_you_start(self.published.at(), slug),
            summary: form.summary.clone(),
            by: None,
        }
    }

    /// Every form; those that are not translated lead to the council's own.
    fn form_entries(&self) -> Vec<Entry> {
        let told = self.published.forms.iter();
        let mut entries: Vec<Entry> = told.map(|form| self.form_entry(form)).collect();
        let own = self.own.forms.iter();
        let own = own.filter(|(slug, _)| !self.published.forms.contains_key(*slug));
        entries.extend(own.map(|(slug, (_, form))| Entry {
            text: form.title.clone(),
            href: address::before_you_start(&self.own.slug, slug),
            summary: form.summary.clone(),
            by: None,
        }));
        entries
    }

    /// The way into the form of a kind, if the council has one.
    pub(super) fn form_of_kind(&self, kind: SubmissionKind) -> Option<Entry> {
        let form = self.published.form_of_kind(kind)?;
        Some(self.form_entry(form))
    }

    /// The ways into the forms that ask for help as buttons. Where there is one, it says what a family wants
    /// to do. Other forms are for families that know of them.
    pub(super) fn start_buttons(&self) -> Vec<Entry> {
        let forms = self.published.forms_for_help();
        let mut forms: Vec<Entry> = forms.map(|form| self.form_entry(form)).collect();
        if let [only] = forms.as_mut_slice() {
            only.text = self.frame(Section::Help).say("about-home-start", &[]);
        }
        forms
    }

    pub(super) fn forms(&self) -> Result<Vec<Page>, ThemeError> {
        let council = self.published.at();
        let frame = self.frame(Section::Help);
        let title = frame.say("forms-title", &[]);
        let at = address::forms(council);
        let mut pages = vec![self.page_in(
            frame.languages(|_| true, &at),
            at,
            "forms.njk",
            (Section::Help, &title, &title),
            &[],
            Forms {
                entries: self.form_entries(),
                request: address::request(council),
                come_back: address::come_back(council),
            },
        )?];
        for (slug, form) in &self.published.forms {
            let Some(first) = form.first_page() else {
                continue;
            };
            let place = FormPlace {
                council: self.published,
                slug,
                form,
                filled_by: FilledBy::Family,
            };
            let at = PagePlace {
                form: place,
                page: first,
                entry: None,
                is_static: true,
            };
            let view = form_page(
                frame,
                at,
                Way::Through,
                &Entered::default(),
                &Answers::default(),
                &[],
            )?;
            pages.push(Page::new(
                address::form(council, slug),
                "form-page.njk",
                &view,
            ));
        }
        let mut view = request_page(frame, None, String::new());
        let at = address::request(council);
        view.layout.languages = frame.languages(|_| true, &at);
        pages.push(Page::new(address::request(council), "request.njk", &view));
        let view = come_back(frame, AskForCode::new(frame, None, String::new()));
        pages.push(Page::new(address::come_back(council), "return.njk", &view));
        Ok(pages)
    }
}
