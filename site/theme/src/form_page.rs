//! One page of a form: what `form-page.njk` draws.
//!
//! The generator draws a form's first page, empty, as a static page; the intake function draws
//! every page with what was entered and what is the matter with it. What is shown is decided
//! here; how it looks, in the template.

use serde::Serialize;
use site_model::form::{Answers, Entered, FieldError, Form, FormPage};
use site_model::published::PublishedCouncil;
use site_model::{NoticeVersion, Slug};

use crate::alert::Alert;
use crate::form_field::{Field, Fields, error_text};
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, ThemeError, address};

pub use site_model::form::HONEYPOT;

/// What `form-page.njk` draws. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct FormPageView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title, where it is not the heading.
    pub form: String,
    /// Whether the page's only question is its heading.
    pub question_is_heading: bool,
    /// Where the page is posted to.
    pub action: String,
    /// Which page this is, from 1.
    pub step: usize,
    /// Of how many.
    pub steps: usize,
    /// What stands above a page that is shown for the first time; not again with its errors.
    pub opening: Option<Opening>,
    /// Paragraphs above the questions.
    pub introduction: Vec<String>,
    /// What happened, where the page comes back for another reason than its errors.
    pub alert: Option<Alert>,
    /// What is the matter, in the order of the questions.
    pub errors: Vec<SummaryError>,
    /// The questions.
    pub fields: Vec<Field>,
    /// Whom to reach instead.
    pub reach: Reach,
    /// The name of the field that people never see.
    pub honeypot: &'static str,
}

/// What is told before the questions of a page, once.
#[derive(Clone, Serialize)]
pub struct Opening {
    /// What to do in danger, where this page says so.
    pub emergency: Vec<String>,
    /// What the form is, on its first page.
    pub form: Option<FormOpening>,
}

/// What is told before a form.
#[derive(Clone, Serialize)]
pub struct FormOpening {
    /// Its introduction.
    pub introduction: Vec<String>,
    /// The text of the notice that covers it.
    pub notice: Option<Link>,
}

/// A line of the error summary.
#[derive(Clone, Serialize)]
pub struct SummaryError {
    /// The field it leads to.
    pub href: String,
    /// What is the matter.
    pub text: String,
}

/// A form in its council: what every view of it needs.
#[derive(Clone, Copy)]
pub struct FormPlace<'a> {
    /// The council.
    pub council: &'a PublishedCouncil,
    /// The form's slug.
    pub slug: &'a Slug,
    /// The form.
    pub form: &'a Form,
}

impl<'a> FormPlace<'a> {
    /// The council's form of this name.
    pub fn find(council: &'a PublishedCouncil, slug: &str) -> Option<Self> {
        let (slug, form) = council.forms.get_key_value(slug)?;
        Some(Self {
            council,
            slug,
            form,
        })
    }

    /// The text in force of the notice that covers the form.
    pub fn notice(&self) -> Option<Link> {
        let permit = self.council.current_permit(&self.form.notice)?;
        Some(Link {
            href: address::notice_version(&self.council.slug, &permit.notice, permit.updated),
            text: permit.title.clone(),
            current: false,
        })
    }
}

/// The text of a notice under which something was sent, for ever at its own address, whichever text
/// is in force by now. `None` for a text that is not published any more.
pub fn notice_sent_under(
    frame: &Frame<'_>,
    council: &PublishedCouncil,
    version: &NoticeVersion,
) -> Option<Link> {
    let permit = council.permit(version)?;
    let named = [
        ("title", permit.title.as_str().into()),
        ("date", frame.date(permit.updated).into()),
    ];
    Some(Link {
        href: address::notice_version(&council.slug, &permit.notice, permit.updated),
        text: frame.say("notice-version-named", &named),
        current: false,
    })
}

/// Draws `page` with what was `entered` there. `answers` holds what other pages were answered,
/// for conditions on them; `errors` is what validation found, if the page was posted.
pub fn form_page(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    page: &FormPage,
    entered: &Entered,
    answers: &Answers,
    errors: &[FieldError],
) -> Result<FormPageView, ThemeError> {
    let FormPlace {
        council,
        slug,
        form,
    } = place;
    let index = form
        .pages
        .iter()
        .position(|other| other.id == page.id)
        .unwrap_or(0);
    let is_first = index == 0;
    let mut layout = frame.layout(&page.title);
    layout.has_errors = !errors.is_empty();
    layout.exit_this_page = true;
    let before = index
        .checked_sub(1)
        .and_then(|before| form.pages.get(before));
    layout.back = Some(match before {
        Some(before) => address::form_page(&council.slug, slug, &before.id),
        None => address::before_you_start(&council.slug, slug),
    });
    Ok(FormPageView {
        layout,
        form: form.title.clone(),
        question_is_heading: matches!(&page.questions[..], [only] if only.label == page.title),
        action: if is_first {
            address::form_start(&council.slug, slug)
        } else {
            address::form_page(&council.slug, slug, &page.id)
        },
        step: index + 1,
        steps: form.pages.len(),
        opening: errors.is_empty().then(|| Opening {
            emergency: if page.emergency {
                council.council.emergency.clone()
            } else {
                Vec::new()
            },
            form: is_first.then(|| FormOpening {
                introduction: form.introduction.clone(),
                notice: place.notice(),
            }),
        }),
        introduction: page.introduction.clone(),
        alert: None,
        errors: summary(frame, page, errors),
        fields: Fields {
            frame,
            form,
            page,
            entered,
            errors,
        }
        .shown(answers)?,
        reach: frame.clone().for_hub(council, &form.hub).reach().clone(),
        honeypot: HONEYPOT,
    })
}

impl FormPageView {
    /// The page as it is reached from "Check your answers", where it leads back to.
    #[must_use]
    pub fn for_a_change(mut self, place: FormPlace<'_>) -> Self {
        self.action = format!("{}?{}", self.action, address::CHANGE);
        self.layout.back = Some(address::form_check(&place.council.slug, place.slug));
        self.opening = None;
        self
    }

    /// The page as it comes back with everything that was typed, and what happened above it.
    #[must_use]
    pub fn with_alert(mut self, alert: Alert) -> Self {
        self.layout.has_errors = true;
        self.opening = None;
        self.alert = Some(alert);
        self
    }
}

/// Errors in the order of the questions, each with a link to its field.
fn summary(frame: &Frame<'_>, page: &FormPage, errors: &[FieldError]) -> Vec<SummaryError> {
    page.questions
        .iter()
        .filter_map(|question| errors.iter().find(|error| error.question == question.id))
        .map(|error| SummaryError {
            // The first input of radios and checkboxes has the question's id, as GOV.UK draws them.
            href: format!("#{}", error.question),
            text: error_text(frame, error),
        })
        .collect()
}
