//! Where a form ends before it is sent, because of a choice that was made.

use serde::Serialize;
use site_model::form::{Choice, FormPage};

use crate::form_place::FormPlace;
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, address};

/// What `form-ended.njk` draws. No `Debug`: it says what somebody chose.
#[derive(Clone, Serialize)]
pub struct FormEndedView {
    /// What stands around it. What was chosen stays out of the title, and so out of the browser's history.
    pub layout: Layout,
    /// The form's title.
    pub form: String,
    /// What was chosen.
    pub choice: String,
    /// Why, and where to turn instead: one paragraph each.
    pub text: Vec<String>,
    /// Where something else can be chosen.
    pub back: String,
    /// Pages of the site that lead on.
    pub onward: Vec<Link>,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// Draws where the form ends with this choice on this page.
pub fn form_ended(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    page: &FormPage,
    choice: &Choice,
) -> FormEndedView {
    let council = &place.council.slug;
    let back = place.address_of(&page.id);
    let mut layout = frame.layout(frame.say("form-ended-title", &[]));
    if place.is_public() {
        layout = layout.private_as_titled();
    }
    layout.languages = place.languages(frame, &place.ended());
    layout.back = Some(back.clone());
    let onward = [
        ("about-footer-contact", address::contact(council)),
        ("about-footer-complaints", address::complaints(council)),
    ];
    // They are the public site's, which staff have beside theirs.
    let onward = onward.into_iter().filter(|_| place.is_public());
    FormEndedView {
        layout,
        form: place.form.title.clone(),
        choice: choice.label.clone(),
        text: choice.ends.clone(),
        back,
        onward: onward
            .map(|(id, href)| Link {
                text: frame.say(id, &[]),
                href,
                current: false,
            })
            .collect(),
        reach: frame
            .clone()
            .for_queue(place.council, &place.form.queue)
            .reach()
            .clone(),
    }
}
