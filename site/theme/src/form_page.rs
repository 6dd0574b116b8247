//! One page of a form: what `form-page.njk` draws.
//!
//! The generator draws a form's first page, empty, as a static page; the intake function draws
//! every page with what was entered and what is the matter with it. What is shown is decided
//! here; how it looks, in the template.

use serde::Serialize;
use site_model::Slug;
use site_model::form::{Answers, Entered, FieldError, FormPage};

use crate::alert::Alert;
use crate::come_back::AskForCode;
use crate::form_field::{self, Field, Fields, error_text};
use crate::form_place::{FormPlace, PagePlace, Way};
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, ThemeError};

pub use site_model::form::HONEYPOT;

/// What `form-page.njk` draws. No `Debug`: it holds what a family typed.
#[derive(Clone, Serialize)]
pub struct FormPageView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title and how far this is.
    pub caption: String,
    /// Whose page it is, where it is of one in a list that has a name by now.
    pub about: Option<String>,
    /// Whether the page's only question is its heading.
    pub question_is_heading: bool,
    /// Where the page is posted to.
    pub action: String,
    /// What stands above a page that is shown for the first time; not again with its errors.
    pub opening: Option<Opening>,
    /// Paragraphs above the questions.
    pub introduction: Vec<String>,
    /// What happened, where the page comes back for another reason than its errors.
    pub alert: Option<Alert>,
    /// Asks for the code that opens the answers of the other pages, where the browser has forgotten it.
    pub return_code: Option<AskForCode>,
    /// A browser is not to fill in again what was typed when somebody goes back: of a page that is there without
    /// any cookie, that would outlast leaving it.
    pub forgets_typed: bool,
    /// How to come back to it later, once there is something to come back to.
    pub save: Option<String>,
    /// What is the matter, in the order of the questions.
    pub errors: Vec<SummaryError>,
    /// The questions.
    pub fields: Vec<Field>,
    /// Whom to reach instead.
    pub reach: Reach,
    /// The name of the field that people never see.
    pub honeypot: &'static str,
    /// What the page says of itself when it is posted: names and values.
    pub hidden: Vec<(&'static str, String)>,
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

/// The field of a page on agreement with the notice's text that it showed. No question has an underscore.
pub const NOTICE_VERSION: &str = "notice_version";

/// The field of a page of somebody who was not in the list when it was shown.
pub const IS_NEW: &str = "is_new";

/// Draws a page with what was `entered` there. `answers` holds what other pages were answered, of the
/// same one in a list, for conditions on them; `errors` is what validation found, if it was posted.
pub fn form_page(
    frame: &Frame<'_>,
    at: PagePlace<'_>,
    way: Way,
    entered: &Entered,
    answers: &Answers,
    errors: &[FieldError],
) -> Result<FormPageView, ThemeError> {
    let PagePlace {
        form: place, page, ..
    } = at;
    let FormPlace { council, form, .. } = place;
    let mut layout = frame.layout(&page.title);
    if place.is_public() {
        layout = layout.private(place.step(frame, at.entry.map_or(page, |entry| entry.list)));
    }
    layout.has_errors = !errors.is_empty();
    layout.back = Some(at.back(way));
    let shown_at = if at.is_static {
        place.start()
    } else {
        at.address(way)
    };
    layout.languages = place.languages(frame, &shown_at);
    Ok(FormPageView {
        layout,
        caption: at.caption(frame),
        about: at.entry.and_then(|entry| {
            let asks_for_it = page.questions.iter().any(|q| q.id == entry.of.named_by);
            let name = entry.of.named(answers).filter(|_| !asks_for_it)?;
            Some(name.to_owned())
        }),
        question_is_heading: matches!(&page.questions[..], [only] if only.label == page.title),
        action: at.address(way),
        // What is told to a family stands in the notice that it was given.
        opening: (errors.is_empty() && way == Way::Through && place.is_public()).then(|| Opening {
            emergency: if page.emergency {
                council.council.emergency.clone()
            } else {
                Vec::new()
            },
            form: at.is_first().then(|| FormOpening {
                introduction: form.introduction.clone(),
                notice: place.notice(),
            }),
        }),
        introduction: page.introduction.clone(),
        alert: None,
        return_code: None,
        forgets_typed: at.is_static && place.is_public(),
        save: (!at.is_static).then(|| place.save()).flatten(),
        errors: summary(frame, page, errors),
        fields: Fields {
            frame,
            form: Some(form),
            page,
            entered,
            errors,
            refused: None,
        }
        .shown(answers)?,
        reach: frame
            .clone()
            .for_queue(council, &form.queue)
            .reach()
            .clone(),
        honeypot: HONEYPOT,
        hidden: hidden(at),
    })
}

/// Questions of a page that belongs to no form.
#[derive(Serialize)]
pub struct AskedFields {
    /// What is the matter, in the order of the questions.
    pub errors: Vec<SummaryError>,
    /// The questions.
    pub fields: Vec<Field>,
}

/// Draws the questions of a page that belongs to no form, about others than who answers them. `refused` is what is
/// the matter that no question knows by itself: the question, and words.
pub fn asked_fields(
    frame: &Frame<'_>,
    page: &FormPage,
    (entered, errors): (&Entered, &[FieldError]),
    refused: Option<(&Slug, &str)>,
) -> Result<AskedFields, ThemeError> {
    let fields = Fields {
        frame,
        form: None,
        page,
        entered,
        errors,
        refused,
    };
    let mut summary = summary(frame, page, errors);
    summary.extend(refused.map(|(question, words)| SummaryError {
        href: format!("#{question}"),
        text: words.to_owned(),
    }));
    Ok(AskedFields {
        errors: summary,
        fields: fields.shown(&Answers::default())?,
    })
}

impl FormPageView {
    /// The page as it comes back with everything that was typed, and what happened above it.
    #[must_use]
    pub fn with_alert(mut self, alert: Alert) -> Self {
        self.layout.has_errors = true;
        self.opening = None;
        self.alert = Some(alert);
        self
    }

    /// The same, asking for the code under which the other pages' answers are kept.
    #[must_use]
    pub fn asking_for_code(mut self, code: Option<AskForCode>) -> Self {
        if let Some(error) = code.as_ref().and_then(|code| code.error.clone()) {
            self.errors.push(error);
        }
        self.return_code = code;
        self.save = None;
        self
    }
}

/// An agreement is one to the text that was shown, and whoever is added twice is two.
fn hidden(at: PagePlace<'_>) -> Vec<(&'static str, String)> {
    let asks = at.page.agreements.as_ref();
    let permit = asks.and_then(|_| at.form.permit());
    let version = permit.map(|permit| (NOTICE_VERSION, permit.shown().to_string()));
    let is_new = at.entry.is_some_and(|entry| entry.is_new);
    version
        .into_iter()
        .chain(is_new.then(|| (IS_NEW, "yes".to_owned())))
        .collect()
}

/// Errors in the order of the questions, each with a link to its field.
pub(crate) fn summary(
    frame: &Frame<'_>,
    page: &FormPage,
    errors: &[FieldError],
) -> Vec<SummaryError> {
    page.questions
        .iter()
        .filter_map(|question| {
            let error = errors.iter().find(|error| error.question == question.id)?;
            Some((question, error))
        })
        .map(|(question, error)| SummaryError {
            href: format!("#{}", form_field::input(question, error)),
            text: error_text(frame, error),
        })
        .collect()
}
