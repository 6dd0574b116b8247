//! Saving a form: the code with which a family comes back to it, on a page to print and as a file to keep.
//!
//! The same code opens every form that was begun in this browser, so the page says which.

use jiff::Zoned;
use serde::Serialize;

use crate::come_back::BegunForm;
use crate::form_page::SummaryError;
use crate::form_place::FormPlace;
use crate::form_reminder::ReminderView;
use crate::frame::{Frame, Reach};
use crate::qr_code::QrCode;
use crate::{Layout, address};

/// What `form-save.njk` and `form-save-file.njk` draw. No `Debug`: the code is a secret.
#[derive(Clone, Serialize)]
pub struct FormSaveView {
    /// What stands around it.
    pub layout: Layout,
    /// In groups, as it is written down.
    pub code: String,
    /// The code as a picture.
    pub picture: Option<QrCode>,
    /// What it opens.
    pub forms: Vec<BegunForm>,
    /// Until when all of that is kept, in words.
    pub until: String,
    /// Where it is entered: the whole address, as it is typed from paper.
    pub come_back: String,
    /// The same as a file.
    pub file: String,
    /// Being reminded of the form, where that can be.
    pub reminder: Option<ReminderView>,
    /// What is wrong with what was posted.
    pub errors: Vec<SummaryError>,
    /// Where the form goes on now.
    pub go_on: String,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// Draws how to come back to what `code` opens, on a site at `origin`, e.g. `https://hub.example`.
pub fn form_save(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    (code, forms): (String, Vec<BegunForm>),
    until: &Zoned,
    go_on: String,
    origin: &str,
) -> FormSaveView {
    let at = place.council.at();
    let title = frame.say("form-save-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    layout.back = Some(go_on.clone());
    layout.languages = place.languages(frame, &address::form_save(at, place.slug));
    FormSaveView {
        layout,
        picture: QrCode::of(&code),
        code,
        forms,
        until: frame.moment(until),
        come_back: format!("{origin}{}", address::come_back_lookup(at)),
        file: address::form_save_file(at, place.slug),
        reminder: None,
        errors: Vec::new(),
        go_on,
        reach: frame.reach().clone(),
    }
}

impl FormSaveView {
    /// The same with being reminded of the form.
    #[must_use]
    pub fn with_reminder(mut self, reminder: Option<ReminderView>) -> Self {
        let errors = reminder.iter().flat_map(|reminder| reminder.errors.clone());
        self.errors = errors.collect();
        self.layout.has_errors = !self.errors.is_empty();
        self.reminder = reminder;
        self
    }
}
