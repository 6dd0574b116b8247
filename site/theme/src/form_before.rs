//! What is told before a page of a form that is hard to answer, or not for everybody's eyes: an interruption
//! page, so that nobody comes to its questions unprepared.

use serde::Serialize;
use site_model::form::FormPage;

use crate::Layout;
use crate::form_place::FormPlace;
use crate::frame::{Frame, Reach};

/// What `form-before.njk` draws.
#[derive(Clone, Serialize)]
pub struct FormBeforeView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title.
    pub form: String,
    /// What comes next: the form's own words.
    pub paragraphs: Vec<String>,
    /// Whether every question of the page can be left out.
    pub can_be_left_out: bool,
    /// The page.
    pub continue_at: String,
    /// How to come back to it later.
    pub save: Option<String>,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// Draws what is told before a page.
pub fn form_before(frame: &Frame<'_>, place: FormPlace<'_>, page: &FormPage) -> FormBeforeView {
    let mut layout = frame.layout(frame.say("form-before-title", &[]));
    if place.is_public() {
        layout = layout.private_as_titled();
    }
    layout.back = Some(place.before(page));
    layout.languages = place.languages(frame, &place.before_page(&page.id));
    FormBeforeView {
        layout,
        form: place.form.title.clone(),
        paragraphs: page.before.clone(),
        can_be_left_out: !page.questions.iter().any(|question| question.required)
            && !page.list.as_ref().is_some_and(|list| list.required),
        continue_at: place.address_of(&page.id),
        save: place.save(),
        reach: frame.reach().clone(),
    }
}
